// A tiny infix reader for the judge's tests, independent of the real syntax: `x^2`, `sqrt(x)`, `f'(g(x))`, `y_i`, `y_(i+1)`, `sum(i, 1, m, y_i)`.
// Names in `unknown` are functions of the document; every other name before a bracket must be a known one.

import { parseDecimal } from "../../src/arithmetic/rational.js";
import type { Arena } from "../../src/expression/arena.js";
import type { Node, RelationOperator } from "../../src/expression/node.js";
import { functionByText } from "../../src/functions/registry.js";

export function readInfix(arena: Arena, text: string, unknown: readonly string[] = []): Node {
  const tokens = text.match(/\d+(?:\.\d+)?|[\p{L}\p{M}]+|∞|'+|≤|≥|≠|[-+*/^(),_<>=]/gu) ?? [];
  let position = 0;
  const peek = (): string => tokens[position] ?? "";
  const take = (): string => tokens[position++] ?? "";
  const expect = (token: string): void => {
    if (take() !== token) throw new Error(`expected ${token} in ${text} at ${position}`);
  };
  function relation(): Node {
    const left = sum();
    const operator = peek();
    const operators: readonly RelationOperator[] = ["=", "≠", "<", "≤", ">", "≥"];
    const known = operators.find((each) => each === operator);
    if (known === undefined) return left;
    take();
    return arena.relation(known, left, sum());
  }
  function sum(): Node {
    const terms = [product()];
    while (peek() === "+" || peek() === "-") terms.push(take() === "-" ? arena.negate(product()) : product());
    return arena.add(terms);
  }
  function product(): Node {
    let left = unary();
    while (peek() === "*" || peek() === "/") left = take() === "*" ? arena.multiply(left.kind === "multiply" ? [...left.factors, unary()] : [left, unary()]) : arena.divide(left, unary());
    return left;
  }
  function unary(): Node {
    if (peek() === "-") {
      take();
      return arena.negate(unary());
    }
    return power();
  }
  function power(): Node {
    const base = atom();
    if (peek() !== "^") return base;
    take();
    return arena.power(base, unary());
  }
  function args(): Node[] {
    expect("(");
    const found = [sum()];
    while (peek() === ",") {
      take();
      found.push(sum());
    }
    expect(")");
    return found;
  }
  function atom(): Node {
    const token = take();
    if (token === "(") {
      const inner = sum();
      expect(")");
      return inner;
    }
    const number = parseDecimal(token);
    if (number !== null) return arena.number(number);
    if (token === "" || !/^[\p{L}\p{M}∞]+$/u.test(token)) throw new Error(`unexpected ${token} in ${text}`);
    if (token === "sum" || token === "product") {
      const [index, lower, upper, body] = args();
      if (index?.kind !== "symbol" || lower === undefined || upper === undefined) throw new Error(`a ${token} needs an index`);
      if (body === undefined) throw new Error(`a ${token} needs bounds and a body`);
      const none = (node: Node): Node | null => (node.kind === "symbol" && node.name === "none" ? null : node);
      return arena.bigOperator(token, index, none(lower), none(upper), body);
    }
    if (peek() === "_") {
      take();
      const subscripts = peek() === "(" ? args() : [atom()];
      return arena.index(arena.symbol(token), subscripts);
    }
    let order = 0;
    if (unknown.includes(token) && /^'+$/.test(peek())) order = take().length;
    if (peek() === "(" && unknown.includes(token)) {
      const found = args();
      return arena.call(arena.symbol(token), found.map((_, place) => (place === 0 ? order : 0)), found);
    }
    if (peek() === "(") {
      const definition = functionByText(token);
      if (definition === null) throw new Error(`${token} is no function`);
      return arena.apply(definition.name, args());
    }
    return arena.symbol(token === "pi" ? "π" : token);
  }
  const node = relation();
  if (position < tokens.length) throw new Error(`${tokens.slice(position).join(" ")} is left of ${text}`);
  return node;
}
