// A carried-out line made short enough to be shown: numbers are worked out, equal factors and terms are gathered, what cancels is cancelled. No brackets are
// multiplied out. The value is the same wherever the line has one; whoever shows the result has it confirmed first.

import { addRational, equalRational, isInteger, multiplyRational, negateRational, ONE, divideRational, rational, type Rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type Node } from "../expression/node.js";
import { keptPass } from "../expression/kept-pass.js";
import { countNodes, mapChildren } from "../expression/traverse.js";

/** Larger lines are left alone. */
const MOST_NODES = 3000;
const LARGEST_EXPONENT = 12;

/** The node simplified bottom-up. */
export function simplified(arena: Arena, root: Node): Node {
  const isLarge = arena.size() > MOST_NODES && countNodes(root) > MOST_NODES;
  return isLarge ? root : simplifiedWhole(arena, root);
}

const simplifiedWhole = keptPass((arena, node, visit) => simplifyOne(arena, mapChildren(arena, node, visit)));

/** How many parts a piece of a formula has: names, numbers and what joins them. */
export function sizeOf(root: Node): number {
  const sizes = new Map<Node, number>();
  const visit = (node: Node): number => {
    const known = sizes.get(node);
    if (known !== undefined) return known;
    const size = childrenOf(node).reduce((sum, child) => sum + visit(child), 1);
    sizes.set(node, size);
    return size;
  };
  return visit(root);
}

function simplifyOne(arena: Arena, node: Node): Node {
  switch (node.kind) {
    case "add":
      return gatheredSum(arena, node.terms);
    case "negate":
    case "multiply":
    case "divide":
    case "power":
      return gatheredProduct(arena, node);
    default:
      return node;
  }
}

interface Exponent {
  readonly number: Rational;
  readonly others: readonly Node[];
}

interface Product {
  coefficient: Rational;
  readonly powers: Map<Node, Exponent>;
}

const ZERO = rational(0);

function gatheredProduct(arena: Arena, node: Node): Node {
  const product: Product = { coefficient: ONE, powers: new Map() };
  if (!gather(arena, node, ONE, product)) return node;
  const { coefficient } = product;
  if (coefficient.numerator === 0n) return arena.integer(0);
  const above: Node[] = [];
  const below: Node[] = [];
  for (const [base, { number, others }] of product.powers) {
    if (others.length > 0) {
      above.push(powered(arena, base, gatheredSum(arena, [...others, arena.number(number)])));
      continue;
    }
    if (number.numerator === 0n) continue;
    const side = number.numerator > 0n ? above : below;
    side.push(powered(arena, base, arena.number(number.numerator > 0n ? number : negateRational(number))));
  }
  const isNegative = coefficient.numerator < 0n;
  const size = isNegative ? negateRational(coefficient) : coefficient;
  const result = joined(arena, size, above.filter((factor) => !isNumberOne(factor)), below);
  return isNegative ? (result.kind === "number" ? arena.number(negateRational(result.value)) : arena.negate(result)) : result;
}

function joined(arena: Arena, size: Rational, above: readonly Node[], below: readonly Node[]): Node {
  if (below.length === 0) return above.length === 0 ? arena.number(size) : arena.multiply(equalRational(size, ONE) ? above : [arena.number(size), ...above]);
  const numerator = rational(size.numerator);
  const denominator = rational(size.denominator);
  const top = above.length === 0 || !equalRational(numerator, ONE) ? [arena.number(numerator), ...above] : above;
  const bottom = equalRational(denominator, ONE) ? below : [arena.number(denominator), ...below];
  return arena.divide(arena.multiply(top), arena.multiply(bottom));
}

const isNumberOne = (node: Node): boolean => node.kind === "number" && equalRational(node.value, ONE);

function powered(arena: Arena, base: Node, exponent: Node): Node {
  if (exponent.kind === "number") {
    if (exponent.value.numerator === 0n) return arena.integer(1);
    if (equalRational(exponent.value, ONE)) return base;
    if (base.kind === "apply" && base.function === "sqrt" && exponent.value.numerator % 2n === 0n && isInteger(exponent.value)) {
      const [radicand] = base.arguments;
      const half = multiplyRational(exponent.value, rational(1, 2));
      if (radicand !== undefined) return equalRational(half, ONE) ? radicand : arena.power(radicand, arena.number(half));
    }
  }
  return arena.power(base, exponent);
}

/** Counts node^exponent into the product; false where it cannot be opened safely. */
function gather(arena: Arena, node: Node, exponent: Rational, into: Product): boolean {
  const whole = isInteger(exponent);
  switch (node.kind) {
    case "number":
      if (whole && node.value.numerator !== 0n && exponent.numerator <= LARGEST_EXPONENT && exponent.numerator >= -LARGEST_EXPONENT) {
        into.coefficient = multiplyRational(into.coefficient, raised(node.value, Number(exponent.numerator)));
        return true;
      }
      if (node.value.numerator === 0n) {
        if (exponent.numerator <= 0n) return false;
        into.coefficient = ZERO;
        return true;
      }
      break;
    case "negate":
      if (!whole) break;
      if (exponent.numerator % 2n !== 0n) into.coefficient = negateRational(into.coefficient);
      return gather(arena, node.operand, exponent, into);
    case "multiply":
      if (!whole) break;
      return node.factors.every((factor) => gather(arena, factor, exponent, into));
    case "divide":
      if (!whole) break;
      return gather(arena, node.numerator, exponent, into) && gather(arena, node.denominator, negateRational(exponent), into);
    case "power":
      if (!whole) break;
      if (node.exponent.kind === "number") return gather(arena, node.base, multiplyRational(node.exponent.value, exponent), into);
      addPower(into, node.base, ZERO, [equalRational(exponent, ONE) ? node.exponent : gatheredProduct(arena, arena.multiply([arena.number(exponent), node.exponent]))]);
      return true;
    default:
      break;
  }
  addPower(into, node, exponent, []);
  return true;
}

function raised(value: Rational, exponent: number): Rational {
  let result = ONE;
  for (let k = 0; k < Math.abs(exponent); k++) result = multiplyRational(result, value);
  return exponent < 0 ? divideRational(ONE, result) : result;
}

function addPower(into: Product, base: Node, number: Rational, others: readonly Node[]): void {
  const known = into.powers.get(base);
  into.powers.set(base, known === undefined ? { number, others } : { number: addRational(known.number, number), others: [...known.others, ...others] });
}

function gatheredSum(arena: Arena, terms: readonly Node[]): Node {
  const counts = new Map<Node, Rational>();
  const one = arena.integer(1);
  const count = (term: Node, factor: Rational): void => {
    switch (term.kind) {
      case "add":
        for (const each of term.terms) count(each, factor);
        return;
      case "negate":
        count(term.operand, negateRational(factor));
        return;
      case "number":
        counts.set(one, addRational(counts.get(one) ?? ZERO, multiplyRational(factor, term.value)));
        return;
      case "multiply": {
        const [first, ...rest] = term.factors;
        if (first?.kind === "number" && rest.length > 0) {
          const body = arena.multiply(rest);
          counts.set(body, addRational(counts.get(body) ?? ZERO, multiplyRational(factor, first.value)));
          return;
        }
        break;
      }
      default:
        break;
    }
    counts.set(term, addRational(counts.get(term) ?? ZERO, factor));
  };
  for (const term of terms) count(term, ONE);
  const made: Node[] = [];
  for (const [body, factor] of counts) {
    if (factor.numerator === 0n) continue;
    const size = factor.numerator < 0n ? negateRational(factor) : factor;
    const product = body === one ? arena.number(size) : equalRational(size, ONE) ? body : arena.multiply([arena.number(size), ...(body.kind === "multiply" ? body.factors : [body])]);
    made.push(factor.numerator > 0n ? product : product.kind === "number" ? arena.number(factor) : arena.negate(product));
  }
  return arena.add(made.map((term, k) => (k > 0 && term.kind === "number" && term.value.numerator < 0n ? arena.negate(arena.number(negateRational(term.value))) : term)));
}
