// Reads a scheme of points out of YAML. What is not as it should be is a message with its place, what was found and what was expected; nothing is taken silently.

import { LineCounter, isNode, parseDocument } from "yaml";
import * as v from "valibot";
import { defaultScheme, type Scheme } from "../model/grade.js";

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const points = v.pipe(v.number(), v.minValue(0), v.finite());

const shape = v.strictObject({
  points: v.optional(points),
  answer: v.optional(share),
  carried: v.optional(share),
  undecided: v.optional(v.picklist(["skip", "right", "wrong"])),
  rounding: v.optional(v.pipe(v.number(), v.gtValue(0), v.finite())),
  exercises: v.optional(v.record(v.string(), points)),
});

const wanted: Readonly<Record<string, string>> = {
  points: "a number, 0 or more", answer: "a number from 0 to 1", carried: "a number from 0 to 1", undecided: "skip, right or wrong", rounding: "a number above 0",
  exercises: "points by the title or the number of an exercise",
};

export type SchemeResult = { readonly kind: "scheme"; readonly scheme: Scheme } | { readonly kind: "problems"; readonly problems: readonly string[] };

/** The scheme that a text says, with the usual values for what it does not say; or what is wrong with it, each with its line and column. */
export function readScheme(text: string): SchemeResult {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: "1.2" });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${Math.max(1, line)}:${Math.max(1, col)}`;
  };
  if (document.errors.length > 0) return { kind: "problems", problems: document.errors.map((error) => `${at(error.pos[0])}: ${error.message.split("\n")[0] ?? ""}`) };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 }) ?? {};
  } catch {
    return { kind: "problems", problems: ["1:1: found an alias, expected the value itself"] };
  }
  if (typeof value !== "object" || Array.isArray(value)) return { kind: "problems", problems: [`1:1: found ${Array.isArray(value) ? "a list" : JSON.stringify(value).slice(0, 40)}, expected ${Object.keys(wanted).join(", ")}`] };
  const parsed = v.safeParse(shape, value);
  if (parsed.success) {
    const { exercises, ...given } = parsed.output;
    return { kind: "scheme", scheme: { ...defaultScheme, ...given, exercises: new Map(Object.entries(exercises ?? {})) } };
  }
  const problems = parsed.issues.map((issue) => {
    const path = (issue.path ?? []).map(({ key }) => String(key));
    const node = path.length === 0 ? document.contents : document.getIn(path, true);
    const offset = isNode(node) && node.range ? node.range[0] : 0;
    const [key = ""] = path;
    const expected = Object.hasOwn(wanted, key) ? wanted[key] : `${Object.keys(wanted).join(", ")}`;
    const name = path.join(" → ");
    return `${at(offset)}: ${name === "" ? "" : `${name}: `}found ${path.length === 1 && !Object.hasOwn(wanted, key) ? "an unknown name" : JSON.stringify(issue.input ?? null).slice(0, 40)}, expected ${expected ?? ""}`;
  });
  return { kind: "problems", problems };
}
