// Judges moves between expressions with vectors and matrices: finds shapes that fit the whole derivation so far, then has both sides judged on instances of several
// sizes. A move is wrong only if it is so under every reading of kinds and layout that is still possible.

import { ADDED_TO_ENTRIES, createEvaluation, type Evaluation } from "../../calculus/tensors/evaluation.js";
import { createNameShapes } from "../../calculus/tensors/evaluator.js";
import type { TensorSetting } from "../../calculus/tensors/setting.js";
import { createSizes, type Size, type Sizes } from "../../calculus/tensors/sizes.js";
import { TensorProblem, type Tensor } from "../../calculus/tensors/tensor.js";
import { isDescribed } from "../../elaborate/scope.js";
import type { Arena } from "../../expression/arena.js";
import type { Node } from "../../expression/node.js";
import type { NameKind } from "../../expression/tensor-kind.js";
import { freeSymbols, someNode, substitute } from "../../expression/traverse.js";
import type { JudgeContext, Judgement } from "../../judge/judge.js";
import { undecided, unequal } from "../../judge/judgement.js";
import { averagesIn, learnAverages, learnOnes } from "./averages.js";
import { tensorContent, type TensorContentInput } from "./content.js";
import { createInstanceJudge, remember, type KernelJudge, type ReadingState } from "./instances.js";
import type { StatementJudge } from "../statements/outcome.js";
import { otherKinds, tensorReadings } from "./readings.js";
import { createTensorStatements } from "./statements.js";

export interface TensorJudge {
  /** Judges "before equals after" under the first reading that all moves kept so far hold under. */
  judge(before: Node, after: Node, context: JudgeContext): Judgement;
  /** Keeps a move that was judged equal: readings under which it fails are out, so that one layout is kept throughout. */
  keep(before: Node, after: Node): void;
  /** A judge for its lines that are equations. */
  statements(): StatementJudge;
  /** What repairs of a wrong line are tried with. */
  compareWith(before: Node, context: JudgeContext): TensorComparison;
  /** Where the shapes of the line, or of the two lines, do not fit; null where they do. */
  mismatchOf(before: Node, after: Node): { readonly node: Node | null; readonly reason: string } | null;
  /** May the expression be a vector or a matrix? */
  isTensor(node: Node): boolean;
  /** The expression as it is where its letters are looked at: with what it is defined by, and with the sizes of its shapes. */
  restingOn(node: Node): Node;
  /** Does the node hold vectors or matrices, in itself or through what its names stand for? */
  concerns(node: Node): boolean;
  /** A number as one without vectors, `2a + 3b` for the product of two that are written out; null where a name stands for a vector, or it is no number. */
  asNumber(node: Node): Node | null;
  /** Does a line say what the one before, a bare expectation or probability, comes to, as a definition would? */
  givesValue(before: Node, after: Node): boolean;
  /** Do the moves kept hold only where the derivative of a number by a vector or matrix lies as its variable does, or only where it is transposed? Null where they hold either way. */
  keepsLayout(): "column" | "row" | null;
  /** The judgement that a move is right with equations of the text put in, and those that were used; null where they do not show it. */
  withGiven(before: Node, after: Node, equations: readonly Node[], context: JudgeContext): { readonly judgement: Judgement; readonly used: readonly Node[] } | null;
  /** What would make a move right that fails, and is often left unsaid; null where nothing would. */
  presumption(before: Node, after: Node, context: JudgeContext): string | null;
  /** What was decided for the reader to see. */
  notes(): readonly string[];
}

/** A relation with both of its sides as numbers without vectors; null where one is none, and for any other node. */
export function relationOfNumbers(arena: Arena, tensors: TensorJudge, node: Node): Node | null {
  if (node.kind !== "relation") return null;
  const [left, right] = [tensors.asNumber(node.left), tensors.asNumber(node.right)];
  return left === null || right === null ? null : arena.relation(node.operator, left, right);
}

export interface TensorComparison {
  /** May the candidate equal the line before? Quick, and may err towards yes. */
  agrees(candidate: Node): boolean;
  confirm(candidate: Node): boolean;
}

export interface TensorJudgeInput extends TensorContentInput {
  /** Names that depend on something that is not said. */
  readonly undetermined: ReadonlySet<string>;
  /** Names whose definition stands in another section: its shape need not be meant here. */
  readonly isDefinedElsewhere: (name: string) => boolean;
  /** Names that take integer values. */
  readonly integers: ReadonlySet<string>;
  /** Judges entries that hold expectations. */
  readonly judgeKernels: KernelJudge;
}

type Answer =
  | { readonly kind: "judged"; readonly judgement: Judgement }
  | { readonly kind: "mismatch"; readonly reason: string; readonly forced: boolean }
  /** The line before has no shape, so that this can't be what is meant. */
  | { readonly kind: "unfit"; readonly reason: string }
  | { readonly kind: "unknown"; readonly reason: string };

/** Names that are applied elementwise where nothing defines them: activations. */
const ACTIVATIONS: ReadonlySet<string> = new Set(["σ", "φ", "ϕ", "ψ"]);

/** How the reason begins where two sides have different shapes. */
export const SHAPES_DO_NOT_FIT = "the shapes do not fit";

/** More vectors are not tried as ones whose entries sum to 1. */
const MOST_SUMMING = 3;

/** A softmax, or a sum in a denominator. */
const isOfProportions = (node: Node): boolean => (node.kind === "apply" && node.function === "softmax") || (node.kind === "divide" && someNode(node.denominator, (each) => each.kind === "sum" || (each.kind === "apply" && each.function === "ones")));

/** `\lambda_i(A + B)`: a product as it is read, and perhaps an eigenvalue of the sum. */
const mayBeSpectrum = (node: Node): boolean => node.kind === "multiply" && node.factors.some((factor, k) => {
  const name = factor.kind === "index" ? factor.base.name : factor.kind === "symbol" ? factor.name : "";
  return /^[λσ](?:_|$)/u.test(name) && node.factors[k + 1]?.kind === "add";
});

/** `\bar A`, `D`, `A_c`, which by their letter may be matrices. */
const UNSAID_CAPITAL = /^\p{Lu}\p{M}*(?:_.*)?$/u;

const KIND_WORDS = { scalar: "a number", column: "a vector", row: "a row", matrix: "a matrix" } as const;

/** The names that are of another kind in the second reading than in the first, in words; none where all are numbers in it, so that it is plain algebra. */
function otherwiseKind(usual: ReadonlyMap<string, NameKind>, other: ReadonlyMap<string, NameKind>): readonly string[] {
  if ([...other.values()].every(({ kind }) => kind === "scalar")) return [];
  return [...other].flatMap(([name, { kind }]) => (usual.get(name)?.kind === kind ? [] : [`${name} is ${KIND_WORDS[kind]}`]));
}

/**
 * What was not understood in the definitions of vectors and matrices, a list with dots in it. Such a name stands for any vector or matrix of its kind: what holds of all of them holds of the one
 * that is meant, and nothing is wrong because of them.
 */
function unreadDefinitions({ definitions, names }: TensorJudgeInput): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, { body, parameters, indexParameters }] of definitions) {
    if (parameters.length > 0 || indexParameters.length > 0 || (names.candidates.get(name)?.[0]?.kind ?? "scalar") === "scalar") continue;
    someNode(body, (node) => {
      if (node.kind === "opaque") found.set(name, node.what);
      return node.kind === "opaque";
    });
  }
  return found;
}

/** A judge for one derivation; null where it holds no vectors and no matrices. */
export function createTensorJudge(all: TensorJudgeInput): TensorJudge | null {
  const unread = unreadDefinitions(all);
  const definitions = unread.size === 0 ? all.definitions : new Map([...all.definitions].filter(([name]) => !unread.has(name)));
  const input: TensorJudgeInput = { ...all, definitions, undetermined: new Set([...all.undetermined, ...unread.keys()]) };
  const { arena, names } = input;
  const content = tensorContent(input);
  if (content === null) return null;
  const { heldNames, isTensorName } = content;
  const setting: TensorSetting = { arena, definitions, varied: content.varied, elementwise: names.elementwise, undetermined: input.undetermined, activations: ACTIVATIONS };
  const instances = createInstanceJudge(setting, content, input.judgeKernels);
  const averages = averagesIn([...input.nodes, ...[...heldNames(input.nodes)].flatMap((name) => definitions.get(name)?.body ?? [])]);
  let alive: readonly ReadingState[] = tensorReadings(names, heldNames(input.nodes), content)
    .map((reading) => ({ reading, sizes: createSizes(), shapes: createNameShapes(), verified: 0, written: new Map() }));
  const kept: { readonly before: Node; readonly after: Node; readonly context: JudgeContext }[] = [];
  let lastHolding: { readonly before: Node; readonly after: Node; readonly context: JudgeContext; readonly state: ReadingState } | null = null;

  /** Judges under one reading; what is learned about sizes is kept only where the shapes fit. */
  function judgeUnder(state: ReadingState, before: Node, after: Node, context: JudgeContext): Answer {
    const undo = remember(state);
    let free: ReadonlySet<string>;
    let openOnes = false;
    let isBefore = true;
    try {
      const evaluation = createEvaluation(setting, state.reading, state.sizes, state.shapes, null);
      const left = evaluation.evaluate(before);
      isBefore = false;
      const right = evaluation.evaluate(after);
      unifySides(evaluation, state.sizes, before, left, after, right);
      // What was learned late may settle what stood early.
      evaluation.evaluate(before);
      learnAverages(averages, state.sizes, state.shapes);
      openOnes = learnOnes([before, after], state.sizes, state.shapes);
      free = evaluation.freeLetters;
    } catch (error) {
      if (!(error instanceof TensorProblem)) throw error;
      undo();
      if (isBefore && error.kind !== "unknown") return { kind: "unfit", reason: error.message };
      return error.kind !== "mismatch" ? { kind: "unknown", reason: error.message } : { kind: "mismatch", reason: error.message, forced: error.forced };
    }
    const judgement = instances.judge(state, before, after, [...free].sort(), context);
    return { kind: "judged", judgement: openOnes && judgement.verdict === "unequal" ? { ...undecided("how many entries a vector of ones has is not said"), witness: judgement.witness } : judgement };
  }

  /** Do the moves kept so far hold under the reading? */
  function holdsSoFar(state: ReadingState): boolean {
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
    const found = answerAsRead(before, after, context);
    const name = found.verdict === "unequal" ? [...heldNames([before, after])].find((each) => unread.has(each)) : undefined;
    return name === undefined ? found : undecided(`what ${name} is was not understood: ${unread.get(name) ?? ""}`);
  }

  function answerAsRead(before: Node, after: Node, context: JudgeContext): Judgement {
    const found = answerInOneLayout(before, after, context);
    const withIdentity = found.verdict === "unequal" ? withIdentityLeftOut(before, after, context) : null;
    if (withIdentity !== null) return withIdentity;
    if (found.verdict !== "unequal" || !names.bothLayouts || content?.derives !== true) return found;
    const [first] = alive;
    const turned = first === undefined ? null : judgeUnder(first, before, arena.apply("transpose", [after]), context);
    return turned?.kind === "judged" && turned.judgement.verdict === "equal" ? undecided("it holds in the other layout of derivatives, of which the text speaks too") : found;
  }

  /** The judgement where a number beside a square matrix, `A - \lambda`, is that times the identity, if it is right so; null where no number stands so, or it is not. */
  function withIdentityLeftOut(before: Node, after: Node, context: JudgeContext): Judgement | null {
    const [first] = alive;
    if (first === undefined || !instances.said.has(ADDED_TO_ENTRIES) || names.elementwise) return null;
    const found = judgeUnder({ reading: { ...first.reading, besideSquare: "identity" }, sizes: createSizes(), shapes: createNameShapes(), verified: 0, written: new Map() }, before, after, context);
    return found.kind === "judged" && found.judgement.verdict === "equal" ? found.judgement : null;
  }

  function answerInOneLayout(before: Node, after: Node, context: JudgeContext): Judgement {
    const unsaid = unsaidDifferential(before, after);
    if (unsaid !== null) return undecided(`what ${unsaid} depends on is not said`);
    const answers: Answer[] = [];
    // The kinds that come first among those whose shapes fit, where the sides differ under them.
    let usual: ReadonlyMap<string, NameKind> | null = null;
    // And those under which the shapes of the line do not fit: a vector that would have to be a number for it is a doubt.
    let clashing: ReadonlyMap<string, NameKind> | null = null;
    for (const state of alive) {
      if (!holdsSoFar(state)) continue;
      const found = judgeUnder(state, before, after, context);
      if (found.kind === "judged" && found.judgement.verdict === "unequal") usual ??= state.reading.kinds;
      if (found.kind === "mismatch") clashing ??= state.reading.kinds;
      if (found.kind === "judged" && found.judgement.verdict === "equal") {
        const unusual = usual !== null ? otherwiseKind(usual, state.reading.kinds) : clashing !== null ? otherwiseKind(clashing, state.reading.kinds).filter((each) => each.endsWith(KIND_WORDS.scalar)) : [];
        if (unusual.length > 0) return undecided(`it holds only where ${unusual.join(" and ")}; is that meant?`);
        lastHolding = { before, after, context, state };
        return found.judgement;
      }
      answers.push(found);
      // What is open of a random vector is not settled by what would hold of a random number.
      if (found.kind === "judged" && found.judgement.verdict === "undecided" && instances.isRandom(before, after)) return found.judgement;
    }
    const judged = answers.flatMap((each) => (each.kind === "judged" ? [each.judgement] : []));
    const unclear = judged.find((each) => each.verdict === "undecided");
    const unknown = answers.find((each) => each.kind === "unknown");
    if (unclear !== undefined) return unclear;
    const [failing] = judged;
    if (failing !== undefined && unknown === undefined) {
      // Between two numbers no word of the text makes a difference.
      const isClosed = failing.witness !== null && Object.keys(failing.witness.at).length === 0 && [...heldNames([before, after])].every((name) => definitions.has(name) || name === "e" || name === "π");
      if (names.unusedProperties.length > 0 && !isClosed) return { ...undecided(`not equal by itself; the text speaks of ${names.unusedProperties.join(", ")}, which I could not use`), witness: failing.witness };
      if (content?.guessesVaried === true && [before, after].some((side) => someNode(side, (node) => node.kind === "apply" && node.function === "differential"))) return undecided("what varies is not said: no name stands under d by itself");
      const symmetric = heldIfSymmetric(before, after, context);
      return symmetric.length === 0 ? failing : undecided(`it holds where ${symmetric.join(" and ")} ${symmetric.length === 1 ? "is" : "are"} symmetric; is that meant?`);
    }
    if (unknown?.kind === "unknown") return undecided(unknown.reason);
    const mismatched = answers.find((each) => each.kind === "mismatch");
    if (mismatched === undefined && answers[0]?.kind === "unfit") return undecided(`the shapes of the line before do not fit: ${answers[0].reason}`);
    if (mismatched?.kind === "mismatch") {
      const message = `${SHAPES_DO_NOT_FIT}: ${mismatched.reason}`;
      const fitting = answers.filter((each) => each.kind !== "unfit");
      if (!isForced(before, after, fitting, [])) return undecided(message);
      const unsaid = [...heldNames([before, after])].filter(mayBeMatrix);
      return unsaid.length === 0 || isForced(before, after, fitting, unsaid) ? unequal(null, message, null) : undecided(`${message}; what is ${unsaid.join(", ")}?`);
    }
    return undecided("no reading of the vectors and matrices fits");
  }

  /** The matrices of which nothing is said, if the move holds where they are symmetric: scatter matrices, kernels, Hessians. Empty where it does not. */
  function heldIfSymmetric(before: Node, after: Node, context: JudgeContext): readonly string[] {
    const [first] = alive;
    if (first === undefined) return [];
    // Only of those that the line before shows to be square: a lost transpose would make others so.
    const alone = { sizes: createSizes(), shapes: createNameShapes() };
    try {
      createEvaluation(setting, first.reading, alone.sizes, alone.shapes, null).evaluate(before);
    } catch (error) {
      if (error instanceof TensorProblem) return [];
      throw error;
    }
    const isSquare = (name: string): boolean => {
      const shape = alone.shapes.shapes.get(name);
      return shape !== undefined && alone.sizes.find(shape.rows) === alone.sizes.find(shape.columns);
    };
    const matrices = [...first.reading.kinds].filter(([name, kind]) => kind.kind === "matrix" && !kind.symmetric && isSquare(name) && !names.declared.has(name) && !definitions.has(name)).map(([name]) => name);
    if (matrices.length === 0) return [];
    const kinds = new Map([...first.reading.kinds].map(([name, kind]) => [name, matrices.includes(name) ? { ...kind, square: true, symmetric: true } : kind]));
    const found = judgeUnder({ reading: { ...first.reading, kinds }, sizes: createSizes(), shapes: createNameShapes(), verified: 0, written: new Map() }, before, after, context);
    return found.kind === "judged" && found.judgement.verdict === "equal" ? matrices : [];
  }

  /** The vector of which nothing says that its entries sum to 1, as labels do, if the move holds where they do; null where there is none. */
  function heldIfSummingToOne(before: Node, after: Node, context: JudgeContext): string | null {
    const [first] = alive;
    if (first === undefined || ![...heldNames([before, after])].some((name) => someNode(definitions.get(name)?.body ?? before, isOfProportions))) return null;
    const vectors = [...first.reading.kinds].filter(([name, { kind, family }]) => kind === "column" && family === 0 && !definitions.has(name) && heldNames([before, after]).has(name)).map(([name]) => name);
    return vectors.slice(0, MOST_SUMMING).find((name) => {
      const total = arena.apply("dot", [arena.apply("ones", [arena.integer(-1)]), arena.symbol(name)]);
      const undo = remember(first);
      const found = judgeUnder(first, before, after, { ...context, assumptions: [...context.assumptions, arena.relation("=", total, arena.integer(1))] });
      undo();
      return found.kind === "judged" && found.judgement.verdict === "equal";
    }) ?? null;
  }

  /**
   * The `\bar A` beside a matrix A, the D of `\frac{1}{\det B} D`: a capital letter, or a marked one that is a vector without its mark, of which nothing says what it is. It is taken for a number
   * for want of a word.
   */
  function mayBeMatrix(name: string): boolean {
    if (isTensorName(name) || names.declared.has(name) || names.candidates.has(name) || definitions.has(name) || input.integers.has(name)) return false;
    return UNSAID_CAPITAL.test(name) || (/\p{M}/u.test(name) && isTensorName(name.replace(/\p{M}+/gu, "")));
  }

  /** Do declared shapes alone say that the sides do not fit, whatever these unsaid names are? Sums of different shapes are left open: some authors add a vector to every row. */
  function isForced(before: Node, after: Node, answers: readonly Answer[], unsaid: readonly string[]): boolean {
    const held = [...heldNames([before, after])];
    if (held.some((name) => input.isDefinedElsewhere(name) || isDescribed(name))) return false;
    const used = held.filter((name) => isTensorName(name) && !definitions.has(name));
    if ([before, after].some((side) => someNode(side, mayBeSpectrum))) return false;
    if (used.length === 0 || names.unusedProperties.length > 0 || !answers.every((each) => each.kind === "mismatch" && each.forced)) return false;
    const guessed = used.filter((name) => !names.declared.has(name));
    return guessed.length < used.length && otherKinds(alive[0]?.reading, [...guessed, ...unsaid])?.every((state) => {
      const found = judgeUnder(state, before, after, { arena, assumptions: [], integers: new Set(), budget: 0 });
      return found.kind === "unfit" || (found.kind === "mismatch" && found.forced);
    }) === true;
  }

  /** `dL = …` where nothing defines L: the line says what it is. */
  function unsaidDifferential(before: Node, after: Node): string | null {
    if (before.kind !== "apply" || before.function !== "differential") return null;
    const [operand] = before.arguments;
    return operand?.kind === "symbol" && !definitions.has(operand.name) && !freeSymbols(after).has(operand.name) ? operand.name : null;
  }

  /** The first reading that the moves kept hold under, and under which the line has a shape. */
  function stateFor(node: Node): ReadingState | null {
    return alive.find((state) => holdsSoFar(state) && shapeProblem(state, (evaluation) => evaluation.evaluate(node)) === null) ?? null;
  }

  /** What goes wrong with shapes; nothing is learned from it. */
  function shapeProblem(state: ReadingState, use: (evaluation: Evaluation) => void): TensorProblem | null {
    const undo = remember(state);
    try {
      use(createEvaluation(setting, state.reading, state.sizes, state.shapes, null));
      return null;
    } catch (error) {
      if (error instanceof TensorProblem) return error;
      throw error;
    } finally {
      undo();
    }
  }

  return {
    judge: answer,
    compareWith(before, context) {
      const state = stateFor(before);
      if (state === null) return { agrees: () => false, confirm: () => false };
      return {
        agrees: (candidate) => {
          let fits = false;
          shapeProblem(state, (evaluation) => {
            unifySides(evaluation, state.sizes, before, evaluation.evaluate(before), candidate, evaluation.evaluate(candidate));
            fits = instances.mayAgree(state, before, candidate, [...evaluation.freeLetters].sort(), context);
          });
          return fits;
        },
        confirm: (candidate) => {
          const undo = remember(state);
          const found = judgeUnder(state, before, candidate, context);
          undo();
          return found.kind === "judged" && found.judgement.verdict === "equal";
        },
      };
    },
    mismatchOf(before, after) {
      const state = stateFor(before);
      const problem = state === null ? null : shapeProblem(state, (evaluation) => {
        const left = evaluation.evaluate(before);
        unifySides(evaluation, state.sizes, before, left, after, evaluation.evaluate(after));
      });
      return problem?.kind === "mismatch" ? { node: problem.at, reason: problem.message } : null;
    },
    isTensor: (node) => content.involves(node),
    statements() {
      const statements = createTensorStatements({ arena, setting, names, content, instances, nodes: input.nodes, integers: input.integers });
      const name = [...heldNames(input.nodes)].find((each) => unread.has(each));
      if (name === undefined) return statements;
      return {
        ...statements,
        judge(...line) {
          const outcome = statements.judge(...line);
          return outcome.verdict !== "unequal" ? outcome : { verdict: "undecided", judgement: null, reason: `what ${name} is was not understood: ${unread.get(name) ?? ""}`, conditions: [], mistake: null };
        },
      };
    },
    keep(before, after) {
      if (lastHolding === null || lastHolding.before !== before || lastHolding.after !== after) return;
      if (content.derives && names.bothLayouts) return;
      const { state, context } = lastHolding;
      alive = alive.slice(Math.max(0, alive.indexOf(state)));
      kept.push({ before, after, context });
      state.verified = kept.length;
    },
    restingOn(node) {
      const isOpen = node.kind === "symbol" || node.kind === "index" || node.kind === "call";
      const held = [...heldNames([node])];
      if (isOpen && held.every((name) => !definitions.has(name))) return node;
      const bodies = held.flatMap((name) => {
        const definition = definitions.get(name);
        if (definition === undefined) return [];
        return [substitute(arena, definition.body, new Map([...definition.parameters, ...definition.indexParameters].map((parameter): [Node, Node] => [parameter, arena.integer(1)])))];
      });
      const sizes = held.flatMap((name) => (names.declared.has(name) ? sizesOf(names.candidates.get(name)?.[0]) : [])).map((size) => arena.symbol(size));
      return arena.opaque("what it rests on", "", [node, ...bodies, ...sizes]);
    },
    withGiven: () => null,
    presumption(before, after, context) {
      const summing = heldIfSummingToOne(before, after, context);
      return summing === null ? null : `it holds where the entries of ${summing} sum to 1; is that meant?`;
    },
    concerns: content.involves,
    asNumber(node) {
      if (!content.involves(node)) return node;
      const [first] = alive;
      if (first === undefined || [...heldNames([node])].some((name) => isTensorName(name) && names.candidates.get(name)?.[0]?.kind !== "scalar")) return null;
      const undo = remember(first);
      try {
        const evaluation = createEvaluation(setting, first.reading, first.sizes, first.shapes, null);
        evaluation.evaluate(node);
        const [instance] = instances.instancesFor(first, [node], []);
        const side = instance === undefined || instance.sizeValues.length > 0 ? null : instances.write(first, node, instance);
        return side?.rows === 1 && side.columns === 1 ? (side.entries[0] ?? null) : null;
      } catch (error) {
        if (!(error instanceof TensorProblem)) throw error;
        return null;
      } finally {
        undo();
      }
    },
    givesValue(before, after) {
      const name = differentiatedName(before);
      return name !== null && !isZero(after) && !definitions.has(name) && !setting.activations.has(name) && !someNode(after, (node) => differentiatedName(node) === name || (node.kind === "symbol" && node.name === name));
    },
    keepsLayout() {
      const [first] = alive;
      if (first === undefined || !content.derives || kept.length === 0) return null;
      const isRow = (state: ReadingState): boolean => state.reading.layout === "numerator";
      const other = alive.find((state) => state.reading.kinds === first.reading.kinds && isRow(state) !== isRow(first));
      if (!holdsSoFar(first) || (other === undefined ? !isRow(first) : holdsSoFar(other))) return null;
      return isRow(first) ? "row" : "column";
    },
    notes() {
      const [first] = alive;
      const notes = [...instances.said].sort();
      const guessed = (kind: NameKind["kind"]): readonly string[] => (first === undefined ? [] : [...first.reading.kinds].filter(([name, each]) => !names.declared.has(name) && !definitions.has(name) && each.kind === kind).map(([name]) => name));
      for (const [kind, word] of [["column", "a vector"], ["matrix", "a matrix"]] as const) for (const name of guessed(kind)) notes.push(`${name} is read as ${word}`);
      if (first !== undefined && content.derives && first.reading.layout === "numerator") notes.push("derivatives by vectors are laid out with the numerator (a gradient is a row)");
      if (first !== undefined && content.derives && first.reading.layout === "denominator") notes.push("derivatives by vectors are laid out with the denominator");
      return notes;
    },
  };
}

function unifySides(evaluation: Evaluation, sizes: Sizes, before: Node, left: Tensor, after: Node, right: Tensor): void {
  const { algebra } = evaluation;
  if (isZero(before) || isZero(after)) return;
  if (sizes.unify(left.rows, right.rows) && sizes.unify(left.columns, right.columns)) return;
  const text = (tensor: Tensor): string => (algebra.isScalar(tensor) ? "a number" : algebra.shapeText(tensor));
  const isNumber = (size: Size): boolean => /^\d+$/.test(sizes.labelOf(size) ?? "");
  // A matrix written out beside an n×n one may be an example with n = 2.
  const isExample = [left.rows, left.columns, right.rows, right.columns].some((size) => isNumber(size) && sizes.find(size) !== sizes.one);
  throw new TensorProblem("mismatch", !isExample, `the line before is ${text(left)}, this line is ${text(right)}`);
}

/** J of `\nabla J(\theta)`, `\partial L / \partial w`: the name of a function or quantity that is differentiated by itself; null for anything else. */
function differentiatedName(node: Node): string | null {
  const subject = node.kind === "derivative" ? node.body : node.kind === "apply" && (node.function === "gradient" || node.function === "hessian") ? (node.arguments[0] ?? null) : null;
  return subject?.kind === "symbol" ? subject.name : subject?.kind === "call" && subject.callee.kind === "symbol" ? subject.callee.name : null;
}

function isZero(node: Node): boolean {
  return (node.kind === "number" && node.value.numerator === 0n) || (node.kind === "apply" && node.function === "zeros");
}

function sizesOf(kind: NameKind | undefined): readonly string[] {
  return [kind?.rows, kind?.columns].flatMap((size) => (size == null || /^\d+$/.test(size) ? [] : [size]));
}
