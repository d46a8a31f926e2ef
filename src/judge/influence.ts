// What is felt of a part in the two sides: at a point where another value of the part would change nothing, say since a maximum around it takes its other operand,
// agreement of the sides tells nothing of the part.

import { rational } from "../arithmetic/rational.js";
import { memoised } from "../expression/memoised.js";
import type { Node } from "../expression/node.js";
import type { Evaluator } from "./evaluator.js";
import { evaluationOrder } from "./graph.js";
import type { Sample } from "./sampling.js";
import type { Scene } from "./scene.js";
import { supportOf } from "./tape.js";
import { ballCost, doubleCost } from "./work.js";

/** A value is changed by one part in so many, or, since it may be 0, by the reciprocal of so many. */
const RELATIVE = 2n ** 20n;
const ABSOLUTE = 2n ** 30n;
const BITS = 256;
const MINUTE: Change = { relative: 2n ** 120n, absolute: 2n ** 130n };
/** Quite other values, as a factor and a summand. */
const OTHERS: readonly (readonly [bigint, bigint])[] = [[-1n, 0n], [3n, 0n], [1n, 1n], [1n, -1n], [1000n, 0n], [0n, 0n], [0n, 1000n], [0n, -1000n]];
/** To so many bits sides are the same. */
const SAME_BITS = 20;

interface Change {
  readonly relative: bigint;
  readonly absolute: bigint;
}

/** The sides after a change that is seen in one of them; null where it is not. */
type Outcome = "apart" | "together" | null;

/** Asks of a part at a sample whether it is felt. */
export interface Influence {
  /** Would a slightly different value of the part be seen in one of the sides, in doubles? */
  isFelt(sample: Sample, part: Node): boolean;
  /** The same in balls, which see it behind a large number or a cancelling too. */
  isFeltDeep(sample: Sample, part: Node): boolean;
  /** Is it felt where it rises by next to nothing, or where it falls? Of a maximum of two that are the same only the one is; at a point like any other that is no chance. */
  isFeltOneWay(sample: Sample, part: Node): boolean;
  /** Would the sides still agree there? Then what the part is made of is no matter for their agreement. */
  isIndifferent(sample: Sample, part: Node): boolean;
  /** Are the sides what they are there, as far as doubles can tell, with quite other values of the part too? */
  isIrrelevant(sample: Sample, part: Node): boolean;
}

export function createInfluence(scene: Scene): Influence {
  const { tape, doubles, balls } = scene.evaluators;
  const felt = new Map<Node, Map<Sample, boolean>>();
  const feltDeep = new Map<Node, Map<Sample, boolean>>();
  const registersOf = memoised((part: Node) => replacedRegisters(scene, part));
  const outputs = [scene.leftRegister, scene.rightRegister] as const;
  const isInExponent = memoised((register: number) => tape.exponents.some((exponent) => supportOf(tape, exponent).includes(register)));

  const ask = (known: Map<Node, Map<Sample, boolean>>, sample: Sample, part: Node, find: () => boolean): boolean => {
    const ofPart = known.get(part) ?? new Map<Sample, boolean>();
    known.set(part, ofPart);
    const found = ofPart.get(sample) ?? find();
    ofPart.set(sample, found);
    return found;
  };
  const isFelt = (sample: Sample, part: Node): boolean =>
    ask(felt, sample, part, () => registersOf(part).some((register) => outputs.includes(register) || isInExponent(register)) || changes(sample, part) !== null);
  const isFeltDeep = (sample: Sample, part: Node): boolean =>
    isFelt(sample, part) || ask(feltDeep, sample, part, () => scene.work.spend(3 * ballCost(tape, BITS)) && changesIn(balls(BITS), sample, part) !== null);
  const isFeltOneWay = (sample: Sample, part: Node): boolean =>
    scene.work.spend(3 * ballCost(tape, BITS)) && directionsIn(balls(BITS), sample, part, MINUTE).some((each) => each.some((outcome) => outcome !== null));
  /** What the sides do where the part is changed a little, up and down; null where both are not seen. */
  function changes(sample: Sample, part: Node): Outcome {
    return scene.work.spend(doubleCost(tape, 3 * tape.length)) ? changesIn(doubles, sample, part) : null;
  }
  function changesIn<T>(evaluator: Evaluator<T>, sample: Sample, part: Node): Outcome {
    // Seen in one direction only, it is hidden there in one of them.
    for (const [up = null, down = null] of directionsIn(evaluator, sample, part, { relative: RELATIVE, absolute: ABSOLUTE })) {
      if (up !== null && down !== null) return up === "together" && down === "together" ? "together" : "apart";
    }
    return null;
  }
  /** What is seen of the part where it rises and where it falls, by a share of it, and by a number. */
  function directionsIn<T>({ arithmetic, replacing }: Evaluator<T>, sample: Sample, part: Node, by: Change): readonly (readonly Outcome[])[] {
    const registers = registersOf(part);
    if (registers.length === 0) return [];
    const replaced = replacing(sample.point, registers);
    const sides = (values: readonly T[]): readonly [T, T] | null => {
      const [left, right] = outputs.map((register) => values[register]);
      if (left === undefined || right === undefined) return null;
      return arithmetic.definedness(left) === "always" && arithmetic.definedness(right) === "always" ? [left, right] : null;
    };
    const unchanged = sides(replaced.at((value) => value));
    if (unchanged === null) return [];
    return [true, false].map((isRelative) => [1n, -1n].map((direction): Outcome => {
      const shift = arithmetic.fromRational(isRelative ? rational(by.relative + direction, by.relative) : rational(direction, by.absolute));
      const changed = sides(replaced.at((value) => (isRelative ? arithmetic.multiply(value, shift) : arithmetic.add(value, shift))));
      if (changed === null || !changed.some((value, side) => arithmetic.disjoint(value, unchanged[side] ?? value))) return null;
      return arithmetic.disjoint(...changed) ? "apart" : "together";
    }));
  }
  function isIrrelevant(sample: Sample, part: Node): boolean {
    const registers = registersOf(part);
    if (registers.length === 0 || !scene.work.spend(doubleCost(tape, OTHERS.length * tape.length))) return false;
    const { arithmetic, replacing } = doubles;
    const replaced = replacing(sample.point, registers);
    return OTHERS.every(([factor, more]) => {
      const values = replaced.at((value) => arithmetic.add(arithmetic.multiply(value, arithmetic.fromRational(rational(factor))), arithmetic.fromRational(rational(more))));
      return [[scene.leftRegister, sample.left] as const, [scene.rightRegister, sample.right] as const].every(([register, before]) => {
        const value = values[register];
        return value !== undefined && value.defined === "always" && arithmetic.agreementBits(value, before) >= SAME_BITS;
      });
    });
  }
  return { isFelt, isFeltDeep, isFeltOneWay, isIrrelevant, isIndifferent: (sample, part) => changes(sample, part) !== "apart" };
}

/** The register of the part, or those of the unknown functions in whose arguments it stands: another argument may have any other value. Numbers have none. */
function replacedRegisters(scene: Scene, part: Node): readonly number[] {
  const { tape } = scene.evaluators;
  const register = tape.registers[part.id] ?? 0;
  if (tape.varying[register] !== 1) return [];
  const calls = callsIn(scene).filter(({ below }) => below.has(part));
  return [register, ...calls.map(({ register: own }) => own)];
}

interface Call {
  readonly register: number;
  readonly below: ReadonlySet<Node>;
}

const callsOfScene = new WeakMap<Scene, readonly Call[]>();

function callsIn(scene: Scene): readonly Call[] {
  const known = callsOfScene.get(scene);
  if (known !== undefined) return known;
  const calls = (evaluationOrder([scene.left, scene.right], Infinity) ?? []).flatMap((node) =>
    node.kind === "call" ? [{ register: scene.evaluators.tape.registers[node.id] ?? 0, below: new Set(evaluationOrder(node.arguments, Infinity)) }] : []);
  callsOfScene.set(scene, calls);
  return calls;
}
