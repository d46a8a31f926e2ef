// The codec of symbol names: a name of the expression graph (`ŷ`, `x_max`, `W^(2)`, `𝐱`) taken apart into stem, marks and suffixes, and written in LaTeX
// or one-line Unicode. Plain text writes the name as it is, save that a name superscript stands in braces.

import type { IndexNode, Node } from "../expression/node.js";
import { LETTER_TO_COMMAND, MARK_TO_ACCENT, fontOfLetter, toSubscript, toSuperscript } from "./letters.js";

/** A suffix of a name: `_max` or `^(2)`; `text` is what follows the sign, without braces. */
export interface NameSuffix {
  readonly sign: "_" | "^";
  readonly text: string;
}

/** A name taken apart: `x̂′_max^(2)` is stem `x`, marks [U+0302], one prime and two suffixes. */
export interface NameParts {
  /** One letter, or a word such as MSE. */
  readonly stem: string;
  /** Combining marks over the stem, innermost first. */
  readonly marks: readonly string[];
  readonly primes: number;
  readonly suffixes: readonly NameSuffix[];
}

/** The parts of a symbol's name; every string is some name. */
export function nameParts(name: string): NameParts {
  const cut = name.slice(1).search(/[_^]/);
  const head = cut < 0 ? name : name.slice(0, cut + 1);
  const tail = cut < 0 ? "" : name.slice(cut + 1);
  const unprimed = head.length > 1 ? head.replace(/(?<=.)[′']+$/u, "") : head;
  const decomposed = unprimed.normalize("NFD");
  const marksOnly = /^([^\p{M}]+)(\p{M}+)$/u.exec(decomposed);
  const known = marksOnly !== null && [...(marksOnly[2] ?? "")].every((mark) => MARK_TO_ACCENT.has(mark));
  const suffixes: NameSuffix[] = [];
  for (const match of tail.matchAll(/([_^])(\{[^{}]*\}|\([^()]*\)|[^_^]*)/gu)) {
    const text = match[2] ?? "";
    suffixes.push({ sign: match[1] === "^" ? "^" : "_", text: text.startsWith("{") ? text.slice(1, -1) : text });
  }
  return {
    stem: known ? (marksOnly[1] ?? "") : unprimed,
    marks: known ? [...(marksOnly[2] ?? "")] : [],
    primes: head.length - unprimed.length,
    suffixes,
  };
}

const isOneCharacter = (text: string): boolean => [...text].length === 1;
const LIMIT_WORDS: ReadonlySet<string> = new Set(["max", "min", "sup", "inf", "lim", "arg"]);

function letterToLatex(letter: string): string {
  const command = LETTER_TO_COMMAND.get(letter);
  if (command !== undefined) return `\\${command}`;
  const font = fontOfLetter(letter);
  if (font === null) return /^[a-zA-Z0-9*+′]$/.test(letter) ? letter : escapeLatex(letter);
  const greek = LETTER_TO_COMMAND.get(font.plain);
  return greek === undefined ? `\\${font.command}{${font.plain}}` : `\\boldsymbol{\\${greek}}`;
}

function escapeLatex(text: string): string {
  return text.replace(/[\\{}]/g, "").replace(/[#$%&_]/g, (character) => `\\${character}`);
}

function stemToLatex(stem: string): string {
  const letters = [...stem];
  const [first = "", second = ""] = letters;
  if (letters.length <= 1) return letterToLatex(first);
  if (letters.length === 2 && (first === "Δ" || first === "∇")) return `\\${LETTER_TO_COMMAND.get(first) ?? ""} ${letterToLatex(second)}`;
  const fonts = letters.map(fontOfLetter);
  const font = fonts[0]?.command;
  if (font !== undefined && fonts.every((each) => each?.command === font && /^[a-zA-Z0-9]$/.test(each.plain))) {
    return `\\${font}{${fonts.map((each) => each?.plain ?? "").join("")}}`;
  }
  return `\\mathrm{${escapeLatex(stem)}}`;
}

function scriptToLatex(text: string): string {
  if (isOneCharacter(text)) {
    const letter = letterToLatex(text);
    return letter.length === 1 ? letter : `{${letter}}`;
  }
  if (LIMIT_WORDS.has(text)) return `{\\${text}}`;
  const inner = text.replace(/[\p{L}]+|[^\p{L}]+/gu, (run) => (isOneCharacter(run) ? letterToLatex(run) : /^\p{L}/u.test(run) ? `\\mathrm{${run}}` : escapeLatex(run)));
  return /^\p{L}/u.test(text) && /[\p{N}]/u.test(text) ? `{\\mathrm{${escapeLatex(text)}}}` : `{${inner}}`;
}

/** The head of a name in LaTeX, accents and primes included, suffixes not. */
function headToLatex(parts: NameParts): string {
  let text = stemToLatex(parts.stem);
  for (const mark of parts.marks) {
    const accent = MARK_TO_ACCENT.get(mark) ?? "hat";
    text = text.length === 1 ? `\\${accent} ${text}` : `\\${accent}{${text}}`;
  }
  return text + "'".repeat(parts.primes);
}

/** A symbol's name in LaTeX: `\hat y`, `\alpha`, `x_0`, `x_{\max}`, `W^{(2)}`, `\mathbf{x}`, `\mathrm{MSE}`. */
export function symbolToLatex(name: string): string {
  const parts = nameParts(name);
  return headToLatex(parts) + parts.suffixes.map((suffix) => suffix.sign + scriptToLatex(suffix.text)).join("");
}

/** A symbol's name in plain text: as it is, with a name superscript in braces (`W^{(2)}`), so that it is not a power. */
export function symbolToText(name: string): string {
  const parts = nameParts(name);
  if (parts.suffixes.length === 0) return name;
  const head = name.slice(0, name.slice(1).search(/[_^]/) + 1);
  return head + parts.suffixes.map(({ sign, text }) => sign + (sign === "^" || !/^[\p{L}\p{N}]+$/u.test(text) || isIndexLetter(text) ? `{${text}}` : text)).join("");
}

/** A symbol's name in one line of Unicode: `ŷ`, `x₀`, `xₘₐₓ`, `W⁽²⁾`. */
export function symbolToUnicode(name: string): string {
  const parts = nameParts(name);
  if (parts.suffixes.length === 0) return name;
  const head = name.slice(0, name.slice(1).search(/[_^]/) + 1);
  return head + parts.suffixes.map(({ sign, text }) => (sign === "_" ? toSubscript(text) : toSuperscript(text)) ?? sign + (sign === "_" && /^[\p{L}\p{N}]+$/u.test(text) ? text : `{${text}}`)).join("");
}

/** `x^{(i)}` with the number of an example above: the name with what is written there, and its other indices; null for an entry of anything else. */
export function exampleName({ base, indices }: IndexNode): { readonly name: string; readonly indices: readonly Node[] } | null {
  const last = indices[indices.length - 1];
  if (!base.name.endsWith("^()") || last === undefined) return null;
  const text = last.kind === "symbol" ? last.name : last.kind === "number" && last.value.denominator === 1n && last.value.numerator >= 0n ? String(last.value.numerator) : null;
  return text === null ? null : { name: `${base.name.slice(0, -1)}${text})`, indices: indices.slice(0, -1) };
}

/**
 * Is it a letter that counts by convention? An index that is one stands bare (`x_i`); any other index is printed in braces (`w_{L}`), because a bare one
 * is part of the name (`w_L`, `x_0`).
 */
export function isIndexLetter(text: string): boolean {
  return /^[ijklmnt]$/.test(text);
}
