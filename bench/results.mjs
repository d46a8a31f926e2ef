// The measured numbers as Markdown: a short section for the README, between its markers, and the whole in RESULTS.md.

import { availableParallelism, cpus, totalmem, type as operatingSystem } from "node:os";
import { readingTable } from "./reading-cost.mjs";
import { startTable } from "./start-study.mjs";
import { quantile } from "./statistics.mjs";

const START = "<!-- bench:start -->";
const END = "<!-- bench:end -->";

const thousands = (value) => value.toLocaleString("en-US");
const share = (part, whole) => `${((100 * part) / whole).toPrecision(2)} %`;

/** Milliseconds with as many digits as mean something. */
export function milliseconds(value) {
  if (value >= 1000) return `${(value / 1000).toPrecision(2)} s`;
  return value >= 10 ? `${value.toFixed(0)} ms` : `${value.toPrecision(2)} ms`;
}

export function machine() {
  const [processor] = cpus();
  return `${processor?.model.trim() ?? "unknown processor"}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${operatingSystem()}, Node ${process.version}`;
}

const table = (rows) => {
  const [head, ...body] = rows.map((cells) => `| ${cells.join(" | ")} |`);
  return [head, `|${rows[0].map((_cell, k) => (k === 0 ? " --- |" : " ---: |")).join("")}`, ...body].join("\n");
};

/** A ratio with two digits that mean something, without an exponent. */
const ratio = (value) => (value >= 10 ? value.toFixed(0) : value.toPrecision(2));

function pairsTable(study) {
  const row = (name, { equalShown, unequalShown, wrong, time }, compared) => [
    name, `${equalShown} of ${study.equalPairs}`, `${unequalShown} of ${study.unequalPairs}`, String(wrong.length), milliseconds(time), compared,
  ];
  return table([
    ["judge", "equal pairs", "unequal pairs", "wrong", "median", "by ours"],
    row("**misstep**", study.ours, "1"),
    ...study.peers.map((peer) => row(peer.name, peer, `${ratio(peer.time / study.ours.time)} ×`)),
  ]);
}

function pairsWords(study) {
  const conditions = study.conditional.map(({ a, b, result }) => `\`${a} = ${b}\` if ${result.conditions.map(({ text }) => text).join(" and ")}`);
  return [
    `${study.pairs} labelled pairs (\`bench/pairs.tsv\`), time for a pair including the reading of both sides, warm; of \`simplify\`, an answer other than 0 counts as unequal. misstep shows ${study.identities} of them as identities and ${study.witnesses} unequal with a witness;`,
    `under a condition: ${conditions.join("; ")}.`,
    study.sympy === "absent" ? "SymPy was asked for and is not installed." : study.sympy === "not asked" ? "`npm run bench -- --sympy` asks SymPy too." : "",
  ].join(" ").trim();
}

function generatedWords(study, first) {
  const none = study.falseVerdicts === 0 ? ` (a rate of false verdicts below ${(300 / study.asked).toPrecision(1)} % at 95 % confidence)` : "";
  return [
    `${thousands(study.asked)} generated pairs over all families of functions, up to ${first} deep: ${thousands(study.equal)} rewritten by laws, so that they are equal by construction, and ${thousands(study.unequal)}`,
    `perturbed by one edit and seen to differ with 200 digits by an arithmetic of the bench's own. **${study.falseVerdicts} false ${study.falseVerdicts === 1 ? "verdict" : "verdicts"}**${none}, ${share(study.undecided, study.asked)} undecided;`,
    `median ${milliseconds(quantile(study.times, 0.5))}, 99 % below ${milliseconds(quantile(study.times, 0.99))}, the slowest ${milliseconds(quantile(study.times, 1))}.`,
  ].join(" ");
}

function scalingWords(families) {
  const largest = Math.max(...families.flatMap(({ points }) => points.map(({ nodes }) => nodes)));
  const slopes = families.map(({ name, slope }) => `${slope.toFixed(2)} (${name})`).join(", ");
  return `Slope of the time by the number of nodes, on a log–log fit up to ${thousands(largest)} nodes: ${slopes}; 1 is linear.`;
}

const DEEPEST = 12;

/** The section for the README. */
export function shortSection({ pairs, start, generated, scaling }) {
  return [
    `Measured by \`npm run bench\` on ${machine()}, all in one run.`,
    pairsTable(pairs),
    pairsWords(pairs),
    generatedWords(generated, DEEPEST),
    scalingWords(scaling),
    "![Time of one comparison against the number of nodes](bench/scaling.svg)",
    startTable(start),
    "More in [bench/RESULTS.md](bench/RESULTS.md).",
  ].join("\n\n");
}

const code = (text) => `\`${text.replaceAll("|", "\\|")}\``;

function countsTable(study) {
  return table([
    ["of the generated pairs", "number"],
    ["asked", thousands(study.asked)],
    ["false verdicts", thousands(study.falseVerdicts)],
    ["undecided", thousands(study.undecided)],
    ["shown as identity", thousands(study.identity)],
    ["shown equal, tested", thousands(study.tested)],
    ["equal with a condition", thousands(study.conditional)],
    ["a condition that is due is missing", thousands(study.missingConditions)],
    ["a condition that is too strong", thousands(study.strongConditions)],
    ["an inequality named that was not seen to fail", thousands(study.idleConditions)],
    ["unequal without a witness", thousands(study.withoutWitness)],
    ["a witness that is not true", thousands(study.falseWitnesses)],
    ["slower than 20 ms", thousands(study.slow)],
    ["threw an error", thousands(study.thrown)],
  ]);
}

/** The whole report. */
export function fullReport({ pairs, start, generated, scaling, reading, falsePairs }) {
  const reasons = Object.entries(generated.reasons).sort(([, a], [, b]) => b - a);
  const dropped = Object.entries(generated.dropped).map(([why, number]) => `${why} ${thousands(number)}`);
  const sections = [
    "# Results",
    `Written by \`npm run bench\`. ${machine()}.`,
    "## Labelled pairs",
    pairsTable(pairs),
    pairsWords(pairs),
    ...[{ name: "misstep", ...pairs.ours }, ...pairs.peers].filter(({ wrong }) => wrong.length > 0).map(({ name, wrong }) => `Wrong of ${name}: ${wrong.map(code).join(", ")}.`),
    "## Generated pairs",
    generatedWords(generated, DEEPEST),
    countsTable(generated),
    reasons.length > 0 ? table([["undecided because", "number"], ...reasons.map(([why, number]) => [why.replaceAll("|", "\\|"), thousands(number)])]) : "",
    `Made and not asked: ${dropped.join(", ")}.`,
    falsePairs.length > 0 ? `False verdicts:\n\n${falsePairs.map((pair) => `- ${pair}`).join("\n")}` : "",
    "## Growth",
    scalingWords(scaling),
    ...scaling.map(({ name, points }) =>
      table([[name, "time", "verdict"], ...points.map(({ nodes, time, verdict, certainty }) => [`${thousands(nodes)} nodes`, milliseconds(time), `${verdict}, ${certainty ?? "–"}`])])),
    "![Time of one comparison against the number of nodes](scaling.svg)",
    "## Reading",
    readingTable(reading),
    "## Start",
    startTable(start),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

/** The README with the section between its markers; null where it has none. */
export function insertSection(readme, section, [start, end] = [START, END]) {
  const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
  if (from < 0 || to < from) return null;
  return `${readme.slice(0, from + start.length)}\n${section}\n${readme.slice(to)}`;
}
