// The derivative differentiated once more.

import { differentiateWith } from "../../calculus/rules.js";
import { isZero } from "../../calculus/tidy.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { OWN } from "./sources.js";

export const differentiatedTwice = mistakeInRule({
  name: "differentiated-twice",
  title: "Differentiated once too often",
  rule: "power rule",
  make(arena, { rule, node, usual }) {
    if (rule !== "power rule" || node.kind !== "power" || (node.base.kind !== "symbol" && node.base.kind !== "index")) return [];
    const again = differentiateWith(arena, usual, node.base, () => null);
    return again.kind === "failure" || isZero(again) ? [] : [again];
  },
  message: ({ node, usual }) => `This is the second derivative: the first one of ${inWords(node)} is ${inWords(usual)}.`,
  page: {
    looksLike: "d/dx x^4 = 12x^2.",
    why: "A term that was differentiated already is taken for one that is still to be done.",
    howToCatch: "Keep the d/dx in front of everything that is still to be differentiated, and take it away when it is done.",
    alsoSeen: "Long sums done term by term; accelerations and speeds.",
    sources: [OWN],
  },
  example: { before: "d/dx x^4", wrong: "12x^2", right: "4x^3" },
});
