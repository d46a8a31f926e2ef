// Quotients of differentials: is `\frac{d^2 y}{dx^2}` a derivative, and by what?

import { accented } from "../notation/letters.js";
import type { Range } from "./document.js";
import type { Syntax } from "./math-tree.js";

/** A power of an operator above this one is not read as a derivative. */
const MOST_TIMES = 20n;

/** Is `\frac{…}{…}` a derivative: d or ∂ first above, d or ∂ and a variable below? */
export function derivativeOf(text: string, numerator: Syntax, denominator: Syntax, range: Range): Syntax | null {
  const above = flatOperands(numerator);
  const below = flatOperands(denominator);
  if (above === null || below === null) return null;
  if (isOfUnknownOrder(text, above, below)) return { kind: "unread", message: "derivatives whose order is a letter are not judged yet", range };
  const [head] = above;
  const mark = head === undefined ? null : differentialMark(head);
  const [firstBelow] = below;
  const markBelow = firstBelow === undefined ? null : differentialMark(firstBelow);
  if (mark === null || markBelow === null || mark.partial !== markBelow.partial || below.length < 2 || markBelow.order !== 1) return null;
  const variables: { variable: Syntax; order: number }[] = [];
  for (let k = 0; k < below.length; ) {
    const sign = below[k];
    const next = below[k + 1];
    const isMark = sign === undefined ? null : differentialMark(sign);
    if (isMark === null || isMark.order !== 1 || next === undefined) return null;
    const power = splitPower(text, next);
    if (power === null) return null;
    variables.push({ variable: power.base, order: power.order });
    k += 2;
  }
  const total = variables.reduce((sum, v) => sum + v.order, 0);
  if (total !== mark.order) return null;
  const rest = above.slice(1);
  const [firstRest] = rest;
  const lastRest = rest[rest.length - 1];
  const body: Syntax | null =
    firstRest === undefined || lastRest === undefined
      ? null
      : rest.length === 1
        ? firstRest
        : { kind: "sequence", items: rest.map((operand) => ({ kind: "operand", operand })), range: { start: firstRest.range.start, end: lastRest.range.end } };
  return { kind: "derivative", body, partial: mark.partial, variables, range };
}

/** `\frac{d^n}{dx^n}`, `\frac{d^{n+1} y}{dx^{n+1}}`: the same letter above d and above one variable. */
function isOfUnknownOrder(text: string, [head]: readonly Syntax[], [mark, variable, ...others]: readonly Syntax[]): boolean {
  const powers = [head, variable].map((each) => (each === undefined ? null : withoutBraces(each)));
  const [above, below] = powers;
  if (others.length > 0 || mark === undefined || differentialMark(mark) === null || above?.kind !== "script" || below?.kind !== "script" || differentialMark(above.base) === null || withoutBraces(below.base).kind !== "name") return false;
  const [upper, lower] = [above.sup, below.sup].map((sup) => (sup === null || withoutBraces(sup).kind === "number" ? "" : text.slice(sup.range.start, sup.range.end).replace(/[\s{}]/g, "")));
  return upper !== "" && upper === lower;
}

/** `\\left(\\frac{d}{dx}\\right)^2`: a derivative operator in brackets with a whole number above them is applied that often; null for anything else. */
export function repeatedDerivative(base: Syntax, sup: Syntax, end: number): Syntax | null {
  const sides = base.kind === "group" && base.bracket !== "{" && base.items.length === 1 ? (base.items[0]?.sides ?? []) : [];
  const [operator] = sides;
  const times = withoutBraces(sup);
  if (sides.length !== 1 || operator?.kind !== "derivative" || operator.body !== null || operator.variables.length !== 1) return null;
  if (times.kind !== "number" || times.value.denominator !== 1n || times.value.numerator < 1n || times.value.numerator > MOST_TIMES) return null;
  return { ...operator, variables: operator.variables.map(({ variable, order }) => ({ variable, order: order * Number(times.value.numerator) })), range: { start: base.range.start, end } };
}

/** The operands of a product by juxtaposition; null where an operator stands between. */
export function flatOperands(syntax: Syntax): readonly Syntax[] | null {
  const inner = syntax.kind === "group" && syntax.bracket === "brace" && syntax.items.length === 1 && syntax.items[0]?.sides.length === 1 ? (syntax.items[0].sides[0] ?? null) : syntax;
  if (inner === null) return null;
  if (inner.kind !== "sequence") return [inner];
  const operands: Syntax[] = [];
  for (const item of inner.items) {
    if (item.kind === "operator") return null;
    operands.push(item.operand);
  }
  return operands;
}

/** What `{…}` holds where that is one operand; other syntax as it is. */
function withoutBraces(syntax: Syntax): Syntax {
  const operands = syntax.kind === "group" && syntax.bracket === "brace" ? flatOperands(syntax) : null;
  const [only] = operands ?? [];
  return operands?.length === 1 && only !== undefined ? only : syntax;
}

function differentialMark(wrapped: Syntax): { readonly partial: boolean; readonly order: number } | null {
  const syntax = withoutBraces(wrapped);
  if (syntax.kind === "name" && (syntax.name === "d" || syntax.name === "∂")) return { partial: syntax.name === "∂", order: 1 };
  if (syntax.kind !== "script" || syntax.sub !== null || syntax.primes > 0 || syntax.sup?.kind !== "number") return null;
  const base = differentialMark(syntax.base);
  return base === null ? null : { partial: base.partial, order: Number(syntax.sup.value.numerator) };
}

function splitPower(text: string, wrapped: Syntax): { readonly base: Syntax; readonly order: number } | null {
  const syntax = withoutBraces(wrapped);
  const dotted = dottedName(syntax, text);
  if (dotted !== null) return { base: { kind: "name", name: dotted, range: syntax.range }, order: 1 };
  if (syntax.kind === "script" && syntax.sup?.kind === "number" && syntax.primes === 0) {
    const order = Number(syntax.sup.value.numerator);
    if (order < 1 || order > 20) return null;
    return { base: syntax.sub === null ? syntax.base : { ...syntax, sup: null }, order };
  }
  // `∂W^{(2)}`: a superscript in brackets is part of the name.
  if (syntax.kind === "script" && syntax.primes === 0 && syntax.sup !== null && isBracketedNumber(syntax.sup)) return { base: syntax, order: 1 };
  // `∂x^T`: by a vector lying down.
  if (syntax.kind === "script" && syntax.sup?.kind === "name" && (syntax.sup.name === "⊤" || syntax.sup.name === "T") && syntax.primes === 0) return { base: syntax, order: 1 };
  if (syntax.kind === "name" || (syntax.kind === "script" && syntax.base.kind === "name" && syntax.sup === null && syntax.primes === 0)) return { base: syntax, order: 1 };
  return null;
}

/** `^{(2)}`, `^{[2]}`. */
function isBracketedNumber(sup: Syntax): boolean {
  const inner = withoutBraces(sup);
  const [only] = inner.kind === "group" && (inner.bracket === "(" || inner.bracket === "[") && inner.items.length === 1 ? (inner.items[0]?.sides ?? []) : [];
  return only?.kind === "number";
}

/** The name ẋ or ẍ of a derivative that was written `\dot x` or `\ddot x`, for places where it is a variable of its own (∂L/∂ẋ); null for other syntax. */
export function dottedName(syntax: Syntax, text: string): string | null {
  if (syntax.kind !== "derivative" || syntax.body?.kind !== "name") return null;
  const command = /^\\(d?dot)(?![a-zA-Z])/.exec(text.slice(syntax.range.start, syntax.range.end))?.[1];
  return command === undefined ? null : accented(syntax.body.name, command);
}
