// A term of the line before that is not there any more.

import type { Mistake } from "./mistake.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

export const droppedTerm: Mistake = {
  name: "dropped-term",
  rule: null,
  title: "A term is lost",
  evidence: "shape",
  explain({ edit }) {
    if (edit === null || edit.kind !== "term" || edit.action !== "insert") return null;
    return { rule: null, message: `The term ${edit.expected.replace(/^\+\s*|\s*[-+−]$/g, "")} is missing.` };
  },
  page: {
    looksLike: "x^2 + 3x + 5 becomes x^2 + 5.",
    why: "On copying a long line the eye jumps from one sign to the next but one.",
    howToCatch: "Count the terms of both lines.",
    alsoSeen: "Expanding products of brackets, where every term meets every other.",
    sources: [SCOFIELD, DAWKINS],
  },
  example: { before: "x^2 + sin(x) + y", wrong: "y + x^2", right: "y + x^2 + sin(x)" },
};
