// What a derivation with vectors and matrices holds: which of its expressions and names are tensors, what varies under its differentials, which constructs leave a choice
// of reading open.

import type { Arena } from "../../expression/arena.js";
import type { Definitions } from "../../expression/definition.js";
import { childrenOf, type Node } from "../../expression/node.js";
import type { TensorNames } from "../../expression/tensor-kind.js";
import { freeSymbols, someNode } from "../../expression/traverse.js";
import { isTensorOperation } from "../../functions/tensor-operations.js";

export interface TensorContentInput {
  readonly arena: Arena;
  readonly definitions: Definitions;
  readonly names: TensorNames;
  /** All lines and claims. */
  readonly nodes: readonly Node[];
}

export interface TensorContent {
  /** Is a vector or matrix in the expression, or in what it is defined by? */
  readonly involves: (node: Node) => boolean;
  readonly isTensorName: (name: string) => boolean;
  /** The names that the expressions rest on, through definitions. */
  readonly heldNames: (roots: readonly Node[]) => ReadonlySet<string>;
  /** What varies under d. */
  readonly varied: ReadonlySet<string>;
  /** Only compounds stand under d (`dL = y : d\log ŷ`), so that what varies is a guess. */
  readonly guessesVaried: boolean;
  readonly derives: boolean;
  readonly squares: boolean;
  readonly inverts: boolean;
  readonly laplaces: boolean;
}

/** Looks the derivation through; null where it holds no vectors and no matrices. */
export function tensorContent({ arena, definitions, names, nodes }: TensorContentInput): TensorContent | null {
  const involving = new Map<Node, boolean>();

  function involves(node: Node): boolean {
    const known = involving.get(node);
    if (known !== undefined) return known;
    involving.set(node, false);
    const found = holdsTensor(node) || [...freeSymbols(node)].some((name) => {
      const definition = definitions.get(name);
      return definition !== undefined && involves(definition.body);
    });
    involving.set(node, found);
    return found;
  }

  const isTensorName = (name: string): boolean => names.candidates.get(name)?.some((kind) => kind.kind !== "scalar") === true;

  /** An operation on tensors, or a name of one that stands for the whole; as the argument of a function of its entries it does not count. */
  function holdsTensor(root: Node): boolean {
    const seen = new Set<Node>([root]);
    const bound = boundVariables(root);
    for (const node of seen) {
      if (node.kind === "symbol" && bound.has(node.name)) continue;
      // A name that is a number first of all does not make a derivation one of vectors.
      if (isTensorOperation(node) || (node.kind === "symbol" && isTensorName(node.name) && names.candidates.get(node.name)?.[0]?.kind !== "scalar")) return true;
      if (node.kind === "index") {
        if (names.candidates.get(node.base.name)?.some((kind) => kind.family === node.indices.length) === true) return true;
        node.indices.forEach((index) => seen.add(index));
      } else if (node.kind === "call") for (const argument of node.arguments) {
        if (argument.kind !== "symbol" || names.declared.has(argument.name)) seen.add(argument);
      }
      else for (const child of childrenOf(node)) seen.add(child);
    }
    return false;
  }

  function heldNames(roots: readonly Node[]): ReadonlySet<string> {
    const held = new Set<string>();
    for (const root of roots) for (const name of freeSymbols(root)) held.add(name);
    for (const name of held) for (const free of freeSymbols(definitions.get(name)?.body ?? arena.integer(0))) held.add(free);
    return held;
  }

  if (!nodes.some(involves)) return null;
  const roots = [...nodes, ...[...heldNames(nodes)].flatMap((name) => definitions.get(name)?.body ?? [])];
  const varied = new Set<string>();
  const underDifferential = new Set<string>();
  const isSquare = (node: Node): boolean => node.kind === "number" && node.value.numerator === 2n && node.value.denominator === 1n;
  const isNegative = (node: Node): boolean => node.kind === "number" && node.value.numerator < 0n;
  const holds = (test: (node: Node) => boolean): boolean => roots.some((root) => someNode(root, test));
  const applies = (...functions: readonly string[]) => (node: Node): boolean => node.kind === "apply" && functions.includes(node.function);
  for (const root of roots) {
    someNode(root, (node) => {
      if (node.kind !== "apply" || node.function !== "differential") return false;
      let [operand] = node.arguments;
      while (operand?.kind === "apply" && operand.function === "transpose") [operand] = operand.arguments;
      if (operand?.kind === "symbol") varied.add(operand.name);
      // `dB_t` beside `dt`: an entry by itself varies too.
      else if (operand?.kind === "index") varied.add(operand.base.name);
      else if (operand !== undefined) for (const name of freeSymbols(operand)) if (!definitions.has(name)) underDifferential.add(name);
      return false;
    });
  }
  const guessesVaried = underDifferential.size > 0 && [...varied].every((name) => definitions.has(name));
  if (guessesVaried) for (const name of underDifferential) varied.add(name);
  return {
    involves, isTensorName, heldNames, varied, guessesVaried,
    derives: holds((node) => applies("gradient")(node) || (node.kind === "derivative" && node.variable.kind === "symbol" && (isTensorName(node.variable.name) || definitions.has(node.variable.name) || involves(node.body)))),
    squares: holds((node) => node.kind === "power" && isSquare(node.exponent) && involves(node.base)),
    inverts: holds((node) => applies("inverse", "determinant", "trace")(node) || (node.kind === "power" && isNegative(node.exponent) && involves(node.base))),
    laplaces: holds(applies("nablaSquared")),
  };
}

/** What limits and integrals run over is a number, whatever else the text calls so. */
function boundVariables(root: Node): ReadonlySet<string> {
  const found = new Set<string>();
  someNode(root, (node) => {
    if (node.kind === "limit" || node.kind === "integral") found.add(node.variable.name);
    return false;
  });
  return found;
}
