// How operations on vectors and matrices look: `Xᵀ`, `tr(A B)`, `‖x‖`, `a ⊙ b`, `a : b`, `dŷ`, `∇_w f`. One table of marks for each notation; the layout is the same.

import { isTensorOperationName } from "../functions/tensor-operations.js";
import { Binding, fit, piece, type Notation, type Piece } from "./piece.js";

/** What differs between the notations. */
export interface TensorMarks {
  readonly transpose: string;
  readonly inverse: string;
  readonly norm: readonly [string, string];
  /** A subscript on a norm or on ∇. */
  readonly subscript: (text: string) => string;
  readonly hadamard: string;
  readonly frobenius: string;
  readonly kronecker: string;
  readonly cross: string;
  readonly dot: string;
  readonly trace: string;
  readonly determinant: string;
  readonly diagonal: string;
  readonly vectorise: string;
  readonly gradient: string;
  readonly hessian: string;
  readonly ones: string;
  readonly identity: string;
  /** A matrix written out, from the texts of its entries. */
  readonly matrix: (rows: readonly (readonly string[])[]) => string;
}

export const TEXT_MARKS: TensorMarks = {
  transpose: "^T", inverse: "^(-1)", norm: ["‖", "‖"], subscript: (text) => (/^\w$/.test(text) ? `_${text}` : `_{${text}}`), hadamard: " ⊙ ", frobenius: " : ", kronecker: " ⊗ ", cross: " × ", dot: "·", trace: "tr", determinant: "det", diagonal: "diag", vectorise: "vec",
  gradient: "∇", hessian: "∇^2", ones: "𝟏", identity: "I", matrix: (rows) => `[${rows.map((row) => row.join(", ")).join("; ")}]`,
};
export const UNICODE_MARKS: TensorMarks = { ...TEXT_MARKS, transpose: "ᵀ", inverse: "⁻¹", dot: " · ", hessian: "∇²" };
export const LATEX_MARKS: TensorMarks = {
  transpose: "^\\top", inverse: "^{-1}", norm: ["\\|", "\\|"], subscript: (text) => `_{${text}}`, hadamard: " \\odot ", frobenius: " : ", kronecker: " \\otimes ", cross: " \\times ", dot: " \\cdot ", trace: "\\operatorname{tr}", determinant: "\\det",
  diagonal: "\\operatorname{diag}", vectorise: "\\operatorname{vec}", gradient: "\\nabla", hessian: "\\nabla^2", ones: "\\mathbf{1}", identity: "I",
  matrix: (rows) => `\\begin{pmatrix} ${rows.map((row) => row.join(" & ")).join(" \\\\ ")} \\end{pmatrix}`,
};

/** The operation laid out; null for a function that is none. */
export function layOutTensor(notation: Pick<Notation, "bracketed">, marks: TensorMarks, name: string, args: readonly Piece[]): Piece | null {
  if (!isTensorOperationName(name)) return null;
  const [first, second] = args;
  if (first === undefined) return null;
  const applied = (word: string): Piece => piece(`${word}(${first.text})`, Binding.application, "function", "bracket");
  const raised = (mark: string): Piece => {
    const below = fit(notation, first, Binding.atom);
    return piece(`${below.text}${mark}`, Binding.application, below.first, "closed");
  };
  const bars = (kind: string): Piece => piece(`${marks.norm[0]}${first.text}${marks.norm[1]}${kind === "" ? "" : marks.subscript(kind)}`, Binding.atom, "bracket", "closed");
  const between = (sign: string): Piece => {
    const signs = [marks.hadamard, marks.kronecker, marks.cross, marks.frobenius, marks.dot];
    const closed = (part: Piece): Piece => (part.binding === Binding.product && signs.some((each) => part.text.includes(each)) ? notation.bracketed(part) : fit(notation, part, Binding.product));
    const [left, right] = [closed(first), closed(second ?? first)];
    return piece(`${left.text}${sign}${right.text}`, Binding.product, left.first, right.last);
  };
  if (name === "matrix") return piece(marks.matrix(rowsOf(args)), Binding.atom, "bracket", "closed");
  if (["listed", "lying", "stacked", "beside"].includes(name)) return piece(`⟨${first.text.replace(/^Σ/u, "")}⟩`, Binding.atom, "bracket", "closed");
  if (name === "zeros") return piece("0", Binding.atom, "bracket", "closed");
  if (name === "entry") return piece(`${notation.bracketed(first).text}${marks.subscript(args.slice(1).map((each) => each.text).join(","))}`, Binding.atom, "bracket", "closed");
  const size = /^[-−]/.test(first.text) ? "" : marks.subscript(first.text);
  switch (name) {
    case "transpose":
      return raised(marks.transpose);
    case "inverse":
      return raised(marks.inverse);
    case "norm":
      return bars("");
    case "euclideanNorm":
      return bars("2");
    case "frobeniusNorm":
      return bars("F");
    case "taxicabNorm":
      return bars("1");
    case "hadamard":
      return between(marks.hadamard);
    case "kroneckerProduct":
      return between(marks.kronecker);
    case "cross":
      return between(marks.cross);
    case "frobenius":
      return between(marks.frobenius);
    case "dot":
      return between(marks.dot);
    case "trace":
      return applied(marks.trace);
    case "determinant":
      return applied(marks.determinant);
    case "diag":
      return applied(marks.diagonal);
    case "vectorise":
      return applied(marks.vectorise);
    case "differential":
      return piece(`d${first.binding === Binding.atom && first.last === "name" ? "" : " "}${fit(notation, first, Binding.application).text}`, Binding.application, "prefix", "closed");
    case "gradient":
    case "hessian":
    case "nablaSquared":
      return piece(`${name === "gradient" ? marks.gradient : marks.hessian}${second === undefined || name === "nablaSquared" || !/^[^&;,]{1,12}$/.test(second.text) ? "" : marks.subscript(second.text)} ${fit(notation, first, Binding.application).text}`, Binding.reaching, "operator", first.last);
    case "divergence":
    case "curl":
      return piece(`${marks.gradient} ${(name === "curl" ? marks.cross : marks.dot).trim()} ${fit(notation, first, Binding.application).text}`, Binding.reaching, "operator", first.last);
    case "jacobian":
      return piece(`${marks.gradient}${second === undefined ? "" : marks.subscript(`${second.text}${marks.transpose}`)} ${fit(notation, first, Binding.application).text}`, Binding.reaching, "operator", first.last);
    case "ones":
      return piece(`${marks.ones}${size}`, Binding.atom, "name", "name");
    case "identity":
      return piece(`${marks.identity}${size}`, Binding.atom, "name", "name");
    default:
      return null;
  }
}

/** The texts of a written-out matrix by rows. */
function rowsOf([columns, ...entries]: readonly Piece[]): readonly (readonly string[])[] {
  const width = Math.max(1, Number(columns?.text ?? 1));
  return Array.from({ length: Math.ceil(entries.length / width) }, (_, row) => entries.slice(row * width, (row + 1) * width).map((each) => each.text));
}
