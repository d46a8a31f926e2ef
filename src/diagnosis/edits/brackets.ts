// Edits of brackets, on the text alone: a closing or opening bracket moved over what stands beside it, a pair put around two neighbouring terms. What they say is found out by reading.

import type { Range } from "../../syntax/document.js";
import type { SourceLine } from "../splice.js";
import { wholeRange } from "../splice.js";

/** A change of the text, with the part of the line that it is about. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
  /** A pair put in is more than a bracket moved. */
  readonly isPair: boolean;
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const FUNCTION = "a?r?c?(?:sin|cos|tan|cot|sec|csc)h?|log|ln|lg|exp|sqrt|frac";
const TOKEN = new RegExp(`\\\\(?:left|right)\\s*[()[\\]]|\\\\[a-zA-Z]+|\\d+(?:\\.\\d+)?|(?:${FUNCTION})(?![a-zA-Z])|\\p{L}|\\S`, "gu");
const IS_FUNCTION = new RegExp(`^\\\\?(?:${FUNCTION})$`);
const MOST_EDITS = 40;

const isOpening = (text: string): boolean => /[([]$/.test(text);
const isClosing = (text: string): boolean => /[)\]]$/.test(text);
const isSign = (text: string): boolean => /^[-+−]$/.test(text);
const isTimes = (text: string): boolean => /^[*/·]$/.test(text) || text === "\\cdot" || text === "\\times";

/** Every such change of the line, by place. */
export function bracketEdits(line: SourceLine): readonly TextEdit[] {
  const whole = wholeRange(line.root);
  const tokens = [...line.text.slice(whole.start, whole.end).matchAll(TOKEN)].map((match): Token => ({ text: match[0], start: whole.start + match.index, end: whole.start + match.index + match[0].length }));
  const edits: TextEdit[] = [];
  const between = (start: number, end: number): string => line.text.slice(start, end);
  for (const [k, token] of tokens.entries()) {
    if (isClosing(token.text)) {
      // Further to the right: over the next term or factor, or two.
      for (const end of stretchesAfter(tokens, k)) edits.push({ range: { start: token.start, end }, text: `${between(token.end, end)}${token.text}`, isPair: false });
      // To the left: what stands last inside goes out.
      for (const start of stretchesBefore(tokens, k)) edits.push({ range: { start, end: token.end }, text: `${token.text}${between(start, token.start)}`, isPair: false });
    }
    if (isOpening(token.text) && tokens[k - 1] !== undefined) {
      const start = startOfUnitBefore(tokens, k);
      if (start !== null) edits.push({ range: { start, end: token.end }, text: `${token.text}${between(start, token.start)}`, isPair: false });
      const inside = tokens[k + 1];
      const sign = tokens[k + 2];
      const behind = tokens[k + 3];
      if (inside !== undefined && sign !== undefined && behind !== undefined && (isSign(sign.text) || isTimes(sign.text))) edits.push({ range: { start: token.start, end: behind.start }, text: `${between(token.end, behind.start)}${token.text}`, isPair: false });
    }
    if (isSign(token.text) && k > 0) {
      const before = startOfTermBefore(tokens, k);
      const after = endOfTermAfter(tokens, k);
      for (const start of before) {
        for (const end of after) if (!isIdlePair(tokens, start, end)) edits.push({ range: { start, end }, text: `(${between(start, end)})`, isPair: true });
      }
    }
    if (edits.length > MOST_EDITS) break;
  }
  return edits.slice(0, MOST_EDITS);
}

/** Would a pair around these two terms of a sum change nothing: do no minus, no factor and no exponent stand beside them? */
function isIdlePair(tokens: readonly Token[], start: number, end: number): boolean {
  const previous = tokens.filter((token) => token.end <= start).pop()?.text ?? "(";
  const next = tokens.find((token) => token.start >= end)?.text ?? ")";
  return (isOpening(previous) || previous === "{" || previous === "+") && (isClosing(next) || next === "}" || isSign(next));
}

/** Where a closing bracket may go: behind the unit after the next operator, or behind the next unit. */
function stretchesAfter(tokens: readonly Token[], k: number): readonly number[] {
  const ends: number[] = [];
  let at = k + 1;
  for (let units = 0; units < 2; units++) {
    const operator = tokens[at];
    if (operator === undefined || isClosing(operator.text) || operator.text === "}") break;
    if (isSign(operator.text) || isTimes(operator.text) || operator.text === "^") at += 1;
    const end = endOfUnit(tokens, at);
    if (end === null) break;
    // Up to the exponent, and with it.
    const base = tokens.slice(at, end).findIndex(({ text }) => text === "^");
    if (base > 0 && !isOpening(tokens[at]?.text ?? "")) ends.push(tokens[at + base - 1]?.end ?? 0);
    ends.push(tokens[end]?.end ?? 0);
    at = end + 1;
  }
  return ends;
}

function stretchesBefore(tokens: readonly Token[], k: number): readonly number[] {
  const starts: number[] = [];
  let at = k;
  for (let units = 0; units < 2; units++) {
    const start = unitBefore(tokens, at);
    if (start === null) break;
    const operator = tokens[start - 1];
    if (operator === undefined || isOpening(operator.text)) break;
    const from = isSign(operator.text) || isTimes(operator.text) || operator.text === "^" ? start - 1 : start;
    const before = tokens[from - 1];
    if (before === undefined || isOpening(before.text)) break;
    starts.push(before.end);
    at = from;
  }
  return starts;
}

/** The last token of the unit that begins at k: a bracket, a number or name with its exponent. */
function endOfUnit(tokens: readonly Token[], k: number): number | null {
  const first = tokens[k];
  if (first === undefined || isClosing(first.text) || first.text === "}") return null;
  let end = k;
  if (isOpening(first.text) || first.text === "{") {
    const closing = matching(tokens, k);
    if (closing === null) return null;
    end = closing;
  } else if (IS_FUNCTION.test(first.text)) {
    const argument = endOfUnit(tokens, k + 1);
    if (argument !== null) end = argument;
    if (first.text === "\\frac") {
      const second = endOfUnit(tokens, end + 1);
      if (second !== null) end = second;
    }
  }
  if (tokens[end + 1]?.text === "^") {
    const exponent = endOfUnit(tokens, end + 2);
    if (exponent !== null) end = exponent;
  }
  return end;
}

/** The first token of the unit that ends before k. */
function unitBefore(tokens: readonly Token[], k: number): number | null {
  for (let start = k - 1; start >= 0 && start > k - 12; start--) {
    const token = tokens[start];
    if (token === undefined || isSign(token.text) || isTimes(token.text) || token.text === "^") continue;
    if (tokens[start - 1]?.text === "^") continue;
    if (endOfUnit(tokens, start) === k - 1) return start;
  }
  return null;
}

function startOfUnitBefore(tokens: readonly Token[], k: number): number | null {
  const previous = tokens[k - 1];
  const isOperator = previous !== undefined && (isSign(previous.text) || isTimes(previous.text));
  const start = unitBefore(tokens, isOperator ? k - 1 : k);
  return start === null ? null : (tokens[start]?.start ?? null);
}

function startOfTermBefore(tokens: readonly Token[], k: number): readonly number[] {
  const unit = unitBefore(tokens, k);
  return unit === null ? [] : [tokens[unit]?.start ?? 0];
}

function endOfTermAfter(tokens: readonly Token[], k: number): readonly number[] {
  const end = endOfUnit(tokens, k + 1);
  return end === null ? [] : [tokens[end]?.end ?? 0];
}

function matching(tokens: readonly Token[], k: number): number | null {
  let depth = 0;
  for (let j = k; j < tokens.length; j++) {
    const text = tokens[j]?.text ?? "";
    if (isOpening(text) || text === "{") depth += 1;
    if (isClosing(text) || text === "}") depth -= 1;
    if (depth === 0) return j;
  }
  return null;
}
