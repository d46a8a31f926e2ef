// Is the prose of a text in a language whose words are not read here? Then what it says of a formula, that a letter has a value or that an equation is given, goes unheard.

import type { SourceDocument } from "../syntax/document.js";

/** Words that hardly any English sentence is without. */
const ENGLISH: ReadonlySet<string> = new Set("the of and is to we in that for with this by as on be are if then so let from at it an or which have can where not has when get find given all show what there these you will use".split(" "));

/** Letters of scripts that no English word has: Chinese, Japanese, Korean, Cyrillic, Greek words, Arabic, Hebrew, Devanagari. */
const OTHER_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}]/gu;

/** Fewer words than this say nothing of the language. */
const LEAST_WORDS = 8;

/** Less than this share of common English words has no English prose. */
const LEAST_SHARE = 0.12;

export function isForeign({ parts }: SourceDocument): boolean {
  const prose = parts.flatMap((part) => (part.kind === "prose" ? [part.text] : [])).join(" ").replace(/\\[a-zA-Z]+\*?|\{[^{}\s]*\}|https?:\S+/g, " ");
  const words = prose.match(/(?<![\p{L}\d\\_])\p{Script=Latin}{2,}(?![\p{L}\d_])/gu) ?? [];
  const others = prose.match(OTHER_SCRIPT)?.length ?? 0;
  if (others >= LEAST_WORDS && others > words.length) return true;
  if (words.length < LEAST_WORDS) return false;
  return words.filter((word) => ENGLISH.has(word.toLowerCase())).length < LEAST_SHARE * words.length;
}
