// Why a move that looks wrong, or right, may not be so: dots that stand for more terms than are shown, letters that nobody gave, units, decimals that are rounded, limits along other curves.

import { atDegrees } from "../functions/degrees.js";
import type { ElaboratedLine } from "../elaborate/derivation.js";
import type { DraftLine } from "../elaborate/draft.js";
import type { Located } from "../elaborate/located.js";
import type { Node } from "../expression/node.js";
import { isUsuallyTensor } from "../expression/tensor-kind.js";
import { freeSymbols, mapChildren, someNode, substitute } from "../expression/traverse.js";
import { printUnicode } from "../notation/unicode.js";
import type { Judgement } from "../judge/judge.js";
import type { Chain } from "./compare-moves.js";
import type { MoveFacts } from "./facts.js";
import { offsetOf, type JudgedLine } from "./judged.js";
import { isOrderTerm } from "../functions/landau.js";
import { isKnownArrayEntry } from "./line-forms.js";
import { roundedEntries } from "./rounded-entries.js";
import { FEWEST_DIGITS, mayBeRounded, roundingBetween, shownDecimals, type Side } from "./rounding.js";
import { IMAGINARY_UNIT } from "../judge/complex.js";
import { alongCurves, holdsSeveral } from "./several-limits.js";
import { inBaseUnits, unitsIn } from "../elaborate/units.js";

export interface MoveDoubts {
  readonly curveDoubt: (move: MoveFacts) => string | null;
  readonly dotsDoubt: (previous: JudgedLine, line: ElaboratedLine, after: Node) => string | null;
  readonly countDoubt: (previous: JudgedLine, line: ElaboratedLine, after: Node, witness: Judgement["witness"]) => string | null;
  readonly otherUnits: (before: Node, after: Node, previous: JudgedLine, drafted: DraftLine) => readonly InOtherUnits[];
  readonly degreeDoubt: (before: Node, after: Node, until: number) => string | null;
  readonly newLetters: (before: Node, after: Node, writtenBefore: Node | null, written: Node) => readonly string[];
  readonly roundedJudgement: (previous: JudgedLine, located: Located, text: string, after: Node, witness: Judgement["witness"]) => Judgement | null;
}

/** Both sides with other units: those that come in taken for 1, or all of them converted to the same ones. */
export interface InOtherUnits {
  readonly before: Node;
  readonly after: Node;
  readonly isConverted: boolean;
}

/** The doubts about moves of one chain; `given` are the names that the text or a line gave up to now. */
export function createMoveDoubts({ arena, document, elaborated, values, facts, comparison }: Chain, given: ReadonlySet<string>): MoveDoubts {
  const { tensors, judge, isFree } = values;
  const { settle, contextOf, settledContext } = comparison;

  return { curveDoubt, dotsDoubt, countDoubt, otherUnits, degreeDoubt, newLetters, roundedJudgement };

  /** Does a limit of several letters come to the same along curves as well? */
  function curveDoubt({ written, values, until }: MoveFacts): string | null {
    if (!holdsSeveral(written)) return null;
    // What the text says elsewhere may leave no point; what holds for all values holds for those too.
    const conditions = facts.conditionsUpTo(until);
    const agree = (left: Node, right: Node): boolean => [conditions, ...(conditions.length === 0 ? [] : [[]])].some((stated) => judge(left, right, contextOf(stated)).verdict === "equal");
    const holds = alongCurves(arena, values.map(settle)).every(([left, right]) => left === undefined || right === undefined || agree(left, right));
    return holds ? null : "along straight lines to the point it is so, but along other curves it was not shown; does the limit exist?";
  }

  /** The values with 1 for units that come in with the second one, and with all units by the same ones: `2\,\mathrm h + 30\,\mathrm{min} = 150\,\mathrm{min}`. */
  function otherUnits(before: Node, after: Node, previous: JudgedLine, drafted: DraftLine): readonly InOtherUnits[] {
    if (document.structured) return [];
    const [known, own] = [freeSymbols(before), freeSymbols(after)];
    const isUnknown = (name: string): boolean => !elaborated.definitions.has(name);
    const units = [...unitsIn(drafted, document.slantedUnits)].filter(isUnknown);
    const fresh = units.filter((name) => own.has(name) && !known.has(name));
    // Beside vectors and matrices an upright letter may be one of them.
    if (tensors !== null && [...known, ...own].some((name) => isUsuallyTensor(elaborated.tensors, name) && !units.includes(name))) return [];
    const found: InOtherUnits[] = [];
    if (fresh.length > 0) found.push({ before, after: substitute(arena, after, new Map(fresh.map((name): [Node, Node] => [arena.symbol(name), arena.integer(1)]))), isConverted: false });
    const base = inBaseUnits(arena, new Set([...units, ...unitsIn(previous.line.draft, document.slantedUnits)].filter((name) => isUnknown(name) && (own.has(name) || known.has(name)))));
    if (base.size > 0) found.push({ before: substitute(arena, before, base), after: substitute(arena, after, base), isConverted: true });
    return found;
  }

  /** `60\\cos(30) = 30\\sqrt3` in a text that speaks of "an angle of 30 degrees". */
  function degreeDoubt(before: Node, after: Node, until: number): string | null {
    if (document.structured || !document.speaksOfDegrees) return null;
    const angles = new Set<string>();
    const inDegrees = (node: Node): Node => {
      const made = mapChildren(arena, node, inDegrees);
      const turned = atDegrees(arena, made);
      if (turned === null || turned.angle.value.numerator === 0n) return made;
      angles.add(printUnicode(turned.angle));
      return turned.node;
    };
    const [left, right] = [inDegrees(settle(before)), inDegrees(settle(after))];
    if (angles.size === 0 || judge(left, right, contextOf(facts.conditionsUpTo(until))).verdict !== "equal") return null;
    return `${[...angles].join(", ")} may be degrees, of which the text speaks; write ${[...angles].map((angle) => `${angle}^\\circ`).join(", ")}`;
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

  /** `\sqrt{n^2 + 5n} = n\sqrt{1 + 5/n}` is refuted by an n < 0 only: such letters mostly count. */
  function countDoubt(previous: JudgedLine, line: ElaboratedLine, after: Node, witness: Judgement["witness"]): string | null {
    if (previous.value === null || document.structured) return null;
    const counted = Object.entries(witness?.at ?? {}).flatMap(([name, value]) => (COUNTED.test(name) && typeof value === "string" && /^(?:-\d+|0)$/.test(value) ? [name] : []));
    if (counted.length === 0) return null;
    const positive = counted.map((name) => arena.relation("≥", arena.symbol(name), arena.integer(1)));
    const again = judge(settle(previous.value), settle(after), contextOf([...facts.conditionsUpTo(offsetOf(line)), ...positive]));
    return again.verdict === "unequal" ? null : `it fails only for ${counted.join(", ")} < 1, if at all; is it meant for those?`;
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
    const judged = (a: Node, b: Node): Judgement => judge(a, b, settledContext());
    const rounding = roundingBetween(arena, before, shown, judged) ?? roundedEntries(arena, before, shown, judged);
    // `\sqrt{45.7\ m^2/s^2} = 6.76\ m/s`: letters beside decimals are mostly units, and positive.
    const positive = document.structured ? [] : [...freeSymbols(shown.node)].filter((name) => name !== "e" && name !== "π").map((name) => arena.relation(">", arena.symbol(name), arena.integer(0)));
    if (rounding === null && positive.length > 0 && roundingBetween(arena, before, shown, (a, b) => judge(a, b, contextOf(positive))) !== null) return { ...UNSURE_OF_DECIMAL };
    const made = { conditions: [], witness: null, holdsWhen: null };
    if (rounding === null && !document.structured && isCloseComplex([before, shown], witness)) return { ...UNSURE_OF_DECIMAL };
    if (rounding === null) return !document.structured && mayBeRounded(arena, before, shown, witness, document.rounded) ? { ...made, verdict: "undecided", certainty: null, reason: "the sides differ, but by no more than rounded decimals may" } : null;
    if (rounding.kind === "rounded") return { ...made, verdict: "equal", certainty: { kind: "rounded", digits: rounding.digits }, reason: null };
    return { ...UNSURE_OF_DECIMAL };
  }
}

/** `2 + i = \\sqrt5 e^{0.4636i}`: do complex numbers differ by no more than the digits of a decimal in them leave open? */
function isCloseComplex(sides: readonly Side[], witness: Judgement["witness"]): boolean {
  const digits = Math.min(...sides.flatMap(({ decimals }) => decimals.map((decimal) => decimal.digits)));
  if (digits < FEWEST_DIGITS || !Number.isFinite(digits) || Object.keys(witness?.at ?? {}).length > 0 || !sides.some(({ node }) => someNode(node, (each) => each.kind === "symbol" && each.name === IMAGINARY_UNIT))) return false;
  const [left, right] = [witness?.left, witness?.right].map((value) => (value !== undefined && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : NaN));
  return left !== undefined && right !== undefined && Math.abs(left - right) <= Math.max(1, Math.abs(left)) * 10 ** -digits;
}

const UNSURE_OF_DECIMAL: Judgement = { conditions: [], witness: null, holdsWhen: null, verdict: "undecided", certainty: null, reason: "the sides differ, but a decimal here may be rounded" };

/** Letters that count terms. */
const COUNTED = /^[nmkNMK]$/;

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
