// Compares what two lines come to under what the text says up to there. Where that fails, once more with what it gives besides: equations, values, parities, the other right side of a name,
// a size that the prose sets to 1. What was put in once stays put in for the rest of the chain.

import { resolve } from "../calculus/resolve.js";
import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import { namesIn } from "../elaborate/definable.js";
import type { DraftDerivation, DraftDocument } from "../elaborate/draft.js";
import { sameNoun } from "../elaborate/prose.js";
import { namesReached } from "../elaborate/unknown-losses.js";
import type { Arena } from "../expression/arena.js";
import type { CallNode, Node } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { breaks } from "../functions/piecewise.js";
import { rationalValue } from "../functions/powers.js";
import { isConstant } from "../judge/constants.js";
import type { JudgeContext, Judgement } from "../judge/judge.js";
import type { Condition } from "../model/report.js";
import { printUnicode } from "../notation/unicode.js";
import { partsOf, type Syntax } from "../syntax/math-tree.js";
import { JUDGE_BUDGET } from "./chain-judge.js";
import type { ChainValues } from "./chain-values.js";
import type { Facts, GivenEquation, MoveFacts, UsableEquation } from "./facts.js";
import type { JudgedLine } from "./judged.js";
import { firstOpaque, lettersSolved } from "./line-forms.js";
import { createPresumptions } from "./presumptions.js";
import { expandedUnder } from "./expanded-products.js";
import { putFor, standsIn } from "./put-for.js";
import { termBefore, termsByRecurrence } from "./recurrences.js";
import { sampleMeans } from "./sample-mean.js";
import { relationOfNumbers } from "./tensors/judge-tensors.js";
import { totalsIn } from "./totals.js";
import { lettersThatCount, openSums, runningTo } from "./unsaid-bounds.js";
import { byPrimitives, holdsUnknownIntegral } from "./unknown-integrals.js";

export interface Compared {
  readonly judgement: Judgement;
  readonly added: { readonly text: string; readonly words: string } | null;
  /** Equations of the text without which it fails. */
  readonly needed: readonly Condition[];
  readonly doubt: string | null;
  /** Does the text determine both sides, so that a difference is no doubt? */
  readonly isSettled?: true;
}

/** A number that a sentence gives to a name. */
interface ValueSaid {
  readonly name: string;
  readonly text: string;
  readonly lineNumber: number;
  readonly inPassing: boolean;
}

export interface Comparison {
  readonly compare: (before: Node, after: Node, move: MoveFacts) => Compared;
  readonly valuesNeeded: (before: Node | null, after: Node, stated: readonly Node[]) => readonly ValueSaid[];
  /** Puts in what the prose sets, and what a move of the chain so far needed. */
  readonly settle: (node: Node) => Node;
  readonly contextOf: (assumptions: readonly Node[]) => JudgeContext;
  /** The context under all conditions and all equations that some move needed. */
  readonly settledContext: () => JudgeContext;
  /** What is put in up to now. */
  readonly replacements: ReadonlyMap<Node, Node>;
}

/** What the parts of the judge of one chain share; `lines` and `inForce` grow while it is walked. */
export interface Chain {
  readonly arena: Arena;
  readonly document: DraftDocument;
  readonly elaborated: ElaboratedDerivation;
  readonly values: ChainValues;
  readonly facts: Facts;
  readonly comparison: Comparison;
  readonly lines: readonly JudgedLine[];
  /** What prose sets that some move up to now needed. */
  readonly inForce: readonly Condition[];
}

/** Begins the comparisons of a chain. */
export function createComparison(arena: Arena, document: DraftDocument, draft: DraftDerivation, elaborated: ElaboratedDerivation, values: ChainValues, facts: Facts): Comparison {
  const { tensors, judge, resolveContext, rivals, particular, underRival } = values;
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
  /** What sums run to that do not say it, where a move holds only so. */
  let lastTerm: string | null = null;
  const settle = (node: Node): Node => {
    const settled = substitute(arena, node, replacements);
    return lastTerm === null ? settled : runningTo(arena, settled, lastTerm);
  };
  /** Equations of the text that some move needed. */
  const relied: Node[] = [];
  const settledContext = (): JudgeContext => contextOf([...facts.conditions, ...relied]);

  const presume = createPresumptions({ arena, document, elaborated, holdsTensors: tensors !== null, settle, judgeUnder: (before, after, conditions) => judge(before, after, contextOf(conditions)) });

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

  /** The names with a bar that may be means of what is summed beside them, of which the text says nothing. */
  function unsaidMeans(before: Node, after: Node): ReturnType<typeof sampleMeans> {
    return sampleMeans(arena, [settle(before), settle(after)]).filter(({ symbol }) => !elaborated.definitions.has(symbol.name) && !elaborated.assumptions.some(({ node }) => freeSymbols(node).has(symbol.name)));
  }

  /** The verdict with these names as means, if the move is right so; they stay means from there on. */
  function withSampleMeans(before: Node, after: Node, judgeWith: (assumptions: readonly Node[]) => Judgement, stated: readonly Node[]): Pick<Compared, "judgement" | "added"> | null {
    const means = unsaidMeans(before, after);
    if (means.length === 0) return null;
    for (const { symbol, mean } of means) replacements.set(symbol, mean);
    const judgement = judgeWith(stated);
    if (judgement.verdict === "equal") return { judgement, added: { text: means.map(({ symbol, mean }) => `${symbol.name} = ${printUnicode(mean)}`).join(" and "), words: "" } };
    for (const { symbol } of means) replacements.delete(symbol);
    return null;
  }

  /** `w = 3 - 1.2` behind `3 = 1.2 + w`: an equation with numbers for nothing but the letter that the line before is, which is no bare value of it. */
  function isEquationForOnly({ value, isElsewhere }: GivenEquation, before: Node, after: Node): boolean {
    if (isElsewhere || value.kind !== "relation" || value.operator !== "=" || (before.kind !== "symbol" && before.kind !== "index") || !isConstant(after)) return false;
    const held = substitute(arena, value, new Map<Node, Node>([[before, arena.integer(1)]]));
    if (held === value || value.left === before || value.right === before || !isConstant(held)) return false;
    // No other equation may say that the letter is another number.
    return elaborated.assumptions.every(({ node, isElsewhere: isOther }) => {
      const put = isOther || node.kind !== "relation" || node.operator !== "=" ? node : substitute(arena, node, new Map<Node, Node>([[before, after]]));
      return put === node || put.kind !== "relation" || !isConstant(put) || judge(put.left, put.right, contextOf([])).verdict === "equal";
    });
  }

  /** What is right with these equations. A value that was put in is gone from the line; one that still stands there was not meant. */
  function relyingOn(group: readonly UsableEquation[], move: MoveFacts, before: Node, after: Node, alone: Judgement, judgement: Judgement): Compared {
    const hint = group.some((each) => !isEquationForOnly(each, before, after)) ? (group.find((each) => each.isHint && !facts.restates(move, each)) ?? group.find((each) => isValueOf(each, before, after))) : undefined;
    if (hint !== undefined) return { added: null, needed: [], judgement: alone, doubt: `it holds only for \`${hint.text}\` (line ${hint.lineNumber}); is that meant here?` };
    relied.push(...group.flatMap((each) => each.values));
    return { added: null, doubt: null, judgement, needed: group.map((each) => ({ text: each.text, source: "prose" })) };
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
    // A mean of random quantities is not known by its bar to their judge.
    const ofMeans = judgement.verdict === "undecided" && tensors !== null ? withSampleMeans(before, after, judgeWith, stated) : null;
    if (ofMeans !== null) return { ...plain, ...ofMeans };
    const given = judgement.verdict === "equal" ? null : withGivenValues(before, after, move, stated);
    if (given !== null) return { ...plain, ...given };
    const integrals = judgement.verdict === "undecided" ? withIntegrals(before, after, move, stated) : null;
    if (integrals !== null) return { ...plain, ...integrals };
    // What is wrong but for a word that was not used, "singular value decomposition", may be right by the equations that stand beside the word.
    if (judgement.verdict === "undecided" && tensors !== null && judgement.witness !== null) {
      // With matrices it takes long to write out what an equation says of their entries.
      const speaksOfMatrices = [...elaborated.tensors.candidates.values()].some(([kind]) => kind?.kind === "matrix");
      for (const group of facts.equationsFor(move, [...freeSymbols(before), ...freeSymbols(after)])) {
        const values = group.flatMap((each) => each.values);
        const again = rewritten(before, after, values, stated) ?? (speaksOfMatrices ? judgement : judgeWith([...withoutOwnOf(stated, group), ...values]));
        if (again.verdict === "equal") return relyingOn(group, move, before, after, judgement, again);
      }
    }
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
    const atValues = withValuesPutIn(before, after, move, stated) ?? onSideOfValues(before, after, move, stated);
    if (atValues !== null) return { ...plain, judgement: atValues.judgement, needed: atValues.needed };
    const terms = withTerms(before, after, stated);
    if (terms !== null) return { ...plain, judgement: terms.judgement, needed: terms.needed, ...(terms.judgement.verdict === "unequal" ? { isSettled: true } : {}) };
    const ofDifferential = atDifferential(move, stated);
    if (ofDifferential?.judgement !== undefined) return { ...plain, judgement, ...ofDifferential };
    const counting = openSumsIn([before, after]);
    for (const letter of counting) {
      lastTerm = letter;
      const again = tensors === null ? judgeWith(stated) : null;
      if (again?.verdict === "equal") return { ...plain, judgement: again, added: { text: `all sums up to ${letter}`, words: "" } };
      lastTerm = null;
    }
    if (counting.length > 0 && tensors !== null) return { ...plain, judgement, doubt: `how far its sums run is not said; to ${counting.join(" or ")}?` };
    if (counting.length === 0 && openSums([before, after]).size > 1 && !differsEquallyFar(before, after, stated)) return { ...plain, judgement, doubt: "whether its sums run equally far is not said" };
    const asLastSaid = withRival(move, stated, particular);
    if (asLastSaid !== null) return { ...plain, judgement: asLastSaid.judgement, needed: [asLastSaid.condition] };
    let unsettled: GivenEquation | null = null;
    // Vectors are put in on instances, so that what a definition rests on is not seen in the sides: the k of `T = k/|\\mathbf{r}|`.
    const under = tensors === null ? [] : [...namesReached([before, after, ...move.written], elaborated.definitions)];
    const held = new Set([before, after, ...move.written].flatMap((side) => [...freeSymbols(side), ...under]));
    for (const group of facts.equationsFor(move, [...freeSymbols(before), ...freeSymbols(after), ...under])) {
      const values = group.flatMap((each) => each.values.map(ofNumbers));
      // To put products of matrices in takes less time than to write out what the equation says of their entries.
      const byProducts = tensors === null ? null : rewritten(before, after, values, stated);
      const assumed = byProducts ?? judgeWith([...withoutOwnOf(stated, group), ...values]);
      const again = assumed.verdict === "equal" ? assumed : tensors === null ? rewritten(before, after, values, stated) : null;
      // The length of a vector may make a step right without our seeing it; an equation with a letter of its own holds for every value of the others.
      // What it says of a defined name, `120 = T(3, 4)`, is not put in there, unless that holds by itself.
      if (tensors !== null && assumed.verdict !== "equal" && group.length === 1) unsettled ??= group.find(({ value, isAside, isElsewhere, names }) => !isElsewhere && ((assumed.verdict === "undecided" && !isAside) || ([...names].some((name) => elaborated.definitions.has(name)) && !holdsByItself(value))) && [...names].every((name) => name === "e" || name === "π" || held.has(name))) ?? null;
      if (again?.verdict !== "equal") continue;
      return relyingOn(group, move, before, after, judgement, again);
    }
    if (unsettled !== null) return { ...plain, judgement, doubt: `the text gives \`${unsettled.text}\` (line ${unsettled.lineNumber}), which I could not use here` };
    const other = withRival(move, stated);
    if (other !== null) return { ...plain, judgement: other.judgement, needed: [other.condition] };
    const fixing = facts.fixingEquations(move, [...freeSymbols(before), ...freeSymbols(after)]).find(({ value }) => judgeWith([...stated, value]).verdict !== "unequal");
    if (fixing !== undefined && isEquationForOnly(fixing, before, after)) {
      const solved = judgeWith([...stated, fixing.value]);
      if (solved.verdict === "equal") return { ...plain, judgement: solved, needed: [{ text: fixing.text, source: "prose" }] };
    }
    if (fixing !== undefined) return { ...plain, judgement, doubt: `it holds only for \`${fixing.text}\` (line ${fixing.lineNumber}); is that meant here?` };
    const byMeans = withSampleMeans(before, after, judgeWith, stated);
    if (byMeans !== null) return { ...plain, ...byMeans };
    // x̄ in an equation of the text is known by that; it may be the mean all the same.
    const meant = sampleMeans(arena, [settle(before), settle(after)]).filter(({ symbol }) => !elaborated.definitions.has(symbol.name));
    if (meant.length > unsaidMeans(before, after).length && judge(substitute(arena, settle(before), meanings(meant)), substitute(arena, settle(after), meanings(meant)), contextOf(stated)).verdict === "equal") {
      return { ...plain, judgement, doubt: `it holds only for ${meant.map(({ symbol, mean }) => `${symbol.name} = ${printUnicode(mean)}`).join(" and ")}; is that meant here?` };
    }
    if (ofDifferential !== null) return { ...plain, judgement, ...ofDifferential };
    const parts = ofParts(before, after, judgeWith, stated);
    if (parts !== null) return { ...plain, ...parts };
    const presumed = presume(before, after, stated) ?? tensors?.presumption(settle(before), settle(after), contextOf(stated)) ?? null;
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

  /** An equation between numbers with lengths and products of vectors that are written out carried out, `120 = k/3` for `120 = k/|\\langle 1, 2, 2\\rangle|`; any other as it is. */
  const ofNumbers = (equation: Node): Node => (tensors === null ? null : relationOfNumbers(arena, tensors, equation)) ?? equation;

  /** Are the sides of an equation the same whatever the text says, `f(1, 1) = 1` of a known f? */
  const holdsByItself = (value: Node): boolean => value.kind === "relation" && judge(settle(value.left), settle(value.right), contextOf([])).verdict === "equal";

  /** The verdict with the values that the text gives to expectations and probabilities before the move, if it is right so. */
  function withGivenValues(before: Node, after: Node, move: MoveFacts, stated: readonly Node[]): Pick<Compared, "judgement" | "needed"> | null {
    const equations = tensors === null ? [] : facts.equationsFor(move, [...namesReached([before, after], elaborated.definitions)]).flatMap((group) => (group.length === 1 ? group : [])).filter(({ isElsewhere, offset }) => !isElsewhere && (offset < move.from || offset < Math.min(move.until, draft.end)));
    const found = equations.length === 0 ? null : tensors?.withGiven(settle(before), settle(after), equations.map(({ value }) => value), contextOf(stated));
    return found == null ? null : { judgement: found.judgement, needed: equations.flatMap(({ value, text }) => (found.used.includes(value) ? [{ text, source: "prose" as const }] : [])) };
  }

  /** The verdict where the entries of what the text calls one-hot sum to 1, if the move is right so. */
  function ofParts(before: Node, after: Node, judgeWith: (assumptions: readonly Node[]) => Judgement, stated: readonly Node[]): Pick<Compared, "judgement" | "needed"> | null {
    const said = totalsIn(arena, [settle(before), settle(after)]).filter(({ name }) => document.declarations.summing.has(name));
    const judgement = said.length === 0 ? null : judgeWith([...stated, ...said.map(({ equation }) => equation)]);
    return judgement?.verdict === "equal" ? { judgement, needed: said.map(({ equation }) => ({ text: printUnicode(equation), source: "prose" })) } : null;
  }

  /** The verdict where a name has its other right side of the section, if the move is right so; the condition says which. */
  function withRival(move: MoveFacts, stated: readonly Node[], among = rivals): { readonly judgement: Judgement; readonly condition: Condition } | null {
    const [before, after] = move.written;
    if (tensors !== null || document.structured || before === undefined || after === undefined) return null;
    for (const rival of among) {
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

  /** The verdict with the values that the text gives to integrals of unknown functions, if the move is right so, or wrong and they settle both sides. */
  function withIntegrals(before: Node, after: Node, move: MoveFacts, stated: readonly Node[]): Pick<Compared, "judgement" | "needed" | "isSettled"> | null {
    const isGiven = (name: string): boolean => elaborated.definitions.has(name) || elaborated.dependence.has(name);
    const sides = [settle(before), settle(after)];
    if (tensors !== null || document.structured || !sides.some((side) => holdsUnknownIntegral(side, isGiven))) return null;
    const equations = facts.equationsFor(move, sides.flatMap((side) => [...freeSymbols(side)])).flatMap((group) => (group.length === 1 ? group : [])).filter(({ value, isElsewhere, isHint }) => !isElsewhere && !isHint && holdsUnknownIntegral(value, isGiven));
    if (equations.length === 0) return null;
    const nodes = [...sides, ...equations.map(({ value }) => value)];
    const [plainly, again] = ["", "′"].map((mark) => nodes.flatMap((node) => byPrimitives(arena, node, isGiven, mark) ?? []));
    if (plainly === undefined || again === undefined || plainly.length < nodes.length) return null;
    const [left, right, ...known] = plainly;
    const [leftAgain, rightAgain, ...knownAgain] = again;
    if (left === undefined || right === undefined || leftAgain === undefined || rightAgain === undefined) return null;
    const judgement = judge(left, right, contextOf([...stated, ...known]));
    const needed = equations.map(({ text }): Condition => ({ text, source: "prose" }));
    if (judgement.verdict === "equal") return { judgement, needed };
    // Where other functions with the same integrals give the same values, it is wrong for all of them.
    const isSettled = (one: Node, other: Node): boolean => judge(one, other, contextOf([...stated, ...known, ...knownAgain])).verdict === "equal";
    return judgement.verdict === "unequal" && isSettled(left, leftAgain) && isSettled(right, rightAgain) ? { judgement: { ...judgement, witness: judgement.witness === null ? null : { ...judgement.witness, at: {} } }, needed, isSettled: true } : null;
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
    if (document.structured) return null;
    const [left, right] = [settle(before), settle(after)];
    const holds = (side: Node, what: Node): boolean => someNode(side, (node) => node === what);
    const put = facts.valuesUpTo(move.until).filter(({ what }) => left !== what && holds(left, what) && !holds(right, what));
    if (put.length === 0) return null;
    const values = new Map(put.map(({ what, value }): [Node, Node] => [what, value]));
    const judgement = judge(substitute(arena, left, values), substitute(arena, right, values), contextOf(stated));
    return judgement.verdict === "equal" ? { judgement, needed: put.map(({ text }): Condition => ({ text, source: "prose" })) } : null;
  }

  /** The verdict with the terms of a sequence that a recurrence and its first terms give, `a_3 + 3 = 11`, if it is right so, or wrong and nothing else stands in it. */
  function withTerms(before: Node, after: Node, stated: readonly Node[]): { readonly judgement: Judgement; readonly needed: readonly Condition[] } | null {
    if (tensors !== null || document.structured) return null;
    const sides = [settle(before), settle(after)];
    if (!sides.some((side) => someNode(side, (node) => node.kind === "index" && node.indices.every(isConstant)))) return null;
    const known = new Map(facts.valuesUpTo(draft.start).map(({ what, value }): [Node, Node] => [what, value]));
    for (const { node, text } of elaborated.assumptions) {
      for (const [side, other] of [[sides[0], sides[1]], [sides[1], sides[0]]]) {
        const said = side === undefined ? null : termBefore(arena, node, side);
        const directly = said === null || other === undefined ? null : judge(said, other, contextOf(stated));
        if (directly?.verdict === "equal") return { judgement: directly, needed: [{ text, source: "prose" }] };
      }
      const terms = termsByRecurrence(arena, node, known, sides);
      const [left, right] = terms.size === 0 ? [] : sides.map((side) => substitute(arena, side, terms));
      const judgement = left === undefined || right === undefined ? null : judge(left, right, contextOf(stated));
      const isSettled = left !== undefined && right !== undefined && isConstant(left) && isConstant(right) && !rivals.some(({ name }) => facts.restsOn(sides, name));
      if (judgement?.verdict === "equal" || (judgement?.verdict === "unequal" && isSettled)) return { judgement, needed: [{ text, source: "prose" }] };
    }
    return null;
  }

  /** The verdict on the side of its breaks on which the values lie that sentences give: `d|wx|/dw = x` for w = 2 and x = 3, where w x is positive. Null where it is not right there. */
  function onSideOfValues(before: Node, after: Node, move: MoveFacts, stated: readonly Node[]): { readonly judgement: Judgement; readonly needed: readonly Condition[] } | null {
    if (tensors !== null || document.structured) return null;
    const sides = [settle(before), settle(after)];
    const [left, right] = sides;
    const broken = new Set<Node>();
    for (const side of sides) someNode(side, (node) => { if (node.kind === "apply") for (const each of breaks(arena, node.function, node.arguments)) broken.add(each); return false; });
    if (left === undefined || right === undefined || broken.size === 0) return null;
    const said = facts.valuesUpTo(move.from).filter(({ what, offset }) => offset !== null && what.kind === "symbol" && [...broken].some((each) => someNode(each, (node) => node === what)));
    const values = new Map(said.map(({ what, value }): [Node, Node] => [what, value]));
    const lies = [...broken].flatMap((each) => {
      const amount = rationalValue(substitute(arena, each, values))?.numerator ?? 0n;
      return amount === 0n ? [] : [arena.relation(amount > 0n ? ">" : "<", each, arena.integer(0))];
    });
    // "Its derivative is 0 for z < 0" spoke of another case.
    const holding = stated.filter((condition) => !failsAt(condition, values));
    const judgement = said.length === 0 || lies.length < broken.size ? null : judge(left, right, contextOf([...holding, ...lies]));
    return judgement?.verdict === "equal" ? { judgement, needed: said.map(({ text }): Condition => ({ text, source: "prose" })) } : null;
  }

  /** Is it a strict inequality that these values do not satisfy? */
  function failsAt(condition: Node, values: ReadonlyMap<Node, Node>): boolean {
    if (condition.kind !== "relation" || (condition.operator !== "<" && condition.operator !== ">")) return false;
    const amount = rationalValue(substitute(arena, settle(arena.subtract(condition.left, condition.right)), values))?.numerator;
    return amount !== undefined && (condition.operator === "<" ? amount >= 0n : amount <= 0n);
  }

  /** `f(4.5) - f(4) = Δy` with `Δy = f(c + dx) - f(c)` where a sentence says that dx is 0.5: right so, or in doubt. Null where nothing of the kind is said of a differential that the move rests on. */
  function atDifferential({ written, until }: MoveFacts, stated: readonly Node[]): Partial<Compared> | null {
    const [before, after] = written;
    if (document.structured || before === undefined || after === undefined) return null;
    const bodies = [...elaborated.definitions].flatMap(([name, { body }]) => (facts.restsOn(written, name) ? [body] : []));
    const said = facts.valuesUpTo(until).filter(({ what }) => what.kind === "apply" && what.function === "differential" && [...written, ...bodies].some((node) => someNode(node, (part) => part === what)));
    const [first] = said;
    if (first === undefined) return null;
    const numbers = new Map(said.map(({ what, value }): [Node, Node] => [what, value]));
    const definitions = new Map([...elaborated.definitions].map(([name, definition]) => [name, { ...definition, body: substitute(arena, definition.body, numbers) }]));
    const [left, right] = [before, after].map((node) => resolve(arena, substitute(arena, node, numbers), { ...resolveContext, definitions }));
    if (left?.kind === "resolved" && right?.kind === "resolved") {
      const judgement = judge(settle(left.guarded), settle(right.guarded), contextOf(stated));
      if (judgement.verdict === "equal") return { judgement, needed: said.map(({ text }): Condition => ({ text, source: "prose" })) };
    }
    return { doubt: `the text gives \`${first.text}\`, which I could not use here` };
  }

  /** Do the sides differ where all sums that do not say how far they run have as many terms? */
  function differsEquallyFar(before: Node, after: Node, stated: readonly Node[]): boolean {
    const used = new Set([before, after].flatMap((side) => [...freeSymbols(side)]));
    const letter = ["N", "M", "ν"].find((name) => !used.has(name) && !elaborated.definitions.has(name));
    if (letter === undefined) return false;
    const [left, right] = [before, after].map((side) => runningTo(arena, settle(side), letter));
    return left !== undefined && right !== undefined && judge(left, right, { ...contextOf(stated), integers: new Set([...integers, letter]) }).verdict === "unequal";
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
    return withFunctionValues(sides, move, stated);
  }

  /** The verdict between limits with the values that the text gives to an unknown function and its derivatives at points, `f(0) = -1`, if it is right so: they come up where a limit is worked out. */
  function withFunctionValues(sides: readonly [Node, Node], move: MoveFacts, stated: readonly Node[]): { readonly judgement: Judgement; readonly needed: readonly Condition[] } | null {
    const callees = new Set<Node>();
    const calls: CallNode[] = [];
    for (const side of sides) someNode(side, (node) => {
      if (node.kind === "call" && node.callee.kind === "symbol" && !elaborated.definitions.has(node.callee.name)) callees.add(node.callee);
      if (node.kind === "call") calls.push(node);
      return false;
    });
    const known = facts.valuesUpTo(move.until).flatMap(({ what, value, text }) => (what.kind === "call" && callees.has(what.callee) && what.arguments.every(isConstant) ? [{ what, value, text }] : []));
    // A value alone says nothing of a limit: that the function is smooth there, a derivative at the point says.
    const isSmoothAt = ({ callee, arguments: at }: CallNode): boolean => [...calls, ...known.map(({ what }) => what)].some((each) => each.callee === callee && each.orders.some((order) => order > 0) && each.arguments.every((argument, k) => argument === at[k]));
    const said = known.filter(({ what }) => isSmoothAt(what));
    if (said.length === 0) return null;
    const equations = said.map(({ what, value }) => arena.relation("=", what, value));
    const judgement = judge(sides[0], sides[1], contextOf([...stated, ...equations]));
    if (judgement.verdict !== "equal") return null;
    // Only what the move needs is a condition of it.
    const needed = said.filter((_, k) => judge(sides[0], sides[1], contextOf([...stated, ...equations.filter((_each, j) => j !== k)])).verdict !== "equal");
    return { judgement, needed: needed.map(({ text }): Condition => ({ text, source: "prose" })) };
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
    if (tensors === null) return null;
    const symmetric = document.tensorFacts[draft.section]?.kinds;
    const kinds = { isTensor: tensors.isTensor, isSymmetric: (name: string): boolean => symmetric?.get(name)?.symmetric === true };
    const [left, right] = [before, after].map((side) => expandedUnder(arena, settle(side), equations, kinds));
    if (left == null || right == null || (left === before && right === after)) return null;
    const expanded = judge(left, right, contextOf(stated));
    return expanded.verdict === "equal" ? expanded : null;
  }

  return { compare, valuesNeeded, settle, contextOf, settledContext, replacements };
}


/** What x̄ stands for, to be put in. */
export function meanings(means: readonly { readonly symbol: Node; readonly mean: Node }[]): ReadonlyMap<Node, Node> {
  return new Map(means.map(({ symbol, mean }) => [symbol, mean]));
}

/** The names that go to infinity under a limit: n of `\\lim_{n → ∞}`. */
function growingIn(syntax: Syntax): readonly string[] {
  const own = syntax.kind === "bigOperator" && syntax.operator === "limit" && syntax.lower?.sides[1]?.kind === "infinity" && syntax.lower.sides[0] != null ? namesIn(syntax.lower.sides[0]) : [];
  return [...own, ...partsOf(syntax).flatMap(growingIn)];
}
/** Does the equation give a number to a letter that both sides have? */
function isValueOf({ value }: GivenEquation, before: Node, after: Node): boolean {
  if (value.kind !== "relation" || value.operator !== "=") return false;
  return ([[value.left, value.right], [value.right, value.left]] as const).some(([letter, number]) => letter.kind === "symbol" && [...freeSymbols(number)].every((name) => name === "e" || name === "π") && freeSymbols(before).has(letter.name) && freeSymbols(after).has(letter.name));
}

/** Conditions without those on a letter alone to which an equation gives its value: "when $a = 1$" behind a case $|a| < 1$ is another case. */
function withoutOwnOf(stated: readonly Node[], group: readonly GivenEquation[]): readonly Node[] {
  const fixed = new Set(group.flatMap(({ value }) => (value.kind === "relation" && value.left.kind === "symbol" && freeSymbols(value.right).size === 0 ? [value.left.name] : [])));
  return fixed.size === 0 ? stated : stated.filter((condition) => {
    const [only, ...others] = freeSymbols(condition);
    return only === undefined || others.length > 0 || !fixed.has(only);
  });
}
