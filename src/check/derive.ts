// `derive(expression, variable)`: a worked solution as a document that `check` reads: one rule a step, each step labelled with it.

import { stringify } from "yaml";
import { workOutDerivative, type WorkedSolution } from "../derive/worked-solution.js";
import { logarithmIn } from "../diagnosis/splice.js";
import { createArena, type Arena } from "../expression/arena.js";
import type { Node, Variable } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import { printLatex } from "../notation/latex.js";
import { printText } from "../notation/text.js";
import { printTyped, printWritten } from "../notation/handwritten.js";
import { groupExpressions, readExpression } from "./single.js";

export interface DeriveOptions {
  /** How the solution is written: plain text (the default), Markdown with LaTeX, or YAML. */
  readonly format?: "text" | "md" | "yaml" | undefined;
  /** Which derivative is worked out, from 1 to 6; those below it come first. */
  readonly order?: number | undefined;
  /** Writes ∂ instead of d. */
  readonly partial?: boolean | undefined;
}

const highestOrder = 6;
const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"] as const;

/** One derivation of the document. */
interface Chapter {
  readonly title: string;
  readonly given: Node;
  readonly steps: readonly { readonly node: Node; readonly label: string }[];
}

/**
 * The worked solution in misstep's own notation. The variable may be left out where the expression has one letter only.
 *
 * @throws SyntaxError where a text is not one expression or the variable is no name or not known; RangeError where there is no derivative that is known, or for another order.
 */
export function deriveText(expression: string, variable: string | null, options: DeriveOptions): string {
  const order = options.order ?? 1;
  if (!Number.isInteger(order) || order < 1 || order > highestOrder) throw new RangeError(`the order of a derivative is a number from 1 to ${highestOrder}`);
  const arena = createArena();
  const group = groupExpressions(variable === null ? [expression] : [expression, variable], []);
  const read = readExpression(arena, expression, group);
  if (read.kind === "failure") throw new SyntaxError(`column ${read.column}: ${read.reason}`);
  const asked = read.node.kind === "derivative" && variable === null ? read.node : null;
  const body = asked?.body ?? read.node;
  const by = asked?.variable ?? variableOf(arena, body, variable, (text) => readExpression(arena, text, group));
  const partial = options.partial ?? asked?.partial ?? false;
  const chapters: Chapter[] = [];
  let current = body;
  for (let k = 1; k <= (asked?.order ?? 1) - 1 + order; k++) {
    const solution = workOutDerivative(arena, current, by, partial);
    if (solution.kind === "failure") throw new RangeError(solution.reason);
    chapters.push(chapterOf(arena, solution, body, by, k, partial));
    current = solution.lines.at(-1)?.node ?? current;
  }
  const logarithm = /(?<!\p{L})log(?!\p{L}|\s*_|\s*[₀-₉]|\d)/u.test(expression) ? logarithmIn(expression) : "ln";
  /** As a person writes it, where that is read as it was meant. */
  const readable = (text: string, node: Node, safe: (node: Node) => string): string => {
    const again = readExpression(arena, text, group);
    return again.kind === "expression" && again.node === node ? text : safe(node);
  };
  const inText = (node: Node): string => readable(printTyped(node, logarithm), node, printText);
  const inLatex = (node: Node): string => readable(printWritten(node, logarithm), node, printLatex);
  switch (options.format ?? "text") {
    case "text":
      return chapters.map((chapter) => asText(chapter, inText)).join("\n");
    case "md":
      return asMarkdown(chapters, inLatex);
    case "yaml":
      return chapters.map((chapter) => asYaml(chapter, inText)).join("---\n");
  }
}

/** The variable that was named, or the only letter. */
function variableOf(arena: Arena, body: Node, variable: string | null, read: (text: string) => ReturnType<typeof readExpression>): Variable {
  if (variable !== null) {
    const named = read(variable);
    if (named.kind === "failure") throw new SyntaxError(`the variable, column ${named.column}: ${named.reason}`);
    if (named.node.kind !== "symbol" && named.node.kind !== "index") throw new SyntaxError(`found \`${variable}\`, expected the name of a variable`);
    return named.node;
  }
  const letters = [...freeSymbols(body)].filter((name) => name !== "e" && name !== "π");
  const [only] = letters;
  if (only === undefined || letters.length > 1) throw new SyntaxError(letters.length === 0 ? "there is no letter in it; name the variable" : `it has the letters ${letters.join(", ")}; name the variable`);
  return arena.symbol(only);
}

function chapterOf(arena: Arena, solution: WorkedSolution, body: Node, by: Variable, order: number, partial: boolean): Chapter {
  const steps = solution.lines.map(({ node, rule }) => ({ node, label: rule }));
  const ordinal = ordinals[order - 1] ?? "first";
  if (order === 1) return { title: "The derivative, worked out", given: solution.given, steps };
  const given = arena.derivative(body, by, order, partial);
  return { title: `The ${ordinal} derivative`, given, steps: [{ node: solution.given, label: `the ${ordinals[order - 2] ?? "first"} derivative from above` }, ...steps] };
}

function asText({ given, steps }: Chapter, print: (node: Node) => string): string {
  const lines = steps.map(({ node }) => `  = ${print(node)}`);
  const widest = Math.min(60, Math.max(...lines.map((line) => line.length)));
  return [print(given), ...lines.map((line, k) => `${line.padEnd(widest)}   # ${steps[k]?.label ?? ""}`), ""].join("\n");
}

function asMarkdown(chapters: readonly Chapter[], print: (node: Node) => string): string {
  return chapters
    .map(({ title, given, steps }) => {
      const shown = steps.map(({ node, label }) => `${label.charAt(0).toUpperCase()}${label.slice(1)}:\n\n$$ = ${print(node)} $$\n`);
      return [`# ${title}\n`, `$$ ${print(given)} $$\n`, ...shown].join("\n");
    })
    .join("\n");
}

function asYaml({ title, given, steps }: Chapter, print: (node: Node) => string): string {
  return stringify({ title, steps: [print(given), ...steps.map(({ node, label }) => ({ by: label, is: print(node) }))] }, { lineWidth: 0 });
}
