// The sentences of the pretty report: what a verdict, a certainty, a witness and a diagnosis are called in words, with the signs of
// printed mathematics (−, subscripts, powers). No layout here.
import type { Certainty, Condition, Diagnosis, StepReport, Witness, WitnessValue } from "../model/report.js";
import { toSuperscript } from "../notation/letters.js";
import { symbolToUnicode as symbolName } from "../notation/symbol-name.js";
import { oneLine } from "./visible.js";

export { symbolName };

/** A number as printed: with a minus sign, and cut in the middle where it has very many digits. */
export function numberText(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 24)}…${text.slice(-8)}` : text;
  return short.replace(/-(?=[\d.∞])/g, "−");
}

function powerOfTwo(exponent: number): string {
  const digits = String(Math.round(exponent));
  return `2${toSuperscript(digits) ?? `^${digits}`}`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

/** "a, b and c". */
export function enumerate(items: readonly string[]): string {
  const last = items.at(-1);
  if (last === undefined) return "";
  return items.length === 1 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}

/** How sure "equal" is, in words. */
export function certaintyText(certainty: Certainty): string {
  switch (certainty.kind) {
    case "identity":
      return `identity, ${certainty.bound === "heuristic" ? "heuristic " : ""}error < ${powerOfTwo(certainty.errorLog2)}`;
    case "tested":
      if (certainty.errorLog2 !== undefined) return `an identity${instancesText(certainty.instances ?? [])}, each with error < ${powerOfTwo(certainty.errorLog2)}`;
      return `tested to ${count(certainty.digits, "digit")} at ${count(certainty.points, "point")}${instancesText(certainty.instances ?? [])}`;
    case "rounded":
      return `rounded to ${count(certainty.digits, "digit")}`;
    case "witness":
      return "proven by a witness";
  }
}

/** "for n = 1, 2, 3": the sizes and indices of the instances, each name once with its values. */
function instancesText(instances: readonly string[]): string {
  const values = new Map<string, Set<string>>();
  for (const part of instances.flatMap((instance) => instance.split(", "))) {
    const [name = "", value] = part.split(" = ");
    if (value !== undefined) values.set(name, (values.get(name) ?? new Set()).add(value));
  }
  const parts = [...values].map(([name, set]) => `${symbolName(name)} = ${[...set].join(", ")}`);
  return parts.length === 0 ? "" : `, for ${enumerate(parts)}`;
}

const certaintyOrder: readonly Certainty["kind"][] = ["identity", "witness", "tested", "rounded"];

/** How much a certainty of one kind says; the lower, the weaker. */
function strength(certainty: Certainty): number {
  switch (certainty.kind) {
    case "identity":
      return -certainty.errorLog2;
    case "tested":
    case "rounded":
      return certainty.digits;
    case "witness":
      return 0;
  }
}

/** The certainty of several moves in words: of each kind the weakest, with its number where there is more than one kind. */
export function certaintiesText(certainties: readonly Certainty[]): string {
  const kinds = certaintyOrder.flatMap((kind) => {
    const these = certainties.filter((certainty) => certainty.kind === kind);
    const weakest = these.reduce<Certainty | undefined>((least, each) => (least === undefined || strength(each) < strength(least) ? each : least), undefined);
    return weakest === undefined ? [] : [{ number: these.length, text: certaintyText(weakest) }];
  });
  return kinds.map(({ number, text }) => (kinds.length === 1 ? text : `${number}: ${text}`)).join("; ");
}

/** "right if x > 0", "with m = 1", both, or nothing: conditions that came out of the moves, and those that the text or the user gave. */
export function conditionsText(conditions: readonly Condition[]): string {
  const texts = (given: boolean): readonly string[] => [...new Set(conditions.filter(({ source }) => (source === "domain") !== given).map(({ text }) => oneLine(text)))];
  const needed = texts(false);
  const given = texts(true).filter((text) => !needed.includes(text));
  return [needed.length > 0 ? `right if ${enumerate(needed)}` : "", given.length > 0 ? `with ${enumerate(given)}` : ""].filter((part) => part !== "").join(", ");
}

function witnessValue(value: WitnessValue): string {
  if (typeof value === "string") return numberText(value);
  if ("enclosure" in value) return `between ${numberText(value.enclosure[0])} and ${numberText(value.enclosure[1])}`;
  return `[${value.map(witnessValue).join(", ")}]`;
}

/** What a side of a witness is: "line 2 is 3", "line 2 = 3" by the joint, "line 2 has no value"; a statement holds or does not. */
export function sideText(name: string, value: string, joint: "is" | "="): string {
  if (value === "holds" || value === "does not hold") return `${name} ${value}`;
  return value === "undefined" ? `${name} has no value` : `${name} ${joint} ${numberText(value)}`;
}

/** "at x = 1/2 the line before is 1, this line is −1". */
export function witnessText({ at, left, right, differentiatedBy }: Witness, names: { readonly left: string; readonly right: string }): string {
  const values = Object.entries(at).map(([name, value]) => {
    const enclosed = typeof value === "object" && "enclosure" in value;
    return `${symbolName(name)}${enclosed ? " " : " = "}${witnessValue(value)}`;
  });
  const place = values.length === 0 ? "" : `at ${values.join(", ")} `;
  const nameOf = (name: string): string => (differentiatedBy === undefined ? name : `the derivative of ${name}`);
  return `${place}${sideText(nameOf(names.left), left, "is")}, ${sideText(nameOf(names.right), right, "is")}`;
}

/** Operators as they are printed; what is not in the table is shown as its author wrote it. */
const operators = new Map([["-", "−"], ["*", "·"], ["\\cdot", "·"], ["\\times", "×"], ["\\div", "÷"]]);
const longestQuoted = 32;

/** The smallest edit as a clause, "the + should be −", or null where it is too long to be one or none is known. */
export function editText({ found, expected, fix }: Diagnosis): string | null {
  if (fix === null) return null;
  const name = (text: string): string => operators.get(text) ?? text;
  const was = name(oneLine(found));
  const should = name(oneLine(expected));
  if (was.length > longestQuoted || should.length > longestQuoted || was === should) return null;
  if (was === "") return `${should} is missing`;
  return should === "" ? `the ${was} should not be there` : `the ${was} should be ${should}`;
}

/** What became of the steps after a wrong one, a sentence for each kind, or nothing. */
export function aftermath(steps: readonly StepReport[]): readonly string[] {
  const numbers = (kind: "consistent" | "recovers"): readonly string[] => steps.filter(({ afterError }) => afterError === kind).map(({ number }) => String(number));
  const name = (list: readonly string[]): string => `step${list.length === 1 ? "" : "s"} ${enumerate(list)}`;
  const wrong = steps.filter(({ verdict }) => verdict === "unequal");
  /** The wrong line that a step rests on; named where there are several. */
  const groups = new Map<string, string[]>();
  for (const number of numbers("consistent")) {
    const basis = wrong.filter((step) => step.number < Number(number)).at(-1) ?? wrong[0];
    const from = wrong.length > 1 && basis !== undefined ? `the wrong line of step ${basis.number}` : "the wrong line";
    groups.set(from, [...(groups.get(from) ?? []), number]);
  }
  const recovers = numbers("recovers");
  return [
    ...[...groups].map(([from, list]) => `${name(list)} ${list.length === 1 ? "follows" : "follow"} from ${from}`),
    recovers.length === 0 ? "" : `${name(recovers)} ${recovers.length === 1 ? "comes" : "come"} back to a right line`,
  ].filter((sentence) => sentence !== "");
}
