// A comparison prepared once for many candidates: the search for a repair asks hundreds of times "does this edit agree with the line before?".
// The reference is evaluated once; a candidate is thrown out by the first enclosure in doubles that separates. It is a filter, never a verdict.

import { intervalArithmetic, type Interval } from "../arithmetic/interval.js";
import { rational, rationalToNumber } from "../arithmetic/rational.js";
import type { Node, RelationNode } from "../expression/node.js";
import { compareDoubles } from "./compare.js";
import { replaceNodes, useEquations } from "./constraints.js";
import { solveAlong } from "./equation-roots.js";
import { exactArithmetic, type Exact } from "./exact.js";
import { hashText } from "./graph.js";
import { instanceScenes } from "./instances.js";
import { needsInstances } from "./plan.js";
import type { JudgeContext } from "./judgement.js";
import { createSampler, takeSamples, type Sample } from "./sampling.js";
import { buildScene, type Scene } from "./scene.js";
import { compileTape, createMachine } from "./tape.js";
import { createWork } from "./work.js";

export interface PreparedComparison {
  /**
   * Does the candidate have the reference's value at every usable point, as far as doubles tell? Undefined where the reference is defined is a no, and so is a
   * candidate that cannot be evaluated.
   */
  agrees(candidate: Node): boolean;
  /** The points as doubles, a value for each quantity; none where it is compared on instances, or where unknown functions have values of their own at each point. */
  readonly points: readonly ReadonlyMap<Node, number>[];
}

const MOST_POINTS = 12;
const LARGEST = 200_000;

/** Evaluates the reference at a dozen points of its domain (for sums, on instances of a few sizes). */
export function prepareComparison(reference: Node, context: JudgeContext): PreparedComparison {
  const relations = context.assumptions.filter((node): node is RelationNode => node.kind === "relation");
  if (needsInstances(context.arena, [reference, ...relations])) return byInstances(reference, relations, context);
  const scalar = byPoints(reference, relations, context);
  return {
    points: scalar.points,
    agrees: (candidate) => (needsInstances(context.arena, [candidate]) ? byInstances(reference, relations, context).agrees(candidate) : scalar.agrees(candidate)),
  };
}

interface Known {
  readonly sample: Sample;
  readonly inputs: ReadonlyMap<string, Interval>;
  readonly exact: ReadonlyMap<string, Exact>;
}

function byPoints(reference: Node, relations: readonly RelationNode[], context: JudgeContext): PreparedComparison {
  const { arena, integers } = context;
  const used = useEquations(arena, reference, reference, relations, integers);
  const scene = buildScene(arena, used.left, used.left, used.given, integers, createWork(context.budget));
  if ("reason" in scene) return { points: [], agrees: () => false };
  const replacements = new Map(used.given.eliminated.map((each) => [each.node, each.value]));
  const samples = takeSamples(scene, (coordinates) => solveAlong(scene, coordinates)).samples.usable.slice(0, MOST_POINTS);
  const known: readonly Known[] = samples.map((sample) => knownAt(scene, sample));
  const canBeKernel = scene.evaluators.tape.kernels.length > 0;
  return {
    points: canBeKernel || replacements.size > 0 ? [] : samples.map((sample) => doublesAt(scene, sample)),
    agrees(candidate) {
      const substituted = replacements.size === 0 ? candidate : replaceNodes(arena, candidate, replacements);
      if (substituted === null || known.length === 0) return false;
      const tape = compileTape([substituted], integers, LARGEST);
      if ("reason" in tape) return false;
      const strange = tape.inputs.some((input) => input.node.kind === "call" && known[0]?.inputs.has(input.name) !== true);
      if (canBeKernel || tape.kernels.length > 0 || strange) return jointly(scene, used.left, substituted, context);
      const machine = createMachine(tape, intervalArithmetic);
      const output = tape.outputs[0] ?? 0;
      let tight = 0;
      for (const { sample, inputs, exact } of known) {
        const values = tape.inputs.map((input) => inputs.get(input.name) ?? intervalArithmetic.fromRational(strangerValue(input.name)));
        const exponents: Exact[] = [];
        if (tape.exponents.length > 0) {
          const exactMachine = createMachine(tape, exactArithmetic);
          const exactInputs = tape.inputs.map((input) => exact.get(input.name) ?? strangerValue(input.name));
          for (const register of tape.exponents) {
            exactMachine.run({ inputs: exactInputs, kernels: [], exponents }, 0, register + 1);
            exponents.push(exactMachine.registers[register] ?? null);
          }
        }
        machine.run({ inputs: values, kernels: [], exponents }, 0, tape.length);
        const value = machine.registers[output];
        if (value === undefined || value.defined === "never") return false;
        const verdict = compareDoubles({ ...sample, right: value });
        if (verdict.kind === "separated") return false;
        if (verdict.kind === "agrees") tight += 1;
      }
      return tight > 0 && 2 * tight >= known.length;
    },
  };
}

function knownAt(scene: Scene, sample: Sample): Known {
  const inputs = new Map<string, Interval>();
  const exact = new Map<string, Exact>();
  for (const [position, input] of scene.inputs.entries()) {
    const coordinate = sample.point.coordinates[position];
    if (coordinate === undefined) continue;
    if (coordinate.kind === "exact") {
      inputs.set(input.name, intervalArithmetic.fromRational(coordinate.value));
      exact.set(input.name, coordinate.value);
    } else {
      const { lower, upper } = coordinate.refine(64);
      inputs.set(input.name, intervalArithmetic.hull(lower, upper));
    }
  }
  return { sample, inputs, exact };
}

/** The coordinates of the sample in doubles, by the node that each gives a value to. */
function doublesAt(scene: Scene, sample: Sample): ReadonlyMap<Node, number> {
  return new Map(scene.inputs.flatMap((input, position): readonly [Node, number][] => {
    const coordinate = sample.point.coordinates[position];
    return coordinate === undefined ? [] : [[input.node, rationalToNumber(coordinate.kind === "exact" ? coordinate.value : coordinate.refine(64).lower)]];
  }));
}

/** The value of a symbol that the reference does not hold: an integer, so that it may be one. */
const strangerValue = (name: string): ReturnType<typeof rational> => rational(BigInt(2 + (hashText(name) % 7)));

/** Unknown functions at several arguments have values that depend on all of them, so both sides are sampled together. */
function jointly(scene: Scene, reference: Node, candidate: Node, context: JudgeContext): boolean {
  const relations: RelationNode[] = [];
  const both = buildScene(context.arena, reference, candidate, { relations, solved: [], eliminated: [] }, context.integers, createWork(scene.work.left + 100_000));
  return !("reason" in both) && sceneAgrees(both);
}

function sceneAgrees(scene: Scene): boolean {
  const sampler = scene.inputs.length === 0 ? createSampler(scene) : takeSamples(scene, (coordinates) => solveAlong(scene, coordinates));
  if (scene.inputs.length === 0) sampler.tryPoint([], 0);
  const { usable, leftOnly } = sampler.samples;
  if (leftOnly.length > 0 || usable.length === 0) return false;
  let tight = 0;
  for (const sample of usable) {
    const verdict = compareDoubles(sample);
    if (verdict.kind === "separated") return false;
    if (verdict.kind === "agrees") tight += 1;
  }
  return 2 * tight >= usable.length;
}

/** Sums: both are written out for a few sizes and compared there. */
function byInstances(reference: Node, relations: readonly RelationNode[], context: JudgeContext): PreparedComparison {
  return {
    points: [],
    agrees(candidate) {
      const scenes = instanceScenes(reference, candidate, relations, context, createWork(Math.min(context.budget, 2_000_000)));
      return scenes.length > 0 && scenes.every((scene) => sceneAgrees(scene));
    },
  };
}
