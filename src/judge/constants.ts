// Numbers that are written out, without a letter that could be anything else: which expressions are that, and their rigorous values.

import type { EnclosureArithmetic } from "../arithmetic/arithmetic.js";
import type { Node } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import { compileTape, runTape } from "./tape.js";

/** An expression of more nodes has no value here. */
const LARGEST = 5000;

/** Symbols that are numbers: no point gives them a value. */
export function isConstant(node: Node): boolean {
  for (const name of freeSymbols(node)) if (name !== "π" && name !== "e") return false;
  return true;
}

/** The enclosure of an expression without symbols, or null where it has none that is surely defined. */
export function enclose<T>(node: Node, arithmetic: EnclosureArithmetic<T>, letters: ReadonlyMap<string, T> = new Map()): T | null {
  const tape = compileTape([node], new Set(), LARGEST);
  if ("reason" in tape || tape.kernels.length > 0) return null;
  const inputs = tape.inputs.flatMap(({ name }) => letters.get(name) ?? []);
  if (inputs.length < tape.inputs.length) return null;
  const registers = runTape(tape, arithmetic, { inputs, kernels: [], exponents: tape.exponents.map(() => null) });
  const [output] = tape.outputs;
  const value = output === undefined ? undefined : registers[output];
  return value === undefined || arithmetic.definedness(value) !== "always" ? null : value;
}
