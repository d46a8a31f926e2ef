// Rows of an alignment on which one formula goes on: `a &= b + c \\ &\quad + d`. Joins them before anything is parsed, by the marks that authors give: an operator or a relation
// at the end of a row or at the beginning of the next one, a bracket that a later row closes, a cell under the right side that has no relation of its own. A row of nothing but
// `\vdots` between equations only says that they go on; it is no factor of the one above.

import type { Token } from "./math-token.js";
import { ALIGNED } from "./math-vocabulary.js";
import { afterBraces, environmentName, layoutKind, type LayoutKind } from "./token-kinds.js";

interface Row {
  first: LayoutKind | null;
  last: LayoutKind | null;
  /** Does a `&` stand before the first sign? */
  startsWithCell: boolean;
  hasRelation: boolean;
  hasWords: boolean;
  /** Does nothing but `\vdots` stand in it? */
  isDots: boolean;
  /** Does its relation stand behind a `&` that something stands before, as in `x &= 2`? */
  hasLeftCell: boolean;
  afterCell: boolean;
  /** Brackets opened less brackets closed. */
  balance: number;
  /** The row break that ends it; the number of tokens at the end. */
  end: number;
}

/** The rows of one alignment. */
interface Frame {
  readonly environment: string;
  readonly rows: Row[];
  row: Row;
  /** How far in braces the token at hand stands. */
  braces: number;
}

const newRow = (): Row => ({ first: null, last: null, startsWithCell: false, hasRelation: false, hasWords: false, isDots: true, hasLeftCell: false, afterCell: false, balance: 0, end: 0 });
const newFrame = (environment: string): Frame => ({ environment, rows: [], row: newRow(), braces: 0 });

/** The tokens without the breaks at which a formula goes on. Linear in the tokens. */
export function joinBrokenRows(tokens: readonly Token[], environment: string | null): readonly Token[] {
  if (!tokens.some((token) => token.kind === "newline")) return tokens;
  const joined = new Set<number>();
  const dots = new Set<number>();
  for (const frame of framesOf(tokens, environment ?? "")) {
    const isAlignment = frame.environment === "" || ALIGNED.has(frame.environment) || /^(?:IEEEeqnarray|dmath|dgroup)/.test(frame.environment);
    if (!isAlignment && !isArrayOfEquations(frame)) continue;
    for (const at of dotsBetween(frame)) dots.add(at);
    chooseBreaks({ ...frame, rows: frame.rows.filter((row) => !isRowOfDots(row)) }, joined);
  }
  return joined.size + dots.size === 0 ? tokens : withoutBreaks(tokens, joined, dots);
}

const isRowOfDots = (row: Row): boolean => row.first !== null && row.isDots;

/** The tokens of rows of dots, each with the break before it, where no chain goes through them: the next row, if there is one, does not begin with a relation. */
function dotsBetween({ rows }: Frame): readonly number[] {
  return rows.flatMap((row, k) => {
    const before = rows[k - 1];
    return before === undefined || !isRowOfDots(row) || rows[k + 1]?.first === "relation" ? [] : Array.from({ length: row.end - before.end }, (_, step) => before.end + step);
  });
}

const isArrayOfEquations = ({ environment, rows }: Frame): boolean => environment === "array" && rows.some((row) => row.hasRelation);

function framesOf(tokens: readonly Token[], outermost: string): readonly Frame[] {
  const done: Frame[] = [];
  const stack: Frame[] = [newFrame(outermost)];
  const finish = (frame: Frame, at: number): void => {
    frame.row.end = at;
    frame.rows.push(frame.row);
    done.push(frame);
  };
  for (let at = 0; at < tokens.length; at++) {
    const frame = stack[stack.length - 1];
    if (frame === undefined) break;
    const kind = layoutKind(tokens, at);
    switch (kind) {
      case "begin": {
        if (frame.braces === 0) see(frame.row, "operand");
        stack.push(newFrame(environmentName(tokens, at)));
        at = afterBraces(tokens, at + 1) - 1;
        break;
      }
      case "end": {
        if (stack.length > 1) finish(stack.pop() ?? frame, at);
        at = afterBraces(tokens, at + 1) - 1;
        break;
      }
      case "skipped":
        at = afterBraces(tokens, at + 1) - 1;
        break;
      case "words":
        if (frame.braces === 0) see(frame.row, "words");
        at = afterBraces(tokens, at + 1) - 1;
        break;
      case "braceOpen":
        if (frame.braces === 0) see(frame.row, "operand");
        frame.braces += 1;
        break;
      case "braceClose":
        frame.braces = Math.max(0, frame.braces - 1);
        break;
      case "space":
      case "wide":
        break;
      case "cell":
        if (frame.braces > 0) break;
        if (frame.row.first === null) frame.row.startsWithCell = true;
        else frame.row.afterCell = true;
        break;
      case "row":
        if (frame.braces > 0) break;
        frame.row.end = at;
        frame.rows.push(frame.row);
        frame.row = newRow();
        break;
      default:
        if (frame.braces === 0) see(frame.row, signBelowBrace(tokens, at) ?? kind, tokens[at]?.kind === "command" && tokens[at]?.text === "vdots");
    }
  }
  for (const frame of stack) finish(frame, tokens.length);
  return done;
}

/** `\underbrace{- b + b}`: the sign that a brace below or above begins with; null for anything else. */
function signBelowBrace(tokens: readonly Token[], at: number): LayoutKind | null {
  const token = tokens[at];
  if (token?.kind !== "command" || (token.text !== "underbrace" && token.text !== "overbrace") || layoutKind(tokens, at + 1) !== "braceOpen") return null;
  const first = layoutKind(tokens, at + 2);
  return first === "plus" || first === "minus" ? first : null;
}

function see(row: Row, kind: LayoutKind, isDots = false): void {
  if (!isDots) row.isDots = false;
  if (kind === "relation" && row.afterCell && !row.hasRelation) row.hasLeftCell = true;
  row.afterCell = false;
  row.first ??= kind;
  row.last = kind;
  if (kind === "relation") row.hasRelation = true;
  if (kind === "words") row.hasWords = true;
  if (kind === "open") row.balance += 1;
  if (kind === "close") row.balance -= 1;
}

function chooseBreaks(frame: Frame, joined: Set<number>): void {
  const { rows } = frame;
  const wholly = frame.environment.startsWith("multline");
  const leadingCells = isArrayOfEquations(frame) || rows.find((row) => row.first !== null)?.startsWithCell === true;
  let open = 0;
  rows.forEach((row, k) => {
    open = Math.max(0, open + row.balance);
    const next = rows[k + 1];
    if (next === undefined) return;
    if (row.first !== null && next.first !== null && (wholly || goesOn(row, next, { open, leadingCells, closesLater: open > 0 && closesLater(rows, k + 1, open) }))) joined.add(row.end);
    else open = 0;
  });
}

/** Do the rows from one on, up to the next that begins with a relation, close the brackets that are open? */
function closesLater(rows: readonly Row[], from: number, open: number): boolean {
  let balance = open;
  for (let k = from; k < Math.min(rows.length, from + 12); k++) {
    const row = rows[k];
    if (row === undefined || row.first === "relation") return false;
    balance += row.balance;
    if (balance <= 0) return true;
  }
  return false;
}

function goesOn(row: Row, next: Row, around: { readonly open: number; readonly leadingCells: boolean; readonly closesLater: boolean }): boolean {
  if (next.first === "relation") return false;
  if (around.closesLater) return true;
  // `a &= \\ b &= c`: a blank to be filled in, and the next equation.
  if (row.last === "relation" && next.hasLeftCell) return false;
  if (row.last === "relation" || row.last === "plus" || row.last === "minus" || row.last === "times") return true;
  switch (next.first) {
    case "plus":
    case "times":
      return true;
    case "minus":
      // `-x + y = 2` is a row of its own where rows begin so.
      return !next.hasRelation || (next.startsWithCell && !around.leadingCells);
    case "open":
    case "operand":
      return row.hasRelation && !next.hasRelation && !next.hasWords && !row.hasWords && next.startsWithCell && !around.leadingCells;
    default:
      return false;
  }
}

/** The tokens without these row breaks and the cell marks beside them, and without the others. */
function withoutBreaks(tokens: readonly Token[], joined: ReadonlySet<number>, others: ReadonlySet<number>): readonly Token[] {
  const dropped = new Set<number>([...joined, ...others]);
  for (const at of joined) {
    for (let k = at - 1; isLayout(tokens, k); k--) if (layoutKind(tokens, k) === "cell") dropped.add(k);
    for (let k = at + 1; isLayout(tokens, k); k++) if (layoutKind(tokens, k) === "cell") dropped.add(k);
  }
  return tokens.filter((_, at) => !dropped.has(at));
}

function isLayout(tokens: readonly Token[], at: number): boolean {
  if (tokens[at] === undefined) return false;
  const kind = layoutKind(tokens, at);
  return kind === "cell" || kind === "space" || kind === "wide";
}
