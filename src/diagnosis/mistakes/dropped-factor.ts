// A factor, not a mere number, that got lost.

import { inWords, placeInWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

export const droppedFactor: Mistake = {
  name: "dropped-factor",
  rule: null,
  title: "A factor is lost",
  evidence: "shape",
  explain({ edit, after }) {
    if (edit === null || edit.kind !== "factor" || edit.action === "drop") return null;
    const place = placeInWords(after.root, edit.path, edit);
    const where = place === "this line" ? "" : ` in ${place}`;
    return { rule: null, message: edit.action === "insert" ? `The factor ${edit.piece === null || edit.found === "" ? edit.expected.replace(/^[+−-]\s*/, "") : inWords(edit.piece)} is missing${where}.` : `A factor of the line before is missing${where}: it should be ${edit.expected}.` };
  },
  page: {
    looksLike: "x sin x + x cos x becomes sin x + x cos x.",
    why: "A factor is not copied from one line to the next.",
    howToCatch: "Compare each new term with the one it came from, factor by factor.",
    alsoSeen: "Denominators, factors behind a long bracket.",
    sources: [SCOFIELD, DAWKINS],
  },
  example: { before: "x (sin(x) + y)", wrong: "sin(x) + x y", right: "x sin(x) + x y" },
};
