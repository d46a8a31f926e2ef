// A factor or term that was copied where its derivative should stand.

import { placeInWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { SCOFIELD } from "./sources.js";

export const notDifferentiated: Mistake = {
  name: "not-differentiated",
  rule: null,
  title: "Copied instead of differentiated",
  evidence: "shape",
  explain({ edit, after }) {
    if (edit === null || edit.kind !== "factor-derivative") return null;
    const place = placeInWords(after.root, edit.path, edit);
    const where = place === "this line" ? "" : ` in ${place}`;
    return { rule: null, message: `\`${edit.found}\` was copied where its derivative \`${edit.expected}\` should stand${where}.` };
  },
  page: {
    looksLike: "d/dx (x^2 + x^3 log x): x^3 copied.",
    why: "A rule with several parts asks for a derivative in one and a copy in the next.",
    howToCatch: "Mark each function of the rule as 'copy' or 'differentiate' before writing.",
    alsoSeen: "Product and quotient rules.",
    sources: [SCOFIELD],
  },
  example: { before: "d/dx (x^3 log(x))", wrong: "3x^2 log(x) + x^3 log(x)", right: "3x^2 log(x) + x^3 (1/x)" },
};
