// Terms: the flat operands between two signs become factors, quotients and products. What each factor takes with it is decided by the room of its construct.

import type { Range } from "../../syntax/document.js";
import { CONDITION_NOT_JUDGED } from "../../syntax/math-sequence.js";
import type { Syntax } from "../../syntax/math-tree.js";
import type { Located } from "../located.js";
import { onlySide } from "../syntax-names.js";
import { joinProducts, mayBeTensor, type ProductPart } from "../tensor-products.js";
import { application } from "./applications.js";
import { barAt, bigOperator } from "./big-operators.js";
import { callAt } from "./calls.js";
import { indicatorAt } from "./cases.js";
import { changeOf, derivativeAt, derivativeOver, differentialAt, subscriptedOperator } from "./derivatives.js";
import { hull, isDifferentialSign, itemRange, peekSign, product, type Cursor, type Elaborator } from "./elaborator.js";
import { writtenDel } from "./matrices.js";
import { primedBracket } from "./primes.js";
import { kernelAt } from "./probability.js";
import { combinedFunctions } from "./function-algebra.js";
import { directionalAt, gradientAt, matrixFunctionAt, namedDirectionalAt, projectionAt, withTransposedPrime } from "./tensor-operators.js";

const UNSUPPORTED_SIGNS: ReadonlyMap<string, string> = new Map([
  [":", "`:` (an inner product of matrices) is not judged yet"], ["∣", CONDITION_NOT_JUDGED], ["∩", "sets are not judged yet"], ["∪", "sets are not judged yet"],
]);

/** Operands nested deeper are not read. */
const MOST_NESTED = 250;

/** One term: factors joined by multiplication, juxtaposition and slashes, up to a + or − of this sequence. */
export function term(here: Elaborator, cursor: Cursor, place: Range): Located {
  let factors: Located[] = [];
  let unsupported: string | null = null;
  let joined = true;
  let slashes = 0;
  const earlier: ProductPart[] = [];
  const start = cursor.at;
  while (cursor.at < cursor.end) {
    const item = cursor.items[cursor.at];
    if (item === undefined) break;
    if (item.kind === "operator") {
      if (item.sign === "+" || item.sign === "-") {
        if (!joined || (factors.length === 0 && earlier.length === 0)) break;
        // A sign directly after `·` or `/` belongs to the next factor: `a · -b`.
        if (cursor.at > start && cursor.items[cursor.at - 1]?.kind === "operator") {
          cursor.at += 1;
          const factor = cursor.at < cursor.end ? here.factor(cursor) : here.opaque("nothing stands after this sign", item.range, []);
          factors.push(item.sign === "-" ? here.build({ kind: "negate" }, [factor], hull(item.range, factor.outer), item.range) : factor);
          continue;
        }
        break;
      }
      if (item.sign === "±" || item.sign === "∓") break;
      cursor.at += 1;
      if (factors.length > 0 && (item.sign === "⊙" || item.sign === "⊘" || item.sign === "∘" || item.sign === "⊗" || item.sign === ":" || (item.sign === "*" && (here.scope.tensors.touched.size > 0 || here.scope.tensors.literals)))) {
        earlier.push({ factors, sign: item.sign, spelling: item.spelling, range: item.range });
        factors = [];
        joined = true;
        continue;
      }
      if (item.sign === "*") {
        joined = true;
        continue;
      }
      if (item.sign === "/") {
        slashes += 1;
        if (slashes > MOST_NESTED) {
          cursor.at = cursor.end;
          return here.opaque(`more than ${MOST_NESTED} slashes in one term are not read`, item.range, []);
        }
        // Of numbers, a·b/c is (a·b)/c; where vectors are about, the part after the sign is the numerator.
        if (earlier.every((part) => part.sign === "*") && ![...earlier.flatMap((part) => part.factors), ...factors].some((factor) => mayBeTensor(factor.node, here.scope.tensors))) {
          factors = [...earlier.flatMap((part) => part.factors), ...factors];
          earlier.length = 0;
        }
        const numerator = product(here, factors);
        let denominator = signedFactor(here, cursor, item.range);
        const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
        // `1/2 x` with a space is a half of x; without one (`1/2x`) people differ.
        if (factors.length > 0 && next?.kind === "operand" && isPlainFactor(next.operand) && next.operand.range.start <= denominator.outer.end) {
          here.open.add("slash");
          if (here.reading.slash === "product") {
            const below = [denominator];
            for (let follow = cursor.items[cursor.at]; cursor.at < cursor.end && follow?.kind === "operand"; follow = cursor.items[cursor.at]) below.push(here.factor(cursor));
            denominator = product(here, below);
          }
        }
        if (factors.length === 0) unsupported = "nothing stands before the slash";
        const range = hull(numerator.outer, denominator.outer);
        factors = [here.build({ kind: "divide" }, [numerator, denominator], range, item.range)];
        continue;
      }
      if (item.sign === "|") {
        // A factor behind the bar leaves it in its term: `F|_{(1, 2)} \cdot v`.
        if (here.reading.bar === "sum" && factors.length > 0 && !isFactorBehind(cursor)) {
          cursor.at -= 1;
          break;
        }
        const evaluated = barAt(here, cursor, product(here, factors), item.range);
        factors = [evaluated];
        continue;
      }
      unsupported ??= UNSUPPORTED_SIGNS.get(item.sign) ?? `\`${item.spelling}\` is not judged yet`;
      joined = true;
      continue;
    }
    factors.push(mixedNumber(here, cursor) ?? here.factor(cursor));
    joined = true;
  }
  if (factors.length === 0) return here.opaque("something is missing here", place, []);
  if (earlier.length > 0) {
    const joinedParts = joinProducts([...earlier, { factors, sign: null, spelling: "", range: place }], here.scope.tensors, {
      product: (parts) => product(here, parts), apply: (name, left, right, range) => here.build({ kind: "apply", function: name }, [left, right], hull(left.outer, right.outer), range),
      divide: (left, right, range) => here.build({ kind: "divide" }, [left, right], hull(left.outer, right.outer), range),
    });
    if (typeof joinedParts === "string") unsupported ??= joinedParts;
    else factors = [...joinedParts];
    if (typeof joinedParts === "string") factors = [...earlier.flatMap((part) => part.factors), ...factors];
  }
  const whole = product(here, factors);
  return unsupported === null ? whole : here.opaque(unsupported, whole.range, factors);
}

/** Does something that multiplies stand behind the scripts of the bar that was just passed? */
function isFactorBehind({ items, at, end }: Cursor): boolean {
  const next = at + 1 < end ? items[at + 1] : undefined;
  return next !== undefined && (next.kind === "operand" || next.sign === "*");
}

/** `2\frac12`, where it is read as two and a half; null for anything else. By convention it is where nothing else stands in the term. */
function mixedNumber(here: Elaborator, cursor: Cursor): Located | null {
  const [item, next] = [cursor.items[cursor.at], cursor.at + 1 < cursor.end ? cursor.items[cursor.at + 1] : undefined];
  if (item?.kind !== "operand" || item.operand.kind !== "number" || item.operand.value.denominator !== 1n || next?.kind !== "operand" || next.operand.kind !== "fraction") return null;
  const { numerator, denominator } = next.operand;
  if (numerator.kind !== "number" || denominator.kind !== "number" || numerator.value.denominator !== 1n || denominator.value.denominator !== 1n || numerator.value.numerator >= denominator.value.numerator) return null;
  here.open.add("mixed");
  const beside = [cursor.at > 0 ? cursor.items[cursor.at - 1] : undefined, cursor.at + 2 < cursor.end ? cursor.items[cursor.at + 2] : undefined];
  const isAlone = beside.every((each) => each === undefined || (each.kind === "operator" && (each.sign === "+" || each.sign === "-")));
  if (here.reading.mixed === "product" || (here.reading.mixed === "alone" && !isAlone)) return null;
  const [whole, part] = [here.factor(cursor), here.factor(cursor)];
  return here.build({ kind: "add", signs: [whole, part].map(() => ({ negative: false, range: null })) }, [whole, part], hull(whole.outer, part.outer), null);
}

function signedFactor(here: Elaborator, cursor: Cursor, place: Range): Located {
  const sign = peekSign(cursor);
  if (sign !== null) cursor.at += 1;
  if (cursor.at >= cursor.end || cursor.items[cursor.at]?.kind === "operator") return here.opaque("something is missing here", place, []);
  const factor = here.factor(cursor);
  return sign?.negative === true ? here.build({ kind: "negate" }, [factor], hull(sign.range, factor.outer), sign.range) : factor;
}

/** A factor that a slash before it might be meant to reach over: a number, a name, a root, a bracket. */
function isPlainFactor(syntax: Syntax): boolean {
  const base = syntax.kind === "script" ? syntax.base : syntax;
  return base.kind === "name" || base.kind === "number" || base.kind === "group" || base.kind === "function" || base.kind === "root";
}

/** The next factor: one operand, or a function name, sum sign or derivative with all it reaches over. */
export function factorAt(here: Elaborator, cursor: Cursor): Located {
  if (here.state.nesting > MOST_NESTED) {
    const rest = cursor.items[cursor.at];
    cursor.at = cursor.end;
    return here.opaque(`more than ${MOST_NESTED} operators inside each other are not read`, rest === undefined ? { start: 0, end: 0 } : itemRange(rest), []);
  }
  here.state.nesting += 1;
  const factor = factorHere(here, cursor);
  here.state.nesting -= 1;
  return factor;
}

function factorHere(here: Elaborator, cursor: Cursor): Located {
  const item = cursor.items[cursor.at];
  if (item === undefined || item.kind === "operator") return here.opaque("something is missing here", item === undefined ? { start: 0, end: 0 } : item.range, []);
  const syntax = withTransposedPrime(here, item.operand);
  cursor.at += 1;
  if (syntax.kind === "function" || (syntax.kind === "script" && syntax.base.kind === "function")) return application(here, syntax, cursor);
  if (syntax.kind === "bigOperator") return bigOperator(here, syntax, cursor);
  if (syntax.kind === "derivative" && syntax.body === null) return derivativeOver(here, syntax, cursor);
  const unnamed = namedDirectionalAt(here, syntax, cursor);
  if (unnamed !== null) return unnamed;
  const operator = subscriptedOperator(here, syntax, cursor);
  if (operator !== null) return operator;
  const bracketed = onlySide(syntax);
  if (bracketed?.kind === "derivative" && bracketed.body === null && cursor.at < cursor.end && cursor.items[cursor.at]?.kind === "operand") return derivativeOver(here, { ...bracketed, range: syntax.range }, cursor);
  const kernel = kernelAt(here, syntax, cursor);
  if (kernel !== null) return kernel;
  const indicator = indicatorAt(here, syntax, cursor);
  if (indicator !== null) return indicator;
  const evaluated = derivativeAt(here, syntax, cursor);
  if (evaluated !== null) return evaluated;
  const difference = changeOf(here, syntax, cursor);
  if (difference !== null) return difference;
  const combined = combinedFunctions(here, syntax, cursor);
  if (combined !== null) return combined;
  const primed = primedBracket(here, syntax, cursor);
  if (primed !== null) return primed;
  if (isDifferentialSign(here, syntax) && cursor.at < cursor.end && cursor.items[cursor.at]?.kind === "operand") {
    return differentialAt(here, syntax, cursor);
  }
  if (syntax.kind === "gradient" || (syntax.kind === "script" && syntax.base.kind === "gradient") || writtenDel(syntax) !== null) return gradientAt(here, syntax, cursor);
  const directional = directionalAt(here, syntax, cursor);
  if (directional !== null) return directional;
  const projection = projectionAt(here, syntax, cursor);
  if (projection !== null) return projection;
  const onMatrix = matrixFunctionAt(here, syntax, cursor);
  if (onMatrix !== null) return onMatrix;
  const called = callAt(here, syntax, cursor);
  if (called !== null) return called;
  return here.atom(syntax);
}
