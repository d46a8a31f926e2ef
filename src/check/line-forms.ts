// What the form of a line says before and after it is judged: constructs that nothing can be worked out with, a division by a written zero, decimals that may be rounded,
// words that were read as letters.

import type { DraftLine } from "../elaborate/draft.js";
import type { Arena } from "../expression/arena.js";
import type { Node, SymbolNode } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import type { StatementOutcome } from "./statements/outcome.js";

/** A decimal in the line may be a rounded value. */
export function decimalDoubt(drafted: DraftLine, outcome: StatementOutcome): string | null {
  const decimals = drafted.source.text.slice(drafted.range.start, drafted.range.end).match(/\d+\.\d+/g) ?? [];
  const values = Object.values(outcome.judgement?.witness?.at ?? {});
  if (decimals.length === 0) return null;
  const [value] = values;
  const size = values.length !== 1 || value === undefined ? null : typeof value === "string" ? quotientOf(value) : "enclosure" in value ? Number(value.enclosure[0]) : null;
  const near = size === null || Number.isNaN(size) || decimals.some((decimal) => Math.abs(Math.abs(size) - Number(decimal)) <= 10 ** -(decimal.length - decimal.indexOf(".") - 1));
  return near ? "a decimal here may be rounded" : null;
}

/** `100 · 0.06 = 6\%`: the sign may be a unit. */
export function percentDoubt(...lines: readonly DraftLine[]): string | null {
  return lines.some(({ source, range }) => /%/.test(source.text.slice(range.start, range.end + 2)) || /^(?:\s|\\[,;: ])*\\(?:text|mathrm|mbox)\{\s*\\?%/.test(source.text.slice(range.end))) ? "a percent sign may be a unit here" : null;
}

/** `DNE` as a whole line: the author says that there is no value. */
export function saysNoValue({ source, range }: DraftLine): boolean {
  return /^[\s&]*(?:\\(?:text|mathrm|mbox|textrm)\s*\{)?\s*D\.?N\.?E\.?\s*\}?[\s.,;]*$/.test(source.text.slice(range.start, range.end));
}

/** `Var(X)` without a command, `TP + FN`: letters that are one name; null where there is none. */
export function wordAsLetters({ source, range }: DraftLine): string | null {
  const text = source.text.slice(range.start, range.end);
  return /(?<![\\\w{])(Var|Cov|SD|Corr|Bias|MSE|Pr)\s*(?:\\left|\\[bB]ig+[lr]?)?\s*[([]/.exec(text)?.[1] ?? /(?<![\\\w{])([TF][PN]R?)(?![\w(])/.exec(text)?.[1] ?? null;
}

/** `f * g`, not between numbers, and not above a letter as in `x^*`. */
export function holdsStar({ source, range }: DraftLine): boolean {
  return /(?<![\^_{\s\d])\s*(?:\*|∗|\\ast(?![a-zA-Z]))\s*(?![\s\d}])/.test(source.text.slice(range.start, range.end));
}

/** `\\mathbf{B}(t + 1)`: a vector before a letter in brackets, also with a number added, which may be its value at a time; as a question, null where there is none. */
export function vectorBeforeBracket({ source, range }: DraftLine): string | null {
  const found = /\\(?:mathbf|boldsymbol|vec|bm)\s*(?:\{\s*\\?[a-zA-Z]+\s*\}|\\?[a-zA-Z])\s*(?:\\left)?\(\s*[a-z]\s*(?:[+-]\s*\d+\s*)?(?:\\right)?\)/.exec(source.text.slice(range.start, range.end))?.[0];
  return found === undefined ? null : `is ${found.replace(/\s*\(.*/, "(…)")} a value of a function, or a product?`;
}

/** The words in upright letters behind a number, `80\\text{ GeV}`; null where there are none. */
function unitWords(text: string): string | null {
  return /[\d}]\s*(?:\\[,;: !]|~|\s)*\\(?:text|textrm|mathrm|mbox|operatorname)\s*\{\s*([^{}]*\p{L}[^{}]*?)\s*\}\s*[.,;]?\s*$/u.exec(text)?.[1] ?? null;
}

/** `80\\text{ GeV} = 1.43 \\cdot 10^{-25}\\text{ kg}`: two sides of one display in units that are not the same; as a question, null where they are or there are none. */
export function unlikeUnits(before: DraftLine, after: DraftLine): string | null {
  if (before.source !== after.source) return null;
  const { text } = after.source;
  const [left, right] = [text.slice(before.range.start, after.range.start).replace(/(?:=|\\approx|&|\\\\|\s)+$/, ""), text.slice(after.range.start, after.range.end) + (/^[^=&]*?(?=\\\\|[=&]|\\q?quad|$)/.exec(text.slice(after.range.end))?.[0] ?? "")].map(unitWords);
  // Decibels are no multiples of what they measure.
  const scale = [left, right].find((word) => word != null && /^dB/.test(word));
  if (scale != null && left !== right) return `how a value in ${scale} comes from the other is not worked out`;
  return left == null || right == null || left === right ? null : `how ${left} and ${right} are converted is not said`;
}

/** A unit of several letters that stands in italics behind a number and a space: `5\ kJ`, `3\,\frac{kg}{m}`; null where there is none. */
export function slantedUnit({ source, range }: DraftLine): string | null {
  return /[\d}](?:\\[ ,;:]|~)+(?:\\frac\s*\{\s*)?(k[JNWg]|kPa|k?Hz|[cmk]m|m[Lsg]|mol|Pa|eV)(?![a-zA-Z])/.exec(source.text.slice(range.start, range.end))?.[1] ?? null;
}

function quotientOf(text: string): number {
  const [numerator, denominator] = text.split("/");
  return Number(numerator) / Number(denominator ?? 1);
}

export function firstOpaque(node: Node): string | null {
  let what: string | null = null;
  someNode(node, (current) => {
    if (current.kind !== "opaque") return false;
    what = current.what;
    return true;
  });
  return what;
}

export function firstTangled(node: Node, tangled: ReadonlyMap<string, readonly string[]>): string | null {
  let name: string | null = null;
  someNode(node, (current) => {
    if (current.kind !== "derivative" || current.body.kind !== "symbol" || !tangled.has(current.body.name)) return false;
    name = current.body.name;
    return true;
  });
  return name;
}

/** Is there a division by a zero that is written out: `1/0`, `x/(3 - 3)`? */
export function containsZeroDivision(node: Node): boolean {
  return someNode(node, (current) => current.kind === "divide" && current.denominator.kind === "number" && current.denominator.value.numerator === 0n);
}

export function isKnownArrayEntry(name: string, known: ReadonlySet<string>): boolean {
  const [, stem, entry] = /^(.+?)_([^_]+)$/u.exec(name) ?? [];
  return stem !== undefined && entry !== "0" && known.has(stem);
}

/** What an equation says its letters are that stand by themselves or as a term of a sum: `b = 1`, `b = e - a` by `a + b = e`. */
export function lettersSolved(arena: Arena, equation: Node): readonly (readonly [SymbolNode, Node])[] {
  if (equation.kind !== "relation" || equation.operator !== "=") return [];
  return [[equation.left, equation.right] as const, [equation.right, equation.left] as const].flatMap(([side, other]) => {
    const terms = side.kind === "add" ? side.terms : [side];
    return terms.flatMap((term, k): (readonly [SymbolNode, Node])[] => {
      if (term.kind !== "symbol" || term.name === "e" || term.name === "π") return [];
      const value = terms.length === 1 ? other : arena.subtract(other, arena.add(terms.filter((_, j) => j !== k)));
      return freeSymbols(value).has(term.name) ? [] : [[term, value]];
    });
  });
}
