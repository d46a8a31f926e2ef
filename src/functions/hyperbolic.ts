// The hyperbolic functions, each an algebraic function of exponentials. tanh and coth are evaluated in the form that stays narrow for
// large arguments in an interval arithmetic.

import type { Arithmetic } from "../arithmetic/arithmetic.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { integerIn, noBranches, noConditions, square, unary } from "./define.js";
import type { DomainCondition, FunctionDefinition } from "./function.js";

const exp = (arena: Arena, x: Node): Node => arena.apply("exp", [x]);
const expDifference = (arena: Arena, x: Node): Node => arena.subtract(exp(arena, x), exp(arena, arena.negate(x)));
const expSum = (arena: Arena, x: Node): Node => arena.add([exp(arena, x), exp(arena, arena.negate(x))]);
const differenceIn = <T>(a: Arithmetic<T>, x: T): T => a.subtract(a.exp(x), a.exp(a.negate(x)));
const sumIn = <T>(a: Arithmetic<T>, x: T): T => a.add(a.exp(x), a.exp(a.negate(x)));
const expOfDouble = <T>(a: Arithmetic<T>, x: T): T => a.exp(a.multiply(integerIn(a, 2), x));
const nonZero = (_arena: Arena, x: Node): readonly DomainCondition[] => [{ argument: x, relation: "≠" }];

export const hyperbolic: readonly FunctionDefinition[] = [
  unary({
    name: "sinh",
    text: ["sinh", "sh"],
    latex: ["sinh", "sh"],
    domain: noConditions,
    branches: noBranches,
    evaluate: (a, x) => a.divide(differenceIn(a, x), integerIn(a, 2)),
    derivative: (arena, x) => arena.apply("cosh", [x]),
    inTermsOf: (arena, x) => arena.divide(expDifference(arena, x), arena.integer(2)),
  }),
  unary({
    name: "cosh",
    text: ["cosh", "ch"],
    latex: ["cosh", "ch"],
    domain: noConditions,
    branches: noBranches,
    evaluate: (a, x) => a.divide(sumIn(a, x), integerIn(a, 2)),
    derivative: (arena, x) => arena.apply("sinh", [x]),
    inTermsOf: (arena, x) => arena.divide(expSum(arena, x), arena.integer(2)),
  }),
  unary({
    name: "tanh",
    text: ["tanh", "th"],
    latex: ["tanh", "th"],
    domain: noConditions,
    branches: noBranches,
    evaluate: (a, x) => a.subtract(integerIn(a, 1), a.divide(integerIn(a, 2), a.add(expOfDouble(a, x), integerIn(a, 1)))),
    derivative: (arena, x) => arena.subtract(arena.integer(1), square(arena, arena.apply("tanh", [x]))),
    inTermsOf: (arena, x) => arena.divide(expDifference(arena, x), expSum(arena, x)),
  }),
  unary({
    name: "coth",
    text: ["coth", "cth"],
    latex: ["coth", "cth"],
    domain: nonZero,
    branches: noBranches,
    evaluate: (a, x) => a.add(integerIn(a, 1), a.divide(integerIn(a, 2), a.subtract(expOfDouble(a, x), integerIn(a, 1)))),
    derivative: (arena, x) => arena.subtract(arena.integer(1), square(arena, arena.apply("coth", [x]))),
    inTermsOf: (arena, x) => arena.divide(expSum(arena, x), expDifference(arena, x)),
  }),
  unary({
    name: "sech",
    text: ["sech"],
    latex: ["sech"],
    domain: noConditions,
    branches: noBranches,
    evaluate: (a, x) => a.divide(integerIn(a, 2), sumIn(a, x)),
    derivative: (arena, x) => arena.negate(arena.multiply([arena.apply("sech", [x]), arena.apply("tanh", [x])])),
    inTermsOf: (arena, x) => arena.divide(arena.integer(2), expSum(arena, x)),
  }),
  unary({
    name: "csch",
    text: ["csch", "cosech"],
    latex: ["csch", "cosech"],
    domain: nonZero,
    branches: noBranches,
    evaluate: (a, x) => a.divide(integerIn(a, 2), differenceIn(a, x)),
    derivative: (arena, x) => arena.negate(arena.multiply([arena.apply("csch", [x]), arena.apply("coth", [x])])),
    inTermsOf: (arena, x) => arena.divide(arena.integer(2), expDifference(arena, x)),
  }),
];
