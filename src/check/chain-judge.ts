// Which judge a derivation is given to as a whole: one for expectations and probabilities, one for vectors and matrices, or none of its own where it is of numbers.

import { NO_CHANCE_FACTS } from "../elaborate/chance-facts.js";
import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import { definitionsInForce } from "../elaborate/in-force.js";
import type { DraftDerivation, DraftDocument } from "../elaborate/draft.js";
import type { Arena } from "../expression/arena.js";
import { relationsIn } from "../expression/formula.js";
import type { Node } from "../expression/node.js";
import type { JudgeContext, Judgement } from "../judge/judge.js";
import type { PlacedLaw } from "./probability/known-moments.js";
import { createProbabilityJudge } from "./probability/judge-probability.js";
import { createTensorJudge, type TensorJudge } from "./tensors/judge-tensors.js";

/** Work units for one comparison. */
export const JUDGE_BUDGET = 12_000_000;

/** All that the lines and claims say. */
export function nodesOf(elaborated: ElaboratedDerivation): readonly Node[] {
  return [
    ...[...elaborated.lines, ...elaborated.claims].flatMap((line) => (line.located === null ? [] : [line.located.node])),
    ...elaborated.lines.flatMap((line) => (line.formula === null ? [] : relationsIn(line.formula).flatMap(({ left, right }) => [left, right]))),
  ];
}

/** The judge for a derivation with expectations or probabilities, or with vectors or matrices in it; null for one of numbers. */
export function chainJudgeFor(arena: Arena, document: DraftDocument, draft: DraftDerivation, elaborated: ElaboratedDerivation, judgeNumbers: (before: Node, after: Node, context: JudgeContext) => Judgement): TensorJudge | null {
  const { definitions, dependence } = elaborated;
  const nodes = nodesOf(elaborated);
  const chance = document.chance[draft.section] ?? document.chance.at(-1) ?? NO_CHANCE_FACTS;
  const matrices = new Set([...elaborated.tensors.candidates].flatMap(([name, [kind]]) => (kind?.kind === "matrix" ? [name] : [])));
  const laws = new Map(chance.laws.map(({ name, family, parameters, source, text }): [string, PlacedLaw] => [name, { family, text, parameters: parameters.map((syntax) => elaborated.elaborateLine({ syntax, source }).node) }]));
  const shared = { arena, chance, laws, judgeNumbers, integers: elaborated.integers, budget: JUDGE_BUDGET };
  // Of an instance the entries are numbers, with all definitions put in.
  const judgeKernels = (before: Node, after: Node, context: JudgeContext): Judgement =>
    createProbabilityJudge({ ...shared, resolveContext: { definitions: new Map(), dependence, partial: elaborated.reading.partial }, nodes: [before, after], tensors: null, isVector: () => false, constants: matrices })?.judge(before, after, context) ?? judgeNumbers(before, after, context);
  const inForce = definitionsInForce(document, draft);
  const isDefinedElsewhere = (name: string): boolean => (inForce.get(name)?.section ?? draft.section) !== draft.section;
  const tensors = createTensorJudge({ isDefinedElsewhere, arena, definitions, names: elaborated.tensors, integers: elaborated.integers, undetermined: new Set([...dependence.keys(), ...elaborated.tangled.keys()]), nodes, judgeKernels });
  return createProbabilityJudge({ ...shared, resolveContext: { definitions, dependence, partial: elaborated.reading.partial }, nodes, tensors, isVector: (name) => isSurelyVector(elaborated, name), constants: matrices }) ?? tensors;
}

/** Is the name declared as a vector or matrix, or bold or under an arrow? */
export function isSurelyVector({ tensors }: ElaboratedDerivation, name: string): boolean {
  const [kind] = tensors.candidates.get(name) ?? [];
  return kind !== undefined && kind.kind !== "scalar" && (tensors.declared.has(name) || /^[\u{1D400}-\u{1D433}\u{1D6A8}-\u{1D6DA}\u{1D468}-\u{1D49B}]|\u20D7/u.test(name.normalize("NFD")));
}
