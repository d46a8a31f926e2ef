// Both sides divided by something that may be zero: the solutions for which it is are lost.

import { relationFormula, anyOf } from "../../expression/formula.js";
import type { Node } from "../../expression/node.js";
import { freeSymbols, nodesIn } from "../../expression/traverse.js";
import { inWords } from "../wording.js";
import { type EquationMistake, relate } from "./equation-mistake.js";
import { DAWKINS, IDEAS, SCHECHTER } from "./sources.js";

/** So many pieces of the line before are tried as the divisor. */
const MOST_DIVISORS = 10;

const isDivisor = (node: Node): boolean => node.kind === "symbol" || node.kind === "add" || node.kind === "apply" || node.kind === "index";

export const dividedByZero: EquationMistake = {
  name: "divided-by-zero",
  rule: "solving the equation",
  title: "Divided by what may be zero",
  explain({ arena, before, after, loses, follows }) {
    if (!loses || before.operator !== "=" || after.operator !== "=") return null;
    const divisors = [...new Set([before.left, before.right].flatMap(nodesIn))].filter((node) => isDivisor(node) && freeSymbols(node).size > 0 && node !== before.left && node !== before.right);
    for (const divisor of divisors.slice(0, MOST_DIVISORS)) {
      const zero = relate(arena, "=", divisor, arena.integer(0));
      if (zero === null || !follows(anyOf([relationFormula(zero), relationFormula(after)]))) continue;
      return { message: `Dividing by ${inWords(divisor)} loses the case in which it is 0.`, instead: { kind: "alternative", relation: zero } };
    }
    return null;
  },
  page: {
    looksLike: "x² = 3x, so x = 3; (x - 1)² = 5(x - 1), so x - 1 = 5.",
    why: "The factor stands on both sides and invites cancelling. Dividing by it is allowed only where it is not 0, and where it is 0 the equation holds.",
    howToCatch: "Do not divide by anything with a letter in it: bring all to one side and take the factor out, x(x - 3) = 0. A product is 0 where one of its factors is.",
    alsoSeen: "“Proofs” that 1 = 2; trigonometric equations, sin x cos x = sin x; equilibria of populations, where x = 0 is always one of them.",
    sources: [SCHECHTER, DAWKINS, IDEAS],
  },
  example: { before: "x^2 = 3x", wrong: "x = 3", right: "x = 0 or x = 3" },
};
