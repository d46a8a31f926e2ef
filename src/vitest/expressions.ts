// What the matchers on expressions find out: whether two are equal, whether one is the derivative of another, whether a program's gradient is the derived one.
// Each answer has a message as the command line would give it. What cannot be decided is an error, so that neither `expect(…)` nor `.not` passes on it.
import { differentiateText } from "../check/differentiate.js";
import { equalTexts } from "../check/equal.js";
import type { EqualOptions } from "../check/equal.js";
import { gradientOf } from "../check/gradient.js";
import { certaintyText, enumerate, numberText, witnessText } from "../report/wording.js";

/** What a matcher answers; the message is for the case that the test fails, whichever way it was asked. */
export interface Answer {
  readonly pass: boolean;
  readonly message: () => string;
}

export interface GradientOptions {
  /** The names of the function's arguments, in their order; together all quantities of the expression. */
  readonly variables: readonly string[];
  /** What to differentiate by: all variables where it is not said. With one, the function gives a number, otherwise a list of numbers. */
  readonly by?: readonly string[] | undefined;
  /** Assumptions in plain text: `0 < p < 1`. Points are taken where they hold. */
  readonly assume?: readonly string[] | undefined;
  /** How far a value may be from the true one, as a share of the larger of its size and 1. Default 1e-9. */
  readonly tolerance?: number | undefined;
}

function textOf(received: unknown, matcher: string): string {
  if (typeof received !== "string") throw new TypeError(`${matcher}: found ${received === null ? "null" : Array.isArray(received) ? "a list" : `a ${typeof received}`}, expected an expression in plain text or LaTeX`);
  return received;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const widest = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `  ${name.padEnd(widest)}  ${text}`).join("\n");
}

/** Is the first expression equal to the second wherever it is defined, without a condition that is not assumed? */
function compare(first: string, second: string, options: EqualOptions, rows: readonly (readonly [string, string])[], relation: string): Answer {
  const { verdict, certainty, conditions, witness, reason } = equalTexts(first, second, options);
  switch (verdict) {
    case "undecided":
      throw new Error(`it could not be decided whether this is ${relation}: ${reason ?? "no reason is known"}\n\n${table(rows)}`);
    case "unequal":
      return { pass: false, message: () => `expected this to be ${relation}\n\n${table([...rows, ...(witness === null ? [] : [["proof", witnessText(witness, { left: "what was found", right: "what was expected" })] as const])])}` };
    case "equal": {
      const needed = conditions.filter(({ source }) => source === "domain").map(({ text }) => text);
      if (needed.length > 0) return { pass: false, message: () => `expected this to be ${relation}, and it is so only if ${enumerate(needed)}\n\n${table([...rows, ["assume", `{ assume: ${JSON.stringify(needed)} } where that holds`]])}` };
      return { pass: true, message: () => `expected this not to be ${relation}, and it is (${certainty === null ? "equal" : certaintyText(certainty)})\n\n${table(rows)}` };
    }
  }
}

export function equalExpression(received: unknown, expected: string, options: EqualOptions = {}): Answer {
  const found = textOf(received, "toEqualExpression");
  return compare(found, expected, options, [["found", found], ["expected", expected]], "equal to the expected expression");
}

export function derivativeOf(received: unknown, expression: string, variable: string, options: EqualOptions = {}): Answer {
  const found = textOf(received, "toBeDerivativeOf");
  const derived = differentiateText(expression, variable);
  return compare(found, derived, options, [["found", found], ["expected", derived], ["which is", `the derivative of ${expression} by ${variable}`]], `the derivative of ${expression} by ${variable}`);
}

/** The numbers that a function gave, or what it gave instead. */
function numbersOf(value: unknown, wanted: number): readonly number[] | string {
  if (wanted === 1 && typeof value === "number") return [value];
  // A typed array is a list of numbers too.
  const list: readonly unknown[] | null = Array.isArray(value) ? value : ArrayBuffer.isView(value) ? Object.values(value) : null;
  if (list === null) return `found ${value === null ? "null" : `a ${typeof value}`}, expected ${wanted === 1 ? "a number" : `a list of ${wanted} numbers`}`;
  const numbers = list.filter((each) => typeof each === "number");
  return numbers.length === list.length && list.length === wanted ? numbers : `found a list of ${list.length}, expected ${wanted} number${wanted === 1 ? "" : "s"}`;
}

interface Miss {
  readonly at: readonly number[];
  readonly component: number;
  readonly found: number;
  readonly lower: number;
  readonly upper: number;
}

/** Holds a function against the derived gradient at points of its domain. */
export function gradientMatches(received: unknown, expression: string, options: GradientOptions): Answer {
  if (typeof received !== "function") throw new TypeError(`toBeGradientOf: found ${received === null ? "null" : `a ${typeof received}`}, expected a function of ${options.variables.join(", ")}`);
  const { variables, by = variables, assume = [], tolerance = 1e-9 } = options;
  const { derivatives, points } = gradientOf(expression, { variables, by, assume });
  const misses: Miss[] = [];
  let opposite = 0;
  let compared = 0;
  for (const { at, values } of points) {
    const place = variables.map((name, k) => `${name} = ${numberText(String(at[k]))}`).join(", ");
    let given: unknown;
    try {
      given = Reflect.apply(received, undefined, at);
    } catch (problem) {
      return { pass: false, message: () => `the function throws at ${place}, where the gradient has a value\n\n  ${problem instanceof Error ? `${problem.name}: ${problem.message}` : String(problem)}` };
    }
    const found = numbersOf(given, by.length);
    if (typeof found === "string") return { pass: false, message: () => `the function gives no gradient at ${place}: ${found}` };
    found.forEach((number, component) => {
      const { lower, upper } = values[component] ?? { lower: 0, upper: 0 };
      const room = tolerance * Math.max(1, Math.abs(lower), Math.abs(upper));
      compared += 1;
      if (!(number >= lower - room && number <= upper + room)) misses.push({ at, component, found: number, lower, upper });
      if (-number >= lower - room && -number <= upper + room) opposite += 1;
    });
  }
  const [miss] = misses;
  if (miss === undefined) return { pass: true, message: () => `expected this not to be the gradient of ${expression}, and it agrees with it at all ${points.length} points that were tried` };
  return { pass: false, message: () => gradientMessage(miss, misses, { expression, variables, by, derivatives, compared, opposite }) };
}

interface GradientCase {
  readonly expression: string;
  readonly variables: readonly string[];
  readonly by: readonly string[];
  readonly derivatives: readonly string[];
  readonly compared: number;
  readonly opposite: number;
}

function gradientMessage(miss: Miss, misses: readonly Miss[], { expression, variables, by, derivatives, compared, opposite }: GradientCase): string {
  const wrong = [...new Set(misses.map(({ component }) => component))].sort((a, b) => a - b).map((component) => by[component] ?? "");
  const hint = opposite === compared ? "the sign is turned everywhere: this is the negative of the gradient" : by.length > 1 && wrong.length < by.length ? `only the derivative by ${enumerate(wrong)} is wrong` : `${misses.length} of ${compared} values are wrong`;
  const rows: readonly (readonly [string, string])[] = [
    ["at", variables.map((name, k) => `${name} = ${numberText(String(miss.at[k]))}`).join(", ")],
    ["found", `d/d${by[miss.component] ?? ""} = ${numberText(String(miss.found))}`],
    ["expected", `d/d${by[miss.component] ?? ""} = ${numberText(String(miss.lower + (miss.upper - miss.lower) / 2))}`],
    ["which is", derivatives[miss.component] ?? ""],
    ["note", hint],
  ];
  return `expected this to be the gradient of ${expression}\n\n${table(rows)}`;
}
