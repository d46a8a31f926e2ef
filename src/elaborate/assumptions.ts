// The conditions and given equations of a text as they come in: which one takes the place of an earlier one ("for x > 0 … for x < 0"), and where. `read-draft.ts` decides
// what is an assumption at all.

import type { Statement, Syntax } from "../syntax/math-tree.js";
import { namesIn } from "./definable.js";
import type { DraftAssumption } from "./draft.js";
import { written } from "./draft-chain.js";
import { isNumeric } from "./statement-shape.js";

export interface GatheredAssumption extends Omit<DraftAssumption, "until"> {
  /** It holds for all that follows ("assume", "let"), rather than for the next formula ("for", "if"). */
  readonly standing: boolean;
  /** Number of the paragraph it stands in; conditions of one paragraph hold together. */
  readonly paragraph: number;
  /** Where the formula begins that it stands beside: what it replaces holds there no longer. */
  readonly formula: number;
}

export interface AssumptionGatherer {
  readonly all: readonly DraftAssumption[];
  add(assumption: GatheredAssumption): void;
  /** The words solve the equation before for what stands in a formula, which they say to hold so. */
  solve(section: number, solved: Syntax): void;
  /** Did a condition take another one's place after this offset? */
  replacedAfter(offset: number): boolean;
}

/** More conditions on the same names than this, the last ones, are not looked through. */
const MOST_TOGETHER = 16;

export function createAssumptionGatherer(): AssumptionGatherer {
  const all: (Omit<GatheredAssumption, "said"> & { until: number | null; said: boolean })[] = [];
  /** Those of the text that still hold, by section and names. */
  const open = new Map<string, (GatheredAssumption & { until: number | null })[]>();
  let lastReplacement = -1;
  return {
    all,
    add(assumption) {
      const made = { ...assumption, until: null };
      all.push(made);
      // What is said in passing takes the place of nothing.
      if (assumption.origin !== "prose" || (assumption.reach === "aside" && !isEquation(assumption))) return;
      const key = `${assumption.section} ${namesOf(assumption)}`;
      const kept = (open.get(key) ?? []).filter((earlier) => {
        if (!replaces(assumption, earlier)) return true;
        const from = earlier.offset < assumption.formula ? assumption.formula : assumption.offset;
        earlier.until = from;
        lastReplacement = Math.max(lastReplacement, from);
        return false;
      });
      open.set(key, [...kept.slice(-MOST_TOGETHER), made]);
    },
    solve(section, solved) {
      const last = all.at(-1);
      if (last === undefined || last.section !== section || last.origin !== "prose" || !isEquation(last)) return;
      const names = new Set(last.statement.sides.flatMap((side) => (side === null ? [] : namesIn(side))));
      if (last.statement.sides.every((side) => side !== null && !isNumeric(side)) || names.size > 1) last.said ||= namesIn(solved).every((name) => names.has(name));
    },
    replacedAfter: (offset) => lastReplacement > offset,
  };
}

/** A later condition on the same names takes the place of one for a single formula, and of any that it contradicts; an equation that of one with the same left side. */
function replaces(later: GatheredAssumption, earlier: GatheredAssumption): boolean {
  if (isOtherCase(later.statement, earlier.statement)) return true;
  if (isEquation(later) !== isEquation(earlier)) return false;
  if (isEquation(later)) return headOf(later) === headOf(earlier);
  return contradicts(later.statement, earlier.statement) || (!earlier.standing && !later.standing && later.paragraph !== earlier.paragraph);
}

function namesOf(assumption: Pick<GatheredAssumption, "statement">): string {
  return [...new Set(assumption.statement.sides.flatMap((side) => (side === null ? [] : namesIn(side))))].sort().join(" ");
}

function isEquation(assumption: Pick<GatheredAssumption, "statement">): boolean {
  return assumption.statement.relations.some((relation) => relation.sign === "=");
}

function headOf({ statement, source }: GatheredAssumption): string {
  const [head] = statement.sides;
  return head ? written({ syntax: head, source }) : "";
}

/** `i = k` and `i ≠ k`: what one says the other denies. */
function isOtherCase(a: Statement, b: Statement): boolean {
  const [own, other] = [a, b].map(({ sides, relations }) => ({ names: sides.map((side) => (side?.kind === "name" ? side.name : "")).sort().join(), signs: relations.map(({ sign }) => sign).join() }));
  if (own === undefined || other === undefined || own.names !== other.names || a.sides.length !== 2 || a.sides.some((side) => side?.kind !== "name")) return false;
  return (own.signs === "=" && other.signs === "≠") || (own.signs === "≠" && other.signs === "=");
}

/** `x > 0` and `x < 0`: bounds by numbers on one name that leave nothing between them. */
function contradicts(a: Statement, b: Statement): boolean {
  const bounds = [a, b].map((statement) => {
    const [left, right] = statement.sides;
    const sign = statement.relations[0]?.sign;
    if (statement.relations.length !== 1 || left?.kind !== "name" || !right || !isNumeric(right) || sign === undefined) return null;
    const negative = right.kind === "sequence";
    const size = right.kind === "number" ? Number(right.value.numerator) / Number(right.value.denominator) : right.kind === "sequence" ? sizeOf(right) : Number.NaN;
    return { upper: sign === "<" || sign === "≤", lower: sign === ">" || sign === "≥", value: negative ? -size : size };
  });
  const [first, second] = bounds;
  if (!first || !second) return false;
  const lower = first.lower ? first : second.lower ? second : null;
  const upper = first.upper ? first : second.upper ? second : null;
  return lower !== null && upper !== null && lower.value >= upper.value;
}

/** The absolute value of `-2`. */
function sizeOf(sequence: Syntax & { kind: "sequence" }): number {
  const [sign, operand] = sequence.items;
  if (sequence.items.length !== 2 || sign?.kind !== "operator" || sign.sign !== "-" || operand?.kind !== "operand" || operand.operand.kind !== "number") return Number.NaN;
  return Number(operand.operand.value.numerator) / Number(operand.operand.value.denominator);
}
