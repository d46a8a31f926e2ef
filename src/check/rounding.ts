// Decimals that are not exact (rule 30 of the reading conventions): a step such as 2/3 = 0.667 is right when the decimal shown is the exact value rounded to the digits it
// shows. Asked only after the judge found the sides unequal.

import { formatRational, rational, type Rational } from "../arithmetic/rational.js";
import { occurrences, type Located } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import { EITHER_SIGN } from "../expression/either-sign.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { intervalArithmetic } from "../arithmetic/interval.js";
import type { Judgement } from "../judge/judge.js";
import { enclose } from "../judge/constants.js";

/** A decimal as it is written: its exact value and how many digits stand after the point. */
export interface ShownDecimal {
  readonly value: Rational;
  readonly digits: number;
  readonly text: string;
}

const MOST_DIGITS = 30;
const DECIMAL = /^(?:\d*\.|\d+\{?,\}?)(\d+)$/;

/** The decimals that are written in a line, each value once, with the fewest digits it is shown with. */
export function shownDecimals(line: Located, text: string): readonly ShownDecimal[] {
  const found = new Map<string, ShownDecimal>();
  for (const { located } of occurrences(line)) {
    if (located.node.kind !== "number") continue;
    const shown = text.slice(located.range.start, located.range.end).replace(/\s/g, "");
    const digits = DECIMAL.exec(shown)?.[1]?.length;
    if (digits === undefined || digits > MOST_DIGITS) continue;
    const key = formatRational(located.node.value);
    const known = found.get(key);
    if (known === undefined || digits < known.digits) found.set(key, { value: located.node.value, digits, text: shown });
  }
  return [...found.values()];
}

/** `rounded` is certain; in doubt, a decimal among others would have to be rounded for the sides to agree. */
export type Rounding = { readonly kind: "rounded"; readonly digits: number } | { readonly kind: "doubt" };

export interface Side {
  readonly node: Node;
  readonly decimals: readonly ShownDecimal[];
}

/**
 * Is one side the other with a single decimal rounded? Where the new side is affine in the one decimal L that only it shows, the L that would make the sides equal is
 * (old − new at 0)/(new at 1 − new at 0); it must be the same number everywhere and round to what is shown. That is certain where the new side is the decimal, where
 * the old side shows none but tenths that the new one keeps, or where L rounds a decimal of the old side; otherwise (1.4 = 0.5·3) it is a doubt. An old side that is nothing but a decimal may also
 * be the rounded one (0.667 = 2/3). Null where no rounding explains the difference.
 */
export function roundingBetween(arena: Arena, before: Side, after: Side, judge: (a: Node, b: Node) => Judgement): Rounding | null {
  const same = (a: ShownDecimal, b: ShownDecimal): boolean => formatRational(a.value) === formatRational(b.value);
  // Of `130 ± 1.645(1.697) = 130 ± 2.79` what stands behind ± is rounded by itself.
  const [own, other] = [behindEitherSign(arena, before.node), behindEitherSign(arena, after.node)];
  if (own !== null && other !== null && judge(own.rest, other.rest).verdict === "equal") return roundingBetween(arena, { ...before, node: own.term }, { ...after, node: other.term }, judge);
  const fresh = after.decimals.filter((decimal) => !before.decimals.some((other) => same(decimal, other)));
  const [decimal] = fresh;
  if (fresh.length === 1 && decimal !== undefined) {
    const needed = neededValue(arena, before.node, after.node, decimal, judge);
    if (needed !== null) {
      // A step of a tenth that both sides show is exact in both: of `(f(0.1) - 1)/0.1 = (1.105 - 1)/0.1` only 1.105 is rounded.
      const certain = before.decimals.every((other) => isTenth(other.value) && after.decimals.some((kept) => same(other, kept))) || isNumber(after.node) || before.decimals.some((other) => judge(needed, arena.number(other.value)).verdict === "equal");
      return certain ? { kind: "rounded", digits: decimal.digits } : { kind: "doubt" };
    }
  }
  const [only] = before.decimals;
  if (only === undefined || before.decimals.length !== 1 || !isNumber(before.node) || after.decimals.some((other) => same(only, other))) return null;
  return neededValue(arena, after.node, before.node, only, judge) === null ? null : { kind: "rounded", digits: only.digits };
}

/** A sum of which one term has the sign ±: that term without it, and the others; null for anything else. */
function behindEitherSign(arena: Arena, node: Node): { readonly rest: Node; readonly term: Node } | null {
  const terms = node.kind === "add" ? node.terms : [node];
  const signed = terms.filter((term) => someNode(term, (each) => each.kind === "symbol" && each.name === EITHER_SIGN));
  const [only] = signed;
  if (signed.length !== 1 || only?.kind !== "multiply" || only.factors[0]?.kind !== "symbol" || only.factors[0].name !== EITHER_SIGN) return null;
  const [, ...factors] = only.factors;
  const [first] = factors;
  if (first === undefined || factors.some((factor) => someNode(factor, (each) => each.kind === "symbol" && each.name === EITHER_SIGN))) return null;
  return { rest: arena.add(terms.filter((term) => term !== only)), term: factors.length === 1 ? first : arena.multiply(factors) };
}

/** More decimals than this are not moved. */
const MOST_DECIMALS = 24;
/** Decimals with fewer digits are taken for what they are, but where the text says otherwise. */
export const FEWEST_DIGITS = 3;
/** A whole number of more digits than this may be rounded. */
const FEWEST_DIGITS_OF_WHOLE = 3;

/**
 * Might two numbers be one that was worked out with rounded decimals? Each decimal of the old side may be off by half of its last digit, one that only the new side
 * shows by all of it, since people cut off, too. That explains a difference only if it is no larger than what these errors come to; then it is a doubt and no verdict.
 * `rounded` are decimals that the text says are rounded.
 */
export function mayBeRounded(arena: Arena, before: Side, after: Side, witness: Judgement["witness"], rounded: ReadonlySet<string>): boolean {
  const old = new Set(before.decimals.map(({ value }) => formatRational(value)));
  const decimals = [...before.decimals.map((decimal) => ({ ...decimal, share: 0.5 })), ...after.decimals.filter(({ value }) => !old.has(formatRational(value))).map((decimal) => ({ ...decimal, share: 1 }))]
    .filter(({ digits, text }) => digits >= FEWEST_DIGITS || rounded.has(text));
  if (isRoundedWhole(before, witness?.right) || isRoundedWhole(after, witness?.left)) return true;
  if (decimals.length === 0 || decimals.length > MOST_DECIMALS) return false;
  const difference = arena.subtract(before.node, after.node);
  const exact = numberOf(difference);
  if (exact === null) return isCutOff(before, witness?.right) || isCutOff(after, witness?.left);
  let slack = 0;
  for (const { value, digits, share } of decimals) {
    const ulp = rational(1n, 10n ** BigInt(digits));
    const moved = arena.number(rational(value.numerator * ulp.denominator + value.denominator, value.denominator * ulp.denominator));
    const changed = numberOf(substitute(arena, difference, new Map<Node, Node>([[arena.number(value), moved], [arena.number(rational(-value.numerator, value.denominator)), arena.negate(moved)]])));
    if (changed === null) return false;
    slack += share * Math.abs(changed - exact);
  }
  return Math.abs(exact) <= slack * (1 + 1e-9);
}

/** Is a side that is one decimal the other one, of which only the value is known, up to its last digit? */
function isCutOff(side: Side, other: string | undefined): boolean {
  const [decimal] = side.decimals;
  if (decimal === undefined || decimal.digits < FEWEST_DIGITS || side.node.kind !== "number" || other === undefined || !/^-?\d+(?:\.\d+)?$/.test(other)) return false;
  return Math.abs(Number(other) - Number(side.node.value.numerator) / Number(side.node.value.denominator)) < 10 ** -decimal.digits;
}

/** `500 · 4π = 6283`: is a side a whole number of so many digits that the other one, of which the value is known, is no farther from it than rounding goes? */
function isRoundedWhole({ node }: Side, other: string | undefined): boolean {
  if (node.kind !== "number" || node.value.denominator !== 1n || other === undefined || !/^-?\d+\.\d+$/.test(other)) return false;
  const whole = Number(node.value.numerator);
  return Math.abs(whole) >= 10 ** FEWEST_DIGITS_OF_WHOLE && Math.abs(Number(other) - whole) <= 0.5;
}

/** Close to the number; null where it is not surely one. */
function numberOf(node: Node): number | null {
  const enclosure = enclose(node, intervalArithmetic);
  return enclosure === null || !Number.isFinite(enclosure.lower) || !Number.isFinite(enclosure.upper) ? null : (enclosure.lower + enclosure.upper) / 2;
}

/** 0.1, 0.01, … */
const isTenth = ({ numerator, denominator }: Rational): boolean => (numerator === 1n || numerator === -1n) && /^10*$/.test(String(denominator));

const isNumber = (node: Node): boolean => node.kind === "number" || (node.kind === "negate" && node.operand.kind === "number");

/** The value that the decimal must have for `side` to equal `exact`, where that rounds to what is shown; null where it does not. */
function neededValue(arena: Arena, exact: Node, side: Node, decimal: ShownDecimal, judge: (a: Node, b: Node) => Judgement): Node | null {
  const at = (value: Node): Node =>
    substitute(arena, side, new Map<Node, Node>([[arena.number(decimal.value), value], [arena.number(rational(-decimal.value.numerator, decimal.value.denominator)), arena.negate(value)]]));
  const zero = at(arena.integer(0));
  const one = at(arena.integer(1));
  if (zero === side) return null;
  const needed = arena.divide(arena.subtract(exact, zero), arena.subtract(one, zero));
  // At one point of its symbols it must round to the decimal, and it must be the same everywhere.
  const point = new Map<Node, Node>([...freeSymbols(needed)].filter((name) => name !== "e" && name !== "π").map((name, k) => [arena.symbol(name), arena.number(rational(3 + 2 * k, 2))]));
  const value = substitute(arena, needed, point);
  const ulp = arena.integer(10n ** BigInt(decimal.digits));
  const places = arena.apply("floor", [arena.add([arena.multiply([arena.subtract(value, arena.number(decimal.value)), ulp]), arena.number(rational(1, 2))])]);
  if (judge(places, arena.integer(0)).verdict !== "equal") return null;
  const everywhere = (point.size === 0 || judge(needed, value).verdict === "equal") && judge(at(needed), exact).verdict === "equal";
  return everywhere ? value : null;
}
