// `\int \frac{dy}{y} = \int x\,dx`, `\frac{dy}{y} = x\,dx`: equations with another letter under d on each side. What a display behind one says without differentials is what integrating
// it gives.

import { partsOf, type Statement, type Syntax } from "../syntax/math-tree.js";
import { namesIn } from "./definable.js";
import type { StatementEvent } from "./draft-chain.js";
import { hasBounds } from "./statement-shape.js";
import { plainName } from "./syntax-names.js";

const CONSTANT = /^(?:[ABCDKkc])(?:_.*)?$/;

/** The letters under d in a side: those of `d y` in it. */
function differentialsIn(side: Syntax): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (syntax: Syntax): void => {
    if (syntax.kind === "sequence") {
      syntax.items.forEach((item, k) => {
        const next = syntax.items[k + 1];
        const letter = item.kind === "operand" && plainName(item.operand) === "d" && next?.kind === "operand" ? plainName(next.operand) : null;
        if (letter !== null) found.add(letter);
      });
    }
    if (syntax.kind !== "derivative") partsOf(syntax).forEach(visit);
  };
  visit(side);
  return found;
}

/** The two letters of an equation with separated variables; null for any other statement. */
export function separatedLetters({ sides, relations }: Statement): readonly [string, string] | null {
  const [left, right] = sides;
  if (sides.length !== 2 || left == null || right == null || relations[0]?.sign !== "=" || hasBounds(left) || hasBounds(right)) return null;
  const [one, other] = [[...differentialsIn(left)], [...differentialsIn(right)]];
  const [first, second] = [one[0], other[0]];
  return one.length === 1 && other.length === 1 && first !== undefined && second !== undefined && first !== second ? [first, second] : null;
}

/** Does the equation say what integrating the separated one gives: both letters, a constant of integration, and no differentials? */
export function integrates(separated: StatementEvent, { statement }: StatementEvent): boolean {
  const letters = separatedLetters(separated.statement);
  const [left, right] = statement.sides;
  if (letters === null || statement.sides.length !== 2 || left == null || right == null || statement.relations[0]?.sign !== "=") return false;
  const names = new Set([left, right].flatMap(namesIn));
  const isPlain = [left, right].every((side) => differentialsIn(side).size === 0 && !holdsRate(side));
  return isPlain && letters.every((letter) => names.has(letter)) && [...names].some((name) => CONSTANT.test(name));
}

function holdsRate(side: Syntax): boolean {
  return side.kind === "derivative" || (side.kind === "script" && side.primes > 0) || (side.kind === "bigOperator" && side.operator === "integral") || partsOf(side).some(holdsRate);
}
