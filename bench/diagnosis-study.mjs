// The study of the diagnosis, alone or as `npm run bench -- --diagnosis`: right derivations are changed, blindly and by the mistakes of the catalogue, and what is said of each is measured. It writes its table
// into the README between its markers, unless it is only a sample.
//
//   node bench/diagnosis-study.mjs [--derivations N] [--edits N] [--right N] [--sample] [--misses FILE]

import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadInternals } from "./diagnosis/internals.mjs";
import { quantile, rightDerivations, studyBlind, studyCatalogue, studyRight } from "./diagnosis/study.mjs";
import { insertSection, machine, milliseconds } from "./results.mjs";

const MARKERS = ["<!-- diagnosis:start -->", "<!-- diagnosis:end -->"];
const DERIVATIONS = 320;
const RIGHT = 10_000;

const percent = (part, whole) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);

function row(name, { asked, found, located, named, fixed, same, alike }) {
  return `| ${[name, String(asked), percent(found, asked), percent(located, asked), percent(named, asked), percent(fixed, asked), percent(same, asked), percent(alike, asked)].join(" | ")} |`;
}

/** The measured numbers as Markdown. */
export function diagnosisSection({ derivations, blind, catalogue, right }) {
  const head = ["changed", "number", "first wrong step", "located", "named", "mended", "the original line", "but for order"];
  const kinds = Object.entries(blind.kinds).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    `Measured by \`npm run bench -- --diagnosis\` on ${machine()}: ${derivations} right derivations, each changed in one step.`,
    [
      `| ${head.join(" | ")} |`, `|${head.map((_, k) => (k === 0 ? " --- |" : " ---: |")).join("")}`,
      row("**blindly, one token**", blind.total), ...kinds.map(([kind, counts]) => row(kind, counts)), row("**a mistake of the catalogue**", catalogue.total),
    ].join("\n"),
    `*Located*: the underlined piece holds the changed one, with the brackets that belong to it, and has at most twice its tokens, multiplication signs not counted; a factor that is put in elsewhere in the same product counts as not located, alternatives do not count; where the corrected line is the original one spelled otherwise, the spot may be read off that spelling. *Mended*: the corrected line is right. *The original line*: it is read as the same tree (of a mistake of the catalogue, as one of the right lines that differ from the wrong one in nothing but the mistaken piece: nothing tells which of them it was made from); *but for order*: the same tree, if terms and factors may change places and numbers be multiplied out. Of ${right.checked} generated right derivations ${right.wrong} were called wrong and ${right.undecided} were not decided. To check a changed document takes ${milliseconds(quantile([...blind.times, ...catalogue.times], 0.5))} of the processor more than the right one in the median, ${milliseconds(quantile([...blind.times, ...catalogue.times], 0.99))} in 99 % of the cases: that is the diagnosis.`,
  ].join("\n\n");
}

/** Runs the whole study. */
export async function studyDiagnosis({ check, derivations: wanted, edits, right: rightWanted, onMiss, say }) {
  const internals = await loadInternals();
  const derivations = rightDerivations(wanted);
  say(`${derivations.length} derivations, blind edits …`);
  const blind = studyBlind({ check, mistakes: internals.stepMistakes, derivations, edits, onMiss });
  say("mistakes of the catalogue …");
  const catalogue = studyCatalogue({ check, internals, derivations, edits, onMiss });
  say("right derivations …");
  const right = studyRight({ check, wanted: rightWanted });
  return { derivations: derivations.length, blind, catalogue, right };
}

/** Runs it with the options of the command line, and writes the section unless it is a sample. */
export async function runDiagnosisStudy(check, args) {
  const { values } = parseArgs({ args, strict: false, options: { derivations: { type: "string" }, edits: { type: "string" }, right: { type: "string" }, sample: { type: "boolean" }, misses: { type: "string" } } });
  const whole = (name, usual) => {
    const value = Number(values[name] ?? usual);
    if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} takes a number, found ${values[name]}`);
    return value;
  };
  const measured = await studyDiagnosis({
    check, derivations: whole("derivations", DERIVATIONS), edits: whole("edits", 1), right: whole("right", RIGHT), say: (text) => process.stderr.write(`${text}\n`),
    onMiss: ({ study, kind, document, step, changed, result, isNamed }) => {
      if (values.misses === undefined) return;
      const { outcome, located, mistake, fix, same, underlined, reason } = result;
      appendFileSync(values.misses, `${JSON.stringify({ study, kind, before: document.text.slice(Math.max(0, step.start - 200), step.start), right: step.text, changed, outcome, located, isNamed, mistake, same, fix, underlined, reason })}\n`);
    },
  });
  const section = diagnosisSection(measured);
  process.stdout.write(`${section}\n`);
  if (values.sample === true) return;
  const readme = fileURLToPath(new URL("../README.md", import.meta.url));
  const text = insertSection(readFileSync(readme, "utf8"), section, MARKERS);
  if (text !== null) writeFileSync(readme, text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { check } = await import("../dist/index.js");
  await runDiagnosisStudy(check, process.argv.slice(2));
}
