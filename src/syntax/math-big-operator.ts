// Sums, products, integrals and limits with what stands below and above them, and `sum(term, i, 1, n)` in plain text.

import { isSymbol, type Cursor } from "./math-cursor.js";
import type { Grammar } from "./math-grammar.js";
import type { Token } from "./math-token.js";
import type { Sides, Syntax } from "./math-tree.js";

/** Sums, products, integrals and limits. */
export function createBigOperators(cursor: Cursor, grammar: Grammar): Pick<Grammar, "parseBigOperator" | "parseTextBigOperator"> {
  const { latex, peek, here, lastEnd, unread } = cursor;

  function parseBigOperator(operator: "sum" | "product" | "integral" | "limit"): Syntax {
    const start = here();
    cursor.position += 1;
    let lower: Sides | null = null;
    let upper: Syntax | null = null;
    for (;;) {
      const token = peek();
      if (token?.kind === "command" && (token.text === "limits" || token.text === "nolimits")) {
        cursor.position += 1;
        continue;
      }
      if (isSymbol(token, "_") && lower === null) {
        cursor.position += 1;
        lower = parseBound();
        continue;
      }
      if (token?.kind === "subscript" && lower === null) {
        cursor.position += 1;
        lower = { sides: [grammar.plainScript(token)], relations: [] };
        continue;
      }
      if (isSymbol(token, "^") && upper === null) {
        cursor.position += 1;
        upper = latex ? grammar.parseArgument() : grammar.parseTextScript(true);
        continue;
      }
      if (token?.kind === "superscript" && upper === null) {
        cursor.position += 1;
        upper = grammar.plainScript(token);
        continue;
      }
      break;
    }
    return { kind: "bigOperator", operator, lower, upper, range: { start, end: lastEnd() } };
  }

  /** The lower bound of a big operator: `{i=1}`, `i`, `{i \ne j}`, `{h \to 0}`. */
  function parseBound(): Sides {
    const bracket = peek();
    if (isSymbol(bracket, "{") || (!latex && isSymbol(bracket, "("))) {
      const closing = bracket?.text === "{" ? "}" : ")";
      cursor.position += 1;
      const list = grammar.parseSides({ closing, brace: true, bar: false, words: false });
      if (isSymbol(peek(), closing)) cursor.position += 1;
      const [first] = list;
      if (list.length === 1 && first !== undefined) return first;
      return { sides: [{ kind: "group", bracket: "brace", items: list, closed: true, range: { start: bracket?.start ?? 0, end: lastEnd() } }], relations: [] };
    }
    return { sides: [latex ? grammar.parseArgument() : grammar.parseTextScript(false)], relations: [] };
  }

  /** `sum(body, i, 1, n)`, `sum_(i=1)^n body`, `sum_i body` in plain text. */
  function parseTextBigOperator(operator: "sum" | "product" | "integral" | "limit", token: Token): Syntax {
    const next = peek();
    if (isSymbol(next, "_")) {
      cursor.position -= 1;
      const parsed = parseBigOperator(operator);
      return parsed.kind === "bigOperator" ? { ...parsed, range: { start: token.start, end: lastEnd() } } : parsed;
    }
    if (isSymbol(next, "(")) {
      const group = grammar.parseGroup("(", "(");
      if (group.kind === "group" && group.items.length >= 2 && group.items.length <= 4) {
        const [body, index, lower, upper] = group.items.map((item) => (item.sides.length === 1 ? (item.sides[0] ?? null) : null));
        const complete = group.items.every((item) => item.sides.length === 1 && item.sides[0] !== null);
        if (complete && body && index) {
          const special = operator === "integral" || operator === "limit" ? binderCall(operator, { body, index, lower: lower ?? null, last: upper ?? null }, token) : null;
          if (special !== null) return special;
          if (operator === "integral" || operator === "limit") return unread(operator === "integral" ? "expected `int(body, x)` or `int(body, x, lower, upper)`" : "expected `lim(body, x, point)`", { start: token.start, end: lastEnd() });
          const below: Sides = lower ? { sides: [index, lower], relations: [{ sign: "=", range: index.range }] } : { sides: [index], relations: [] };
          const operatorNode: Syntax = { kind: "bigOperator", operator, lower: below, upper: upper ?? null, range: { start: token.start, end: token.end } };
          const inner: Syntax = { kind: "group", bracket: "brace", items: [{ sides: [body], relations: [] }], closed: true, range: body.range };
          const items: Sides = { sides: [{ kind: "sequence", items: [{ kind: "operand", operand: operatorNode }, { kind: "operand", operand: inner }], range: { start: token.start, end: lastEnd() } }], relations: [] };
          return { kind: "group", bracket: "brace", items: [items], closed: true, range: { start: token.start, end: lastEnd() } };
        }
      }
      if (operator === "integral") return unread("expected `int(body, x)` or `int(body, x, lower, upper)`", { start: token.start, end: lastEnd() });
      if (operator === "limit") return unread("expected `lim(body, x, point)`", { start: token.start, end: lastEnd() });
      return unread("expected `sum(term, i, first, last)`", { start: token.start, end: lastEnd() });
    }
    return { kind: "bigOperator", operator, lower: null, upper: null, range: { start: token.start, end: token.end } };
  }

  /** `int(body, x, a, b)` and `lim(body, x, a, right)` as the sequences that LaTeX would give. */
  function binderCall(operator: "integral" | "limit", parts: { readonly body: Syntax; readonly index: Syntax; readonly lower: Syntax | null; readonly last: Syntax | null }, token: Token): Syntax | null {
    const { body, index, lower, last } = parts;
    const range = { start: token.start, end: lastEnd() };
    const sign = { start: token.start, end: token.end };
    const braced = (inner: Syntax): Syntax => ({ kind: "group", bracket: "brace", items: [{ sides: [inner], relations: [] }], closed: true, range: inner.range });
    const whole = (operands: readonly Syntax[]): Syntax => braced({ kind: "sequence", items: operands.map((operand) => ({ kind: "operand", operand })), range });
    if (operator === "limit") {
      if (lower === null) return null;
      const side = last?.kind === "name" ? (last.name === "right" ? "+" : last.name === "left" ? "-" : null) : null;
      if (last !== null && side === null) return null;
      const point: Syntax = side === null ? lower : { kind: "script", base: braced(lower), sub: null, sup: { kind: "name", name: side, range: lower.range }, primes: 0, range: lower.range };
      return whole([{ kind: "bigOperator", operator, lower: { sides: [index, point], relations: [{ sign: "→", range: index.range }] }, upper: null, range: sign }, braced(body)]);
    }
    if ((lower === null) !== (last === null)) return null;
    const bounds: Sides | null = lower === null ? null : { sides: [lower], relations: [] };
    return whole([{ kind: "bigOperator", operator, lower: bounds, upper: last, range: sign }, braced(body), { kind: "name", name: "d", range: index.range }, index]);
  }

  return { parseBigOperator, parseTextBigOperator };
}
