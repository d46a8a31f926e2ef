// Conditions in words: where the new side has no value although the old one has, and where sides that differ do agree.

import { compareRational, formatRational, negateRational, type Rational } from "../arithmetic/rational.js";
import type { Condition } from "../model/report.js";
import { printUnicode } from "../notation/unicode.js";
import { everywhere, type Affine } from "./analysis.js";
import { zeroSetKey } from "./branches.js";
import { compareDoubles } from "./compare.js";
import { isEmptyRange, narrow, solveBound, type Bound } from "./domain.js";
import type { Coordinate } from "./evaluator.js";
import { changesAlong, zerosAlong, type Sample, type Sampler } from "./sampling.js";
import type { Scene, SceneCondition } from "./scene.js";

/** The conditions of the right side that fail at some point where the left side has a value. */
export function domainConditions(scene: Scene, sampler: Sampler): readonly Condition[] {
  const failing = new Set<SceneCondition>();
  let unexplained = false;
  for (const sample of sampler.samples.leftOnly) {
    const registers = scene.evaluators.doubles.at(sample.point);
    const exact = scene.evaluators.exact(sample.point, scene.evaluators.tape.length);
    let explained = false;
    for (const condition of scene.rightConditions) {
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
  for (const condition of scene.rightConditions) {
    if (condition.relation === "≠" && !failing.has(condition) && !isCondition(scene, condition, scene.leftConditions) && zeroIsReached(scene, sampler, condition)) failing.add(condition);
  }
  const words = wordsFor(scene, [...failing]);
  if (words.length === 0 && unexplained) words.push("where the new expression is defined");
  return words.map((text) => ({ text, source: "domain" }));
}

/** The same condition up to a constant factor, or a stronger one, is among those. */
function isCondition(scene: Scene, condition: SceneCondition, among: readonly SceneCondition[]): boolean {
  const key = zeroSetKey(scene.analysis.affine(condition.argument));
  return among.some((other) => {
    if (other.argument === condition.argument) return other.relation === "≠" || other.relation === ">";
    return key !== null && other.relation !== "≥" && zeroSetKey(scene.analysis.affine(other.argument)) === key;
  });
}

/** Is there a point where the argument is zero, the assumptions hold and the left side has a value? */
function zeroIsReached(scene: Scene, sampler: Sampler, condition: SceneCondition): boolean {
  const form = scene.analysis.affine(condition.argument);
  for (const base of sampler.samples.usable.slice(0, 2)) {
    for (const [position, input] of scene.inputs.entries()) {
      if (form !== null && !form.terms.has(input.name)) continue;
      const own = base.point.coordinates[position];
      if (own?.kind !== "exact" || position >= 4 || scene.work.left <= 0) continue;
      const along = (value: Rational): readonly Coordinate[] =>
        base.point.coordinates.map((coordinate, other) => (other === position ? { kind: "exact", value } : coordinate));
      const zeros = zerosAlong(scene, condition.register, along);
      for (const zero of zeros) if (leftHasValueAtZero(scene, condition, along(zero))) return true;
      if (form === null && zeroByBisection(scene, condition, base, position, along)) return true;
    }
  }
  return false;
}

function leftHasValueAtZero(scene: Scene, condition: SceneCondition, coordinates: readonly Coordinate[]): boolean {
  const { tape, doubles } = scene.evaluators;
  if (coordinates.some((coordinate, position) => coordinate.kind === "exact" && scene.inputs[position]?.integer === true && coordinate.value.denominator !== 1n)) return false;
  const point = scene.evaluators.point(coordinates, scene.seed);
  const exact = scene.evaluators.exact(point, tape.length);
  const at = exact[condition.register];
  if (at === null || at === undefined || at === "undefined" || at.numerator !== 0n) return false;
  const registers = doubles.at(point);
  for (const { operator, register, solvedFor } of scene.assumptions) {
    if (solvedFor !== null) continue;
    const difference = exact[register];
    const sign = difference !== null && difference !== undefined && difference !== "undefined" ? Number(difference.numerator > 0n) - Number(difference.numerator < 0n) : null;
    const value = registers[register];
    const known = sign ?? (value === undefined || value.defined !== "always" ? null : value.lower > 0 ? 1 : value.upper < 0 ? -1 : null);
    if (known === null) return false;
    const holds = operator === ">" ? known > 0 : operator === "≥" ? known >= 0 : operator === "<" ? known < 0 : operator === "≤" ? known <= 0 : operator === "≠" ? known !== 0 : known === 0;
    if (!holds) return false;
  }
  const left = exact[scene.leftRegister];
  if (left === "undefined") return false;
  if (left !== null && left !== undefined) return true;
  const enclosure = registers[scene.leftRegister];
  if (enclosure === undefined || enclosure.defined === "never") return false;
  if (enclosure.defined === "always") return true;
  const ball = scene.evaluators.balls(128);
  const value = ball.at(point)[scene.leftRegister];
  return value !== undefined && ball.arithmetic.definedness(value) === "always";
}

/** A sign change along one input, narrowed until the left side is defined all over the bracket. */
function zeroByBisection(scene: Scene, condition: SceneCondition, base: Sample, position: number, along: (value: Rational) => readonly Coordinate[]): boolean {
  if (scene.inputs[position]?.integer === true || scene.evaluators.tape.exponents.length > 0) return false;
  const { doubles, tape } = scene.evaluators;
  for (const { lower, upper } of changesAlong(scene, condition.register, along).slice(0, 4)) {
    if (!scene.work.spend(2 * tape.length)) return false;
    const point = base.point;
    const inputs = point.coordinates.map((coordinate, other) => {
      if (other === position) return { lower, upper, defined: "always" as const };
      if (coordinate.kind === "exact") return doubles.arithmetic.fromRational(coordinate.value);
      const root = coordinate.refine(64);
      return doubles.arithmetic.hull(root.lower, root.upper);
    });
    doubles.machine.run({ inputs, kernels: point.kernels.map((kernel) => doubles.arithmetic.fromRational(kernel.value)), exponents: point.exponents }, 0, tape.length);
    const registers = doubles.machine.registers;
    // The argument changes sign through 0 only where it is continuous, that is, defined all over the bracket.
    const argument = registers[condition.register];
    const left = registers[scene.leftRegister];
    if (argument?.defined === "always" && left?.defined === "always" && assumptionsHold(scene, registers)) return true;
  }
  return false;
}

function assumptionsHold(scene: Scene, registers: readonly { readonly lower: number; readonly upper: number }[]): boolean {
  return scene.assumptions.every(({ operator, register, solvedFor }) => {
    const value = registers[register];
    if (solvedFor !== null) return true;
    if (value === undefined) return false;
    return operator === ">" ? value.lower > 0 : operator === "≥" ? value.lower >= 0 : operator === "<" ? value.upper < 0 : operator === "≤" ? value.upper <= 0
      : operator === "≠" ? value.lower > 0 || value.upper < 0 : value.lower === 0 && value.upper === 0;
  });
}

/** `x ≠ 0` for samples that differ on the zero of a branch argument only. */
export function conditionsAtZeros(scene: Scene, isolated: readonly Sample[]): readonly Condition[] {
  const words = new Set<string>();
  for (const sample of isolated) {
    for (const [number, leaf] of scene.leaves.entries()) {
      if (!leaf.jumps || sample.leafSigns[number] !== 0) continue;
      const form = scene.analysis.affine(leaf.node);
      const bound = solveBound(form, "≠");
      words.add(bound === null ? (betweenTwo(form, "≠") ?? `${printUnicode(leaf.node)} ≠ 0`) : `${bound.name} ≠ ${formatRational(bound.bound)}`);
      break;
    }
  }
  return [...words].map((text) => ({ text, source: "domain" }));
}

/** The failing conditions in words: solved for the symbol where they are affine in one, the strictest for each symbol. */
function wordsFor(scene: Scene, failing: readonly SceneCondition[]): string[] {
  const bounds = new Map<string, Bound[]>();
  const words: string[] = [];
  for (const condition of failing) {
    const relation = condition.relation;
    const bound = solveBound(scene.analysis.affine(condition.argument), relation);
    if (bound === null) {
      const text = betweenTwo(scene.analysis.affine(condition.argument), relation) ?? `${printUnicode(condition.argument)} ${relation} 0`;
      if (!words.includes(text)) words.push(text);
    } else bounds.set(bound.name, [...(bounds.get(bound.name) ?? []), bound]);
  }
  const solved: string[] = [];
  for (const [name, each] of bounds) {
    const range = each.reduce((sofar, bound) => narrow(sofar, bound), everywhere);
    if (range.lower !== null) solved.push(`${name} ${range.lowerStrict ? ">" : "≥"} ${formatRational(range.lower)}`);
    if (range.upper !== null) solved.push(`${name} ${range.upperStrict ? "<" : "≤"} ${formatRational(range.upper)}`);
    for (const bound of each) {
      if (bound.relation !== "≠" || isEmptyRange(narrow(range, { ...bound, relation: "=" }))) continue;
      const text = `${name} ≠ ${formatRational(bound.bound)}`;
      if (!solved.includes(text)) solved.push(text);
    }
  }
  return [...solved, ...words];
}

/** `x ≠ y` for x - y ≠ 0. */
function betweenTwo(form: Affine | null, relation: string): string | null {
  if (form === null || form.terms.size !== 2 || form.constant.numerator !== 0n) return null;
  const [first, second] = [...form.terms];
  if (first === undefined || second === undefined || compareRational(first[1], negateRational(second[1])) !== 0) return null;
  return first[1].numerator > 0n ? `${first[0]} ${relation} ${second[0]}` : `${second[0]} ${relation} ${first[0]}`;
}

/**
 * Where two sides that differ somewhere do agree, in words: one affine leaf of a branch whose sign tells the agreeing samples from the
 * differing ones. Null where nothing so simple was seen.
 */
export function whereTheyAgree(scene: Scene, sampler: Sampler): string | null {
  const agreeing: Sample[] = [];
  const differing: Sample[] = [];
  for (const sample of sampler.samples.usable) {
    const verdict = compareDoubles(sample);
    if (verdict.kind === "agrees") agreeing.push(sample);
    else if (verdict.kind === "separated") differing.push(sample);
  }
  if (agreeing.length < 2 || differing.length < 1) return null;
  for (const [number, leaf] of scene.leaves.entries()) {
    for (const side of [1, -1] as const) {
      const fits = agreeing.every((sample) => sample.leafSigns[number] === side || sample.leafSigns[number] === 0);
      const excludes = differing.every((sample) => sample.leafSigns[number] === -side);
      if (!fits || !excludes) continue;
      const bound = solveBound(scene.analysis.affine(leaf.node), side === 1 ? "≥" : "≤");
      if (bound === null) return `${printUnicode(leaf.node)} ${side === 1 ? "≥" : "≤"} 0`;
      const position = scene.inputs.findIndex((input) => input.name === bound.name);
      const base = agreeing[0];
      const onIt = base === undefined ? null : sampler.tryPoint(base.point.coordinates.map((coordinate, other): Coordinate => (other === position ? { kind: "exact", value: bound.bound } : coordinate)));
      const closed = onIt === null ? agreeing.some((sample) => sample.leafSigns[number] === 0) : compareDoubles(onIt).kind === "agrees";
      const relation = closed ? bound.relation : bound.relation === "≥" ? ">" : "<";
      return `${bound.name} ${relation} ${formatRational(bound.bound)}`;
    }
  }
  return null;
}
