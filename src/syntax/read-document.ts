// The door of this stage: a text and its notation in, the parts of the document out. Each notation has a reader of its own; what no
// reader can take (binary data) is turned away here.

import type { DocumentNotation, SourceDocument } from "./document.js";
import { readLatexDocument } from "./latex-document.js";
import { maskLatex } from "./latex-mask.js";
import { carryOutMacros } from "./macros.js";
import { readMarkdownDocument } from "./markdown.js";
import { readNotebookDocument } from "./notebook-document.js";
import { withProblems } from "./numbered-problems.js";
import { readRestructuredTextDocument } from "./restructured-text-document.js";
import { withStandingFormulas } from "./standing-formulas.js";
import { readTextDocument } from "./text-document.js";
import { readYamlDocument } from "./yaml-document.js";

const notations = new Map<string, DocumentNotation>([
  ["md", "markdown"],
  ["markdown", "markdown"],
  ["qmd", "markdown"],
  ["ipynb", "notebook"],
  ["rst", "restructuredtext"],
  ["tex", "latex"],
  ["txt", "text"],
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["json", "yaml"],
]);

/** The notation that the ending of a path says, or null where it says none. */
export function notationOf(path: string): DocumentNotation | null {
  const ending = /\.([A-Za-z0-9]+)$/.exec(path)?.[1];
  return ending === undefined ? null : (notations.get(ending.toLowerCase()) ?? null);
}

/**
 * Reads a document into prose, mathematics, breaks and settings in its own order, with true offsets. Never throws on any text: what
 * could not be read is a note, and an "error" note means that the document as a whole is not to be trusted. `preamble` holds definitions of
 * macros that stand elsewhere.
 */
export function readDocument(text: string, notation: DocumentNotation, preamble = ""): SourceDocument {
  const nul = text.indexOf("\0");
  if (nul >= 0) {
    const message = "binary data: found a NUL character, expected text";
    return { notation, parts: [], notes: [{ severity: "error", message, range: { start: nul, end: nul + 1 } }] };
  }
  const document = readParts(text, notation, preamble);
  if (notation === "text" || notation === "yaml") return document;
  const parts = withProblems(document.parts);
  // In LaTeX the lines of a paragraph end anywhere.
  return { ...document, parts: notation === "latex" ? parts : withStandingFormulas(parts, text) };
}

function readParts(text: string, notation: DocumentNotation, preamble: string): SourceDocument {
  switch (notation) {
    case "markdown":
      return carryOutMacros(readMarkdownDocument(text), text, preamble);
    case "latex":
      return carryOutMacros(readLatexDocument(text), maskLatex(text, 0).masked, preamble);
    case "notebook":
      return readNotebookDocument(text, preamble);
    case "restructuredtext":
      return carryOutMacros(readRestructuredTextDocument(text), text, preamble);
    case "text":
      return readTextDocument(text);
    case "yaml":
      return readYamlDocument(text);
  }
}
