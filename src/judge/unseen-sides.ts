// Sides of branches that no point was seen on. Agreement at points says nothing of them.

import type { Node } from "../expression/node.js";
import { addRational, compareRational, multiplyRational, rational } from "../arithmetic/rational.js";
import { everywhere, Sign } from "./analysis.js";
import type { Interval } from "../arithmetic/interval.js";
import { holdsOverLeftDomain, simplestBetween } from "./boxes.js";
import { collectDomain } from "./domain.js";
import { fingerprintDifference } from "./fingerprint.js";
import { evaluationOrder } from "./graph.js";
import { zeroSet } from "./leaves.js";
import { inputsOf, lineThrough, provenSignOf } from "./lines.js";
import { createSampler, type Sample } from "./sampling.js";
import { buildScene, type Scene, type SceneLeaf } from "./scene.js";
import { doubleCost } from "./work.js";

const LARGEST = 2000;
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

/** As `unseenSide` for the parts, at the points of the samples. */
export function unseenSideWithin(scene: Scene, samples: readonly Sample[], { left, right, on }: Simpler): Node | null {
  const isSame = left === scene.left && right === scene.right;
  const simpler = isSame ? scene : buildScene(scene.arena, left, right, { relations: scene.relations, solved: [], eliminated: [] }, scene.integers, scene.work);
  if ("reason" in simpler) return left;
  const sampler = createSampler(simpler);
  const positions = simpler.inputs.map(({ name }) => scene.inputs.findIndex((input) => input.name === name));
  if (!isSame) for (const { point } of samples) sampler.tryPoint(positions.flatMap((position) => point.coordinates[position] ?? []), 0);
  for (const parts of on) {
    const unseen = unseenSide(simpler, isSame ? samples : sampler.samples.usable, parts);
    if (unseen !== null) return unseen;
  }
  return null;
}

/**
 * A factor of a branch argument of the two parts, or of a denominator in one (arctan(tan x) takes another branch beyond a pole of tan x), on one side of whose zeros
 * there is none of the samples; null where all sides were seen that can be. What both parts have in common is no matter: whatever its value, it is the same in both.
 */
export function unseenSide(scene: Scene, samples: readonly Sample[], parts: readonly [Node, Node]): Node | null {
  // Where equations are given the points lie on a curve, which meets but some of the sides.
  if (scene.assumptions.some(({ operator }) => operator === "=")) return null;
  const { asked, excused } = branchesOf(scene, parts);
  // What is assumed of a difference leaves one side of it.
  const assumed = new Set(scene.relations.map(({ left, right }) => zeroSet(scene.arena, scene.analysis, scene.arena.subtract(left, right)).key));
  for (const [number, leaf] of scene.leaves.entries()) {
    if (!asked.has(leaf.node) || excused.has(leaf.node) || (assumed.size > 0 && assumed.has(zeroSet(scene.arena, scene.analysis, leaf.node).key))) continue;
    const possible = scene.analysis.signs(leaf.node);
    const isSeen = (side: 1 | -1): boolean => (possible & (side === 1 ? Sign.positive : Sign.negative)) === 0 || samples.some((sample) => sample.leafSigns[number] === side);
    const positions = inputsOf(scene, leaf.register);
    if (positions.length === 0) continue;
    if ((isSeen(1) && isSeen(-1)) || isWithinOneStep(scene, leaf.node)) continue;
    const [sample] = samples;
    if (sample !== undefined && isConstant(scene, leaf.node, scene.evaluators.doubles.at(sample.point)[leaf.register])) continue;
    for (const side of [1, -1] as const) {
      if (isSeen(side)) continue;
      const isNever = holdsOverLeftDomain(scene, leaf.register, positions, REACH, (value) => (side === 1 ? value.upper <= 0 : value.lower >= 0));
      if (!isNever && !hasNoIntegers(scene, leaf, side, samples)) return leaf.node;
    }
  }
  return null;
}

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

interface Branches {
  readonly asked: ReadonlySet<Node>;
  /** What has one sign wherever the sides have values. */
  readonly excused: ReadonlySet<Node>;
}

/** The factors of the branch arguments that only one of the parts has, and of the denominators in these. */
function branchesOf(scene: Scene, [first, second]: readonly [Node, Node]): Branches {
  const { arena, integers, analysis } = scene;
  const [ofFirst, ofSecond] = [first, second].map((part) => new Set(evaluationOrder([part], LARGEST) ?? []));
  const own = [...(ofFirst ?? [])].filter((node) => ofSecond?.has(node) !== true).concat([...(ofSecond ?? [])].filter((node) => ofFirst?.has(node) !== true));
  const { branches } = collectDomain(arena, own, integers, analysis);
  const inside = collectDomain(arena, evaluationOrder(branches.map(({ argument }) => argument), LARGEST) ?? [], integers, analysis);
  const factorsOf = (argument: Node): readonly Node[] => [...(scene.factors(argument)?.leaves.keys() ?? [argument])];
  return {
    asked: new Set([...branches.filter(({ required }) => !required), ...inside.conditions.filter(({ relation }) => relation === "≠")].flatMap(({ argument }) => factorsOf(argument))),
    excused: new Set(
      [...scene.branches.filter(({ required }) => required), ...[...scene.leftConditions, ...scene.rightConditions].filter(({ relation }) => relation !== "≠")].flatMap(({ argument }) => factorsOf(argument)),
    ),
  };
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
