// `1 + x + \frac{x^2}{2!} + \frac{x^3}{3!} + \cdots`, `1 - \frac13 + \frac15 - \cdots`: a sum that goes on without an end, where three terms or more say how. Every term must be a number, powers of what
// stands in all of them, one factorial below and one entry, each of which goes its own simple way from term to term: it stays, grows by one and the same step or factor, or is one over such.

import { addRational, divideRational, equalRational, isInteger, multiplyRational, negateRational, ONE, rational, subtractRational, ZERO, type Rational } from "../../arithmetic/rational.js";
import type { Arena } from "../../expression/arena.js";
import type { Node, SymbolNode } from "../../expression/node.js";
import { freeSymbols, nodesIn } from "../../expression/traverse.js";

const FEWEST = 3;
const LARGEST_EXPONENT = 40n;

const powerRational = ({ numerator, denominator }: Rational, exponent: bigint): Rational => rational(numerator ** exponent, denominator ** exponent);

interface Term {
  readonly number: Rational;
  readonly powers: ReadonlyMap<Node, Rational>;
  /** n of n! below; null where there is none. */
  readonly factorial: Rational | null;
  readonly entry: { readonly base: SymbolNode; readonly index: Rational } | null;
}

/** The sum to infinity whose first terms these are, `negative` where a minus stands before them; null where they do not say how it goes on. */
export function goingOn(arena: Arena, nodes: readonly Node[], negative: readonly boolean[]): Node | null {
  if (nodes.length < FEWEST) return null;
  const read = nodes.map((node, k) => {
    const term = termOf(node);
    return term === null || negative[k] !== true ? term : { ...term, number: negateRational(term.number) };
  });
  if (read.some((term) => term === null || term.number.numerator === 0n)) return null;
  const terms = read.flatMap((term) => term ?? []);
  const used = new Set(nodes.flatMap((node) => [...nodesIn(node)].flatMap((each) => (each.kind === "symbol" ? [each.name] : []))));
  const name = ["k", "n", "j", "i", "m", "ν"].find((letter) => !used.has(letter));
  if (name === undefined) return null;
  const counter = arena.symbol(name);
  const linear = (values: readonly Rational[]): Node | null => {
    const [first, second] = values;
    if (first === undefined || second === undefined) return null;
    const step = subtractRational(second, first);
    if (!values.every((value, k) => equalRational(value, addRational(first, multiplyRational(rational(BigInt(k), 1n), step))))) return null;
    if (step.numerator === 0n) return arena.number(first);
    const growing = equalRational(step, ONE) ? counter : arena.multiply([arena.number(step), counter]);
    return first.numerator === 0n ? growing : arena.add([growing, arena.number(first)]);
  };

  const bases = [...new Set(terms.flatMap(({ powers }) => [...powers.keys()]))];
  const factors: Node[] = [];
  for (const base of bases) {
    const exponent = linear(terms.map(({ powers }) => powers.get(base) ?? ZERO));
    if (exponent === null) return null;
    factors.push(arena.power(base, exponent));
  }
  if (terms.some(({ entry }) => entry !== null)) {
    const [first] = terms;
    const index = terms.every(({ entry }) => entry !== null && entry.base === first?.entry?.base) ? linear(terms.flatMap(({ entry }) => entry?.index ?? [])) : null;
    if (index === null || first?.entry == null) return null;
    factors.push(arena.index(first.entry.base, [index]));
  }
  const below: Node[] = [];
  const written = terms.flatMap(({ factorial }, k) => (factorial === null ? [] : [{ k, factorial }]));
  if (written.length > 0) {
    // 0! and 1! are left out.
    const [one, two] = written.slice(-2);
    if (one === undefined || two === undefined || two.k !== one.k + 1) return null;
    const step = subtractRational(two.factorial, one.factorial);
    const all = terms.map((_, k) => subtractRational(two.factorial, multiplyRational(rational(BigInt(two.k - k), 1n), step)));
    const fits = all.every((value, k) => isInteger(value) && value.numerator >= 0n && (terms[k]?.factorial === null ? value.numerator < 2n : equalRational(value, terms[k]?.factorial ?? ZERO)));
    const argument = fits && step.numerator > 0n ? linear(all) : null;
    if (argument === null) return null;
    below.push(arena.apply("factorial", [argument]));
  }
  const numbers = terms.map(({ number }) => number);
  const alternates = numbers.every((value, k) => k === 0 || value.numerator < 0n !== (numbers[k - 1]?.numerator ?? 0n) < 0n);
  const isFirstNegative = (numbers[0]?.numerator ?? 0n) < 0n;
  if (!alternates && numbers.some((value) => value.numerator < 0n !== isFirstNegative)) return null;
  const sizes = numbers.map((value) => (value.numerator < 0n ? negateRational(value) : value));
  const coefficient = wayOf(sizes);
  if (coefficient === null) return null;
  const sign = alternates ? [arena.power(arena.integer(-1), isFirstNegative ? arena.add([counter, arena.integer(1)]) : counter)] : [];
  const above = [...sign, ...coefficient.above, ...factors];
  const denominators = [...coefficient.below, ...below];
  const upper = above.length === 1 && above[0] !== undefined ? above[0] : above.length === 0 ? arena.integer(1) : arena.multiply(above);
  const whole = denominators.length === 0 ? upper : arena.divide(upper, denominators.length === 1 && denominators[0] !== undefined ? denominators[0] : arena.multiply(denominators));
  const general = !alternates && isFirstNegative ? arena.negate(whole) : whole;
  return nodesIn(general).includes(counter) ? arena.bigOperator("sum", counter, arena.integer(0), arena.symbol("∞"), general) : null;

  /** The way that positive numbers go, as factors above and below. */
  function wayOf(values: readonly Rational[]): { readonly above: readonly Node[]; readonly below: readonly Node[] } | null {
    const [first, second] = values;
    if (first === undefined || second === undefined) return null;
    const ratio = divideRational(second, first);
    if (values.every((value, k) => equalRational(value, multiplyRational(first, powerRational(ratio, BigInt(k)))))) {
      const start = equalRational(first, ONE) ? [] : [arena.number(first)];
      return { above: equalRational(ratio, ONE) ? start : [...start, arena.power(arena.number(ratio), counter)], below: [] };
    }
    const straight = linear(values);
    if (straight !== null) return { above: [straight], below: [] };
    const inverse = values.map((value) => divideRational(ONE, value));
    const harmonic = linear(inverse);
    if (harmonic !== null) return { above: [], below: [harmonic] };
    const roots = inverse.map(squareRoot);
    const squares = roots.every((root) => root !== null) ? linear(roots) : null;
    if (squares !== null) return { above: [], below: [arena.power(squares, arena.integer(2))] };
    // 1, 1, 1/2, 1/6: factorials that are worked out.
    const [before, last] = inverse.slice(-2).map(whoseFactorial);
    if (before == null || last == null || last <= before) return null;
    const numbers = inverse.map((_, k) => rational(last - BigInt(inverse.length - 1 - k) * (last - before), 1n));
    const argument = numbers.every(({ numerator }, k) => numerator >= 0n && equalRational(factorialOf(numerator), inverse[k] ?? ZERO)) ? linear(numbers) : null;
    return argument === null ? null : { above: [], below: [arena.apply("factorial", [argument])] };
  }
}

function factorialOf(value: bigint): Rational {
  let product = 1n;
  for (let k = 2n; k <= value; k++) product *= k;
  return rational(product, 1n);
}

/** n where the number is n!, n > 1; null for any other. */
function whoseFactorial(value: Rational): bigint | null {
  let product = 1n;
  for (let k = 2n; product < value.numerator; k++) {
    product *= k;
    if (product === value.numerator && value.denominator === 1n) return k;
  }
  return null;
}

function squareRoot({ numerator, denominator }: Rational): Rational | null {
  const root = (value: bigint): bigint | null => {
    const near = BigInt(Math.round(Math.sqrt(Number(value))));
    return near * near === value ? near : null;
  };
  const [above, below] = [root(numerator), root(denominator)];
  return above === null || below === null ? null : rational(above, below);
}

/** A number, powers, a factorial below and an entry; null for what has a sum in it, or more of these. */
function termOf(node: Node): Term | null {
  const plain: Term = { number: ONE, powers: new Map(), factorial: null, entry: null };
  switch (node.kind) {
    case "number":
      return { ...plain, number: node.value };
    case "negate": {
      const inner = termOf(node.operand);
      return inner === null ? null : { ...inner, number: negateRational(inner.number) };
    }
    case "multiply":
      return node.factors.reduce<Term | null>((made, factor) => joined(made, termOf(factor)), plain);
    case "divide": {
      const below = inverted(node.denominator);
      return below === null ? null : joined(termOf(node.numerator), below);
    }
    case "power": {
      const exponent = node.exponent.kind === "number" ? node.exponent.value : null;
      if (exponent === null || !isInteger(exponent) || exponent.numerator < 0n || exponent.numerator > LARGEST_EXPONENT) return null;
      // `(\frac{π}{2})^3`
      if (node.base.kind === "divide" || node.base.kind === "multiply" || node.base.kind === "negate") return raised(termOf(node.base), exponent);
      return node.base.kind === "number" ? { ...plain, number: powerRational(node.base.value, exponent.numerator) } : { ...plain, powers: new Map([[node.base, exponent]]) };
    }
    case "index": {
      const [index] = node.indices;
      return node.indices.length === 1 && index?.kind === "number" ? { ...plain, entry: { base: node.base, index: index.value } } : null;
    }
    case "symbol":
    case "add":
    case "call":
      return { ...plain, powers: new Map([[node, ONE]]) };
    default:
      return null;
  }
}

function raised(term: Term | null, exponent: Rational): Term | null {
  if (term === null || term.factorial !== null || term.entry !== null) return null;
  return { ...term, number: powerRational(term.number, exponent.numerator), powers: new Map([...term.powers].map(([base, own]) => [base, multiplyRational(own, exponent)])) };
}

/** The order of what comes behind terms that are rising powers of a step, with what is free of its variable before them: one more than that of the last; null for any others. */
export function orderBehind(nodes: readonly Node[], step: Node, variable: string): number | null {
  const exponents = nodes.map((node) => exponentIn(node, step, variable));
  if (exponents.length < 2 || !exponents.every((each, k): each is number => each !== null && each > (k === 0 ? -1 : (exponents[k - 1] ?? Infinity)))) return null;
  return (exponents[exponents.length - 1] ?? 0) + 1;
}

/** n where the node is a multiple of stepⁿ, by what is free of the variable. */
function exponentIn(node: Node, step: Node, variable: string): number | null {
  if (!freeSymbols(node).has(variable)) return 0;
  if (node === step) return 1;
  const all = (parts: readonly Node[]): number | null => parts.map((part) => exponentIn(part, step, variable)).reduce<number | null>((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  switch (node.kind) {
    case "negate":
      return exponentIn(node.operand, step, variable);
    case "multiply":
      return all(node.factors);
    case "divide":
      return exponentIn(node.denominator, step, variable) === 0 ? exponentIn(node.numerator, step, variable) : null;
    case "power": {
      const exponent = node.base === step && node.exponent.kind === "number" && isInteger(node.exponent.value) ? Number(node.exponent.value.numerator) : null;
      return exponent !== null && exponent > 0 ? exponent : null;
    }
    default:
      return null;
  }
}

function inverted(node: Node): Term | null {
  if (node.kind === "apply" && node.function === "factorial") {
    const [argument] = node.arguments;
    return argument?.kind === "number" ? { number: ONE, powers: new Map(), factorial: argument.value, entry: null } : null;
  }
  if (node.kind === "multiply") return node.factors.reduce<Term | null>((made, factor) => joined(made, inverted(factor)), { number: ONE, powers: new Map(), factorial: null, entry: null });
  const term = termOf(node);
  if (term === null || term.factorial !== null || term.entry !== null || term.number.numerator === 0n) return null;
  return { ...term, number: divideRational(ONE, term.number), powers: new Map([...term.powers].map(([base, exponent]) => [base, negateRational(exponent)])) };
}

function joined(a: Term | null, b: Term | null): Term | null {
  if (a === null || b === null || (a.factorial !== null && b.factorial !== null) || (a.entry !== null && b.entry !== null)) return null;
  const powers = new Map(a.powers);
  for (const [base, exponent] of b.powers) powers.set(base, addRational(powers.get(base) ?? ZERO, exponent));
  return { number: multiplyRational(a.number, b.number), powers, factorial: a.factorial ?? b.factorial, entry: a.entry ?? b.entry };
}
