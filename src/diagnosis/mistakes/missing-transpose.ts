// A transpose that got lost, stands too much, or stands on the neighbour.

import { placeInWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { PETERSEN_PEDERSEN } from "./sources.js";

export const missingTranspose: Mistake = {
  name: "missing-transpose",
  rule: null,
  title: "A transpose is lost",
  evidence: "shape",
  explain({ edit, after }) {
    if (edit?.kind !== "transpose") return null;
    const place = placeInWords(after.root, edit.path, edit);
    const where = place === "this line" ? "" : ` in ${place}`;
    if (edit.action === "replace" && !edit.expected.startsWith(`(${edit.found}`)) return { rule: null, message: `The transpose stands on the wrong factor${where}: \`${edit.found}\` should be \`${edit.expected}\`.` };
    return { rule: null, message: edit.action !== "drop" ? `A transpose is missing${where}.` : `A transpose${where === "" ? "" : `${where}`} does not belong there.` };
  },
  page: {
    looksLike: "The gradient of x^T A x becomes A x + A x; x x^T stands where x^T x is meant.",
    why: "For symmetric matrices and for numbers the transpose makes no difference, so that it is easily forgotten elsewhere.",
    howToCatch: "Write the shape under every factor. Where shapes can't tell, try a small matrix that is not symmetric.",
    alsoSeen: "Backpropagation through a linear layer; the cross term of a squared distance; derivatives of traces.",
    sources: [PETERSEN_PEDERSEN],
  },
  example: { before: "(𝐀 𝐁)^T", wrong: "𝐁 𝐀^T", right: "𝐁^T 𝐀^T" },
};
