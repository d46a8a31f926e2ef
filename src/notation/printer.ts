// The one printer behind every notation: walks an expression graph and puts brackets exactly where the structure needs them, by the precedence table of piece.ts.
// Depth and length are bounded, and what is past a bound is printed as `…`, so any graph is printed in bounded time and stack.

import { someNode } from "../expression/traverse.js";
import type { AddNode, BigOperatorNode, LimitNode, MultiplyNode, Node, PiecewiseNode } from "../expression/node.js";
import { Binding, digitsOf, fit, piece, type Notation, type Piece, type PrintedBranch } from "./piece.js";
import { exampleName, isIndexLetter } from "./symbol-name.js";

/** Nesting past which an ellipsis is printed. */
export const MAXIMUM_DEPTH = 500;
/** Length in characters past which an ellipsis is printed for whatever comes next. */
export const MAXIMUM_LENGTH = 20_000;

/** About what stands between two terms, factors or arguments. */
const SEPARATOR_LENGTH = 3;

function isInteger(node: Node, value: bigint): boolean {
  return node.kind === "number" && node.value.denominator === 1n && node.value.numerator === value;
}

/** The node printed in a notation. Never fails; work, stack and output are bounded. */
export function printWith(notation: Notation, root: Node): string {
  /** Characters printed so far, layout of finished nodes included. */
  let spent = 0;
  const ellipsis = piece(notation.ellipsis, Binding.atom, "name", "name");

  function print(node: Node, depth: number): Piece {
    const before = spent;
    if (depth > MAXIMUM_DEPTH || spent >= MAXIMUM_LENGTH) {
      spent += 1;
      return ellipsis;
    }
    const made = layOut(node, depth + 1);
    spent = Math.max(spent + 1, before + made.text.length);
    return made;
  }

  /** The nodes printed one after the other; past the length only one more, the ellipsis. */
  function printAll(nodes: readonly Node[], depth: number): Piece[] {
    const printed: Piece[] = [];
    for (const node of nodes) {
      printed.push(print(node, depth));
      spent += SEPARATOR_LENGTH;
      if (spent >= MAXIMUM_LENGTH) break;
    }
    if (printed.length < nodes.length) printed.push(ellipsis);
    return printed;
  }

  function number(value: Parameters<typeof digitsOf>[0]): Piece {
    const { negative, numerator, denominator } = digitsOf(value, MAXIMUM_LENGTH, notation.ellipsis);
    const made = notation.number(numerator, denominator);
    return negative ? negated(made) : made;
  }

  function negated(operand: Piece): Piece {
    const inner = fit(notation, operand, Binding.reaching);
    return { ...inner, text: notation.leadingMinus + inner.text, binding: Binding.negation, powerPlace: null };
  }

  function sum(node: AddNode, depth: number): Piece {
    const parts: { sign: string; term: Piece }[] = [];
    for (const [k, term] of node.terms.entries()) {
      if (spent >= MAXIMUM_LENGTH) {
        parts.push({ sign: notation.plus, term: ellipsis });
        break;
      }
      spent += SEPARATOR_LENGTH;
      if (k === 0) parts.push({ sign: "", term: fit(notation, print(term, depth), Binding.negation) });
      else if (term.kind === "negate") parts.push({ sign: notation.minus, term: fit(notation, print(term.operand, depth + 1), Binding.reaching) });
      else if (term.kind === "number" && term.value.numerator < 0n) {
        parts.push({ sign: notation.minus, term: number({ ...term.value, numerator: -term.value.numerator }) });
        spent += 1;
      } else parts.push({ sign: notation.plus, term: fit(notation, print(term, depth), Binding.reaching) });
    }
    closeSums(node, parts);
    const edges = parts.map(({ term }) => term);
    const last = edges[edges.length - 1] ?? ellipsis;
    return { ...piece(parts.map(({ sign, term }) => sign + term.text).join(""), Binding.sum, edges[0]?.first ?? "name", last.last), openIndices: last.openIndices };
  }

  /** Brackets a term that ends in an open sum where a later term holds its index, which would else be read as a part of the sum. */
  function closeSums(node: AddNode, parts: { sign: string; term: Piece }[]): void {
    if (parts.slice(0, -1).every(({ term }) => term.openIndices.length === 0)) return;
    const later = new Set<string>();
    const seen = new Set<Node>();
    for (let k = parts.length - 1; k >= 0; k--) {
      const part = parts[k];
      const term = node.terms[k];
      if (part === undefined || term === undefined) continue;
      if (part.term.openIndices.some((name) => later.has(name))) part.term = notation.bracketed(part.term);
      if (seen.has(term)) continue;
      seen.add(term);
      someNode(term, (inner) => {
        if (inner.kind === "symbol") later.add(inner.name);
        return false;
      });
    }
  }

  function product(node: MultiplyNode, depth: number): Piece {
    const printed = printAll(node.factors, depth);
    const factors = printed.map((factor, k) => {
      if (k === 0 && notation.opensWithNegativeFactor && node.factors[0]?.kind === "number" && factor.binding === Binding.negation) return factor;
      if (k === 0 && notation.opensWithQuotient && factor.binding === Binding.quotient) return factor;
      const openAtEnd = k === printed.length - 1 && notation.opensAtLastFactor && factor.binding === Binding.reaching;
      return openAtEnd ? factor : fit(notation, factor, Binding.application);
    });
    const [first = ellipsis] = factors;
    const last = factors[factors.length - 1] ?? ellipsis;
    let text = "";
    for (const [k, factor] of factors.entries()) {
      const left = factors[k - 1];
      text += (left === undefined ? "" : notation.between(left, factor)) + factor.text;
    }
    return { ...piece(text, first.binding === Binding.negation ? Binding.negation : Binding.product, first.first, last.last), openIndices: last.openIndices };
  }

  function bigOperator(node: BigOperatorNode, depth: number): Piece {
    const index = print(node.index, depth);
    const lower = node.lower === null ? null : print(node.lower, depth);
    const upper = node.upper === null ? null : print(node.upper, depth);
    const body = print(node.body, depth);
    // `\prod_i a_i \prod_i b_i` would be two products beside each other.
    const inner = node.kind === "product" && body.openIndices.includes(node.index.name) ? fit(notation, body, Binding.atom) : body;
    const made = notation.bigOperator(node.kind, { index, lower, upper }, inner);
    return made.binding === Binding.reaching ? { ...made, openIndices: [...made.openIndices, node.index.name] } : made;
  }

  function limit(node: LimitNode, depth: number): Piece {
    const made = notation.limit(print(node.body, depth), print(node.variable, depth), print(node.point, depth), node.side);
    return made.binding === Binding.reaching ? { ...made, openIndices: [...made.openIndices, node.variable.name] } : made;
  }

  function piecewise({ branches, otherwise }: PiecewiseNode, depth: number): Piece {
    const [only] = branches;
    if (branches.length === 1 && only !== undefined && isInteger(only.value, 1n) && otherwise !== null && isInteger(otherwise, 0n)) return notation.indicator(printAll(only.conditions, depth));
    const printed: PrintedBranch[] = [];
    for (const { value, conditions } of branches) {
      printed.push({ value: print(value, depth), conditions: printAll(conditions, depth) });
      if (spent >= MAXIMUM_LENGTH) break;
    }
    return notation.piecewise(printed, otherwise === null ? null : print(otherwise, depth));
  }

  function layOut(node: Node, depth: number): Piece {
    switch (node.kind) {
      case "number":
        return number(node.value);
      case "symbol":
        return notation.symbol(node.name.length > MAXIMUM_LENGTH ? node.name.slice(0, MAXIMUM_LENGTH) + notation.ellipsis : node.name);
      case "index": {
        const example = exampleName(node);
        const indices = example?.indices ?? node.indices;
        const base = example === null ? print(node.base, depth) : notation.symbol(example.name);
        return indices.length === 0 ? base : notation.index(base, printAll(indices, depth), indices.every((each) => each.kind === "symbol" && isIndexLetter(each.name)));
      }
      case "add":
        return sum(node, depth);
      case "multiply":
        return product(node, depth);
      case "negate":
        return negated(print(node.operand, depth));
      case "divide":
        return notation.quotient(print(node.numerator, depth), print(node.denominator, depth));
      case "power":
        return notation.power(print(node.base, depth), print(node.exponent, depth));
      case "apply":
        return notation.apply(node.function, printAll(node.arguments, depth));
      case "call":
        return notation.call(print(node.callee, depth), node.orders.slice(0, MAXIMUM_LENGTH), printAll(node.arguments, depth));
      case "sum":
      case "product":
        return bigOperator(node, depth);
      case "limit":
        return limit(node, depth);
      case "integral":
        return notation.integral(
          print(node.body, depth), print(node.variable, depth),
          node.lower === null || node.upper === null ? null : { lower: print(node.lower, depth), upper: print(node.upper, depth) },
        );
      case "piecewise":
        return piecewise(node, depth);
      case "derivative":
        return notation.derivative(print(node.body, depth), print(node.variable, depth), node.order, node.partial);
      case "relation": {
        const left = fit(notation, print(node.left, depth), Binding.sum);
        const right = fit(notation, print(node.right, depth), Binding.sum);
        return piece(left.text + notation.relation(node.operator) + right.text, Binding.relation, left.first, right.last);
      }
      case "opaque":
        return notation.opaque(node.text.length > MAXIMUM_LENGTH ? node.text.slice(0, MAXIMUM_LENGTH) + notation.ellipsis : node.text);
    }
  }

  return print(root, 0).text;
}
