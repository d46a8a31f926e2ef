// The rows of an alignment or of plain text, and their statements: sides joined by relations, statements joined by commas, arrows, "or" and "and".

import { distributeAlternatives } from "./braced-alternatives.js";
import type { Range } from "./document.js";
import { inColumns } from "./columns.js";
import { isCommand, isSymbol, type Cursor } from "./math-cursor.js";
import type { Grammar } from "./math-grammar.js";
import type { Token } from "./math-token.js";
import type { MathRow, RelationSign, SequenceItem, Statement, Syntax } from "./math-tree.js";
import { distributeNames } from "./name-lists.js";
import { ALIGNED, ELLIPSES, REMARKS, WORDS_COMMANDS } from "./math-vocabulary.js";
import { afterBraces, layoutKind } from "./token-kinds.js";

/** Rows and their statements. */
export function createRows(cursor: Cursor, grammar: Grammar): Pick<Grammar, "parseRows"> {
  const { text, latex, tokens, peek, here, lastEnd, unread, skipSpacing, skipBraces, bracedText, takeToken } = cursor;

  /** Rows of an alignment or of plain text, each with its statements. */
  function parseRows(): MathRow[] {
    const rows: MathRow[] = [];
    while (cursor.position < tokens.length) {
      const start = here();
      const row = parseRow((rows[rows.length - 1]?.statements.length ?? 0) > 1);
      const whole = goingOn(rows[rows.length - 1], row);
      if (whole !== null) rows[rows.length - 1] = whole;
      else if (row.statements.length > 0) rows.push(row);
      const token = peek();
      if (token?.kind === "newline") cursor.position += 1;
      else if (here() === start && cursor.position < tokens.length) {
        unread(`\`${text.slice(token?.start ?? 0, token?.end ?? 0)}\` was not understood here`, takeToken());
      }
    }
    const found = withoutLabels(rows);
    return latex ? [...inColumns(found, text)] : found;
  }

  /** A row with the one after it where that goes on with its last term: `= a \\\\ + b`; null for rows of their own. */
  function goingOn(before: MathRow | undefined, after: MathRow): MathRow | null {
    const last = before?.statements[before.statements.length - 1];
    const [first, ...others] = after.statements;
    const head = first?.sides[0] ?? null;
    const end = last?.sides[last.sides.length - 1] ?? null;
    if (!cursor.latex || before === undefined || last === undefined || first === undefined || last.relations.length === 0 || end === null || last.words.length > 0 || first.connector !== null || head?.kind !== "sequence") return null;
    const [sign] = head.items;
    if (sign?.kind !== "operator" || !(sign.sign === "+" || sign.sign === "*" || (sign.sign === "-" && first.relations.length === 0))) return null;
    const sides = [...last.sides.slice(0, -1), joinSides(end, head), ...first.sides.slice(1)];
    const joined: Statement = { ...last, sides, relations: [...last.relations, ...first.relations], words: [...last.words, ...first.words], range: { start: last.range.start, end: Math.max(last.range.end, first.range.end) } };
    return { statements: [...before.statements.slice(0, -1), joined, ...others], range: { start: before.range.start, end: after.range.end } };
  }

  /** A row; `isBelowSeveral` where several statements stand in the one before. */
  function parseRow(isBelowSeveral: boolean): MathRow {
    const statements: Statement[] = [];
    const start = here();
    let connector: Statement["connector"] = null;
    let ampersands = 0;
    for (;;) {
      const statementStart = here();
      const sides: (Syntax | null)[] = [];
      const relations: { sign: RelationSign; range: Range }[] = [];
      const words: { text: string; range: Range }[] = [];
      let ended = false;
      let next: Statement["connector"] = null;
      let current: Syntax | null = null;
      const flushSide = (): void => {
        sides.push(current);
        current = null;
      };
      while (!ended) {
        if (relations.length > 0 && current !== null && atQuad() && equationAhead()) {
          next = ",";
          break;
        }
        skipSpacing();
        const token = peek();
        if (token !== undefined && isInterText(token)) {
          // Words between rows end the row before them, whether or not its author did.
          if (statements.length > 0 || sides.length > 0 || current !== null) {
            ended = true;
            continue;
          }
          const end = closingBraceAfter(token.end);
          words.push({ text: text.slice(token.end, end), range: { start: token.start, end } });
          do cursor.position += 1; while ((peek()?.start ?? Infinity) < end);
          ended = true;
          continue;
        }
        if (token === undefined || token.kind === "newline" || isCommand(token, "end")) {
          ended = true;
          if (isCommand(token, "end")) {
            cursor.position += 1;
            skipBraces();
            ended = peek() === undefined || peek()?.kind === "newline";
          }
          continue;
        }
        if (isSymbol(token, "&")) {
          cursor.position += 1;
          ampersands += 1;
          // `&= c & &= d` below `x &= a & y &= b`: each goes on with its own.
          if (isBelowSeveral && ampersands % 2 === 1 && relations.length > 0 && current !== null && sides[0] === null && isSymbol(tokens[cursor.position - 2], "&") && grammar.atRelation()) {
            next = ",";
            break;
          }
          if (!(sides.length === 1 && sides[0] === null && ampersands % 2 === 1 && isBetweenFactors()) && partsStatements(relations.length > 0, current !== null, ampersands)) {
            next = ",";
            break;
          }
          continue;
        }
        if (isSymbol(token, ",") || isSymbol(token, ";")) {
          const [digits, more] = [tokens[cursor.position - 1], peek(1)];
          // `i = 1,2, \ldots, m` lists whole numbers.
          const isList = isSymbol(tokens[cursor.position + 2], ",") && tokens[cursor.position + 3]?.kind === "command" && ELLIPSES.has(tokens[cursor.position + 3]?.text ?? "");
          if (token.text === "," && !isList && digits?.kind === "number" && more?.kind === "number" && digits.end === token.start && more.start === token.end) {
            const range = { start: digits.start, end: more.end };
            if (!latex || more.text.length !== 3) unread("is this a decimal comma? write 3.14, or 3{,}14 in LaTeX; with a list, a space after the comma", range);
            else {
              cursor.position += 2;
              current = joinSides(current, { kind: "unread", message: `is ${text.slice(range.start, range.end)} a number of thousands, or a decimal comma? write it without the comma`, range });
              continue;
            }
          }
          cursor.position += 1;
          next = ",";
          break;
        }
        if (isCommand(token, "begin") && (ALIGNED.has(environmentAhead()) || (current === null && relations.length === 0 && isArrayOfEquations()))) {
          cursor.position += 1;
          const name = bracedText()?.text ?? "";
          if (name === "array") skipBraces();
          if (isSymbol(peek(), "[") && isSymbol(peek(2), "]")) cursor.position += 3;
          if (name.startsWith("alignat") || name === "alignedat") skipBraces();
          continue;
        }
        if (isCommand(token, "eqalign")) {
          cursor.position += 1;
          if (isSymbol(peek(), "{")) dropBraces();
          continue;
        }
        const relation = grammar.takeRelation();
        if (relation !== null) {
          if (relation.sign === "⇒" || relation.sign === "⇔" || relation.sign === "⇐") {
            if (current === null && relations.length === 0) {
              connector = relation.sign === "⇔" ? "⇔" : "⇒";
              continue;
            }
            next = relation.sign === "⇔" ? "⇔" : "⇒";
            break;
          }
          flushSide();
          relations.push(relation);
          continue;
        }
        const before = cursor.position;
        const sequence = grammar.parseSequence({ closing: null, brace: false, bar: false, words: true });
        if (sequence === null) {
          if (cursor.position === before) {
            const range = takeToken();
            current = joinSides(current, unread(`\`${text.slice(range.start, range.end)}\` was not understood here`, range));
          }
          continue;
        }
        const split = takeWords(sequence);
        current = joinSides(current, split.before);
        if (split.word === null) continue;
        if (split.before === null && current === null && isQuantityInWords(split.word, statementStart, relations.length)) {
          current = split.word;
          continue;
        }
        words.push({ text: split.word.text, range: split.word.range });
        if (endsSide()) continue;
        next = /^\(?\s*or\b/i.test(split.word.text) ? "or" : /^\(?\s*and\s*\)?$/i.test(split.word.text) ? "and" : ",";
        break;
      }
      flushSide();
      const kept = sides.length > 1 || sides[0] !== null || words.length > 0;
      if (kept) statements.push({ sides, relations, connector, words, range: { start: statementStart, end: Math.max(lastMeaningfulEnd(sides, relations, words), statementStart) } });
      connector = next;
      if (next === null) break;
    }
    return { statements: distributeAlternatives(distributeNames(statements)), range: { start, end: lastEnd() } };
  }

  /** Does the `&` just passed begin another statement: after one that is complete, and not beside a relation or before an operator, where it only aligns? */
  function partsStatements(hasRelation: boolean, hasSide: boolean, ampersands: number): boolean {
    if (!hasRelation) return hasSide && ampersands % 2 === 0 && !grammar.atRelation();
    // Of `a = b && + c` the last `&` decides.
    if (!hasSide || isSymbol(peek(), "&")) return false;
    skipSpacing();
    return !grammar.atRelation() && (grammar.operatorAt() === null || (ampersands % 2 === 0 && isSymbol(peek(), "-") && inequalityAhead()));
  }

  /** `= (a - b) & \left(c + d\right)`: does the `&` just passed only align two brackets that are multiplied? */
  function isBetweenFactors(): boolean {
    const [before, after] = [tokens[cursor.position - 2], isCommand(peek(), "left") ? peek(1) : peek()];
    return isSymbol(before, ")") && isCommand(peek(), "left") && isSymbol(after, "(");
  }

  /** Does an inequality stand in the cell: `& -1 \le x \le 1`, when the equation before holds? */
  function inequalityAhead(): boolean {
    for (let k = 0; ; k++) {
      const token = peek(k);
      if (token === undefined || token.kind === "newline" || isSymbol(token, "&") || isSymbol(token, "=") || isCommand(token, "end")) return false;
      if (token.kind === "command" ? /^(?:leq?|geq?|leqslant|geqslant|lt|gt)$/.test(token.text) : /^[<>≤≥]$/.test(token.text)) return true;
    }
  }

  function isInterText(token: Token): boolean {
    return isCommand(token, "intertext") || isCommand(token, "shortintertext");
  }

  /** The offset after the brace that closes the first one from here on; formulas between are no part of the row. */
  function closingBraceAfter(from: number): number {
    let depth = 0;
    for (let at = from; at < text.length; at++) {
      if (text[at] === "\\") at += 1;
      else if (text[at] === "{") depth += 1;
      else if (text[at] === "}" && --depth <= 0) return at + 1;
    }
    return text.length;
  }

  /** Is a wide space at hand? */
  function atQuad(): boolean {
    return isCommand(peek(), "quad") || isCommand(peek(), "qquad");
  }

  /** Does an equation of its own come after a wide space: something, and a relation further on in the row? */
  function equationAhead(): boolean {
    let depth = 0;
    let operands = 0;
    for (let k = 0; ; k++) {
      const token = peek(k);
      if (token === undefined || token.kind === "newline") return false;
      if (isCommand(token, "quad") || isCommand(token, "qquad")) {
        if (operands > 0) return false;
        continue;
      }
      if (isSymbol(token, "{") || isSymbol(token, "(") || isSymbol(token, "[")) depth += 1;
      if (isSymbol(token, "}") || isSymbol(token, ")") || isSymbol(token, "]")) depth -= 1;
      if (depth < 0) return false;
      if (depth > 0) {
        operands += 1;
        continue;
      }
      if (isSymbol(token, "&") || isSymbol(token, ",") || isSymbol(token, ";") || isCommand(token, "begin") || isCommand(token, "end")) return false;
      if (token.kind === "command" && WORDS_COMMANDS.has(token.text)) return false;
      if (isSymbol(token, "=")) return operands > 0;
      // What begins with an operator goes on with the term before the space.
      if (operands === 0 && token.kind === "symbol" && /^[-+*/·×∙÷±∓]$/u.test(token.text)) return false;
      if (operands === 0 && (isCommand(token, "cdot") || isCommand(token, "times"))) return false;
      operands += 1;
    }
  }

  /** Does nothing but a relation, a comma or the end of the row follow? */
  function endsSide(): boolean {
    skipSpacing();
    const token = peek();
    return token === undefined || token.kind === "newline" || isSymbol(token, "&") || isSymbol(token, ",") || isSymbol(token, ";") || isCommand(token, "end") || grammar.atRelation();
  }

  function joinSides(before: Syntax | null, after: Syntax | null): Syntax | null {
    if (before === null) return after;
    if (after === null) return before;
    const items = [before, after].flatMap((part): SequenceItem[] => (part.kind === "sequence" ? [...part.items] : [{ kind: "operand", operand: part }]));
    return { kind: "sequence", items, range: { start: before.range.start, end: after.range.end } };
  }

  function lastMeaningfulEnd(sides: readonly (Syntax | null)[], relations: readonly { readonly range: Range }[], words: readonly { readonly range: Range }[]): number {
    let end = 0;
    for (const side of sides) if (side !== null) end = Math.max(end, side.range.end);
    for (const item of [...relations, ...words]) end = Math.max(end, item.range.end);
    return end;
  }

  /** Are the words a quantity: a factor before `\\cdot`, or the left side with which a formula begins, `\\text{loss} = …`? */
  function isQuantityInWords(word: Syntax & { kind: "words" }, start: number, relations: number): boolean {
    const next = peek();
    if (isCommand(next, "cdot") || isCommand(next, "times")) return true;
    if (relations > 0 || !isSymbol(next, "=") || /[:.,)]\s*$/.test(word.text) || REMARKS.test(/^\p{L}+/u.exec(word.text.trim())?.[0] ?? "so")) return false;
    return /^(?:\s|&|~|\\begin\{[a-z*]+\})*$/.test(text.slice(0, start));
  }

  /** A sequence that words ended, without them. */
  function takeWords(sequence: Syntax): { readonly before: Syntax | null; readonly word: (Syntax & { kind: "words" }) | null } {
    if (sequence.kind === "words") return { before: null, word: sequence };
    if (sequence.kind !== "sequence") return { before: sequence, word: null };
    const last = sequence.items[sequence.items.length - 1];
    if (last?.kind !== "operand" || last.operand.kind !== "words") return { before: sequence, word: null };
    const items = sequence.items.slice(0, -1);
    const [first] = items;
    // `5 \cdot \text{tries}`: the words are a factor.
    if (items[items.length - 1]?.kind === "operator") return { before: sequence, word: null };
    const end = items[items.length - 1];
    if (first === undefined || end === undefined) return { before: null, word: last.operand };
    if (items.length === 1 && first.kind === "operand") return { before: first.operand, word: last.operand };
    const start = first.kind === "operand" ? first.operand.range.start : first.range.start;
    return { before: { kind: "sequence", items, range: { start, end: end.kind === "operand" ? end.operand.range.end : end.range.end } }, word: last.operand };
  }

  /** Is the environment at hand an array whose rows are equations, `\\begin{array}{rcl} a &=& b \\\\ …`, and ends the formula with it? */
  function isArrayOfEquations(): boolean {
    if (environmentAhead() !== "array") return false;
    const start = afterBraces(tokens, afterBraces(tokens, cursor.position + 1));
    let brackets = 0;
    let environments = 0;
    let hasRelation = false;
    for (let at = start; at < tokens.length; at++) {
      const kind = layoutKind(tokens, at);
      if (kind === "end" && environments === 0) return hasRelation && endsFormula(afterBraces(tokens, at + 1));
      if (kind === "open") brackets += 1;
      else if (kind === "close") brackets -= 1;
      else if (kind === "begin") environments += 1;
      else if (kind === "end") environments -= 1;
      else if (kind === "braceOpen" || kind === "skipped" || kind === "words") at = Math.max(at, afterBraces(tokens, kind === "braceOpen" ? at : at + 1) - 1);
      else if (kind === "relation" && brackets === 0 && environments === 0) hasRelation = true;
    }
    return false;
  }

  /** Does nothing stand from a token on but what ends a formula, or another statement? */
  function endsFormula(from: number): boolean {
    for (let at = from; at < tokens.length; at++) {
      const kind = layoutKind(tokens, at);
      if (kind === "row" || kind === "cell" || kind === "comma" || kind === "relation" || kind === "end") return true;
      if (kind !== "space" && kind !== "wide" && tokens[at]?.text !== ".") return false;
    }
    return true;
  }

  function environmentAhead(): string {
    const match = /^\\begin\s*\{([^}]*)\}/.exec(text.slice(here(), here() + 60));
    return match?.[1] ?? "";
  }

  /** Takes the opening brace at hand and makes the one that closes it a space, so that the rows inside stand at the top. */
  function dropBraces(): void {
    let open = 0;
    for (let k = cursor.position; k < tokens.length; k++) {
      const token = tokens[k];
      if (isSymbol(token, "{")) open += 1;
      if (isSymbol(token, "}")) open -= 1;
      if (open === 0 && token !== undefined) {
        tokens[k] = { ...token, kind: "command", text: "," };
        break;
      }
    }
    cursor.position += 1;
  }

  return { parseRows };
}

/** `P_1 : x + y = 2 \\\\ P_2 : x - y = 0`: names that only number the equations behind them, which stand side by side. A colon between two matrices does not come with a numbered name in every row. */
function withoutLabels(rows: readonly MathRow[]): MathRow[] {
  const labels = rows.map(labelOf);
  const numbers = new Set(labels.flatMap((label) => (label === null ? [] : [label.number])));
  const [first] = labels;
  if (rows.length < 2 || first == null || numbers.size !== rows.length || labels.some((label) => label?.stem !== first.stem)) return [...rows];
  const statements = rows.flatMap((row, k) => row.statements.map((statement, at): Statement => (at > 0 ? statement : { ...withoutLabel(statement), connector: k === 0 ? null : "and" })));
  return [{ statements, range: { start: rows[0]?.range.start ?? 0, end: rows[rows.length - 1]?.range.end ?? 0 } }];
}

function withoutLabel(statement: Statement): Statement {
  const [head, ...sides] = statement.sides;
  if (head?.kind !== "sequence") return statement;
  const items = head.items.slice(2);
  const [only] = items;
  const start = only === undefined ? head.range.start : only.kind === "operand" ? only.operand.range.start : only.range.start;
  const side: Syntax = items.length === 1 && only?.kind === "operand" ? only.operand : { ...head, items, range: { start, end: head.range.end } };
  return { ...statement, sides: [side, ...sides], range: { start, end: statement.range.end } };
}

/** The numbered name and the colon that an equation begins with. */
function labelOf({ statements }: MathRow): { readonly stem: string; readonly number: bigint } | null {
  const [statement] = statements;
  const head = statement?.sides[0];
  if (statement === undefined || head?.kind !== "sequence" || head.items.length < 3 || statement.relations[0]?.sign !== "=") return null;
  const [name, colon] = head.items;
  if (name?.kind !== "operand" || colon?.kind !== "operator" || colon.sign !== ":" || name.operand.kind !== "script" || name.operand.sup !== null || name.operand.primes > 0) return null;
  const { base, sub } = name.operand;
  return base.kind === "name" && sub?.kind === "number" ? { stem: base.name, number: sub.value.numerator } : null;
}
