// What the library says beside its verdict, held against the generator's own arithmetic: the values of a witness, and the conditions of an
// equal pair.

import { parse } from "mathjs";
import { doubles } from "./evaluate/doubles.mjs";
import { evaluate, INTEGER_NAMES, isValue, UNDEFINED } from "./evaluate/evaluate.mjs";
import { deepFixedPoint, fixedPoint } from "./evaluate/fixed-point.mjs";
import { drawPoint, EQUAL_DIGITS } from "./generate/pair.mjs";

const rationalPattern = /^(-?\d+)(?:\/(\d+))?$/;

/** As `EQUAL_DIGITS` for a thousand. */
const EQUAL_DEEP_DIGITS = 900;

/** The witness as a point of exact rationals, or null where it is more than that (roots, values of unknown functions). */
function pointOf(witness, names) {
  const point = {};
  for (const name of names) {
    const value = witness.at[name];
    const match = typeof value === "string" ? rationalPattern.exec(value) : null;
    if (match === null) return null;
    // An integer symbol is an exponent, which the evaluation takes as a number.
    point[name] = INTEGER_NAMES.has(name) ? [Number(match[1]), Number(match[2] ?? "1")] : [BigInt(match[1]), BigInt(match[2] ?? "1")];
  }
  return point;
}

/** The digits that a decimal shows, and the value of one unit of the last of them. */
function lastPlace(shown) {
  const [, mantissa, exponent] = /^-?([\d.]+)(?:e([+-]?\d+))?$/.exec(shown) ?? [null, "", "0"];
  const decimals = mantissa.includes(".") ? mantissa.length - mantissa.indexOf(".") - 1 : 0;
  const zeros = decimals === 0 ? /0*$/.exec(mantissa)[0].length : 0;
  return 10 ** (Number(exponent ?? 0) - decimals + zeros);
}

/** Is what the witness says of a side true? `value` is ours, `shown` the text of the library: a fraction, a decimal, a bound, or an enclosure. */
function agrees(value, shown) {
  if (shown === "undefined") return value === UNDEFINED;
  if (!isValue(value)) return false;
  const fraction = rationalPattern.exec(shown);
  if (fraction?.[2] !== undefined) return fixedPoint.digitsInCommon(value, fixedPoint.fromRational(BigInt(fraction[1]), BigInt(fraction[2]))) > 100;
  const ours = fixedPoint.toDouble(value);
  const zero = /^0 to within (.+)$/.exec(shown);
  if (zero !== null) return Math.abs(ours) <= Number(zero[1]);
  const enclosure = /^\[(.+), (.+)\]$/.exec(shown);
  if (enclosure !== null) return Number(enclosure[1]) <= ours && ours <= Number(enclosure[2]);
  return Math.abs(ours - Number(shown)) <= Math.max(lastPlace(shown), 1e-14 * Math.abs(ours));
}

/** Does the value keep to what is assumed of its symbol? */
function isAllowed(kind, [numerator, denominator]) {
  switch (kind) {
    case "positive":
      return numerator > 0;
    case "unit":
      return numerator > 0 && numerator < denominator;
    case "aboveOne":
      return numerator > denominator;
    case "integer":
      return denominator === 1;
    default:
      return true;
  }
}

/** `"true"`, `"false"`, or `"unchecked"` where our arithmetic cannot tell at that point. */
export function checkWitness(pair, witness, names) {
  // The witness chooses values of unknown functions; ours are others.
  const point = usesUnknown(pair.a) || usesUnknown(pair.b) ? null : pointOf(witness, names);
  if (point === null) return "unchecked";
  if (!names.every((name) => isAllowed(pair.kinds.get(name), point[name]))) return "false";
  const left = evaluate(pair.a, fixedPoint, point);
  const right = evaluate(pair.b, fixedPoint, point);
  const certain = (value) => isValue(value) || value === UNDEFINED;
  if (!certain(left) || !certain(right)) return "unchecked";
  if (isValue(left) && isValue(right) && fixedPoint.digitsInCommon(left, right) > EQUAL_DIGITS && !differFarther(pair, point)) return "false";
  return agrees(left, witness.left) && agrees(right, witness.right) ? "true" : "false";
}

/** Do the sides differ when there are a thousand digits to see it? */
function differFarther(pair, point) {
  const [left, right] = [evaluate(pair.a, deepFixedPoint, point), evaluate(pair.b, deepFixedPoint, point)];
  return isValue(left) && isValue(right) && deepFixedPoint.digitsInCommon(left, right) < EQUAL_DEEP_DIGITS;
}

const usesUnknown = (node) => node.kind === "apply" && (node.name === "f" || node.name === "g" || node.args.some(usesUnknown));

/** The condition as a function of a point, or null where it is not written as a comparison. */
function predicateOf(text) {
  try {
    const compiled = parse(text.replaceAll("≥", ">=").replaceAll("≤", "<=").replaceAll("≠", "!=").replaceAll("·", "*").replaceAll("π", "pi")).compile();
    return (scope) => compiled.evaluate({ ...scope });
  } catch {
    return null;
  }
}

const POINTS = 24;
const MANY_POINTS = 16;

/**
 * What is wrong with the conditions of a pair called equal: `"missing"` where the first side has a value and the second has none, and no
 * condition is named; `"too strong"` where both have a value and a condition does not hold; `"idle"` where an inequality is named and at
 * many points the second side had a value whenever the first had; null where nothing was found.
 */
export function checkConditions(pair, conditions, random) {
  const predicates = conditions.map(({ text }) => predicateOf(text)).filter((predicate) => predicate !== null);
  let [defined, undefinedThere] = [0, 0];
  for (let k = 0; k < POINTS; k++) {
    const point = drawPoint(pair.kinds, random);
    const left = evaluate(pair.a, doubles, point);
    if (!isValue(left)) continue;
    const right = evaluate(pair.b, doubles, point);
    defined += 1;
    if (right === UNDEFINED) undefinedThere += 1;
    if (right === UNDEFINED && conditions.length === 0 && isValue(evaluate(pair.a, fixedPoint, point)) && evaluate(pair.b, fixedPoint, point) === UNDEFINED) {
      return { kind: "missing", point };
    }
    if (!isValue(right)) continue;
    const scope = Object.fromEntries(Object.entries(point).map(([name, [numerator, denominator]]) => [name, numerator / denominator]));
    for (const [which, predicate] of predicates.entries()) {
      if (holds(predicate, scope) === false && isValue(evaluate(pair.a, fixedPoint, point)) && isValue(evaluate(pair.b, fixedPoint, point))) {
        return { kind: "too strong", point, which };
      }
    }
  }
  if (defined >= MANY_POINTS && undefinedThere === 0 && conditions.some(({ text }) => /[<>≤≥]/.test(text))) return { kind: "idle", point: null };
  return null;
}

function holds(predicate, scope) {
  try {
    return predicate(scope);
  } catch {
    return null;
  }
}
