// A small infix reader for the tests of the fingerprint: `2*x^2 - f(x)`, with pi and e as constants. Not the product's reader,
// so that these tests stand on the arena alone.

import { parseDecimal } from "../../src/arithmetic/rational.js";
import type { Arena } from "../../src/expression/arena.js";
import type { Node } from "../../src/expression/node.js";

const spellings: ReadonlyMap<string, string> = new Map([
  ["sin", "sin"], ["cos", "cos"], ["tan", "tan"], ["sec", "sec"], ["exp", "exp"], ["log", "log"], ["sqrt", "sqrt"], ["abs", "abs"], ["sign", "sign"],
  ["max", "max"], ["min", "min"], ["floor", "floor"], ["sinh", "sinh"], ["cosh", "cosh"], ["tanh", "tanh"], ["atan", "arctan"], ["asin", "arcsin"],
  ["acos", "arccos"], ["asinh", "arsinh"], ["acosh", "arcosh"], ["atanh", "artanh"], ["root", "root"], ["kronecker", "kronecker"],
]);

/** The expression that the text says; names with `'` marks are derivatives of unknown functions. */
export function infix(arena: Arena, text: string): Node {
  const tokens = text.match(/\d+(?:\.\d+)?|[A-Za-zŷπ_][A-Za-z0-9_]*'*|[-+*/^(),]/g) ?? [];
  let at = 0;
  const take = (token: string): boolean => tokens[at] === token && (at += 1) > 0;
  function sum(): Node {
    const terms = [product()];
    for (;;) {
      if (take("+")) terms.push(product());
      else if (take("-")) terms.push(arena.negate(product()));
      else return arena.add(terms);
    }
  }
  function product(): Node {
    let left = unary();
    for (;;) {
      if (take("*")) left = arena.multiply([left, unary()]);
      else if (take("/")) left = arena.divide(left, unary());
      else return left;
    }
  }
  function unary(): Node {
    return take("-") ? arena.negate(unary()) : power();
  }
  function power(): Node {
    const base = primary();
    return take("^") ? arena.power(base, unary()) : base;
  }
  function primary(): Node {
    if (take("(")) {
      const inner = sum();
      if (!take(")")) throw new Error(`) expected in ${text}`);
      return inner;
    }
    const token = tokens[at++] ?? "";
    const literal = parseDecimal(token);
    if (literal !== null) return arena.number(literal);
    if (!/^[\p{L}_]/u.test(token)) throw new Error(`a name was expected, not "${token}", in ${text}`);
    const name = token.replace(/'+$/, "");
    if (!take("(")) return arena.symbol(name === "pi" ? "π" : name);
    const args = [sum()];
    while (take(",")) args.push(sum());
    if (!take(")")) throw new Error(`) expected in ${text}`);
    const known = spellings.get(name);
    return known === undefined ? arena.call(arena.symbol(name), args.map(() => token.length - name.length), args) : arena.apply(known, args);
  }
  const result = sum();
  if (at !== tokens.length) throw new Error(`unread text in ${text}`);
  return result;
}
