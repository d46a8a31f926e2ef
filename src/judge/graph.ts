// Passes over expression graphs that must not recurse, since a graph may be a hundred thousand nodes deep, and the seeded random numbers of
// the judge. Everything here depends on structure only, never on ids.

import { childrenOf, type Node } from "../expression/node.js";

/** The children that have values: names of arrays and of functions have none. */
export function operandsOf(node: Node): readonly Node[] {
  if (node.kind === "index") return node.indices;
  if (node.kind === "call") return node.arguments;
  return childrenOf(node);
}

/** What a tape needs of a node: an entry of an array is a quantity of its own, whatever its subscripts; conditions are decided by their sides. */
export function evaluatedOperands(node: Node): readonly Node[] {
  if (node.kind === "piecewise") return childrenOf(node).flatMap((child) => (child.kind === "relation" ? [child.left, child.right] : [child]));
  return node.kind === "index" ? [] : node.kind === "symbol" || node.kind === "number" ? [] : operandsOf(node);
}

/** The distinct nodes below the roots, each after its operands; null as soon as there are more than `limit`. */
export function postorder(roots: readonly Node[], limit: number): Node[] | null {
  const walk = createWalk(operandsOf, idsUpTo(roots));
  return roots.every((root) => walk.visit(root, limit)) ? walk.order : null;
}

/** The same by `evaluatedOperands`. */
export function evaluationOrder(roots: readonly Node[], limit: number): Node[] | null {
  const walk = createEvaluationWalk(idsUpTo(roots));
  return roots.every((root) => walk.visit(root, limit)) ? walk.order : null;
}

/** A walk by `evaluatedOperands` that can go on with more roots; for nodes whose ids are below `ids` at first. */
export function createEvaluationWalk(ids: number): Walk {
  return createWalk(evaluatedOperands, ids);
}

/** More than any id of a node below the roots: what is made of others is made after them. */
export function idsUpTo(roots: readonly Node[]): number {
  let most = -1;
  for (const { id } of roots) if (id > most) most = id;
  return most + 1;
}

/** The nodes met so far, each once and after its operands. */
export interface Walk {
  readonly order: Node[];
  /** Goes on below the root; false as soon as there are more nodes than `limit` in the order. */
  visit(root: Node, limit: number): boolean;
}

function createWalk(operands: (node: Node) => readonly Node[], ids: number): Walk {
  const order: Node[] = [];
  let seen = new Uint8Array(ids);
  const stack: Node[] = [];
  const pending: (readonly Node[])[] = [];
  const position: number[] = [];
  function enter(node: Node): void {
    seen[node.id] = 1;
    stack.push(node);
    pending.push(operands(node));
    position.push(0);
  }
  function visit(root: Node, limit: number): boolean {
    if (root.id >= seen.length) {
      const longer = new Uint8Array(2 * root.id + 1);
      longer.set(seen);
      seen = longer;
    }
    if (seen[root.id] === 1) return order.length <= limit;
    enter(root);
    while (stack.length > 0) {
      const top = stack.length - 1;
      const children = pending[top] ?? [];
      let next = position[top] ?? 0;
      let child = children[next];
      while (child !== undefined && seen[child.id] === 1) child = children[++next];
      if (child !== undefined) {
        position[top] = next + 1;
        enter(child);
        continue;
      }
      const node = stack.pop();
      pending.pop();
      position.pop();
      if (node !== undefined) order.push(node);
      if (order.length > limit) return false;
    }
    return true;
  }
  return { order, visit };
}

/** A stream of 32-bit numbers determined by its seed (mulberry32). */
export interface Random {
  /** Uniform in 0 … bound - 1. */
  below(bound: number): number;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    below(bound) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) % bound;
    },
  };
}

/** FNV-1a of a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let position = 0; position < text.length; position += 1) hash = Math.imul(hash ^ text.charCodeAt(position), 0x01000193);
  return hash >>> 0;
}

/** FNV-1a over the words of a program, on top of a seed. */
export function hashWords(words: Int32Array, seed: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let position = 0; position < words.length; position += 1) hash = Math.imul(hash ^ (words[position] ?? 0), 0x01000193);
  return hash >>> 0;
}
