// What a worker of the pool runs: one task after the other, with the library loaded once.
import { check } from "../index.js";
import { checkTask } from "./document.js";
import type { Outcome, Task } from "./task.js";

export default function work(task: Task): Outcome {
  return checkTask(task, { check });
}
