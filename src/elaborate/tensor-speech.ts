// Does a document speak of vectors or matrices at all, in words or in signs? Where it does not, its indexed names are sequences and lists of numbers, and a letter without an
// index beside them, the a of `f(a)` in a text that has `a_n` in another chapter, is a number.

import type { Syntax } from "../syntax/math-tree.js";
import { partsOf } from "../syntax/math-tree.js";
import type { DraftPiece } from "./draft.js";
import { isBold, plainName } from "./syntax-names.js";
import { isMinusTranspose, MATRIX_ENVIRONMENT, MATRIX_FUNCTIONS } from "./tensor-scope.js";

const WORDS = /vectors?\b|vecteur|vektor|matri[xcz]|tensor|gradient|jacobi|hessian|dot[- ]products?|inner[- ]products?|linear algebra/i;

/** Do the words of a text speak of vectors or matrices? */
export function namesTensors(text: string): boolean {
  return WORDS.test(text);
}

/** Do the signs of its formulas? */
export function showsTensors(pieces: readonly DraftPiece[]): boolean {
  return pieces.some(({ syntax }) => !isHeading(syntax) && hasSign(syntax));
}

/** `\mathbf{x} & \mathbf{n} & \mathbf{a_n}`: bold names with nothing between them, as the heads of a table's columns are; nothing is said of them. */
function isHeading(syntax: Syntax): boolean {
  if (syntax.kind === "group" && syntax.bracket === "brace") return partsOf(syntax).every(isHeading);
  if (syntax.kind === "sequence") return syntax.items.every((item) => item.kind === "operand" && isHeading(item.operand));
  const head = syntax.kind === "script" ? syntax.base : syntax;
  return head.kind === "name" && isBold(head.name);
}

/** Bold type and arrows, transposes, norms, matrices, gradients, products entry by entry, traces and determinants. */
function hasSign(syntax: Syntax): boolean {
  switch (syntax.kind) {
    case "name":
      return isBold(syntax.name) || MATRIX_FUNCTIONS.has(syntax.name);
    case "gradient":
      return true;
    case "block":
      if (isTable(syntax)) return syntax.rows.slice(1).flat().some(hasSign);
      return MATRIX_ENVIRONMENT.test(syntax.environment) || partsOf(syntax).some(hasSign);
    case "group":
      return syntax.bracket === "‖" || (syntax.bracket === "⟨" && syntax.items.length > 1) || partsOf(syntax).some((part) => (isTable(part) ? syntax.bracket !== "brace" : hasSign(part)));
    case "script": {
      const sup = syntax.sup === null ? null : plainName(syntax.sup);
      return sup === "⊤" || sup === "T" || (syntax.sup !== null && isMinusTranspose(syntax.sup)) || partsOf(syntax).some(hasSign);
    }
    case "sequence":
      return syntax.items.some((item) => (item.kind === "operator" ? item.sign === "⊙" || item.sign === "⊘" : hasSign(item.operand)));
    default:
      return partsOf(syntax).some(hasSign);
  }
}

/** An `array` without brackets around it is a table, whose heads may be bold. */
function isTable(syntax: Syntax): boolean {
  return syntax.kind === "block" && /^array\*?$/.test(syntax.environment);
}
