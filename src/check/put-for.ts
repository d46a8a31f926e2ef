// One expression put in for another wherever that stands as a whole, also as neighbouring factors of a longer product: `w^\top w` in `\lambda w^\top w`. Factors keep their
// order, so that this is right of matrices too.

import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { bindsVariable, boundNameOf, freeSymbols, mapChildren, someNode, substitute } from "../expression/traverse.js";

/** Does it stand there as a whole? */
export function standsIn(root: Node, wanted: Node): boolean {
  return someNode(root, (node) => node === wanted || (wanted.kind === "multiply" && node.kind === "multiply" && runAt(node.factors, wanted.factors) >= 0));
}

/** The expression with `to` wherever `from` stands. */
export function putFor(arena: Arena, root: Node, from: Node, to: Node): Node {
  const whole = substitute(arena, root, new Map([[from, to]]));
  if (from.kind !== "multiply") return whole;
  const memo = new Map<Node, Node>();
  const own = new Set([...freeSymbols(from), ...freeSymbols(to)]);
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    if (bindsVariable(node) && own.has(boundNameOf(node).name)) return node;
    const inner = mapChildren(arena, node, visit);
    const made = inner.kind === "multiply" ? shortened(arena, inner.factors, from.factors, to) : inner;
    memo.set(node, made);
    return made;
  };
  return visit(whole);
}

function shortened(arena: Arena, factors: readonly Node[], run: readonly Node[], to: Node): Node {
  const at = runAt(factors, run);
  return at < 0 ? arena.multiply(factors) : shortened(arena, [...factors.slice(0, at), to, ...factors.slice(at + run.length)], run, to);
}

/** Where the run of factors begins; -1 where it does not stand. */
function runAt(factors: readonly Node[], run: readonly Node[]): number {
  return factors.findIndex((_, start) => run.every((factor, k) => factors[start + k] === factor));
}
