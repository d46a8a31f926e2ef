// Left sides: which of them name something that a line can define (`J`, `J(ŷ)`, `p_i`, `x_0`), which speak of a name (`f'(x)`, `dJ/dx`), and which equations only say
// what a name depends on. Works on syntax alone.

import { mapSyntax } from "../syntax/map-syntax.js";
import type { SequenceItem, Statement, Syntax } from "../syntax/math-tree.js";
import { partsOf } from "../syntax/math-tree.js";
import { FUNCTION_LETTERS } from "../syntax/math-vocabulary.js";
import { FIELD_FUNCTIONS, MATRIX_FUNCTIONS } from "./tensor-scope.js";
import { indexNames, inverseName, isMinusOne, nameSubscript, nameSuperscript, onlySide, plainName } from "./syntax-names.js";

/** `f^{(3)}`: a derivative by its order, when arguments follow. */
export function isOrderedPrime(side: Syntax): boolean {
  return side.kind === "script" && side.primes === 0 && side.sub === null && side.sup !== null && nameSuperscript(side.sup)?.startsWith("^(") === true;
}

/** The left side of a definition. */
export interface Definable {
  readonly name: string;
  readonly parameters: readonly string[];
  /** `p_i = …` defines the family; i is its parameter. */
  readonly indices: readonly string[];
  /** Parameters that are written as an entry: z of `\phi(z_i)`. */
  readonly entries: readonly string[];
}

/** `J`, `J(ŷ)`, `p_i`, `x_0` as the left side of a definition; null for anything else. */
export function definable(side: Syntax): Definable | null {
  if (side.kind === "name") return side.name === "d" || side.name === "∂" ? null : { name: side.name, parameters: [], indices: [], entries: [] };
  if (side.kind === "script") {
    const stem = plainName(side.base);
    if (stem === null || side.primes > 0) return null;
    const suffix = side.sup === null ? "" : nameSuperscript(side.sup);
    if (suffix === null) return null;
    if (side.sub === null) return { name: `${stem}${suffix}`, parameters: [], indices: [], entries: [] };
    const letters = indexNames(side.sub);
    if (letters !== null && letters.every((letter) => /^[ijklmnt]$/.test(letter))) {
      // `b_{ii} = …` says what stands on the diagonal, and nothing of b_{ij}; `f_{xx} = …` and `u_{tt} = …` are derivatives.
      if (new Set(letters).size < letters.length && letters.every((letter) => letter !== "t")) return null;
      return { name: `${stem}${suffix}`, parameters: [], indices: letters, entries: [] };
    }
    const sub = nameSubscript(side.sub);
    return sub === null ? null : { name: `${stem}_${sub}${suffix}`, parameters: [], indices: [], entries: [] };
  }
  if (side.kind === "group" && side.bracket === "brace") {
    const inner = onlySide(side);
    return inner === null ? null : definable(inner);
  }
  if (side.kind !== "sequence" || side.items.length !== 2) return null;
  const [head, group] = side.items;
  if (head?.kind !== "operand" || group?.kind !== "operand") return null;
  const difference = differenceName(head.operand, group.operand);
  if (difference !== null) return { name: difference, parameters: [], indices: [], entries: [] };
  if (isOrderedPrime(head.operand)) return null;
  const found = definableInverse(head.operand) ?? definable(head.operand);
  const list = parameterNames(group.operand);
  const names = list?.map(({ name }) => name) ?? null;
  if (found !== null && names !== null && isKernelOf(found.name, names)) return null;
  return found === null || found.parameters.length > 0 || names === null || new Set(names).size !== names.length ? null : { ...found, parameters: names, entries: list?.filter(({ indices }) => indices.length > 0).map(({ name }) => name) ?? [] };
}

/** `Δx` is one name. */
function differenceName(mark: Syntax, letter: Syntax): string | null {
  return mark.kind === "name" && mark.name === "Δ" && letter.kind === "name" ? `Δ${letter.name}` : null;
}

/** The name that begins there: the Δx of `i \Delta x`. */
function differenceNameAt(items: readonly SequenceItem[], k: number): string | null {
  const [mark, letter] = [items[k], items[k + 1]];
  return mark?.kind === "operand" && letter?.kind === "operand" ? differenceName(mark.operand, letter.operand) : null;
}

/** The head of `f^{-1}(x) = …`. */
export function definableInverse(head: Syntax): Definable | null {
  const stem = head.kind === "script" && head.sub === null && head.primes === 0 && head.sup !== null && isMinusOne(head.sup) ? plainName(head.base) : null;
  return stem !== null && FUNCTION_LETTERS.has(stem) ? { name: inverseName(stem), parameters: [], indices: [], entries: [] } : null;
}

/** `Cov(X, Y)`, `E(X)`, `P(A)`, `\operatorname{curl}(F)`, `\operatorname{tr}(B)`: an expectation or a probability of these, a derivative of a field or a function of a matrix, which an equation does not define. */
function isKernelOf(name: string, names: readonly string[]): boolean {
  if (FIELD_FUNCTIONS.has(name) || (MATRIX_FUNCTIONS.has(name) && names.every((each) => /^\p{Lu}/u.test(each.normalize("NFKD"))))) return true;
  if (/^(?:Var|Cov|Corr|SD|Pr|var|cov|corr|𝔼|ℙ|𝕍)$/u.test(name)) return true;
  return /^[EVP]$/.test(name) && names.every((each) => /^[ABUWXYZ]\p{M}*(?:_.*)?$/u.test(each.normalize("NFD")));
}

/**
 * `\frac{d}{dx} f(x) = \frac{d}{dx}(x^2)`, `\log h = \log \frac{1}{1+x}`: the same operation on both sides says what the name under it is; null where the sides are nothing of the
 * kind. Under a function this is meant only where the chain goes on (`goesOn`): alone it is an equation to be solved.
 */
export function impliedDefinition(head: Syntax, value: Syntax, goesOn: boolean, text: (syntax: Syntax) => string): { readonly found: Definable; readonly value: Syntax } | null {
  if (head.kind === "derivative" && value.kind === "derivative") {
    if (head.body === null || value.body === null || variablesIn(head, text) !== variablesIn(value, text)) return null;
    const found = definable(head.body);
    return found === null ? null : { found, value: value.body };
  }
  const [first, ...rest] = head.kind === "sequence" ? head.items : [];
  const [own, ...body] = value.kind === "sequence" ? value.items : [];
  if (head.kind !== "sequence" || value.kind !== "sequence" || first?.kind !== "operand" || own?.kind !== "operand" || body.length === 0) return null;
  const isDerivative = first.operand.kind === "derivative" && first.operand.body === null && own.operand.kind === "derivative" && variablesIn(first.operand, text) === variablesIn(own.operand, text);
  if (!isDerivative && !(goesOn && first.operand.kind === "function" && text(first.operand) === text(own.operand))) return null;
  const found = definable(sequenceOf(head, rest));
  return found === null ? null : { found, value: sequenceOf(value, body) };
}

/** What a derivative is by, and how often. */
const variablesIn = (derivative: Syntax & { readonly kind: "derivative" }, text: (syntax: Syntax) => string): string => derivative.variables.map(({ variable, order }) => `${text(variable)} ${order}`).join();

/** Items of a sequence as a side of their own. */
function sequenceOf(whole: Syntax & { readonly kind: "sequence" }, items: readonly SequenceItem[]): Syntax {
  const [only] = items;
  if (only?.kind === "operand" && items.length === 1) return only.operand;
  const start = only === undefined ? whole.range.end : only.kind === "operand" ? only.operand.range.start : only.range.start;
  return { kind: "sequence", items, range: { start, end: whole.range.end } };
}

function parameterNames(group: Syntax): readonly Definable[] | null {
  if (group.kind !== "group" || group.bracket !== "(") return null;
  const found: Definable[] = [];
  for (const item of group.items) {
    const [only] = item.sides;
    const parameter = item.sides.length === 1 && only ? definable(only) : null;
    if (parameter === null || parameter.parameters.length > 0) return null;
    found.push(parameter);
  }
  return found;
}

/** The name that a side is and nothing more, or whose derivative or value it is: `J`, `dJ/dx`, `f'(x)`, `f(2)`; null where there is none. */
export function subjectOf(side: Syntax): string | null {
  if (side.kind === "derivative") return side.body === null ? null : subjectOf(side.body);
  if (side.kind === "script") return side.sup === null || side.primes > 0 ? (definable({ ...side, primes: 0 })?.name ?? plainName(side.base)) : null;
  if (side.kind === "sequence" && side.items.length === 2) {
    const [head, group] = side.items;
    if (head?.kind !== "operand" || group?.kind !== "operand") return null;
    if (head.operand.kind === "derivative" && head.operand.body === null) return subjectOf(group.operand);
    if (group.operand.kind !== "group" || group.operand.bracket !== "(") return null;
    return head.operand.kind === "script" && isOrderedPrime(head.operand) ? plainName(head.operand.base) : subjectOf(head.operand);
  }
  return plainName(side);
}

/** `x_{n+1}`, `a_{n-1}`: the sequence that a shifted index belongs to; null for any other side. */
export function shiftedSequence(side: Syntax): string | null {
  if (side.kind !== "script" || side.sub === null || side.sup !== null || side.primes > 0) return null;
  const sub = side.sub.kind === "group" && side.sub.bracket === "brace" ? onlySide(side.sub) : side.sub;
  const shifts = sub?.kind === "sequence" && sub.items.some((item) => item.kind === "operator" && (item.sign === "+" || item.sign === "-"));
  return shifts && namesIn(sub).length > 0 ? plainName(side.base) : null;
}

/** `c_t = f_t c_{t-1} + i_t`: does the value have the family that it gives a member of, and only other members? */
export function recurs(found: Definable, value: Syntax): boolean {
  if (found.indices.length !== 1 || found.parameters.length > 0) return false;
  let shifted = 0;
  const others = (part: Syntax): boolean => {
    if (shiftedSequence(part) === found.name) {
      shifted += 1;
      return false;
    }
    return plainName(part) === found.name || partsOf(part).some(others);
  };
  return !others(value) && shifted > 0;
}

/** `y = y(x)`, `u = u(x)`: what depends on what; null for any other statement. */
export function statedDependence(statement: Statement): { readonly name: string; readonly variable: string } | null {
  const [left, right] = statement.sides;
  if (statement.sides.length !== 2 || !left || !right) return null;
  const head = definable(left);
  const value = definable(right);
  const [variable] = value?.parameters ?? [];
  if (head === null || value === null || variable === undefined || head.parameters.length > 0) return null;
  return head.name === value.name && value.parameters.length === 1 ? { name: head.name, variable } : null;
}

/** The single name of an inline formula: `$y$`, `$m = $`; null for anything else. */
export function inlineName(statement: Statement): string | null {
  const [head] = statement.sides;
  if (head === null || head === undefined) return null;
  if (statement.sides.length > 1 && statement.sides[1] !== null) return null;
  return definable(head)?.name ?? null;
}

/** Every name in a side, those in subscripts too; an indexed name under its stem. */
export function namesIn(side: Syntax): readonly string[] {
  if (side.kind === "name") return [side.name];
  const known = namesKnown.get(side);
  if (known !== undefined) return known;
  const own = side.kind === "script" ? [definable({ ...side, sup: null, primes: 0 }), definable({ ...side, primes: 0 }), definableInverse({ ...side, primes: 0 })] : [];
  const differences = side.kind !== "sequence" ? [] : side.items.flatMap((_, k) => differenceNameAt(side.items, k) ?? []);
  const names = [...new Set([...own.flatMap((each) => (each === null ? [] : [each.name])), ...differences, ...partsOf(side).flatMap(namesIn)])];
  namesKnown.set(side, names);
  return names;
}

/** The names of trees that were asked for before; many stages ask for them. */
const namesKnown = new WeakMap<Syntax, readonly string[]>();

/** The names in a side, as a definition sees them: `T_0` beside `T(t)`, `c_0` or `c_{old}` beside `c`, and `\Delta x` beside `x_i`, is a number of its own, no entry. */
export function namesBeside(found: Definable, side: Syntax): readonly string[] {
  if (side.kind === "name") return [side.name];
  if (side.kind === "sequence" && found.indices.length > 0) {
    const letters = side.items.flatMap((item, k) => (item.kind === "operand" && differenceNameAt(side.items, k - 1) !== null ? [item.operand] : []));
    const own = side.items.flatMap((_, k) => differenceNameAt(side.items, k) ?? []);
    return [...new Set([...own, ...partsOf(side).filter((part) => !letters.includes(part)).flatMap((part) => namesBeside(found, part))])];
  }
  if (side.kind === "script" && side.sub !== null && plainName(side.base) === found.name && isOfItsOwn(found, side.sub)) return namesIn(side).filter((name) => name !== found.name);
  const own = side.kind === "script" ? [definable({ ...side, sup: null, primes: 0 }), definable({ ...side, primes: 0 })] : [];
  return [...new Set([...own.flatMap((each) => (each === null ? [] : [each.name])), ...partsOf(side).flatMap((part) => namesBeside(found, part))])];
}

/** `V = \iiint_D dV`: the letter behind the d of an integral is none of the names. */
export function withoutDifferentials(side: Syntax): Syntax {
  return mapSyntax(side, (node) => {
    if (node.kind !== "sequence" || !node.items.some((item) => item.kind === "operand" && item.operand.kind === "bigOperator" && item.operand.operator === "integral")) return null;
    const items = node.items.filter((_, k) => {
      const before = node.items[k - 1];
      return before?.kind !== "operand" || before.operand.kind !== "name" || before.operand.name !== "d";
    });
    return { ...node, items: items.map((item) => (item.kind === "operand" ? { ...item, operand: withoutDifferentials(item.operand) } : item)) };
  });
}

function isOfItsOwn(found: Definable, sub: Syntax): boolean {
  const name = indexNames(sub) !== null ? null : nameSubscript(sub);
  return name !== null && (found.parameters.length > 0 || (found.indices.length === 0 && (name === "0" || /^\p{L}{2,}$/u.test(name))));
}

/** Does the value speak of the name that it would define? */
export function isByItself(found: Definable, value: Syntax): boolean {
  return namesBeside(found, withoutDifferentials(value)).includes(found.name) && !found.parameters.includes(found.name) && !found.indices.includes(found.name);
}

/** `e^x`, `e^{-kt}`: the base of a power with a letter in the exponent. */
export function holdsExponential(syntax: Syntax): boolean {
  if (syntax.kind === "script" && syntax.sup !== null && syntax.sub === null && plainName(syntax.base) === "e" && namesIn(syntax.sup).length > 0) return true;
  return partsOf(syntax).some(holdsExponential);
}
