// `differentiate(expression, variable)`: a derivative as text.

import { differentiate } from "../calculus/differentiate.js";
import { resolve } from "../calculus/resolve.js";
import { createArena } from "../expression/arena.js";
import { printText } from "../notation/text.js";
import { groupExpressions, readExpression } from "./single.js";

/**
 * The derivative in plain text.
 *
 * @throws SyntaxError where a text is not one expression or the variable is no name; RangeError where the derivative is not known.
 */
export function differentiateText(expression: string, variable: string): string {
  const arena = createArena();
  const group = groupExpressions([expression, variable], []);
  const by = readExpression(arena, variable, group);
  if (by.kind === "failure") throw new SyntaxError(`the variable, column ${by.column}: ${by.reason}`);
  if (by.node.kind !== "symbol" && by.node.kind !== "index") throw new SyntaxError(`found \`${variable}\`, expected the name of a variable`);
  const read = readExpression(arena, expression, group);
  if (read.kind === "failure") throw new SyntaxError(`column ${read.column}: ${read.reason}`);
  const resolved = resolve(arena, read.node, { definitions: new Map(), dependence: new Map(), partial: "total" });
  if (resolved.kind === "failure") throw new RangeError(resolved.reason);
  const derived = differentiate(arena, resolved.node, by.node);
  if (derived.kind === "failure") throw new RangeError(derived.reason);
  return printText(derived.node);
}
