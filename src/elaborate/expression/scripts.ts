// Superscripts and subscripts on an operand that is not a plain name: a power, a transpose, the kind of a norm, a prime on a bracket, bounds.

import type { Node } from "../../expression/node.js";
import { freeSymbols } from "../../expression/traverse.js";
import type { Syntax } from "../../syntax/math-tree.js";
import { evaluatedAt, pointWithoutLetters } from "../limits-integrals.js";
import type { Located } from "../located.js";
import { indexNames, isMinusOne, nameSubscript, plainName, usualArguments } from "../syntax-names.js";
import { mayBeTensor } from "../tensor-products.js";
import { isMinusTranspose } from "../tensor-scope.js";
import { symbolNamed, type Elaborator } from "./elaborator.js";
import { superscriptOrders } from "./derivative-orders.js";
import { subscriptNodes } from "./subscripts.js";

/** `{x = 0}` as a script. */
function isCondition(sub: Syntax): boolean {
  return sub.kind === "group" && sub.bracket === "brace" && sub.items.length === 1 && sub.items[0]?.relations.length === 1;
}

/** A numeral, or a sum with one: the `1 + r` of `(1 + r)^T`. */
function isPlainlyNumber(node: Node): boolean {
  return node.kind === "number" || (node.kind === "add" && node.terms.some((term) => term.kind === "number"));
}

/** Is it no letter for a number here, but a function or nothing that was spoken of? */
function standsForNoNumber({ scope }: Elaborator, name: string): boolean {
  return scope.functions.has(name) || (!scope.numbers.has(name) && !scope.definitions.has(name));
}

/** `F_x`, `∂F/∂x`, `f_x(x, y)`. */
function isDerivative(node: Node): boolean {
  return node.kind === "derivative" || (node.kind === "call" && node.orders.some((order) => order > 0)) || (node.kind === "symbol" && /^\p{L}\p{M}*_[xyzrstuv]{1,3}$/u.test(node.name));
}

/** `[(x^2 + y)\hat\imath]_{(1, 2)}`: a point below what has the letters of its coordinates. */
function isPointFor(here: Elaborator, sub: Syntax, base: Located): boolean {
  const point = pointWithoutLetters(sub);
  const letters = [...freeSymbols(base.node)].filter((name) => name !== "e" && name !== "π");
  return point !== null && letters.length > 0 && !letters.some((name) => here.scope.tensors.touched.has(name)) && usualArguments(point.length, letters) !== null;
}

/** An expression with the power (and nothing else) of a script on it. */
export function withScripts(here: Elaborator, base: Located, syntax: Syntax & { kind: "script" }): Located {
  if (syntax.primes > 0) {
    if (syntax.base.kind !== "group" || syntax.sup !== null || syntax.sub !== null) return here.opaque("a prime here was not understood", syntax.range, [base]);
    if (here.scope.variable === null) return here.opaque("what is this the derivative by?", syntax.range, [base]);
    return here.build({ kind: "derivative", variable: here.arena.symbol(here.scope.variable), order: syntax.primes, partial: false }, [base], syntax.range, null);
  }
  if (syntax.sub !== null && syntax.base.kind === "group" && syntax.base.bracket === "‖" && base.node.kind === "apply" && base.node.function === "norm") {
    const kind = syntax.sub.kind === "number" ? String(syntax.sub.value.numerator) : (plainName(syntax.sub) ?? nameSubscript(syntax.sub) ?? "");
    const operation = kind === "2" ? "euclideanNorm" : kind === "F" ? "frobeniusNorm" : kind === "1" ? "taxicabNorm" : null;
    if (operation === null) return here.opaque("this norm is not judged yet", syntax.range, [base]);
    return withScripts(here, { ...base, form: { kind: "apply", function: operation }, node: here.arena.apply(operation, base.node.arguments) }, { ...syntax, sub: null });
  }
  if (syntax.sub !== null && syntax.sup === null && base.node.kind === "apply" && base.node.function === "frobenius" && plainName(syntax.sub) === "F") return { ...base, outer: syntax.range };
  if (syntax.sub !== null && syntax.sup === null && syntax.base.kind === "group" && syntax.base.bracket !== "brace" && isPointFor(here, syntax.sub, base)) return evaluatedAt(here, base, syntax.sub, null, syntax.range);
  if (syntax.sub !== null && syntax.sup === null && syntax.base.kind === "group" && syntax.base.bracket === "(" && isDerivative(base.node)) {
    // `(F_x)_y` is differentiated once more.
    const letters = indexNames(syntax.sub);
    const differentiates = letters !== null && (!mayBeTensor(base.node, here.scope.tensors) || (base.node.kind === "call" && letters.every((letter) => base.node.kind === "call" && base.node.arguments.includes(symbolNamed(here, letter)))));
    if (differentiates) return letters.reduce((inner, letter) => here.build({ kind: "derivative", variable: symbolNamed(here, letter), order: 1, partial: true }, [inner], syntax.range, null), base);
  }
  if (syntax.sub !== null && syntax.base.kind === "group" && ["(", "["].includes(syntax.base.bracket) && syntax.sup === null && !isCondition(syntax.sub) && mayBeTensor(base.node, here.scope.tensors)) {
    const indices = subscriptNodes(here, syntax.sub);
    if (indices !== null && indices.length < 3) return here.build({ kind: "call", rebuild: ([whole]) => here.arena.apply("entry", [whole ?? base.node, ...indices]) }, [base], syntax.range, null);
  }
  if (syntax.sub !== null) {
    const bracketed = syntax.base.kind === "group" && syntax.base.bracket !== "brace";
    if (bracketed && (syntax.sup !== null || isCondition(syntax.sub))) return evaluatedAt(here, base, syntax.sub, syntax.sup, syntax.range);
    return here.opaque(bracketed ? "evaluation at bounds is not judged yet" : "a subscript here was not understood", syntax.range, [base]);
  }
  if (syntax.sup === null) return base;
  const stem = isMinusOne(syntax.sup) ? plainName(syntax.base) : null;
  if (stem !== null && here.scope.functions.has(stem) && here.scope.iterated.has(stem)) return here.opaque(`is ${stem}⁻¹ the inverse of ${stem}, or 1/${stem}?`, syntax.range, [base]);
  const name = plainName(syntax.sup);
  if (name === "°") return here.build({ kind: "multiply" }, [base, here.atom(syntax.sup)], syntax.range, null);
  const standsForTranspose = (): boolean => !isPlainlyNumber(base.node) && (here.scope.vectors.has(here.textOf(syntax.base.range)) || standsForNoNumber(here, "T") || (here.scope.tensors.transposes && mayBeTensor(base.node, here.scope.tensors)));
  const transposed = name === "⊤" || (name === "T" && standsForTranspose());
  if (transposed || isMinusTranspose(syntax.sup)) {
    if (!mayBeTensor(base.node, here.scope.tensors)) return here.opaque("transposes are not judged yet", syntax.range, [base]);
    const inner = transposed ? base : here.build({ kind: "apply", function: "inverse" }, [base], syntax.range, null);
    return here.build({ kind: "apply", function: "transpose" }, [inner], { start: base.outer.start, end: Math.max(syntax.range.end, syntax.sup.range.end) }, null);
  }
  if (name === "⊥" || name === "†") return here.opaque("transposes are not judged yet", syntax.range, [base]);
  if (name !== null && ["∘", "⋆", "*", "+", "-"].includes(name)) return here.opaque(`^${name} was not understood`, syntax.range, [base]);
  // `(F^{(1,0)})^{(0,1)}` is differentiated once more.
  const orders = isDerivative(base.node) && base.node.kind === "call" && base.node.arguments.every((each) => each.kind === "symbol") ? superscriptOrders(syntax.sup) : null;
  if (orders !== null && base.node.kind === "call" && orders.length === base.node.orders.length) {
    return here.leaf(here.arena.call(base.node.callee, base.node.orders.map((order, k) => order + (orders[k] ?? 0)), base.node.arguments), syntax.range);
  }
  const exponent = here.expression(syntax.sup);
  return here.build({ kind: "power" }, [base, exponent], { start: base.outer.start, end: Math.max(syntax.range.end, exponent.outer.end) }, null);
}
