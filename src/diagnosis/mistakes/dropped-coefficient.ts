// A number in front that got lost.

import { chainProduct, isOne, isZero } from "../../calculus/tidy.js";
import { madeInRule } from "./made.js";
import { inWords, placeInWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

export const droppedCoefficient: Mistake = {
  name: "dropped-coefficient",
  rule: null,
  title: "A coefficient is lost",
  evidence: "shape",
  explain(context) {
    const { edit, after, arena } = context;
    if (edit === null || edit.kind !== "coefficient" || edit.action !== "insert") return null;
    const made = madeInRule(context, ({ rule, node, links }) => {
      const [link] = links;
      if (rule !== "power rule" || node.kind !== "power" || link === undefined || isZero(link.innerDerivative)) return null;
      const lowered = arena.power(node.base, arena.subtract(node.exponent, arena.integer(1)));
      return isOne(node.exponent) ? null : chainProduct(arena, lowered, link.innerDerivative);
    });
    if (made !== null && made.site.node.kind === "power") {
      const { exponent } = made.site.node;
      return { rule: "power rule", message: `The exponent ${inWords(exponent)} comes in front as a factor: the derivative of ${inWords(made.site.node)} is ${inWords(made.site.usual)}. The factor is missing.` };
    }
    const place = placeInWords(after.root, edit.path, edit);
    const piece = edit.piece === null ? edit.expected : inWords(edit.piece);
    return { rule: null, message: `The factor ${piece} is missing${place === "this line" ? "" : ` in ${place}`}.` };
  },
  page: {
    looksLike: "d/dx x^3 = x^2; 2(x + 1) becomes x + 1 in the next line.",
    why: "While one part of a term is worked on, the number in front of it is not copied.",
    howToCatch: "Tick off each number of the line before in the new one.",
    alsoSeen: "Factors 1/2 and 1/m of loss functions, the 2 of a differentiated square.",
    sources: [SCOFIELD, DAWKINS],
  },
  example: { before: "2 sin(x) + 3 (x + x)", wrong: "sin(x) + 6x", right: "2 sin(x) + 6x" },
};
