// Judges moves between expressions with vectors and matrices: finds shapes that fit the whole derivation so far, then writes both sides out on instances of several
// sizes and asks the judge about their entries. A move is wrong only if it is so under every reading of kinds and layout that is still possible.

import { createEvaluation, createNameShapes, type Evaluation, type NameShapes } from "../calculus/tensors/evaluation.js";
import type { Layout, TensorReading, TensorSetting } from "../calculus/tensors/setting.js";
import { createSizes, type Size, type Sizes } from "../calculus/tensors/sizes.js";
import { TensorProblem, type Tensor } from "../calculus/tensors/tensor.js";
import { withRequirements } from "../calculus/requirements.js";
import type { Arena } from "../expression/arena.js";
import type { Definitions } from "../expression/definition.js";
import { childrenOf, type Node, type RelationNode } from "../expression/node.js";
import type { NameKind, TensorNames } from "../expression/tensor-kind.js";
import { freeSymbols, someNode } from "../expression/traverse.js";
import { isTensorOperation } from "../functions/tensor-operations.js";
import { judge, type JudgeContext, type Judgement } from "../judge/judge.js";
import { equal, undecided, unequal } from "../judge/judgement.js";
import type { Condition } from "../model/report.js";
import { sizePatterns } from "./tensor-instances.js";
import { tensorWitness } from "./tensor-witness.js";

/** Readings of kinds, layout and squares that are tried. */
const MOST_READINGS = 24;
/** Work units for one instance. */
const INSTANCE_BUDGET = 600_000;
const ENOUGH_INSTANCES = 4;
const LARGEST_WITH_INVERSES = 3;
const LARGEST = 5;

export interface TensorJudge {
  /** Does the expression, or a definition that it uses, hold vectors or matrices? */
  involves(node: Node): boolean;
  /** Judges "before equals after"; a move goes on from the moves before it, so that one layout is kept. */
  move(before: Node, after: Node): Judgement;
  /** The same beside the chain: for claims and for comparing with line 0. */
  beside(before: Node, after: Node): Judgement;
  /** What was decided for the reader to see. */
  notes(): readonly string[];
}

export interface TensorJudgeInput {
  readonly arena: Arena;
  readonly definitions: Definitions;
  readonly names: TensorNames;
  /** All lines and claims. */
  readonly nodes: readonly Node[];
  readonly context: JudgeContext;
}

interface State {
  readonly reading: TensorReading;
  readonly sizes: Sizes;
  readonly shapes: NameShapes;
  /** How far it departs from convention. */
  readonly rank: number;
}

type Answer = { readonly kind: "judged"; readonly judgement: Judgement } | { readonly kind: "mismatch" | "unknown"; readonly reason: string };

const LAYOUTS: readonly Layout[] = ["gradient", "denominator", "numerator"];

/** A judge for one derivation. */
export function createTensorJudge(input: TensorJudgeInput): TensorJudge {
  const { arena, definitions, names, context } = input;
  const involving = new Map<Node, boolean>();
  const heldNames = (roots: readonly Node[]): ReadonlySet<string> => {
    const held = new Set<string>();
    for (const root of roots) for (const name of freeSymbols(root)) held.add(name);
    for (const name of held) for (const free of freeSymbols(definitions.get(name)?.body ?? arena.integer(0))) held.add(free);
    return held;
  };
  function involves(node: Node): boolean {
    const known = involving.get(node);
    if (known !== undefined) return known;
    involving.set(node, false);
    const found = holdsTensor(node) || [...freeSymbols(node)].some((name) => {
      const definition = definitions.get(name);
      return definition !== undefined && involves(definition.body);
    });
    involving.set(node, found);
    return found;
  }
  const holdsTensor = (node: Node): boolean => someNode(node, (each) => isTensorOperation(each) || (each.kind === "symbol" && isTensorName(each.name) && !isBaseOnly(node, each.name)));
  const isTensorName = (name: string): boolean => names.candidates.get(name)?.some((kind) => kind.kind !== "scalar") === true;

  const held = heldNames(input.nodes);
  const roots = [...input.nodes, ...[...held].flatMap((name) => definitions.get(name)?.body ?? [])];
  const varied = new Set<string>();
  let derives = false;
  let squares = false;
  let inverts = false;
  for (const root of roots) {
    someNode(root, (node) => {
      if (node.kind === "apply" && node.function === "differential") {
        let [operand] = node.arguments;
        while (operand?.kind === "apply" && operand.function === "transpose") [operand] = operand.arguments;
        if (operand?.kind === "symbol") varied.add(operand.name);
      }
      if (node.kind === "derivative" && node.variable.kind === "symbol" && (isTensorName(node.variable.name) || definitions.has(node.variable.name) || involves(node.body))) derives = true;
      if (node.kind === "power" && node.exponent.kind === "number" && node.exponent.value.numerator === 2n && involves(node.base)) squares = true;
      if (node.kind === "apply" && (node.function === "inverse" || node.function === "determinant" || node.function === "trace")) inverts = true;
      if (node.kind === "power" && node.exponent.kind === "number" && node.exponent.value.numerator < 0n && involves(node.base)) inverts = true;
      return false;
    });
  }
  const setting: TensorSetting = { arena, definitions, varied, elementwise: names.elementwise, activations: new Set(["σ", "φ", "ϕ", "ψ"]) };
  let alive: readonly State[] = readings(held).map((reading, rank) => ({ reading, sizes: createSizes(), shapes: createNameShapes(), rank }));
  const said = new Set<string>();

  /** The readings of kinds, squares and layout, the conventional one first. */
  function readings(used: ReadonlySet<string>): readonly TensorReading[] {
    let kinds: { readonly map: ReadonlyMap<string, NameKind>; readonly departures: number }[] = [{ map: new Map(), departures: 0 }];
    for (const [name, candidates] of names.candidates) {
      if (!used.has(name)) continue;
      kinds = kinds.flatMap(({ map, departures }) => candidates.map((candidate, k) => ({ map: new Map([...map, [name, candidate]]), departures: departures + k })));
      kinds = [...kinds].sort((a, b) => a.departures - b.departures).slice(0, MOST_READINGS);
    }
    const all = kinds.flatMap(({ map }) => (derives ? LAYOUTS : LAYOUTS.slice(0, 1)).flatMap((layout) => (squares ? (["elementwise", "inner"] as const) : (["elementwise"] as const)).map((square): TensorReading => ({ kinds: map, layout, square }))));
    return all.slice(0, MOST_READINGS);
  }

  /** Judges under one reading; what is learned about sizes is kept only where the shapes fit. */
  function judgeUnder(state: State, before: Node, after: Node): Answer {
    const saved = state.sizes.save();
    const shapesBefore = new Map(state.shapes.shapes);
    const rangesBefore = new Map(state.shapes.ranges);
    const undo = (): void => {
      state.sizes.restore(saved);
      restoreMap(state.shapes.shapes, shapesBefore);
      restoreMap(state.shapes.ranges, rangesBefore);
    };
    let free: ReadonlySet<string>;
    try {
      const evaluation = createEvaluation(setting, state.reading, state.sizes, state.shapes, null);
      const left = evaluation.evaluate(before);
      const right = evaluation.evaluate(after);
      unifySides(evaluation, state.sizes, before, left, after, right);
      // What was learned late may settle what stood early.
      evaluation.evaluate(before);
      free = evaluation.freeLetters;
    } catch (error) {
      if (!(error instanceof TensorProblem)) throw error;
      undo();
      return { kind: error.kind, reason: error.message };
    }
    return { kind: "judged", judgement: onInstances(state, before, after, [...free].sort()) };
  }

  function unifySides(evaluation: Evaluation, sizes: Sizes, before: Node, left: Tensor, after: Node, right: Tensor): void {
    const { algebra } = evaluation;
    if (isZero(before) || isZero(after)) return;
    if (sizes.unify(left.rows, right.rows) && sizes.unify(left.columns, right.columns)) return;
    const text = (tensor: Tensor): string => (algebra.isScalar(tensor) ? "a number" : algebra.shapeText(tensor));
    throw new TensorProblem("mismatch", `the line before is ${text(left)}, this line is ${text(right)}`);
  }

  function onInstances(state: State, before: Node, after: Node, free: readonly string[]): Judgement {
    const { sizes, shapes } = state;
    const roots = sizeRoots(state, heldNames([before, after]));
    const largest = inverts ? LARGEST_WITH_INVERSES : LARGEST;
    const good: { readonly label: string; readonly judgement: Judgement }[] = [];
    let varying = false;
    let doubt: string | null = null;
    for (const pattern of sizePatterns(roots.length, largest)) {
      if (good.length >= ENOUGH_INSTANCES) break;
      const counts = new Map(roots.map((root, k): [Size, number] => [root.size, pattern[k] ?? 1]));
      const count = (size: Size): number => {
        const label = sizes.labelOf(size);
        return counts.get(sizes.find(size)) ?? (label !== null && /^\d+$/.test(label) ? Number(label) : 2);
      };
      const sizeText = roots.map((root) => `${root.label} = ${count(root.size)}`);
      for (const letters of letterValues(free, shapes, count)) {
        const label = [...sizeText, ...[...letters].map(([name, value]) => `${name} = ${value}`)].join(", ");
        const judgement = judgeInstance(state, before, after, { count, letters }, roots.map((root) => ({ label: root.label, value: count(root.size) })));
        if (judgement.verdict === "unequal") return judgement;
        if (judgement.verdict === "equal") {
          good.push({ label, judgement });
          if (pattern.every((value) => value > 1)) varying = true;
        } else if (!/no point|too few points|instance is too large/.test(judgement.reason ?? "")) doubt ??= judgement.reason;
        else doubt ??= null;
      }
    }
    if (good.length === 0) return undecided(doubt ?? "no instance was found where both sides have a value");
    if (doubt !== null && good.length < 2) return undecided(doubt);
    if (roots.length > 0 && !varying && good.length < 2) return undecided("too few instances could be judged");
    return allEqual(good);
  }

  function judgeInstance(state: State, before: Node, after: Node, instance: { readonly count: (size: Size) => number; readonly letters: ReadonlyMap<string, number> }, sizeValues: readonly { readonly label: string; readonly value: number }[]): Judgement {
    let left: readonly Node[];
    let right: readonly Node[];
    let given: readonly Node[];
    const evaluated = (node: Node): readonly Node[] => {
      const evaluation = createEvaluation(setting, state.reading, state.sizes, state.shapes, instance);
      const { entries } = evaluation.evaluate(node);
      const needed = [...evaluation.requirements];
      for (const note of evaluation.notes) said.add(note);
      return (entries ?? []).map((entry, k) => (k === 0 ? withRequirements(arena, entry, needed) : entry));
    };
    try {
      left = evaluated(before);
      right = evaluated(after);
      given = assumptionsOn(state, instance);
    } catch (error) {
      if (error instanceof TensorProblem) return undecided(error.message);
      throw error;
    }
    const height = Math.max(left.length, right.length);
    const spread = (entries: readonly Node[]): readonly Node[] => (entries.length === 1 && height > 1 ? Array.from({ length: height }, () => entries[0] ?? arena.integer(0)) : entries);
    [left, right] = [spread(left), spread(right)];
    if (left.length !== right.length) return undecided("the sides differ in shape");
    const own: JudgeContext = { ...context, assumptions: given, budget: Math.min(context.budget, INSTANCE_BUDGET) };
    const [first = arena.integer(0)] = left;
    const [other = arena.integer(0)] = right;
    if (left.length === 1) return withArrays(judge(first, other, own), sizeValues, null);
    // All entries at once: a sum with a new factor for each is equal exactly if they all are.
    const factor = (k: number): Node => arena.symbol(`τ_${k + 1}`);
    const joined = (entries: readonly Node[]): Node => arena.add(entries.map((entry, k) => arena.multiply([factor(k), entry])));
    const whole = judge(joined(left), joined(right), own);
    if (whole.verdict !== "unequal") return whole;
    for (const [k, entry] of left.entries()) {
      const judgement = judge(entry, right[k] ?? arena.integer(0), own);
      if (judgement.verdict === "unequal") return withArrays(judgement, sizeValues, k);
    }
    return undecided("not equal as a whole, but no entry was found that differs");
  }

  function withArrays(judgement: Judgement, sizeValues: readonly { readonly label: string; readonly value: number }[], entry: number | null): Judgement {
    if (judgement.verdict !== "unequal") return judgement;
    // A side without any value on one instance says nothing about the others.
    if (judgement.witness === null) return undecided("no point was found where both sides have a value");
    return unequal(tensorWitness(judgement.witness, sizeValues, entry), judgement.reason, null);
  }

  function assumptionsOn(state: State, instance: { readonly count: (size: Size) => number; readonly letters: ReadonlyMap<string, number> }): readonly Node[] {
    const given: Node[] = [];
    for (const assumption of context.assumptions) {
      if (assumption.kind !== "relation") continue;
      if (!involves(assumption.left) && !involves(assumption.right)) {
        given.push(assumption);
        continue;
      }
      try {
        given.push(...relationsBetween(state, assumption, instance));
      } catch (error) {
        if (!(error instanceof TensorProblem)) throw error;
      }
    }
    return given;
  }

  function relationsBetween(state: State, assumption: RelationNode, instance: Parameters<typeof createEvaluation>[4]): readonly Node[] {
    const evaluation = createEvaluation(setting, state.reading, state.sizes, state.shapes, instance);
    const joined = evaluation.algebra.zip(evaluation.evaluate(assumption.left), evaluation.evaluate(assumption.right), (a, b) => arena.relation(assumption.operator, a, b));
    return joined?.entries ?? [];
  }

  function answer(before: Node, after: Node, keep: boolean): Judgement {
    const answers: { readonly state: State; readonly answer: Answer }[] = [];
    for (const state of alive) {
      const found = judgeUnder(state, before, after);
      answers.push({ state, answer: found });
      if (!keep && found.kind === "judged" && found.judgement.verdict === "equal") break;
    }
    const judged = answers.flatMap(({ state, answer: each }) => (each.kind === "judged" ? [{ state, judgement: each.judgement }] : []));
    const good = judged.filter((each) => each.judgement.verdict === "equal");
    const [holding] = good;
    if (holding !== undefined) {
      if (keep) alive = good.map((each) => each.state);
      return holding.judgement;
    }
    const unclear = judged.find((each) => each.judgement.verdict === "undecided");
    const unknown = answers.find(({ answer: each }) => each.kind === "unknown");
    if (unclear !== undefined) return unclear.judgement;
    const [failing] = judged;
    if (failing !== undefined && unknown === undefined) {
      if (names.unusedProperties.length > 0) return undecided(`not equal by itself; the text speaks of ${names.unusedProperties.join(", ")}, which I could not use`);
      return failing.judgement;
    }
    if (unknown?.answer.kind === "unknown") return undecided(unknown.answer.reason);
    const [mismatched] = answers;
    if (mismatched?.answer.kind === "mismatch") return undecided(`the shapes do not fit: ${mismatched.answer.reason}`);
    return undecided("no reading of the vectors and matrices fits");
  }

  function sizeRoots(state: State, used: ReadonlySet<string>): readonly { readonly size: Size; readonly label: string }[] {
    const found = new Map<Size, string>();
    const add = (size: Size, fallback: string): void => {
      const root = state.sizes.find(size);
      const label = state.sizes.labelOf(root);
      if (label !== null && /^\d+$/.test(label)) return;
      if (!found.has(root)) found.set(root, label ?? fallback);
    };
    for (const [name, { rows, columns }] of state.shapes.shapes) {
      if (!used.has(name)) continue;
      add(rows, state.sizes.find(columns) === state.sizes.one ? `size of ${name}` : `rows of ${name}`);
      add(columns, `columns of ${name}`);
    }
    for (const [key, size] of state.shapes.ranges) {
      const name = key.split("/")[0] ?? key;
      add(size, key.includes("/") ? (used.has(name) ? `size of ${name}` : "size") : `number of ${name}`);
    }
    return [...found].map(([size, label]) => ({ size, label }));
  }

  return {
    involves,
    move: (before, after) => answer(before, after, true),
    beside: (before, after) => answer(before, after, false),
    notes() {
      const [first] = alive;
      const notes = [...said];
      if (first !== undefined && derives && first.reading.layout === "numerator") notes.push("derivatives by vectors are laid out with the numerator (a gradient is a row)");
      if (first !== undefined && derives && first.reading.layout === "denominator") notes.push("derivatives by vectors are laid out with the denominator");
      return notes;
    },
  };
}

function restoreMap<K, V>(map: Map<K, V>, kept: ReadonlyMap<K, V>): void {
  map.clear();
  for (const [key, value] of kept) map.set(key, value);
}

function isZero(node: Node): boolean {
  return (node.kind === "number" && node.value.numerator === 0n) || (node.kind === "apply" && node.function === "zeros");
}

/** Does the name occur only with subscripts? Then it stands for entries. */
function isBaseOnly(root: Node, name: string): boolean {
  let bare = false;
  const seen = new Set<Node>();
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    if (node.kind === "symbol" && node.name === name) bare = true;
    if (node.kind === "index") stack.push(...node.indices);
    else stack.push(...childrenOf(node));
  }
  return !bare;
}

/** A few values for each free subscript. */
function letterValues(letters: readonly string[], shapes: NameShapes, count: (size: Size) => number): readonly ReadonlyMap<string, number>[] {
  let rows: ReadonlyMap<string, number>[] = [new Map()];
  letters.forEach((letter) => {
    const size = shapes.ranges.get(letter);
    const most = size === undefined ? 2 : count(size);
    const values = most >= 2 ? [1, 2] : [1];
    rows = rows.flatMap((row) => values.map((value) => new Map([...row, [letter, value]]))).slice(0, 4);
  });
  return rows;
}

function allEqual(good: readonly { readonly label: string; readonly judgement: Judgement }[]): Judgement {
  let digits = Infinity;
  let points = 0;
  const conditions = new Map<string, Condition>();
  for (const { judgement } of good) {
    if (judgement.certainty?.kind === "tested") {
      digits = Math.min(digits, judgement.certainty.digits);
      points += judgement.certainty.points;
    }
    for (const condition of judgement.conditions) {
      const text = generalText(condition.text);
      conditions.set(text, { ...condition, text });
    }
  }
  const instances = good.map((each) => each.label).filter((label) => label !== "");
  return equal({ kind: "tested", digits: Number.isFinite(digits) ? digits : 0, points, ...(instances.length > 0 ? { instances } : {}) }, [...conditions.values()]);
}

/** `y_2 > 0` of one entry said of all: `y_i > 0`. */
function generalText(text: string): string {
  const general = text.replace(/([\p{L}\p{M}]+)_\(\d+,\d+\)/gu, "$1_ij").replace(/([\p{L}\p{M}]+)_\d+/gu, "$1_i");
  return general.length <= 60 ? general : "both sides have a value";
}

