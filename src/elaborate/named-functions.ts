// Functions that a text names by words and nowhere writes out: "where $\sigma$ is the sigmoid function", "the logistic function $g(z)$". They are what the word means, from the first
// place where their letter stands.

import { joinSources, plainSource, type DocumentPart } from "../syntax/document.js";

/** What the words mean, by an argument t. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:logistic\s+sigmoid|sigmoid|logistic)$/i, String.raw`\frac{1}{1 + e^{-t}}`],
  [/^(?:relu|rectified\s+linear\s+unit|rectifier)$/i, String.raw`\max(0, t)`],
  [/^(?:softplus)$/i, String.raw`\ln(1 + e^t)`],
];
/** "A sigmoid" may be any function of that form, the hyperbolic tangent too. */
const WORD = String.raw`((?<!\ban?\s+)(?:logistic\s+sigmoid|sigmoid)|(?<!\ban?\s+)logistic(?!\s+(?:loss|regression|model|distribution|growth|equation|map))|relu|rectified\s+linear\s+unit|rectifier|softplus)`;
const LETTER = String.raw`(\\(?:sigma|phi|varphi|psi)|[σφψfgh])(?![a-zA-Z_^])`;
const NAMED = String.raw`(?:\$|\\\()?\s*${LETTER}\s*(?:\(\s*(?:\\cdot|[a-z])\s*\))?\s*(?:\$|\\\))`;
const BEHIND = new RegExp(String.raw`\b${WORD}(?:\s+(?:activation|link|squashing))?(?:\s+(?:function|nonlinearity|non-linearity))?[\s,(]*(?:is\s+|denoted\s+(?:by|as)\s+|written\s+(?:as\s+)?|we\s+write\s+)?${NAMED}`, "gi");
const BEFORE = new RegExp(String.raw`${NAMED}[\s,(]*(?:is|denotes|denoting|be|being|for|represents|stands\s+for|as)?\s*(?:the|a|our)\s+(?:(?:usual|standard|well-known|element-?wise)\s+)?${WORD}(?![a-z])`, "gi");

/** The parts with an instruction for each function that the text names so, at the first place of its letter; as they are where it names none, or gives the letter a formula of its own. */
export function withNamedFunctions(parts: readonly DocumentPart[], text: string): readonly DocumentPart[] {
  const found = new Map<string, string>();
  for (const [, word = "", letter = ""] of text.matchAll(BEHIND)) found.set(letter, meaningOf(word));
  for (const [, letter = "", word = ""] of text.matchAll(BEFORE)) found.set(letter, meaningOf(word));
  const made = [...parts];
  for (const [letter, meaning] of found) {
    if (meaning === "" || isOtherwise(letter, text)) continue;
    const first = text.search(new RegExp(byItself(letter)));
    const at = made.findIndex((part) => part.kind === "math" && part.range.end > first);
    const value = joinSources(plainSource("", first), `${letter}(t) = ${meaning}`, plainSource("", first));
    made.splice(at < 0 ? made.length : at, 0, { kind: "setting", key: "let", value, range: { start: first, end: first } });
  }
  return made;
}

const meaningOf = (word: string): string => MEANINGS.find(([words]) => words.test(word.trim()))?.[1] ?? "";
/** The letter where it is no part of a word or a command. */
const byItself = (letter: string): string => `(?<![a-zA-Z\\\\])${letter.replace(/\\/g, String.raw`\\`)}(?![a-zA-Z])`;

/** Has the letter a formula with an exponential or a case of its own, an index, or a power, as a deviation σ² has? */
function isOtherwise(letter: string, text: string): boolean {
  const name = byItself(letter);
  const isWrittenOut = new RegExp(`${name}\\s*(?:\\\\left)?\\(\\s*[^()]{1,20}\\)\\s*&?\\s*(?::=|=|\\\\equiv|\\\\triangleq|\\\\coloneqq|\\\\doteq)[^$]{0,40}?(?:e\\s*\\^|\\\\exp|\\\\max|\\\\begin)`).test(text);
  return isWrittenOut || new RegExp(`${name}\\s*(?:\\^\\s*\\{?\\s*2|_)`).test(text);
}
