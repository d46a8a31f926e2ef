// The forms in which a right line may be expected: the line before as it stands, and with its derivatives carried out, one rule after the other or all at once. Of their pieces a repair is
// made by preference: a repaired term that stands in one of them is what its author meant.

import { differentiateWith } from "../calculus/rules.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type Node } from "../expression/node.js";
import { mapChildren, nodesIn, substitute } from "../expression/traverse.js";
import { lineWith, type LineDerivative } from "./line-derivatives.js";
import { simplified } from "./simplified.js";
import { tidied } from "./tidied.js";

export interface ExpectedForms {
  /** The whole forms, the line before first. */
  readonly lines: readonly Node[];
  /** Pieces of the forms, each once; the line before first. */
  readonly pieces: readonly Node[];
  /** Does the node stand in one of the forms, but for the order of its terms and factors and for its sign? */
  isFamiliar(node: Node): boolean;
  /** Is the node a whole form, but for order? */
  isWhole(node: Node): boolean;
}

const MOST_PIECES = 400;
const MOST_SITES = 12;

/** The forms of the line before; `carriedOut` is it with everything put in and carried out. */
export function expectedForms(arena: Arena, before: Node, derivatives: readonly LineDerivative[], carriedOut: Node, inOwnNames: (node: Node) => Node): ExpectedForms {
  const lines: Node[] = [before];
  const single = derivatives.filter((derivative) => derivative.order === 1);
  const pieces: Node[] = [];
  for (const way of WAYS) {
    let everywhere = before;
    for (const derivative of single) {
      const made = way(arena, derivative);
      if (made === null) continue;
      const line = lineWith(arena, before, derivative, made);
      if (single.length > 1) lines.push(line);
      pieces.push(made);
      everywhere = lineWith(arena, everywhere, derivative, made);
    }
    lines.push(everywhere);
  }
  for (const { body, variable } of single) {
    const sites: Node[] = [];
    differentiateWith(arena, body, variable, ({ node, usual }) => {
      if (sites.length < 2 * MOST_SITES && node !== body) sites.push(usual, arena.derivative(node, variable, 1, false));
      return null;
    });
    pieces.push(...sites);
  }
  lines.push(carriedOut);
  const forms = new Set<Node>();
  for (const line of [...lines, ...pieces]) for (const form of [line, tidied(arena, line), simplified(arena, line)]) forms.add(inOwnNames(form));
  const found = new Set<Node>();
  for (const form of forms) {
    const seen = new Set<Node>([form]);
    for (const node of seen) {
      if (found.size >= MOST_PIECES) break;
      found.add(node);
      for (const child of childrenOf(node)) seen.add(child);
    }
  }
  const canonical = createCanonical(arena);
  const familiar = new Set([...found].map((piece) => unsigned(canonical(piece))));
  const whole = new Set([...forms].map(canonical));
  return {
    lines: [...new Set(lines)],
    pieces: [...found].filter((piece) => piece.kind !== "relation" && piece.kind !== "opaque"),
    isFamiliar: (node) => familiar.has(unsigned(canonical(node))),
    isWhole: (node) => whole.has(canonical(node)),
  };
}

/** How a derivative may be carried out in one line; null where it has no rule. */
type Way = (arena: Arena, derivative: LineDerivative) => Node | null;

/** One rule used, what is inside left to be differentiated. */
const byOneRule: Way = (arena, { body, variable }) =>
  differentiable(differentiateWith(arena, body, variable, ({ node, rule }) => (node === body || rule === "constant rule" || node === variable ? null : arena.derivative(node, variable, 1, false))));

/** The same, with the chain rule as a product, not as one fraction. */
const byChain: Way = (arena, { body, variable }) =>
  differentiable(differentiateWith(arena, body, variable, ({ node, rule, links }) => {
    if (rule === "constant rule" || node === variable) return null;
    if (node !== body) return arena.derivative(node, variable, 1, false);
    return links.length === 0 ? null : arena.add(links.map(({ outer, innerDerivative }) => arena.multiply([outer, innerDerivative])));
  }));

const atOnce: Way = (arena, { body, variable }) => differentiable(differentiateWith(arena, body, variable, () => null));

/** A way, and then what was left to be differentiated put in where it stands, so that factors keep the order in which the rule gives them. */
const thenAtOnce = (first: Way): Way => (arena, derivative) => {
  const made = first(arena, derivative);
  if (made === null) return null;
  const carried = new Map<Node, Node>();
  for (const node of nodesIn(made)) {
    if (node.kind !== "derivative" || node.variable !== derivative.variable) continue;
    const inside = differentiateWith(arena, node.body, derivative.variable, () => null);
    if (inside.kind !== "failure") carried.set(node, inside);
  }
  return substitute(arena, made, carried);
};

const WAYS: readonly Way[] = [byOneRule, byChain, thenAtOnce(byOneRule), thenAtOnce(byChain), atOnce];

const differentiable = (made: ReturnType<typeof differentiateWith>): Node | null => (made.kind === "failure" ? null : made);

const unsigned = (node: Node): Node => (node.kind === "negate" ? node.operand : node);

/** Nodes with terms and factors in one order, nested sums and products opened and derivatives of sums taken term by term, so that a + b and b + a are one. */
export function createCanonical(arena: Arena): (node: Node) => Node {
  const memo = new Map<Node, Node>();
  const one = arena.integer(1);
  const byId = (nodes: readonly Node[]): readonly Node[] => [...nodes].sort((a, b) => a.id - b.id);
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const rebuilt = mapChildren(arena, node, visit);
    let result = rebuilt;
    if (rebuilt.kind === "add") result = arena.add(byId(rebuilt.terms.flatMap((term) => (term.kind === "add" ? term.terms : [term]))));
    else if (rebuilt.kind === "multiply") {
      const flat = rebuilt.factors.flatMap((factor) => (factor.kind === "multiply" ? factor.factors : [factor]));
      const isNegative = flat.filter((factor) => factor.kind === "negate").length % 2 === 1;
      const factors = flat.map((factor) => (factor.kind === "negate" ? factor.operand : factor)).filter((factor) => factor !== one);
      const product = arena.multiply(byId(factors));
      result = isNegative ? arena.negate(product) : product;
    } else if (rebuilt.kind === "negate" && rebuilt.operand.kind === "negate") result = rebuilt.operand.operand;
    else if (rebuilt.kind === "derivative" && rebuilt.body.kind === "add") {
      const { variable, order, partial } = rebuilt;
      result = visit(arena.add(rebuilt.body.terms.map((term) => (term.kind === "negate" ? arena.negate(arena.derivative(term.operand, variable, order, partial)) : arena.derivative(term, variable, order, partial)))));
    }
    memo.set(node, result);
    return result;
  };
  return visit;
}

/** Products in products opened, in their order. */
export function withFlatProducts(arena: Arena, root: Node): Node {
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const rebuilt = mapChildren(arena, node, visit);
    const result = rebuilt.kind === "multiply" ? arena.multiply(rebuilt.factors.flatMap((factor) => (factor.kind === "multiply" ? factor.factors : [factor]))) : rebuilt;
    memo.set(node, result);
    return result;
  };
  return visit(root);
}
