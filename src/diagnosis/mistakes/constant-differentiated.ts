// A constant factor differentiated as if it were a function: the product rule with 1 for the derivative of the constant.

import { differentiateByRules, type RuleContext } from "../../calculus/rules.js";
import { isOne, isZero, productOf, sumOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { freeSymbols, substitute } from "../../expression/traverse.js";
import { inWords } from "../wording.js";
import { mistakeInRule } from "./define.js";
import { SCOFIELD } from "./sources.js";

/** The derivatives of something constant by each of its own letters. */
function byOwnLetters(arena: Arena, node: Node): readonly Node[] {
  return [...freeSymbols(node)].filter((name) => name !== "e" || node.kind === "power").flatMap((name) => {
    const made = differentiateByRules(arena, node, arena.symbol(name));
    return made.kind === "failure" || isZero(made) ? [] : [made];
  });
}

/** A constant term: a³ as 3a², ln 5 as 1/5. */
function alone(arena: Arena, node: Node): readonly Node[] {
  const [argument] = node.kind === "apply" ? node.arguments : [];
  if (node.kind !== "apply" || node.arguments.length !== 1 || argument?.kind !== "number") return byOwnLetters(arena, node);
  const variable = arena.symbol("\u0000");
  const made = differentiateByRules(arena, arena.apply(node.function, [variable]), variable);
  return made.kind === "failure" ? [] : [substitute(arena, made, new Map<Node, Node>([[variable, argument]]))];
}

/** A constant factor: c f by the product rule, with the derivative of c by its own letter; or that derivative as a factor. */
function asFactor(arena: Arena, { rule, node, derivativeOf }: RuleContext): readonly Node[] {
  if (rule !== "constant multiple rule" || node.kind !== "multiply") return [];
  const parts = node.factors.map((factor) => ({ factor, derivative: derivativeOf(factor) }));
  const constants = parts.filter(({ factor, derivative }) => derivative.kind !== "failure" && isZero(derivative) && factor.kind !== "number");
  return constants.flatMap(({ factor: constant }) => {
    const moving = parts.map(({ factor, derivative }) => (derivative.kind === "failure" || isZero(derivative) ? factor : derivative));
    return byOwnLetters(arena, constant).flatMap((derived) => {
      const withDerived = (factors: readonly Node[]): Node => productOf(arena, factors.map((factor, k) => (node.factors[k] === constant ? derived : factor)));
      return [sumOf(arena, [withDerived(node.factors), productOf(arena, moving)]), ...(isOne(derived) ? [] : [withDerived(moving)])];
    });
  });
}

export const constantDifferentiated = mistakeInRule({
  name: "constant-differentiated",
  title: "A constant treated as a variable",
  rule: "constant multiple rule",
  make(arena, site) {
    return site.rule === "constant rule" ? alone(arena, site.node) : asFactor(arena, site);
  },

  message: ({ rule, node, usual }) => rule === "constant rule"
    ? `${inWords(node)} does not change with the variable, so its derivative is 0.`
    : `In ${inWords(node)} the letter in front does not change; it stays as a factor and has no derivative of its own. The derivative is ${inWords(usual)}.`,
  page: {
    looksLike: "d/dx (a x^2) = x^2 + 2 a x; d/dx (x + a^3) = 1 + 3a^2; d/dx ln 5 = 1/5.",
    why: "A letter looks like a variable, whatever it stands for.",
    howToCatch: "Underline the letter after the d below; every other one is a number for now.",
    alsoSeen: "Learning rates, widths σ, weights held fixed in a partial derivative.",
    sources: [SCOFIELD],
  },
  example: { before: "d/dx (a x^2)", wrong: "x^2 + 2 a x", right: "2 a x" },
});
