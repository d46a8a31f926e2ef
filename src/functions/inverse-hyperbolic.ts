// The inverse hyperbolic functions as logarithms, in forms that have a value exactly where the function has one: arcosh only for
// x ≥ 1, artanh only between −1 and 1, arcoth only outside of them.

import { rational } from "../arithmetic/rational.js";
import type { Arithmetic } from "../arithmetic/arithmetic.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { integerIn, noBranches, noConditions, reciprocal, square, unary } from "./define.js";
import type { FunctionDefinition } from "./function.js";

const one = (arena: Arena): Node => arena.integer(1);
const sqrt = (arena: Arena, x: Node): Node => arena.apply("sqrt", [x]);
const half = (arena: Arena): Node => arena.number(rational(1, 2n));
const xPlusOne = (arena: Arena, x: Node): Node => arena.add([x, one(arena)]);
const xMinusOne = (arena: Arena, x: Node): Node => arena.subtract(x, one(arena));
const arsinhIn = <T>(a: Arithmetic<T>, x: T): T => a.log(a.add(x, a.root(a.add(a.powerInteger(x, 2n), integerIn(a, 1)), 2)));
const arcoshIn = <T>(a: Arithmetic<T>, x: T): T =>
  a.log(a.add(x, a.multiply(a.root(a.subtract(x, integerIn(a, 1)), 2), a.root(a.add(x, integerIn(a, 1)), 2))));
const halfLogOfQuotient = <T>(a: Arithmetic<T>, numerator: T, denominator: T): T =>
  a.multiply(a.fromRational(rational(1, 2n)), a.log(a.divide(numerator, denominator)));

export const inverseHyperbolic: readonly FunctionDefinition[] = [
  unary({
    name: "arsinh",
    text: ["arsinh", "asinh", "arcsinh", "arsh"],
    latex: ["arsinh", "arcsinh", "asinh", "arsh"],
    domain: noConditions,
    branches: noBranches,
    evaluate: arsinhIn,
    derivative: (arena, x) => reciprocal(arena, sqrt(arena, arena.add([square(arena, x), one(arena)]))),
    inTermsOf: (arena, x) => arena.apply("log", [arena.add([x, sqrt(arena, arena.add([square(arena, x), one(arena)]))])]),
  }),
  unary({
    name: "arcosh",
    text: ["arcosh", "acosh", "arccosh", "arch"],
    latex: ["arcosh", "arccosh", "acosh", "arch"],
    domain: (arena, x) => [{ argument: xMinusOne(arena, x), relation: "≥" }],
    branches: (arena, x) => [xMinusOne(arena, x), xPlusOne(arena, x)],
    evaluate: arcoshIn,
    derivative: (arena, x) => reciprocal(arena, arena.multiply([sqrt(arena, xMinusOne(arena, x)), sqrt(arena, xPlusOne(arena, x))])),
    inTermsOf: (arena, x) =>
      arena.apply("log", [arena.add([x, arena.multiply([sqrt(arena, xMinusOne(arena, x)), sqrt(arena, xPlusOne(arena, x))])])]),
  }),
  unary({
    name: "artanh",
    text: ["artanh", "atanh", "arctanh", "arth"],
    latex: ["artanh", "arctanh", "atanh", "arth"],
    domain: (arena, x) => [
      { argument: arena.subtract(one(arena), x), relation: ">" },
      { argument: xPlusOne(arena, x), relation: ">" },
    ],
    branches: (arena, x) => [arena.subtract(one(arena), x), xPlusOne(arena, x)],
    evaluate: (a, x) => halfLogOfQuotient(a, a.add(integerIn(a, 1), x), a.subtract(integerIn(a, 1), x)),
    derivative: (arena, x) => reciprocal(arena, arena.subtract(one(arena), square(arena, x))),
    inTermsOf: (arena, x) =>
      arena.multiply([half(arena), arena.apply("log", [arena.divide(arena.add([one(arena), x]), arena.subtract(one(arena), x))])]),
  }),
  unary({
    name: "arcoth",
    text: ["arcoth", "acoth", "arccoth", "arcth"],
    latex: ["arcoth", "arccoth", "acoth", "arcth"],
    domain: (arena, x) => [{ argument: arena.subtract(square(arena, x), one(arena)), relation: ">" }],
    branches: (arena, x) => [xMinusOne(arena, x), xPlusOne(arena, x)],
    evaluate: (a, x) => halfLogOfQuotient(a, a.add(x, integerIn(a, 1)), a.subtract(x, integerIn(a, 1))),
    derivative: (arena, x) => reciprocal(arena, arena.subtract(one(arena), square(arena, x))),
    inTermsOf: (arena, x) => arena.multiply([half(arena), arena.apply("log", [arena.divide(xPlusOne(arena, x), xMinusOne(arena, x))])]),
  }),
  unary({
    name: "arsech",
    text: ["arsech", "asech", "arcsech"],
    latex: ["arsech", "arcsech", "asech"],
    domain: (arena, x) => [
      { argument: x, relation: ">" },
      { argument: arena.subtract(one(arena), x), relation: "≥" },
    ],
    branches: (arena, x) => [x, arena.subtract(one(arena), x), xPlusOne(arena, x)],
    evaluate: (a, x) => arcoshIn(a, a.divide(integerIn(a, 1), x)),
    derivative: (arena, x) => arena.negate(reciprocal(arena, arena.multiply([x, sqrt(arena, arena.subtract(one(arena), square(arena, x)))]))),
    inTermsOf: (arena, x) => arena.apply("arcosh", [reciprocal(arena, x)]),
  }),
  unary({
    name: "arcsch",
    text: ["arcsch", "acsch", "arccsch", "arcosech"],
    latex: ["arcsch", "arccsch", "acsch"],
    domain: (_arena, x) => [{ argument: x, relation: "≠" }],
    branches: (_arena, x) => [x],
    evaluate: (a, x) => arsinhIn(a, a.divide(integerIn(a, 1), x)),
    derivative: (arena, x) =>
      arena.negate(reciprocal(arena, arena.multiply([arena.apply("abs", [x]), sqrt(arena, arena.add([square(arena, x), one(arena)]))]))),
    inTermsOf: (arena, x) => arena.apply("arsinh", [reciprocal(arena, x)]),
  }),
];
