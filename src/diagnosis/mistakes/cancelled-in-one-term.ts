// A sum divided in one of its terms only: the divisor is cancelled there, and the other terms are left as they are.

import { productOf, quotientOf, sumOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, SCHECHTER, SCOFIELD } from "./sources.js";

/** So many factors of the denominator are looked at. */
const MOST_DIVISORS = 3;

/** The terms with some of them divided. */
const dividedIn = (arena: Arena, terms: readonly Node[], divisor: Node, isDivided: (k: number) => boolean): Node => sumOf(arena, terms.map((term, k) => (isDivided(k) ? quotientOf(arena, term, divisor) : term)));

export const cancelledInOneTerm = mistakeInRewriting({
  name: "cancelled-in-one-term",
  title: "Cancelled in one term only",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "divide" || node.numerator.kind !== "add") return [];
    const { terms } = node.numerator;
    const factors = node.denominator.kind === "multiply" ? node.denominator.factors.slice(0, MOST_DIVISORS) : [node.denominator];
    return factors.flatMap((divisor) => {
      const rest = node.denominator.kind === "multiply" ? productOf(arena, node.denominator.factors.filter((each) => each !== divisor)) : arena.integer(1);
      const made = (isDivided: (k: number) => boolean): Node => quotientOf(arena, dividedIn(arena, terms, divisor, isDivided), rest);
      const one = terms.map((_, only) => made((k) => k === only));
      return terms.length === 2 ? one : [...one, ...terms.map((_, left) => made((k) => k !== left))];
    });
  },
  right(arena, node) {
    if (node.kind !== "divide" || node.numerator.kind !== "add") return node;
    return dividedIn(arena, node.numerator.terms, node.denominator, () => true);
  },
  message: (node, made) => `Dividing a sum divides each of its terms: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "(2x + 6)/2 = x + 6; (x² + x y)/x = x + x y.",
    why: "One term shows the divisor, so it is cancelled there; the others show nothing to cancel and are passed over.",
    howToCatch: "Put brackets round the numerator and take the factor out of the whole bracket before you strike it: (2x + 6)/2 is 2(x + 3)/2.",
    alsoSeen: "The quadratic formula, (-4 + √8)/2; dividing both sides of an equation by a number; means. Scofield's graders write CES, cancelling everything in sight.",
    sources: [SCOFIELD, DAWKINS, SCHECHTER],
  },
  example: { before: "(2x + 6)/2 - y", wrong: "x + 6 - y", right: "x + 3 - y" },
});
