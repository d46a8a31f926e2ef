// Puts a changed text in the place of a file: only if the file is still what was read, as a whole or not at all, with its byte order mark and line ends.
import { readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { problemText } from "./environment.js";

const byteOrderMark = "\uFEFF";

export const withoutMark = (text: string): string => (text.startsWith(byteOrderMark) ? text.slice(1) : text);

/** The file as it is now. */
export async function bytesOf(path: string): Promise<{ readonly text: string; readonly mark: string }> {
  const bytes = await readFile(path);
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  return text.startsWith(byteOrderMark) ? { text: text.slice(1), mark: byteOrderMark } : { text, mark: "" };
}

/** Writes `after` where `before` stands. What keeps it from being written, in words; null where it was. */
export async function writeBack(named: string, before: string, after: string): Promise<string | null> {
  let temporary: string | null = null;
  try {
    const path = await realpath(named);
    const { mode } = await stat(path);
    if ((mode & 0o222) === 0) return "the file is read-only; nothing was written";
    const { text, mark } = await bytesOf(path);
    if (text !== withoutMark(before)) return "the file has changed since it was read; nothing was written";
    temporary = join(dirname(path), `.${basename(path)}.misstep-${process.pid}`);
    await writeFile(temporary, mark + withoutMark(after), { mode, flag: "wx" });
    await rename(temporary, path);
    return null;
  } catch (problem) {
    if (temporary !== null) await rm(temporary, { force: true });
    return `it could not be written: ${problemText(problem)}`;
  }
}
