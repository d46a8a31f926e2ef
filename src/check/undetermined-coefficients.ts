// A form with letters that are new in it, `\frac{2x}{x^2 - 4} = \frac{A}{x - 2} + \frac{B}{x + 2}`: it says that there are numbers which make it hold for all x, and they are found from
// values at a few points. Whoever uses them has the judge compare.

import { rational, subtractRational, type Rational } from "../arithmetic/rational.js";
import { solveLinear } from "../arithmetic/linear.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, substitute } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";

/** More letters than these are not looked for. */
const MOST_LETTERS = 6;
/** Points at which a side has no value are passed over. */
const MOST_POINTS = 24;

/** The only numbers for the letters, in which the form is linear, with which it may be the expression whatever the other letters are; null where there are none, or others too. */
export function undeterminedCoefficients(arena: Arena, expression: Node, form: Node, letters: readonly string[]): ReadonlyMap<Node, Node> | null {
  const others = [...new Set([...freeSymbols(expression), ...freeSymbols(form)])].filter((name) => !letters.includes(name)).sort();
  if (letters.length === 0 || letters.length > MOST_LETTERS || others.length === 0 || others.some((name) => name === "e" || name === "π")) return null;
  const columns: Rational[][] = letters.map(() => []);
  const target: Rational[] = [];
  for (let seed = 2; seed < MOST_POINTS && target.length < letters.length; seed++) {
    const point = new Map(others.map((name, k): [Node, Node] => [arena.symbol(name), arena.number(rational(2 * seed + 3 * k + 1, 3))]));
    const at = (node: Node, values: readonly number[]): Rational | null => rationalValue(substitute(arena, node, new Map<Node, Node>([...point, ...letters.map((name, k): [Node, Node] => [arena.symbol(name), arena.integer(values[k] ?? 0)])])));
    const [known, zero] = [at(expression, []), at(form, [])];
    const shares = letters.map((_, own) => at(form, letters.map((__, k) => (k === own ? 1 : 0))));
    const held = shares.filter((share): share is Rational => share !== null);
    if (known === null || zero === null || held.length < letters.length) continue;
    target.push(subtractRational(known, zero));
    held.forEach((share, k) => columns[k]?.push(subtractRational(share, zero)));
  }
  const found = target.length < letters.length ? null : solveLinear(columns, target);
  return found === null ? null : new Map(letters.map((name, k): [Node, Node] => [arena.symbol(name), arena.number(found[k] ?? rational(0n))]));
}
