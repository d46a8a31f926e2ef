// Conditions as they stand beside a value, inside an indicator or below a sum sign: relations joined by commas, "and" and "or", `x \in [0, 1)`, "n even", "otherwise".

import { isInteger } from "../../arithmetic/rational.js";
import type { RelationOperator } from "../../expression/node.js";
import type { Range } from "../../syntax/document.js";
import type { RelationSign, SequenceItem, Sides, Syntax } from "../../syntax/math-tree.js";
import { infinityOf } from "../limits-integrals.js";
import type { Located } from "../located.js";
import { onlySide } from "../syntax-names.js";
import type { Elaborator } from "./elaborator.js";

/** One relation with its sides where they stand. */
export interface LocatedRelation {
  readonly operator: RelationOperator;
  readonly left: Located;
  readonly right: Located;
  /** Are both sides written where they say they stand? Not those of "n even". */
  readonly isWritten: boolean;
}

/** Alternatives ("or"), each a list of relations that hold together. */
export type Condition = readonly (readonly LocatedRelation[])[];

type Token = { readonly kind: "item"; readonly item: SequenceItem } | { readonly kind: "relation"; readonly sign: RelationSign } | { readonly kind: "words"; readonly text: string } | { readonly kind: "comma" };

/** Words before a condition that say no more than that it is one. */
const OPENING_WORDS = /^(?:and |or )?(?:if|for|when|whenever|where|with|on|as long as|provided(?: that)?)$/;
const OTHERWISE_WORDS = /^(?:if |and )?(?:otherwise|else|elsewhere|in all other cases|everywhere else)$/;
const PARITY = /^(?:is )?(even|odd)$/;
const MOST_ALTERNATIVES = 8;

/** What stands beside a value: a condition, "otherwise", or null for what was not understood. */
export function conditionIn(here: Elaborator, items: readonly Sides[]): Condition | "otherwise" | null {
  const tokens = tokensOf(items).filter((token, k, all) => token.kind !== "comma" || (k > 0 && k < all.length - 1));
  if (tokens.length === 1 && tokens[0]?.kind === "words" && OTHERWISE_WORDS.test(tokens[0].text)) return "otherwise";
  let found: (readonly LocatedRelation[])[] = [[]];
  let alternatives: (readonly LocatedRelation[])[] = [];
  let clause: Token[] = [];
  const closeClause = (): boolean => {
    if (clause.length === 0) return false;
    const read = clauseOf(here, clause);
    clause = [];
    if (read === null || read.length * found.length > MOST_ALTERNATIVES) return false;
    found = found.flatMap((before) => read.map((each) => [...before, ...each]));
    return true;
  };
  for (const [k, token] of tokens.entries()) {
    if (token.kind === "words" && OPENING_WORDS.test(token.text) && clause.length === 0) continue;
    if (token.kind === "comma" || (token.kind === "words" && token.text === "and")) {
      // `x > 0, and y > 0`: the comma says nothing more.
      if (clause.length === 0 && tokens[k - 1]?.kind === "comma") continue;
      if (!closeClause()) return null;
    } else if (token.kind === "words" && token.text === "or") {
      if (!closeClause()) return null;
      alternatives = [...alternatives, ...found];
      found = [[]];
    } else clause.push(token);
  }
  if (!closeClause()) return null;
  const all = [...alternatives, ...found];
  return all.length > MOST_ALTERNATIVES ? null : all;
}

/** A value and what is said beside it in one run: `x^2 if x > 0`; null where no such words stand in it. */
export function splitAtWords(items: readonly Sides[]): { readonly value: Syntax; readonly condition: readonly Sides[] } | null {
  const [first, ...rest] = items;
  const head = first?.sides[0];
  if (first === undefined || head?.kind !== "sequence") return null;
  const at = head.items.findIndex((item) => item.kind === "operand" && item.operand.kind === "words" && (OPENING_WORDS.test(plainWords(item.operand.text)) || OTHERWISE_WORDS.test(plainWords(item.operand.text))));
  if (at <= 0) return null;
  const value = sequenceOf(head.items.slice(0, at));
  const after = sequenceOf(head.items.slice(at));
  return value === null ? null : { value, condition: [{ sides: [after, ...first.sides.slice(1)], relations: first.relations }, ...rest] };
}

/** Is the group a condition: a relation, or "n is even", where a value would stand? */
export function isConditionGroup(syntax: Syntax): syntax is Syntax & { kind: "group" } {
  return syntax.kind === "group" && syntax.items.some((item) => item.relations.length > 0 || item.sides.some((side) => side !== null && endsInParity(side)));
}

function endsInParity(side: Syntax): boolean {
  const last = side.kind === "sequence" ? side.items[side.items.length - 1] : undefined;
  return last?.kind === "operand" && last.operand.kind === "words" && PARITY.test(plainWords(last.operand.text));
}

/** The items of a condition in brackets, a second pair of brackets around it taken off. */
export function conditionItems(group: Syntax & { kind: "group" }): readonly Sides[] {
  const inner = onlySide(group);
  return inner !== null && isConditionGroup(inner) ? inner.items : group.items;
}

function plainWords(text: string): string {
  return text.toLowerCase().replace(/[~\s]+|\\[,;: ]/g, " ").replace(/[.,;:]/g, "").trim();
}

function sequenceOf(items: readonly SequenceItem[]): Syntax | null {
  const [first] = items;
  const last = items[items.length - 1];
  if (first === undefined || last === undefined) return null;
  if (items.length === 1 && first.kind === "operand") return first.operand;
  const rangeOf = (item: SequenceItem): Range => (item.kind === "operand" ? item.operand.range : item.range);
  return { kind: "sequence", items, range: { start: rangeOf(first).start, end: rangeOf(last).end } };
}

function tokensOf(items: readonly Sides[]): readonly Token[] {
  const tokens: Token[] = [];
  for (const [number, { sides, relations }] of items.entries()) {
    if (number > 0) tokens.push({ kind: "comma" });
    for (const [k, side] of sides.entries()) {
      for (const item of side === null ? [] : side.kind === "sequence" ? side.items : [{ kind: "operand", operand: side } as const]) {
        const words = item.kind === "operand" && item.operand.kind === "words" ? plainWords(item.operand.text) : null;
        tokens.push(words === null ? { kind: "item", item } : { kind: "words", text: words });
      }
      const relation = relations[k];
      if (relation !== undefined) tokens.push({ kind: "relation", sign: relation.sign });
    }
  }
  return tokens;
}

/** One clause: `0 < x < 1`, `x \in (a, b]`, `n` "even"; null for what was not understood. */
function clauseOf(here: Elaborator, tokens: readonly Token[]): Condition | null {
  const last = tokens[tokens.length - 1];
  if (last?.kind === "words") return parityOf(here, tokens.slice(0, -1), last.text);
  const sides: SequenceItem[][] = [[]];
  const signs: RelationSign[] = [];
  for (const token of tokens) {
    if (token.kind === "item") sides[sides.length - 1]?.push(token.item);
    else if (token.kind === "relation") {
      signs.push(token.sign);
      sides.push([]);
    } else return null;
  }
  const read = sides.map(sequenceOf);
  const [first, second] = read;
  if (signs.length === 0 || read.some((side) => side === null) || first === undefined || first === null) return null;
  if (signs.length === 1 && signs[0] === "∈" && second) return membership(here, first, second);
  const pairs = signs.length === 1 && (signs[0] === "=" || signs[0] === "≠") && second ? coordinatePairs(first, second) : null;
  if (pairs !== null) {
    // `(x, y) = (0, 0)` where both are, `(x, y) ≠ (0, 0)` where one is not.
    const each = pairs.map(([left, right]): LocatedRelation => ({ operator: signs[0] === "=" ? "=" : "≠", left: here.expression(left), right: here.expression(right), isWritten: true }));
    return signs[0] === "=" ? [each] : each.map((relation) => [relation]);
  }
  const located = read.map((side) => (side === null ? null : here.expression(side)));
  const relations: LocatedRelation[] = [];
  for (const [k, sign] of signs.entries()) {
    const [left, right] = [located[k], located[k + 1]];
    if (!isOperator(sign) || left === null || left === undefined || right === null || right === undefined) return null;
    relations.push({ operator: sign, left, right, isWritten: true });
  }
  return [relations];
}

/** The coordinates of two points beside each other; null where they are no points. */
function coordinatePairs(first: Syntax, second: Syntax): readonly (readonly [Syntax, Syntax])[] | null {
  const [left, right] = [coordinatesOf(first), coordinatesOf(second)];
  if (left === null || right === null || left.length !== right.length) return null;
  return left.flatMap((each, k): readonly (readonly [Syntax, Syntax])[] => (right[k] === undefined ? [] : [[each, right[k]]]));
}

function coordinatesOf(syntax: Syntax): readonly Syntax[] | null {
  const only = syntax.kind === "sequence" && syntax.items.length === 1 && syntax.items[0]?.kind === "operand" ? syntax.items[0].operand : syntax;
  if (only.kind !== "group" || only.bracket !== "(" || only.items.length < 2) return null;
  const sides = only.items.flatMap((item) => (item.sides.length === 1 && item.sides[0] != null ? [item.sides[0]] : []));
  return sides.length === only.items.length ? sides : null;
}

function isOperator(sign: RelationSign): sign is RelationOperator {
  return ["=", "≠", "<", "≤", ">", "≥"].includes(sign);
}

/** `x \in [0, 1)`, `x \in \{0, 1\}`. */
function membership(here: Elaborator, element: Syntax, set: Syntax): Condition | null {
  if (set.kind !== "group") return null;
  const parts = set.items.map((item) => (item.sides.length === 1 ? (item.sides[0] ?? null) : null));
  if (set.bracket === "{" || set.bracket === "brace") {
    if (set.bracket === "brace" || parts.length > MOST_ALTERNATIVES) return null;
    const alternatives = parts.map((part): readonly LocatedRelation[] | null => (part === null ? null : [{ operator: "=", left: here.expression(element), right: here.expression(part), isWritten: true }]));
    return alternatives.every((each): each is readonly LocatedRelation[] => each !== null) ? alternatives : null;
  }
  const closing = /([)\]])[^)\]]*$/.exec(here.text.slice(set.range.start, set.range.end))?.[1];
  const [lower, upper] = parts;
  if ((set.bracket !== "(" && set.bracket !== "[") || closing === undefined || parts.length !== 2 || !lower || !upper) return null;
  const relations: LocatedRelation[] = [];
  const bound = (operator: RelationOperator, syntax: Syntax): void => {
    const right = here.expression(syntax);
    const size = right.node.kind === "negate" ? right.node.operand : right.node;
    const isInfinite = infinityOf(here.arena, syntax) !== null || (size.kind === "symbol" && size.name === "∞");
    if (!isInfinite) relations.push({ operator, left: here.expression(element), right, isWritten: true });
  };
  bound(set.bracket === "(" ? ">" : "≥", lower);
  bound(closing === ")" ? "<" : "≤", upper);
  return relations.length === 0 ? null : [relations];
}

/** `n` "even": (−1)^n > 0, which is said of integers only. */
function parityOf(here: Elaborator, tokens: readonly Token[], words: string): Condition | null {
  const parity = PARITY.exec(words)?.[1];
  const items = tokens.map((token) => (token.kind === "item" ? token.item : null));
  const syntax = items.every((item): item is SequenceItem => item !== null) ? sequenceOf(items) : null;
  if (parity === undefined || syntax === null) return null;
  const { arena } = here;
  const counted = here.expression(syntax);
  const power = here.leaf(arena.power(arena.integer(-1), counted.node), syntax.range);
  return [[{ operator: parity === "even" ? ">" : "<", left: power, right: here.leaf(arena.integer(0), syntax.range), isWritten: false }]];
}

/** Is the syntax the number 1? */
export function isOne(syntax: Syntax): boolean {
  return syntax.kind === "number" && isInteger(syntax.value) && syntax.value.numerator === 1n;
}
