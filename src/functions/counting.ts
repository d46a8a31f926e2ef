// Functions of integers that count: factorials, double factorials, binomial coefficients, and the gamma function at integers. They have no derivatives; between the
// integers nothing is known of them here.

import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { argument, integerIn, noBranches, noConditions } from "./define.js";
import type { DomainCondition, FunctionDefinition } from "./function.js";

function ofInteger(name: "factorial" | "doubleFactorial", domain: (arena: Arena, n: Node) => DomainCondition): FunctionDefinition {
  return {
    name,
    arity: 1,
    names: { text: [name], latex: [name] },
    domain: (arena, args) => [domain(arena, argument(args, 0))],
    branches: noBranches,
    evaluate: (arithmetic, args) => arithmetic[name](argument(args, 0)),
    derivative: () => [null],
    inTermsOf: null,
  };
}

export const counting: readonly FunctionDefinition[] = [
  ofInteger("factorial", (_arena, n) => ({ argument: n, relation: "≥" })),
  ofInteger("doubleFactorial", (arena, n) => ({ argument: arena.add([n, arena.integer(1)]), relation: "≥" })),
  {
    ...ofInteger("factorial", (_arena, x) => ({ argument: x, relation: ">" })),
    name: "gamma",
    names: { text: ["gammaFunction"], latex: ["gammaFunction"] },
    evaluate: (arithmetic, args) => arithmetic.factorial(arithmetic.subtract(argument(args, 0), integerIn(arithmetic, 1))),
    inTermsOf: (arena, args) => arena.apply("factorial", [arena.subtract(argument(args, 0), arena.integer(1))]),
  },
  {
    name: "binomial",
    arity: 2,
    names: { text: ["binom", "binomial", "choose"], latex: ["binom"] },
    domain: noConditions,
    // It begins and ends being 0 at the zeros of k and a − k.
    branches: (arena, args) => [argument(args, 1), arena.subtract(argument(args, 0), argument(args, 1))],
    evaluate: (arithmetic, args) => arithmetic.binomial(argument(args, 0), argument(args, 1)),
    derivative: () => [null, null],
    inTermsOf: null,
  },
];
