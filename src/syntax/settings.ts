// The instructions a document may give to misstep, and how one is read from a line `key: value` or `key value`. Every notation has its
// own place for them (front matter, leading lines, YAML keys, comments); what the keys are is said here once.

import type { DocumentNote, Range, SettingPart } from "./document.js";
import { plainSource } from "./document.js";

const settingKeys = ["assume", "let", "variable", "expect", "title"] as const;

export type SettingKey = (typeof settingKeys)[number];

/** The setting that a word names, in any case, or null. */
export function settingKeyOf(word: string): SettingKey | null {
  const lower = word.toLowerCase();
  return settingKeys.find((key) => key === lower) ?? null;
}

/** The setting that a word was probably meant to name: one or two letters away, as `asume`. */
export function misspelledSetting(word: string, keys: readonly string[]): string | null {
  const lower = word.toLowerCase();
  if (lower.length < 3 || lower.length > 12) return null;
  return keys.find((key) => key !== lower && editDistance(lower, key) <= (key.length > 4 ? 2 : 1)) ?? null;
}

export function knownSettings(): readonly SettingKey[] {
  return settingKeys;
}

/** Levenshtein's distance (1966), insertions, deletions and replacements. */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

export interface Instructions {
  readonly settings: readonly SettingPart[];
  readonly notes: readonly DocumentNote[];
}

/**
 * The instructions in a comment `misstep: assume x > 0`, one on each line; none in any other comment. `body` is the place of the
 * comment's text without its marks.
 */
export function readInstructions(document: string, body: Range): Instructions {
  const settings: SettingPart[] = [];
  const notes: DocumentNote[] = [];
  const head = /\s*misstep\s*:/iy;
  head.lastIndex = body.start;
  if (!head.test(document) || head.lastIndex > body.end) return { settings, notes };
  const offset = head.lastIndex;
  for (const match of document.slice(offset, body.end).matchAll(/[^\r\n]+/g)) {
    const start = offset + match.index;
    const line = /^([ \t]*)([A-Za-z]+)(?:[ \t]*:)?([ \t]*)(.*?)[ \t]*$/.exec(match[0]);
    if (line === null) {
      if (match[0].trim() !== "") notes.push(unknown(match[0].trim(), { start, end: start + match[0].length }));
      continue;
    }
    const [, indent = "", word = "", , value = ""] = line;
    const range = { start: start + indent.length, end: start + match[0].trimEnd().length };
    const key = word.toLowerCase() === "ignore" ? "ignore" : settingKeyOf(word);
    if (key === null) notes.push(unknown(word, range));
    else settings.push({ kind: "setting", key, value: plainSource(value, range.end - value.length), range });
  }
  return { settings, notes };
}

function unknown(found: string, range: Range): DocumentNote {
  return {
    severity: "warning",
    message: `unknown instruction \`${found}\`; expected one of ${settingKeys.join(", ")}, ignore`,
    range,
  };
}
