// Asks the diagnosis for each wrong move and puts its answer into the report's terms: places in the document, the author's text, the rule that was used.

import type { MendedStep, StepDiagnosis } from "../diagnosis/diagnose.js";
import { diagnose } from "../diagnosis/diagnose.js";
import { createPurse, pays, PRICES } from "../diagnosis/budget.js";
import { diagnoseStatement } from "../diagnosis/diagnose-statement.js";
import { diagnoseTensors } from "../diagnosis/tensors/diagnose.js";
import { ruleOfStatement } from "../diagnosis/rule-of-statement.js";
import { labelNote, ruleOfStep } from "../diagnosis/rule-of-step.js";
import { formatRational, rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node, RelationOperator, SymbolNode } from "../expression/node.js";
import type { Syntax } from "../syntax/math-tree.js";
import type { StatementMistake } from "./statements/outcome.js";
import { judge, judgeWithin } from "../judge/judge.js";
import { createWork, type Work } from "../judge/work.js";
import { prepareComparison } from "../judge/comparison.js";
import type { Diagnosis, Place } from "../model/report.js";
import type { DraftLine } from "../elaborate/draft.js";
import type { Located } from "../elaborate/located.js";
import type { Range, SourceText } from "../syntax/document.js";
import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import type { Definition } from "../expression/definition.js";
import type { JudgedDerivation, JudgedLine } from "./judged.js";
import type { TensorJudge } from "./tensors/judge-tensors.js";
import { memoised } from "../expression/memoised.js";
import { countNodes, freeSymbols, nodesIn, someNode } from "../expression/traverse.js";
import { printLatex } from "../notation/latex.js";
import { asSentence } from "../notation/sentence.js";
import { printText } from "../notation/text.js";
import { simplified } from "../diagnosis/simplified.js";
import { withOwnFractions } from "../diagnosis/splice.js";
import { closedForm } from "./closed-form.js";
import { createReader, notationOfLine } from "./reread.js";

/** A statement of two sides, with the text that it stands in. */
interface StatementSides {
  readonly left: Located;
  readonly right: Located;
  readonly operator: RelationOperator;
  readonly text: string;
  readonly range: Range;
  readonly sign: Range;
}

/** What is differentiated by, of the first derivative in a node; null where there is none. */
function rateIn(node: Node): SymbolNode | null {
  for (const each of nodesIn(node)) {
    if (each.kind === "derivative" && each.order === 1 && each.variable.kind === "symbol") return each.variable;
    const [argument] = each.kind === "call" && each.orders.some((order) => order > 0) ? each.arguments : [];
    if (argument?.kind === "symbol") return argument;
  }
  return null;
}

export interface Move {
  readonly rule: string | null;
  readonly labelNote: string | null;
}

export interface Diagnostician {
  /** What the move was. */
  move(line: JudgedLine): Move;
  /** Where a wrong move goes wrong. */
  step(line: JudgedLine): Diagnosis | null;
  /**
   * The lines after a wrong one as they read once that is mended, by their numbers: as long as the moves between them are right and can be made again. `fix` is the corrected line.
   */
  continuation(line: JudgedLine, fix: string): ReadonlyMap<number, string>;
}

/** So many lines after a wrong one are redone. */
const MOST_REDONE = 12;

export function createDiagnostician(arena: Arena, judged: JudgedDerivation, placeOf: (range: Range, source: SourceText) => Place): Diagnostician {
  const definitions = withDependence(arena, judged.elaborated);
  const reread = createReader(judged);
  const purses = new Map<number, Work>();
  const around = [...new Set(judged.lines.map((line) => line.line.draft.source.text))].join("\n");

  function previousOf(line: JudgedLine): JudgedLine | null {
    return line.against === null ? null : (judged.lines[line.against] ?? null);
  }

  /** What the diagnosis of this line may still cost, with the lines redone after it. */
  function purseOf({ number }: JudgedLine): Work {
    const known = purses.get(number) ?? createPurse();
    purses.set(number, known);
    return known;
  }

  return {
    move(line) {
      const previous = previousOf(line);
      const before = previous?.line.located?.node;
      const after = line.line.located?.node;
      if ((line.verdict !== "equal" && line.verdict !== "unequal") || judged.tensors !== null) return { rule: null, labelNote: null };
      if (before === undefined || after === undefined) {
        const [old, fresh] = [judged.lines[line.number - 1]?.line.formula, line.line.formula];
        const rule = line.verdict === "unequal" || old == null || fresh === null ? null : ruleOfStatement(old, fresh);
        return { rule, labelNote: line.line.draft.label === null ? null : labelNote(line.line.draft.label, { rule, plausible: new Set() }) };
      }
      const recognised = ruleOfStep({ arena, before, after, definitions, areEqual });
      const { label } = line.line.draft;
      return { rule: recognised.rule, labelNote: label === null ? null : labelNote(label, recognised) };
    },
    step(line) {
      if (line.mistake !== null) return ofStatement(line, line.mistake);
      const previous = previousOf(line);
      const before = previous?.line.located ?? null;
      const after = line.line.located;
      const reference = previous?.value ?? null;
      if (before === null || after === null || reference === null || previous === null) return null;
      const { relation } = line.line.draft;
      if (relation !== null && relation !== "=" && relation !== ":=") return wholeLine(line, null);
      const { source } = line.line.draft;
      const settled = judged.settle(reference);
      if (judged.tensors !== null) return ofTensors(judged.tensors, line, before, after, settled, previous.line.draft.source.text);
      const found = mended({ located: before, text: previous.line.draft.source.text }, after, line.line.draft, settled, purseOf(line));
      const holdsWhen = line.judgement?.holdsWhen ?? null;
      // Where no values tell the sides apart, the reason says more than a line to put in its place.
      if (found === null || (found.isWhole && line.judgement?.witness == null)) return wholeLine(line, holdsWhen);
      return toReport(found.isWhole && found.mistake === null ? (asNumber(line, after, reference) ?? found) : found, source, holdsWhen);
    },
    continuation(line, fix) {
      const redone = new Map<number, string>();
      const start = previousOf(line)?.value ?? null;
      if (start === null || judged.tensors !== null) return redone;
      const value = judged.settle(start);
      const work = purseOf(line);
      let text = fix;
      let located = reread(text, notationOfLine(line.line.draft));
      for (const next of judged.lines.slice(line.number + 1, line.number + 1 + MOST_REDONE)) {
        const after = next.line.located;
        // A line that is right again needs nothing; one that is wrong by itself is the next thing to mend.
        if (work.left <= 0 || located === null || after === null || next.verdict !== "equal" || next.against !== next.number - 1) break;
        const found = mended({ located, text }, after, next.line.draft, value, work);
        if (found?.fix == null || found.isWhole) break;
        redone.set(next.number, found.fix);
        text = found.fix;
        located = reread(text, notationOfLine(next.line.draft));
      }
      return redone;
    },
  };

  /** Where a number is wrong as a whole and the line before comes to a fraction, that is what it should have been; null elsewhere. */
  function asNumber(line: JudgedLine, after: Located, reference: Node): StepDiagnosis | null {
    const [, sign, numerator, denominator] = /^(-?)(\d+)(?:\/(\d+))?$/.exec(line.judgement?.witness?.left ?? "") ?? [];
    if (numerator === undefined || [...freeSymbols(after.node)].some((name) => name !== "e" && name !== "π")) return null;
    const value = rational(BigInt(`${sign ?? ""}${numerator}`), BigInt(denominator ?? "1"));
    if (judged.compare(reference, arena.number(value)).verdict !== "equal") return null;
    const { text } = line.line.draft.source;
    const expected = denominator === undefined || notationOfLine(line.line.draft) !== "latex" ? formatRational(value) : `${sign ?? ""}\\frac{${numerator}}{${denominator}}`;
    const found = text.slice(after.outer.start, after.outer.end);
    return { mistake: null, rule: null, edit: { range: after.outer, found, expected }, term: null, fix: expected, message: `The line before comes to ${formatRational(value)}.`, alternatives: [] };
  }

  /** A statement of two sides after another one is searched for the edit that mends it. */
  function ofStatement(line: JudgedLine, mistake: StatementMistake): Diagnosis | null {
    const own = sidesOf(line);
    const before = sidesOf(judged.lines[line.number - 1]);
    const whole = wholeLine(line, null);
    const said = whole === null ? null : { ...whole, mistake: mistake.name };
    if (own === null || before === null) return said;
    const differentiated = ofDifferentiated(line, own, before);
    if (differentiated !== null) return { ...differentiated, message: `${differentiated.message} ${mistake.message}` };
    const { source } = line.line.draft;
    const notation = notationOfLine(line.line.draft);
    const work = purseOf(line);
    if (mistake.solution !== null) return ofSolution(own, mistake, mistake.solution, line.line.draft, work) ?? said;
    const found = diagnoseStatement({
      arena, ...own, before, text: source.text, notation, around, loses: mistake.loses, follows: (formula) => pays(work, PRICES.statement) && mistake.follows(formula), isSaid: mistake.isSaid,
      reread: (text) => reread(text, notation)?.node ?? null, work,
    });
    if (found === null) return said;
    const made = toReport(found, source, null);
    return { ...made, mistake: mistake.name ?? made.mistake, message: `${made.message} ${mistake.message}` };
  }

  /** The right side of `w = V` is searched for the edit that makes it what w is. */
  function ofSolution(own: { readonly right: Located; readonly range: Range }, mistake: StatementMistake, solution: Node, draft: DraftLine, work: Work): Diagnosis | null {
    const value = simplified(arena, solution);
    const { source } = draft;
    const notation = notationOfLine(draft);
    const text = notation === "latex" ? withOwnFractions(source.text, printLatex(value)) : printText(value);
    const before = reread(text, notation);
    const found = before === null ? null : mended({ located: before, text }, own.right, draft, judged.settle(solution), work);
    // What was worked out for any number of terms is no line that a person would write.
    if (found === null || (found.isWhole && someNode(value, (node) => node.kind === "sum" || node.kind === "product"))) return null;
    const head = source.text.slice(own.range.start, own.right.outer.start);
    // A number is written anew rather than mended in a part: `5/2`, not `(25/2)/5`.
    const isShorter = value.kind === "number" && found.fix !== null && text.length < found.fix.length;
    const edit = isShorter ? { range: own.right.outer, found: source.text.slice(own.right.outer.start, own.right.outer.end), expected: text } : found.edit;
    const message = isShorter ? `\`${edit.found}\` should be \`${text}\`.` : found.message;
    const made = toReport({ ...found, edit, message, fix: found.fix === null ? null : head + (isShorter ? text : found.fix) }, source, null);
    return { ...made, mistake: mistake.name ?? made.mistake, message: `${made.message} ${mistake.message}` };
  }

  /** An equation whose sides are to be the derivatives of those before, where one is and the other is not: that one is searched as a step of differentiation. */
  function ofDifferentiated(line: JudgedLine, own: StatementSides, before: StatementSides): Diagnosis | null {
    if (own.operator !== "=" || before.operator !== "=" || [before.left, before.right].some(({ node }) => rateIn(node) !== null)) return null;
    const rate = rateIn(own.left.node) ?? rateIn(own.right.node);
    const variable = rate ?? (line.line.draft.isDerived ? dependenceOf(before) : null);
    if (variable === null) return null;
    const derivativeOf = (side: Located): Located => ({ node: arena.derivative(side.node, variable, 1, false), range: side.range, outer: side.outer, operatorRange: null, form: { kind: "derivative", variable, order: 1, partial: false }, children: [side] });
    const pairs = (["left", "right"] as const).map((side) => ({ side, expected: derivativeOf(before[side]) })).map((pair) => ({ ...pair, isRight: areEqual(pair.expected.node, own[pair.side].node) }));
    const wrong = pairs.filter(({ isRight }) => !isRight);
    const [only] = wrong;
    if (only === undefined || wrong.length > 1) return null;
    const value = judged.carryOut(only.expected.node);
    const side = own[only.side];
    const found = value === null ? null : mended({ located: only.expected, text: before.text }, side, line.line.draft, value, purseOf(line));
    if (found?.fix == null) return null;
    const fix = `${own.text.slice(own.range.start, side.outer.start)}${found.fix}${own.text.slice(side.outer.end, own.range.end)}`.trim();
    return toReport({ ...found, fix }, line.line.draft.source, null);
  }

  /** What the names of an equation depend on, where that is one variable. */
  function dependenceOf(sides: StatementSides): SymbolNode | null {
    const variables = new Set([sides.left, sides.right].flatMap(({ node }) => [...freeSymbols(node)].flatMap((name) => judged.elaborated.dependence.get(name) ?? [])));
    const [only] = variables;
    return variables.size === 1 ? (only ?? null) : null;
  }

  function areEqual(a: Node, b: Node): boolean {
    const [left, right] = [judged.carryOut(a), judged.carryOut(b)];
    return a === b || (left !== null && right !== null && judge(judged.settle(left), judged.settle(right), judged.context).verdict === "equal");
  }

  /** The sides of a line that is one equation or inequality; null for other lines. */
  function sidesOf(line: JudgedLine | undefined): StatementSides | null {
    if (line === undefined || line.line.formula?.kind !== "relation") return null;
    const { statement, source, joined } = line.line.draft;
    const [left, right] = statement?.sides ?? [];
    const [relation] = statement?.relations ?? [];
    if (!left || !right || relation === undefined || statement?.sides.length !== 2 || joined.length > 0) return null;
    const locate = (syntax: Syntax): Located => judged.elaborated.elaborateLine({ syntax, source });
    const range = { start: left.range.start, end: right.range.end };
    return { left: locate(left), right: locate(right), operator: line.line.formula.relation.operator, text: source.text, range, sign: relation.range };
  }

  function ofTensors(tensors: TensorJudge, line: JudgedLine, before: Located, after: Located, settled: Node, beforeText: string): Diagnosis | null {
    const { source } = line.line.draft;
    const comparison = tensors.compareWith(settled, judged.context);
    const work = purseOf(line);
    const notation = notationOfLine(line.line.draft);
    const found = diagnoseTensors({
      arena, before, after, beforeText, afterText: source.text, notation, around,
      isTensor: (node) => tensors.isTensor(node),
      agrees: (candidate) => pays(work, PRICES.instances) && comparison.agrees(judged.settle(candidate)),
      confirm: (candidate) => pays(work, PRICES.judged) && comparison.confirm(judged.settle(candidate)),
      reread: (text) => reread(text, notation)?.node ?? null,
      mismatch: line.judgement?.witness == null ? tensors.mismatchOf(settled, judged.settle(after.node)) : null,
      work,
    });
    return found === null ? wholeLine(line, line.judgement?.holdsWhen ?? null) : toReport(found, source, line.judgement?.holdsWhen ?? null);
  }

  /** What makes a line equal to the value of the one before. */
  function mended(before: { readonly located: Located; readonly text: string }, after: Located, draft: DraftLine, value: Node, work: Work): MendedStep | null {
    const closed = closedForm(arena, value);
    const isClosed = closed === value;
    // A constant of integration that the line adds is meant as it stands.
    const constants = isClosed ? [] : [...freeSymbols(after.node)].filter((name) => judged.isConstantOfIntegration(name) && !freeSymbols(value).has(name));
    const withConstants = (node: Node): Node => (constants.length === 0 ? node : arena.add([node, ...constants.map((name) => arena.symbol(name))]));
    const comparison = prepareComparison(withConstants(closed), judged.context);
    const notation = notationOfLine(draft);
    return diagnose({
      arena, before: before.located, after, beforeText: before.text, afterText: draft.source.text, notation, around,
      reread: (text) => reread(text, notation)?.node ?? null,
      resolve: memoised((node: Node) => {
        const carried = judged.carryOut(node);
        if (carried === null) return null;
        const made = closedForm(arena, carried);
        return node === before.located.node ? withConstants(made) : made;
      }),
      agrees: memoised((candidate: Node) => pays(work, PRICES.compared * countNodes(candidate)) && comparison.agrees(candidate)),
      points: comparison.points,
      confirm: memoised((candidate: Node) => work.left > 0 && (isClosed ? isEqualWithin(value, candidate, work) : pays(work, PRICES.judged) && judged.compare(value, candidate).verdict === "equal")),
      definitions, work,
    });
  }

  /** Is the candidate proven equal with what is left? */
  function isEqualWithin(value: Node, candidate: Node, work: Work): boolean {
    const own = createWork(Math.min(judged.context.budget, work.left));
    const share = own.left;
    const { verdict } = judgeWithin(value, candidate, judged.context, own);
    work.spend(share - own.left);
    return verdict === "equal";
  }

  function spot(part: { readonly range: Range; readonly found: string; readonly expected: string }, source: SourceText): Place & { readonly found: string; readonly expected: string } {
    return { ...placeOf(part.range, source), found: part.found, expected: part.expected };
  }

  function toReport(found: StepDiagnosis, source: SourceText, holdsWhen: string | null): Diagnosis {
    const said = inAuthorsNames(found.message);
    const message = holdsWhen === null ? said : `${said} As it stands, the step holds only when ${holdsWhen}.`;
    return {
      mistake: found.mistake, rule: found.rule, ...spot(found.edit, source), term: found.term === null ? null : spot(found.term, source), fix: found.fix, message, alternatives: found.alternatives,
    };
  }

  /** y for y(x), where the author writes it so. */
  function inAuthorsNames(message: string): string {
    return [...judged.elaborated.dependence].reduce((text, [name, variable]) => {
      const call = `${name}(${variable.name})`;
      return around.includes(call) ? text : text.replaceAll(`(${call})`, name).replaceAll(call, name).replaceAll(`${name}′(${variable.name})`, `${name}′`);
    }, message);
  }

  /** No place was found: the whole line is pointed at, with what is known. */
  function wholeLine(line: JudgedLine, holdsWhen: string | null): Diagnosis | null {
    const { source, range } = line.line.draft;
    const text = source.text.slice(range.start, range.end);
    const reason = line.judgement?.reason == null ? null : `${asSentence(line.judgement.reason)}${/[.!?]$/.test(line.judgement.reason) ? "" : "."}`;
    const message = holdsWhen !== null ? `This holds only when ${holdsWhen}.` : (reason ?? "This line does not equal the line before; no single place was found whose change would make it right.");
    return { mistake: judged.tensors !== null && line.judgement?.witness == null ? "shape-mismatch" : null, rule: null, ...placeOf(range, source), found: text, expected: "", term: null, fix: null, message, alternatives: [] };
  }
}

/** The definitions, and for an unknown function that is written without its argument that it is one: y for y(x). */
function withDependence(arena: Arena, elaborated: ElaboratedDerivation): ReadonlyMap<string, Definition> {
  const all = new Map(elaborated.definitions);
  for (const [name, variable] of elaborated.dependence) if (!all.has(name)) all.set(name, { name, parameters: [], indexParameters: [], body: arena.call(arena.symbol(name), [0], [variable]) });
  return all;
}
