// The open table of output formats. A format is one file that exports a `Format`; it is named here, and the command line, the help and the
// tests know it from then on. Formats are loaded when asked for, so that none costs the others a start.
import type { Format } from "./format.js";

const formats = new Map<string, () => Promise<Format>>([
  ["pretty", async () => (await import("./pretty.js")).pretty],
  ["json", async () => (await import("./json.js")).json],
  ["jsonl", async () => (await import("./jsonl.js")).jsonl],
  ["html", async () => (await import("./html.js")).html],
  ["junit", async () => (await import("./junit.js")).junit],
  ["sarif", async () => (await import("./sarif.js")).sarif],
  ["github", async () => (await import("./github.js")).github],
]);

export const formatNames: readonly string[] = [...formats.keys()];

/** The format of a name of `formatNames`, or undefined for any other. */
export async function loadFormat(name: string): Promise<Format | undefined> {
  return formats.get(name)?.();
}
