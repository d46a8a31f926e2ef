// Lists that go on with dots, `[\mathbf x_1, \dots, \mathbf x_m]`: the terms of a sum that are not added but put together, below each other or beside each other.

import type { Node } from "../../expression/node.js";
import { entry, type Evaluator, type Frame, type Letter } from "./evaluator.js";
import { integerOf } from "./integers.js";
import { MOST_ENTRIES } from "./names.js";
import type { Size } from "./sizes.js";
import { unknown, type Tensor } from "./tensor.js";

/** What dots among entries, rows or columns stand for: the terms of a sum that are not added but put together. */
export function listed(here: Evaluator, name: "listed" | "lying" | "stacked" | "beside", list: Node, frame: Frame): Tensor {
  if (list.kind !== "sum" || list.upper === null) throw unknown("a list that was not understood");
  const { algebra, sizes } = here;
  const { index, upper, body } = list;
  const size = lengthOf(here, upper, frame);
  const memberAt = (letter: Letter): Tensor => here.evaluate(body, { ...frame, letters: new Map([...frame.letters, [index.name, letter]]), memo: new Map() });
  const member = memberAt({ size, value: here.instance === null ? null : 1 });
  const isUpright = name === "stacked" || ((name === "listed" || name === "lying") && (algebra.isRow(member) || (algebra.isScalar(member) && name === "listed")));
  if ((name === "listed" || name === "lying") && !algebra.isScalar(member) && !algebra.isRow(member) && !algebra.isColumn(member)) throw unknown("a list of matrices");
  const [rows, columns] = isUpright ? [sizes.combined("product", [size, member.rows]), member.columns] : [member.rows, sizes.combined("product", [size, member.columns])];
  if (here.instance === null) return { rows, columns, entries: null };
  const count = algebra.count(size);
  if (count > MOST_ENTRIES) throw unknown("the instance is too large");
  const members = Array.from({ length: count }, (_, k) => memberAt({ size, value: k + 1 }));
  const [height, width] = [algebra.count(member.rows), algebra.count(member.columns)];
  return algebra.fill(rows, columns, (row, column) => {
    const own = members[isUpright ? Math.floor(row / height) : Math.floor(column / width)];
    return own === undefined ? here.zero : entry(here, own, (row % height) * width + (column % width));
  });
}

/** The size that a list has as many members as: `n`, `3`, `n + 1`. */
function lengthOf(here: Evaluator, upper: Node, frame: Frame): Size {
  const { sizes } = here;
  if (upper.kind === "symbol" && !frame.letters.has(upper.name)) return sizes.named(upper.name);
  const whole = integerOf(upper);
  if (whole !== null && whole > 0) return sizes.named(String(whole));
  if (upper.kind === "add" && upper.terms.length > 1 && upper.terms.every((term) => (term.kind === "symbol" && !frame.letters.has(term.name)) || (integerOf(term) ?? 0) > 0)) return sizes.combined("sum", upper.terms.map((term) => lengthOf(here, term, frame)));
  throw unknown("how long a list is was not understood");
}
