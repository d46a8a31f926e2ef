// A product of powers of one base with the bases multiplied beside the exponents.

import { productOf } from "../../calculus/tidy.js";
import { multiplyRational } from "../../arithmetic/rational.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { BROWN_BURTON, DAWKINS } from "./sources.js";

export const basesMultiplied = mistakeInRewriting({
  name: "bases-multiplied",
  title: "The bases of powers multiplied too",
  rule: "algebra",
  make(arena, node) {
    const powers = node.kind === "multiply" ? node.factors.flatMap((factor) => (factor.kind === "power" && factor.base.kind === "number" ? [factor] : [])) : [];
    const [first, second] = powers;
    if (node.kind !== "multiply" || first?.base.kind !== "number" || second?.base.kind !== "number" || powers.length !== 2) return [];
    const rest = node.factors.filter((factor) => factor !== first && factor !== second);
    return [productOf(arena, [...rest, arena.power(arena.number(multiplyRational(first.base.value, second.base.value)), arena.add([first.exponent, second.exponent]))])];
  },
  message: (node, made) => `Equal bases stay as they are and only the exponents are added, and different bases can't be put together so: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "2³ · 2⁴ = 4⁷.",
    why: "What stands below is multiplied as what stands above is added, so that all four numbers have been used.",
    howToCatch: "Write the factors out: three twos and four twos are seven twos. Four to the seventh is fourteen of them.",
    alsoSeen: "Growth over several years; powers of ten.",
    sources: [BROWN_BURTON, DAWKINS],
  },
  example: { before: "2^n * 2^4", wrong: "4^(n + 4)", right: "2^(n + 4)" },
});
