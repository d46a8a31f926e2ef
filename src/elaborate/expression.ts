// Gives one side of a line its meaning: from the flat syntax to a tree of occurrences, by the rules on what a symbol is and how far an operator reaches. It
// never fails: what cannot be worked with yet becomes an opaque node that says why, what cannot be read is reported by the parser already. The folder `expression/`
// has a room for each kind of construct.

import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import type { Range } from "../syntax/document.js";
import type { Syntax } from "../syntax/math-tree.js";
import type { ElaborationNote, Elaborator } from "./expression/elaborator.js";
import { atom } from "./expression/operands.js";
import { factorAt, term } from "./expression/products.js";
import { expression } from "./expression/sums.js";
import { infinityOf } from "./limits-integrals.js";
import { rebuild, type Located } from "./located.js";
import type { Choice, Reading } from "./reading.js";
import type { Scope } from "./scope.js";

export type { ElaborationNote } from "./expression/elaborator.js";

export interface ElaborationContext {
  readonly arena: Arena;
  readonly scope: Scope;
  readonly reading: Reading;
  /** The letter by which a bare array name is indexed where no sum binds one; null where there is none. */
  readonly freeIndex: string | null;
  /** The source of the line. */
  readonly text: string;
}

export interface Elaborated {
  readonly located: Located;
  /** Choices of reading that this side leaves open. */
  readonly open: ReadonlySet<Choice>;
  readonly notes: readonly ElaborationNote[];
  /** Functions that stand without the arguments that they have elsewhere. */
  readonly bare: ReadonlySet<string>;
}

/** Gives a side its meaning. */
export function elaborateExpression(syntax: Syntax, context: ElaborationContext): Elaborated {
  const elaborator = createElaborator(context);
  const infinite = infinityOf(context.arena, syntax);
  const located = infinite === null ? elaborator.expression(syntax) : elaborator.leaf(infinite, syntax.range);
  return { located, open: elaborator.open, notes: elaborator.notes, bare: elaborator.bare };
}

function createElaborator({ arena, scope, reading, freeIndex, text }: ElaborationContext): Elaborator {
  const textOf = (range: Range): string => text.slice(range.start, range.end);
  const leaf = (node: Node, range: Range): Located => ({ node, range, outer: range, operatorRange: null, form: { kind: "leaf" }, children: [] });
  const here: Elaborator = {
    arena, scope, reading, freeIndex, text,
    open: new Set(), notes: [], bare: new Set(), bound: [], integrating: [], nearing: [], state: { nesting: 0, bareAllowed: 0 },
    textOf, leaf,
    opaque: (what, range, children) => leaf(arena.opaque(what, textOf(range), children.map((child) => child.node)), range),
    build: (form, children, range, operatorRange) => ({
      node: rebuild(arena, form, children.map((child) => child.node), arena.integer(0)), range, outer: range, operatorRange, form, children,
    }),
    expression: (syntax) => expression(here, syntax),
    atom: (syntax) => atom(here, syntax),
    factor: (cursor) => factorAt(here, cursor),
    term: (cursor, place) => term(here, cursor, place),
  };
  return here;
}
