// A report with the drawings that its text form shows: of each wrong line, and of what it should have been, where that takes more than one row.
import type { DerivationDrawings, Drawing, DrawnRun, Drawn, LineDrawings } from "../model/drawing.js";
import type { ClaimReport, Report, StepReport } from "../model/report.js";
import type { Box, BoxRow } from "../notation/box.js";
import { UNICODE_GLYPHS } from "../notation/glyphs.js";
import { drawFormula } from "../notation/two-dimensional.js";
import { UNICODE_MARK_SIGNS, withMarkRuled } from "../notation/underline.js";
import type { CheckOptions } from "./check.js";
import { studyText } from "./study.js";
import type { DerivationStudy, LineName, Shape } from "./study.js";

/** What is wider is read more easily on one row, cut around its spot; what is taller fills the screen. */
const widest = 400;
const tallest = 16;

const nothing: LineDrawings = { written: null, corrected: null };

function runsOf(row: BoxRow): readonly DrawnRun[] {
  const runs: { text: string; marked: boolean }[] = [];
  for (const { text, marked } of row) {
    const last = runs.at(-1);
    if (last?.marked === marked) last.text += text;
    else runs.push({ text, marked });
  }
  return runs;
}

function drawingOf(shape: Shape | null): Drawing | null {
  if (shape === null) return null;
  const box: Box = drawFormula(shape, UNICODE_GLYPHS);
  if (box.rows.length === 1 || box.rows.length > tallest || box.width > widest) return null;
  const { rows, baseline } = withMarkRuled(box, UNICODE_MARK_SIGNS);
  return { rows: rows.map(runsOf), baseline };
}

function lineDrawings(study: DerivationStudy, name: LineName, line: StepReport | ClaimReport, which: Drawn): LineDrawings {
  if (line.verdict !== "unequal" && which === "wrong") return nothing;
  const fix = line.diagnosis?.fix ?? null;
  // Where something is missing nothing that stands there is wrong; the caret under the author's line shows the place.
  const spot = line.diagnosis?.found === "" ? null : line.diagnosis;
  return { written: drawingOf(study.lineShape(name, spot)), corrected: fix === null ? null : drawingOf(study.textShape(name, fix)) };
}

/** The report of a text, and for each of its derivations the drawings of its lines. */
export function checkAndDraw(text: string, options: CheckOptions, which: Drawn): { readonly report: Report; readonly drawings: readonly DerivationDrawings[] } {
  const { report, derivations } = studyText(text, options);
  const drawings = report.derivations.map(({ steps, claims }, k): DerivationDrawings => {
    const study = derivations[k];
    return {
      steps: steps.map((line) => (study === undefined ? nothing : lineDrawings(study, { kind: "step", number: line.number }, line, which))),
      claims: claims.map((line, index) => (study === undefined ? nothing : lineDrawings(study, { kind: "claim", index }, line, which))),
    };
  });
  return { report, drawings };
}
