// `check --from-jsonl`: one document a line, `{"path": "…", "text": "…"}`, so that any program that pipes records can have them checked. A line that is no
// such record is an input that says what was found where and what was expected; the lines after it are read all the same.
import { createReadStream } from "node:fs";
import { StringDecoder } from "node:string_decoder";
import { problemText } from "./environment.js";
import type { Intake } from "./environment.js";
import { largest } from "./inputs.js";
import type { Input } from "./inputs.js";

/** Characters of a line at most: JSON may write a character with six. */
const longestLine = 6 * largest + 65_536;
const expected = 'expected a record {"path": "…", "text": "…"}';

/** A line, or null for one that is too long to be held. */
interface Line {
  readonly number: number;
  readonly text: string | null;
}

async function* linesOf(chunks: AsyncIterable<unknown>): AsyncGenerator<Line> {
  const decoder = new StringDecoder("utf8");
  let number = 1;
  let parts: string[] = [];
  let length = 0;
  const finish = (): Line => {
    const line = { number: number++, text: length > longestLine ? null : parts.join("") };
    parts = [];
    length = 0;
    return line;
  };
  const add = (text: string): void => {
    length += text.length;
    if (length <= longestLine) parts.push(text);
    else parts = [];
  };
  for await (const chunk of chunks) {
    const text = typeof chunk === "string" ? chunk : chunk instanceof Uint8Array ? decoder.write(Buffer.from(chunk)) : "";
    let from = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", from)) {
      add(text.slice(from, end));
      from = end + 1;
      yield finish();
    }
    add(text.slice(from));
  }
  add(decoder.end());
  if (length > 0) yield finish();
}

/** Whether a text could still become JSON if it went on: the parser only misses its end. */
function isBeginning(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (problem) {
    const position = /position (\d+)/.exec(problemText(problem))?.[1];
    return /end of JSON input|Unterminated/.test(problemText(problem)) || (position !== undefined && Number(position) >= text.length);
  }
}

/** Where the parser stops, as a column from 1: after the longest beginning that could still become JSON. It does not always say so itself. */
function columnOf(text: string): number {
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (isBeginning(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return isBeginning(text) ? text.length + 1 : bad;
}

/** The parser's words without the place, which is said otherwise. */
function saidOf(problem: unknown): string {
  return problemText(problem).replace(/ in JSON at position.*$/, "").replace(/ in JSON$/, "").replace(/, (?:\.\.\.)?".*" is not valid JSON$/, "");
}

function nameOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}

function inputOf({ number, text }: Line, source: string): Input {
  const problem = (message: string, column: number, status: "no-derivation" | "too-large" = "no-derivation"): Input => ({
    kind: "none", path: source, status, message: `line ${number}: ${message}`, discovered: false, line: number, column,
  });
  if (text === null) return problem("is longer than misstep reads", 1, "too-large");
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch (caught) {
    return problem(`is not JSON: ${saidOf(caught)}; ${expected}`, columnOf(text.trimEnd()));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return problem(`found ${nameOf(value)}; ${expected}`, 1);
  const path = "path" in value ? value.path : undefined;
  const document = "text" in value ? value.text : undefined;
  if (typeof path !== "string" || path === "") return problem(`found ${path === undefined ? "no path" : path === "" ? "an empty path" : `${nameOf(path)} as path`}; ${expected}`, 1);
  if (typeof document !== "string") return problem(`found ${document === undefined ? "no text" : `${nameOf(document)} as text`}; ${expected}`, 1);
  if (document.trim() === "") return { kind: "none", path, status: "empty", message: "there is nothing in it", discovered: false };
  return { kind: "text", path, text: document, discovered: false, origin: "record" };
}

/** The documents of a file of records, or of standard input for `-`, a blank line passed over. */
export async function* readRecords(file: string, stdin: Intake): AsyncGenerator<Input> {
  const source = file === "-" ? "<stdin>" : file;
  try {
    for await (const line of linesOf(file === "-" ? stdin : createReadStream(file))) {
      if (line.text?.trim() !== "") yield inputOf(line, source);
    }
  } catch (problem) {
    yield { kind: "none", path: source, status: "missing", message: `could not be read to its end: ${problemText(problem)}`, discovered: false };
  }
}
