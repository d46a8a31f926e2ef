// A factor in front of a bracket that reaches its first term only.

import { productOf } from "../../calculus/tidy.js";
import { madeByRewriting } from "./made.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { BROWN_BURTON, SCHECHTER, SLEEMAN } from "./sources.js";

function make(arena: Arena, node: Node): readonly Node[] {
  const bracket = node.kind === "multiply" ? node.factors.find((factor) => factor.kind === "add") : undefined;
  if (node.kind !== "multiply" || bracket?.kind !== "add") return [];
  const [first, ...rest] = bracket.terms;
  return first === undefined ? [] : [arena.add([productOf(arena, [...node.factors.filter((factor) => factor !== bracket), first]), ...rest])];
}

/** Every term multiplied. */
function right(arena: Arena, node: Node): Node {
  const bracket = node.kind === "multiply" ? node.factors.find((factor) => factor.kind === "add") : undefined;
  if (node.kind !== "multiply" || bracket?.kind !== "add") return node;
  const others = node.factors.filter((factor) => factor !== bracket);
  return arena.add(bracket.terms.map((term) => productOf(arena, [...others, term])));
}

export const factorFirstTermOnly: Mistake = {
  name: "factor-first-term-only",
  rule: "algebra",
  title: "The factor reaches the first term only",
  evidence: "made",
  transformation: { kind: "rewriting", make, right: right },
  explain(context) {
    const { arena } = context;
    const made = madeByRewriting(context, (node) => make(arena, node)[0] ?? null, (node) => right(arena, node));
    if (made === null) return null;
    return { undone: made.undone, rule: "algebra", message: `What stands in front of the bracket multiplies every term in it: ${inWords(made.node)} is not ${inWords(made.made)}.` };
  },
  page: {
    looksLike: "3(x + 2) = 3x + 2.",
    why: "The bracket is forgotten once its first term is written.",
    howToCatch: "Put one number in for x on both sides.",
    alsoSeen: "Common factors pulled out of a sum, 1/m in front of a loss.",
    sources: [SCHECHTER, SLEEMAN, BROWN_BURTON],
  },
  example: { before: "3(x + 2)", wrong: "3x + 2", right: "3x + 6" },
};
