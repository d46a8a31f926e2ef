// Is a condition of the new side already said by the old side? By the signs of the factors that both consist of: every combination of signs that the old
// side's conditions and the assumptions allow must satisfy it.

import type { Rational } from "../arithmetic/rational.js";
import { createAnalysis, everywhere, Sign, type Analysis, type Range } from "./analysis.js";
import { isEmptyRange, narrow, solveBound } from "./domain.js";
import { zeroSet } from "./leaves.js";
import type { Scene, SceneCondition } from "./scene.js";

const MOST_LEAVES = 7;

interface Factor {
  readonly position: number;
  readonly orientation: 1 | -1;
  readonly isOdd: boolean;
}

interface Product {
  readonly relation: SceneCondition["relation"];
  readonly sign: 1 | -1;
  readonly factors: readonly Factor[];
}

/** What the old side certainly leaves to each quantity, as an analysis. */
export function leftAnalysis(scene: Scene): Analysis {
  const ranges = new Map<string, Range>(scene.inputs.map((input) => [input.name, input.leftRange]));
  return createAnalysis(ranges);
}

/** True only where the condition holds wherever the left side is defined and the assumptions hold. */
export function isImplied(scene: Scene, condition: SceneCondition, left: Analysis): boolean {
  if (scene.leftConditions.some((other) => other.argument === condition.argument && atLeast(other.relation, condition.relation))) return true;
  const signs = left.signs(condition.argument);
  if (condition.relation === "≠" ? (signs & Sign.zero) === 0 : condition.relation === ">" ? signs === Sign.positive : (signs & Sign.negative) === 0) return true;

  const positions = new Map<string, number>();
  const masks: number[] = [];
  const nodes: { readonly node: SceneCondition["argument"]; readonly orientation: 1 | -1 }[] = [];
  const productOf = ({ argument, relation }: SceneCondition): Product | null => {
    const factors = scene.factors(argument);
    if (factors === null) return null;
    const found: Factor[] = [];
    for (const [node, parity] of factors.leaves) {
      const { key, orientation } = zeroSet(scene.arena, scene.analysis, node);
      let position = positions.get(key);
      if (position === undefined) {
        position = masks.length;
        positions.set(key, position);
        masks.push(turned(left.signs(node), orientation));
        nodes.push({ node, orientation });
      }
      found.push({ position, orientation, isOdd: parity === "odd" });
    }
    return { relation, sign: factors.sign, factors: found };
  };
  const wanted = productOf(condition);
  if (wanted === null) return false;
  const given: Product[] = [];
  for (const each of scene.leftConditions) {
    const product = productOf(each);
    if (masks.length > MOST_LEAVES) return false;
    if (product !== null) given.push(product);
  }
  const bounded = nodes.map(({ node }) => left.affine(node));
  const signsNow: number[] = masks.map(() => 0);
  /** Is there no combination of signs from this position on that the left side allows and the condition forbids? */
  const holdsFrom = (position: number): boolean => {
    if (position < masks.length) {
      for (const [bit, sign] of [[Sign.negative, -1], [Sign.zero, 0], [Sign.positive, 1]] as const) {
        if (((masks[position] ?? 0) & bit) === 0) continue;
        signsNow[position] = sign;
        if (!holdsFrom(position + 1)) return false;
      }
      return true;
    }
    return isTrue(wanted, signsNow) || !given.every((product) => isTrue(product, signsNow)) || !isFeasible();
  };
  /** Can the affine leaves of one quantity have these signs together? */
  const isFeasible = (): boolean => {
    const ranges = new Map<string, { range: Range; excluded: Rational[] }>();
    for (const [position, form] of bounded.entries()) {
      const sign = (signsNow[position] ?? 0) * (nodes[position]?.orientation ?? 1);
      const bound = solveBound(form, sign > 0 ? ">" : sign < 0 ? "<" : "=");
      if (bound === null) continue;
      const known = ranges.get(bound.name) ?? { range: left.ranges.get(bound.name) ?? everywhere, excluded: [] };
      known.range = narrow(known.range, bound);
      if (isEmptyRange(known.range)) return false;
      ranges.set(bound.name, known);
    }
    return true;
  };
  return holdsFrom(0);
}

const strength = { "≠": 0, "≥": 0, ">": 1 } as const;

function atLeast(known: SceneCondition["relation"], wanted: SceneCondition["relation"]): boolean {
  return known === wanted || strength[known] > strength[wanted];
}

function turned(signs: number, orientation: 1 | -1): number {
  if (orientation === 1) return signs;
  return (signs & Sign.zero) | (signs & Sign.positive ? Sign.negative : 0) | (signs & Sign.negative ? Sign.positive : 0);
}

function isTrue({ relation, sign, factors }: Product, signs: readonly number[]): boolean {
  let value: number = sign;
  for (const { position, orientation, isOdd } of factors) {
    const own = (signs[position] ?? 0) * orientation;
    value *= isOdd ? own : own * own;
  }
  return relation === "≠" ? value !== 0 : relation === ">" ? value > 0 : value >= 0;
}
