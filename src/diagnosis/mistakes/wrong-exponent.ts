// An exponent that is wrong, with nothing in the move that explains it better.

import { placeInWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCHECHTER, SLEEMAN } from "./sources.js";

export const wrongExponent: Mistake = {
  name: "wrong-exponent",
  rule: null,
  title: "A wrong exponent",
  evidence: "shape",
  explain({ edit, after }) {
    if (edit === null || edit.kind !== "exponent") return null;
    const place = placeInWords(after.root, edit.path, edit);
    const where = place === "this line" ? "" : ` in ${place}`;
    return { rule: null, message: edit.action === "drop" ? `The exponent ${edit.found.replace(/^\^/, "")} does not belong here${where}.` : edit.action === "insert" ? `The exponent ${edit.expected.replace(/^\^/, "")} is missing${where}.` : `The exponent${where} should be ${edit.expected}, not ${edit.found}.` };
  },
  page: {
    looksLike: "x (x + y) = x^3 + x y; 1/x^3 copied as 1/x^2.",
    why: "Exponents are added where powers are multiplied, and multiplied where a power is raised to a power; the two are mixed up.",
    howToCatch: "Write a power out as a product once: x² x³ is xx·xxx.",
    alsoSeen: "Roots as exponents, negative exponents on moving across a fraction bar.",
    sources: [SCHECHTER, DAWKINS, SLEEMAN],
  },
  example: { before: "x (x + y)", wrong: "x^3 + x y", right: "x^2 + x y" },
};
