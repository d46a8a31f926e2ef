// A sign that is the wrong way round, with nothing in the move that explains it better.

import type { Located, Path } from "../../elaborate/located.js";
import { linesWithMistake } from "../line-derivatives.js";
import { negativeOf, sumOf, chainProduct } from "../../calculus/tidy.js";
import { beginsWithMinus, inWords, placeInWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCHECHTER } from "./sources.js";

/** Is the place in an exponent? */
function isExponent(root: Located, path: Path): boolean {
  return path.some((step, depth) => step === 1 && path.slice(0, depth).reduce<Located | undefined>((at, k) => at?.children[k], root)?.form.kind === "power");
}

export const signFlip: Mistake = {
  name: "sign-flip",
  rule: null,
  title: "A sign the wrong way round",
  evidence: "shape",
  explain(context) {
    const { edit, arena } = context;
    if (edit === null || (edit.kind !== "sign" && edit.kind !== "inserted-sign" && edit.kind !== "whole-sign")) return null;
    const chain = linesWithMistake(arena, context.before, context.derivatives, ({ rule, links }) =>
      rule !== "chain rule" ? null : sumOf(arena, links.map((link) => chainProduct(arena, link.outer, negativeOf(arena, link.innerDerivative)))),
    );
    for (const made of chain) {
      const [link] = made.sites.flatMap((site) => site.links);
      if (link === undefined || made.sites.length > 1 || !beginsWithMinus(link.innerDerivative) || !context.isWrongLine(made.line)) continue;
      return { rule: "chain rule", message: `The derivative of ${inWords(link.inner)} is ${inWords(link.innerDerivative)}; its sign was lost.` };
    }
    const place = placeInWords(context.after.root, edit.path, edit);
    if (isExponent(context.after.root, edit.path)) return { rule: null, message: `The exponent ${edit.found} should be ${edit.expected}.` };
    if (edit.kind === "whole-sign") return { rule: null, message: `The sign of ${edit.found} is the wrong way round: it should be ${edit.expected}.` };
    if (edit.expected === "") return { rule: null, message: `The sign in front of ${place} should not be there.` };
    if (edit.found === "") return { rule: null, message: `A minus sign is missing in front of ${place}.` };
    return { rule: null, message: `The sign of ${place} should be ${edit.expected.startsWith("+") ? "+" : "−"}, not ${edit.found.startsWith("+") ? "+" : "−"}.` };
  },
  page: {
    looksLike: "A term has the opposite sign of what it should have; everything else is right.",
    why: "Signs are the smallest marks on the page. They get lost in front of brackets, when a term changes sides, and when two minus signs meet.",
    howToCatch: "Count the minus signs that act on each term before and after the move: an even number must stay even. Put one number in for each letter and compare the two lines.",
    alsoSeen: "Moving a term across an equals sign; a minus in front of a bracket; the derivative of a cosine.",
    sources: [SCHECHTER, DAWKINS],
  },
  example: { before: "x^2 - 3 + y", wrong: "y + x^2 + 3", right: "y + x^2 - 3" },
};
