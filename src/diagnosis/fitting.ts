// Looks up what fits a place of a line, where the value that the place must have is known: a number, a factor or a term too few, a piece of the expected forms.

import { firstIndex } from "../arithmetic/first-index.js";
import { rational, type Rational } from "../arithmetic/rational.js";
import { isZero } from "../calculus/tidy.js";
import type { Located } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";
import type { Work } from "./budget.js";
import type { Needed } from "./needed.js";
import { once } from "./once.js";
import { createOutward, type IsRightWith } from "./outward.js";
import { agree, type PointValues, type Values } from "./point-values.js";

/** What would make the place right; empty and null where nothing of the kind would. */
export interface Fitting {
  /** Is nothing else possible? */
  readonly isCertain: boolean;
  /** This number in its place. */
  readonly number: Rational | null;
  /** This number as a factor. */
  readonly coefficient: Rational | null;
  /** It to this power. */
  readonly exponent: Rational | null;
  /** Each in its place. */
  readonly replacements: readonly Node[];
  /** Each as a factor, as a divisor, as a term more. */
  readonly factors: readonly Node[];
  readonly divisors: readonly Node[];
  readonly terms: readonly Node[];
  /** This number as a term more. */
  readonly addend: Rational | null;
}

export interface Fits {
  /** What fits the place; null where its value is not known. */
  of(located: Located): Fitting | null;
  /** Is it known what value the place must have? */
  isKnown(located: Located): boolean;
  /** Does the node in this place make the line right? Null where that can't be told by its value. */
  isRightAt(located: Located, node: Node): boolean | null;
  /** The same for the parts, joined so, at the end of the path; looks outward to the next place that is known, and makes no node on the way. */
  readonly isRightWith: IsRightWith;
  /** The values of a node; null where it has none point by point. */
  valuesOf(node: Node): Values | null;
}

const NEARLY_ZERO = 1e-6;
const LARGEST_NUMERATOR = 99_999;
const LARGEST_DENOMINATOR = 144;

/** The pieces by their values. */
export interface PieceTable {
  /** The pieces of this value, the line before first. */
  of(wanted: Values): readonly Node[];
}

export function createPieceTable(pieces: readonly Node[], values: PointValues): PieceTable {
  const table = pieces.flatMap((node) => {
    const own = values.of(node);
    return own === null || own.filter(Number.isFinite).length < 2 ? [] : [{ node, own }];
  });
  const rows = new Map<number, Row>();
  const rowOf = (point: number): Row => {
    const known = rows.get(point);
    if (known !== undefined) return known;
    const entries = table.flatMap(({ own }, index) => (Number.isFinite(own[point]) ? [{ index, value: own[point] ?? NaN }] : [])).sort((a, b) => a.value - b.value);
    rows.set(point, entries);
    return entries;
  };
  return {
    of(wanted) {
      const point = wanted.findIndex(Number.isFinite);
      const value = wanted[point];
      if (value === undefined) return [];
      const row = rowOf(point);
      const reach = 4e-8 * (1 + Math.abs(value));
      const found: number[] = [];
      for (let k = firstFrom(row, value - reach); k < row.length && (row[k]?.value ?? NaN) <= value + reach; k++) {
        const index = row[k]?.index ?? 0;
        if (agree(wanted, table[index]?.own ?? [])) found.push(index);
      }
      return found.sort((a, b) => a - b).flatMap((index) => table[index]?.node ?? []);
    },
  };
}

/** The pieces in the order of their values at one point. */
type Row = readonly { readonly index: number; readonly value: number }[];

const firstFrom = (row: Row, value: number): number => firstIndex(row, (each) => !(each.value < value));

/** Prepares the looking up among the pieces: what stands in a place may hold derivatives where the line has some, what is put in beside it may not. */
export function createFits(arena: Arena, root: Located, needed: Needed, table: PieceTable, values: PointValues, mayHoldDerivatives: boolean, work: Work): Fits {
  const memo = new Map<Located, Fitting | null>();

  /** The pieces of this value, or whose negative has it; the pieces themselves first. */
  function lookup(wanted: Values): readonly Node[] {
    const negated = table.of(wanted.map((value) => -value)).filter((node) => node.kind !== "negate");
    return [...table.of(wanted), ...negated.map((node) => arena.negate(node))];
  }

  function fit(located: Located): Fitting | null {
    const known = needed.get(located);
    const own = values.of(located.node);
    if (known === undefined || own === null) return null;
    const wanted = known.values;
    // Of two values that are nearly 0 the quotient is noise.
    const ratio = once(() => wanted.map((value, k) => (Math.abs(value) < NEARLY_ZERO && Math.abs(own[k] ?? NaN) < NEARLY_ZERO ? NaN : value / (own[k] ?? NaN))));
    const difference = once(() => wanted.map((value, k) => value - (own[k] ?? NaN)));
    const number = once(() => asRational(wanted));
    const coefficient = once(() => asRational(ratio()));
    const exponent = once(() => asRational(wanted.map((value, k) => exponentFrom(own[k] ?? NaN, value))));
    const replacements = once(() => lookup(wanted).filter((node) => node !== located.node && (mayHoldDerivatives || !holdsDerivative(node))));
    const factors = once(() => lookup(ratio()).filter((node) => !isZero(node) && (!holdsDerivative(node) || (mayHoldDerivatives && node.kind === "derivative"))));
    const divisors = once(() => lookup(ratio().map((value) => 1 / value)).filter((node) => !holdsDerivative(node)));
    const terms = once(() => lookup(difference()).filter((node) => mayHoldDerivatives || !holdsDerivative(node)));
    const addend = once(() => asRational(difference()));
    return {
      isCertain: known.isCertain,
      get number() { return number(); },
      get coefficient() { return coefficient(); },
      get exponent() { return exponent(); },
      get replacements() { return replacements(); },
      get factors() { return factors(); },
      get divisors() { return divisors(); },
      get terms() { return terms(); },
      get addend() { return addend(); },
    };
  }

  return {
    of(located) {
      const known = memo.get(located);
      if (known !== undefined) return known;
      const made = fit(located);
      memo.set(located, made);
      return made;
    },
    isKnown: (located) => needed.get(located)?.isCertain === true,
    isRightAt(located, node) {
      const wanted = needed.get(located);
      const own = values.of(node);
      if (wanted === undefined || own === null) return null;
      return agree(wanted.values, own) ? true : wanted.isCertain ? false : null;
    },
    isRightWith: createOutward(root, needed, values, work),
    valuesOf: values.of,
  };
}

/** The exponent that makes the base the value; of a negative base only a whole one does. */
function exponentFrom(base: number, value: number): number {
  const exponent = Math.log(Math.abs(value)) / Math.log(Math.abs(base));
  if (base >= 0) return value < 0 ? NaN : exponent;
  const whole = Math.round(exponent);
  return Math.abs(exponent - whole) < 1e-8 && Math.sign(value) === (whole % 2 === 0 ? 1 : -1) ? whole : NaN;
}

export const holdsDerivative = (node: Node): boolean => someNode(node, (each) => each.kind === "derivative");

/** The simple rational that all values are; null where they differ or are none. */
export function asRational(values: Values): Rational | null {
  const usable = values.filter(Number.isFinite);
  const [first] = usable;
  if (first === undefined || usable.length < 2 || first === 0) return null;
  if (!usable.every((value) => Math.abs(value - first) <= 1e-8 * Math.abs(first))) return null;
  // Its continued fraction.
  let [before, numerator] = [1, Math.floor(Math.abs(first))];
  let [below, denominator] = [0, 1];
  let rest = Math.abs(first) - numerator;
  for (let k = 0; k < 12 && Math.abs(numerator / denominator - Math.abs(first)) > 1e-8 * Math.abs(first); k++) {
    if (rest < 1e-12) return null;
    const whole = Math.floor(1 / rest);
    rest = 1 / rest - whole;
    [before, numerator] = [numerator, whole * numerator + before];
    [below, denominator] = [denominator, whole * denominator + below];
    if (denominator > LARGEST_DENOMINATOR || numerator > LARGEST_NUMERATOR) return null;
  }
  return numerator === 0 || numerator > LARGEST_NUMERATOR ? null : rational(BigInt(Math.sign(first) * numerator), BigInt(denominator));
}
