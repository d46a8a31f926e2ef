// Edits of numbers: by what the line before offers, by one, and by slips of the pen.

import { addRational, divideRational, equalRational, isInteger, multiplyRational, negateRational, ONE, rational, type Rational } from "../../arithmetic/rational.js";
import type { Located, Path } from "../../elaborate/located.js";
import { canBeRight, type CandidateInput, type Draft, type Place, standIn } from "./place.js";
import { print } from "../splice.js";

function isExponent({ parent, position }: Place): boolean {
  return parent?.form.kind === "power" && position === 1;
}

function at(root: Located, path: Path): Located | null {
  return path.reduce<Located | null>((located, k) => located?.children[k] ?? null, root);
}

/** `\frac{3}{7}`: a number that is written as a fraction of two. */
function isWrittenFraction({ form, children }: Located): boolean {
  return form.kind === "divide" && children.every((child) => child.node.kind === "number" && child.form.kind === "leaf");
}

/** What it costs to be no slip of the pen. */
const ANOTHER_NUMBER = 24;

/** Another number in the place of a number. */
export function* numberEdits(input: CandidateInput, place: Place): Generator<Draft> {
  const { arena, line, material, fits } = input;
  const { located, path, parent } = place;
  const isFraction = isWrittenFraction(located);
  if (located.node.kind !== "number" || !(located.form.kind === "leaf" || isFraction)) return;
  const isPartOfFraction = parent !== null && isWrittenFraction(parent);
  if (isExponent(place)) return;
  // The numbers inside a function are mostly copied, and right.
  const isInside = path.some((_, depth) => at(line.root, path.slice(0, depth))?.form.kind === "apply");
  const { value } = located.node;
  const near = [addRational(value, ONE), addRational(value, negateRational(ONE)), multiplyRational(value, rational(2)), divideRational(value, rational(2)), multiplyRational(value, rational(3))];
  const slips = digitsChanged(value);
  const tried = new Set<string>();
  const fit = fits?.of(located) ?? null;
  const fitting = fit === null || fit.number === null || fit.number.numerator < 0n ? [] : [fit.number];
  // A fraction is another fraction as a whole; what it is guessed to be, its parts are.
  const guessed = fit?.isCertain === true || isFraction ? [] : [...material.numbers, ...near, ...slips, ...(value.numerator === 0n ? [] : [divideRational(ONE, value)])];
  for (const candidate of [...fitting, ...guessed]) {
    const size = candidate.numerator < 0n ? negateRational(candidate) : candidate;
    const key = `${size.numerator}/${size.denominator}`;
    if (equalRational(size, value) || size.numerator === 0n || tried.has(key)) continue;
    tried.add(key);
    // A factor 1 is dropped rather than written; the families of factors do that.
    const isFactorOne = equalRational(size, ONE) && parent?.form.kind === "multiply";
    if (isFactorOne && fit === null) continue;
    // Nobody writes a fraction inside of a fraction of numbers.
    if (isPartOfFraction && !isInteger(size)) continue;
    const node = arena.number(size);
    if (!canBeRight(input, place, [node], "add")) continue;
    const { range, text } = standIn(line, place, node, print(line, node));
    const isAwkward = !isInteger(size) || (parent?.form.kind === "divide" && place.position === 1 && equalRational(size, ONE));
    // No slip of the pen: another number altogether, as where a factor is missing elsewhere.
    const isAnother = fit !== null && isInteger(size) && !near.slice(0, 2).some((each) => equalRational(each, size)) && !slips.some((each) => equalRational(each, size));
    const isFar = !material.numbers.some((each) => equalRational(each, size)) && !near.some((each) => equalRational(each, size));
    yield { kind: "number", extra: (isFactorOne ? 22 : isAwkward ? 25 : isFar ? 3 : 0) + (isInside && isFar ? 22 : 0) + (isAnother ? ANOTHER_NUMBER : 0), doubt: isAnother ? ANOTHER_NUMBER : 0, node, path, piece: node, action: "replace", range, text, shown: { range, expected: print(line, node) } };
  }
}

/** A whole number with one digit changed, left out or doubled: slips of the pen. */
function digitsChanged(value: Rational): readonly Rational[] {
  const digits = String(value.numerator);
  if (!isInteger(value) || !/^\d{1,3}$/.test(digits)) return [];
  const made: string[] = [];
  for (let k = 0; k < digits.length; k++) {
    for (let digit = 0; digit <= 9; digit++) made.push(digits.slice(0, k) + String(digit) + digits.slice(k + 1));
    if (digits.length > 1) made.push(digits.slice(0, k) + digits.slice(k + 1));
  }
  return made.map((text) => rational(BigInt(text)));
}
