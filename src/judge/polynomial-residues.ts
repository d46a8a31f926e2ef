// Are polynomials the same? Their values at random places of prime fields tell, with an error that can be bounded (Schwartz 1980, Zippel 1979). Many pairs that share what
// they are made of cost one pass over it, which is what entries of matrices are. Anything that is no polynomial is left to the judge.

import type { IndexNode, Node, SymbolNode } from "../expression/node.js";
import { hashText } from "./graph.js";

/** Products of residues below 2^26 are exact in a double. */
const PRIMES = [67108859, 67108837, 67108819] as const;
/** Higher powers are left to the judge. */
const MOST_POWER = 64n;

type Residues = readonly [number, number, number];

const times = (a: number, b: number, p: number): number => (a * b) % p;
const each = (use: (p: number, k: 0 | 1 | 2) => number): Residues => [use(PRIMES[0], 0), use(PRIMES[1], 1), use(PRIMES[2], 2)];

function powerOf(base: number, exponent: bigint, p: number): number {
  let made = 1;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) made = times(made, square, p);
    square = times(square, square, p);
  }
  return made;
}

/** Exact quotients of whole numbers in the fields; null where the denominator vanishes in one. */
function ofRational(numerator: bigint, denominator: bigint): Residues | null {
  const reduced = (value: bigint, p: number): number => Number(((value % BigInt(p)) + BigInt(p)) % BigInt(p));
  if (denominator === 1n) return each((p) => reduced(numerator, p));
  if (PRIMES.some((p) => denominator % BigInt(p) === 0n)) return null;
  return each((p) => times(reduced(numerator, p), powerOf(reduced(denominator, p), BigInt(p - 2), p), p));
}

export interface PolynomialResidues {
  /** Are the two the same polynomial? Null where one of them is no polynomial with rational coefficients. */
  same(a: Node, b: Node): boolean | null;
}

/** One choice of places for all comparisons. */
export function createPolynomialResidues(): PolynomialResidues {
  const known = new Map<Node, Residues | null>();

  function leaf(node: SymbolNode | IndexNode): Residues | null {
    if (node.kind === "symbol" && (node.name === "e" || node.name === "π" || node.name === "∞")) return null;
    const name = node.kind === "symbol" ? node.name : nameOf(node);
    if (name === null) return null;
    return each((p, k) => 1 + (scattered(hashText(`${k} ${name}`)) % (p - 1)));
  }

  function valueOf(node: Node): Residues | null {
    const found = known.get(node);
    if (found !== undefined) return found;
    const made = evaluated(node);
    known.set(node, made);
    return made;
  }

  function evaluated(node: Node): Residues | null {
    switch (node.kind) {
      case "number":
        return ofRational(node.value.numerator, node.value.denominator);
      case "symbol":
      case "index":
        return leaf(node);
      case "negate": {
        const value = valueOf(node.operand);
        return value === null ? null : each((p, k) => (p - value[k]) % p);
      }
      case "add":
        return folded(node.terms, (a, b, p) => (a + b) % p, 0);
      case "multiply":
        return folded(node.factors, times, 1);
      case "divide": {
        if (node.denominator.kind !== "number" || node.denominator.value.numerator === 0n) return null;
        const { numerator, denominator } = node.denominator.value;
        const [above, factor] = [valueOf(node.numerator), ofRational(denominator, numerator < 0n ? -numerator : numerator)];
        if (above === null || factor === null) return null;
        return each((p, k) => times(numerator < 0n ? (p - above[k]) % p : above[k], factor[k], p));
      }
      case "power": {
        if (node.exponent.kind !== "number" || node.exponent.value.denominator !== 1n) return null;
        const exponent = node.exponent.value.numerator;
        const value = exponent < 0n || exponent > MOST_POWER ? null : valueOf(node.base);
        return value === null ? null : each((p, k) => powerOf(value[k], exponent, p));
      }
      default:
        return null;
    }
  }

  function folded(parts: readonly Node[], join: (a: number, b: number, p: number) => number, start: number): Residues | null {
    let made: Residues = [start, start, start];
    for (const part of parts) {
      const value = valueOf(part);
      if (value === null) return null;
      const so = made;
      made = each((p, k) => join(so[k], value[k], p));
    }
    return made;
  }

  return {
    same(a, b) {
      if (a === b) return true;
      const [left, right] = [valueOf(a), valueOf(b)];
      return left === null || right === null ? null : left.every((value, k) => value === right[k]);
    },
  };
}

/** Neighbouring names hash to numbers with small relations; these have none (the finalizer of MurmurHash3, Appleby 2011). */
function scattered(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** `x_2`, `A_{1,2}`; null where a subscript is no number. */
function nameOf(node: IndexNode): string | null {
  const indices = node.indices.map((index) => (index.kind === "number" && index.value.denominator === 1n ? String(index.value.numerator) : null));
  return indices.includes(null) ? null : `${node.base.name}_${indices.join(",")}`;
}
