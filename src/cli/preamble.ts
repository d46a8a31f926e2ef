// Macros that stand beside the documents: files named by --preamble, and for a LaTeX document the local files that it takes in with \input, \include, \usepackage or
// \documentclass. Their text goes to the reader as a preamble; what is not there, or too large, is left out of the second kind and said of the first.
import { readFile, stat } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { problemText } from "./environment.js";
import type { ReadInput } from "./inputs.js";
import type { ReadingFlags } from "./task.js";

/** Bytes of all files that one document takes in. */
const LARGEST = 2 * 1024 * 1024;
const DEEPEST = 4;
const MOST_FILES = 60;
const TAKES_IN = /\\(input|include|subfile|usepackage|RequirePackage|documentclass|LoadClass)\s*(?:\[[^\]]*\])?\s*\{([^{}]*)\}/g;

/** The texts of the files, one after the other, or what is wrong with one. */
export async function readPreambles(paths: readonly string[]): Promise<{ readonly text: string } | { readonly problem: string }> {
  const texts: string[] = [];
  for (const path of paths) {
    try {
      texts.push(await readFile(path, "utf8"));
    } catch (problem) {
      return { problem: `--preamble ${path}: found no file that can be read (${problemText(problem)}), expected one with definitions of macros` };
    }
  }
  return { text: texts.join("\n") };
}

/** The definitions that a LaTeX document takes in from files beside it; "" for other documents. */
export async function localDefinitions(path: string, text: string): Promise<string> {
  if (extname(path) !== ".tex" || !new RegExp(TAKES_IN.source).test(text)) return "";
  const seen = new Set<string>([resolve(path)]);
  const found: string[] = [];
  let size = 0;
  const visit = async (source: string, folders: readonly string[], depth: number): Promise<void> => {
    for (const [, command = "", names = ""] of source.replace(/(?<!\\)%.*/g, "").matchAll(TAKES_IN)) {
      for (const name of names.split(",").map((each) => each.trim())) {
        const file = await existing(name, command, folders);
        if (file === null || seen.has(file) || seen.size > MOST_FILES || depth > DEEPEST) continue;
        seen.add(file);
        const inner = await readFile(file, "utf8").catch(() => "");
        size += inner.length;
        if (size > LARGEST) return;
        await visit(inner, [dirname(file), ...folders], depth + 1);
        found.push(inner);
      }
    }
  };
  await visit(text, [dirname(resolve(path))], 1);
  return found.join("\n");
}

/** All macros that a document is read with: those given with it, and those of the files that it takes in. */
export async function preambleOf(input: ReadInput, flags: ReadingFlags): Promise<string> {
  const local = input.origin === "file" ? await localDefinitions(input.path, input.text) : "";
  return [flags.preamble, local].filter((text) => text !== "").join("\n");
}

/** The file of that name in one of the folders, with the ending that TeX would add. */
async function existing(name: string, command: string, folders: readonly string[]): Promise<string | null> {
  if (name === "" || /[#\\]/.test(name)) return null;
  const endings = command === "documentclass" || command === "LoadClass" ? [".cls"] : command === "usepackage" || command === "RequirePackage" ? [".sty"] : ["", ".tex"];
  for (const folder of folders) {
    for (const ending of endings) {
      const path = resolve(folder, `${name}${ending}`);
      const entry = await stat(path).catch(() => null);
      if (entry?.isFile() === true && entry.size <= LARGEST) return path;
    }
  }
  return null;
}
