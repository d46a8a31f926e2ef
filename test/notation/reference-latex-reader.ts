// An independent reader of printed LaTeX, for tests only: juxtaposition, how far \sin, \sum and d/dx reach, and nothing that the printer does not write. Where people
// would be in doubt (a letter before a bracket, a factor after a derivative) it refuses, so a printed expression that it reads is beyond doubt.

import type { Arena } from "../../src/expression/arena.js";
import type { Node, SymbolNode, Variable } from "../../src/expression/node.js";
import { ACCENTS, GREEK_LETTERS, PLAIN_FONTS, FONTS, accented, inFont } from "../../src/notation/letters.js";
import { isIndexLetter } from "../../src/notation/symbol-name.js";
import { functionByLatex } from "../../src/functions/registry.js";

/** Reads printed LaTeX; `callees` are the names that apply. Throws on doubt. */
export function readLatex(arena: Arena, source: string, callees: ReadonlySet<string>): Node {
  const tokens = source.match(/\\left\\[a-z]+|\\right\\[a-z]+|\\left.|\\right.|\\[a-zA-Z]+|\d+|\p{L}\p{M}*|[^\s]/gu) ?? [];
  let at = 0;
  const peek = (): string => tokens[at] ?? "";
  const fail = (why: string): never => {
    throw new Error(`${why} at ${tokens.slice(at, at + 6).join(" ")} in ${source}`);
  };
  const take = (token: string): boolean => {
    if (peek() !== token) return false;
    at += 1;
    return true;
  };
  const expect = (token: string): void => {
    if (!take(token)) fail(`no ${token}`);
  };
  const isFunction = (token: string): boolean =>
    token === "\\operatorname" ? !callees.has(tokens[at + 2] ?? "") : token.startsWith("\\") && !["\\sqrt", "\\Re"].includes(token) && functionByLatex(token.slice(1)) !== null;
  const startsFactor = (): boolean => peek() !== "" && !/^(?:[-+,=)}\]^_]|\\cdot|\\right.*)$/.test(peek());

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
    const factors: Node[] = [];
    /** The first token of the factor before. */
    let started = "";
    for (;;) {
      const reaching = bigOperator() ?? derivative();
      if (reaching !== null) {
        if (startsFactor() || peek() === "\\cdot") fail("a factor after an operator that reaches");
        return arena.multiply([...factors, reaching]);
      }
      const named = tokens[at - 1] !== "\\cdot" && started !== "" && !/^(?:\d+|\\left.|\\frac|\\sqrt)$/.test(started);
      if (named && peek() === "\\left(") fail("a name before a bracket");
      if (/^\d/.test(peek()) && factors.length > 0 && tokens[at - 1] !== "\\cdot") fail("a number in juxtaposition");
      started = peek();
      factors.push(power());
      if (!take("\\cdot") && !startsFactor()) return arena.multiply(factors);
    }
  }

  function script(): Node {
    if (!take("{")) return simple();
    const inner = sum();
    expect("}");
    return inner;
  }

  function power(): Node {
    const base = atom();
    return take("^") ? arena.power(base, script()) : base;
  }

  function group(): Node[] {
    expect("\\left(");
    const list = [sum()];
    while (take(",")) list.push(sum());
    expect("\\right)");
    return list;
  }

  /** The argument of a function without brackets: simple factors in juxtaposition. */
  function argument(): Node {
    const factors: Node[] = [];
    while (startsFactor() && !isFunction(peek()) && !["\\frac", "\\left(", "\\left|", "\\sqrt", "\\sum", "\\prod"].includes(peek())) factors.push(power());
    return factors.length === 0 ? fail("no argument") : arena.multiply(factors);
  }

  function functionApplied(): Node {
    const token = peek();
    at += 1;
    let command = token.slice(1);
    if (command === "operatorname") command = word();
    const definition = functionByLatex(command) ?? fail("unknown function");
    let exponent: Node | null = null;
    let base: Node | null = null;
    if (take("_")) base = script();
    if (take("^")) exponent = script();
    const args = peek() === "\\left(" ? group() : [argument()];
    const made = base === null ? arena.apply(definition.name, args) : arena.apply("logbase", [...args, base]);
    return exponent === null ? made : arena.power(made, exponent);
  }

  function word(): string {
    expect("{");
    let text = "";
    while (peek() !== "}") {
      text += peek();
      at += 1;
    }
    at += 1;
    return text;
  }

  /** A letter with accent and font, without scripts. */
  function letter(): string {
    const token = peek();
    at += 1;
    if (!token.startsWith("\\")) return /^\p{L}/u.test(token) ? token : fail("no letter");
    const command = token.slice(1);
    const greek = GREEK_LETTERS.get(command);
    if (greek !== undefined) return greek;
    if (ACCENTS.has(command)) {
      const braces = take("{");
      const name = accented(letter(), command);
      if (braces) expect("}");
      return name;
    }
    if (FONTS.has(command)) return inFont(command, word());
    return PLAIN_FONTS.has(command) ? word() : fail("unknown command");
  }

  function simple(): Node {
    const token = peek();
    if (/^\d/.test(token)) {
      at += 1;
      return arena.integer(BigInt(token));
    }
    return name();
  }

  function name(): Node {
    let spelled = letter();
    if (callees.has(spelled)) {
      let primes = 0;
      while (take("'")) primes += 1;
      const list = group();
      return arena.call(arena.symbol(spelled), list.map((_, k) => (k === 0 ? primes : 0)), list);
    }
    for (;;) {
      if (peek() === "^" && tokens[at + 1] === "{" && tokens[at + 2] === "(") {
        at += 1;
        spelled += `^${word()}`;
      } else if (take("_")) {
        if (peek() !== "{") {
          const suffix = peek();
          at += 1;
          if (isIndexLetter(suffix)) return arena.index(arena.symbol(spelled), [arena.symbol(suffix)]);
          spelled += `_${suffix}`;
        } else if (tokens[at + 1] === "\\max") spelled += `_${word().slice(1)}`;
        else {
          at += 1;
          const indices: Node[] = [];
          while (isIndexLetter(peek()) && isIndexLetter(tokens[at + 1] ?? "")) {
            indices.push(arena.symbol(peek()));
            at += 1;
          }
          indices.push(sum());
          expect("}");
          return arena.index(arena.symbol(spelled), indices);
        }
      } else return arena.symbol(spelled);
    }
  }

  function variable(): Variable {
    const bracketed = take("\\left(");
    const node = name();
    if (bracketed) expect("\\right)");
    return node.kind === "symbol" || node.kind === "index" ? node : fail("no variable");
  }

  function derivative(): Node | null {
    const sign = tokens[at + 2] ?? "";
    if (peek() !== "\\frac" || (sign !== "d" && sign !== "\\partial")) return null;
    at += 3;
    const order = take("^") ? script() : arena.integer(1);
    expect("}");
    expect("{");
    expect(sign);
    const by = variable();
    if (take("^") && script() !== order) fail("two orders");
    expect("}");
    const [body = fail("no body")] = group();
    return arena.derivative(body, by, order.kind === "number" ? Number(order.value.numerator) : 0, sign !== "d");
  }

  function bigOperator(): Node | null {
    if (peek() !== "\\sum" && peek() !== "\\prod") return null;
    const kind = peek() === "\\sum" ? "sum" : "product";
    at += 1;
    expect("_");
    expect("{");
    const bound = arena.symbol(letter());
    const lower = take("=") ? sum() : null;
    expect("}");
    const upper = take("^") ? script() : null;
    return arena.bigOperator(kind, symbolOf(bound), lower, upper, term());
  }

  function symbolOf(node: Node): SymbolNode {
    return node.kind === "symbol" ? node : fail("no symbol");
  }

  function braces(): Node {
    expect("{");
    const inner = sum();
    expect("}");
    return inner;
  }

  function atom(): Node {
    if (isFunction(peek())) return functionApplied();
    if (peek() === "\\left(") return group()[0] ?? fail("empty");
    if (take("\\frac")) return arena.divide(braces(), braces());
    if (take("\\left|")) {
      const inner = sum();
      expect("\\right|");
      return arena.apply("abs", [inner]);
    }
    if (take("\\sqrt")) {
      if (!take("[")) return arena.apply("sqrt", [braces()]);
      const degree = sum();
      expect("]");
      return arena.apply("root", [braces(), degree]);
    }
    return simple();
  }

  const read = sum();
  if (at !== tokens.length) fail("more");
  return read;
}
