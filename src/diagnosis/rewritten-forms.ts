// The forms that a line may take in a step of algebra: one law used at one place, or one law used wherever it applies. They are what a right line of algebra may be expected to look like, as the rules of
// differentiation are for a line with d/dx in it. Whether a form is equal to the line is not asked here; whoever shows one has it confirmed.

import { isInteger } from "../arithmetic/rational.js";
import { isOne, negativeOf, productOf, sumOf } from "../calculus/tidy.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type Node } from "../expression/node.js";
import { mapChildren } from "../expression/traverse.js";
import { simplified } from "./simplified.js";

/** A law read from left to right; null where it does not apply. */
type Law = (arena: Arena, node: Node) => Node | null;

const MOST_SITES = 24;
const MOST_TERMS = 16;
const LARGEST_POWER = 4;

/** The forms of the line, each once. */
export function rewrittenForms(arena: Arena, line: Node): readonly Node[] {
  const forms = new Set<Node>();
  const sites = sitesIn(line);
  for (const law of LAWS) {
    const applicable = sites.filter((site) => law(arena, site) !== null);
    if (applicable.length === 0) continue;
    for (const site of applicable) forms.add(rewritten(arena, line, (node) => (node === site ? law(arena, node) : null)));
    if (applicable.length > 1) forms.add(rewritten(arena, line, (node) => law(arena, node)));
  }
  forms.add(expanded(arena, line));
  // A bracket that was multiplied out stands without its brackets.
  for (const form of [...forms]) forms.add(withFlatSums(arena, form));
  forms.delete(line);
  return [...forms];
}

/** The line with its brackets multiplied out. */
export const expanded = (arena: Arena, line: Node): Node => rewritten(arena, line, (node) => distributed(arena, node) ?? powerExpanded(arena, node));

function sitesIn(line: Node): readonly Node[] {
  const seen = new Set<Node>([line]);
  for (const node of seen) {
    if (seen.size > 8 * MOST_SITES) break;
    for (const child of childrenOf(node)) seen.add(child);
  }
  return [...seen].filter(({ kind }) => kind === "multiply" || kind === "power" || kind === "divide" || kind === "apply" || kind === "add" || kind === "negate").slice(0, MOST_SITES);
}

/** The line with a law used bottom-up wherever it applies. */
function rewritten(arena: Arena, line: Node, law: (node: Node) => Node | null): Node {
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const own = law(node);
    const result = own ?? mapChildren(arena, node, visit);
    const again = own === null && result !== node ? law(result) : null;
    memo.set(node, again ?? result);
    return again ?? result;
  };
  return visit(line);
}

export function withFlatSums(arena: Arena, root: Node): Node {
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const rebuilt = mapChildren(arena, node, visit);
    const result = rebuilt.kind === "add" ? arena.add(termsOf(arena, rebuilt)) : rebuilt;
    memo.set(node, result);
    return result;
  };
  return visit(root);
}

/** The terms with the signs and brackets around them opened. */
function termsOf(arena: Arena, node: Node): readonly Node[] {
  if (node.kind === "add") return node.terms.flatMap((term) => termsOf(arena, term));
  if (node.kind === "negate" && node.operand.kind === "add") return termsOf(arena, node.operand).map((term) => negativeOf(arena, term));
  return [node];
}

/** a(b + c) = ab + ac, each term with each. */
const distributed: Law = (arena, node) => {
  if (node.kind === "negate") return node.operand.kind === "add" ? arena.add(termsOf(arena, node)) : null;
  if (node.kind !== "multiply" || !node.factors.some((factor) => factor.kind === "add")) return null;
  const sums = node.factors.map((factor) => (factor.kind === "add" ? factor.terms : [factor]));
  if (sums.reduce((count, terms) => count * terms.length, 1) > MOST_TERMS) return null;
  const products = sums.reduce<readonly (readonly Node[])[]>((partial, terms) => partial.flatMap((product) => terms.map((term) => [...product, term])), [[]]);
  return arena.add(products.map((factors) => simplified(arena, productOf(arena, factors))));
};

/** (a + b)ⁿ with its mixed terms. */
export const powerExpanded: Law = (arena, node) => {
  if (node.kind !== "power" || node.base.kind !== "add" || node.exponent.kind !== "number" || !isInteger(node.exponent.value)) return null;
  const exponent = Number(node.exponent.value.numerator);
  const { terms } = node.base;
  if (exponent < 2 || exponent > LARGEST_POWER || (terms.length > 2 && exponent > 2) || terms.length > 4) return null;
  const [a, b] = terms;
  if (terms.length === 2 && a !== undefined && b !== undefined) return arena.add(Array.from({ length: exponent + 1 }, (_, k) => productOf(arena, [arena.integer(binomial(exponent, k)), raised(arena, a, exponent - k), raised(arena, b, k)])));
  const squares = terms.map((term) => raised(arena, term, 2));
  const mixed = terms.flatMap((term, k) => terms.slice(k + 1).map((other) => productOf(arena, [arena.integer(2), term, other])));
  return arena.add([...squares, ...mixed]);
};

const binomial = (n: number, k: number): number => (k === 0 ? 1 : (binomial(n, k - 1) * (n - k + 1)) / k);

/** The power with the sign of its base outside, numbers and powers worked out. */
function raised(arena: Arena, base: Node, exponent: number): Node {
  if (exponent === 0) return arena.integer(1);
  if (exponent === 1) return base;
  if (base.kind === "negate") return exponent % 2 === 0 ? raised(arena, base.operand, exponent) : arena.negate(raised(arena, base.operand, exponent));
  if (base.kind === "number") return productOf(arena, Array.from({ length: exponent }, () => base));
  if (base.kind === "multiply") return productOf(arena, base.factors.map((factor) => raised(arena, factor, exponent)));
  if (base.kind === "power" && base.exponent.kind === "number") return arena.power(base.base, arena.number({ numerator: base.exponent.value.numerator * BigInt(exponent), denominator: base.exponent.value.denominator }));
  return arena.power(base, arena.integer(exponent));
}

/** (a·b)ⁿ, (a/b)ⁿ and (aᵐ)ⁿ. */
const powerSplit: Law = (arena, node) => {
  if (node.kind !== "power") return null;
  const { base, exponent } = node;
  const lifted = (part: Node): Node => (exponent.kind === "number" && isInteger(exponent.value) && exponent.value.numerator > 0n && exponent.value.numerator < 10n ? raised(arena, part, Number(exponent.value.numerator)) : arena.power(part, exponent));
  if (base.kind === "multiply") return productOf(arena, base.factors.map(lifted));
  if (base.kind === "divide") return arena.divide(lifted(base.numerator), lifted(base.denominator));
  if (base.kind === "power") return arena.power(base.base, productOf(arena, [base.exponent, exponent]));
  return base.kind === "negate" ? lifted(base) : null;
};

/** log(ab), log(a/b) and log(aᵇ). */
const logarithmOpened: Law = (arena, node) => {
  const [inside] = node.kind === "apply" && node.function === "log" ? node.arguments : [];
  if (inside === undefined) return null;
  const log = (part: Node): Node => arena.apply("log", [part]);
  if (inside.kind === "multiply") return arena.add(inside.factors.map(log));
  if (inside.kind === "divide") return arena.add([...(isOne(inside.numerator) ? [] : [log(inside.numerator)]), arena.negate(log(inside.denominator))]);
  return inside.kind === "power" ? productOf(arena, [inside.exponent, log(inside.base)]) : null;
};

/** log a + log b, log a − log b and n log a as one logarithm. */
export const logarithmsJoined: Law = (arena, node) => {
  if (node.kind === "multiply") {
    const last = node.factors[node.factors.length - 1];
    if (node.factors.length !== 2 || last?.kind !== "apply" || last.function !== "log" || last.arguments[0] === undefined || node.factors[0] === undefined) return null;
    return arena.apply("log", [arena.power(last.arguments[0], node.factors[0])]);
  }
  if (node.kind !== "add") return null;
  const inside = (term: Node): Node | null => (term.kind === "apply" && term.function === "log" ? (term.arguments[0] ?? null) : null);
  const above = node.terms.flatMap((term) => inside(term) ?? []);
  const below = node.terms.flatMap((term) => (term.kind === "negate" ? (inside(term.operand) ?? []) : []));
  if (above.length + below.length !== node.terms.length || above.length === 0) return null;
  const product = arena.multiply(above);
  return arena.apply("log", [below.length === 0 ? product : arena.divide(product, arena.multiply(below))]);
};

/** a/b + c/d over the common denominator bd; over b where both have it. */
const commonDenominator: Law = (arena, node) => {
  if (node.kind !== "add" || node.terms.length < 2 || node.terms.length > 3) return null;
  const fractions = node.terms.map((term) => {
    const size = term.kind === "negate" ? term.operand : term;
    const [above, below] = size.kind === "divide" ? [size.numerator, size.denominator] : [size, arena.integer(1)];
    return { above, below, isNegative: term.kind === "negate" };
  });
  const denominators = [...new Set(fractions.map(({ below }) => below))].filter((below) => !isOne(below));
  if (denominators.length === 0 || fractions.some(({ above, below }) => above.kind === "number" && below.kind === "number")) return null;
  const numerators = fractions.map(({ above, below, isNegative }) => {
    const others = denominators.filter((other) => other !== below);
    const product = productOf(arena, [above, ...others]);
    return isNegative ? negativeOf(arena, product) : product;
  });
  return arena.divide(arena.add(numerators), arena.multiply(denominators));
};

/** (a + b)/c as a/c + b/c. */
const fractionOpened: Law = (arena, node) => {
  if (node.kind !== "divide" || node.numerator.kind !== "add" || node.numerator.terms.length > MOST_TERMS) return null;
  return sumOf(arena, node.numerator.terms.map((term) => (term.kind === "negate" ? arena.negate(arena.divide(term.operand, node.denominator)) : arena.divide(term, node.denominator))));
};

/** sin² + cos² = 1 and its kin, each square by the others. */
const squaresExchanged: Law = (arena, node) => {
  if (node.kind !== "power" || node.exponent !== arena.integer(2) || node.base.kind !== "apply") return null;
  const { function: name, arguments: args } = node.base;
  const square = (other: string): Node => arena.power(arena.apply(other, args), arena.integer(2));
  const one = arena.integer(1);
  switch (name) {
    case "sin":
      return arena.add([one, arena.negate(square("cos"))]);
    case "cos":
      return arena.add([one, arena.negate(square("sin"))]);
    case "tan":
      return arena.add([square("sec"), arena.integer(-1)]);
    case "sec":
      return arena.add([one, square("tan")]);
    default:
      return null;
  }
};

const LAWS: readonly Law[] = [distributed, powerExpanded, powerSplit, logarithmOpened, logarithmsJoined, commonDenominator, fractionOpened, squaresExchanged];
