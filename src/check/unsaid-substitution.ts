// A substitution that nobody says: `\int 2x\cos(x^2)\,dx = \int \cos u\,du = \sin u + C = \sin(x^2) + C`. What u is shows where it is put back.

import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import { childrenOf, type Node, type SymbolNode } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import { printUnicode } from "../notation/unicode.js";

export interface UnsaidSubstitution {
  readonly elaborated: ElaboratedDerivation;
  readonly note: string;
}

/** The derivation with the letter that one of its lines integrates by as what stands in its place in a later line; null where no line shows it. */
export function withUnsaidSubstitution(elaborated: ElaboratedDerivation): UnsaidSubstitution | null {
  const nodes = elaborated.lines.map(({ located }) => located?.node ?? null);
  const [first, ...others] = nodes.flatMap((node) => (node === null ? [] : variablesIntegratedBy(node)));
  const letter = others.find((each) => each !== first && !elaborated.definitions.has(each.name) && !elaborated.dependence.has(each.name));
  if (first === undefined || letter === undefined) return null;
  for (const [k, node] of nodes.entries()) {
    const next = nodes[k + 1];
    if (node === null || next == null || variablesIntegratedBy(node).length > 0 || !freeSymbols(node).has(letter.name) || freeSymbols(next).has(letter.name) || !freeSymbols(next).has(first.name)) continue;
    const value = putBack(node, next, letter);
    if (value === null || value === first || !freeSymbols(value).has(first.name)) continue;
    return {
      elaborated: { ...elaborated, definitions: new Map([...elaborated.definitions, [letter.name, { name: letter.name, parameters: [], indexParameters: [], body: value }]]) },
      note: `${letter.name} is read as ${printUnicode(value)}, which step ${k + 1} puts in its place`,
    };
  }
  return null;
}

function variablesIntegratedBy(root: Node): readonly SymbolNode[] {
  const found: SymbolNode[] = [];
  someNode(root, (node) => {
    if (node.kind === "integral" && node.lower === null) found.push(node.variable);
    return false;
  });
  return found;
}

/** What stands at every place of the letter in an expression that is the same otherwise; null where it is another one. */
function putBack(general: Node, own: Node, letter: SymbolNode): Node | null {
  let value: Node | null = null;
  const fits = (node: Node, other: Node): boolean => {
    if (node === letter) {
      value ??= other;
      return value === other;
    }
    if (node === other) return true;
    const [parts, others] = [childrenOf(node), childrenOf(other)];
    const isAlike = node.kind === other.kind && parts.length === others.length && parts.length > 0 && (node.kind !== "apply" || other.kind !== "apply" || node.function === other.function);
    return isAlike && parts.every((part, k) => {
      const opposite = others[k];
      return opposite !== undefined && fits(part, opposite);
    });
  };
  return fits(general, own) ? value : null;
}
