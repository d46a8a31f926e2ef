// `readDerivations(text)`: what was understood of a text, before any verdict.

import { definitionsInForce, elaborateDerivation } from "../elaborate/derivation.js";
import { readDraft } from "../elaborate/read-draft.js";
import { CONVENTIONAL } from "../elaborate/reading.js";
import { surveyNames } from "../elaborate/survey.js";
import { createArena } from "../expression/arena.js";
import { printUnicode } from "../notation/unicode.js";
import type { DocumentNotation } from "../syntax/document.js";
import { createPositions } from "../syntax/positions.js";
import { readDocument } from "../syntax/read-document.js";
import { guessNotation } from "./check.js";

export interface ReadOptions {
  readonly notation?: DocumentNotation | undefined;
  readonly path?: string | undefined;
  /** Definitions of LaTeX macros that stand elsewhere: a style file, a preamble. */
  readonly preamble?: string | undefined;
}

export interface ReadLine {
  readonly number: number;
  readonly line: number;
  readonly column: number;
  readonly relation: string | null;
  readonly label: string | null;
  /** As written. */
  readonly text: string;
  /** What it was taken for, in one-line Unicode; null for a statement that is no chain of expressions. */
  readonly reading: string | null;
  readonly role: "given" | "defining" | "step" | "statement";
}

export interface ReadDerivation {
  readonly title: string | null;
  readonly line: number;
  readonly definitions: readonly { readonly name: string; readonly value: string }[];
  readonly assumptions: readonly string[];
  readonly lines: readonly ReadLine[];
}

/** The derivations of a text under the conventional reading. */
export function describeDerivations(text: string, options: ReadOptions): readonly ReadDerivation[] {
  const positions = createPositions(text);
  const draft = readDraft(readDocument(text, options.notation ?? guessNotation(text, options.path), options.preamble ?? ""), text, { assume: [], variable: null });
  const surveyOf = surveyNames(draft);
  return draft.derivations.map((derivation): ReadDerivation => {
    const elaborated = elaborateDerivation(createArena(), draft, derivation, surveyOf(derivation.section), CONVENTIONAL);
    return {
      title: derivation.title,
      line: positions.at(derivation.start).line,
      definitions: [...definitionsInForce(draft, derivation).values()].map(({ name, text: value }) => ({ name, value })),
      assumptions: elaborated.assumptions.filter((assumption) => assumption.use !== "hint").map((assumption) => assumption.text),
      lines: elaborated.lines.map(({ draft: line, located }, number) => ({
        number, ...positions.at(line.source.offsets[line.range.start] ?? 0), relation: line.relation, label: line.label, text: line.source.text.slice(line.range.start, line.range.end),
        reading: located === null ? null : printUnicode(located.node), role: line.role,
      })),
    };
  });
}
