// Links of places to files, for terminals that know them (OSC 8). The address is that of the file with the line as its fragment.
import { hostname } from "node:os";
import { pathToFileURL } from "node:url";
import type { Environment } from "./environment.js";

/** The address of a line of a file, or null for what is no file. */
export function addressOf(path: string, line: number): string | null {
  if (path.startsWith("<")) return null;
  const address = pathToFileURL(path);
  address.host = "";
  return `file://${hostname()}${address.pathname}#${line}`;
}

/** Whether the terminal behind standard output knows links. FORCE_HYPERLINK says it for it, NO_COLOR says no. */
export async function linksFor({ stdout, variables }: Pick<Environment, "stdout" | "variables">): Promise<typeof addressOf | null> {
  if (variables["FORCE_HYPERLINK"] === undefined && (stdout.isTTY !== true || (variables["NO_COLOR"] ?? "") !== "")) return null;
  const { createSupportsHyperlinks } = await import("supports-hyperlinks");
  return createSupportsHyperlinks({ isTTY: stdout.isTTY === true }) ? addressOf : null;
}
