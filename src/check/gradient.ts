// The gradient of an expression as numbers: the derivatives carried out, and enclosures of their values at points where the expression and all of them are
// defined and the assumptions hold. Made for holding a program's own gradient against; the coordinates are doubles, so that a program can be given exactly them.
import { rationalOfDouble } from "../arithmetic/interval.js";
import { rationalToNumber, type Rational } from "../arithmetic/rational.js";
import { differentiate } from "../calculus/differentiate.js";
import { resolve } from "../calculus/resolve.js";
import { integerNames, relationsOf } from "../elaborate/derivation.js";
import { elaborateExpression } from "../elaborate/expression.js";
import { CONVENTIONAL } from "../elaborate/reading.js";
import { createArena } from "../expression/arena.js";
import type { Node, RelationNode } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import { createEvaluators, type Coordinate } from "../judge/evaluator.js";
import { createSampler, takeSamples } from "../judge/sampling.js";
import { buildScene } from "../judge/scene.js";
import { compileTape } from "../judge/tape.js";
import { createWork } from "../judge/work.js";
import { printText } from "../notation/text.js";
import { JUDGE_BUDGET } from "./chain-judge.js";
import { groupExpressions, readExpression } from "./single.js";

export interface GradientQuestion {
  /** All quantities of the expression, in the order in which values are wanted. */
  readonly variables: readonly string[];
  /** Those to differentiate by. */
  readonly by: readonly string[];
  /** Assumptions in plain text: `0 < p < 1`. */
  readonly assume: readonly string[];
}

export interface GradientPoint {
  /** A double for each variable, in their order. */
  readonly at: readonly number[];
  /** For each variable that is differentiated by, two doubles that the true value lies between. */
  readonly values: readonly { readonly lower: number; readonly upper: number }[];
}

export interface Gradient {
  /** The derivatives in plain text, in the order of `by`. */
  readonly derivatives: readonly string[];
  readonly points: readonly GradientPoint[];
}

const mostPoints = 32;
/** An enclosure that is wider than this share of its value says too little. */
const widest = 1e-12;

/**
 * The gradient of an expression in plain text or LaTeX at some points of its domain. The same question has the same answer.
 *
 * @throws SyntaxError where a text cannot be read or a quantity has no value, RangeError where a derivative is not known or no point was found.
 */
export function gradientOf(expression: string, { variables, by, assume }: GradientQuestion): Gradient {
  const arena = createArena();
  const group = groupExpressions([expression, ...variables, ...by], assume);
  const read = (text: string, what: string): Node => {
    const found = readExpression(arena, text, group);
    if (found.kind === "failure") throw new SyntaxError(`${what}, column ${found.column}: ${found.reason}`);
    return found.node;
  };
  const nameOf = (text: string): Extract<Node, { kind: "symbol" }> => {
    const node = read(text, "a variable");
    if (node.kind !== "symbol") throw new SyntaxError(`found \`${text}\`, expected the name of a variable`);
    return node;
  };
  const problem = group.draft.notes.find((note) => note.kind === "unread");
  if (problem !== undefined) throw new SyntaxError(`an assumption: ${problem.message}`);
  const whole = resolve(arena, read(expression, "the expression"), { definitions: new Map(), dependence: new Map(), partial: "total" });
  if (whole.kind === "failure") throw new RangeError(whole.reason);
  const symbols = variables.map(nameOf);
  const missing = [...freeSymbols(whole.node)].filter((name) => !symbols.some((symbol) => symbol.name === name));
  if (missing.length > 0) throw new SyntaxError(`“${expression}” holds ${missing.join(", ")}, which the variables do not name`);
  const partials = by.map(nameOf).map((symbol) => {
    const derived = differentiate(arena, whole.node, symbol);
    if (derived.kind === "failure") throw new RangeError(derived.reason);
    return derived.node;
  });

  const relations = group.draft.assumptions
    .flatMap((assumption) => relationsOf(assumption.statement, (syntax) => elaborateExpression(syntax, { arena, scope: group.survey.scope, reading: CONVENTIONAL, freeIndex: null, text: assumption.source.text }).located.node, arena))
    .filter((node): node is RelationNode => node.kind === "relation");
  const integers = integerNames([whole.node, ...symbols], group.draft, group.survey.scope);
  // Zero times everything that must have a value, so that a point is one where all of it has.
  const everything = arena.add([whole.guarded, ...partials, ...symbols].map((node) => arena.multiply([arena.integer(0), node])));
  const scene = buildScene(arena, everything, everything, { relations, solved: [], eliminated: [] }, integers, createWork(JUDGE_BUDGET));
  if ("reason" in scene) throw new RangeError(scene.reason);
  const tape = compileTape([...partials, ...symbols], integers, JUDGE_BUDGET);
  if ("reason" in tape) throw new RangeError(tape.reason);

  const found = takeSamples(scene, (coordinates) => [coordinates]);
  const sampler = createSampler(scene);
  const evaluators = createEvaluators(tape);
  const points: GradientPoint[] = [];
  const offer = (values: ReadonlyMap<string, Rational>): void => {
    if (points.length >= mostPoints) return;
    const exact = (name: string): Coordinate => ({ kind: "exact", value: rationalOfDouble(rationalToNumber(values.get(name) ?? { numerator: 1n, denominator: 1n })) });
    const sample = sampler.tryPoint(scene.inputs.map(({ name }) => exact(name)), 0);
    if (sample?.left.defined !== "always") return;
    const registers = evaluators.doubles.at(evaluators.point(tape.inputs.map(({ name }) => exact(name)), 0));
    const enclosures = tape.outputs.slice(0, partials.length).map((register) => registers[register]);
    const isSharp = enclosures.every((value) => value?.defined === "always" && value.upper - value.lower <= widest * Math.max(1, Math.abs(value.lower)));
    if (!isSharp) return;
    points.push({
      at: symbols.map(({ name }) => rationalToNumber(values.get(name) ?? { numerator: 1n, denominator: 1n })),
      values: enclosures.flatMap((value) => (value === undefined ? [] : [{ lower: value.lower, upper: value.upper }])),
    });
  };
  const rational = (coordinate: Coordinate | undefined): Rational | null => (coordinate?.kind === "exact" ? coordinate.value : null);
  const maps = found.samples.usable.map(({ point }) => new Map(scene.inputs.flatMap(({ name }, k) => {
    const value = rational(point.coordinates[k]);
    return value === null ? [] : [[name, value] as const];
  })));
  for (const values of maps) offer(values);
  // Each coordinate of one point with the others of another: more places, still of simple numbers.
  for (const [k, one] of maps.entries()) {
    for (const name of one.keys()) {
      const other = maps[(k + 1) % maps.length]?.get(name);
      if (other !== undefined) offer(new Map(one).set(name, other));
    }
  }
  if (points.length === 0) throw new RangeError(`no point was found at which the gradient of “${expression}” has a value${assume.length === 0 ? "" : ` and ${assume.join(", ")}`}`);
  return { derivatives: partials.map(printText), points };
}
