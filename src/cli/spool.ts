// Text that is put aside until what stands before it is known: in memory as long as it is little, and then in a temporary file, so that a run over very many
// documents needs no more memory than one over few.
import { open, rm } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomUUID } from "node:crypto";

/** Characters that are held in memory. */
const heldAtMost = 4 * 1024 * 1024;

export interface Spool {
  readonly add: (text: string) => Promise<void>;
  /** All that was added, in order, piece by piece. */
  readonly texts: () => AsyncGenerator<string>;
  readonly close: () => Promise<void>;
}

/** A file that only this process can name, and that is gone with it. */
async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `misstep-${randomUUID()}.tmp`);
  const file = await open(path, "wx+", 0o600);
  await rm(path, { force: true });
  return file;
}

export function openSpool(most: number = heldAtMost): Spool {
  let held: string[] = [];
  let length = 0;
  let file: FileHandle | null = null;
  const spill = async (): Promise<void> => {
    if (held.length === 0) return;
    file ??= await openNameless();
    const text = held.join("");
    held = [];
    length = 0;
    await file.appendFile(text);
  };
  return {
    async add(text) {
      if (text === "") return;
      held.push(text);
      length += text.length;
      if (length > most) await spill();
    },
    async *texts() {
      if (file !== null) {
        await spill();
        const stored: AsyncIterable<string> = file.createReadStream({ start: 0, encoding: "utf8", autoClose: false });
        yield* stored;
      }
      yield* held;
    },
    close: async () => {
      await file?.close();
    },
  };
}
