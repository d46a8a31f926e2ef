// One line and what stands before it, as the rules of the judge of statements see it, and what a rule says.

import type { Formula } from "../../expression/formula.js";
import type { RelationNode } from "../../expression/node.js";
import type { StatementLine, StatementOutcome } from "./outcome.js";

export interface StatementStep extends Pick<StatementLine, "relation" | "later" | "said"> {
  /** The line as it was read, with 1 for units that come in with it, and the rows before it. */
  readonly formula: Formula;
  readonly rows: readonly Formula[];
  /** The line with its definitions put in, the one before it, and all that hold so far, the one before among them. */
  readonly after: Formula;
  readonly previous: Formula;
  readonly holding: readonly Formula[];
  /** The lines before the one before, whether they hold or not. */
  readonly earlier: readonly Formula[];
  /** The relations among the conditions. */
  readonly given: readonly RelationNode[];
}

/** What a rule says of a line, and what the line after it rests on: all the lines so far, this one alone, or this one and the one before it. */
export interface Ruling {
  readonly outcome: StatementOutcome;
  readonly restsOn: "all" | "this" | "lastTwo";
}

/** The line stands beside those before it. */
export const beside = (outcome: StatementOutcome): Ruling => ({ outcome, restsOn: "all" });

/** What comes next rests on this line alone. */
export const afresh = (outcome: StatementOutcome): Ruling => ({ outcome, restsOn: "this" });
