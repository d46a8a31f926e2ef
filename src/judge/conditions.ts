// Which conditions the new side adds: each of its own that the old side does not say already is stated, unless it is proven to hold wherever the
// old side has a value. Stating too much is safe, stating too little is not.

import { intervalArithmetic, type Interval } from "../arithmetic/interval.js";
import type { Node } from "../expression/node.js";
import type { Condition } from "../model/report.js";
import type { Analysis } from "./analysis.js";
import { holdsOverLeftDomain, simplestBetween } from "./boxes.js";
import { compareDoubles } from "./compare.js";
import { wordsFor, wordsForNonzero } from "./condition-words.js";
import type { Coordinate } from "./evaluator.js";
import { fingerprintDifference } from "./fingerprint.js";
import { isImplied, leftAnalysis } from "./implication.js";
import { crossingsAlong, inputsOf, lineThrough, provenSignOf, zerosAlong, type Line } from "./lines.js";
import type { Sample, Sampler } from "./sampling.js";
import type { Scene, SceneCondition } from "./scene.js";

/** The conditions of the right side that may fail at a point where the left side has a value. */
export function domainConditions(scene: Scene, sampler: Sampler): readonly Condition[] {
  const needed = neededConditions(scene, sampler);
  const { failing, unexplained } = failingAtSamples(scene, sampler, needed);
  let analysis: Analysis | null = null;
  for (const condition of needed) {
    if (failing.has(condition)) continue;
    analysis ??= leftAnalysis(scene);
    if (isImplied(scene, condition, analysis)) continue;
    if (isShown(scene, sampler, condition) || isNeverMet(scene, sampler, condition)) continue;
    failing.add(condition);
  }
  const words = wordsFor(scene, [...failing]);
  if ((words.length === 0 && unexplained) || !scene.domainComplete) words.push("where the new expression is defined");
  return words.map((text) => ({ text, source: "domain" }));
}

/** Does it fail at every point where both sides have values? 0^n has one for n ≥ 0, so u ≠ 0 is no condition where u is always 0. */
function isNeverMet(scene: Scene, sampler: Sampler, condition: SceneCondition): boolean {
  const samples = sampler.samples.usable.slice(0, 4);
  if (condition.relation !== "≠" || scene.evaluators.tape.exponents.length === 0 || samples.length === 0) return false;
  return samples.every(({ point }) => {
    const value = scene.evaluators.doubles.at(point)[condition.register];
    return value !== undefined && value.defined === "always" && value.lower <= 0 && value.upper >= 0;
  });
}

const MOST_ASKED = 24;

/** The conditions of the right side but for those that fail where it has a value nevertheless: u of uⁿ may be 0 where n is not negative. */
function neededConditions(scene: Scene, sampler: Sampler): readonly SceneCondition[] {
  if (scene.evaluators.tape.exponents.length === 0) return scene.rightConditions;
  const idle = new Set<SceneCondition>();
  for (const { point } of sampler.samples.usable.slice(0, MOST_ASKED)) {
    const registers = scene.evaluators.doubles.at(point);
    for (const condition of scene.rightConditions) {
      const value = registers[condition.register];
      // Doubles prove the side to be defined there although this may be 0.
      if (condition.relation === "≠" && value !== undefined && value.defined === "always" && value.lower <= 0 && value.upper >= 0) idle.add(condition);
    }
  }
  return scene.rightConditions.filter((condition) => !idle.has(condition));
}

/** The conditions that fail at samples where only the left side is defined. */
function failingAtSamples(scene: Scene, sampler: Sampler, needed: readonly SceneCondition[]): { readonly failing: Set<SceneCondition>; readonly unexplained: boolean } {
  const failing = new Set<SceneCondition>();
  let unexplained = false;
  for (const sample of sampler.samples.leftOnly.slice(0, 24)) {
    const registers = scene.evaluators.doubles.at(sample.point);
    const exact = scene.evaluators.exact(sample.point, scene.evaluators.tape.length);
    let explained = false;
    for (const condition of needed) {
      const value = registers[condition.register];
      const exactly = exact[condition.register];
      if (value === undefined || value.defined !== "always") continue;
      const zero = (value.lower === 0 && value.upper === 0) || (exactly !== null && exactly !== undefined && exactly !== "undefined" && exactly.numerator === 0n);
      const fails = condition.relation === "≠" ? zero : condition.relation === ">" ? value.upper < 0 || zero : value.upper < 0;
      if (!fails) continue;
      failing.add(condition);
      explained = true;
    }
    unexplained ||= !explained;
  }
  return { failing, unexplained };
}

/** As far out as a condition is proven where a quantity has no bounds. */
const REACH = 1e18;

/** Is the condition proven, or shown, to hold wherever the left side has a value? */
function isShown(scene: Scene, sampler: Sampler, condition: SceneCondition): boolean {
  if (isSaidByLeft(scene, sampler, condition)) return true;
  const zeros = condition.relation === "≠" ? zerosOf(scene, sampler, condition) : "none";
  if (zeros === "reached") return false;
  if (zeros === "excluded") return true;
  return holdsOverLeftDomain(scene, condition.register, inputsOf(scene, condition.register), REACH, (value) =>
    condition.relation === "≠" ? value.lower > 0 || value.upper < 0 : condition.relation === ">" ? value.lower > 0 : value.lower >= 0);
}

const MOST_LEFT = 24;
const MOST_IN_PAIRS = 6;

/**
 * Is the argument by algebra a number times what the left side requires already, or a product of that where it is only not to be zero: 1 + cos x =
 * 2·cos(x/2)², sin 2x = 2·sin x·cos x? Or a number?
 */
function isSaidByLeft(scene: Scene, sampler: Sampler, condition: SceneCondition): boolean {
  const { arena } = scene;
  const [first, second] = sampler.samples.usable;
  if (first === undefined || second === undefined) return false;
  const known = [...scene.leftRequirements, ...scene.leftConditions].slice(0, MOST_LEFT);
  const candidates: (readonly SceneCondition[])[] = [[]];
  for (const each of known) if (each.relation === condition.relation || each.relation === ">") candidates.push([each]);
  if (condition.relation === "≠") {
    const factors = scene.leftConditions.filter((each) => each.relation !== "≥").slice(0, MOST_IN_PAIRS);
    for (const [position, one] of factors.entries()) for (const other of factors.slice(position)) candidates.push([one, other]);
  }
  const values = [first, second].map((sample) => {
    const registers = scene.evaluators.doubles.at(sample.point);
    return { own: middle(registers[condition.register]), of: new Map(known.concat(scene.leftConditions).map((each) => [each, middle(registers[each.register])])) };
  });
  for (const candidate of candidates) {
    const [one, other] = values.map(({ own, of }) => own / candidate.reduce((product, each) => product * (of.get(each) ?? NaN), 1));
    if (one === undefined || other === undefined || !Number.isFinite(one) || one === 0 || Math.abs(one - other) > 1e-9 * Math.abs(one)) continue;
    const ratio = simplestBetween(one - Math.abs(one) * 1e-9, one + Math.abs(one) * 1e-9);
    if (ratio.denominator > 10_000n || (condition.relation !== "≠" && ratio.numerator <= 0n)) continue;
    const product = arena.multiply([arena.number(ratio), ...candidate.map((each): Node => each.argument)]);
    const answer = fingerprintDifference(arena, condition.argument, product, { trials: 3, seed: scene.seed, integers: scene.integers, workBudget: Math.max(0, scene.work.left) });
    scene.work.spend(2000);
    if (answer.kind === "zero" && answer.roots === "any" && answer.isFirm) return true;
  }
  return false;
}

function middle(value: Interval | undefined): number {
  return value === undefined || value.defined !== "always" ? NaN : (value.lower + value.upper) / 2;
}

/** Zeros along lines through samples: is one at a point where the left side has a value, are all found at points where it has none, or is none found? */
function zerosOf(scene: Scene, sampler: Sampler, condition: SceneCondition): "reached" | "excluded" | "none" {
  let excluded = 0;
  for (const base of sampler.samples.usable.slice(0, 2)) {
    for (const position of inputsOf(scene, condition.register).slice(0, 8)) {
      const input = scene.inputs[position];
      if (base.point.coordinates[position]?.kind !== "exact" || input === undefined || scene.work.left <= 0) continue;
      const along = lineThrough(base.point.coordinates, position);
      for (const zero of zerosAlong(scene, condition.register, along)) {
        const there = leftAtZero(scene, condition, along.at(zero));
        if (there === "defined") return "reached";
        if (there === "undefined") excluded += 1;
      }
      if (input.integer || scene.evaluators.tape.exponents.length > 0) continue;
      const { changes, touches } = crossingsAlong(scene, condition.register, along, []);
      const brackets = [...changes, ...touches.map((x) => ({ lower: x - 1e-7 * Math.max(1e-3, Math.abs(x)), upper: x + 1e-7 * Math.max(1e-3, Math.abs(x)) }))];
      for (const { lower, upper } of brackets) {
        const there = leftOverBracket(scene, base, position, lower, upper);
        if (there === "excluded") excluded += 1;
        else if (there !== "outside") return "reached";
      }
    }
  }
  return excluded > 0 ? "excluded" : "none";
}

/** Has the left side a value at a point where the argument is exactly zero and the assumptions hold? */
function leftAtZero(scene: Scene, condition: SceneCondition, coordinates: readonly Coordinate[]): "defined" | "undefined" | "unknown" {
  const { tape, doubles } = scene.evaluators;
  if (coordinates.some((coordinate, position) => coordinate.kind === "exact" && scene.inputs[position]?.integer === true && coordinate.value.denominator !== 1n)) return "unknown";
  const point = scene.evaluators.point(coordinates, scene.seed);
  const exact = scene.evaluators.exact(point, tape.length);
  const at = exact[condition.register];
  if (at === null || at === undefined || at === "undefined" || at.numerator !== 0n) return "unknown";
  const registers = doubles.at(point);
  for (const { operator, register, solvedFor } of scene.assumptions) {
    if (solvedFor !== null) continue;
    const difference = exact[register];
    const sign = difference !== null && difference !== undefined && difference !== "undefined" ? Number(difference.numerator > 0n) - Number(difference.numerator < 0n) : provenSignOf(registers[register]);
    if (sign === null) return "unknown";
    const holds = operator === ">" ? sign > 0 : operator === "≥" ? sign >= 0 : operator === "<" ? sign < 0 : operator === "≤" ? sign <= 0 : operator === "≠" ? sign !== 0 : sign === 0;
    if (!holds) return "unknown";
  }
  const enclosure = registers[scene.leftRegister];
  if (exact[scene.leftRegister] === "undefined" || enclosure === undefined || enclosure.defined === "never") return "undefined";
  if (enclosure.defined === "always") return "defined";
  const ball = scene.evaluators.balls(128);
  const value = ball.at(point)[scene.leftRegister];
  const defined = value === undefined ? "maybe" : ball.arithmetic.definedness(value);
  return defined === "always" ? "defined" : defined === "never" ? "undefined" : "unknown";
}

/** Over a bracket of a zero: is the left side defined, is a condition of its own zero there as well, or is it outside of the assumptions? */
function leftOverBracket(scene: Scene, base: Sample, position: number, lower: number, upper: number): "defined" | "excluded" | "outside" | "unknown" {
  const { doubles, tape } = scene.evaluators;
  if (!scene.work.spend(2 * tape.length)) return "unknown";
  const { point } = base;
  const inputs = point.coordinates.map((coordinate, other) => {
    if (other === position) return { lower, upper, defined: "always" as const };
    if (coordinate.kind === "exact") return intervalArithmetic.fromRational(coordinate.value);
    const root = coordinate.refine(64);
    return intervalArithmetic.hull(root.lower, root.upper);
  });
  doubles.machine.run({ inputs, kernels: point.kernels.map((kernel) => intervalArithmetic.fromRational(kernel.value)), exponents: point.exponents }, 0, tape.length);
  const { registers } = doubles.machine;
  for (const { operator, register, solvedFor } of scene.assumptions) {
    const value = registers[register];
    if (solvedFor !== null || value === undefined) continue;
    const fails = operator === ">" ? value.upper <= 0 : operator === "≥" ? value.upper < 0 : operator === "<" ? value.lower >= 0 : operator === "≤" ? value.lower > 0
      : operator === "≠" ? value.lower === 0 && value.upper === 0 : value.lower > 0 || value.upper < 0;
    if (fails) return "outside";
  }
  const left = registers[scene.leftRegister];
  if (left?.defined === "never") return "excluded";
  if (left?.defined === "always") return "defined";
  const holdsZero = scene.leftConditions.some((each) => {
    const value = registers[each.register];
    return value !== undefined && value.defined !== "never" && value.lower <= 0 && value.upper >= 0;
  });
  return holdsZero ? "excluded" : "unknown";
}

/**
 * The zeros of an argument of sign, where one side may jump and the other not: for samples that differ there only, and wherever such a zero is possible
 * and the sides are not seen to agree on it.
 */
export function conditionsAtZeros(scene: Scene, isolated: readonly Sample[], sampler: Sampler): readonly Condition[] {
  const words = new Set<string>();
  for (const [number, leaf] of scene.leaves.entries()) {
    if (!leaf.jumps) continue;
    if (isolated.some((sample) => sample.leafSigns[number] === 0) || !agreesAtZeros(scene, sampler, number)) words.add(wordsForNonzero(scene, leaf.node));
  }
  return [...words].map((text) => ({ text, source: "domain" }));
}

/** Do the sides agree at exact zeros of the leaf, or is it never zero where both are defined? */
function agreesAtZeros(scene: Scene, sampler: Sampler, number: number): boolean {
  const leaf = scene.leaves[number];
  if (leaf === undefined) return true;
  const mentioned = [...scene.leftConditions, ...scene.rightConditions].some((condition) => condition.argument === leaf.node && condition.relation !== "≥");
  if (mentioned) return true;
  let agreed = sampler.samples.usable.filter((sample) => sample.leafSigns[number] === 0 && compareDoubles(sample).kind === "agrees").length;
  const [base] = sampler.samples.usable;
  if (agreed === 0 && base !== undefined) {
    for (const position of inputsOf(scene, leaf.register)) {
      if (base.point.coordinates[position]?.kind !== "exact") continue;
      const along: Line = lineThrough(base.point.coordinates, position);
      for (const zero of zerosAlong(scene, leaf.register, along)) {
        const sample = sampler.tryPoint(along.at(zero), 0);
        if (sample !== null && sample.leafSigns[number] === 0 && compareDoubles(sample).kind === "agrees") agreed += 1;
      }
    }
  }
  return agreed > 0;
}
