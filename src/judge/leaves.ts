// Leaves: the factors of which the zeros and poles of an argument consist, split as far as rational numbers go, and names for the sets where they
// are zero, so that x² - 1 of one side and 1 - x of the other are seen to concern the same points.

import { compareRational, divideRational, formatRational, ZERO } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { isAtom, type Affine, type Analysis, type Factors } from "./analysis.js";
import { createExpander } from "./fingerprint-exponent.js";
import { quadraticZeros, univariatePolynomial } from "./polynomial.js";

/** The factors of a node, quadratics with rational zeros as two affine ones; null where they are too many. */
export function leafFactors(arena: Arena, analysis: Analysis, node: Node): Factors | null {
  const found = analysis.factors(node);
  if (found === null || [...found.leaves.keys()].every((leaf) => leaf.kind !== "add" || analysis.affine(leaf) !== null)) return found;
  const leaves = new Map<Node, "odd" | "even">();
  let sign = found.sign;
  const put = (leaf: Node, parity: "odd" | "even"): void => {
    const known = leaves.get(leaf);
    leaves.set(leaf, known === undefined ? parity : known === parity ? "even" : "odd");
  };
  for (const [leaf, parity] of found.leaves) {
    const polynomial = leaf.kind === "add" && leaf.terms.length <= 12 && analysis.affine(leaf) === null ? univariatePolynomial(leaf, isAtom) : null;
    const zeros = polynomial === null ? null : (quadraticZeros(polynomial.coefficients)?.zeros ?? null);
    if (polynomial === null || zeros === null) {
      put(leaf, parity);
      continue;
    }
    for (const zero of zeros) put(zero.numerator === 0n ? polynomial.atom : arena.subtract(polynomial.atom, arena.number(zero)), parity);
    if (parity === "odd" && (polynomial.coefficients[2]?.numerator ?? 0n) < 0n) sign = sign === 1 ? -1 : 1;
  }
  return { leaves, sign };
}

/** A name for the set where a leaf is zero, and on which side of it the leaf is positive in terms of that name. */
export interface ZeroSet {
  readonly key: string;
  readonly orientation: 1 | -1;
}

/** An affine or polynomial leaf divided by its leading coefficient; any other by itself. */
export function zeroSet(arena: Arena, analysis: Analysis, leaf: Node): ZeroSet {
  const form = analysis.affine(leaf);
  if (form !== null) {
    const key = affineKey(form);
    if (key !== null) return key;
  }
  const polynomial = leaf.kind === "add" && leaf.terms.length <= 12 ? createExpander(arena).expand(leaf) : null;
  if (polynomial !== null && polynomial.length > 1) {
    const terms = polynomial
      .map(({ coefficient, factors }) => ({ coefficient, name: factors.map(({ node, exponent }) => `${node.id}^${exponent}`).join(" ") }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const leading = terms.at(-1)?.coefficient;
    if (leading !== undefined) {
      return { key: `~${terms.map(({ coefficient, name }) => `${formatRational(divideRational(coefficient, leading))}*${name}`).join("+")}`, orientation: leading.numerator > 0n ? 1 : -1 };
    }
  }
  if (leaf.kind === "negate") {
    const inner = zeroSet(arena, analysis, leaf.operand);
    return { key: inner.key, orientation: inner.orientation === 1 ? -1 : 1 };
  }
  return { key: `#${leaf.id}`, orientation: 1 };
}

function affineKey(form: Affine): ZeroSet | null {
  const entries = [...form.terms].sort(([a], [b]) => (a < b ? -1 : 1));
  const leading = entries[0]?.[1];
  if (leading === undefined) return null;
  const key = [...entries.map(([name, coefficient]) => `${formatRational(divideRational(coefficient, leading))}*${name}`), formatRational(divideRational(form.constant, leading))].join(" ");
  return { key, orientation: compareRational(leading, ZERO) > 0 ? 1 : -1 };
}
