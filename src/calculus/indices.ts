// What is known about indices while differentiating: when two are surely the same, when surely not, and how Σ_k δ_{ki} f(k) becomes f(i).

import { rational, addRational, equalRational, negateRational, type Rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { IndexNode, Node, SymbolNode } from "../expression/node.js";
import { freeSymbols, mapChildren, substitute } from "../expression/traverse.js";
import { productOf, quotientOf, negativeOf, sumOf, isZero } from "./tidy.js";

/** An index as a bag of terms and a number: n + 1 is {n} and 1. */
function offsetForm(index: Node): { readonly terms: string; readonly offset: Rational } {
  const terms: number[] = [];
  let offset = rational(0n);
  const take = (node: Node, negative: boolean): void => {
    if (node.kind === "number") offset = addRational(offset, negative ? negateRational(node.value) : node.value);
    else if (node.kind === "add") node.terms.forEach((term) => take(term, negative));
    else if (node.kind === "negate") take(node.operand, !negative);
    else terms.push(negative ? -node.id - 1 : node.id);
  };
  take(index, false);
  return { terms: terms.sort((a, b) => a - b).join(","), offset };
}

/**
 * δ_{ab}: 1 for indices that are structurally equal (also k+1 and 1+k), 0 for those a number apart (k and k+1, 1 and 2), else the
 * undecided apply("kronecker", [a, b]).
 */
export function kroneckerDelta(arena: Arena, a: Node, b: Node): Node {
  const [formOfA, formOfB] = [offsetForm(a), offsetForm(b)];
  if (formOfA.terms === formOfB.terms) return arena.integer(equalRational(formOfA.offset, formOfB.offset) ? 1 : 0);
  return arena.apply("kronecker", [a, b]);
}

/** True for the name `x_1` and the array x: one and the same thing where both are in use, which nothing here can tell. */
export function mayBeEntry(name: SymbolNode, array: SymbolNode): boolean {
  return name.name.startsWith(`${array.name}_`) && /^\d+$/.test(name.name.slice(array.name.length + 1));
}

/** ∂x_a/∂x_b of one array x: the product of the deltas of their indices. Null where they have different numbers of indices. */
export function indexDerivative(arena: Arena, node: IndexNode, variable: IndexNode): Node | null {
  if (node.indices.length !== variable.indices.length) return null;
  const deltas: Node[] = [];
  for (const [k, index] of node.indices.entries()) {
    const other = variable.indices[k];
    if (other === undefined) return null;
    deltas.push(kroneckerDelta(arena, index, other));
  }
  return productOf(arena, deltas);
}

/** A bound name that none of the given names clashes with: i, i′, i″ … */
export function freshName(arena: Arena, wanted: SymbolNode, taken: ReadonlySet<string>): SymbolNode {
  let name = wanted.name;
  while (taken.has(name)) name += "′";
  return arena.symbol(name);
}

interface DeltaPart {
  readonly target: Node;
  readonly rest: Node;
}

/** The body as δ_{k,target} · rest, where it is linear in one such delta; null where it is not. */
function splitDelta(arena: Arena, body: Node, k: SymbolNode): DeltaPart | null {
  switch (body.kind) {
    case "apply": {
      const [a, b] = body.arguments;
      if (body.function !== "kronecker" || a === undefined || b === undefined) return null;
      const target = a === k ? b : b === k ? a : null;
      return target === null || freeSymbols(target).has(k.name) ? null : { target, rest: arena.integer(1) };
    }
    case "negate": {
      const part = splitDelta(arena, body.operand, k);
      return part === null ? null : { target: part.target, rest: negativeOf(arena, part.rest) };
    }
    case "divide": {
      const part = splitDelta(arena, body.numerator, k);
      return part === null ? null : { target: part.target, rest: quotientOf(arena, part.rest, body.denominator) };
    }
    case "multiply":
      for (const [position, factor] of body.factors.entries()) {
        const part = splitDelta(arena, factor, k);
        if (part !== null) return { target: part.target, rest: productOf(arena, body.factors.map((other, j) => (j === position ? part.rest : other))) };
      }
      return null;
    case "add": {
      const parts = body.terms.map((term) => splitDelta(arena, term, k));
      const [first] = parts;
      if (first === undefined || first === null) return null;
      const rests: Node[] = [];
      for (const part of parts) {
        if (part === null || part.target !== first.target) return null;
        rests.push(part.rest);
      }
      return { target: first.target, rest: sumOf(arena, rests) };
    }
    default:
      return null;
  }
}

/**
 * The expression with every Σ_k δ_{ki} f(k) written as f(i), as one prints an expected result. It takes for granted that i lies within
 * the bounds of the sum; a judge instantiates the sum instead.
 */
export function collapseDeltas(arena: Arena, node: Node): Node {
  const memo = new Map<Node, Node>();
  const collapseSum = (k: SymbolNode, lower: Node | null, upper: Node | null, body: Node): Node => {
    const part = splitDelta(arena, body, k);
    if (part !== null) return tidied(substitute(arena, part.rest, new Map<Node, Node>([[k, part.target]])));
    if (body.kind === "add" && body.terms.some((term) => splitDelta(arena, term, k) !== null)) {
      return sumOf(arena, body.terms.map((term) => collapseSum(k, lower, upper, term)));
    }
    if (body.kind === "negate" && splitDelta(arena, body.operand, k) === null) {
      const inner = collapseSum(k, lower, upper, body.operand);
      if (inner.kind !== "sum") return negativeOf(arena, inner);
    }
    return arena.bigOperator("sum", k, lower, upper, body);
  };
  const tidied = (current: Node): Node =>
    current.kind === "apply" && current.function === "kronecker" && current.arguments[0] !== undefined && current.arguments[1] !== undefined
      ? kroneckerDelta(arena, current.arguments[0], current.arguments[1])
      : current;
  const visit = (current: Node): Node => {
    const known = memo.get(current);
    if (known !== undefined) return known;
    const rebuilt = mapChildren(arena, current, visit);
    let result = rebuilt;
    if (rebuilt.kind === "sum") result = isZero(rebuilt.body) ? rebuilt.body : collapseSum(rebuilt.index, rebuilt.lower, rebuilt.upper, rebuilt.body);
    else if (rebuilt !== current && rebuilt.kind === "multiply") result = productOf(arena, rebuilt.factors);
    memo.set(current, result);
    return result;
  };
  return visit(node);
}
