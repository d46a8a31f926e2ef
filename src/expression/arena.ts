// The arena of one document: the only maker of nodes. It interns by structure and folds nothing but literals
// (-3, 2/3), so that a node is what its author wrote.

import { divideRational, formatRational, negateRational, rational, type Rational } from "../arithmetic/rational.js";
import type { BigOperatorNode, CallNode, IndexNode, Node, RelationOperator, SymbolNode, Variable } from "./node.js";

/** Makes and interns nodes. Nodes of different arenas must not be mixed. */
export interface Arena {
  /** How many distinct nodes were made so far; budgets look at it. */
  size(): number;
  /** Were values by cases made? Where there are none, nobody needs to look for them. */
  hasCases(): boolean;
  /** Were factorials or binomial coefficients made? */
  hasCounting(): boolean;
  /** Were sums, products, Kronecker deltas or subscripts that are more than a letter or a number made? */
  hasIndexing(): boolean;
  number(value: Rational): Node;
  integer(value: number | bigint): Node;
  symbol(name: string): SymbolNode;
  index(base: SymbolNode, indices: readonly Node[]): IndexNode;
  /** The sum of the terms; no term is 0, one term is itself. Nothing is flattened or reordered. */
  add(terms: readonly Node[]): Node;
  subtract(a: Node, b: Node): Node;
  /** The product of the factors; no factor is 1, one factor is itself. */
  multiply(factors: readonly Node[]): Node;
  /** A negated number is a number; otherwise a negate node. */
  negate(operand: Node): Node;
  /** A quotient of two numbers with a non-zero denominator is a number; otherwise a divide node. */
  divide(numerator: Node, denominator: Node): Node;
  power(base: Node, exponent: Node): Node;
  apply(functionName: string, args: readonly Node[]): Node;
  call(callee: SymbolNode | IndexNode, orders: readonly number[], args: readonly Node[]): CallNode;
  bigOperator(kind: "sum" | "product", index: SymbolNode, lower: Node | null, upper: Node | null, body: Node): BigOperatorNode;
  limit(variable: SymbolNode, point: Node, side: "both" | "above" | "below", body: Node): Node;
  integral(variable: SymbolNode, lower: Node | null, upper: Node | null, body: Node): Node;
  piecewise(branches: readonly { readonly value: Node; readonly conditions: readonly Node[] }[], otherwise: Node | null): Node;
  derivative(body: Node, variable: Variable, order: number, partial: boolean): Node;
  relation(operator: RelationOperator, left: Node, right: Node): Node;
  opaque(what: string, text: string, operands: readonly Node[]): Node;
}

type WithoutId<T> = T extends { readonly id: number } ? Omit<T, "id"> : never;

export function createArena(): Arena {
  const table = new Map<string, Node>();
  let cases = false;
  let counting = false;
  let indexing = false;

  function intern<T extends Node>(key: string, make: (id: number) => T, is: (node: Node) => node is T): T {
    const known = table.get(key);
    if (known !== undefined && is(known)) return known;
    const made = make(table.size);
    table.set(key, made);
    return made;
  }
  const ids = (nodes: readonly Node[]): string => nodes.map((node) => node.id).join(",");
  const anyNode = (_node: Node): _node is Node => true;
  function node(key: string, fields: WithoutId<Node>): Node {
    return intern<Node>(key, (id) => ({ ...fields, id }), anyNode);
  }

  const arena: Arena = {
    size: () => table.size,
    number: (value) => node(`n${formatRational(value)}`, { kind: "number", value }),
    integer: (value) => arena.number(rational(BigInt(value))),
    symbol: (name) => intern(`s${name}`, (id): SymbolNode => ({ kind: "symbol", id, name }), (n): n is SymbolNode => n.kind === "symbol"),
    index(base, indices) {
      indexing ||= indices.some((each) => each.kind !== "symbol" && each.kind !== "number");
      return intern(`i${base.id}:${ids(indices)}`, (id): IndexNode => ({ kind: "index", id, base, indices }), (n): n is IndexNode => n.kind === "index");
    },
    add(terms) {
      if (terms.length === 0) return arena.integer(0);
      const [only] = terms;
      if (terms.length === 1 && only !== undefined) return only;
      return node(`+${ids(terms)}`, { kind: "add", terms });
    },
    subtract: (a, b) => arena.add([a, arena.negate(b)]),
    multiply(factors) {
      if (factors.length === 0) return arena.integer(1);
      const [only] = factors;
      if (factors.length === 1 && only !== undefined) return only;
      return node(`*${ids(factors)}`, { kind: "multiply", factors });
    },
    negate(operand) {
      if (operand.kind === "number") return arena.number(negateRational(operand.value));
      return node(`-${operand.id}`, { kind: "negate", operand });
    },
    divide(numerator, denominator) {
      if (numerator.kind === "number" && denominator.kind === "number" && denominator.value.numerator !== 0n) {
        return arena.number(divideRational(numerator.value, denominator.value));
      }
      return node(`/${numerator.id},${denominator.id}`, { kind: "divide", numerator, denominator });
    },
    power: (base, exponent) => node(`^${base.id},${exponent.id}`, { kind: "power", base, exponent }),
    apply(functionName, args) {
      counting ||= functionName === "factorial" || functionName === "binomial" || functionName === "gamma";
      indexing ||= functionName === "kronecker";
      return node(`a${functionName}:${ids(args)}`, { kind: "apply", function: functionName, arguments: args });
    },
    call: (callee, orders, args) =>
      intern(
        `c${callee.id};${orders.join(",")};${ids(args)}`,
        (id): CallNode => ({ kind: "call", id, callee, orders, arguments: args }),
        (n): n is CallNode => n.kind === "call",
      ),
    bigOperator(kind, index, lower, upper, body) {
      indexing = true;
      return intern(
        `b${kind}:${index.id},${lower?.id ?? ""},${upper?.id ?? ""},${body.id}`,
        (id): BigOperatorNode => ({ kind, id, index, lower, upper, body }),
        (n): n is BigOperatorNode => n.kind === "sum" || n.kind === "product",
      );
    },
    limit: (variable, point, side, body) => node(`l${variable.id},${point.id},${side},${body.id}`, { kind: "limit", variable, point, side, body }),
    integral: (variable, lower, upper, body) => node(`I${variable.id},${lower?.id ?? ""},${upper?.id ?? ""},${body.id}`, { kind: "integral", variable, lower, upper, body }),
    hasCases: () => cases,
    hasCounting: () => counting,
    hasIndexing: () => indexing,
    piecewise(branches, otherwise) {
      cases = true;
      return node(`w${branches.map((branch) => `${branch.value.id}:${ids(branch.conditions)}`).join(";")}|${otherwise?.id ?? ""}`, { kind: "piecewise", branches, otherwise });
    },
    derivative: (body, variable, order, partial) =>
      order === 0 ? body : node(`d${body.id},${variable.id},${order},${partial ? "p" : "t"}`, { kind: "derivative", body, variable, order, partial }),
    relation: (operator, left, right) => node(`r${operator}${left.id},${right.id}`, { kind: "relation", operator, left, right }),
    opaque: (what, text, operands) => node(`o${what}\u0000${text}\u0000${ids(operands)}`, { kind: "opaque", what, text, operands }),
  };
  return arena;
}
