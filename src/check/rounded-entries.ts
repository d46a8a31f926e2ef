// Vectors and matrices of rounded numbers: `\frac13 (1, 2)^T = (0.333, 0.667)^T` is right as a number is, where each entry shown is that of the other side rounded to its digits.

import { formatRational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";
import type { Judgement } from "../judge/judge.js";
import { roundingBetween, type Rounding, type ShownDecimal, type Side } from "./rounding.js";

/** More entries are not compared one by one. */
const MOST_ENTRIES = 25;

/** Are the entries of a written matrix those of the side before, rounded? Null where one is neither equal nor surely rounded. */
export function roundedEntries(arena: Arena, before: Side, after: Side, judge: (a: Node, b: Node) => Judgement): Rounding | null {
  const written = after.node;
  if (written.kind === "add") {
    // `A - (309.5 …)`: the only new numbers stand in one term.
    const fresh = after.decimals.filter(({ value }) => !before.decimals.some((known) => formatRational(known.value) === formatRational(value)));
    const holds = written.terms.filter((term) => fresh.some(({ value }) => someNode(term, (node) => node === arena.number(value))));
    const [term] = holds;
    if (term === undefined || holds.length > 1) return null;
    const rest = arena.subtract(before.node, arena.add(written.terms.filter((other) => other !== term)));
    return roundedEntries(arena, { ...before, node: term.kind === "negate" ? arena.negate(rest) : rest }, { node: term.kind === "negate" ? term.operand : term, decimals: fresh }, judge);
  }
  if (written.kind !== "apply" || written.function !== "matrix" || after.decimals.length === 0) return null;
  const [width, ...entries] = written.arguments;
  if (width?.kind !== "number" || entries.length > MOST_ENTRIES) return null;
  const columns = Number(width.value.numerator);
  const rows = entries.length / columns;
  const unit = (size: number, at: number, across: boolean): Node => arena.apply("matrix", [arena.integer(across ? size : 1), ...Array.from({ length: size }, (_, k) => arena.integer(k === at ? 1 : 0))]);
  let digits = Infinity;
  for (const [k, entry] of entries.entries()) {
    const factors = [...(rows > 1 ? [unit(rows, Math.floor(k / columns), true)] : []), before.node, ...(columns > 1 ? [unit(columns, k % columns, false)] : [])];
    const exact = arena.multiply(factors);
    if (judge(exact, entry).verdict === "equal") continue;
    const rounding = roundingBetween(arena, { node: exact, decimals: [] }, { node: entry, decimals: after.decimals.filter((decimal) => isShownIn(entry, decimal)) }, judge);
    if (rounding?.kind !== "rounded") return null;
    digits = Math.min(digits, rounding.digits);
  }
  return Number.isFinite(digits) ? { kind: "rounded", digits } : null;
}

function isShownIn(entry: Node, { value }: ShownDecimal): boolean {
  const number = entry.kind === "negate" ? entry.operand : entry;
  return number.kind === "number" && formatRational(number.value).replace("-", "") === formatRational(value).replace("-", "");
}
