// What authors presume without a word: that p and q add up to 1, that a radius is positive, that a constant of integration takes in a sign. A move that is right only so is a
// doubt, which names it.

import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import type { DraftDocument } from "../elaborate/draft.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { differentiate } from "../calculus/differentiate.js";
import { freeSymbols, nodesIn, someNode, substitute } from "../expression/traverse.js";
import { rational } from "../arithmetic/rational.js";
import { printUnicode } from "../notation/unicode.js";
import { isConstant } from "../judge/constants.js";
import type { Judgement } from "../judge/judge.js";

export interface PresumptionInput {
  readonly arena: Arena;
  readonly document: DraftDocument;
  readonly elaborated: ElaboratedDerivation;
  readonly holdsTensors: boolean;
  readonly settle: (node: Node) => Node;
  /** Judges under these conditions. */
  readonly judgeUnder: (before: Node, after: Node, conditions: readonly Node[]) => Judgement;
}

/** What a move needs that is not said, as a question; null where nothing of the kind makes it right. `stated` is what is said. */
export function createPresumptions({ arena, document, elaborated, holdsTensors, settle, judgeUnder }: PresumptionInput): (before: Node, after: Node, stated: readonly Node[]) => string | null {
  return (before, after, stated) => baseDoubt(before, after, stated) ?? complementDoubt(before, after, stated) ?? lengthDoubt(before, after, stated) ?? parameterDoubt(before, after, stated) ?? signDoubt(before, after, stated) ?? polarDoubt(before, after, stated) ?? acuteDoubt(before, after, stated) ?? dualDoubt(before, after, stated) ?? coordinateDoubt(before, after, stated) ?? branchDoubt(before, after, stated);

  /** `1011 = 1 \\cdot 2^3 + 1 \\cdot 2 + 1` in a text about binary numbers: the number may be written in another base. */
  function baseDoubt(before: Node, after: Node, stated: readonly Node[]): string | null {
    if (document.structured || holdsTensors) return null;
    const sides = [settle(before), settle(after)];
    for (const base of document.operations.bases) {
      const numbersIn = (nodes: readonly Node[]): readonly Node[] => nodes.filter((node) => valueInBase(arena, node, base) !== null);
      const ways = [numbersIn(sides), numbersIn(sides.flatMap((side) => [...nodesIn(side)]))].filter((way) => way.length > 0);
      for (const way of ways) {
        const [left, right] = sides.map((side) => substitute(arena, side, new Map(way.map((node) => [node, valueInBase(arena, node, base) ?? node]))));
        if (left !== undefined && right !== undefined && judgeUnder(left, right, stated).verdict === "equal") return `it holds only where ${printUnicode(way[0] ?? before)} is written in base ${base}; is that meant here?`;
      }
    }
    return null;
  }

  /** "On $(-∞, 0)$ the derivative is": of cases, one is meant. */
  function branchDoubt(before: Node, after: Node, stated: readonly Node[]): string | null {
    const settled = settle(before);
    // What must be defined for it stands beside it with a factor 0.
    const cases = settled.kind === "add" && settled.terms.slice(1).every((term) => term.kind === "multiply" && term.factors.includes(arena.integer(0))) ? (settled.terms[0] ?? settled) : settled;
    if (document.structured || holdsTensors || cases.kind !== "piecewise") return null;
    const branch = cases.branches.find(({ value }) => judgeUnder(value, settle(after), stated).verdict === "equal");
    // What is said of no letter, `|0| \\ge 1`, is meant nowhere.
    if (branch !== undefined && branch.conditions.every(isConstant)) return null;
    return branch === undefined ? null : `it holds only where ${branch.conditions.map(printUnicode).join(" and ")}; is that meant here?`;
  }

  /** Beside x, y and z the letter ρ is the distance from the origin, beside x and y it is r. */
  function coordinateDoubt(before: Node, after: Node, stated: readonly Node[]): string | null {
    if (document.structured) return null;
    const held = [...freeSymbols(before), ...freeSymbols(after)];
    // Vectors are not put in: `\\mathbf r = (x, y, z)`.
    const free = new Set([...held, ...held.flatMap((name) => [...freeSymbols(elaborated.definitions.get(name)?.body ?? before)])]);
    const axes = ["x", "y", "z"].filter((name) => free.has(name)).map((name) => arena.symbol(name));
    const letter = [...(axes.length > 2 ? ["ρ", "r"] : axes.length > 1 ? ["r", "ρ"] : [])].find((name) => free.has(name) && !elaborated.definitions.has(name));
    if (letter === undefined) return null;
    const distance = arena.apply("sqrt", [arena.add(axes.map((axis) => arena.power(axis, arena.integer(2))))]);
    const [left, right] = [before, after].map((node) => substitute(arena, settle(node), new Map<Node, Node>([[arena.symbol(letter), distance]])));
    return left !== undefined && right !== undefined && judgeUnder(left, right, stated).verdict === "equal" ? `it holds only where ${letter} is the distance from the origin; is that meant here?` : null;
  }

  /** φ beside ρ is measured from an axis, up to a straight angle: `|\\sin φ| = \\sin φ`. */
  function polarDoubt(before: Node, after: Node, stated: readonly Node[]): string | null {
    const free = new Set([...freeSymbols(before), ...freeSymbols(after)]);
    const angle = free.has("ρ") ? ["φ", "ϕ"].find((name) => free.has(name)) : undefined;
    if (document.structured || angle === undefined) return null;
    const [letter, straight] = [arena.symbol(angle), arena.symbol("π")];
    const given = [arena.relation("≥", letter, arena.integer(0)), arena.relation("≤", letter, straight), arena.relation(">", arena.symbol("ρ"), arena.integer(0))];
    return judgeUnder(settle(before), settle(after), [...stated, ...given]).verdict !== "unequal" ? `it may hold only for 0 ≤ ${angle} ≤ π; is that meant here?` : null;
  }

  /** `\\cos θ = \\sqrt{1 - \\sin^2 θ}` in a text about triangles: θ may be an acute angle of one. */
  function acuteDoubt(before: Node, after: Node, stated: readonly Node[]): string | null {
    if (document.structured || holdsTensors || !document.speaksOfTriangles) return null;
    const angles = [...new Set([...freeSymbols(before), ...freeSymbols(after)])].filter((name) => /^[α-ωϕϑ](?:_\w+)?$/u.test(name) && name !== "π" && !elaborated.definitions.has(name));
    if (angles.length === 0) return null;
    const given = angles.flatMap((name) => [arena.relation(">", arena.symbol(name), arena.integer(0)), arena.relation("<", arena.symbol(name), arena.divide(arena.symbol("π"), arena.integer(2)))]);
    return judgeUnder(settle(before), settle(after), [...stated, ...given]).verdict === "equal" ? `it holds only for acute ${angles.join(", ")}; is that meant here?` : null;
  }

  /** p and q are often probabilities that add up to 1. */
  function complementDoubt(before: Node, after: Node, stated: readonly Node[]): string | null {
    const free = new Set([...freeSymbols(before), ...freeSymbols(after)]);
    if (!free.has("p") || !free.has("q")) return null;
    const given = arena.relation("=", arena.symbol("q"), arena.subtract(arena.integer(1), arena.symbol("p")));
    return judgeUnder(settle(before), settle(after), [...stated, given]).verdict === "equal" ? "it holds only for q = 1 − p; is that meant here?" : null;
  }

  /** r and ρ are lengths in most places, R and σ as well: `|r| = r`; so is what the text calls a radius, a length, positive. */
  function lengthDoubt(before: Node, after: Node, stated: readonly Node[]): string | null {
    const names = [...new Set([...freeSymbols(before), ...freeSymbols(after)])].filter((name) => /^[rρRσ](?:_|$)/u.test(name) || document.declarations.positive.has(name));
    if (names.length === 0) return null;
    const given = names.map((name) => arena.relation(">", arena.symbol(name), arena.integer(0)));
    return judgeUnder(settle(before), settle(after), [...stated, ...given]).verdict === "equal" ? `it holds only for ${names.map((name) => `${name} > 0`).join(", ")}; is that meant here?` : null;
  }

  /** `\int du/\sqrt{a^2 - u^2} = \arcsin(u/a)`: tables of integrals are for positive letters, and so are the derivatives of what stands in them. */
  function parameterDoubt(before: Node, after: Node, stated: readonly Node[]): string | null {
    if (document.structured || holdsTensors) return null;
    const isTabled = [before, after].some((side) => someNode(side, (node) => node.kind === "integral" && node.lower === null));
    const letters = isTabled ? [...new Set([...freeSymbols(before), ...freeSymbols(after)])] : [...divisorsInInverses([before, after])];
    const names = letters.filter((name) => /^\p{L}(?:_\d)?$/u.test(name) && !/^[eπCcKk]/u.test(name) && !elaborated.definitions.has(name));
    if (names.length < (isTabled ? 2 : 1)) return null;
    const given = names.map((name) => arena.relation(">", arena.symbol(name), arena.integer(0)));
    return judgeUnder(settle(before), settle(after), [...stated, ...given]).verdict === "equal" ? `it holds only for ${names.map((name) => `${name} > 0`).join(", ")}; is that meant here?` : null;
  }

  /** ε of dual numbers and infinitesimals has the square 0: `28ε^2 = 28 \\times 0`. */
  function dualDoubt(before: Node, after: Node, stated: readonly Node[]): string | null {
    const epsilon = arena.symbol("ε");
    if (document.structured || holdsTensors || ![before, after].some((side) => freeSymbols(side).has(epsilon.name))) return null;
    const sides = [settle(before), settle(after)];
    const slopes = sides.map((side) => differentiate(arena, side, epsilon));
    if (slopes.some(({ kind }) => kind === "failure")) return null;
    const atZero = (nodes: readonly Node[]): boolean => {
      const [left, right] = nodes.map((node) => substitute(arena, node, new Map<Node, Node>([[epsilon, arena.integer(0)]])));
      return left !== undefined && right !== undefined && judgeUnder(left, right, stated).verdict === "equal";
    };
    return atZero(sides) && atZero(slopes.flatMap((slope) => (slope.kind === "failure" ? [] : [slope.node]))) ? "it holds only for ε² = 0; is that meant here?" : null;
  }

  /** `C/|x|^5 = C/x^5`: a constant of integration takes in a sign. */
  function signDoubt(before: Node, after: Node, stated: readonly Node[]): string | null {
    const [left, right] = [freeSymbols(before), freeSymbols(after)];
    const constant = [...left].find((name) => /^(?:C|c|K|k)(?:_\d+)?$/.test(name) && right.has(name) && !elaborated.definitions.has(name) && !isIndexIn(name, [before, after]));
    if (document.structured || holdsTensors || constant === undefined) return null;
    const size = (node: Node): Node => arena.apply("abs", [settle(node)]);
    return judgeUnder(size(before), size(after), stated).verdict === "equal" ? `does ${constant} take in a sign here?` : null;
  }
}

/** What a number comes to if its decimal digits are those of another base; null where it has others. */
function valueInBase(arena: Arena, node: Node, base: number): Node | null {
  if (node.kind !== "number" || node.value.numerator <= 0n) return null;
  let [places, scaled] = [0, node.value.numerator];
  for (let denominator = node.value.denominator; scaled % denominator !== 0n; scaled *= 10n) if (++places > MOST_PLACES) return null;
  const digits = (scaled / node.value.denominator).toString();
  if (digits.length < 2 && places === 0) return null;
  if ([...digits].some((digit) => Number(digit) >= base)) return null;
  const whole = [...digits].reduce((value, digit) => value * BigInt(base) + BigInt(digit), 0n);
  return arena.divide(arena.number(rational(whole, 1n)), arena.number(rational(BigInt(base) ** BigInt(places), 1n)));
}

/** More digits behind the point than this no number in another base has. */
const MOST_PLACES = 40;

/** The letters that divide inside of an inverse sine or cosine and stand squared in a sum under a root: the a of `\arcsin(x/a)` beside `\sqrt{a^2 - x^2}`. */
function divisorsInInverses(nodes: readonly Node[]): ReadonlySet<string> {
  const dividing = new Set<string>();
  const squared = new Set<string>();
  for (const node of nodes.flatMap(nodesIn)) {
    const [argument] = node.kind === "apply" ? node.arguments : [];
    if (node.kind !== "apply" || argument === undefined) continue;
    if (["arcsin", "arccos", "arcsec", "arccsc"].includes(node.function)) for (const each of nodesIn(argument)) if (each.kind === "divide" && each.denominator.kind === "symbol") dividing.add(each.denominator.name);
    if (node.function === "sqrt" && argument.kind === "add") for (const each of nodesIn(argument)) if (each.kind === "power" && each.base.kind === "symbol") squared.add(each.base.name);
  }
  return new Set([...dividing].filter((name) => squared.has(name)));
}

/** Does the name count entries here: the k of `p_k`? */
function isIndexIn(name: string, nodes: readonly Node[]): boolean {
  return nodes.some((root) => someNode(root, (node) => node.kind === "index" && node.indices.some((index) => freeSymbols(index).has(name))));
}
