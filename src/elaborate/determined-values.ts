// What the definitions of a section make a number, a vector or a matrix of numbers: `f(2)`, `f(g(2))`, `a_5`, `\det A`, `u \cdot v`. An equation between such says what something comes to.

import { mapSyntax } from "../syntax/map-syntax.js";
import { partsOf, type Syntax } from "../syntax/math-tree.js";
import { definable, definableInverse, namesIn } from "./definable.js";
import type { StatementEvent } from "./draft-chain.js";
import type { DraftState } from "./draft-state.js";
import { isIntroduced } from "./introductions.js";
import { isNumeric } from "./statement-shape.js";
import { plainName } from "./syntax-names.js";

/** What stands before numbers in brackets, f of `f(4)` and `f(1, 2)`; null for anything else. */
export function appliedToNumber(head: Syntax): Syntax | null {
  const [applied, group] = head.kind === "sequence" && head.items.length === 2 ? head.items : [];
  return applied?.kind === "operand" && group?.kind === "operand" && isListOfNumbers(group.operand) ? applied.operand : null;
}

function isListOfNumbers(group: Syntax): boolean {
  return group.kind === "group" && group.bracket === "(" && group.items.every(({ sides: [side, ...others] }) => side != null && others.length === 0 && isNumeric(side));
}

/** A function at numbers, `f(4)`: its name; null for anything else. */
export function functionAtNumber(head: Syntax): string | null {
  const applied = appliedToNumber(head);
  return applied === null ? null : plainName(applied);
}

/** "Let $f(x)$ represent the position": is the name of a function brought in again without a right side, since it was defined? */
export function isIntroducedAgain({ book, introductions }: DraftState, { part }: StatementEvent, name: string): boolean {
  const known = book.all.findLast((each) => each.name === name);
  return known !== undefined && isIntroduced(introductions, name, known.offset, part.range.start);
}

/** Does the section define the name by its letters alone, and once? */
export function isKnownByItself(draft: DraftState, event: StatementEvent, name: string): boolean {
  const known = draft.book.inSection(draft.sections.current, name);
  if (known === undefined || known.onPart || isIntroducedAgain(draft, event, name) || draft.rivals.some((rival) => rival.name === name)) return false;
  const own = [...known.parameters, ...known.indices];
  const letters = namesIn(known.body.syntax).filter((letter) => !own.includes(letter) && letter !== "e" && letter !== "π");
  return own.length > 0 && letters.length === 0 && !holdsOperator(known.body.syntax);
}

/** What makes more of an expression than its letters. */
const OPERATORS: ReadonlySet<Syntax["kind"]> = new Set(["derivative", "gradient", "block", "words", "unread", "bigOperator", "ellipsis"]);
const holdsOperator = (side: Syntax): boolean => OPERATORS.has(side.kind) || partsOf(side).some(holdsOperator);

/** A side with a number in the place of what the section determines, and whether there was anything such. */
export function withDeterminedValues(draft: DraftState, event: StatementEvent, side: Syntax): { readonly syntax: Syntax; readonly found: boolean } {
  let found = false;
  const put = (node: Syntax): Syntax => {
    const inner = mapSyntax(node, (part) => (part === node ? null : put(part)));
    const name = inner.kind === "name" ? inner.name : null;
    const array = name === null ? null : arrayOf(draft, event, name);
    if (array !== null) {
      found = true;
      return array;
    }
    if (isTermOf(draft, event, inner)) {
      found = true;
      return numberAt(inner);
    }
    if (inner.kind !== "sequence") return inner;
    const items = inner.items.flatMap((item, k) => {
      const before = inner.items[k - 1];
      const next = inner.items[k + 1];
      if (item.kind === "operand" && before?.kind === "operand" && isApplied(draft, event, before.operand, item.operand)) return [{ ...item, operand: numberAt(item.operand) }];
      return item.kind === "operand" && next?.kind === "operand" && isApplied(draft, event, item.operand, next.operand) ? [] : [item];
    });
    if (items.length === inner.items.length) return inner;
    found = true;
    const [only] = items;
    return items.length === 1 && only?.kind === "operand" ? only.operand : { ...inner, items };
  };
  return { syntax: put(side), found };
}

/** `\frac{f(x + h) - f(x)}{h}`: does a function that the section determines stand in it at more than a letter, so that it can be worked out? */
export function holdsDeterminedFunction(draft: DraftState, event: StatementEvent, side: Syntax): boolean {
  if (side.kind === "sequence" && side.items.some((item, k) => {
    const next = side.items[k + 1];
    if (item.kind !== "operand" || item.operand.kind !== "name" || next?.kind !== "operand" || next.operand.kind !== "group" || next.operand.bracket !== "(") return false;
    return !next.operand.items.every(({ sides: [argument] }) => argument?.kind === "name") && (draft.book.inSection(draft.sections.current, item.operand.name)?.parameters.length ?? 0) > 0 && isKnownByItself(draft, event, item.operand.name);
  })) return true;
  return partsOf(side).some((part) => holdsDeterminedFunction(draft, event, part));
}

/** Functions of a matrix by their names. */
const OF_MATRICES: ReadonlySet<string> = new Set(["det", "tr"]);

/** A number in the place of something. */
const numberAt = ({ range }: Syntax): Syntax => ({ kind: "number", value: { numerator: 2n, denominator: 1n }, range });

/** Is it a function that the section determines, before numbers, or det before a matrix of numbers? */
function isApplied(draft: DraftState, event: StatementEvent, applied: Syntax, operand: Syntax): boolean {
  const name = plainName(applied) ?? definableInverse(applied)?.name ?? null;
  if (name === null) return false;
  return OF_MATRICES.has(name) ? isArray(operand) : isListOfNumbers(operand) && (draft.book.inSection(draft.sections.current, name)?.parameters.length ?? 0) > 0 && isKnownByItself(draft, event, name);
}

/** `a_5` of `a_n = 2n + 1`. */
function isTermOf(draft: DraftState, event: StatementEvent, syntax: Syntax): boolean {
  if (syntax.kind !== "script" || syntax.sub?.kind !== "number" || syntax.sup !== null || syntax.primes > 0) return false;
  const stem = plainName(syntax.base);
  const own = definable(syntax)?.name;
  return stem !== null && own !== undefined && draft.book.inSection(draft.sections.current, own) === undefined && draft.book.inSection(draft.sections.current, stem)?.indices.length === 1 && isKnownByItself(draft, event, stem);
}

/** The vector or matrix of numbers that the section calls so, once; null for any other name. */
function arrayOf(draft: DraftState, event: StatementEvent, name: string): Syntax | null {
  const known = draft.book.inSection(draft.sections.current, name);
  if (known === undefined || known.parameters.length + known.indices.length > 0 || isIntroducedAgain(draft, event, name) || draft.rivals.some((rival) => rival.name === name)) return null;
  return isArray(known.body.syntax) && namesIn(known.body.syntax).length === 0 ? known.body.syntax : null;
}

function isArray(syntax: Syntax): boolean {
  if (syntax.kind === "block") return true;
  return syntax.kind === "group" && (syntax.bracket === "(" || syntax.bracket === "⟨") && syntax.items.length > 1;
}
