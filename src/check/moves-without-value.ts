// Moves of which one side can't be worked out, or the line before could not be judged: an integral over a region that no formula describes, a call of an unknown function, dots. Some of them
// are right whatever that is.

import { isRegionIntegral } from "../elaborate/limits-integrals.js";
import type { Located } from "../elaborate/located.js";
import type { Node } from "../expression/node.js";
import { freeSymbols, someNode, standsBare, substitute } from "../expression/traverse.js";
import { isTensorOperation } from "../functions/tensor-operations.js";
import type { Judgement } from "../judge/judge.js";
import { isSurelyVector } from "./chain-judge.js";
import type { Chain } from "./compare-moves.js";
import type { MoveFacts } from "./facts.js";
import { idleDoubt } from "./idle-derivatives.js";
import { endOf, offsetOf, type JudgedLine } from "./judged.js";
import { equalLeftOpen } from "./left-open.js";
import { asSamePoints, overSamePoints, withinBounds, withRegions } from "./region-integrals.js";

/** A move that was shown to be right, and the line it was shown against. */
export type Shown = Pick<JudgedLine, "verdict" | "judgement" | "conditions"> & { readonly against: number };

export interface MovesWithoutValue {
  readonly overSameRegion: (number: number, after: Node) => Judgement | null;
  readonly overDescribedRegion: (before: Node, after: Node, number: number) => Judgement | null;
  readonly leftOpen: (number: number, located: Located) => Shown | null;
  readonly acrossUnjudged: (number: number, located: Located, after: Node) => Shown | null;
}

/** Is it over a region that a formula describes, so that what it comes to can be judged? */
export function isOverDescribedRegion(node: Node): boolean {
  return someNode(node, (each) => isRegionIntegral(each) && each.kind === "opaque" && each.operands.length > 2);
}

/**
 * Do both sides come from integrals over regions that are only named, so that no formula says how they are connected: over other ones, `\\oint_C F \\cdot dr` and `\\iint_R \\operatorname{curl} F\\,dA`, or
 * over several instead of one, of one dimension by no element that both have, `\\iint_S F \\cdot n\\,dS` and `\\iint_R F \\cdot (r_u \\times r_v)\\,dA`, or along a curve and between its ends?
 */
export function isMeasuredAnew(before: Node | undefined, after: Node): boolean {
  const [first, second] = [before, after].map((node) => (node === undefined ? [] : regionsIn(node)));
  const element = (region: string): string => region.slice(region.lastIndexOf("d"));
  const setOf = (region: string): string => region.slice(0, region.lastIndexOf("d"));
  const dimension = (region: string): number => /^\\o?(i*)nt/.exec(region)?.[1]?.length ?? 0;
  if (first === undefined || second === undefined || first.length === 0 || second.length === 0) return false;
  const shares = (part: (region: string) => string): boolean => second.some((region) => first.some((other) => part(other) === part(region)));
  const isBetweenEnds = (regions: readonly string[]): boolean => regions.every((region) => setOf(region).includes("^"));
  if (!shares(setOf) && isBetweenEnds(first) !== isBetweenEnds(second)) return true;
  return (!shares(setOf) && (!shares(element) || first.length !== second.length)) || (new Set([...first, ...second].map(dimension)).size === 1 && !shares(element));
}

/** Are both one integral over a region, with other spaces at most? */
export function isSameWritten(first: Node | undefined, second: Node): boolean {
  if (first === second) return true;
  return first?.kind === "opaque" && second.kind === "opaque" && isRegionIntegral(first) && isRegionIntegral(second) && first.operands.length === second.operands.length && first.operands.every((operand, k) => operand === second.operands[k]);
}

/** The regions with the differentials of the integrals that are terms of the node, with factors before them; none where anything else is not worked out. */
function regionsIn(node: Node): readonly string[] {
  const parts = node.kind === "add" ? node.terms.flatMap(partOf) : partOf(node);
  return someNode(node, (each) => each.kind === "opaque" && !parts.some(({ held }) => someNode(held, (inner) => inner === each))) ? [] : parts.map(({ region }) => region);
}

interface Part {
  readonly held: Node;
  readonly region: string;
  /** The integrand with the factors before the integral. */
  readonly factors: readonly Node[];
}

/** The integral over a named region that a term is, with factors before it; none for anything else. */
function partOf(term: Node): readonly Part[] {
  if (term.kind === "negate") return partOf(term.operand);
  const factors = term.kind === "multiply" ? term.factors : [term];
  const [held, ...others] = factors.filter((factor) => factor.kind === "opaque");
  const [integrand, region] = held?.kind === "opaque" && isRegionIntegral(held) && others.length === 0 ? held.operands : [];
  return held === undefined || integrand === undefined || region?.kind !== "symbol" ? [] : [{ held, region: region.name, factors: [...factors.filter((factor) => factor !== held), integrand] }];
}

/** The ways to judge such moves in one chain. */
export function createMovesWithoutValue({ arena, document, elaborated, values, facts, comparison, lines, inForce }: Chain): MovesWithoutValue {
  const { tensors, judge, valueOf } = values;
  const { compare, valuesNeeded, settle, contextOf } = comparison;

  return { overSameRegion, overDescribedRegion, leftOpen, acrossUnjudged };

  /** Does this line integrate over the same region as the line before, and the same, or is it the same set of points? Null where that was not shown. */
  function overSameRegion(number: number, after: Node): Judgement | null {
    const before = lines[number - 1]?.line.located?.node;
    if (before === undefined || elaborated.lines[number]?.draft.relation !== "=") return null;
    const context = contextOf(facts.conditionsUpTo(endOf(elaborated, number)));
    const known = lines[number - 1]?.value ?? null;
    const points = asSamePoints(before, after, context) ?? (!isOverDescribedRegion(after) ? null : known === null ? overSamePoints(before, after, context) : overDescribedRegion(after, known, number));
    if (points !== null) return points;
    const same = tensors === null ? null : sameIntegrand(before, after, number);
    if (same !== null) return same;
    for (const sums of ["whole", "apart"] as const) {
      const [left, right] = [before, after].map((node) => withRegions(arena, node, sums));
      if (left == null || right == null || (tensors !== null && [left, right].some(tensors.concerns))) return null;
      const [one, other] = [valueOf(left), valueOf(right)];
      if (one.kind !== "value" || other.kind !== "value") return null;
      const judgement = judge(settle(one.node), settle(other.node), contextOf(facts.conditionsUpTo(endOf(elaborated, number))));
      if (judgement.verdict === "equal") return judgement;
    }
    return null;
  }

  /** Are the sides one integral each over the same region, with integrands of vectors that are the same? Null where that was not shown. */
  function sameIntegrand(before: Node, after: Node, number: number): Judgement | null {
    if (before.kind === "negate" || after.kind === "negate") return null;
    const [[first, second], [other, another]] = [partOf(before), partOf(after)];
    if (first === undefined || other === undefined || second !== undefined || another !== undefined || first.region !== other.region) return null;
    const [left, right] = [first, other].map(({ factors }) => valueOf(arena.multiply(factors)));
    if (left?.kind !== "value" || right?.kind !== "value") return null;
    const judgement = judge(settle(left.node), settle(right.node), contextOf(facts.conditionsUpTo(endOf(elaborated, number))));
    return judgement.verdict === "equal" ? judgement : null;
  }

  /** Is a line what the integral before it, over a region that a formula describes, comes to? Null where that was not shown: where the bounds cross, the region is another one than the bounds say. */
  function overDescribedRegion(before: Node, after: Node, number: number): Judgement | null {
    const within = tensors === null ? withinBounds(arena, before) : null;
    const left = within === null ? null : valueOf(within);
    const judgement = left?.kind === "value" ? judge(settle(left.node), settle(after), contextOf(facts.conditionsUpTo(endOf(elaborated, number)))) : null;
    return judgement?.verdict === "equal" ? judgement : overSamePoints(before, settle(after), contextOf(facts.conditionsUpTo(endOf(elaborated, number))));
  }

  /** Is the line equal to the one before whatever stands for what is not worked out in them? Null where that was not shown. */
  function leftOpen(number: number, located: Located): Shown | null {
    const previous = lines[number - 1];
    const before = previous?.line.located?.node;
    const line = elaborated.lines[number];
    if (document.structured || before === undefined || line === undefined || line.draft.relation !== "=" || line.draft.role !== "step" || previous?.verdict === "unreadable") return null;
    const sides = [before, located.node];
    const commutes = !sides.some((side) => someNode(side, isTensorOperation) || [...freeSymbols(side)].some((name) => isSurelyVector(elaborated, name) || (mayBeVector(name) && standsBare(side, name))));
    const stated = facts.conditionsUpTo(endOf(elaborated, number));
    const judgement = equalLeftOpen(before, located.node, {
      arena, commutes, mayBeVector, isSurelyVector: (name) => isSurelyVector(elaborated, name), isDefined: (name) => elaborated.definitions.has(name), valuesOf: document.isPart === true ? null : saidValues,
      judge: (left, right) => {
        const [one, other] = [valueOf(left), valueOf(right)];
        return one.kind === "value" && other.kind === "value" ? judge(settle(one.node), settle(other.node), contextOf(stated)) : null;
      },
    });
    return judgement === null || idleDoubt(sides, elaborated) !== null ? null : { verdict: "equal", judgement, conditions: [...inForce, ...judgement.conditions], against: number - 1 };
  }

  /** What definitions and equations of the text say that a name is, for a member of a sequence with this index. */
  function saidValues(name: string, index: Node | null): readonly Node[] {
    const definition = elaborated.definitions.get(name);
    const [letter] = definition?.indexParameters ?? [];
    const defined = definition === undefined ? [] : [letter === undefined || index === null ? definition.body : substitute(arena, definition.body, new Map<Node, Node>([[letter, index]]))];
    const stated = elaborated.assumptions.flatMap(({ node }) => (node.kind === "relation" && node.operator === "=" && (node.left.kind === "index" ? index !== null && node.left.base.name === name && node.left.indices[0] === index : index === null && node.left.kind === "symbol" && node.left.name === name) ? [node.right] : []));
    return [...defined, ...stated];
  }

  function mayBeVector(name: string): boolean {
    const [usual] = elaborated.tensors.candidates.get(name) ?? [];
    return (usual !== undefined && usual.kind !== "scalar") || isSurelyVector(elaborated, name);
  }

  /** Behind a line that could not be judged, `1 + 2 + …`: does this one come to what stood before it? Null where that was not shown. */
  function acrossUnjudged(number: number, located: Located, after: Node): Shown | null {
    const base = lines.findLast((candidate) => candidate.value !== null);
    const between = base === undefined ? [] : lines.slice(base.number + 1, number);
    if (base?.value == null || base.line.located === null || base.verdict === "unequal" || lines.some(({ verdict }) => verdict === "unequal") || between.length === 0 || between.some(({ line, verdict }) => verdict !== "undecided" || line.draft.relation !== "=" || line.draft.role !== "step")) return null;
    const move: MoveFacts = { written: [base.line.located.node, located.node], values: [base.value, after], from: offsetOf(base.line), until: endOf(elaborated, number) };
    const { judgement, added, needed, doubt } = compare(base.value, after, move);
    if (judgement.verdict !== "equal" || added !== null || doubt !== null || facts.hiddenDependence(move) !== null || valuesNeeded(base.line.located.node, located.node, facts.conditionsUpTo(move.until)).length > 0) return null;
    return { verdict: "equal", judgement, conditions: [...inForce, ...needed, ...judgement.conditions], against: base.number };
  }
}
