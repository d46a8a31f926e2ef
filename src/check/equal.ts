// `equal(a, b)`: the judge on two expressions given as text.

import { resolve } from "../calculus/resolve.js";
import { elaborateExpression } from "../elaborate/expression.js";
import { integerNames, relationsOf } from "../elaborate/derivation.js";
import { CONVENTIONAL } from "../elaborate/reading.js";
import { createArena } from "../expression/arena.js";
import type { Node, SymbolNode } from "../expression/node.js";
import { judge } from "../judge/judge.js";
import type { Certainty, Condition, Witness } from "../model/report.js";
import { JUDGE_BUDGET } from "./chain-judge.js";
import { groupExpressions, readExpression } from "./single.js";

export interface EqualOptions {
  /** Assumptions in plain text: `x > 0`, `0 < p < 1`. */
  readonly assume?: readonly string[] | undefined;
}

export interface EqualResult {
  readonly verdict: "equal" | "unequal" | "undecided";
  readonly certainty: Certainty | null;
  readonly conditions: readonly Condition[];
  readonly witness: Witness | null;
  /** Why it is undecided, also where a side could not be read. */
  readonly reason: string | null;
  /** Of unequal sides: where they do agree, in words (`x ≥ 0`); null where that is not known. */
  readonly holdsWhen: string | null;
}

/** Judges "a equals b wherever a is defined". What cannot be read is `undecided` with the place and the reason. */
export function equalTexts(a: string, b: string, options: EqualOptions): EqualResult {
  const assume = options.assume ?? [];
  const arena = createArena();
  const group = groupExpressions([a, b], assume);
  const undecided = (reason: string): EqualResult => ({ verdict: "undecided", certainty: null, conditions: [], witness: null, reason, holdsWhen: null });
  const dependence = new Map<string, SymbolNode>();
  for (const [name, variable] of group.survey.scope.dependence) dependence.set(name, arena.symbol(variable));
  const context = { definitions: new Map(), dependence, partial: "total" as const };
  const sides: Node[] = [];
  for (const [name, text] of [["the first expression", a], ["the second expression", b]] as const) {
    const read = readExpression(arena, text, group);
    if (read.kind === "failure") return undecided(`${name}, column ${read.column}: ${read.reason}`);
    const resolved = resolve(arena, read.node, context);
    if (resolved.kind === "failure") return undecided(`${name}: ${resolved.reason}`);
    sides.push(resolved.guarded);
  }
  const [left, right] = sides;
  if (left === undefined || right === undefined) return undecided("an expression is missing");
  const problem = group.draft.notes.find((note) => note.kind === "unread");
  if (problem !== undefined) return undecided(`an assumption: ${problem.message}`);
  const assumptions = group.draft.assumptions.flatMap((assumption) =>
    relationsOf(assumption.statement, (syntax) => elaborateExpression(syntax, { arena, scope: group.survey.scope, reading: CONVENTIONAL, freeIndex: null, text: assumption.source.text }).located.node, arena),
  );
  const { verdict, certainty, conditions, witness, reason, holdsWhen } = judge(left, right, { arena, assumptions, integers: integerNames([left, right], group.draft, group.survey.scope), budget: JUDGE_BUDGET });
  return { verdict, certainty, conditions, witness, reason, holdsWhen };
}
