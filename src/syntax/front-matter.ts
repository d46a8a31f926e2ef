// Front matter: the YAML between two lines `---` at the top of a Markdown document. What it says to misstep becomes settings; its other
// keys (Quarto and Jekyll have many) are noted and left alone.

import { isMap, isScalar } from "yaml";
import type { DocumentNote, SettingPart } from "./document.js";
import { knownSettings, misspelledSetting, settingKeyOf } from "./settings.js";
import { parseYaml } from "./yaml-source.js";
import { nodeRange, readSetting, type YamlContext } from "./yaml-settings.js";

export interface FrontMatter {
  readonly settings: readonly SettingPart[];
  readonly notes: readonly DocumentNote[];
  /** Where the document goes on. */
  readonly end: number;
}

/** The front matter that begins at `start`, or null where the document has none: then a `---` there is a thematic break. */
export function readFrontMatter(document: string, start: number): FrontMatter | null {
  const opening = /---[ \t]*(?:\r\n|\n|\r)/y;
  opening.lastIndex = start;
  if (!opening.test(document)) return null;
  const inner = opening.lastIndex;
  const closing = /(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/g;
  closing.lastIndex = inner;
  const close = closing.exec(document);
  if (close === null) return null;
  const end = closing.lastIndex;
  const body = document.slice(inner, close.index);
  if (body.trim() === "") return body === "" ? { settings: [], notes: [], end } : null;
  // A first line that is no `key:` is the text of a document that begins with a thematic break.
  if (!/^(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*(?:["']?[\w .-]+["']?[ \t]*:(?:\s|$)|\{)/.test(body.slice(0, 4000))) return null;
  const parsed = parseYaml(document, { start: inner, end: close.index });
  const context: YamlContext = { document, base: inner, notes: [...parsed.notes] };
  const settings: SettingPart[] = [];
  const contents = parsed.documents[0]?.contents ?? null;
  for (const pair of isMap(contents) ? contents.items : []) {
    const name = isScalar(pair.key) ? pair.key.source : "";
    const key = settingKeyOf(name);
    if (key !== null) {
      settings.push(...readSetting(context, key, pair.key, pair.value));
      continue;
    }
    // Macros are looked for in the whole text; see macro-configurations.ts.
    if (/^(?:math|macros|mathjax|katex)$/i.test(name)) continue;
    const meant = misspelledSetting(name, knownSettings());
    const message = `unknown key \`${name.slice(0, 60)}\`${meant === null ? " is not read" : `; did you mean \`${meant}\`?`}`;
    context.notes.push({ severity: meant === null ? "info" : "warning", message, range: nodeRange(context, pair.key) });
  }
  return { settings: inOrder(settings), notes: context.notes, end };
}

function inOrder(settings: readonly SettingPart[]): SettingPart[] {
  return [...settings].sort((a, b) => a.range.start - b.range.start);
}
