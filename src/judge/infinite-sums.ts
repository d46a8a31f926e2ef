// Infinite sums by their partial sums: where the two sides are equal with N in place of every ∞, for all N, they are equal in the limit wherever the series converge. Nothing
// else is said of infinite sums: equal values with unequal partial sums stay undecided.

import type { Node, SymbolNode } from "../expression/node.js";
import { freeSymbols, mapChildren } from "../expression/traverse.js";
import { operandsOf, postorder } from "./graph.js";
import { undecided, type JudgeContext, type Judgement } from "./judgement.js";

const LARGEST = 20_000;
const UNDECIDED = "an infinite sum";

/** Functions whose value at a limit is not the limit of their values. */
const JUMPING: ReadonlySet<string> = new Set(["sign", "floor", "ceil", "kronecker"]);

/** Judges by partial sums; null where no infinite sum occurs. */
export function judgeByPartialSums(a: Node, b: Node, context: JudgeContext, judgeFinite: (a: Node, b: Node, context: JudgeContext) => Judgement): Judgement | null {
  const { arena } = context;
  const order = postorder([a, b], LARGEST);
  if (order === null || !order.some(isInfinite)) return null;
  if (a === b) return undecided(UNDECIDED);
  const inside = new Set<Node>();
  for (const node of [...order].reverse()) {
    if (!isInfinite(node) && !inside.has(node)) continue;
    const parts = node.kind === "sum" || node.kind === "product" ? [node.body] : operandsOf(node);
    for (const part of parts) inside.add(part);
  }
  // Limits of limits may not be exchanged, and a jump may lie at the limit.
  const isContinuous = order.every((node) => (isInfinite(node) ? !inside.has(node) : inside.has(node) || !(node.kind === "piecewise" || (node.kind === "apply" && JUMPING.has(node.function)))));
  if (!isContinuous) return undecided(UNDECIDED);
  const names = new Set(order.flatMap((node) => [...freeSymbols(node)]));
  let name = "N";
  while (names.has(name)) name += "′";
  const last = arena.symbol(name);
  const [left, right] = [a, b].map((side) => truncated(side, last));
  if (left === undefined || right === undefined) return undecided(UNDECIDED);
  const judgement = judgeFinite(left, right, { ...context, integers: new Set([...context.integers, name]) });
  if (judgement.verdict !== "equal") return undecided(UNDECIDED);
  return { ...judgement, conditions: [...judgement.conditions, { text: "the series converge", source: "domain" }] };

  function truncated(root: Node, upper: SymbolNode): Node {
    const made = new Map<Node, Node>();
    for (const node of order ?? []) {
      const rebuilt = mapChildren(arena, node, (child) => made.get(child) ?? child);
      made.set(node, isInfinite(node) && (rebuilt.kind === "sum" || rebuilt.kind === "product") ? arena.bigOperator(rebuilt.kind, rebuilt.index, rebuilt.lower, upper, rebuilt.body) : rebuilt);
    }
    return made.get(root) ?? root;
  }
}

function isInfinite(node: Node): boolean {
  return (node.kind === "sum" || node.kind === "product") && node.upper?.kind === "symbol" && node.upper.name === "∞";
}
