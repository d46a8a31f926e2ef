// Vectors and matrices that go on with dots: their members become those of one with a letter that counts them, and a note says so.

import type { Node } from "../../expression/node.js";
import { printUnicode } from "../../notation/unicode.js";
import type { Range } from "../../syntax/document.js";
import type { Syntax } from "../../syntax/math-tree.js";
import { isDots } from "../dotted.js";
import type { Located } from "../located.js";
import { mayBeTensor } from "../tensor-products.js";
import { ELLIPSIS, writtenList } from "./ellipses.js";
import type { Elaborator } from "./elaborator.js";

/** More members are not read. */
const MOST_MEMBERS = 100;

/** A matrix whose rows or columns go on with dots: `\begin{pmatrix} a_{11} & \cdots & a_{1k} \\ \vdots & & \vdots \\ a_{n1} & \cdots & a_{nk} \end{pmatrix}`; null for any other. */
export function dottedMatrix(here: Elaborator, syntax: Syntax & { kind: "block" }): Located | null {
  const rows = syntax.rows.filter((row) => row.length > 0 && !row.every(isNothing));
  if (!rows.flat().some(isDots) || rows.length * Math.max(...rows.map((row) => row.length)) > MOST_MEMBERS) return null;
  const { arena } = here;
  const dots = arena.opaque(ELLIPSIS, "…", []);
  const made: Node[] = [];
  for (const row of rows) {
    if (row.every((cell) => isDots(cell) || isNothing(cell))) {
      made.push(dots);
      continue;
    }
    const cells = row.map((cell) => (isDots(cell) ? dots : here.expression(cell).node));
    const list = cells.includes(dots) ? writtenList(arena, cells) : null;
    if (cells.includes(dots)) {
      if (list === null) return null;
      made.push(arena.apply("beside", [arena.bigOperator("sum", arena.symbol(list.counter), arena.integer(1), list.count, list.term)]));
    } else made.push(cells.length === 1 && cells[0] !== undefined ? cells[0] : arena.apply("matrix", [arena.integer(cells.length), ...cells]));
  }
  const [only] = made;
  const whole = made.includes(dots) ? writtenList(arena, made) : null;
  const node = made.includes(dots)
    ? (whole === null ? null : arena.apply("stacked", [arena.bigOperator("sum", arena.symbol(whole.counter), arena.integer(1), whole.count, whole.term)]))
    : made.length === 1 && only !== undefined ? only : arena.apply("matrix", [arena.integer(1), ...made]);
  return node === null ? null : saying(here, node, syntax.range);
}

/** `(x_1, x_2, \dots, x_n)`, `[\mathbf x_1, \dots, \mathbf x_m]`; with a transpose on it numbers lie beside each other. Null where there are no dots, or what they stand for is not clear. */
export function dottedList(here: Elaborator, syntax: Syntax & { kind: "group" }, isTransposed: boolean): Located | null {
  if (!["(", "[", "{"].includes(syntax.bracket)) return null;
  const sides = syntax.items.flatMap((item) => (item.sides.length === 1 && item.sides[0] ? [item.sides[0]] : []));
  if (sides.length !== syntax.items.length || sides.length < 3 || sides.length > MOST_MEMBERS || !sides.some(isDots)) return null;
  const { arena } = here;
  const dots = arena.opaque(ELLIPSIS, "…", []);
  const list = writtenList(arena, sides.map((side) => (isDots(side) ? dots : here.expression(side).node)));
  // `{\mathbf x_1, \dots, \mathbf x_m}` are the columns of a matrix; of numbers it is a set.
  if (list === null || (syntax.bracket === "{" && !mayBeTensor(list.term, here.scope.tensors))) return null;
  const standing = here.text.slice(syntax.range.start, syntax.range.end).includes(";");
  const sum = arena.bigOperator("sum", arena.symbol(list.counter), arena.integer(1), list.count, list.term);
  return saying(here, arena.apply(standing ? "stacked" : isTransposed ? "lying" : "listed", [sum]), syntax.range);
}

function saying(here: Elaborator, node: Node, range: Range): Located {
  here.notes.push({ message: `\`${here.textOf(range).replace(/\s+/g, " ").trim().slice(0, 80)}\` is read as ${printUnicode(node)}`, range });
  return here.leaf(node, range);
}

const isNothing = (syntax: Syntax): boolean => syntax.kind === "sequence" && syntax.items.length === 0;
