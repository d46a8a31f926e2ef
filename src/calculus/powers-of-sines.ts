// Antiderivatives of sin^m u cos^n u: by the cosine or the sine where one exponent is odd, by the tangent where a high power of the cosine divides, by angles several times as large
// where both are even, by recurrences where an odd power divides. Like every antiderivative here they are unverified.

import { addRational, multiplyRational, negateRational, ONE, rational, type Rational, ZERO } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { powerOf, productOf, sumOf } from "./tidy.js";

/** Higher powers are not worked out. */
const HIGHEST = 16;

/** An antiderivative by u of sin^m u cos^n u for whole numbers m and n; null where none of the ways leads to one. */
export function primitiveOfSines(arena: Arena, m: number, n: number, u: Node): Node | null {
  if (Math.abs(m) > HIGHEST || Math.abs(n) > HIGHEST) return null;
  const isOdd = (value: number): boolean => Math.abs(value) % 2 === 1;
  const [sine, cosine] = [arena.apply("sin", [u]), arena.apply("cos", [u])];
  // −∫ (1 − c²)^((m − 1)/2) c^n dc, and the same with the sine.
  if (isOdd(m) && m > 0) return termwise(arena, cosine, n, (m - 1) / 2, rational(-1), rational(-1));
  if (isOdd(n) && n > 0) return termwise(arena, sine, m, (n - 1) / 2, rational(-1), ONE);
  // ∫ t^m (1 + t²)^(k − 1) dt with t = tan u, where sin^m u cos^n u = tan^m u sec^(2k) u.
  if (m >= 0 && n < 0 && !isOdd(m + n) && -n - m >= 2) return termwise(arena, arena.apply("tan", [u]), m, (-n - m) / 2 - 1, ONE, ONE);
  if (m >= 0 && n >= 0) return byMultiples(arena, m / 2, n / 2, u);
  return m >= 0 ? overPowers(arena, m, -n, u, "cos") : n >= 0 ? overPowers(arena, n, -m, u, "sin") : null;
}

/** ∫ sin^m u / cos^k u du for an even m by 1 − cos² u and the recurrence for 1/cos^k; with the sine below the same with cosines above. */
function overPowers(arena: Arena, m: number, k: number, u: Node, below: "cos" | "sin"): Node | null {
  const [sine, cosine] = [arena.apply("sin", [u]), arena.apply("cos", [u])];
  const [top, bottom] = below === "cos" ? [sine, cosine] : [cosine, sine];
  if (k <= 0) return below === "cos" ? primitiveOfSines(arena, m, -k, u) : primitiveOfSines(arena, -k, m, u);
  if (m > 0) {
    const [all, taken] = [overPowers(arena, m - 2, k, u, below), overPowers(arena, m - 2, k - 2, u, below)];
    return all === null || taken === null ? null : arena.subtract(all, taken);
  }
  if (k === 1) {
    const inside = below === "cos" ? arena.add([arena.divide(arena.integer(1), cosine), arena.apply("tan", [u])]) : arena.apply("tan", [arena.divide(u, arena.integer(2))]);
    return arena.apply("log", [arena.apply("abs", [inside])]);
  }
  const lower = overPowers(arena, 0, k - 2, u, below);
  const edge = arena.divide(top, productOf(arena, [arena.integer(below === "cos" ? k - 1 : 1 - k), powerOf(arena, bottom, arena.integer(k - 1))]));
  return lower === null ? null : sumOf(arena, [edge, productOf(arena, [arena.number(rational(k - 2, k - 1)), lower])]);
}

/** front·∫ v^lowest (1 + sign·v²)^count dv. */
function termwise(arena: Arena, v: Node, lowest: number, count: number, sign: Rational, front: Rational): Node {
  let coefficient = front;
  const terms: Node[] = [];
  for (let k = 0; k <= count; k++) {
    const raised = lowest + 2 * k + 1;
    terms.push(raised === 0 ? productOf(arena, [arena.number(coefficient), arena.apply("log", [arena.apply("abs", [v])])])
      : productOf(arena, [arena.number(multiplyRational(coefficient, rational(1, raised))), powerOf(arena, v, arena.integer(raised))]));
    coefficient = multiplyRational(multiplyRational(coefficient, sign), rational(count - k, k + 1));
  }
  return sumOf(arena, terms);
}

/** ∫ sin^(2p) u cos^(2q) u du by the cosines of 2u, 4u and so on. */
function byMultiples(arena: Arena, p: number, q: number, u: Node): Node {
  // The coefficients of cos(2ku); sin² u = (1 − cos 2u)/2 and cos² u = (1 + cos 2u)/2.
  let waves: readonly Rational[] = [ONE];
  const half = rational(1, 2);
  for (let k = 0; k < p + q; k++) {
    const sign = k < p ? negateRational(half) : half;
    const next = Array.from({ length: waves.length + 1 }, (_, at) => multiplyRational(waves[at] ?? ZERO, half));
    waves.forEach((value, at) => {
      const share = multiplyRational(multiplyRational(value, sign), half);
      for (const to of [at + 1, Math.abs(at - 1)]) next[to] = addRational(next[to] ?? ZERO, share);
    });
    waves = next;
  }
  return sumOf(arena, waves.map((value, k) => (k === 0 ? productOf(arena, [arena.number(value), u])
    : productOf(arena, [arena.number(multiplyRational(value, rational(1, 2 * k))), arena.apply("sin", [productOf(arena, [arena.integer(2 * k), u])])]))));
}
