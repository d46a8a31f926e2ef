// One derivation on the page: what holds, its lines with their marks, the cards of what is wrong, the notes.
import type { ClaimReport, DerivationReport, StepReport } from "../../model/report.js";
import { aftermath, certaintyText, conditionsText } from "../wording.js";
import { isAccused } from "../accused.js";
import { oneLine } from "../visible.js";
import { cardHtml } from "./card.js";
import { escapeHtml } from "./escape.js";
import { lineHtml } from "./line.js";
import type { Typesetter } from "./line.js";

interface Mark {
  readonly sign: string;
  readonly said: string;
  readonly style: "given" | "right" | "wrong" | "doubt";
}

function markOf(move: StepReport | ClaimReport): Mark {
  switch (move.verdict) {
    case "given":
      return { sign: "", said: "given", style: "given" };
    case "equal":
      return { sign: "✓", said: "right", style: "right" };
    case "unequal":
      return isAccused(move) ? { sign: "✗", said: "wrong", style: "wrong" } : { sign: "↩", said: "right again", style: "right" };
    case "undecided":
      return { sign: "?", said: "undecided", style: "doubt" };
    case "unreadable":
      return { sign: "!", said: "could not be read", style: "doubt" };
  }
}

/** The mark of a whole derivation, for headings and the list. */
export function statusMark({ status }: DerivationReport): { readonly sign: string; readonly style: string } {
  switch (status) {
    case "right":
      return { sign: "✓", style: "right" };
    case "wrong":
      return { sign: "✗", style: "wrong" };
    case "undecided":
      return { sign: "?", style: "doubt" };
    case "unreadable":
      return { sign: "!", style: "doubt" };
  }
}

/** Whether a derivation has a name of its own; else it is called after its place. */
export const isTitled = ({ title }: DerivationReport): boolean => title !== null && oneLine(title) !== "";

/** What a derivation is called. */
export function nameOf(derivation: DerivationReport): string {
  return isTitled(derivation) ? oneLine(derivation.title ?? "") : `${derivation.path}, line ${derivation.line}`;
}

function moveText(move: StepReport | ClaimReport): string {
  const parts = [
    "number" in move ? (move.number === 0 ? "given" : `step ${move.number}`) : "stated result",
    "label" in move && move.label !== null ? `“${oneLine(move.label)}”` : "",
    "rule" in move && move.rule !== null ? move.rule : "",
    move.certainty === null ? "" : certaintyText(move.certainty),
    conditionsText(move.conditions),
    move.reason ?? "",
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function itemHtml(move: StepReport | ClaimReport, index: number, later: readonly string[], typesetter: Typesetter): string {
  const name = "number" in move ? ({ kind: "step", number: move.number } as const) : ({ kind: "claim", index } as const);
  const { sign, said, style } = markOf(move);
  return [
    `<li class="${style}">`,
    sign === "" ? "" : `<span class="sign" aria-hidden="true">${sign}</span>`,
    `<span class="unseen">${said}:</span>`,
    lineHtml(name, move, typesetter),
    `<div class="move">${escapeHtml(moveText(move))}</div>`,
    isAccused(move) ? cardHtml({ name, line: move }, later, typesetter) : "",
    "</li>",
  ].join("\n");
}

/** The section of one derivation. */
export function derivationHtml(derivation: DerivationReport, id: string, typesetter: Typesetter): string {
  const { path, line, definitions, assumptions, steps, claims, notes, expect, asExpected, firstWrongStep } = derivation;
  const { sign, style } = statusMark(derivation);
  const known = [...definitions.map(({ name, value }) => `${name} = ${value}`), ...assumptions.map(({ text, source }) => `${text} (${source === "prose" ? "from the text" : source === "assume" ? "assumed" : "domain"})`)];
  const later = aftermath(steps);
  const list = (items: readonly string[]): string => items.map((item) => `<li>${escapeHtml(item)}</li>`).join("");
  return [
    `<section id="${id}" aria-labelledby="${id}-name">`,
    `<h2 id="${id}-name"><span class="count ${style}" aria-hidden="true">${sign}</span> ${escapeHtml(nameOf(derivation))} <span class="unseen">(${derivation.status})</span></h2>`,
    `<p class="place">${escapeHtml(`${path}:${line}`)}</p>`,
    known.length === 0 ? "" : `<ul class="where">${list(known)}</ul>`,
    `<ol class="steps">`,
    ...steps.map((step, index) => itemHtml(step, index, step.number === firstWrongStep ? later : [], typesetter)),
    ...claims.map((claim, index) => itemHtml(claim, index, [], typesetter)),
    "</ol>",
    expect === null || asExpected === null ? "" : `<p class="quiet">The document expects “${escapeHtml(expect)}”: ${asExpected ? "as expected" : "not as expected"}.</p>`,
    notes.length === 0 ? "" : `<details class="notes"><summary>Notes on the reading (${notes.length})</summary><ul class="where">${list(notes.map(({ line: at, message }) => `line ${at}: ${message}`))}</ul></details>`,
    "</section>",
  ].join("\n");
}
