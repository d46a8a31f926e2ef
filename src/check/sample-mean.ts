// x̄ beside a sample x₁, …, xₙ: where nothing defines it, it may stand for their mean.

import type { Arena } from "../expression/arena.js";
import type { Node, SymbolNode } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";

const MACRON = "\u0304";

/** The names with a bar among the free ones of the nodes, each with the mean of the array of its letter that is summed over in them. */
export function sampleMeans(arena: Arena, nodes: readonly Node[]): readonly { readonly symbol: SymbolNode; readonly mean: Node }[] {
  const barred = [...new Set(nodes.flatMap((node) => [...freeSymbols(node)]))].filter((name) => name.normalize("NFD").endsWith(MACRON));
  return barred.flatMap((name) => {
    const stem = name.normalize("NFD").slice(0, -MACRON.length).normalize("NFC");
    let mean: Node | null = null;
    for (const node of nodes) {
      someNode(node, (each) => {
        if (mean !== null || each.kind !== "sum" || each.lower === null || each.upper === null) return false;
        const { index, lower, upper } = each;
        const isFromOne = lower.kind === "number" && lower.value.numerator === 1n && lower.value.denominator === 1n;
        // The y_n of a vector **y** are those of ȳ too.
        if (isFromOne) someNode(each.body, (inner) => {
          if (inner.kind !== "index" || inner.indices.length !== 1 || inner.indices[0] !== index || inner.base.name.normalize("NFKD") !== stem.normalize("NFKD")) return false;
          mean = arena.divide(arena.bigOperator("sum", index, lower, upper, inner), upper);
          return true;
        });
        return false;
      });
    }
    return mean === null ? [] : [{ symbol: arena.symbol(name), mean }];
  });
}
