// The logarithm of a quotient taken for the quotient of the logarithms, either way round.

import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, MALRULES } from "./sources.js";

export const quotientOfLogarithms = mistakeInRewriting({
  name: "quotient-of-logarithms",
  title: "The logarithm of a quotient as a quotient of logarithms",
  rule: "algebra",
  make(arena, node) {
    const log = (inside: Parameters<typeof arena.apply>[1][number]) => arena.apply("log", [inside]);
    if (node.kind === "apply" && node.function === "log") {
      const [inside] = node.arguments;
      if (inside?.kind === "divide") return [arena.divide(log(inside.numerator), log(inside.denominator))];
      if (inside?.kind === "multiply") return [arena.multiply(inside.factors.map(log))];
    }
    if (node.kind === "divide" && node.numerator.kind === "apply" && node.denominator.kind === "apply" && node.numerator.function === "log" && node.denominator.function === "log") {
      const [a] = node.numerator.arguments;
      const [b] = node.denominator.arguments;
      if (a !== undefined && b !== undefined) return [log(arena.divide(a, b)), arena.subtract(log(a), log(b))];
    }
    return [];
  },
  message: (node, made) => `The logarithm turns a quotient into a difference and a product into a sum: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "log(a/b) = log a / log b; log(a b) = log a · log b; log a / log b = log(a/b).",
    why: "That logarithms 'split' is remembered, into what is not.",
    howToCatch: "Put b = 1 in: log(a/1) is log a, but log a / log 1 is nothing at all.",
    alsoSeen: "Likelihood ratios, changes of base.",
    sources: [DAWKINS, MALRULES],
  },
  right(arena, node) {
    if (node.kind !== "apply" || node.function !== "log") return node;
    const [inside] = node.arguments;
    if (inside?.kind === "divide") return arena.subtract(arena.apply("log", [inside.numerator]), arena.apply("log", [inside.denominator]));
    return inside?.kind === "multiply" ? arena.add(inside.factors.map((factor) => arena.apply("log", [factor]))) : node;
  },
  example: { before: "log(x/y)", wrong: "log(x)/log(y)", right: "log(x) - log(y)" },
});
