// Is a formula with an edit in it still equal to what it was? Computed with the bench's own arithmetic, apart from the judge.

import { doubles } from "../evaluate/doubles.mjs";
import { evaluate, isValue } from "../evaluate/evaluate.mjs";
import { fixedPoint } from "../evaluate/fixed-point.mjs";
import { randomFrom } from "../generate/random.mjs";
import { symbolsOf } from "../generate/tree.mjs";
import { carriedOut } from "./rules.mjs";
import { parseStrictly } from "./strict-parser.mjs";

const POINTS = 60;
const CONFIRMED = 3;
const EQUAL_DIGITS = 100;

function drawPoint(names, random) {
  return Object.fromEntries([...names].map((name) => {
    const denominator = random.integer(3, 97);
    const kind = random.integer(0, 2);
    const numerator = kind === 0 ? random.integer(1, denominator - 1) : kind === 1 ? random.integer(1, 3 * denominator) : random.integer(-3 * denominator, 3 * denominator);
    return [name, [numerator, denominator]];
  }));
}

/** The formula as a tree without derivatives; null where the bench cannot read it or carry it out. */
export function valueTree(text) {
  const tree = parseStrictly(text);
  return tree === null ? null : carriedOut(tree);
}

/** "equal", "unequal", or "unknown" where there is no point in common. */
export function compareTrees(a, b, seed) {
  const random = randomFrom(seed);
  const names = new Set([...symbolsOf(a), ...symbolsOf(b)]);
  let agreeing = 0;
  let onlyFirst = 0;
  for (let k = 0; k < POINTS && agreeing < CONFIRMED; k++) {
    const point = drawPoint(names, random);
    const left = evaluate(a, doubles, point);
    if (!isValue(left) || !Number.isFinite(left)) continue;
    const right = evaluate(b, doubles, point);
    if (!isValue(right) || !Number.isFinite(right)) {
      onlyFirst += 1;
      continue;
    }
    if (Math.abs(left - right) > 1e-6 * (1 + Math.abs(left) + Math.abs(right))) return "unequal";
    const [exactLeft, exactRight] = [evaluate(a, fixedPoint, point), evaluate(b, fixedPoint, point)];
    if (!isValue(exactLeft) || !isValue(exactRight)) continue;
    if (fixedPoint.digitsInCommon(exactLeft, exactRight) < EQUAL_DIGITS) return "unequal";
    agreeing += 1;
  }
  return agreeing > 0 ? "equal" : onlyFirst > 0 ? "apart" : "unknown";
}
