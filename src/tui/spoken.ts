// The walk for those who hear it: sentences in place of pictures, formulas on one line in letters, no columns, no rulers, nothing that only makes sense to the eye.
import { toAscii } from "../notation/glyphs.js";
import { certaintyText, conditionsText, editText } from "../report/wording.js";
import { sideNames, witnessParts } from "./detail.js";
import type { Scene } from "./frame.js";
import { hintsOf } from "./hint-rows.js";
import { standingOf, type Entry, type Item } from "./items.js";
import { notesOf } from "./detail.js";
import { pageRows } from "./page-rows.js";
import { visibleItems, type State } from "./state.js";
import { onOneLine } from "./text.js";

function nameOf(item: Item): string {
  const place = item.line === null ? item.path : `${item.path}, line ${item.line}`;
  return item.title === null ? place : `${onOneLine(item.title)}, ${place}`;
}

const formulaOf = (entry: Entry): string => onOneLine(entry.report.reading ?? entry.report.text);

function headOf(item: Item, entry: Entry): string {
  const last = item.entries.filter(({ kind }) => kind === "step").length - 1;
  return entry.kind === "claim" ? `The claim, ${standingOf(entry.report.verdict)}.` : `Step ${entry.report.number} of ${last}, ${standingOf(entry.report.verdict)}.`;
}

function reportOf(item: Item, index: number, entry: Entry): readonly string[] {
  const { report } = entry;
  const { diagnosis } = report;
  const edit = diagnosis === null ? null : editText(diagnosis);
  const conditions = conditionsText(report.conditions);
  return [
    ...(edit === null ? [] : [`${edit}.`]),
    ...(diagnosis === null ? [] : [diagnosis.message]),
    ...(report.reason === null ? [] : [`${report.reason}.`]),
    ...(diagnosis?.fix == null ? [] : [`Instead: ${diagnosis.fix}`]),
    ...(report.witness === null ? [] : [`Proof: ${witnessParts(report.witness, sideNames(entry)).join("; ")}.`]),
    ...(report.certainty === null || report.certainty.kind === "witness" ? [] : [`Certainty: ${certaintyText(report.certainty)}.`]),
    ...(conditions === "" ? [] : [`Condition: ${conditions}.`]),
    ...(entry.kind === "step" && entry.report.rule !== null ? [`Rule: ${entry.report.rule}.`] : []),
    ...notesOf(item, index).map((note) => `Note: ${note.message}.`),
  ];
}

function paneOf(item: Item, state: State, scene: Scene, entry: Entry): readonly string[] {
  if (state.edit !== null) {
    const now = scene.preview?.item?.entries[scene.preview.entry];
    const verdict = scene.preview === null || !scene.preview.isCurrent ? "checking" : now === undefined ? "this is no step now" : standingOf(now.report.verdict);
    return [`Editing: ${state.edit.text}`, `Now: ${verdict}.`, ...(state.edit.phase === "asking" ? ["Save it into the file? y or n."] : state.edit.phase === "discarding" ? ["Drop what you typed? y or n."] : ["Enter saves, Escape drops."])];
  }
  switch (state.pane) {
    case "hint":
      return hintsOf(item, state.entry).slice(0, state.hints).map((hint, k) => `Hint ${k + 1}: ${hint}`);
    case "why":
      return pageRows(entry.report.diagnosis?.mistake ?? null, scene.look, 100).map((row) => row.map((span) => span.text).join("").trim()).filter((line) => line !== "");
    case "onward":
      return scene.onward === null ? ["No continuation is known."] : scene.onward.lines.map((line) => `Line ${line.number}${line.isChanged ? ", corrected" : ""}: ${line.text}`);
    case "plot":
    case "report":
      return reportOf(item, state.entry, entry);
  }
}

/** What is to be said of the place the reader is at, a sentence or a formula a line. */
export function spokenLines(state: State, scene: Scene): readonly string[] {
  const visible = visibleItems(state);
  const item = scene.items[state.item];
  const place = `${visible.indexOf(state.item) + 1} of ${visible.length}`;
  const lines = ((): readonly string[] => {
    if (item === undefined) return ["No derivations were found."];
    if (state.screen === "list") return [`Derivation ${place}: ${nameOf(item)}, ${item.status}.`, ...(state.searching ? [`Search: ${state.filter.query}`] : []), "Up and down choose, Enter opens, slash searches, question mark lists the keys, q quits."];
    const entry = item.entries[state.entry];
    if (entry === undefined) return [`Derivation ${place}: ${nameOf(item)}, ${item.status}.`, ...item.notes.map((note) => `Line ${note.line}: ${note.message}`)];
    const before = entry.kind === "step" ? item.entries[state.entry - 1] : item.entries[0];
    return [
      `${headOf(item, entry)} Derivation ${place}: ${nameOf(item)}.`,
      ...(before === undefined || before === entry ? [] : [`From: ${formulaOf(before)}`]),
      `${entry.report.verdict === "given" ? "Given" : "To"}: ${formulaOf(entry)}`,
      ...paneOf(item, state, scene, entry),
    ];
  })();
  return [...lines, ...(state.message === null ? [] : [state.message])].map(toAscii);
}
