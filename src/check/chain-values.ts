// What the expressions of one derivation come to under one reading: definitions put in, derivatives carried out, with the judge for two of them. Where a name has a second right side
// in its section, what they come to with that.

import { resolve } from "../calculus/resolve.js";
import type { ResolveContext } from "../calculus/resolve.js";
import type { ElaboratedDerivation, Rival } from "../elaborate/derivation.js";
import type { DraftDerivation, DraftDocument } from "../elaborate/draft.js";
import { isOfSlopes, namesReached } from "../elaborate/unknown-losses.js";
import type { Arena } from "../expression/arena.js";
import { SYMBOLIC_ORDER, type Node } from "../expression/node.js";
import { freeSymbols, someNode, substitute } from "../expression/traverse.js";
import { isTensorOperation } from "../functions/tensor-operations.js";
import { judgeBothSigns } from "../judge/both-signs.js";
import { judgeComplex } from "../judge/complex.js";
import type { JudgeContext, Judgement } from "../judge/judge.js";
import { chainJudgeFor, isSurelyVector, nodesOf } from "./chain-judge.js";
import { complexNumbersOf, type ComplexNumbers } from "./complex-numbers.js";
import type { Value } from "./facts.js";
import { createChainJudge } from "./judge-limits-integrals.js";
import { firstOpaque, firstTangled } from "./line-forms.js";
import { isParticular } from "./particular.js";
import { createRecurrences, type Recurrences } from "./recurrences.js";
import { isOfSeparatedVariables } from "./statements/separated.js";
import { functionsOfSeveral } from "./several-letters.js";
import type { TensorJudge } from "./tensors/judge-tensors.js";

export interface ChainValues {
  /** The judge of instances where the derivation holds vectors or matrices. */
  readonly tensors: TensorJudge | null;
  /** What i and z are in these lines; null where they are not of complex numbers. */
  readonly complex: ComplexNumbers | null;
  readonly recurrences: Recurrences;
  readonly resolveContext: ResolveContext;
  readonly judge: (before: Node, after: Node, context: JudgeContext) => Judgement;
  readonly valueOf: (node: Node) => Value;
  /** The same with the last right side of each name that has a particular one, and these right sides. */
  readonly valueAsLastSaid: (node: Node) => Value;
  readonly particular: readonly Rival[];
  /** The function in these lines of which the text does not say that it depends on no others, of several letters or known by its derivatives alone; null where there is none. */
  readonly severalDoubt: (written: readonly Node[]) => string | null;
  /** Second right sides of names that sentences before this derivation give, the nearest first. */
  readonly rivals: readonly Rival[];
  /** What a side comes to with that right side of the name; null where that can't be worked out. */
  readonly underRival: (node: Node, rival: Rival) => Node | null;
  readonly isJudged: (offset: number) => boolean;
  readonly missingConstant: ReturnType<typeof createChainJudge>["missingConstant"];
  readonly isFree: ReturnType<typeof createChainJudge>["isFree"];
  readonly isWorkedOut: ReturnType<typeof createChainJudge>["isWorkedOut"];
}

/** More right sides of names than this, the nearest ones, are not tried for a move. */
const MOST_RIVALS = 4;

/** Sorts out how the expressions of a derivation are worked out and compared. */
export function createChainValues(arena: Arena, document: DraftDocument, draft: DraftDerivation, elaborated: ElaboratedDerivation): ChainValues {
  const resolveContext = { definitions: elaborated.definitions, dependence: elaborated.dependence, partial: elaborated.reading.partial, velocities: elaborated.velocities };
  const memo = new Map<Node, Value>();
  const recurrences = createRecurrences(arena, elaborated);
  const ofSeveral = functionsOfSeveral(arena, elaborated, nodesOf(elaborated));
  const severalDoubt = (written: readonly Node[]): string | null => {
    const found = [...ofSeveral.keys()].find((name) => written.some((node) => someNode(node, (each) => each === name)));
    const [open] = found?.kind === "symbol" ? [found.name] : [...elaborated.losses].flatMap(([loss, mayDependOnLess]) => (namesReached(written, elaborated.definitions).has(loss) && (mayDependOnLess || !written.every((node) => isOfSlopes(node, loss, elaborated.definitions))) ? [loss] : []));
    return open === undefined ? null : `what ${open} depends on is not said`;
  };
  /** What the section sets letters equal to before the derivation. */
  const valuesOfLetters = (): readonly Node[] => document.definitions.flatMap(({ section, parameters, indices, offset, body }) => (section === draft.section && parameters.length + indices.length === 0 && offset < draft.start ? [elaborated.elaborateLine(body).node] : []));
  const { judge: judgeNumbers, missingConstant, isFree, isWorkedOut } = createChainJudge(elaborated.lines.map((line) => line.located?.node ?? null), elaborated.definitions, valuesOfLetters);
  const tensors = isOfSeparatedVariables(elaborated.lines.map(({ formula }) => formula)) ? null : chainJudgeFor(arena, document, draft, elaborated, judgeNumbers);
  /** In a derivation with vectors the moves between numbers are judged as such. */
  const judgeOne = tensors === null ? judgeNumbers : (before: Node, after: Node, context: JudgeContext): Judgement => {
    if (tensors.concerns(before) || tensors.concerns(after)) {
      const judgement = tensors.judge(before, after, context);
      return judgement.verdict === "unequal" ? (asNumbers(before, after, context) ?? judgement) : judgement;
    }
    const [left, right] = [resolve(arena, before, resolveContext), resolve(arena, after, resolveContext)];
    return left.kind === "failure" || right.kind === "failure" ? tensors.judge(before, after, context) : judgeNumbers(left.guarded, right.guarded, context);
  };

  const complex = tensors === null ? complexNumbersOf(arena, document, elaborated) : null;
  const judgeEither = (before: Node, after: Node, context: JudgeContext): Judgement => (complex === null ? null : judgeComplex(before, after, context, complex, judgeNumbers)) ?? judgeOne(before, after, context);
  const judge = (before: Node, after: Node, context: JudgeContext): Judgement => judgeBothSigns(before, after, context, judgeEither) ?? judgeEither(before, after, context);

  /** `r` beside `r_i` may be one of them: where nothing but an index says that a letter is a vector, the verdict of numbers counts if that is not a refutation too. */
  function asNumbers(before: Node, after: Node, context: JudgeContext): Judgement | null {
    if (document.structured || [before, after].some((side) => someNode(side, (node) => isTensorOperation(node) || node.kind === "derivative"))) return null;
    const held = [...freeSymbols(before), ...freeSymbols(after)].filter((name) => elaborated.tensors.candidates.has(name) && elaborated.tensors.candidates.get(name)?.[0]?.kind !== "scalar");
    if (held.length === 0 || held.some((name) => isSurelyVector(elaborated, name) || elaborated.definitions.has(name) || !/^\p{Ll}/u.test(name))) return null;
    const judgement = judgeNumbers(before, after, context);
    return judgement.verdict === "unequal" ? null : judgement;
  }

  function valueOf(node: Node): Value {
    const known = memo.get(node);
    if (known !== undefined) return known;
    const made = carryOut(node);
    memo.set(node, made);
    return made;
  }

  function carryOut(written: Node): Value {
    const plain = complex?.withConjugates(written) ?? written;
    const node = ofSeveral.size === 0 ? plain : substitute(arena, plain, ofSeveral);
    const unsupported = firstOpaque(node);
    // Where a derivative `f^{(k)}` of symbolic order stands for those of a sum, each of them is carried out.
    const isOfOrders = unsupported === SYMBOLIC_ORDER && tensors === null && !someNode(node, (each) => each.kind === "opaque" && each.what !== SYMBOLIC_ORDER);
    if (unsupported !== null && !isOfOrders) return { kind: "undecided", reason: unsupported };
    const tangled = firstTangled(node, elaborated.tangled);
    if (tangled !== null) return { kind: "undecided", reason: `what ${tangled} depends on is not said` };
    // Vectors and matrices are put in and differentiated on instances, by their judge.
    if (tensors !== null) return { kind: "value", node };
    const resolved = resolve(arena, recurrences.putIn(node), resolveContext);
    if (resolved.kind === "failure") {
      // f(u, v, w) where f(x, y) is in force and f(u, v, w) = … stands in the section too.
      const [only, ...others] = rivals.flatMap((rival) => freeSymbols(node).has(rival.name) ? (underRival(node, rival) ?? []) : []);
      return only === undefined || others.length > 0 ? { kind: "undecided", reason: resolved.reason } : { kind: "value", node: only };
    }
    const inside = firstOpaque(resolved.node);
    if (inside !== null) return { kind: "undecided", reason: isOfOrders ? inside : `a definition that it uses is not judged yet: ${inside}` };
    return { kind: "value", node: resolved.guarded };
  }

  /** Second right sides of names that sentences before this derivation give, the nearest first: of "(a) $f(x) = …$, (b) $f(x) = …$" any may be meant. A line that was judged against the first is none, unless it is a particular case of that. */
  const isJudged = (offset: number): boolean => document.derivations.some(({ start, end }) => offset >= start && offset <= end);
  const rivals = [...elaborated.rivals].filter((rival) => rival.offset < draft.start && (!isJudged(rival.offset) || isParticular(rival.name, rival.definition, elaborated))).sort((one, other) => other.offset - one.offset).slice(0, MOST_RIVALS);

  /** What a side comes to with that right side of the name; null where that can't be worked out. */
  function underRival(node: Node, { name, definition }: Rival): Node | null {
    const resolved = resolve(arena, node, { ...resolveContext, definitions: new Map([...elaborated.definitions, [name, definition]]) });
    return resolved.kind === "failure" || firstOpaque(resolved.node) !== null ? null : resolved.guarded;
  }

  const particular = tensors !== null || document.structured ? [] : rivals.filter((rival, k) => isParticular(rival.name, rival.definition, elaborated) && rivals.findIndex(({ name }) => name === rival.name) === k);
  const lastSaid = { ...resolveContext, definitions: new Map([...elaborated.definitions, ...particular.map(({ name, definition }) => [name, definition] as const)]) };

  /** What an expression comes to with the last right side of each name that has a particular one. */
  function valueAsLastSaid(node: Node): Value {
    const value = valueOf(node);
    const resolved = value.kind === "value" ? resolve(arena, recurrences.putIn(node), lastSaid) : null;
    return resolved?.kind === "resolved" && firstOpaque(resolved.node) === null ? { kind: "value", node: resolved.guarded } : value;
  }

  return { tensors, complex, recurrences, resolveContext, judge, valueOf, valueAsLastSaid, particular, severalDoubt, rivals, underRival, isJudged, missingConstant, isFree, isWorkedOut };
}
