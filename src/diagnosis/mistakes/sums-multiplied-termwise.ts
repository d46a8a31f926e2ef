// A product of two sums taken for the sum of the products: one index used for two sums.

import { productOf } from "../../calculus/tidy.js";
import { substitute } from "../../expression/traverse.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { SCHECHTER } from "./sources.js";

export const sumsMultipliedTermwise = mistakeInRewriting({
  name: "sums-multiplied-termwise",
  title: "One index for two sums",
  rule: "algebra",
  make(arena, node) {
    const factors = node.kind === "multiply" ? node.factors : node.kind === "power" && node.exponent === arena.integer(2) ? [node.base, node.base] : [];
    const sums = factors.filter((factor) => factor.kind === "sum");
    const [first, second] = sums;
    if (first?.kind !== "sum" || second?.kind !== "sum") return [];
    const body = substitute(arena, second.body, new Map([[second.index, first.index]]));
    const rest = factors.filter((factor) => factor.kind !== "sum");
    return [productOf(arena, [...rest, arena.bigOperator("sum", first.index, first.lower, first.upper, first.body === body ? arena.power(body, arena.integer(2)) : arena.multiply([first.body, body]))])];
  },
  message: (node) => `Two sums need two indices: in ${inWords(node)} every term of one meets every term of the other, not only those with the same number.`,
  page: {
    looksLike: "(Σ a_i)(Σ b_i) = Σ a_i b_i; (Σ a_i)^2 = Σ a_i^2.",
    why: "Both sums were written with i, and under one sign the two i become one.",
    howToCatch: "Rename the index of the second sum before you multiply.",
    alsoSeen: "Variances of sums, squared norms, Cauchy–Schwarz.",
    sources: [SCHECHTER],
  },
  example: { before: "(sum_(i=1)^3 x_i)(sum_(i=1)^3 y_i)", wrong: "sum_(i=1)^3 x_i y_i", right: "(sum_(i=1)^3 x_i)(sum_(j=1)^3 y_j)" },
});
