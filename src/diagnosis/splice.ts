// Changes a piece of the author's text so that the rest stays as it was written: brackets are added only where the new piece would be read otherwise. Nothing
// here knows whether a change is right; it only sees to it that the text says what the tree says.

import type { Located } from "../elaborate/located.js";
import { printLatex } from "../notation/latex.js";
import { printText } from "../notation/text.js";
import type { Node } from "../expression/node.js";
import type { Range } from "../syntax/document.js";

export type LineNotation = "latex" | "text";

/** One piece of text to put in the place of another; an insertion has an empty range. */
export interface Splice {
  readonly range: Range;
  readonly text: string;
}

/** A line as its author wrote it. */
export interface SourceLine {
  readonly text: string;
  readonly notation: LineNotation;
  /** The minus sign that the author uses. */
  readonly minus: string;
  /** What the author calls the natural logarithm. */
  readonly logarithm: "ln" | "log";
  readonly root: Located;
  /** What was printed already. */
  readonly printed: Map<Node, string>;
}

/** `around` is what the author wrote besides, for his spellings. */
export function sourceLine(text: string, notation: LineNotation, root: Located, around: string): SourceLine {
  const own = text.slice(root.outer.start, root.outer.end);
  return { text, notation, root, printed: new Map(), minus: own.includes("−") && !own.includes("-") ? "−" : "-", logarithm: logarithmIn(`${around}\n${text}`) };
}

/** `ln` where it is written, or where only logarithms of other bases are. */
export function logarithmIn(text: string): "ln" | "log" {
  if (/(?<!\p{L})ln(?!\p{L})/u.test(text)) return "ln";
  const isPlain = /(?<!\p{L})log(?!\p{L}|\s*_|\s*[₀-₉]|\d)/u.test(text);
  return !isPlain && /(?<!\p{L})log(?:\s*_|\s*[₀-₉]|\d)/u.test(text) ? "ln" : "log";
}

/** The author's spelling of the natural logarithm in something printed. */
export function inOwnSpelling(logarithm: "ln" | "log", printed: string): string {
  return logarithm === "log" ? printed : printed.replace(/(?<!\p{L})log(?!\p{L}|\s*_|[₀-₉]|\d)/gu, "ln");
}

export function textOf(line: SourceLine, range: Range): string {
  return line.text.slice(range.start, range.end);
}

/** The whole line with one piece changed. */
export function applySplice(line: SourceLine, splice: Splice): string {
  const { start, end } = wholeRange(line.root);
  return line.text.slice(start, splice.range.start) + splice.text + line.text.slice(splice.range.end, end);
}

export function wholeRange(root: Located): Range {
  return { start: Math.min(root.outer.start, root.range.start), end: Math.max(root.outer.end, root.range.end) };
}

/** The node in the author's notation and with his minus sign. */
export function print(line: SourceLine, node: Node): string {
  const known = line.printed.get(node);
  if (known !== undefined) return known;
  const printed = inOwnSpelling(line.logarithm, line.notation === "latex" ? withOwnFractions(line.text, withOwnBrackets(line, withOwnDerivatives(line, printLatex(node)))) : withOwnProducts(line, withOwnDerivatives(line, printText(node))));
  const text = line.minus === "−" ? printed.replaceAll("-", "−") : printed;
  line.printed.set(node, text);
  return text;
}

/** `(x)` for an author who writes no `\\left`, where nothing tall stands inside. */
function withOwnBrackets(line: SourceLine, printed: string): string {
  if (line.text.includes("\\left") || /\\(?:frac|sum|prod|int|sqrt)/.test(printed)) return printed;
  return printed.replaceAll("\\left(", "(").replaceAll("\\right)", ")");
}

/** A number as `5/2` for an author who writes his fractions so. */
export function withOwnFractions(text: string, printed: string): string {
  return text.includes("/") && !text.includes("\\frac") ? printed.replace(/^(-?)\\frac\{(\d+)\}\{(\d+)\}$/, "$1$2/$3") : printed;
}

/** The derivative of a name as `\\frac{dy}{dx}`, or as `y'` for an author who writes primes. */
function withOwnDerivatives(line: SourceLine, printed: string): string {
  const primed = (name: string): boolean => line.text.includes(`${name}'`);
  if (line.notation === "text") return printed.replace(/\(?d\/d\p{L} \((\p{L})\)\)?/gu, (all: string, name: string) => (primed(name) ? `${name}'` : all));
  const written = (variable: string, name: string): string => (primed(name) ? `${name}'` : `\\frac{d${name}}{d${variable}}`);
  return printed.replace(/(\\left\()?\\frac\{d\}\{d(\\?[a-zA-Z]+)\}\\left\((\\?[a-zA-Z]+)\\right\)(\\right\))?/g, (_all, opening: string | undefined, variable: string, name: string, closing: string | undefined) =>
    opening !== undefined && closing !== undefined ? written(variable, name) : `${opening ?? ""}${written(variable, name)}${closing ?? ""}`);
}

/** `2x sin(x)` for an author who writes no multiplication signs, `2x` for one who writes them only elsewhere. */
function withOwnProducts(line: SourceLine, printed: string): string {
  const own = textOf(line, wholeRange(line.root));
  if (own.includes("*")) return /(?<![\p{L}\d_^.])\d+(?![eEdD])\p{L}/u.test(own) ? printed.replace(/(?<![\p{L}\d_^.])(\d+)\*(?=\p{L})(?![eEdD])/gu, "$1") : printed;
  return printed.replace(/(?<![\p{L}\d_^.])(\d+)\*(?=\p{L})(?![eEdD])/gu, "$1").replace(/(?<=[\p{L}\d)'])\*(?=\p{L})(?![eEdD])/gu, " ");
}

export function bracketed(line: SourceLine, text: string): string {
  if (line.notation === "text") return `(${text})`;
  return line.text.includes("\\left") || text.includes("\\frac") ? `\\left(${text}\\right)` : `(${text})`;
}

const CLOSING: Readonly<Record<string, string>> = { "{": "}", "(": ")", "[": "]" };

/** Do brackets stand directly around the occurrence, its own or those of a command's argument? */
export function isEnclosed(line: SourceLine, located: Located): boolean {
  if (located.outer.start < located.range.start && located.outer.end > located.range.end) return true;
  let start = located.outer.start - 1;
  let end = located.outer.end;
  while (start >= 0 && line.text[start] === " ") start -= 1;
  while (end < line.text.length && line.text[end] === " ") end += 1;
  const opening = line.text[start];
  return opening !== undefined && CLOSING[opening] !== undefined && CLOSING[opening] === line.text[end] && start >= line.root.outer.start;
}

/** Does the node begin with a minus or hold a sum at its top, so that beside an operator it needs brackets? */
export function isLoose(node: Node): boolean {
  switch (node.kind) {
    case "add":
    case "negate":
    case "sum":
    case "product":
    case "limit":
    case "integral":
    case "piecewise":
    case "relation":
    case "opaque":
      return true;
    case "derivative":
      return node.body.kind !== "symbol";
    case "number":
      return node.value.numerator < 0n;
    default:
      return false;
  }
}

/** Needs brackets as a factor or base of a power. */
function isComposite(line: SourceLine, node: Node): boolean {
  if (isLoose(node) || node.kind === "multiply") return true;
  if (node.kind === "number") return node.value.denominator !== 1n;
  return node.kind === "divide" || node.kind === "power" || (node.kind === "apply" && node.function !== "abs" && (line.notation === "text" || node.function !== "sqrt"));
}

/** A node as text that can be the base of a power. */
export function asBase(line: SourceLine, node: Node, text: string): string {
  return isComposite(line, node) ? bracketed(line, text) : text;
}

/** A node as text that can be a factor with explicit multiplication signs around it. */
export function asFactor(line: SourceLine, node: Node, text: string): string {
  const quotient = line.notation === "text" && (node.kind === "divide" || node.kind === "derivative" || (node.kind === "number" && node.value.denominator !== 1n));
  return isLoose(node) || quotient ? bracketed(line, text) : text;
}

/** The multiplication sign to use between two factors. */
export function times(line: SourceLine): string {
  if (line.notation === "latex") return " \\cdot ";
  const own = textOf(line, wholeRange(line.root));
  return own.includes("·") ? "·" : own.includes(" * ") ? " * " : "*";
}

/** An exponent as it stands after the `^`. */
export function exponentText(line: SourceLine, exponent: string): string {
  if (/^[0-9a-zA-Z]$/.test(exponent) || (line.notation === "text" && /^[0-9]+$/.test(exponent))) return exponent;
  return line.notation === "latex" ? `{${exponent}}` : `(${exponent})`;
}

/** The superscript digits that an exponent may be written with. */
export const SUPERSCRIPT_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
