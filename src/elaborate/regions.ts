// Regions that a formula describes, `\{(x, y) : 0 \le x \le 1,\ x^2 \le y \le x\}` and `[0, 1] \times [0, 2]`: each letter between bounds that rest on letters before it at most. Works
// on syntax alone.

import type { SequenceItem, Syntax } from "../syntax/math-tree.js";
import { namesIn } from "./definable.js";
import { plainName } from "./syntax-names.js";

export interface BoundedLetter {
  readonly letter: string;
  readonly lower: Syntax;
  readonly upper: Syntax;
}

const USUAL = ["x", "y", "z"];

/** The letters of a region with their bounds, the outermost first; null for what is described otherwise. */
export function describedRegion(syntax: Syntax): readonly BoundedLetter[] | null {
  const found = box(syntax) ?? setOf(syntax);
  return found === null ? null : ordered(found);
}

/** `[a, b] \times [c, d]` in x and y, and z with a third interval. */
function box(syntax: Syntax): readonly BoundedLetter[] | null {
  if (syntax.kind !== "sequence" || syntax.items.length % 2 === 0 || syntax.items.length > 5) return null;
  const bounds = syntax.items.flatMap((item, k): readonly (BoundedLetter | null)[] => {
    if (k % 2 === 1) return item.kind === "operator" && item.sign === "*" && /times/.test(item.spelling) ? [] : [null];
    const group = item.kind === "operand" && item.operand.kind === "group" && item.operand.bracket === "[" && item.operand.items.length === 2 ? item.operand.items : [];
    const [lower, upper] = group.map(({ sides }) => (sides.length === 1 ? (sides[0] ?? null) : null));
    const letter = USUAL[k / 2];
    return lower == null || upper == null || letter === undefined ? [null] : [{ letter, lower, upper }];
  });
  return bounds.length > 1 && bounds.every((each) => each !== null) ? bounds : null;
}

/** `\{(x, y) : a \le x \le b \text{ and } g(x) \le y \le h(x)\}`. */
function setOf(syntax: Syntax): readonly BoundedLetter[] | null {
  if (syntax.kind !== "group" || syntax.bracket !== "{") return null;
  const [first] = syntax.items;
  const head = first?.sides[0];
  if (first === undefined || head?.kind !== "sequence") return null;
  const [point, mark, ...rest] = head.items;
  if (point?.kind !== "operand" || point.operand.kind !== "group" || point.operand.bracket !== "(" || mark?.kind !== "operator" || (mark.sign !== ":" && mark.sign !== "∣" && mark.sign !== "|")) return null;
  const letters = point.operand.items.map(({ sides }) => (sides.length === 1 && sides[0] ? plainName(sides[0]) : null));
  const chains: Syntax[][] = [];
  for (const [k, { sides, relations }] of syntax.items.entries()) {
    if (relations.some(({ sign }) => sign !== "≤" && sign !== "<")) return null;
    let chain: Syntax[] = [];
    for (const [at, side] of sides.entries()) {
      if (side === null) return null;
      const [before, after] = parted(k === 0 && at === 0 ? rest : side.kind === "sequence" ? side.items : [{ kind: "operand", operand: side }], side);
      if (before === null) return null;
      chain.push(before);
      if (after === null) continue;
      chains.push(chain);
      chain = [after];
    }
    chains.push(chain);
  }
  const found = chains.map(([lower, middle, upper, ...others]): BoundedLetter | null => {
    const letter = middle === undefined ? null : plainName(middle);
    return lower === undefined || upper === undefined || letter === null || others.length > 0 ? null : { letter, lower, upper };
  });
  if (found.some((each) => each === null) || found.length !== letters.length || letters.some((letter) => found.filter((each) => each?.letter === letter).length !== 1)) return null;
  return found.flatMap((each) => each ?? []);
}

/** A side, or two with "and" between them: the upper bound of one letter and the lower of the next. */
function parted(items: readonly SequenceItem[], whole: Syntax): readonly [Syntax | null, Syntax | null] {
  const at = items.findIndex((item) => item.kind === "operand" && item.operand.kind === "words" && /^\s*,?\s*and\s*,?\s*$/i.test(item.operand.text));
  return at < 0 ? [joined(items, whole), null] : [joined(items.slice(0, at), whole), joined(items.slice(at + 1), whole)];
}

function joined(items: readonly SequenceItem[], whole: Syntax): Syntax | null {
  const [only] = items;
  if (only === undefined || items.some((item) => item.kind === "operand" && item.operand.kind === "words")) return null;
  return items.length === 1 && only.kind === "operand" ? only.operand : { kind: "sequence", items, range: whole.range };
}

/** The letters in an order in which bounds rest on those before at most; null where there is none. */
function ordered(bounds: readonly BoundedLetter[]): readonly BoundedLetter[] | null {
  const letters = bounds.map(({ letter }) => letter);
  const made: BoundedLetter[] = [];
  while (made.length < bounds.length) {
    const next = bounds.find((each) => !made.includes(each) && [...namesIn(each.lower), ...namesIn(each.upper)].every((name) => !letters.includes(name) || made.some(({ letter }) => letter === name)));
    if (next === undefined) return null;
    made.push(next);
  }
  return made;
}
