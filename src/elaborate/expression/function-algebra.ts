// Functions combined before they are applied: `(f ∘ g)(x)`, `(f + g)(x)`, `(f g)'(2)`, `(f/g)'(x)`, and the inverse `f^{-1}` by its name. What the combination comes to at its
// argument is written with the values, and for one prime the derivatives, of the single functions there.

import type { Node } from "../../expression/node.js";
import type { Syntax } from "../../syntax/math-tree.js";
import { FUNCTION_LETTERS } from "../../syntax/math-vocabulary.js";
import type { Located } from "../located.js";
import { inverseName, isMinusOne, onlySide, plainName } from "../syntax-names.js";
import { bracketOf, symbolNamed, type Cursor, type Elaborator } from "./elaborator.js";
import { withScripts } from "./scripts.js";

/** The value of a function at its arguments, and its derivative by the k-th of them. */
interface Combined {
  value(at: readonly Node[]): Node;
  slope(at: readonly Node[], k: number): Node;
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
  const several = script !== null || bracket === null || inner === null ? null : combinedOfSeveral(here, inner, bracket);
  if (several !== null && bracket !== null) {
    cursor.at += 1;
    return here.leaf(several.combined.value(several.at), { start: syntax.range.start, end: bracket.range.end });
  }
  if (inner === null || bracket === null || only === null || next?.kind !== "operand" || !holdsCombination(inner, isSlope)) return null;
  const isComposed = isSlope || holdsComposition(inner);
  // `(f * g)(t) = \int_0^t f(τ) g(t - τ) dτ`.
  if (!isSlope && isConvolution(inner)) {
    cursor.at += 1;
    return here.opaque("a convolution is not judged yet", { start: syntax.range.start, end: bracket.range.end }, [here.expression(only)]);
  }
  // `(2 - h)(3 - h)`, `(fg)(a + b)`: of sums and products only what is plainly an argument is one.
  if (!isComposed && only.kind !== "name" && only.kind !== "number") return null;
  const combined = combine(here, inner, { arity: 1, byLetter: isComposed });
  if (combined === null) return null;
  cursor.at += 1;
  const argument = here.expression(only);
  const located = here.build({ kind: "call", rebuild: ([at]) => (isSlope ? combined.slope([at ?? argument.node], 0) : combined.value([at ?? argument.node])) }, [argument], { start: syntax.range.start, end: bracket.range.end }, syntax.range);
  return next.operand.kind === "script" ? withScripts(here, located, next.operand) : located;
}

/** `(PT)(0, -1, 1)` of functions of several numbers, with their arguments; null for any other brackets. */
function combinedOfSeveral(here: Elaborator, inner: Syntax, bracket: Syntax & { kind: "group" }): { readonly combined: Combined; readonly at: readonly Node[] } | null {
  const { items } = bracket;
  if (bracket.bracket !== "(" || items.length < 2 || !holdsCombination(inner, false) || holdsComposition(inner) || isConvolution(inner)) return null;
  const combined = combine(here, inner, { arity: items.length, byLetter: false });
  const sides = items.flatMap(({ sides: [side, ...others] }) => (side == null || others.length > 0 ? [] : [side]));
  return combined === null || sides.length < items.length ? null : { combined, at: sides.map((side) => here.expression(side).node) };
}

/** The derivatives by each argument of `(PT)(0, -1, 1)`, at the cursor; null for anything else. */
export function slopesOfCombined(here: Elaborator, cursor: Cursor): { readonly slopes: readonly Node[]; readonly end: number } | null {
  const [combination, next] = cursor.items.slice(cursor.at, cursor.at + 2);
  const inner = combination?.kind === "operand" && combination.operand.kind === "group" && combination.operand.bracket === "(" ? onlySide(combination.operand) : null;
  const bracket = next?.kind === "operand" && next.operand.kind === "group" ? next.operand : null;
  const found = inner === null || bracket === null || cursor.at + 2 > cursor.end ? null : combinedOfSeveral(here, inner, bracket);
  if (found === null || bracket === null) return null;
  cursor.at += 2;
  return { slopes: found.at.map((_, k) => found.combined.slope(found.at, k)), end: bracket.range.end };
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

/** What the functions of a combination are: of so many arguments; composed or differentiated, f, g and h are functions by themselves. */
interface Sought {
  readonly arity: number;
  readonly byLetter: boolean;
}

/** A letter that the document uses as a function of so many arguments. */
function isFunction(here: Elaborator, name: string, { arity, byLetter }: Sought): boolean {
  const { definitions, dependence, numbers, arrays, functions } = here.scope;
  const definition = definitions.get(name);
  if (definition !== undefined) return definition.arity === arity && definition.indices === 0;
  if (arity > 1 || (dependence.has(name) && !here.scope.valuedAtNumbers.has(name)) || numbers.has(name) || arrays.has(name)) return false;
  return functions.has(name) || (byLetter && FUNCTION_LETTERS.has(name));
}

function named(here: Elaborator, name: string): Combined {
  const symbol = symbolNamed(here, name);
  return { value: (at) => here.arena.call(symbol, at.map(() => 0), at), slope: (at, k) => here.arena.call(symbol, at.map((_, j) => (j === k ? 1 : 0)), at) };
}

function combine(here: Elaborator, syntax: Syntax, sought: Sought): Combined | null {
  switch (syntax.kind) {
    case "name":
      return isFunction(here, syntax.name, sought) ? named(here, syntax.name) : null;
    case "script": {
      const stem = plainName(syntax.base);
      if (stem === null || syntax.sub !== null || syntax.primes > 0 || syntax.sup === null || !isMinusOne(syntax.sup) || sought.arity > 1 || !isFunction(here, stem, { arity: 1, byLetter: true })) return null;
      return named(here, inverseName(stem));
    }
    case "group": {
      const inner = onlySide(syntax);
      return inner === null ? null : combine(here, inner, sought);
    }
    case "fraction": {
      const [top, bottom] = [combine(here, syntax.numerator, sought), combine(here, syntax.denominator, sought)];
      return top === null || bottom === null ? null : quotient(here, top, bottom);
    }
    case "sequence":
      return combineSequence(here, syntax, sought);
    default:
      return null;
  }
}

/** Signs, products and compositions; composing binds most tightly. */
function combineSequence(here: Elaborator, syntax: Syntax & { kind: "sequence" }, sought: Sought): Combined | null {
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
      ? { value: (at) => signed(part.value(at)), slope: (at, k) => signed(part.slope(at, k)) }
      : { value: (at) => arena.add([before.value(at), signed(part.value(at))]), slope: (at, k) => arena.add([before.slope(at, k), signed(part.slope(at, k))]) };
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
    const operand = combine(here, item.operand, sought);
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
  return { value: (at) => outer.value([inner.value(at)]), slope: (at, k) => arena.multiply([outer.slope([inner.value(at)], 0), inner.slope(at, k)]) };
}

function multiplied({ arena }: Elaborator, left: Combined, right: Combined): Combined {
  return {
    value: (at) => arena.multiply([left.value(at), right.value(at)]),
    slope: (at, k) => arena.add([arena.multiply([left.slope(at, k), right.value(at)]), arena.multiply([left.value(at), right.slope(at, k)])]),
  };
}

function quotient({ arena }: Elaborator, top: Combined, bottom: Combined): Combined {
  return {
    value: (at) => arena.divide(top.value(at), bottom.value(at)),
    slope: (at, k) => arena.divide(arena.subtract(arena.multiply([top.slope(at, k), bottom.value(at)]), arena.multiply([top.value(at), bottom.slope(at, k)])), arena.power(bottom.value(at), arena.integer(2))),
  };
}
