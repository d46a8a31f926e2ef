// A sum over an index left out, its summand kept.

import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { OWN } from "./sources.js";

export const sumDropped = mistakeInRewriting({
  name: "sum-dropped",
  title: "The sum sign is lost",
  rule: "algebra",
  make: (_arena, node) => (node.kind === "sum" ? [node.body] : []),
  message: (node) => `There is a sum over all ${node.kind === "sum" ? inWords(node.index) : "indices"} here; one summand of ${inWords(node)} is not the whole.`,
  page: {
    looksLike: "The sum of (x_i - m) over i becomes x_i - m.",
    why: "What is worked on is the summand, and the sign in front is left behind on the line before.",
    howToCatch: "An index that was bound by a sum must not be free afterwards.",
    alsoSeen: "Gradients of losses over a batch; a sum does go when one differentiates by one of its entries, and only then.",
    sources: [OWN],
  },
  example: { before: "sum_(i=1)^n (x_i - y)", wrong: "x_i - y", right: "sum_(i=1)^n (x_i - y)" },
});
