// One worker of the study of generated pairs: makes the pairs of a range of numbers, asks the library about each, and sends back counts and
// everything that was not as it should be.

import { parentPort, workerData } from "node:worker_threads";
import { checkConditions, checkWitness } from "./verify.mjs";
import { makePair } from "./generate/pair.mjs";
import { randomFrom } from "./generate/random.mjs";
import { symbolsOf, toText } from "./generate/tree.mjs";

const { library } = workerData;
const { equal } = await import(library);

/** Slower than this is worth a line, in milliseconds. */
const SLOW = 20;

function study(index) {
  const pair = makePair(index);
  if (pair.dropped !== undefined) return { kind: "dropped", why: pair.dropped, number: index, laws: pair.laws };
  const [a, b] = [toText(pair.a), toText(pair.b)];
  const begin = performance.now();
  const result = equal(a, b, { assume: pair.assume });
  const time = performance.now() - begin;
  const findings = [];
  const find = (kind, detail) => {
    findings.push({ kind, number: index, truth: pair.truth, a, b, assume: pair.assume, detail, time, how: [...pair.laws, pair.edit ?? ""].join(" ").trim() });
  };
  const names = [...new Set([...symbolsOf(pair.a), ...symbolsOf(pair.b)])].filter((name) => name !== "i");
  if (result.verdict === "undecided") find("undecided", result.reason);
  else if (result.verdict !== pair.truth) find("false", JSON.stringify(result));
  if (result.verdict === "unequal" && pair.truth === "unequal") {
    const checked = result.witness === null ? "none" : checkWitness(pair, result.witness, names);
    if (checked === "false") find("false witness", JSON.stringify(result.witness));
    if (checked === "none") find("no witness", result.reason);
  }
  if (result.verdict === "equal" && pair.truth === "equal") {
    const wrong = checkConditions(pair, result.conditions, randomFrom(index + 1));
    if (wrong !== null) find(`condition ${wrong.kind}`, `${result.conditions.map(({ text }) => text).join(", ")} at ${JSON.stringify(wrong.point)}`);
  }
  if (time > SLOW) find("slow", `${time.toFixed(1)} ms, ${result.verdict}, ${result.certainty?.kind ?? result.reason}`);
  return { kind: pair.truth, verdict: result.verdict, certainty: result.certainty?.kind ?? null, conditional: result.conditions.length > 0, reason: result.reason, time, findings };
}

parentPort.on("message", ({ from, to }) => {
  const studied = [];
  for (let index = from; index < to; index++) {
    try {
      studied.push(study(index));
    } catch (error) {
      const pair = makePair(index);
      studied.push({ kind: "thrown", findings: [{ kind: "thrown", number: index, a: toText(pair.a), b: toText(pair.b), assume: pair.assume, truth: pair.truth, time: 0, detail: String(error?.stack ?? error), how: "" }] });
    }
  }
  parentPort.postMessage({ from, to, studied });
});
