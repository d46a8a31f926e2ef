// A factor undone by something that is not division: subtracted, multiplied once more, or divided the wrong way round.

import type { Arena } from "../../expression/arena.js";
import type { Node, RelationNode } from "../../expression/node.js";
import { productOf } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { type EquationMistake, relate } from "./equation-mistake.js";
import { IDEAS, MALRULES, SLEEMAN } from "./sources.js";

/** A side c·w or w/c with the c and the w; null for other sides. */
interface Scaled {
  readonly factor: Node;
  readonly isDivisor: boolean;
  readonly rest: Node;
}

function scalings(arena: Arena, side: Node): readonly Scaled[] {
  if (side.kind === "multiply") return side.factors.slice(0, 3).map((factor) => ({ factor, isDivisor: false, rest: productOf(arena, side.factors.filter((each) => each !== factor)) }));
  return side.kind === "divide" ? [{ factor: side.denominator, isDivisor: true, rest: side.numerator }] : [];
}

/** What comes of undoing c·w = b or w/c = b in a way that does not. */
function wrongly(arena: Arena, { factor, isDivisor }: Scaled, other: Node): readonly Node[] {
  const [times, over, minus, plus, inverse] = [productOf(arena, [other, factor]), arena.divide(other, factor), arena.subtract(other, factor), arena.add([other, factor]), arena.divide(factor, other)];
  return isDivisor ? [over, plus, minus, inverse] : [minus, times, plus, inverse];
}

const sides = (arena: Arena, { left, right }: RelationNode): readonly { readonly scaled: Scaled; readonly other: Node }[] =>
  [...scalings(arena, left).map((scaled) => ({ scaled, other: right })), ...scalings(arena, right).map((scaled) => ({ scaled, other: left }))];

export const wrongInverseOperation: EquationMistake = {
  name: "wrong-inverse-operation",
  rule: "the same on both sides",
  title: "Undone by the wrong operation",
  explain({ arena, before, isSaid }) {
    for (const { scaled, other } of sides(arena, before)) {
      for (const wrong of wrongly(arena, scaled, other)) {
        const made = relate(arena, before.operator, scaled.rest, wrong);
        if (made === null || !isSaid(made)) continue;
        const factor = inWords(scaled.factor);
        const right = inWords(scaled.isDivisor ? productOf(arena, [other, scaled.factor]) : arena.divide(other, scaled.factor));
        return { message: scaled.isDivisor ? `${inWords(scaled.rest)} is divided by ${factor}; multiplying both sides by ${factor} undoes that and gives ${right}.` : `${factor} is a factor; dividing both sides by ${factor} undoes that and gives ${right}.`, instead: null };
      }
    }
    return null;
  },
  page: {
    looksLike: "3x = 12, so x = 9, or x = 36; x/3 = 4, so x = 4/3.",
    why: "That the 3 has to go is clear; what takes it away depends on how it is tied to the x, and in 3x the sign for that is not even written.",
    howToCatch: "Write the multiplication sign: 3 · x. Division undoes it, as subtraction undoes addition. Then put the value back in.",
    alsoSeen: "Formulas of physics solved for one letter, U = R I; percentages; rates.",
    sources: [SLEEMAN, IDEAS, MALRULES],
  },
  example: { before: "3x = 12", wrong: "x = 9", right: "x = 4" },
};
