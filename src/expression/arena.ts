// The arena of one document: the only maker of nodes. It interns by structure and folds nothing but literals
// (-3, 2/3), so that a node is what its author wrote.

import { divideRational, formatRational, negateRational, rational, type Rational } from "../arithmetic/rational.js";
import { EITHER_SIGN } from "./either-sign.js";
import { SYMBOLIC_ORDER, type BigOperatorNode, type CallNode, type IndexNode, type Node, type RelationOperator, type SymbolNode, type Variable } from "./node.js";

/** Makes and interns nodes. Nodes of different arenas must not be mixed. */
export interface Arena {
  /** How many distinct nodes were made so far; budgets look at it. */
  size(): number;
  /** Were values by cases made? Where there are none, nobody needs to look for them. */
  hasCases(): boolean;
  /** Were factorials or binomial coefficients made? */
  hasCounting(): boolean;
  /** Was the sign ± made? */
  hasEitherSign(): boolean;
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

/** Ids stay below this, so that two of them make one exact number. */
const IDS = 2 ** 26;
/** Lists of more nodes are told apart by a text. */
const LONG = 8;
/** Derivatives of a higher order than this are none that anyone means. */
const LARGEST_ORDER = 100_000;

/** The whole number that sums and products of whole numbers are, the 2·3 + 1 of `f^{(2k+1)}` at k = 3; null for any other node. */
export function wholeNumber(node: Node): number | null {
  switch (node.kind) {
    case "number":
      return node.value.denominator === 1n ? Number(node.value.numerator) : null;
    case "negate": {
      const operand = wholeNumber(node.operand);
      return operand === null ? null : -operand;
    }
    case "add":
      return node.terms.reduce((sum: number | null, term) => { const each = sum === null ? null : wholeNumber(term); return sum === null || each === null ? null : sum + each; }, 0);
    case "multiply":
      return node.factors.reduce((product: number | null, factor) => { const each = product === null ? null : wholeNumber(factor); return product === null || each === null ? null : product * each; }, 1);
    default:
      return null;
  }
}

export function createArena(): Arena {
  let count = 0;
  let cases = false;
  let counting = false;
  let indexing = false;
  const integers = new Map<number | bigint, Node>();
  const numbers = new Map<string, Node>();
  const symbols = new Map<string, SymbolNode>();
  const indexed = new Map<string, IndexNode>();
  const sums = new Map<number, Node>();
  const products = new Map<number, Node>();
  const negatives = new Map<number, Node>();
  const quotients = new Map<number, Node>();
  const powers = new Map<number, Node>();
  const applied = new Map<string, Map<number, Node>>();
  const calls = new Map<string, CallNode>();
  const bigOperators = new Map<string, BigOperatorNode>();
  const others = new Map<string, Node>();
  const pairs = new Map<number, number>();
  const longer = new Map<number, number>();
  const long = new Map<string, number>();

  function remember<K, T extends Node>(table: Map<K, T>, key: K, made: T): T {
    table.set(key, made);
    count += 1;
    return made;
  }
  const ids = (nodes: readonly Node[]): string => nodes.map((node) => node.id).join(",");
  /** A number for each list of nodes, the same for the same list. Lists of one have the numbers of their nodes, longer ones those from IDS on. */
  function listNumber(nodes: readonly Node[]): number {
    const [first] = nodes;
    if (first === undefined) return -1;
    if (nodes.length === 1) return first.id;
    // One step for each node would leave a trace of each beginning; of long lists that is too much.
    if (nodes.length > LONG) return numberOf(long, ids(nodes));
    let current = first.id;
    for (let k = 1; k < nodes.length; k++) current = numberOf(k === 1 ? pairs : longer, (current % IDS) * IDS + (nodes[k]?.id ?? 0));
    return current;
  }
  function numberOf<K>(table: Map<K, number>, key: K): number {
    const known = table.get(key);
    if (known !== undefined) return known;
    const made = IDS + pairs.size + longer.size + long.size;
    table.set(key, made);
    return made;
  }

  const arena: Arena = {
    size: () => count,
    number(value) {
      if (value.denominator === 1n) return integers.get(value.numerator) ?? remember(integers, value.numerator, { kind: "number", id: count, value });
      const key = formatRational(value);
      return numbers.get(key) ?? remember(numbers, key, { kind: "number", id: count, value });
    },
    integer(value) {
      const known = integers.get(value);
      if (known !== undefined) return known;
      const made = arena.number(rational(BigInt(value)));
      integers.set(value, made);
      return made;
    },
    symbol: (name) => symbols.get(name) ?? remember(symbols, name, { kind: "symbol", id: count, name }),
    index(base, indices) {
      indexing ||= indices.some((each) => each.kind !== "symbol" && each.kind !== "number");
      const key = `${base.id}:${ids(indices)}`;
      return indexed.get(key) ?? remember(indexed, key, { kind: "index", id: count, base, indices });
    },
    add(terms) {
      if (terms.length === 0) return arena.integer(0);
      const [only] = terms;
      if (terms.length === 1 && only !== undefined) return only;
      const key = listNumber(terms);
      return sums.get(key) ?? remember(sums, key, { kind: "add", id: count, terms });
    },
    subtract: (a, b) => arena.add([a, arena.negate(b)]),
    multiply(factors) {
      if (factors.length === 0) return arena.integer(1);
      const [only] = factors;
      if (factors.length === 1 && only !== undefined) return only;
      const key = listNumber(factors);
      return products.get(key) ?? remember(products, key, { kind: "multiply", id: count, factors });
    },
    negate(operand) {
      if (operand.kind === "number") return arena.number(negateRational(operand.value));
      return negatives.get(operand.id) ?? remember(negatives, operand.id, { kind: "negate", id: count, operand });
    },
    divide(numerator, denominator) {
      if (numerator.kind === "number" && denominator.kind === "number" && denominator.value.numerator !== 0n) {
        return arena.number(divideRational(numerator.value, denominator.value));
      }
      const key = numerator.id * IDS + denominator.id;
      return quotients.get(key) ?? remember(quotients, key, { kind: "divide", id: count, numerator, denominator });
    },
    power(base, exponent) {
      const key = base.id * IDS + exponent.id;
      return powers.get(key) ?? remember(powers, key, { kind: "power", id: count, base, exponent });
    },
    apply(functionName, args) {
      counting ||= functionName === "factorial" || functionName === "binomial" || functionName === "gamma";
      indexing ||= functionName === "kronecker";
      let table = applied.get(functionName);
      if (table === undefined) applied.set(functionName, (table = new Map<number, Node>()));
      const key = listNumber(args);
      return table.get(key) ?? remember(table, key, { kind: "apply", id: count, function: functionName, arguments: args });
    },
    call(callee, orders, args) {
      const key = `${callee.id};${orders.join(",")};${ids(args)}`;
      return calls.get(key) ?? remember(calls, key, { kind: "call", id: count, callee, orders, arguments: args });
    },
    bigOperator(kind, index, lower, upper, body) {
      indexing = true;
      const key = `${kind}:${index.id},${lower?.id ?? ""},${upper?.id ?? ""},${body.id}`;
      return bigOperators.get(key) ?? remember(bigOperators, key, { kind, id: count, index, lower, upper, body });
    },
    limit: (variable, point, side, body) => other(`l${variable.id},${point.id},${side},${body.id}`, (id) => ({ kind: "limit", id, variable, point, side, body })),
    integral: (variable, lower, upper, body) => other(`I${variable.id},${lower?.id ?? ""},${upper?.id ?? ""},${body.id}`, (id) => ({ kind: "integral", id, variable, lower, upper, body })),
    hasCases: () => cases,
    hasCounting: () => counting,
    hasIndexing: () => indexing,
    hasEitherSign: () => symbols.has(EITHER_SIGN),
    piecewise(branches, otherwise) {
      cases = true;
      return other(`w${branches.map((branch) => `${branch.value.id}:${ids(branch.conditions)}`).join(";")}|${otherwise?.id ?? ""}`, (id) => ({ kind: "piecewise", id, branches, otherwise }));
    },
    derivative: (body, variable, order, partial) =>
      order === 0 ? body : other(`d${body.id},${variable.id},${order},${partial ? "p" : "t"}`, (id) => ({ kind: "derivative", id, body, variable, order, partial })),
    relation: (operator, left, right) => other(`r${operator}${left.id},${right.id}`, (id) => ({ kind: "relation", id, operator, left, right })),
    opaque: (what, text, operands) => (what === SYMBOLIC_ORDER ? derivativeOfOrder(operands) : null) ?? other(`o${what}\u0000${text}\u0000${ids(operands)}`, (id) => ({ kind: "opaque", id, what, text, operands })),
  };
  return arena;

  /** `f^{(k)}(a)` where k is a number. */
  function derivativeOfOrder([order, callee, argument]: readonly Node[]): Node | null {
    const number = order === undefined ? null : wholeNumber(order);
    return number === null || number < 0 || number > LARGEST_ORDER || callee?.kind !== "symbol" || argument === undefined ? null : arena.call(callee, [number], [argument]);
  }

  function other(key: string, make: (id: number) => Node): Node {
    return others.get(key) ?? remember(others, key, make(count));
  }
}
