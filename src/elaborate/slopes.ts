// Derivatives of a number that no formula gives, `\frac{\partial L}{\partial W}`, as syntax: an equation that says one of them by others is a step of the chain rule, and nothing that is given.

import { partsOf, type Statement, type Syntax } from "../syntax/math-tree.js";
import { definable, namesIn } from "./definable.js";
import type { DraftDefinition } from "./draft.js";
import type { InForce } from "./in-force.js";
import type { DraftState } from "./draft-state.js";
import { plainName } from "./syntax-names.js";

export interface Slope {
  readonly of: string;
  readonly by: string;
}

/** `∂L/∂v` as a whole; null for anything else. */
function slopeOf(side: Syntax): Slope | null {
  if (side.kind !== "derivative" || side.body === null || side.variables.length !== 1) return null;
  const [only] = side.variables;
  const of = plainName(side.body);
  if (only === undefined || only.order !== 1 || of === null) return null;
  const { variable } = only;
  const by = definable(variable)?.name ?? plainName(variable.kind === "script" ? variable.base : variable);
  return by === null || by === of ? null : { of, by };
}

/** The first derivatives `∂L/∂v` of single names in a side. */
export function slopesIn(side: Syntax): readonly Slope[] {
  const own = slopeOf(side);
  return own !== null ? [own] : partsOf(side).flatMap(slopesIn);
}

/** `∂L/∂W = δ x^⊤` with an L of which nothing but derivatives is known: does the statement say one of them by others, or by names that stand for others? */
export function followsFromSlopes(draft: DraftState, { sides, relations }: Statement): boolean {
  const [head, value] = sides;
  const slope = head == null ? null : slopeOf(head);
  if (slope === null || value == null || relations[0]?.sign !== "=" || draft.structured || draft.book.isDetermined(slope.of)) return false;
  const isOther = (each: Slope): boolean => each.of === slope.of && each.by !== slope.by;
  const direct = slopesIn(value).filter(isOther);
  const named = namesIn(value).flatMap((name) => {
    const body = draft.book.inSection(draft.sections.current, name)?.body.syntax;
    return body === undefined ? [] : slopesIn(body).filter((each) => each.of === slope.of);
  });
  const others = [...direct, ...named];
  const isInFormulas = (name: string): boolean => draft.book.isDetermined(name) || draft.book.all.some(({ section, body }) => section === draft.sections.current && namesIn(body.syntax).includes(name));
  return others.length > 0 && [slope, ...others].some(({ by }) => isInFormulas(by));
}

/** The definitions that lead on from what something without a formula is differentiated by: the layers between `\partial L/\partial W` and L. */
export function behindSlopes(sides: readonly Syntax[], inForce: InForce): ReadonlyMap<string, DraftDefinition> {
  const isOpen = (name: string): boolean => !inForce.has(name) || isOfUnknownFunction(inForce.get(name));
  const slopes = sides.flatMap(slopesIn).filter(({ of }) => isOpen(of));
  const found = new Map<string, DraftDefinition>();
  if (slopes.length === 0) return found;
  const all = inForce.all();
  const losses = new Set(slopes.map(({ of }) => of));
  const reached = new Set(slopes.map(({ by }) => by));
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const [name, definition] of all) {
      const { body, parameters } = definition;
      if (found.has(name) || losses.has(name) || parameters.length > 0 || !namesIn(body.syntax).some((each) => reached.has(each)) || slopesIn(body.syntax).some(({ of }) => losses.has(of))) continue;
      found.set(name, definition);
      reached.add(name);
    }
  }
  return found;
}

/** `L = \ell(o, y)` where nothing says what ℓ is. */
function isOfUnknownFunction(definition: DraftDefinition | undefined): boolean {
  const syntax = definition?.body.syntax;
  return syntax?.kind === "sequence" && syntax.items.length === 2 && syntax.items.every((item) => item.kind === "operand") && syntax.items[1]?.kind === "operand" && syntax.items[1].operand.kind === "group";
}
