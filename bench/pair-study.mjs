// The study of pairs.tsv, 62 labelled pairs: what the library says of each and how long it takes, and the same of its peers, in one run.
// Labels: eq (equal where both sides have a value), eqpos (equal on a part of the first side's domain: a condition is due), ne (unequal).

import { readFileSync } from "node:fs";
import { equalBySamples, equalBySimplify } from "./peers/mathjs.mjs";
import { equalBySympy } from "./peers/sympy.mjs";
import { median, timed } from "./statistics.mjs";

const RUNS = 9;
/** Rounds over all pairs before the first is timed: as long as compilers of any judge go on to improve its code. */
const WARM_UP_ROUNDS = 60;
const WORDS = /[a-z]+/g;
const FUNCTIONS = new Set(["sin", "cos", "tan", "exp", "log", "sqrt", "tanh", "cosh", "sinh", "atan", "asin", "asinh", "abs", "pi"]);

function readPairs() {
  const rows = readFileSync(new URL("./pairs.tsv", import.meta.url), "utf8").split("\n").filter((row) => row !== "" && !row.startsWith("#"));
  return rows.map((row) => {
    const [family, a, b, label] = row.split("\t");
    const names = [...new Set(`${a} ${b}`.match(WORDS))].filter((name) => !FUNCTIONS.has(name));
    const positive = label === "eqpos" ? names : names.filter((name) => name === "p");
    return { family, a, b, label, names, assume: positive.filter((name) => name === "p").map((name) => `${name} > 0`), positive };
  });
}

/** What each label allows. */
const expected = (label) => (label === "ne" ? "unequal" : "equal");

/** Answers and median times of one judge over all pairs, warm. */
function measure(pairs, judge) {
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) for (const pair of pairs) judge(pair);
  return pairs.map((pair) => timed(() => judge(pair), RUNS));
}

function tally(pairs, answers) {
  const right = (label) => pairs.filter((pair, k) => pair.label === label && answers[k].result === expected(label)).length;
  const wrong = pairs.filter((pair, k) => ["equal", "unequal"].includes(answers[k].result) && answers[k].result !== expected(pair.label));
  return {
    equalShown: right("eq") + right("eqpos"),
    unequalShown: right("ne"),
    wrong: wrong.map(({ a, b }) => `${a} | ${b}`),
    time: median(answers.map(({ time }) => time)),
  };
}

/** Everything that the pairs tell. `equal` is the library's; SymPy is asked only if wished. */
export function studyPairs({ equal, withSympy }) {
  const pairs = readPairs();
  const verdicts = measure(pairs, ({ a, b, assume }) => equal(a, b, { assume }));
  const ours = verdicts.map(({ result, time }) => ({ result: result.verdict, time }));
  const results = pairs.map((pair, k) => ({ ...pair, ...verdicts[k] }));
  const sympy = withSympy ? equalBySympy(pairs.map(({ a, b, positive }) => [a, b, positive])) : null;
  const peers = [
    { name: "mathjs `simplify(a - b)`", answers: measure(pairs, ({ a, b }) => equalBySimplify(a, b)) },
    { name: "mathjs, ten samples of both sides", answers: measure(pairs, ({ a, b, names, label }) => equalBySamples(a, b, { names, positive: label === "eqpos" })) },
  ];
  if (sympy !== null) {
    peers.push({ name: `SymPy ${sympy.version} \`equals\``, answers: sympy.answers.map(([result, time]) => ({ result, time })) });
  }
  return {
    pairs: pairs.length,
    equalPairs: pairs.filter(({ label }) => label !== "ne").length,
    unequalPairs: pairs.filter(({ label }) => label === "ne").length,
    results,
    identities: results.filter(({ result }) => result.certainty?.kind === "identity").length,
    witnesses: results.filter(({ label, result }) => label === "ne" && result.witness !== null).length,
    conditional: results.filter(({ result }) => result.conditions.length > 0),
    ours: tally(pairs, ours),
    peers: peers.map(({ name, answers }) => ({ name, ...tally(pairs, answers) })),
    sympy: withSympy ? (sympy === null ? "absent" : `${sympy.python}, ${sympy.version}`) : "not asked",
  };
}
