// What a known function is called in print, out of the table of functions. Functions with a layout of their own (√, |x|, log with a base) are the notations'
// business; this is for the rest.

import { lookupFunction } from "../functions/registry.js";

/** Commands that LaTeX knows; other functions are printed with `\operatorname`. */
export const LATEX_FUNCTION_COMMANDS: ReadonlySet<string> = new Set([
  "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth", "exp", "log", "ln", "lg", "max", "min", "sup", "inf",
  "lim", "det", "gcd", "arg", "deg", "dim", "hom", "ker", "Pr",
]);

/** Functions whose power is written on the name: sin² x. A power −1 never is, because it means the inverse. */
const POWER_ON_NAME: ReadonlySet<string> = new Set(["sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth"]);

/** The name in plain text; an unknown function keeps its own. */
export function textFunctionName(functionName: string): string {
  return lookupFunction(functionName)?.names.text[0] ?? functionName;
}

/** The command in LaTeX: `\sin`, `\operatorname{sgn}`. */
export function latexFunctionCommand(functionName: string): string {
  const name = lookupFunction(functionName)?.names.latex[0] ?? functionName;
  return LATEX_FUNCTION_COMMANDS.has(name) ? `\\${name}` : `\\operatorname{${name}}`;
}

/** May a power ≥ 2 of the function be written on its name? */
export function takesPowerOnName(functionName: string): boolean {
  return POWER_ON_NAME.has(functionName);
}

/** Is the printed exponent an integer ≥ 2? Only such a power is written on a function's name. */
export function isPlainPower(exponent: string): boolean {
  return /^(?:[2-9]|[1-9]\d+)$/.test(exponent);
}
