// Gradients, and functions of matrices by name: `\nabla_w f`, `\operatorname{tr}(AB)`, `\det A`.

import type { Node, Variable } from "../../expression/node.js";
import { freeSymbols } from "../../expression/traverse.js";
import type { Syntax } from "../../syntax/math-tree.js";
import type { Located } from "../located.js";
import { onlySide, plainName } from "../syntax-names.js";
import { MATRIX_FUNCTIONS } from "../tensor-scope.js";
import { hull, product, variableOf, type Cursor, type Elaborator } from "./elaborator.js";
import { withScripts } from "./scripts.js";

/** `∇_w f`, `∇f`, `∇_w^2 f`: what follows up to an operator. */
export function gradientAt(here: Elaborator, syntax: Syntax, cursor: Cursor): Located {
  const script = syntax.kind === "script" ? syntax : null;
  const factors: Located[] = [];
  while (cursor.at < cursor.end && cursor.items[cursor.at]?.kind === "operand") factors.push(here.factor(cursor));
  if (factors.length === 0) return here.opaque("gradients are not judged yet", syntax.range, []);
  const operand = product(here, factors);
  const range = hull(syntax.range, operand.outer);
  const second = script?.sup?.kind === "number" && script.sup.value.numerator === 2n;
  if (script !== null && (script.primes > 0 || (script.sup !== null && !second))) return here.opaque("gradients are not judged yet", range, [operand]);
  const by = script?.sub == null ? gradientVariable(here, operand.node) : variableOf(here, script.sub);
  if (by === null) return here.opaque("what is this gradient taken by?", range, [operand]);
  if (second && script.sub === null) return here.opaque("is this a Laplacian or a matrix of second derivatives?", range, [operand]);
  return here.build({ kind: "apply", function: second ? "hessian" : "gradient" }, [operand, here.leaf(by, syntax.range)], range, syntax.range);
}

/** What ∇ without a subscript is taken by: the argument of the function, or the only vector about. */
function gradientVariable(here: Elaborator, body: Node): Variable | null {
  if (body.kind === "call") {
    const [argument] = body.arguments;
    return body.arguments.length === 1 && argument?.kind === "symbol" ? argument : null;
  }
  const vectors = [...freeSymbols(body)].filter((name) => here.scope.tensors.candidates.get(name)?.some((kind) => kind.kind === "column") === true);
  const [only] = vectors;
  return vectors.length === 1 && only !== undefined ? here.arena.symbol(only) : null;
}

/** `\operatorname{tr}(AB)`, `\det A`, `\operatorname{diag}(p)`; null for anything else. */
export function matrixFunctionAt(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  const name = syntax.kind === "name" ? syntax.name : null;
  const operation = name === null ? undefined : MATRIX_FUNCTIONS.get(name);
  const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  if (name === null || operation === undefined || here.scope.definitions.has(name) || next?.kind !== "operand") return null;
  if (here.scope.tensors.touched.size === 0) {
    if (!here.textOf(syntax.range).startsWith("\\")) return null;
    const rest = here.term(cursor, syntax.range);
    return here.opaque("matrices are not judged yet", hull(syntax.range, rest.outer), [rest]);
  }
  const base = next.operand.kind === "script" ? next.operand.base : next.operand;
  const group = base.kind === "group" && ["(", "[", "{", "brace"].includes(base.bracket) ? base : null;
  const apply = (operand: Located): Located => here.build({ kind: "apply", function: operation }, [operand], hull(syntax.range, operand.outer), syntax.range);
  const side = group === null ? null : onlySide(group);
  if (group !== null && side !== null && !(next.operand.kind === "script" && next.operand.sub !== null)) {
    const sup = next.operand.kind === "script" && next.operand.sup !== null ? plainName(next.operand.sup) : null;
    if (sup !== "⊤" && sup !== "T") {
      cursor.at += 1;
      const applied = apply({ ...here.expression(side), outer: group.range });
      return next.operand.kind === "script" ? withScripts(here, applied, { ...next.operand, base: { ...group, bracket: "brace" } }) : applied;
    }
  }
  const factors = [here.factor(cursor)];
  if (operation === "trace") while (cursor.at < cursor.end && cursor.items[cursor.at]?.kind === "operand") factors.push(here.factor(cursor));
  return apply(product(here, factors));
}
