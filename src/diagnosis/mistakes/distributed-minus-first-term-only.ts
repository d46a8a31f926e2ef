// A minus in front of a bracket that reaches its first term only.

import { negativeOf, productOf } from "../../calculus/tidy.js";
import { madeByRewriting } from "./made.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import type { Mistake } from "./mistake.js";
import { DAWKINS, SCHECHTER, SLEEMAN } from "./sources.js";

/** The terms of a bracket with a minus in front, each with the factor that stands there too; none for anything else. */
function termsIn(arena: Arena, node: Node): readonly Node[] {
  if (node.kind !== "negate") return [];
  const factors = node.operand.kind === "multiply" ? node.operand.factors : [node.operand];
  const [sum, ...others] = factors.filter(({ kind }) => kind === "add");
  if (sum?.kind !== "add" || others.length > 0) return [];
  const rest = factors.filter((factor) => factor !== sum);
  return sum.terms.map((term) => (rest.length === 0 ? term : productOf(arena, [...rest, term])));
}

function make(arena: Arena, node: Node): readonly Node[] {
  const [first, ...rest] = termsIn(arena, node);
  return first === undefined ? [] : [arena.add([negativeOf(arena, first), ...rest])];
}

/** Each term with its sign turned round. */
const right = (arena: Arena, node: Node): Node => {
  const terms = termsIn(arena, node);
  return terms.length === 0 ? node : arena.add(terms.map((term) => negativeOf(arena, term)));
};

export const distributedMinusFirstTermOnly: Mistake = {
  name: "distributed-minus-first-term-only",
  rule: "algebra",
  title: "The minus reaches the first term only",
  evidence: "made",
  transformation: { kind: "rewriting", make, right: right },
  explain(context) {
    const { arena } = context;
    const made = madeByRewriting(context, (node) => make(arena, node)[0] ?? null, (node) => right(arena, node));
    if (made === null) return null;
    return { undone: made.undone, rule: "algebra", message: `The minus in front of the bracket belongs to every term in it: ${inWords(made.node)} is not ${inWords(made.made)}.` };
  },
  page: {
    looksLike: "a - (b + c) = a - b + c.",
    why: "One reads from left to right, and the bracket is gone once its first term is written.",
    howToCatch: "Count the terms in the bracket and the signs you changed: the numbers must agree.",
    alsoSeen: "Subtracting polynomials, the second product of the quotient rule.",
    sources: [SCHECHTER, DAWKINS, SLEEMAN],
  },
  example: { before: "x^2 - (3x - 2)", wrong: "x^2 - 3x - 2", right: "x^2 - 3x + 2" },
};
