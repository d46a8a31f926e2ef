// Functions that are put together from pieces: absolute value, sign, maximum, minimum, rounding, and Kronecker's delta. Their
// derivatives hold only where the pieces do not meet; `breaks` says where they do.

import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { argument, integerIn, noBranches, noConditions, unary } from "./define.js";
import type { FunctionDefinition } from "./function.js";

function extremum(name: "max" | "min"): FunctionDefinition {
  return {
    name,
    arity: 2,
    names: { text: [name], latex: [name] },
    domain: noConditions,
    branches: (arena, args) => [arena.subtract(argument(args, 0), argument(args, 1))],
    evaluate: (arithmetic, args) => arithmetic[name](argument(args, 0), argument(args, 1)),
    derivative(arena, args) {
      const sign = arena.apply("sign", [arena.subtract(argument(args, 0), argument(args, 1))]);
      const greater = arena.divide(arena.add([arena.integer(1), sign]), arena.integer(2));
      const smaller = arena.divide(arena.subtract(arena.integer(1), sign), arena.integer(2));
      return name === "max" ? [greater, smaller] : [smaller, greater];
    },
    inTermsOf: null,
  };
}

/**
 * Expressions at whose zeros the function, otherwise differentiable, has no derivative although the formula for it has a value
 * (x of |x| and sign x, a − b of max(a, b)); none for every other function.
 */
export function breaks(arena: Arena, functionName: string, args: readonly Node[]): readonly Node[] {
  switch (functionName) {
    case "abs":
    case "sign":
      return [argument(args, 0)];
    case "max":
    case "min":
      return [arena.subtract(argument(args, 0), argument(args, 1))];
    case "floor":
    case "ceil":
      return [arena.apply("sin", [arena.multiply([arena.symbol("π"), argument(args, 0)])])];
    default:
      return [];
  }
}

export const piecewise: readonly FunctionDefinition[] = [
  unary({
    name: "abs",
    text: ["abs"],
    latex: ["abs"],
    domain: noConditions,
    branches: (_arena, x) => [x],
    evaluate: (arithmetic, x) => arithmetic.abs(x),
    derivative: (arena, x) => arena.apply("sign", [x]),
    inTermsOf: null,
  }),
  unary({
    name: "sign",
    text: ["sign", "sgn", "signum"],
    latex: ["sgn", "sign", "signum"],
    domain: noConditions,
    branches: (_arena, x) => [x],
    evaluate: (arithmetic, x) => arithmetic.sign(x),
    derivative: (arena) => arena.integer(0),
    inTermsOf: null,
  }),
  extremum("max"),
  extremum("min"),
  unary({
    name: "floor",
    text: ["floor"],
    latex: ["floor"],
    domain: noConditions,
    branches: (arena, x) => breaks(arena, "floor", [x]),
    evaluate: (arithmetic, x) => arithmetic.floor(x),
    derivative: (arena) => arena.integer(0),
    inTermsOf: null,
  }),
  unary({
    name: "ceil",
    text: ["ceil", "ceiling"],
    latex: ["ceil"],
    domain: noConditions,
    branches: (arena, x) => breaks(arena, "ceil", [x]),
    evaluate: (arithmetic, x) => arithmetic.negate(arithmetic.floor(arithmetic.negate(x))),
    derivative: (arena) => arena.integer(0),
    inTermsOf: (arena, x) => arena.negate(arena.apply("floor", [arena.negate(x)])),
  }),
  {
    name: "kronecker",
    arity: 2,
    names: { text: ["kronecker"], latex: ["kronecker"] },
    domain: noConditions,
    branches: noBranches,
    evaluate: (arithmetic, args) =>
      arithmetic.subtract(
        integerIn(arithmetic, 1),
        arithmetic.abs(arithmetic.sign(arithmetic.subtract(argument(args, 0), argument(args, 1)))),
      ),
    derivative: () => [null, null],
    inTermsOf: null,
  },
];
