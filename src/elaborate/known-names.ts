// Words that a document uses as one name or spells in its own way, found before anything is parsed: `alpha = 3` in plain text makes alpha a name, and `\ln` beside `\log`
// leaves open what the latter is.

import { functionByText } from "../functions/registry.js";
import type { SourceDocument } from "../syntax/document.js";

/** Words of several letters that plain text uses as one name: declared, assumed or defined; `du = 2x dx` is about differentials. */
export function namesOfDocument(document: SourceDocument, options: { readonly assume: readonly string[]; readonly variable: string | null }): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (word: string | undefined): void => {
    if (word !== undefined && /^\p{L}[\p{L}\p{M}]+$/u.test(word) && functionByText(word) === null) names.add(word.normalize("NFC"));
  };
  if (options.variable !== null) add(options.variable);
  for (const phrase of options.assume) for (const word of phrase.match(/[\p{L}\p{M}]+/gu) ?? []) add(word);
  for (const part of document.parts) {
    if (part.kind === "setting") {
      if (part.key === "variable") add(part.value.text.trim());
      if (part.key === "let") add(/^\s*([\p{L}\p{M}]+)/u.exec(part.value.text)?.[1]);
      if (part.key === "assume") {
        for (const word of part.value.text.match(/[\p{L}\p{M}]+/gu) ?? []) if (!/^(all|variables|is|are|an?|integers?|reals?|positive|and|natural|numbers?|in)$/i.test(word)) add(word);
      }
    } else if (part.kind === "math" && part.notation === "text" && !/^\s*d\p{L}\s*=.*(?<!\p{L})d\p{L}(?!\p{L})/u.test(part.source.text)) add(/^\s*([\p{L}\p{M}]+)\s*(?:\([^()]*\))?\s*:?=(?!=)/u.exec(part.source.text)?.[1]);
  }
  return names;
}

/**
 * The decimals of two digits and more that stand behind a sign of approximation somewhere, as written, and those that a row of a display comes to and a later one goes on from,
 * `x_2 = 1 - \arctan 1.5 = 0.02`, `x_3 = 0.02 - …`: wherever they stand again, they are rounded.
 */
export function roundedDecimals(document: SourceDocument): ReadonlySet<string> {
  const found = new Set<string>();
  for (const part of document.parts) {
    if (part.kind !== "math" || !part.display) continue;
    const rows = part.source.text.split("\\\\");
    rows.forEach((row, k) => {
      const decimal = /=[^=]*[a-zA-Z()][^=]*=[\s&{]*-?\s*(\d*\.\d+)[\s}.,]*$/.exec(row)?.[1];
      if (decimal !== undefined && rows.slice(k + 1).some((later) => later.split(/[^\d.]+/).includes(decimal))) found.add(decimal);
    });
  }
  for (const part of document.parts) if (part.kind === "math") for (const [, decimal] of part.source.text.matchAll(/(?:\\approx|\\doteq|\\simeq|≈)[\s&{]*-?\s*(\d*\.\d{2,})/g)) if (decimal !== undefined) found.add(decimal);
  return found;
}

/** The spellings of logarithms that occur: `ln`, `lg`, `log`. */
export function logarithmSpellings(document: SourceDocument): ReadonlySet<string> {
  const spellings = new Set<string>();
  for (const part of document.parts) {
    if (part.kind === "math") for (const match of part.source.text.matchAll(/(?<![a-zA-Z])(?:ln|lg|log)(?![a-zA-Z])/g)) spellings.add(match[0]);
  }
  return spellings;
}
