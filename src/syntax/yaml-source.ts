// Parses YAML for the readers (whole documents, front matter) behind a guard: what would exhaust the YAML library is refused before it
// sees it, and its errors become located notes that say what to do.

import { Lexer, parseAllDocuments, type Document, type ParsedNode } from "yaml";
import type { DocumentNote, Range } from "./document.js";

/** Deepest nesting of `[` and `{`, and most tokens, that are given to the YAML library. */
const deepest = 100;
const mostTokens = 400_000;

/** The lexer's own marks among its tokens: the start of a document, an error in a flow, the start of a scalar. */
const lexerMarks = new Set(["\x02", "\x18", "\x1f"]);

export interface ParsedYaml {
  readonly documents: readonly Document<ParsedNode>[];
  readonly notes: readonly DocumentNote[];
}

/** The documents of a YAML stream that stands in a text; nodes have offsets from `range.start`, notes from the start of the text. */
export function parseYaml(text: string, range: Range): ParsedYaml {
  const source = text.slice(range.start, range.end);
  const refused = refusal(source);
  if (refused !== null) {
    return { documents: [], notes: [{ severity: "error", message: refused.message, range: shifted(refused.offset, refused.offset + 1, range) }] };
  }
  const parsed = parseAllDocuments(source, { prettyErrors: false, uniqueKeys: false, keepSourceTokens: false });
  const documents = Array.isArray(parsed) ? parsed : [];
  const notes: DocumentNote[] = [];
  for (const document of documents) {
    // A first error explains the rest: after it the library guesses.
    const first = document.errors[0];
    if (first !== undefined) {
      notes.push({ severity: "error", message: explain(source, first.pos[0], first.message), range: shifted(first.pos[0], first.pos[1], range) });
    }
  }
  return { documents, notes };
}

function shifted(start: number, end: number, range: Range): Range {
  const from = Math.min(range.start + start, range.end);
  return { start: from, end: Math.min(Math.max(range.start + end, from), range.end) };
}

function refusal(source: string): { readonly message: string; readonly offset: number } | null {
  let depth = 0;
  let tokens = 0;
  let offset = 0;
  let indentation = 0;
  for (const token of new Lexer().lex(source)) {
    if (token === "[" || token === "{") depth++;
    else if (token === "]" || token === "}") depth--;
    else if (token === "-" || token === "?") indentation++;
    else if (token === "\n" || token === "\r\n") indentation = 0;
    tokens++;
    if (depth > deepest || indentation > deepest) return { message: `YAML nested deeper than ${deepest} levels`, offset };
    if (tokens > mostTokens) return { message: `YAML of more than ${mostTokens} tokens`, offset };
    if (!lexerMarks.has(token)) offset += token.length;
  }
  return null;
}

function explain(source: string, offset: number, message: string): string {
  const lineStart = Math.max(source.lastIndexOf("\n", offset - 1), source.lastIndexOf("\r", offset - 1)) + 1;
  const line = /^[^\r\n]*/.exec(source.slice(lineStart, lineStart + 500))?.[0] ?? "";
  const value = line.replace(/^[\s-]*(?:[A-Za-z]+:\s+)?/, "").trim();
  const found = value === "" ? "the end of the line" : `\`${value.length > 60 ? `${value.slice(0, 60)}…` : value}\``;
  const mathematical = /^[|>[{*&!%@`"'?]|:\s|:$/.test(value);
  return `YAML: ${message.replace(/\s*\.?$/, "")}; found ${found}${mathematical ? `, expected a text: quote it, \`'${value.slice(0, 60).replaceAll("'", "''")}'\`` : ""}`;
}
