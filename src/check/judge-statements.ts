// Judges lines that are statements: each against the line before it, together with the ones before that it rests on. A line that loses a solution is wrong; one that says
// less than the line before (squaring may add solutions) is right one way, which is said as a condition.

import { differentiate } from "../calculus/differentiate.js";
import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import { formatRational, type Rational, rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import { allOf, alternativesIn, anyOf, mapFormula, relationFormula, relationsIn, unknownIn, type Formula } from "../expression/formula.js";
import { childrenOf, type CallNode, type Node, type RelationNode, type SymbolNode } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { rationalValue } from "../functions/powers.js";
import { holdsEitherSign } from "../judge/both-signs.js";
import { isConstant } from "../judge/constants.js";
import { weakest } from "../judge/certainties.js";
import type { Judgement } from "../judge/judgement.js";
import { exactAt, leavesOf, pointOn, type Point } from "../judge/linear-points.js";
import { solvesForAngle, strayAngle } from "../judge/statements/angles.js";
import { haveSameCurves, isConstantOfIntegration } from "../judge/statements/families.js";
import { implies, namesOf, NOT_SETTLED, UNSUPPORTED, type Implication, type StatementWitness } from "../judge/statements/implication.js";
import type { SideCondition } from "../judge/statements/prove.js";
import type { Condition, StepVerdict } from "../model/report.js";
import { printUnicode } from "../notation/unicode.js";
import type { SaidValue, Value } from "./facts.js";
import { filledIn } from "./filled-form.js";
import { implicitPartials } from "./implicit-partials.js";
import { constantFound, valueText } from "./particular.js";
import { judgeSeparated, separatedLetters, type Curves } from "./separated.js";
import { judgeSides, sameSides, withFunctionPutIn, withLettersFound, type SidesContext } from "./statement-sides.js";

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

/** A value that a sentence gives; `isHere` is one between the line before and the line at hand. */
export interface ValueSaid extends SaidValue {
  readonly isHere: boolean;
}

export interface StatementJudge {
  /** Takes in a line without judging it: the given one. */
  give(formula: Formula): void;
  /** Judges a line; `relation` is the arrow in front of it, `later` are the lines after it, `said` the values that sentences give, `units` the names in the line that are units. */
  judge(formula: Formula, relation: "⇒" | "⇔" | null, conditions: readonly Node[], later: readonly Formula[], said: readonly ValueSaid[], units: ReadonlySet<string>): StatementOutcome;
  /** The line just judged is in doubt: it stands beside those before it. */
  doubt(): void;
}

const MOST_ORDER = 3;
/** Functions whose equations have families of solutions. */
const PERIODIC_LINES: readonly string[] = ["sin", "cos", "tan", "cot", "sec", "csc"];
/** Functions that undo those of angles. */
const ANGLE_FUNCTIONS: readonly string[] = ["sin", "cos", "tan"];
const TESTED_EQUAL: Judgement = { verdict: "equal", certainty: { kind: "tested", digits: 60, points: 1 }, conditions: [], witness: null, reason: null, holdsWhen: null };
/** Repairs of a line that points of the line before do not rule out are asked about this often. */
const MOST_REPAIRS = 30;

/** A judge for the rows of one derivation; in running text letters for quantities are presumed to be positive where a row fails otherwise only, and values may be given anew. */
export function createStatementJudge(arena: Arena, elaborated: ElaboratedDerivation, valueOf: (node: Node) => Value, isRunningText: boolean): StatementJudge {
  /** The lines that hold so far, the last one the line before. */
  let lines: Formula[] = [];
  let before: readonly Formula[] = [];
  /** Every line so far. */
  const history: Formula[] = [];
  /** The differential equation that the line before was integrated from, where that has no constant: what comes next is to satisfy it too. */
  let withoutConstant: Formula | null = null;
  /** The lines so far as they were read. */
  const rows: Formula[] = [];

  /** Definitions put in and derivatives carried out. */
  function carriedOut(formula: Formula): Formula {
    return mapFormula(formula, (relation) => {
      const left = valueOf(relation.left);
      const right = valueOf(relation.right);
      if (left.kind !== "value") return { kind: "unknown", reason: left.reason };
      if (right.kind !== "value") return { kind: "unknown", reason: right.reason };
      if (holdsEitherSign(left.node) || holdsEitherSign(right.node)) return { kind: "unknown", reason: "a definition with ± stands for two statements" };
      const made = arena.relation(relation.operator, left.node, right.node);
      return made.kind === "relation" ? relationFormula(made) : { kind: "unknown", reason: "not a relation" };
    });
  }

  /** Functions whose derivatives at a letter stand in the lines, by that letter: x and y of `x(t)x'(t) + y(t)y'(t) = 0`. */
  const ofLetters = new Map<string, Node>();
  for (const { formula } of elaborated.lines) for (const relation of formula === null ? [] : relationsIn(formula)) someNode(relation, (node) => {
    const [argument] = node.kind === "call" ? node.arguments : [];
    if (node.kind === "call" && node.callee.kind === "symbol" && node.arguments.length === 1 && argument?.kind === "symbol" && (node.orders[0] ?? 0) > 0 && !elaborated.definitions.has(node.callee.name) && !ofLetters.has(node.callee.name)) ofLetters.set(node.callee.name, argument);
    return false;
  });

  function isUnknownFunction(node: Node): node is CallNode & { readonly callee: SymbolNode } {
    if (node.kind !== "call" || node.callee.kind !== "symbol" || node.arguments.length !== 1) return false;
    return (elaborated.dependence.get(node.callee.name) ?? ofLetters.get(node.callee.name)) === node.arguments[0];
  }

  /** Could every equation along a curve be differentiated? */
  let allDifferentiated = true;
  const isDerivative = (node: Node): boolean => node.kind === "call" && node.orders.some((order) => order > 0);

  function highestOrder(formulas: readonly Formula[]): number {
    let order = 0;
    for (const formula of formulas) for (const relation of relationsIn(formula)) someNode(relation, (node) => {
      if (isUnknownFunction(node)) order = Math.max(order, node.orders[0] ?? 0);
      return false;
    });
    return Math.min(order, MOST_ORDER);
  }

  /** Equations between an unknown function and its variable hold all along it, so their derivatives hold too. */
  function derivatives(formulas: readonly Formula[], order: number): readonly RelationNode[] {
    const found: RelationNode[] = [];
    let current = formulas.flatMap((formula) => equationsThatHold(formula)).filter(isAlongCurve);
    for (let k = 0; k < order; k++) {
      const next: RelationNode[] = [];
      for (const relation of current) {
        const variable = variableOf(relation);
        if (variable === null) {
          allDifferentiated = false;
          continue;
        }
        const left = differentiate(arena, relation.left, variable);
        const right = differentiate(arena, relation.right, variable);
        if (left.kind === "failure" || right.kind === "failure") {
          allDifferentiated = false;
          continue;
        }
        const made = arena.relation("=", left.node, right.node);
        if (made.kind === "relation" && highestOrder([relationFormula(made)]) <= order) next.push(made);
      }
      found.push(...next);
      current = next;
    }
    return found;
  }

  function variableOf(relation: RelationNode): SymbolNode | null {
    let variable: SymbolNode | null = null;
    someNode(relation, (node) => {
      const own = isUnknownFunction(node) ? node.arguments[0] : undefined;
      if (own?.kind === "symbol") variable = own;
      return own !== undefined;
    });
    return variable;
  }

  /** `y = 4` may be a point; only an equation of the function and its variable, or of two functions, is one along a curve. */
  function isAlongCurve(relation: RelationNode): boolean {
    const functions = new Set<string>();
    let variable: string | null = null;
    someNode(relation, (node) => {
      if (!isUnknownFunction(node)) return false;
      functions.add(node.callee.name);
      const [own] = node.arguments;
      variable = own?.kind === "symbol" ? own.name : variable;
      return false;
    });
    if (variable === null) return false;
    const plain = substitute(arena, relation, displayed(relation));
    return functions.size > 1 || freeSymbols(plain).has(variable);
  }

  function equationsThatHold(formula: Formula): readonly RelationNode[] {
    if (formula.kind === "relation") return formula.relation.operator === "=" ? [formula.relation] : [];
    return formula.kind === "all" ? formula.parts.flatMap(equationsThatHold) : [];
  }

  /** Unknown functions as the author writes them: `y`, `y′` for y(x), y′(x). */
  function displayed(node: Node): ReadonlyMap<Node, Node> {
    const shown = new Map<Node, Node>();
    someNode(node, (each) => {
      if (isUnknownFunction(each)) shown.set(each, arena.symbol(`${each.callee.name}${"′".repeat(each.orders[0] ?? 0)}`));
      return false;
    });
    return shown;
  }

  /** A line with the names of unknown functions for their values: an angle θ that is a function of r elsewhere is one all the same. */
  function asWritten(formula: Formula): Formula {
    return mapFormula(formula, (relation) => {
      const made = substitute(arena, relation, displayed(relation));
      return relationFormula(made.kind === "relation" ? made : relation);
    });
  }

  function conditionText({ node, operator }: SideCondition): string {
    return `${printUnicode(substitute(arena, node, displayed(node)))} ${operator} 0`;
  }

  function ask(before: readonly Formula[], after: Formula, given: readonly RelationNode[]): Implication {
    return implies(allOf(before), after, { arena, given, integers: elaborated.integers, determined: isDerivative, isRate: (node) => allDifferentiated && isUnknownFunction(node) && node.orders[0] === 1, display: (node) => substitute(arena, node, displayed(node)) });
  }

  /** The outcome for a row below a differential equation with separated variables: by the slope that both give their curves; null for any other row. */
  function separatedOutcome(written: Formula, after: Formula): StatementOutcome | null {
    const before = withoutConstant ?? rows[rows.length - 1];
    rows.push(written);
    withoutConstant = null;
    const pair = before === undefined ? null : curveLetters(before, written);
    if (before === undefined || pair === null) return null;
    const [dependent, variable] = [arena.symbol(pair[0]), arena.symbol(pair[1])];
    const rate = arena.symbol(`${pair[0]}′`);
    const curves: Curves = { arena, dependent, variable, rate, judge: (left, right) => judgeSides(left, right, { arena, given: [], integers: elaborated.integers }) };
    const plain = (formula: Formula): Formula => mapFormula(formula, (relation) => {
      const made = substitute(arena, substitute(arena, relation, ratesOf(relation, dependent, variable, rate)), displayed(relation));
      return made.kind === "relation" ? relationFormula(made) : { kind: "unknown", reason: "not a relation" };
    });
    const known = plain(before);
    const found = judgeSeparated(known, plain(written), curves);
    if (found === null || found.judgement.verdict === "undecided") return null;
    const { judgement, doubt } = found;
    if (doubt !== null) withoutConstant = before;
    if (unknownIn(after) === null) start(after);
    else lines.push(after);
    if (judgement.verdict === "equal") return doubt === null ? { verdict: "equal", reason: null, mistake: null, conditions: judgement.conditions, judgement: { ...judgement, conditions: [] } } : undecided(doubt);
    const message = `The curves of this line are no solutions: d${pair[0]}/d${pair[1]} is another one than the line before gives.`;
    const follows = (formula: Formula): boolean => {
      const again = judgeSeparated(known, plain(formula), curves);
      return again?.judgement.verdict === "equal" && again.doubt === null;
    };
    return { verdict: "unequal", reason: null, conditions: [], mistake: { name: null, message, loses: false, isPlainlyStep: true, solution: null, follows, isSaid: () => false }, judgement: { ...judgement, reason: message } };
  }

  /** y and x of the differential equations in two rows: the letters under d, or an unknown function whose rate stands there and its variable. */
  function curveLetters(before: Formula, after: Formula): readonly [string, string] | null {
    const letters = [...new Set([...separatedLetters(before), ...separatedLetters(after)])];
    if (letters.length > 2 || letters.length === 0) return null;
    const [first, second] = letters;
    const pairs = [...elaborated.dependence].filter(([name, { name: variable }]) => letters.every((letter) => letter === name || letter === variable));
    const [only] = pairs;
    if (only !== undefined && pairs.length === 1) return [only[0], only[1].name];
    return first === undefined || second === undefined ? null : [first, second];
  }

  /** The rate of y as it is written, `\\frac{dy}{dx}` or `y'(x)`, as a symbol. */
  function ratesOf(relation: Node, dependent: SymbolNode, variable: SymbolNode, rate: SymbolNode): ReadonlyMap<Node, Node> {
    const found = new Map<Node, Node>();
    someNode(relation, (node) => {
      const isOwn = (body: Node): boolean => body === dependent || (body.kind === "call" && body.callee === dependent && body.orders.every((order) => order === 0));
      if (node.kind === "derivative" && node.order === 1 && node.variable === variable && isOwn(node.body)) found.set(node, rate);
      return false;
    });
    return found;
  }

  function start(formula: Formula): void {
    lines = [formula];
  }

  return {
    give(formula) {
      const made = carriedOut(formula);
      lines.push(made);
      history.push(made);
      rows.push(formula);
    },
    doubt() {
      lines = [...before, ...lines.slice(-1)];
    },
    judge(written, relation, conditions, later, said, units) {
      const formula = withoutUnits(written, units);
      before = lines;
      const previous = lines[lines.length - 1];
      const after = carriedOut(formula);
      const earlier = history.slice(0, -1);
      history.push(after);
      const bySlope = separatedOutcome(written, after);
      if (bySlope !== null) return bySlope;
      const unknown = (previous === undefined ? null : unknownIn(previous)) ?? unknownIn(after);
      if (previous === undefined || unknown !== null) {
        lines.push(after);
        return undecided(unknown ?? "there is no line before it");
      }
      const holding = lines.filter((line) => unknownIn(line) === null);
      const given = conditions.filter((node): node is RelationNode => node.kind === "relation");
      const angle = solvesForAngle(asWritten(previous), asWritten(after), { arena, given, integers: elaborated.integers });
      if (angle !== null && (relation !== "⇔" || angle.range === null)) {
        lines.push(after);
        return {
          verdict: "equal", reason: null, mistake: null, conditions: angle.range === null ? [] : [{ text: angle.range, source: "domain" }], judgement: TESTED_EQUAL,
        };
      }
      const stray = strayAngle(asWritten(previous), asWritten(after), arena);
      if (stray !== null) {
        start(after);
        return wrongBy({ at: { [printUnicode(stray.angle)]: printUnicode(stray.value) } }, "after", "extra", { follows: repairTest(previous, holding, given, null), isSaid: sameTest(after, given) });
      }
      const renewed = withNewConstant(previous, after, false);
      if (renewed !== null) {
        lines.push(after);
        return { verdict: "equal", reason: null, mistake: null, conditions: [{ text: `${renewed.fresh} is made of ${renewed.old}`, source: "domain" }], judgement: TESTED_EQUAL };
      }
      const sides: SidesContext = { arena, given, integers: elaborated.integers };
      const constant = !isRunningText || written.kind !== "relation" || written.relation.operator !== "=" ? null : constantFound(arena, written.relation.left, written.relation.right, elaborated, (left, right) => judgeSides(left, right, sides));
      if (constant !== null && said.every(({ what, value }) => what !== constant[0] || judgeSides(value, constant[1], sides).verdict === "equal")) {
        lines.push(after);
        return { ...undecided(""), verdict: "given", reason: null, remark: `${valueText(constant)} makes what was said before this line, which is taken as given` };
      }
      if (isRunningText && givesValues(formula, [...rows.slice(0, -1).flatMap(relationsIn), ...given])) {
        lines.push(after);
        return { ...undecided(""), verdict: "given", reason: null };
      }
      const put = !isRunningText ? null : valueSet(rows[rows.length - 2], formula);
      if (put !== null) {
        lines.push(after);
        return { ...undecided(""), verdict: "given", reason: null, remark: `the line before with ${valueText(put)}, which is taken as given` };
      }
      const byLetters = relation === "⇔" ? null : withLettersFound(holding, formula, rightSidesOf(formula), sides);
      if (byLetters !== null) {
        lines.push(after);
        return { verdict: "equal", reason: null, mistake: null, conditions: byLetters.conditions, judgement: { ...byLetters, conditions: [] } };
      }
      const there = relation === "⇔" ? null : atMoment(previous, after, given);
      if (there !== null) {
        lines.push(after);
        return there;
      }
      const fresh = newLetters(after, [...holding.flatMap(relationsIn), ...given]);
      if (fresh.length > 0) {
        lines.push(after);
        const [only] = fresh;
        if (fresh.length === 1 && only !== undefined && introduces(after, only)) return { ...undecided(""), verdict: "given", reason: null };
        return undecided(`${fresh.join(", ")} ${fresh.length === 1 ? "is" : "are"} new here; what ${fresh.length === 1 ? "is it" : "are they"}?`);
      }
      if (namesCurve(after, holding)) {
        lines.push(after);
        return { ...undecided(""), verdict: "given", reason: null };
      }
      // `\theta = n\pi`: n is any whole number there, and another one in every line.
      const counting = elaborated.integers.size === 0 ? [] : [...namesOf(relationsIn(after))].filter((name) => elaborated.integers.has(name) && !namesOf(relationsIn(previous)).has(name));
      if (counting.length > 0 && PERIODIC_LINES.some((name) => relationsIn(previous).some((each) => someNode(each, (node) => node.kind === "apply" && node.function === name)))) {
        lines.push(after);
        return undecided(`${counting.join(", ")} may be any whole number here, which I could not use`);
      }
      const derived = [...derivatives(holding, highestOrder([...holding, after])), ...implicitPartials(arena, previous, after)];
      const fromAll = ask(holding, after, [...given, ...derived]);
      // Where the lines contradict each other, or one of them can't be worked with, only the last one counts.
      const isLastOnly = holding.length > 1 && ((fromAll.kind === "holds" && fromAll.vacuous) || fromAll.kind === "open");
      const fromLast = isLastOnly ? ask([previous], after, [...given, ...derivatives([previous], highestOrder([previous, after]))]) : fromAll;
      const underAll = fromAll.kind === "open" && fromLast.kind !== "holds" ? fromAll : fromLast;
      // What the text says of the letters may be more than can be used (`g(x) ≤ y`); what follows whatever they are follows for those too.
      const freely = underAll.kind === "open" && given.length > 0 ? ask([previous], after, derivatives([previous], highestOrder([previous, after]))) : null;
      const plainly = freely?.kind === "holds" && !freely.vacuous ? freely : underAll;
      // What cancels is not zero.
      const cancelled = plainly.kind !== "fails" ? [] : [...shownNames(previous)].filter((name) => !shownNames(after).has(name) && cancels(previous, name)).map((name) => arena.relation("≠", arena.symbol(name), arena.integer(0))).flatMap((made) => (made.kind === "relation" ? [made] : []));
      const forward = cancelled.length === 0 ? plainly : ask(holding, after, [...given, ...derived, ...cancelled]);
      if (cancelled.length > 0 && forward.kind === "holds" && !forward.vacuous) {
        lines.push(after);
        return { verdict: "equal", reason: null, mistake: null, conditions: [...cancelled.map(({ left }): SideCondition => ({ node: left, operator: "≠" })), ...forward.conditions].map((each): Condition => ({ text: conditionText(each), source: "domain" })), judgement: { ...TESTED_EQUAL, certainty: forward.certainty } };
      }
      const wrong = (witness: StatementWitness, side: "before" | "after", kind: "lost" | "extra" | "other"): StatementOutcome => wrongBy(witness, side, kind, { follows: repairTest(previous, holding, given, side === "before" ? witness : null), isSaid: sameTest(after, given) });
      const names = namesOf([...holding, after].flatMap(relationsIn));
      const sameOrder = highestOrder([previous]) === highestOrder([after]);
      const backward = !sameOrder ? null : ask([after], previous, given);
      const solved = isSolved(after, names);
      const bySides = forward.kind !== "open" ? null : (sameFunctionOfSides(previous, after, given, relation === "⇔") ?? (given.length === 0 ? null : sameFunctionOfSides(previous, after, [], relation === "⇔")) ?? sameSides(withFunctionPutIn(rows[rows.length - 2], formula, arena), sides));
      if (bySides !== null) {
        lines.push(after);
        return { verdict: "equal", reason: null, mistake: null, conditions: bySides.conditions, judgement: { ...bySides, conditions: [] } };
      }
      if (forward.kind !== "holds" && relation !== "⇔") {
        const atValues = withValuesPutIn(holding, after, given, said);
        if (atValues !== null) {
          lines.push(after);
          return atValues;
        }
        const refuted = otherThanAtMoment(previous, after, given, said);
        if (refuted !== null) {
          // What the constant goes into is still the line before.
          lines = [previous, after];
          return refuted;
        }
        const other = forward.kind === "fails" ? otherThanSaid(previous, after, given, said) : null;
        if (other !== null) {
          start(after);
          return other;
        }
      }
      // `y = C e^{x^2}`: the letter stands for another constant now.
      const reused = forward.kind === "holds" || relation === "⇔" ? null : withNewConstant(previous, after, true);
      if (reused !== null && reused.old === reused.fresh) {
        start(after);
        return { verdict: "equal", reason: null, mistake: null, conditions: [{ text: `${reused.fresh} is another constant than before`, source: "domain" }], judgement: TESTED_EQUAL };
      }
      if (forward.kind !== "holds") {
        const extra = backward?.kind === "fails" && solved && !forwardIsChoice(forward) ? backward.witness : null;
        const kept = valuesIn(previous);
        const returned = backward?.kind === "fails" && kept.length > 0 ? ask([after, ...kept], previous, given) : backward;
        const isCase = returned?.kind === "holds" && !returned.vacuous;
        const excuse = forward.kind !== "fails" ? null : (excuseFor(previous, after) ?? (relation === null ? caseOf(previous, after, isCase ? later : null, earlier, given) : null));
        const filled = excuse === null ? null : valuesOfForm(previous, after, said);
        if (filled !== null) {
          start(after);
          return { ...undecided(""), verdict: "given", reason: null, remark: `the line before with ${filled}, which is taken as given` };
        }
        if (excuse !== null) {
          lines.push(after);
          return undecided(excuse);
        }
        const isSure = forward.kind === "fails" && !forward.periodic;
        if (!isSure) {
          if (extra !== null && relation !== "⇒" && isPlain(previous, names)) {
            start(after);
            return wrong(extra, "after", "extra");
          }
          lines.push(after);
          return undecided(forward.kind === "open" ? forward.reason : "other solutions were left out; are they excluded by the text?");
        }
        const negative = !isRunningText ? [] : negativeLetters(forward.witness);
        const quantities = negative.length === 0 ? [] : [...names].filter(isQuantity);
        const positively = negative.length === 0 ? null : ask(holding, after, [...given, ...derived, ...quantities.map(positive)]);
        if (positively !== null && positively.kind !== "fails" && !(positively.kind === "holds" && positively.vacuous)) {
          lines.push(after);
          return undecided(`${negative.length === 1 ? "is" : "are"} ${negative.map((name) => `${name} > 0`).join(", ")} meant here?`);
        }
        start(after);
        return wrong(forward.witness, "before", isCase ? "lost" : "other");
      }
      if (backward?.kind === "fails" && !backward.periodic) {
        const isExtra = relation === "⇔" || (relation === null && isPlain(previous, names) && ((solved && !isSolved(previous, names)) || forward.vacuous));
        if (isExtra) {
          start(after);
          return wrong(backward.witness, "after", "extra");
        }
        if (forward.vacuous && relation !== null) {
          lines.push(after);
          return undecided("nothing satisfies the line before, so anything follows from it");
        }
      }
      if (relation === "⇔" && backward?.kind !== "holds") {
        lines.push(after);
        return undecided(backward?.kind === "open" ? `the line before was not shown to follow from this one` : "whether the line before follows from this one is not judged");
      }
      lines.push(after);
      const needed = [...forward.conditions, ...(relation === "⇔" && backward?.kind === "holds" ? backward.conditions : [])].map(conditionText);
      const oneWay = backward?.kind === "fails" && !backward.periodic && names.size === 1 ? [`one way only: ${described(backward.witness)} satisfies this line and not the line before`] : [];
      return {
        verdict: "equal", reason: null, mistake: null,
        judgement: { verdict: "equal", certainty: forward.certainty, conditions: [], witness: null, reason: null, holdsWhen: null },
        conditions: [...new Set([...needed, ...oneWay])].map((text) => ({ text, source: "domain" as const })),
      };
    },
  };

  /** `y = A e^{x^2}` after `\\ln|y| = x^2 + C`: another constant of integration in place of the one before; null where it is not that, or was not shown. */
  function withNewConstant(previous: Formula, after: Formula, reuses: boolean): { readonly old: string; readonly fresh: string } | null {
    if (previous.kind !== "relation" || after.kind !== "relation" || previous.relation.operator !== "=" || after.relation.operator !== "=") return null;
    const [before, now] = [previous.relation, after.relation].map((relation) => substitute(arena, relation, displayed(relation)));
    if (before?.kind !== "relation" || now?.kind !== "relation") return null;
    const [known, own] = [freeSymbols(before), freeSymbols(now)];
    const [old, ...otherOld] = [...known].filter((name) => isConstantOfIntegration(name) && (!own.has(name) || reuses));
    const [fresh, ...otherFresh] = [...own].filter((name) => isConstantOfIntegration(name) && (!known.has(name) || reuses) && !elaborated.definitions.has(name));
    if (old === undefined || fresh === undefined || otherOld.length + otherFresh.length > 0) return null;
    const quantities = [...new Set([...known, ...own])].filter((name) => name !== old && name !== fresh && name !== "e" && name !== "π");
    const pair = quantities.length === 2 ? quantities : quantities.filter((name) => elaborated.dependence.has(name)).slice(0, 1).flatMap((name) => [name, elaborated.dependence.get(name)?.name ?? ""]);
    const [u, v] = pair.map((name) => arena.symbol(name));
    if (u === undefined || v === undefined || pair.length !== 2) return null;
    return haveSameCurves(arena, before, old, now, fresh, [u, v]) ? { old, fresh } : null;
  }

  /**
   * Both sides of an equation that holds as they were, or one function of both of them: `|y| = e^{x^2 + C}` after `\\ln|y| = x^2 + C`. Where both lines are to say the same, the
   * equation is the whole line before and the function takes no two numbers to one; otherwise also `x = \\sin y` after `y = \\arcsin x`.
   */
  function sameFunctionOfSides(previous: Formula, after: Formula, given: readonly RelationNode[], isBothWays: boolean): Judgement | null {
    if (after.kind !== "relation" || after.relation.operator !== "=" || (isBothWays && previous.kind !== "relation")) return null;
    const { left: first, right: second } = after.relation;
    const context: SidesContext = { arena, given: [...given, ...(previous.kind === "all" ? relationsIn(previous).filter(({ operator }) => operator !== "=") : [])], integers: elaborated.integers };
    const power = (node: Node): Node => arena.power(arena.symbol("e"), node);
    const functions: readonly ((node: Node) => Node)[] = [(node) => node, power, (node) => arena.apply("log", [node]), (node) => arena.divide(arena.integer(1), node), (node) => arena.negate(node), ...(isBothWays ? [] : ANGLE_FUNCTIONS.map((name) => (node: Node) => arena.apply(name, [node])))];
    for (const { left, right } of equationsThatHold(previous)) {
      for (const apply of functions) {
        for (const [one, other] of [[left, right], [right, left]] as const) {
          const ofOne = judgeSides(apply(one), first, context);
          const ofOther = ofOne.verdict === "equal" ? judgeSides(apply(other), second, context) : null;
          if (ofOther?.verdict === "equal") return { ...ofOther, certainty: weakest([ofOne.certainty, ofOther.certainty]), conditions: [...ofOne.conditions, ...ofOther.conditions] };
        }
      }
    }
    return null;
  }

  /** The value of a function or a letter by itself on the left of the line before, where this line has that value in its place: `5 = 2t + 1` below `s(t) = 2t + 1`. */
  function valueSet(previous: Formula | undefined, after: Formula): readonly [Node, Node] | null {
    if (previous?.kind !== "relation" || after.kind !== "relation" || previous.relation.operator !== "=" || after.relation.operator !== "=") return null;
    const { left, right } = previous.relation;
    const isName = left.kind === "symbol" || (left.kind === "call" && left.arguments.every((argument) => argument.kind === "symbol") && left.orders.every((order) => order === 0));
    const value = after.relation.right === right ? after.relation.left : after.relation.left === right ? after.relation.right : null;
    return isName && value !== null && isConstant(value) && !isConstant(right) ? [left, value] : null;
  }

  /** What the text and the rows so far say that the left side of a line is: `Q(t)` of `Q(t) = 6 \\cdot 2^{-t}`. */
  function rightSidesOf(written: Formula): readonly Node[] {
    const [first] = written.kind === "all" ? written.parts : [written];
    if (first?.kind !== "relation") return [];
    const { left } = first.relation;
    const name = left.kind === "symbol" ? left.name : left.kind === "call" && left.callee.kind === "symbol" && left.orders.every((order) => order === 0) ? left.callee.name : null;
    if (name === null) return [];
    const values = left.kind === "call" ? left.arguments : [];
    const known = elaborated.definitions.get(name);
    const definitions = [...elaborated.rivals.filter((rival) => rival.name === name).map(({ definition }) => definition).reverse(), ...(known === undefined ? [] : [known])];
    const ofRows = rows.slice(0, -1).reverse().flatMap((row) => relationsIn(row).flatMap((relation) => (relation.left === left ? [relation.right] : [])));
    return [...ofRows, ...definitions.flatMap(({ parameters, body }) => (parameters.length === values.length ? [substitute(arena, body, new Map(parameters.map((parameter, k): readonly [Node, Node] => [parameter, values[k] ?? parameter])))] : []))];
  }

  /** The line with 1 for units that come in with it. */
  function withoutUnits(formula: Formula, units: ReadonlySet<string>): Formula {
    if (units.size === 0) return formula;
    const known = new Set([...namesOf(history.flatMap(relationsIn)), ...elaborated.definitions.keys(), ...elaborated.dependence.keys()]);
    const values = new Map([...units].filter((name) => !known.has(name)).map((name): [Node, Node] => [arena.symbol(name), arena.integer(1)]));
    return values.size === 0 ? formula : mapFormula(formula, (relation) => {
      const made = substitute(arena, relation, values);
      return made.kind === "relation" ? relationFormula(made) : relationFormula(relation);
    });
  }

  /** The letters and the values of functions in some lines, each once. */
  function quantitiesIn(formulas: readonly Formula[]): readonly Node[] {
    const found = new Set<Node>();
    const visit = (node: Node): void => {
      if (isUnknownFunction(node) || (node.kind === "symbol" && node.name !== "e" && node.name !== "π")) found.add(node);
      else childrenOf(node).forEach(visit);
    };
    for (const formula of formulas) relationsIn(formula).forEach(visit);
    return [...found];
  }

  /** The outcome where a line puts in values that sentences give, if it follows so from the lines before it: each of them is gone from it. */
  function withValuesPutIn(holding: readonly Formula[], after: Formula, given: readonly RelationNode[], said: readonly SaidValue[]): StatementOutcome | null {
    const left = new Set(quantitiesIn([after]));
    // The x of `y'(x)`, dy/dx, is no quantity by itself.
    const put = said.filter(({ what, value }) => !(holds(after, what) && (left.has(what) || what.kind !== "symbol")) && holding.some((line) => holds(line, what) && !isSaidBy(line, what, value)));
    const plain = new Map(put.map(({ what, value }): [Node, Node] => [what, value]));
    // `T(10) = 60`: the lines hold along the curve, so also there.
    for (const moment of [...said].reverse()) {
      const at = momentOf(moment.what, holding);
      const found = at === null || holds(after, at.curve) ? null : withValues(new Map([...plain, [at.curve, moment.value], [at.variable, at.value]]), [...put, moment], holding, after, given);
      if (found !== null) return found;
    }
    return put.length === 0 ? null : withValues(plain, put, holding, after, given);
  }

  /** `2x(4)x'(4) = 2y(4)y'(4)` below `2x(t)x'(t) = 2y(t)y'(t)`: what holds along the curve, at one moment. Null where it was not shown. */
  function atMoment(previous: Formula, after: Formula, given: readonly RelationNode[]): StatementOutcome | null {
    const curve = equationsThatHold(previous).find(isAlongCurve);
    const variable = previous.kind !== "relation" || curve === undefined ? null : variableOf(curve);
    const moments = new Set<Node>();
    for (const relation of relationsIn(after)) someNode(relation, (node) => {
      const [at] = node.kind === "call" ? node.arguments : [];
      if (node.kind === "call" && node.callee.kind === "symbol" && ofLetters.has(node.callee.name) && at !== undefined) moments.add(at);
      return false;
    });
    const [moment] = moments;
    if (curve === undefined || variable === null || moment === undefined || moments.size > 1 || relationsIn(after).some((relation) => freeSymbols(relation).has(variable.name))) return null;
    const made = substitute(arena, curve, new Map([[variable, moment]]));
    const answer = made.kind === "relation" ? ask([relationFormula(made)], after, given) : null;
    if (answer?.kind !== "holds" || answer.vacuous) return null;
    return {
      verdict: "equal", reason: null, mistake: null, judgement: { ...TESTED_EQUAL, certainty: answer.certainty },
      conditions: [{ text: `${printUnicode(variable)} = ${printUnicode(moment)}`, source: "domain" }, ...answer.conditions.map((each): Condition => ({ text: conditionText(each), source: "domain" }))],
    };
  }

  /** `A = 2` below `y = A e^{x^2}` where a sentence gives `y(0) = 3`: the curve passes through that point for another A only. Null where it was not shown. */
  function otherThanAtMoment(previous: Formula, after: Formula, given: readonly RelationNode[], said: readonly SaidValue[]): StatementOutcome | null {
    if (previous.kind !== "relation" || after.kind !== "relation" || after.relation.operator !== "=" || after.relation.left.kind !== "symbol" || freeSymbols(after.relation.right).size > 0) return null;
    const constant = after.relation.left;
    const moments = said.flatMap((each) => { const at = momentOf(each.what, [previous]); return at === null ? [] : [{ ...each, at }]; });
    const [only] = moments;
    // Where several are given, or a slope as well, the constant may come from another.
    const isOnlyOne = moments.length === 1 && only !== undefined && !said.some(({ what }) => what !== only.what && what.kind === "call" && only.what.kind === "call" && what.callee === only.what.callee);
    if (!isOnlyOne) return null;
    const put = substitute(arena, previous.relation, new Map<Node, Node>([[only.at.curve, only.value], [only.at.variable, only.at.value]]));
    if (put.kind !== "relation" || [...freeSymbols(put)].some((name) => name !== constant.name && name !== "e" && name !== "π") || !freeSymbols(put).has(constant.name)) return null;
    const known = relationFormula(put);
    const answer = ask([known], after, given);
    if (answer.kind !== "fails" || answer.periodic || ask([after], known, given).kind !== "fails") return null;
    const found = wrongBy(answer.witness, "before", "other", { follows: repairTest(known, [known], given, answer.witness), isSaid: sameTest(after, given) });
    const message = `With ${only.text} it is another value: ${found.mistake?.message ?? ""}`;
    return { ...found, conditions: [{ text: only.text, source: "prose" }], mistake: found.mistake === null ? null : { ...found.mistake, message, isPlainlyStep: true } };
  }

  /**
   * `\frac{dy}{dt} = -\frac86 \cdot 2` below `\frac{dy}{dt} = -\frac xy \frac{dx}{dt}` and "when $x = 6$ we have $y = 8$ and $\frac{dx}{dt} = 2$": with the values of the sentence between, which
   * give everything that is gone, the line before says another thing. Null where it was not shown, and for decimals, which may be rounded.
   */
  function otherThanSaid(previous: Formula, after: Formula, given: readonly RelationNode[], said: readonly ValueSaid[]): StatementOutcome | null {
    const left = new Set(quantitiesIn([after]));
    const gone = quantitiesIn([previous]).filter((quantity) => !left.has(quantity));
    const put = gone.flatMap((quantity) => said.filter(({ what }) => what === quantity));
    const staying = quantitiesIn([previous]).filter((quantity) => left.has(quantity));
    if (previous.kind !== "relation" || after.kind !== "relation" || gone.length === 0 || staying.length === 0 || staying.length < left.size || put.length < gone.length || put.some(({ isHere, text }) => !isHere || /\d[.,]\d/.test(text))) return null;
    const made = substitute(arena, previous.relation, new Map([...put.map(({ what, value }): readonly [Node, Node] => [what, value]), ...kept(after)]));
    if (made.kind !== "relation") return null;
    const known = relationFormula(made);
    const answer = ask([known], after, given);
    if (answer.kind !== "fails" || answer.periodic || ask([after], known, given).kind !== "fails") return null;
    const found = wrongBy(answer.witness, "before", "other", { follows: repairTest(known, [known], given, answer.witness), isSaid: sameTest(after, given) });
    return { ...found, conditions: put.map(({ text }): Condition => ({ text, source: "prose" })), mistake: found.mistake === null ? null : { ...found.mistake, message: `With ${put.map(({ text }) => text).join(", ")} it is another value: ${found.mistake.message}`, isPlainlyStep: true } };
  }

  /** The curve that T(10) is a point of, where the lines have T(t): what stands for it, its variable and the value of that. */
  function momentOf(what: Node, holding: readonly Formula[]): { readonly curve: Node; readonly variable: Node; readonly value: Node } | null {
    const [value] = what.kind === "call" ? what.arguments : [];
    if (what.kind !== "call" || what.callee.kind !== "symbol" || what.arguments.length !== 1 || value === undefined || what.orders.some((order) => order > 0) || freeSymbols(value).size > 0) return null;
    let found: { readonly curve: Node; readonly variable: Node; readonly value: Node } | null = null;
    for (const relation of holding.flatMap(relationsIn)) someNode(relation, (node) => {
      const [variable] = isUnknownFunction(node) && node.callee === what.callee && node.orders.every((order) => order === 0) ? node.arguments : [];
      if (variable !== undefined) found = { curve: node, variable, value };
      return variable !== undefined;
    });
    return found;
  }

  /** The rates of a line, each for itself: values that are put in leave their arguments. */
  function kept(after: Formula): readonly (readonly [Node, Node])[] {
    return quantitiesIn([after]).filter(isDerivative).map((rate) => [rate, rate]);
  }

  /** The verdict on a line with these values put into the lines before; null where it does not follow so. */
  function withValues(values: ReadonlyMap<Node, Node>, put: readonly SaidValue[], holding: readonly Formula[], after: Formula, given: readonly RelationNode[]): StatementOutcome | null {
    const whole = new Map([...values, ...kept(after)]);
    const atValues = (formula: Formula): Formula => mapFormula(formula, (relation) => {
      const made = substitute(arena, relation, whole);
      return made.kind === "relation" ? relationFormula(made) : { kind: "unknown", reason: "not a relation" };
    });
    // What lies further back may not hold at the values (`\tan|\theta| = 2/|x|` at θ = 0); the line before says enough then.
    const attempts = [holding, ...(holding.length > 1 ? [holding.slice(-1)] : [])];
    let found: { readonly answer: Implication & { readonly kind: "holds" }; readonly lengths: readonly RelationNode[] } | null = null;
    for (const lines of attempts) {
      const known = lines.map(atValues);
      const plainly = ask(known, after, given);
      // What is left without a value may be a length.
      const lengths = plainly.kind === "holds" ? [] : quantitiesIn(known).filter((node) => !isDerivative(node) && !holds(after, node)).map((node) => arena.relation(">", node, arena.integer(0))).flatMap((made) => (made.kind === "relation" ? [made] : []));
      const answer = lengths.length === 0 ? plainly : ask(known, after, [...given, ...lengths]);
      if (answer.kind !== "holds" || answer.vacuous) continue;
      found = { answer, lengths };
      break;
    }
    if (found === null) return null;
    const { answer, lengths } = found;
    return {
      verdict: "equal", reason: null, mistake: null,
      judgement: { verdict: "equal", certainty: answer.certainty, conditions: [], witness: null, reason: null, holdsWhen: null },
      conditions: [...put.map(({ text }): Condition => ({ text, source: "prose" })), ...lengths.map(({ left }): Condition => ({ text: conditionText({ node: left, operator: ">" }), source: "domain" })), ...answer.conditions.map((each): Condition => ({ text: conditionText(each), source: "domain" }))],
    };
  }

  /** Letters that neither the lines so far nor the conditions have (rule 17). */
  function newLetters(after: Formula, before: readonly RelationNode[]): readonly string[] {
    const known = new Set([...namesOf(before), ...elaborated.definitions.keys()]);
    for (const relation of before) someNode(relation, (node) => {
      if (isUnknownFunction(node)) known.add(node.callee.name);
      return false;
    });
    return [...namesOf(relationsIn(after))].filter((name) => !known.has(name) && ![...elaborated.dependence.values()].some((variable) => variable.name === name) && !elaborated.dependence.has(name));
  }

  /** `u = x²` with a new u says what u is. */
  function introduces(after: Formula, name: string): boolean {
    if (after.kind !== "relation" || after.relation.operator !== "=") return false;
    const { left, right } = after.relation;
    return left.kind === "symbol" && left.name === name && !freeSymbols(right).has(name);
  }

  /** `V = \frac13 \pi r^2 h` below `r = \frac29 h`: an unknown function that no line before it speaks of, and what it is. */
  function namesCurve(after: Formula, before: readonly Formula[]): boolean {
    if (after.kind !== "relation" || after.relation.operator !== "=") return false;
    const { left, right } = after.relation;
    if (!isUnknownFunction(left) || isDerivative(left)) return false;
    const isOf = (node: Node): boolean => isUnknownFunction(node) && node.callee === left.callee;
    return !someNode(right, isOf) && !before.flatMap(relationsIn).some((relation) => someNode(relation, isOf));
  }

  /** `x_4 = -1, y_4 = 2`: values for letters and members of families that nothing before speaks of. */
  function givesValues(written: Formula, before: readonly RelationNode[]): boolean {
    const parts = written.kind === "all" ? written.parts : [];
    const named = parts.map((part) => (part.kind === "relation" && part.relation.operator === "=" && isConstant(part.relation.right) && (part.relation.left.kind === "symbol" || part.relation.left.kind === "index") ? part.relation.left : null));
    return parts.length > 1 && new Set(named).size === parts.length && named.every((name) => name !== null && !(name.kind === "symbol" && elaborated.definitions.has(name.name)) && !before.some((relation) => someNode(relation, (node) => node === name)));
  }

  /** What the letters of the line before are where this one is the same with numbers for some of them, of which the text says nothing; null for any other. */
  function valuesOfForm(previous: Formula, after: Formula, said: readonly SaidValue[]): string | null {
    if (previous.kind !== "relation" || after.kind !== "relation") return null;
    const found = filledIn(arena, previous.relation, after.relation);
    if (found === null || said.some(({ what }) => found.has(what))) return null;
    return [...found].map(([letter, value]) => `${printUnicode(letter)} = ${printUnicode(value)}`).join(", ");
  }

  /** Why a line that does not follow need not be a mistake. */
  function excuseFor(previous: Formula, after: Formula): string | null {
    if (highestOrder([after]) < highestOrder([previous])) return "an integration of the line before is not judged as a step";
    const before = shownNames(previous);
    const now = shownNames(after);
    const dropped = [...before].filter((name) => !now.has(name) && !cancels(previous, name));
    // `\frac{dh}{dt}` is gone, and another rate stays.
    const rates = ratesIn(after);
    const goneRate = [...ratesIn(previous)].find((rate) => !rates.has(rate));
    if (goneRate !== undefined && rates.size > 0 && equationsThatHold(previous).length < 2) return `${printUnicode(substitute(arena, goneRate, displayed(goneRate)))} is gone here; was its value put in?`;
    // From as many equations as letters one is eliminated.
    if (equationsThatHold(previous).length >= before.size) return null;
    // Values that are put in leave numbers behind.
    const numbers = numbersIn(previous);
    if ((now.size > 0 || highestOrder([after]) > highestOrder([previous])) && highestOrder([after]) > 0 && ![...numbersIn(after)].some((value) => !numbers.has(value))) return null;
    return before.size > 1 && dropped.length > 0 && relationsIn(after).length > 0 ? `${dropped.join(", ")} ${dropped.length === 1 ? "is" : "are"} gone here; were values put in?` : null;
  }

  /** `N_0/2 = N_0 e^{-kT}`: a factor of both sides, whatever its value, so that none of it is put in where it is gone. */
  function cancels(formula: Formula, name: string): boolean {
    if (formula.kind !== "relation" || formula.relation.operator !== "=") return false;
    const { left, right } = formula.relation;
    const letter = arena.symbol(name);
    const atValue = (side: Node): Node => substitute(arena, side, new Map([[letter, arena.number(rational(5n, 7n))]]));
    const [one, other] = [atValue(left), atValue(right)];
    if ([one, other].some((side) => side.kind === "number" && side.value.numerator === 0n) || ![left, right].every((side) => freeSymbols(side).has(name))) return false;
    return judgeSides(arena.multiply([left, other]), arena.multiply([right, one]), { arena, given: [], integers: elaborated.integers }).verdict === "equal";
  }

  /** The derivatives of unknown functions in a line. */
  function ratesIn(formula: Formula): ReadonlySet<Node> {
    const found = new Set<Node>();
    for (const relation of relationsIn(formula)) someNode(relation, (node) => {
      if (isUnknownFunction(node) && isDerivative(node)) found.add(node);
      return false;
    });
    return found;
  }

  /** The numbers in a line other than 0 and ±1, as texts. */
  function numbersIn(formula: Formula): ReadonlySet<string> {
    const found = new Set<string>();
    for (const relation of relationsIn(formula)) someNode(relation, (node) => {
      if (node.kind === "number" && !/^-?[01]$/.test(formatRational(node.value))) found.add(formatRational(node.value));
      return false;
    });
    return found;
  }

  /** One factor after the other set to zero: a case whose fellows come later, or another case of an earlier line. */
  function caseOf(previous: Formula, after: Formula, later: readonly Formula[] | null, earlier: readonly Formula[], given: readonly RelationNode[]): string | null {
    const others = (later ?? []).map(carriedOut).filter((each) => unknownIn(each) === null).slice(0, 6);
    if (others.length > 0 && ask([previous], anyOf([after, ...others]), given).kind === "holds") return "this may be one of several cases, the others of which come later";
    const isOther = later === null && earlier.slice(-6).some((line) => {
      if (unknownIn(line) !== null) return false;
      const answer = ask([after], line, given);
      return answer.kind === "holds" && !answer.vacuous && answer.conditions.length === 0;
    });
    return isOther ? "this may be another case of an earlier line" : null;
  }

  /** Names as written: y′ apart from y, x only where it stands outside of y(x). */
  function shownNames(formula: Formula): ReadonlySet<string> {
    return new Set([...namesOf(relationsIn(formula).map((relation) => substitute(arena, relation, displayed(relation))).flatMap((node) => (node.kind === "relation" ? [node] : [])))].filter((name) => !name.endsWith("′")));
  }

  /** Is it a letter for something that is measured, and not one of an unknown or a rate? */
  function isQuantity(name: string): boolean {
    return !/^[xyzuXYZ](?:_|′|$)/.test(name) && !name.endsWith("′");
  }

  /** Letters other than those of unknowns that the values have negative: most quantities are not. */
  function negativeLetters(witness: StatementWitness): readonly string[] {
    return Object.entries(witness.at).filter(([name, value]) => isQuantity(name) && (typeof value === "string" ? value : JSON.stringify(value)).replace(/^[^\d-]*/, "").startsWith("-")).map(([name]) => name);
  }

  function positive(name: string): RelationNode {
    const made = arena.relation(">", arena.symbol(name), arena.integer(0));
    if (made.kind !== "relation") throw new RangeError("a comparison is a relation");
    return made;
  }

  /** Is what was left out a matter of choosing one of many solutions? */
  function forwardIsChoice(forward: Implication): boolean {
    return forward.kind === "fails" && !forward.periodic;
  }

  function undecided(reason: string): StatementOutcome {
    return { verdict: "undecided", judgement: null, reason, conditions: [], mistake: null };
  }

  /** Tells whether another relation would say the same as the line before; `witness` satisfies that one. */
  function repairTest(previous: Formula, holding: readonly Formula[], given: readonly RelationNode[], witness: StatementWitness | null): StatementMistake["follows"] {
    const isRuledOut = ruledOutBy(previous, witness === null ? [] : pointsOf(witness));
    let asked = 0;
    return (formula) => {
      const made = carriedOut(formula);
      if (unknownIn(made) !== null || asked >= MOST_REPAIRS || isRuledOut(made)) return false;
      asked += 1;
      const order = highestOrder([...holding, made]);
      const forward = ask(holding, made, [...given, ...derivatives(holding, order)]);
      if (forward.kind !== "holds" || forward.vacuous) return false;
      if (highestOrder([previous]) !== highestOrder([made])) return true;
      // Squaring and multiplying by what holds the unknown may add solutions.
      const backward = ask([made], previous, given);
      return backward.kind === "holds" || (backward.kind === "fails" && !isPlain(previous, namesOf(relationsIn(previous))));
    };
  }

  /** Tells whether a relation says what the wrong line says. */
  function sameTest(after: Formula, given: readonly RelationNode[]): StatementMistake["isSaid"] {
    const isRuledOut = ruledOutBy(after, []);
    let asked = 0;
    return (relation) => {
      const made = carriedOut(relationFormula(relation));
      if (made.kind !== "relation" || asked >= MOST_REPAIRS || isRuledOut(made)) return false;
      asked += 1;
      const forward = ask([after], made, given);
      return forward.kind === "holds" && !forward.vacuous && ask([made], after, given).kind === "holds";
    };
  }

  /** Tells of equations that points of this one do not satisfy. */
  function ruledOutBy(formula: Formula, known: readonly Point[]): (made: Formula) => boolean {
    const points = [...known, ...(exactPoints(formula) ?? [])];
    return (made) => {
      if (made.kind !== "relation" || made.relation.operator !== "=" || points.length === 0) return false;
      const { left, right } = made.relation;
      const difference = substitute(arena, arena.subtract(left, right), displayed(made.relation));
      return points.some((point) => isNonzero(exactAt(difference, point)));
    };
  }

  /** The point of a witness whose values are exact; none where one of them is not. */
  function pointsOf({ at }: StatementWitness): readonly Point[] {
    const point = new Map<Node, Rational>();
    for (const [name, text] of Object.entries(at)) {
      const [, numerator, denominator = "1"] = typeof text === "string" ? (/^(-?\d+)(?:\/(\d+))?$/.exec(text) ?? []) : [];
      if (numerator === undefined) return [];
      point.set(arena.symbol(name), rational(BigInt(numerator), BigInt(denominator)));
    }
    return point.size === 0 ? [] : [point];
  }

  /** Points that satisfy an equation; null where none are found quickly. */
  function exactPoints(formula: Formula): readonly Point[] | null {
    if (formula.kind !== "relation" || formula.relation.operator !== "=") return null;
    const { left, right } = formula.relation;
    const difference = substitute(arena, arena.subtract(left, right), displayed(formula.relation));
    const leaves = leavesOf([difference]);
    const found = leaves.flatMap((leaf) => [0, 1].flatMap((round) => pointOn([difference], [leaf], leaves, round) ?? []));
    return found.length === 0 ? null : found;
  }

  function wrongBy(witness: StatementWitness, holding: "before" | "after", kind: "lost" | "extra" | "other", asks: Pick<StatementMistake, "follows" | "isSaid">): StatementOutcome {
    const where = described(witness);
    const subject = where === "" ? "the line before holds and this one does not" : holding === "before" ? `${where} satisfies the line before and not this one` : `${where} satisfies this line and not the line before`;
    const message = `${kind === "lost" ? "A solution is lost: " : kind === "extra" ? "A solution is added: " : ""}${subject}.`;
    return {
      verdict: "unequal", reason: null, conditions: [], mistake: { name: null, message, loses: kind === "lost", isPlainlyStep: false, solution: null, ...asks },
      judgement: {
        verdict: "unequal", certainty: { kind: "witness" }, conditions: [], reason: message, holdsWhen: null,
        witness: { at: witness.at, left: holding === "before" ? "holds" : "does not hold", right: holding === "before" ? "does not hold" : "holds" },
      },
    };
  }

  function described(witness: StatementWitness): string {
    return Object.entries(witness.at).map(([name, value]) => `${name} ${typeof value === "string" ? `= ${value}` : `≈ ${JSON.stringify(value).replace(/^.*?\["|",".*$/g, "")}`}`).join(", ");
  }
}

/** The values that a system gives to letters, `x = 3` of `x^2 + y^2 = 25` and `x = 3`: they stay what they are. */
function valuesIn(formula: Formula): readonly Formula[] {
  return formula.kind !== "all" ? [] : formula.parts.filter((part) => part.kind === "relation" && part.relation.operator === "=" && part.relation.left.kind === "symbol" && freeSymbols(part.relation.right).size === 0);
}

function isNonzero(value: ReturnType<typeof exactAt>): boolean {
  return value !== null && value !== "undefined" && value.numerator !== 0n;
}

/** Values or bounds of the unknown, side by side: `x = 2 or x = 3`, `x > 1`. */
function isSolved(formula: Formula, names: ReadonlySet<string>): boolean {
  if (names.size !== 1) return false;
  const [name] = names;
  const alternatives = alternativesIn(formula, 12);
  const isName = (node: Node): boolean => node.kind === "symbol" && node.name === name;
  const isFree = (node: Node): boolean => name !== undefined && !freeSymbols(node).has(name);
  return alternatives !== null && alternatives.length > 0 && alternatives.every((relations) => relations.length > 0 && relations.every(({ left, right }) => (isName(left) && isFree(right)) || (isFree(left) && isName(right))));
}

/** No roots, absolute values (of equations), logarithms or divisions by the unknown: squaring and multiplying can't have added solutions to such a line. */
function isPlain(formula: Formula, names: ReadonlySet<string>): boolean {
  const holdsName = (node: Node): boolean => [...freeSymbols(node)].some((name) => names.has(name));
  return relationsIn(formula).every((relation) => !someNode(relation, (node) => {
    if (node.kind === "apply") return holdsName(node) && !(node.function === "abs" && relation.operator !== "=");
    if (node.kind === "divide") return holdsName(node.denominator);
    if (node.kind === "power") {
      const exponent = rationalValue(node.exponent);
      return holdsName(node) && (exponent === null || exponent.denominator !== 1n || exponent.numerator < 0n);
    }
    return false;
  }));
}

/** Does the reason of a doubt say no more than that the judge of statements could not tell? */
export const isOpen = (reason: string | null): boolean => reason === UNSUPPORTED || reason === NOT_SETTLED;

/** `2x(t_0)x'(t_0) + 2y(t_0)y'(t_0) = 0`: is what a sentence says of a sum or a product the line itself? */
function isSaidBy(line: Formula, what: Node, value: Node): boolean {
  return what.kind !== "symbol" && what.kind !== "call" && relationsIn(line).some(({ left, right }) => (left === what && right === value) || (right === what && left === value));
}

/** Does a formula hold this expression? */
function holds(formula: Formula, what: Node): boolean {
  return relationsIn(formula).some((relation) => someNode(relation, (node) => node === what));
}
