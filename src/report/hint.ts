// Hints for a student who wants to find the mistake: 1 says which step, 2 which part of it, 3 which rule is at work there, 4 the corrected line. A higher level says what
// the lower ones say too. A pure view of the report, so that every surface gives the same hints.
import type { ClaimReport, DerivationReport, Diagnosis, StepReport } from "../model/report.js";
import { formatOf } from "./format.js";
import type { Format } from "./format.js";
import { hintLevels } from "./hint-level.js";
import type { HintLevel } from "./hint-level.js";
import { field } from "./layout.js";
import type { Layout } from "./layout.js";
import { isFileProblem } from "./merge.js";
import { emptyRow, paint, plain, span } from "./rows.js";
import type { Row } from "./rows.js";
import { statementOf } from "./rule-statements.js";
import { clip, oneLine } from "./visible.js";

/** Characters of the author's text that are quoted. */
const longestQuote = 120;

/** What a hint is about: the first wrong step of a derivation, or where none is wrong a wrong stated result. */
export interface HintSubject {
  readonly name: string;
  readonly move: StepReport | ClaimReport;
  readonly relation: string | null;
}

/** The move that the hints of a derivation are about; null where nothing is wrong. */
export function hintSubject({ steps, claims }: DerivationReport): HintSubject | null {
  const step = steps.find(({ verdict }) => verdict === "unequal");
  if (step !== undefined) return { name: `step ${step.number}`, move: step, relation: step.relation };
  const claim = claims.find(({ verdict }) => verdict === "unequal");
  return claim === undefined ? null : { name: "the stated result", move: claim, relation: null };
}

const quoted = (text: string): string => `\`${clip(oneLine(text), longestQuote)}\``;

function partHint(diagnosis: Diagnosis | null, whole: string): string {
  if (diagnosis === null) return "No part of it could be singled out: compare the whole line with the one before.";
  const { found, term } = diagnosis;
  const part = term !== null && term.found.trim() !== "" ? term.found : found;
  if (part.trim() === "") return `Something is missing in it, at column ${diagnosis.column} of line ${diagnosis.line}.`;
  if (oneLine(part) === oneLine(whole)) return "No smaller part of it could be singled out: compare the whole line with the one before.";
  return `Look at this part of it: ${quoted(part)}, at column ${(term ?? diagnosis).column} of line ${(term ?? diagnosis).line}.`;
}

function ruleHint(diagnosis: Diagnosis | null, rule: string | null): string {
  const used = diagnosis?.rule ?? rule;
  if (used === null) return "Do this part once more by itself, step by step, and compare.";
  if (used === "algebra") return "No derivative is taken here: it is the algebra that is not right. Put numbers for the letters into both lines.";
  const statement = statementOf(used);
  return `It is the ${used} that is at work here${statement === null ? "" : `: ${statement}`}.`;
}

function lineHint(diagnosis: Diagnosis | null, relation: string | null): string {
  if (diagnosis === null) return "No corrected line was found.";
  if (diagnosis.fix === null) return `${diagnosis.message} No corrected line was found.`;
  const fix = oneLine(diagnosis.fix);
  return `${diagnosis.message} The line should be: ${relation === null || fix.startsWith(relation) ? "" : `${relation} `}${fix}`;
}

/** The hint of one level about a wrong move, as a sentence or two. */
export function hintText({ name, move, relation }: HintSubject, level: HintLevel): string {
  const { diagnosis } = move;
  const against = relation === null && name === "the stated result" ? "what the derivation starts from" : "the line before it";
  switch (level) {
    case 1:
      return `${name.charAt(0).toUpperCase()}${name.slice(1)}, in line ${move.line}, does not follow from ${against}.`;
    case 2:
      return partHint(diagnosis, move.text);
    case 3:
      return ruleHint(diagnosis, "rule" in move ? move.rule : null);
    case 4:
      return lineHint(diagnosis, relation);
  }
}

function derivationRows(derivation: DerivationReport, level: HintLevel, layout: Layout): readonly Row[] {
  const { path, line, status } = derivation;
  const subject = hintSubject(derivation);
  const place = `${path}:${line}`;
  if (subject === null) {
    const text = status === "right" ? "every step is right" : "nothing was found wrong, but not every step could be decided";
    return [[span(status === "right" ? "right" : "doubt", status === "right" ? "✓ " : "? "), span("place", place), plain(`  ${text}`)]];
  }
  return [
    [span("wrong", "✗ "), span("place", place), plain(derivation.title === null ? "" : `  ${oneLine(clip(derivation.title, longestQuote))}`)],
    ...hintLevels.filter((each) => each <= level).flatMap((each) => field(`hint ${each}`, hintText(subject, each), layout)),
  ];
}

/** The format of hints up to a level. */
export function hintFormat(level: HintLevel): Format {
  return formatOf("hint", ({ colour }) => {
    /** How many rows the derivation before had. */
    let last: number | null = null;
    let more = false;
    return {
      kind: "running",
      document(report, context) {
        const layout: Layout = { context, width: Math.max(40, Math.min(100, context.width)) };
        const problems = report.files.filter((file) => isFileProblem(file, context.discovered)).map((file): Row => [span("doubt", "! "), span("place", file.path), plain(`  ${oneLine(file.notes[0]?.message ?? file.status)}`)]);
        more ||= level < 4 && report.derivations.some((derivation) => hintSubject(derivation) !== null);
        const rows = report.derivations.flatMap((derivation) => {
          const block = derivationRows(derivation, level, layout);
          const apart = last !== null && (block.length > 1 || last > 1);
          last = block.length;
          return apart ? [emptyRow, ...block] : block;
        });
        return paint([...problems, ...rows], context.colour);
      },
      end: () => (more ? paint([emptyRow, [span("quiet", `--hint ${level + 1} says more`)]], colour) : ""),
    };
  });
}
