// Who checks: this process, or a pool of workers (`worker-pool.ts`) where there are many documents. Both give the same outcome for the same task.
import { checkTask } from "./document.js";
import type { Outcome, Task } from "./task.js";
import type { Library } from "./environment.js";

export interface Checker {
  readonly check: (task: Task) => Promise<Outcome>;
  /** How many tasks to hand over at once, so that nobody waits. */
  readonly width: number;
  readonly close: () => Promise<void>;
}

/** Documents from which on workers are worth their start. */
export const worthWorkers = 24;

/** Checks in this process; the library is loaded when the first task comes. */
export function checkHere(loadLibrary: () => Promise<Library>): Checker {
  let library: Promise<Library> | null = null;
  return {
    check: async (task) => checkTask(task, await (library ??= loadLibrary())),
    width: 4,
    close: async () => undefined,
  };
}
