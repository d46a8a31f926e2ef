// A pool of workers on all cores, for many documents. A worker that dies costs at most the document that killed it.
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import type { Checker } from "./checker.js";
import { failed } from "./document.js";
import type { Outcome, Task } from "./task.js";
import { problemText } from "./environment.js";

/**
 * Checks in `workers` threads that run the module `worker`. A thread that dies, by lack of memory for instance, is replaced; its task is given to another
 * one once, and fails by itself if that dies as well.
 */
export function checkInWorkers(worker: URL, workers: number): Checker {
  let pool: Piscina<Task, Outcome> | null = null;
  const open = (): Piscina<Task, Outcome> => new Piscina<Task, Outcome>({ filename: fileURLToPath(worker), minThreads: 1, maxThreads: workers, concurrentTasksPerWorker: 1, idleTimeout: 10_000 });
  const once = (task: Task): Promise<Outcome> => (pool ??= open()).run(task);
  return {
    check: async (task) => {
      try {
        return await once(task);
      } catch {
        try {
          return await once(task);
        } catch (problem) {
          return failed(task.path, new Error(`the worker that checked it ended twice (${problemText(problem)})`));
        }
      }
    },
    width: 4 * workers,
    close: async () => {
      await pool?.destroy();
    },
  };
}

/** The number of workers: as many as asked for, or as there are cores. */
export function workersFor(asked: number | undefined): number {
  return asked ?? availableParallelism();
}
