// What a fingerprint has to know of exponents before it multiplies them out: do they hold logarithms or angles, in the open or hidden under roots and the like?

import type { Node } from "../expression/node.js";
import { lookupFunction } from "../functions/registry.js";
import { operandsOf } from "./graph.js";

export const arcNames: ReadonlySet<string> = new Set(["arctan", "arcsin", "arccos"]);

const isRewritten = (name: string): boolean => (lookupFunction(name)?.inTermsOf ?? null) !== null;
export const mayHoldLogarithm = (atom: Node): boolean => atom.kind === "apply" && (atom.function === "log" || isRewritten(atom.function));
export const mayHoldAngle = (atom: Node): boolean =>
  (atom.kind === "symbol" && atom.name === "π") || (atom.kind === "apply" && (arcNames.has(atom.function) || isRewritten(atom.function)));

export const isQuantity = (node: Node): boolean => node.kind === "symbol" || node.kind === "index" || node.kind === "call";

const MOST_VISITED = 256;
/** So many nodes are told apart by looking through a list. */
const LISTED = 12;

/** Does any node of the expression, however deep, pass the test? True where the search is cut off at 256 nodes. */
export function holds(root: Node, test: (node: Node) => boolean): boolean {
  const listed: Node[] = [];
  const others = new Set<Node>();
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (listed.includes(node) || (listed.length === LISTED && others.has(node))) continue;
    if (listed.length + others.size >= MOST_VISITED || test(node)) return true;
    if (listed.length < LISTED) listed.push(node);
    else others.add(node);
    pushSome(stack, operandsOf(node));
  }
  return false;
}

function pushSome(stack: Node[], nodes: readonly Node[]): void {
  for (let position = 0; position < nodes.length && position < MOST_VISITED; position += 1) {
    const node = nodes[position];
    if (node !== undefined && node.kind !== "number") stack.push(node);
  }
}

/** Does an atom of the expression, reached through arithmetic only, pass the test? True where the search is cut off at 256 nodes. */
export function mentions(node: Node, test: (atom: Node) => boolean): boolean {
  const stack = [node];
  for (let visited = 0; visited < MOST_VISITED; visited += 1) {
    const current = stack.pop();
    if (current === undefined) return false;
    switch (current.kind) {
      case "add":
        pushSome(stack, current.terms);
        break;
      case "multiply":
        pushSome(stack, current.factors);
        break;
      case "negate":
        stack.push(current.operand);
        break;
      case "divide":
        stack.push(current.numerator, current.denominator);
        break;
      case "power":
        stack.push(current.base);
        if (current.exponent.kind !== "number") stack.push(current.exponent);
        break;
      case "symbol":
      case "apply":
        if (test(current)) return true;
        break;
      case "number":
      case "index":
      case "call":
      case "sum":
      case "product":
      case "limit":
      case "integral":
      case "piecewise":
      case "derivative":
      case "relation":
      case "opaque":
        break;
    }
  }
  return true;
}
