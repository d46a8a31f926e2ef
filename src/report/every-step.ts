// What `--verbose` adds to the pretty report of a derivation: each line as it was taken, how sure the verdict is, under which conditions, and
// all definitions, assumptions and notes.
import type { Drawing } from "../model/drawing.js";
import type { ClaimReport, DerivationReport, StepReport } from "../model/report.js";
import { drawingRows } from "./drawing.js";
import { cutLine } from "./excerpt.js";
import { field, fields, longestSentence } from "./layout.js";
import type { Layout } from "./layout.js";
import { emptyRow, plain, span, wrap } from "./rows.js";
import type { Row, Style } from "./rows.js";
import { certaintyText, conditionsText } from "./wording.js";
import { clip, oneLine } from "./visible.js";

function mark({ verdict }: StepReport | ClaimReport): { readonly sign: string; readonly style: Style } {
  switch (verdict) {
    case "given":
      return { sign: " ", style: "plain" };
    case "equal":
      return { sign: "✓", style: "right" };
    case "unequal":
      return { sign: "✗", style: "wrong" };
    case "undecided":
      return { sign: "?", style: "doubt" };
    case "unreadable":
      return { sign: "!", style: "doubt" };
  }
}

/** The line in two dimensions where it is taller than a row, else as it was taken on one. */
function formulaRows({ relation, reading, text, drawing }: { readonly relation: string | null; readonly reading: string | null; readonly text: string; readonly drawing: Drawing | null }, width: number): readonly Row[] {
  if (drawing !== null) return drawingRows(drawing, relation, "plain", width);
  const line = `${relation === null ? "" : `${relation} `}${oneLine(reading ?? text)}`;
  return [[plain(cutLine(line, { start: 0, end: line.length }, null, width).text)]];
}

/** Everything known about a derivation, for `--verbose`: each line as it was taken, how sure, under which conditions, and all notes. */
export function everyStep(derivation: DerivationReport, layout: Layout): readonly Row[] {
  const { title, definitions, assumptions, notes } = derivation;
  const drawings = layout.context.drawings.get(derivation);
  const moves = [
    ...derivation.steps.map((step, k) => ({ ...step, name: String(step.number), drawing: drawings?.steps[k]?.written ?? null, said: [step.label === null ? "" : `“${oneLine(step.label)}”`, step.rule ?? ""] })),
    ...derivation.claims.map((claim, k) => ({ ...claim, name: "=", relation: null, drawing: drawings?.claims[k]?.written ?? null, said: ["stated result"] })),
  ];
  const stepRows = moves.flatMap((move): readonly Row[] => {
    const { sign, style } = mark(move);
    const details = [
      `line ${move.line}`,
      ...move.said,
      move.certainty === null ? "" : certaintyText(move.certainty),
      conditionsText(move.conditions),
      move.reason ?? "",
    ].filter((detail) => detail !== "");
    return [
      ...formulaRows(move, layout.width - 8).map((row, k, { length }): Row => (k === (move.drawing?.baseline ?? length - 1) ? [span(style, `  ${sign} `), plain(`${move.name.padStart(2)}  `), ...row] : [plain(" ".repeat(8)), ...row])),
      ...wrap(clip(details.join(" · "), longestSentence), layout.width - 8).map((each) => [span("quiet", `        ${each}`)]),
    ];
  });
  return [
    emptyRow,
    ...(title === null ? [] : field("title", title, layout)),
    ...fields("where", definitions.map(({ name, value, line }) => `${name} = ${value} (line ${line})`), layout),
    ...fields("assumed", assumptions.map(({ text, source, line }) => `${text} (${source}, line ${line})`), layout),
    ...stepRows,
    ...fields("note", notes.map((note) => `${note.kind}, line ${note.line}: ${note.message}`), layout),
  ];
}
