// Moves with O(…): both sides are expanded where the argument of O vanishes. The move is right where they agree in every term that the new side does not leave open
// and the old side leaves no more open than the new one.

import type { Node, SymbolNode } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import { isOrderTerm } from "../functions/landau.js";
import { rationalValue } from "../functions/powers.js";
import { printUnicode } from "../notation/unicode.js";
import { weakest } from "./certainties.js";
import { coefficientAlgebra } from "./coefficients.js";
import { createExpander, isFailure } from "./expand-series.js";
import { equal, undecided, unequal, type JudgeContext, type Judgement } from "./judgement.js";
import { isConstant } from "./constants.js";
import { createOracle } from "./oracle.js";
import { seriesAlgebra, type Series } from "./series.js";

/** Terms of the two expansions: what a side leaves open does not depend on how many are asked for. */
const TERMS = [12, 16] as const;
const LARGEST_SCALE = 6;

/** Judges "a equals b" where one of them holds O(…). */
export function judgeOrders(a: Node, b: Node, context: JudgeContext): Judgement {
  const place = placeOf([a, b], context);
  if ("reason" in place) return undecided(place.reason);
  const sides = ([1, -1] as const).map((sign) => onOneSide(a, b, place, sign, context));
  const found = sides.filter((side) => side !== null);
  const [first] = found;
  if (first === undefined) return undecided("there is no real value near the point of the expansion");
  return found.find(({ verdict }) => verdict === "unequal") ?? found.find(({ verdict }) => verdict === "undecided") ?? equal(weakest(found.map(({ certainty }) => certainty)), []);
}

interface Place {
  readonly variable: SymbolNode;
  /** Where the variable goes; null for infinity. */
  readonly point: Node | null;
}

/** What goes where, so that every O(…) of the two sides is small beside the terms it stands with. */
function placeOf(sides: readonly Node[], context: JudgeContext): Place | { readonly reason: string } {
  const orders = sides.flatMap(orderTermsIn);
  const names = [...new Set(orders.flatMap((node) => [...freeSymbols(node)]))].filter((name) => name !== "π" && name !== "e");
  const [name] = names;
  if (name === undefined || names.length > 1) return { reason: "an O(…) of several quantities, or of none, is not judged" };
  const variable = context.arena.symbol(name);
  const bases = new Set<Node>();
  const powers: number[] = [];
  for (const order of orders) {
    const [argument] = order.arguments;
    const monomial = argument === undefined ? null : monomialIn(argument);
    if (monomial === null) return { reason: "this O(…) is not judged yet" };
    bases.add(monomial.base);
    powers.push(monomial.exponent);
  }
  const [base] = bases;
  if (base === undefined || bases.size > 1) return { reason: "orders of different quantities in one line are not judged" };
  if (powers.every((power) => power < 0) && base === variable) return { variable, point: null };
  if (!powers.every((power) => power > 0)) return { reason: "where its quantity goes is not said" };
  if (context.integers.has(name)) return { reason: `${name} may go to infinity here` };
  const point = base === variable ? context.arena.integer(0) : shiftOf(base, variable, context);
  if (point === null) return { reason: "this O(…) is not judged yet" };
  // `x^2 + O(x)` speaks of large x: what stands beside it is of higher order.
  if (sides.some((side) => someNode(side, (node) => node.kind === "add" && node.terms.some(isOrderTerm) && growsBeyond(node.terms, base)))) return { reason: "where its quantity goes is not said" };
  return { variable, point };
}

function orderTermsIn(root: Node): readonly (Node & { kind: "apply" })[] {
  const found: (Node & { kind: "apply" })[] = [];
  someNode(root, (node) => {
    if (isOrderTerm(node)) found.push(node);
    return false;
  });
  return found;
}

/** `c (x - a)^k` without its constant factor; null for anything else. */
function monomialIn(node: Node): { readonly base: Node; readonly exponent: number } | null {
  switch (node.kind) {
    case "symbol":
    case "add":
      return { base: node, exponent: 1 };
    case "power": {
      const exponent = rationalValue(node.exponent);
      return exponent === null || (node.base.kind !== "symbol" && node.base.kind !== "add") ? null : { base: node.base, exponent: Number(exponent.numerator) / Number(exponent.denominator) };
    }
    case "divide": {
      const below = isConstant(node.numerator) ? monomialIn(node.denominator) : null;
      return below === null ? null : { base: below.base, exponent: -below.exponent };
    }
    case "multiply": {
      const moving = node.factors.filter((factor) => !isConstant(factor));
      return moving.length === 1 && moving[0] !== undefined ? monomialIn(moving[0]) : null;
    }
    default:
      return null;
  }
}

/** a of `x - a`; null where it is something else. */
function shiftOf(base: Node, variable: SymbolNode, { arena }: JudgeContext): Node | null {
  if (base.kind !== "add" || !base.terms.includes(variable)) return null;
  const others = base.terms.filter((term) => term !== variable);
  return others.length === base.terms.length - 1 && others.every((term) => !freeSymbols(term).has(variable.name)) ? arena.negate(others.length === 1 && others[0] !== undefined ? others[0] : arena.add(others)) : null;
}

function growsBeyond(terms: readonly Node[], base: Node): boolean {
  const order = Math.min(...terms.filter(isOrderTerm).map((term) => (term.arguments[0] === undefined ? null : monomialIn(term.arguments[0]))?.exponent ?? Infinity));
  return terms.some((term) => {
    if (isOrderTerm(term)) return false;
    const monomial = monomialIn(term.kind === "negate" ? term.operand : term.kind === "divide" && isConstant(term.denominator) ? term.numerator : term);
    return monomial?.base === base && monomial.exponent >= order;
  });
}

/** The verdict from one side; null where there is no real value on it. */
function onOneSide(a: Node, b: Node, { variable, point }: Place, sign: 1 | -1, context: JudgeContext): Judgement | null {
  const { arena } = context;
  const c = coefficientAlgebra(arena);
  const oracle = createOracle(context);
  const log = arena.symbol("log\u0000s");
  let scale = 1;
  for (;;) {
    try {
      const [[left, right, difference], [wider, widerRight]] = [expansions(TERMS[0], scale), expansions(TERMS[1], scale)];
      if ([left, right, difference].some(({ growth }) => growth.length > 0)) return undecided("exponentials that grow, beside O(…)");
      const [leading] = difference.coefficients;
      const holds = left.order >= right.order && right.order === widerRight.order;
      if (leading !== undefined) {
        if (seriesAlgebra(c, oracle, 2, log).holdsLog(leading)) return undecided("logarithms beside O(…) are not judged yet");
        const power = (point === null ? -difference.start : difference.start) / scale;
        return unequal(null, `the ${power === 0 ? "constant terms" : `terms of order ${power}`} of both sides differ by ${printUnicode(sign === -1 && difference.start % 2 !== 0 ? c.negate(leading) : leading)}`, null);
      }
      if (holds) return equal(weakest(oracle.certainties), []);
      if (right.order !== widerRight.order) return wider.order === left.order ? undecided("the O(…) is left out here") : undecided("it could not be told how far both sides agree");
      return undecided("the O(…) of the line before leaves more open than this line does");
    } catch (error) {
      if (error instanceof RangeError) return undecided("it is too large to be expanded");
      if (!isFailure(error)) throw error;
      const { problem } = error;
      if (problem.kind === "undefined") return null;
      if (problem.kind !== "scale" || scale * problem.degree > LARGEST_SCALE) return undecided(problem.kind === "unknown" ? problem.reason : "its expansion could not be computed");
      scale *= problem.degree;
    }
  }

  function expansions(terms: number, fine: number): readonly [Series, Series, Series] {
    const series = seriesAlgebra(c, oracle, terms * fine, log);
    const step: Series = { growth: [], start: point === null ? -fine : fine, coefficients: [c.integer(sign)], order: Infinity };
    const expander = createExpander(arena, c, oracle, series, variable, point === null ? step : series.add(series.constant(point), step), context.integers);
    const [left, right] = [expander.expand(a), expander.expand(b)];
    return [series.normalize(left), series.normalize(right), series.normalize(series.add(left, series.scale(right, c.integer(-1))))];
  }
}
