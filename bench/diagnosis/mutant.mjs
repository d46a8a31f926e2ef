// One mutant: a right derivation with the text of one step changed. Checks it and holds what is said against what was done.

import { differingSpots, isLocated } from "./spots.mjs";

/** Offsets of lines, for places of a report. */
export function offsetsOf(text) {
  const starts = [0];
  for (let k = 0; k < text.length; k++) if (text[k] === "\n") starts.push(k + 1);
  return (line, column) => starts[line - 1] + column - 1;
}

const normalized = (text) => text.replaceAll(/\s+/g, " ");

/**
 * What became of the mutant. `step` is `{ derivation, number, start, end, reading, text }` of the right document, `changed` the new text of the step, `original` what should stand there (the step's own text, where that was
 * not replaced too).
 */
export function judgeMutant(check, document, step, changed, original = { text: step.text, reading: step.reading }) {
  const text = document.text.slice(0, step.start) + changed + document.text.slice(step.end);
  const begin = performance.now();
  const report = check(text, { path: document.path });
  const time = performance.now() - begin;
  const derivation = report.derivations[step.derivation];
  const found = derivation?.steps.find(({ number }) => number === step.number);
  if (derivation === undefined || found === undefined) return { outcome: "lost", time };
  const earlier = report.derivations.slice(0, step.derivation + 1).flatMap(({ steps }, k) => steps.filter(({ number }) => k < step.derivation || number < step.number)).some(({ verdict }) => verdict === "unequal");
  if (earlier) return { outcome: "earlier", time, found };
  if (found.verdict !== "unequal") return { outcome: found.verdict, time, found, reason: found.reason };
  const { diagnosis } = found;
  if (diagnosis === null) return { outcome: "found", time, found, located: false, mistake: null, fixed: false, same: false };
  const at = offsetsOf(text);
  const underlined = { start: at(diagnosis.line, diagnosis.column) - step.start, end: at(diagnosis.endLine, diagnosis.endColumn) - step.start };
  const located = isLocated(changed, underlined, differingSpots(original.text, changed));
  const fix = diagnosis.fix;
  let readingOfFix = null;
  let fixIsRight = false;
  if (fix !== null) {
    const again = check(document.text.slice(0, step.start) + fix + document.text.slice(step.end), { path: document.path }).derivations[step.derivation]?.steps.find(({ number }) => number === step.number);
    readingOfFix = again?.reading ?? null;
    fixIsRight = again?.verdict === "equal";
  }
  const same = readingOfFix !== null && readingOfFix === original.reading;
  return { outcome: "found", time, found, located, mistake: diagnosis.mistake, fix, fixIsRight, same, isSameText: fix !== null && normalized(fix) === normalized(original.text), underlined, readingOfFix };
}
