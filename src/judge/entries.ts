// Assumptions about arrays are meant for every entry: `0 < ŷ_j`, whatever letter is written, and `ŷ > 0` where only entries of ŷ occur.

import type { Arena } from "../expression/arena.js";
import type { Node, RelationNode } from "../expression/node.js";
import { replaceNodes } from "./constraints.js";
import { postorder } from "./graph.js";

const LARGEST = 2_000_000;

/** The relations, each once for every entry of its array that the expressions hold. */
export function forEachEntry(arena: Arena, relations: readonly RelationNode[], expressions: readonly Node[]): readonly RelationNode[] {
  if (relations.length === 0) return relations;
  const entries = new Map<string, Node[]>();
  const symbols = new Set<string>();
  const used = new Set<Node>();
  for (const node of postorder(expressions, LARGEST) ?? []) {
    if (node.kind === "index") {
      used.add(node);
      entries.set(node.base.name, [...(entries.get(node.base.name) ?? []), node]);
    } else if (node.kind === "symbol") symbols.add(node.name);
  }
  if (entries.size === 0) return relations;
  const found = new Set<RelationNode>();
  for (const relation of relations) {
    const inside = postorder([relation], LARGEST) ?? [];
    const own = inside.filter((node) => node.kind === "index");
    const bare = inside.find((node) => node.kind === "symbol" && entries.has(node.name) && !symbols.has(node.name) && !own.some((entry) => entry.kind === "index" && entry.indices.includes(node)));
    const [only] = own;
    if (own.length === 0 && bare?.kind === "symbol") addReplaced(arena, relation, bare, entries.get(bare.name) ?? [], found);
    else if (own.length === 1 && only?.kind === "index" && !used.has(only) && only.indices.every((index) => index.kind === "symbol")) {
      found.add(relation);
      addReplaced(arena, relation, only, entries.get(only.base.name) ?? [], found);
    } else found.add(relation);
  }
  return [...found];
}

function addReplaced(arena: Arena, relation: RelationNode, node: Node, entries: readonly Node[], found: Set<RelationNode>): void {
  for (const entry of entries) {
    const left = replaceNodes(arena, relation.left, new Map([[node, entry]]));
    const right = replaceNodes(arena, relation.right, new Map([[node, entry]]));
    const made = left === null || right === null ? null : arena.relation(relation.operator, left, right);
    if (made?.kind === "relation") found.add(made);
  }
}
