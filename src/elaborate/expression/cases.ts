// Values by cases: `\begin{cases}`, `{x^2 if x > 0; 0 otherwise}`, and what is 1 where a condition holds and 0 elsewhere: `\mathbb{1}[x > 0]`, `\mathbf 1_{\{x > 0\}}`, `[x > 0]`.

import type { Node } from "../../expression/node.js";
import type { Range } from "../../syntax/document.js";
import type { Sides, Syntax } from "../../syntax/math-tree.js";
import type { Form, Located } from "../located.js";
import { onlySide, plainName } from "../syntax-names.js";
import { conditionIn, conditionItems, isConditionGroup, isOne, splitAtWords, type Condition, type LocatedRelation } from "./conditions.js";
import { hull, type Cursor, type Elaborator } from "./elaborator.js";

interface Case {
  /** Where it is not written (the 1 and 0 of an indicator) it is a plain node. */
  readonly value: Located | Node;
  readonly condition: Condition | "otherwise";
}

const NOT_UNDERSTOOD = "a condition of these cases was not understood";

/** Names of indicator functions before a condition in brackets. */
const INDICATORS: ReadonlySet<string> = new Set(["𝟙", "𝟏", "𝕀", "𝐈", "I"]);

/** The cases of a `cases` environment. */
export function blockOfCases(here: Elaborator, block: Syntax & { kind: "block" }): Located {
  const cases: Case[] = [];
  for (const row of block.rows) {
    const [first, ...others] = row;
    if (first === undefined) continue;
    const together = others.length === 0 ? splitAtWords(sidesOf(first)) : null;
    const value = together?.value ?? valueOf(first);
    if (value === null) return here.opaque(NOT_UNDERSTOOD, block.range, []);
    const located = here.expression(value);
    const said = together?.condition ?? others.flatMap(sidesOf);
    const condition = said.length === 0 ? "otherwise" : conditionIn(here, said);
    if (condition === null) return here.opaque(NOT_UNDERSTOOD, block.range, [located]);
    cases.push({ value: located, condition: cases.length === 1 && areOppositeParities(cases[0]?.condition, condition) ? "otherwise" : condition });
  }
  return joinCases(here, cases, block.range);
}

/** A column of its own for the comma between values and conditions: `x &,& x > 0`. */
function isCommaAlone(here: Elaborator, cell: Syntax): boolean {
  return /^[\s,;]*$/.test(here.text.slice(cell.range.start, cell.range.end));
}

/** Is the group one of cases: words in it say when a value holds, or it is the brace before an array? */
export function casesInGroup(here: Elaborator, group: Syntax & { kind: "group" }): Located | null {
  const only = onlySide(group);
  const block = group.bracket === "{" && only?.kind === "block" && only.environment === "array" ? { ...only, rows: only.rows.map((row) => row.filter((cell) => !isCommaAlone(here, cell))) } : null;
  if (block?.rows.every((row) => row.length === 2) === true) return { ...blockOfCases(here, block), outer: group.range };
  if (group.bracket !== "{" && group.bracket !== "(") return null;
  const split: { readonly value: Syntax; readonly condition: readonly Sides[] }[] = [];
  for (const item of group.items) {
    const found = splitAtWords([item]);
    const last = split[split.length - 1];
    if (found !== null) split.push(found);
    else if (last !== undefined && item.relations.length > 0) split[split.length - 1] = { ...last, condition: [...last.condition, item] };
    else return null;
  }
  const cases: Case[] = [];
  for (const { value, condition } of split) {
    const read = conditionIn(here, condition);
    const located = here.expression(value);
    if (read === null) return here.opaque(NOT_UNDERSTOOD, group.range, [located]);
    cases.push({ value: located, condition: read });
  }
  return cases.length === 0 ? null : joinCases(here, cases, group.range);
}

/** `\mathbb{1}[x > 0]`, `\mathbb{1}_{x > 0}`, `1_{\{x > 0\}}`; null where no condition follows or it is something else. */
export function indicatorAt(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  const base = syntax.kind === "script" ? syntax.base : syntax;
  const name = plainName(base);
  if (name === null ? !isOne(base) : !INDICATORS.has(name) || here.scope.definitions.has(name)) return null;
  if (syntax.kind === "script") {
    if (syntax.sub === null || syntax.sup !== null || syntax.primes > 0 || !isConditionGroup(unwrapped(syntax.sub))) return null;
    return indicatorOf(here, unwrapped(syntax.sub), syntax.range);
  }
  const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  if (next?.kind !== "operand" || !isConditionGroup(unwrapped(next.operand))) return null;
  cursor.at += 1;
  return indicatorOf(here, unwrapped(next.operand), hull(syntax.range, next.operand.range));
}

/** `[x > 0]`: K. E. Iverson's brackets. */
export function iversonBracket(here: Elaborator, group: Syntax & { kind: "group" }): Located | null {
  return group.bracket === "[" && isConditionGroup(group) ? indicatorOf(here, group, group.range) : null;
}

function unwrapped(syntax: Syntax): Syntax {
  const inner = syntax.kind === "group" && syntax.bracket === "brace" ? onlySide(syntax) : null;
  return inner !== null && isConditionGroup(inner) ? inner : syntax;
}

function indicatorOf(here: Elaborator, group: Syntax, range: Range): Located {
  const condition = group.kind === "group" ? conditionIn(here, conditionItems(group)) : null;
  if (condition === null || condition === "otherwise") return here.opaque("the condition of this indicator was not understood", range, []);
  return joinCases(here, [{ value: here.arena.integer(1), condition }, { value: here.arena.integer(0), condition: "otherwise" }], range);
}

/** "n even" and "n odd": there is no third case. */
function areOppositeParities(first: Condition | "otherwise" | undefined, second: Condition | "otherwise"): boolean {
  if (first === undefined || first === "otherwise" || second === "otherwise") return false;
  const [one, other] = [onlyRelation(first), onlyRelation(second)];
  return one !== null && other !== null && !one.isWritten && !other.isWritten && one.left.node === other.left.node && one.operator !== other.operator;
}

function onlyRelation(condition: Condition): LocatedRelation | null {
  return condition.length === 1 && condition[0]?.length === 1 ? (condition[0][0] ?? null) : null;
}

function sidesOf(cell: Syntax): readonly Sides[] {
  return cell.kind === "group" && cell.bracket === "brace" ? cell.items : [{ sides: [cell], relations: [] }];
}

/** The value in a cell, without the comma after it. */
function valueOf(cell: Syntax): Syntax | null {
  const [first, ...rest] = sidesOf(cell);
  if (first?.sides.length !== 1 || rest.some((item) => item.sides.some((side) => side !== null))) return null;
  return first.sides[0] ?? null;
}

/** The occurrence, whose children are the values and the sides of the conditions, in reading order. */
function joinCases(here: Elaborator, cases: readonly Case[], range: Range): Located {
  const { arena } = here;
  const children: Located[] = [];
  /** A part of the node, by the nodes of the children. */
  type Part = (nodes: readonly Node[]) => Node;
  const put = (part: Located | Node): Part => {
    if (!("node" in part)) return () => part;
    const at = children.push(part) - 1;
    return (nodes) => nodes[at] ?? part.node;
  };
  const branches: { readonly value: Part; readonly conditions: readonly Part[] }[] = [];
  let otherwise: Part | null = null;
  for (const { value, condition } of cases) {
    if (otherwise !== null) return here.opaque("what comes after “otherwise” is never reached", range, children);
    const own = put(value);
    if (condition === "otherwise") otherwise = own;
    else for (const relations of condition) branches.push({ value: own, conditions: relations.map(relationPart) });
  }
  function relationPart({ operator, left, right, isWritten }: LocatedRelation): Part {
    const [first, second] = [put(isWritten ? left : left.node), put(isWritten ? right : right.node)];
    return (nodes) => arena.relation(operator, first(nodes), second(nodes));
  }
  if (branches.length === 0) return here.opaque("cases without a condition", range, children);
  const last = otherwise;
  const form: Form = {
    kind: "bigOperator",
    rebuild: (nodes) => arena.piecewise(branches.map(({ value, conditions }) => ({ value: value(nodes), conditions: conditions.map((each) => each(nodes)) })), last === null ? null : last(nodes)),
  };
  return here.build(form, children, range, null);
}
