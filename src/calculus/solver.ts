// The door to nerdamer: factors polynomials and solves them, for what is said beside a verdict and never for the verdict. It is loaded when it is asked for, and it sees polynomials in
// plain names only: whatever else a term holds (sin x, e^x) crosses as a name. What comes back is unproven; whoever shows it has the judge confirm it.

import { rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { rationalValue } from "../functions/powers.js";
import { powerOf, productOf, sumOf } from "./tidy.js";

/** A quotient of two products. */
export interface Factored {
  readonly coefficient: Node;
  readonly above: readonly Factor[];
  readonly below: readonly Factor[];
}

export interface Factor {
  readonly base: Node;
  readonly exponent: number;
}

export interface Solver {
  /** The rational function as factors; null where it is none, or larger than is tried. */
  factored(arena: Arena, node: Node): Factored | null;
  /** The values of a name at which a polynomial is 0, as far as they were found. */
  zeros(arena: Arena, polynomial: Node, variable: Node): readonly Node[];
}

/** Names in one expression, the exponent of a power, the degree, and the characters of a text: nerdamer is slow, or does not end, on more. */
const mostNames = 4;
const largestExponent = 6;
const largestDegree = 8;
const longestText = 600;

interface Fraction {
  readonly above: string;
  readonly below: string;
  readonly degree: number;
}

/** Names for what crosses whole. */
interface Crossing {
  readonly names: Map<Node, string>;
  readonly nodes: Map<string, Node>;
}

function nameFor(node: Node, { names, nodes }: Crossing): string | null {
  const known = names.get(node);
  if (known !== undefined) return known;
  if (names.size >= mostNames) return null;
  const name = `v${names.size}`;
  names.set(node, name);
  nodes.set(name, node);
  return name;
}

/** The node as one fraction of polynomials in names; null where it is too large. */
function fractionOf(node: Node, crossing: Crossing): Fraction | null {
  const checked = (fraction: Fraction): Fraction | null => (fraction.degree > largestDegree || fraction.above.length + fraction.below.length > longestText ? null : fraction);
  const times = (a: Fraction, b: Fraction): Fraction | null => checked({ above: joined(a.above, b.above), below: joined(a.below, b.below), degree: a.degree + b.degree });
  switch (node.kind) {
    case "number":
      return { above: `(${node.value.numerator})`, below: String(node.value.denominator), degree: 0 };
    case "negate": {
      const inner = fractionOf(node.operand, crossing);
      return inner === null ? null : { ...inner, above: `(-1)*${inner.above}` };
    }
    case "add": {
      let sum: Fraction | null = { above: "0", below: "1", degree: 0 };
      for (const term of node.terms) {
        const next = fractionOf(term, crossing);
        if (sum === null || next === null) return null;
        sum = checked(
          sum.below === next.below
            ? { above: `(${sum.above}+${next.above})`, below: sum.below, degree: Math.max(sum.degree, next.degree) }
            : { above: `(${joined(sum.above, next.below)}+${joined(next.above, sum.below)})`, below: joined(sum.below, next.below), degree: sum.degree + next.degree },
        );
      }
      return sum;
    }
    case "multiply":
      return node.factors.reduce<Fraction | null>((product, factor) => {
        const next = product === null ? null : fractionOf(factor, crossing);
        return product === null || next === null ? null : times(product, next);
      }, { above: "1", below: "1", degree: 0 });
    case "divide": {
      const above = fractionOf(node.numerator, crossing);
      const below = fractionOf(node.denominator, crossing);
      return above === null || below === null ? null : times(above, { ...below, above: below.below, below: below.above });
    }
    case "power": {
      const exponent = rationalValue(node.exponent);
      if (exponent === null || exponent.denominator !== 1n || exponent.numerator > largestExponent || exponent.numerator < -largestExponent) break;
      const base = fractionOf(node.base, crossing);
      if (base === null) return null;
      const power = Math.abs(Number(exponent.numerator));
      const raised = { above: `(${base.above})^${power}`, below: `(${base.below})^${power}`, degree: base.degree * power };
      return checked(exponent.numerator < 0n ? { ...raised, above: raised.below, below: raised.above } : raised);
    }
    default:
      break;
  }
  const name = nameFor(node, crossing);
  return name === null ? null : { above: name, below: "1", degree: 1 };
}

function joined(a: string, b: string): string {
  return a === "1" ? b : b === "1" ? a : `${a}*${b}`;
}

/** Reads what nerdamer prints of a polynomial: sums, products, powers, fractions of integers. Null for anything else. */
function parse(text: string, arena: Arena, nodes: ReadonlyMap<string, Node>): Node | null {
  const tokens = text.match(/\d+|v\d+|[-+*/^()]|\S/g) ?? [];
  let at = 0;
  const take = (token: string): boolean => tokens[at] === token && ++at > 0;
  const sum = (): Node | null => {
    const terms: Node[] = [];
    let negative = take("-");
    do {
      const term = product();
      if (term === null) return null;
      terms.push(negative ? productOf(arena, [arena.integer(-1), term]) : term);
      negative = tokens[at] === "-";
    } while (take("+") || take("-"));
    return sumOf(arena, terms);
  };
  const product = (): Node | null => {
    let result = power();
    while (result !== null && (tokens[at] === "*" || tokens[at] === "/")) {
      const divides = tokens[at++] === "/";
      const next = power();
      result = next === null ? null : divides ? arena.divide(result, next) : productOf(arena, [result, next]);
    }
    return result;
  };
  const power = (): Node | null => {
    const base = atom();
    if (base === null || !take("^")) return base;
    const exponent = take("-") ? negated(atom()) : atom();
    return exponent === null || exponent.kind !== "number" ? null : powerOf(arena, base, exponent);
  };
  const negated = (node: Node | null): Node | null => (node === null ? null : arena.negate(node));
  const atom = (): Node | null => {
    const token = tokens[at++];
    if (token === undefined) return null;
    if (token === "(") {
      const inner = sum();
      return inner !== null && take(")") ? inner : null;
    }
    return /^\d/.test(token) ? arena.number(rational(BigInt(token))) : (nodes.get(token) ?? null);
  };
  const result = sum();
  return at === tokens.length ? result : null;
}

/** The factors of a product that was read; the numbers among them apart. */
function factorsOf(node: Node): { readonly number: readonly Node[]; readonly factors: readonly Factor[] } {
  const number: Node[] = [];
  const factors: Factor[] = [];
  const visit = (each: Node, exponent: number): void => {
    if (each.kind === "multiply") each.factors.forEach((factor) => visit(factor, exponent));
    else if (each.kind === "number") number.push(each);
    else if (each.kind === "power" && each.exponent.kind === "number" && each.exponent.value.denominator === 1n) visit(each.base, exponent * Number(each.exponent.value.numerator));
    else factors.push({ base: each, exponent });
  };
  visit(node.kind === "negate" ? node.operand : node, 1);
  return { number, factors };
}

/** Loads nerdamer, once; it takes a while. */
export async function loadSolver(): Promise<Solver> {
  const { default: nerdamer } = await import("nerdamer/all.js");
  const compute = (text: string): string | null => {
    try {
      return nerdamer(text).toString();
    } catch {
      return null;
    }
  };
  return {
    factored(arena, node) {
      const crossing: Crossing = { names: new Map(), nodes: new Map() };
      const fraction = fractionOf(node, crossing);
      if (fraction === null) return null;
      const side = (text: string): ReturnType<typeof factorsOf> & { readonly sign: 1 | -1 } | null => {
        const expanded = compute(`expand(${text})`);
        const printed = expanded === null ? null : compute(`factor(${expanded})`);
        const read = printed === null ? null : parse(printed, arena, crossing.nodes);
        return read === null ? null : { ...factorsOf(read), sign: read.kind === "negate" ? -1 : 1 };
      };
      const above = side(fraction.above);
      const below = above === null ? null : side(fraction.below);
      if (above === null || below === null) return null;
      const exponents = new Map<Node, number>();
      for (const { base, exponent } of above.factors) exponents.set(base, (exponents.get(base) ?? 0) + exponent);
      for (const { base, exponent } of below.factors) exponents.set(base, (exponents.get(base) ?? 0) - exponent);
      const list = (sign: 1 | -1): readonly Factor[] => [...exponents].flatMap(([base, exponent]) => (exponent * sign > 0 ? [{ base, exponent: exponent * sign }] : []));
      const value = rationalValue(arena.divide(arena.multiply([arena.integer(above.sign * below.sign), ...above.number]), arena.multiply(below.number)));
      return value === null ? null : { coefficient: arena.number(value), above: list(1), below: list(-1) };
    },
    zeros(arena, polynomial, variable) {
      const crossing: Crossing = { names: new Map(), nodes: new Map() };
      const fraction = fractionOf(polynomial, crossing);
      const name = crossing.names.get(variable);
      if (fraction === null || name === undefined || fraction.below !== "1") return [];
      const found = compute(`solve(${fraction.above},${name})`) ?? "";
      return found.replace(/^\[|\]$/g, "").split(",").flatMap((text) => (text === "" ? [] : (parse(text, arena, crossing.nodes) ?? [])));
    },
  };
}
