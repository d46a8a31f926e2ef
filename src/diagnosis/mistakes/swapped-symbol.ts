// One letter in the place of another.

import { placeInWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS } from "./sources.js";

export const swappedSymbol: Mistake = {
  name: "swapped-symbol",
  rule: null,
  title: "One symbol for another",
  evidence: "shape",
  explain({ edit, after }) {
    if (edit === null || edit.kind !== "symbol") return null;
    const place = placeInWords(after.root, edit.path, edit);
    const where = place === "this line" ? "" : ` in ${place}`;
    return { rule: null, message: `\`${edit.found}\` should be \`${edit.expected}\`${where}.` };
  },
  page: {
    looksLike: "x y + x becomes x x + x.",
    why: "Letters look alike (x and y, u and v, ŷ and y), and copying is done without reading.",
    howToCatch: "Read the new line aloud beside the old one.",
    alsoSeen: "Indices i and j, y and ŷ, capital and small letters.",
    sources: [DAWKINS],
  },
  example: { before: "(x + y) z", wrong: "x z + y x", right: "x z + y z" },
};
