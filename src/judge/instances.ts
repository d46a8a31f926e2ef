// Sums and products with symbolic bounds, free subscripts and Kronecker deltas are judged on instances: sizes 1, 2, 3, 5 and a seeded larger
// one, free subscripts over the same range as the bound ones that run over the same array. What is equal on all of them is `tested`.

import { rational } from "../arithmetic/rational.js";
import type { Arena } from "../expression/arena.js";
import type { Node, RelationNode } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import type { Condition, Witness, WitnessValue } from "../model/report.js";
import { printUnicode } from "../notation/unicode.js";
import { exactInteger } from "./exact.js";
import { plainNumber } from "./exact-node.js";
import { expand, ExpansionFailure } from "./expansion.js";
import { createRandom, hashText, postorder } from "./graph.js";
import { undecided, unequal, type JudgeContext, type Judgement } from "./judgement.js";
import { useEquations } from "./constraints.js";
import { expandRelations, fixedSizes } from "./instance-relations.js";
import { holdsForAllSizes } from "./generic-sums.js";
import { plan, type Plan } from "./plan.js";
import { equalOnInstances } from "./certainties.js";
import { refuteScene } from "./verdict.js";
import { buildScene, type Scene } from "./scene.js";
import { createWork, type Work } from "./work.js";

const LARGEST = 2_000_000;
const MOST_INSTANCES = 28;

export type ScalarJudge = (a: Node, b: Node, relations: readonly RelationNode[], context: JudgeContext, work: Work, mode: ScalarMode) => Judgement;

/** A comparison by itself, one of several instances, or an instance of what is shown for all sizes already. */
export type ScalarMode = "alone" | "instance" | "shown";

/** The combinations of sizes, small and equal ones first. */
function sizeAssignments(names: readonly string[], fixed: ReadonlyMap<string, bigint>, seed: number): readonly ReadonlyMap<string, bigint>[] {
  const free = names.filter((name) => !fixed.has(name));
  const base = [1n, 2n, 3n, 5n];
  const rows: bigint[][] = [];
  if (free.length === 0) rows.push([]);
  else {
    for (const value of base) rows.push(free.map(() => value));
    if (free.length > 1) for (let shift = 0; shift < 4; shift += 1) rows.push(free.map((_, position) => base[(shift + position) % 4] ?? 2n));
    const random = createRandom(seed);
    rows.push(free.map(() => BigInt(7 + random.below(7))));
  }
  const seen = new Set<string>();
  const assignments: ReadonlyMap<string, bigint>[] = [];
  for (const row of rows) {
    const key = row.join();
    if (seen.has(key)) continue;
    seen.add(key);
    assignments.push(new Map([...fixed, ...free.map((name, position): [string, bigint] => [name, row[position] ?? 1n])]));
  }
  return assignments;
}

/** The values a letter takes between two numbers: all of few, else the ends and one between. */
function lettersBetween(lower: bigint, upper: bigint): readonly bigint[] {
  if (upper < lower) return [];
  if (upper - lower < 3n) return Array.from({ length: Number(upper - lower) + 1 }, (_, position) => lower + BigInt(position));
  return [lower, lower + 1n, upper];
}

interface Instance {
  readonly values: ReadonlyMap<string, bigint>;
  readonly label: string;
  readonly judgement: Judgement;
}

/** Judges "a equals b" where sums, subscripts or Kronecker deltas have to be written out. */
export function judgeInstances(a: Node, b: Node, relations: readonly RelationNode[], context: JudgeContext, work: Work, judgeScalar: ScalarJudge): Judgement {
  const planned = plan(a, b, relations, context, work);
  if (typeof planned === "string") return undecided(planned);
  const { arena } = context;
  const fixed = fixedSizes(planned, relations);
  const instances: Instance[] = [];
  /** Conditions under which the sums end where they should, of sizes that were left out. */
  const outside = new Set<string>();
  let failure: string | null = null;
  const seed = hashText(planned.sizes.join());
  const values = (assigned: ReadonlyMap<string, bigint>): ReadonlyMap<string, Node> => asNodes(arena, assigned);
  const assignments = sizeAssignments(planned.sizes, fixed, seed);
  const isShown = planned.sizes.length > 0 && relations.every((relation) => relation.operator !== "=") && holdsForAllSizes(planned, a, b, context, work);
  const mode: ScalarMode = isShown ? "shown" : "instance";
  /** Judges the instances of these sizes. */
  const tryAt = (sizes: ReadonlyMap<string, bigint>): void => {
    if (failure !== null && instances.length > 0) return;
    for (const letters of letterAssignments(planned, values(sizes))) {
      if (instances.length >= MOST_INSTANCES || work.left <= 0) return;
      const assigned = new Map([...sizes, ...letters]);
      const judgement = judgeOne(planned, a, b, relations, assigned, sizes, context, work, judgeScalar, mode);
      if (judgement instanceof ExpansionFailure) {
        failure ??= judgement.reason;
        return;
      }
      if (judgement === null) continue;
      const backward = judgement.verdict === "unequal" ? runsBackwards(planned, [a, b], values(assigned)) : null;
      if (backward !== null) {
        outside.add(backward);
        continue;
      }
      const label = [...planned.sizes, ...planned.letters.map((letter) => letter.name)].map((name) => `${name} = ${assigned.get(name) ?? "?"}`).join(", ");
      instances.push({ values: assigned, label, judgement });
    }
  };
  for (const [number, sizes] of assignments.entries()) {
    const last = number === assignments.length - 1 && number >= 4;
    // The large instance is a bonus: it is left out where it costs much or nothing is equal anyway.
    if (last && (instances.some((each) => each.judgement.verdict !== "equal") || work.left < context.budget / 2)) continue;
    tryAt(sizes);
  }
  if (outside.size > 0) for (const size of LARGER) tryAt(new Map(planned.sizes.map((name): [string, bigint] => [name, fixed.get(name) ?? size])));
  const found = combine(planned, instances, failure);
  const judgement = found.verdict !== "equal" ? found : { ...found, conditions: [...found.conditions, ...[...outside].map((text): Condition => ({ text, source: "domain" }))] };
  if (judgement.verdict !== "equal" || isShown || planned.sizes.every((size) => fixed.has(size))) return judgement;
  return scan(planned, a, b, relations, fixed, context, work) ?? judgement;
}

/** Sizes that are tried besides where sums begin too late for the small ones. */
const LARGER = [6n, 7n, 9n];

const SCANNED = [4, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 20, 24, 30, 36, 50, 64, 99, 100, 101, 0];

/** Other sizes, looked at in doubles only, as far as a small part of the budget goes: a witness, or null. */
function scan(
  planned: Plan, a: Node, b: Node, relations: readonly RelationNode[], fixed: ReadonlyMap<string, bigint>, context: JudgeContext, work: Work,
): Judgement | null {
  const least = work.left - context.budget / 20;
  // Entries of arrays make every size another question with as many quantities; numbers alone are cheap.
  const hasArrays = (postorder([a, b], LARGEST) ?? []).some((node) => node.kind === "index" || node.kind === "call");
  for (const size of hasArrays ? SCANNED.slice(0, 2) : SCANNED) {
    const sizes = new Map(planned.sizes.map((name): [string, bigint] => [name, fixed.get(name) ?? BigInt(size)]));
    const [letters] = letterAssignments(planned, asNodes(context.arena, sizes)).slice(-1);
    if (work.left < least || letters === undefined) return null;
    const assigned = new Map([...sizes, ...letters]);
    const written = writeOut(planned, a, b, relations, assigned, sizes, context);
    if (written === null) continue;
    if (written instanceof ExpansionFailure || written.given.some((relation) => relation.operator === "=")) return null;
    const scene = buildScene(context.arena, written.left, written.right, { relations: written.given, solved: [], eliminated: [] }, context.integers, work);
    if ("reason" in scene) return null;
    const judgement = refuteScene(scene);
    if (judgement !== null && runsBackwards(planned, [a, b], asNodes(context.arena, assigned)) === null) return combine(planned, [{ values: assigned, label: "", judgement }], null);
  }
  return null;
}

/** Does a sum or product end more than one before it begins, `\\sum_{n=5}^N` with N = 3? A formula for it is not meant there, and no witness comes of such sizes: the condition N ≥ 4, or null. */
function runsBackwards({ expansion }: Plan, sides: readonly Node[], values: ReadonlyMap<string, Node>): string | null {
  const { arena } = expansion;
  const at = (bound: Node | null): bigint | null => {
    if (bound === null || [...freeSymbols(bound)].some((name) => !values.has(name))) return null;
    const written = expand(expansion, bound, values);
    return written instanceof ExpansionFailure ? null : exactInteger(plainNumber(written));
  };
  for (const node of postorder(sides, LARGEST) ?? []) {
    if ((node.kind !== "sum" && node.kind !== "product") || node.lower === null || node.upper === null || (node.lower.kind === "number" && node.upper.kind === "number")) continue;
    const [first, last] = [at(node.lower), at(node.upper)];
    if (first === null || last === null || last >= first - 1n) continue;
    const least = node.lower.kind === "number" ? arena.integer(Number(first) - 1) : arena.subtract(node.lower, arena.integer(1));
    return printUnicode(arena.relation("≥", node.upper, least));
  }
  return null;
}

/** The values of sizes and letters as expressions. */
function asNodes(arena: Arena, assigned: ReadonlyMap<string, bigint>): ReadonlyMap<string, Node> {
  return new Map([...assigned].map(([name, value]) => [name, arena.number(rational(value))]));
}

/** Each combination of values of the free letters for these sizes. */
function letterAssignments(planned: Plan, sizes: ReadonlyMap<string, Node>): readonly ReadonlyMap<string, bigint>[] {
  let rows: ReadonlyMap<string, bigint>[] = [new Map()];
  for (const { name, lower, upper } of planned.letters) {
    let choices: readonly bigint[] = [1n, 2n, 3n];
    if (lower !== null && upper !== null) {
      const from = expand(planned.expansion, lower, sizes);
      const to = expand(planned.expansion, upper, sizes);
      const first = from instanceof ExpansionFailure ? null : exactInteger(plainNumber(from));
      const last = to instanceof ExpansionFailure ? null : exactInteger(plainNumber(to));
      if (first !== null && last !== null) choices = lettersBetween(first, last);
    }
    rows = rows.flatMap((row) => choices.map((choice) => new Map([...row, [name, choice]])));
    // Few of many: the first ones and those with the letters different.
    if (rows.length > 9) rows = rows.filter((_, position) => position % Math.ceil(rows.length / 9) === 0);
  }
  return rows;
}

interface Written {
  readonly left: Node;
  readonly right: Node;
  readonly given: readonly RelationNode[];
}

/** Both sides and the assumptions with every sum written out; null where an assumption excludes the instance. */
function writeOut(
  planned: Plan, a: Node, b: Node, relations: readonly RelationNode[], assigned: ReadonlyMap<string, bigint>, sizes: ReadonlyMap<string, bigint>,
  context: JudgeContext,
): Written | ExpansionFailure | null {
  const values = asNodes(context.arena, assigned);
  const left = expand(planned.expansion, a, values);
  if (left instanceof ExpansionFailure) return left;
  const right = expand(planned.expansion, b, values);
  if (right instanceof ExpansionFailure) return right;
  const given = expandRelations(planned, relations, assigned, sizes, left, right, context);
  return given === null || given instanceof ExpansionFailure ? given : { left, right, given };
}

/** One instance; null where an assumption excludes it. */
function judgeOne(
  planned: Plan, a: Node, b: Node, relations: readonly RelationNode[], assigned: ReadonlyMap<string, bigint>, sizes: ReadonlyMap<string, bigint>,
  context: JudgeContext, work: Work, judgeScalar: ScalarJudge, mode: ScalarMode,
): Judgement | ExpansionFailure | null {
  const written = writeOut(planned, a, b, relations, assigned, sizes, context);
  if (written === null || written instanceof ExpansionFailure) return written;
  const alone = assigned.size === 0;
  const share = alone ? work.left : Math.max(2000, Math.floor(work.left / 3));
  const own = createWork(Math.min(share, work.left));
  const before = own.left;
  const judgement = judgeScalar(written.left, written.right, written.given, context, own, alone ? "alone" : mode);
  work.spend(before - own.left);
  return judgement;
}

/** A few small instances as scenes, for comparisons that are no verdicts; equations among the assumptions are left out where they are not used up by sizes. */
export function instanceScenes(a: Node, b: Node, relations: readonly RelationNode[], context: JudgeContext, work: Work): readonly Scene[] {
  const planned = plan(a, b, relations, context, work);
  if (typeof planned === "string") return [];
  const fixed = fixedSizes(planned, relations);
  const scenes: Scene[] = [];
  for (const sizes of sizeAssignments(planned.sizes, fixed, 0).slice(1, 4).concat(fixed.size === planned.sizes.length ? [fixed] : [])) {
    for (const letters of letterAssignments(planned, asNodes(context.arena, sizes)).slice(-2)) {
      if (scenes.length >= 3) return scenes;
      const written = writeOut(planned, a, b, relations, new Map([...sizes, ...letters]), sizes, context);
      if (written === null || written instanceof ExpansionFailure) continue;
      const used = useEquations(context.arena, written.left, written.right, written.given, context.integers);
      const scene = buildScene(context.arena, used.left, used.right, used.given, context.integers, work);
      if (!("reason" in scene)) scenes.push(scene);
    }
  }
  return scenes;
}

function combine(planned: Plan, instances: readonly Instance[], failure: string | null): Judgement {
  const equalOnes = instances.some((each) => each.judgement.verdict === "equal");
  // A side that has no value for one size (`1/(n - 1)`, n = 1) is a condition where the others agree.
  const undefinedOnes = equalOnes ? instances.filter((each) => each.judgement.verdict === "unequal" && each.judgement.witness === null) : [];
  const failing = instances.find((each) => each.judgement.verdict === "unequal" && !undefinedOnes.includes(each));
  if (failing !== undefined) {
    const { witness, reason } = failing.judgement;
    return unequal(witness === null ? null : arrayWitness(planned, failing, witness), reason, whereSizesAgree(planned, instances) ?? ownHoldsWhen(planned, instances, failing));
  }
  const good = instances.filter((each) => each.judgement.verdict === "equal");
  const doubtful = instances.filter((each) => each.judgement.verdict === "undecided" && !/no point|too few points/.test(each.judgement.reason ?? ""));
  const [only] = good;
  if (failure !== null && good.length === 0) return undecided(failure);
  if (only !== undefined && instances.length === 1 && only.values.size === 0) return only.judgement;
  const needed = planned.sizes.length + planned.letters.length === 0 ? 1 : 2;
  const settled = good.length >= needed || (good.length === 1 && instances.length === 1 && failure === null);
  if (!settled || (doubtful.length > 0 && good.length < 4)) {
    return undecided(doubtful[0]?.judgement.reason ?? failure ?? instances[0]?.judgement.reason ?? "no instance could be judged");
  }
  const judgement = equalOnInstances(good, (text) => generalText(planned, text));
  return undefinedOnes.length === 0 ? judgement : { ...judgement, conditions: [...judgement.conditions, { text: exceptionText(planned, undefinedOnes), source: "domain" }] };
}

/** `n ≠ 1` where the only size has no value there. */
function exceptionText(planned: Plan, exceptions: readonly Instance[]): string {
  const [name, ...others] = [...planned.sizes, ...planned.letters.map((letter) => letter.name)];
  if (name === undefined || others.length > 0) return "both sides have a value";
  return exceptions.map(({ values }) => `${name} ≠ ${String(values.get(name) ?? "?")}`).join(", ");
}

/** `m = 1` where exactly the instances with one value of one size are equal and some with other values are not. */
function whereSizesAgree(planned: Plan, instances: readonly Instance[]): string | null {
  for (const size of planned.sizes) {
    const verdictsAt = new Map<bigint, Set<string>>();
    for (const { values, judgement } of instances) {
      const value = values.get(size) ?? 0n;
      verdictsAt.set(value, (verdictsAt.get(value) ?? new Set()).add(judgement.verdict));
    }
    const good = [...verdictsAt].filter(([, verdicts]) => verdicts.size === 1 && verdicts.has("equal"));
    const others = [...verdictsAt].filter(([, verdicts]) => !(verdicts.size === 1 && verdicts.has("equal")));
    const [only] = good;
    if (good.length === 1 && only !== undefined && others.length > 0 && others.every(([, verdicts]) => verdicts.has("unequal"))) return `${size} = ${only[0]}`;
  }
  return null;
}

function ownHoldsWhen(planned: Plan, instances: readonly Instance[], failing: Instance): string | null {
  const words = failing.judgement.holdsWhen;
  return words === null || instances.some((each) => each.judgement.verdict === "equal") ? null : generalText(planned, words);
}

/** `y_2 > 0` of one entry said of all: `y_i > 0`. */
function generalText(planned: Plan, text: string): string {
  return text.replace(/([\p{L}\p{M}]+)_(\d+)/gu, (whole, base: string) => {
    const letter = planned.letterOf.get(base);
    return letter === undefined ? whole : `${base}_${letter}`;
  });
}

/** The witness with the sizes and letters first, and the entries of an array as one list; a single entry at a free subscript keeps that letter. */
function arrayWitness(planned: Plan, instance: Instance, witness: Witness): Witness {
  const at: Record<string, WitnessValue> = {};
  for (const name of [...planned.sizes, ...planned.letters.map((letter) => letter.name)]) at[name] = String(instance.values.get(name) ?? "");
  const arrays = new Map<string, Map<number, WitnessValue>>();
  const rest: [string, WitnessValue][] = [];
  for (const [name, value] of Object.entries(witness.at)) {
    const match = /^(.+)_(\d+)$/u.exec(name);
    const base = match?.[1];
    if (base === undefined || !planned.letterOf.has(base)) rest.push([name, value]);
    else arrays.set(base, (arrays.get(base) ?? new Map<number, WitnessValue>()).set(Number(match?.[2]), value));
  }
  for (const [base, entries] of arrays) {
    if (base.endsWith("^()")) {
      for (const [position, value] of [...entries].sort(([p], [q]) => p - q)) at[`${base.slice(0, -1)}${position})`] = value;
      continue;
    }
    const letter = planned.letterOf.get(base) ?? "";
    const [single] = entries;
    const freeValue = instance.values.get(letter);
    if (entries.size === 1 && single !== undefined && freeValue !== undefined && BigInt(single[0]) === freeValue) {
      at[`${base}_${letter}`] = single[1];
      continue;
    }
    const sorted = [...entries].sort(([p], [q]) => p - q);
    const contiguous = sorted.every(([position], order) => position === order + (sorted[0]?.[0] ?? 1)) && (sorted[0]?.[0] ?? 1) <= 1;
    if (contiguous) at[base] = sorted.map(([, value]) => value);
    else for (const [position, value] of sorted) at[`${base}_${position}`] = value;
  }
  for (const [name, value] of rest) at[name.replace(/^(.+)\^\(\)_\((.+),(\w+)\)$/u, "$1^($3)_$2")] = value;
  return { at, left: witness.left, right: witness.right };
}
