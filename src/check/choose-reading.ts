// Which reading a derivation is judged under: the conventional one where it holds; else the first admissible one under which the whole chain
// holds; a step is wrong only if it is wrong under every one (rule 21).

import { elaborateDerivation } from "../elaborate/derivation.js";
import type { DraftDerivation, DraftDocument } from "../elaborate/draft.js";
import { admissibleReadings, CONVENTIONAL, explainReading, type Choice } from "../elaborate/reading.js";
import type { Survey } from "../elaborate/survey.js";
import type { Arena } from "../expression/arena.js";
import { someNode } from "../expression/traverse.js";
import { SHAPES_DO_NOT_FIT } from "./tensors/judge-tensors.js";
import { judgeDerivation, type JudgedDerivation } from "./judge-derivation.js";

export interface ChosenReading {
  readonly judged: JudgedDerivation;
  /** What to tell the author about the choice; empty where convention was followed. */
  readonly notes: readonly string[];
}

/** Judges a derivation under its admissible readings and takes the one that counts. */
export function chooseReading(arena: Arena, document: DraftDocument, derivation: DraftDerivation, survey: Survey): ChosenReading {
  const judgeUnder = (reading: Parameters<typeof elaborateDerivation>[4]): JudgedDerivation =>
    judgeDerivation(arena, document, derivation, elaborateDerivation(arena, document, derivation, survey, reading));
  const conventional = judgeUnder(CONVENTIONAL);
  const open = new Set<Choice>(conventional.elaborated.open);
  if (!isWrong(conventional)) {
    // `\lim_{h→0} 2x + h`: convention lets h stand outside of its limit, where it is a letter that nobody gave.
    const isCut = !holds(conventional) && (open.has("limit") || open.has("sum")) && conventional.lines.some((line) => line.judgement?.verdict === "unequal" || (line.verdict === "undecided" && line.reason?.startsWith("one side is") === true));
    const whole = isCut ? admissibleReadings(new Set([...open].filter((choice) => choice === "limit" || choice === "sum"))).slice(1).map(judgeUnder).find(holds) : undefined;
    return whole === undefined ? { judged: conventional, notes: [] } : { judged: whole, notes: explainReading(whole.elaborated.reading) };
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

function isWrong(judged: JudgedDerivation): boolean {
  return judged.lines.some((line) => line.verdict === "unequal") || judged.claims.some((claim) => claim.verdict === "unequal");
}

function holds(judged: JudgedDerivation): boolean {
  return judged.lines.every((line) => line.verdict === "given" || line.verdict === "equal") && judged.claims.every((claim) => claim.verdict === "equal");
}

function usesPartialThroughDefinitions(judged: JudgedDerivation): boolean {
  if (judged.elaborated.definitions.size < 2) return false;
  return judged.elaborated.lines.some((line) => line.located !== null && someNode(line.located.node, (node) => node.kind === "derivative" && node.partial));
}

/** The conventional reading fails and another decides nothing: the failing steps are undecided, and both are said. */
function withDoubt(judged: JudgedDerivation, notes: readonly string[]): JudgedDerivation {
  const other = notes.length === 0 ? "another admissible reading decides nothing" : `unless ${notes.join("; ")}`;
  return {
    ...judged,
    firstWrong: null,
    lines: judged.lines.map((line) => (line.verdict === "unequal" ? { ...line, verdict: "undecided", reason: `not equal as it is usually read, ${other}`, afterError: null } : line)),
    claims: judged.claims.map((claim) => (claim.verdict === "unequal" ? { ...claim, verdict: "undecided", reason: `not equal as it is usually read, ${other}` } : claim)),
  };
}
