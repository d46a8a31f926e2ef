// Where a report goes: standard output or a file. It is written in pieces as they come; a file is opened before the work begins, so that a place that
// cannot be written to is told at once.
import { open } from "node:fs/promises";
import type { Output } from "./environment.js";

export interface Destination {
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Standard output, which is waited for when its reader is slow, so that nothing piles up. */
export function toStream(stream: Output): Destination {
  return {
    write: async (text) => {
      if (text !== "" && stream.write(text) === false) await stream.drained?.();
    },
    close: async () => undefined,
  };
}

/** A file, emptied. @throws where it cannot be written. */
export async function toFile(path: string): Promise<Destination> {
  const file = await open(path, "w");
  return {
    write: async (text) => {
      await file.appendFile(text);
    },
    close: () => file.close(),
  };
}
