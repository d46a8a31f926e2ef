// Words that are set in italics, letter by letter: `dist_{ij}` beside `\operatorname{dist}`, `Specificity` in a text that has the word, `Lik(p)`. They are names of several letters, and no
// products: the text sets the same word upright or has it in its sentences, or it begins with a capital and stands before a bracket wherever it is written.

import { functionByLatex } from "../functions/registry.js";
import type { DocumentPart } from "../syntax/document.js";
import { mapStatement, mapSyntax } from "../syntax/map-syntax.js";
import { partsOf, type MathSyntax, type SequenceItem, type Syntax } from "../syntax/math-tree.js";

const UPRIGHT = /\\(?:operatorname\*?|math(?:rm|sf|it)|text(?:rm|it)?)\s*\{\s*([A-Za-z]{3,})\s*\}/g;
const VOWEL = /[aeiou]/i;
/** More words than these are no names in formulas. */
const MOST_LETTERS = 16;

/** The words that the formulas of a text spell in italics. */
export function spelledWords(parts: readonly DocumentPart[], all: readonly MathSyntax[]): ReadonlySet<string> {
  const written = new Map<string, { times: number; applied: number }>();
  const visit = (syntax: Syntax): void => {
    if (syntax.kind === "sequence") for (const { word, from, to, applied } of runsIn(syntax.items)) {
      // `$Lik$` alone only names it.
      if (from === 0 && to === syntax.items.length - 1) {
        if (!written.has(word)) written.set(word, { times: 0, applied: 0 });
        continue;
      }
      const known = written.get(word) ?? { times: 0, applied: 0 };
      written.set(word, { times: known.times + 1, applied: known.applied + (applied ? 1 : 0) });
    }
    partsOf(syntax).forEach(visit);
  };
  for (const { rows } of all) for (const { statements } of rows) for (const { sides } of statements) for (const side of sides) if (side !== null) visit(side);
  if (written.size === 0) return new Set();
  const upright = new Set(parts.flatMap((part) => (part.kind === "math" ? [...part.source.text.matchAll(UPRIGHT)].map((match) => match[1] ?? "") : [])));
  const prose = new Set(parts.flatMap((part) => (part.kind === "prose" ? (part.text.toLowerCase().match(/[a-z]{4,}/g) ?? []) : [])));
  const isWord = (word: string, { times, applied }: { readonly times: number; readonly applied: number }): boolean =>
    upright.has(word) || (/^(?:[A-Z][a-z]{3,}|[a-z]{5,})$/.test(word) && VOWEL.test(word) && prose.has(word.toLowerCase())) || (times > 1 && applied === times && /^[A-Z][a-z]{2,}$/.test(word) && VOWEL.test(word.slice(1)));
  return new Set([...written].filter(([word, uses]) => functionByLatex(word) === null && isWord(word, uses)).map(([word]) => word));
}

/** The syntax with these words as names; as it is where there are none. */
export function withSpelledWords(syntax: MathSyntax, words: ReadonlySet<string>): MathSyntax {
  const replace = (node: Syntax): Syntax | null => {
    if (node.kind !== "sequence") return null;
    const runs = runsIn(node.items).filter(({ word }) => words.has(word));
    if (runs.length === 0) return null;
    const items: SequenceItem[] = [];
    for (let k = 0; k < node.items.length; k++) {
      const item = node.items[k];
      const run = runs.find(({ from }) => from === k);
      if (item === undefined) continue;
      if (run === undefined) items.push(item.kind === "operand" ? { ...item, operand: mapSyntax(item.operand, replace) } : item);
      else {
        const last = node.items[run.to];
        const end = last?.kind === "operand" ? last.operand : null;
        const start = item.kind === "operand" ? item.operand.range.start : 0;
        if (end === null) continue;
        const name: Syntax = { kind: "name", name: run.word, range: { start, end: end.kind === "script" ? end.base.range.end : end.range.end } };
        const inner = end.kind === "script" ? { ...end, base: name, sub: end.sub === null ? null : mapSyntax(end.sub, replace), sup: end.sup === null ? null : mapSyntax(end.sup, replace), range: { start, end: end.range.end } } : name;
        items.push({ kind: "operand", operand: inner });
        k = run.to;
      }
    }
    const [only] = items;
    return items.length === 1 && only?.kind === "operand" ? only.operand : { ...node, items };
  };
  return { ...syntax, rows: syntax.rows.map((row) => ({ ...row, statements: row.statements.map((statement) => mapStatement(statement, replace)) })) };
}

/** Three letters or more side by side, the last of them perhaps with scripts, and whether a bracket follows. */
function runsIn(items: readonly SequenceItem[]): readonly { readonly word: string; readonly from: number; readonly to: number; readonly applied: boolean }[] {
  const runs: { word: string; from: number; to: number; applied: boolean }[] = [];
  let word = "";
  let from = 0;
  /** Where the letter before ends, and whether the letters of the word stand apart: `d i s t`. */
  let end = 0;
  let apart: boolean | null = null;
  const close = (to: number): void => {
    const next = items[to + 1];
    if (word.length > 2 && word.length <= MOST_LETTERS) runs.push({ word, from, to, applied: next?.kind === "operand" && next.operand.kind === "group" && next.operand.bracket === "(" });
    word = "";
    apart = null;
  };
  items.forEach((item, k) => {
    const operand = item.kind === "operand" ? item.operand : null;
    const base = operand?.kind === "script" && operand.primes === 0 ? operand.base : operand;
    const letter = base?.kind === "name" && /^[A-Za-z]$/.test(base.name) ? base.name : null;
    if (letter === null) {
      close(k - 1);
      return;
    }
    const gap = base !== null && base.range.start > end;
    if (word !== "" && apart !== null && gap !== apart) close(k - 1);
    if (word === "") from = k;
    else apart = gap;
    word += letter;
    end = base?.range.end ?? end;
    if (operand?.kind === "script") close(k);
  });
  close(items.length - 1);
  return runs;
}
