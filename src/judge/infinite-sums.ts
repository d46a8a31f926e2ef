// Infinite sums by their values, where those are known, and by their partial sums: where the two sides are equal with N in place of every ∞, for all N, they are equal in the
// limit wherever the series converge. Nothing else is said of infinite sums: other values with unequal partial sums stay undecided.

import type { Node } from "../expression/node.js";
import { freeSymbols, mapChildren, substitute } from "../expression/traverse.js";
import type { Condition } from "../model/report.js";
import { printUnicode } from "../notation/unicode.js";
import { weakest } from "./certainties.js";
import { operandsOf, postorder } from "./graph.js";
import { undecided, type JudgeContext, type Judgement } from "./judgement.js";
import { seriesValue, type SeriesValue } from "./series-values.js";

const LARGEST = 20_000;
const UNDECIDED = "an infinite sum";
/** More series than these in one move are not worked out. */
const MOST_SERIES = 6;

/** Functions whose value at a limit is not the limit of their values. */
const JUMPING: ReadonlySet<string> = new Set(["sign", "floor", "ceil", "kronecker"]);

/** Judges by partial sums; null where no infinite sum occurs. */
export function judgeByPartialSums(a: Node, b: Node, context: JudgeContext, judgeFinite: (a: Node, b: Node, context: JudgeContext) => Judgement): Judgement | null {
  const { arena } = context;
  const order = postorder([a, b], LARGEST);
  if (order === null || !order.some(isInfinite)) return null;
  if (a === b) return undecided(UNDECIDED);
  const valued = byValues(a, b, order, context, judgeFinite);
  if (valued !== null) return valued;
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
  const left = truncated(a, last);
  // One more or less on one side makes up for a term that was taken out, or for an index that was moved.
  for (const apart of [0, -1, 1, -2, 2]) {
    const judgement = judgeFinite(left, truncated(b, apart === 0 ? last : arena.add([last, arena.integer(apart)])), { ...context, integers: new Set([...context.integers, name]) });
    // What is not refuted for one number of terms is not settled by another.
    if (judgement.verdict === "undecided") break;
    if (judgement.verdict === "equal") return { ...judgement, conditions: [...judgement.conditions, { text: "the series converge", source: "domain" }] };
  }
  return undecided(UNDECIDED);

  function truncated(root: Node, upper: Node): Node {
    const made = new Map<Node, Node>();
    for (const node of order ?? []) {
      const rebuilt = mapChildren(arena, node, (child) => made.get(child) ?? child);
      made.set(node, isInfinite(node) && (rebuilt.kind === "sum" || rebuilt.kind === "product") ? arena.bigOperator(rebuilt.kind, rebuilt.index, rebuilt.lower, upper, rebuilt.body) : rebuilt);
    }
    return made.get(root) ?? root;
  }
}

/** Judges by the values of all series on both sides; null where one of them has none that is known, or nothing is decided so. */
function byValues(a: Node, b: Node, order: readonly Node[], context: JudgeContext, judgeFinite: (a: Node, b: Node, context: JudgeContext) => Judgement): Judgement | null {
  const { arena } = context;
  const found = new Map<Node, SeriesValue>();
  for (const node of order.filter(isInfinite)) {
    const value = node.kind === "sum" ? seriesValue(node, context, judgeFinite) : null;
    if (value === null || found.size >= MOST_SERIES) return null;
    found.set(node, value);
  }
  const put = (side: Node): Node => substitute(arena, side, new Map<Node, Node>([...found].map(([sum, { node }]) => [sum, node])));
  const converge = [...found.values()].flatMap(({ converges }) => converges ?? []);
  const judgement = judgeFinite(put(a), put(b), { ...context, assumptions: [...context.assumptions, ...converge] });
  if (judgement.verdict === "undecided") return null;
  const conditions = converge.filter((relation) => !context.assumptions.includes(relation)).map((relation): Condition => ({ text: printUnicode(relation), source: "domain" }));
  const known = new Set(judgement.conditions.map(({ text }) => text));
  if (judgement.verdict === "unequal") return judgement;
  return { ...judgement, certainty: weakest([judgement.certainty, ...[...found.values()].flatMap(({ judgements }) => judgements.map(({ certainty }) => certainty))]), conditions: [...judgement.conditions, ...conditions.filter(({ text }) => !known.has(text))] };
}

function isInfinite(node: Node): boolean {
  return (node.kind === "sum" || node.kind === "product") && node.upper?.kind === "symbol" && node.upper.name === "∞";
}
