// A finite probability space with exact rationals: a few quantities, each with two or three values, and for every law a weight for each combination of them. All that is said of
// random quantities in general must hold in each such space; where it fails in one, the space is a witness.

import { addRational, divideRational, multiplyRational, rational, subtractRational, type Rational, ZERO } from "../../arithmetic/rational.js";

/** Why an expression can't be worked out in a finite space. */
export class KernelProblem extends Error {}

/** How the quantities of a space depend on each other: at will, not at all, or not at all and with one distribution for each family X_1, X_2, … */
export type Dependence = "any" | "independent" | "identical";

export interface WorldShape {
  readonly seed: number;
  readonly dependence: Dependence;
  /** Names of what the independent quantities depend on all the same, θ of `p(x_1, x_2 | θ)`: they are independent once it is given. */
  readonly roots: ReadonlySet<string>;
  /** Have all quantities (but those that count) the mean 0 under the main law? */
  readonly centred: boolean;
  /** Is each quantity as likely above its mean as below, by as much: ±1? */
  readonly symmetric: boolean;
  /** The first value of the quantities that take whole numbers. */
  readonly counts: ReadonlyMap<string, number>;
  /** Quantities that happen or do not, of two values each. */
  readonly events: ReadonlySet<string>;
}

export interface World {
  /** How many values the quantity takes. */
  size(key: string): number;
  value(key: string, state: number): Rational;
  /** The probability under a law that quantities take these values; those not named may take any. `""` is the main law. */
  probability(law: string, states: ReadonlyMap<string, number>): Rational;
}

/** Quantities that one space may have. */
export const MOST_QUANTITIES = 8;

/** A space over these quantities. Deterministic: the same shape and keys give the same numbers. */
export function createWorld(keys: readonly string[], shape: WorldShape): World {
  const sorted = [...keys].sort();
  const places = new Map(sorted.map((key, k) => [key, k]));
  const most = valuesEach(sorted.length, shape.symmetric);
  const sizes = sorted.map((key) => (shape.events.has(key.replace(/_.*$/u, "")) || shape.events.has(key) ? 2 : most));
  const family = (key: string): string => (shape.dependence === "identical" ? key.replace(/_.*$/u, "") : key);
  const laws = new Map<string, (states: readonly number[]) => number>();
  const marginals = new Map<string, Rational>();
  const values = new Map<string, readonly Rational[]>();

  function weightsOf(law: string): (states: readonly number[]) => number {
    const known = laws.get(law);
    if (known !== undefined) return known;
    const isRoot = (key: string): boolean => shape.roots.has(key) || shape.roots.has(key.replace(/_.*$/u, ""));
    const below = sorted.flatMap((key, k) => (isRoot(key) ? [k] : []));
    const own = (key: string, state: number, states: readonly number[]): number => {
      if (shape.symmetric) return 1;
      const under = isRoot(key) ? "" : below.map((k) => ` ${states[k] ?? 0}`).join("");
      return 1 + (hash(`${shape.seed} ${law} ${family(key)} ${state}${under}`) % 5);
    };
    const made = shape.dependence === "any"
      ? (states: readonly number[]): number => 1 + (hash(`${shape.seed} ${law} ${states.join()}`) % 7)
      : (states: readonly number[]): number => states.reduce((product, state, k) => product * own(sorted[k] ?? "", state, states), 1);
    laws.set(law, made);
    return made;
  }

  function probability(law: string, states: ReadonlyMap<string, number>): Rational {
    const fixed = sorted.map((key) => states.get(key) ?? -1);
    const name = `${law}|${fixed.join()}`;
    const known = marginals.get(name);
    if (known !== undefined) return known;
    const weights = weightsOf(law);
    let [inside, all] = [0, 0];
    const current = sorted.map(() => 0);
    for (let k = sizes.reduce((product, size) => product * size, 1); k > 0; k--) {
      const weight = weights(current);
      all += weight;
      if (fixed.every((state, at) => state < 0 || state === current[at])) inside += weight;
      for (let at = 0; at < current.length; at++) {
        const next = ((current[at] ?? 0) + 1) % (sizes[at] ?? 1);
        current[at] = next;
        if (next > 0) break;
      }
    }
    const made = rational(inside, all);
    marginals.set(name, made);
    return made;
  }

  function valuesOf(key: string): readonly Rational[] {
    const known = values.get(key);
    if (known !== undefined) return known;
    const first = shape.counts.get(key);
    let drawn: readonly Rational[];
    if (first !== undefined) drawn = Array.from({ length: most }, (_, k) => rational(first + k));
    else if (shape.symmetric) drawn = [rational(1), rational(-1)];
    else {
      // Distinct, of both signs, none of them 0.
      const start = hash(`${shape.seed} ${family(key)}`);
      drawn = Array.from({ length: most }, (_, k) => rational((k % 2 === 0 ? 1 : -1) * (1 + k * 3 + ((start >> (3 * k)) % 3)), 1 + ((start >> (3 * k + 9)) % 3)));
      if (shape.centred) {
        const mean = drawn.reduce((sum, value, state) => addRational(sum, multiplyRational(value, probability("", new Map([[key, state]])))), ZERO);
        drawn = drawn.map((value) => subtractRational(value, mean));
      }
    }
    values.set(key, drawn);
    return drawn;
  }

  return {
    size: (key) => sizes[places.get(key) ?? -1] ?? most,
    value: (key, state) => valuesOf(key)[state] ?? ZERO,
    probability(law, states) {
      for (const key of states.keys()) if (!places.has(key)) throw new KernelProblem("which quantities this speaks of depends on how many values they take");
      return probability(law, states);
    },
  };
}

/** How many values each quantity of a space over so many takes. */
export function valuesEach(quantities: number, symmetric: boolean): number {
  return quantities <= 3 && !symmetric ? 3 : 2;
}

/** A quotient, null where the second is 0. */
export function quotient(a: Rational, b: Rational): Rational | null {
  return b.numerator === 0n ? null : divideRational(a, b);
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let k = 0; k < text.length; k++) value = Math.imul(value ^ text.charCodeAt(k), 0x01000193) >>> 0;
  // The low bits alone are weak.
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 2;
}
