// What reading costs: milliseconds of processor time for a formula, how that grows with the length of a document, and the memory that ten megabytes of Markdown take.
// Nothing is judged. `npm run bench` measures it with the rest; by itself:
//
//   node bench/reading-cost.mjs [--library FILE] [--json FILE]

import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Sections as people write them, numbered so that no two formulas are the same. */
const KINDS = {
  derivatives: (k) => `## Part ${k}\n\nLet $f_{${k}}(x) = x^{${(k % 7) + 2}} \\sin x$. Then, by the product rule,\n\n$$\\begin{aligned} f_{${k}}'(x) &= ${(k % 7) + 2} x^{${(k % 7) + 1}} \\sin x + x^{${(k % 7) + 2}} \\cos x \\\\ &= x^{${(k % 7) + 1}} (${(k % 7) + 2} \\sin x + x \\cos x) \\end{aligned}$$\n\n`,
  sums: (k) => `Summing over $i$ gives\n\n$$ \\sum_{i=1}^{${k + 2}} (a_i + b_i) = \\sum_{i=1}^{${k + 2}} a_i + \\sum_{i=1}^{${k + 2}} b_i $$\n\n`,
  macros: (k) => `${k === 0 ? "\\newcommand{\\half}[1]{\\frac{#1}{2}}\n\n" : ""}We have $$\\half{x} + \\half{x} + ${k} = x + ${k} = ${k} + x$$\n\n`,
  prose: (k) => `Paragraph ${k} has *words*, a [link](https://example.org/${k}), some \`code\` and the letter $x_{${k % 10}}$ in a sentence that goes on for a while before it ends.\n\n`,
};
const formulasIn = (text) => (text.match(/\$\$[^]*?\$\$|\$[^$]+\$/g) ?? []).length;
const textOf = (kind, sections) => Array.from({ length: sections }, (_, k) => KINDS[kind](k)).join("");

/** Processor time of reading a text, the least of three. */
function timeOf(read, text) {
  let least = Infinity;
  for (let round = 0; round < 3; round++) {
    const before = process.cpuUsage();
    read(text, { notation: "markdown" });
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Reads documents of each kind at several lengths, then one of many megabytes. */
export function studyReading(read, { sizes = [250, 500, 1000, 2000], length = 10_000_000 } = {}) {
  const rows = Object.keys(KINDS).map((kind) => {
    timeOf(read, textOf(kind, 50));
    const times = sizes.map((sections) => ({ sections, formulas: formulasIn(textOf(kind, sections)), milliseconds: timeOf(read, textOf(kind, sections)) }));
    // The slope in logarithms: 1 is linear.
    const [first, last] = [times[0], times[times.length - 1]];
    return { kind, millisecondsPerFormula: last.milliseconds / last.formulas, growth: Math.log(last.milliseconds / first.milliseconds) / Math.log(last.sections / first.sections), times };
  });
  let large = "";
  for (let k = 0; large.length < length; k++) large += KINDS.prose(k) + (k % 10 === 0 ? KINDS.derivatives(k) : "");
  const before = process.cpuUsage();
  const { derivations } = read(large, { notation: "markdown" });
  const { user, system } = process.cpuUsage(before);
  return { rows, megabytes: { length: large.length, derivations: derivations.length, seconds: (user + system) / 1e6, peakMegabytes: process.resourceUsage().maxRSS / 1024 } };
}

/** What was measured, as Markdown. */
export function readingTable({ rows, megabytes }) {
  return [
    "| document | formulas | ms a formula | growth |\n| --- | ---: | ---: | ---: |",
    ...rows.map(({ kind, times, millisecondsPerFormula, growth }) => `| ${kind} | ${times.at(-1).formulas} | ${millisecondsPerFormula.toFixed(3)} | n^${growth.toFixed(2)} |`),
    `\n${(megabytes.length / 1e6).toFixed(1)} MB of Markdown, ${megabytes.derivations} derivations: ${megabytes.seconds.toFixed(1)} s of processor time, ${megabytes.peakMegabytes.toFixed(0)} MB at most.`,
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const values = process.argv.slice(2);
  const option = (name, otherwise) => (values.includes(name) ? values[values.indexOf(name) + 1] : otherwise);
  const { read } = await import(pathToFileURL(resolve(option("--library", fileURLToPath(new URL("../dist/index.js", import.meta.url))))).href);
  const study = studyReading(read);
  console.log(readingTable(study));
  if (option("--json", null) !== null) writeFileSync(option("--json", null), JSON.stringify(study, null, 1));
}
