// How far a long run is, on one line of standard error that is drawn over and wiped away at the end. On a terminal only, and only after a moment, so that
// short runs show nothing.
import type { Output } from "./environment.js";

export interface Progress {
  readonly step: (wrong: number) => void;
  /** Takes the line away, so that something else can be written. */
  readonly clear: () => void;
}

const quietFor = 800;
const every = 100;
const wipe = "\r\u001b[2K";

/** A line that says "120 of 3000 documents · 4 wrong"; `total` is null where nobody knows. */
export function showProgress(stderr: Output, total: number | null, now: () => number = Date.now): Progress {
  if (stderr.isTTY !== true) return { step: () => undefined, clear: () => undefined };
  const started = now();
  let last = started;
  let done = 0;
  let wrong = 0;
  let drawn = false;
  const clear = (): void => {
    if (drawn) stderr.write(wipe);
    drawn = false;
  };
  return {
    step: (more) => {
      done += 1;
      wrong += more;
      const time = now();
      if (time - started < quietFor || (drawn && time - last < every)) return;
      last = time;
      drawn = true;
      stderr.write(`${wipe}${done}${total === null ? "" : ` of ${total}`} documents${wrong === 0 ? "" : ` · ${wrong} wrong`}`);
    },
    clear,
  };
}
