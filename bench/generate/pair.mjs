// One pair of the study by its number: two expressions that are equal by construction, or differ by one edit and were seen to differ with
// 200 digits. Pairs without a point at which both have a value are not asked.

import { doubles } from "../evaluate/doubles.mjs";
import { evaluate, isValue } from "../evaluate/evaluate.mjs";
import { fixedPoint } from "../evaluate/fixed-point.mjs";
import { assumptionsOf, drawNumber, drawSetting, grow } from "./grow.mjs";
import { drawLaws } from "./laws.mjs";
import { perturb } from "./perturb.mjs";
import { randomFrom } from "./random.mjs";
import { depthOf, places, replaceAt, sizeOf, symbolsOf, toText } from "./tree.mjs";

const DEEPEST = 12;
const LARGEST = 160;
const ATTEMPTS = 12;
/** Two values with so many digits in common are equal, with fewer than so many they are not; between them is nothing that an edit makes. */
export const EQUAL_DIGITS = 150;
const UNEQUAL_DIGITS = 60;

/** Is the expression positive wherever it has a value, as far as its form tells? */
function positivityBy(kinds) {
  const isPositive = (node) => {
    if (node.kind === "number") return node.numerator > 0;
    if (node.kind === "symbol") return node.name === "pi" || node.name === "e" || ["positive", "unit", "aboveOne"].includes(kinds.get(node.name));
    switch (node.name) {
      case "add":
      case "multiply":
      case "divide":
        return node.args.every(isPositive);
      case "power":
        return isPositive(node.args[0]);
      case "exp":
      case "cosh":
      case "sech":
      case "acot":
        return true;
      case "sqrt":
      case "cbrt":
      case "sinh":
      case "tanh":
      case "atan":
      case "asinh":
        return isPositive(node.args[0]);
      default:
        return false;
    }
  };
  return isPositive;
}

/** Rewrites by some random laws at random places. */
function rewrite(tree, count, context) {
  const { random } = context;
  let current = tree;
  const used = [];
  for (const laws of drawLaws(random, count)) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const law = random.pick(laws);
      const next = rewriteSomewhere(current, law, context);
      if (next === null || sizeOf(next) > LARGEST) continue;
      current = next;
      used.push(law.name);
      break;
    }
  }
  return { tree: current, laws: used };
}

/** The tree with the law used at one random place, or null where it applies nowhere. */
function rewriteSomewhere(tree, law, context) {
  for (const { node, path } of context.random.shuffle(places(tree))) {
    const rewritten = law.rewrite(node, context);
    if (rewritten !== null) return replaceAt(tree, path, rewritten);
  }
  return null;
}

/** A point for the symbols, within what is assumed of them, as exact rationals. */
export function drawPoint(kinds, random) {
  const point = {};
  const scale = random.pick([1, 1, 2, 3, 8]);
  for (const [name, kind] of kinds) {
    const denominator = random.integer(20, 97);
    const size = random.integer(1, scale * denominator);
    switch (kind) {
      case "real":
        point[name] = [random.chance(0.5) ? size : -size, denominator];
        break;
      case "positive":
        point[name] = [size, denominator];
        break;
      case "unit":
        point[name] = [random.integer(1, denominator - 1), denominator];
        break;
      case "aboveOne":
        point[name] = [size + denominator, denominator];
        break;
      case "integer":
        point[name] = [random.integer(1, 5), 1];
        break;
    }
  }
  return point;
}

const POINTS = 60;

/** Points where both sides have a value in doubles, lazily. */
function* commonPoints(a, b, kinds, random) {
  for (let k = 0; k < POINTS; k++) {
    const point = drawPoint(kinds, random);
    const left = evaluate(a, doubles, point);
    if (!isValue(left) || !Number.isFinite(left)) continue;
    const right = evaluate(b, doubles, point);
    if (isValue(right) && Number.isFinite(right)) yield { point, left, right };
  }
}

/** How many digits the sides have in common at a point; null where a side has no certain value. */
export function agreementAt(a, b, point) {
  const left = evaluate(a, fixedPoint, point);
  if (!isValue(left)) return null;
  const right = evaluate(b, fixedPoint, point);
  return isValue(right) ? fixedPoint.digitsInCommon(left, right) : null;
}

const differ = (left, right) => Math.abs(left - right) > 1e-7 * (1 + Math.abs(left) + Math.abs(right));

/** A point at which the sides differ, or null. Points where doubles differ come first, then the first few of the others. */
function pointOfDifference(a, b, kinds, random) {
  let patience = 4;
  for (const { point, left, right } of commonPoints(a, b, kinds, random)) {
    if (!differ(left, right) && patience-- <= 0) continue;
    const digits = agreementAt(a, b, point);
    if (digits !== null && digits < UNEQUAL_DIGITS) return point;
  }
  return null;
}

/**
 * The pair of this number: `{ number, truth: "equal" | "unequal", a, b, kinds, assume, how, point }` with trees a and b; or
 * `{ number, dropped: why }`. `dropped: "law"` would be a law that does not hold, and is a fault of the generator.
 */
export function makePair(index) {
  const random = randomFrom(index);
  const setting = drawSetting(random);
  const { kinds, names } = setting;
  const a = grow(random.integer(2, DEEPEST), setting, random);
  if (depthOf(a) < 2 || sizeOf(a) > LARGEST) return { number: index, dropped: "size" };
  const hasInteger = kinds.has("n");
  const smallSetting = { ...setting, names };
  const small = () => (random.chance(0.7) ? grow(1, smallSetting, random) : grow(random.integer(2, 3), smallSetting, random));
  const context = { random, small, isPositive: positivityBy(kinds), hasInteger, drawNumber };
  const wanted = index % 2 === 0 ? "equal" : "unequal";
  const rewritten = rewrite(a, wanted === "equal" ? random.integer(1, 6) : random.integer(0, 3), context);
  let b = rewritten.tree;
  let edit = null;
  if (wanted === "unequal") {
    const edited = perturb(b, { random, names });
    if (edited === null) return { number: index, dropped: "no edit" };
    ({ tree: b, edit } = edited);
  }
  if (toText(a) === toText(b)) return { number: index, dropped: "same text" };
  const [left, right] = random.chance(0.5) ? [a, b] : [b, a];
  const used = new Set([...symbolsOf(left), ...symbolsOf(right)]);
  used.delete("i");
  if (used.size === 0 && random.chance(0.9)) return { number: index, dropped: "constant" };
  const assume = assumptionsOf(kinds, used);
  const pair = { number: index, truth: wanted, a: left, b: right, kinds, assume, laws: rewritten.laws, edit };
  if (wanted === "unequal") {
    const point = pointOfDifference(left, right, kinds, random);
    return point === null ? { number: index, dropped: "not seen to differ" } : { ...pair, point };
  }
  let common = null;
  for (const { point, left: p, right: q } of commonPoints(left, right, kinds, random)) {
    if (common !== null && !differ(p, q)) continue;
    const digits = agreementAt(left, right, point);
    if (digits === null) continue;
    if (digits < EQUAL_DIGITS) return { ...pair, dropped: "law", point, digits };
    common = point;
  }
  return common === null ? { number: index, dropped: "no point in common" } : { ...pair, point: common };
}

