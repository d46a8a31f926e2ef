// Expansion of sums and products for given sizes: bounded names become numbers, entries of arrays become single quantities. Nodes that do
// not depend on an index are expanded once for all its values, and nothing recurses deeper than sums are nested.

import { rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node, PiecewiseNode } from "../expression/node.js";
import { mapChildren } from "../expression/traverse.js";
import { exactInteger } from "./exact.js";
import { plainNumber } from "./exact-node.js";
import { operandsOf, postorder } from "./graph.js";
import { SIGNS_THAT_HOLD } from "./tape.js";
import type { Work } from "./work.js";

export const MOST_TERMS = 100_000;
const LARGEST = 2_000_000;

/** What an expansion can stumble over. */
export class ExpansionFailure {
  constructor(readonly reason: string) {}
}

/** Which of the bound letters occur free in each node, as a set of bits. */
export function letterMasks(order: readonly Node[], letters: readonly string[]): ReadonlyMap<Node, number> {
  const bits = new Map(letters.map((name, position) => [name, 1 << position]));
  const masks = new Map<Node, number>();
  for (const node of order) {
    let mask = 0;
    if (node.kind === "symbol") mask = bits.get(node.name) ?? 0;
    else if (node.kind === "sum" || node.kind === "product") {
      mask = (masks.get(node.body) ?? 0) & ~(bits.get(node.index.name) ?? 0);
      for (const bound of [node.lower, node.upper]) if (bound !== null) mask |= masks.get(bound) ?? 0;
    } else for (const child of operandsOf(node)) mask |= masks.get(child) ?? 0;
    masks.set(node, mask);
  }
  return masks;
}

interface Frame {
  readonly parent: Frame | null;
  /** The letters that this frame gives a value to; 0 for the outermost, which gives values to sizes and free indices. */
  readonly mask: number;
  readonly values: ReadonlyMap<string, Node>;
  readonly done: Map<Node, Node>;
}

export interface Expansion {
  readonly arena: Arena;
  readonly letters: readonly string[];
  readonly masks: ReadonlyMap<Node, number>;
  /** The bounds of a sum whose author left them out. */
  readonly impliedBound: (node: Node, which: "lower" | "upper") => Node | null;
  readonly work: Work;
}

/** The node with the names replaced and every sum written out, or why that cannot be. */
export function expand(expansion: Expansion, root: Node, values: ReadonlyMap<string, Node>): Node | ExpansionFailure {
  const { arena, letters, masks, impliedBound, work } = expansion;
  let terms = 0;
  const outermost: Frame = { parent: null, mask: 0, values, done: new Map() };
  const bitOf = (name: string): number => {
    const position = letters.indexOf(name);
    return position < 0 ? 0 : 1 << position;
  };

  function expandIn(frame: Frame, start: Node, depth: number): Node | ExpansionFailure {
    if (depth > 24) return new ExpansionFailure("sums are nested too deeply");
    const stack: { readonly node: Node; readonly children: readonly Node[]; next: number }[] = [];
    const open = (node: Node): ExpansionFailure | null => {
      if (frame.done.has(node)) return null;
      if (frame.parent !== null && ((masks.get(node) ?? 0) & frame.mask) === 0) {
        const outside = expandIn(frame.parent, node, depth + 1);
        if (outside instanceof ExpansionFailure) return outside;
        frame.done.set(node, outside);
        return null;
      }
      const children = node.kind === "sum" || node.kind === "product" ? [] : operandsOf(node);
      stack.push({ node, children, next: 0 });
      return null;
    };
    const failed = open(start);
    if (failed !== null) return failed;
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const child = top.children[top.next];
      if (child !== undefined) {
        top.next += 1;
        const failure = open(child);
        if (failure !== null) return failure;
        continue;
      }
      stack.pop();
      if (frame.done.has(top.node)) continue;
      if (!work.spend(6)) return new ExpansionFailure("the budget ended while sums were written out");
      const made = top.node.kind === "sum" || top.node.kind === "product" ? writtenOut(frame, top.node, depth) : rebuilt(frame, top.node);
      if (made instanceof ExpansionFailure) return made;
      frame.done.set(top.node, made);
    }
    return frame.done.get(start) ?? start;
  }

  function rebuilt(frame: Frame, node: Node): Node {
    if (node.kind === "symbol") {
      for (let at: Frame | null = frame; at !== null; at = at.parent) {
        const value = at.values.get(node.name);
        if (value !== undefined) return value;
      }
      return node;
    }
    const made = mapChildren(arena, node, (child) => frame.done.get(child) ?? child);
    if (made.kind === "index") {
      return arena.index(made.base, made.indices.map((index) => {
        const value = plainNumber(index);
        return value === null ? index : arena.number(value);
      }));
    }
    if (made.kind === "piecewise") return decided(made);
    if (made.kind === "apply" && made.function === "kronecker" && made.arguments.length === 2) {
      const [first, second] = made.arguments.map(plainNumber);
      if (first !== null && second !== null && first !== undefined && second !== undefined) {
        return arena.integer(first.numerator === second.numerator && first.denominator === second.denominator ? 1 : 0);
      }
    }
    return made;
  }

  /** Cases whose conditions speak of numbers only. */
  function decided(node: PiecewiseNode): Node {
    const open: PiecewiseNode["branches"][number][] = [];
    for (const branch of node.branches) {
      const signs = branch.conditions.map((condition) => {
        const difference = condition.kind === "relation" ? plainNumber(arena.subtract(condition.left, condition.right)) : null;
        return condition.kind !== "relation" || difference === null ? null : SIGNS_THAT_HOLD[condition.operator][difference.numerator < 0n ? 0 : difference.numerator > 0n ? 2 : 1];
      });
      if (signs.includes(false)) continue;
      if (signs.every((holds) => holds === true)) return open.length === 0 ? branch.value : arena.piecewise(open, branch.value);
      open.push(branch);
    }
    return open.length === 0 && node.otherwise !== null ? node.otherwise : open.length === 0 ? node : arena.piecewise(open, node.otherwise);
  }

  function writtenOut(frame: Frame, node: Node & { readonly kind: "sum" | "product" }, depth: number): Node | ExpansionFailure {
    const lowerNode = node.lower ?? impliedBound(node, "lower");
    const upperNode = node.upper ?? impliedBound(node, "upper");
    if (lowerNode === null || upperNode === null) return new ExpansionFailure(`the bounds of a ${node.kind} are not known`);
    const lower = expandIn(frame, lowerNode, depth + 1);
    if (lower instanceof ExpansionFailure) return lower;
    const upper = expandIn(frame, upperNode, depth + 1);
    if (upper instanceof ExpansionFailure) return upper;
    const first = exactInteger(plainNumber(lower));
    const last = exactInteger(plainNumber(upper));
    if (first === null || last === null) {
      const infinite = [lower, upper].some((bound) => (postorder([bound], 50) ?? []).some((each) => each.kind === "symbol" && each.name === "∞"));
      return new ExpansionFailure(infinite ? `an infinite ${node.kind}` : `the bounds of a ${node.kind} are not integers`);
    }
    if (last - first + 1n > BigInt(MOST_TERMS - terms)) return new ExpansionFailure(`more than ${MOST_TERMS} terms`);
    const parts: Node[] = [];
    const mask = bitOf(node.index.name);
    for (let value = first; value <= last; value += 1n) {
      terms += 1;
      const inner: Frame = { parent: frame, mask, values: new Map([[node.index.name, arena.number(rational(value))]]), done: new Map() };
      const part = expandIn(inner, node.body, depth + 1);
      if (part instanceof ExpansionFailure) return part;
      parts.push(part);
    }
    return node.kind === "sum" ? arena.add(parts) : arena.multiply(parts);
  }

  const order = postorder([root], LARGEST);
  if (order === null) return new ExpansionFailure("the expressions are too large for the budget");
  return expandIn(outermost, root, 0);
}
