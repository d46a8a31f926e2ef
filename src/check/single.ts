// Reads one expression that stands by itself, for the parts of the API that take expressions rather than documents.

import { elaborateExpression } from "../elaborate/expression.js";
import type { DraftDocument, DraftPiece } from "../elaborate/draft.js";
import { readDraft } from "../elaborate/read-draft.js";
import { CONVENTIONAL } from "../elaborate/reading.js";
import { surveyNames, type Survey } from "../elaborate/survey.js";
import { freeIndexOf } from "../elaborate/derivation.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";
import { plainSource } from "../syntax/document.js";
import { parseMath } from "../syntax/math-parser.js";
import type { MathSyntax } from "../syntax/math-tree.js";

export type SingleExpression =
  | { readonly kind: "expression"; readonly node: Node }
  | { readonly kind: "failure"; readonly reason: string; readonly column: number };

/** LaTeX where there is a command, plain text otherwise; braces around scripts are read in both. */
export function notationOfExpression(text: string): "latex" | "text" {
  return /\\[a-zA-Z,;:!{}|%$]/.test(text) ? "latex" : "text";
}

/** What is known of the names of several expressions that belong together. */
export interface ExpressionGroup {
  readonly draft: DraftDocument;
  readonly survey: Survey;
  /** Each text as it was read for the survey. */
  readonly parsed: ReadonlyMap<string, MathSyntax>;
}

function parse(text: string): MathSyntax {
  return parseMath(plainSource(text, 0), { notation: notationOfExpression(text), knownNames: new Set(), environment: null });
}

const draftOf = (assume: readonly string[]): DraftDocument => readDraft({ notation: "text", parts: [], notes: [] }, "", { assume, variable: null });

/** What a document without a word says; most comparisons assume nothing. */
let nothingSaid: DraftDocument | null = null;

/** Surveys expressions and assumptions together, so that a name has one role in all of them. */
export function groupExpressions(texts: readonly string[], assume: readonly string[]): ExpressionGroup {
  const empty = assume.length > 0 ? draftOf(assume) : (nothingSaid ??= draftOf(assume));
  const pieces: DraftPiece[] = [...empty.pieces];
  const spellings = new Set<string>();
  const parsed = new Map<string, MathSyntax>();
  for (const text of texts) {
    const syntax = parsed.get(text) ?? parse(text);
    parsed.set(text, syntax);
    if (text.includes("l")) for (const match of text.matchAll(/(?<![a-zA-Z])(?:ln|lg|log)(?![a-zA-Z])/g)) spellings.add(match[0]);
    for (const row of syntax.rows) {
      for (const statement of row.statements) for (const side of statement.sides) if (side !== null) pieces.push({ syntax: side, section: 0 });
    }
  }
  const draft: DraftDocument = { ...empty, pieces, spellings };
  return { draft, survey: surveyNames(draft)(0), parsed };
}

/** Reads a text as one expression. */
export function readExpression(arena: Arena, text: string, group: ExpressionGroup): SingleExpression {
  const syntax = group.parsed.get(text) ?? parse(text);
  const unread = syntax.notes.find((note) => note.kind === "unread");
  if (unread !== undefined) return { kind: "failure", reason: unread.message, column: unread.range.start + 1 };
  const statements = syntax.rows.flatMap((row) => row.statements);
  const [only] = statements;
  const side = only?.sides[0];
  if (only === undefined || statements.length !== 1 || only.sides.length !== 1 || side === null || side === undefined) {
    if (text.trim() === "") return { kind: "failure", reason: "nothing is written here", column: 1 };
    return { kind: "failure", reason: `found \`${text.trim().slice(0, 40)}\`, expected one expression`, column: 1 };
  }
  const { located } = elaborateExpression(side, { arena, scope: group.survey.scope, reading: CONVENTIONAL, freeIndex: freeIndexOf(side, group.survey.scope), text });
  let opaque: string | null = null;
  someNode(located.node, (node) => {
    if (node.kind === "opaque") opaque = node.what;
    return node.kind === "opaque";
  });
  return opaque === null ? { kind: "expression", node: located.node } : { kind: "failure", reason: opaque, column: side.range.start + 1 };
}
