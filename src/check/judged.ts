// What judging a derivation gives: each line with its verdict and what it comes to, each claim, and what diagnosing and explaining ask of the chain afterwards.

import type { ElaboratedDerivation, ElaboratedLine } from "../elaborate/derivation.js";
import type { Node } from "../expression/node.js";
import type { JudgeContext, Judgement } from "../judge/judge.js";
import type { Condition, StepVerdict } from "../model/report.js";
import type { StatementOutcome } from "./statements/outcome.js";
import type { TensorJudge } from "./tensors/judge-tensors.js";
import { pointText } from "./witness-point.js";

export interface JudgedLine {
  readonly line: ElaboratedLine;
  readonly number: number;
  readonly verdict: StepVerdict;
  readonly judgement: Judgement | null;
  readonly reason: string | null;
  readonly conditions: readonly Condition[];
  /** Conditions that this line brings in from the prose, with the words that say it. */
  readonly introduced: readonly { readonly text: string; readonly words: string }[];
  readonly agreesWithStart: boolean | null;
  readonly afterError: "consistent" | "new-mistake" | "recovers" | null;
  /** The mathematics of the line with definitions put in and derivatives carried out, under the conditions; null where there is none. */
  readonly value: Node | null;
  /** Number of the line it was judged against, or null. */
  readonly against: number | null;
  /** What is wrong with a line that is a statement; null for every other one. */
  readonly mistake: StatementOutcome["mistake"];
}

export interface JudgedClaim {
  readonly verdict: StepVerdict;
  readonly judgement: Judgement | null;
  readonly reason: string | null;
  readonly conditions: readonly Condition[];
  readonly value: Node | null;
}

export interface JudgedDerivation {
  readonly elaborated: ElaboratedDerivation;
  readonly lines: readonly JudgedLine[];
  readonly claims: readonly JudgedClaim[];
  readonly firstWrong: number | null;
  /** Does it hold vectors or matrices? Then only the tensors' judge can compare its lines. */
  readonly tensors: TensorJudge | null;
  /** How letters are read where the lines are of complex numbers; null where they are not. */
  readonly complexNote: string | null;
  /** Remarks on lines that change no verdict. */
  readonly remarks: readonly { readonly number: number; readonly message: string; readonly mistake: string | null }[];
  readonly context: JudgeContext;
  /** Compares two expressions as the moves of this chain are, under the conditions in force at its end. */
  readonly compare: (before: Node, after: Node) => Judgement;
  readonly isConstantOfIntegration: (name: string) => boolean;
  /** Carries a node of this derivation out, under the conditions in force at its end. */
  readonly carryOut: (node: Node) => Node | null;
  /** Puts in what the prose sets (m = 1). */
  readonly settle: (node: Node) => Node;
}

/** Where the line begins in its document. */
export function offsetOf(line: ElaboratedLine): number {
  return line.draft.source.offsets[line.draft.range.start] ?? 0;
}

/** Where the next line begins: what is said up to there is said of this line. */
export function endOf(elaborated: ElaboratedDerivation, number: number): number {
  const next = elaborated.lines[number + 1];
  return next === undefined ? Infinity : offsetOf(next);
}

/** "at x = 1/2 it is 2, this is 3", for reasons. */
export function describeWitness(judgement: Judgement): string {
  const { witness } = judgement;
  if (witness === null) return "no point in common";
  const at = pointText(witness.at);
  return `${at === "" ? "" : `at ${at} `}the line before is ${witness.left}, this line is ${witness.right}`;
}
