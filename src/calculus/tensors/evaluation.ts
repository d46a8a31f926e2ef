// Evaluates expressions with vectors and matrices: to shapes, unifying sizes on the way, or, on an instance with a number for each size, to matrices of scalar
// expressions with all definitions put in and all derivatives and differentials carried out.

import type { Definition } from "../../expression/definition.js";
import type { CallNode, IndexNode, Node, SymbolNode, Variable } from "../../expression/node.js";
import { childrenOf } from "../../expression/node.js";
import type { NameKind } from "../../expression/tensor-kind.js";
import { freeSymbols, mapChildren, substitute } from "../../expression/traverse.js";
import { lookupFunction } from "../../functions/registry.js";
import { isTensorOperation } from "../../functions/tensor-operations.js";
import { printUnicode } from "../../notation/unicode.js";
import { differentiate } from "../differentiate.js";
import { integerOf } from "./integers.js";
import type { TensorReading, TensorSetting } from "./setting.js";
import type { Size, Sizes } from "./sizes.js";
import { createAlgebra, mismatch, unknown, type Tensor, type TensorAlgebra, type TensorProblem } from "./tensor.js";

/** An index that stands for a number: the size it runs over, where that is known, and its number on an instance. */
interface Letter {
  readonly size: Size | null;
  readonly value: number | null;
}

interface Frame {
  readonly letters: ReadonlyMap<string, Letter>;
  /** Parameters of a definition with their arguments. */
  readonly bindings: ReadonlyMap<string, Tensor>;
  /** Defined names that stay names, because something is differentiated by them. */
  readonly atomic: ReadonlySet<string>;
  readonly memo: Map<Node, Tensor>;
}

/** The state of names that lasts over all lines of a derivation. */
export interface NameShapes {
  /** Shapes of names that are vectors or matrices. */
  readonly shapes: Map<string, { readonly rows: Size; readonly columns: Size }>;
  /** Ranges of subscripts of arrays and of free letters, by `x/0` and by the letter. */
  readonly ranges: Map<string, Size>;
}

export function createNameShapes(): NameShapes {
  return { shapes: new Map(), ranges: new Map() };
}

export interface Instance {
  readonly count: (size: Size) => number;
  /** Values of free letters. */
  readonly letters: ReadonlyMap<string, number>;
}

const MOST_ENTRIES = 40;
const MOST_NESTED = 60;

/** An evaluator; with `instance` null it finds out shapes. Throws TensorProblem. */
export function createEvaluation(setting: TensorSetting, reading: TensorReading, sizes: Sizes, names: NameShapes, instance: Instance | null) {
  const { arena, definitions } = setting;
  const algebra: TensorAlgebra = createAlgebra(arena, sizes, instance === null ? null : instance.count);
  const zero = arena.integer(0);
  /** What must be defined for the derivatives that were carried out to exist. */
  const requirements = new Set<Node>();
  const freeLetters = new Set<string>();
  const opened = new Set<string>();
  const notes = new Set<string>();
  let depth = 0;

  const shapesOnly = instance === null;
  const show = (node: Node): string => printUnicode(node);
  const entry = (tensor: Tensor, k: number): Node => tensor.entries?.[k] ?? zero;
  const describe = (node: Node, tensor: Tensor): string => `${show(node)} is ${algebra.isScalar(tensor) ? "a number" : algebra.shapeText(tensor)}`;
  const clash = (a: Node, left: Tensor, b: Node, right: Tensor): TensorProblem => mismatch(`${describe(a, left)} but ${describe(b, right)}`, false);
  const top = (atomic: ReadonlySet<string>): Frame => ({ letters: new Map(), bindings: new Map(), atomic, memo: new Map() });
  const topFrames = new Map<string, Frame>();

  /** The frame in which definitions are evaluated: no letters, no arguments. */
  function topOf(atomic: ReadonlySet<string>): Frame {
    const key = [...atomic].sort().join("\u0000");
    const known = topFrames.get(key);
    if (known !== undefined) return known;
    const made = top(atomic);
    topFrames.set(key, made);
    return made;
  }

  function evaluate(node: Node, frame: Frame): Tensor {
    const known = frame.memo.get(node);
    if (known !== undefined) return known;
    depth += 1;
    if (depth > 400) throw unknown("the expression is nested too deeply");
    const made = evaluateNew(node, frame);
    depth -= 1;
    frame.memo.set(node, made);
    return made;
  }

  function evaluateNew(node: Node, frame: Frame): Tensor {
    switch (node.kind) {
      case "number":
        return algebra.scalar(node);
      case "symbol":
        return symbol(node, frame);
      case "index":
        return indexed(node, frame);
      case "add": {
        const [first, ...rest] = node.terms;
        if (first === undefined) return algebra.scalar(zero);
        let whole = evaluate(first, frame);
        let so: Node = first;
        for (const term of rest) {
          const next = evaluate(term, frame);
          if (algebra.isScalar(whole) !== algebra.isScalar(next)) notes.add("a number added to a vector or matrix is added to each entry");
          const joined = algebra.zip(whole, next, (a, b) => (a === zero ? b : b === zero ? a : arena.add([a, b])));
          if (joined === null) throw clash(so, whole, term, next);
          if (algebra.isScalar(whole)) so = term;
          whole = joined;
        }
        return whole;
      }
      case "negate":
        return algebra.map(evaluate(node.operand, frame), (each) => arena.negate(each));
      case "multiply": {
        const [first, ...rest] = node.factors;
        if (first === undefined) return algebra.scalar(arena.integer(1));
        let whole = evaluate(first, frame);
        const taken: Node[] = [first];
        for (const factor of rest) {
          const next = evaluate(factor, frame);
          const joined = algebra.product(whole, next);
          if (joined === null) throw mismatch(`${describe(arena.multiply(taken), whole)} and is multiplied by ${show(factor)}, which is ${algebra.shapeText(next)}`, true);
          whole = joined;
          taken.push(factor);
        }
        return whole;
      }
      case "divide": {
        const [above, below] = [evaluate(node.numerator, frame), evaluate(node.denominator, frame)];
        if (!algebra.isScalar(below) && algebra.isSquare(below) && !setting.elementwise) throw unknown("a matrix in a denominator");
        if (!algebra.isScalar(below)) notes.add("a fraction of vectors is taken entry by entry");
        const made = algebra.zip(above, below, (a, b) => arena.divide(a, b));
        if (made === null) throw clash(node.numerator, above, node.denominator, below);
        return made;
      }
      case "power":
        return power(node.base, node.exponent, frame);
      case "apply":
        return isTensorOperation(node) ? operation(node.function, node.arguments, frame) : applied(node, frame);
      case "call":
        return called(node, frame);
      case "sum":
      case "product":
        return summed(node, frame);
      case "derivative":
        return derivative(node.body, node.variable, node.order, reading.layout, frame);
      case "relation":
      case "opaque":
        throw unknown(node.kind === "opaque" ? node.what : "a statement where an expression was expected");
      case "limit":
      case "integral":
      case "piecewise":
        return mapped(node, frame);
    }
  }

  /** A node that is worked out elsewhere, with its parts evaluated; they must be numbers. */
  function mapped(node: Node, frame: Frame): Tensor {
    const made = mapChildren(arena, node, (child) => {
      if (child.kind === "relation") return arena.relation(child.operator, scalarOf(child.left, frame), scalarOf(child.right, frame));
      return scalarOf(child, frame);
    });
    return algebra.scalar(made);
  }

  function scalarOf(node: Node, frame: Frame): Node {
    const value = evaluate(node, frame);
    if (!algebra.isScalar(value)) throw unknown(`${show(node)} is a vector or a matrix where a number was expected`);
    return value.entries === null ? node : entry(value, 0);
  }

  // ---- names ------------------------------------------------------------------------------------------------------------

  function shapeOf(name: string, kind: NameKind): { readonly rows: Size; readonly columns: Size } {
    const known = names.shapes.get(name);
    if (known !== undefined) return known;
    const size = (label: string | null): Size => (label === null ? sizes.fresh() : sizes.named(label));
    const rows = kind.kind === "row" || kind.kind === "scalar" ? sizes.one : size(kind.rows);
    const columns = kind.kind === "column" || kind.kind === "scalar" ? sizes.one : kind.square ? rows : size(kind.columns);
    const made = { rows, columns };
    names.shapes.set(name, made);
    return made;
  }

  function symbol(node: SymbolNode, frame: Frame): Tensor {
    const { name } = node;
    const letter = frame.letters.get(name);
    if (letter !== undefined) return algebra.scalar(letter.value === null ? node : arena.integer(letter.value));
    const binding = frame.bindings.get(name);
    if (binding !== undefined) return binding;
    const definition = frame.atomic.has(name) ? undefined : definitions.get(name);
    return definition === undefined ? leaf(node, frame) : defined(definition, [], frame);
  }

  /** Entries of a name that stands for itself: x_1, …, x_n. */
  function leaf(node: SymbolNode, frame: Frame): Tensor {
    const definition = definitions.get(node.name);
    if (definition !== undefined) return definedLeaf(node, definition, frame);
    const kind = reading.kinds.get(node.name);
    if (kind === undefined || kind.kind === "scalar" || kind.family > 0) {
      if (kind !== undefined && kind.family > 0) throw unknown(`${node.name} stands without its index`);
      if (instance !== null && sizes.has(node.name)) return algebra.scalar(arena.integer(instance.count(sizes.named(node.name))));
      const free = instance?.letters.get(node.name);
      return algebra.scalar(free === undefined ? node : arena.integer(free));
    }
    const { rows, columns } = shapeOf(node.name, kind);
    return entriesOf(node, rows, columns, kind);
  }

  function entriesOf(base: SymbolNode, rows: Size, columns: Size, kind: NameKind | null, chosen: readonly Node[] = []): Tensor {
    if (!shapesOnly && algebra.count(rows) * algebra.count(columns) > MOST_ENTRIES) throw unknown("the instance is too large");
    const tensor: Tensor = { rows, columns, entries: null };
    if (algebra.isScalar(tensor)) return algebra.scalar(chosen.length === 0 ? base : arena.index(base, chosen));
    const alongRow = algebra.isRow(tensor);
    const vector = alongRow || algebra.isColumn(tensor);
    return algebra.fill(rows, columns, (row, column) => {
      if (vector) return arena.index(base, [...chosen, arena.integer((alongRow ? column : row) + 1)]);
      if (kind?.diagonal === true && row !== column) return zero;
      const [i, j] = kind?.symmetric === true && column < row ? [column, row] : [row, column];
      return arena.index(base, [...chosen, arena.integer(i + 1), arena.integer(j + 1)]);
    });
  }

  /** A defined name that is atomic here: entries in the shape of its value. */
  function definedLeaf(node: SymbolNode, definition: Definition, frame: Frame): Tensor {
    const outside = topOf(new Set([...frame.atomic].filter((name) => name !== node.name)));
    const { rows, columns } = defined(definition, [], outside);
    return entriesOf(node, rows, columns, null);
  }

  /** The value of a defined name; of a family without subscripts, all of it. */
  function defined(definition: Definition, indices: readonly Letter[], frame: Frame): Tensor {
    const key = definition.name;
    if (opened.has(key) && opened.size > 0) throw unknown(`${definition.name} is defined by itself`);
    if (opened.size > MOST_NESTED) throw unknown("definitions are nested too deeply");
    opened.add(key);
    try {
      if (definition.indexParameters.length === 0) return evaluate(definition.body, topOf(frame.atomic));
      const own = indices.length > 0 ? indices : null;
      const at = (letters: readonly Letter[]): Tensor =>
        evaluate(definition.body, { ...top(frame.atomic), letters: new Map(definition.indexParameters.map((parameter, k) => [parameter.name, letters[k] ?? { size: null, value: null }])) });
      if (own !== null) return at(own);
      const ranges = definition.indexParameters.map((_, k) => rangeOf(`${definition.name}/${k}`));
      if (ranges.length > 2) throw unknown(`${definition.name} has more than two indices`);
      const [rows = sizes.one, columns = sizes.one] = ranges;
      const shape = at(ranges.map((size) => ({ size, value: 1 })));
      if (!algebra.isScalar(shape)) throw unknown(`${definition.name} is a family of vectors`);
      return algebra.fill(rows, columns, (row, column) => entry(at([{ size: rows, value: row + 1 }, { size: columns, value: column + 1 }]), 0));
    } finally {
      opened.delete(key);
    }
  }

  function rangeOf(key: string): Size {
    const known = names.ranges.get(key);
    if (known !== undefined) return known;
    const made = sizes.fresh();
    names.ranges.set(key, made);
    return made;
  }

  /** What a subscript stands for. */
  function letterOf(node: Node, frame: Frame): Letter {
    if (node.kind === "symbol") {
      const bound = frame.letters.get(node.name);
      if (bound !== undefined) return bound;
      if (sizes.has(node.name)) return { size: null, value: instance === null ? null : instance.count(sizes.named(node.name)) };
      freeLetters.add(node.name);
      return { size: rangeOf(node.name), value: instance?.letters.get(node.name) ?? (instance === null ? null : 1) };
    }
    const value = shapesOnly ? null : integerOf(scalarOf(node, frame));
    if (!shapesOnly && value === null) throw unknown(`the subscript ${show(node)} is not a whole number`);
    if (shapesOnly && node.kind !== "number") scalarOf(node, frame);
    return { size: null, value };
  }

  function runOver(letter: Letter, size: Size, what: Node): void {
    if (letter.size !== null && !sizes.unify(letter.size, size)) throw mismatch(`the subscript of ${show(what)} runs to ${sizes.labelOf(letter.size) ?? "?"}, but there are ${sizes.labelOf(size) ?? "?"} entries`, false);
  }

  function indexed(node: IndexNode, frame: Frame): Tensor {
    const letters = node.indices.map((index) => letterOf(index, frame));
    const { name } = node.base;
    const definition = frame.atomic.has(name) || frame.bindings.has(name) ? undefined : definitions.get(name);
    if (definition !== undefined && definition.indexParameters.length === letters.length && letters.length > 0) {
      letters.forEach((letter, k) => runOver(letter, rangeOf(`${name}/${k}`), node));
      return defined(definition, letters, frame);
    }
    const kind = reading.kinds.get(name);
    if (kind !== undefined && kind.family > 0 && !frame.bindings.has(name)) {
      letters.slice(0, kind.family).forEach((letter, k) => runOver(letter, rangeOf(`${name}/${k}`), node));
      const chosen = shapesOnly ? [] : letters.slice(0, kind.family).map((letter) => arena.integer(letter.value ?? 1));
      const { rows, columns } = shapeOf(name, kind);
      const member = entriesOf(node.base, rows, columns, kind, shapesOnly ? [arena.integer(1)] : chosen);
      return letters.length === kind.family ? member : entryAt(member, letters.slice(kind.family), node);
    }
    if (frame.bindings.has(name) || definition !== undefined || (kind !== undefined && kind.kind !== "scalar")) return entryAt(symbol(node.base, frame), letters, node);
    letters.forEach((letter, k) => runOver(letter, rangeOf(`${name}/${k}`), node));
    return algebra.scalar(shapesOnly ? node : arena.index(node.base, letters.map((letter) => arena.integer(letter.value ?? 1))));
  }

  function entryAt(whole: Tensor, letters: readonly Letter[], node: Node): Tensor {
    const [first, second] = letters;
    if (algebra.isScalar(whole) || first === undefined || letters.length > 2) throw unknown(`what is meant by ${show(node)}?`);
    const vector = algebra.isColumn(whole) || algebra.isRow(whole);
    if (vector !== (second === undefined)) throw unknown(`${show(node)} is a row or a column, and which is not said`);
    const along = algebra.isRow(whole) ? whole.columns : whole.rows;
    runOver(first, along, node);
    if (second !== undefined) runOver(second, whole.columns, node);
    if (shapesOnly) return algebra.scalar(zero);
    const [row, column] = [first.value ?? 1, second?.value ?? 1];
    if (row < 1 || row > algebra.count(along) || column < 1 || (second !== undefined && column > algebra.count(whole.columns))) throw unknown(`${show(node)} is outside of its range`);
    return algebra.scalar(entry(whole, vector ? row - 1 : (row - 1) * algebra.count(whole.columns) + column - 1));
  }

  // ---- sums, functions --------------------------------------------------------------------------------------------------

  function summed(node: Node & { readonly kind: "sum" | "product" }, frame: Frame): Tensor {
    const fromOne = node.lower === null || integerOf(node.lower) === 1;
    const { upper } = node;
    let size: Size | null = null;
    if (fromOne && upper === null) size = sizes.fresh();
    else if (fromOne && upper?.kind === "symbol" && !frame.letters.has(upper.name)) size = sizes.named(upper.name);
    else if (fromOne && upper?.kind === "number") size = sizes.named(String(integerOf(upper) ?? "?"));
    const inside = (letter: Letter): Frame => ({ ...frame, letters: new Map([...frame.letters, [node.index.name, letter]]), memo: new Map() });
    if (shapesOnly) {
      if (upper !== null && size === null) scalarOf(upper, frame);
      const body = evaluate(node.body, inside({ size, value: null }));
      if (node.kind === "product" && !algebra.isScalar(body)) throw unknown("a product of matrices over an index");
      if (upper === null && size !== null) names.ranges.set(`sum/${node.id}`, size);
      return body;
    }
    const from = node.lower === null ? 1 : integerOf(scalarOf(node.lower, frame));
    const open = names.ranges.get(`sum/${node.id}`);
    const to = upper === null ? (open === undefined ? null : algebra.count(open)) : size !== null ? algebra.count(size) : integerOf(scalarOf(upper, frame));
    if (from === null || to === null) throw unknown("the bounds of a sum are not known");
    if (to - from > MOST_ENTRIES) throw unknown("the instance is too large");
    let whole: Tensor | null = null;
    for (let value = from; value <= to; value += 1) {
      const next = evaluate(node.body, inside({ size: upper === null && open !== undefined ? open : size, value }));
      whole = whole === null ? next : algebra.zip(whole, next, (a, b) => (node.kind === "sum" ? arena.add([a, b]) : arena.multiply([a, b])));
      if (whole === null) throw unknown("the terms of a sum differ in shape");
    }
    return whole ?? algebra.scalar(arena.integer(node.kind === "sum" ? 0 : 1));
  }

  function power(base: Node, exponent: Node, frame: Frame): Tensor {
    const below = evaluate(base, frame);
    const above = evaluate(exponent, frame);
    const number = exponent.kind === "number" ? integerOf(exponent) : null;
    if (algebra.isScalar(below)) {
      const even = number !== null && number > 0 && number % 2 === 0 ? squareUnder(base, frame) : null;
      if (even !== null) return algebra.map(even, (each) => (number === 2 ? each : arena.power(each, arena.integer((number ?? 2) / 2))));
      return algebra.map(above, (each) => arena.power(below.entries === null ? base : entry(below, 0), each));
    }
    if (!algebra.isScalar(above)) throw unknown("a vector or a matrix as an exponent");
    const matrix = !algebra.isColumn(below) && !algebra.isRow(below);
    if (matrix && number === -1) return operation("inverse", [base], frame);
    if (matrix) {
      if (setting.elementwise || number === null || number < 1 || number > 6) throw unknown("is this power of a matrix meant entry by entry?");
      let whole = below;
      for (let k = 1; k < number; k++) {
        const next = algebra.product(whole, below);
        if (next === null) throw mismatch(`${describe(base, below)}, and only square matrices have powers`, true);
        whole = next;
      }
      return whole;
    }
    if (reading.square === "inner" && number === 2) {
      notes.add("the square of a vector is read as its product with itself");
      return algebra.total(below.entries?.map((each) => arena.power(each, exponent)) ?? null);
    }
    notes.add("a power of a vector is taken entry by entry");
    return algebra.map(below, (each) => arena.power(each, above.entries === null ? exponent : entry(above, 0)));
  }

  /** The sum of squares that a norm is the root of; null for anything else. */
  function squareUnder(node: Node, frame: Frame): Tensor | null {
    if (node.kind !== "apply" || (node.function !== "norm" && node.function !== "frobeniusNorm" && node.function !== "euclideanNorm")) return null;
    const [operand] = node.arguments;
    if (operand === undefined) return null;
    const value = evaluate(operand, frame);
    if (node.function === "euclideanNorm" && !algebra.isScalar(value) && !algebra.isColumn(value) && !algebra.isRow(value)) return null;
    if (node.function === "norm" && !algebra.isScalar(value) && !algebra.isColumn(value) && !algebra.isRow(value)) notes.add("the squared norm of a matrix is read as that of Frobenius");
    return algebra.total(value.entries?.map((each) => arena.power(each, arena.integer(2))) ?? null);
  }

  function elementwise(value: Tensor, name: string): void {
    if (algebra.isScalar(value) || setting.elementwise || algebra.isColumn(value) || algebra.isRow(value) || !algebra.isSquare(value)) {
      if (!algebra.isScalar(value)) notes.add(`${name} is applied to each entry`);
      return;
    }
    throw unknown(`is ${name} of a matrix meant entry by entry?`);
  }

  function applied(node: Node & { readonly kind: "apply" }, frame: Frame): Tensor {
    const [first, second] = node.arguments;
    if (first === undefined) throw unknown(`${node.function} has no argument`);
    if (node.function === "kronecker") {
      const letters = node.arguments.map((argument) => letterOf(argument, frame));
      const [i, j] = letters;
      if (i?.size != null && j?.size != null) sizes.unify(i.size, j.size);
      return algebra.scalar(shapesOnly ? node : arena.integer(i?.value === j?.value ? 1 : 0));
    }
    const value = evaluate(first, frame);
    if (node.function === "abs" && !algebra.isScalar(value)) {
      if (setting.elementwise) throw unknown("are these bars a norm, a determinant, or taken entry by entry?");
      return algebra.isColumn(value) || algebra.isRow(value) ? operation("norm", [first], frame) : operation("determinant", [first], frame);
    }
    if (lookupFunction(node.function) === null) throw unknown(`what ${node.function} does is not known`);
    elementwise(value, node.function);
    if (second === undefined) return algebra.map(value, (each) => arena.apply(node.function, [each]));
    if (node.arguments.length > 2) throw unknown(`${node.function} of more than two arguments`);
    const other = evaluate(second, frame);
    elementwise(other, node.function);
    const made = algebra.zip(value, other, (a, b) => arena.apply(node.function, [a, b]));
    if (made === null) throw clash(first, value, second, other);
    return made;
  }

  function called(node: CallNode, frame: Frame): Tensor {
    const args = node.arguments.map((argument) => evaluate(argument, frame));
    const name = node.callee.kind === "symbol" ? node.callee.name : node.callee.base.name;
    const definition = frame.atomic.has(name) || node.callee.kind === "index" ? undefined : definitions.get(name);
    const order = node.orders.reduce((total, each) => total + each, 0);
    const [only] = args;
    if (definition !== undefined) {
      const parameters = definition.parameters;
      if (definition.indexParameters.length > 0 || (parameters.length > 0 && parameters.length !== args.length)) throw unknown(`${name} is used with other arguments than it is defined with`);
      if (order === 0) {
        // L(w) where the body speaks of w anyway, or where L was defined without arguments.
        const own = parameters.length === 0 || parameters.every((parameter, k) => node.arguments[k] === parameter);
        if (own) return defined(definition, [], frame);
        return evaluate(definition.body, { ...top(frame.atomic), bindings: new Map(parameters.map((parameter, k) => [parameter.name, args[k] ?? algebra.scalar(zero)])) });
      }
      const [parameter] = parameters;
      if (parameter === undefined || only === undefined || parameters.length !== 1) throw unknown(`a derivative of ${name}, which has several arguments`);
      elementwise(only, `${name}′`);
      if (shapesOnly) return only;
      const bare = entry(evaluate(arena.derivative(definition.body, parameter, order, false), { ...top(new Set([...frame.atomic, parameter.name])) }), 0);
      return algebra.map(only, (each) => substitute(arena, bare, new Map<Node, Node>([[parameter, each]])));
    }
    if (frame.atomic.has(name)) return symbol(arena.symbol(name), frame);
    if (args.every((arg) => algebra.isScalar(arg))) return algebra.scalar(shapesOnly ? node : arena.call(node.callee, node.orders, args.map((arg) => entry(arg, 0))));
    if (only === undefined || args.length > 1 || !setting.activations.has(name)) throw unknown(`what ${name} does with a vector is not said`);
    elementwise(only, name);
    return algebra.map(only, (each) => arena.call(node.callee, node.orders, [each]));
  }

  // ---- operations -------------------------------------------------------------------------------------------------------

  function sizeOf(argument: Node | undefined): Size {
    if (argument?.kind === "symbol") return sizes.named(argument.name);
    if (argument?.kind !== "number") throw unknown("a size that was not understood");
    const value = argument.value.numerator;
    return value > 0n ? sizes.named(String(value)) : rangeOf(`place/${value}`);
  }

  function operation(name: string, args: readonly Node[], frame: Frame): Tensor {
    const [first, second] = args;
    if (first === undefined) throw unknown(`${name} has no argument`);
    switch (name) {
      case "ones": {
        const size = sizeOf(first);
        return algebra.fill(size, sizes.one, () => arena.integer(1));
      }
      case "identity":
        return algebra.identity(sizeOf(first));
      case "zeros":
        throw unknown("a zero vector or matrix of unknown shape");
      case "differential":
        return differential(first, frame);
      case "gradient":
      case "hessian":
      case "jacobian": {
        if (second === undefined || (second.kind !== "symbol" && second.kind !== "index")) throw unknown("what the gradient is taken by is not said");
        return derivative(first, second, name === "hessian" ? 2 : 1, name === "jacobian" ? "gradient" : reading.layout, frame);
      }
      default:
        break;
    }
    const value = evaluate(first, frame);
    const squareOnly = (made: Tensor | null): Tensor => {
      if (made === null) throw mismatch(`${describe(first, value)}, but only a square matrix has a ${name}`, true);
      return made;
    };
    switch (name) {
      case "transpose":
        return algebra.transpose(value);
      case "trace":
        return squareOnly(algebra.trace(value));
      case "determinant":
        return squareOnly(algebra.determinant(value));
      case "inverse":
        return squareOnly(algebra.inverse(value));
      case "diag":
        return algebra.diagonal(value);
      case "norm":
      case "euclideanNorm":
      case "frobeniusNorm": {
        const vector = algebra.isScalar(value) || algebra.isColumn(value) || algebra.isRow(value);
        if (!vector && name !== "frobeniusNorm") throw unknown("which norm of a matrix is meant?");
        if (algebra.isScalar(value)) return algebra.map(value, (each) => arena.apply("abs", [each]));
        return algebra.map(algebra.total(value.entries?.map((each) => arena.power(each, arena.integer(2))) ?? null), (each) => arena.apply("sqrt", [each]));
      }
      case "taxicabNorm":
        return algebra.total(value.entries?.map((each) => arena.apply("abs", [each])) ?? null);
      case "vectorise":
        throw unknown("vec is not judged yet");
      default:
        break;
    }
    if (second === undefined) throw unknown(`${name} needs two arguments`);
    const other = evaluate(second, frame);
    const product = (a: Node, b: Node): Node => (a === zero || b === zero ? zero : arena.multiply([a, b]));
    const inner = (): Tensor => {
      const made = algebra.isScalar(value) !== algebra.isScalar(other) && name === "frobenius" ? null : algebra.zip(value, other, product);
      if (made === null) throw clash(first, value, second, other);
      return algebra.total(made.entries);
    };
    switch (name) {
      case "hadamard": {
        const made = algebra.zip(value, other, product);
        if (made === null) throw clash(first, value, second, other);
        return made;
      }
      case "frobenius":
        return inner();
      case "dot": {
        const columns = (algebra.isColumn(value) && algebra.isColumn(other)) || (algebra.isRow(value) && algebra.isRow(other));
        if (columns) return inner();
        const made = algebra.product(value, other);
        if (made === null) throw clash(first, value, second, other);
        return made;
      }
      case "outer": {
        const made = algebra.product(value, algebra.transpose(other));
        if (made === null) throw clash(first, value, second, other);
        return made;
      }
      default:
        throw unknown(`${name} is not judged yet`);
    }
  }

  // ---- derivatives ------------------------------------------------------------------------------------------------------

  function variableEntries(variable: Variable, frame: Frame): Tensor {
    const value = variable.kind === "symbol" ? leaf(variable, frame) : indexed(variable, frame);
    if (value.entries?.some((each) => each.kind !== "symbol" && each.kind !== "index") === true) throw unknown(`${show(variable)} is not what one can differentiate by`);
    return value;
  }

  function derivativeOfEntry(body: Node, variable: Node): Node {
    if (variable.kind !== "symbol" && variable.kind !== "index") return zero;
    const made = differentiate(arena, body, variable);
    if (made.kind === "failure") throw unknown(made.reason);
    for (const requirement of made.requirements) requirements.add(requirement);
    return made.node;
  }

  /** Entries of defined names put back for what stands for them while one differentiates by them. */
  function putBack(tensor: Tensor, atomic: readonly string[], frame: Frame): Tensor {
    if (tensor.entries === null) return tensor;
    const replacements = new Map<Node, Node>();
    for (const name of atomic) {
      if (frame.atomic.has(name) || !definitions.has(name)) continue;
      const node = arena.symbol(name);
      const inside = topOf(new Set([...frame.atomic, name]));
      const [standing, value] = [symbol(node, inside), symbol(node, frame)];
      standing.entries?.forEach((each, k) => replacements.set(each, entry(value, k)));
    }
    if (replacements.size === 0) return tensor;
    for (const requirement of [...requirements]) {
      const replaced = substitute(arena, requirement, replacements);
      if (replaced === requirement) continue;
      requirements.delete(requirement);
      requirements.add(replaced);
    }
    return algebra.map(tensor, (each) => substitute(arena, each, replacements));
  }

  function derivative(body: Node, variable: Variable, order: number, layout: TensorReading["layout"], frame: Frame): Tensor {
    const name = variable.kind === "symbol" ? variable.name : variable.base.name;
    if (frame.bindings.has(name)) throw unknown(`a derivative by ${name} inside a definition`);
    const inside: Frame = { ...frame, atomic: new Set([...frame.atomic, name]), memo: new Map() };
    const above = evaluate(body, inside);
    const below = variableEntries(variable, inside);
    refuseHidden(body, name, above, frame);
    const made = order === 1 ? firstOrder(above, below, layout) : order === 2 && algebra.isScalar(above) && !algebra.isScalar(below) ? secondOrder(above, below) : repeated(above, below, order);
    return putBack(made, [name], frame);
  }

  function repeated(above: Tensor, below: Tensor, order: number): Tensor {
    if (!algebra.isScalar(below)) throw unknown("a higher derivative by a vector");
    let made = above;
    for (let k = 0; k < order; k++) made = algebra.map(made, (each) => derivativeOfEntry(each, entry(below, 0)));
    return made;
  }

  function secondOrder(above: Tensor, below: Tensor): Tensor {
    if (!algebra.isColumn(below) && !algebra.isRow(below)) throw unknown("second derivatives by a matrix");
    const size = algebra.isRow(below) ? below.columns : below.rows;
    const first = below.entries?.map((each) => derivativeOfEntry(entry(above, 0), each)) ?? [];
    return algebra.fill(size, size, (row, column) => derivativeOfEntry(first[row] ?? zero, entry(below, column)));
  }

  function firstOrder(above: Tensor, below: Tensor, layout: TensorReading["layout"]): Tensor {
    const width = (tensor: Tensor): number => algebra.count(tensor.columns);
    if (algebra.isScalar(above)) {
      const made = algebra.map(below, (each) => derivativeOfEntry(entry(above, 0), each));
      return layout === "numerator" && !algebra.isScalar(below) ? algebra.transpose(made) : made;
    }
    if (algebra.isScalar(below)) {
      const made = algebra.map(above, (each) => derivativeOfEntry(each, entry(below, 0)));
      return layout === "denominator" ? algebra.transpose(made) : made;
    }
    if (algebra.isColumn(above) && (algebra.isColumn(below) || algebra.isRow(below))) {
      const along = algebra.isRow(below) ? below.columns : below.rows;
      const made = algebra.fill(above.rows, along, (row, column) => derivativeOfEntry(entry(above, row * width(above)), entry(below, column)));
      return layout === "denominator" ? algebra.transpose(made) : made;
    }
    throw unknown("the derivative of a matrix by a vector or a matrix");
  }

  /** dz/dp with p = σ(z): z does not hold p, yet it is no constant beside p. */
  function refuseHidden(body: Node, name: string, above: Tensor, frame: Frame): void {
    const open = above.entries?.flatMap((each) => [...freeSymbols(each)]).find((each) => each !== name && setting.undetermined.has(each) && !frame.atomic.has(each));
    if (open !== undefined) throw unknown(`what ${open} depends on is not said`);
    if (shapesOnly || frame.atomic.has(name) || !definitions.has(name)) return;
    const held = new Set(above.entries?.flatMap((each) => [...freeSymbols(each)]) ?? []);
    if (held.has(name)) return;
    const under = new Set(symbol(arena.symbol(name), frame).entries?.flatMap((each) => [...freeSymbols(each)]) ?? []);
    if ([...under].some((each) => held.has(each))) throw unknown(`${name} does not occur in ${show(body)}, but both depend on the same names`);
  }

  /** d of an expression: the sum over all varied names of the derivative by each entry times d of the entry. */
  function differential(operand: Node, frame: Frame): Tensor {
    if (containsDifferential(operand)) throw unknown("second differentials are not judged yet");
    const variedHere = [...setting.varied].filter((name) => !restsOnVaried(name));
    const inside: Frame = { ...frame, atomic: new Set([...frame.atomic, ...variedHere]), memo: new Map() };
    const value = evaluate(operand, inside);
    if (value.entries === null) return value;
    const variables: { readonly node: Node; readonly d: Node }[] = [];
    for (const name of variedHere) {
      const whole = symbol(arena.symbol(name), inside);
      whole.entries?.forEach((each) => {
        const d = arena.symbol(`d${name}`);
        if (each.kind === "symbol") variables.push({ node: each, d });
        else if (each.kind === "index") variables.push({ node: each, d: arena.index(d, each.indices) });
      });
    }
    const unique = variables.filter((each, k) => variables.findIndex((other) => other.node === each.node) === k);
    const made = algebra.map(value, (each) => {
      const held = leavesOf(each);
      const terms = unique.filter(({ node }) => held.has(node)).map(({ node, d }) => {
        const slope = derivativeOfEntry(each, node);
        return slope === zero ? zero : arena.multiply([slope, d]);
      });
      return arena.add(terms.filter((term) => term !== zero));
    });
    return putBack(made, variedHere, frame);
  }

  function containsDifferential(node: Node): boolean {
    return (node.kind === "apply" && node.function === "differential") || childrenOf(node).some(containsDifferential);
  }

  /** Is the name defined by others that vary too? Then d of it is worked out from theirs. */
  function restsOnVaried(name: string): boolean {
    const seen = new Set<string>([name]);
    for (const each of seen) {
      const definition = definitions.get(each);
      if (definition === undefined) continue;
      for (const free of freeSymbols(definition.body)) if (!definition.indexParameters.some((parameter) => parameter.name === free)) seen.add(free);
    }
    seen.delete(name);
    return [...seen].some((each) => setting.varied.has(each));
  }

  return {
    algebra,
    evaluate: (node: Node): Tensor => {
      depth = 0;
      opened.clear();
      return evaluate(node, topOf(new Set()));
    },
    requirements,
    freeLetters,
    notes,
  };
}

export type Evaluation = ReturnType<typeof createEvaluation>;

/** The symbols and index nodes of a scalar expression. */
function leavesOf(root: Node): ReadonlySet<Node> {
  const seen = new Set<Node>([root]);
  for (const node of seen) if (node.kind !== "index") for (const child of childrenOf(node)) seen.add(child);
  return seen;
}
