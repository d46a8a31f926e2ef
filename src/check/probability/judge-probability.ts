// Judges moves between expressions with expectations and probabilities on finite probability spaces with exact numbers: what is claimed of all distributions must hold in each of
// them. A move is wrong only if it also fails where all quantities are independent, centred or symmetric, and if the text says nothing about distributions.

import { createExpansion } from "../../calculus/probability/expand.js";
import { baseName, quantitiesIn, quantityKey, type Quantities, type Randomness } from "../../calculus/probability/quantities.js";
import { createWorld, KernelProblem, MOST_QUANTITIES, valuesEach, type World, type WorldShape } from "../../calculus/probability/world.js";
import { resolve, type ResolveContext } from "../../calculus/resolve.js";
import type { ChanceFacts } from "../../elaborate/chance-facts.js";
import type { Arena } from "../../expression/arena.js";
import { childrenOf, type Node } from "../../expression/node.js";
import { relationsIn, type Formula } from "../../expression/formula.js";
import { freeSymbols, mapChildren, someNode } from "../../expression/traverse.js";
import { isTensorOperation } from "../../functions/tensor-operations.js";
import { isProbabilityKernel, kernelParts } from "../../functions/probability-operations.js";
import { equalOnInstances } from "../../judge/certainties.js";
import type { JudgeContext, Judgement } from "../../judge/judge.js";
import { undecided, unequal } from "../../judge/judgement.js";
import type { StatementJudge } from "../statements/outcome.js";
import type { TensorJudge } from "../tensors/judge-tensors.js";
import type { Condition } from "../../model/report.js";
import { createKnownMoments, type PlacedLaw } from "./known-moments.js";
import { givenValues, withGivenValues } from "./given-values.js";
import { openedKernels } from "./opened-kernels.js";
import { momentMeanings } from "./moments.js";
import { quantityName, spaceWitness } from "./witness.js";

export interface ProbabilityJudgeInput {
  readonly arena: Arena;
  readonly resolveContext: ResolveContext;
  readonly chance: ChanceFacts;
  readonly integers: ReadonlySet<string>;
  /** Work units for one comparison. */
  readonly budget: number;
  /** All lines and claims. */
  readonly nodes: readonly Node[];
  /** Is the name surely that of a vector or matrix: declared, or bold? */
  readonly isVector: (name: string) => boolean;
  /** The judge for the vectors and matrices of the derivation; null where there are none. */
  readonly tensors: TensorJudge | null;
  /** Names that are not random unless an expectation is taken of one by itself: matrices. */
  readonly constants: ReadonlySet<string>;
  /** The laws of quantities that the text names. */
  readonly laws: ReadonlyMap<string, PlacedLaw>;
  /** Judges what remains when the kernels are worked out. */
  readonly judgeNumbers: (before: Node, after: Node, context: JudgeContext) => Judgement;
}

type Shape = Omit<WorldShape, "seed" | "counts" | "events">;

const GENERAL: Shape = { dependence: "any", roots: new Set(), centred: false, symmetric: false };
/** What may be meant besides, with the words for it; the first that makes a move right is said. */
const SPECIAL: readonly { readonly shape: Shape; readonly words: string; readonly isIndependence: boolean }[] = [
  { shape: { ...GENERAL, dependence: "independent" }, words: "are independent", isIndependence: true },
  { shape: { ...GENERAL, dependence: "identical" }, words: "are independent and have one distribution", isIndependence: true },
  { shape: { ...GENERAL, centred: true }, words: "have the mean 0", isIndependence: false },
  { shape: { ...GENERAL, dependence: "identical", centred: true }, words: "are independent and have the mean 0", isIndependence: false },
  { shape: { ...GENERAL, dependence: "identical", symmetric: true }, words: "are symmetric", isIndependence: false },
];
/** How many of a thing there are, and which numbers are drawn, in the spaces of one comparison. */
const SPACES: readonly { readonly seed: number; readonly count: number }[] = [{ seed: 1, count: 2 }, { seed: 2, count: 3 }, { seed: 3, count: 2 }];

const RANDOMNESS: readonly Randomness[] = ["capitals", "alone", "everything"];
/** Why what would need a law is open. */
export const NO_DISTRIBUTION = "nothing here says what the distribution is";
const IN_WORDS = "events in words are not known any closer";
const MOST_DIGITS = 100;

interface Outcome {
  readonly judgement: Judgement;
  /** The quantities that were met. */
  readonly keys: ReadonlySet<string>;
}

/** A judge for a derivation with expectations or probabilities in it; null where there are none. */
export function createProbabilityJudge(input: ProbabilityJudgeInput): TensorJudge | null {
  const { arena, resolveContext, chance, integers, budget, nodes, judgeNumbers, tensors, isVector, constants, laws } = input;
  const { definitions } = resolveContext;
  const involving = new Map<Node, boolean>();
  const holdsKernel = (root: Node): boolean => {
    const known = involving.get(root);
    if (known !== undefined) return known;
    involving.set(root, false);
    const found = someNode(root, isProbabilityKernel) || [...freeSymbols(root)].some((name) => {
      const body = definitions.get(name)?.body;
      return body !== undefined && holdsKernel(body);
    });
    involving.set(root, found);
    return found;
  };
  if (!nodes.some(holdsKernel)) return null;
  const roles = new Map<Randomness, Quantities>();

  function quantitiesFor(randomness: Randomness): Quantities {
    const known = roles.get(randomness) ?? quantitiesIn(nodes, definitions, randomness, constants);
    roles.set(randomness, known);
    return known;
  }

  /** An operation on vectors, or a name that is surely one. */
  function holdsVector(root: Node): boolean {
    return someNode(root, (node) => isTensorOperation(node) || isVector(baseName(node) ?? "")) || [...freeSymbols(root)].some((name) => {
      const body = definitions.get(name)?.body;
      return body !== undefined && someNode(body, (node) => isTensorOperation(node) || isVector(baseName(node) ?? ""));
    });
  }

  /** The sides in one space. */
  function inSpace(before: Node, after: Node, quantities: Quantities, shape: Shape, meanings: ReadonlyMap<Node, Node>, space: (typeof SPACES)[number], context: JudgeContext): Outcome & { readonly world: World; readonly label: string } {
    const letters = new Map<string, number>();
    const shared = { arena, definitions, quantities, count: space.count, shift: space.seed, letters, meanings };
    // Letters met late may be used early: what counts is settled before anything is worked out.
    const gathering = createExpansion({ ...shared, world: null });
    gathering.expand(before);
    gathering.expand(after);
    gathering.expand(before);
    const keys = gathering.met;
    if (keys.size > MOST_QUANTITIES) throw new KernelProblem(`more than ${MOST_QUANTITIES} random quantities are not judged together`);
    for (const name of [...letters.keys()]) if (quantities.lasts.has(name)) letters.set(name, (quantities.counts.get(quantityKey(quantities.lasts.get(name) ?? "")) ?? 0) + valuesEach(keys.size, shape.symmetric) - 1);
    const world = createWorld([...keys], { ...shape, seed: space.seed, counts: quantities.counts, events: quantities.events });
    const expansion = createExpansion({ ...shared, world });
    const [left, right] = [before, after].map((side) => resolve(arena, expansion.expand(side), resolveContext));
    if (left === undefined || right === undefined || left.kind === "failure" || right.kind === "failure") throw new KernelProblem(left?.kind === "failure" ? left.reason : right?.kind === "failure" ? right.reason : "nothing to judge");
    const isUsable = (node: Node): boolean => !holdsKernel(node) && [...freeSymbols(node)].every((name) => !quantities.valued.has(name) && !letters.has(name));
    const judgement = judgeNumbers(left.guarded, right.guarded, { ...context, assumptions: context.assumptions.filter(isUsable) });
    const counted = [...letters].filter(([name]) => freeSymbols(before).has(name) || freeSymbols(after).has(name)).map(([name, value]) => `${name} = ${value}`);
    const label = [`${[...keys].length} random ${keys.size === 1 ? "quantity" : "quantities"} of ${valuesEach(keys.size, shape.symmetric)} values`, ...counted].join(", ");
    return { judgement: judgement.verdict !== "unequal" ? judgement : unequal(spaceWitness(judgement.witness, [...keys].sort(), quantities, world, letters), judgement.reason, null), keys, world, label };
  }

  /** Equal if so in all spaces of a shape, unequal if not so in one. */
  function underShape(before: Node, after: Node, quantities: Quantities, shape: Shape, meanings: ReadonlyMap<Node, Node>, context: JudgeContext): Outcome {
    const good: { readonly label: string; readonly judgement: Judgement }[] = [];
    let problem: string | null = null;
    let keys: ReadonlySet<string> = new Set();
    for (const space of SPACES) {
      try {
        const found = inSpace(before, after, quantities, shape, meanings, space, context);
        keys = found.keys;
        if (found.judgement.verdict === "unequal") return found;
        if (found.judgement.verdict === "equal") good.push(found);
        else problem ??= found.judgement.reason;
      } catch (error) {
        if (!(error instanceof KernelProblem)) throw error;
        problem ??= error.message;
      }
    }
    return { keys, judgement: good.length < 2 ? undecided(problem ?? "too few finite distributions could be tried") : tested(equalOnInstances(distinct(good), (text) => text)) };
  }

  function answer(before: Node, after: Node, context: JudgeContext): Judgement {
    if (!holdsKernel(before) && !holdsKernel(after)) return tensors === null ? undecided("nothing here is random") : tensors.judge(before, after, context);
    if ([before, after].some((side) => holdsVector(withoutBareNames(arena, side)))) return tensors === null ? undecided("random vectors and matrices are not judged yet") : tensors.judge(before, after, context);
    const none = new Map<Node, Node>();
    const usual = underShape(before, after, quantitiesFor("capitals"), GENERAL, none, context);
    if (usual.judgement.verdict === "equal") return usual.judgement;
    const byLaw = underKnownLaws(before, after, context);
    if (byLaw !== null) return byLaw;
    if (usual.judgement.verdict !== "unequal") return usual.judgement;
    const [alone, every] = (["alone", "everything"] as const).map((randomness) => underShape(before, after, quantitiesFor(randomness), GENERAL, none, context).judgement);
    if (alone?.verdict === "equal") return alone;
    if (every?.verdict === "equal") return every;
    for (const { meanings, text } of momentMeanings(arena, definitions, quantitiesFor("capitals"), before, after)) {
      const { judgement } = underShape(before, after, quantitiesFor("capitals"), GENERAL, meanings, context);
      if (judgement.verdict === "equal") return { ...judgement, conditions: [...judgement.conditions, { text, source: "domain" }] };
    }
    const isInWords = [...usual.keys].some((key) => key.startsWith("⟨"));
    if (isInWords && (chance.independent === null || !holdsKernel(before) || !holdsKernel(after))) return undecided(holdsKernel(before) && holdsKernel(after) ? IN_WORDS : NO_DISTRIBUTION);
    const names = namesOf(usual.keys, quantitiesFor("capitals"));
    // Whoever keeps the mean of the only quantity does not mean that it is 0.
    const keepsMean = usual.keys.size === 1 && someNode(after, isPlainMean);
    // What is independent among several is so under what is given; a step that keeps no condition may still not drop it.
    const roots = usual.keys.size < 3 ? new Set<string>() : (([after, before].map(givenNames).find((found) => found.size > 0)) ?? new Set<string>());
    for (const randomness of RANDOMNESS) {
      for (const { shape, words, isIndependence } of SPECIAL) {
        if (isInWords && !isIndependence) continue;
        if (keepsMean && (shape.centred || shape.symmetric)) continue;
        // Where nothing is worked out with values, only dependence is a matter of what is meant.
        if (!isIndependence && ![before, after].some((side) => averagesValues(side, quantitiesFor(randomness).random))) continue;
        // Whoever conditions one quantity on the only other one does not mean that this is void.
        if (shape.dependence !== "any" && chance.independent === null && usual.keys.size === 2 && someNode(after, isConditional)) continue;
        const quantities = quantitiesFor(randomness);
        const tied = momentMeanings(arena, definitions, quantities, before, after);
        for (const { meanings, text } of [{ meanings: none, text: null }, ...tied]) {
          const { judgement } = underShape(before, after, quantities, isIndependence ? { ...shape, roots } : shape, meanings, context);
          if (judgement.verdict !== "equal") continue;
          const said = `${names} ${words}${roots.size === 0 || !isIndependence ? "" : `, once ${[...roots].join(", ")} is given`}`;
          if (isIndependence && chance.independent !== null) return { ...judgement, conditions: [...judgement.conditions, { text: said, source: "prose" }, ...(text === null ? [] : [{ text, source: "domain" as const }])] };
          return undecided(`it holds only where ${said}; is that meant here? (in general not: ${inWords(usual.judgement)})`);
        }
      }
    }
    if (isInWords) return undecided(IN_WORDS);
    const open = [alone, every].find((each) => each?.verdict === "undecided");
    if (open !== undefined) return undecided(open.reason ?? "not decided");
    const doubt = doubtAbout(before, after, context);
    return doubt === null ? usual.judgement : undecided(`${doubt} (in general not equal: ${inWords(usual.judgement)})`);
  }

  /** Equal with what the text says of the laws put in; null where that is not shown. */
  function underKnownLaws(before: Node, after: Node, context: JudgeContext): Judgement | null {
    if (laws.size === 0) return null;
    for (const variant of [0, 1]) {
      const used = new Set<string>();
      const moments = createKnownMoments(arena, laws, definitions, chance.independent !== null, variant, quantitiesFor("alone").random);
      const [left, right] = [before, after].map((side) => moments.putIn(side, used));
      if (left == null || right == null || used.size === 0) return null;
      const judgement = asNumbers(left, right, context);
      if (judgement === null) return null;
      if (judgement.verdict === "equal") return { ...judgement, conditions: [...judgement.conditions, ...[...used].map((text): Condition => ({ text, source: "prose" }))] };
    }
    return null;
  }

  /** Equal with the values put in that equations of the text give to expectations and probabilities, `P(I_j = 1) = p`; null where that is not shown. */
  function withGiven(before: Node, after: Node, equations: readonly Node[], context: JudgeContext): { readonly judgement: Judgement; readonly used: readonly Node[] } | null {
    const values = givenValues(equations, (node) => !holdsKernel(node));
    const used = new Set<Node>();
    const [left, right] = [before, after].map((side) => withGivenValues(arena, side, values, used));
    if (left === undefined || right === undefined || used.size === 0) return null;
    const judgement = [left, right].some(holdsKernel) ? underShape(left, right, quantitiesFor("capitals"), GENERAL, new Map(), context).judgement : asNumbers(left, right, context);
    return judgement?.verdict === "equal" ? { judgement, used: [...used] } : null;
  }

  /** Equal with kernels opened up to the quantities of which the text gives the values, `y = Xβ + ε` with `E(ε) = 0`, and these put in; null where that is not shown. */
  function withGivenUnderDefinitions(before: Node, after: Node, equations: readonly Node[], context: JudgeContext): { readonly judgement: Judgement; readonly used: readonly Node[] } | null {
    const values = givenValues(equations, (node) => !holdsKernel(node));
    const said = values.flatMap(({ kernel }) => [...freeSymbols(kernel)].filter((name) => !definitions.has(name)));
    // Capitals for numbers vary too, as the law of a matrix of data would have been said.
    const random = new Set([...said, ...[...quantitiesFor("capitals").random].filter((name) => !definitions.has(name) && !isVector(name))]);
    if (said.length === 0) return null;
    const used = new Set<Node>();
    const opening = { arena, definitions, isRandom: (name: string): boolean => random.has(name), holdsVector, valueOf: (kernel: Node): Node => withGivenValues(arena, kernel, values, used) };
    const [left, right] = [before, after].map((side) => openedKernels(opening, side));
    if (left === undefined || right === undefined || used.size === 0 || [left, right].some(holdsKernel)) return null;
    const judgement = tensors !== null && [left, right].some(holdsVector) ? tensors.judge(left, right, withoutKernels(context)) : asNumbers(left, right, context);
    return judgement?.verdict === "equal" ? { judgement, used: [...used] } : null;
  }

  /** The verdict on two sides without expectations or probabilities. */
  function asNumbers(before: Node, after: Node, context: JudgeContext): Judgement | null {
    const [left, right] = [before, after].map((side) => resolve(arena, side, resolveContext));
    if (left?.kind !== "resolved" || right?.kind !== "resolved") return null;
    return judgeNumbers(left.guarded, right.guarded, withoutKernels(context));
  }

  const withoutKernels = (context: JudgeContext): JudgeContext => ({ ...context, assumptions: context.assumptions.filter((node) => !holdsKernel(node)) });

  /** Why a move that fails may still be right: something the sides do not say. */
  function doubtAbout(before: Node, after: Node, context: JudgeContext): string | null {
    if (!holdsKernel(before) || !holdsKernel(after)) return NO_DISTRIBUTION;
    const sides = [before, after].map((side) => quantitiesIn([side], definitions, "capitals", constants));
    const keys = sides.map(({ valued }) => new Set([...valued].map(quantityKey)));
    const [own = new Set<string>(), other = new Set<string>()] = keys;
    const lone = [...[...own].filter((key) => !other.has(key)), ...[...other].filter((key) => !own.has(key))];
    const [first] = lone;
    if (first !== undefined) return `what connects ${first} with the other side is not said`;
    const laws = [before, after].map(lawsIn);
    if (laws[0] !== laws[1]) return "nothing here says how the distributions are connected";
    const names = new Set(sides.flatMap(({ valued }) => [...valued]));
    if (context.assumptions.some(holdsKernel) || [...chance.given].some((name) => names.has(name.replace(/_.*$/u, "")) || names.has(name))) return "the text gives a value to an expectation or a probability, which I could not use";
    const indicator = [...names].find((name) => /^[I1𝟏𝟙](?:_|$)/u.test(name));
    if (indicator !== undefined) return `is ${indicator} an indicator?`;
    const ofLaws = new Set(laws.flatMap((list = "") => list.split(",")));
    const parameter = [...freeSymbols(before), ...freeSymbols(after)].find((name) => isParameter(name) && !ofLaws.has(name) && !definitions.has(name) && !own.has(quantityKey(name)));
    if (parameter !== undefined) return `${parameter} may belong to the distribution`;
    if (chance.speaksOf.length > 0) return `the text speaks of ${chance.speaksOf.slice(0, 3).join(", ")}, which I could not use`;
    return null;
  }

  return {
    judge: answer,
    keep: (before, after) => {
      tensors?.keep(before, after);
    },
    statements: () => statementsOf(arena, holdsKernel, (left, right, assumptions) => answer(left, right, { arena, assumptions, integers, budget })),
    keepsLayout: () => tensors?.keepsLayout() ?? null,
    withGiven: (before, after, equations, context) => withGiven(before, after, equations, context) ?? withGivenUnderDefinitions(before, after, equations, context),
    presumption: (before, after, context) => tensors?.presumption(before, after, context) ?? null,
    givesValue: (before, after) => isProbabilityKernel(before) && !holdsKernel(after),
    compareWith(before, context) {
      const equalTo = (candidate: Node, shapes: readonly Randomness[]): boolean => shapes.some((randomness) => underShape(before, candidate, quantitiesFor(randomness), GENERAL, new Map(), context).judgement.verdict === "equal");
      return {
        agrees(candidate) {
          try {
            const [space] = SPACES;
            return space !== undefined && inSpace(before, candidate, quantitiesFor("capitals"), GENERAL, new Map(), space, context).judgement.verdict === "equal";
          } catch (error) {
            if (error instanceof KernelProblem) return false;
            throw error;
          }
        },
        confirm: (candidate) => equalTo(candidate, ["capitals"]),
      };
    },
    mismatchOf: () => null,
    isTensor: (node) => tensors?.isTensor(node) ?? false,
    restingOn: (node) => tensors?.restingOn(node) ?? node,
    concerns: (node) => holdsKernel(node) || tensors?.concerns(node) === true,
    asNumber: (node) => (holdsKernel(node) ? null : tensors === null ? node : tensors.asNumber(node)),
    notes: () => tensors?.notes() ?? [],
  };
}

/** The expression without the names that stand bare in its probabilities: a vector there is a value like any other. */
function withoutBareNames(arena: Arena, root: Node): Node {
  const memo = new Map<Node, Node>();
  const visit = (node: Node): Node => {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const made = isProbabilityKernel(node)
      ? arena.apply(node.function, node.arguments.map((each) => (baseName(each) !== null && !(kernelParts(node).subjects.includes(each) && node.function !== "probability") ? arena.integer(0) : visit(each))))
      : mapChildren(arena, node, visit);
    memo.set(node, made);
    return made;
  };
  return visit(root);
}

/** Letters that usually belong to a distribution: means, rates, probabilities. */
function isParameter(name: string): boolean {
  return /^(?:\p{Script=Greek}|[mpq])/u.test(name.normalize("NFD")) && name !== "π";
}

/** The laws of all kernels, as one text. */
function lawsIn(root: Node): string {
  const found = new Set<string>();
  someNode(root, (node) => {
    if (isProbabilityKernel(node)) found.add(baseName(kernelParts(node).distribution ?? node) ?? "");
    return false;
  });
  return [...found].sort().join();
}

function namesOf(keys: ReadonlySet<string>, quantities: Quantities): string {
  const names = [...keys].sort().map((key) => quantityName(key, quantities));
  return names.length < 2 ? (names[0] ?? "the quantities") : `${names.slice(0, -1).join(", ")} and ${names[names.length - 1] ?? ""}`;
}

/** That both sides are one in a few spaces is no identity for all. */
function tested(judgement: Judgement): Judgement {
  const { certainty } = judgement;
  if (certainty?.kind !== "tested") return judgement;
  const { errorLog2, ...rest } = certainty;
  // In a space whose numbers are exact the sides agree in all digits, as far as the other letters tell.
  return { ...judgement, certainty: { ...rest, digits: errorLog2 === undefined ? rest.digits : Math.max(rest.digits, Math.min(MOST_DIGITS, Math.floor(-errorLog2 * Math.log10(2)))) } };
}

function distinct(good: readonly { readonly label: string; readonly judgement: Judgement }[]): readonly { readonly label: string; readonly judgement: Judgement }[] {
  const seen = new Map<string, number>();
  return good.map(({ label, judgement }) => {
    const times = (seen.get(label) ?? 0) + 1;
    seen.set(label, times);
    return { label: times === 1 ? label : `${label} (${times})`, judgement };
  });
}

function inWords({ witness }: Judgement): string {
  return witness === null ? "no distribution can be shown" : `for some distribution the line before is ${witness.left}, this line is ${witness.right}`;
}

/**
 * Rows that are equations each: one that holds for all distributions is right, and so is one whose sides differ by what those of the row before differ by
 * (`Cov(X, Y) = 0 ⇔ E(XY) = E(X) E(Y)`); any other says what an expectation or a probability is.
 */
function statementsOf(arena: Arena, holdsKernel: (node: Node) => boolean, judgeSides: (left: Node, right: Node, assumptions: readonly Node[]) => Judgement): StatementJudge {
  const outcome = { reason: null, conditions: [], mistake: null, judgement: null };
  let before: Formula | null = null;
  return {
    give: (formula) => {
      before = formula;
    },
    judge({ formula, relation, conditions }) {
      const differences = [before, formula].map((row) => (row === null ? null : differenceOf(arena, row)));
      before = formula;
      const relations = relationsIn(formula);
      const isStated = relations.length > 0 && relations.every(({ operator, left, right }) => operator === "=" && (holdsKernel(left) || holdsKernel(right)));
      if (!isStated) return { ...outcome, verdict: "undecided", reason: "equations beside expectations or probabilities are not followed from line to line yet" };
      const judged = relations.map(({ left, right }) => judgeSides(left, right, conditions));
      const [first] = judged;
      if (first !== undefined && judged.every(({ verdict }) => verdict === "equal")) return { ...outcome, verdict: "equal", judgement: first, conditions: first.conditions };
      if (relation === null) return { ...outcome, verdict: "given" };
      const [earlier, own] = differences;
      const same = earlier == null || own == null ? null : judgeSides(earlier, own, conditions);
      if (same?.verdict === "equal" && same.conditions.length === 0) return { ...outcome, verdict: "equal", judgement: same };
      // What is said to follow is no value that is given.
      return { ...outcome, verdict: "undecided", reason: "it is said to follow from the equations before; those beside expectations or probabilities are not followed from line to line yet" };
    },
    doubt: () => undefined,
  };
}

/** What the sides of an equation differ by; a correlation is 0 where the covariance is. */
function differenceOf(arena: Arena, row: Formula): Node | null {
  const [relation, ...more] = relationsIn(row);
  if (row.kind !== "relation" || relation?.operator !== "=" || more.length > 0) return null;
  const { left, right } = relation;
  if (right !== arena.integer(0)) return arena.subtract(left, right);
  return left.kind === "apply" && left.function === "correlation" ? arena.apply("covariance", left.arguments) : left;
}

/** Is a mean, a variance or the like taken of something that holds a random quantity itself, not only its probabilities? */
function averagesValues(root: Node, random: ReadonlySet<string>): boolean {
  const isHeld = (node: Node): boolean => !(isProbabilityKernel(node) && node.function === "probability") && (random.has(baseName(node) ?? "") || childrenOf(node).some(isHeld));
  return someNode(root, (node) => isProbabilityKernel(node) && node.function !== "probability" && kernelParts(node).subjects.some(isHeld));
}

/** The names by themselves that expectations and probabilities are conditioned on. */
function givenNames(root: Node): ReadonlySet<string> {
  const found = new Set<string>();
  someNode(root, (node) => {
    for (const each of isProbabilityKernel(node) ? kernelParts(node).given : []) {
      const name = baseName(each.kind === "product" ? each.body : each);
      if (name !== null) found.add(quantityKey(name));
    }
    return false;
  });
  return found;
}

const isConditional = (node: Node): boolean => isProbabilityKernel(node) && kernelParts(node).given.length > 0;

/** Is it the mean of a name, `E[X]`? */
function isPlainMean(node: Node): boolean {
  return isProbabilityKernel(node) && node.function === "expectation" && kernelParts(node).given.length === 0 && kernelParts(node).subjects.every(({ kind }) => kind === "symbol" || kind === "index");
}
