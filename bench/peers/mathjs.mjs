// What one would do with mathjs: simplify the difference, or compare the two sides at ten random points in doubles.

import { compile, parse, simplify } from "mathjs";
import { randomFrom } from "../generate/random.mjs";

/** Is `simplify(a - b)` the number 0? */
export function equalBySimplify(a, b) {
  const difference = simplify(parse(`(${a}) - (${b})`));
  return difference.toString() === "0" ? "equal" : "unequal";
}

const SAMPLES = 10;
const TOLERANCE = 1e-9;

/** Compiles both sides and compares them at ten random points; a side that is no real number there is skipped. */
export function equalBySamples(a, b, { names, positive }) {
  const [left, right] = [compile(a), compile(b)];
  const random = randomFrom(1);
  let compared = 0;
  for (let k = 0; k < SAMPLES; k++) {
    const scope = Object.fromEntries(names.map((name) => [name, positive ? 3 * random.next() : 6 * random.next() - 3]));
    const [p, q] = [left.evaluate(scope), right.evaluate(scope)];
    if (typeof p !== "number" || typeof q !== "number" || !Number.isFinite(p) || !Number.isFinite(q)) continue;
    compared += 1;
    if (Math.abs(p - q) > TOLERANCE * Math.max(1, Math.abs(p), Math.abs(q))) return "unequal";
  }
  return compared === 0 ? "undecided" : "equal";
}
