// Pieces of branches that no point was seen on at which they are felt. Agreement at points says nothing of them.

import type { Node } from "../expression/node.js";
import { addRational, compareRational, multiplyRational, rational } from "../arithmetic/rational.js";
import { everywhere, Sign } from "./analysis.js";
import type { Interval } from "../arithmetic/interval.js";
import { holdsOverLeftDomain, simplestBetween } from "./boxes.js";
import { settle, type PointVerdict } from "./compare.js";
import { compareAtJump, isJump, lookAcross, MOST_ASKED, samplesOnSide, some, type Corner } from "./corner-search.js";
import { collectDomain } from "./domain.js";
import { isOnJump, PRECISIONS } from "./evidence.js";
import { replaceNodes } from "./constraints.js";
import { createExpander } from "./fingerprint-exponent.js";
import { fingerprintDifference } from "./fingerprint.js";
import { pointBeside } from "./generic-points.js";
import { evaluatedOperands, evaluationOrder } from "./graph.js";
import { createInfluence, type Influence } from "./influence.js";
import { zeroSet } from "./leaves.js";
import { inputsOf, lineThrough, provenSignOf } from "./lines.js";
import { createSampler, type Sample, type Sampler } from "./sampling.js";
import { productOfSigns, signsOfSquare } from "./signs.js";
import { hiddenBits } from "./saturation.js";
import { buildScene, type Scene, type SceneLeaf } from "./scene.js";
import { TESTED_BITS } from "./testing.js";
import { doubleCost } from "./work.js";

const LARGEST = 2000;
const MOST_ASKED_DEEP = 4;
/** Agreement is looked at to no more bits than this. */
const MOST_BITS = 500;
/** As far out as a sign is proven where a quantity has no bounds. */
const REACH = 1e18;
/** What is known to within this may be a simple number. */
const NARROW = 1e-9;

/** Two expressions that are equal to the sides of a comparison, with less between them, and the parts on whose agreement theirs rests. */
export interface Simpler {
  readonly left: Node;
  readonly right: Node;
  readonly on: readonly (readonly [Node, Node])[];
}

/** Whether the agreement at the points says something of every piece of every branch. */
export type Seen =
  | { readonly kind: "all" }
  /** There is no point on one side of the zeros of this, at which what changes there is felt in the sides. */
  | { readonly kind: "not"; readonly leaf: Node }
  /** The sides of the scene differ at this sample, which was found on the way. */
  | { readonly kind: "refuted"; readonly sample: Sample };

/** As `seenFromAllSides` for the parts, at the points of the samples. */
export function seenWithin(scene: Scene, sampler: Sampler, { left, right, on }: Simpler): Seen {
  if (left === scene.left && right === scene.right) return seenFromAllSides(scene, sampler, on);
  const simpler = buildScene(scene.arena, left, right, { relations: scene.relations, solved: [], eliminated: [] }, scene.integers, scene.work);
  if ("reason" in simpler) return { kind: "not", leaf: left };
  const own = createSampler(simpler);
  const positions = simpler.inputs.map(({ name }) => scene.inputs.findIndex((input) => input.name === name));
  for (const { point } of sampler.samples.usable) own.tryPoint(positions.flatMap((position) => point.coordinates[position] ?? []), 0);
  const seen = seenFromAllSides(simpler, own, on);
  if (seen.kind !== "refuted") return seen;
  // The same point for the sides themselves; what no longer occurs in the simpler ones stays where it was.
  const [base] = sampler.samples.usable;
  const coordinates = base?.point.coordinates.map((coordinate, position) => seen.sample.point.coordinates[positions.indexOf(position)] ?? coordinate);
  const sample = coordinates === undefined ? null : sampler.tryPoint(coordinates, 0);
  return sample !== null && sampler.samples.usable.includes(sample) ? { ...seen, sample } : { kind: "not", leaf: left };
}

/**
 * Was each piece of each branch felt in the sides at a sample at which they agree to 60 digits, or does it never occur? The branches are those of the parts that agree, and
 * those in both of them on which their agreement rests; a factor of a denominator in the argument of a branch is one too (arctan(tan x) takes another piece beyond a pole of
 * tan x). Points across the corners are looked for where a piece was not felt.
 */
export function seenFromAllSides(scene: Scene, sampler: Sampler, on: readonly (readonly [Node, Node])[]): Seen {
  // Where equations are given the points lie on a curve, which meets but some of the sides.
  if (scene.assumptions.some(({ operator }) => operator === "=")) return { kind: "all" };
  const influence = createInfluence(scene);
  const verdicts = new Map<Sample, PointVerdict>();
  const compare = (sample: Sample): PointVerdict => {
    const known = verdicts.get(sample);
    if (known !== undefined) return known;
    const needed = TESTED_BITS + Math.ceil(hiddenBits(scene, sample.point));
    // A point on a jump speaks for itself alone.
    const found = needed > MOST_BITS || isOnJump(scene, sampler, sample) ? null : settle(scene, sample.point, needed, PRECISIONS);
    const verdict: PointVerdict = found === null || (found.kind === "agrees" && found.bits < needed) ? { kind: "open" } : found;
    verdicts.set(sample, verdict);
    return verdict;
  };
  const differing = (): Seen | null => {
    const [found] = [...verdicts].filter(([, { kind }]) => kind === "separated");
    return found === undefined ? null : { kind: "refuted", sample: found[0] };
  };
  // Points that are found across one corner may lie beyond others too.
  const corners = cornersOf(scene, sampler, influence, on);
  let open = corners.flatMap((corner) => SIDES.map((side) => ({ corner, side })));
  for (let pass = 0; pass < PASSES && open.length > 0; pass += 1) {
    const before = sampler.samples.usable.length;
    const left = [];
    for (const each of open) {
      const isSettled = isSeenOrNever(scene, sampler, influence, each, compare) || lookAcross(scene, sampler, influence, each.corner, each.side, compare) !== "unknown";
      const refuted = differing();
      if (refuted !== null) return refuted;
      if (!isSettled) left.push(each);
    }
    open = left;
    if (sampler.samples.usable.length === before) break;
  }
  for (const corner of corners) {
    if (!isJump(corner)) continue;
    compareAtJump(scene, sampler, influence, corner, compare);
    const refuted = differing();
    if (refuted !== null) return refuted;
  }
  const used = open.length === 0 ? new Set<Node>() : usedParts(scene, sampler);
  const [first] = open.filter(({ corner }) => used.has(corner.part));
  return first === undefined ? { kind: "all" } : { kind: "not", leaf: first.corner.leaf.node };
}

const SIDES = [1, -1] as const;
const PASSES = 3;

/** Was the piece on this side felt, or is there nothing on this side? */
function isSeenOrNever(
  scene: Scene, sampler: Sampler, influence: Influence, { corner: { part, leaf, number }, side }: { readonly corner: Corner; readonly side: 1 | -1 },
  compare: (sample: Sample) => PointVerdict,
): boolean {
  if ((scene.analysis.signs(leaf.node) & expandedSigns(scene, leaf.node) & (side === 1 ? Sign.positive : Sign.negative)) === 0) return true;
  const { usable } = sampler.samples;
  const asked = some(samplesOnSide(usable, number, side), MOST_ASKED);
  if (asked.some((sample) => influence.isFelt(sample, part) && compare(sample).kind === "agrees")) return true;
  if (some(asked, MOST_ASKED_DEEP).some((sample) => influence.isFeltDeep(sample, part) && compare(sample).kind === "agrees")) return true;
  for (const { point } of some(asked, MOST_ASKED_DEEP)) {
    const beside = sampler.tryPoint(pointBeside(scene, point.coordinates), 0);
    if (beside?.leafSigns[number] === side && usable.includes(beside) && influence.isFeltOneWay(beside, part) && compare(beside).kind === "agrees") return true;
  }
  return isNever(scene, sampler, { leaf, number }, side);
}

/** Is it proven that the leaf has no values on this side of 0 where the sides have values? */
function isNever(scene: Scene, { samples: { usable } }: Sampler, { leaf, number }: Pick<Corner, "leaf" | "number">, side: 1 | -1): boolean {
  if (usable.some((sample) => sample.leafSigns[number] === side)) return false;
  const [sample] = usable;
  if (isWithinOneStep(scene, leaf.node)) return true;
  if (sample !== undefined && isConstant(scene, leaf.node, scene.evaluators.doubles.at(sample.point)[leaf.register])) return true;
  return holdsOverLeftDomain(scene, leaf.register, inputsOf(scene, leaf.register), REACH, (value) => (side === 1 ? value.upper <= 0 : value.lower >= 0)) || hasNoIntegers(scene, leaf, side, usable);
}

/** The parts of the sides, without the operands of maxima and minima that are proven never to be taken. */
function usedParts(scene: Scene, sampler: Sampler): ReadonlySet<Node> {
  const leafOf = new Map(scene.leaves.map((leaf, number) => [leaf.node, { leaf, number }]));
  const used = new Set<Node>();
  const stack = [scene.left, scene.right];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (used.has(node)) continue;
    used.add(node);
    stack.push(...operandsTaken(scene, sampler, node, leafOf));
  }
  return used;
}

function operandsTaken(scene: Scene, sampler: Sampler, node: Node, leafOf: ReadonlyMap<Node, Pick<Corner, "leaf" | "number">>): readonly Node[] {
  const [first, second] = node.kind === "apply" && (node.function === "max" || node.function === "min") ? node.arguments : [];
  const leaf = first === undefined || second === undefined ? undefined : leafOf.get(scene.arena.subtract(first, second));
  if (leaf === undefined || first === undefined || second === undefined) return evaluatedOperands(node);
  const [greater, less] = node.kind === "apply" && node.function === "max" ? [first, second] : [second, first];
  if (isNever(scene, sampler, leaf, 1)) return [less];
  return isNever(scene, sampler, leaf, -1) ? [greater] : [first, second];
}

/** The signs that the leaf can have by those of the monomials it consists of: (u + x) − x is u. */
function expandedSigns({ arena, analysis }: Scene, leaf: Node): number {
  const monomials = leaf.kind === "add" ? createExpander(arena).expand(leaf) : null;
  if (monomials === null || monomials.length > 8) return Sign.any;
  const masks = monomials.map(({ coefficient, factors }) =>
    factors.reduce(
      (mask, { node, exponent }) => productOfSigns(mask, exponent % 2 === 0 ? signsOfSquare(analysis.signs(node)) : analysis.signs(node)),
      signOfNumber(coefficient.numerator),
    ));
  const all = masks.reduce((mask, each) => mask | each, masks.length === 0 ? signOfNumber(0n) : 0);
  return (all & Sign.positive) !== 0 && (all & Sign.negative) !== 0 ? Sign.any : all;
}

const signOfNumber = (numerator: bigint): number => (numerator > 0n ? Sign.positive : numerator < 0n ? Sign.negative : Sign.zero);

const BASES = 4;
const REACH_OF_INTEGERS = 6;

/** Is the leaf one of integers, and a side without a value wherever small ones put it on this side of its zeros? Factorials have none beyond theirs. */
function hasNoIntegers(scene: Scene, leaf: SceneLeaf, side: 1 | -1, samples: readonly Sample[]): boolean {
  const positions = inputsOf(scene, leaf.register);
  if (!positions.every((position) => scene.inputs[position]?.integer === true)) return false;
  let met = 0;
  for (const { point } of samples.slice(0, BASES)) {
    for (const position of positions) {
      for (let value = -REACH_OF_INTEGERS; value <= REACH_OF_INTEGERS; value += 1) {
        if (!scene.work.spend(doubleCost(scene.evaluators.tape, scene.evaluators.tape.length))) return false;
        const registers = scene.evaluators.doubles.at(scene.evaluators.point(lineThrough(point.coordinates, position).at(rational(BigInt(value))), scene.seed));
        if (provenSignOf(registers[leaf.register]) !== side) continue;
        if (registers[scene.leftRegister]?.defined !== "never" && registers[scene.rightRegister]?.defined !== "never") return false;
        met += 1;
      }
    }
  }
  return met > 0;
}

/** The corners of the parts: where a branch that only one of two parts has changes its piece, or one in both on whose value their agreement rests. */
function cornersOf(scene: Scene, { samples }: Sampler, influence: Influence, on: readonly (readonly [Node, Node])[]): readonly Corner[] {
  const { arena, integers, analysis } = scene;
  const ordered = on.map((parts) => parts.map((part) => new Set(evaluationOrder([part], LARGEST) ?? [])));
  const isOwn = (node: Node): boolean => ordered.some(([first, second]) => first?.has(node) !== second?.has(node));
  const numberOf = new Map(scene.leaves.map((leaf, number) => [leaf.node, number]));
  // What is assumed of a difference leaves one side of it.
  const keyOf = (node: Node): string => zeroSet(arena, analysis, node).key;
  const assumed = new Set(scene.relations.map(({ left, right }) => keyOf(arena.subtract(left, right))));
  const isOneSided = oneSidedLeaves(scene);
  const corners = new Map<string, Corner>();
  for (const part of new Set(ordered.flatMap((sides) => sides.flatMap((side) => [...side])))) {
    const { branches } = collectDomain(arena, [part], integers, analysis);
    if (branches.length === 0) continue;
    const inside = collectDomain(arena, evaluationOrder(branches.map(({ argument }) => argument), LARGEST) ?? [], integers, analysis);
    const turning = [...branches, ...inside.conditions.filter(({ relation }) => relation === "≠")].flatMap(({ argument }) => [...(scene.factors(argument)?.leaves.keys() ?? [argument])]);
    const leaves = turning.filter((node) => !isOneSided(node) && !(assumed.size > 0 && assumed.has(keyOf(node))));
    const isNoMatter = isOwn(part) ? influence.isIrrelevant : influence.isIndifferent;
    if (leaves.length === 0 || (samples.usable.slice(0, BASES).every((sample) => isNoMatter(sample, part)) && (!isOwn(part) || isFree(scene, part)))) continue;
    for (const node of leaves) {
      const number = numberOf.get(node);
      const leaf = scene.leaves[number ?? -1];
      if (number !== undefined && leaf !== undefined && inputsOf(scene, leaf.register).length > 0) corners.set(`${part.id},${node.id}`, { part, leaf, number });
    }
  }
  return [...corners.values()];
}

/** Are the sides the same by algebra with any two other values of the part? */
function isFree({ arena, left, right, seed, integers }: Scene, part: Node): boolean {
  return [left, right].every((side) => {
    const [one, other] = ["□1", "□2"].map((name) => replaceNodes(arena, side, new Map([[part, arena.symbol(name)]])));
    if (one === other) return true;
    if (one === null || other === null || one === undefined || other === undefined) return false;
    const answer = fingerprintDifference(arena, one, other, { trials: 3, seed, integers, workBudget: 100_000 });
    return answer.kind === "zero" && answer.roots === "any" && answer.isFirm;
  });
}

/** What has one sign wherever the sides have values: an argument of logarithms and even roots that is no product, and what is that but for a number of the same sign. */
function oneSidedLeaves(scene: Scene): (leaf: Node) => boolean {
  const { arena } = scene;
  const required = [
    ...scene.branches.filter(({ required: isRequired }) => isRequired), ...[...scene.leftConditions, ...scene.rightConditions, ...scene.leftRequirements].filter(({ relation }) => relation !== "≠"),
  ].map(({ argument }) => argument);
  const positive = [...new Set(required)];
  const own = new Set(positive.flatMap((argument) => {
    const [only, ...others] = scene.factors(argument)?.leaves ?? [[argument, "odd"] as const];
    return only !== undefined && others.length === 0 && only[1] === "odd" ? [only[0]] : [];
  }));
  const { expand } = createExpander(arena);
  const isNotNegative = (node: Node): boolean => {
    const [only, ...others] = expand(node) ?? [null];
    return only === undefined || (only !== null && others.length === 0 && only.factors.length === 0 && only.coefficient.numerator > 0n);
  };
  return (leaf) => own.has(leaf) || positive.some((argument) => isNotNegative(arena.subtract(leaf, argument)) || isNotNegative(arena.negate(arena.add([leaf, argument]))));
}

/** Is it the same number everywhere by algebra: 0 as the difference in max(u, u), 1 as cosh² u − sinh² u? */
function isConstant({ arena, seed, integers }: Scene, node: Node, value: Interval | undefined): boolean {
  const [first, second] = node.kind === "add" && node.terms.length === 2 ? node.terms : [];
  if (second?.kind === "negate" && second.operand === first) return true;
  if (value === undefined || value.defined !== "always" || value.upper - value.lower > NARROW) return false;
  const number = value.lower <= 0 && value.upper >= 0 ? rational(0n) : simplestBetween(value.lower - NARROW, value.upper + NARROW);
  if (number.denominator > 1000n) return false;
  const answer = fingerprintDifference(arena, node, arena.number(number), { trials: 3, seed, integers, workBudget: 100_000 });
  return answer.kind === "zero" && answer.roots === "any" && answer.isFirm;
}

/** Is it sin(π u), which changes its sign where ⌊u⌋ jumps, with u between two integers next to each other? */
function isWithinOneStep({ analysis }: Scene, node: Node): boolean {
  const product = node.kind === "apply" && node.function === "sin" ? node.arguments[0] : undefined;
  const [pi, argument] = product?.kind === "multiply" && product.factors.length === 2 ? product.factors : [];
  const form = pi?.kind === "symbol" && pi.name === "π" && argument !== undefined ? analysis.affine(argument) : null;
  const [entry] = form?.terms ?? [];
  if (form === null || entry === undefined || form.terms.size > 1) return false;
  const { lower, upper } = analysis.ranges.get(entry[0]) ?? everywhere;
  if (lower === null || upper === null) return false;
  const ends = [lower, upper].map((end) => addRational(form.constant, multiplyRational(entry[1], end))).sort(compareRational);
  const [least, greatest] = ends;
  if (least === undefined || greatest === undefined) return false;
  const floor = rational(least.numerator >= 0n || least.numerator % least.denominator === 0n ? least.numerator / least.denominator : least.numerator / least.denominator - 1n);
  return compareRational(greatest, addRational(floor, rational(1n))) <= 0;
}
