// What stands under a wrong step: first the spot, then the reason in a sentence, then what it should have been, then the proof with a picture. For those who
// want to find it themselves, the same as hints to unfold, one after the other.
import type { LineName } from "../../check/study.js";
import type { ClaimReport, StepReport } from "../../model/report.js";
import { editText, enumerate, witnessText } from "../wording.js";
import { oneLine } from "../visible.js";
import { escapeHtml } from "./escape.js";
import { textHtml } from "./line.js";
import type { Typesetter } from "./line.js";
import { plotSvg } from "./plot-svg.js";

interface Accused {
  readonly name: LineName;
  readonly line: StepReport | ClaimReport;
}

function sidesOf({ name }: Accused): { readonly left: string; readonly right: string } {
  return name.kind === "step" ? { left: "the line before", right: "this line" } : { left: "the given line", right: "the stated result" };
}

/** The value of a quantity at the witness, for the picture. */
function valueAt({ line }: Accused, variable: string): number | null {
  const value = line.witness?.at[variable];
  const match = typeof value === "string" ? /^(-?\d+)(?:\/(\d+))?$/.exec(value) : null;
  return match === null ? null : Number(match[1]) / Number(match[2] ?? "1");
}

function picture(accused: Accused, { study }: Typesetter): string {
  const plot = study()?.plot(accused.name, accused.line.witness, 0) ?? null;
  return plot === null ? "" : (plotSvg(plot, valueAt(accused, plot.variable), sidesOf(accused)) ?? "");
}

function titleOf({ name }: Accused): string {
  return name.kind === "step" ? `Step ${name.number}` : "The stated result";
}

function hints(accused: Accused, reason: string, proof: string, typesetter: Typesetter): string {
  const { line } = accused;
  const { diagnosis } = line;
  if (diagnosis === null) return `<p>${escapeHtml(titleOf(accused))} does not follow from ${escapeHtml(sidesOf(accused).left)}.</p>`;
  const level = (summary: string, content: string): string => `<details><summary>${summary}</summary>${content}</details>`;
  const part = diagnosis.term?.found ?? diagnosis.found;
  return [
    `<p>${escapeHtml(titleOf(accused))} does not follow from ${escapeHtml(sidesOf(accused).left)}.</p>`,
    ...(oneLine(part) === "" ? [] : [level("Which part of it?", textHtml(accused.name, part, typesetter))]),
    ...(diagnosis.rule === null && diagnosis.mistake === null ? [] : [level("Which rule?", `<p>Look at ${diagnosis.rule === null ? "what was done there" : `the ${escapeHtml(diagnosis.rule)}`}${diagnosis.mistake === null ? "" : `: <em>${escapeHtml(diagnosis.mistake.replaceAll("-", " "))}</em>`}.</p>`)]),
    level("Why?", `<p>${escapeHtml(reason)}</p>`),
    ...(diagnosis.fix === null ? [] : [level("The corrected line", textHtml(accused.name, diagnosis.fix, typesetter))]),
    ...(proof === "" ? [] : [level("Proof", `<p>${escapeHtml(proof)}</p>`)]),
  ].join("\n");
}

/** The card of one wrong step or result; `later` tells what became of the steps after it. */
export function cardHtml(accused: Accused, later: readonly string[], typesetter: Typesetter): string {
  const { line, name } = accused;
  const { diagnosis, witness } = line;
  const sides = sidesOf(accused);
  const edit = diagnosis === null ? null : editText(diagnosis);
  const reason = diagnosis?.message ?? `This is not equal to ${sides.left}, and no single change of it that was tried makes it so.`;
  const proof = witness === null ? "" : witnessText(witness, sides);
  const row = (term: string, content: string): string => `<dt>${term}</dt><dd>${content}</dd>`;
  const rows = [
    ...(diagnosis?.fix == null ? [] : [row("instead", textHtml(name, diagnosis.fix, typesetter))]),
    ...(diagnosis === null || diagnosis.alternatives.length === 0 ? [] : [row("or", escapeHtml(enumerate(diagnosis.alternatives)))]),
    ...(proof === "" ? [] : [row("proof", escapeHtml(proof))]),
    ...later.map((sentence) => row("then", escapeHtml(sentence))),
    ...(diagnosis?.mistake == null ? [] : [row("mistake", `<code>${escapeHtml(diagnosis.mistake)}</code>`)]),
  ];
  return [
    '<div class="card">',
    '<div class="answers">',
    `<h3 class="wrong">${escapeHtml(titleOf(accused))} is wrong${edit === null ? "" : `: ${escapeHtml(edit)}`}</h3>`,
    `<p>${escapeHtml(reason)}</p>`,
    rows.length === 0 ? "" : `<dl>${rows.join("")}</dl>`,
    picture(accused, typesetter),
    "</div>",
    `<div class="hints">${hints(accused, reason, proof, typesetter)}</div>`,
    "</div>",
  ].join("\n");
}
