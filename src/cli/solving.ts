// Where both sides of a wrong step agree, found in a worker that is stopped where it takes too long: the solver may not end. It adds to messages; verdicts stay as they are.
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { Report } from "../model/report.js";
import { optionsOf } from "./document.js";
import type { Environment } from "./environment.js";
import type { Task } from "./task.js";

export interface Solving {
  /** The report with what the solver found, or as it was. */
  readonly solve: (task: Task, report: Report) => Promise<Report>;
  readonly close: () => Promise<void>;
}

/** Milliseconds for one document. */
const longest = 10_000;

export function openSolving({ worker, loadLibrary, stderr }: Environment): Solving {
  let pool: Piscina<Task, Report> | null = null;
  const inWorker = async (module: URL, task: Task): Promise<Report> => {
    pool ??= new Piscina<Task, Report>({ filename: fileURLToPath(module), minThreads: 0, maxThreads: 1 });
    return pool.run(task, { name: "solve", signal: AbortSignal.timeout(longest) });
  };
  const here = async (task: Task): Promise<Report> => {
    const { checkAndSolve, loadSolver } = await loadLibrary();
    return checkAndSolve(task.text, await loadSolver(), optionsOf(task));
  };
  return {
    async solve(task, report) {
      if (report.summary.wrong === 0) return report;
      try {
        return await (worker === undefined ? here(task) : inWorker(worker, task));
      } catch {
        stderr.write(`misstep: ${task.path}: where both sides of the wrong steps agree was not found in time\n`);
        return report;
      }
    },
    close: async () => {
      await pool?.destroy();
    },
  };
}
