// Functions combined before they are applied: `(f ∘ g)(x)`, `(f + g)(x)`, `(f g)'(2)`, `(f/g)'(x)`, and the inverse `f^{-1}` by its name. What the combination comes to at its
// argument is written with the values, and for one prime the derivatives, of the single functions there.

import type { Node } from "../../expression/node.js";
import type { Syntax } from "../../syntax/math-tree.js";
import { FUNCTION_LETTERS } from "../../syntax/math-vocabulary.js";
import type { Located } from "../located.js";
import { inverseName, isMinusOne, onlySide, plainName } from "../syntax-names.js";
import { bracketOf, symbolNamed, type Cursor, type Elaborator } from "./elaborator.js";
import { withScripts } from "./scripts.js";

/** The value and the derivative of a function at an argument. */
interface Combined {
  value(at: Node): Node;
  slope(at: Node): Node;
}

/** `(f ∘ g)(x)` and its like, with or without a prime; null for any other bracket. */
export function combinedFunctions(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  const script = syntax.kind === "script" ? syntax : null;
  const base = script === null ? syntax : script.base;
  if (base.kind !== "group" || (base.bracket !== "(" && base.bracket !== "[") || (script !== null && (script.sub !== null || script.sup !== null || script.primes > 1))) return null;
  const inner = onlySide(base);
  const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  const bracket = next?.kind === "operand" ? bracketOf(next.operand) : null;
  const only = bracket === null ? null : onlySide(bracket);
  const isSlope = (script?.primes ?? 0) > 0;
  if (inner === null || bracket === null || only === null || next?.kind !== "operand" || !holdsCombination(inner, isSlope)) return null;
  const isComposed = isSlope || holdsComposition(inner);
  // `(f * g)(t) = \int_0^t f(τ) g(t - τ) dτ`.
  if (!isSlope && isConvolution(inner)) {
    cursor.at += 1;
    return here.opaque("a convolution is not judged yet", { start: syntax.range.start, end: bracket.range.end }, [here.expression(only)]);
  }
  // `(2 - h)(3 - h)`, `(fg)(a + b)`: of sums and products only what is plainly an argument is one.
  if (!isComposed && only.kind !== "name" && only.kind !== "number") return null;
  const combined = combine(here, inner, isComposed);
  if (combined === null) return null;
  cursor.at += 1;
  const argument = here.expression(only);
  const located = here.build({ kind: "call", rebuild: ([at]) => (isSlope ? combined.slope(at ?? argument.node) : combined.value(at ?? argument.node)) }, [argument], { start: syntax.range.start, end: bracket.range.end }, syntax.range);
  return next.operand.kind === "script" ? withScripts(here, located, next.operand) : located;
}

/** Is it more than one name? A lone inverse counts under a prime: `(f^{-1})'(2)`. */
function holdsCombination(syntax: Syntax, isPrimed: boolean): boolean {
  if (syntax.kind === "sequence") return syntax.items.length > 1;
  return syntax.kind === "fraction" || (isPrimed && syntax.kind === "script" && syntax.sup !== null && isMinusOne(syntax.sup));
}

/** `f * g`: of functions a star is no product. */
function isConvolution(syntax: Syntax): boolean {
  return syntax.kind === "sequence" && syntax.items.some((item) => item.kind === "operator" && item.spelling === "*") && syntax.items.every((item) => (item.kind === "operator" ? item.spelling === "*" : item.operand.kind === "name" && FUNCTION_LETTERS.has(item.operand.name)));
}

function holdsComposition(syntax: Syntax): boolean {
  return syntax.kind === "sequence" && syntax.items.some((item) => item.kind === "operator" && item.sign === "∘");
}

/** A letter that the document uses as a function of one argument; composed or differentiated, f, g and h are functions by themselves. */
function isFunction(here: Elaborator, name: string, byLetter: boolean): boolean {
  const { definitions, dependence, numbers, arrays, functions } = here.scope;
  const definition = definitions.get(name);
  if (definition !== undefined) return definition.arity === 1 && definition.indices === 0;
  if ((dependence.has(name) && !here.scope.valuedAtNumbers.has(name)) || numbers.has(name) || arrays.has(name)) return false;
  return functions.has(name) || (byLetter && FUNCTION_LETTERS.has(name));
}

function named(here: Elaborator, name: string): Combined {
  const symbol = symbolNamed(here, name);
  return { value: (at) => here.arena.call(symbol, [0], [at]), slope: (at) => here.arena.call(symbol, [1], [at]) };
}

function combine(here: Elaborator, syntax: Syntax, byLetter: boolean): Combined | null {
  switch (syntax.kind) {
    case "name":
      return isFunction(here, syntax.name, byLetter) ? named(here, syntax.name) : null;
    case "script": {
      const stem = plainName(syntax.base);
      if (stem === null || syntax.sub !== null || syntax.primes > 0 || syntax.sup === null || !isMinusOne(syntax.sup) || !isFunction(here, stem, true)) return null;
      return named(here, inverseName(stem));
    }
    case "group": {
      const inner = onlySide(syntax);
      return inner === null ? null : combine(here, inner, byLetter);
    }
    case "fraction": {
      const [top, bottom] = [combine(here, syntax.numerator, byLetter), combine(here, syntax.denominator, byLetter)];
      return top === null || bottom === null ? null : quotient(here, top, bottom);
    }
    case "sequence":
      return combineSequence(here, syntax, byLetter);
    default:
      return null;
  }
}

/** Signs, products and compositions; composing binds most tightly. */
function combineSequence(here: Elaborator, syntax: Syntax & { kind: "sequence" }, byLetter: boolean): Combined | null {
  const { arena } = here;
  let total: Combined | null = null;
  let product: Combined | null = null;
  let sign: "*" | "/" | "∘" | null = null;
  let isNegative = false;
  const closeTerm = (): boolean => {
    if (product === null || sign !== null) return false;
    const [before, part, negative] = [total, product, isNegative];
    const signed = (node: Node): Node => (negative ? arena.negate(node) : node);
    total = before === null
      ? { value: (at) => signed(part.value(at)), slope: (at) => signed(part.slope(at)) }
      : { value: (at) => arena.add([before.value(at), signed(part.value(at))]), slope: (at) => arena.add([before.slope(at), signed(part.slope(at))]) };
    product = null;
    return true;
  };
  for (const item of syntax.items) {
    if (item.kind === "operator") {
      if (item.sign === "+" || item.sign === "-") {
        if (product === null && total === null && !isNegative && item.sign === "-") isNegative = true;
        else {
          if (!closeTerm()) return null;
          isNegative = item.sign === "-";
        }
      } else if ((item.sign === "*" || item.sign === "/" || item.sign === "∘") && product !== null && sign === null) sign = item.sign;
      else return null;
      continue;
    }
    const operand = combine(here, item.operand, byLetter);
    if (operand === null) return null;
    // `f g ∘ h`: how far the composition reaches is not said.
    if (product !== null && sign === "∘" && syntax.items.some((each) => each.kind === "operator" && each.sign !== "∘")) return null;
    if (product === null) product = operand;
    else product = sign === "∘" ? composition(here, product, operand) : sign === "/" ? quotient(here, product, operand) : multiplied(here, product, operand);
    sign = null;
  }
  return closeTerm() ? total : null;
}

function composition({ arena }: Elaborator, outer: Combined, inner: Combined): Combined {
  return { value: (at) => outer.value(inner.value(at)), slope: (at) => arena.multiply([outer.slope(inner.value(at)), inner.slope(at)]) };
}

function multiplied({ arena }: Elaborator, left: Combined, right: Combined): Combined {
  return {
    value: (at) => arena.multiply([left.value(at), right.value(at)]),
    slope: (at) => arena.add([arena.multiply([left.slope(at), right.value(at)]), arena.multiply([left.value(at), right.slope(at)])]),
  };
}

function quotient({ arena }: Elaborator, top: Combined, bottom: Combined): Combined {
  return {
    value: (at) => arena.divide(top.value(at), bottom.value(at)),
    slope: (at) => arena.divide(arena.subtract(arena.multiply([top.slope(at), bottom.value(at)]), arena.multiply([top.value(at), bottom.slope(at)])), arena.power(bottom.value(at), arena.integer(2))),
  };
}
