// Gradients, and functions of matrices by name: `\nabla_w f`, `\operatorname{tr}(AB)`, `\det A`.

import type { Node } from "../../expression/node.js";
import { freeSymbols } from "../../expression/traverse.js";
import type { Syntax } from "../../syntax/math-tree.js";
import type { Form, Located } from "../located.js";
import { COORDINATES } from "../scope.js";
import { onlySide, plainName } from "../syntax-names.js";
import { isTimes, mayBeTensor } from "../tensor-products.js";
import { FIELD_FUNCTIONS, MATRIX_FUNCTIONS } from "../tensor-scope.js";
import { hull, product, symbolNamed, variableOf, type Cursor, type Elaborator } from "./elaborator.js";
import { slopesOfCombined } from "./function-algebra.js";
import { curlOf, writtenDel } from "./matrices.js";
import { withScripts } from "./scripts.js";

/** `∇_w f`, `∇f`, `∇_w^2 f`: what follows up to an operator. */
export function gradientAt(here: Elaborator, syntax: Syntax, cursor: Cursor): Located {
  const script = syntax.kind === "script" ? syntax : null;
  const field = script === null ? fieldAt(here, syntax, cursor) : null;
  if (field !== null) return field;
  const combined = script === null ? slopesOfCombined(here, cursor) : null;
  if (combined !== null) return here.leaf(here.arena.apply("matrix", [here.arena.integer(1), ...combined.slopes]), { start: syntax.range.start, end: combined.end });
  const transposed = transposedNumberAt(here, cursor);
  const factors: Located[] = transposed === null ? [] : [transposed];
  const isGradientOf = (factor: Located | undefined): boolean => factor !== undefined && factors.length === 1 && (transposed !== null || transposedFunction(here, factor.node) !== null);
  while (cursor.at < cursor.end && cursor.items[cursor.at]?.kind === "operand" && !isGradientOf(factors[0])) factors.push(here.factor(cursor));
  if (factors.length === 0) return here.opaque("gradients are not judged yet", syntax.range, []);
  const whole = product(here, factors);
  // `∇f(x)^T v` is the transpose of the gradient: a number has none.
  const [inner] = transposed !== null ? [transposed] : isGradientOf(factors[0]) ? whole.children : [];
  const operand = inner ?? whole;
  const range = hull(syntax.range, whole.outer);
  const second = script?.sup?.kind === "number" && script.sup.value.numerator === 2n;
  if (script !== null && (script.primes > 0 || (script.sup !== null && !second))) return here.opaque("gradients are not judged yet", range, [operand]);
  const there = script === null && factors.length === 1 ? gradientAtPoint(here, operand.node) : null;
  if (there !== null) return here.leaf(there, range);
  const written = writtenDel(syntax);
  const by = written !== null ? here.arena.apply("matrix", [here.arena.integer(1), ...written.map((letter) => here.arena.symbol(letter))]) : script?.sub == null ? gradientVariable(here, operand.node) : variableOf(here, script.sub);
  if (by === null) return here.opaque("what is this gradient taken by?", range, [operand]);
  const operation = !second ? "gradient" : script.sub === null ? "nablaSquared" : "hessian";
  const made = here.build({ kind: "apply", function: operation }, [operand, here.leaf(by, syntax.range)], range, syntax.range);
  return inner === undefined ? made : here.build({ kind: "apply", function: "transpose" }, [made], range, null);
}

/** `\nabla \cdot F` and `\nabla \times F` of a vector; null for anything else. */
function fieldAt(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  const sign = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  const next = cursor.at + 1 < cursor.end ? cursor.items[cursor.at + 1] : undefined;
  if (sign?.kind !== "operator" || sign.sign !== "*" || next?.kind !== "operand") return null;
  const inside: Cursor = { items: cursor.items, at: cursor.at + 1, end: cursor.end };
  const operand = here.factor(inside);
  if (!mayBeTensor(operand.node, here.scope.tensors)) return null;
  cursor.at = inside.at;
  return here.build({ kind: "apply", function: isTimes(sign.spelling) ? "curl" : "divergence" }, [operand], hull(syntax.range, operand.outer), syntax.range);
}

/** p of `\nabla p_i^\top` where p_i is a number: it is the gradient that is transposed. Null for anything else. */
function transposedNumberAt(here: Elaborator, cursor: Cursor): Located | null {
  const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  if (next?.kind !== "operand" || next.operand.kind !== "script" || next.operand.sup === null || next.operand.primes > 0) return null;
  const sup = plainName(next.operand.sup);
  const name = plainName(next.operand.base);
  if ((sup !== "⊤" && sup !== "T") || name === null || !here.scope.definitions.has(name)) return null;
  const number = here.atom({ ...next.operand, sup: null });
  if (mayBeTensor(number.node, here.scope.tensors)) return null;
  cursor.at += 1;
  return { ...number, outer: next.operand.range };
}

/** `∇f(2, 1)`: the partial derivatives of f at a point that is no list of letters; null for anything else. */
function gradientAtPoint(here: Elaborator, node: Node): Node | null {
  return node.kind === "call" && node.arguments.every((argument) => argument.kind === "symbol") ? null : slopesOf(here, node);
}

/** The partial derivatives of a function of several numbers at its arguments, as a column; null for anything else. */
function slopesOf(here: Elaborator, node: Node): Node | null {
  if (node.kind !== "call" || node.arguments.length < 2 || node.orders.some((order) => order > 0)) return null;
  const slopes = node.arguments.map((_, k) => here.arena.call(node.callee, node.arguments.map((_other, j) => (j === k ? 1 : 0)), node.arguments));
  return here.arena.apply("matrix", [here.arena.integer(1), ...slopes]);
}

/** `D_{\langle 0, 1 \rangle} f(2, 1)`, `D_{\mathbf u} f(x, y)`: the derivative of f in the direction of a vector, ∇f · u; `D_v f(x)`. Null for anything else. */
export function directionalAt(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  if (syntax.kind !== "script" || syntax.base.kind !== "name" || syntax.base.name !== "D" || syntax.sub === null || syntax.sup !== null || syntax.primes > 0) return null;
  const [head, group] = cursor.items.slice(cursor.at, Math.min(cursor.at + 2, cursor.end)).map((item) => (item.kind === "operand" ? item.operand : null));
  if (here.scope.definitions.has("D") || here.scope.numbers.has("D") || head == null || plainName(head) === null || group?.kind !== "group" || group.bracket !== "(") return null;
  const direction = here.expression(syntax.sub);
  if (!mayBeTensor(direction.node, here.scope.tensors)) return null;
  // Of a function of a vector it is told by what the function rests on whether it is the derivative by v, or along it.
  if (group.items.length < 2 && (direction.node.kind !== "symbol" || here.scope.variables.has(direction.node.name))) return null;
  const operand = here.factor(cursor);
  const range = hull(syntax.range, operand.outer);
  if (group.items.length < 2) return here.build({ kind: "apply", function: "gradient" }, [operand, direction], range, syntax.range);
  const slopes = slopesOf(here, operand.node);
  if (slopes === null) return here.opaque("what is this derivative of?", range, [operand, direction]);
  const form: Form = { kind: "call", rebuild: ([of, along]) => here.arena.apply("dot", [of === undefined ? slopes : (slopesOf(here, of) ?? slopes), along ?? direction.node]) };
  return here.build(form, [operand, direction], range, syntax.range);
}

/** `D_{\mathbf u} f` without a point, of a function that nothing defines: a number with a name of its own. Null for anything else. */
export function namedDirectionalAt(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  if (syntax.kind !== "script" || syntax.base.kind !== "name" || syntax.base.name !== "D" || syntax.sub === null || syntax.sup !== null || syntax.primes > 0 || here.scope.definitions.has("D")) return null;
  const [head, next] = cursor.items.slice(cursor.at, Math.min(cursor.at + 2, cursor.end));
  const [along, of] = [plainName(syntax.sub), head?.kind === "operand" ? plainName(head.operand) : null];
  if (along === null || of === null || !isVectorSign(along) || here.scope.definitions.has(of) || here.scope.variables.has(along) || next?.kind === "operand") return null;
  const operand = here.factor(cursor);
  return here.leaf(here.arena.symbol(`D_${along} ${of}`), hull(syntax.range, operand.outer));
}

/** Is it bold, or under an arrow or a hat? */
const isVectorSign = (name: string): boolean => /[\u20D7\u0302]/u.test(name.normalize("NFD")) || /^[\u{1D400}-\u{1D433}]/u.test(name);

/** The component of a vector along another one, a number: u·v/|v|. */
const SCALAR_COMPONENTS: ReadonlySet<string> = new Set(["scal", "comp"]);

/** `\operatorname{proj}_v u`, the projection of u onto v: u·v/(v·v) v; `\operatorname{scal}_v u` and `\operatorname{comp}_v u`, its component along v. Null for anything but vectors. */
export function projectionAt(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  const name = syntax.kind === "script" ? plainName(syntax.base) : null;
  const isNumber = name !== null && SCALAR_COMPONENTS.has(name);
  if (syntax.kind !== "script" || name === null || (name !== "proj" && !isNumber) || here.scope.definitions.has(name) || syntax.sub === null || syntax.sup !== null || syntax.primes > 0 || cursor.items[cursor.at]?.kind !== "operand" || cursor.at >= cursor.end) return null;
  const onto = here.expression(syntax.sub);
  if (!mayBeTensor(onto.node, here.scope.tensors)) return null;
  const operand = here.factor(cursor);
  const { arena } = here;
  const form: Form = {
    kind: "call",
    rebuild: ([vector, direction]) => {
      const [u, v] = [vector ?? operand.node, direction ?? onto.node];
      if (isNumber) return arena.divide(arena.apply("dot", [u, v]), arena.apply("norm", [v]));
      return arena.multiply([arena.divide(arena.apply("dot", [u, v]), arena.apply("dot", [v, v])), v]);
    },
  };
  return here.build(form, [operand, onto], hull(syntax.range, operand.outer), syntax.range);
}

/** The function in `f(x)^T` that is no vector itself; null for anything else. */
function transposedFunction(here: Elaborator, node: Node): Node | null {
  const [inner] = node.kind === "apply" && node.function === "transpose" ? node.arguments : [];
  if (inner === undefined || (inner.kind !== "call" && inner.kind !== "symbol")) return null;
  const name = inner.kind === "symbol" ? inner.name : inner.callee.kind === "symbol" ? inner.callee.name : null;
  return name !== null && !here.scope.tensors.declared.has(name) && (inner.kind === "call" || here.scope.definitions.has(name)) ? inner : null;
}

/** What ∇ without a subscript is taken by: the argument of the function, or the only vector about. */
function gradientVariable(here: Elaborator, body: Node): Node | null {
  const name = body.kind === "symbol" ? body.name : body.kind === "call" && body.callee.kind === "symbol" ? body.callee.name : null;
  const parameters = body.kind === "call" ? body.arguments : name === null ? [] : (here.scope.definitions.get(name)?.parameters ?? []).map((parameter) => symbolNamed(here, parameter));
  const [first] = parameters;
  if (parameters.length > 0 && !parameters.every((parameter) => parameter.kind === "symbol")) return null;
  if (first !== undefined) return parameters.length === 1 ? first : here.arena.apply("matrix", [here.arena.integer(1), ...parameters]);
  const [said, ...others] = here.scope.gradientVariables;
  if (body.kind === "index" && said !== undefined && others.length === 0) return symbolNamed(here, said);
  const vectors = [...freeSymbols(body)].filter((name) => here.scope.tensors.candidates.get(name)?.some((kind) => kind.kind === "column") === true);
  const [only] = vectors;
  if (only !== undefined) return vectors.length === 1 ? here.arena.symbol(only) : null;
  const defined = body.kind === "symbol" ? here.scope.definitions.get(body.name) : undefined;
  const coordinates = defined === undefined ? COORDINATES.filter((coordinate) => freeSymbols(body).has(coordinate)) : defined.coordinates;
  return coordinates.length > 1 ? here.arena.apply("matrix", [here.arena.integer(1), ...coordinates.map((coordinate) => here.arena.symbol(coordinate))]) : null;
}

/** `X'` as a transpose where primes stand for nothing else. */
export function withTransposedPrime(here: Elaborator, syntax: Syntax): Syntax {
  if (!here.scope.tensors.primesTranspose || syntax.kind !== "script" || syntax.primes !== 1 || syntax.sup !== null || here.scope.functions.has(plainName(syntax.base) ?? "")) return syntax;
  return { ...syntax, primes: 0, sup: { kind: "name", name: "⊤", range: { start: syntax.range.end - 1, end: syntax.range.end } } };
}

/** `\operatorname{tr}(AB)`, `\det A`, `\operatorname{diag}(p)`; null for anything else. */
export function matrixFunctionAt(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  const name = syntax.kind === "name" ? syntax.name : null;
  const operation = name === null ? undefined : (MATRIX_FUNCTIONS.get(name) ?? FIELD_FUNCTIONS.get(name));
  const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  if (name === null || operation === undefined || here.scope.definitions.has(name) || next?.kind !== "operand") return null;
  if (here.scope.tensors.touched.size === 0 && !here.scope.tensors.literals) {
    if (!here.textOf(syntax.range).startsWith("\\")) return null;
    const rest = here.term(cursor, syntax.range);
    return here.opaque("matrices are not judged yet", hull(syntax.range, rest.outer), [rest]);
  }
  if (FIELD_FUNCTIONS.has(name)) {
    const inside: Cursor = { items: cursor.items, at: cursor.at, end: cursor.end };
    if (!mayBeTensor(here.factor(inside).node, here.scope.tensors)) return null;
  }
  const base = next.operand.kind === "script" ? next.operand.base : next.operand;
  const curl = operation === "determinant" && next.operand.kind === "block" ? curlOf(here, next.operand) : null;
  if (curl !== null) {
    cursor.at += 1;
    return { ...curl, outer: hull(syntax.range, curl.outer) };
  }
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
