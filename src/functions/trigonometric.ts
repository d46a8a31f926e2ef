// Sine and cosine, and the four functions that are quotients of them. Those four are undefined exactly where their denominator is 0.

import { integerIn, noBranches, noConditions, reciprocal, square, unary } from "./define.js";
import type { FunctionDefinition } from "./function.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";

const sin = (arena: Arena, x: Node): Node => arena.apply("sin", [x]);
const cos = (arena: Arena, x: Node): Node => arena.apply("cos", [x]);

export const trigonometric: readonly FunctionDefinition[] = [
  unary({
    name: "sin",
    text: ["sin"],
    latex: ["sin"],
    domain: noConditions,
    branches: noBranches,
    evaluate: (arithmetic, x) => arithmetic.sin(x),
    derivative: (arena, x) => cos(arena, x),
    inTermsOf: null,
  }),
  unary({
    name: "cos",
    text: ["cos"],
    latex: ["cos"],
    domain: noConditions,
    branches: noBranches,
    evaluate: (arithmetic, x) => arithmetic.cos(x),
    derivative: (arena, x) => arena.negate(sin(arena, x)),
    inTermsOf: null,
  }),
  unary({
    name: "tan",
    text: ["tan", "tg"],
    latex: ["tan", "tg"],
    domain: (arena, x) => [{ argument: cos(arena, x), relation: "≠" }],
    branches: noBranches,
    evaluate: (arithmetic, x) => arithmetic.divide(arithmetic.sin(x), arithmetic.cos(x)),
    derivative: (arena, x) => reciprocal(arena, square(arena, cos(arena, x))),
    inTermsOf: (arena, x) => arena.divide(sin(arena, x), cos(arena, x)),
  }),
  unary({
    name: "cot",
    text: ["cot", "ctg", "cotan", "cotg"],
    latex: ["cot", "ctg", "cotg"],
    domain: (arena, x) => [{ argument: sin(arena, x), relation: "≠" }],
    branches: noBranches,
    evaluate: (arithmetic, x) => arithmetic.divide(arithmetic.cos(x), arithmetic.sin(x)),
    derivative: (arena, x) => arena.negate(reciprocal(arena, square(arena, sin(arena, x)))),
    inTermsOf: (arena, x) => arena.divide(cos(arena, x), sin(arena, x)),
  }),
  unary({
    name: "sec",
    text: ["sec"],
    latex: ["sec"],
    domain: (arena, x) => [{ argument: cos(arena, x), relation: "≠" }],
    branches: noBranches,
    evaluate: (arithmetic, x) => arithmetic.divide(integerIn(arithmetic, 1), arithmetic.cos(x)),
    derivative: (arena, x) => arena.multiply([arena.apply("sec", [x]), arena.apply("tan", [x])]),
    inTermsOf: (arena, x) => reciprocal(arena, cos(arena, x)),
  }),
  unary({
    name: "csc",
    text: ["csc", "cosec"],
    latex: ["csc", "cosec"],
    domain: (arena, x) => [{ argument: sin(arena, x), relation: "≠" }],
    branches: noBranches,
    evaluate: (arithmetic, x) => arithmetic.divide(integerIn(arithmetic, 1), arithmetic.sin(x)),
    derivative: (arena, x) => arena.negate(arena.multiply([arena.apply("csc", [x]), arena.apply("cot", [x])])),
    inTermsOf: (arena, x) => reciprocal(arena, sin(arena, x)),
  }),
];
