// Does the line follow from the lines before it, and they from it? What the judge of implications says, and what is to be said where it can't tell or refutes the line.

import { relationsIn } from "../../expression/formula.js";
import type { RelationNode } from "../../expression/node.js";
import { namesOf, type Implication, type StatementWitness } from "../../judge/statements/implication.js";
import { pointText } from "../witness-point.js";
import { cancels, caseOf, excuseFor, isQuantity, negativeLetters } from "./excuses.js";
import { comparedWithZero, isPlain, isSolved, valuesIn } from "./formulas.js";
import { implicitPartials } from "./implicit-partials.js";
import { bySides, follows, given as laidDown, ofDomain, refutedBy, tested, undecided } from "./outcome.js";
import { renewedConstant } from "./renewed-constants.js";
import { repairTests } from "./repairs.js";
import { holdsByItself, sameFunctionOfSides, sameSides, withFunctionPutIn } from "./sides.js";
import { afresh, beside, type Ruling, type StatementStep } from "./step.js";
import { otherThanAtMoment, otherThanSaid, valuesOfForm, withValuesSaid } from "./values-put-in.js";
import type { StatementWorld } from "./world.js";

/** What was found of a line and the lines before it. */
interface Found {
  readonly forward: Implication;
  /** Does the line before follow from this one? Null where it is of another order. */
  readonly backward: Implication | null;
  /** What was used besides the lines: the conditions, and the derivatives of the lines. */
  readonly used: readonly RelationNode[];
  /** The names in the lines and in this one. */
  readonly names: ReadonlySet<string>;
  /** Is it solved for its unknown? */
  readonly isSolved: boolean;
}

export function ruledByImplication(world: StatementWorld, step: StatementStep): Ruling {
  const { ask, derivatives, highestOrder, arena } = world;
  const { after, previous, holding, given, relation } = step;
  const used = [...given, ...derivatives(holding, highestOrder([...holding, after])), ...implicitPartials(arena, previous, after)];
  const plainly = askedPlainly(world, step, used);
  // What cancels is not zero.
  const now = world.shownNames(after);
  const cancelled = plainly.kind !== "fails" ? [] : [...world.shownNames(previous)].filter((name) => !now.has(name) && cancels(world, previous, name)).flatMap((name) => comparedWithZero(arena, arena.symbol(name), "≠"));
  const forward = cancelled.length === 0 ? plainly : ask(holding, after, [...used, ...cancelled]);
  if (cancelled.length > 0 && forward.kind === "holds" && !forward.vacuous) return beside(follows(forward.certainty, [...cancelled.map(({ left }) => world.conditionOf({ node: left, operator: "≠" })), ...forward.conditions.map(world.conditionOf)]));
  const names = namesOf([...holding, after].flatMap(relationsIn));
  const backward = highestOrder([previous]) === highestOrder([after]) ? ask([after], previous, given) : null;
  const found: Found = { forward, backward, used, names, isSolved: isSolved(after, names) };
  if (forward.kind === "holds") {
    const atValues = backward?.kind === "fails" ? withValuesSaid(world, step) : null;
    return atValues === null ? ruledWhereItFollows(world, step, found, forward) : beside(atValues);
  }
  const sides = forward.kind === "open" ? judgedBySides(world, step) : null;
  if (sides !== null) return sides;
  return ruledByValuesSaid(world, step, forward) ?? (relation === "⇔" ? null : ruledByReusedConstant(world, step)) ?? ruledWhereItDoesNotFollow(world, step, found, forward);
}

/** Does the line follow from all lines that hold, or from the last one of them? */
function askedPlainly({ ask, derivatives, highestOrder }: StatementWorld, { after, previous, holding, given }: StatementStep, used: readonly RelationNode[]): Implication {
  const fromAll = ask(holding, after, used);
  // Where the lines contradict each other, or one of them can't be worked with, only the last one counts.
  const isLastOnly = holding.length > 1 && ((fromAll.kind === "holds" && fromAll.vacuous) || fromAll.kind === "open");
  const fromLast = isLastOnly ? ask([previous], after, [...given, ...derivatives([previous], highestOrder([previous, after]))]) : fromAll;
  const underAll = fromAll.kind === "open" && fromLast.kind !== "holds" ? fromAll : fromLast;
  // What the text says of the letters may be more than can be used (`g(x) ≤ y`); what follows whatever they are follows for those too.
  const freely = underAll.kind === "open" && given.length > 0 ? ask([previous], after, derivatives([previous], highestOrder([previous, after]))) : null;
  return freely?.kind === "holds" && !freely.vacuous ? freely : underAll;
}

/** The line as one function of both sides of the line before, or with a function put in that it gives; null where it is neither. */
function judgedBySides({ arena, sidesUnder }: StatementWorld, { previous, after, given, relation, rows, formula }: StatementStep): Ruling | null {
  const isBothWays = relation === "⇔";
  const judgement = sameFunctionOfSides(previous, after, sidesUnder(given), isBothWays) ?? (given.length === 0 ? null : sameFunctionOfSides(previous, after, sidesUnder([]), isBothWays)) ?? sameSides(withFunctionPutIn(rows[rows.length - 1], formula, arena), sidesUnder(given))
    ?? holdsByItself(after, sidesUnder(given));
  return judgement === null ? null : beside(bySides(judgement));
}

/** The line with the values that sentences give. */
function ruledByValuesSaid(world: StatementWorld, step: StatementStep, forward: Implication): Ruling | null {
  const atValues = withValuesSaid(world, step);
  if (atValues !== null) return beside(atValues);
  const refuted = otherThanAtMoment(world, step);
  // What the constant goes into is still the line before.
  if (refuted !== null) return { outcome: refuted, restsOn: "lastTwo" };
  const other = forward.kind === "fails" ? otherThanSaid(world, step) : null;
  return other === null ? null : afresh(other);
}

/** `y = C e^{x^2}`: the letter stands for another constant now. */
function ruledByReusedConstant(world: StatementWorld, { previous, after }: StatementStep): Ruling | null {
  const reused = renewedConstant(world, previous, after, true);
  return reused === null || reused.old !== reused.fresh ? null : afresh(tested([ofDomain(`${reused.fresh} is another constant than before`)]));
}

function ruledWhereItDoesNotFollow(world: StatementWorld, step: StatementStep, { backward, used, names, isSolved }: Found, forward: Exclude<Implication, { readonly kind: "holds" }>): Ruling {
  const { ask, arena } = world;
  const { previous, after, holding, given, relation } = step;
  const refuted = (witness: StatementWitness, side: "before" | "after", kind: "lost" | "extra" | "other"): Ruling => afresh(refutedBy(witness, side, kind, repairTests(world, step, side === "before" ? witness : null)));
  const values = valuesIn(previous);
  const returned = backward?.kind === "fails" && values.length > 0 ? ask([after, ...values], previous, given) : backward;
  const isCase = returned?.kind === "holds" && !returned.vacuous;
  const excuse = forward.kind !== "fails" ? null : (excuseFor(world, step) ?? (relation === null ? caseOf(world, step, isCase) : null));
  if (excuse !== null) {
    const filled = valuesOfForm(world, step);
    return filled === null ? beside(undecided(excuse)) : afresh(laidDown(`the line before with ${filled}, which is taken as given`));
  }
  if (forward.kind === "open" || forward.periodic) {
    // One of many solutions may have been chosen.
    const extra = backward?.kind === "fails" && isSolved ? backward.witness : null;
    if (extra !== null && relation !== "⇒" && isPlain(previous, names)) return refuted(extra, "after", "extra");
    return beside(undecided(forward.kind === "open" ? forward.reason : "other solutions were left out; are they excluded by the text?"));
  }
  const negative = world.isRunningText ? negativeLetters(forward.witness) : [];
  const quantities = negative.length === 0 ? [] : [...names].filter(isQuantity);
  const positively = negative.length === 0 ? null : ask(holding, after, [...used, ...quantities.flatMap((name) => comparedWithZero(arena, arena.symbol(name), ">"))]);
  if (positively !== null && positively.kind !== "fails" && !(positively.kind === "holds" && positively.vacuous)) return beside(undecided(`${negative.length === 1 ? "is" : "are"} ${negative.map((name) => `${name} > 0`).join(", ")} meant here?`));
  return refuted(forward.witness, "before", isCase ? "lost" : "other");
}

function ruledWhereItFollows(world: StatementWorld, step: StatementStep, { backward, names, isSolved: isSolvedNow }: Found, forward: Implication & { readonly kind: "holds" }): Ruling {
  const { previous, relation } = step;
  if (backward?.kind === "fails" && !backward.periodic) {
    const isExtra = relation === "⇔" || (relation === null && names.size > 0 && isPlain(previous, names) && ((isSolvedNow && !isSolved(previous, names)) || forward.vacuous));
    if (isExtra) return afresh(refutedBy(backward.witness, "after", "extra", repairTests(world, step, null)));
    if (forward.vacuous && (relation !== null || names.size === 0)) return beside(undecided("nothing satisfies the line before, so anything follows from it"));
  }
  if (relation === "⇔" && backward?.kind !== "holds") return beside(undecided(backward?.kind === "open" ? "the line before was not shown to follow from this one" : "whether the line before follows from this one is not judged"));
  const needed = [...forward.conditions, ...(relation === "⇔" && backward?.kind === "holds" ? backward.conditions : [])].map((each) => world.conditionOf(each).text);
  const oneWay = backward?.kind === "fails" && !backward.periodic && names.size === 1 ? [`one way only: ${pointText(backward.witness.at)} satisfies this line and not the line before`] : [];
  return beside(follows(forward.certainty, [...new Set([...needed, ...oneWay])].map(ofDomain)));
}
