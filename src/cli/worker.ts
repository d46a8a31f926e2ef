// What a worker of the pool runs: one task after the other, with the library loaded once.
import { checkAndDraw, checkAndSolve, loadSolver } from "./library.js";
import type { Report } from "./library.js";
import { checkTask, optionsOf } from "./document.js";
import type { Outcome, Task } from "./task.js";

export default function work(task: Task): Outcome {
  return checkTask(task, { checkAndDraw });
}

/** The report of a task with what the solver finds; it may not end, so whoever asks stops it. */
export async function solve(task: Task): Promise<Report> {
  return checkAndSolve(task.text, await loadSolver(), optionsOf(task));
}
