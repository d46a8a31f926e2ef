// A number that is wrong.

import { inWords, placeInWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { BROWN_BURTON, DAWKINS } from "./sources.js";

export const wrongNumber: Mistake = {
  name: "wrong-number",
  rule: null,
  title: "A wrong number",
  evidence: "shape",
  explain({ edit, after }) {
    if (edit === null || edit.kind !== "number" && !(edit.kind === "coefficient" && edit.action === "drop")) return null;
    const place = placeInWords(after.root, edit.path, edit);
    const where = place === "this line" ? "" : ` in ${place}`;
    if (edit.kind === "coefficient" && edit.expected !== "") return { rule: null, message: `The denominator ${edit.piece === null ? "" : inWords(edit.piece)} does not belong here${where}.` };
    return { rule: null, message: edit.expected === "" ? `The factor ${edit.found} does not belong here${where}.` : `The number ${edit.found} should be ${edit.expected}${where}.` };
  },
  page: {
    looksLike: "3 · 4 x = 7x; 6/2 = 2.",
    why: "Numbers are worked out in the head, beside the thing one is thinking about.",
    howToCatch: "Work out each number once more, by itself.",
    alsoSeen: "Products of a coefficient and an exponent, fractions.",
    sources: [BROWN_BURTON, DAWKINS],
  },
  example: { before: "3 (4 x + y)", wrong: "7x + 3y", right: "12x + 3y" },
};
