// A second, independent reader of printed plain text, for tests only: the grammar that the printer promises to write for, in its smallest form. The names that it is
// to take as functions are given to it, so it decides nothing.

import { parseDecimal, rational } from "../../src/arithmetic/rational.js";
import type { Arena } from "../../src/expression/arena.js";
import type { Node, SymbolNode, Variable } from "../../src/expression/node.js";
import { isIndexLetter } from "../../src/notation/symbol-name.js";

const WORD = /^[\p{L}][\p{L}\p{M}\p{N}]*/u;

/** Reads printed text. Throws on anything that the printer does not write. */
export function readText(arena: Arena, text: string, functions: ReadonlySet<string>, callees: ReadonlySet<string>): Node {
  let at = 0;
  const fail = (): never => {
    throw new Error(`unexpected at ${at}: ${text.slice(at)} in ${text}`);
  };
  const space = (): void => {
    while (text[at] === " ") at += 1;
  };
  const take = (token: string): boolean => {
    space();
    if (!text.startsWith(token, at)) return false;
    at += token.length;
    return true;
  };
  const expect = (token: string): void => {
    if (!take(token)) fail();
  };

  function sum(): Node {
    const terms = [term()];
    for (;;) {
      if (take("+")) terms.push(term());
      else if (take("-")) terms.push(arena.negate(term()));
      else return arena.add(terms);
    }
  }

  function term(): Node {
    if (take("-")) return arena.negate(term());
    let run = [power()];
    for (;;) {
      if (take("*")) run.push(power());
      else if (take("/")) run = [arena.divide(arena.multiply(run), power())];
      else return arena.multiply(run);
    }
  }

  function power(): Node {
    const base = atom();
    return take("^") ? arena.power(base, power()) : base;
  }

  function args(close: string): Node[] {
    const list: Node[] = [];
    do list.push(sum());
    while (take(","));
    expect(close);
    return list;
  }

  function symbolOf(node: Node): SymbolNode {
    return node.kind === "symbol" ? node : fail();
  }

  function variable(): Variable {
    if (take("(")) {
      const inner = variable();
      expect(")");
      return inner;
    }
    const node = name();
    return node.kind === "symbol" || node.kind === "index" ? node : fail();
  }

  /** A name with its subscripts and superscripts. */
  function name(): Node {
    const word = WORD.exec(text.slice(at))?.[0] ?? fail();
    at += word.length;
    return scripts(word);
  }

  function scripts(word: string): Node {
    let spelled = word;
    for (;;) {
      if (text.startsWith("^{", at)) {
        const end = text.indexOf("}", at);
        spelled += `^${text.slice(at + 2, end)}`;
        at = end + 1;
      } else if (text.startsWith("_{", at)) {
        at += 2;
        return arena.index(arena.symbol(spelled), args("}"));
      } else if (text[at] === "_") {
        at += 1;
        const suffix = /^[\p{L}\p{N}]+/u.exec(text.slice(at))?.[0] ?? fail();
        at += suffix.length;
        if (isIndexLetter(suffix)) return arena.index(arena.symbol(spelled), [arena.symbol(suffix)]);
        spelled += `_${suffix}`;
      } else return arena.symbol(spelled);
    }
  }

  function derivative(): Node | null {
    const head = /^(d|∂)(?:\^(\d))?\/(?:d|∂)/u.exec(text.slice(at));
    if (head === null) return null;
    at += head[0].length;
    const by = variable();
    if (head[2] !== undefined) expect(`^${head[2]}`);
    expect("(");
    const body = sum();
    expect(")");
    return arena.derivative(body, by, Number(head[2] ?? "1"), head[1] === "∂");
  }

  function atom(): Node {
    space();
    if (take("(")) {
      const inner = sum();
      expect(")");
      return inner;
    }
    const digits = /^\d+/.exec(text.slice(at))?.[0];
    if (digits !== undefined) {
      at += digits.length;
      return arena.number(parseDecimal(digits) ?? rational(0));
    }
    const differentiated = derivative();
    if (differentiated !== null) return differentiated;
    const word = WORD.exec(text.slice(at))?.[0] ?? fail();
    if (word === "sum" || word === "prod") {
      at += word.length;
      expect("(");
      const [body = fail(), bound = fail(), lower = null, upper = null] = args(")");
      return arena.bigOperator(word === "sum" ? "sum" : "product", symbolOf(bound), lower, upper, body);
    }
    if (word === "log" && text[at + 3] === "_") {
      at += 4;
      const base = atom();
      expect("(");
      return arena.apply("logbase", [...args(")"), base]);
    }
    if (functions.has(word)) {
      at += word.length;
      expect("(");
      return arena.apply(word, args(")"));
    }
    if (callees.has(word)) {
      at += word.length;
      let primes = 0;
      while (text[at] === "'") {
        at += 1;
        primes += 1;
      }
      expect("(");
      const list = args(")");
      return arena.call(arena.symbol(word), list.map((_, k) => (k === 0 ? primes : 0)), list);
    }
    return name();
  }

  const read = sum();
  space();
  if (at !== text.length) fail();
  return read;
}
