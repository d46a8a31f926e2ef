// The exponential function and the logarithms. `log` is natural; a logarithm with a base written to it is `logbase`, and the two bases
// with names of their own (`lg`, `ld`) are functions of one argument that rest on `log`.

import { argument, integerIn, noBranches, noConditions, reciprocal, unary } from "./define.js";
import type { FunctionDefinition } from "./function.js";

function logarithmToBase(name: string, base: number, text: readonly string[], latex: readonly string[]): FunctionDefinition {
  return unary({
    name,
    text,
    latex,
    domain: (_arena, x) => [{ argument: x, relation: ">" }],
    branches: (_arena, x) => [x],
    evaluate: (arithmetic, x) => arithmetic.divide(arithmetic.log(x), arithmetic.log(integerIn(arithmetic, base))),
    derivative: (arena, x) => reciprocal(arena, arena.multiply([x, arena.apply("log", [arena.integer(base)])])),
    inTermsOf: (arena, x) => arena.divide(arena.apply("log", [x]), arena.apply("log", [arena.integer(base)])),
  });
}

export const exponentials: readonly FunctionDefinition[] = [
  unary({
    name: "exp",
    text: ["exp"],
    latex: ["exp"],
    domain: noConditions,
    branches: noBranches,
    evaluate: (arithmetic, x) => arithmetic.exp(x),
    derivative: (arena, x) => arena.apply("exp", [x]),
    inTermsOf: null,
  }),
  unary({
    name: "log",
    text: ["log", "ln"],
    latex: ["log", "ln"],
    domain: (_arena, x) => [{ argument: x, relation: ">" }],
    branches: (_arena, x) => [x],
    evaluate: (arithmetic, x) => arithmetic.log(x),
    derivative: (arena, x) => reciprocal(arena, x),
    inTermsOf: null,
  }),
  {
    name: "logbase",
    arity: 2,
    names: { text: ["logbase"], latex: ["logbase"] },
    domain(arena, args) {
      const base = argument(args, 1);
      return [
        { argument: argument(args, 0), relation: ">" },
        { argument: base, relation: ">" },
        { argument: arena.subtract(base, arena.integer(1)), relation: "≠" },
      ];
    },
    branches: (arena, args) => [argument(args, 0), argument(args, 1), arena.subtract(argument(args, 1), arena.integer(1))],
    evaluate: (arithmetic, args) => arithmetic.divide(arithmetic.log(argument(args, 0)), arithmetic.log(argument(args, 1))),
    derivative(arena, args) {
      const [x, base] = [argument(args, 0), argument(args, 1)];
      const logBase = arena.apply("log", [base]);
      return [
        reciprocal(arena, arena.multiply([x, logBase])),
        arena.negate(arena.divide(arena.apply("log", [x]), arena.multiply([base, arena.power(logBase, arena.integer(2))]))),
      ];
    },
    inTermsOf: (arena, args) => arena.divide(arena.apply("log", [argument(args, 0)]), arena.apply("log", [argument(args, 1)])),
  },
  logarithmToBase("log10", 10, ["lg", "log10"], ["lg"]),
  logarithmToBase("log2", 2, ["log2", "ld", "lb"], ["ld", "lb"]),
];
