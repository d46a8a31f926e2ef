// The plan of instances: which names are sizes, which subscripts are free, and which bound and free indices share a range because they run over
// the same arrays.

import type { Arena } from "../expression/arena.js";
import type { Node, RelationNode, SymbolNode } from "../expression/node.js";
import { letterMasks, type Expansion } from "./expansion.js";
import { idsUpTo, operandsOf, postorder } from "./graph.js";
import type { JudgeContext } from "./judgement.js";
import type { Work } from "./work.js";

const LARGEST = 2_000_000;
const MOST_LETTERS = 30;

/** Is there a sum, a product, a Kronecker delta, or a subscript that is to be computed? */
export function needsInstances(arena: Arena, nodes: readonly Node[]): boolean {
  if (!arena.hasIndexing()) return false;
  const seen = new Uint8Array(idsUpTo(nodes));
  const stack = [...nodes];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen[node.id] === 1) continue;
    seen[node.id] = 1;
    if (node.kind === "sum" || node.kind === "product") return true;
    if (node.kind === "apply" && node.function === "kronecker") return true;
    if (node.kind === "index" && node.indices.some((index) => index.kind !== "symbol" && index.kind !== "number")) return true;
    if (node.kind !== "index") for (const child of operandsOf(node)) stack.push(child);
  }
  return false;
}

/** The names that get numbers, and what is known of their ranges. */
export interface Plan {
  readonly expansion: Expansion;
  readonly sizes: readonly string[];
  readonly letters: readonly { readonly name: string; readonly lower: Node | null; readonly upper: Node | null }[];
  /** How entries of an array are called in words: `y_i`. */
  readonly letterOf: ReadonlyMap<string, string>;
  /** Free letters of the relations, with the range they are meant over. */
  readonly universal: ReadonlyMap<string, { readonly lower: Node; readonly upper: Node } | null>;
}

/** Groups of arrays, bound indices and free letters that share a range. */
function createGroups(): { find(key: string): string; join(a: string, b: string): void } {
  const parents = new Map<string, string>();
  const find = (key: string): string => {
    let at = key;
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
    return at;
  };
  return {
    find,
    join(a, b) {
      const [first, second] = [find(a), find(b)];
      if (first !== second) parents.set(second, first);
    },
  };
}

/** The two indices of δ_{ij}, and of a condition i ≠ j or i < j on an index of a sum; null for anything else. */
function comparedIndices(node: Node, bound: ReadonlySet<string>): readonly [SymbolNode, SymbolNode] | null {
  const [first, second] = node.kind === "apply" && node.function === "kronecker" ? node.arguments : node.kind === "relation" ? [node.left, node.right] : [];
  if (first?.kind !== "symbol" || second?.kind !== "symbol") return null;
  return node.kind === "apply" || bound.has(first.name) || bound.has(second.name) ? [first, second] : null;
}

/** Finds the sizes and letters of a comparison and which of them run together; a reason in words where there are too many. */
export function plan(a: Node, b: Node, relations: readonly RelationNode[], context: JudgeContext, work: Work): Plan | string {
  const { arena } = context;
  const roots = [a, b, ...relations.flatMap((relation) => [relation.left, relation.right])];
  const order = postorder(roots, LARGEST);
  if (order === null || !work.spend(order.length)) return "the expressions are too large for the budget";
  const binders = order.filter((node): node is Node & { readonly kind: "sum" | "product" } => node.kind === "sum" || node.kind === "product");
  const names = new Set(binders.map((binder) => binder.index.name));
  const subscripts = new Set<string>();
  const computed = new Set<string>();
  for (const node of order) {
    if (node.kind === "index") {
      for (const index of node.indices) {
        const inside = postorder([index], 200) ?? [];
        for (const each of inside) {
          if (each.kind !== "symbol") continue;
          subscripts.add(each.name);
          if (index.kind !== "symbol") computed.add(each.name);
        }
      }
    } else if (node.kind === "apply" && node.function === "kronecker") {
      for (const each of postorder(node.arguments, 200) ?? []) if (each.kind === "symbol") computed.add(each.name);
    } else for (const each of comparedIndices(node, names) ?? []) computed.add(each.name);
  }
  for (const name of [...subscripts, ...computed]) names.add(name);
  if (names.size > MOST_LETTERS) return "too many different indices";
  const letters = [...names];
  const masks = letterMasks(order, letters);
  const bit = (name: string): number => 1 << letters.indexOf(name);

  const groups = createGroups();
  const letterOf = new Map<string, string>();
  const slotsIn = (nodes: readonly Node[], letter: string, key: string): void => {
    for (const node of nodes) {
      if (node.kind === "index") {
        for (const [slot, index] of node.indices.entries()) {
          if (index.kind !== "symbol" || index.name !== letter) continue;
          groups.join(`slot:${node.base.name}:${slot}`, key);
          if (slot === 0 && node.indices.length === 1 && !letterOf.has(node.base.name)) letterOf.set(node.base.name, letter);
        }
      } else {
        const [first, second] = comparedIndices(node, names) ?? [];
        if (first !== undefined && second !== undefined && (first.name === letter || second.name === letter)) groups.join(`delta:${first.name}:${second.name}`, key);
      }
    }
  };
  for (const [number, binder] of binders.entries()) slotsIn(postorder([binder.body], LARGEST) ?? [], binder.index.name, `binder:${number}`);
  for (const letter of letters) slotsIn(order, letter, `free:${letter}`);
  for (const node of order) {
    const [first, second] = comparedIndices(node, names) ?? [];
    if (first !== undefined && second !== undefined) groups.join(`free:${first.name}`, `free:${second.name}`);
  }

  // The range of a group: the explicit bounds of one of its sums, else a size of its own.
  const rangeOf = new Map<string, { lower: Node; upper: Node }>();
  for (const [number, binder] of binders.entries()) {
    const group = groups.find(`binder:${number}`);
    if (rangeOf.has(group) || binder.upper === null) continue;
    if ((masks.get(binder.upper) ?? 0) !== 0 || (binder.lower !== null && (masks.get(binder.lower) ?? 0) !== 0)) continue;
    rangeOf.set(group, { lower: binder.lower ?? arena.integer(1), upper: binder.upper });
  }
  const occurring = new Set(order.filter((node): node is SymbolNode => node.kind === "symbol").map((node) => node.name));
  for (const [number, binder] of binders.entries()) {
    const group = groups.find(`binder:${number}`);
    if (rangeOf.has(group) || binder.upper !== null) continue;
    let name = occurring.has("n") ? "N" : "n";
    while (occurring.has(name)) name += "′";
    occurring.add(name);
    rangeOf.set(group, { lower: binder.lower ?? arena.integer(1), upper: arena.symbol(name) });
  }
  const numberOf = new Map<Node, number>(binders.map((binder, number) => [binder, number]));
  const impliedBound = (node: Node, which: "lower" | "upper"): Node | null => {
    if (which === "lower") return arena.integer(1);
    const number = numberOf.get(node);
    return number === undefined ? null : (rangeOf.get(groups.find(`binder:${number}`))?.upper ?? null);
  };

  const sizes = new Set<string>();
  const bounds = [...binders.flatMap((binder) => [binder.lower, binder.upper]), ...[...rangeOf.values()].flatMap((range) => [range.lower, range.upper])];
  for (const node of postorder(bounds.filter((bound): bound is Node => bound !== null), 10_000) ?? []) {
    if (node.kind === "symbol" && !names.has(node.name) && node.name !== "∞" && node.name !== "π" && node.name !== "e") sizes.add(node.name);
  }
  const free = (masks.get(a) ?? 0) | (masks.get(b) ?? 0);
  const enumerated: { name: string; lower: Node | null; upper: Node | null }[] = [];
  const inBounds = new Set((postorder(bounds.filter((bound): bound is Node => bound !== null), 10_000) ?? []).filter((node) => node.kind === "symbol").map((node) => (node.kind === "symbol" ? node.name : "")));
  for (const letter of letters) {
    if ((free & bit(letter)) === 0) continue;
    const range = rangeOf.get(groups.find(`free:${letter}`)) ?? null;
    if (range === null && !computed.has(letter) && !inBounds.has(letter)) continue;
    enumerated.push({ name: letter, lower: range?.lower ?? null, upper: range?.upper ?? null });
  }
  const universal = new Map<string, { lower: Node; upper: Node } | null>();
  for (const relation of relations) {
    const mask = (masks.get(relation.left) ?? 0) | (masks.get(relation.right) ?? 0);
    for (const letter of letters) if ((mask & bit(letter)) !== 0) universal.set(letter, rangeOf.get(groups.find(`free:${letter}`)) ?? null);
  }
  return { expansion: { arena, letters, masks, impliedBound, work }, sizes: [...sizes], letters: enumerated, letterOf, universal };
}
