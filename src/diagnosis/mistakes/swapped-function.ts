// One function in the place of another.

import { placeInWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS } from "./sources.js";

export const swappedFunction: Mistake = {
  name: "swapped-function",
  rule: null,
  title: "One function for another",
  evidence: "shape",
  explain({ edit, after }) {
    if (edit === null || edit.kind !== "swapped-function") return null;
    const place = placeInWords(after.root, edit.path, edit);
    const where = place === "this line" ? "" : ` in ${place}`;
    return { rule: null, message: `\`${edit.found}\` should be \`${edit.expected}\`${where}.` };
  },
  page: {
    looksLike: "sin x where cos x should stand.",
    why: "Functions that belong together are mixed up on copying or on differentiating.",
    howToCatch: "Put 0 in for the variable: sin and cos differ there.",
    alsoSeen: "sinh and cosh, log and exp.",
    sources: [DAWKINS],
  },
  example: { before: "(x + 1) sin(x)", wrong: "x sin(x) + cos(x)", right: "x sin(x) + sin(x)" },
};
