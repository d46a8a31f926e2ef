// Sequences and brackets: a flat run of operands and operators up to what ends it, the lists in brackets, bars, braces and arguments of commands.

import type { Range } from "./document.js";
import { MAX_DEPTH, isCommand, isSymbol, type Cursor } from "./math-cursor.js";
import { derivativeOf } from "./math-derivative.js";
import type { Grammar, Stop } from "./math-grammar.js";
import type { Token } from "./math-token.js";
import type { BracketKind, RelationSign, SequenceItem, Sides, Syntax } from "./math-tree.js";
import { CLOSING, CLOSING_SIZES, INFIX, OPENING, OPENING_SIZES, SKIPPED_WITH_ARGUMENT, SPACING, WORDS_COMMANDS } from "./math-vocabulary.js";
import { layoutKind } from "./token-kinds.js";

/** What is said of a bar before a condition where nothing is known of what it conditions. */
export const CONDITION_NOT_JUDGED = "a condition after a bar is not judged yet";

/** A \right farther away is not looked for. */
const MOST_TOKENS_IN_FENCE = 2000;

/** What stands in braces that begin with a sign; null for anything else. */
function signedTerms(operand: Syntax): readonly SequenceItem[] | null {
  const [item, ...others] = operand.kind === "group" && operand.bracket === "brace" ? operand.items : [];
  const [side] = item?.sides ?? [];
  if (item?.sides.length !== 1 || others.length > 0 || side == null) return null;
  // `{\color{red}{-x}}`: braces in braces.
  if (side.kind !== "sequence") return signedTerms(side);
  const [first, ...rest] = side.items;
  const inner = first?.kind === "operand" ? signedTerms(first.operand) : null;
  if (inner !== null) return [...inner, ...rest];
  return first?.kind === "operator" && ["+", "-", "±", "∓"].includes(first.sign) ? side.items : null;
}

/** Can a sum go on behind it? A function, a derivative or a sum would reach over what follows. */
function endsTerm(operand: Syntax): boolean {
  if (operand.kind === "script") return endsTerm(operand.base);
  return operand.kind === "number" || operand.kind === "group" || operand.kind === "fraction" || operand.kind === "root" || (operand.kind === "name" && /^\p{L}\p{M}*$/u.test(operand.name));
}

/** Sequences, and the brackets and braces that hold them. */
export function createSequences(cursor: Cursor, grammar: Grammar): Pick<Grammar, "parseSides" | "parseSequence" | "parseBars" | "parseGroup" | "parseBraces" | "parseArgument" | "parseScriptOrNumber"> {
  const { text, latex, tokens, notes, peek, here, lastEnd, unread, bracketOf, skipSpacing, takeToken, number, noteUnclosed, tooDeep } = cursor;

  let openBars = 0;

  /** Comma-separated lists of sides up to the stop; the stop itself is not taken. */
  function parseSides(stop: Stop): Sides[] {
    const list: Sides[] = [];
    for (;;) {
      const sides: (Syntax | null)[] = [];
      const relations: { sign: RelationSign; range: Range }[] = [];
      for (;;) {
        sides.push(parseSequence(stop));
        const relation = grammar.takeRelation();
        if (relation === null) break;
        relations.push(relation);
      }
      list.push({ sides, relations });
      if (isSymbol(peek(), ",") || isSymbol(peek(), ";")) {
        cursor.position += 1;
        continue;
      }
      return list;
    }
  }

  /** A flat run of operands and operators, null where nothing stands. */
  function parseSequence(stop: Stop): Syntax | null {
    const items: SequenceItem[] = [];
    if (cursor.depth > MAX_DEPTH) return tooDeep();
    cursor.depth += 1;
    for (;;) {
      // At the top of a row a wide space may end an equation.
      if (stop.words && items[items.length - 1]?.kind === "operand" && (isCommand(peek(), "quad") || isCommand(peek(), "qquad"))) break;
      skipSpacing();
      const token = peek();
      if (token !== undefined && (isCommand(token, "intertext") || isCommand(token, "shortintertext")) && items.length > 0) break;
      if (token === undefined || token.kind === "newline" || isSymbol(token, "&") || isCommand(token, "end")) break;
      if (isSymbol(token, ",") || isSymbol(token, ";")) break;
      if (latex && isSymbol(token, "}")) {
        if (stop.brace) break;
        items.push({ kind: "operand", operand: unread("this `}` closes nothing", takeToken()) });
        continue;
      }
      if (grammar.atRelation()) break;
      if (stop.brace && token.kind === "command" && INFIX.has(token.text)) break;
      const bracket = bracketOf(token);
      if (bracket !== null && CLOSING.has(bracket)) {
        if (stop.closing !== null && stop.closing !== "}" && CLOSING.has(bracket)) break;
        if (bracket === stop.closing) break;
        items.push({ kind: "operand", operand: unread(`this \`${bracket}\` closes nothing`, takeToken()) });
        continue;
      }
      const last = items[items.length - 1];
      const expectsOperand = last === undefined || last.kind === "operator";
      // `\mathcal{H}_{|D}`: alone in a script it restricts.
      const restricts = last === undefined && stop.brace && peek(1) !== undefined;
      if ((bracket === "|" || bracket === "‖") && (!expectsOperand || restricts) && isConditional(token, bracket, stop)) {
        cursor.position += 1;
        const range = { start: token.start, end: token.end };
        items.push(restricts || bracket === "‖" ? { kind: "operand", operand: { kind: "unread", message: CONDITION_NOT_JUDGED, range } } : { kind: "operator", sign: "∣", spelling: "|", range });
        continue;
      }
      if (bracket === "|" || bracket === "‖") {
        const fence = tokens[cursor.position - 1];
        const opens = (token.kind === "command" && (token.text === "lvert" || token.text === "lVert")) || (fence?.kind === "command" && OPENING_SIZES.has(fence.text));
        const closes = (token.kind === "command" && (token.text === "rvert" || token.text === "rVert")) || (fence?.kind === "command" && CLOSING_SIZES.has(fence.text));
        const next = peek(1);
        const evaluation = isSymbol(next, "_") || next?.kind === "subscript" || (isSymbol(next, "^") && !stop.bar);
        if (!opens && (closes || !expectsOperand) && stop.bar) break;
        if (!expectsOperand && !opens && evaluation) {
          cursor.position += 1;
          items.push({ kind: "operator", sign: "|", spelling: "|", range: { start: token.start, end: token.end } });
          const scripts = grammar.parseScripts({ kind: "name", name: "|", range: { start: token.start, end: token.end } });
          items.push({ kind: "operand", operand: scripts });
          continue;
        }
        const group = parseBars(bracket);
        items.push({ kind: "operand", operand: grammar.parseScripts(group) });
        continue;
      }
      const operator = grammar.operatorAt();
      if (operator !== null) {
        cursor.position += 1;
        // `P(+ | D)`: a sign by itself says how a test came out.
        const isOutcome = (operator.sign === "+" || operator.sign === "-") && stop.closing === ")" && (last === undefined || (last.kind === "operator" && last.sign === "∣")) && (isSymbol(peek(), ")") || isSymbol(peek(), "|") || (peek()?.kind === "command" && peek()?.text === "mid"));
        if (isOutcome) {
          items.push({ kind: "operand", operand: { kind: "name", name: operator.sign, range: operator.range } });
          continue;
        }
        items.push(operator);
        continue;
      }
      const operand = grammar.parseOperand();
      if (operand === null) {
        if (token.kind === "symbol" && (token.text === "." || token.text === "!" || token.text === "?") && endsAfter(1)) {
          cursor.position += 1;
          continue;
        }
        if (isSymbol(token, ".") && latex && !expectsOperand && beginsOperand(1)) {
          cursor.position += 1;
          notes.push({ kind: "reading", message: "the point between two factors is read as a multiplication", range: { start: token.start, end: token.end } });
          items.push({ kind: "operator", sign: "*", spelling: ".", range: { start: token.start, end: token.end } });
          continue;
        }
        items.push({ kind: "operand", operand: unread(`\`${text.slice(token.start, token.end)}\` was not understood here`, takeToken()) });
        continue;
      }
      // `\mathop{}\!d x`: empty braces only set a space.
      if (operand.kind === "group" && operand.bracket === "brace" && operand.items.every((item) => item.sides.every((side) => side === null)) && peek() !== undefined) continue;
      // `a \textcolor{red}{- b}`, `a \underbrace{- b + b}_0`: braces are not seen, so that the sign stands between the two.
      const signed = last?.kind === "operand" && endsTerm(last.operand) ? signedTerms(operand) : null;
      if (signed === null) items.push({ kind: "operand", operand });
      else items.push(...signed);
      if (stop.words && operand.kind === "words") break;
    }
    cursor.depth -= 1;
    const [first] = items;
    if (first === undefined) return null;
    if (items.length === 1 && first.kind === "operand") return first.operand;
    const lastItem = items[items.length - 1] ?? first;
    const startOf = first.kind === "operand" ? first.operand.range.start : first.range.start;
    const endOf = lastItem.kind === "operand" ? lastItem.operand.range.end : lastItem.range.end;
    return { kind: "sequence", items, range: { start: startOf, end: endOf } };
  }

  /** Does the formula, its row or its cell end after the next token, spaces and words aside? */
  function endsAfter(ahead: number): boolean {
    const next = peek(ahead);
    if (next === undefined || next.kind === "newline" || isSymbol(next, "&") || isSymbol(next, "}") || isSymbol(next, ",")) return true;
    if (next.kind !== "command") return false;
    return next.text === "end" || SKIPPED_WITH_ARGUMENT.has(next.text) || WORDS_COMMANDS.has(next.text) || (SPACING.has(next.text) && next.text !== "left" && next.text !== "right" && endsAfter(ahead + 1));
  }

  /** Does the token there begin an operand: a letter, a command that is one, an opening bracket? */
  function beginsOperand(ahead: number): boolean {
    const kind = layoutKind(tokens, cursor.position + ahead);
    return kind === "open" || kind === "braceOpen" || (kind === "operand" && tokens[cursor.position + ahead]?.kind !== "symbol");
  }

  /** `P(A | B)`, `p(x \mid y)`, `KL(q \| p)`: a bar that no other one closes, or `\mid`, which opens nothing. */
  function isConditional(token: Token, bar: "|" | "‖", stop: Stop): boolean {
    if (stop.bar) return false;
    if (token.kind === "command" && token.text === "mid") return true;
    if (isSymbol(peek(1), "_") || isSymbol(peek(1), "^") || peek(1)?.kind === "subscript") return false;
    const fence = tokens[cursor.position - 1];
    if (fence?.kind === "command" && OPENING_SIZES.has(fence.text)) return stop.closing === "}" && closesAtPoint(fence);
    let open = 0;
    for (let ahead = 1, next = peek(ahead); next !== undefined && next.kind !== "newline"; next = peek(++ahead)) {
      const other = latex && (isSymbol(next, "{") || isSymbol(next, "}")) ? next.text : bracketOf(next);
      if (other === null) continue;
      if (open === 0 && other === bar) return false;
      if (OPENING.has(other)) open += 1;
      else if (CLOSING.has(other)) open -= 1;
      if (open < 0) return true;
    }
    return true;
  }

  function parseBars(bar: "|" | "‖"): Syntax {
    const start = here();
    cursor.position += 1;
    openBars += 1;
    const items = parseSides({ closing: bar, brace: true, bar: true, words: false });
    openBars -= 1;
    skipSpacing();
    const closed = bracketOf(peek()) === bar;
    if (closed) cursor.position += 1;
    else noteUnclosed("unread", `this \`${bar}\` is never closed`, start);
    return { kind: "group", bracket: bar, items, closed, range: { start, end: lastEnd() } };
  }

  /** `\left\{ x \left| \; x > 0 \right. \right\}`: does the fence that a bar stands in close with a point, so that the bar is no modulus? */
  function closesAtPoint(fence: Token): boolean {
    const close = closingFence();
    const point = close === null ? undefined : tokens[close + 1];
    return isCommand(fence, "left") && point !== undefined && isSymbol(point, ".");
  }

  /** Where the `\right` of the `\left` before the cursor stands; null where it is too far away. */
  function closingFence(): number | null {
    let inside = 1;
    for (let k = cursor.position; k < Math.min(tokens.length, cursor.position + MOST_TOKENS_IN_FENCE); k++) {
      if (isCommand(tokens[k], "left")) inside += 1;
      if (isCommand(tokens[k], "right")) inside -= 1;
      if (inside === 0) return k;
    }
    return null;
  }

  /** `\left\{ … \right.`: the point that stands for the closing bracket becomes one. */
  function closeAtPoint(kind: BracketKind, open: Token | undefined): void {
    const fence = tokens[cursor.position - 2];
    if (!isCommand(fence, "left") || open?.kind !== "command") return;
    const close = closingFence();
    const point = close === null ? undefined : tokens[close + 1];
    if (close !== null && point !== undefined && isSymbol(point, ".") && kind === "{") tokens[close + 1] = { ...point, kind: "command", text: "}" };
  }

  function parseGroup(open: string, kind: BracketKind): Syntax {
    const start = here();
    cursor.position += 1;
    closeAtPoint(kind, tokens[cursor.position - 1]);
    const savedBars = openBars;
    openBars = 0;
    const closing = kind === "(" ? ")" : kind === "[" ? "]" : kind === "{" ? "}" : kind === "⟨" ? "⟩" : kind === "⌊" ? "⌋" : "⌉";
    const items = parseSides({ closing, brace: latex, bar: false, words: false });
    openBars = savedBars;
    skipSpacing();
    const found = bracketOf(peek());
    const closed = found !== null && CLOSING.has(found);
    if (closed) cursor.position += 1;
    else noteUnclosed("reading", `this \`${open}\` is never closed; read as closed at the end of the expression`, start);
    return { kind: "group", bracket: kind, items, closed, range: { start, end: lastEnd() } };
  }

  /** `{…}` of LaTeX as an invisible group; an argument that is a single operand loses its braces. */
  function parseBraces(keep: boolean): Syntax {
    const start = here();
    cursor.position += 1;
    const sides = parseSides({ closing: "}", brace: true, bar: false, words: false });
    const infix = peek();
    if (infix?.kind === "command" && INFIX.has(infix.text)) return parseInfix(infix, sides, start);
    const closed = isSymbol(peek(), "}");
    if (closed) cursor.position += 1;
    else noteUnclosed("unread", "this `{` is never closed", start);
    const [only] = sides;
    const single = only !== undefined && sides.length === 1 && only.sides.length === 1 ? only.sides[0] : null;
    if (single?.kind === "function" || (!keep && single !== null && single !== undefined && single.kind !== "sequence")) return single;
    return { kind: "group", bracket: "brace", items: sides, closed: true, range: { start, end: lastEnd() } };
  }

  /** `{n \choose k}`, `{a \over b}`: what stands before the command has been read. */
  function parseInfix(command: Token, above: readonly Sides[], start: number): Syntax {
    cursor.position += 1;
    const below = parseSides({ closing: "}", brace: true, bar: false, words: false });
    if (isSymbol(peek(), "}")) cursor.position += 1;
    else noteUnclosed("unread", "this `{` is never closed", start);
    const range = { start, end: lastEnd() };
    const [upper, lower] = [above, below].map((list) => (list.length === 1 && list[0]?.sides.length === 1 ? (list[0].sides[0] ?? null) : null));
    if (!upper || !lower) return unread(`\\${command.text} between two expressions was expected`, range);
    switch (command.text) {
      case "over":
        return derivativeOf(text, upper, lower, range) ?? { kind: "fraction", numerator: upper, denominator: lower, range };
      case "choose":
        return { kind: "binomial", upper, lower, range };
      default:
        return { kind: "unread", message: `\\${command.text} is not judged yet`, range };
    }
  }

  /** One argument of a command or script: `{…}` or the next token (one digit of a number). */
  function argument(script: boolean): Syntax {
    skipSpacing();
    const token = peek();
    if (token === undefined) return unread("something is missing here: an argument was expected", { start: text.length, end: text.length });
    // A command takes its argument as TeX does, in a line of plain text too: \hat{y} is a name, \frac12 a half.
    if ((latex || !script) && isSymbol(token, "{")) return parseBraces(false);
    if (latex && script && token.kind === "number" && token.text.length > 1) {
      // TeX would set one digit as the script, which nobody means.
      notes.push({ kind: "reading", message: `${token.text} is read as a whole here; in LaTeX it needs braces: {${token.text}}`, range: { start: token.start, end: token.end } });
    }
    if (!script && token.kind === "number" && token.text.length > 1) {
      // TeX takes one digit; the rest stays as the next token.
      tokens[cursor.position] = { kind: "number", text: token.text.slice(1), start: token.start + 1, end: token.end, space: false };
      cursor.cutAt = token.start + 1;
      return number(token.text.charAt(0), { start: token.start, end: token.start + 1 });
    }
    if (token.kind === "symbol" && /^[*+-]$/.test(token.text)) {
      cursor.position += 1;
      return { kind: "name", name: token.text, range: { start: token.start, end: token.end } };
    }
    return grammar.parsePrimary() ?? unread(`found \`${token.text}\`, expected an argument`, takeToken());
  }

  return { parseSides, parseSequence, parseBars, parseGroup, parseBraces, parseArgument: () => argument(false), parseScriptOrNumber: () => argument(true) };
}
