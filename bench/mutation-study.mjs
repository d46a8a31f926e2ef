// The other direction of the reading study: right steps of real texts with one token changed. How many are called wrong, and behind which doubts do the others hide?
//
//   node bench/mutation-study.mjs [--library FILE] [--documents N] [--each N] FOLDER…
//
// Takes N documents of at most 20,000 characters from each folder and up to --each right steps of each document; changes a sign, a number or a function in one of them
// and checks the document once more. No text is kept.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ENDINGS = new Set([".md", ".qmd", ".tex", ".rst"]);
const LONGEST = 20_000;

const documentsIn = (path) => (statSync(path).isFile()
  ? (ENDINGS.has(extname(path)) && statSync(path).size <= LONGEST ? [path] : [])
  : readdirSync(path, { withFileTypes: true }).filter((entry) => !entry.name.startsWith(".")).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => documentsIn(join(path, entry.name))));

/** The changes of one token that a text allows. */
function mutantsOf(text) {
  const found = [];
  for (const match of text.matchAll(/(?<![\^_{\w])[+-](?=\s*[\w\\({])/g)) found.push({ kind: "sign", at: match.index, length: 1, by: match[0] === "+" ? "-" : "+" });
  for (const match of text.matchAll(/(?<![\d._])\d(?![\d.])/g)) {
    const isExponent = /\^\{?$/.test(text.slice(0, match.index));
    found.push({ kind: isExponent ? "exponent" : "number", at: match.index, length: 1, by: match[0] === "9" ? "7" : String(Number(match[0]) + 1) });
  }
  for (const match of text.matchAll(/\\(sin|cos)(?![a-zA-Z])/g)) found.push({ kind: "function", at: match.index, length: match[0].length, by: match[1] === "sin" ? "\\cos" : "\\sin" });
  return found;
}

function offsetOf(text, line, column) {
  let at = 0;
  for (let k = 1; k < line; k++) at = text.indexOf("\n", at) + 1;
  return at + column - 1;
}

const values = process.argv.slice(2);
const option = (name, otherwise) => {
  const at = values.indexOf(name);
  return at < 0 ? otherwise : values.splice(at, 2)[1];
};
const { check } = await import(pathToFileURL(resolve(option("--library", fileURLToPath(new URL("../dist/index.js", import.meta.url))))).href);
const documents = Number(option("--documents", "20"));
const each = Number(option("--each", "3"));

const outcomes = new Map();
const reasons = new Map();
const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
for (const root of values) {
  const all = documentsIn(resolve(root));
  const stride = Math.max(1, Math.floor(all.length / documents));
  for (const path of all.filter((_, k) => k % stride === 0).slice(0, documents)) {
    const text = readFileSync(path, "utf8");
    const steps = check(text, { path }).derivations.flatMap(({ steps: own }) => own.filter((step) => step.verdict === "equal" && step.relation === "="));
    const candidates = steps.map((step) => ({ step, start: offsetOf(text, step.line, step.column) })).filter(({ step, start }) => text.slice(start, start + step.text.length) === step.text && mutantsOf(step.text).length > 0);
    const pick = Math.max(1, Math.floor(candidates.length / each));
    for (const { step, start } of candidates.filter((_, k) => k % pick === 0).slice(0, each)) {
      const mutants = mutantsOf(step.text);
      const mutant = mutants[(start * 7 + step.text.length) % mutants.length];
      const at = start + mutant.at;
      const changed = text.slice(0, at) + mutant.by + text.slice(at + mutant.length);
      const again = check(changed, { path }).derivations.flatMap(({ steps: own }) => own).find((other) => other.line === step.line && other.column === step.column);
      const verdict = again?.verdict ?? "no step any more";
      add(outcomes, `${mutant.kind}: ${verdict}`);
      add(outcomes, `all: ${verdict}`);
      if (verdict === "undecided") add(reasons, (again.reason ?? "").replace(/\(not equal by itself.*/s, "").replace(/`[^`]*`/g, "`…`").replace(/\d+/g, "N").slice(0, 110));
      if (verdict === "equal") console.log(`still equal: ${path}:${step.line}  ${step.text.replace(/\s+/g, " ").slice(0, 100)}  (${mutant.kind} at ${mutant.at}: ${mutant.by})`);
    }
  }
}
console.log("");
for (const [key, count] of [...outcomes].sort()) console.log(`${String(count).padStart(5)}  ${key}`);
console.log("\nwhy undecided:");
for (const [key, count] of [...reasons].sort((a, b) => b[1] - a[1])) console.log(`${String(count).padStart(5)}  ${key}`);
