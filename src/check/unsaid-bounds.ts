// `\sum_i x_i` says nothing of how far it runs. Beside an n it usually runs to n: `\bar x = \frac{1}{n} \sum_i x_i`. Taken so, a move may hold that fails for any other number of terms.

import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, mapChildren, someNode } from "../expression/traverse.js";

const COUNTS = /^[nNmMkKdDTp]$/;

/** Does a sum or product in it say no bounds? */
export function holdsOpenSum(root: Node): boolean {
  return someNode(root, isOpen);
}

function isOpen(node: Node): boolean {
  return (node.kind === "sum" || node.kind === "product") && node.lower === null && node.upper === null;
}

/** The sums and products in these that say no bounds. */
export function openSums(roots: readonly Node[]): ReadonlySet<Node> {
  const found = new Set<Node>();
  for (const root of roots) someNode(root, (node) => {
    if (isOpen(node)) found.add(node);
    return false;
  });
  return found;
}

/** The letters by which such sums are divided, as a mean is by the number of its terms: the d of `\frac1d \sum_j x_j`. */
function divisorsOfSums(nodes: readonly Node[]): ReadonlySet<string> {
  const found = new Set<string>();
  const below = (node: Node): readonly string[] => (node.kind === "divide" && node.denominator.kind === "symbol" ? [node.denominator.name] : []);
  for (const root of nodes) {
    someNode(root, (node) => {
      if (node.kind === "divide" && isOpen(node.numerator)) below(node).forEach((name) => found.add(name));
      if (node.kind === "multiply" && node.factors.some(isOpen)) node.factors.flatMap(below).forEach((name) => found.add(name));
      return false;
    });
  }
  return found;
}

/** The letters that may count the terms of such sums in these expressions: free whole numbers that pick no entry, and what sums are divided by; none where all sums say how far they run. */
export function lettersThatCount(nodes: readonly Node[], integers: ReadonlySet<string>): readonly string[] {
  if (!nodes.some(holdsOpenSum)) return [];
  const divisors = divisorsOfSums(nodes);
  const picked = new Set<string>();
  for (const root of nodes) {
    someNode(root, (node) => {
      if (node.kind === "index") for (const index of node.indices) for (const name of freeSymbols(index)) picked.add(name);
      return false;
    });
  }
  return [...new Set(nodes.flatMap((node) => [...freeSymbols(node)]))].filter((name) => COUNTS.test(name) && (integers.has(name) || divisors.has(name)) && !picked.has(name));
}

/** The expression with its open sums from 1 to the letter. */
export function runningTo(arena: Arena, root: Node, letter: string): Node {
  if (!holdsOpenSum(root)) return root;
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const inner = mapChildren(arena, node, visit);
    const made = (inner.kind === "sum" || inner.kind === "product") && isOpen(inner) ? arena.bigOperator(inner.kind, inner.index, arena.integer(1), arena.symbol(letter), inner.body) : inner;
    memo.set(node, made);
    return made;
  };
  return visit(root);
}
