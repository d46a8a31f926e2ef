// Finds and reads what the user named: files, folders, patterns, standard input and expressions. Each becomes one input, with its text or
// the reason why there is none; nothing named is passed over in silence.
import { open, stat } from "node:fs/promises";
import { posix, resolve, sep } from "node:path";
import type { FileStatus } from "../model/report.js";
import type { Intake } from "./environment.js";

/** A document to check. `path` is what the report calls it. */
export interface ReadInput {
  readonly kind: "text";
  readonly path: string;
  readonly text: string;
  /** Found in a folder or by a pattern, not named. */
  readonly discovered: boolean;
  readonly origin: "file" | "standard-input" | "expression" | "record";
}

/** Something named that gives no document. */
export interface UnreadInput {
  readonly kind: "none";
  readonly path: string;
  readonly status: Exclude<FileStatus, "read">;
  readonly message: string;
  readonly discovered: boolean;
  /** Where in it the reason is, from 1. */
  readonly line?: number;
  readonly column?: number;
}

export type Input = ReadInput | UnreadInput;

/** Endings of the files that a folder is searched for. */
export const documentEndings = ["md", "markdown", "qmd", "tex", "ipynb", "rst", "txt", "yaml", "yml"] as const;

/** Bytes of a document at most. */
export const largest = 16 * 1024 * 1024;

interface File {
  readonly path: string;
  readonly discovered: boolean;
}

/** Something to read: a file, standard input, or an input that is at hand already. */
export type Source = ({ readonly kind: "file" } & File) | { readonly kind: "standard-input" } | { readonly kind: "at-hand"; readonly input: Input };

type Bytes = { readonly kind: "bytes"; readonly bytes: Buffer } | { readonly kind: "too-large" };

async function gather(chunks: AsyncIterable<unknown>): Promise<Bytes> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const part = typeof chunk === "string" ? Buffer.from(chunk) : chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);
    size += part.length;
    if (size > largest) return { kind: "too-large" };
    parts.push(part);
  }
  return { kind: "bytes", bytes: Buffer.concat(parts) };
}

/** The input that bytes make: text in UTF-8, or the reason why they are none. */
function decode(content: Bytes, source: File, origin: ReadInput["origin"]): Input {
  const { path, discovered } = source;
  const none = (status: UnreadInput["status"], message: string): UnreadInput => ({ kind: "none", path, status, message, discovered });
  if (content.kind === "too-large") return none("too-large", `has more than ${largest / 1024 / 1024} MB, which is more than misstep reads`);
  if (content.bytes.includes(0)) return none("binary", "is not a text: it has a byte 0");
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(content.bytes);
  } catch {
    return none("binary", "is not a text in UTF-8");
  }
  return text.trim() === "" ? none("empty", "there is nothing in it") : { kind: "text", path, text, discovered, origin };
}

function reasonOf(problem: unknown): string {
  const code = typeof problem === "object" && problem !== null && "code" in problem ? problem.code : null;
  switch (code) {
    case "ENOENT":
      return "no such file or folder";
    case "EACCES":
    case "EPERM":
      return "no permission to read it";
    case "ELOOP":
      return "its links go round in a circle";
    case "ENAMETOOLONG":
      return "the name is too long";
    default:
      return typeof code === "string" ? `cannot be read (${code})` : "cannot be read";
  }
}

async function readFile(source: File): Promise<Input> {
  try {
    const file = await open(source.path);
    const { size } = await file.stat();
    if (size >= largest) return decode(await gather(file.createReadStream()), source, "file");
    try {
      // A pipe or a device has no size, and more than it says may come.
      return decode({ kind: "bytes", bytes: await file.readFile() }, source, "file");
    } finally {
      await file.close();
    }
  } catch (problem) {
    return { kind: "none", path: source.path, status: "missing", message: reasonOf(problem), discovered: false };
  }
}

const forwardSlashes = (path: string): string => (sep === "\\" ? path.replaceAll("\\", "/") : path);
const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** The documents in a folder and below, in order of their names; without node_modules and folders that start with a dot. */
async function folderDocuments(folder: string): Promise<readonly File[]> {
  const { glob } = await import("tinyglobby");
  const found = await glob(`**/*.{${documentEndings.join(",")}}`, {
    cwd: folder, dot: false, ignore: ["**/node_modules/**"], caseSensitiveMatch: false, followSymbolicLinks: false, expandDirectories: false,
  });
  const base = forwardSlashes(folder);
  return found.map((path) => ({ path: posix.join(base, forwardSlashes(path)), discovered: true })).sort((a, b) => inOrder(a.path, b.path));
}

/** The files of a pattern such as `week*.md`, or null for a name that is no pattern. */
async function patternDocuments(pattern: string): Promise<readonly File[] | null> {
  const { glob, isDynamicPattern } = await import("tinyglobby");
  if (!isDynamicPattern(pattern)) return null;
  const found = await glob(pattern, { dot: false, ignore: ["**/node_modules/**"], followSymbolicLinks: false, expandDirectories: false });
  return found.map((path) => ({ path: forwardSlashes(path), discovered: true })).sort((a, b) => inOrder(a.path, b.path));
}

/** What one argument stands for: files to read, or an input that says why there are none. */
async function expand(argument: string): Promise<{ readonly files: readonly File[] } | { readonly problem: UnreadInput }> {
  const problem = (status: UnreadInput["status"], message: string): { readonly problem: UnreadInput } => ({
    problem: { kind: "none", path: forwardSlashes(argument), status, message, discovered: false },
  });
  try {
    const entry = await stat(argument);
    if (!entry.isDirectory()) return { files: [{ path: forwardSlashes(argument), discovered: false }] };
    const files = await folderDocuments(argument);
    return files.length > 0 ? { files } : problem("no-derivation", `no file in this folder ends in ${documentEndings.map((ending) => `.${ending}`).join(", ")}`);
  } catch (caught) {
    const files = await patternDocuments(argument);
    if (files === null) return problem("missing", reasonOf(caught));
    return files.length > 0 ? { files } : problem("missing", "no file has a name of this pattern");
  }
}

/**
 * What the arguments of a command stand for, in their order, a folder's in the order of its names; a file that comes twice is there once.
 * `-` is standard input. Nothing is read yet.
 */
export async function findSources(paths: readonly string[], expressions: readonly string[]): Promise<readonly Source[]> {
  const sources: Source[] = [];
  const seen = new Set<string>();
  const isNew = (key: string): boolean => !seen.has(key) && seen.add(key).has(key);
  for (const argument of paths) {
    if (argument === "-") {
      if (isNew("-")) sources.push({ kind: "standard-input" });
      continue;
    }
    const expanded = await expand(argument);
    if ("problem" in expanded) sources.push({ kind: "at-hand", input: expanded.problem });
    else for (const file of expanded.files) if (isNew(resolve(file.path))) sources.push({ kind: "file", ...file });
  }
  expressions.forEach((text, index) => {
    const path = index === 0 ? "<expression>" : `<expression ${index + 1}>`;
    const input: Input = text.trim() === "" ? { kind: "none", path, status: "empty", message: "there is nothing in it", discovered: false } : { kind: "text", path, text, discovered: false, origin: "expression" };
    sources.push({ kind: "at-hand", input });
  });
  return sources;
}

/** The document of a source, or the reason why there is none. */
export async function readSource(source: Source, stdin: Intake): Promise<Input> {
  switch (source.kind) {
    case "file":
      return readFile(source);
    case "standard-input":
      return decode(await gather(stdin), { path: "<stdin>", discovered: false }, "standard-input");
    case "at-hand":
      return source.input;
  }
}

/** The inputs that the arguments of a command stand for, all read. */
export async function readInputs(paths: readonly string[], expressions: readonly string[], stdin: Intake): Promise<readonly Input[]> {
  const inputs: Input[] = [];
  for (const source of await findSources(paths, expressions)) inputs.push(await readSource(source, stdin));
  return inputs;
}
