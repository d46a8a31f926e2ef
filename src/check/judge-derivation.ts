// Judges one derivation under one reading: each move against the line before it, each claim against line 0, with the conditions that have come up on the
// way. What stands here is the logic of a chain; judging and differentiating are done below.

import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import { isConvertible } from "../elaborate/units.js";
import { printUnicode } from "../notation/unicode.js";
import { ANEW_SINCE, DIFFERS } from "../elaborate/define-names.js";
import { EQUATION_DOUBT, FROM_WORDS, SOLVE_DOUBT } from "../elaborate/draft-chain.js";
import { IS_CONDITION, IS_NOTATION, OFF_PICTURE } from "../elaborate/draft-equations.js";
import { NOT_SAID_TO_EQUAL } from "../elaborate/rewriting-words.js";
import { BEHIND_ROWS_SET_IN } from "../elaborate/set-in-rows.js";
import { isRegionIntegral, NAMED_REGION_INTEGRAL } from "../elaborate/limits-integrals.js";
import { holdsSeveral, LIMIT_EXISTS } from "./several-limits.js";
import { missingConstantOfIntegration } from "../diagnosis/mistakes/missing-constant-of-integration.js";
import { isNewProduct, withGivenLines } from "./given-lines.js";
import { undeterminedCoefficients } from "./undetermined-coefficients.js";
import { unheardBound, unheardShapes } from "./unheard-words.js";
import { isSameEquationBut, isSolvedSystem } from "./linear-systems.js";
import { letterDoubt } from "./letter-doubt.js";
import type { DraftDerivation, DraftDocument, Piece } from "../elaborate/draft.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { isGivenEquation } from "./equation-doubt.js";
import { idleDoubt } from "./idle-derivatives.js";
import { createFormDoubts, isInequality, newLettersDoubt, questionDoubt, reasonDoubt, sameLetters, setDoubt } from "./form-doubts.js";
import { createFacts, type MoveFacts } from "./facts.js";
import { NOT_BOTH } from "../judge/both-signs.js";
import { IMAGINARY_UNIT } from "../judge/complex.js";
import { judgeInequality } from "../judge/inequality.js";
import { indefiniteIntegrals } from "../judge/integrals-and-limits.js";
import { judge as judgeExactly, type Judgement } from "../judge/judge.js";
import { NO_LIMIT } from "../judge/judge-calculus.js";
import type { Certainty, Condition, StepVerdict } from "../model/report.js";
import { SHAPES_DO_NOT_FIT } from "./tensors/judge-tensors.js";
import { containsZeroDivision, percentDoubt, saysNoValue } from "./line-forms.js";
import { createChainValues } from "./chain-values.js";
import { createComparison, type Chain } from "./compare-moves.js";
import { describeWitness, endOf, offsetOf, type JudgedClaim, type JudgedDerivation, type JudgedLine } from "./judged.js";
import { isConstant } from "../judge/constants.js";
import { constantFound, isSaidOtherwise, valueText } from "./particular.js";
import { createMoveDoubts } from "./move-doubts.js";
import { NO_DISTRIBUTION } from "./probability/judge-probability.js";
import { putsValuesIn } from "./probability/values-put-in.js";
import { numbersPutIn } from "./numbers-put-in.js";
import { createMovesWithoutValue, isMeasuredAnew, isOverDescribedRegion, isSameWritten } from "./moves-without-value.js";
import { sideBySideDoubt, unknownGradientDoubt } from "./side-by-side.js";
import { solvedFurther } from "./solved-further.js";
import { statesDensity } from "./stated-densities.js";
import { createStatementLines } from "./statement-lines.js";

/** How sure it is that a limit does not exist: both its sides were looked at. */
const NO_VALUE: Certainty = { kind: "tested", digits: 60, points: 2 };

/** Does a doubt stay although what stands before is worked out: it is about the text around, or a letter is to be found that is gone? */
function staysOpen(doubt: string | null, before: Node, after: Node): boolean {
  if (doubt === OFF_PICTURE || doubt === FROM_WORDS || doubt === BEHIND_ROWS_SET_IN || doubt === IS_CONDITION || doubt === IS_NOTATION || doubt === NOT_SAID_TO_EQUAL || doubt === EQUATION_DOUBT || doubt?.includes(ANEW_SINCE) === true) return true;
  const kept = freeSymbols(after);
  return doubt === SOLVE_DOUBT && [...freeSymbols(before)].some((name) => name !== "e" && name !== "π" && name !== "∞" && !kept.has(name));
}

/** `\nabla f(P) \cdot u`: does a gradient at a point that has a letter stand in it, which is a vector wherever that is? */
const holdsGradientAtLetter = (root: Node): boolean => someNode(root, (node) => node.kind === "apply" && node.function === "gradient" && node.arguments[0]?.kind === "call" && node.arguments[0].arguments[0] === node.arguments[1]);

/** Judges every move and claim. */
export function judgeDerivation(arena: Arena, document: DraftDocument, draft: DraftDerivation, elaborated: ElaboratedDerivation): JudgedDerivation {
  const values = createChainValues(arena, document, draft, elaborated);
  const { tensors, complex, judge, valueOf, severalDoubt, missingConstant, isFree, isWorkedOut } = values;
  /** A number that vectors of numbers come to, as `a \\cdot b`; null where it is none. */
  const numberOf = (node: Node): Node | null => (tensors === null ? node : tensors.asNumber(node));
  const facts = createFacts(arena, draft, elaborated, values.recurrences, valueOf, judge);
  const comparison = createComparison(arena, document, draft, elaborated, values, facts);
  const { compare, valuesNeeded, settle, contextOf, settledContext, replacements } = comparison;
  const inForce: Condition[] = [];
  const { formDoubt, functionDoubt, boundDoubt, rowDoubt } = createFormDoubts(document, draft, elaborated, tensors);
  const lines: JudgedLine[] = [];
  const remarks: { readonly number: number; readonly message: string; readonly mistake: string | null }[] = [];
  /** Lines that are the one before them as integrals over a region; what they come to is set up by the next. */
  const setUps = new Set<number>();
  const isSetUp = (line: JudgedLine | undefined): boolean => line?.value === null && ((line.verdict === "given" && line.reason?.endsWith(NAMED_REGION_INTEGRAL) === true) || setUps.has(line.number));
  const given = new Set<string>();
  for (const definition of elaborated.definitions.values()) for (const name of freeSymbols(definition.body)) given.add(name);
  for (const name of elaborated.definitions.keys()) given.add(name);
  for (const assumption of elaborated.assumptions) for (const name of freeSymbols(assumption.node)) given.add(name);
  // The sizes of declared shapes are said with them.
  for (const [only] of elaborated.tensors.candidates.values()) for (const size of [only?.rows, only?.columns]) if (size != null) given.add(size);
  let firstWrong: number | null = null;
  /** By the number of a line: the letters in it that nobody gave, and the last line that was without them. */
  const openLetters = new Map<number, { readonly letters: ReadonlySet<string>; readonly base: number; /** What they were found to be. */ readonly found?: ReadonlyMap<Node, Node> }>();
  const chain: Chain = { arena, document, elaborated, values, facts, comparison, lines, inForce };
  const judgeStatement = createStatementLines(chain, draft);
  const { curveDoubt, dotsDoubt, countDoubt, otherUnits, degreeDoubt, newLetters, roundedJudgement } = createMoveDoubts(chain, given);
  const { overSameRegion, overDescribedRegion, leftOpen, acrossUnjudged } = createMovesWithoutValue(chain);

  /** Does the first step of a chain say what the density is that it begins with, which no line before has said? */
  function isStatedDensity(number: number, after: Node): boolean {
    const [head] = lines;
    const before = head?.line.located?.node;
    return number === 1 && head?.verdict === "given" && before !== undefined && elaborated.lines[1]?.draft.relation === "=" && statesDensity(before, after) && !facts.valuesUpTo(endOf(elaborated, 1)).some((said) => said.what === before);
  }

  /** `-32t + C = -32t + 5` beside `C = 50` or `v(0) = 50`: in place of a constant of integration stands another number than the text gives it. */
  function lostConstantDoubt(before: Node, after: Node, until: number): string | null {
    const held = [...freeSymbols(after)].filter((name) => name !== "e" && name !== "π");
    if (indefiniteIntegrals(before).length === 0 && ![...freeSymbols(before)].some(isFree)) return null;
    if (indefiniteIntegrals(after).length > 0 || held.some(isFree)) return null;
    const areEqual = (one: Node, other: Node): boolean => judgeExactly(settle(one), settle(other), settledContext()).verdict === "equal";
    const lost = [...freeSymbols(before)].filter((name) => isFree(name) && !held.includes(name));
    const said = facts.valuesUpTo(until).filter(({ what }) => what.kind === "symbol" && lost.includes(what.name));
    const particular = substitute(arena, before, new Map<Node, Node>(said.map(({ what, value }) => [what, value])));
    if (lost.length > 0 && said.length === lost.length && !areEqual(particular, after)) return `with ${said.map(({ text }) => `\`${text}\``).join(", ")} it comes to something else; is that meant here?`;
    const head = lines[0]?.line.located?.node;
    const [name, places] = head?.kind === "symbol" ? [head, held.map((each) => arena.symbol(each))] : head?.kind === "call" && head.orders.every((order) => order === 0) ? [head.callee, head.arguments] : [null, []];
    const [place, ...others] = places;
    if (name === null || place === undefined || others.length > 0) return null;
    const value = elaborated.assumptions.find(({ node, isElsewhere, offset }) => {
      if (isElsewhere || offset >= until || node.kind !== "relation" || node.operator !== "=" || node.left.kind !== "call" || node.left.callee !== name || node.left.orders.some((order) => order > 0)) return false;
      const [at] = node.left.arguments;
      return at !== undefined && isConstant(at) && isConstant(node.right) && !areEqual(substitute(arena, after, new Map<Node, Node>([[place, at]])), node.right);
    });
    return value === undefined ? null : `with \`${value.text}\` it comes to something else; is that meant here?`;
  }

  /** Is a row what the row above it comes to, which is set in, and not what stands before the rows set in? */
  function followsInner(piece: Piece, written: Node, after: Node, { from, until }: MoveFacts): Judgement | null {
    const inner = elaborated.elaborateLine(piece).node;
    const value = valueOf(inner);
    if (value.kind !== "value") return null;
    const { judgement, added, doubt } = compare(value.node, after, { written: [inner, written], values: [value.node, after], from, until });
    return judgement.verdict === "equal" && added === null && doubt === null && valuesNeeded(inner, written, facts.conditionsUpTo(until)).length === 0 ? judgement : null;
  }

  /** `\\sum_i (y_i - a) = n(a - \\bar y)`, and below "so $a = \\bar y$": a move that only holds with what the text says later of a letter of both lines; null for any other. */
  function onlyByLater(move: MoveFacts, { verdict }: Judgement): string | null {
    const [before, after] = move.written;
    if (elaborated.definedLater.size === 0 || verdict !== "equal" || before === undefined || after === undefined || move.written.length !== 2) return null;
    const isPlain = (name: string): boolean => {
      const definition = elaborated.definitions.get(name);
      return definition !== undefined && definition.parameters.length + definition.indexParameters.length === 0 && (elaborated.tensors.candidates.get(name) ?? []).every(({ kind }) => kind === "scalar");
    };
    // What one differentiates by stays free.
    const isVariable = (name: string): boolean => [before, after].some((side) => someNode(side, (node) => node.kind === "derivative" && node.variable.kind === "symbol" && node.variable.name === name));
    const late = [...elaborated.definedLater.keys()].filter((name) => [before, after].every((side) => freeSymbols(side).has(name)) && isPlain(name) && !isVariable(name));
    if (late.length === 0) return null;
    const free = new Map<Node, Node>(late.map((name) => [arena.symbol(name), arena.symbol(`${name}°`)]));
    const written = [before, after].map((side) => substitute(arena, side, free));
    const [left, right] = written.map(valueOf);
    if (left?.kind === "value" && right?.kind === "value" && compare(left.node, right.node, { ...move, written, values: [left.node, right.node] }).judgement.verdict === "equal") return null;
    return `${late.join(", ")} ${late.length === 1 ? "is" : "are"} defined only later, in line ${elaborated.definedLater.get(late[0] ?? "") ?? 0}; is that meant here?`;
  }

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
      const said = judgeStatement(line, line.formula, number);
      if (said?.remark !== undefined) remarks.push({ number, message: said.remark, mistake: null });
      const afterError = firstWrong === null || said === null ? null : said.line.verdict === "equal" ? "consistent" : said.line.verdict === "unequal" ? "new-mistake" : null;
      if (said?.line.verdict === "unequal") firstWrong ??= number;
      lines.push(said === null ? own : { ...own, ...said.line, afterError, against: number - 1 });
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
        if (!isOverDescribedRegion(located.node)) setUps.add(number);
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
      if (drafted.relation === "=" && value.reason === NAMED_REGION_INTEGRAL && isSetUp(lines[number - 1]) && isMeasuredAnew(lines[number - 1]?.line.located?.node, located.node)) {
        setUps.add(number);
        lines.push({ ...own, reason: value.reason });
        remarks.push({ number, message: `${NAMED_REGION_INTEGRAL}; this line is taken as another way to write it`, mistake: null });
        return;
      }
      if (value.kind === "undecided" && isStatedDensity(number, located.node)) {
        for (const name of freeSymbols(located.node)) given.add(name);
        lines.push({ ...own, reason: value.reason });
        return;
      }
      // A letter that stands for integrals over named regions: which one is meant here only this line says.
      const meaning = head?.kind === "symbol" ? elaborated.definitions.get(head.name)?.body : undefined;
      const isMeaning = value.reason === NAMED_REGION_INTEGRAL && head !== undefined && (head.kind === "symbol" || isNewProduct(head, located.node, elaborated)) && (meaning === undefined || isSameWritten(meaning, located.node) || someNode(meaning, isRegionIntegral));
      lines.push(isMeaning ? { ...own, reason: value.reason } : { ...own, verdict: value.kind, reason: value.reason });
      return;
    }
    if (drafted.relation === "=" && isSetUp(lines[number - 1]) && lines[number - 1]?.line.located?.node.kind !== "add" && isConstant(located.node) && !someNode(located.node, ({ kind }) => kind === "integral")) {
      // A number is no other way to write it: it was worked out. Of several integrals it may be that of values.
      lines.push({ ...own, verdict: "undecided", reason: NAMED_REGION_INTEGRAL, value: node });
      return;
    }
    if (drafted.relation === "=" && isSetUp(lines[number - 1])) {
      lines.push({ ...own, value: node });
      remarks.push({ number, message: `${NAMED_REGION_INTEGRAL}; this line is taken as what it comes to, and judging begins with the next one`, mistake: null });
      return;
    }
    const before = lines[number - 1]?.value ?? null;
    if (before !== null && isInequality(drafted.relation)) {
      const judgement = judgeInequality(numberOf(settle(before)) ?? settle(before), drafted.relation, numberOf(settle(value.node)) ?? settle(value.node), contextOf(facts.conditionsUpTo(endOf(elaborated, number))));
      const earlier = lines[number - 1];
      const move: MoveFacts = { written: [...(earlier?.line.located == null ? [] : [earlier.line.located.node]), located.node], values: [before, value.node], from: offsetOf(line), until: endOf(elaborated, number) };
      const doubt = judgement.verdict !== "unequal" ? null : (boundDoubt(before, value.node) ?? (earlier?.line.located == null ? null : boundDoubt(earlier.line.located.node, located.node)) ?? rowDoubt(earlier?.line.draft ?? null, drafted) ?? unheardBound(document, before, value.node) ?? reasonDoubt(drafted.reason) ?? facts.doubtAbout(move) ?? (earlier === undefined ? null : formDoubt(lines[0], earlier, line, located.node, value.node)));
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
    const direct = lines[number - 1];
    const isShownDirectly = opened !== undefined && opened.base !== number - 1 && direct?.value != null && direct.line.located !== null
      && compare(direct.value, value.node, { written: [direct.line.located.node, located.node], values: [direct.value, value.node], from: offsetOf(line), until: endOf(elaborated, number) }).judgement.verdict === "equal";
    // `f'(x) = b` in a display of its own, behind a wrong `f'(x) = a` and what follows from that: what it says is said of f'(x).
    const head = lines.find((candidate) => candidate.value !== null);
    const isSaidAnew = drafted.restates && direct !== undefined && firstWrong !== null && direct.line.draft.source !== drafted.source && head?.value != null && head.line.located !== null
      && compare(head.value, value.node, { written: [head.line.located.node, located.node], values: [head.value, value.node], from: offsetOf(line), until: endOf(elaborated, number) }).judgement.verdict === "equal";
    const against = isSaidAnew ? head.number : opened !== undefined && stillOpen.length === 0 && !isShownDirectly ? opened.base : number - 1;
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
      if (isStatedDensity(number, located.node)) {
        for (const name of freeSymbols(located.node)) given.add(name);
        lines.push({ ...own, value: node });
        return;
      }
      const agrees = start?.value == null ? null : fromVerdict(judge(settle(start.value), settle(value.node), settledContext()));
      const why = previous?.verdict === "unreadable" ? "the line before could not be read" : `the line before is not judged${previous?.reason == null ? "" : `: ${previous.reason}`}`;
      lines.push({ ...own, verdict: "undecided", reason: why, value: node, agreesWithStart: agrees });
      return;
    }
    const move: MoveFacts = { written: [...(previous.line.located === null ? [] : [previous.line.located.node]), located.node], values: [previous.value, value.node], from: offsetOf(line), until: endOf(elaborated, number) };
    const { judgement: exactly, added, needed, doubt: ownDoubt, isSettled } = compare(previous.value, value.node, move);
    if (exactly.reason?.startsWith(NO_LIMIT) === true && previous.line.located?.node.kind === "limit" && drafted.relation === "=" && saysNoValue(drafted)) {
      lines.push({ ...own, verdict: "equal", judgement: { ...exactly, verdict: "equal", certainty: NO_VALUE, reason: null }, conditions: inForce, against });
      return;
    }
    const judgement = exactly.verdict === "unequal" || exactly.reason === NOT_BOTH ? (roundedJudgement(previous, located, drafted.source.text, value.node, exactly.witness) ?? exactly) : exactly;
    if (added !== null) inForce.push({ text: added.text, source: "prose" });
    let verdict: StepVerdict = judgement.verdict;
    let reason = judgement.reason;
    const units = verdict === "unequal" ? otherUnits(previous.value, value.node, previous, drafted) : [];
    const ways = units.length === 0 || valuesNeeded(previous.line.located?.node ?? null, located.node, facts.conditionsUpTo(move.until)).length > 0 ? [] : units;
    for (const { before, after, isConverted } of ways) {
      const inUnits = compare(before, after, move);
      if (inUnits.judgement.verdict !== "equal" || inUnits.added !== null || inUnits.doubt !== null) continue;
      lines.push({ ...own, verdict: "equal", judgement: inUnits.judgement, conditions: [...inForce, ...inUnits.needed, ...inUnits.judgement.conditions], agreesWithStart: null, afterError: firstWrong === null ? null : "consistent", value: isConverted ? value.node : after, against });
      return;
    }
    // A unit that was worked out from others is not new.
    const isInUnits = ways.some(({ isConverted }) => isConverted);
    const fresh = verdict === "unequal" ? newLetters(previous.value, value.node, previous.line.located?.node ?? null, located.node).filter((name) => !isInUnits || !isConvertible(name)) : [];
    const inner = verdict === "unequal" && drafted.orElse !== undefined ? followsInner(drafted.orElse, located.node, value.node, move) : null;
    if (inner !== null) {
      for (const name of freeSymbols(located.node)) given.add(name);
      remarks.push({ number, message: "this goes on with the row above it, which is set in", mistake: null });
      lines.push({ ...own, verdict: "equal", judgement: inner, conditions: [...inForce, ...inner.conditions], value: node });
      return;
    }
    // `= 2/(x − 2) + G/(x + 1)` goes on from what stood before F and G. What another part of the text gives is not sought.
    const sought = verdict !== "unequal" || tensors !== null || document.isPart === true ? [] : fresh.length > 0 ? fresh : stillOpen;
    const basis = fresh.length > 0 || opened === undefined ? previous.value : (lines[opened.base]?.value ?? previous.value);
    const coefficients = sought.length === 0 ? null : fresh.length > 0 ? undeterminedCoefficients(arena, settle(basis), settle(value.node), sought) : (opened?.found ?? null);
    const filled = coefficients === null ? null : judge(settle(basis), substitute(arena, settle(value.node), coefficients), settledContext());
    if (coefficients !== null && filled?.verdict === "equal" && (fresh.length === 0 || sought.length > 1)) {
      const values = [...coefficients].filter(([letter]) => letter.kind === "symbol" && sought.includes(letter.name)).map(([letter, each]): Condition => ({ text: `${printUnicode(letter)} = ${printUnicode(each)}`, source: "domain" }));
      for (const name of freeSymbols(located.node)) given.add(name);
      if (fresh.length > 0) openLetters.set(number, { letters: new Set(fresh), base: against, found: coefficients });
      lines.push({ ...own, verdict: "equal", judgement: filled, conditions: [...inForce, ...values, ...filled.conditions], agreesWithStart: null, afterError: firstWrong === null ? null : "consistent", value: value.node, against });
      return;
    }
    if (fresh.length > 0 && !openLetters.has(number)) openLetters.set(number, { letters: new Set(fresh), base: against });
    const someOpen = stillOpen.length < (opened?.letters.size ?? 0) ? stillOpen : [];
    // `σ^2 p = A + Bq = A + B(1 - p)`: q may have said what the line before did not.
    const apart = verdict === "unequal" && opened !== undefined && against !== number - 1 && !sameLetters(previous.value, value.node) ? [...opened.letters] : [];
    const isMismatch = judgement.witness === null && judgement.reason?.startsWith(SHAPES_DO_NOT_FIT) === true;
    const valued = verdict === "equal" ? valuesNeeded(previous.line.located?.node ?? null, located.node, facts.conditionsUpTo(move.until)) : [];
    const passing = valued.find((each) => each.inPassing);
    const doubt = verdict === "equal" ? (onlyByLater(move, exactly) ?? lostConstantDoubt(previous.value, value.node, move.until) ?? curveDoubt(move) ?? facts.hiddenDependence(move) ?? idleDoubt(move.written, elaborated) ?? (passing === undefined ? null : `it holds only for ${passing.name} = ${passing.text} (line ${passing.lineNumber}); is that meant here?`))
      : verdict !== "unequal" || isSettled === true ? null
      : isMismatch ? (drafted.doubt ?? reasonDoubt(drafted.reason) ?? facts.doubtAbout(move) ?? functionDoubt(previous.line.draft) ?? functionDoubt(drafted) ?? (document.structured ? null : sideBySideDoubt(move.written) ?? unknownGradientDoubt(move.written, elaborated.definitions)) ?? unheardShapes(document))
      : (severalDoubt(move.written) ?? newLettersDoubt(fresh) ?? newLettersDoubt(someOpen) ?? newLettersDoubt(apart) ?? (isWorkedOut(previous.value, value.node, previous.line.located?.node ?? null) && !staysOpen(drafted.doubt, previous.value, value.node) ? null : drafted.doubt)
        ?? reasonDoubt(drafted.reason) ?? questionDoubt(drafted) ?? percentDoubt(previous.line.draft, drafted) ?? ownDoubt ?? degreeDoubt(previous.value, value.node, move.until) ?? dotsDoubt(previous, line, value.node) ?? countDoubt(previous, line, value.node, judgement.witness) ?? setDoubt([previous.value, value.node]) ?? facts.doubtAbout(move)
        ?? formDoubt(lines[0], previous, line, located.node, value.node) ?? letterDoubt(move.written, move.values.map(settle), number === 1 ? move.written[0] ?? null : null, (name) => elaborated.definitions.has(name) || (complex !== null && name === IMAGINARY_UNIT)));
    // The tensors' judge leaves open what is not so by itself.
    const isApart = judgement.witness !== null || (isMismatch && holdsGradientAtLetter(previous.value));
    const asked = doubt ?? (verdict === "undecided" && isApart ? judgement.reason : null);
    const isUnsaid = (what: Node): boolean => !(what.kind === "symbol" && elaborated.definitions.has(what.name)) && !(what.kind === "index" && elaborated.definitions.has(what.base.name)) && !facts.valuesUpTo(move.until).some((said) => said.what === what && !(said.offset !== null && said.offset >= draft.start && said.offset <= draft.end));
    const chance = document.chance[draft.section];
    const saidApart = elaborated.assumptions.flatMap(({ node, isElsewhere, offset }) => (!isElsewhere && (offset < draft.start || offset > draft.end) ? [node] : []));
    const isSpokenOf = (name: string): boolean => saidApart.some((node) => freeSymbols(node).has(name));
    // "So x = y = 4" is no equation that is given.
    const isConclusion = drafted.isConcluded && isConstant(value.node) && previous.line.located?.node.kind === "symbol";
    if (asked !== null && !document.structured && !isConclusion && verdict !== "equal" && isApart && isGivenEquation(arena, asked, number, previous.line.located?.node ?? null, previous.value, located.node, value.node, isUnsaid, isSpokenOf, number > 1 && lines.every((each) => each.verdict === "given"), drafted.ofSystem === true)) {
      for (const name of freeSymbols(located.node)) given.add(name);
      remarks.push({ number, message: "this is taken for an equation that is given or to be solved", mistake: null });
      lines.push({ ...own, value: node });
      return;
    }
    const put = asked === null || document.structured || isConclusion || verdict === "equal" || !isApart || drafted.relation !== "=" || drafted.piece === null || previous.line.located === null ? null
      : numbersPutIn(arena, { number, doubt: asked, before: previous.line.located.node, valueBefore: settle(previous.value), after: located.node, syntax: drafted.piece.syntax }, elaborated, {
        isUnsaid, said: saidApart,
        saysEntryOf: (array) => document.definitions.some(({ name, section }) => section === draft.section && name.startsWith(`${array}_`)) || [...elaborated.definitions.keys()].some((name) => name.startsWith(`${array}_`)) || facts.valuesUpTo(move.until).some(({ what }) => what.kind === "index" && what.base.name === array),
        agrees: (what, amount) => [...(what.kind === "symbol" ? [elaborated.definitions.get(what.name)?.body] : []), ...facts.valuesUpTo(move.until).map((each) => (each.what === what ? each.value : undefined))].some((each) => each !== undefined && isConstant(each) && judgeExactly(each, amount, settledContext()).verdict === "equal"),
      });
    if (put !== null) {
      remarks.push({ number, message: put, mistake: null });
      lines.push({ ...own, value: node });
      return;
    }
    const said = lines[0]?.line.located ?? null;
    const solved = asked === null || document.structured || number !== 1 || drafted.relation !== "=" || !isApart ? null : solvedFurther(arena, [previous.value, value.node], draft.start, elaborated.assumptions, (one, other) => judge(one, other, settledContext()).verdict === "equal");
    if (solved !== null) {
      for (const name of freeSymbols(located.node)) given.add(name);
      remarks.push({ number, message: `this is an equation that \`${solved.text}\` (line ${solved.lineNumber}) solves; it is taken as given`, mistake: null });
      lines.push({ ...own, value: node });
      return;
    }
    const found = doubt?.startsWith(DIFFERS) !== true || said === null ? null : constantFound(arena, said.node, located.node, elaborated, (one, other) => judge(one, other, settledContext()));
    if (found !== null && !isSaidOtherwise(arena, found, facts.valuesUpTo(move.until), elaborated.equationsFor(found[0].name), (one, other) => judge(one, other, settledContext()).verdict === "equal")) {
      remarks.push({ number, message: `${valueText(found)} makes what was said before this line, which is taken as given`, mistake: null });
      lines.push({ ...own, value: node });
      return;
    }
    const saidBefore = number === 1 && doubt !== null && ownDoubt !== null ? facts.saidBefore(move) : null;
    if (saidBefore !== null) {
      remarks.push({ number, message: `this is the equation of line ${saidBefore.lineNumber} once more`, mistake: null });
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
    if (verdict === "undecided" && ((previous.verdict === "given" && tensors?.givesValue(previous.value, value.node) === true) || isStatedDensity(number, located.node))) {
      for (const name of freeSymbols(located.node)) given.add(name);
      lines.push({ ...own, value: node });
      return;
    }
    if (verdict === "undecided" && !document.structured && drafted.relation === "=" && reason?.startsWith(NO_DISTRIBUTION) === true && previous.line.located !== null && drafted.piece !== null && putsValuesIn(arena, previous.line.located.node, located.node, drafted.piece.syntax, isUnsaid, (name) => isSpokenOf(name) || elaborated.definitions.has(name) || chance?.given.has(name) === true || chance?.laws.some((law) => law.name === name) === true)) {
      for (const name of freeSymbols(located.node)) given.add(name);
      remarks.push({ number, message: "nothing here says what the expectations and probabilities come to; their values are taken as said", mistake: null });
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
  const { lines: told, remarks: saidOfGiven } = withGivenLines(lines, document, elaborated, draft, {
    systemIn: (rows) => isSolvedSystem(arena, rows, elaborated.assumptions.map(({ node }) => node), numberOf),
    sameBut: (before, after, letter, other) => isSameEquationBut(arena, before, after, letter, other, numberOf),
  });
  const last = told[told.length - 1];
  const remark = last?.verdict !== "equal" || last.value === null ? null : missingConstant(last.value);
  return {
    elaborated, lines: told, claims, firstWrong, tensors, complexNote: complex?.note ?? null, remarks: last === undefined || remark === null ? [...remarks, ...saidOfGiven] : [...remarks, ...saidOfGiven, { number: last.number, message: remark, mistake: missingConstantOfIntegration.name }],
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

function fromVerdict(judgement: Judgement): boolean | null {
  return judgement.verdict === "equal" ? true : judgement.verdict === "unequal" ? false : null;
}
