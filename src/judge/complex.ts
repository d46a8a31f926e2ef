// Complex numbers, taken apart into real and imaginary parts that are judged as real expressions: i is (0, 1), a letter for a complex number is a pair of two new letters, every other
// letter is real. Two sides are equal if both parts are, and unequal if one of them is. What has many values (logarithms, roots of complex numbers) is not taken apart.

import { formatRational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import { CONJUGATE, holdsComplexOperation, IMAGINARY_PART, REAL_PART } from "../functions/complex-operations.js";
import { rationalValue } from "../functions/powers.js";
import { weakest } from "./certainties.js";
import { equal, undecided, type JudgeContext, type Judgement } from "./judgement.js";

/** The letter of the imaginary unit. */
export const IMAGINARY_UNIT = "i";
export const NOT_TAKEN_APART = "this expression of complex numbers is not taken apart into real and imaginary part";

/** Exponents up to this are multiplied out. */
const LARGEST_EXPONENT = 24;

interface Parts {
  readonly re: Node;
  readonly im: Node;
}

/** Letters for complex numbers. */
export interface ComplexLetters {
  readonly arena: Arena;
  isComplex(name: string): boolean;
  /** Is it open whether the letter is complex? */
  mayBeComplex(name: string): boolean;
  isInteger(name: string): boolean;
}

/** Does the node hold the imaginary unit, a complex letter, or what makes one of real numbers? */
export function isOfComplexNumbers(node: Node, letters: ComplexLetters): boolean {
  return holdsComplexOperation(node) || someNode(node, (each) => (each.kind === "symbol" && (each.name === IMAGINARY_UNIT || letters.isComplex(each.name))) || isRootOfNegative(each));
}

function isRootOfNegative(node: Node): boolean {
  const [argument] = node.kind === "apply" && node.function === "sqrt" ? node.arguments : [];
  const value = argument === undefined ? null : rationalValue(argument);
  return value !== null && value.numerator < 0n;
}

type JudgeReal = (a: Node, b: Node, context: JudgeContext) => Judgement;

/** Judges two sides by their parts; null where neither is of complex numbers. Where it is open whether a letter is complex, both ways have to agree. */
export function judgeComplex(a: Node, b: Node, context: JudgeContext, letters: ComplexLetters, judgeReal: JudgeReal): Judgement | null {
  const open = [...freeSymbols(a), ...freeSymbols(b)].find((name) => letters.mayBeComplex(name));
  if (open === undefined) return judgeParts(a, b, context, letters, judgeReal);
  const never = (): boolean => false;
  const asComplex = judgeParts(a, b, context, { ...letters, isComplex: (name) => letters.isComplex(name) || letters.mayBeComplex(name), mayBeComplex: never }, judgeReal);
  if (asComplex === null || asComplex.verdict === "equal") return asComplex;
  // What fails for real values fails for complex ones.
  const asReal = judgeParts(a, b, context, { ...letters, mayBeComplex: never }, judgeReal) ?? judgeReal(a, b, context);
  return asReal.verdict === "equal" ? undecided(`is ${open} a complex number here?`) : asReal;
}

function judgeParts(a: Node, b: Node, context: JudgeContext, letters: ComplexLetters, judgeReal: JudgeReal): Judgement | null {
  if (!isOfComplexNumbers(a, letters) && !isOfComplexNumbers(b, letters)) return null;
  const split = createSplitter(letters);
  const [left, right] = [split(a), split(b)];
  if (left === null || right === null) return undecided(NOT_TAKEN_APART);
  // i² = −1 says nothing of real numbers.
  const real: JudgeContext = { ...context, assumptions: context.assumptions.filter((node) => !isOfComplexNumbers(node, letters)) };
  const inRe = judgeReal(left.re, right.re, real);
  if (inRe.verdict === "unequal") return inRe;
  const inIm = judgeReal(left.im, right.im, real);
  if (inIm.verdict !== "equal") return inIm;
  if (inRe.verdict !== "equal") return inRe;
  const conditions = new Map([...inRe.conditions, ...inIm.conditions].map((condition) => [condition.text, condition]));
  return equal(weakest([inRe.certainty, inIm.certainty]), [...conditions.values()]);
}

function createSplitter(letters: ComplexLetters): (node: Node) => Parts | null {
  const { arena } = letters;
  const zero = arena.integer(0);
  const one = arena.integer(1);
  const memo = new Map<Node, Parts | null>();

  const isZero = (node: Node): boolean => node.kind === "number" && node.value.numerator === 0n;
  const isOne = (node: Node): boolean => node.kind === "number" && formatRational(node.value) === "1";
  const negated = (node: Node): Node => (isZero(node) ? node : arena.negate(node));
  const sum = (terms: readonly Node[]): Node => {
    const kept = terms.filter((term) => !isZero(term));
    return kept.length === 0 ? zero : kept.length === 1 ? (kept[0] ?? zero) : arena.add(kept);
  };
  const product = (factors: readonly Node[]): Node => {
    if (factors.some(isZero)) return zero;
    const kept = factors.filter((factor) => !isOne(factor));
    return kept.length === 0 ? one : kept.length === 1 ? (kept[0] ?? one) : arena.multiply(kept);
  };
  const times = (left: Parts, right: Parts): Parts => ({
    re: sum([product([left.re, right.re]), negated(product([left.im, right.im]))]), im: sum([product([left.re, right.im]), product([left.im, right.re])]),
  });
  const real = (re: Node): Parts => ({ re, im: zero });
  const square = (node: Node): Node => arena.power(node, arena.integer(2));
  const apply = (name: string, node: Node): Node => arena.apply(name, [node]);
  const over = ({ re, im }: Parts, divisor: Node): Parts => ({ re: isZero(re) ? re : arena.divide(re, divisor), im: isZero(im) ? im : arena.divide(im, divisor) });
  const quotient = (above: Parts, below: Parts): Parts => (isZero(below.im) ? over(above, below.re) : over(times(above, { re: below.re, im: negated(below.im) }), sum([square(below.re), square(below.im)])));
  const turned = (angle: Node, radius: Node): Parts => ({ re: product([radius, apply("cos", angle)]), im: product([radius, apply("sin", angle)]) });
  const exponential = ({ re, im }: Parts): Parts => (isZero(im) ? real(arena.power(arena.symbol("e"), re)) : turned(im, isZero(re) ? one : arena.power(arena.symbol("e"), re)));
  const isReal = (node: Node): boolean => !isOfComplexNumbers(node, letters);

  function split(node: Node): Parts | null {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const made = isReal(node) ? real(node) : takenApart(node);
    memo.set(node, made);
    return made;
  }

  function takenApart(node: Node): Parts | null {
    switch (node.kind) {
      case "symbol":
        return node.name === IMAGINARY_UNIT ? { re: zero, im: one } : { re: arena.symbol(`Re ${node.name}`), im: arena.symbol(`Im ${node.name}`) };
      case "add": {
        const terms = all(node.terms);
        return terms === null ? null : { re: sum(terms.map(({ re }) => re)), im: sum(terms.map(({ im }) => im)) };
      }
      case "multiply":
        return all(node.factors)?.reduce(times, real(one)) ?? null;
      case "negate": {
        const inner = split(node.operand);
        return inner === null ? null : { re: negated(inner.re), im: negated(inner.im) };
      }
      case "divide": {
        const [above, below] = [split(node.numerator), split(node.denominator)];
        return above === null || below === null ? null : quotient(above, below);
      }
      case "power":
        return powerOf(node.base, node.exponent);
      case "apply":
        return applied(node.function, node.arguments);
      case "sum": {
        const body = (node.lower === null || isReal(node.lower)) && (node.upper === null || isReal(node.upper)) && node.index.name !== IMAGINARY_UNIT ? split(node.body) : null;
        const sumOf = (part: Node): Node => (isZero(part) ? part : arena.bigOperator("sum", node.index, node.lower, node.upper, part));
        return body === null ? null : { re: sumOf(body.re), im: sumOf(body.im) };
      }
      case "integral": {
        const bounds = [node.lower, node.upper];
        const body = bounds.every((bound) => bound === null || isReal(bound)) && isReal(node.variable) ? split(node.body) : null;
        const integralOf = (part: Node): Node => (isZero(part) ? part : arena.integral(node.variable, node.lower, node.upper, part));
        return body === null ? null : { re: integralOf(body.re), im: integralOf(body.im) };
      }
      default:
        return null;
    }
  }

  function all(nodes: readonly Node[]): readonly Parts[] | null {
    const parts = nodes.map(split);
    return parts.every((each) => each !== null) ? parts.flatMap((each) => each ?? []) : null;
  }

  function powerOf(base: Node, exponent: Node): Parts | null {
    if (base.kind === "symbol" && base.name === "e") {
      const inner = split(exponent);
      return inner === null ? null : exponential(inner);
    }
    const inner = split(base);
    if (inner === null || !isReal(exponent)) return null;
    if (isZero(inner.im)) return real(arena.power(inner.re, exponent));
    const value = rationalValue(exponent);
    if (value !== null) {
      if (value.denominator !== 1n || value.numerator > LARGEST_EXPONENT || value.numerator < -LARGEST_EXPONENT) return null;
      const size = Number(value.numerator < 0n ? -value.numerator : value.numerator);
      let result = real(one);
      for (let k = 0; k < size; k++) result = times(result, inner);
      return value.numerator < 0n ? quotient(real(one), result) : result;
    }
    return isInteger(exponent) ? byAngle(base, exponent) : null;
  }

  /** Is the exponent a whole number whatever its letters are? */
  function isInteger(node: Node): boolean {
    if (node.kind === "symbol") return letters.isInteger(node.name);
    if (node.kind === "number") return node.value.denominator === 1n;
    if (node.kind === "negate") return isInteger(node.operand);
    if (node.kind === "add") return node.terms.every(isInteger);
    return node.kind === "multiply" && node.factors.every(isInteger);
  }

  /** A whole power of what is written by its angle: `i^n`, `(e^{iθ})^n`, `(r(\cos θ + i \sin θ))^n`. */
  function byAngle(base: Node, exponent: Node): Parts | null {
    if (base.kind === "symbol" && base.name === IMAGINARY_UNIT) return turned(arena.divide(product([exponent, arena.symbol("π")]), arena.integer(2)), one);
    if (base.kind === "power" && base.base.kind === "symbol" && base.base.name === "e") {
      const inner = split(base.exponent);
      return inner === null ? null : exponential(times(inner, real(exponent)));
    }
    if (base.kind === "multiply") {
      const powers = base.factors.map((factor) => (isReal(factor) ? real(arena.power(factor, exponent)) : byAngle(factor, exponent)));
      return powers.some((each) => each === null) ? null : powers.flatMap((each) => each ?? []).reduce(times, real(one));
    }
    const parts = split(base);
    const [cosine, sine] = [parts?.re, parts?.im];
    if (cosine?.kind !== "apply" || sine?.kind !== "apply" || cosine.function !== "cos" || sine.function !== "sin") return null;
    const [angle] = cosine.arguments;
    return angle === undefined || sine.arguments[0] !== angle ? null : turned(product([exponent, angle]), one);
  }

  function applied(name: string, args: readonly Node[]): Parts | null {
    const [argument, ...others] = args;
    if (argument === undefined) return null;
    if (isRootOfNegative(arena.apply(name, args))) return { re: zero, im: apply("sqrt", arena.negate(argument)) };
    const inner = split(argument);
    if (inner === null || others.length > 0) return null;
    const { re, im } = inner;
    // An unknown function may have complex values.
    const isOfFunctions = someNode(argument, (each) => each.kind === "call");
    switch (name) {
      case CONJUGATE:
        return isOfFunctions ? null : { re, im: negated(im) };
      case REAL_PART:
        return isOfFunctions ? null : real(re);
      case IMAGINARY_PART:
        return isOfFunctions ? null : real(im);
      case "abs":
        return isOfFunctions ? null : real(isZero(im) ? apply("abs", re) : isZero(re) ? apply("abs", im) : apply("sqrt", sum([square(re), square(im)])));
      case "exp":
        return exponential(inner);
      case "cos":
        return isZero(im) ? real(apply("cos", re)) : { re: product([apply("cos", re), apply("cosh", im)]), im: negated(product([apply("sin", re), apply("sinh", im)])) };
      case "sin":
        return isZero(im) ? real(apply("sin", re)) : { re: product([apply("sin", re), apply("cosh", im)]), im: product([apply("cos", re), apply("sinh", im)]) };
      case "cosh":
        return isZero(im) ? real(apply("cosh", re)) : { re: product([apply("cosh", re), apply("cos", im)]), im: product([apply("sinh", re), apply("sin", im)]) };
      case "sinh":
        return isZero(im) ? real(apply("sinh", re)) : { re: product([apply("sinh", re), apply("cos", im)]), im: product([apply("cosh", re), apply("sin", im)]) };
      default:
        return isZero(im) ? real(apply(name, re)) : null;
    }
  }

  return split;
}
