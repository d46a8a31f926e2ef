// Vectors and matrices whose shapes do not fit. It is found before any edit is looked for, by the shapes alone; the edit that is shown beside it only mends it.

import type { Mistake } from "./mistake.js";
import { PETERSEN_PEDERSEN } from "./sources.js";

export const shapeMismatch: Mistake = {
  name: "shape-mismatch",
  rule: null,
  title: "Shapes that do not fit",
  evidence: "shape",
  explain: () => null,
  page: {
    looksLike: "X(Xw - y) with an n × d matrix X; a gradient set equal to its own transpose; a column added to a row.",
    why: "A transpose is missing, a product is in the wrong order, or two layouts of derivatives are mixed in one chain.",
    howToCatch: "Write the shape under every factor: inner sizes must be the same, and what is added or set equal must have one shape.",
    alsoSeen: "The chain rule with vectors, where the order depends on the layout.",
    sources: [PETERSEN_PEDERSEN],
  },
  example: { before: "∇_𝐰 ‖𝐰‖^2", wrong: "2𝐰^T 𝐰", right: "2𝐰" },
};
