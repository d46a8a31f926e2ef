// Judges equations between vectors and matrices as steps: does each follow from the ones before, and they from it? On instances of several sizes the equations before are
// solved exactly for one of their names with small values for the others, and the new one is looked at there.

import { createNameShapes } from "../../calculus/tensors/evaluator.js";
import { ADDED_TO_ENTRIES, createEvaluation } from "../../calculus/tensors/evaluation.js";
import { createSizes } from "../../calculus/tensors/sizes.js";
import { TensorProblem } from "../../calculus/tensors/tensor.js";
import type { TensorSetting } from "../../calculus/tensors/setting.js";
import { formatRational } from "../../arithmetic/rational.js";
import type { Arena } from "../../expression/arena.js";
import type { Formula } from "../../expression/formula.js";
import { relationsIn } from "../../expression/formula.js";
import type { Node, RelationNode } from "../../expression/node.js";
import { childrenOf } from "../../expression/node.js";
import type { TensorNames } from "../../expression/tensor-kind.js";
import { freeSymbols, someNode } from "../../expression/traverse.js";
import { solvesForAngle } from "../../judge/statements/angles.js";
import { exactAt, leavesOf, pointOn, type Point } from "../../judge/linear-points.js";
import type { Judgement } from "../../judge/judgement.js";
import { DIGITS_OF_DOUBLES } from "../../judge/compare.js";
import type { Witness } from "../../model/report.js";
import { printUnicode } from "../../notation/unicode.js";
import type { StatementJudge, StatementMistake, StatementOutcome } from "../statements/outcome.js";
import type { TensorContent } from "./content.js";
import { remember, type InstanceJudge, type ReadingState, type SizedInstance } from "./instances.js";
import { otherKinds, tensorReadings } from "./readings.js";
import { pointText } from "../witness-point.js";
import { tensorWitness } from "./witness.js";

const ENOUGH_INSTANCES = 3;
const MOST_BLOCKS = 4;
const POINTS_ON_EACH = 2;

type Implied =
  | { readonly kind: "holds"; readonly points: number; readonly instances: readonly string[] }
  | { readonly kind: "fails"; readonly witness: Witness; readonly text: string }
  | { readonly kind: "open"; readonly reason: string };

export interface TensorStatementsInput {
  readonly arena: Arena;
  readonly setting: TensorSetting;
  readonly names: TensorNames;
  readonly content: TensorContent;
  readonly instances: InstanceJudge;
  readonly nodes: readonly Node[];
  readonly integers: ReadonlySet<string>;
}

export function createTensorStatements({ arena, setting, names, content, instances, nodes, integers }: TensorStatementsInput): StatementJudge {
  const states: readonly ReadingState[] = tensorReadings(names, content.heldNames(nodes), content)
    .map((reading) => ({ reading, sizes: createSizes(), shapes: createNameShapes(), verified: 0, written: new Map() }));
  let lines: (readonly RelationNode[] | null)[] = [];
  let before: readonly (readonly RelationNode[] | null)[] = [];
  const formulas: Formula[] = [];
  const fits = new Map<ReadingState, string | null>(states.map((state) => [state, null]));

  /** Takes in the shapes of an equation; the readings under which it has none are out, with the reason. */
  function learnShapes(relations: readonly RelationNode[]): void {
    for (const state of states) if (fits.get(state) === null) fits.set(state, shapesUnder(state, relations));
  }

  /** Takes in the shapes of an equation under a reading; why it has none, with `!` in front where nobody could mean it; null where it has. */
  function shapesUnder(state: ReadingState, relations: readonly RelationNode[]): string | null {
    try {
      const evaluation = createEvaluation(setting, state.reading, state.sizes, state.shapes, null);
      for (const { left, right } of relations) {
        const [a, b] = [evaluation.evaluate(left), evaluation.evaluate(right)];
        const fit = isZero(left) || isZero(right) || (state.sizes.unify(a.rows, b.rows) && state.sizes.unify(a.columns, b.columns));
        if (!fit) throw new TensorProblem("mismatch", true, `${printUnicode(left)} is ${evaluation.algebra.shapeText(a)} but ${printUnicode(right)} is ${evaluation.algebra.shapeText(b)}`);
      }
      return null;
    } catch (error) {
      if (!(error instanceof TensorProblem)) throw error;
      return `${error.kind === "mismatch" && error.forced ? "!" : ""}${error.message}`;
    }
  }

  /** Does a line fit the lines before it whatever the names may be whose kind is guessed? */
  function fitsNever(earlier: readonly RelationNode[], after: readonly RelationNode[]): boolean {
    const used = [...content.heldNames([...earlier, ...after])].filter((name) => content.isTensorName(name) && !setting.definitions.has(name));
    const guessed = used.filter((name) => !names.declared.has(name));
    if (guessed.length === used.length) return false;
    return otherKinds(states[0]?.reading, guessed)?.every((state) => shapesUnder(state, earlier) !== null || shapesUnder(state, after)?.startsWith("!") === true) === true;
  }

  /** The first of these readings with a number beside a square matrix as that times the identity, `(A - \lambda) v = 0`, if the line follows so; undefined where no number stands so, or it does not. */
  function withIdentityLeftOut(among: readonly ReadingState[], previous: readonly RelationNode[], after: readonly RelationNode[]): { readonly state: ReadingState; readonly forward: Implied } | undefined {
    if (!instances.said.has(ADDED_TO_ENTRIES) || names.elementwise) return undefined;
    for (const state of among) {
      const alone: ReadingState = { ...state, reading: { ...state.reading, besideSquare: "identity" }, written: new Map() };
      const forward = implies(alone, previous, after);
      if (forward.kind === "holds") return { state: alone, forward };
    }
    return undefined;
  }

  /** Is there a letter of which nothing is said, and which stands where a vector would: behind a matrix, `(K + \lambda I) \alpha`? */
  function holdsUnsaidVector(side: Node): boolean {
    return someNode(side, (node) => {
      if (node.kind !== "multiply") return false;
      const [last, ...before] = [...node.factors].reverse();
      return last?.kind === "symbol" && !names.candidates.has(last.name) && !setting.definitions.has(last.name) && before.some((factor) => content.involves(factor));
    });
  }

  /** The differences of an instance that are to be zero. */
  function equationsOf(state: ReadingState, relations: readonly RelationNode[], instance: SizedInstance): readonly Node[] {
    return relations.flatMap(({ left, right }) => {
      if (isZero(right)) return instances.write(state, left, instance).entries;
      if (isZero(left)) return instances.write(state, right, instance).entries;
      const [a, b] = [instances.write(state, left, instance).entries, instances.write(state, right, instance).entries];
      return a.map((entry, k) => arena.subtract(entry, b[k] ?? b[0] ?? entry));
    });
  }

  /** Does `after` follow from `given`? */
  function implies(state: ReadingState, given: readonly RelationNode[], after: readonly RelationNode[]): Implied {
    const sides = [...given, ...after].flatMap(({ left, right }) => [left, right]);
    let points = 0;
    let doubt: string | null = null;
    const good: string[] = [];
    for (const instance of instances.instancesFor(state, sides, [])) {
      if (good.length >= ENOUGH_INSTANCES) break;
      let from: readonly Node[];
      let to: readonly Node[];
      try {
        [from, to] = [equationsOf(state, given, instance), equationsOf(state, after, instance)];
      } catch (error) {
        if (!(error instanceof TensorProblem)) throw error;
        // On an instance without what is written there is nothing to see: one of a single entry beside v_2.
        doubt ??= error.message;
        continue;
      }
      const leaves = leavesOf([...from, ...to]);
      const here = pointsOf(from, leaves, namesSolvedIn(after));
      for (const point of here) {
        const values = to.map((equation) => exactAt(equation, point));
        if (values.includes(null)) return { kind: "open", reason: "equations of this kind between vectors or matrices are not judged yet" };
        if (values.includes("undefined")) continue;
        if (values.every((value) => value !== null && value !== "undefined" && value.numerator === 0n)) {
          points += 1;
          if (good[good.length - 1] !== instance.label) good.push(instance.label);
          continue;
        }
        return { kind: "fails", ...witnessOf(state, instance, point) };
      }
    }
    if (doubt !== null && good.length < 2) return { kind: "open", reason: doubt };
    return points === 0 ? { kind: "open", reason: "no point was found that satisfies the line before" } : { kind: "holds", points, instances: good.filter((label) => label !== "") };
  }

  /** A few points that satisfy the equations, solved for one name after the other. */
  function pointsOf(from: readonly Node[], leaves: ReturnType<typeof leavesOf>, first: readonly string[]): readonly Point[] {
    const nameOf = (leaf: (typeof leaves)[number]): string => (leaf.kind === "symbol" ? leaf.name : leaf.base.name);
    const blocks = [...new Set([...first, ...leavesOf(from).map(nameOf)])].filter((name) => leaves.some((leaf) => nameOf(leaf) === name));
    const found: Point[] = [];
    let solved = 0;
    for (const name of blocks) {
      if (solved >= MOST_BLOCKS) break;
      const unknowns = leaves.filter((leaf) => nameOf(leaf) === name);
      let any = false;
      for (let round = 0; round < POINTS_ON_EACH; round++) {
        const point = pointOn(from, unknowns, leaves, round);
        if (point === null) continue;
        any = true;
        found.push(point);
      }
      if (any) solved += 1;
    }
    return found;
  }

  function witnessOf(state: ReadingState, instance: SizedInstance, point: Point): { readonly witness: Witness; readonly text: string } {
    const at: Record<string, string> = {};
    for (const [leaf, value] of point) at[leaf.kind === "index" ? entryName(leaf) : leaf.kind === "symbol" ? leaf.name : "?"] = formatRational(value);
    const shapeIn = (name: string): readonly [number, number] | null => {
      const shape = state.shapes.shapes.get(name);
      return shape === undefined ? null : [instance.count(shape.rows), instance.count(shape.columns)];
    };
    const witness = tensorWitness({ at, left: "holds", right: "does not hold" }, instance.sizeValues, null, shapeIn);
    return { witness, text: pointText(witness.at) };
  }

  /** Would this equation be equivalent to the line before? Nothing is learned from it. */
  function saysTheSame(state: ReadingState, previous: readonly RelationNode[], relation: RelationNode): boolean {
    const undo = remember(state);
    const known = fits.get(state) ?? null;
    learnShapes([relation]);
    const fit = fits.get(state) === null;
    fits.set(state, known);
    const same = fit && implies(state, previous, [relation]).kind === "holds" && implies(state, [relation], previous).kind === "holds";
    undo();
    return same;
  }

  function undecided(reason: string): StatementOutcome {
    return { verdict: "undecided", judgement: null, reason, conditions: [], mistake: null };
  }

  function wrong(name: string | null, message: string, witness: Witness | null, follows: StatementMistake["follows"]): StatementOutcome {
    const judgement: Judgement = { verdict: "unequal", certainty: witness === null ? null : { kind: "witness" }, conditions: [], witness, reason: message, holdsWhen: null };
    return { verdict: "unequal", reason: null, conditions: [], mistake: { name, message, loses: false, isPlainlyStep: false, solution: null, follows, isSaid: () => false }, judgement };
  }

  /**
   * `P_k = …` among rows that each say what another name stands for, which nothing else defines: said, and not said to follow. So it is below `p(x \mid y) = N(x \mid m, S)`, which is about
   * no value of m and S.
   */
  function setsNameOfItsOwn(after: readonly RelationNode[]): boolean {
    const [own, ...others] = after;
    const name = own === undefined || others.length > 0 ? null : nameOnLeft(own);
    if (own === undefined || name === null || setting.definitions.has(name) || freeSymbols(own.right).has(name)) return false;
    return lines.length > 0 && lines.every((line) => {
      const [row, ...rest] = line ?? [];
      if (row === undefined || rest.length > 0) return false;
      const isLaw = row.left.kind === "opaque" && (row.right.kind === "opaque" || row.right.kind === "call");
      return isLaw || (nameOnLeft(row) !== null && nameOnLeft(row) !== name && !freeSymbols(row.right).has(name));
    });
  }

  return {
    give(formula) {
      formulas.push(formula);
      const relations = equationsIn(formula);
      if (relations !== null) learnShapes(relations);
      lines.push(relations);
    },
    doubt() {
      lines = [...before, ...lines.slice(-1)];
    },
    judge({ formula, relation: arrow, conditions }) {
      before = lines;
      // Values of an angle are numbers, whatever vectors stand beside them.
      const last = formulas.at(-1);
      formulas.push(formula);
      const angle = last === undefined ? null : solvesForAngle(last, formula, { arena, given: conditions.filter((node): node is RelationNode => node.kind === "relation"), integers });
      if (angle !== null && (arrow !== "⇔" || angle.range === null)) {
        lines = [...lines, equationsIn(formula)];
        return { verdict: "equal", reason: null, mistake: null, conditions: angle.range === null ? [] : [{ text: angle.range, source: "domain" }], judgement: { verdict: "equal", certainty: { kind: "tested", digits: DIGITS_OF_DOUBLES, points: 1 }, conditions: [], witness: null, reason: null, holdsWhen: null } };
      }
      const after = equationsIn(formula);
      const previous = lines[lines.length - 1] ?? null;
      if (arrow === null && after !== null && setsNameOfItsOwn(after)) {
        lines = [...lines, after];
        return { ...undecided(""), verdict: "given", reason: null };
      }
      if (after === null || previous === null) {
        lines = [...lines, after];
        return undecided(after === null ? "only equations between vectors and matrices are judged as steps" : "the line before is not judged");
      }
      const holding = lines.filter((line): line is readonly RelationNode[] => line !== null);
      const known = new Set([...holding.flat().flatMap((relation) => [...freeSymbols(relation)]), ...setting.definitions.keys(), ...names.declared]);
      lines = [...lines, after];
      const fresh = [...new Set(after.flatMap((relation) => [...freeSymbols(relation)]))].filter((name) => !known.has(name) && name !== "e" && name !== "π");
      if (fresh.length > 0) {
        const [only] = after;
        if (fresh.length === 1 && after.length === 1 && only?.left.kind === "symbol" && only.left.name === fresh[0]) return { ...undecided(""), verdict: "given", reason: null };
        return undecided(`${fresh.join(", ")} ${fresh.length === 1 ? "is" : "are"} new here; what ${fresh.length === 1 ? "is it" : "are they"}?`);
      }
      const open = states.filter((state) => fits.get(state) === null);
      const follows = (made: Formula): boolean => made.kind === "relation" && open.some((state) => saysTheSame(state, previous, made.relation));
      learnShapes(after);
      const still = open.filter((state) => fits.get(state) === null);
      if (still.length === 0) {
        const [first] = open;
        const reason = first === undefined ? "no reading of the vectors and matrices fits" : (fits.get(first) ?? "");
        const forced = open.length > 0 && open.every((state) => fits.get(state)?.startsWith("!") === true) && fitsNever(holding.flat(), after);
        for (const state of open) fits.set(state, null);
        const message = `the shapes do not fit: ${reason.replace(/^!/, "")}`;
        return forced && names.unusedProperties.length === 0 && !holding.concat([after]).some((each) => each.some(({ left, right }) => [left, right].some(holdsUnsaidVector))) ? wrong("shape-mismatch", `${message.charAt(0).toUpperCase()}${message.slice(1)}.`, null, follows) : undecided(message);
      }
      const answers = still.map((state) => {
        const alone = implies(state, previous, after);
        const forward = alone.kind === "holds" || holding.length < 2 ? alone : implies(state, holding.flat(), after);
        return { state, forward: forward.kind === "open" && alone.kind === "fails" ? alone : forward };
      });
      const right = answers.find(({ forward }) => forward.kind === "holds") ?? withIdentityLeftOut(still, previous, after);
      if (right?.forward.kind === "holds") {
        const backward = implies(right.state, after, previous);
        if (backward.kind === "fails" && arrow === "⇔") return wrong(null, `A solution is added: ${backward.text} satisfies this line and not the line before.`, { ...backward.witness, left: "does not hold", right: "holds" }, follows);
        if (arrow === "⇔" && backward.kind === "open") return undecided("the line before was not shown to follow from this one");
        const oneWay = backward.kind === "fails" ? [`one way only: ${backward.text} satisfies this line and not the line before`] : [];
        const needed = inverted(after).filter((node) => !inverted(previous).includes(node) && node.kind !== "symbol").map((node) => `${printUnicode(node)} is invertible`);
        const { points, instances: seen } = right.forward;
        return {
          verdict: "equal", reason: null, mistake: null, conditions: [...oneWay, ...needed].map((text) => ({ text, source: "domain" as const })),
          judgement: { verdict: "equal", certainty: { kind: "tested", digits: DIGITS_OF_DOUBLES, points, ...(seen.length > 0 ? { instances: seen } : {}) }, conditions: [], witness: null, reason: null, holdsWhen: null },
        };
      }
      const unclear = answers.find(({ forward }) => forward.kind === "open");
      if (unclear?.forward.kind === "open") return undecided(unclear.forward.reason);
      const [failing] = answers;
      if (names.unusedProperties.length > 0) return undecided(`it does not follow by itself; the text speaks of ${names.unusedProperties.join(", ")}, which I could not use`);
      if (failing?.forward.kind !== "fails") return undecided("it was neither shown nor refuted that this line follows from the line before");
      // What is zero at this value may be zero elsewhere too, where a matrix before it is singular: `2K((K + \lambda I)\alpha - y) = 0` is left unsaid to have one solution.
      const isRoot = previous.every(({ left, right }) => isZero(left) || isZero(right)) && namesSolvedIn(after).some((name) => previous.some((relation) => freeSymbols(relation).has(name)));
      if (isRoot && arrow === null && implies(failing.state, after, previous).kind === "holds") return undecided(`it solves the line before, which has other solutions too: ${failing.forward.text}; is a matrix invertible here?`);
      return wrong(null, `${failing.forward.text} satisfies the line before and not this one.`, failing.forward.witness, follows);
    },
  };
}

/** The equations that a line says together; null where it says anything else. */
function equationsIn(formula: Formula): readonly RelationNode[] | null {
  if (formula.kind === "unknown" || formula.kind === "any") return null;
  if (formula.kind === "all" && !formula.parts.every((part) => equationsIn(part) !== null)) return null;
  const relations = relationsIn(formula);
  return relations.length > 0 && relations.every(({ operator }) => operator === "=") ? relations : null;
}

/** The name that an equation says the value of, `P`, `P_k`; null for any other. */
function nameOnLeft({ left }: RelationNode): string | null {
  if (left.kind === "symbol") return left.name;
  return left.kind === "index" && left.indices.every((index) => index.kind === "symbol") ? left.base.name : null;
}

/** Names that a line gives values to. */
function namesSolvedIn(relations: readonly RelationNode[]): readonly string[] {
  return relations.flatMap(({ left, right }) => [left, right].flatMap((side) => (side.kind === "symbol" ? [side.name] : [])));
}

/** What is inverted in equations. */
function inverted(relations: readonly RelationNode[]): readonly Node[] {
  const found: Node[] = [];
  for (const relation of relations) someNode(relation, (node) => {
    const isInverse = (node.kind === "power" && node.exponent.kind === "number" && node.exponent.value.numerator === -1n) || (node.kind === "apply" && node.function === "inverse");
    const [base] = isInverse ? childrenOf(node) : [];
    if (base !== undefined) found.push(base);
    return false;
  });
  return found;
}

function isZero(node: Node): boolean {
  return (node.kind === "number" && node.value.numerator === 0n) || (node.kind === "apply" && node.function === "zeros");
}

function entryName(leaf: Node & { kind: "index" }): string {
  const indices = leaf.indices.map((index) => (index.kind === "number" ? String(index.value.numerator) : "?"));
  return `${leaf.base.name}_${indices.length === 1 ? (indices[0] ?? "") : `(${indices.join(",")})`}`;
}
