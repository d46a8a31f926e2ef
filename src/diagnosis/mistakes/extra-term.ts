// A term that does not belong there.

import type { Mistake } from "./mistake.js";
import { DAWKINS } from "./sources.js";

export const extraTerm: Mistake = {
  name: "extra-term",
  rule: null,
  title: "A term too many",
  evidence: "shape",
  explain({ edit }) {
    if (edit === null || edit.kind !== "term" || edit.action !== "drop") return null;
    return { rule: null, message: `The term ${edit.found.replace(/^\+\s*/, "")} does not belong here.` };
  },
  page: {
    looksLike: "A term is copied twice, or was added from another line.",
    why: "On copying a long line the eye jumps back.",
    howToCatch: "Count the terms of both lines.",
    alsoSeen: "Sums written over several lines.",
    sources: [DAWKINS],
  },
  example: { before: "x^2 + sin(x)", wrong: "x^2 + sin(x) + y^5", right: "x^2 + sin(x)" },
};
