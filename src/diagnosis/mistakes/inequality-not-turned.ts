// An inequality multiplied or divided by a negative number that keeps its sign; or turned round for no such reason.

import { relationFormula } from "../../expression/formula.js";
import type { RelationOperator } from "../../expression/node.js";
import { type EquationMistake, relate } from "./equation-mistake.js";
import { DAWKINS, MALRULES, SCHECHTER } from "./sources.js";

/** The sign of an inequality read from the other side. */
export const TURNED: ReadonlyMap<RelationOperator, RelationOperator> = new Map<RelationOperator, RelationOperator>([["<", ">"], [">", "<"], ["≤", "≥"], ["≥", "≤"]]);

export const inequalityNotTurned: EquationMistake = {
  name: "inequality-not-turned",
  rule: "solving the inequality",
  title: "The inequality is not turned round",
  explain({ arena, before, after, follows }) {
    const other = TURNED.get(after.operator);
    const turned = other === undefined ? null : relate(arena, other, after.left, after.right);
    if (turned === null || !follows(relationFormula(turned))) return null;
    const hasKept = before.operator === after.operator;
    return { message: hasKept ? "Multiplying or dividing by a negative number turns an inequality round." : "Only multiplying or dividing by a negative number turns an inequality round; nothing of the kind happened here.", instead: null };
  },
  page: {
    looksLike: "-2x < 6, so x < -3; 3 - x > 5, so x > -2.",
    why: "Equations have no direction, so solving them needs no care for it. With inequalities all is the same but this.",
    howToCatch: "Bring the unknown to the side where its number is positive: 3 > 5 + x. Or put one number in: x = 0 satisfies -2x < 6.",
    alsoSeen: "Taking reciprocals of both sides, logarithms to a base below 1, multiplying by something whose sign one does not know.",
    sources: [SCHECHTER, DAWKINS, MALRULES],
  },
  example: { before: "-2x < 6", wrong: "x < -3", right: "x > -3" },
};
