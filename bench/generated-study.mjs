// The study of generated pairs: hands ranges of numbers to workers, one a core, and adds up what they found. The pairs depend on their
// numbers only, so a run of a million begins with the pairs of a run of a thousand.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

const RANGE = 200;

/** Asks the library about generated pairs until so many were asked. `onFinding` is called as they come. */
export async function studyGenerated({ library, pairs, first = 0, workers = availableParallelism(), onFinding, onProgress }) {
  const total = emptyTotal();
  let next = first;
  const pending = new Map();
  let done = first;
  const threads = Array.from({ length: workers }, () => new Worker(new URL("./generated-worker.mjs", import.meta.url), { workerData: { library } }));
  await Promise.all(
    threads.map(
      (thread) =>
        new Promise((resolve, reject) => {
          const give = () => {
            thread.postMessage({ from: next, to: next + RANGE });
            next += RANGE;
          };
          thread.on("error", reject);
          thread.on("message", ({ from, studied }) => {
            pending.set(from, studied);
            // Ranges are counted in order, so that the same ones are counted whatever worker was faster.
            for (let range = pending.get(done); range !== undefined && total.asked < pairs; range = pending.get(done)) {
              pending.delete(done);
              done += RANGE;
              for (const each of range) if (total.asked < pairs) count(total, each, onFinding);
              onProgress?.(total);
            }
            if (total.asked < pairs) give();
            else resolve();
          });
          give();
        }),
    ),
  );
  await Promise.all(threads.map((thread) => thread.terminate()));
  return total;
}

function emptyTotal() {
  return {
    asked: 0, equal: 0, unequal: 0, identity: 0, tested: 0, conditional: 0, undecided: 0, falseVerdicts: 0, thrown: 0, brokenLaws: 0, falseWitnesses: 0, withoutWitness: 0,
    missingConditions: 0, strongConditions: 0, idleConditions: 0, slow: 0, dropped: {}, reasons: {}, times: [],
  };
}

const COUNTERS = {
  undecided: "undecided", false: "falseVerdicts", "false witness": "falseWitnesses", "no witness": "withoutWitness", "condition missing": "missingConditions",
  "condition too strong": "strongConditions", "condition idle": "idleConditions", slow: "slow", thrown: "thrown",
};

function count(total, each, onFinding) {
  if (each.kind === "dropped") {
    total.dropped[each.why] = (total.dropped[each.why] ?? 0) + 1;
    if (each.why === "law") {
      total.brokenLaws += 1;
      onFinding?.({ kind: "broken law", number: each.number, detail: each.laws.join(" ") });
    }
    return;
  }
  total.asked += 1;
  if (each.kind !== "thrown") {
    total[each.kind] += 1;
    if (each.certainty === "identity" || each.certainty === "tested") total[each.certainty] += 1;
    if (each.conditional) total.conditional += 1;
    if (each.verdict === "undecided") total.reasons[generalReason(each.reason)] = (total.reasons[generalReason(each.reason)] ?? 0) + 1;
    total.times.push(each.time);
  }
  for (const finding of each.findings) {
    total[COUNTERS[finding.kind]] += 1;
    onFinding?.(finding);
  }
}

/** The reason without what belongs to one pair only. */
function generalReason(reason) {
  return String(reason).replaceAll(/\d+/g, "…").slice(0, 90);
}
