// What stands at the corners of an operand: subscripts, superscripts, primes, factorials, in LaTeX, in plain text and in Unicode.

import { GREEK_LETTERS } from "../notation/letters.js";
import type { Range } from "./document.js";
import { MAX_DEPTH, MAX_SCRIPTS, isCommand, isSymbol, type Cursor } from "./math-cursor.js";
import { flatOperands, repeatedDerivative } from "./math-derivative.js";
import type { Grammar } from "./math-grammar.js";
import type { Token } from "./math-token.js";
import type { Operator, Syntax } from "./math-tree.js";
import { FUNCTION_LETTERS, LENGTHS, OPENING } from "./math-vocabulary.js";

const THIN = new Set([",", "!", ":", ";", ">", "thinspace", "negthinspace", "medspace", "relax"]);

/** Scripts after an operand. */
export function createScripts(cursor: Cursor, grammar: Grammar): Pick<Grammar, "parseScripts" | "plainScript" | "parseTextScript"> {
  const { text, latex, tokens, peek, lastEnd, unread, skipSpacing, takeToken, number, tooDeep } = cursor;

  /** `!=` for ≠: in LaTeX, which has a sign for that, only after a space; in text unless a space parts it. */
  function isUnequalSign(mark: Token): boolean {
    const next = peek(1);
    return isSymbol(next, "=") && (latex ? mark.space : next?.space !== true);
  }

  /** Subscripts, superscripts, primes and factorials after a primary. */
  function parseScripts(primary: Syntax): Syntax {
    let base = primary;
    let sub: Syntax | null = null;
    let sup: Syntax | null = null;
    let primes = 0;
    const wrap = (): Syntax =>
      primedAgain(base, sub, sup, primes, lastEnd()) ?? (sub === null && sup === null && primes > 0 ? primedName(base, primes, lastEnd()) : null) ?? subscriptedPartial(base, sub, sup, primes) ?? (sub === null && primes === 0 && sup !== null ? repeatedDerivative(base, sup, lastEnd()) : null) ?? (sub === null && sup === null && primes === 0 ? base : { kind: "script", base, sub, sup, primes, range: { start: base.range.start, end: lastEnd() } });
    for (let scripts = 0; ; scripts++) {
      if (sub !== null && primes === 0 && isShapeBelow(base, sub)) sub = null;
      const token = peek();
      if (token === undefined) break;
      if (scripts > MAX_SCRIPTS || primes > MAX_SCRIPTS) {
        const rest = unread("more exponents, primes or factorials than can be read", { start: token.start, end: token.end });
        cursor.position = tokens.length;
        cursor.abandoned = true;
        return rest;
      }
      if (token.kind === "command" && (token.text === "limits" || token.text === "nolimits")) {
        cursor.position += 1;
        continue;
      }
      if (latex && passSpacesBeforeScript()) continue;
      if (isSymbol(token, "_") && sub === null) {
        cursor.position += 1;
        sub = latex ? grammar.parseScriptOrNumber() : parseTextScript(false);
        continue;
      }
      if (token.kind === "subscript" && sub === null) {
        cursor.position += 1;
        sub = plainScript(token);
        continue;
      }
      if (isSymbol(token, "^") || token.kind === "superscript") {
        if (sup !== null) {
          if (!latex) break;
          base = wrap();
          sub = null;
          sup = null;
          primes = 0;
        }
        cursor.position += 1;
        const prime = isCommand(peek(), "prime") || (latex && isSymbol(peek(), "'"));
        if (token.kind !== "superscript" && prime) {
          cursor.position += 1;
          primes += 1;
          continue;
        }
        const braced = latex && token.kind !== "superscript" ? /^\s*\{['’\s]*['’][\s'’]*\}/.exec(text.slice(token.end, token.end + 16)) : null;
        if (braced !== null) {
          for (let next = peek(); next !== undefined && next.start < token.end + braced[0].length; next = peek()) cursor.position += 1;
          primes += braced[0].match(/['’]/g)?.length ?? 1;
          continue;
        }
        sup = token.kind === "superscript" ? plainScript(token) : latex ? parseScriptArgument() : parseTextScript(true);
        const written = text.slice(token.end, lastEnd());
        if (latex && /^\s*\{(?:\\prime|'|\s)+\}$/.test(written)) {
          primes += written.match(/prime|'/g)?.length ?? 1;
          sup = null;
        }
        continue;
      }
      if (token.kind === "symbol" && /^'+$/.test(token.text) && (sup === null || sub !== null)) {
        cursor.position += 1;
        primes += token.text.length;
        continue;
      }
      if (isSymbol(token, "!") && !isUnequalSign(token)) {
        cursor.position += 1;
        base = { kind: "factorial", operand: wrap(), range: { start: base.range.start, end: token.end } };
        sub = null;
        sup = null;
        primes = 0;
        continue;
      }
      break;
    }
    return wrap();
  }

  /** Passes thin spaces before a prime or an exponent, `f\,'(x)`; false where none stand there. */
  function passSpacesBeforeScript(): boolean {
    const token = peek();
    if (token?.kind !== "command" || (!THIN.has(token.text) && !LENGTHS.has(token.text))) return false;
    const before = cursor.position;
    skipSpacing();
    const script = peek();
    if (isSymbol(script, "^") || (script?.kind === "symbol" && /^'+$/.test(script.text))) return true;
    cursor.position = before;
    return false;
  }

  /** The argument of `^`: braces around a round bracket stay, because `W^{(2)}` is a name and `x^(2)` a power. */
  function parseScriptArgument(): Syntax {
    skipSpacing();
    const braced = isSymbol(peek(), "{");
    const argument = grammar.parseScriptOrNumber();
    if (!braced || argument.kind !== "group" || (argument.bracket !== "(" && argument.bracket !== "[")) return argument;
    return { kind: "group", bracket: "brace", items: [{ sides: [argument], relations: [] }], closed: true, range: argument.range };
  }

  /** `∂_x`, `∂_x^2`, `∂_{xy}` as a derivative operator; null for anything else. */
  function subscriptedPartial(base: Syntax, sub: Syntax | null, sup: Syntax | null, primes: number): Syntax | null {
    if (base.kind !== "name" || base.name !== "∂" || sub === null || primes > 0) return null;
    const variables = flatOperands(sub);
    const order = sup === null ? 1 : sup.kind === "number" ? Number(sup.value.numerator) : 0;
    if (variables === null || order < 1 || order > 20 || (variables.length > 1 && sup !== null)) return null;
    return { kind: "derivative", body: null, partial: true, variables: variables.map((variable) => ({ variable, order })), range: { start: base.range.start, end: lastEnd() } };
  }

  function plainScript(token: Token): Syntax {
    const range = { start: token.start, end: token.end };
    if (/^\d+$/.test(token.text)) return number(token.text, range);
    const inner = grammar.parseScriptText(token.text, range);
    return relocate(inner, range);
  }

  /** A script in plain text: a sign, then an operand with its own scripts (`2^-x`, `a^b^c`), or a bracketed group; a subscript is one word or group. */
  function parseTextScript(power: boolean): Syntax {
    const token = peek();
    if (token === undefined) return unread("something is missing after this sign", { start: text.length, end: text.length });
    if (isSymbol(token, "{")) {
      const group = grammar.parseGroup("{", "{");
      return group.kind === "group" ? { ...group, bracket: "brace" } : group;
    }
    if (!power) {
      if (token.kind === "word" || token.kind === "number") {
        cursor.position += 1;
        let end = token.end;
        let spelled = token.text;
        for (let next = peek(); next !== undefined && !next.space && (next.kind === "word" || next.kind === "number") && next.start === end; next = peek()) {
          cursor.position += 1;
          spelled += next.text;
          end = next.end;
        }
        if (/^\d+$/.test(spelled)) return number(spelled, { start: token.start, end });
        return { kind: "name", name: GREEK_LETTERS.get(spelled) ?? spelled, range: { start: token.start, end } };
      }
      return grammar.parsePrimary() ?? unread(`\`${token.text}\` was not understood as a subscript`, takeToken());
    }
    if (isSymbol(token, "-") || isSymbol(token, "+")) {
      cursor.position += 1;
      cursor.depth += 1;
      const operand = cursor.depth > MAX_DEPTH ? tooDeep() : parseTextScript(true);
      cursor.depth -= 1;
      const sign: Operator = { kind: "operator", sign: token.text === "-" ? "-" : "+", spelling: token.text, range: { start: token.start, end: token.end } };
      return { kind: "sequence", items: [sign, { kind: "operand", operand }], range: { start: token.start, end: operand.range.end } };
    }
    const primary = grammar.parsePrimary();
    if (primary === null) return unread(`\`${token.text}\` was not understood as an exponent`, takeToken());
    // `e^sin(x)`, `2^log_2(x)`, `e^g(x)`: a function takes its bracket along; `x^n(1 - x)`: any other name is the exponent alone.
    const applies = primary.kind === "function" || (primary.kind === "name" && FUNCTION_LETTERS.has(primary.name));
    if (applies) {
      const head = primary.kind === "function" && isSymbol(peek(), "_") ? subscripted(primary) : primary;
      const bracket = peek();
      const opens = OPENING.has(bracket?.text ?? "") && (primary.kind === "function" || (bracket?.space === false && isSymbol(bracket, "(")));
      const argument = opens ? grammar.parsePrimary() : null;
      if (argument !== null) {
        return { kind: "sequence", items: [{ kind: "operand", operand: head }, { kind: "operand", operand: argument }], range: { start: primary.range.start, end: lastEnd() } };
      }
      if (head !== primary) return head;
    }
    if (primary.kind === "name" && primary.name !== "e" && peek()?.space === false && isSymbol(peek(), "(")) return primary;
    cursor.depth += 1;
    const scripted = cursor.depth > MAX_DEPTH ? tooDeep() : parseScripts(primary);
    cursor.depth -= 1;
    return scripted;
  }

  /** A function name with its subscript (`log_2`) and nothing else. */
  function subscripted(base: Syntax): Syntax {
    cursor.position += 1;
    const sub = parseTextScript(false);
    return { kind: "script", base, sub, sup: null, primes: 0, range: { start: base.range.start, end: lastEnd() } };
  }

  return { parseScripts, plainScript, parseTextScript };
}

/** `d \times m` below a matrix that is written out: its shape, which its entries show. */
function isShapeBelow(base: Syntax, sub: Syntax): boolean {
  const shape = unbraced(sub);
  const isShape = shape.kind === "sequence" && shape.items.length === 3 && shape.items[1]?.kind === "operator" && shape.items[1].spelling === "\\times";
  const written = base.kind === "group" && base.items.length === 1 && base.items[0]?.sides.length === 1 ? (base.items[0].sides[0] ?? base) : base;
  return isShape && unbraced(written).kind === "block";
}

/** What stands in braces alone. */
function unbraced(syntax: Syntax): Syntax {
  const [only, ...others] = syntax.kind === "group" && syntax.bracket === "brace" ? syntax.items : [];
  return only?.sides.length === 1 && others.length === 0 ? (only.sides[0] ?? syntax) : syntax;
}

/** `{f'}'`, a macro for f′ with a prime behind it, is f″, and `{f'}_1` is f₁′; null for anything else. */
function primedAgain(base: Syntax, sub: Syntax | null, sup: Syntax | null, primes: number, end: number): Syntax | null {
  if (primes === 0 && sub === null) return null;
  const inner = base.kind === "group" && base.bracket === "brace" && base.items.length === 1 && base.items[0]?.sides.length === 1 ? base.items[0].sides[0] : base;
  if (inner?.kind !== "script" || inner.primes === 0 || inner.sub !== null || inner.sup !== null || inner.base.kind !== "name") return null;
  return { ...inner, sub, sup, primes: inner.primes + primes, range: { start: base.range.start, end } };
}

/** The same syntax with every range moved to one place: for scripts written with Unicode characters. */
function relocate(syntax: Syntax, range: Range): Syntax {
  switch (syntax.kind) {
    case "sequence":
      return { ...syntax, range, items: syntax.items.map((item) => (item.kind === "operator" ? { ...item, range } : { ...item, operand: relocate(item.operand, range) })) };
    default:
      return { ...syntax, range };
  }
}

/** `{y_1}'` is `y_1'`; null for any other base. */
function primedName(base: Syntax, primes: number, end: number): Syntax | null {
  const [item, ...others] = base.kind === "group" && base.bracket === "brace" ? base.items : [];
  const inner = item?.sides.length === 1 && others.length === 0 ? item.sides[0] : null;
  return inner?.kind === "script" && inner.base.kind === "name" && inner.sub !== null && inner.sup === null && inner.primes === 0 ? { ...inner, primes, range: { start: base.range.start, end } } : null;
}
