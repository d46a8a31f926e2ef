// All known functions in one table, by their name in the graph and by each spelling. A new family is one new file and one line here.

import type { Arithmetic } from "../arithmetic/arithmetic.js";
import type { ApplyNode } from "../expression/node.js";
import { counting } from "./counting.js";
import { exponentials } from "./exponentials.js";
import type { FunctionDefinition } from "./function.js";
import { hyperbolic } from "./hyperbolic.js";
import { inverseHyperbolic } from "./inverse-hyperbolic.js";
import { inverseTrigonometric } from "./inverse-trigonometric.js";
import { piecewise } from "./piecewise.js";
import { powers, rootDegree } from "./powers.js";
import { trigonometric } from "./trigonometric.js";

/** Every function that is known. */
export const allFunctions: readonly FunctionDefinition[] = [
  ...powers, ...exponentials, ...trigonometric, ...inverseTrigonometric, ...hyperbolic, ...inverseHyperbolic, ...piecewise, ...counting,
];

function tableBy(spellings: (definition: FunctionDefinition) => readonly string[]): ReadonlyMap<string, FunctionDefinition> {
  const table = new Map<string, FunctionDefinition>();
  for (const definition of allFunctions) {
    for (const spelling of spellings(definition)) {
      if (table.has(spelling)) throw new Error(`two functions are spelled ${spelling}`);
      table.set(spelling, definition);
    }
  }
  return table;
}

const byName = tableBy((definition) => [definition.name]);
const byText = tableBy((definition) => definition.names.text);
const byLatex = tableBy((definition) => definition.names.latex);

/** The function of this name in the expression graph, or null. */
export function lookupFunction(name: string): FunctionDefinition | null {
  return byName.get(name) ?? null;
}

/** The function that plain text spells so (`asin`, `ln`), or null. `cbrt` is no function of its own: it is read as root(x, 3). */
export function functionByText(spelling: string): FunctionDefinition | null {
  return byText.get(spelling) ?? null;
}

/** The function of this LaTeX command, without its backslash, or of this text in \operatorname; null where there is none. */
export function functionByLatex(command: string): FunctionDefinition | null {
  return byLatex.get(command) ?? byText.get(command) ?? null;
}

/** The value of an apply node in any arithmetic, given those of its arguments; null where the function is unknown or a root has no literal degree. */
export function evaluateApply<T>(arithmetic: Arithmetic<T>, node: ApplyNode, args: readonly T[]): T | null {
  const definition = lookupFunction(node.function);
  if (definition === null || args.length !== definition.arity) return null;
  if (definition.name === "root") {
    const [x] = args;
    const degreeNode = node.arguments[1];
    const degree = degreeNode === undefined ? null : rootDegree(degreeNode);
    return x === undefined || degree === null ? null : arithmetic.root(x, degree);
  }
  return definition.evaluate(arithmetic, args);
}
