// Lines that are statements: equations and inequalities that follow from the line before. What the judge of statements leaves open is tried by the judge of expressions, and what the text around
// says may turn a mistake into a doubt.

import type { ElaboratedAssumption, ElaboratedLine } from "../elaborate/derivation.js";
import type { DraftDerivation, DraftLine } from "../elaborate/draft.js";
import { formulaOf, mapFormula, relationFormula, relationsIn, unknownIn, type Formula } from "../expression/formula.js";
import { resolve } from "../calculus/resolve.js";
import { childrenOf, SYMBOLIC_ORDER, type Node, type RelationNode } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import type { Judgement } from "../judge/judge.js";
import type { Condition } from "../model/report.js";
import { printUnicode } from "../notation/unicode.js";
import { IMAGINARY_UNIT } from "../judge/complex.js";
import { isImaginary } from "./complex-numbers.js";
import { meanings, type Chain } from "./compare-moves.js";
import { CONSTANT_OF_INTEGRATION } from "./unsaid-doubt.js";
import { newLettersDoubt, reasonDoubt, setDoubt } from "./form-doubts.js";
import { createEquationsInKernels } from "./statements/equations-in-kernels.js";
import { createStatementJudge } from "./statements/judge-statements.js";
import { isOpen, type StatementLine, type StatementMistake, type StatementOutcome, type ValueSaid } from "./statements/outcome.js";
import type { Value } from "./facts.js";
import { endOf, offsetOf, type JudgedLine } from "./judged.js";
import type { Definitions } from "../expression/definition.js";
import { decimalDoubt, vectorBeforeBracket } from "./line-forms.js";
import { unheardShapes, unheardStatement } from "./unheard-words.js";
import { sampleMeans } from "./sample-mean.js";
import { idleDoubt } from "./idle-derivatives.js";
import { judgeRearranged, judgeSolution, withoutMarks } from "./solution.js";
import { createStatementDoubts } from "./statement-doubt.js";
import { relationOfNumbers } from "./tensors/judge-tensors.js";
import { unitsIn } from "../elaborate/units.js";

/** What is said of a line that is a statement; null of one that gives. */
export type StatementVerdict = { readonly line: Pick<JudgedLine, "verdict" | "judgement" | "reason" | "conditions" | "mistake">; readonly remark: string | undefined } | null;

const NO_REPLACEMENT: ReadonlyMap<Node, Node> = new Map();

/** Begins with the statements of one chain; the lines are to be given in their order. */
export function createStatementLines({ arena, document, elaborated, values, facts, comparison, lines }: Chain, draft: DraftDerivation): (line: ElaboratedLine, formula: Formula, number: number) => StatementVerdict {
  const { tensors, judge, valueOf, valueAsLastSaid, particular, severalDoubt, isJudged } = values;
  const { settle, contextOf } = comparison;
  /** Of rows that are equations between numbers, though the text speaks of vectors, numbers are judged. */
  const isOfNumbers = tensors !== null && elaborated.lines.every(({ formula }) => formula === null || unknownIn(numbersIn(formula)) === null);
  const statements = tensors === null || isOfNumbers ? createStatementJudge(arena, elaborated, isOfNumbers ? resolvedValue : valueOf, !document.structured) : tensors.statements();
  /** The same where expectations and probabilities are taken for unknown numbers. */
  const ofUnknowns = tensors !== null && !isOfNumbers && !document.structured ? createEquationsInKernels(arena, tensors, createStatementJudge(arena, elaborated, resolvedValue, true)) : null;
  /** The same with the right sides of names that were made particular since they were defined. */
  const asLastSaid = particular.length === 0 ? null : createStatementJudge(arena, elaborated, valueAsLastSaid, !document.structured);
  /** The lines that are statements, with the marks of solutions taken off. */
  const formulas: Formula[] = [];
  const { lossDoubt, positiveDoubt, valueDoubt, conditionDoubt, apartDoubt, beside } = createStatementDoubts(arena, document, draft, elaborated, lines, formulas, (formula) => identityOutcome(formula, facts.conditions) !== null);
  /** What names stand in the lines before, β where one has the β̂ of its solution, and in what the text defines. */
  const knownBefore = (number: number): ReadonlySet<string> =>
    new Set([...formulas.slice(0, elaborated.lines.slice(0, number).filter((each) => each.formula !== null).length).flatMap((each) => relationsIn(each).flatMap((relation) => [...freeSymbols(relation)])), ...[...elaborated.definitions.keys()].filter((name) => !elaborated.definedLater.has(name)), ...elaborated.tensors.declared]);

  /** The values that sentences up to a line give; `isHere` are those behind the line before. */
  const saidBefore = (number: number): readonly ValueSaid[] => {
    const previous = elaborated.lines[number - 1];
    const from = previous === undefined ? Number.POSITIVE_INFINITY : offsetOf(previous);
    return facts.valuesUpTo(endOf(elaborated, number)).map((said) => ({ ...said, isHere: said.offset !== null && said.offset > from }));
  };

  const rearranging: Parameters<typeof judgeRearranged>[3] = { arena, carriedOut: (node) => carriedOutAs(node, NO_REPLACEMENT), judge: (left, right, given = []) => judge(left, right, contextOf([...facts.conditions, ...given])) };

  return judgeLine;

  function judgeLine(line: ElaboratedLine, asWritten: Formula, number: number): StatementVerdict {
    const { draft: drafted } = line;
    // In the first line no name is the solution of anything yet.
    const formula = number === 0 ? asWritten : withoutMarks(arena, asWritten, knownBefore(number));
    formulas.push(formula);
    if (drafted.role !== "statement") {
      statements.give(isOfNumbers ? numbersIn(formula) : formula);
      asLastSaid?.give(formula);
      ofUnknowns?.give(formula);
      return null;
    }
    const numbered = (each: Formula): Formula => (isOfNumbers ? numbersIn(each) : each);
    const lineOf: StatementLine = {
      formula: numbered(formula), relation: arrowOf(drafted.relation), conditions: conditionsAt(number), later: elaborated.lines.slice(number + 1).flatMap((later) => (later.formula === null ? [] : [numbered(later.formula)])),
      said: document.structured ? [] : saidBefore(number), units: document.structured ? new Set() : unitsIn(drafted, document.slantedUnits),
    };
    const judgedBy = (by: typeof statements): StatementOutcome => by.judge(lineOf);
    const asRead = withUnusedSaid(judgedBy(statements), number);
    const generally = ofUnknowns?.judge(lineOf, asRead) ?? asRead;
    const lastly = asLastSaid === null ? null : judgedBy(asLastSaid);
    const inRows = generally.verdict !== "equal" && lastly?.verdict === "equal" ? { ...lastly, conditions: [...lastly.conditions, ...particular.map(({ name, lineNumber }): Condition => ({ text: `${printUnicode(arena.symbol(name))} as in line ${lineNumber}`, source: "prose" }))] } : generally;
    const followed = draft.aim === "solvesZero" && inRows.verdict !== "equal" ? (solution(formula) ?? inRows) : inRows;
    const moved = (followed.verdict !== "undecided" || tensors !== null ? null : isOpen(followed.reason) ? (rearranged(formula, drafted.isDerived) ?? eachByItself(formula, drafted, number)) : eachByItself(formula, drafted, number)) ?? followed;
    const alone = moved.verdict === "undecided" && drafted.relation !== "⇔" ? (identityOutcome(formula, facts.conditionsUpTo(endOf(elaborated, number))) ?? moved) : moved;
    const placed = alone.verdict === "undecided" && formulas.length > 1 ? atPlace(formula, formulas[formulas.length - 2], number) : null;
    const outcome = placed ?? (drafted.goesOn && alone.verdict !== "equal" ? (goneOnByEquation(formula, number) ?? alone) : alone);
    // A sentence says that it comes from what stands before.
    if (draft.aim === "goesFrom" && outcome.verdict === "given") return { line: { verdict: "undecided", judgement: null, reason: "what stands before does not say what this is", conditions: [], mistake: null }, remark: undefined };
    const names = [...new Set(relationsIn(formula).flatMap((relation) => [...freeSymbols(relation)]))];
    const written = names.map((name) => arena.symbol(name));
    // What a sentence says in passing counts for a letter that comes in: `z = \pm 1` behind `x^2 = 6` and "$z^2 = x^2/6$".
    const known = new Set(formulas.slice(0, -1).flatMap((earlier) => relationsIn(earlier).flatMap((relation) => [...freeSymbols(relation)])));
    // Where the line before was not decided, its letters alone count as known.
    const justBefore = lines[number - 1]?.verdict !== "undecided" ? known : new Set(formulas.slice(-2, -1).flatMap((earlier) => relationsIn(earlier).flatMap((relation) => [...freeSymbols(relation)])));
    // `2 - (5 + 2s) = 3 + s ⇒ s = -2, t = 1`: the text knows t from elsewhere.
    const comesIn = number === 0 ? undefined : relationsIn(formula).flatMap(({ left, right }) => [[left, right], [right, left]] as const).find(([side, value]) => side.kind === "symbol" && !justBefore.has(side.name) && !elaborated.definitions.has(side.name) && !CONSTANT_OF_INTEGRATION.test(side.name) && freeSymbols(value).size === 0)?.[0];
    const isUsable = (each: ElaboratedAssumption): boolean => each.use !== "always" && !isJudged(each.offset) && [...freeSymbols(each.node)].some((name) => names.includes(name) && !(each.isAside && known.has(name)));
    const elsewhere = elaborated.assumptions.find((each) => !each.isAside && isUsable(each)) ?? elaborated.assumptions.findLast((each) => each.isAside && each.offset < endOf(elaborated, number) && isUsable(each));
    const idle = outcome.verdict !== "equal" ? null : idleDoubt(relationsIn(formula).flatMap(({ left, right }) => [left, right]), elaborated);
    const doubt = outcome.verdict === "equal" ? idle : outcome.verdict !== "unequal" ? null
      // What has no shape follows from nothing.
      : outcome.mistake?.name === "shape-mismatch" ? (document.structured ? null : vectorBeforeBracket(drafted) ?? namedColumn(relationsIn(formula), elaborated.definitions) ?? unheardShapes(document))
      : (severalDoubt(written) ?? (document.structured || comesIn?.kind !== "symbol" || elsewhere !== undefined || outcome.mistake?.isPlainlyStep === true ? null : newLettersDoubt([comesIn.name])) ?? lossDoubt(drafted, outcome) ?? argumentsDoubt(formulas.slice(-2).flatMap(relationsIn)) ?? reasonDoubt(drafted.reason) ?? (drafted.goesOn ? "the two sides differ by themselves; does the line before say more?" : null) ?? setDoubt(written) ?? facts.doubtAbout({ written, values: written, from: offsetOf(line), until: endOf(elaborated, number) }) ?? (names.includes(IMAGINARY_UNIT) && isImaginary(document, elaborated) ? "i is the imaginary unit here; equations with it are not judged yet" : null) ?? identityDoubt(formula, number) ?? conditionDoubt(drafted, number) ?? apartDoubt(drafted, number) ?? positiveDoubt(outcome) ?? valueDoubt(asWritten) ?? (document.structured ? null : letterOfLetter(drafted, formula)) ?? unheardStatement(document, formulas.slice(0, -1).flatMap(relationsIn), relationsIn(formula)) ?? (outcome.mistake?.isPlainlyStep === true ? null : beside(drafted, number)) ?? decimalDoubt(drafted, outcome) ?? (elsewhere === undefined || outcome.mistake?.isPlainlyStep === true ? null : `the text gives \`${elsewhere.text}\` (line ${elsewhere.lineNumber}), which I could not use here`));
    const verdict = doubt === null ? outcome.verdict : "undecided";
    if (doubt !== null) {
      statements.doubt();
      asLastSaid?.doubt();
    }
    const judged = { verdict, judgement: outcome.judgement, reason: doubt === null ? outcome.reason : `${doubt} (${outcome.mistake?.message ?? ""})`, conditions: outcome.conditions, mistake: doubt === null && outcome.mistake !== null ? withMarks(outcome.mistake, knownBefore(number)) : null };
    return { line: judged, remark: outcome.remark };
  }

  /** A formula with its numbers as such, `2a + 3b = 1` for a product of vectors that are written out. */
  function numbersIn(formula: Formula): Formula {
    return mapFormula(formula, (relation) => {
      const made = tensors === null ? null : relationOfNumbers(arena, tensors, relation);
      return made === null ? { kind: "unknown", reason: "not a relation between numbers" } : formulaOf(made);
    });
  }

  function resolvedValue(node: Node): Value {
    const value = valueOf(node);
    const resolved = value.kind === "value" ? resolve(arena, node, values.resolveContext) : null;
    return resolved === null ? value : resolved.kind === "failure" ? { kind: "undecided", reason: resolved.reason } : { kind: "value", node: resolved.guarded };
  }

  /** What holds up to a line; of rows of numbers what is said of numbers. */
  function conditionsAt(number: number): readonly Node[] {
    const conditions = facts.conditionsUpTo(endOf(elaborated, number));
    return isOfNumbers ? conditions.filter((condition) => tensors?.concerns(condition) !== true) : conditions;
  }

  /** What the text says of vectors may be more than rows of numbers show. */
  function withUnusedSaid(outcome: StatementOutcome, number: number): StatementOutcome {
    if (!isOfNumbers || outcome.verdict !== "unequal") return outcome;
    const { unusedProperties } = elaborated.tensors;
    if (unusedProperties.length === 0 && conditionsAt(number).length === facts.conditionsUpTo(endOf(elaborated, number)).length) return outcome;
    return { verdict: "undecided", judgement: null, reason: `it does not follow by itself; the text speaks of ${unusedProperties.length === 0 ? "vectors" : unusedProperties.join(", ")}, which I could not use`, conditions: [], mistake: null };
  }

  /** What is asked about repairs of a line, which may have the marks of solutions. */
  function withMarks(mistake: StatementMistake, known: ReadonlySet<string>): StatementMistake {
    const plain = (relation: RelationNode): RelationNode => relationsIn(withoutMarks(arena, relationFormula(relation), known))[0] ?? relation;
    return { ...mistake, follows: (formula) => mistake.follows(withoutMarks(arena, formula, known)), isSaid: (relation) => mistake.isSaid(plain(relation)) };
  }

  /** Names that the text defines or says something of. */
  function namesSpokenOf(): ReadonlySet<string> {
    return new Set([...elaborated.definitions.keys(), ...elaborated.assumptions.flatMap(({ node }) => [...freeSymbols(node)])]);
  }

  /** Does the value that the last line gives a name solve the line before? x̄ and ȳ may be means of what is summed there. Null where that is not asked here. */
  function solution(after: Formula): StatementOutcome | null {
    const before = formulas[formulas.length - 2];
    if (tensors !== null || before === undefined) return null;
    const known = namesSpokenOf();
    const means = sampleMeans(arena, [before, after].flatMap(relationsIn)).filter(({ symbol }) => !known.has(symbol.name));
    const replaced = meanings(means);
    const outcome = judgeSolution(before, after, {
      arena, known,
      carriedOut: (node) => carriedOutAs(node, replaced),
      judge: (left, right) => judge(left, right, contextOf(facts.conditions)),
    });
    if (outcome === null || means.length === 0) return outcome;
    // Right with the means; what else x̄ may be is not known.
    if (outcome.verdict === "unequal") return { ...outcome, verdict: "undecided", reason: `it does not hold where ${means.map(({ symbol, mean }) => `${symbol.name} = ${printUnicode(mean)}`).join(" and ")}; what is meant?`, mistake: null, judgement: null };
    return { ...outcome, conditions: [...outcome.conditions, ...means.map(({ symbol, mean }): Condition => ({ text: `${symbol.name} = ${printUnicode(mean)}`, source: "prose" }))] };
  }

  /** The verdict on an equation by the judge of expressions, where the one before is a plain equation too. */
  function rearranged(after: Formula, isDerived: boolean): StatementOutcome | null {
    if (formulas.length < 2) return null;
    return judgeRearranged(formulas.slice(0, -1), after, isDerived, rearranging);
  }

  /** `\\hat\\mu = \\frac1n \\sum_i x_i = \\bar x`: right where each of its equations holds by itself, x̄ as the mean of what is summed, or follows from the line before; null where that is not shown. */
  function eachByItself(after: Formula, { relation, isDerived }: DraftLine, number: number): StatementOutcome | null {
    if (after.kind !== "all" || formulas.length < 2) return null;
    const assumptions = facts.conditionsUpTo(endOf(elaborated, number));
    const known = namesSpokenOf();
    const means = sampleMeans(arena, relationsIn(after)).filter(({ symbol }) => !known.has(symbol.name));
    const conditions: Condition[] = [];
    let last: StatementOutcome | null = null;
    let follow = 0;
    for (const part of after.parts) {
      const followed: StatementOutcome | null = identityOutcome(part, assumptions) ?? fromLineBefore(part);
      if (followed?.verdict === "equal") last = followed;
      else {
        const named = mapFormula(part, (each) => formulaOf(substitute(arena, each, meanings(means))));
        last = means.length === 0 ? null : identityOutcome(named, assumptions);
        if (last !== null) conditions.push(...means.map(({ symbol, mean }): Condition => ({ text: `${symbol.name} = ${printUnicode(mean)}`, source: "prose" })));
      }
      if (last === null) return null;
      conditions.push(...last.conditions);
    }
    return last === null || (relation === "⇔" && follow !== 1) ? null : { ...last, conditions };

    function fromLineBefore(part: Formula): StatementOutcome | null {
      const [before] = formulas.slice(-2);
      const outcome = rearranged(part, isDerived);
      if (outcome?.verdict !== "equal" || before === undefined) return null;
      follow += 1;
      return relation !== "⇔" || judgeRearranged([part], before, isDerived, rearranging)?.verdict === "equal" ? outcome : null;
    }
  }

  /** Definitions put in and derivatives carried out, after what is put in first. */
  function carriedOutAs(node: Node, replaced: ReadonlyMap<Node, Node>): Node | null {
    const value = valueOf(substitute(arena, node, replaced));
    return value.kind === "value" ? settle(value.node) : null;
  }

  /** `x^2 - x - 6 = (x - 3)(x + 2)`, "so the roots are": values of a letter do not come from an equation that holds for all of them. */
  function identityDoubt(formula: Formula, number: number): string | null {
    const before = formulas[number - 1];
    const isValue = relationsIn(formula).every(({ left, right }) => left.kind === "symbol" && freeSymbols(right).size === 0);
    return before !== undefined && isValue && identityOutcome(before, facts.conditions) !== null ? "the line before holds for all values; what is to be solved?" : null;
  }

  /** `f^{(n)}(1) = (-1)^n n!` behind `f^{(n)}(x) = \\frac{(-1)^n n!}{x^{n+1}}`: what was said of the derivative of every order, at a place; null where it is something else. */
  function atPlace(formula: Formula, before: Formula | undefined, number: number): StatementOutcome | null {
    if (tensors !== null || formula.kind !== "relation" || before?.kind !== "relation" || formula.relation.operator !== "=" || before.relation.operator !== "=") return null;
    const [general, here] = [before.relation.left, formula.relation.left];
    if (general.kind !== "opaque" || here.kind !== "opaque" || general.what !== SYMBOLIC_ORDER || here.what !== SYMBOLIC_ORDER) return null;
    const [order, callee, letter] = general.operands;
    const [ownOrder, ownCallee, place] = here.operands;
    if (order !== ownOrder || callee !== ownCallee || letter?.kind !== "symbol" || place === undefined || freeSymbols(place).has(letter.name)) return null;
    const put = substitute(arena, before.relation.right, new Map<Node, Node>([[letter, place]]));
    return identityOutcome(formulaOf(arena.relation("=", put, formula.relation.right)), facts.conditionsUpTo(endOf(elaborated, number)));
  }

  /** Two sides of a row that goes on, `= 2r` behind `y = r/\\cos θ`, that are the same by an equation that the text gives, or by its values; null where none makes them so. */
  function goneOnByEquation(formula: Formula, number: number): StatementOutcome | null {
    if (document.structured || tensors !== null || formula.kind !== "relation") return null;
    const until = endOf(elaborated, number);
    for (const { node, text, use, isElsewhere, offset } of elaborated.assumptions) {
      if (use !== "ifNeeded" || isElsewhere || offset >= until || node.kind !== "relation" || node.operator !== "=" || node === formula.relation) continue;
      const outcome = identityOutcome(formula, [...facts.conditionsUpTo(until), node]);
      if (outcome !== null) return { ...outcome, conditions: [...outcome.conditions, { text, source: "prose" }] };
    }
    return goneOnByValues(formula.relation, number);
  }

  /** `= \\frac1{5}(3 \\cdot 2)` behind `z' = \\frac1z(x x')`: two sides that are the same with the values which sentences give to what is gone; null where they are not. */
  function goneOnByValues(relation: RelationNode, number: number): StatementOutcome | null {
    const [left, right] = [carriedOutAs(relation.left, NO_REPLACEMENT), carriedOutAs(relation.right, NO_REPLACEMENT)];
    if (left === null || right === null) return null;
    const put = saidBefore(number).filter(({ what }) => someNode(left, (node) => node === what) && !someNode(right, (node) => node === what));
    if (put.length === 0) return null;
    const made = arena.relation("=", substitute(arena, left, new Map(put.map(({ what, value }): [Node, Node] => [what, value]))), right);
    const outcome = identityOutcome(formulaOf(made), facts.conditionsUpTo(endOf(elaborated, number)));
    return outcome === null ? null : { ...outcome, conditions: [...outcome.conditions, ...put.map(({ text }): Condition => ({ text, source: "prose" }))] };
  }

  /** An equation that holds by itself follows from anything; null where it does not. */
  function identityOutcome(formula: Formula, assumptions: readonly Node[]): StatementOutcome | null {
    const equations = formula.kind === "relation" ? [formula] : formula.kind === "all" ? formula.parts : [];
    let last: Judgement | null = null;
    for (const equation of equations) {
      if (equation.kind !== "relation" || equation.relation.operator !== "=") return null;
      const [left, right] = [valueOf(equation.relation.left), valueOf(equation.relation.right)];
      if (left.kind !== "value" || right.kind !== "value") return null;
      last = judge(settle(left.node), settle(right.node), contextOf(assumptions));
      if (last.verdict !== "equal") return null;
    }
    return last === null ? null : { verdict: "equal", judgement: last, reason: null, conditions: last.conditions, mistake: null };
  }
}

/** `v_1 + v_2 = 0 ⇒ \\mathbf{v}_2 = (-1, 1)`: a vector in bold that gets its numbers, beside entries of the same letter; as a question, null where there is none. */
function namedColumn(relations: readonly Node[], definitions: Definitions): string | null {
  for (const { left, right } of relations.flatMap((node) => (node.kind === "relation" && node.operator === "=" ? [node] : []))) {
    const isNumbers = right.kind === "apply" && right.function === "matrix" && freeSymbols(right).size === 0;
    const name = left.kind === "symbol" ? left.name : left.kind === "index" ? left.base.name : null;
    if (isNumbers && name !== null && !definitions.has(name)) return `is ${printUnicode(left)} the name of a vector here?`;
  }
  return null;
}

/** `⇒ Y(s) = …`, read as a product: nobody writes one as a letter before another in brackets; as a question, null where it is none. */
function letterOfLetter({ source, range }: DraftLine, formula: Formula): string | null {
  const head = /^[^=]*?((?<![a-zA-Z\\])[a-zA-Z]\s*(?:\\left)?\(\s*[a-zA-Z]\s*(?:\\right)?\))\s*=/.exec(source.text.slice(range.start, range.end))?.[1];
  const isProduct = relationsIn(formula).some((node) => node.kind === "relation" && node.left.kind === "multiply" && node.left.factors.length === 2 && node.left.factors.every(({ kind }) => kind === "symbol"));
  return head === undefined || !isProduct ? null : `is ${head} a value of a function, or a product?`;
}

/** `U` in one line and `U(T, V, W)` in the next may be the same. */
function argumentsDoubt(relations: readonly Node[]): string | null {
  const counts = new Map<string, Set<number>>();
  for (const relation of relations) {
    someNode(relation, (node) => {
      if (node.kind === "call" && node.callee.kind === "symbol") counts.set(node.callee.name, new Set([...(counts.get(node.callee.name) ?? []), node.arguments.length]));
      return false;
    });
  }
  // `Y` of a transform, and then `Y(s)`.
  const lettered = new Set<string>();
  for (const relation of relations) {
    someNode(relation, (node) => {
      if (node.kind === "call" && node.callee.kind === "symbol" && node.orders.every((order) => order === 0) && node.arguments.length === 1 && node.arguments[0]?.kind === "symbol") lettered.add(node.callee.name);
      return false;
    });
  }
  const bare = new Set(relations.flatMap((relation) => [...freeSymbols(relation)]));
  const standsBare = (name: string): boolean => bare.has(name) && relations.some((relation) => freeBesideCalls(relation, name));
  for (const [name, lengths] of counts) if (lengths.size > 1 || ((lengths.has(1) === false || lettered.has(name)) && standsBare(name))) return `${name} stands with and without its arguments`;
  return null;
}

/** Does the name stand there other than before its arguments? */
function freeBesideCalls(root: Node, name: string): boolean {
  const seen = new Set<Node>();
  const visit = (node: Node): boolean => {
    if (seen.has(node)) return false;
    seen.add(node);
    if (node.kind === "symbol") return node.name === name;
    return node.kind === "call" ? node.arguments.some(visit) : childrenOf(node).some(visit);
  };
  return visit(root);
}

function arrowOf(relation: string | null): "⇒" | "⇔" | null {
  return relation === "⇒" || relation === "⇔" ? relation : null;
}
