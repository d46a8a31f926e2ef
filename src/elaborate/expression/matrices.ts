// Vectors and matrices that are written out: `\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}`, `(2xy, x^2 + 3y^2)`.

import type { Range } from "../../syntax/document.js";
import type { Syntax } from "../../syntax/math-tree.js";
import type { Located } from "../located.js";
import { mayBeTensor } from "../tensor-products.js";
import { MATRIX_ENVIRONMENT } from "../tensor-scope.js";
import { plainName } from "../syntax-names.js";
import { dottedMatrix } from "./dotted-lists.js";
import type { Elaborator } from "./elaborator.js";

/** More entries are not read. */
const MOST_ENTRIES = 100;

/** A matrix between its brackets, a determinant between bars; null for other environments and for rows of different lengths. */
export function matrixOf(here: Elaborator, syntax: Syntax & { kind: "block" }): Located | null {
  const environment = MATRIX_ENVIRONMENT.exec(syntax.environment);
  const [first] = syntax.rows;
  const dotted = environment === null ? null : dottedMatrix(here, syntax);
  if (environment !== null && dotted !== null) {
    const bars = environment[1] === "v" ? "determinant" : environment[1] === "V" ? "norm" : null;
    return bars === null ? dotted : here.build({ kind: "apply", function: bars }, [dotted], syntax.range, null);
  }
  const curl = environment?.[1] === "v" ? curlOf(here, syntax) : null;
  if (curl !== null) return curl;
  if (environment === null || first === undefined || first.length === 0 || syntax.rows.some((row) => row.length !== first.length) || syntax.rows.length * first.length > MOST_ENTRIES) return null;
  const matrix = written(here, first.length, syntax.rows.flat(), syntax.range);
  if (environment[1] === "v") return here.build({ kind: "apply", function: "determinant" }, [matrix], syntax.range, null);
  return environment[1] === "V" ? here.build({ kind: "apply", function: "norm" }, [matrix], syntax.range, null) : matrix;
}

/** The curl as the determinant with the rows 𝐢 𝐣 𝐤, ∂/∂x ∂/∂y ∂/∂z and the entries of the field; null for any other rows. */
export function curlOf(here: Elaborator, syntax: Syntax & { kind: "block" }): Located | null {
  const [axes, operators, field, ...others] = syntax.rows;
  if (axes?.length !== 3 || operators === undefined || field?.length !== 3 || others.length > 0 || partialLetters(operators)?.join("") !== "xyz") return null;
  if (!axes.every((axis, k) => here.scope.tensors.units.get(plainName(axis) ?? "") === k)) return null;
  return here.build({ kind: "apply", function: "curl" }, [written(here, 1, field, syntax.range)], syntax.range, null);
}

/** The letters of first partial derivatives that wait for what they are of, `∂/∂x`, `∂/∂y`; null where there is anything else. */
export function partialLetters(cells: readonly Syntax[]): readonly string[] | null {
  const letters = cells.map((cell) => {
    const [variable, ...others] = cell.kind === "derivative" && cell.body === null && cell.partial ? cell.variables : [];
    return variable === undefined || others.length > 0 || variable.order !== 1 ? null : plainName(variable.variable);
  });
  return letters.every((letter): letter is string => letter !== null) ? letters : null;
}

/** `⟨∂/∂x, ∂/∂y⟩`, ∇ written out: its letters; null for any other list. */
export function writtenDel(syntax: Syntax): readonly string[] | null {
  if (syntax.kind !== "group" || (syntax.bracket !== "⟨" && syntax.bracket !== "(") || syntax.items.length < 2) return null;
  const sides = syntax.items.flatMap((item) => (item.sides.length === 1 && item.sides[0] ? [item.sides[0]] : []));
  const letters = sides.length === syntax.items.length ? partialLetters(sides) : null;
  return letters?.join("") === "xyz" || letters?.join("") === "xy" ? letters : null;
}

/** May an entry be a vector or a matrix? Not `3v - 1`: nobody adds a number to one. */
export function mayBeArray(here: Elaborator, { node }: Located): boolean {
  const { tensors } = here.scope;
  return mayBeTensor(node, tensors) && !(node.kind === "add" && node.terms.some((term) => !mayBeTensor(term, tensors)));
}

/** A list of numbers in round or angle brackets, as a column; null where it may be an interval or an inner product. */
export function vectorOf(here: Elaborator, syntax: Syntax & { kind: "group" }): Located | null {
  if (syntax.bracket !== "(" && syntax.bracket !== "⟨") return null;
  const sides = syntax.items.flatMap((item) => (item.sides.length === 1 && item.sides[0] ? [item.sides[0]] : []));
  if (sides.length !== syntax.items.length || sides.length < 2 || sides.length > MOST_ENTRIES || sides.some(isInfinite)) return null;
  const made = written(here, 1, sides, syntax.range);
  const arrays = made.children.filter((child) => mayBeArray(here, child)).length;
  // In angle brackets one entry that is a number makes the others numbers; of three things there is no inner product.
  return arrays > 0 && (syntax.bracket === "(" || (arrays === made.children.length && arrays < 3)) ? null : made;
}

/** A list in round or square brackets that a transpose stands on, as a row of numbers; null for anything else. */
export function rowOf(here: Elaborator, syntax: Syntax & { kind: "group" }): Located | null {
  const sides = syntax.items.flatMap((item) => (item.sides.length === 1 && item.sides[0] ? [item.sides[0]] : []));
  if ((syntax.bracket !== "(" && syntax.bracket !== "[") || sides.length !== syntax.items.length || sides.length > MOST_ENTRIES || sides.some(isInfinite)) return null;
  return written(here, sides.length, sides, syntax.range);
}

function written(here: Elaborator, columns: number, cells: readonly Syntax[], range: Range): Located {
  const width = here.arena.integer(columns);
  return here.build({ kind: "call", rebuild: (entries) => here.arena.apply("matrix", [width, ...entries]) }, cells.map((cell) => here.expression(cell)), range, null);
}

function isInfinite(syntax: Syntax): boolean {
  return syntax.kind === "infinity" || (syntax.kind === "sequence" && syntax.items.some((item) => item.kind === "operand" && item.operand.kind === "infinity"));
}
