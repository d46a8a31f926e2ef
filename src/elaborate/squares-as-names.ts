// Where something is differentiated by a square, `\frac{\partial \ell}{\partial \sigma^2}`, or by what a square is given as, `\sigma^2 = \frac1m \sum_i (x_i - \mu)^2`, the square is the
// quantity that is meant: a variance σ², of which σ is the root. Then the document is read with `σ^2` as a name and `σ` as its square root, so that a definition `\sigma_B^2 = …`, a value and a derivative by it are those of any other name.

import type { Range } from "../syntax/document.js";
import { mapStatement, mapSyntax } from "../syntax/map-syntax.js";
import { flatOperands } from "../syntax/math-derivative.js";
import { partsOf, type MathSyntax, type Syntax } from "../syntax/math-tree.js";
import { namesIn } from "./definable.js";
import { onlySide, plainName } from "./syntax-names.js";

/** The letters whose squares something in these is differentiated by, or that stand for a value in which something is; none of those by which themselves something is. */
export function lettersOfSquares(all: readonly MathSyntax[]): ReadonlySet<string> {
  const squares = new Set<string>();
  const themselves = new Set<string>();
  /** What something is differentiated by. */
  const variables = new Set<string>();
  /** What has a rate by itself, as the λ of `2\lambda \frac{d\lambda}{dx} = 2x`. */
  const rated = new Set<string>();
  /** The letters of squares that equations say the value of, with the names in it. */
  const given: { readonly letter: string; readonly names: readonly string[] }[] = [];
  const visit = (syntax: Syntax): void => {
    for (const variable of squaresBelow(syntax)?.variables ?? []) {
      if (variable.square !== null) squares.add(variable.square);
    }
    const quotient = leibnizQuotient(syntax) ?? (syntax.kind === "derivative" ? { body: syntax.body, variables: syntax.variables.map(({ variable }) => variable) } : null);
    for (const variable of quotient?.variables ?? []) variables.add(stemOf(variable) ?? "");
    if (quotient?.body != null) rated.add(plainName(quotient.body) ?? "");
    if (syntax.kind === "script" && syntax.primes > 0) rated.add(plainName(syntax.base) ?? "");
    if (syntax.kind === "derivative") for (const { variable } of syntax.variables) themselves.add(stemOf(variable) ?? "");
    if (syntax.kind === "sequence") {
      // A function is no deviation: σ of `\sigma(z)`.
      syntax.items.forEach((item, k) => {
        const next = syntax.items[k + 1];
        const name = item.kind === "operand" ? plainName(item.operand) : null;
        if (name !== null && next?.kind === "operand" && next.operand.kind === "group" && next.operand.bracket === "(") themselves.add(name);
      });
    }
    partsOf(syntax).forEach(visit);
  };
  for (const { rows } of all) {
    for (const { statements } of rows) {
      for (const { sides, relations } of statements) {
        for (const side of sides) if (side !== null) visit(side);
        const [head, value] = sides;
        const square = head == null || (relations[0]?.sign !== "=" && relations[0]?.sign !== ":=") ? null : (variableBelow(head)?.square ?? null);
        if (square !== null && value != null) given.push({ letter: square, names: namesIn(value) });
      }
    }
  }
  for (const { letter, names } of given) if (!names.includes(letter) && !rated.has(letter) && names.some((name) => variables.has(name))) squares.add(letter);
  return new Set([...squares].filter((letter) => !themselves.has(letter)));
}

/** The syntax with the squares of these letters as names; as it is where there are none. */
export function withSquaresAsNames(syntax: MathSyntax, letters: ReadonlySet<string>): MathSyntax {
  if (letters.size === 0) return syntax;
  const replace = (node: Syntax): Syntax | null => {
    const derivative = squaresBelow(node);
    if (derivative !== null && derivative.variables.some(({ square }) => square !== null && letters.has(square))) {
      return {
        kind: "derivative", partial: derivative.partial, range: node.range, body: derivative.body === null ? null : mapSyntax(derivative.body, replace),
        variables: derivative.variables.map(({ variable, order }) => ({ variable: mapSyntax(variable, replace), order })),
      };
    }
    const name = node.kind === "script" && node.primes === 0 ? plainName(node.base) : plainName(node);
    const letter = name === null ? null : letterOf(name);
    if (name === null || letter === null || !letters.has(letter)) return null;
    const script = node.kind === "script" ? node : null;
    const sup = script?.sup ?? null;
    const even = evenPower(sup);
    const whole: Range = even === 2 ? node.range : { start: node.range.start, end: script?.sub?.range.end ?? script?.base.range.end ?? node.range.end };
    const square: Syntax = { kind: "name", name: `${name}^2`, range: even === 2 ? node.range : (script?.base.range ?? node.range) };
    const own: Syntax = script === null || script.sub === null ? { ...square, range: whole } : { kind: "script", base: square, sub: script.sub, sup: null, primes: 0, range: whole };
    if (even === 2) return own;
    if (even !== null && sup !== null) return { kind: "script", base: own, sub: null, sup: { kind: "number", value: { numerator: BigInt(even / 2), denominator: 1n }, range: sup.range }, primes: 0, range: node.range };
    const root: Syntax = { kind: "root", degree: null, radicand: own, range: whole };
    return sup === null ? root : { kind: "script", base: root, sub: null, sup: mapSyntax(sup, replace), primes: 0, range: node.range };
  };
  return { ...syntax, rows: syntax.rows.map((row) => ({ ...row, statements: row.statements.map((statement) => mapStatement(statement, replace)) })) };
}

interface DerivativeBySquares {
  readonly partial: boolean;
  readonly body: Syntax | null;
  readonly variables: readonly { readonly variable: Syntax; readonly order: number; readonly square: string | null }[];
}

/** `\frac{\partial \ell}{\partial \sigma^2}`, `\frac{\partial^2 \ell}{\partial(\sigma^2)^2}`, `\frac{\partial^2 \ell}{\partial\mu\,\partial\sigma^2}`: the orders are right where the square is one variable. Null for other syntax. */
function squaresBelow(syntax: Syntax): DerivativeBySquares | null {
  // `(σ^2)^2` below was read as the second derivative by a bracket.
  if (syntax.kind === "derivative") {
    const found = syntax.variables.map(({ variable, order }) => {
      const below = variable.kind === "group" ? variableBelow(variable) : null;
      return { variable: below?.variable ?? variable, order, square: below?.square ?? null };
    });
    return found.some(({ square }) => square !== null) ? { partial: syntax.partial, body: syntax.body, variables: found } : null;
  }
  const quotient = leibnizQuotient(syntax);
  if (quotient === null) return null;
  const variables = quotient.variables.map(variableBelow);
  const found = variables.flatMap((variable) => (variable === null ? [] : [variable]));
  if (found.length < variables.length || found.every(({ square }) => square === null) || found.reduce((sum, { order }) => sum + order, 0) !== quotient.order) return null;
  return { partial: quotient.partial, body: quotient.body, variables: found };
}

/** `\frac{\partial^2 \ell}{\partial u\,\partial v}` by whatever stands below; null for other syntax. */
export function leibnizQuotient(syntax: Syntax): { readonly partial: boolean; readonly order: number; readonly body: Syntax | null; readonly variables: readonly Syntax[] } | null {
  if (syntax.kind !== "fraction") return null;
  const [head, ...rest] = flatOperands(syntax.numerator) ?? [];
  const below = flatOperands(syntax.denominator) ?? [];
  const mark = head === undefined ? null : markOf(head);
  if (mark === null || below.length < 2 || below.length % 2 === 1) return null;
  const variables: Syntax[] = [];
  for (let k = 0; k < below.length; k += 2) {
    const [sign, variable] = [below[k], below[k + 1]];
    if (sign === undefined || variable === undefined || markOf(sign)?.name !== mark.name || markOf(sign)?.order !== 1) return null;
    variables.push(variable);
  }
  const [first] = rest;
  const last = rest[rest.length - 1];
  const body: Syntax | null = first === undefined || last === undefined ? null : rest.length === 1 ? first : { kind: "sequence", items: rest.map((operand) => ({ kind: "operand", operand })), range: { start: first.range.start, end: last.range.end } };
  return { partial: mark.name === "∂", order: mark.order, body, variables };
}

function markOf(syntax: Syntax): { readonly name: string; readonly order: number } | null {
  const base = syntax.kind === "script" && syntax.sub === null && syntax.primes === 0 && syntax.sup?.kind === "number" ? syntax.base : syntax;
  const name = plainName(base);
  if (name !== "d" && name !== "∂") return null;
  return { name, order: syntax.kind === "script" && syntax.sup?.kind === "number" ? Number(syntax.sup.value.numerator) : 1 };
}

/** `σ^2`, `(σ^2)`, `(σ^2)^2`, `μ`. */
function variableBelow(syntax: Syntax): { readonly variable: Syntax; readonly order: number; readonly square: string | null } | null {
  const power = syntax.kind === "script" && syntax.base.kind === "group" && syntax.base.bracket === "(" && syntax.sub === null && syntax.sup?.kind === "number" ? syntax : null;
  const order = power?.sup?.kind === "number" ? Number(power.sup.value.numerator) : 1;
  const inner = power === null ? syntax : power.base;
  const variable = inner.kind === "group" && inner.bracket === "(" ? onlySide(inner) : inner;
  if (variable === null || order < 1 || order > 4) return null;
  const stem = stemOf(variable);
  if (stem === null) return null;
  if (variable.kind === "script" && variable.sup !== null) return evenPower(variable.sup) === 2 && DEVIATION.test(stem) ? { variable, order, square: letterOf(stem) } : null;
  return power === null ? { variable, order, square: null } : null;
}

function stemOf(syntax: Syntax): string | null {
  return syntax.kind === "script" ? (syntax.primes > 0 ? null : plainName(syntax.base)) : plainName(syntax);
}

/** The letter under its accents: σ of `\hat\sigma`. */
const letterOf = (name: string): string => name.normalize("NFD").replace(/\p{M}+$/u, "");

/** Letters whose square is a quantity of its own: `d/dx^2` is rather a slip for `d^2/dx^2`. */
const DEVIATION = /^[\p{Script=Greek}s]\p{M}*$/u;

/** An even exponent that is written as a number; null for others. */
function evenPower(sup: Syntax | null): number | null {
  const value = sup?.kind === "number" && sup.value.denominator === 1n ? Number(sup.value.numerator) : 1;
  return value >= 2 && value <= 12 && value % 2 === 0 ? value : null;
}
