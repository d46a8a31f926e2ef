// What two expressions have in common as quantities of their own: sin(u)² + cos(u)² = 1 for every u, whatever u is made of. Where that is shown the two are equal, and it
// is shown more cheaply and seen more clearly than through u; where it is not, nothing is said, since u may take but some values.

import type { Arena } from "../expression/arena.js";
import type { Node, RelationNode, RelationOperator } from "../expression/node.js";
import { replaceNodes } from "./constraints.js";
import { isAtom, Sign, type Analysis } from "./analysis.js";
import { evaluatedOperands, evaluationOrder } from "./graph.js";

const LARGEST = 2000;
const MOST_QUANTITIES = 4;

/** Two expressions in which common parts are symbols, and what is known of these. */
export interface Abstracted {
  readonly left: Node;
  readonly right: Node;
  readonly relations: readonly RelationNode[];
}

/**
 * The two with common parts as symbols, the largest first, then only parts that have nothing in them that stands elsewhere too: what was lost by the first may show the
 * equality after all. Each pair is another question; none where nothing but symbols and numbers is common, or so much that little is gained.
 */
export function abstractCommonParts(arena: Arena, left: Node, right: Node, analysis: Analysis, integers: ReadonlySet<string>): readonly Abstracted[] {
  const leftOrder = evaluationOrder([left], LARGEST);
  const rightOrder = evaluationOrder([right], LARGEST);
  if (leftOrder === null || rightOrder === null) return [];
  const ofLeft = new Set(leftOrder);
  const common = new Set(rightOrder.filter((node) => ofLeft.has(node)));
  const kept = exactOnes(leftOrder, integers);
  const isCandidate = (node: Node): boolean => common.has(node) && !kept.has(node);
  const largest = topmost([left, right], isCandidate);
  const free = withoutShared([left, right], largest, isCandidate);
  const made = [largest, ...(sameSet(largest, free) ? [] : [free])].filter((parts) => parts.size > 0 && parts.size <= MOST_QUANTITIES);
  return made.flatMap((parts) => replaced(arena, left, right, parts, analysis) ?? []);
}

const sameSet = (a: ReadonlySet<Node>, b: ReadonlySet<Node>): boolean => a.size === b.size && [...a].every((each) => b.has(each));

/** The candidates, atoms and numbers left alone, that are met first from the roots down. */
function topmost(roots: readonly Node[], isCandidate: (node: Node) => boolean): Set<Node> {
  const parts = new Set<Node>();
  visitOutside(roots, (node) => {
    if (!isCandidate(node)) return true;
    parts.add(node);
    return false;
  });
  return parts;
}

/** Visits the nodes below the roots, atoms and numbers not among them, and goes on below a node where `visit` says so. */
function visitOutside(roots: readonly Node[], visit: (node: Node) => boolean): void {
  const seen = new Set<Node>();
  const stack = [...roots];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node) || node.kind === "number" || node.kind === "symbol" || isAtom(node)) continue;
    seen.add(node);
    if (visit(node)) stack.push(...evaluatedOperands(node));
  }
}

/** Parts of which nothing, but for symbols, stands outside of them all: those that do not keep to that are opened, until all do. */
function withoutShared(roots: readonly Node[], largest: ReadonlySet<Node>, isCandidate: (node: Node) => boolean): Set<Node> {
  const opened = new Set<Node>();
  for (;;) {
    const parts = topmost(roots, (node) => isCandidate(node) && !opened.has(node));
    const outside = new Set<Node>();
    visitOutside(roots, (node) => {
      if (parts.has(node)) return false;
      outside.add(node);
      return true;
    });
    const shared = [...parts].filter((part) => {
      let isShared = false;
      visitOutside(evaluatedOperands(part), (node) => {
        isShared ||= outside.has(node) || parts.has(node);
        return !isShared;
      });
      return isShared;
    });
    if (shared.length === 0 || opened.size > 4 * largest.size + 40) return parts;
    for (const part of shared) opened.add(part);
  }
}

function replaced(arena: Arena, left: Node, right: Node, parts: ReadonlySet<Node>, analysis: Analysis): Abstracted | null {
  const replacements = new Map<Node, Node>();
  const relations: RelationNode[] = [];
  for (const part of parts) {
    const name = arena.symbol(`${NAME}${replacements.size + 1}`);
    replacements.set(part, name);
    const operator = operatorFor(analysis.signs(part));
    const relation = operator === null ? null : arena.relation(operator, name, arena.integer(0));
    if (relation?.kind === "relation") relations.push(relation);
  }
  const [newLeft, newRight] = [replaceNodes(arena, left, replacements), replaceNodes(arena, right, replacements)];
  return newLeft === null || newRight === null ? null : { left: newLeft, right: newRight, relations };
}

function operatorFor(signs: number): RelationOperator | null {
  switch (signs) {
    case Sign.positive:
      return ">";
    case Sign.negative:
      return "<";
    case Sign.positive | Sign.zero:
      return "≥";
    case Sign.negative | Sign.zero:
      return "≤";
    case Sign.positive | Sign.negative:
      return "≠";
    default:
      return null;
  }
}

/** No name that an author writes. */
const NAME = "□";

/** Numbers and what is built from integers: their values are what exponents and powers of negative numbers ask for. */
function exactOnes(order: readonly Node[], integers: ReadonlySet<string>): ReadonlySet<Node> {
  const exact = new Set<Node>();
  for (const node of order) {
    const operands = evaluatedOperands(node);
    const isOne = node.kind === "number" || (node.kind === "symbol" && integers.has(node.name)) || (operands.length > 0 && operands.every((child) => exact.has(child)));
    if (isOne) exact.add(node);
  }
  return exact;
}

/** Functions that take no value twice. */
const INJECTIVE: ReadonlySet<string> = new Set(["exp", "log", "arctan", "arccot", "arcsin", "arccos", "arcsec", "arccsc", "sinh", "tanh", "csch", "coth", "arsinh", "artanh", "arcosh", "arcoth", "arcsch", "arsech", "sqrt", "log10", "log2"]);

/** The two without what stands around both and gives different values for different ones: tanh u and tanh v are equal where u and v are, and only there. */
export function peeled(arena: Arena, left: Node, right: Node): readonly [Node, Node] {
  let [a, b] = [left, right];
  for (;;) {
    const inside = insideOf(arena, a, b);
    if (inside === null || inside[0] === inside[1]) return [a, b];
    [a, b] = inside;
  }
}

function insideOf(arena: Arena, a: Node, b: Node): readonly [Node, Node] | null {
  if (a.kind === "negate" && b.kind === "negate") return [a.operand, b.operand];
  if (a.kind === "divide" && b.kind === "divide") {
    if (a.denominator === b.denominator) return [a.numerator, b.numerator];
    return a.numerator === b.numerator ? [a.denominator, b.denominator] : null;
  }
  if (a.kind === "power" && b.kind === "power" && a.exponent === b.exponent && a.exponent.kind === "number") {
    const { numerator, denominator } = a.exponent.value;
    return numerator % 2n !== 0n || denominator % 2n === 0n ? [a.base, b.base] : null;
  }
  if (a.kind === "apply" && b.kind === "apply" && a.function === b.function && INJECTIVE.has(a.function)) {
    const [u, v] = [a.arguments[0], b.arguments[0]];
    return u === undefined || v === undefined ? null : [u, v];
  }
  if (a.kind === "add" && b.kind === "add") return withoutCommon(a.terms, b.terms, (terms) => arena.add(terms));
  if (a.kind === "multiply" && b.kind === "multiply") return withoutCommon(a.factors, b.factors, (factors) => arena.multiply(factors));
  return null;
}

/** What is left of two lists without the items they share; null where they share none. */
function withoutCommon(a: readonly Node[], b: readonly Node[], join: (items: readonly Node[]) => Node): readonly [Node, Node] | null {
  const rest = [...b];
  const own = a.filter((item) => {
    const at = rest.indexOf(item);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  return own.length === a.length ? null : [join(own), join(rest)];
}
