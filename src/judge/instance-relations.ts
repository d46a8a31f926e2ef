// The assumptions of one instance: sizes that they give, free subscripts and bare array names written for every entry, and instances they exclude.

import { compareRational, rational } from "../arithmetic/rational.js";
import { satisfies } from "../expression/formula.js";
import type { Node, RelationNode } from "../expression/node.js";
import { freeSymbols } from "../expression/traverse.js";
import { forEachEntry } from "./entries.js";
import { exactInteger } from "./exact.js";
import { plainNumber } from "./exact-node.js";
import { expand, ExpansionFailure } from "./expansion.js";
import { postorder } from "./graph.js";
import type { JudgeContext } from "./judgement.js";
import type { Plan } from "./plan.js";

const LARGEST = 2_000_000;

/** Sizes that an assumption gives: `m = 1`. */
export function fixedSizes(planned: Plan, relations: readonly RelationNode[]): ReadonlyMap<string, bigint> {
  const fixed = new Map<string, bigint>();
  for (const relation of relations) {
    if (relation.operator !== "=") continue;
    for (const [side, other] of [[relation.left, relation.right], [relation.right, relation.left]] as const) {
      const value = exactInteger(plainNumber(other));
      if (side.kind === "symbol" && value !== null && planned.sizes.includes(side.name)) fixed.set(side.name, value);
    }
  }
  return fixed;
}

/** The assumptions of an instance: free subscripts and bare array names are meant for every entry; null where one is false. */
export function expandRelations(
  planned: Plan, relations: readonly RelationNode[], assigned: ReadonlyMap<string, bigint>, sizes: ReadonlyMap<string, bigint>, left: Node, right: Node, context: JudgeContext,
): readonly RelationNode[] | ExpansionFailure | null {
  const { arena } = context;
  const found = new Map<Node, RelationNode>();
  const numbers = (values: ReadonlyMap<string, bigint>): ReadonlyMap<string, Node> => new Map([...values].map(([name, value]): [string, Node] => [name, arena.number(rational(value))]));
  const [sizeValues, assignedValues] = [numbers(sizes), numbers(assigned)];
  for (const relation of relations) {
    const own = relationOfLetters(relation, assigned);
    // `i ≠ k` where no i is left: it picks out nothing.
    if (!own && isOfIndicesAlone(relation, planned, assigned)) continue;
    const letters = own ? [] : [...planned.universal].filter(([letter]) => occursIn(relation, letter));
    let rows: ReadonlyMap<string, Node>[] = [own ? assignedValues : sizeValues];
    for (const [letter, range] of letters) {
      if (range === null) continue;
      const from = expand(planned.expansion, range.lower, sizeValues);
      const to = expand(planned.expansion, range.upper, sizeValues);
      const first = from instanceof ExpansionFailure ? null : exactInteger(plainNumber(from));
      const last = to instanceof ExpansionFailure ? null : exactInteger(plainNumber(to));
      if (first === null || last === null || last - first > 200n) continue;
      const choices = Array.from({ length: Math.max(0, Number(last - first) + 1) }, (_, position) => arena.number(rational(first + BigInt(position))));
      rows = rows.flatMap((row) => choices.map((choice) => new Map([...row, [letter, choice]])));
      if (rows.length > 400) rows = rows.slice(0, 400);
    }
    for (const row of rows) {
      const l = expand(planned.expansion, relation.left, row);
      const r = expand(planned.expansion, relation.right, row);
      if (l instanceof ExpansionFailure || r instanceof ExpansionFailure) continue;
      const whole = arena.relation(relation.operator, l, r);
      for (const made of whole.kind === "relation" ? forEachEntry(arena, [whole], [left, right]) : []) {
        const truth = truthOf(made);
        if (truth === false) return null;
        if (truth === null) found.set(made, made);
      }
    }
  }
  return [...found.values()];
}

/** `i ≠ j`: about the letters and sizes of the instance alone, not about the entries that they pick. */
function relationOfLetters(relation: RelationNode, assigned: ReadonlyMap<string, bigint>): boolean {
  const names = freeSymbols(relation);
  return names.size > 0 && [...names].every((name) => assigned.has(name));
}

/** Is it about subscripts and sizes alone, and about one that the instance has not? */
function isOfIndicesAlone(relation: RelationNode, planned: Plan, assigned: ReadonlyMap<string, bigint>): boolean {
  const names = [...freeSymbols(relation)];
  return relation.left.kind === "symbol" && relation.operator === "≠" && names.some((name) => planned.universal.has(name) && !assigned.has(name)) && names.every((name) => planned.universal.has(name) || assigned.has(name));
}

function occursIn(relation: RelationNode, name: string): boolean {
  return (postorder([relation], LARGEST) ?? []).some((node) => node.kind === "symbol" && node.name === name);
}

/** The truth of a relation between numbers; null where it has quantities. */
function truthOf(relation: RelationNode): boolean | null {
  const left = plainNumber(relation.left);
  const right = plainNumber(relation.right);
  if (left === null || right === null) return relation.left === relation.right && relation.operator === "=" ? true : null;
  return satisfies(compareRational(left, right), relation.operator);
}
