// `npm run bench`: measures the judge and its peers in one run and writes what it found to bench/RESULTS.md, bench/scaling.svg and the
// performance section of the README. Options: --pairs N (generated pairs, 20000), --sympy (asks SymPy too), --quick (few pairs and small
// sizes, nothing is written), --first N (numbers of the generated pairs from N on), --findings FILE (all findings, a JSON object a line),
// --library FILE (another build than dist/index.js). With --diagnosis the diagnosis is measured instead (diagnosis-study.mjs), and its section written.

import { spawnSync } from "node:child_process";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { checkArithmetic } from "./evaluate/check.mjs";
import { studyGenerated } from "./generated-study.mjs";
import { studyPairs } from "./pair-study.mjs";
import { scalingPlot } from "./plot.mjs";
import { readingTable, studyReading } from "./reading-cost.mjs";
import { fullReport, insertSection, milliseconds, shortSection } from "./results.mjs";
import { studyScaling } from "./scaling.mjs";
import { studyStart } from "./start-study.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const say = (text) => process.stderr.write(`${text}\n`);

function readOptions() {
  const { values } = parseArgs({
    options: {
      pairs: { type: "string" },
      first: { type: "string", default: "0" },
      sympy: { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
      findings: { type: "string" },
      library: { type: "string" },
    },
  });
  const whole = (name, text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} takes a number, found ${text}`);
    return value;
  };
  return { ...values, pairs: whole("pairs", values.pairs ?? (values.quick ? "1000" : "20000")), first: whole("first", values.first) };
}

/** The address of the library, built if its sources are newer. */
function libraryAddress(path) {
  if (path !== undefined) return pathToFileURL(resolve(path)).href;
  const built = spawnSync(process.execPath, [here("../scripts/build.mjs"), "--if-stale"], { stdio: ["ignore", "inherit", "inherit"] });
  if (built.status !== 0) throw new Error("the library could not be built");
  return new URL("../dist/index.js", import.meta.url).href;
}

async function studyGeneratedPairs(library, options) {
  const falsePairs = [];
  let shown = 0;
  const generated = await studyGenerated({
    library,
    pairs: options.pairs,
    first: options.first,
    onFinding(finding) {
      if (options.findings !== undefined) appendFileSync(options.findings, `${JSON.stringify(finding)}\n`);
      if (!["false", "false witness", "thrown", "broken law"].includes(finding.kind)) return;
      const line = `pair ${finding.number}, ${finding.kind}${finding.truth === undefined ? "" : `, in truth ${finding.truth}`}: \`${finding.a}\` and \`${finding.b}\`, assumed: ${finding.assume?.join(", ") || "nothing"}: ${finding.detail}`;
      falsePairs.push(line);
      say(line);
    },
    onProgress(total) {
      if (total.asked < shown + 5000) return;
      shown = total.asked;
      say(`${total.asked} of ${options.pairs} generated pairs: ${total.falseVerdicts} false, ${total.undecided} undecided`);
    },
  });
  return { generated, falsePairs };
}

if (process.argv.includes("--diagnosis")) {
  const { check } = await import(libraryAddress(undefined));
  const { runDiagnosisStudy } = await import("./diagnosis-study.mjs");
  await runDiagnosisStudy(check, process.argv.slice(2).filter((each) => each !== "--diagnosis"));
  process.exit();
}

const options = readOptions();
const wrongValues = checkArithmetic();
if (wrongValues.length > 0) throw new Error(`the arithmetic of the bench is wrong at ${wrongValues.join(", ")}`);
const library = libraryAddress(options.library);
const { equal, read } = await import(library);

say("labelled pairs …");
const pairs = studyPairs({ equal, withSympy: options.sympy });
say(`median ${milliseconds(pairs.ours.time)}; ${pairs.peers.map(({ name, time }) => `${name} ${milliseconds(time)}`).join("; ")}`);
say("start …");
const start = studyStart(options.quick ? { runs: 5 } : {});
say(start.map(({ name, time, factor }) => `${name}: ${milliseconds(time)}, ${factor.toFixed(2)} × node`).join("; "));
say("growth …");
const scaling = await studyScaling(options.quick ? { sizes: [100, 1000, 10_000] } : {});
say(scaling.map(({ name, slope }) => `${name}: slope ${slope.toFixed(2)}`).join("; "));
say("reading …");
const reading = studyReading(read, options.quick ? { sizes: [50, 200], length: 500_000 } : {});
say(readingTable(reading));
say(`${options.pairs} generated pairs …`);
const { generated, falsePairs } = await studyGeneratedPairs(library, options);

const measured = { pairs, start, scaling, reading, generated, falsePairs };
const section = shortSection(measured);
process.stdout.write(`${section}\n`);
if (!options.quick) {
  writeFileSync(here("RESULTS.md"), fullReport(measured));
  writeFileSync(here("scaling.svg"), scalingPlot(scaling));
  const readme = insertSection(readFileSync(here("../README.md"), "utf8"), section);
  if (readme !== null) writeFileSync(here("../README.md"), readme);
}
if (generated.falseVerdicts + generated.falseWitnesses + generated.thrown + pairs.ours.wrong.length > 0) process.exitCode = 1;
