// Judges one derivation under one reading: each move against the line before it, each claim against line 0, with the conditions that have come up on the
// way. What stands here is the logic of a chain; judging and differentiating are done below.

import { resolve } from "../calculus/resolve.js";
import { printUnicode } from "../notation/unicode.js";
import type { ElaboratedDerivation, ElaboratedLine, Rival } from "../elaborate/derivation.js";
import { SOLVE_DOUBT } from "../elaborate/draft-chain.js";
import { IS_NOTATION, OFF_PICTURE } from "../elaborate/draft-equations.js";
import { NOT_SAID_TO_EQUAL } from "../elaborate/rewriting-words.js";
import { isRegionIntegral, NAMED_REGION_INTEGRAL } from "../elaborate/limits-integrals.js";
import { functionsOfSeveral } from "./several-letters.js";
import { alongCurves, holdsSeveral, LIMIT_EXISTS } from "./several-limits.js";
import { asSamePoints, overSamePoints, withinBounds, withRegions } from "./region-integrals.js";
import { missingConstantOfIntegration } from "../diagnosis/mistakes/missing-constant-of-integration.js";
import { equalLeftOpen, standsBare } from "./left-open.js";
import { withGivenLines } from "./given-lines.js";
import { letterDoubt } from "./letter-doubt.js";
import { sameNoun } from "../elaborate/prose.js";
import { namesIn } from "../elaborate/definable.js";
import { partsOf, type Syntax } from "../syntax/math-tree.js";
import type { DraftDerivation, DraftDocument, DraftLine } from "../elaborate/draft.js";
import type { Located } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import { relationFormula, relationsIn, type Formula } from "../expression/formula.js";
import { childrenOf, type Node, type RelationNode } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { isGivenEquation } from "./equation-doubt.js";
import { createFormDoubts, isInequality, newLettersDoubt, reasonDoubt, setDoubt } from "./form-doubts.js";
import { createPresumptions } from "./presumptions.js";
import { createStatementDoubts } from "./statement-doubt.js";
import { sampleMeans } from "./sample-mean.js";
import { type GivenEquation, createFacts, type MoveFacts, type Value } from "./facts.js";
import { createRecurrences } from "./recurrences.js";
import { judgeInequality } from "../judge/inequality.js";
import { judgeBothSigns } from "../judge/both-signs.js";
import type { JudgeContext, Judgement } from "../judge/judge.js";
import { createChainJudge } from "./judge-limits-integrals.js";
import type { Condition, StepVerdict } from "../model/report.js";
import { isOrderTerm } from "../functions/landau.js";
import { isTensorOperation } from "../functions/tensor-operations.js";
import { SHAPES_DO_NOT_FIT, type TensorJudge } from "./tensors/judge-tensors.js";
import { chainJudgeFor, isSurelyVector, JUDGE_BUDGET, nodesOf } from "./chain-judge.js";
import { putFor, standsIn } from "./put-for.js";
import { containsZeroDivision, decimalDoubt, firstOpaque, firstTangled, isKnownArrayEntry, lettersSolved, percentDoubt } from "./line-forms.js";
import { createStatementJudge, isOpen, type StatementMistake, type StatementOutcome } from "./judge-statements.js";
import { mayBeRounded, roundingBetween, shownDecimals } from "./rounding.js";
import { lettersThatCount, runningTo } from "./unsaid-bounds.js";
import { unitsIn } from "./units.js";
import { judgeRearranged, judgeSolution, withoutMarks } from "./solution.js";

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

const NO_REPLACEMENT: ReadonlyMap<Node, Node> = new Map();

/** A number that a sentence gives to a name. */
interface ValueSaid {
  readonly name: string;
  readonly text: string;
  readonly lineNumber: number;
  readonly inPassing: boolean;
}

/** Does a doubt stay although what stands before is worked out: it is about the text around, or a letter is to be found that is gone? */
function staysOpen(doubt: string | null, before: Node, after: Node): boolean {
  if (doubt === OFF_PICTURE || doubt === IS_NOTATION || doubt === NOT_SAID_TO_EQUAL) return true;
  const kept = freeSymbols(after);
  return doubt === SOLVE_DOUBT && [...freeSymbols(before)].some((name) => name !== "e" && name !== "π" && name !== "∞" && !kept.has(name));
}

/** Judges every move and claim. */
export function judgeDerivation(arena: Arena, document: DraftDocument, draft: DraftDerivation, elaborated: ElaboratedDerivation): JudgedDerivation {
  const resolveContext = { definitions: elaborated.definitions, dependence: elaborated.dependence, partial: elaborated.reading.partial };
  const memo = new Map<Node, Value>();
  const recurrences = createRecurrences(arena, elaborated);
  const ofSeveral = functionsOfSeveral(arena, elaborated, nodesOf(elaborated));
  /** The function of several letters in these lines of which the text does not say that it depends on no others; null where there is none. */
  const severalDoubt = (written: readonly Node[]): string | null => {
    const found = [...ofSeveral.keys()].find((name) => written.some((node) => someNode(node, (each) => each === name)));
    return found?.kind === "symbol" ? `what ${found.name} depends on is not said` : null;
  };
  const { judge: judgeNumbers, missingConstant, isFree, isWorkedOut } = createChainJudge(elaborated.lines.map((line) => line.located?.node ?? null), elaborated.definitions);
  const tensors = chainJudgeFor(arena, document, draft, elaborated, judgeNumbers);
  /** In a derivation with vectors the moves between numbers are judged as such. */
  const judgeOne = tensors === null ? judgeNumbers : (before: Node, after: Node, context: JudgeContext): Judgement => {
    if (tensors.concerns(before) || tensors.concerns(after)) {
      const judgement = tensors.judge(before, after, context);
      return judgement.verdict === "unequal" ? (asNumbers(before, after, context) ?? judgement) : judgement;
    }
    const [left, right] = [resolve(arena, before, resolveContext), resolve(arena, after, resolveContext)];
    return left.kind === "failure" || right.kind === "failure" ? tensors.judge(before, after, context) : judgeNumbers(left.guarded, right.guarded, context);
  };

  const judge = (before: Node, after: Node, context: JudgeContext): Judgement => judgeBothSigns(before, after, context, judgeOne) ?? judgeOne(before, after, context);

  /** `r` beside `r_i` may be one of them: where nothing but an index says that a letter is a vector, the verdict of numbers counts if that is not a refutation too. */
  function asNumbers(before: Node, after: Node, context: JudgeContext): Judgement | null {
    if (document.structured || [before, after].some((side) => someNode(side, (node) => isTensorOperation(node) || node.kind === "derivative"))) return null;
    const held = [...freeSymbols(before), ...freeSymbols(after)].filter((name) => elaborated.tensors.candidates.has(name) && elaborated.tensors.candidates.get(name)?.[0]?.kind !== "scalar");
    if (held.length === 0 || held.some((name) => isSurelyVector(elaborated, name) || elaborated.definitions.has(name) || !/^\p{Ll}/u.test(name))) return null;
    const judgement = judgeNumbers(before, after, context);
    return judgement.verdict === "unequal" ? null : judgement;
  }

  function valueOf(node: Node): Value {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const made = carryOut(node);
    memo.set(node, made);
    return made;
  }

  function carryOut(written: Node): Value {
    const node = ofSeveral.size === 0 ? written : substitute(arena, written, ofSeveral);
    const unsupported = firstOpaque(node);
    if (unsupported !== null) return { kind: "undecided", reason: unsupported };
    const tangled = firstTangled(node, elaborated.tangled);
    if (tangled !== null) return { kind: "undecided", reason: `what ${tangled} depends on is not said` };
    // Vectors and matrices are put in and differentiated on instances, by their judge.
    if (tensors !== null) return { kind: "value", node };
    const resolved = resolve(arena, recurrences.putIn(node), resolveContext);
    if (resolved.kind === "failure") {
      // f(u, v, w) where f(x, y) is in force and f(u, v, w) = … stands in the section too.
      const [only, ...others] = rivals.flatMap((rival) => freeSymbols(node).has(rival.name) ? (underRival(node, rival) ?? []) : []);
      return only === undefined || others.length > 0 ? { kind: "undecided", reason: resolved.reason } : { kind: "value", node: only };
    }
    const inside = firstOpaque(resolved.node);
    if (inside !== null) return { kind: "undecided", reason: `a definition that it uses is not judged yet: ${inside}` };
    return { kind: "value", node: resolved.guarded };
  }

  /** Second right sides of names that sentences before this derivation give, the nearest first: of "(a) $f(x) = …$, (b) $f(x) = …$" any may be meant. A line that was judged against the first is none. */
  const isJudged = (offset: number): boolean => document.derivations.some(({ start, end }) => offset >= start && offset <= end);
  const rivals = [...elaborated.rivals].filter(({ offset }) => offset < draft.start && !isJudged(offset)).sort((one, other) => other.offset - one.offset).slice(0, MOST_RIVALS);

  /** What a side comes to with that right side of the name; null where that can't be worked out. */
  function underRival(node: Node, { name, definition }: Rival): Node | null {
    const resolved = resolve(arena, node, { ...resolveContext, definitions: new Map([...elaborated.definitions, [name, definition]]) });
    return resolved.kind === "failure" || firstOpaque(resolved.node) !== null ? null : resolved.guarded;
  }

  /** The verdict where a name has its other right side of the section, if the move is right so; the condition says which. */
  function withRival(move: MoveFacts, stated: readonly Node[]): { readonly judgement: Judgement; readonly condition: Condition } | null {
    const [before, after] = move.written;
    if (tensors !== null || document.structured || before === undefined || after === undefined) return null;
    for (const rival of rivals) {
      if (rival.offset > move.from || !facts.restsOn(move.written, rival.name)) continue;
      const [left, right] = [underRival(before, rival), underRival(after, rival)];
      const judgement = left === null || right === null ? null : judge(settle(left), settle(right), contextOf(stated));
      if (judgement?.verdict !== "equal") continue;
      return { judgement, condition: { text: `${printUnicode(arena.symbol(rival.name))} as in line ${rival.lineNumber}`, source: "prose" } };
    }
    return null;
  }

  /** The numbers without which a move fails that has their names on both sides: where a number is put in, its name is gone. */
  function valuesNeeded(before: Node | null, after: Node, stated: readonly Node[]): readonly ValueSaid[] {
    if (tensors !== null || elaborated.values.size === 0 || before === null) return [];
    const [left, right] = [freeSymbols(before), freeSymbols(after)];
    const kept = [...elaborated.values].filter(([name]) => left.has(name) && right.has(name));
    if (kept.length === 0) return [];
    const definitions = new Map([...elaborated.definitions].filter(([name]) => !kept.some(([own]) => own === name)));
    const [one, other] = [before, after].map((node) => resolve(arena, node, { ...resolveContext, definitions }));
    // With the number a condition may never hold, `0 ≠ 0`.
    const isFree = one?.kind === "resolved" && other?.kind === "resolved" && [stated, []].some((conditions) => judge(settle(one.guarded), settle(other.guarded), contextOf(conditions)).verdict === "equal");
    return isFree ? [] : kept.map(([name, said]) => ({ ...said, name }));
  }

  /** The verdict where the letters are general that have a number elsewhere, "along $x = 0$", if the move is right so: with the number there may be no point left. */
  function withoutValues({ written: [before, after] }: MoveFacts): Judgement | null {
    if (tensors !== null || document.structured || before === undefined || after === undefined || ![before, after].some((side) => [...elaborated.values.keys()].some((name) => facts.restsOn([side], name)))) return null;
    const definitions = new Map([...elaborated.definitions].filter(([name]) => !elaborated.values.has(name)));
    const [left, right] = [before, after].map((node) => resolve(arena, node, { ...resolveContext, definitions }));
    if (left?.kind !== "resolved" || right?.kind !== "resolved" || [left, right].some(({ node }) => firstOpaque(node) !== null)) return null;
    const judgement = judge(settle(left.guarded), settle(right.guarded), contextOf([]));
    return judgement.verdict === "equal" ? judgement : null;
  }

  const facts = createFacts(arena, draft, elaborated, recurrences, valueOf, judge);
  const contextOf = (assumptions: readonly Node[]): JudgeContext => ({ arena, assumptions: replacements.size === 0 ? assumptions : assumptions.map(settle), integers, budget: JUDGE_BUDGET });

  /** Sizes that prose may set to 1 in this chain, with the words that do. */
  const candidates = draft.singles.flatMap((fact) =>
    document.descriptions.filter((description) => sameNoun(description.noun, fact.noun)).map((description) => ({ name: description.name, words: fact.text })),
  );
  /** The last parity that the prose says of each name up to the end of this derivation, as a value: 2k + 1 with a new k. */
  const parities = [...new Map(document.parities.filter(({ section, offset }) => section === draft.section && offset < draft.end).map((said) => [said.name, said])).values()].map(({ name, parity, offset }) => {
    const half = arena.symbol(parity === "even" ? `${name}/2` : `(${name} − 1)/2`);
    const twice = arena.multiply([arena.integer(2), half]);
    return { name, offset, half, text: `${name} ${parity}`, value: parity === "even" ? twice : arena.add([twice, arena.integer(1)]) };
  });
  const integers = parities.length === 0 ? elaborated.integers : new Set([...elaborated.integers, ...parities.map(({ half }) => half.name)]);
  const replacements = new Map<Node, Node>();
  const inForce: Condition[] = [];
  /** What sums run to that do not say it, where a move holds only so. */
  let lastTerm: string | null = null;
  const settle = (node: Node): Node => {
    const settled = substitute(arena, node, replacements);
    return lastTerm === null ? settled : runningTo(arena, settled, lastTerm);
  };
  /** Equations of the text that some move needed. */
  const relied: Node[] = [];
  const settledContext = (): JudgeContext => contextOf([...facts.conditions, ...relied]);

  interface Compared {
    readonly judgement: Judgement;
    readonly added: { readonly text: string; readonly words: string } | null;
    /** Equations of the text without which it fails. */
    readonly needed: readonly Condition[];
    readonly doubt: string | null;
  }

  const presume = createPresumptions({ arena, document, elaborated, holdsTensors: tensors !== null, settle, judgeUnder: (before, after, conditions) => judge(before, after, contextOf(conditions)) });
  const { formDoubt, functionDoubt, boundDoubt, rowDoubt } = createFormDoubts(document, draft, elaborated, tensors);

  /** Letters that count and go to infinity in the displays of this section: the numbers of a sequence are positive. */
  const sequenceLetters = document.structured ? [] : [...new Set(document.pieces.flatMap(({ syntax, section }) => (section === draft.section ? growingIn(syntax) : [])))].filter((name) => elaborated.integers.has(name));

  /** The verdict where every number of a sequence is positive, if that is right and the general one is not; the condition is said. */
  function asSequence(before: Node, after: Node, stated: readonly Node[]): Judgement | null {
    const free = new Set([...freeSymbols(before), ...freeSymbols(after)]);
    const letters = sequenceLetters.filter((name) => free.has(name));
    if (letters.length === 0) return null;
    const again = judge(settle(before), settle(after), contextOf([...stated, ...letters.map((name) => arena.relation(">", arena.symbol(name), arena.integer(0)))]));
    return again.verdict !== "equal" ? null : { ...again, conditions: [...again.conditions, ...letters.map((name): Condition => ({ text: `${name} > 0`, source: "domain" }))] };
  }

  /** Judges new against old under what the text says up to there; where it fails, once more with the equations it gives, and with the size that the prose sets to 1. */
  function compare(before: Node, after: Node, move: MoveFacts): Compared {
    const plain = { added: null, needed: [], doubt: null };
    const stated = facts.conditionsUpTo(move.until);
    const judgeWith = (assumptions: readonly Node[]): Judgement => judge(settle(before), settle(after), contextOf(assumptions));
    const generally = judgeWith(stated);
    const counted = generally.verdict === "equal" ? [] : parities.filter(({ name, offset }) => offset <= move.until && [before, after].some((side) => freeSymbols(settle(side)).has(name)) && !replacements.has(arena.symbol(name)));
    for (const { name, value } of counted) replacements.set(arena.symbol(name), value);
    const firstJudgement = counted.length === 0 ? generally : judgeWith(stated);
    if (counted.length > 0 && firstJudgement.verdict === "equal") return { ...plain, judgement: firstJudgement, added: { text: counted.map(({ text }) => text).join(" and "), words: "" } };
    for (const { name } of counted) replacements.delete(arena.symbol(name));
    if (counted.length > 0 && firstJudgement.verdict === "unequal") return { ...plain, judgement: firstJudgement };
    const judgement = firstJudgement.verdict === "unequal" ? (asSequence(before, after, stated) ?? firstJudgement) : firstJudgement;
    if (judgement.verdict === "undecided" && (stated.length > 0 || elaborated.values.size > 0)) {
      // What the text says may contradict itself, or leave too few points; what holds for all values holds for those too.
      const freely = judgeWith([]);
      if (freely.verdict === "equal") return { ...plain, judgement: freely };
      const limit = underLimit(before, after, move, stated);
      if (limit !== null) return { ...plain, ...limit };
      const general = withoutValues(move);
      if (general !== null) return { ...plain, judgement: general };
      const rival = withRival(move, []);
      return { ...plain, ...(rival === null ? { judgement } : { judgement: rival.judgement, needed: [rival.condition] }) };
    }
    const isOpenIntegral = judgement.verdict === "undecided" && tensors === null && [before, after].some((side) => someNode(side, (node) => node.kind === "integral"));
    if (judgement.verdict !== "unequal" && !isOpenIntegral) return { ...plain, ...((judgement.verdict === "undecided" ? underLimit(before, after, move, stated) : null) ?? { judgement }) };
    const rate = withRate(before, after, move, stated);
    if (rate !== null) return { ...plain, judgement: rate.judgement, needed: rate.needed };
    if (judgement.verdict !== "unequal") return { ...plain, judgement };
    const atValues = withValuesPutIn(before, after, move, stated);
    if (atValues !== null) return { ...plain, judgement: atValues.judgement, needed: atValues.needed };
    const counting = openSumsIn([before, after]);
    for (const letter of counting) {
      lastTerm = letter;
      const again = tensors === null ? judgeWith(stated) : null;
      if (again?.verdict === "equal") return { ...plain, judgement: again, added: { text: `all sums up to ${letter}`, words: "" } };
      lastTerm = null;
    }
    if (counting.length > 0 && tensors !== null) return { ...plain, judgement, doubt: `how far its sums run is not said; to ${counting.join(" or ")}?` };
    let unsettled: GivenEquation | null = null;
    for (const group of facts.equationsFor(move, [...freeSymbols(before), ...freeSymbols(after)])) {
      const assumed = judgeWith([...stated, ...group.flatMap((each) => each.values)]);
      const again = assumed.verdict === "equal" ? assumed : rewritten(before, after, group.flatMap((each) => each.values), stated);
      // The length of a vector may make a step right without our seeing it.
      if (tensors !== null && assumed.verdict === "undecided" && group.length === 1) unsettled ??= group.find(({ isAside, isElsewhere }) => !isAside && !isElsewhere) ?? null;
      if (again?.verdict !== "equal") continue;
      // A value that was put in is gone from the line; one that still stands there was not meant.
      const hint = group.find((each) => each.isHint) ?? group.find((each) => isValueOf(each, before, after));
      if (hint !== undefined) return { ...plain, judgement, doubt: `it holds only for \`${hint.text}\` (line ${hint.lineNumber}); is that meant here?` };
      relied.push(...group.flatMap((each) => each.values));
      return { ...plain, judgement: again, needed: group.map((each) => ({ text: each.text, source: "prose" })) };
    }
    if (unsettled !== null) return { ...plain, judgement, doubt: `the text gives \`${unsettled.text}\` (line ${unsettled.lineNumber}), which I could not use here` };
    const other = withRival(move, stated);
    if (other !== null) return { ...plain, judgement: other.judgement, needed: [other.condition] };
    const means = sampleMeans(arena, [settle(before), settle(after)]).filter(({ symbol }) => !elaborated.definitions.has(symbol.name) && !elaborated.assumptions.some(({ node }) => freeSymbols(node).has(symbol.name)));
    for (const { symbol, mean } of means) replacements.set(symbol, mean);
    const withMeans = means.length === 0 ? judgement : judgeWith(stated);
    if (withMeans.verdict === "equal") return { ...plain, judgement: withMeans, added: { text: means.map(({ symbol, mean }) => `${symbol.name} = ${printUnicode(mean)}`).join(" and "), words: "" } };
    for (const { symbol } of means) replacements.delete(symbol);
    // x̄ in an equation of the text is known by that; it may be the mean all the same.
    const meant = sampleMeans(arena, [settle(before), settle(after)]).filter(({ symbol }) => !elaborated.definitions.has(symbol.name));
    if (meant.length > means.length && judge(substitute(arena, settle(before), meanings(meant)), substitute(arena, settle(after), meanings(meant)), contextOf(stated)).verdict === "equal") {
      return { ...plain, judgement, doubt: `it holds only for ${meant.map(({ symbol, mean }) => `${symbol.name} = ${printUnicode(mean)}`).join(" and ")}; is that meant here?` };
    }
    const presumed = presume(before, after, stated);
    if (presumed !== null) return { ...plain, judgement, doubt: presumed };
    const later = facts.conditions.length > stated.length ? judgeWith(facts.conditions) : null;
    if (later !== null && later.verdict !== "unequal") return { ...plain, judgement, doubt: "it holds only under a condition that is said later" };
    for (const { name, words } of candidates) {
      const symbol = arena.symbol(name);
      if (replacements.has(symbol)) continue;
      const free = new Set([...freeSymbols(settle(before)), ...freeSymbols(settle(after))]);
      if (!free.has(name)) continue;
      replacements.set(symbol, arena.integer(1));
      const again = judgeWith(stated);
      if (again.verdict === "equal") return { ...plain, judgement: again, added: { text: `${name} = 1`, words } };
      replacements.delete(symbol);
    }
    return { ...plain, judgement };
  }

  /** The verdict between indefinite integrals where the text gives the rate of the one unknown function in them, `\\int \\frac{dy}{y} = \\int 2x\\,dx` with y′ = 2xy, if it is right so. */
  function withRate(before: Node, after: Node, move: MoveFacts, stated: readonly Node[]): { readonly judgement: Judgement; readonly needed: readonly Condition[] } | null {
    if (tensors !== null || document.structured || ![before, after].some((side) => someNode(side, (node) => node.kind === "integral" && node.lower === null))) return null;
    const rates = facts.equationsFor(move, [...freeSymbols(before), ...freeSymbols(after)]).filter((group) => group.length === 1 && group[0]?.differential === true);
    const [rate] = rates[0] ?? [];
    if (rate === undefined || rates.length > 1) return null;
    const judgement = judge(settle(before), settle(after), contextOf([...stated, ...rate.values]));
    return judgement.verdict === "equal" ? { judgement, needed: [{ text: rate.text, source: "prose" }] } : null;
  }

  /** The verdict where the move puts in values that sentences give, `-\\frac{x}{y} = -\\frac{6}{8}`, if it is right so: what has the value stands before and is gone. */
  function withValuesPutIn(before: Node, after: Node, move: MoveFacts, stated: readonly Node[]): { readonly judgement: Judgement; readonly needed: readonly Condition[] } | null {
    if (tensors !== null || document.structured) return null;
    const [left, right] = [settle(before), settle(after)];
    const holds = (side: Node, what: Node): boolean => someNode(side, (node) => node === what);
    const put = facts.valuesUpTo(move.until).filter(({ what }) => left !== what && holds(left, what) && !holds(right, what));
    if (put.length === 0) return null;
    const values = new Map(put.map(({ what, value }): [Node, Node] => [what, value]));
    const judgement = judge(substitute(arena, left, values), substitute(arena, right, values), contextOf(stated));
    return judgement.verdict === "equal" ? { judgement, needed: put.map(({ text }): Condition => ({ text, source: "prose" })) } : null;
  }

  /** The letters that may count the terms of sums that do not say how far they run, in these expressions and in what they rest on; none where all do, or where that is settled. */
  function openSumsIn(nodes: readonly Node[]): readonly string[] {
    if (lastTerm !== null) return [];
    const held = tensors === null ? nodes : [...nodes, ...nodes.flatMap((node) => [...freeSymbols(node)].flatMap((name) => elaborated.definitions.get(name)?.body ?? []))];
    return lettersThatCount(held, elaborated.integers);
  }

  /** The verdict between limits that one can't work out without an equation of the text, `b = 1` or `a + b = e`: with what it says of one letter put in, if it is right so. */
  function underLimit(before: Node, after: Node, move: MoveFacts, stated: readonly Node[]): { readonly judgement: Judgement; readonly needed: readonly Condition[] } | null {
    const sides = [settle(before), settle(after)] as const;
    if (tensors !== null || document.structured || !sides.some((side) => someNode(side, (node) => node.kind === "limit"))) return null;
    const bound = new Set<string>();
    for (const side of sides) someNode(side, (node) => {
      if (node.kind === "limit") bound.add(node.variable.name);
      return false;
    });
    for (const group of facts.equationsFor(move, sides.flatMap((side) => [...freeSymbols(side)]))) {
      const [equation, ...others] = group;
      if (equation === undefined || others.length > 0 || equation.isHint) continue;
      for (const [letter, value] of lettersSolved(arena, equation.value)) {
        if (bound.has(letter.name) || [...freeSymbols(value)].some((name) => bound.has(name)) || !sides.some((side) => freeSymbols(side).has(letter.name))) continue;
        const [left, right] = sides.map((side) => substitute(arena, side, new Map<Node, Node>([[letter, value]])));
        if (left === undefined || right === undefined) continue;
        const judgement = judge(left, right, contextOf(stated));
        if (judgement.verdict === "equal") return { judgement, needed: [{ text: equation.text, source: "prose" }] };
      }
    }
    return null;
  }

  /** The verdict with one side of a given equation put in for the other, wherever that stands as a whole: `e^{-k} = 1/6` in `(e^{-k})^t`. */
  function rewritten(before: Node, after: Node, equations: readonly Node[], stated: readonly Node[]): Judgement | null {
    for (const equation of equations) {
      if (equation.kind !== "relation" || equation.operator !== "=") continue;
      for (const [from, to] of [[equation.left, equation.right], [equation.right, equation.left]] as const) {
        if (from.kind === "number" || from.kind === "symbol" || ![before, after].some((side) => standsIn(side, from))) continue;
        const put = (node: Node): Node => putFor(arena, settle(node), from, to);
        const again = judge(put(before), put(after), contextOf(stated));
        if (again.verdict === "equal") return again;
      }
    }
    return null;
  }

  const lines: JudgedLine[] = [];
  const remarks: { readonly number: number; readonly message: string; readonly mistake: string | null }[] = [];
  const statements = tensors?.statements() ?? createStatementJudge(arena, elaborated, valueOf, !document.structured);
  /** Lines that are the one before them as integrals over a region; what they come to is set up by the next. */
  const setUps = new Set<number>();
  const given = new Set<string>();
  for (const definition of elaborated.definitions.values()) for (const name of freeSymbols(definition.body)) given.add(name);
  for (const name of elaborated.definitions.keys()) given.add(name);
  for (const assumption of elaborated.assumptions) for (const name of freeSymbols(assumption.node)) given.add(name);
  // The sizes of declared shapes are said with them.
  for (const [only] of elaborated.tensors.candidates.values()) for (const size of [only?.rows, only?.columns]) if (size != null) given.add(size);
  let firstWrong: number | null = null;
  /** By the number of a line: the letters in it that nobody gave, and the last line that was without them. */
  const openLetters = new Map<number, { readonly letters: ReadonlySet<string>; readonly base: number }>();
  /** The lines that are statements, with the marks of solutions taken off. */
  const formulas: Formula[] = [];
  const { lossDoubt, positiveDoubt, valueDoubt, beside } = createStatementDoubts(document, draft, elaborated, lines, formulas);
  const knownBefore = (number: number): ReadonlySet<string> =>
    new Set([...elaborated.lines.slice(0, number).flatMap((each) => (each.formula === null ? [] : relationsIn(each.formula).flatMap((relation) => [...freeSymbols(relation)]))), ...elaborated.definitions.keys(), ...elaborated.tensors.declared]);

  elaborated.lines.forEach((line, number) => {
    const { draft: drafted, located } = line;
    const own: JudgedLine = {
      line, number, verdict: "given", judgement: null, reason: null, conditions: [], introduced: [], agreesWithStart: null, afterError: null, value: null, against: null, mistake: null,
    };
    const unread = drafted.notes.find((note) => note.kind === "unread");
    if (unread !== undefined) {
      lines.push({ ...own, verdict: "unreadable", reason: unread.message });
      return;
    }
    if (line.formula !== null) {
      // In the first line no name is the solution of anything yet.
      const formula = number === 0 ? line.formula : withoutMarks(arena, line.formula, knownBefore(number));
      formulas.push(formula);
      if (drafted.role !== "statement") {
        statements.give(formula);
        lines.push(own);
        return;
      }
      const inRows = statements.judge(formula, arrowOf(drafted.relation), facts.conditionsUpTo(endOf(number)), elaborated.lines.slice(number + 1).flatMap((later) => (later.formula === null ? [] : [later.formula])), document.structured ? [] : facts.valuesUpTo(endOf(number)), document.structured ? new Set() : unitsIn(drafted));
      const followed = draft.solvesZero && inRows.verdict !== "equal" ? (solution(formula) ?? inRows) : inRows;
      const moved = followed.verdict === "undecided" && tensors === null && isOpen(followed.reason) ? (rearranged(formula, drafted.isDerived) ?? followed) : followed;
      const outcome = moved.verdict === "undecided" && drafted.relation !== "⇔" ? (identityOutcome(formula, facts.conditionsUpTo(endOf(number))) ?? moved) : moved;
      const names = [...new Set(relationsIn(formula).flatMap((relation) => [...freeSymbols(relation)]))];
      const written = names.map((name) => arena.symbol(name));
      const elsewhere = elaborated.assumptions.find((each) => each.use !== "always" && !each.isAside && !isJudged(each.offset) && [...freeSymbols(each.node)].some((name) => names.includes(name)));
      const doubt = outcome.verdict !== "unequal" ? null
        // What has no shape follows from nothing.
        : outcome.mistake?.name === "shape-mismatch" ? null
        : (severalDoubt(written) ?? lossDoubt(drafted, outcome) ?? argumentsDoubt(formulas.slice(-2).flatMap(relationsIn)) ?? reasonDoubt(drafted.reason) ?? (drafted.goesOn ? "the two sides differ by themselves; does the line before say more?" : null) ?? setDoubt(written) ?? facts.doubtAbout({ written, values: written, from: offsetOf(line), until: endOf(number) }) ?? positiveDoubt(outcome) ?? valueDoubt(line.formula) ?? beside(drafted, number) ?? decimalDoubt(drafted, outcome) ?? (elsewhere === undefined ? null : `the text gives \`${elsewhere.text}\` (line ${elsewhere.lineNumber}), which I could not use here`));
      const verdict = doubt === null ? outcome.verdict : "undecided";
      if (doubt !== null) statements.doubt();
      if (outcome.remark !== undefined) remarks.push({ number, message: outcome.remark, mistake: null });
      const afterError = firstWrong === null ? null : verdict === "equal" ? "consistent" : verdict === "unequal" ? "new-mistake" : null;
      if (verdict === "unequal") firstWrong ??= number;
      lines.push({ ...own, verdict, judgement: outcome.judgement, reason: doubt === null ? outcome.reason : `${doubt} (${outcome.mistake?.message ?? ""})`, conditions: outcome.conditions, afterError, against: number - 1, mistake: doubt === null && outcome.mistake !== null ? withMarks(outcome.mistake, knownBefore(number)) : null });
      return;
    }
    if (drafted.role === "statement" || located === null) {
      lines.push(drafted.role === "given" || drafted.role === "defining" ? own : { ...own, verdict: "undecided", reason: "equations as steps are not judged yet" });
      return;
    }
    if (containsZeroDivision(located.node)) {
      lines.push({ ...own, verdict: "unreadable", reason: "this divides by a written zero, which has no value" });
      return;
    }
    const value = valueOf(located.node);
    const node = value.kind === "value" ? value.node : null;
    if (drafted.role !== "step") {
      if (node !== null) for (const name of freeSymbols(node)) given.add(name);
      for (const name of freeSymbols(located.node)) given.add(name);
      lines.push({ ...own, value: node, reason: value.kind === "value" ? null : value.reason });
      return;
    }
    if (value.kind !== "value") {
      const same = overSameRegion(number, located.node);
      if (same !== null) {
        if (!isDescribed(located.node)) setUps.add(number);
        lines.push({ ...own, verdict: "equal", judgement: same, conditions: [...inForce, ...same.conditions], against: number - 1 });
        return;
      }
      const head = number === 1 ? elaborated.lines[0]?.located?.node : undefined;
      const open = leftOpen(number, located);
      if (open !== null) {
        for (const name of freeSymbols(located.node)) given.add(name);
        lines.push({ ...own, ...open });
        return;
      }
      const isMeaning = value.reason === NAMED_REGION_INTEGRAL && head?.kind === "symbol" && elaborated.definitions.get(head.name)?.body === located.node;
      lines.push(isMeaning ? { ...own, reason: value.reason } : { ...own, verdict: value.kind, reason: value.reason });
      return;
    }
    const setUp = lines[number - 1];
    if (setUp?.value === null && ((setUp.verdict === "given" && setUp.reason?.endsWith(NAMED_REGION_INTEGRAL) === true) || setUps.has(number - 1)) && drafted.relation === "=") {
      lines.push({ ...own, value: node });
      remarks.push({ number, message: `${NAMED_REGION_INTEGRAL}; this line is taken as what it comes to, and judging begins with the next one`, mistake: null });
      return;
    }
    const before = lines[number - 1]?.value ?? null;
    if (before !== null && isInequality(drafted.relation)) {
      const judgement = judgeInequality(settle(before), drafted.relation, settle(value.node), contextOf(facts.conditionsUpTo(endOf(number))));
      const earlier = lines[number - 1];
      const move: MoveFacts = { written: [...(earlier?.line.located == null ? [] : [earlier.line.located.node]), located.node], values: [before, value.node], from: offsetOf(line), until: endOf(number) };
      const doubt = judgement.verdict !== "unequal" ? null : (boundDoubt(before, value.node) ?? (earlier?.line.located == null ? null : boundDoubt(earlier.line.located.node, located.node)) ?? rowDoubt(earlier?.line.draft ?? null, drafted) ?? reasonDoubt(drafted.reason) ?? facts.doubtAbout(move) ?? (earlier === undefined ? null : formDoubt(lines[0], earlier, line, located.node, value.node)));
      if (judgement.verdict === "unequal" && doubt === null) firstWrong ??= number;
      lines.push({ ...own, verdict: doubt === null ? judgement.verdict : "undecided", judgement, reason: doubt ?? judgement.reason, value: node, against: number - 1 });
      return;
    }
    if (drafted.relation !== "=" && drafted.relation !== ":=" && drafted.relation !== null) {
      lines.push({ ...own, verdict: "undecided", reason: `a move with ${drafted.relation} is not judged yet`, value: node });
      return;
    }
    // `= A/(x − 2) + B/(x + 1)`: where the letters that were new have their values, the line is one about what stood before them.
    const opened = openLetters.get(number - 1);
    const stillOpen = opened === undefined ? [] : [...opened.letters].filter((name) => freeSymbols(value.node).has(name));
    const against = opened !== undefined && stillOpen.length === 0 ? opened.base : number - 1;
    if (opened !== undefined && stillOpen.length > 0) openLetters.set(number, opened);
    const previous = lines[against];
    const start = lines.find((candidate) => candidate.value !== null);
    if (previous === undefined || previous.value === null) {
      const within = previous?.line.located == null || drafted.relation !== "=" ? null : overDescribedRegion(previous.line.located.node, value.node, number);
      if (within !== null) {
        for (const name of freeSymbols(located.node)) given.add(name);
        lines.push({ ...own, verdict: "equal", judgement: within, conditions: [...inForce, ...within.conditions], value: node, against: number - 1 });
        return;
      }
      const around = acrossUnjudged(number, located, value.node);
      if (around !== null) {
        for (const name of freeSymbols(located.node)) given.add(name);
        lines.push({ ...own, ...around, value: node, agreesWithStart: firstWrong === null && lines.slice(1, around.against + 1).every(({ verdict }) => verdict === "equal" || verdict === "given") ? true : null });
        return;
      }
      const open = leftOpen(number, located);
      if (open !== null) {
        for (const name of freeSymbols(located.node)) given.add(name);
        lines.push({ ...own, ...open, value: node });
        return;
      }
      const agrees = start?.value == null ? null : fromVerdict(judge(settle(start.value), settle(value.node), settledContext()));
      const why = previous?.verdict === "unreadable" ? "the line before could not be read" : `the line before is not judged${previous?.reason == null ? "" : `: ${previous.reason}`}`;
      lines.push({ ...own, verdict: "undecided", reason: why, value: node, agreesWithStart: agrees });
      return;
    }
    const move: MoveFacts = { written: [...(previous.line.located === null ? [] : [previous.line.located.node]), located.node], values: [previous.value, value.node], from: offsetOf(line), until: endOf(number) };
    const { judgement: exactly, added, needed, doubt: ownDoubt } = compare(previous.value, value.node, move);
    const judgement = exactly.verdict === "unequal" ? (roundedJudgement(previous, located, drafted.source.text, value.node, exactly.witness) ?? exactly) : exactly;
    if (added !== null) inForce.push({ text: added.text, source: "prose" });
    let verdict: StepVerdict = judgement.verdict;
    let reason = judgement.reason;
    const fresh = verdict === "unequal" ? newLetters(previous.value, value.node, previous.line.located?.node ?? null, located.node) : [];
    const bare = verdict === "unequal" ? withoutUnits(previous.value, value.node, drafted) : null;
    const inUnits = bare === null ? null : compare(previous.value, bare, move);
    if (bare !== null && inUnits?.judgement.verdict === "equal" && inUnits.added === null && inUnits.doubt === null && valuesNeeded(previous.line.located?.node ?? null, located.node, facts.conditionsUpTo(move.until)).length === 0) {
      lines.push({ ...own, verdict: "equal", judgement: inUnits.judgement, conditions: [...inForce, ...inUnits.needed, ...inUnits.judgement.conditions], agreesWithStart: null, afterError: firstWrong === null ? null : "consistent", value: bare, against });
      return;
    }
    if (fresh.length > 0 && !openLetters.has(number)) openLetters.set(number, { letters: new Set(fresh), base: against });
    const someOpen = stillOpen.length < (opened?.letters.size ?? 0) ? stillOpen : [];
    // `σ^2 p = A + Bq = A + B(1 - p)`: q may have said what the line before did not.
    const apart = verdict === "unequal" && opened !== undefined && against !== number - 1 && !sameLetters(previous.value, value.node) ? [...opened.letters] : [];
    const isMismatch = judgement.witness === null && judgement.reason?.startsWith(SHAPES_DO_NOT_FIT) === true;
    const valued = verdict === "equal" ? valuesNeeded(previous.line.located?.node ?? null, located.node, facts.conditionsUpTo(move.until)) : [];
    const passing = valued.find((each) => each.inPassing);
    const doubt = verdict === "equal" ? (curveDoubt(move) ?? facts.hiddenDependence(move) ?? (passing === undefined ? null : `it holds only for ${passing.name} = ${passing.text} (line ${passing.lineNumber}); is that meant here?`))
      : verdict !== "unequal" ? null
      : isMismatch ? (drafted.doubt ?? reasonDoubt(drafted.reason) ?? facts.doubtAbout(move) ?? functionDoubt(previous.line.draft) ?? functionDoubt(drafted))
      : (severalDoubt(move.written) ?? newLettersDoubt(fresh) ?? newLettersDoubt(someOpen) ?? newLettersDoubt(apart) ?? (isWorkedOut(previous.value, value.node, previous.line.located?.node ?? null) && !staysOpen(drafted.doubt, previous.value, value.node) ? null : drafted.doubt)
        ?? reasonDoubt(drafted.reason) ?? percentDoubt(previous.line.draft, drafted) ?? ownDoubt ?? dotsDoubt(previous, line, value.node) ?? setDoubt([previous.value, value.node]) ?? facts.doubtAbout(move)
        ?? formDoubt(lines[0], previous, line, located.node, value.node) ?? letterDoubt(move.written, move.values.map(settle), number === 1 ? move.written[0] ?? null : null, (name) => elaborated.definitions.has(name)));
    if (doubt !== null && !document.structured && verdict === "unequal" && judgement.witness !== null && isGivenEquation(doubt, number, previous.line.located?.node ?? null, previous.value, located.node, value.node)) {
      for (const name of freeSymbols(located.node)) given.add(name);
      remarks.push({ number, message: "this is taken for an equation that is given or to be solved", mistake: null });
      lines.push({ ...own, value: node });
      return;
    }
    if (doubt !== null) {
      verdict = "undecided";
      reason = judgement.witness === null ? doubt : `${doubt} (not equal by itself: ${describeWitness(judgement)})`;
    }
    const open = verdict === "undecided" && against === number - 1 && facts.hiddenDependence(move) === null ? leftOpen(number, located) : null;
    if (open !== null) {
      for (const name of freeSymbols(located.node)) given.add(name);
      lines.push({ ...own, ...open, value: node, afterError: firstWrong === null ? null : "consistent" });
      return;
    }
    if (verdict === "undecided" && previous.verdict === "given" && tensors?.givesValue(previous.value, value.node) === true) {
      for (const name of freeSymbols(located.node)) given.add(name);
      lines.push({ ...own, value: node });
      return;
    }
    const conditions = [...inForce, ...needed, ...(doubt === null ? [...valued.map(({ name, text }): Condition => ({ text: `${name} = ${text}`, source: "prose" })), ...judgement.conditions] : [])];
    if (verdict === "equal" && holdsSeveral(move.written) && conditions.every(({ text }) => text !== LIMIT_EXISTS)) conditions.push({ text: LIMIT_EXISTS, source: "domain" });
    const steady = firstWrong === null && verdict === "equal" && lines.slice(1).every((other) => other.verdict === "equal" || other.verdict === "given");
    const agreesWithStart = start?.value == null ? null : steady ? true : number === 1 || start === previous ? verdict === "equal" ? true : verdict === "unequal" ? false : null : fromVerdict(judge(settle(start.value), settle(value.node), settledContext()));
    const afterError = firstWrong === null ? null : verdict === "equal" ? "consistent" : verdict === "unequal" ? (agreesWithStart === true ? "recovers" : "new-mistake") : null;
    if (verdict === "equal") tensors?.keep(settle(previous.value), settle(value.node));
    if (verdict === "unequal") firstWrong ??= number;
    for (const name of freeSymbols(located.node)) given.add(name);
    lines.push({ ...own, verdict, judgement, reason, conditions, introduced: added === null ? [] : [added], agreesWithStart, afterError, value: node, against });
  });

  /** Does this line integrate over the same region as the line before, and the same, or is it the same set of points? Null where that was not shown. */
  function overSameRegion(number: number, after: Node): Judgement | null {
    const before = lines[number - 1]?.line.located?.node;
    if (before === undefined || elaborated.lines[number]?.draft.relation !== "=") return null;
    const context = contextOf(facts.conditionsUpTo(endOf(number)));
    const known = lines[number - 1]?.value ?? null;
    const points = asSamePoints(before, after, context) ?? (!isDescribed(after) ? null : known === null ? overSamePoints(before, after, context) : overDescribedRegion(after, known, number));
    if (points !== null || tensors !== null) return points;
    for (const sums of ["whole", "apart"] as const) {
      const [left, right] = [before, after].map((node) => withRegions(arena, node, sums));
      if (left == null || right == null) return null;
      const [one, other] = [valueOf(left), valueOf(right)];
      if (one.kind !== "value" || other.kind !== "value") return null;
      const judgement = judge(settle(one.node), settle(other.node), contextOf(facts.conditionsUpTo(endOf(number))));
      if (judgement.verdict === "equal") return judgement;
    }
    return null;
  }

  /** Is it over a region that a formula describes, so that what it comes to can be judged? */
  function isDescribed(node: Node): boolean {
    return someNode(node, (each) => isRegionIntegral(each) && each.kind === "opaque" && each.operands.length > 2);
  }

  /** Is a line what the integral before it, over a region that a formula describes, comes to? Null where that was not shown: where the bounds cross, the region is another one than the bounds say. */
  function overDescribedRegion(before: Node, after: Node, number: number): Judgement | null {
    const within = tensors === null ? withinBounds(arena, before) : null;
    const left = within === null ? null : valueOf(within);
    const judgement = left?.kind === "value" ? judge(settle(left.node), settle(after), contextOf(facts.conditionsUpTo(endOf(number)))) : null;
    return judgement?.verdict === "equal" ? judgement : overSamePoints(before, settle(after), contextOf(facts.conditionsUpTo(endOf(number))));
  }

  /** Does a limit of several letters come to the same along curves as well? */
  function curveDoubt({ written, values, until }: MoveFacts): string | null {
    if (!holdsSeveral(written)) return null;
    // What the text says elsewhere may leave no point; what holds for all values holds for those too.
    const conditions = facts.conditionsUpTo(until);
    const agree = (left: Node, right: Node): boolean => [conditions, ...(conditions.length === 0 ? [] : [[]])].some((stated) => judge(left, right, contextOf(stated)).verdict === "equal");
    const holds = alongCurves(arena, values.map(settle)).every(([left, right]) => left === undefined || right === undefined || agree(left, right));
    return holds ? null : "along straight lines to the point it is so, but along other curves it was not shown; does the limit exist?";
  }

  /** The value with 1 for units that come in with it; null where none do. */
  function withoutUnits(before: Node, after: Node, drafted: DraftLine): Node | null {
    if (document.structured || tensors !== null) return null;
    const [known, own] = [freeSymbols(before), freeSymbols(after)];
    const units = [...unitsIn(drafted)].filter((name) => own.has(name) && !known.has(name) && !elaborated.definitions.has(name));
    return units.length === 0 ? null : substitute(arena, after, new Map(units.map((name): [Node, Node] => [arena.symbol(name), arena.integer(1)])));
  }

  /** Is the line equal to the one before whatever stands for what is not worked out in them? Null where that was not shown. */
  function leftOpen(number: number, located: Located): Pick<JudgedLine, "verdict" | "judgement" | "conditions"> & { readonly against: number } | null {
    const previous = lines[number - 1];
    const before = previous?.line.located?.node;
    const line = elaborated.lines[number];
    if (document.structured || before === undefined || line === undefined || line.draft.relation !== "=" || line.draft.role !== "step" || previous?.verdict === "unreadable") return null;
    const sides = [before, located.node];
    const commutes = !sides.some((side) => someNode(side, isTensorOperation) || [...freeSymbols(side)].some((name) => isSurelyVector(elaborated, name) || (mayBeVector(name) && standsBare(side, name))));
    const stated = facts.conditionsUpTo(endOf(number));
    const judgement = equalLeftOpen(before, located.node, {
      arena, commutes, isDefined: (name) => elaborated.definitions.has(name),
      judge: (left, right) => {
        const [one, other] = [valueOf(left), valueOf(right)];
        return one.kind === "value" && other.kind === "value" ? judge(settle(one.node), settle(other.node), contextOf(stated)) : null;
      },
    });
    return judgement === null ? null : { verdict: "equal", judgement, conditions: [...inForce, ...judgement.conditions], against: number - 1 };
  }

  function mayBeVector(name: string): boolean {
    const [usual] = elaborated.tensors.candidates.get(name) ?? [];
    return (usual !== undefined && usual.kind !== "scalar") || isSurelyVector(elaborated, name);
  }

  /** Behind a line that could not be judged, `1 + 2 + …`: does this one come to what stood before it? Null where that was not shown. */
  function acrossUnjudged(number: number, located: Located, after: Node): Pick<JudgedLine, "verdict" | "judgement" | "conditions"> & { readonly against: number } | null {
    const base = lines.findLast((candidate) => candidate.value !== null);
    const between = base === undefined ? [] : lines.slice(base.number + 1, number);
    if (base?.value == null || base.line.located === null || base.verdict === "unequal" || firstWrong !== null || between.length === 0 || between.some(({ line, verdict }) => verdict !== "undecided" || line.draft.relation !== "=" || line.draft.role !== "step")) return null;
    const move: MoveFacts = { written: [base.line.located.node, located.node], values: [base.value, after], from: offsetOf(base.line), until: endOf(number) };
    const { judgement, added, needed, doubt } = compare(base.value, after, move);
    if (judgement.verdict !== "equal" || added !== null || doubt !== null || facts.hiddenDependence(move) !== null || valuesNeeded(base.line.located.node, located.node, facts.conditionsUpTo(move.until)).length > 0) return null;
    return { verdict: "equal", judgement, conditions: [...inForce, ...needed, ...judgement.conditions], against: base.number };
  }

  /** What is asked about repairs of a line, which may have the marks of solutions. */
  function withMarks(mistake: StatementMistake, known: ReadonlySet<string>): StatementMistake {
    const plain = (relation: RelationNode): RelationNode => relationsIn(withoutMarks(arena, relationFormula(relation), known))[0] ?? relation;
    return { ...mistake, follows: (formula) => mistake.follows(withoutMarks(arena, formula, known)), isSaid: (relation) => mistake.isSaid(plain(relation)) };
  }

  /** Does the value that the last line gives a name solve the line before? x̄ and ȳ may be means of what is summed there. Null where that is not asked here. */
  function solution(after: Formula): StatementOutcome | null {
    const before = formulas[formulas.length - 2];
    if (tensors !== null || before === undefined) return null;
    const known = new Set([...elaborated.definitions.keys(), ...elaborated.assumptions.flatMap(({ node }) => [...freeSymbols(node)])]);
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
    return judgeRearranged(formulas.slice(0, -1), after, isDerived, { arena, carriedOut: (node) => carriedOutAs(node, NO_REPLACEMENT), judge: (left, right, given = []) => judge(left, right, contextOf([...facts.conditions, ...given])) });
  }

  /** Definitions put in and derivatives carried out, after what is put in first. */
  function carriedOutAs(node: Node, replaced: ReadonlyMap<Node, Node>): Node | null {
    const value = valueOf(substitute(arena, node, replaced));
    return value.kind === "value" ? settle(value.node) : null;
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

  /** `a_1 + a_2 + … + a_n` is written for as many terms as are shown, and more. */
  function dotsDoubt(previous: JudgedLine, line: ElaboratedLine, after: Node): string | null {
    const shown = [previous.line, line].map(({ draft: { source, range } }) => source.text.slice(range.start, range.end));
    if (previous.value === null || !shown.some((text) => /\\[cl]?dots(?:[bcmio])?(?![a-zA-Z])|…|⋯|\.\.\./.test(text))) return null;
    if ([previous.value, after].some((node) => someNode(node, (each) => isOrderTerm(each) || (each.kind === "sum" && each.upper?.kind === "symbol" && each.upper.name === "∞")))) return "it fails for what the dots are read as; do they stand for something else?";
    const bounds = new Set([previous.value, after].flatMap((node) => boundLetters(node)).filter((name) => elaborated.integers.has(name)));
    if (bounds.size === 0) return null;
    const many = [...bounds].map((name) => arena.relation("≥", arena.symbol(name), arena.integer(SHOWN_TERMS)));
    const again = judge(settle(previous.value), settle(after), contextOf([...facts.conditionsUpTo(offsetOf(line)), ...many]));
    return again.verdict === "unequal" ? null : `it fails only for fewer terms than are written out, if at all; is it meant for those?`;
  }

  /** Rule 17: letters that nobody gave. */
  function newLetters(before: Node, after: Node, writtenBefore: Node | null, written: Node): readonly string[] {
    const known = new Set<string>([...given, ...freeSymbols(before), ...(writtenBefore === null ? [] : freeSymbols(writtenBefore))]);
    const left = freeSymbols(after);
    return [...freeSymbols(written)].filter((name) => !known.has(name) && name !== "e" && name !== "π" && name !== "∞" && !isFree(name) && left.has(name) && !isKnownArrayEntry(name, known));
  }

  /** Rule 30: is it right as a rounded decimal, or might it be? Null where no rounding explains it. */
  function roundedJudgement(previous: JudgedLine, located: Located, text: string, after: Node, witness: Judgement["witness"]): Judgement | null {
    if (previous.value === null) return null;
    const before = { node: settle(previous.value), decimals: previous.line.located === null ? [] : shownDecimals(previous.line.located, previous.line.draft.source.text) };
    const shown = { node: settle(after), decimals: shownDecimals(located, text) };
    const rounding = roundingBetween(arena, before, shown, (a, b) => judge(a, b, settledContext()));
    const made = { conditions: [], witness: null, holdsWhen: null };
    if (rounding === null) return !document.structured && mayBeRounded(arena, before, shown, witness) ? { ...made, verdict: "undecided", certainty: null, reason: "the sides differ, but by no more than rounded decimals may" } : null;
    if (rounding.kind === "rounded") return { ...made, verdict: "equal", certainty: { kind: "rounded", digits: rounding.digits }, reason: null };
    return { ...made, verdict: "undecided", certainty: null, reason: "the sides differ, but a decimal here may be rounded" };
  }

  function offsetOf(line: ElaboratedLine): number {
    return line.draft.source.offsets[line.draft.range.start] ?? 0;
  }

  /** Where the next line begins: what is said up to there is said of this line. */
  function endOf(number: number): number {
    const next = elaborated.lines[number + 1];
    return next === undefined ? Infinity : offsetOf(next);
  }

  const start = lines.find((line) => line.value !== null);
  const claims = elaborated.claims.map((claim): JudgedClaim => {
    const own: JudgedClaim = { verdict: "undecided", judgement: null, reason: null, conditions: [], value: null };
    const unread = claim.draft.notes.find((note) => note.kind === "unread");
    if (unread !== undefined) return { ...own, verdict: "unreadable", reason: unread.message };
    const value = valueOf(claim.located.node);
    if (value.kind !== "value") return { ...own, verdict: value.kind, reason: value.reason };
    if (start?.value == null) return { ...own, reason: "line 0 is not judged", value: value.node };
    const startWritten = start.line.located?.node ?? null;
    const move: MoveFacts = { written: [...(startWritten === null ? [] : [startWritten]), claim.located.node], values: [start.value, value.node], from: claim.draft.piece.source.offsets[claim.draft.range.start] ?? 0, until: Infinity };
    const { judgement: exactly, added, needed, doubt: ownDoubt } = compare(start.value, value.node, move);
    const judgement = exactly.verdict === "unequal" ? (roundedJudgement(start, claim.located, claim.draft.piece.source.text, value.node, exactly.witness) ?? exactly) : exactly;
    if (added !== null) inForce.push({ text: added.text, source: "prose" });
    const doubt = judgement.verdict === "unequal" ? (newLettersDoubt(newLetters(start.value, value.node, startWritten, claim.located.node)) ?? ownDoubt ?? setDoubt([start.value, value.node]) ?? facts.doubtAbout(move)) : judgement.verdict === "equal" ? facts.hiddenDependence(move) : null;
    return {
      verdict: doubt === null ? judgement.verdict : "undecided", judgement, reason: doubt ?? judgement.reason, value: value.node,
      conditions: [...inForce, ...needed, ...judgement.conditions],
    };
  });
  const settled = new Map(replacements);
  const { lines: told, remarks: saidOfGiven } = withGivenLines(lines, document, elaborated, draft.solves || draft.solvesZero);
  const last = told[told.length - 1];
  const remark = last?.verdict !== "equal" || last.value === null ? null : missingConstant(last.value);
  return {
    elaborated, lines: told, claims, firstWrong, tensors, remarks: last === undefined || remark === null ? [...remarks, ...saidOfGiven] : [...remarks, ...saidOfGiven, { number: last.number, message: remark, mistake: missingConstantOfIntegration.name }],
    context: settledContext(),
    compare: (before, after) => judge(before, after, settledContext()),
    isConstantOfIntegration: isFree,
    settle: (node) => substitute(arena, node, settled),
    carryOut: (node) => {
      const value = valueOf(node);
      return value.kind === "value" ? substitute(arena, value.node, settled) : null;
    },
  };
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
  const bare = new Set(relations.flatMap((relation) => [...freeSymbols(relation)]));
  const standsBare = (name: string): boolean => bare.has(name) && relations.some((relation) => freeBesideCalls(relation, name));
  for (const [name, lengths] of counts) if (lengths.size > 1 || (lengths.has(1) === false && standsBare(name))) return `${name} stands with and without its arguments`;
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

/** More right sides of names than this, the nearest ones, are not tried for a move. */
const MOST_RIVALS = 4;

function sameLetters(one: Node, other: Node): boolean {
  const [left, right] = [freeSymbols(one), freeSymbols(other)];
  return left.size === right.size && [...left].every((name) => right.has(name));
}

/** More terms than this are hardly ever written out beside dots. */
const SHOWN_TERMS = 6;

/** The letters in the bounds of sums and products. */
function boundLetters(node: Node): readonly string[] {
  const found = new Set<string>();
  someNode(node, (each) => {
    if (each.kind === "sum" || each.kind === "product") for (const bound of [each.lower, each.upper]) if (bound !== null) for (const name of freeSymbols(bound)) found.add(name);
    return false;
  });
  return [...found];
}

function meanings(means: readonly { readonly symbol: Node; readonly mean: Node }[]): ReadonlyMap<Node, Node> {
  return new Map(means.map(({ symbol, mean }) => [symbol, mean]));
}

function fromVerdict(judgement: Judgement): boolean | null {
  return judgement.verdict === "equal" ? true : judgement.verdict === "unequal" ? false : null;
}

function arrowOf(relation: string | null): "⇒" | "⇔" | null {
  return relation === "⇒" || relation === "⇔" ? relation : null;
}

/** The names that go to infinity under a limit: n of `\\lim_{n → ∞}`. */
function growingIn(syntax: Syntax): readonly string[] {
  const own = syntax.kind === "bigOperator" && syntax.operator === "limit" && syntax.lower?.sides[1]?.kind === "infinity" && syntax.lower.sides[0] != null ? namesIn(syntax.lower.sides[0]) : [];
  return [...own, ...partsOf(syntax).flatMap(growingIn)];
}

/** "at x = 1/2 it is 2, this is 3", for reasons. */
export function describeWitness(judgement: Judgement): string {
  const { witness } = judgement;
  if (witness === null) return "no point in common";
  const at = Object.entries(witness.at).map(([name, value]) => `${name} = ${typeof value === "string" ? value : JSON.stringify(value)}`);
  return `${at.length === 0 ? "" : `at ${at.join(", ")} `}the line before is ${witness.left}, this line is ${witness.right}`;
}

/** Does the equation give a number to a letter that both sides have? */
function isValueOf({ value }: GivenEquation, before: Node, after: Node): boolean {
  if (value.kind !== "relation" || value.operator !== "=") return false;
  return ([[value.left, value.right], [value.right, value.left]] as const).some(([letter, number]) => letter.kind === "symbol" && [...freeSymbols(number)].every((name) => name === "e" || name === "π") && freeSymbols(before).has(letter.name) && freeSymbols(after).has(letter.name));
}
