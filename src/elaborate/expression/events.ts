// What stands inside a probability: events and values, split at the bar before what is given. `A \cap B`, `A^c`, `X = x, Y > 2`, `0 \le X \le 1`, `\text{no match}`; a bare
// name is an event of that name, or says that the quantity has its present value.

import type { Node } from "../../expression/node.js";
import type { Range } from "../../syntax/document.js";
import type { SequenceItem, Sides, Syntax } from "../../syntax/math-tree.js";
import type { Located } from "../located.js";
import { onlySide, plainName } from "../syntax-names.js";
import { isDots } from "../dotted.js";
import { conditionIn } from "./conditions.js";
import { ELLIPSIS, writtenList } from "./ellipses.js";
import { hull, itemRange, type Elaborator } from "./elaborator.js";

/** What stands before the bar and after it, clause by clause. */
export interface Clauses {
  readonly subjects: readonly Sides[];
  readonly given: readonly Sides[];
}

/** The clauses of a bracket; null where more than one bar stands in it, or nothing before it. */
export function clausesOf({ items }: { readonly items: readonly Sides[] }): Clauses | null {
  const subjects: Sides[] = [];
  let given: Sides[] | null = null;
  for (const item of items) {
    let sides: (Syntax | null)[] = [];
    let relations: Sides["relations"][number][] = [];
    for (const [k, side] of item.sides.entries()) {
      const at = side?.kind === "sequence" ? side.items.findIndex(isBar) : -1;
      if (side?.kind === "sequence" && at >= 0) {
        if (given !== null || side.items.slice(at + 1).some(isBar)) return null;
        sides.push(sequenceOf(side.items.slice(0, at)));
        subjects.push({ sides, relations });
        given = [];
        [sides, relations] = [[sequenceOf(side.items.slice(at + 1))], []];
      } else sides.push(side);
      const relation = item.relations[k];
      if (relation !== undefined) relations.push(relation);
    }
    (given ?? subjects).push({ sides, relations });
  }
  const isWhole = (clause: Sides): boolean => clause.sides.every((side) => side !== null);
  return subjects.length === 0 || ![...subjects, ...(given ?? [])].every(isWhole) ? null : { subjects, given: given ?? [] };
}

const isBar = (item: SequenceItem): boolean => item.kind === "operator" && item.sign === "∣";

export function sequenceOf(items: readonly SequenceItem[]): Syntax | null {
  const [first] = items;
  const last = items[items.length - 1];
  if (first === undefined || last === undefined) return null;
  if (items.length === 1 && first.kind === "operand") return first.operand;
  return { kind: "sequence", items, range: hull(itemRange(first), itemRange(last)) };
}

/** The clauses as events; `x_1, \dots, x_n` is one that all of them happen, as a product over their number. */
export function eventsOf(here: Elaborator, clauses: readonly Sides[], read: (here: Elaborator, clause: Sides) => Located | null): readonly (Located | null)[] {
  const isEllipsis = ({ sides }: Sides): boolean => sides.length === 1 && sides[0] != null && isDots(sides[0]);
  if (!clauses.some(isEllipsis)) return clauses.map((clause) => read(here, clause));
  for (let from = 0; from < clauses.length; from++) {
    for (let to = clauses.length; to > from + 2; to--) {
      const located = clauses.slice(from, to).map((clause) => (isEllipsis(clause) ? here.opaque(ELLIPSIS, clause.sides[0]?.range ?? { start: 0, end: 0 }, []) : read(here, clause)));
      const nodes = located.flatMap((each) => each?.node ?? []);
      const general = nodes.length < located.length || clauses.some((clause, k) => isEllipsis(clause) && (k < from || k >= to)) ? null : writtenList(here.arena, nodes);
      const [first, last] = [located[0], located[located.length - 1]];
      if (general === null || first == null || last == null) continue;
      const all = here.leaf(here.arena.bigOperator("product", here.arena.symbol(general.counter), here.arena.integer(1), general.count, general.term), hull(first.outer, last.outer));
      return [...clauses.slice(0, from).map((clause) => read(here, clause)), all, ...clauses.slice(to).map((clause) => read(here, clause))];
    }
  }
  return clauses.map((clause) => (isEllipsis(clause) ? null : read(here, clause)));
}

/** One clause as an event; what was not understood is an event of its own under its text, null where a bound letter stands in it. */
export function eventOf(here: Elaborator, clause: Sides): Located | null {
  return knownEvent(here, clause) ?? namedByText(here, clause);
}

function namedByText(here: Elaborator, clause: Sides): Located | null {
  const written = clause.sides.filter((side) => side !== null);
  const [first] = written;
  const last = written[written.length - 1];
  if (first === undefined || last === undefined) return null;
  const range = hull(first.range, last.range);
  const text = plainText(here.textOf(range));
  const letters = new Set(text.match(/\p{L}+/gu) ?? []);
  return here.bound.some((name) => letters.has(name)) ? null : here.leaf(here.arena.symbol(`⟨${text}⟩`), range);
}

/** One clause as an event; null where it was not understood. */
export function knownEvent(here: Elaborator, clause: Sides): Located | null {
  const [side] = clause.sides;
  if (clause.relations.length === 0) return side ? bareEvent(here, side) : null;
  const condition = conditionIn(here, [clause]);
  if (condition === null || condition === "otherwise" || condition.length === 0) return null;
  const { arena } = here;
  const alternatives = condition.map((relations) => {
    const each = relations.map(({ operator, left, right }) =>
      here.build({ kind: "call", rebuild: ([a, b]) => arena.relation(operator, a ?? left.node, b ?? right.node) }, [left, right], hull(left.outer, right.outer), null));
    return each.length === 0 ? null : join(here, "bothEvents", each);
  });
  return alternatives.every((each): each is Located => each !== null) ? join(here, "eitherEvent", alternatives) : null;
}

function join(here: Elaborator, operation: string, events: readonly Located[]): Located {
  return events.reduce((left, right) => here.build({ kind: "apply", function: operation }, [left, right], hull(left.outer, right.outer), null));
}

/** `A`, `A^c`, `A \cap B`, `AB`, `A \text{ or } B`, words; null where it was not understood. */
function bareEvent(here: Elaborator, side: Syntax): Located | null {
  if (side.kind === "words") return wordsEvent(here, side.text, side.range);
  if (side.kind === "group" && (side.bracket === "(" || side.bracket === "{" || side.bracket === "[" || side.bracket === "brace")) {
    const [only] = side.items;
    return side.items.length === 1 && only !== undefined ? eventOf(here, only) : null;
  }
  if (side.kind === "script") {
    const complemented = complementBase(side);
    if (complemented !== null) {
      const inner = bareEvent(here, complemented);
      return inner === null ? null : here.build({ kind: "apply", function: "complementEvent" }, [inner], side.range, null);
    }
  }
  // `x^n`: a sample of n, not a power.
  const [base, count] = side.kind === "script" && side.sub === null && side.primes === 0 && side.sup !== null ? [plainName(side.base), plainName(side.sup)] : [null, null];
  if (base !== null && count !== null && /^[nNmT]$/.test(count)) return here.leaf(here.arena.symbol(`${base}^${count}`), side.range);
  if (side.kind === "name") {
    const plain = /^(\p{Lu})\u0304$/u.exec(side.name.normalize("NFD"))?.[1];
    // `\bar A` beside A is what A leaves.
    if (plain !== undefined && here.scope.events.has(plain)) return here.build({ kind: "apply", function: "complementEvent" }, [here.leaf(here.arena.symbol(plain), side.range)], side.range, null);
  }
  if (side.kind === "sequence") return sequenceEvent(here, side);
  if (side.kind === "number") return null;
  const located = here.atom(side);
  return isPlainEvent(located.node) ? located : null;
}

/** A^c, A', \neg A have A; null for any other script. */
function complementBase(script: Syntax & { kind: "script" }): Syntax | null {
  const mark = script.sup === null ? null : (plainName(script.sup) ?? (onlySide(script.sup) === null ? null : plainName(onlySide(script.sup) ?? script.sup)));
  const base: Syntax = script.sub === null ? script.base : { ...script, sup: null, primes: 0 };
  if (script.sup === null) return script.primes === 1 && /^\p{Lu}$/u.test(plainName(script.base) ?? "") ? base : null;
  return mark !== null && ["c", "C", "complement", "∁"].includes(mark) && script.primes === 0 ? base : null;
}

/** Events side by side or with a sign between them. */
function sequenceEvent(here: Elaborator, side: Syntax & { kind: "sequence" }): Located | null {
  for (const [operation, joins] of [["eitherEvent", joinsEither], ["bothEvents", joinsBoth]] as const) {
    const parts: SequenceItem[][] = [[]];
    for (const item of side.items) {
      if (joins(item)) parts.push([]);
      else parts[parts.length - 1]?.push(item);
    }
    if (parts.length === 1) continue;
    const events = parts.map((part) => {
      const syntax = sequenceOf(part);
      return syntax === null ? null : (bareEvent(here, syntax) ?? outcomeNamed(here, syntax));
    });
    return events.every((event): event is Located => event !== null) ? join(here, operation, events) : null;
  }
  // `AB`, `A_i B`: names of events side by side; anything else is a value.
  const names = side.items.map((item) => (item.kind === "operand" && isEventName(item.operand) ? bareEvent(here, item.operand) : null));
  if (names.every((name): name is Located => name !== null)) return join(here, "bothEvents", names);
  return side.items.some((item) => wordOf(item) !== null) ? here.leaf(here.arena.symbol(`⟨${plainText(here.textOf(side.range))}⟩`), side.range) : null;
}

/** `\text{rain and wind}`, `\text{not rain}`: events in words, each under its own words. Where both "and" and "or" stand in them, or "not" before one of these, nothing says which binds first. */
function wordsEvent(here: Elaborator, text: string, range: Range): Located {
  const plain = plainText(text);
  const [both, either] = [plain.split(/ and /i), plain.split(/ or /i)];
  const [operation, parts] = both.length > 1 ? (["bothEvents", both] as const) : (["eitherEvent", either] as const);
  const isList = (both.length === 1) !== (either.length === 1) && !/[,|]|^not /i.test(plain) && parts.every((part) => part.trim() !== "");
  return isList ? join(here, operation, parts.map((part) => namedInWords(here, part.trim().replace(/^(?:both|either) /i, ""), range))) : namedInWords(here, plain, range);
}

function namedInWords(here: Elaborator, text: string, range: Range): Located {
  const denied = /^not (.+)$/i.exec(text)?.[1];
  return denied === undefined ? here.leaf(here.arena.symbol(`⟨${text}⟩`), range) : here.build({ kind: "apply", function: "complementEvent" }, [here.leaf(here.arena.symbol(`⟨${denied}⟩`), range)], range, null);
}

/** The 4 of `4 \cap \text{even}`: an outcome, an event under its own text; as a bare `P(4)` has it. */
function outcomeNamed(here: Elaborator, side: Syntax): Located | null {
  const [sign, ...others] = side.kind === "sequence" ? side.items : [];
  if (sign?.kind === "operator" && others.length === 0) return here.leaf(here.arena.symbol(sign.sign), side.range);
  return side.kind === "number" ? namedByText(here, { sides: [side], relations: [] }) : null;
}

function plainText(text: string): string {
  return text.replace(/\\(?:text|mbox|textrm|mathrm)\s*\{([^{}]*)\}/g, "$1").replace(/[~\s]+/g, " ").trim();
}

const wordOf = (item: SequenceItem): string | null => (item.kind === "operand" && item.operand.kind === "words" ? item.operand.text.trim().toLowerCase() : null);
const joinsEither = (item: SequenceItem): boolean => (item.kind === "operator" && item.sign === "∪") || wordOf(item) === "or";
const joinsBoth = (item: SequenceItem): boolean => (item.kind === "operator" && item.sign === "∩") || wordOf(item) === "and";

function isEventName(syntax: Syntax): boolean {
  const base = syntax.kind === "script" ? syntax.base : syntax;
  return /^\p{Lu}\p{M}*$/u.test((plainName(base) ?? "").normalize("NFD"));
}

/** Is it a name or an indexed name, or an event made of such: nothing whose value would have to be known? */
export function isPlainEvent(node: Node): boolean {
  if (node.kind === "symbol") return node.name !== "∞";
  if (node.kind === "index" || node.kind === "relation") return true;
  if (node.kind === "product") return isPlainEvent(node.body);
  return node.kind === "apply" && ["bothEvents", "eitherEvent", "complementEvent"].includes(node.function);
}
