// A function differentiated by a rule that is not its own.

import { chainProduct } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import type { RuleContext } from "../../calculus/rules.js";
import { madeInRule } from "./made.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCOFIELD } from "./sources.js";

/** What the derivatives of functions are mistaken for. */
const MISTAKEN: Readonly<Record<string, (arena: Arena, u: Node) => readonly Node[]>> = {
  sqrt: (arena, u) => [arena.divide(arena.integer(1), arena.apply("sqrt", [u])), arena.divide(arena.apply("sqrt", [u]), arena.integer(2)), arena.divide(arena.integer(2), arena.apply("sqrt", [u]))],
  arctan: (arena, u) => [over(arena, arena.subtract(arena.integer(1), square(arena, u))), over(arena, arena.apply("sqrt", [arena.add([arena.integer(1), square(arena, u)])]))],
  arcsin: (arena, u) => [over(arena, arena.subtract(arena.integer(1), square(arena, u)))],
  tan: (arena, u) => [arena.apply("sec", [u]), arena.apply("cot", [u]), arena.divide(arena.integer(1), arena.apply("cos", [u]))],
  tanh: (arena, u) => [arena.add([arena.integer(1), square(arena, arena.apply("tanh", [u]))])],
  cosh: (arena, u) => [arena.negate(arena.apply("sinh", [u]))],
  log: (arena, u) => [over(arena, arena.apply("log", [u]))],
  log10: (arena, u) => [over(arena, u)],
  log2: (arena, u) => [over(arena, u)],
  logbase: (arena, u) => [over(arena, u)],
};

const over = (arena: Arena, u: Node): Node => arena.divide(arena.integer(1), u);
const square = (arena: Arena, u: Node): Node => arena.power(u, arena.integer(2));

function make(arena: Arena, { rule, node, links }: RuleContext): readonly Node[] {
  const [link] = links;
  const [argument] = node.kind === "apply" ? node.arguments : [];
  if (rule === "chain rule" || node.kind !== "apply" || link === undefined || argument === undefined) return [];
  return (MISTAKEN[node.function]?.(arena, argument) ?? []).map((wrong) => chainProduct(arena, wrong, link.innerDerivative));
}

export const wrongFunctionDerivative: Mistake = {
  name: "wrong-function-derivative",
  rule: null,
  title: "The derivative of another function",
  evidence: "made",
  transformation: { kind: "rule", make, right: (_arena, site) => site.usual },
  explain(context) {
    const { arena } = context;
    for (let variant = 0; variant < 3; variant++) {
      const made = madeInRule(context, (site) => make(arena, site)[variant] ?? null);
      const [link] = made?.site.links ?? [];
      const [argument] = made?.site.node.kind === "apply" ? made.site.node.arguments : [];
      if (made === null || link === undefined || argument === undefined || made.site.node.kind !== "apply") continue;
      const wrong = MISTAKEN[made.site.node.function]?.(arena, argument)[variant];
      const instead = wrong === undefined ? "" : `, not ${inWords(wrong)}`;
      return { undone: made.undone, rule: null, message: `The derivative of ${inWords(made.site.node)} is ${inWords(link.outer)}${instead}.` };
    }
    return null;
  },
  page: {
    looksLike: "d/dx √x = 1/√x, d/dx arctan x = 1/(1 - x²), d/dx tan x = sec x.",
    why: "The table of derivatives has pairs that differ in one sign or one factor.",
    howToCatch: "Derive the entry: √x is x^(1/2); arctan from tan y = x. Or compare with the slope of the graph at one point.",
    alsoSeen: "tan and tanh, logarithms to other bases.",
    sources: [DAWKINS, SCOFIELD],
  },
  example: { before: "d/dx sqrt(x)", wrong: "1/sqrt(x)", right: "1/(2sqrt(x))" },
};
