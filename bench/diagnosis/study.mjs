// The mutation study of the diagnosis: right derivations with one step changed, blindly or by a mistake of the catalogue, and what the diagnosis says of each.

import { randomFrom } from "../generate/random.mjs";
import { quantile } from "../statistics.mjs";
import { blindEdits, lettersOf } from "./blind-edits.mjs";
import { catalogueMutants, documentOfMutant } from "./catalogue.mjs";
import { generatedLines, documentOf, rightDerivations } from "./derivations.mjs";
import { judgeMutant, offsetsOf, timed } from "./mutant.mjs";
import { compareTrees, valueTree } from "./truth.mjs";

/** The steps of a right document that can be changed. */
export function stepsOf(check, document) {
  const { report, time } = timed(check, document.text, document.path);
  const at = offsetsOf(document.text);
  const steps = report.derivations.flatMap((derivation, d) =>
    derivation.steps.filter(({ verdict }) => verdict === "equal").map((step) => ({
      derivation: d, number: step.number, start: at(step.line, step.column), end: at(step.endLine, step.endColumn), reading: step.reading, text: step.text,
    })),
  );
  const isRight = report.derivations.length > 0 && report.derivations.every(({ status }) => status === "right");
  const falseWrong = report.derivations.some(({ steps: all }) => all.some(({ verdict }) => verdict === "unequal"));
  return { steps, isRight, falseWrong, time };
}

/** What a blind edit of this kind may rightly be called, besides a mistake that gives the same line. */
const BLIND_NAMES = {
  sign: ["sign-flip"],
  // A digit may stand in an exponent and an exponent hold a sum.
  digit: ["wrong-number", "wrong-exponent"],
  exponent: ["wrong-exponent", "wrong-number"],
  function: ["swapped-function"],
  letter: ["swapped-symbol"],
  factor: ["dropped-factor", "dropped-coefficient"],
  bracket: ["bracket-lost"],
};

function emptyCounts() {
  return { asked: 0, found: 0, located: 0, named: 0, fixed: 0, same: 0, alike: 0, outcomes: {} };
}

function count(counts, result, isNamed) {
  counts.asked += 1;
  counts.outcomes[result.outcome] = (counts.outcomes[result.outcome] ?? 0) + 1;
  if (result.outcome !== "found") return;
  counts.found += 1;
  if (result.located) counts.located += 1;
  if (isNamed) counts.named += 1;
  if (result.fixIsRight) counts.fixed += 1;
  if (result.same) counts.same += 1;
  if (result.alike) counts.alike += 1;
}

/** Blind edits over all derivations, so many of each kind in a derivation. */
export function studyBlind({ check, mistakes, derivations, edits = 2, onMiss = () => undefined }) {
  const made = new Set(mistakes.filter(({ evidence }) => evidence === "made").map(({ name }) => name));
  const total = emptyCounts();
  const kinds = {};
  const dropped = {};
  const times = [];
  derivations.forEach((document, index) => {
    const random = randomFrom(index);
    const { steps, time: usual } = stepsOf(check, document);
    const letters = lettersOf(steps.map(({ text }) => text).join(" "));
    const all = steps.flatMap((step) => blindEdits(step.text, letters, random).map((edit) => ({ ...edit, step })));
    for (const kind of Object.keys(BLIND_NAMES)) {
      let taken = 0;
      for (const edit of random.shuffle(all.filter((each) => each.kind === kind))) {
        if (taken >= edits) break;
        const drop = (why) => {
          dropped[why] = (dropped[why] ?? 0) + 1;
        };
        const [right, changed] = [valueTree(edit.step.text), valueTree(edit.text)];
        if (right === null || changed === null) {
          drop("not of the small grammar");
          continue;
        }
        const truth = compareTrees(right, changed, index);
        if (truth !== "unequal") {
          drop(truth === "equal" ? "still equal" : "no point in common");
          continue;
        }
        taken += 1;
        const result = judgeMutant(check, document, edit.step, edit.text);
        times.push(Math.max(0, result.time - usual));
        const isNamed = result.mistake !== null && result.mistake !== undefined && (BLIND_NAMES[kind].includes(result.mistake) || made.has(result.mistake));
        count(total, result, isNamed);
        kinds[kind] ??= emptyCounts();
        count(kinds[kind], result, isNamed);
        if (result.outcome !== "found" || !result.located || !isNamed || !result.same) onMiss({ study: "blind", kind, document, step: edit.step, changed: edit.text, result, isNamed });
      }
    }
  });
  return { total, kinds, dropped, times };
}

/** Mistakes of the catalogue made on every line, so many of each in a derivation. */
export function studyCatalogue({ check, internals, derivations, edits = 1, onMiss = () => undefined }) {
  const evidence = new Map(internals.stepMistakes.map(({ name, evidence: kind }) => [name, kind]));
  const total = emptyCounts();
  const kinds = {};
  const dropped = {};
  const times = [];
  const drop = (why) => {
    dropped[why] = (dropped[why] ?? 0) + 1;
  };
  derivations.forEach((document, index) => {
    const random = randomFrom(index + 77);
    const taken = {};
    for (const mutant of random.shuffle(catalogueMutants(internals, document))) {
      const { mistake, right, wrong } = mutant;
      if ((taken[mistake] ?? 0) >= edits) continue;
      if (wrong === "0") {
        drop("nothing but 0: an equation to be solved is written so");
        continue;
      }
      const [a, b] = [valueTree(right), valueTree(wrong)];
      if (a === null || b === null) {
        drop("not of the small grammar");
        continue;
      }
      const truth = compareTrees(a, b, index);
      if (truth !== "unequal") {
        drop(truth === "equal" ? "still equal" : "no point in common");
        continue;
      }
      const printed = documentOfMutant(mutant);
      const { steps, isRight, time: usual } = stepsOf(check, printed);
      // The printed line itself, whatever the report counts to the step.
      const start = printed.text.lastIndexOf(right);
      const step = steps[0] === undefined ? undefined : { ...steps[0], start, end: start + right.length, text: right };
      if (!isRight || step === undefined) {
        drop("the printed step is not right");
        continue;
      }
      taken[mistake] = (taken[mistake] ?? 0) + 1;
      const result = judgeMutant(check, printed, step, wrong, othersOf(check, mutant));
      times.push(Math.max(0, result.time - usual));
      // Another mistake that is made on the line before gives the same line: that is what the library proves before it names it.
      const isNamed = result.mistake === mistake || evidence.get(result.mistake) === "made";
      count(total, result, isNamed);
      kinds[mistake] ??= emptyCounts();
      count(kinds[mistake], result, isNamed);
      if (result.outcome !== "found" || !result.located || !isNamed || !result.same) onMiss({ study: "catalogue", kind: mistake, document: printed, step, changed: wrong, result, isNamed });
    }
  });
  return { total, kinds, dropped, times };
}

/** The other right lines that the mutant may have been made from, as they are read. */
function othersOf(check, { before, others }) {
  return others.flatMap((right) => {
    const { steps, isRight } = stepsOf(check, documentOfMutant({ before, right }));
    return isRight && steps.length === 1 ? [{ text: right, reading: steps[0].reading }] : [];
  });
}

/** Generated right derivations, none of which may be called wrong. */
export function studyRight({ check, wanted }) {
  let [checked, wrong, undecided] = [0, 0, 0];
  for (let seed = 100_000; checked < wanted; seed++) {
    const lines = generatedLines(seed);
    if (lines === null) continue;
    checked += 1;
    const document = documentOf(lines);
    const { isRight, falseWrong } = stepsOf(check, document);
    if (falseWrong) wrong += 1;
    else if (!isRight) undecided += 1;
  }
  return { checked, wrong, undecided };
}

export { rightDerivations, quantile };
