// Writes a move with vectors and matrices out on instances of several sizes and asks the judge about the entries. Each side is written out once for an instance, however
// many moves it takes part in; entries that are polynomials are compared by their residues.

import { withRequirements } from "../../calculus/requirements.js";
import { createEvaluation } from "../../calculus/tensors/evaluation.js";
import type { Instance, NameShapes } from "../../calculus/tensors/evaluator.js";
import type { TensorReading, TensorSetting } from "../../calculus/tensors/setting.js";
import type { Size, Sizes } from "../../calculus/tensors/sizes.js";
import { TensorProblem } from "../../calculus/tensors/tensor.js";
import type { Node, RelationNode, SymbolNode } from "../../expression/node.js";
import { freeSymbols, someNode } from "../../expression/traverse.js";
import { isProbabilityKernel } from "../../functions/probability-operations.js";
import { equalOnInstances } from "../../judge/certainties.js";
import { holdsLimitOrIntegral, indefiniteIntegrals } from "../../judge/integrals-and-limits.js";
import { judgeUpToConstant, judgeWithLimits } from "../../judge/judge-calculus.js";
import { judge, prepareComparison, type JudgeContext, type Judgement, type PreparedComparison } from "../../judge/judge.js";
import { equal, undecided, unequal } from "../../judge/judgement.js";
import { createPolynomialResidues } from "../../judge/polynomial-residues.js";
import { printUnicode } from "../../notation/unicode.js";
import { meaningDoubt } from "../judge-limits-integrals.js";
import type { TensorContent } from "./content.js";
import { exampleOf } from "./example-matrices.js";
import { sizePatterns } from "./size-patterns.js";
import { tensorWitness } from "./witness.js";

/** Work units for one instance. */
const INSTANCE_BUDGET = 600_000;
const ENOUGH_INSTANCES = 4;
/** Of what is random: each distribution has a space of its own for every comparison. */
const ENOUGH_RANDOM = 2;
const LARGEST_RANDOM = 2;
const LARGEST_WITH_INVERSES = 3;
const LARGEST = 5;

/** One reading with what is known of sizes and shapes under it. */
export interface ReadingState {
  readonly reading: TensorReading;
  readonly sizes: Sizes;
  readonly shapes: NameShapes;
  /** How many of the moves kept so far are known to hold under it. */
  verified: number;
  /** Sides that were written out, by instance. */
  readonly written: Map<string, Map<Node, WrittenSide>>;
}

interface WrittenSide {
  readonly rows: number;
  readonly columns: number;
  readonly entries: readonly Node[];
}

/** What the text says of the entries, and what of it could not be written out. */
interface InstanceAssumptions {
  readonly given: readonly Node[];
  readonly unused: readonly Node[];
  /** The same for one family of matrices that the text describes; null where there is none. */
  readonly examples: readonly Node[] | null;
}

/** An instance of a state: numbers for its sizes, and what to call it. */
export interface SizedInstance extends Instance {
  readonly label: string;
  readonly sizeValues: readonly { readonly label: string; readonly value: number }[];
  /** All that the entries of an expression depend on. */
  readonly key: string;
}

export interface InstanceJudge {
  /** Do the sides hold expectations, themselves or through definitions? */
  readonly isRandom: (...sides: readonly Node[]) => boolean;
  judge(state: ReadingState, before: Node, after: Node, free: readonly string[], context: JudgeContext): Judgement;
  /** Do the sides agree on the first instance, as far as can be told quickly? */
  mayAgree(state: ReadingState, before: Node, after: Node, free: readonly string[], context: JudgeContext): boolean;
  /** The instances that a comparison of these expressions is tried on. */
  instancesFor(state: ReadingState, roots: readonly Node[], free: readonly string[]): Generator<SizedInstance>;
  /** The entries of an expression on an instance, with what its derivatives need on the first. Throws TensorProblem. */
  write(state: ReadingState, node: Node, instance: SizedInstance): WrittenSide;
  /** What the text says, on an instance. */
  assumptionsOn(state: ReadingState, instance: SizedInstance, assumptions: readonly Node[]): InstanceAssumptions;
  /** What was decided for the reader to see. */
  readonly said: ReadonlySet<string>;
}

export function createInstanceJudge(setting: TensorSetting, content: TensorContent, judgeKernels: KernelJudge): InstanceJudge {
  const { arena } = setting;
  const zero = arena.integer(0);
  const said = new Set<string>();
  const residues = createPolynomialResidues();
  const comparisons = new Map<string, PreparedComparison>();
  /** By what the first indefinite integral of the chain is taken. */
  let integrated: SymbolNode | null = null;

  const isRandom = (...sides: readonly Node[]): boolean => sides.some((side) => someNode(side, isProbabilityKernel) || [...freeSymbols(side)].some((name) => someNode(setting.definitions.get(name)?.body ?? zero, isProbabilityKernel)));
  const judgeEntries = (a: Node, b: Node, context: JudgeContext): Judgement =>
    (judgeKernels !== null && [a, b].some((side) => someNode(side, isProbabilityKernel)) ? judgeKernels(a, b, context) : judgeNumbersOnly(a, b, context));

  function write(state: ReadingState, node: Node, instance: SizedInstance): WrittenSide {
    const sides = state.written.get(instance.key) ?? new Map<Node, WrittenSide>();
    state.written.set(instance.key, sides);
    const known = sides.get(node);
    if (known !== undefined) return known;
    const evaluation = createEvaluation(setting, state.reading, state.sizes, state.shapes, instance);
    const { rows, columns, entries } = evaluation.evaluate(node);
    const needed = [...evaluation.requirements];
    for (const note of evaluation.notes) said.add(note);
    const made = { rows: instance.count(rows), columns: instance.count(columns), entries: (entries ?? []).map((entry, k) => (k === 0 ? withRequirements(arena, entry, needed) : entry)) };
    sides.set(node, made);
    return made;
  }

  function* instancesFor(state: ReadingState, held: readonly Node[], free: readonly string[]): Generator<SizedInstance> {
    const { sizes, shapes } = state;
    const roots = sizeRoots(state, content.heldNames(held));
    for (const pattern of sizePatterns(roots.length, content.inverts ? LARGEST_WITH_INVERSES : LARGEST)) {
      const counts = new Map(roots.map((root, k): [Size, number] => [root.size, pattern[k] ?? 1]));
      const count = (size: Size): number => {
        const combination = sizes.combinationOf(size);
        if (combination !== null) return combination.parts.map(count).reduce((whole, part) => (combination.kind === "sum" ? whole + part : whole * part));
        const label = sizes.labelOf(size);
        return counts.get(sizes.find(size)) ?? (label !== null && /^\d+$/.test(label) ? Number(label) : 2);
      };
      const sizeValues = roots.map((root) => ({ label: root.label, value: count(root.size) }));
      for (const letters of letterValues(free, shapes, count)) {
        const label = [...sizeValues.map((each) => `${each.label} = ${each.value}`), ...[...letters].map(([name, value]) => `${name} = ${value}`)].join(", ");
        const shapeKey = [...shapes.shapes].map(([name, { rows, columns }]) => `${name} ${count(rows)} ${count(columns)}`);
        const rangeKey = [...shapes.ranges].map(([name, size]) => `${name} ${count(size)}`);
        yield { count, letters, label, sizeValues, key: [label, ...shapeKey, ...rangeKey].join(";") };
      }
    }
  }

  function judgeOnInstances(state: ReadingState, before: Node, after: Node, free: readonly string[], context: JudgeContext): Judgement {
    const good: { readonly label: string; readonly judgement: Judgement }[] = [];
    let varying = false;
    let hasSizes = false;
    let doubt: string | null = null;
    const random = isRandom(before, after);
    for (const instance of instancesFor(state, [before, after], free)) {
      hasSizes ||= instance.sizeValues.length > 0;
      if (good.length >= (random ? ENOUGH_RANDOM : ENOUGH_INSTANCES) && varying) break;
      if (random && instance.sizeValues.some(({ value }) => value > LARGEST_RANDOM)) continue;
      const judgement = judgeInstance(state, before, after, instance, context);
      if (judgement.verdict === "unequal") return judgement;
      if (judgement.verdict === "equal") {
        good.push({ label: instance.label, judgement });
        if (instance.sizeValues.every(({ value }) => value > 1)) varying = true;
      } else if (!/no point|too few points|instance is too large/.test(judgement.reason ?? "")) doubt ??= judgement.reason;
    }
    if (good.length === 0) return undecided(doubt ?? "no instance was found where both sides have a value");
    // Of one random number what holds need not hold of several: their covariances are seen with two of them only.
    if (doubt !== null && (random || good.length < 2)) return undecided(doubt);
    if (random && hasSizes && !varying) return undecided("too few instances could be judged");
    if (hasSizes && !varying && good.length < 2) return undecided("too few instances could be judged");
    return allEqual(good);
  }

  function mayAgree(state: ReadingState, before: Node, after: Node, free: readonly string[], context: JudgeContext): boolean {
    // To try repairs on finite distributions takes too long.
    if (isRandom(before, after)) return false;
    for (const instance of instancesFor(state, [before, after], free)) {
      if (instance.sizeValues.some(({ value }) => value < 2)) continue;
      const [left, right] = [write(state, before, instance).entries, write(state, after, instance).entries];
      if (left.length !== right.length) return false;
      const verdicts = left.map((entry, k) => residues.same(entry, right[k] ?? zero));
      if (verdicts.includes(false)) return false;
      const open = verdicts.findIndex((same) => same === null);
      const [one, other] = [left[open], right[open]];
      if (one === undefined || other === undefined) return true;
      const key = `${instance.key} ${one.id}`;
      const comparison = comparisons.get(key) ?? prepareComparison(one, { ...context, assumptions: assumptionsOn(state, instance, context.assumptions).given, budget: INSTANCE_BUDGET });
      comparisons.set(key, comparison);
      return comparison.agrees(other);
    }
    return false;
  }

  function judgeInstance(state: ReadingState, before: Node, after: Node, instance: SizedInstance, context: JudgeContext): Judgement {
    let left: readonly Node[];
    let right: readonly Node[];
    let known: InstanceAssumptions;
    try {
      left = write(state, before, instance).entries;
      right = write(state, after, instance).entries;
      known = assumptionsOn(state, instance, context.assumptions);
    } catch (error) {
      if (error instanceof TensorProblem) return undecided(error.message);
      throw error;
    }
    const height = Math.max(left.length, right.length);
    const spread = (entries: readonly Node[]): readonly Node[] => (entries.length === 1 && height > 1 ? Array.from({ length: height }, () => entries[0] ?? zero) : entries);
    [left, right] = [spread(left), spread(right)];
    if (left.length !== right.length) return undecided("the sides differ in shape");
    const antiderivatives = upToConstants(left, right, { ...context, assumptions: known.given, budget: Math.min(context.budget, INSTANCE_BUDGET) });
    if (antiderivatives !== null) return antiderivatives.judgement.verdict === "unequal" ? withArrays(antiderivatives.judgement, state, instance, left.length === 1 ? null : antiderivatives.at) : antiderivatives.judgement;
    if (left.every((entry, k) => residues.same(entry, right[k] ?? zero) === true)) return equal({ kind: "identity", errorLog2: -60, bound: "proven" }, []);
    const held = content.heldNames([before, after]);
    const unused = known.unused.find((each) => [...freeSymbols(each)].some((name) => name !== "e" && name !== "π" && held.has(name)));
    const differing = (judgement: Judgement, at: number | null): Judgement =>
      unused !== undefined && judgement.verdict === "unequal" ? undecided(`the text gives \`${printUnicode(unused)}\`, which I could not use`) : withArrays(judgement, state, instance, at);
    const own: JudgeContext = { ...context, assumptions: known.given, budget: Math.min(context.budget, INSTANCE_BUDGET) };
    const [first = zero] = left;
    const [other = zero] = right;
    /** Where the constraints leave it open, matrices that satisfy them may show that the sides differ. */
    const byExample = (): Judgement | null => {
      if (known.examples === null) return null;
      const family = { ...own, assumptions: known.examples };
      for (const [at, entry] of left.entries()) {
        const judgement = judgeEntries(entry, right[at] ?? zero, family);
        if (judgement.verdict === "unequal") return differing(judgement, left.length === 1 ? null : at);
      }
      return null;
    };
    if (left.length === 1) {
      const judgement = judgeEntries(first, other, own);
      return (judgement.verdict === "undecided" ? byExample() : null) ?? differing(judgement, null);
    }
    // An entry that is a different polynomial differs somewhere.
    const k = left.findIndex((entry, at) => residues.same(entry, right[at] ?? zero) === false);
    const different = k < 0 ? null : judgeEntries(left[k] ?? zero, right[k] ?? zero, own);
    if (different?.verdict === "unequal") return differing(different, k);
    // All entries at once: a sum with a new factor for each is equal exactly if they all are.
    const factor = (at: number): Node => arena.symbol(`τ_${at + 1}`);
    const joined = (entries: readonly Node[]): Node => arena.add(entries.map((entry, at) => arena.multiply([factor(at), entry])));
    const whole = judgeEntries(joined(left), joined(right), own);
    if (whole.verdict === "undecided") return byExample() ?? whole;
    if (whole.verdict !== "unequal") return whole;
    for (const [at, entry] of left.entries()) {
      const judgement = judgeEntries(entry, right[at] ?? zero, own);
      if (judgement.verdict === "unequal") return differing(judgement, at);
    }
    return undecided("not equal as a whole, but no entry was found that differs");
  }

  /** The verdict between vectors of antiderivatives, entry by entry up to a constant; from the first indefinite integral on (rule 18). Null where none is about. */
  function upToConstants(left: readonly Node[], right: readonly Node[], context: JudgeContext): { readonly judgement: Judgement; readonly at: number } | null {
    const entries = [...left, ...right];
    integrated ??= entries.flatMap((entry) => [...indefiniteIntegrals(entry)])[0]?.variable ?? null;
    const by = integrated;
    if (by === null || !entries.some((entry) => freeSymbols(entry).has(by.name) || [...indefiniteIntegrals(entry)].length > 0)) return null;
    let weakest: Judgement | null = null;
    for (const [at, entry] of left.entries()) {
      const judgement = judgeUpToConstant(entry, right[at] ?? zero, by, context);
      const doubt = judgement.verdict === "unequal" ? meaningDoubt(entry, right[at] ?? zero) : null;
      if (judgement.verdict !== "equal") return { at, judgement: doubt === null ? judgement : undecided(doubt) };
      if (weakest === null || judgement.certainty?.kind === "tested") weakest = judgement;
    }
    return weakest === null ? null : { at: 0, judgement: weakest };
  }

  function withArrays(judgement: Judgement, state: ReadingState, instance: SizedInstance, entry: number | null): Judgement {
    if (judgement.verdict !== "unequal") return judgement;
    // A side without any value on one instance says nothing about the others.
    if (judgement.witness === null) return undecided("no point was found where both sides have a value");
    const shapeIn = (name: string): readonly [number, number] | null => {
      const shape = state.shapes.shapes.get(name);
      return shape === undefined ? null : [instance.count(shape.rows), instance.count(shape.columns)];
    };
    return unequal(tensorWitness(judgement.witness, instance.sizeValues, entry, shapeIn), judgement.reason, null);
  }

  function assumptionsOn(state: ReadingState, instance: SizedInstance, assumptions: readonly Node[]): InstanceAssumptions {
    const given: Node[] = [];
    const unused: Node[] = [];
    const examples: Node[] = [];
    let hasExample = false;
    const shapeIn = (name: string): readonly [number, number] | null => {
      const shape = state.shapes.shapes.get(name);
      return shape === undefined ? null : [instance.count(shape.rows), instance.count(shape.columns)];
    };
    for (const assumption of assumptions) {
      if (assumption.kind !== "relation") continue;
      // `\sum_k y_k = 1` is about the entries of the vector y.
      const isAboutNumbers = ![assumption.left, assumption.right].some((side) => content.involves(side) || [...freeSymbols(side)].some(content.isTensorName));
      if (isAboutNumbers) {
        given.push(assumption);
        examples.push(assumption);
        continue;
      }
      try {
        const written = relationsBetween(state, assumption, instance);
        given.push(...written);
        const example = exampleOf(arena, assumption, shapeIn);
        hasExample ||= example !== null;
        examples.push(...(example ?? written));
      } catch (error) {
        if (!(error instanceof TensorProblem)) throw error;
        unused.push(assumption);
      }
    }
    return { given, unused, examples: hasExample ? examples : null };
  }

  function relationsBetween(state: ReadingState, assumption: RelationNode, instance: SizedInstance): readonly Node[] {
    const evaluation = createEvaluation(setting, state.reading, state.sizes, state.shapes, instance);
    const joined = evaluation.algebra.zip(evaluation.evaluate(assumption.left), evaluation.evaluate(assumption.right), (a, b) => arena.relation(assumption.operator, a, b));
    return joined?.entries ?? [];
  }

  return { judge: judgeOnInstances, mayAgree, instancesFor, write, assumptionsOn, isRandom, said };
}

/** What is known of sizes and shapes now, to come back to. */
export function remember(state: ReadingState): () => void {
  const sizes = state.sizes.save();
  const shapes = new Map(state.shapes.shapes);
  const ranges = new Map(state.shapes.ranges);
  const restoreMap = <K, V>(map: Map<K, V>, known: ReadonlyMap<K, V>): void => {
    map.clear();
    for (const [key, value] of known) map.set(key, value);
  };
  return () => {
    state.sizes.restore(sizes);
    restoreMap(state.shapes.shapes, shapes);
    restoreMap(state.shapes.ranges, ranges);
  };
}

/** Judges entries that hold expectations; null where the derivation has none. */
export type KernelJudge = ((before: Node, after: Node, context: JudgeContext) => Judgement) | null;

function judgeNumbersOnly(a: Node, b: Node, context: JudgeContext): Judgement {
  return holdsLimitOrIntegral(a) || holdsLimitOrIntegral(b) ? judgeWithLimits(a, b, context) : judge(a, b, context);
}

/** The sizes that the names rest on, each once, with a word for it. */
function sizeRoots(state: ReadingState, used: ReadonlySet<string>): readonly { readonly size: Size; readonly label: string }[] {
  const found = new Map<Size, string>();
  const add = (size: Size, fallback: string): void => {
    const root = state.sizes.find(size);
    const combination = state.sizes.combinationOf(root);
    if (combination !== null) {
      combination.parts.forEach((part, k) => { add(part, `part ${k + 1} of ${fallback}`); });
      return;
    }
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
  const [only] = good;
  if (good.length === 1 && only !== undefined && only.label === "") return only.judgement;
  return equalOnInstances(good, generalText);
}

/** `y_2 > 0` of one entry said of all: `y_i > 0`. */
function generalText(text: string): string {
  const ofMatrix = /_\(\d+,\d+\)|[₀-₉]{2}|_\{\d+,\d+\}/u.test(text);
  const general = text.replace(/(?<=[\p{L}\p{M}])(?:_\d+|[₀-₉]+)/gu, "ᵢ");
  return !ofMatrix && general.length <= 60 ? general : "both sides have a value";
}
