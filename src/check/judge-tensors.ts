// Judges moves between expressions with vectors and matrices: finds shapes that fit the whole derivation so far, then writes both sides out on instances of several
// sizes and asks the judge about their entries. A move is wrong only if it is so under every reading of kinds and layout that is still possible.

import { createEvaluation, type Evaluation } from "../calculus/tensors/evaluation.js";
import { createNameShapes, type NameShapes } from "../calculus/tensors/evaluator.js";
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
import { DIGITS_OF_DOUBLES } from "../judge/compare.js";
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
  /** Judges "before equals after" under the first reading that all moves kept so far hold under. */
  judge(before: Node, after: Node, context: JudgeContext): Judgement;
  /** Keeps a move that was judged equal: readings under which it fails are out, so that one layout is kept throughout. */
  keep(before: Node, after: Node): void;
  /** What was decided for the reader to see. */
  notes(): readonly string[];
}

export interface TensorJudgeInput {
  readonly arena: Arena;
  readonly definitions: Definitions;
  readonly names: TensorNames;
  /** Names that depend on something that is not said. */
  readonly undetermined: ReadonlySet<string>;
  /** All lines and claims. */
  readonly nodes: readonly Node[];
}

interface State {
  readonly reading: TensorReading;
  readonly sizes: Sizes;
  readonly shapes: NameShapes;
  /** How many of the moves kept so far are known to hold under it. */
  verified: number;
}

type Answer = { readonly kind: "judged"; readonly judgement: Judgement } | { readonly kind: "mismatch"; readonly reason: string; readonly forced: boolean } | { readonly kind: "unknown"; readonly reason: string };

const LAYOUTS: readonly Layout[] = ["gradient", "denominator", "numerator"];

/** A judge for one derivation; null where it holds no vectors and no matrices. */
export function createTensorJudge(input: TensorJudgeInput): TensorJudge | null {
  const { arena, definitions, names } = input;
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
  const isTensorName = (name: string): boolean => names.candidates.get(name)?.some((kind) => kind.kind !== "scalar") === true;

  /** An operation on tensors, or a name of one that stands for the whole; as the argument of a function of its entries it does not count. */
  function holdsTensor(root: Node): boolean {
    const seen = new Set<Node>([root]);
    for (const node of seen) {
      // A name that is a number first of all does not make a derivation one of vectors.
      if (isTensorOperation(node) || (node.kind === "symbol" && isTensorName(node.name) && names.candidates.get(node.name)?.[0]?.kind !== "scalar")) return true;
      if (node.kind === "index") {
        if (names.candidates.get(node.base.name)?.some((kind) => kind.family === node.indices.length) === true) return true;
        node.indices.forEach((index) => seen.add(index));
      } else if (node.kind === "call") for (const argument of node.arguments) {
        if (argument.kind !== "symbol" || names.declared.has(argument.name)) seen.add(argument);
      }
      else for (const child of childrenOf(node)) seen.add(child);
    }
    return false;
  }

  if (!input.nodes.some(involves)) return null;
  const held = heldNames(input.nodes);
  const roots = [...input.nodes, ...[...held].flatMap((name) => definitions.get(name)?.body ?? [])];
  const varied = new Set<string>();
  const underDifferential = new Set<string>();
  let derives = false;
  let squares = false;
  let inverts = false;
  for (const root of roots) {
    someNode(root, (node) => {
      if (node.kind === "apply" && node.function === "differential") {
        let [operand] = node.arguments;
        while (operand?.kind === "apply" && operand.function === "transpose") [operand] = operand.arguments;
        if (operand?.kind === "symbol") varied.add(operand.name);
        else if (operand !== undefined) for (const name of freeSymbols(operand)) if (!definitions.has(name)) underDifferential.add(name);
      }
      if (node.kind === "apply" && node.function === "gradient") derives = true;
      if (node.kind === "derivative" && node.variable.kind === "symbol" && (isTensorName(node.variable.name) || definitions.has(node.variable.name) || involves(node.body))) derives = true;
      if (node.kind === "power" && node.exponent.kind === "number" && node.exponent.value.numerator === 2n && involves(node.base)) squares = true;
      if (node.kind === "apply" && (node.function === "inverse" || node.function === "determinant" || node.function === "trace")) inverts = true;
      if (node.kind === "power" && node.exponent.kind === "number" && node.exponent.value.numerator < 0n && involves(node.base)) inverts = true;
      return false;
    });
  }
  // Only compounds are varied (`dL = y : d\log ŷ`): then what stands in them varies.
  const guessesVaried = underDifferential.size > 0 && [...varied].every((name) => definitions.has(name));
  if (guessesVaried) for (const name of underDifferential) varied.add(name);
  const setting: TensorSetting = { arena, definitions, varied, elementwise: names.elementwise, undetermined: input.undetermined, activations: new Set(["σ", "φ", "ϕ", "ψ"]) };
  let alive: readonly State[] = readings(held).map((reading) => ({ reading, sizes: createSizes(), shapes: createNameShapes(), verified: 0 }));
  const kept: { readonly before: Node; readonly after: Node; readonly context: JudgeContext }[] = [];
  let lastHolding: { readonly before: Node; readonly after: Node; readonly context: JudgeContext; readonly state: State } | null = null;
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
  function judgeUnder(state: State, before: Node, after: Node, context: JudgeContext): Answer {
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
      return error.kind === "unknown" ? { kind: "unknown", reason: error.message } : { kind: "mismatch", reason: error.message, forced: error.forced };
    }
    return { kind: "judged", judgement: onInstances(state, before, after, [...free].sort(), context) };
  }

  function unifySides(evaluation: Evaluation, sizes: Sizes, before: Node, left: Tensor, after: Node, right: Tensor): void {
    const { algebra } = evaluation;
    if (isZero(before) || isZero(after)) return;
    if (sizes.unify(left.rows, right.rows) && sizes.unify(left.columns, right.columns)) return;
    const text = (tensor: Tensor): string => (algebra.isScalar(tensor) ? "a number" : algebra.shapeText(tensor));
    throw new TensorProblem("mismatch", true, `the line before is ${text(left)}, this line is ${text(right)}`);
  }

  function onInstances(state: State, before: Node, after: Node, free: readonly string[], context: JudgeContext): Judgement {
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
        const judgement = judgeInstance(state, before, after, { count, letters }, roots.map((root) => ({ label: root.label, value: count(root.size) })), context);
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

  function judgeInstance(state: State, before: Node, after: Node, instance: { readonly count: (size: Size) => number; readonly letters: ReadonlyMap<string, number> }, sizeValues: readonly { readonly label: string; readonly value: number }[], context: JudgeContext): Judgement {
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
      given = assumptionsOn(state, instance, context);
    } catch (error) {
      if (error instanceof TensorProblem) return undecided(error.message);
      throw error;
    }
    const height = Math.max(left.length, right.length);
    const spread = (entries: readonly Node[]): readonly Node[] => (entries.length === 1 && height > 1 ? Array.from({ length: height }, () => entries[0] ?? arena.integer(0)) : entries);
    [left, right] = [spread(left), spread(right)];
    if (left.length !== right.length) return undecided("the sides differ in shape");
    const shapeIn = (name: string): readonly [number, number] | null => {
      const shape = state.shapes.shapes.get(name);
      return shape === undefined ? null : [instance.count(shape.rows), instance.count(shape.columns)];
    };
    const own: JudgeContext = { ...context, assumptions: given, budget: Math.min(context.budget, INSTANCE_BUDGET) };
    const [first = arena.integer(0)] = left;
    const [other = arena.integer(0)] = right;
    if (left.length === 1) return withArrays(judge(first, other, own), sizeValues, null, shapeIn);
    // All entries at once: a sum with a new factor for each is equal exactly if they all are.
    const factor = (k: number): Node => arena.symbol(`τ_${k + 1}`);
    const joined = (entries: readonly Node[]): Node => arena.add(entries.map((entry, k) => arena.multiply([factor(k), entry])));
    const whole = judge(joined(left), joined(right), own);
    if (whole.verdict !== "unequal") return whole;
    for (const [k, entry] of left.entries()) {
      const judgement = judge(entry, right[k] ?? arena.integer(0), own);
      if (judgement.verdict === "unequal") return withArrays(judgement, sizeValues, k, shapeIn);
    }
    return undecided("not equal as a whole, but no entry was found that differs");
  }

  function withArrays(judgement: Judgement, sizeValues: readonly { readonly label: string; readonly value: number }[], entry: number | null, shapeIn: (name: string) => readonly [number, number] | null): Judgement {
    if (judgement.verdict !== "unequal") return judgement;
    // A side without any value on one instance says nothing about the others.
    if (judgement.witness === null) return undecided("no point was found where both sides have a value");
    return unequal(tensorWitness(judgement.witness, sizeValues, entry, shapeIn), judgement.reason, null);
  }

  function assumptionsOn(state: State, instance: { readonly count: (size: Size) => number; readonly letters: ReadonlyMap<string, number> }, context: JudgeContext): readonly Node[] {
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

  /** Do the moves kept so far hold under the reading? */
  function holdsSoFar(state: State): boolean {
    while (state.verified < kept.length) {
      const move = kept[state.verified];
      if (move === undefined) return true;
      const found = judgeUnder(state, move.before, move.after, move.context);
      if (found.kind !== "judged" || found.judgement.verdict !== "equal") return false;
      state.verified += 1;
    }
    return true;
  }

  function answer(before: Node, after: Node, context: JudgeContext): Judgement {
    const unsaid = unsaidDifferential(before, after);
    if (unsaid !== null) return undecided(`what ${unsaid} depends on is not said`);
    const answers: { readonly answer: Answer }[] = [];
    for (const state of alive) {
      if (!holdsSoFar(state)) continue;
      const found = judgeUnder(state, before, after, context);
      if (found.kind === "judged" && found.judgement.verdict === "equal") {
        lastHolding = { before, after, context, state };
        return found.judgement;
      }
      answers.push({ answer: found });
    }
    const judged = answers.flatMap(({ answer: each }) => (each.kind === "judged" ? [{ judgement: each.judgement }] : []));
    const unclear = judged.find((each) => each.judgement.verdict === "undecided");
    const unknown = answers.find(({ answer: each }) => each.kind === "unknown");
    if (unclear !== undefined) return unclear.judgement;
    const [failing] = judged;
    if (failing !== undefined && unknown === undefined) {
      if (names.unusedProperties.length > 0) return undecided(`not equal by itself; the text speaks of ${names.unusedProperties.join(", ")}, which I could not use`);
      const differs = failing.judgement;
      if (guessesVaried && [before, after].some((side) => someNode(side, (node) => node.kind === "apply" && node.function === "differential"))) return undecided("what varies is not said: no name stands under d by itself");
      return differs;
    }
    if (unknown?.answer.kind === "unknown") return undecided(unknown.answer.reason);
    const [mismatched] = answers;
    if (mismatched?.answer.kind === "mismatch") {
      const message = `${SHAPES_DO_NOT_FIT}: ${mismatched.answer.reason}`;
      return isForced(before, after, answers.map(({ answer: each }) => each)) ? unequal(null, message, null) : undecided(message);
    }
    return undecided("no reading of the vectors and matrices fits");
  }

  /** Do declared shapes alone say that the sides do not fit? Sums of different shapes are left open: some authors add a vector to every row. */
  function isForced(before: Node, after: Node, answers: readonly Answer[]): boolean {
    const used = [...heldNames([before, after])].filter((name) => isTensorName(name) && !definitions.has(name));
    return used.length > 0 && used.every((name) => names.declared.has(name)) && names.unusedProperties.length === 0 && answers.every((each) => each.kind === "mismatch" && each.forced);
  }

  /** `dL = …` where nothing defines L: the line says what it is. */
  function unsaidDifferential(before: Node, after: Node): string | null {
    if (before.kind !== "apply" || before.function !== "differential") return null;
    const [operand] = before.arguments;
    return operand?.kind === "symbol" && !definitions.has(operand.name) && !freeSymbols(after).has(operand.name) ? operand.name : null;
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
    judge: answer,
    keep(before, after) {
      if (lastHolding === null || lastHolding.before !== before || lastHolding.after !== after) return;
      const { state, context } = lastHolding;
      alive = alive.slice(Math.max(0, alive.indexOf(state)));
      kept.push({ before, after, context });
      state.verified = kept.length;
    },
    notes() {
      const [first] = alive;
      const notes = [...said].sort();
      const guessed = (kind: NameKind["kind"]): readonly string[] => (first === undefined ? [] : [...first.reading.kinds].filter(([name, each]) => !names.declared.has(name) && !definitions.has(name) && each.kind === kind).map(([name]) => name));
      for (const [kind, word] of [["column", "a vector"], ["matrix", "a matrix"]] as const) for (const name of guessed(kind)) notes.push(`${name} is read as ${word}`);
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

/** How the reason begins where two sides have different shapes. */
export const SHAPES_DO_NOT_FIT = "the shapes do not fit";

/** An entry that is an identity by algebra was seen to agree at this many points at least, in doubles. */
const POINTS_OF_IDENTITY = 2;

function allEqual(good: readonly { readonly label: string; readonly judgement: Judgement }[]): Judgement {
  const [only] = good;
  if (good.length === 1 && only !== undefined && only.label === "") return only.judgement;
  let digits = Infinity;
  let points = 0;
  const conditions = new Map<string, Condition>();
  for (const { judgement } of good) {
    if (judgement.certainty?.kind === "tested") {
      digits = Math.min(digits, judgement.certainty.digits);
      points += judgement.certainty.points;
    } else points += POINTS_OF_IDENTITY;
    for (const condition of judgement.conditions) {
      const text = generalText(condition.text);
      conditions.set(text, { ...condition, text });
    }
  }
  const instances = good.map((each) => each.label).filter((label) => label !== "");
  return equal({ kind: "tested", digits: Number.isFinite(digits) ? digits : DIGITS_OF_DOUBLES, points, ...(instances.length > 0 ? { instances } : {}) }, [...conditions.values()]);
}

/** `y_2 > 0` of one entry said of all: `y_i > 0`. */
function generalText(text: string): string {
  const ofMatrix = /_\(\d+,\d+\)|[₀-₉]{2}|_\{\d+,\d+\}/u.test(text);
  const general = text.replace(/(?<=[\p{L}\p{M}])(?:_\d+|[₀-₉]+)/gu, "ᵢ");
  return !ofMatrix && general.length <= 60 ? general : "both sides have a value";
}

