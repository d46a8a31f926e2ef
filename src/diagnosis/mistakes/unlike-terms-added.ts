// Terms added that are not of one kind: their numbers are added and their powers put together.

import { addRational, multiplyRational, negateRational, ONE, ZERO, type Rational } from "../../arithmetic/rational.js";
import { powerOf, productOf } from "../../calculus/tidy.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import { inWords } from "../wording.js";
import { mistakeInRewriting } from "./define.js";
import { DAWKINS, MALRULES, SLEEMAN } from "./sources.js";

interface Term {
  readonly number: Rational;
  /** The other factors, each with its exponent where that is a number. */
  readonly powers: ReadonlyMap<Node, Rational>;
}

function termOf(node: Node): Term {
  let number = ONE;
  const powers = new Map<Node, Rational>();
  const take = (factor: Node): void => {
    if (factor.kind === "number") number = multiplyRational(number, factor.value);
    else if (factor.kind === "negate") {
      number = negateRational(number);
      take(factor.operand);
    } else if (factor.kind === "multiply") factor.factors.forEach(take);
    else if (factor.kind === "power" && factor.exponent.kind === "number") powers.set(factor.base, addRational(powers.get(factor.base) ?? ZERO, factor.exponent.value));
    else powers.set(factor, addRational(powers.get(factor) ?? ZERO, ONE));
  };
  take(node);
  return { number, powers };
}

/** The numbers added, the powers that are the same in both kept, the others multiplied. */
function joined(arena: Arena, first: Term, second: Term): Node {
  const bases = [...new Set([...first.powers.keys(), ...second.powers.keys()])];
  const powers = bases.map((base) => {
    const [one, other] = [first.powers.get(base) ?? ZERO, second.powers.get(base) ?? ZERO];
    const isSame = one.numerator === other.numerator && one.denominator === other.denominator;
    return powerOf(arena, base, arena.number(isSame ? one : addRational(one, other)));
  });
  return productOf(arena, [arena.number(addRational(first.number, second.number)), ...powers]);
}

/** So many pairs of terms are looked at. */
const MOST_PAIRS = 6;

export const unlikeTermsAdded = mistakeInRewriting({
  name: "unlike-terms-added",
  title: "Unlike terms added",
  rule: "algebra",
  make(arena, node) {
    if (node.kind !== "add") return [];
    const terms = node.terms.map(termOf);
    const pairs = terms.flatMap((_, j) => terms.slice(j + 1).map((__, k) => [j, j + 1 + k] as const));
    return pairs.slice(0, MOST_PAIRS).flatMap(([j, k]) => {
      const [first, second] = [terms[j], terms[k]];
      if (first === undefined || second === undefined) return [];
      return [arena.add([...node.terms.filter((_, at) => at !== j && at !== k), joined(arena, first, second)])];
    });
  },
  message: (node, made) => `Only terms with the same letters to the same powers are added: ${inWords(node)} is not ${inWords(made)}.`,
  page: {
    looksLike: "3 + 4x = 7x; 2x + 3x² = 5x³.",
    why: "A sum looks unfinished as long as there is a plus in it, and the numbers can be added.",
    howToCatch: "Put x = 2: 3 + 4 · 2 is 11, and 7 · 2 is 14. Think of x as a thing: three and four apples are no seven apples.",
    alsoSeen: "Derivatives after the product rule; logarithms and roots with different arguments; units.",
    sources: [SLEEMAN, MALRULES, DAWKINS],
  },
  example: { before: "2x + 3x^2", wrong: "5x^3", right: "x(2 + 3x)" },
});
