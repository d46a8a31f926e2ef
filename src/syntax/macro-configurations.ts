// Macros that stand in the configuration of a website or in front matter rather than in TeX: `Macros: { RR: "\\mathbb{R}", norm: ["\\|#1\\|", 1] }` of MathJax, `"\\RR": "\\mathbb{R}"` of KaTeX, and the
// same in YAML (`math:` of MyST, front matter). Only what looks like that is taken; nothing is evaluated.

import type { MacroDefinition } from "./macro-definitions.js";

/** More of them in one text are not taken. */
const MOST = 2_000;
/** Longer bodies are not mathematics. */
const LONGEST = 2_000;

const OPENING = /(?:^|[\s{,"'])["']?(?:[mM]acros|math)["']?\s*:(?:\s*(\{))?/gm;
const STRING = String.raw`"((?:[^"\\\n]|\\.){0,2000})"|'((?:[^'\n]){0,2000})'`;
const ENTRY = new RegExp(String.raw`\s*,?\s*(?:\/\/[^\n]*\s*)*["']?\\{0,2}([a-zA-Z]+)["']?\s*:\s*(?:\[\s*(?:${STRING})\s*,\s*(\d)\s*(?:,\s*(?:${STRING})\s*)?\]|${STRING}|(\\[^\n"']{1,300}))[ \t]*`, "y");

/** The macros that a text configures, in order. Linear in the text. */
export function configuredMacros(text: string): readonly MacroDefinition[] {
  const found: MacroDefinition[] = [];
  if (!/macros|math/i.test(text)) return found;
  for (const opening of text.matchAll(OPENING)) {
    const inBraces = opening[1] !== undefined;
    let at = opening.index + opening[0].length;
    // A YAML mapping is indented; its entries end where the indentation does.
    for (; found.length < MOST; ) {
      if (!inBraces && !/^[ \t]*\r?\n[ \t]+\S/.test(text.slice(at, at + 200))) break;
      ENTRY.lastIndex = at;
      const entry = ENTRY.exec(text);
      if (entry === null) break;
      const [, name = "", listed, listedSingle, parameters, optional, optionalSingle, plain, plainSingle, bare] = entry;
      const double = listed ?? plain;
      const body = double !== undefined ? unescaped(double) : (listedSingle ?? plainSingle ?? bare ?? "").replaceAll(inBraces ? "\\\\" : "\u0000", "\\");
      if (body.length <= LONGEST && body !== `\\${name}`) {
        found.push({ name, parameters: parameters === undefined ? highestParameter(body) : Number(parameters), optional: optional !== undefined ? unescaped(optional) : (optionalSingle ?? null), starred: false, body, range: { start: opening.index, end: ENTRY.lastIndex }, provides: false });
      }
      at = ENTRY.lastIndex;
    }
  }
  return found;
}

/** What a string in double quotes says: `\\mathbb` is `\mathbb`. */
function unescaped(written: string): string {
  return written.replace(/\\(["'\\/])/g, "$1");
}

/** KaTeX takes the number of arguments from the body. */
function highestParameter(body: string): number {
  return Math.max(0, ...[...body.matchAll(/#([1-9])/g)].map((match) => Number(match[1])));
}
