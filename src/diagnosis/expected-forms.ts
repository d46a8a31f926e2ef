// The forms in which a right line may be expected: the line before as it stands, and with its derivatives carried out, one rule after the other or all at once. Of their pieces a repair is
// made by preference: a repaired term that stands in one of them is what its author meant.

import { differentiateWith } from "../calculus/rules.js";
import { isOne, negativeOf } from "../calculus/tidy.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type Node } from "../expression/node.js";
import { keptPass } from "../expression/kept-pass.js";
import { mapChildren, nodesIn, someNode, substitute } from "../expression/traverse.js";
import { lineWith, type LineDerivative } from "./line-derivatives.js";
import { once } from "./once.js";
import { rewrittenForms } from "./rewritten-forms.js";
import { simplified } from "./simplified.js";
import { tidied } from "./tidied.js";

export interface ExpectedForms {
  /** The whole forms, the line before first. */
  readonly lines: readonly Node[];
  /** Pieces of the forms, each once; the line before first. */
  readonly pieces: readonly Node[];
  /** Does the node stand in one of the forms, but for the order of its terms and factors and for its sign? */
  isFamiliar(node: Node): boolean;
  /** All whole forms, each in one order. */
  readonly wholes: ReadonlySet<Node>;
  /** Is the node a whole form, but for order? */
  isWhole(node: Node): boolean;
  /** The same, without the forms in which numbers and powers are gathered. */
  isRuled(node: Node): boolean;
  /** Is there a form in which all but the derivatives that the line has carried out stands as in the line before? */
  readonly hasCopied: boolean;
  /** Is it one as it would be written: "copied" where all but the derivatives that the line has carried out stands as in the line before, "ruled" where one rule was used and leaves derivatives to be carried out, "ordered" where it is a form with its factors as textbooks order them, "tidied" where it is one with its factors in another order or simplified? */
  written(node: Node): "copied" | "ruled" | "ordered" | "tidied" | null;
}

const MOST_PIECES = 400;
const MOST_SITES = 12;

/** The forms of the line before `after`; `carriedOut` is it with everything put in and carried out. */
export function expectedForms(arena: Arena, before: Node, after: Node, derivatives: readonly LineDerivative[], carriedOut: Node, inOwnNames: (node: Node) => Node): ExpectedForms {
  const copied = copiedLines(arena, before, after, derivatives);
  const lines: Node[] = [before, ...copied];
  const single = derivatives.filter((derivative) => derivative.order === 1);
  const pieces: Node[] = [];
  const byRule: Node[] = [];
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
    if (way === byOneRule) byRule.push(everywhere, tidied(arena, everywhere));
  }
  for (const { body, variable } of single) {
    const sites: Node[] = [];
    differentiateWith(arena, body, variable, ({ node, usual }) => {
      if (sites.length < 2 * MOST_SITES && node !== body) sites.push(usual, arena.derivative(node, variable, 1, false));
      return null;
    });
    pieces.push(...sites);
  }
  if (derivatives.length === 0) lines.push(...rewrittenForms(arena, before));
  lines.push(carriedOut);
  const forms = new Set<Node>();
  const plain = new Set<Node>();
  for (const line of [...lines, ...pieces].flatMap((each) => [each, ...withSecants(arena, each)])) {
    for (const form of [line, tidied(arena, line)]) plain.add(inOwnNames(form));
    for (const form of [line, tidied(arena, line), simplified(arena, line)]) forms.add(withFlatProducts(arena, inOwnNames(form)));
  }
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
  const asWritten = (node: Node): Node => canonicalAsWritten(arena, node);
  const asCopied = once(() => new Set(copied.map((line) => asWritten(inOwnNames(line)))));
  const asRuled = once(() => new Set(byRule.filter((line) => someNode(line, (node) => node.kind === "derivative")).map((line) => asWritten(inOwnNames(line)))));
  const asOrdered = once(() => new Set([...plain].map((form) => asWritten(inTextbookOrder(arena, form)))));
  const asTidied = once(() => new Set([...forms].map(asWritten)));
  const familiar = once(() => new Set([...found].map((piece) => unsigned(canonical(piece)))));
  const whole = new Set([...forms].map(canonical));
  const ruled = once(() => new Set([...plain].map(canonical)));
  return {
    lines: [...new Set(lines)],
    pieces: [...found].filter((piece) => piece.kind !== "relation" && piece.kind !== "opaque"),
    isFamiliar: (node) => familiar().has(unsigned(canonical(node))),
    wholes: whole,
    isWhole: (node) => whole.has(canonical(node)),
    isRuled: (node) => ruled().has(canonical(node)),
    hasCopied: copied.length > 0,
    written(node) {
      const own = asWritten(node);
      return asCopied().has(own) ? "copied" : asRuled().has(own) ? "ruled" : asOrdered().has(own) ? "ordered" : asTidied().has(own) ? "tidied" : null;
    },
  };
}

/** The line before with those derivatives carried out that do not stand in the line any more: as the line itself has them where it holds a derivative of the same value, by one rule where what that leaves stands there, else to the end. */
function copiedLines(arena: Arena, before: Node, after: Node, derivatives: readonly LineDerivative[]): readonly Node[] {
  const standing = new Set(nodesIn(after));
  const gone = derivatives.filter(({ node, order }) => order === 1 && !standing.has(node));
  if (gone.length === 0 || gone.some(({ node }) => node === before)) return [];
  const own = nodesIn(after).filter((node) => node.kind === "derivative").filter((node) => derivatives.every((each) => each.node !== node));
  const ownValues = own.map((node) => {
    const value = node.order === 1 ? differentiateWith(arena, node.body, node.variable, () => null) : null;
    return value === null || value.kind === "failure" ? null : simplified(arena, value);
  });
  const ways = gone.map((derivative) => {
    const value = atOnce(arena, derivative);
    const atEnd = value === null ? null : simplified(arena, value);
    const same = own[ownValues.findIndex((each) => each !== null && each === atEnd)];
    const step = same ?? byOneRule(arena, derivative);
    const isStanding = step !== null && nodesIn(step).some((node) => node.kind === "derivative" && standing.has(node));
    return { node: derivative.node, value, step, isStanding };
  });
  const wanted = derivativesIn(after);
  const carried = (shown: (arena: Arena, node: Node) => Node, leavesAll: boolean): Node =>
    substitute(arena, before, new Map(ways.flatMap(({ node, value, step, isStanding }) => {
      const put = isStanding ? step : leavesAll ? (step ?? value) : value;
      return put === null ? [] : [[node, isStanding ? put : shown(arena, put)] as const];
    })));
  // A derivative that is mistaken itself stands nowhere: then the line tells how many there are.
  return [...new Set([simplified, tidied].flatMap((shown) => [false, true].map((leavesAll) => carried(shown, leavesAll))))].filter((line) => derivativesIn(line) === wanted);
}

/** The same with sec²u for 1/cos²u, as many write the derivative of the tangent; none where there is no such thing. */
function withSecants(arena: Arena, line: Node): readonly Node[] {
  const visit = (node: Node): Node => {
    const rebuilt = mapChildren(arena, node, visit);
    if (rebuilt.kind !== "divide" || rebuilt.denominator.kind !== "power" || rebuilt.denominator.base.kind !== "apply" || rebuilt.denominator.base.function !== "cos") return rebuilt;
    const secant = arena.power(arena.apply("sec", rebuilt.denominator.base.arguments), rebuilt.denominator.exponent);
    return isOne(rebuilt.numerator) ? secant : arena.multiply([...(rebuilt.numerator.kind === "multiply" ? rebuilt.numerator.factors : [rebuilt.numerator]), secant]);
  };
  if (!nodesIn(line).some((node) => node.kind === "divide" && node.denominator.kind === "power" && node.denominator.base.kind === "apply" && node.denominator.base.function === "cos")) return [];
  const made = visit(line);
  return made === line ? [] : [made];
}

/** How many derivatives are written in the line. */
function derivativesIn(line: Node): number {
  const memo = new Map<Node, number>();
  const visit = (node: Node): number => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const count = childrenOf(node).reduce((sum, child) => sum + visit(child), node.kind === "derivative" ? 1 : 0);
    memo.set(node, count);
    return count;
  };
  return visit(line);
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

const hasMinus = (node: Node): boolean => node.kind === "negate" || (node.kind === "number" && node.value.numerator < 0n);

/** By the order in which they were made. */
const byId = (nodes: readonly Node[]): readonly Node[] => [...nodes].sort((a, b) => a.id - b.id);

/** Nested sums and products opened, their parts arranged, and derivatives of sums taken term by term. */
const canonicalPass = (arranged: (nodes: readonly Node[]) => readonly Node[]): ((arena: Arena, root: Node) => Node) =>
  keptPass((arena, node, visit) => {
    const rebuilt = mapChildren(arena, node, visit);
    if (rebuilt.kind === "add") return arena.add(arranged(rebuilt.terms.flatMap((term) => (term.kind === "add" ? term.terms : [term]))));
    if (rebuilt.kind === "multiply") {
      const flat = rebuilt.factors.flatMap((factor) => (factor.kind === "multiply" ? factor.factors : [factor]));
      const isNegative = flat.filter(hasMinus).length % 2 === 1;
      const factors = flat.map((factor) => (hasMinus(factor) ? negativeOf(arena, factor) : factor)).filter((factor) => !isOne(factor));
      const product = arena.multiply(arranged(factors));
      return isNegative ? arena.negate(product) : product;
    }
    if (rebuilt.kind === "negate" && rebuilt.operand.kind === "negate") return rebuilt.operand.operand;
    if (rebuilt.kind === "derivative" && rebuilt.body.kind === "negate") return arena.negate(arena.derivative(rebuilt.body.operand, rebuilt.variable, rebuilt.order, rebuilt.partial));
    if (rebuilt.kind === "derivative" && rebuilt.body.kind === "add") {
      const { variable, order, partial } = rebuilt;
      return visit(arena.add(rebuilt.body.terms.map((term) => (term.kind === "negate" ? arena.negate(arena.derivative(term.operand, variable, order, partial)) : arena.derivative(term, variable, order, partial)))));
    }
    return rebuilt;
  });

const canonicalById = canonicalPass(byId);
const canonicalAsWritten = canonicalPass((nodes) => nodes);

/** Nodes with terms and factors in one order, so that a + b and b + a are one. */
export const createCanonical = (arena: Arena): ((node: Node) => Node) => (node) => canonicalById(arena, node);

/** Numbers stand in front, names and their powers after them, then brackets and fractions, functions last: so people order factors. */
export function factorRank(node: Node): number {
  switch (node.kind) {
    case "number":
      return 0;
    case "symbol":
    case "index":
      return 1;
    case "negate":
      return factorRank(node.operand);
    case "power":
      return node.base.kind === "apply" || node.base.kind === "number" || (node.base.kind === "symbol" && node.base.name === "e") ? 3 : factorRank(node.base);
    case "apply":
    case "call":
      return 3;
    default:
      return 2;
  }
}

/** Products opened, their factors in the order of textbooks. */
export const inTextbookOrder = keptPass((arena, node, visit) => {
  const rebuilt = mapChildren(arena, node, visit);
  return rebuilt.kind === "multiply" ? arena.multiply([...rebuilt.factors.flatMap((factor) => (factor.kind === "multiply" ? factor.factors : [factor]))].sort((a, b) => factorRank(a) - factorRank(b))) : rebuilt;
});

/** Products in products opened, in their order. */
export const withFlatProducts = keptPass((arena, node, visit) => {
  const rebuilt = mapChildren(arena, node, visit);
  return rebuilt.kind === "multiply" ? arena.multiply(rebuilt.factors.flatMap((factor) => (factor.kind === "multiply" ? factor.factors : [factor]))) : rebuilt;
});
