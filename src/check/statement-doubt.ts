// In running text equations stand below each other for two reasons: each follows from the one before, or they are a system, a list of cases, the updates of an algorithm.
// Where nothing says that an equation follows, and its form does not show it either, a difference is a doubt and not a mistake.

import { definable, namesIn } from "../elaborate/definable.js";
import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import type { DraftDerivation, DraftDocument, DraftLine } from "../elaborate/draft.js";
import { unmarked } from "../elaborate/solution-marks.js";
import { namesUnderDerivative } from "../elaborate/statement-shape.js";
import { plainName } from "../elaborate/syntax-names.js";
import { relationsIn, type Formula } from "../expression/formula.js";
import type { Arena } from "../expression/arena.js";
import { childrenOf, type Node, type RelationNode } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import { lookupFunction } from "../functions/registry.js";
import type { Judgement } from "../judge/judge.js";
import type { StepVerdict } from "../model/report.js";
import type { Syntax } from "../syntax/math-tree.js";
import type { StatementOutcome } from "./statements/outcome.js";

/** What is known of the lines before one. */
interface LinesBefore {
  /** Did the line before follow from its own, or is it the first? */
  readonly isSettled: boolean;
  /** Did every line before follow from its own, and is there one that did? */
  readonly isSolving: boolean;
  readonly isLast: boolean;
}

/** Why an equation may not follow from the one before; null where it is to. */
function statementDoubt(line: DraftLine, previous: DraftLine | null, { isSettled, isSolving, isLast }: LinesBefore): string | null {
  if (line.relation === "⇒" || line.relation === "⇔") return null;
  if (previous !== null && ((isSolving && isLast) || (line.isConcluded && isSettled)) && finishesSolving(line, previous)) return null;
  const [left, ...others] = line.statement?.sides ?? [];
  const updated = left == null ? null : (definable(left)?.name ?? null);
  if (updated !== null && others.some((side) => side !== null && namesIn(side).includes(updated))) return `this may give ${updated} a new value`;
  if (!isSettled) return "this may follow from several of the lines before it";
  const [own, before] = [sidesOf(line), previous === null ? [] : sidesOf(previous)];
  const letters = new Set([...own, ...before].flatMap((side) => namesIn(side)).filter((name) => name !== "e" && name !== "π" && name !== "∞"));
  const isOfOneUnknown = letters.size <= 1;
  const isDifferentiated = own.some((side) => namesUnderDerivative(side).length > 0);
  return isOfOneUnknown || isDifferentiated ? null : "this may be another equation beside the one before; write ⇒ where it follows";
}

/** Is it the last row of one display in which an equation is solved, or a display that follows from the one before ("and hence"): a letter of the row before by itself, with the same other letters? */
function finishesSolving(line: DraftLine, previous: DraftLine): boolean {
  const [first, second] = line.statement?.sides ?? [];
  // `\\frac y5 = x`: the letter may stand on the right.
  const [left, right] = first != null && plainName(first) === null && second != null && plainName(second) !== null ? [second, first] : [first, second];
  const name = left == null ? null : plainName(left);
  if ((line.source !== previous.source && !line.isConcluded) || line.joined.length > 0 || line.statement?.sides.length !== 2 || name === null || !right || namesIn(right).includes(name)) return false;
  if (previous.statement?.sides.some((side) => side !== null && plainName(side) === name) === true) return false;
  const letters = (each: DraftLine): readonly string[] => [...new Set(sidesOf(each).flatMap(namesIn))].sort();
  return letters(line).join() === letters(previous).join();
}

function sidesOf(line: DraftLine): readonly Syntax[] {
  return line.statement === null ? [] : [line.statement, ...line.joined].flatMap((statement) => statement.sides.filter((side): side is Syntax => side !== null));
}

/** A line that was judged already, and what the judge said of it. */
interface JudgedSoFar {
  readonly verdict: StepVerdict;
  readonly judgement: Judgement | null;
}

export interface StatementDoubts {
  lossDoubt(drafted: DraftLine, outcome: StatementOutcome): string | null;
  positiveDoubt(outcome: StatementOutcome): string | null;
  valueDoubt(formula: Formula): string | null;
  conditionDoubt(drafted: DraftLine, number: number): string | null;
  apartDoubt(drafted: DraftLine, number: number): string | null;
  beside(drafted: DraftLine, number: number): string | null;
}

/** What speaks against calling a statement a mistake; `lines` and `formulas` are those of the derivation so far, and grow. `holds` tells whether an equation holds by definitions alone. */
export function createStatementDoubts(arena: Arena, document: DraftDocument, draft: DraftDerivation, elaborated: ElaboratedDerivation, lines: readonly JudgedSoFar[], formulas: readonly Formula[], holds: (formula: Formula) => boolean): StatementDoubts {
  return { lossDoubt, positiveDoubt, valueDoubt, conditionDoubt, apartDoubt, beside };

  /** In running text a value may be the one solution of several that is looked for. */
  function lossDoubt(drafted: DraftLine, outcome: StatementOutcome): string | null {
    if (outcome.mistake?.loses !== true || document.structured) return null;
    return (draft.aim === "solvesZero" && drafted.relation === null) || draft.aim === "goesFrom" ? "it is a solution, but not the only one; are the others excluded by the text?" : null;
  }

  /** `y = 5x + 3 \\\\ y - 3 = 5x`: does line 0 hold by what the row above it in its display says a name is? */
  function followsDefinition(): boolean {
    const [first] = elaborated.lines;
    if (first?.formula == null || !document.definitions.some(({ offset }) => offset >= (first.draft.source.offsets[0] ?? draft.start) && offset < draft.start)) return false;
    return holds(first.formula);
  }

  /** Does the last line give a value or a bound to a name, as the end of solving does? */
  function endsSolved(): boolean {
    const last = elaborated.lines[elaborated.lines.length - 1]?.formula ?? null;
    if (last === null) return false;
    const relations = relationsIn(last);
    return relations.every(({ left, right }) => [left, right].some((side) => side.kind === "symbol" || side.kind === "derivative" || (side.kind === "call" && side.arguments.every((argument) => argument.kind === "symbol"))));
  }

  /** Does the last line give values to every unknown of what is set to zero, in all of its other letters, those of this line too? */
  function isWhollySolved(number: number): boolean {
    const last = formulas.length === elaborated.lines.length ? formulas[formulas.length - 1] : elaborated.lines[elaborated.lines.length - 1]?.formula;
    const own = formulas[number];
    if (last == null || own === undefined || last.kind === "unknown") return false;
    const set = new Set(elaborated.lines.flatMap(({ draft: { role } }, k) => (role === "given" && formulas[k] !== undefined ? [...lettersIn(formulas[k])] : [])));
    const solved = new Set(relationsIn(last).map(({ left }) => (left.kind === "symbol" ? unmarked(left.name) : "")));
    const values = new Set(relationsIn(last).flatMap(({ right }) => [...freeSymbols(right)]));
    return [...solved].every((name) => set.has(name) && !values.has(name)) && [...set].every((name) => solved.has(name) || values.has(name)) && [...lettersIn(own)].every((name) => set.has(name));
  }

  /** How many unknowns all lines speak of. */
  function countUnknowns(): number {
    return new Set(elaborated.lines.flatMap(({ formula }) => (formula === null ? [] : [...lettersIn(formula)])).filter((name) => name !== "e" && name !== "π")).size;
  }

  /** Does line 0 say as many equations as all lines have unknowns? */
  function isDeterminedSystem(): boolean {
    const [first] = formulas;
    return first?.kind === "all" && first.parts.length >= countUnknowns() && first.parts.every((part) => part.kind === "relation" && part.relation.operator === "=");
  }

  /** Is it the line before the last with the number put in that the last line gives a letter: `y = 3e^x` behind `y = Ae^x` and `A = 3`? */
  function putsValueIn(number: number): boolean {
    const [form, value, own] = [number - 2, number - 1, number].map((k) => formulas[k]);
    if (form?.kind !== "relation" || value?.kind !== "relation" || own?.kind !== "relation" || lines.slice(1, number).some(({ verdict }) => verdict !== "equal")) return false;
    const letter = value.relation.left;
    if (letter.kind !== "symbol" || freeSymbols(value.relation.right).size > 0 || form.relation.left !== own.relation.left || form.relation.left === letter) return false;
    return freeSymbols(form.relation.right).has(letter.name) && !freeSymbols(own.relation).has(letter.name) && [...freeSymbols(own.relation)].every((name) => freeSymbols(form.relation).has(name));
  }

  /** Is it an equation between several unknowns, no more of them than unknowns so far, in lines that come to a number for one of them, which no single equation gives? */
  function mayBeOfSystem(number: number): boolean {
    if (number >= countUnknowns() || formulas.slice(0, number + 1).some((formula) => formula.kind !== "relation" || formula.relation.operator !== "=" || lettersIn(formula).size < 2)) return false;
    const own = formulas[number];
    if (own?.kind !== "relation" || own.relation.left.kind === "symbol" || own.relation.right.kind === "symbol") return false;
    return elaborated.lines.slice(number + 1).some(({ formula }) => formula?.kind === "relation" && formula.relation.left.kind === "symbol" && freeSymbols(formula.relation.right).size === 0);
  }

  /** The values that speak against a statement have a quantity negative that the text calls positive. */
  function positiveDoubt({ judgement }: StatementOutcome): string | null {
    const name = Object.entries(judgement?.witness?.at ?? {}).find(([letter, value]) => document.declarations.positive.has(letter) && typeof value === "string" && value.startsWith("-"))?.[0];
    return name === undefined ? null : `is ${name} > 0 meant here?`;
  }

  /** Does it stand in a formula of these lines: `-\frac xy = -\frac34` of `y' = -\frac xy = -\frac34`? */
  function isInOwnLine(offset: number): boolean {
    return elaborated.lines.some(({ draft: { source, range } }) => offset >= (source.offsets[range.start] ?? Infinity) && offset < (source.offsets[range.end] ?? -Infinity));
  }

  /** A sentence gives a value to something in the statement: `z_y(0, 0) = -4`. What a sentence that goes from one equation to another says itself is none. */
  function valueDoubt(formula: Formula): string | null {
    const isConstant = (node: Node): boolean => freeSymbols(node).size === 0;
    const given = elaborated.assumptions.find(({ node, isAside, offset }) => isAside && !(draft.aim === "goesFrom" && offset >= draft.start && offset < draft.end) && !isInOwnLine(offset) && node.kind === "relation" && node.operator === "=" && [[node.left, node.right], [node.right, node.left]].some(([what, value]) => what !== undefined && value !== undefined && !isConstant(what) && isConstant(value) && relationsIn(formula).some((relation) => someNode(relation, (part) => part === what))));
    return given === undefined ? null : `the text gives \`${given.text}\` (line ${given.lineNumber}), which I could not use here`;
  }

  /** `x = \\frac{-b \\pm \\sqrt D}{2a} \\iff D \\ge 0`: what holds of a letter of a value that is not always there may say when it is. */
  function conditionDoubt({ relation }: DraftLine, number: number): string | null {
    const [before, own] = [formulas[number - 1], formulas[number]];
    if (document.structured || relation !== "⇔" || before === undefined || own === undefined || own.kind !== "relation" || own.relation.operator === "=") return null;
    const letters = freeSymbols(own.relation);
    const solved = relationsIn(before);
    const isSolvedFor = ({ operator, left, right }: RelationNode): boolean =>
      operator === "=" && left.kind === "symbol" && !letters.has(left.name) && !freeSymbols(right).has(left.name) && [...letters].every((name) => freeSymbols(right).has(name)) && isPartial(arena, right);
    return solved.length > 0 && solved.every(isSolvedFor) ? "this may say when there is such a value, and need not follow from the line before" : null;
  }

  /** `\\because a - a = 0 \\\\ \\therefore x \\ne \\frac a2`: what is concluded of a letter from a line that does not hold it, and that no equation so far is about, rests on what is not written. */
  function apartDoubt({ relation }: DraftLine, number: number): string | null {
    const [before, own] = [formulas[number - 1], formulas[number]];
    if (document.structured || relation !== "⇒" || before === undefined || own?.kind !== "relation" || own.relation.operator === "=" || own.relation.left.kind !== "symbol") return null;
    const { name } = own.relation.left;
    const isGiven = (formula: Formula): boolean => (formula.kind === "all" ? formula.parts.some(isGiven) : formula.kind === "relation" && formula.relation.operator === "=" && standsByItself(formula.relation, name));
    const body = elaborated.definitions.get(name)?.body;
    return relationsIn(before).some((each) => standsByItself(each, name)) || (body !== undefined && freeSymbols(body).size === 0) || formulas.slice(0, number).some(isGiven) ? null : `the line before does not speak of ${name}; does this follow from it?`;
  }

  /** An equation of running text that need not follow from the one before. */
  function beside(drafted: DraftLine, number: number): string | null {
    if (drafted.isDerived) return null;
    if (document.structured) return drafted.relation === null && drafted.reason === null && mayBeOfSystem(number) ? "this may be another equation of a system; write its equations in one line, with `and` between them" : null;
    const follows = number > 1 && lines.slice(1, number).every((each) => each.verdict === "equal") && drafted.source === elaborated.lines[number - 1]?.draft.source;
    if (document.asksForMistake && follows) return null;
    if (draft.aim === "solvesZero" && isWhollySolved(number)) return null;
    if ((draft.aim === "solves" && countUnknowns() <= 1) || ((draft.aim === "solves" || endsSolved()) && isDeterminedSystem())) return null;
    if (putsValueIn(number)) return null;
    if (lines[number - 1]?.verdict === "undecided" && lines[number - 1]?.judgement?.verdict === "unequal") return "the line before was not decided";
    if (functionsIn(elaborated.lines[number - 1]?.formula ?? null) && functionsIn(elaborated.lines[number]?.formula ?? null)) return "an equation between functions holds for all values of their arguments, which I could not use";
    if (drafted.relation === null && !endsSolved()) return "this may be another equation beside the one before; write ⇒ where it follows";
    const isSettled = number <= 1 || lines[number - 1]?.verdict === "equal";
    const isSolving = number > 1 ? lines.slice(1, number).every((each) => each.verdict === "equal") : followsDefinition();
    return statementDoubt(drafted, elaborated.lines[number - 1]?.draft ?? null, { isSettled, isSolving, isLast: number === elaborated.lines.length - 1 });
  }
}

/** Does the letter stand there, and not only as that of an entry x_1? */
function standsByItself(node: Node, name: string): boolean {
  return node.kind === "symbol" ? node.name === name : node.kind !== "index" && childrenOf(node).some((child) => standsByItself(child, name));
}

/** Is there a function in it that has no value everywhere, or a letter below a line? */
function isPartial(arena: Arena, root: Node): boolean {
  return someNode(root, (node) => (node.kind === "apply" ? node.arguments.some((each) => freeSymbols(each).size > 0) && (lookupFunction(node.function)?.domain(arena, node.arguments).length ?? 0) > 0 : node.kind === "divide" && freeSymbols(node.denominator).size > 0));
}

/** Does a line hold an unknown function at a letter: `C_1(y)`? */
function functionsIn(formula: Formula | null): boolean {
  const isFunction = (node: Node): boolean => node.kind === "call" && node.orders.every((order) => order === 0) && node.arguments.length > 0 && node.arguments.every((argument) => argument.kind === "symbol");
  return formula !== null && relationsIn(formula).some((relation) => someNode(relation, isFunction));
}

function lettersIn(formula: Formula): ReadonlySet<string> {
  return new Set(relationsIn(formula).flatMap((relation) => [...freeSymbols(relation)]));
}
