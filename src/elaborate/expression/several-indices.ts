// Sums and products over several indices, or over those of one that satisfy a condition: `\sum_{i,j}`, `\sum_{i \ne j}`, `\sum_{1 \le i < j \le n}`,
// `\sum_{\substack{i=1 \\ i \ne j}}^n`. They become sums inside each other over a term by cases: what a condition leaves out counts as 0, in a product as 1.

import type { Node } from "../../expression/node.js";
import type { Sides, Syntax } from "../../syntax/math-tree.js";
import { partsOf } from "../../syntax/math-tree.js";
import type { Form, Located } from "../located.js";
import { itemsBelow, plainName } from "../syntax-names.js";
import { conditionIn, type LocatedRelation } from "./conditions.js";
import type { Cursor, Elaborator } from "./elaborator.js";

interface Binder {
  readonly index: string;
  readonly lower: Syntax | null;
  readonly upper: Syntax | null;
}

interface Head {
  readonly binders: readonly Binder[];
  readonly conditions: readonly Sides[];
}

/** The sum over several indices at the cursor; null where its head is of no such form, or which letters it binds cannot be told. */
export function overSeveral(here: Elaborator, syntax: Syntax & { kind: "bigOperator" }, cursor: Cursor): Located | null {
  if (syntax.lower === null || (syntax.operator !== "sum" && syntax.operator !== "product") || cursor.at >= cursor.end) return null;
  const head = headOf(here, syntax.lower, syntax.upper, cursor);
  if (head === null) return null;
  const bounds = head.binders.map(({ lower, upper }) => ({ lower: lower === null ? null : here.expression(lower), upper: upper === null ? null : here.expression(upper) }));
  for (const { index } of head.binders) here.bound.push(index);
  const conditions = head.conditions.map((item) => conditionIn(here, [item]));
  const body = here.term(cursor, syntax.range);
  for (const _ of head.binders) here.bound.pop();
  const relations: LocatedRelation[] = [];
  for (const condition of conditions) {
    const [only] = condition === null || condition === "otherwise" || condition.length !== 1 ? [] : condition;
    if (only === undefined) return here.opaque("which indices does this sum run over?", { start: syntax.range.start, end: body.outer.end }, [body]);
    relations.push(...only);
  }
  const { arena } = here;
  const operator = syntax.operator;
  const children: Located[] = [body];
  const put = (located: Located | null): number | null => (located === null ? null : children.push(located) - 1);
  const placed = head.binders.map(({ index }, k) => ({ index: arena.symbol(index), lower: put(bounds[k]?.lower ?? null), upper: put(bounds[k]?.upper ?? null) }));
  const held = relations.map(({ operator: relation, left, right }) => ({ relation, left: put(left), right: put(right) }));
  const form: Form = {
    kind: "bigOperator",
    rebuild(nodes) {
      const at = (place: number | null): Node | null => (place === null ? null : (nodes[place] ?? null));
      const zero = arena.integer(0);
      const term = nodes[0] ?? body.node;
      let made = held.length === 0 ? term : arena.piecewise(
        [{ value: term, conditions: held.map(({ relation, left, right }) => arena.relation(relation, at(left) ?? zero, at(right) ?? zero)) }],
        arena.integer(operator === "sum" ? 0 : 1),
      );
      for (const { index, lower, upper } of [...placed].reverse()) made = arena.bigOperator(operator, index, at(lower), at(upper), made);
      return made;
    },
  };
  return here.build(form, children, { start: syntax.range.start, end: body.outer.end }, syntax.range);
}

function headOf(here: Elaborator, below: Sides, above: Syntax | null, cursor: Cursor): Head | null {
  const binders: Binder[] = [];
  const conditions: Sides[] = [];
  const isKnown = (name: string): boolean => here.bound.includes(name) || binders.some(({ index }) => index === name);
  const items = itemsBelow(below);
  for (const item of items) {
    const { sides, relations } = item;
    const names = sides.map((side) => (side === null ? null : plainName(side)));
    const [first, second] = names;
    const signs = relations.map(({ sign }) => sign);
    if (signs.length === 0 && first !== null && first !== undefined && !isKnown(first)) {
      // `i, j = 1`: both begin there.
      const later = items.slice(items.indexOf(item) + 1).find((other) => other.relations[0]?.sign === "=" && other.relations.length === 1);
      binders.push({ index: first, lower: later?.sides[1] ?? null, upper: later === undefined ? null : above });
    } else if (signs.length === 1 && signs[0] === "=" && first !== null && first !== undefined && sides[1] && !isKnown(first)) binders.push({ index: first, lower: sides[1], upper: above });
    else if (signs.length >= 2 && signs.every((sign) => sign === "≤" || sign === "<")) {
      const [from, to] = [sides[0], sides[sides.length - 1]];
      const inner = names.slice(1, -1);
      // A strict end is left to be a condition.
      if (!from || !to || inner.some((name) => name === null || isKnown(name))) return null;
      for (const name of inner) if (name !== null) binders.push({ index: name, lower: from, upper: to });
      if (inner.length > 1 || signs.includes("<")) conditions.push(item);
    } else if (signs.length === 1 && (signs[0] === "≠" || signs[0] === "<" || signs[0] === ">") && first !== null && first !== undefined && second !== null && second !== undefined) {
      const bindable = [first, second].filter((name) => !isKnown(name) && (here.scope.indexLetters.has(name)));
      const wanted = bindable.filter((name) => name !== here.freeIndex && !isFreeBefore(here, name, cursor) && occursAfter(cursor, name));
      // `\sum_{j \ne i} x_j`: one letter that the term holds; where it holds both, the sum runs over all pairs.
      for (const index of wanted) binders.push({ index, lower: null, upper: null });
      conditions.push(item);
    } else if (signs.length === 1 && binders.length > 0 && signs[0] !== "=" && signs[0] !== "∈") conditions.push(item);
    else return null;
  }
  return binders.length === 0 ? null : { binders, conditions };
}

/** Does the letter occur in what follows up to a sign? */
function occursAfter(cursor: Cursor, name: string): boolean {
  for (let k = cursor.at; k < cursor.end; k++) {
    const item = cursor.items[k];
    if (item === undefined || (item.kind === "operator" && (item.sign === "+" || item.sign === "-"))) return false;
    if (item.kind === "operand" && mentions(item.operand, name)) return true;
  }
  return false;
}

function mentions(syntax: Syntax, name: string): boolean {
  return plainName(syntax) === name || partsOf(syntax).some((part) => mentions(part, name));
}

/** Is the letter a subscript before the first sum sign of the line, so that it stands free there? */
function isFreeBefore(here: Elaborator, name: string, cursor: Cursor): boolean {
  const before = here.text.slice(0, cursor.items[0]?.kind === "operand" ? cursor.items[0].operand.range.start : 0).split(/\\sum|\\prod|\bsum|\bprod|[ΣΠ∑∏]/u)[0] ?? "";
  return [...before.matchAll(/_(?:\{([^{}]*)\}|(.))/gu)].some(([, group, single]) => (group ?? single ?? "").includes(name));
}
