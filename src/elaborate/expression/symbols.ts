// Names: a plain one, an indexed one, one with a subscript or a superscript that belongs to it, and what stands for a whole vector or matrix (rules 12 and 13).

import type { Node } from "../../expression/node.js";
import type { Range } from "../../syntax/document.js";
import { partsOf, type Syntax } from "../../syntax/math-tree.js";
import type { Located } from "../located.js";
import { COUNTING_LETTERS, describedBy, graphName } from "../scope.js";
import { bracketedSuperscript, endpoints, indexNames, isBold, nameSubscript, nameSuperscript, onlySide, plainName, timeDerivative } from "../syntax-names.js";
import { symbolNamed, type Elaborator } from "./elaborator.js";
import { lettersWithSizes, subscriptNodes, twoIndices } from "./subscripts.js";
import { bareOrders, barePrimed, subscriptOrders } from "./primes.js";
import { withScripts } from "./scripts.js";

/** A bare name: indexed where it names an array and an index is about (rule 13). */
export function nameNode(here: Elaborator, name: string, range: Range): Located {
  const whole = betweenPoints(here, name, range) ?? wholeTensor(here, name, range);
  if (whole !== null) return whole;
  const defined = here.scope.definitions.get(name);
  if (defined !== undefined && defined.arity > 0 && defined.appliedElsewhere && here.state.bareAllowed === 0) here.bare.add(graphName(name, here.scope));
  const dotted = timeDerivative(name);
  if (dotted !== null && here.scope.dependence.get(dotted.of) === "t" && !here.scope.definitions.has(name) && !here.scope.numbers.has(name)) {
    return here.leaf(here.arena.call(symbolNamed(here, dotted.of), [dotted.order], [here.arena.symbol("t")]), range);
  }
  // A letter that counts is a number, though there is an n_k beside it.
  const counts = here.scope.indexLetters.has(name) && (COUNTING_LETTERS.has(name) || name === (here.bound[here.bound.length - 1] ?? here.freeIndex));
  // Nor is the e of `e^x` a member of a sequence e_n.
  const isConstant = name === "e" && !here.scope.ownE;
  // Nor is what a sum around runs over, `\\sum_{x \\in S}`, a member of a family x_i.
  if (here.scope.arrays.has(name) && !counts && !isConstant && !here.bound.includes(name) && !here.integrating.includes(graphName(name, here.scope)) && here.state.bareAllowed === 0) {
    const index = here.bound[here.bound.length - 1] ?? here.freeIndex;
    const own = index === null ? null : italic(name);
    if (own !== null && here.reading.bare === "own") return here.leaf(here.arena.symbol(own), range);
    if (index !== null) {
      if (own !== null) here.open.add("bare");
      const message = `${name} is read as ${name}_${index}`;
      if (!here.notes.some((note) => note.message === message)) here.notes.push({ message, range });
      return here.leaf(here.arena.index(symbolNamed(here, name), [here.arena.symbol(index)]), range);
    }
    const kinds = here.scope.tensors.candidates.get(name);
    // Euler's method in another section makes no vector of the y of this one.
    const isNumber = kinds === undefined ? !here.scope.arraysHere.has(name) : kinds[0]?.kind === "scalar";
    return isNumber || here.scope.tensors.usedAsNumbers.has(name) || here.scope.tensors.touched.has(name) ? here.leaf(symbolNamed(here, name), range) : here.leaf(here.arena.opaque("vectors are not judged yet", name, [symbolNamed(here, name)]), range);
  }
  if (here.scope.vectors.has(name) && !here.scope.tensors.touched.has(name) && here.state.bareAllowed === 0) return here.leaf(here.arena.opaque("vectors and matrices are not judged yet", name, [symbolNamed(here, name)]), range);
  return here.leaf(symbolNamed(here, name), range);
}

/** `\overrightarrow{PQ}` where P and Q are given as points: Q − P. Null for other names. */
function betweenPoints(here: Elaborator, name: string, range: Range): Located | null {
  const points = here.scope.definitions.has(name) ? null : endpoints(name);
  if (points === null || !points.every((point) => here.scope.definitions.get(point)?.arity === 0)) return null;
  const [from, to] = points.map((point) => symbolNamed(here, point));
  return from === undefined || to === undefined ? null : here.leaf(here.arena.subtract(to, from), range);
}

/** A letter that is another one than the array of the same name, as the expression graph calls it; null for what is no plain letter. */
function italic(name: string): string | null {
  const [code = 0] = [name.codePointAt(0)];
  if (!/^[a-zA-Z]$/.test(name) || name === "h") return null;
  return String.fromCodePoint(code + (name <= "Z" ? 0x1D434 - 0x41 : 0x1D44E - 0x61));
}

/** A vector or matrix that its name stands for as a whole, ones and identities; null for other names. */
function wholeTensor(here: Elaborator, name: string, range: Range): Located | null {
  const { tensors } = here.scope;
  const axis = tensors.units.get(name);
  if (axis !== undefined) return here.leaf(here.arena.apply("matrix", [here.arena.integer(1), ...Array.from({ length: tensors.dimension }, (_, k) => here.arena.integer(k === axis ? 1 : 0))]), range);
  if (tensors.touched.size === 0 && tensors.units.size === 0) return null;
  const own = here.scope.definitions.has(name) || tensors.candidates.has(name);
  // "The vector $\mathbf{1}$", of whatever size it is said to be, is that of ones.
  if ((name === "𝟏" || name === "𝟙") && !here.scope.definitions.has(name)) return here.leaf(here.arena.apply("ones", [sizeOfPlace(here)]), range);
  if ((name === "𝟎" || name === "0⃗") && !here.scope.definitions.has(name)) return here.leaf(here.arena.integer(0), range);
  if (!own && tensors.matrices && (name === "I" || name === "𝐈" || name === "𝑰") && !here.scope.numbers.has(name)) return here.leaf(here.arena.apply("identity", [sizeOfPlace(here)]), range);
  return tensors.declared.has(name) || (tensors.candidates.has(name) && (!here.scope.arrays.has(name) || ((tensors.wholes.has(name) || tensors.families.has(name)) && tensors.candidates.get(name)?.[0]?.family === 0))) ? here.leaf(symbolNamed(here, name), range) : null;
}

/** A size that is found out from the place: no other place has the same. */
const sizeOfPlace = (here: Elaborator): Node => here.arena.integer(-(here.arena.size() + 1));

/** Is it declared, or a vector or matrix wherever it stands, as `\boldsymbol\mu_1` is that is transposed? */
function isTensorOfItsOwn(here: Elaborator, name: string): boolean {
  const { declared, candidates } = here.scope.tensors;
  const kinds = candidates.get(name);
  return declared.has(name) || (kinds !== undefined && isBold(name) && kinds.every(({ kind }) => kind !== "scalar"));
}

/** Is the subscript an index here, rather than part of the name? */
function isIndex(here: Elaborator, stem: string, sub: Syntax): boolean {
  const names = indexNames(sub);
  const dotted = here.scope.dotted.get(stem);
  if (names !== null) return names.length > 0 && names.every((name) => here.scope.indexLetters.has(name) || here.bound.includes(name) || dotted?.has(name) === true);
  if (here.scope.pairs.has(stem) && twoIndices(sub, true) !== null) return true;
  if (sub.kind === "number" && (here.scope.definitions.get(`${stem}_${sub.value.numerator}`)?.arity ?? 0) > 0 && here.scope.definitions.get(stem)?.indices === 0) return false;
  if (sub.kind === "number") return dotted !== undefined || here.scope.arrays.has(stem) || (here.scope.tensors.declared.has(stem) && !isTensorOfItsOwn(here, `${stem}_${sub.value.numerator}`));
  if (isMultipleOfIndex(here, sub) || (dotted !== undefined && lettersWithSizes(here, sub) !== null)) return true;
  return nameSubscript(sub) === null && !speaksOfQuantity(here, sub);
}

/** `X + Y` in `M_{X+Y}`: it says what the function belongs to. */
export function speaksOfQuantity(here: Elaborator, sub: Syntax): boolean {
  if (sub.kind === "name") return /^[A-CE-HQ-Z]\p{M}*$/u.test(sub.name.normalize("NFD")) && !here.scope.indexLetters.has(sub.name) && !here.bound.includes(sub.name);
  return partsOf(sub).some((part) => speaksOfQuantity(here, part));
}

/** `M_{X+Y}`, `\sigma_{X,Y}`, `RSS_{C_m}`: a name that its subscript describes; what counts in the subscript picks one of several. Null where it is too long for a name. */
function describedName(here: Elaborator, stem: string, sub: Syntax, range: Range): Located | null {
  const text = descriptionIn(here, sub);
  if (text === null) return null;
  const symbol = here.arena.symbol(describedBy(stem, text));
  const letters = [...new Set(namesWithin(sub))].filter((name) => here.bound.includes(name) || (here.scope.indexLetters.has(name) && !/^\p{Lu}/u.test(name)));
  return here.leaf(letters.length === 0 ? symbol : here.arena.index(symbol, letters.map((letter) => here.arena.symbol(letter))), range);
}

/** What a subscript says that is no index and no plain name; null where that is too long. */
export function descriptionIn(here: Elaborator, sub: Syntax): string | null {
  const text = here.textOf(sub.range).replace(/\\(?:mathbf|boldsymbol|bm|mathrm|mathcal|mathbb|mathit|left|right|text)(?![a-zA-Z])|\\[,;:! ]|[{}\s]/g, "");
  return text === "" || text.length > 24 ? null : text;
}

function namesWithin(syntax: Syntax): readonly string[] {
  return syntax.kind === "name" ? [syntax.name] : partsOf(syntax).flatMap(namesWithin);
}

/** `2n` in `u_{2n}`: a number times letters that count. */
function isMultipleOfIndex(here: Elaborator, sub: Syntax): boolean {
  const inner = sub.kind === "group" && sub.bracket === "brace" ? onlySide(sub) : sub;
  if (inner?.kind !== "sequence") return false;
  const [first, ...rest] = inner.items.map((item) => (item.kind === "operand" ? item.operand : null));
  return first?.kind === "number" && rest.every((part) => part?.kind === "name" && (here.scope.indexLetters.has(part.name) || COUNTING_LETTERS.has(part.name)));
}

/** `I_n`, `\mathbf{1}_n`: with their sizes; null for anything else. */
function sizedTensor(here: Elaborator, stem: string, sub: Syntax, range: Range): Located | null {
  if (here.scope.tensors.touched.size === 0 || (here.scope.tensors.candidates.has(stem) && !["𝟏", "𝟙", "𝟎"].includes(stem)) || here.scope.definitions.has(stem)) return null;
  // `\mathbf{0}_{d \times 1}`: a zero, of this shape where both sizes are plain.
  if (stem === "𝟎") return here.leaf(here.arena.apply("zeros", shapeBelow(here, sub) ?? [here.arena.integer(0)]), range);
  const operation = ["𝟏", "𝟙"].includes(stem) ? "ones" : here.scope.tensors.matrices && ["I", "𝐈", "𝑰"].includes(stem) ? "identity" : null;
  const size = sub.kind === "number" ? here.arena.number(sub.value) : plainName(sub) === null ? null : here.arena.symbol(plainName(sub) ?? "");
  // `\mathbf I_i` beside z_i: one of several, and no identity of that size.
  if (operation === "identity" && size?.kind === "symbol" && /^[ij]$/.test(size.name)) return here.opaque(`is ${stem}_${size.name} an identity of this size, or one of several?`, range, []);
  return operation === null || size === null ? null : here.leaf(here.arena.apply(operation, [size]), range);
}

/** The two sizes of `d \times 1`, each a letter or a number; null for anything else. */
function shapeBelow(here: Elaborator, sub: Syntax): readonly Node[] | null {
  const shape = sub.kind === "group" && sub.bracket === "brace" ? onlySide(sub) : sub;
  if (shape?.kind !== "sequence" || shape.items.length !== 3) return null;
  const [rows, sign, columns] = shape.items;
  if (rows?.kind !== "operand" || sign?.kind !== "operator" || sign.sign !== "*" || columns?.kind !== "operand") return null;
  const [high, wide] = [rows.operand, columns.operand].map((size) => (size.kind === "number" ? here.arena.number(size.value) : plainName(size) === null ? sizeWithPrime(here, size) : here.arena.symbol(plainName(size) ?? "")));
  return high == null || wide == null ? null : [high, wide];
}

/** `d'` as a size, where the text has it for one. */
function sizeWithPrime(here: Elaborator, size: Syntax): Node | null {
  const name = size.kind === "script" && size.primes > 0 && size.sub === null && size.sup === null ? `${plainName(size.base) ?? ""}${"′".repeat(size.primes)}` : "";
  return here.scope.tensors.primedSizes.has(name) ? here.arena.symbol(name) : null;
}

/** `x^{(i)}`: the i-th of several, where i counts. */
function sampleSuperscript(here: Elaborator, stem: string, sup: Syntax): string | null {
  const inner = bracketedSuperscript(sup) ?? (here.scope.numberedAbove.has(stem) ? numberWithoutBracket(here, stem, sup) : null);
  return inner?.kind === "name" && (here.scope.indexLetters.has(inner.name) || here.bound.includes(inner.name)) ? inner.name : null;
}

/** The i of `y^{i}` beside `y^{(i)}`. */
function numberWithoutBracket(here: Elaborator, stem: string, sup: Syntax): Syntax | null {
  const name = plainName(sup);
  if (name === null || !here.bound.includes(name)) return null;
  here.notes.push({ message: `${stem}^${name} is read as ${stem}^(${name})`, range: sup.range });
  return { kind: "name", name, range: sup.range };
}

export function scripted(here: Elaborator, syntax: Syntax & { kind: "script" }): Located {
  const stem = plainName(syntax.base);
  if (stem === null) return withScripts(here, here.atom(syntax.base), syntax);
  if (syntax.primes > 0) {
    const order = syntax.primes;
    const size = syntax.sub === null && syntax.sup === null ? `${stem}${"′".repeat(order)}` : "";
    if (here.scope.tensors.primedSizes.has(size)) return here.leaf(here.arena.symbol(size), syntax.range);
    const subName = syntax.sub === null ? null : nameSubscript(syntax.sub);
    return barePrimed(here, syntax, subName === null ? stem : `${stem}_${subName}`, order);
  }
  const ofOrders = syntax.sub === null && syntax.sup !== null ? bareOrders(here, stem, syntax.sup) : null;
  if (ofOrders !== null) return here.leaf(ofOrders, syntax.range);
  let located: Located;
  const { sub } = syntax;
  const sized = sub === null ? null : sizedTensor(here, stem, sub, syntax.range);
  if (sized !== null) return withScripts(here, sized, { ...syntax, sub: null });
  const suffix = syntax.sup === null ? null : nameSuperscript(syntax.sup);
  const sampleIndex = syntax.sup === null ? null : sampleSuperscript(here, stem, syntax.sup);
  const partials = sub === null || suffix !== null || sampleIndex !== null ? null : subscriptOrders(here, stem, sub, null);
  const nameRange = sub === null ? syntax.base.range : { start: syntax.base.range.start, end: sub.range.end };
  if (sub !== null && stem === "δ" && !here.scope.definitions.has("δ") && (indexNames(sub)?.length ?? subscriptNodes(here, sub)?.length) === 2) {
    located = here.leaf(here.arena.apply("kronecker", subscriptNodes(here, sub) ?? []), nameRange);
  } else if (suffix !== null) {
    const decorated = `${stem}${sub === null ? "" : `_${nameSubscript(sub) ?? ""}`}${suffix}`;
    if (sub !== null && isIndex(here, stem, sub)) return here.leaf(here.arena.index(symbolNamed(here, `${stem}${suffix}`), subscriptNodes(here, sub, stem) ?? []), syntax.range);
    return nameNode(here, decorated, syntax.range);
  } else if (sampleIndex !== null) {
    const indices = [...(sub === null ? [] : (subscriptNodes(here, sub, stem) ?? [])), here.arena.symbol(sampleIndex)];
    return here.leaf(here.arena.index(symbolNamed(here, `${stem}^()`), indices), syntax.range);
  } else if (sub === null) located = nameNode(here, stem, nameRange);
  else if (partials !== null) located = here.leaf(here.arena.call(symbolNamed(here, stem), partials, (here.scope.definitions.get(stem)?.parameters ?? []).map((parameter) => here.arena.symbol(parameter))), nameRange);
  // What an integral around runs over, `\int … dy_i`, is no member of a family y_i.
  else if (isIndex(here, stem, sub) && here.integrating.includes(`${stem}_${nameSubscript(sub) ?? ""}`)) located = here.leaf(here.arena.symbol(`${stem}_${nameSubscript(sub) ?? ""}`), nameRange);
  else if (isIndex(here, stem, sub)) {
    const indices = subscriptNodes(here, sub, stem) ?? [];
    const entry = here.scope.entriesOf.get(stem);
    const own = indices.length === 1 ? here.scope.tensors.families.get(stem) : undefined;
    located = here.leaf(here.arena.index(symbolNamed(here, own ?? (entry?.subscripts === indices.length ? entry.name : stem)), indices), nameRange);
  }
  else {
    const subName = nameSubscript(sub);
    located = subName === null ? (describedName(here, stem, sub, nameRange) ?? here.opaque("this subscript was not understood", syntax.range, [])) : nameNode(here, `${stem}_${subName}`, nameRange);
  }
  if (syntax.sup === null) return located;
  if (bracketedSuperscript(syntax.sup)?.kind === "name" && stem !== "e") return here.opaque("is the bracketed superscript a power, or part of the name? a power is written without the brackets", syntax.range, [located]);
  return withScripts(here, located, { ...syntax, sub: null });
}
