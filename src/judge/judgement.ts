// What the judge is asked and what it answers.

import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import type { Certainty, Condition, Witness } from "../model/report.js";

/** What holds for a comparison besides the two expressions. */
export interface JudgeContext {
  readonly arena: Arena;
  /** Relation nodes that all hold; equations among them are given. */
  readonly assumptions: readonly Node[];
  /** Names of symbols that take integer values only. */
  readonly integers: ReadonlySet<string>;
  /** Work units; one is about one operation on doubles, and an ordinary comparison takes some thousand. */
  readonly budget: number;
}

/** The verdict on "the old side a equals the new side b". */
export interface Judgement {
  readonly verdict: "equal" | "unequal" | "undecided";
  readonly certainty: Certainty | null;
  /** What must hold besides, where the new side has no value although the old one has. */
  readonly conditions: readonly Condition[];
  readonly witness: Witness | null;
  /** Why it is undecided, or, without a witness, unequal. */
  readonly reason: string | null;
  /** Of unequal sides: where they do agree, in words (`m = 1`, `x ≥ 0`); null where that is not known. */
  readonly holdsWhen: string | null;
}

export function undecided(reason: string): Judgement {
  return { verdict: "undecided", certainty: null, conditions: [], witness: null, reason, holdsWhen: null };
}

export function equal(certainty: Certainty, conditions: readonly Condition[]): Judgement {
  return { verdict: "equal", certainty, conditions, witness: null, reason: null, holdsWhen: null };
}

export function unequal(witness: Witness | null, reason: string | null, holdsWhen: string | null): Judgement {
  return { verdict: "unequal", certainty: witness === null ? null : { kind: "witness" }, conditions: [], witness, reason, holdsWhen };
}
