// Which reading a derivation is judged under: the conventional one where it holds; else the first admissible one under which the whole chain
// holds; a step is wrong only if it is wrong under every one (rule 21).

import { elaborateDerivation } from "../elaborate/derivation.js";
import type { DraftDerivation, DraftDocument } from "../elaborate/draft.js";
import { admissibleReadings, CONVENTIONAL, explainReading, type Choice } from "../elaborate/reading.js";
import type { Survey } from "../elaborate/survey.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import { SHAPES_DO_NOT_FIT } from "./tensors/judge-tensors.js";
import { judgeDerivation } from "./judge-derivation.js";
import { POWER_OF_NEGATIVE } from "../judge/expand-series.js";
import { OTHER_VARIABLE } from "../judge/judge-calculus.js";
import { withUnsaidSubstitution } from "./unsaid-substitution.js";
import type { JudgedDerivation } from "./judged.js";

export interface ChosenReading {
  readonly judged: JudgedDerivation;
  /** What to tell the author about the choice; empty where convention was followed. */
  readonly notes: readonly string[];
}

/** Judges a derivation under its admissible readings and takes the one that counts. */
export function chooseReading(arena: Arena, document: DraftDocument, derivation: DraftDerivation, survey: Survey): ChosenReading {
  const chosen = chooseOfReadings(arena, document, derivation, survey);
  return isRepeatedEquation(chosen.judged) ? { ...chosen, judged: withoutMistake(chosen.judged, "this may be an equation to be solved rather than a step") } : chosen;
}

/**
 * `2x - 7 = 3(x - 2)` and `2x - 7 = 3x - 6`: lines that write the same left side anew are steps of one chain, or one equation in several forms. Where only the first fails, of one
 * letter and with nothing to be carried out, both are possible.
 */
function isRepeatedEquation({ lines, claims, firstWrong }: JudgedDerivation): boolean {
  const [start, first, ...later] = lines;
  const [left, right] = [start, first].map((line) => line?.line.located?.node ?? null);
  if (firstWrong !== 1 || claims.length > 0 || left == null || right == null || later.length === 0 || first?.verdict !== "unequal") return false;
  if (![first, ...later].every(({ line }) => line.draft.restates) || !later.every(({ verdict }) => verdict === "equal")) return false;
  const letters = new Set([left, right].flatMap((side) => [...freeSymbols(side)]).filter((name) => name !== "e" && name !== "π"));
  const isPlain = (side: Node): boolean => freeSymbols(side).size > 0 && !someNode(side, (node) => ["derivative", "integral", "limit", "sum", "product", "call", "opaque"].includes(node.kind));
  return letters.size === 1 && left.kind !== "symbol" && isPlain(left) && isPlain(right);
}

function chooseOfReadings(arena: Arena, document: DraftDocument, derivation: DraftDerivation, survey: Survey): ChosenReading {
  const judgeUnder = (reading: Parameters<typeof elaborateDerivation>[4]): JudgedDerivation =>
    judgeDerivation(arena, document, derivation, elaborateDerivation(arena, document, derivation, survey, reading));
  const conventional = judgeUnder(CONVENTIONAL);
  const substituted = holds(conventional) || !conventional.lines.some(({ reason }) => reason?.includes(OTHER_VARIABLE) === true) ? null : withUnsaidSubstitution(conventional.elaborated);
  if (substituted !== null) {
    const judged = judgeDerivation(arena, document, derivation, substituted.elaborated);
    if (holds(judged)) return { judged, notes: [substituted.note] };
  }
  const open = new Set<Choice>(conventional.elaborated.open);
  if (!isWrong(conventional)) {
    // `\lim_{h→0} 2x + h`: convention lets h stand outside of its limit, where it is a letter that nobody gave.
    const isCut = !holds(conventional) && (open.has("limit") || open.has("sum")) && conventional.lines.some((line) => line.judgement?.verdict === "unequal" || (line.verdict === "undecided" && /^(?:one side is|± stands for)/.test(line.reason ?? "")));
    const whole = isCut ? admissibleReadings(new Set([...open].filter((choice) => choice === "limit" || choice === "sum"))).slice(1).map(judgeUnder).find(holds) : undefined;
    // `\lim_{n→∞} \ln(1 - 1/n)^n`: the logarithm is negative, and has no such power.
    const isOfArgument = whole === undefined && open.has("power") && conventional.lines.some(({ verdict, reason }) => verdict === "undecided" && reason?.endsWith(POWER_OF_NEGATIVE) === true);
    // `\frac{d}{dx}[y(x^2)] = y'(x^2) + y(2x)`: the letter is one factor of either product.
    const otherwise: Choice | null = isOfArgument ? "power" : !holds(conventional) && open.has("letter") ? "letter" : null;
    const meant = whole ?? (otherwise === null ? undefined : admissibleReadings(new Set([otherwise])).slice(1).map(judgeUnder).find(holds));
    return meant === undefined ? { judged: conventional, notes: [] } : { judged: meant, notes: explainReading(meant.elaborated.reading) };
  }
  if (open.has("bare")) {
    // `a_n = ar^n` and `\sum_k ar^k`: a is no a_k.
    const apart = judgeUnder({ ...CONVENTIONAL, bare: "own" });
    if (holds(apart)) return { judged: apart, notes: explainReading(apart.elaborated.reading) };
    if (!isWrong(apart)) return { judged: withDoubt(conventional, explainReading(apart.elaborated.reading)), notes: [] };
  }
  if (usesPartialThroughDefinitions(conventional)) open.add("partial");
  const others = admissibleReadings(open).slice(1).map(judgeUnder).filter(fits);
  const holding = others.find(holds);
  if (holding !== undefined) return { judged: holding, notes: explainReading(holding.elaborated.reading) };
  const doubtful = others.find((other) => !isWrong(other));
  if (doubtful !== undefined) return { judged: withDoubt(conventional, explainReading(doubtful.elaborated.reading)), notes: [] };
  // Wrong under every reading: another one is taken only where it makes the step right at which convention fails.
  const { firstWrong } = conventional;
  const kinder = firstWrong === null ? [] : others.filter((other) => other.lines[firstWrong]?.verdict === "equal");
  const kindest = kinder.reduce((best, other) => ((other.firstWrong ?? 0) > (best.firstWrong ?? 0) ? other : best), conventional);
  // Of those, the one under which the most steps hold: one slip is likelier than two, or than a slip and a letter left free.
  const fairest = others.reduce((best, other) => (countOpen(other) < countOpen(best) ? other : best), kindest);
  return { judged: fairest, notes: explainReading(fairest.elaborated.reading) };
}

/** How many steps and claims do not hold. */
function countOpen(judged: JudgedDerivation): number {
  return [...judged.lines, ...judged.claims].filter(({ verdict }) => verdict !== "equal" && verdict !== "given").length;
}

/** A reading under which a number would be set equal to a vector is not one that the author can have meant. */
function fits(judged: JudgedDerivation): boolean {
  return [...judged.lines, ...judged.claims].every((each) => each.reason?.startsWith(SHAPES_DO_NOT_FIT) !== true);
}

/** Can all lines be read with the vectors in them, and do the shapes fit, as they are and as the lines before them are? */
export function shapesFit(judged: JudgedDerivation): boolean {
  return judged.lines.every(({ reason }) => reason === null || !/^the shapes (?:of the line before )?do not fit|vectors (?:and matrices )?are not judged yet/.test(reason));
}

function isWrong(judged: JudgedDerivation): boolean {
  return judged.lines.some((line) => line.verdict === "unequal") || judged.claims.some((claim) => claim.verdict === "unequal");
}

function holds(judged: JudgedDerivation): boolean {
  return judged.lines.every((line) => line.verdict === "given" || line.verdict === "equal") && judged.claims.every((claim) => claim.verdict === "equal");
}

function usesPartialThroughDefinitions(judged: JudgedDerivation): boolean {
  // `z = x^2 y` with a y that depends on x: the partial derivative of z by x holds y constant.
  if (judged.elaborated.definitions.size + judged.elaborated.dependence.size < 2) return false;
  return judged.elaborated.lines.some((line) => line.located !== null && someNode(line.located.node, (node) => node.kind === "derivative" && node.partial));
}

/** The conventional reading fails and another decides nothing: the failing steps are undecided, and both are said. */
function withDoubt(judged: JudgedDerivation, notes: readonly string[]): JudgedDerivation {
  const other = notes.length === 0 ? "another admissible reading decides nothing" : `unless ${notes.join("; ")}`;
  return withoutMistake(judged, `not equal as it is usually read, ${other}`);
}

/** What fails is undecided, for a reason. */
function withoutMistake(judged: JudgedDerivation, reason: string): JudgedDerivation {
  return {
    ...judged,
    firstWrong: null,
    lines: judged.lines.map((line) => (line.verdict === "unequal" ? { ...line, verdict: "undecided", reason, afterError: null } : { ...line, afterError: null })),
    claims: judged.claims.map((claim) => (claim.verdict === "unequal" ? { ...claim, verdict: "undecided", reason } : claim)),
  };
}
