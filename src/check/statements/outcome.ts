// What is said of a line that is a statement.

import type { Formula } from "../../expression/formula.js";
import type { Node, RelationNode } from "../../expression/node.js";
import type { Judgement } from "../../judge/judgement.js";
import type { StatementWitness } from "../../judge/statements/implication.js";
import { NOT_SETTLED, UNSUPPORTED } from "../../judge/statements/implication.js";
import type { Certainty, Condition, StepVerdict } from "../../model/report.js";
import type { SaidValue } from "../facts.js";
import { pointText } from "../witness-point.js";

export interface StatementOutcome {
  readonly verdict: StepVerdict;
  readonly judgement: Judgement | null;
  readonly reason: string | null;
  readonly conditions: readonly Condition[];
  /** The mistake by name, where it has one, and what is said of it; null where the line is not wrong. */
  readonly mistake: StatementMistake | null;
  /** A remark on a line that changes no verdict. */
  readonly remark?: string;
}

export interface StatementMistake {
  readonly name: string | null;
  readonly message: string;
  /** Is what it says true, but not all of what the line before says? */
  readonly loses: boolean;
  /** Is it a step whatever stands around it: what the line before was integrated to, a constant at an initial value? */
  readonly isPlainlyStep: boolean;
  /** What a line `w = V` should say that w is, in terms of the other letters; null where that was not worked out. */
  readonly solution: Node | null;
  /** Would this say the same as the line before? */
  readonly follows: (formula: Formula) => boolean;
  /** Does this relation say the same as the wrong line? */
  readonly isSaid: (relation: RelationNode) => boolean;
}

/** Tests of what might stand in place of a wrong line. */
export type RepairTests = Pick<StatementMistake, "follows" | "isSaid">;

/** A value that a sentence gives; `isHere` is one between the line before and the line at hand. */
export interface ValueSaid extends SaidValue {
  readonly isHere: boolean;
}

/** A line to be judged. */
export interface StatementLine {
  readonly formula: Formula;
  /** The arrow in front of it. */
  readonly relation: "⇒" | "⇔" | null;
  readonly conditions: readonly Node[];
  /** The lines after it. */
  readonly later: readonly Formula[];
  /** The values that sentences give. */
  readonly said: readonly ValueSaid[];
  /** The names in it that are units. */
  readonly units: ReadonlySet<string>;
}

export interface StatementJudge {
  /** Takes in a line without judging it: the given one. */
  give(formula: Formula): void;
  judge(line: StatementLine): StatementOutcome;
  /** The line just judged is in doubt: it stands beside those before it. */
  doubt(): void;
}

export function undecided(reason: string): StatementOutcome {
  return { verdict: "undecided", judgement: null, reason, conditions: [], mistake: null };
}

/** A line that is no step: it lays something down. */
export function given(remark?: string): StatementOutcome {
  return { verdict: "given", judgement: null, reason: null, conditions: [], mistake: null, ...(remark === undefined ? {} : { remark }) };
}

/** A line that follows, shown to this certainty. */
export function follows(certainty: Certainty, conditions: readonly Condition[]): StatementOutcome {
  return { verdict: "equal", judgement: { verdict: "equal", certainty, conditions: [], witness: null, reason: null, holdsWhen: null }, reason: null, conditions, mistake: null };
}

/** A line that was tested to follow where no judgement says how well: values of an angle, a constant in place of another. */
export function tested(conditions: readonly Condition[]): StatementOutcome {
  return follows({ kind: "tested", digits: 60, points: 1 }, conditions);
}

/** A line whose sides were judged to be equal. */
export function bySides(judgement: Judgement): StatementOutcome {
  return { verdict: "equal", judgement: { ...judgement, conditions: [] }, reason: null, conditions: judgement.conditions, mistake: null };
}

/** A condition on the letters that the mathematics asks for. */
export const ofDomain = (text: string): Condition => ({ text, source: "domain" });

/** What a sentence says, as a condition. */
export const ofProse = (text: string): Condition => ({ text, source: "prose" });

/** A line that a witness refutes: it satisfies the one line and not the other. */
export function refutedBy(witness: StatementWitness, holding: "before" | "after", kind: "lost" | "extra" | "other", tests: RepairTests): StatementOutcome {
  const where = pointText(witness.at);
  const subject = where === "" ? "the line before holds and this one does not" : holding === "before" ? `${where} satisfies the line before and not this one` : `${where} satisfies this line and not the line before`;
  const message = `${kind === "lost" ? "A solution is lost: " : kind === "extra" ? "A solution is added: " : ""}${subject}.`;
  return {
    verdict: "unequal", reason: null, conditions: [], mistake: { name: null, message, loses: kind === "lost", isPlainlyStep: false, solution: null, ...tests },
    judgement: {
      verdict: "unequal", certainty: { kind: "witness" }, conditions: [], reason: message, holdsWhen: null,
      witness: { at: witness.at, left: holding === "before" ? "holds" : "does not hold", right: holding === "before" ? "does not hold" : "holds" },
    },
  };
}

/** Does the reason of a doubt say no more than that the judge of statements could not tell? */
export const isOpen = (reason: string | null): boolean => reason === UNSUPPORTED || reason === NOT_SETTLED;
