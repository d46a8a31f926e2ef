// Derivatives of an order so high that differentiating again and again is no way to them: `f^{(50)}(x)` of polynomials, exponentials, sines and cosines of what is linear
// in the variable, and of sums of these with factors free of it. What needs a step for each order is not given here.

import type { Arena } from "../expression/arena.js";
import type { Node, SymbolNode } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import { polynomialIn } from "./polynomial.js";
import { isZero, powerOf, productOf, quotientOf, sumOf } from "./tidy.js";

/** The derivative of the given order (a positive whole number); null where no formula for every order is known. */
export function derivativeOfHighOrder(arena: Arena, node: Node, variable: SymbolNode, order: number): Node | null {
  const isFree = (each: Node): boolean => !freeSymbols(each).has(variable.name);
  const again = (each: Node): Node | null => derivativeOfHighOrder(arena, each, variable, order);
  const zero = arena.integer(0);
  if (isFree(node)) return zero;
  const polynomial = polynomialIn(arena, node, variable);
  if (polynomial !== null && polynomial.length <= order) return zero;
  /** a, where the inside is a·x + b. */
  const slopeOf = (inside: Node): Node | null => {
    const linear = polynomialIn(arena, inside, variable);
    return linear?.length === 2 ? (linear[1] ?? null) : null;
  };
  switch (node.kind) {
    case "add": {
      const terms = node.terms.map(again);
      return terms.some((term) => term === null) ? null : sumOf(arena, terms.flatMap((term) => (term === null || isZero(term) ? [] : [term])));
    }
    case "negate": {
      const inner = again(node.operand);
      return inner === null ? null : arena.negate(inner);
    }
    case "multiply": {
      const [varying, ...others] = node.factors.filter((factor) => !isFree(factor));
      const inner = varying === undefined || others.length > 0 ? null : again(varying);
      return inner === null ? null : productOf(arena, [...node.factors.filter(isFree), inner]);
    }
    case "divide": {
      const inner = isFree(node.denominator) ? again(node.numerator) : null;
      return inner === null ? null : quotientOf(arena, inner, node.denominator);
    }
    case "power": {
      const slope = isFree(node.base) ? slopeOf(node.exponent) : null;
      const rate = slope === null ? null : node.base.kind === "symbol" && node.base.name === "e" ? slope : productOf(arena, [slope, arena.apply("log", [node.base])]);
      return rate === null ? null : productOf(arena, [powerOf(arena, rate, arena.integer(order)), node]);
    }
    case "apply": {
      const [inside, ...others] = node.arguments;
      const slope = inside === undefined || others.length > 0 ? null : slopeOf(inside);
      if (slope === null || inside === undefined) return null;
      const factor = powerOf(arena, slope, arena.integer(order));
      if (node.function === "exp") return productOf(arena, [factor, node]);
      const turn = node.function === "sin" ? order % 4 : node.function === "cos" ? (order + 1) % 4 : null;
      if (turn === null) return null;
      const turned = arena.apply(turn % 2 === 0 ? "sin" : "cos", [inside]);
      return productOf(arena, [factor, turn < 2 ? turned : arena.negate(turned)]);
    }
    default:
      return null;
  }
}
