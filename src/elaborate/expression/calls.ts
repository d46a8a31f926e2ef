// Names before a bracket: a function applied, a product, or something that the document does not explain (rules 15 and 24).

import { SYMBOLIC_ORDER, type IndexNode, type SymbolNode } from "../../expression/node.js";
import { partsOf, type SequenceItem, type Syntax } from "../../syntax/math-tree.js";
import { PART_NAMES } from "../../functions/complex-operations.js";
import { LANDAU } from "../../functions/landau.js";
import { FUNCTION_LETTERS } from "../../syntax/math-vocabulary.js";
import { namesIn } from "../definable.js";
import type { Form, Located } from "../located.js";
import { describedBy } from "../scope.js";
import { isNumeric } from "../statement-shape.js";
import { bracketedSuperscript, inverseName, isMinusOne, isOpenApplication, nameSubscript, nameSuperscript, onlySide, plainName } from "../syntax-names.js";
import { mayBeTensor } from "../tensor-products.js";
import { SOFTMAX } from "../tensor-scope.js";
import { bracketOf, hull, symbolNamed, type Cursor, type Elaborator } from "./elaborator.js";
import { superscriptOrder, superscriptOrders } from "./derivative-orders.js";
import { barePrimed, subscriptOrders } from "./primes.js";
import { withScripts } from "./scripts.js";
import { subscriptNodes } from "./subscripts.js";
import { descriptionIn, speaksOfQuantity } from "./symbols.js";

/** Letters that before a bracket are operators on what stands in it, unless the document gives them another meaning. */
const TRANSFORM_LETTERS: ReadonlyMap<string, string> = new Map([
  ...["ℒ", "ℱ", "𝓛", "𝓕"].map((letter) => [letter, "transforms are not judged yet"] as const),
]);

/** Letters that are functions or operators of their own where a bracket follows. */
const SPECIAL_LETTERS: ReadonlySet<string> = new Set(["Γ", "ζ", "Φ"]);

/** `f(x)`, `f'(x)`, `f_1(x)`, `f(x)^2` where the name applies; null where it is no call. */
export function callAt(here: Elaborator, syntax: Syntax, cursor: Cursor): Located | null {
  const head = syntax.kind === "script" ? syntax : null;
  const base = head === null ? syntax : head.base;
  const primes = head?.primes ?? 0;
  const stem = plainName(base);
  if (stem === null) return null;
  const marked = markedCall(here, syntax, stem, cursor);
  if (marked !== null) return marked;
  const following = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  const transform = transformAt(here, stem, following);
  if (transform !== null) {
    cursor.at += 1;
    return here.opaque(transform, hull(syntax.range, following?.kind === "operand" ? following.operand.range : syntax.range), []);
  }
  const spectrum = spectrumAt(here, syntax, stem, following);
  if (spectrum !== null) {
    cursor.at += 1;
    return spectrum;
  }
  const mixedOrders = head === null || head.sup === null ? null : superscriptOrders(head.sup);
  if (head !== null && head.sup !== null && superscriptOrder(head.sup) === null && mixedOrders === null) {
    const bracket = following?.kind === "operand" ? bracketOf(following.operand) : null;
    if (following?.kind === "operand" && bracket !== null && isMinusOne(head.sup) && isApplied(here, stem, bracket)) {
      return inverseCall(here, syntax, inverseName(stem), following.operand, bracket, cursor);
    }
    const orderOf = primes === 0 && head.sub === null && bracket?.items.length === 1 ? letterOrder(here, head.sup, stem) : null;
    const point = bracket === null ? null : onlySide(bracket);
    if (following?.kind === "operand" && orderOf !== null && point !== null && bracket?.bracket === "(" && isApplied(here, stem, bracket)) {
      cursor.at += 1;
      here.state.bareAllowed += 1;
      const operands = [here.expression(orderOf), here.leaf(symbolNamed(here, stem), base.range), here.expression(point)];
      here.state.bareAllowed -= 1;
      const derivative = here.opaque(SYMBOLIC_ORDER, hull(syntax.range, bracket.range), operands);
      return following.operand.kind === "script" ? withScripts(here, derivative, following.operand) : derivative;
    }
    const power = following?.kind === "operand" && bracket !== null && primes === 0 ? powerOfCall(here, syntax, head, stem, following.operand, bracket, cursor) : null;
    if (power !== null) return power;
    if (following?.kind !== "operand" || bracket === null || bracketedSuperscript(head.sup) === null || !isApplied(here, stem, bracket)) return null;
    cursor.at += 1;
    return here.opaque(SYMBOLIC_ORDER, hull(syntax.range, following.operand.range), []);
  }
  const subscript = head?.sub ?? null;
  const subName = subscript === null ? null : nameSubscript(subscript);
  // `M_{X+Y}(t)`: a function that belongs to a quantity.
  const description = subscript !== null && subName === null && primes === 0 && head?.sup === null && speaksOfQuantity(here, subscript) ? descriptionIn(here, subscript) : null;
  const name = description !== null ? describedBy(stem, description) : subName === null || (here.scope.definitions.has(stem) && !isNumbered(here, stem, subName)) ? stem : `${stem}_${subName}`;
  const next = following;
  const orderOfPrimes = primes + (head?.sup === null || head === null ? 0 : (superscriptOrder(head.sup) ?? 0));
  const argumentGroup = next?.kind === "operand" ? bracketOf(next.operand) : null;
  const partials = head === null || primes > 0 || head.sup !== null || subscript === null ? null : subscriptOrders(here, stem, subscript, argumentGroup);
  const order = argumentGroup === null || next?.kind !== "operand" || next.operand.kind !== "group" || syntax.kind !== "name" ? null : orderTerm(here, syntax, argumentGroup);
  if (order !== null) {
    cursor.at += 1;
    return order;
  }
  const part = here.scope.speaksOfComplex && primes === 0 && head === null ? PART_NAMES.get(name) : undefined;
  if (part !== undefined && next?.kind === "operand") {
    cursor.at += 1;
    const of = argumentGroup === null ? next.operand : onlySide(argumentGroup);
    // `\Re (e^{iθ})^2`: some mean the real part of the square, some the square of the real part.
    if (of !== null && argumentGroup !== null && next.operand.kind === "script" && next.operand.sup !== null) return here.opaque(`does ${part} reach over the power behind its bracket? write brackets`, hull(syntax.range, next.operand.range), [here.expression(of)]);
    if (of !== null) return here.build({ kind: "apply", function: part }, [here.expression(of)], hull(syntax.range, next.operand.range), syntax.range);
  }
  if (argumentGroup !== null && primes === 0 && next?.kind === "operand" && isForeign(here, name)) {
    cursor.at += 1;
    const of = name === "Γ" && next.operand.kind === "group" ? onlySide(argumentGroup) : null;
    if (of !== null) return here.build({ kind: "apply", function: "gamma" }, [here.expression(of)], hull(syntax.range, next.operand.range), syntax.range);
    const side = argumentGroup === null ? null : onlySide(argumentGroup);
    if (SOFTMAX.test(name) && side !== null && next.operand.kind === "group") {
      const operand = here.expression(side);
      if (mayBeTensor(operand.node, here.scope.tensors)) return here.build({ kind: "apply", function: "softmax" }, [operand], hull(syntax.range, next.operand.range), syntax.range);
    }
    return here.opaque(`what is ${name}(…)? it is not defined here`, hull(syntax.range, next.operand.range), argumentGroup.items.flatMap((item) => item.sides.flatMap((each) => (each === null ? [] : [here.expression(each)]))));
  }
  const isOpen = argumentGroup !== null && isOpenLetter(here, name) && isOpenApplication(name, argumentGroup);
  if (isOpen) here.open.add("letter");
  // `y'(3y^2 - 6x)`: a function inside its own bracket without an argument is a factor, and so is its derivative.
  const isFactor = argumentGroup !== null && ((isOpen && here.reading.letter === "factor") || (argumentGroup.items.length === 1 && standsBare(argumentGroup, name)));
  const applies = argumentGroup !== null && ((primes > 0 && !isFactor) || isApplied(here, name, argumentGroup) || (name !== stem && (description !== null || here.scope.functions.has(name) || belongsToQuantity(here, name, argumentGroup))));
  if (!applies || next?.kind !== "operand" || argumentGroup === null) {
    if (orderOfPrimes === 0 || primes === 0) return null;
    return barePrimed(here, syntax, name, orderOfPrimes);
  }
  cursor.at += 1;
  here.state.bareAllowed += 1;
  const args = argumentGroup.items.map((item) => {
    const [side] = item.sides;
    return item.sides.length === 1 && side !== null && side !== undefined ? here.expression(side) : here.opaque("a condition as an argument", argumentGroup.range, []);
  });
  here.state.bareAllowed -= 1;
  // `\pi_\theta(a)` beside a derivative by θ: a function of θ too, where no definition says how.
  if (subName !== null && name !== stem && here.scope.definitions.get(name)?.arity !== args.length && (here.scope.variables.has(subName) || here.scope.gradientNames.has(subName)) && partials === null && mixedOrders === null && orderOfPrimes === 0 && args.every(({ node }) => node !== symbolNamed(here, subName))) args.push(here.leaf(symbolNamed(here, subName), subscript?.range ?? syntax.range));
  const callee: SymbolNode | IndexNode = partials?.length === args.length ? symbolNamed(here, stem) : calleeOf(here, stem, name, subscript);
  const range = { start: syntax.range.start, end: argumentGroup.range.end };
  if (mixedOrders !== null && mixedOrders.length !== args.length) return here.opaque("the orders of differentiation do not fit the arguments", range, args);
  const orders = mixedOrders ?? (partials?.length === args.length ? partials : null) ?? args.map((_, k) => (k === 0 ? orderOfPrimes : 0));
  if (orderOfPrimes > 0 && args.length > 1) return here.opaque("a prime on a function of several variables", range, args);
  const form: Form = { kind: "call", rebuild: (children) => here.arena.call(callee, orders, children) };
  const call = here.build(form, args, range, syntax.range);
  return next.operand.kind === "script" ? withScripts(here, call, next.operand) : call;
}

/** The k or 2n + 1 of `f^{(k)}`, `f^{(2n+1)}`: an order in letters that count; null for anything else, the n of `f^n` and the layer of `h^{(l)}` too. */
function letterOrder(here: Elaborator, sup: Syntax, stem: string): Syntax | null {
  const inner = bracketedSuperscript(sup);
  const letters = inner === null ? [] : namesIn(inner);
  return inner !== null && letters.length > 0 && letters.every((letter) => /^[jkmnp]$/.test(letter)) && standsForFunction(here, stem) ? inner : null;
}

/** `\lambda_i(A^\top A)`, `\sigma_{\max}(A)`: an eigenvalue or a singular value of a matrix; null for a factor, as λ before a sum or what has vectors in it. */
function spectrumAt(here: Elaborator, syntax: Syntax, stem: string, following: SequenceItem | undefined): Located | null {
  const subscript = syntax.kind === "script" ? syntax.sub : null;
  if ((syntax.kind === "script" && (syntax.sup !== null || syntax.primes > 0)) || !(stem === "λ" || (stem === "σ" && subscript !== null)) || here.scope.functions.has(stem)) return null;
  const group = following?.kind === "operand" ? bracketOf(following.operand) : null;
  const side = group === null || group.bracket !== "(" || following?.kind !== "operand" || following.operand.kind === "script" ? null : onlySide(group);
  if (group === null || side === null || !isProductOfMatrices(here, side)) return null;
  return here.opaque("the eigenvalues of a matrix are not worked out", hull(syntax.range, group.range), [here.expression(side), ...(subscript === null ? [] : (subscriptNodes(here, subscript) ?? []).map((node) => here.leaf(node, subscript.range)))]);
}

/** A matrix, its transpose or inverse, or a product of such. */
function isProductOfMatrices(here: Elaborator, syntax: Syntax): boolean {
  if (syntax.kind === "sequence") return syntax.items.every((item) => item.kind === "operand" && isProductOfMatrices(here, item.operand));
  if (syntax.kind === "script" && syntax.primes === 0 && syntax.sub === null) return isProductOfMatrices(here, syntax.base);
  const name = plainName(syntax);
  return name !== null && here.scope.tensors.candidates.get(name)?.[0]?.kind === "matrix";
}

/** `f^2(x)`: the square of f(x), as for sines; null where f is not applied there. What is taken at its own values may be iterated. */
function powerOfCall(here: Elaborator, syntax: Syntax, head: Syntax & { kind: "script" }, stem: string, operand: Syntax, group: Syntax & { kind: "group" }, cursor: Cursor): Located | null {
  const { sup, sub } = head;
  const exponent = sup === null ? null : sup.kind === "group" && sup.bracket === "brace" ? onlySide(sup) : sup;
  const subName = sub === null ? null : nameSubscript(sub);
  const name = subName === null ? stem : `${stem}_${subName}`;
  if (group.bracket !== "(" || (sub !== null && subName === null) || !(isApplied(here, name, group) || here.scope.functions.has(name)) || !standsForFunction(here, name)) return null;
  const isCount = exponent?.kind === "number" && exponent.value.denominator === 1n && exponent.value.numerator > 1n;
  if (!isCount || operand.kind === "script" || here.scope.iterated.has(stem)) {
    cursor.at += 1;
    return here.opaque(`is this a power of ${name}(…), or ${name} applied so often?`, hull(syntax.range, operand.range), []);
  }
  const call = callAt(here, { ...head, sup: null, ...(sub === null ? {} : { range: { start: head.range.start, end: sub.range.end } }) }, cursor);
  if (call === null) return null;
  const message = `the ${exponent.value.numerator === 2n ? "square" : "power"} before the bracket is read as one of ${name}(…)`;
  if (!here.notes.some((note) => note.message === message)) here.notes.push({ message, range: syntax.range });
  return withScripts(here, { ...call, outer: hull(syntax.range, operand.range) }, { ...head, sub: null });
}

/** Is it known to be a function, rather than taken for one by its letter? */
function standsForFunction(here: Elaborator, name: string): boolean {
  return here.scope.functions.has(name) || (here.scope.definitions.get(name)?.arity ?? 0) > 0 || /^[fgFGφψ](?:_\d)?$/u.test(name);
}

/** `f^{-1}(x)`, with a prime too. */
function inverseCall(here: Elaborator, syntax: Syntax, name: string, operand: Syntax, group: Syntax & { kind: "group" }, cursor: Cursor): Located {
  cursor.at += 1;
  const only = onlySide(group);
  const range = { start: syntax.range.start, end: group.range.end };
  if (only === null) return here.opaque("the inverse of a function of several variables is not judged yet", range, []);
  const order = syntax.kind === "script" ? syntax.primes : 0;
  const call = here.build({ kind: "call", rebuild: (children) => here.arena.call(symbolNamed(here, name), [order], children) }, [here.expression(only)], range, syntax.range);
  return operand.kind === "script" ? withScripts(here, call, operand) : call;
}

/** `L^*(σ)` where the document defines `L^*` with arguments; null for anything else. */
function markedCall(here: Elaborator, syntax: Syntax, stem: string, cursor: Cursor): Located | null {
  if (syntax.kind !== "script" || syntax.sup === null || syntax.primes > 0) return null;
  const mark = nameSuperscript(syntax.sup);
  const sub = syntax.sub === null ? "" : nameSubscript(syntax.sub);
  const next = cursor.at < cursor.end ? cursor.items[cursor.at] : undefined;
  const group = next?.kind === "operand" ? bracketOf(next.operand) : null;
  if (mark === null || mark.startsWith("^(") || sub === null || group === null || next?.kind !== "operand") return null;
  const name = `${sub === "" ? stem : `${stem}_${sub}`}${mark}`;
  if (here.scope.definitions.get(name)?.arity !== group.items.length) return null;
  cursor.at += 1;
  const args = group.items.map(({ sides: [side, ...others] }) => (side != null && others.length === 0 ? here.expression(side) : here.opaque("a condition as an argument", group.range, [])));
  const call = here.build({ kind: "call", rebuild: (children) => here.arena.call(symbolNamed(here, name), args.map(() => 0), children) }, args, { start: syntax.range.start, end: group.range.end }, syntax.range);
  return next.operand.kind === "script" ? withScripts(here, call, next.operand) : call;
}

/** `O(x^3)`, `\mathcal O(h)` where the letter has no other meaning; null for any other call. */
function orderTerm(here: Elaborator, { name, range }: Syntax & { kind: "name" }, group: Syntax & { kind: "group" }): Located | null {
  const letter = name.normalize("NFKD");
  if ((letter !== "O" && letter !== "o") || group.bracket !== "(") return null;
  const { functions, definitions, numbers, arrays } = here.scope;
  if (functions.has(name) || definitions.has(name) || numbers.has(name) || arrays.has(name)) return null;
  const argument = onlySide(group);
  if (argument === null) return null;
  const inside = here.expression(argument);
  return letter === "O" ? here.build({ kind: "apply", function: LANDAU }, [inside], hull(range, group.range), range) : here.opaque("o(…) is not judged yet", hull(range, group.range), [inside]);
}

/** `M_X(t)`, `φ_X(t)`: a letter with the name of a quantity below it is a function of its bracket. */
function belongsToQuantity(here: Elaborator, name: string, group: Syntax & { kind: "group" }): boolean {
  return /^\p{L}\p{M}*_[U-Z]$/u.test(name) && group.bracket === "(" && !here.scope.numbers.has(name) && !here.scope.definitions.has(name);
}

/** `f_1` beside `f(x)`: a function of its own, where the text gives one or f has one argument; of several arguments it may be the derivative by the first. */
function isNumbered(here: Elaborator, stem: string, subName: string): boolean {
  const whole = here.scope.definitions.get(stem);
  const own = here.scope.definitions.get(`${stem}_${subName}`);
  return whole?.indices === 0 && /^\d+$/.test(subName) && (own === undefined ? whole.arity === 1 || whole.ofNumbered : own.arity > 0);
}

function calleeOf(here: Elaborator, stem: string, name: string, subscript: Syntax | null): SymbolNode | IndexNode {
  if (subscript !== null && name === stem) {
    const indices = subscriptNodes(here, subscript);
    if (indices !== null) return here.arena.index(symbolNamed(here, stem), indices);
  }
  return symbolNamed(here, name);
}

/** Is it a word, or a letter with a meaning of its own (Γ, ζ), that the document does not explain? What it does to its argument is not known. */
function isForeign(here: Elaborator, name: string): boolean {
  if (here.scope.functions.has(name) || here.scope.definitions.has(name) || here.scope.numbers.has(name) || here.scope.arrays.has(name)) return false;
  return /^\p{L}{2,}$/u.test(name) || SPECIAL_LETTERS.has(name);
}

/** `E[X]`, `P(A)`, `\mathcal L\{f\}` with nothing said about the letter: an expectation, a probability or a transform, not a product. */
function transformAt(here: Elaborator, name: string, next: SequenceItem | undefined): string | null {
  const what = TRANSFORM_LETTERS.get(name);
  if (what === undefined || next?.kind !== "operand" || next.operand.kind !== "group" || !"([{".includes(next.operand.bracket)) return null;
  return here.scope.functions.has(name) || here.scope.definitions.has(name) ? null : what;
}

/** H, which stands with a prime before a bracket somewhere, where nothing else says whether it is a function. */
function isOpenLetter({ scope }: Elaborator, name: string): boolean {
  return scope.primedAtSomething.has(name) && !scope.functions.has(name) && !scope.definitions.has(name) && !FUNCTION_LETTERS.has(name);
}

export function isApplied(here: Elaborator, name: string, group: Syntax & { kind: "group" }): boolean {
  // `σ(1 - σ)`: a name that stands bare inside its own bracket is a value there.
  if (group.items.length === 1 && standsBare(group, name)) return false;
  if (here.scope.functions.has(name)) return true;
  if (group.bracket === "(" && group.items.length > 1) return true;
  if (here.reading.letter === "function" && group.bracket === "(" && isOpenLetter(here, name)) return true;
  if (here.scope.valuedAtNumbers.has(name) && here.scope.dependence.has(name) && isNumeric(group)) return true;
  if (here.scope.numbers.has(name) || here.scope.arrays.has(name) || name === "e" || name === "π") return false;
  // `r(t)` where t is what one differentiates by is a function of it, not r·t.
  const argument = group.bracket === "(" ? onlySide(group) : null;
  if (argument?.kind === "name" && argument.name !== name && here.scope.variables.has(argument.name)) return true;
  return FUNCTION_LETTERS.has(name) || SUBSCRIPTED_FUNCTION.test(name);
}

/** `h_θ(x)`, `g_w(z)`, `f_1(x)`: the letter of a function with its parameter or its number below it. A height `h_1` and a deviation `σ_1` are no functions. */
const SUBSCRIPTED_FUNCTION = /^(?:[fgFG]_(?:\p{L}\p{M}*|\d)|[hφϕψ]_(?:\p{Script=Greek}|[wWvβ]\p{M}*))$/u;

/** Does the name occur without a bracket after it? */
function standsBare(syntax: Syntax, name: string): boolean {
  if (syntax.kind === "name") return syntax.name === name;
  if (syntax.kind === "script" && syntax.primes > 0) return false;
  if (syntax.kind !== "sequence") return partsOf(syntax).some((part) => standsBare(part, name));
  return syntax.items.some((item, k) => {
    if (item.kind === "operator") return false;
    const next = syntax.items[k + 1];
    const head = item.operand.kind === "script" ? item.operand.base : item.operand;
    if (plainName(head) === name && next?.kind === "operand" && bracketOf(next.operand) !== null) return false;
    return standsBare(item.operand, name);
  });
}
