// Where a derivation is of complex numbers: its document speaks of them, and no index i stands in its lines. Tells which letters are complex, and has its conjugates by their names
// read as what they are.

import type { DraftDocument } from "../elaborate/draft.js";
import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { CONJUGATE } from "../functions/complex-operations.js";
import { IMAGINARY_UNIT, isOfComplexNumbers, type ComplexLetters } from "../judge/complex.js";
import { nodesOf } from "./chain-judge.js";

export interface ComplexNumbers extends ComplexLetters {
  /** The node with `z̄` and `z^*` as the conjugates of z. */
  withConjugates(node: Node): Node;
  /** How the letters are read. */
  readonly note: string;
}

/** Letters that may be complex where nothing is said about them. */
const USUALLY_COMPLEX = /^[zwζ](?:_.*)?$/u;

const rootsOf = (elaborated: ElaboratedDerivation): readonly Node[] => [...nodesOf(elaborated), ...[...elaborated.definitions.values()].map(({ body }) => body)];

/** Is i the imaginary unit in a derivation? */
export function isImaginary(document: DraftDocument, elaborated: ElaboratedDerivation): boolean {
  return document.complex !== null && !elaborated.definitions.has(IMAGINARY_UNIT) && !rootsOf(elaborated).some((root) => someNode(root, countsWithI));
}

/** What i and z are in a derivation; null where it is not of complex numbers. */
export function complexNumbersOf(arena: Arena, document: DraftDocument, elaborated: ElaboratedDerivation): ComplexNumbers | null {
  if (document.complex === null || !isImaginary(document, elaborated)) return null;
  const nodes = rootsOf(elaborated);
  const { letters } = document.complex;
  const standing = new Set(nodes.flatMap((node) => [...freeSymbols(node)]));
  /** z of `z̄`, where z stands by itself, so that `\bar x` is no mean. */
  const conjugate = (name: string): string | null => {
    const plain = unmarked(name);
    return plain !== null && !elaborated.definitions.has(name) && (standing.has(plain) || elaborated.definitions.has(plain) || USUALLY_COMPLEX.test(plain) || letters.has(plain)) ? plain : null;
  };
  const conjugated = new Set<string>();
  for (const node of nodes) for (const name of freeSymbols(node)) {
    const plain = conjugate(name);
    if (plain !== null && !elaborated.definitions.has(plain)) conjugated.add(plain);
  }
  const isComplex = (name: string): boolean => letters.has(/^[^_]*/.exec(name)?.[0] ?? name) || conjugated.has(name);
  const isOfThem = (node: Node): boolean => isOfComplexNumbers(node, { arena, isComplex: () => false, isInteger: () => false, mayBeComplex: () => false }) || [...freeSymbols(node)].some((name) => conjugate(name) !== null);
  if (!nodes.some(isOfThem)) return null;
  const own = [...standing].filter(isComplex);
  return {
    arena, isComplex, mayBeComplex: (name) => USUALLY_COMPLEX.test(name) && !isComplex(name),
    note: `i is the imaginary unit${own.length === 0 ? "" : `, ${own.join(", ")} ${own.length === 1 ? "is" : "are"} complex`}; the other letters are real`,
    isInteger: (name) => elaborated.integers.has(name) && name !== IMAGINARY_UNIT,
    withConjugates(node) {
      const replaced = new Map<Node, Node>();
      for (const name of freeSymbols(node)) {
        const plain = conjugate(name);
        if (plain !== null) replaced.set(arena.symbol(name), arena.apply(CONJUGATE, [arena.symbol(plain)]));
      }
      return replaced.size === 0 ? node : substitute(arena, node, replaced);
    },
  };
}

/** Is i an index or bound here? */
function countsWithI(node: Node): boolean {
  const isI = (each: Node): boolean => freeSymbols(each).has(IMAGINARY_UNIT);
  return (node.kind === "index" && node.indices.some(isI)) || ((node.kind === "sum" || node.kind === "product") && node.index.name === IMAGINARY_UNIT);
}

/** z of `z̄`, `z^*`; null for a name without such a mark. */
function unmarked(name: string): string | null {
  const spread = name.normalize("NFD");
  if (spread.includes("\u0304")) return spread.replace("\u0304", "").normalize("NFC");
  return name.endsWith("^*") ? name.slice(0, -2) : null;
}
