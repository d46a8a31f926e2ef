// The inverse trigonometric functions. arccot has the range (0, π), so that it is continuous: arccot x = π/2 − arctan x.

import { rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { integerIn, noConditions, reciprocal, square, unary } from "./define.js";
import type { DomainCondition, FunctionDefinition } from "./function.js";

const oneMinus = (arena: Arena, x: Node): Node => arena.subtract(arena.integer(1), x);
const onePlus = (arena: Arena, x: Node): Node => arena.add([arena.integer(1), x]);
const betweenMinusOneAndOne = (arena: Arena, x: Node): readonly DomainCondition[] => [
  { argument: oneMinus(arena, x), relation: "≥" },
  { argument: onePlus(arena, x), relation: "≥" },
];
const outsideOfOne = (arena: Arena, x: Node): readonly DomainCondition[] => [
  { argument: arena.subtract(square(arena, x), arena.integer(1)), relation: "≥" },
];
const rootOfOneMinusSquare = (arena: Arena, x: Node): Node => arena.apply("sqrt", [oneMinus(arena, square(arena, x))]);
const absoluteTimesRoot = (arena: Arena, x: Node): Node =>
  arena.multiply([arena.apply("abs", [x]), arena.apply("sqrt", [arena.subtract(square(arena, x), arena.integer(1))])]);

export const inverseTrigonometric: readonly FunctionDefinition[] = [
  unary({
    name: "arcsin",
    text: ["arcsin", "asin"],
    latex: ["arcsin", "asin"],
    domain: betweenMinusOneAndOne,
    branches: (arena, x) => [x, oneMinus(arena, x), onePlus(arena, x)],
    evaluate: (arithmetic, x) => arithmetic.asin(x),
    derivative: (arena, x) => reciprocal(arena, rootOfOneMinusSquare(arena, x)),
    inTermsOf: null,
  }),
  unary({
    name: "arccos",
    text: ["arccos", "acos"],
    latex: ["arccos", "acos"],
    domain: betweenMinusOneAndOne,
    branches: (arena, x) => [x, oneMinus(arena, x), onePlus(arena, x)],
    evaluate: (arithmetic, x) => arithmetic.acos(x),
    derivative: (arena, x) => arena.negate(reciprocal(arena, rootOfOneMinusSquare(arena, x))),
    inTermsOf: null,
  }),
  unary({
    name: "arctan",
    text: ["arctan", "atan", "arctg", "atg"],
    latex: ["arctan", "arctg", "atan"],
    domain: noConditions,
    branches: (_arena, x) => [x],
    evaluate: (arithmetic, x) => arithmetic.atan(x),
    derivative: (arena, x) => reciprocal(arena, onePlus(arena, square(arena, x))),
    inTermsOf: null,
  }),
  unary({
    name: "arccot",
    text: ["arccot", "acot", "arcctg", "arccotg"],
    latex: ["arccot", "arcctg", "acot"],
    domain: noConditions,
    branches: (_arena, x) => [x],
    evaluate: (arithmetic, x) => arithmetic.subtract(arithmetic.multiply(arithmetic.fromRational(rational(1, 2n)), arithmetic.pi()), arithmetic.atan(x)),
    derivative: (arena, x) => arena.negate(reciprocal(arena, onePlus(arena, square(arena, x)))),
    inTermsOf: (arena, x) => arena.subtract(arena.divide(arena.symbol("π"), arena.integer(2)), arena.apply("arctan", [x])),
  }),
  unary({
    name: "arcsec",
    text: ["arcsec", "asec"],
    latex: ["arcsec", "asec"],
    domain: outsideOfOne,
    branches: (arena, x) => [x, oneMinus(arena, x), onePlus(arena, x)],
    evaluate: (arithmetic, x) => arithmetic.acos(arithmetic.divide(integerIn(arithmetic, 1), x)),
    derivative: (arena, x) => reciprocal(arena, absoluteTimesRoot(arena, x)),
    inTermsOf: (arena, x) => arena.apply("arccos", [reciprocal(arena, x)]),
  }),
  unary({
    name: "arccsc",
    text: ["arccsc", "acsc", "arccosec"],
    latex: ["arccsc", "arccosec", "acsc"],
    domain: outsideOfOne,
    branches: (arena, x) => [x, oneMinus(arena, x), onePlus(arena, x)],
    evaluate: (arithmetic, x) => arithmetic.asin(arithmetic.divide(integerIn(arithmetic, 1), x)),
    derivative: (arena, x) => arena.negate(reciprocal(arena, absoluteTimesRoot(arena, x))),
    inTermsOf: (arena, x) => arena.apply("arcsin", [reciprocal(arena, x)]),
  }),
];
