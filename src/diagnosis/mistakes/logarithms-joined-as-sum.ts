// The sum of two logarithms taken for the logarithm of a sum.

import type { Node } from "../../expression/node.js";
import type { Arena } from "../../expression/arena.js";
import { logarithmsJoined } from "../rewritten-forms.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, MALRULES, SCHECHTER } from "./sources.js";

export const logarithmsJoinedAsSum = mistakeInRewriting({
  name: "logarithms-joined-as-sum",
  title: "Logarithms joined into the logarithm of a sum",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "add" || node.terms.length !== 2) return [];
    const inside = node.terms.map((term) => {
      const size = term.kind === "negate" ? term.operand : term;
      const [argument] = size.kind === "apply" && size.function === "log" ? size.arguments : [];
      return argument === undefined ? null : term.kind === "negate" ? arena.negate(argument) : argument;
    });
    const [a, b] = inside;
    return a === undefined || b === undefined || a === null || b === null || a.kind === "negate" ? [] : [arena.apply("log", [arena.add([a, b])])];
  },
  right: (arena: Arena, node: Node) => logarithmsJoined(arena, node) ?? node,
  message: (node, made) => `A sum of logarithms is the logarithm of a product, a difference that of a quotient: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "log a + log b = log(a + b); log a - log b = log(a - b).",
    why: "The signs outside are carried inside as they stand. The true laws change the operation: plus becomes times, minus becomes divided by.",
    howToCatch: "Put numbers in: log 1 + log 1 is 0, log 2 is not.",
    alsoSeen: "Equations with logarithms on both sides, log-likelihood ratios, decibels.",
    sources: [SCHECHTER, DAWKINS, MALRULES],
  },
  example: { before: "log(x) - log(y)", wrong: "log(x - y)", right: "log(x/y)" },
});
