// What the line before offers for repairs: its numbers, names, factors and terms, and what its derivatives are made of when they are carried out (inner derivatives,
// exponents, logarithms of bases). A repair puts in nothing else.

import { divideRational, multiplyRational, ONE, rational, type Rational } from "../arithmetic/rational.js";
import { differentiateWith } from "../calculus/rules.js";
import { isOne, isZero, productOf } from "../calculus/tidy.js";
import { occurrences, type Located } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type Node, type SymbolNode, type IndexNode } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import type { LineDerivative } from "./line-derivatives.js";
import { simplified } from "./simplified.js";

/** Names with the text that the author writes for them; empty where he writes them elsewhere only. */
export interface NamedText {
  readonly node: SymbolNode | IndexNode;
  readonly text: string;
}

export interface Material {
  readonly numbers: readonly Rational[];
  readonly exponents: readonly Node[];
  readonly factors: readonly Node[];
  readonly terms: readonly Node[];
  readonly names: readonly NamedText[];
  /** Parts of what is differentiated, with their derivatives. */
  readonly derivatives: ReadonlyMap<Node, Node>;
  /** Is there an absolute value, or a root of a square, in the line before? */
  readonly hasAbsolute: boolean;
}

const MOST = 24;

/** Gathers it; `carriedOut` is the line before with its derivatives carried out. */
export function gatherMaterial(
  arena: Arena, before: Located, beforeText: string, after: Located, afterText: string, derivatives: readonly LineDerivative[], carriedOut: Node,
  inOwnNames: (node: Node) => Node, resolve: (node: Node) => Node | null,
): Material {
  const numbers = new Map<string, Rational>();
  const exponents = new Set<Node>();
  const factors = new Set<Node>();
  const terms = new Set<Node>();
  const names = new Map<Node, NamedText>();
  const slopes = new Map<Node, Node>();
  const addNumber = (value: Rational): void => {
    if (value.numerator !== 0n) numbers.set(`${value.numerator}/${value.denominator}`, value);
  };
  for (const [root, text] of [[before, beforeText], [after, afterText]] as const) {
    for (const { located } of occurrences(root)) {
      if (located.node.kind !== "symbol" && located.node.kind !== "index") continue;
      if (!names.has(located.node)) names.set(located.node, { node: located.node, text: text.slice(located.range.start, located.range.end) });
    }
  }
  for (const node of symbolsIn(carriedOut)) if (!names.has(node)) names.set(node, { node, text: "" });
  for (const { variable, body, node: written } of derivatives) {
    const value = resolve(written);
    if (value !== null) factors.add(simplified(arena, value));
    const links: Node[] = [];
    differentiateWith(arena, body, variable, (context) => {
      if (context.node !== body && !isZero(context.usual) && slopes.size < MOST) slopes.set(context.node, context.usual);
      for (const link of context.links) if (!isOne(link.innerDerivative) && !isZero(link.innerDerivative)) links.push(link.innerDerivative, ...partsOfProduct(link.innerDerivative));
      return null;
    });
    if (variable.kind === "symbol" || variable.kind === "index") slopes.set(variable, arena.integer(1));
    for (const node of links) factors.add(node);
    for (const [part, slope] of slopes) if (part.kind === "add") factors.add(slope);
  }
  const roots = [before.node, ...derivatives.map((derivative) => derivative.body)];
  let hasAbsolute = false;
  const seen = new Set<Node>();
  const stack = [...roots].reverse();
  for (let node = stack.pop(); node !== undefined && seen.size < 2000; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "number") addNumber(node.value);
    if (node.kind === "apply" && (node.function === "abs" || (node.function === "sqrt" && node.arguments[0]?.kind === "power"))) hasAbsolute = true;
    if (node.kind === "power") {
      for (const term of crossTerms(arena, node.base, node.exponent)) terms.add(term);
      exponents.add(node.exponent);
      factors.add(node.exponent);
      factors.add(node.base);
      if (node.exponent.kind !== "number") factors.add(arena.apply("log", [node.base]));
    }
    if (node.kind === "multiply") for (const factor of node.factors) factors.add(factor.kind === "negate" ? factor.operand : factor);
    if (node.kind === "divide") factors.add(node.denominator);
    if (node.kind === "symbol" || node.kind === "index" || node.kind === "apply") factors.add(node);
    if (node.kind === "add") for (const term of node.terms) terms.add(term);
    stack.push(...[...childrenOf(node)].reverse());
  }
  for (const term of topTerms(arena, carriedOut)) terms.add(term);
  const given = [...numbers.values()].slice(0, 8);
  for (const a of given) for (const b of given) addNumber(multiplyRational(a, b));
  for (const value of [rational(2), rational(3), rational(1, 2)]) addNumber(value);
  for (const value of given) addNumber(divideRational(ONE, value));
  const plain = (node: Node): boolean => node.kind !== "relation" && node.kind !== "opaque" && node.kind !== "derivative" && !(node.kind === "symbol" && node.name === "e");
  const own = (nodes: Iterable<Node>): readonly Node[] => [...new Set([...nodes].map((node) => inOwnNames(node.kind === "divide" || node.kind === "multiply" ? simplified(arena, node) : node)))];
  return {
    numbers: [...numbers.values()].slice(0, MOST), exponents: [...exponents].slice(0, 8), names: [...names.values()].filter(({ node }) => freeSymbols(node).size > 0).slice(0, 12),
    factors: own([...factors].filter(plain)).filter((node) => !isOne(node) && !isZero(node)).slice(0, 2 * MOST), terms: own([...terms].filter(plain)).filter((term) => !isZero(term)).slice(0, MOST),
    derivatives: slopes, hasAbsolute,
  };
}

/** The factors of a product that are no numbers. */
function partsOfProduct(node: Node): readonly Node[] {
  if (node.kind === "negate") return partsOfProduct(node.operand);
  return node.kind === "multiply" ? node.factors.filter((factor) => factor.kind !== "number") : [];
}

function symbolsIn(root: Node): readonly (SymbolNode | IndexNode)[] {
  const found: (SymbolNode | IndexNode)[] = [];
  const free = freeSymbols(root);
  const seen = new Set<Node>([root]);
  for (const node of seen) {
    if (node.kind === "symbol" && free.has(node.name)) found.push(node);
    if (node.kind === "index") found.push(node);
    else for (const child of childrenOf(node)) if (node.kind !== "call" || child !== node.callee) seen.add(child);
  }
  return found.slice(0, 8);
}

/** 2ab of (a + b)². */
function crossTerms(arena: Arena, base: Node, exponent: Node): readonly Node[] {
  if (base.kind !== "add" || exponent !== arena.integer(2) || base.terms.length > 4) return [];
  return base.terms.flatMap((a, k) => base.terms.slice(k + 1).map((b) => productOf(arena, [arena.integer(2), a, b])));
}

/** The terms of a sum, sums and signs inside it opened. */
export function topTerms(arena: Arena, node: Node): readonly Node[] {
  if (node.kind === "add") return node.terms.flatMap((term) => topTerms(arena, term));
  if (node.kind === "negate") return topTerms(arena, node.operand).map((term) => (term.kind === "negate" ? term.operand : arena.negate(term)));
  return [node];
}
