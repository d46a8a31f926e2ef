// The study of reading: how much of real texts is read and judged. Given folders or files it checks each document through the library
// and asks, for every display formula with two or more `=`, what became of it. The formulas are found here by a scan of their own, so
// that one which the library never saw counts as not read.
//
//   node bench/reading-study.mjs [--library FILE] [--json FILE] [--limit SECONDS] [--sample PERCENT] [--alone] [--read] FOLDER…
//
// --read only reads and judges nothing: what is read counts as undecided, and it takes a fraction of the time.
// The style files, preambles and configurations of macros of a folder are given to the library with each of its documents, as LaTeX and MathJax have them; --alone leaves them out.

import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";

const ENDINGS = new Set([".md", ".qmd", ".tex", ".ipynb", ".rst"]);
const ENVIRONMENTS = "align|aligned|alignat|eqnarray|equation|gather|multline|flalign|displaymath|split|dmath";

// ---- the scan ---------------------------------------------------------------------------------------------------------------

/** The text with everything that a pattern matches replaced by spaces; line breaks stay. */
const blank = (text, pattern) => text.replace(pattern, (match) => match.replace(/[^\n]/g, " "));

/** The lines of a notebook's Markdown cells at their places in its JSON, everything else blank; as notebooks are commonly written, one line each. */
function notebookLines(text) {
  let markdown = false;
  let inSource = false;
  return text.split("\n").map((line) => {
    const type = /^\s*"cell_type":\s*"(\w+)"/.exec(line)?.[1];
    if (type !== undefined) markdown = type === "markdown";
    if (/^\s*"source":\s*\[/.test(line)) inSource = true;
    else if (/^\s*\]/.test(line)) inSource = false;
    else if (inSource && markdown) {
      try {
        return JSON.parse(line.trim().replace(/,$/, "")).replace(/\n$/, "");
      } catch {
        return "";
      }
    }
    return "";
  }).join("\n");
}

/** Where the first `=` of a formula stands that is in no bracket, script or argument; -1 where there is none. */
function topEquals(formula) {
  const content = formula.replace(/\\(?:begin|end)\s*\{[^{}]*\}(?:\{[^{}]*\})?|\\(?:left|right|[bB]igg?[lr]?)(?![a-zA-Z])|\\\\(?:\[[^\]]*\])?|^\\\[|\\\]$/g, (match) => " ".repeat(match.length));
  let depth = 0;
  for (let at = 0; at < content.length; at++) {
    const sign = content[at];
    if (sign === "\\") at += content[at + 1] === "{" || content[at + 1] === "}" ? 0 : 1;
    else if ("([{".includes(sign)) depth += 1;
    else if (")]}".includes(sign)) depth = Math.max(0, depth - 1);
    else if (sign === "=" && depth === 0 && !/[<>!:]/.test(content[at - 1] ?? "")) return at;
  }
  return -1;
}

function visibleText(text, ending) {
  switch (ending) {
    case ".tex":
      return blank(text.replace(/(?<!\\)%.*/g, (match) => " ".repeat(match.length)), /\\begin\{(verbatim|lstlisting|comment|minted)\}[^]*?\\end\{\1\}/g);
    case ".rst":
      return text;
    case ".ipynb":
      return blank(notebookLines(text), /^(`{3,})[^]*?^\1/gm);
    default:
      return blank(blank(text, /<!--[^]*?-->/g), /^(`{3,})(?!\s*\{?math)[^]*?^\s*\1/gm);
  }
}

/** The number of `=` of a formula, but for those in scripts, words and boxes. */
function equalSigns(formula) {
  let rest = formula.replace(/\\(?:text|mbox|label|tag|intertext|textrm|substack)\s*\{[^{}]*\}/g, " ").replace(/\\(?:not\s*=)/g, " ");
  for (let last = ""; last !== rest; ) {
    last = rest;
    rest = rest.replace(/[_^]\s*\{[^{}]*\}/g, " ").replace(/\{([^{}=]*)\}/g, " $1 ");
  }
  return (rest.match(/(?<![<>!:])=/g) ?? []).length;
}

/** Display formulas with two or more `=`, by line. */
function formulasOf(text, ending) {
  const visible = visibleText(text, ending);
  const pattern = ending === ".rst"
    ? /^([ \t]*)\.\. math::[^\n]*(?:\n(?:\1[ \t]+[^\n]*|[ \t]*(?=\n)))*/gm
    : new RegExp(`\\$\\$([^]*?)\\$\\$|(?<!\\\\)\\\\${ending === ".tex" ? "" : "\\\\?"}\\[([^]*?)\\\\${ending === ".tex" ? "" : "\\\\?"}\\]|\\\\begin\\{((?:${ENVIRONMENTS})\\*?)\\}([^]*?)\\\\end\\{\\3\\}|^(\`{3,}|:{3,})\\s*\\{math\\}([^]*?)^\\s*\\5`, "gm");
  const found = [];
  for (const match of visible.matchAll(pattern)) {
    // Drawings and tables in a display are no formulas.
    if (/\\begin\{(?:tikzpicture|tabular|picture)\}|\\tikz(?![a-zA-Z])|\\includegraphics/.test(match[0])) continue;
    if (match[0].length > 20_000 || /\n\s*\n\s*\S[^\n]{0,2000}\n\s*\n/.test(match[0])) continue;
    if (equalSigns(match[0]) < 2) continue;
    const line = visible.slice(0, match.index).split("\n").length;
    found.push({ line, endLine: line + match[0].split("\n").length - 1, source: match[0] });
  }
  return found;
}

// ---- one document -----------------------------------------------------------------------------------------------------------

/** What became of a formula: unreadable > wrong > undecided > right > none (read, without a step: definitions, a system, given equations) > unseen. */
function outcomeOf(formula, report) {
  const within = (item) => item.line >= formula.line && item.line <= formula.endLine;
  const reasons = [];
  const steps = report.derivations.flatMap((derivation) => [...derivation.steps, ...derivation.claims].filter(within));
  for (const derivation of report.derivations) {
    for (const note of derivation.notes) if (note.kind === "unread" && within(note)) reasons.push({ kind: "unreadable", message: note.message });
    for (const step of derivation.steps) {
      if (!within(step)) continue;
      if (step.verdict === "undecided" || step.verdict === "unreadable") reasons.push({ kind: step.verdict, message: step.reason ?? "no reason" });
    }
  }
  for (const note of report.files.flatMap((file) => file.notes)) if (note.kind === "unread" && within(note)) reasons.push({ kind: "unreadable", message: note.message });
  // What the library says of the formula where it stands: an answer to choose from, a condition.
  const isSaid = report.files.some((file) => file.notes.some((note) => note.kind === "info" && /to choose from|is supposed/.test(note.message) && within(note)));
  const verdicts = new Set(steps.map((step) => step.verdict));
  const wrong = steps.filter((step) => step.verdict === "unequal").map(({ line, text, reading, witness, diagnosis }) => ({ line, text, reading, witness, diagnosis: diagnosis?.mistake ?? null, message: diagnosis?.message ?? null }));
  const equal = steps.filter((step) => step.verdict === "equal").length;
  const undecided = steps.filter((step) => step.verdict === "undecided").map(({ line, relation, text, reading, reason }) => ({ line, relation: relation ?? null, text, reading, reason: reason ?? "no reason" }));
  const outcome = reasons.some((reason) => reason.kind === "unreadable") ? "unreadable"
    : wrong.length > 0 ? "wrong"
      : verdicts.has("undecided") ? "undecided"
        : equal > 0 ? "right"
          : steps.length > 0 || isSaid ? "none" : "unseen";
  return { ...formula, outcome, equal, undecided, steps: steps.filter((step) => step.verdict !== "given").length, reasons, wrong };
}

/** What was read as if it had been judged undecided, in the form of a report. */
const unjudged = (read) => (text, options) => {
  const file = read(text, options);
  const verdictOf = (line) => (line.reading === null ? "unreadable" : line.role === "given" || line.role === "defining" ? "given" : "undecided");
  const derivations = file.derivations.map((derivation) => ({
    ...derivation, steps: derivation.lines.map((line) => ({ ...line, verdict: verdictOf(line), reason: line.reading === null ? "a line is not read" : "not asked" })),
    claims: derivation.claims.map((claim) => ({ ...claim, verdict: "undecided" })),
  }));
  return { files: [{ path: file.path, notes: file.notes }], derivations };
};

/** The style files of a folder, and what stands before `\\begin{document}` in its documents. */
function preambleOf(root) {
  if (statSync(root).isFile()) return "";
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.(?:sty|cls|tex|def|html|yml|yaml|js)$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name)).sort();
  return files.map((file) => {
    const text = readFileSync(file, "utf8").replace(/(?<!\\)%.*/g, "");
    if (/\.(?:html|yml|yaml|js)$/.test(file)) return /macros|math/i.test(text) ? readFileSync(file, "utf8") : "";
    if (/\.(?:sty|cls|def)$/.test(file)) return text;
    const body = text.indexOf("\\begin{document}");
    // A file of definitions that others take in.
    return body >= 0 ? text.slice(0, body) : (text.match(/\\(?:re)?newcommand|\\def\\|\\DeclareMathOperator/g) ?? []).length > 10 ? text : "";
  }).join("\n");
}

/**
 * Which of these formulas the library reads at all. Two sides of their own are put in at the first `=` that stands in no bracket: where they are read they make a step. A formula without
 * such a `=` (`P(X = x, Y = y)`) gets an unknown command instead: where it is read there is a note of it.
 */
function seenOf(check, text, formulas, options) {
  const lines = text.split("\n");
  const starts = [];
  for (let k = 0, at = 0; k < lines.length; k++) {
    starts.push(at);
    at += lines[k].length + 1;
  }
  let probed = text;
  for (const formula of [...formulas].sort((a, b) => b.line - a.line)) {
    const first = formula.source.split("\n")[0];
    const from = starts[formula.line - 1] + Math.max(0, lines[formula.line - 1].indexOf(first.trim()));
    const equals = topEquals(formula.source);
    const inside = equals >= 0 ? equals : formula.source.search(/(?<![\\{^_a-zA-Z])=/);
    const at = from + Math.max(inside, 0);
    if (probed[at] !== "=") continue;
    probed = probed.slice(0, at) + (equals >= 0 ? "= 7919 = 7919 + " : "\\unknownprobe = ") + probed.slice(at + 1);
  }
  const report = check(probed, options);
  const places = [
    ...report.derivations.flatMap((derivation) => derivation.steps).filter((step) => step.text.includes("7919")),
    ...[...report.derivations, ...report.files].flatMap((holder) => holder.notes).filter((note) => note.message.includes("unknownprobe")).map((note) => ({ line: note.line, endLine: note.line })),
  ];
  return (formula) => places.some((step) => step.line >= formula.line && step.line <= formula.endLine);
}

function studyDocument(check, path, preamble) {
  const text = readFileSync(path, "utf8");
  const formulas = formulasOf(text, extname(path));
  const options = { path, preamble };
  const start = performance.now();
  const report = check(text, options);
  const time = performance.now() - start;
  const outside = report.derivations.flatMap((derivation) => derivation.steps.filter((step) => step.verdict === "unequal" && !formulas.some((formula) => step.line >= formula.line && step.line <= formula.endLine))
    .map(({ line, text: source, reading, witness, diagnosis }) => ({ line, text: source, reading, witness, diagnosis: diagnosis?.mistake ?? null, message: diagnosis?.message ?? null })));
  const outcomes = formulas.map((formula) => outcomeOf(formula, report));
  const unseen = outcomes.filter((formula) => formula.outcome === "unseen");
  const isSeen = unseen.length === 0 ? () => false : seenOf(check, text, unseen, options);
  return { path, time, length: text.length, derivations: report.derivations.length, formulas: outcomes.map((formula) => (formula.outcome === "unseen" && isSeen(formula) ? { ...formula, outcome: "none" } : formula)), outside };
}

// ---- all documents ----------------------------------------------------------------------------------------------------------

function documentsIn(path) {
  if (statSync(path).isFile()) return ENDINGS.has(extname(path)) ? [path] : [];
  return readdirSync(path, { withFileTypes: true }).filter((entry) => !entry.name.startsWith(".")).sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() || ENDINGS.has(extname(entry.name)) ? documentsIn(join(path, entry.name)) : []));
}

/** The same part of the documents in every run: those whose path has a small hash. */
function isSampled(path, share) {
  let hash = 17;
  for (const character of path) hash = (hash * 31 + character.charCodeAt(0)) % 9973;
  return hash % 100 < share;
}

/** Goes through the documents in a worker; one that takes longer than the limit, or crashes, is named and left. */
async function studyAll(paths, library, limit, preambles, readOnly) {
  const results = [];
  const failures = [];
  let worker = null;
  for (const { path, root } of paths) {
    worker ??= new Worker(fileURLToPath(import.meta.url), { workerData: { library, preambles, readOnly }, resourceLimits: { maxOldGenerationSizeMb: 2048 } });
    const current = worker;
    const answer = await new Promise((settle) => {
      const fail = (error) => done({ failure: `crashed: ${error.message}` });
      const timer = setTimeout(() => done({ failure: `longer than ${limit} s` }), limit * 1000);
      const done = (value) => {
        clearTimeout(timer);
        current.off("message", done);
        current.off("error", fail);
        settle(value);
      };
      current.on("message", done);
      current.on("error", fail);
      current.postMessage({ path, root });
    });
    if (answer.failure === undefined) results.push(answer);
    else {
      failures.push({ path, failure: answer.failure, formulas: formulasOf(readFileSync(path, "utf8"), extname(path)).length });
      if (!answer.failure.startsWith("threw")) {
        await worker.terminate();
        worker = null;
      }
    }
  }
  await worker?.terminate();
  return { results, failures };
}

const percent = (part, whole) => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`);

function tally(formulas) {
  const count = (outcome) => formulas.filter((formula) => formula.outcome === outcome).length;
  return { all: formulas.length, right: count("right"), wrong: count("wrong"), undecided: count("undecided"), none: count("none"), unreadable: count("unreadable"), unseen: count("unseen") };
}

/** The distinct reasons with counts; names and numbers in them are left out. */
function reasonsOf(formulas, kind) {
  const counts = new Map();
  for (const formula of formulas) {
    const seen = new Set(formula.reasons.filter((reason) => reason.kind === kind).map((reason) => (kind === "unreadable" ? reason.message : reason.message.replace(/\d+/g, "N"))));
    for (const message of seen) counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}

function print(roots, study, seconds) {
  const rows = [["source", "formulas", "right", "wrong", "undecided", "no step", "unreadable", "unseen", "read"]];
  const line = (name, formulas) => {
    const sums = tally(formulas);
    rows.push([name, sums.all, sums.right, sums.wrong, sums.undecided, sums.none, sums.unreadable, sums.unseen, percent(sums.all - sums.unreadable - sums.unseen, sums.all)].map(String));
  };
  for (const root of roots) line(root.split("/").at(-1), study.results.filter((result) => result.path.startsWith(root)).flatMap((result) => result.formulas));
  const all = study.results.flatMap((result) => result.formulas);
  line("all", all);
  for (const row of rows) console.log(row.map((cell, k) => (k === 0 ? cell.padEnd(44) : cell.padStart(11))).join(""));
  const time = study.results.reduce((sum, result) => sum + result.time, 0);
  console.log(`\n${study.results.length} documents, ${study.results.reduce((sum, result) => sum + result.derivations, 0)} derivations, ${(time / 1000).toFixed(1)} s of checking (${seconds.toFixed(1)} s in all)`);
  for (const failure of study.failures) console.log(`FAILED ${failure.path}: ${failure.failure} (${failure.formulas} formulas)`);
  for (const kind of ["unreadable", "undecided"]) {
    console.log(`\n${kind}, by formulas:`);
    for (const [message, count] of reasonsOf(all, kind).slice(0, 60)) console.log(`${String(count).padStart(5)}  ${message.slice(0, 160)}`);
  }
  console.log("\nwrong:");
  for (const result of study.results) {
    for (const wrong of [...result.formulas.flatMap((formula) => formula.wrong), ...result.outside]) {
      console.log(`${relative(process.cwd(), result.path)}:${wrong.line}  ${wrong.text.replace(/\s+/g, " ").slice(0, 160)}\n      read as ${String(wrong.reading).slice(0, 200)}; ${JSON.stringify(wrong.witness).slice(0, 240)}; ${wrong.diagnosis ?? ""}`);
    }
  }
}

async function main() {
  const values = process.argv.slice(2);
  const option = (name, otherwise) => {
    const at = values.indexOf(name);
    return at < 0 ? otherwise : values.splice(at, 2)[1];
  };
  const library = resolve(option("--library", fileURLToPath(new URL("../dist/index.js", import.meta.url))));
  const json = option("--json", null);
  const limit = Number(option("--limit", "60"));
  const share = Number(option("--sample", "100"));
  const alone = values.includes("--alone");
  if (alone) values.splice(values.indexOf("--alone"), 1);
  const readOnly = values.includes("--read");
  if (readOnly) values.splice(values.indexOf("--read"), 1);
  const roots = values.map((value) => resolve(value));
  const begin = performance.now();
  const study = await studyAll(roots.flatMap((root) => documentsIn(root).filter((path) => isSampled(relative(root, path), share)).map((path) => ({ path, root }))), library, limit, new Map(roots.map((root) => [root, alone ? "" : preambleOf(root)])), readOnly);
  if (json !== null) writeFileSync(json, JSON.stringify(study, null, 1));
  print(roots, study, (performance.now() - begin) / 1000);
}

if (isMainThread) await main();
else {
  const library = await import(pathToFileURL(workerData.library).href);
  const check = workerData.readOnly ? unjudged(library.read) : library.check;
  parentPort.on("message", ({ path, root }) => {
    try {
      parentPort.postMessage(studyDocument(check, path, workerData.preambles.get(root) ?? ""));
    } catch (error) {
      parentPort.postMessage({ failure: `threw ${error.stack}` });
    }
  });
}
