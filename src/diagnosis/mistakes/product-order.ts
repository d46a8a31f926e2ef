// Matrices multiplied in the wrong order.

import { placeInWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { PETERSEN_PEDERSEN } from "./sources.js";

export const productOrder: Mistake = {
  name: "product-order",
  rule: null,
  title: "A product in the wrong order",
  evidence: "shape",
  explain({ edit, after }) {
    if (edit?.kind !== "order" || edit.action !== "replace") return null;
    const place = placeInWords(after.root, edit.path, edit);
    return { rule: null, message: `The factors${place === "this line" ? "" : ` in ${place}`} stand in the wrong order: \`${edit.found}\` should be \`${edit.expected}\`.` };
  },
  page: {
    looksLike: "The transpose of A B becomes A^T B^T; the inverse of A B becomes A^{-1} B^{-1}.",
    why: "Numbers may be multiplied in any order, and the eye is used to that. Matrices may not.",
    howToCatch: "Undo the last thing first: shoes before socks. Then compare the shapes of neighbours.",
    alsoSeen: "Moving a factor across an equals sign; the chain rule with Jacobians; traces that are turned the wrong way.",
    sources: [PETERSEN_PEDERSEN],
  },
  example: { before: "(𝐀 𝐁)^T", wrong: "𝐀^T 𝐁^T", right: "𝐁^T 𝐀^T" },
};
