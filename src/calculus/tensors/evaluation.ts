// Evaluates expressions with vectors and matrices: to shapes, unifying sizes on the way, or, on an instance with a number for each size, to matrices of scalar
// expressions with all definitions put in and all derivatives and differentials carried out. Here every kind of node finds its room.

import type { IntegralNode, LimitNode, Node } from "../../expression/node.js";
import { freeSymbols, substitute } from "../../expression/traverse.js";
import { probabilityKernels } from "../../functions/probability-operations.js";
import { isTensorOperation } from "../../functions/tensor-operations.js";
import { freshName } from "../indices.js";
import { kernelOf } from "./chances.js";
import { derivative } from "./derivatives.js";
import { clash, describe, frameAround, show, type Evaluator, type Frame, type Instance, type NameShapes } from "./evaluator.js";
import { applied, called, mapped, ofEntries, power, summed } from "./functions.js";
import { indexed, symbol } from "./names.js";
import { operation } from "./operations.js";
import type { TensorReading, TensorSetting } from "./setting.js";
import type { Sizes } from "./sizes.js";
import { createAlgebra, mismatch, unknown, TensorProblem, type Tensor, type TensorAlgebra } from "./tensor.js";

/** Deeper expressions are not evaluated. */
const DEEPEST = 400;

export interface Evaluation {
  readonly algebra: TensorAlgebra;
  /** Throws TensorProblem. */
  readonly evaluate: (node: Node) => Tensor;
  readonly requirements: ReadonlySet<Node>;
  readonly freeLetters: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
}

/** What is said of a number beside a vector or matrix. */
export const ADDED_TO_ENTRIES = "a number added to a vector or matrix is added to each entry";
export const IDENTITY_LEFT_OUT = "a number beside a square matrix is taken times the identity";

/** A number as that times the identity where it stands beside a square matrix and is read so; anything else as it is. */
function asIdentity(here: Evaluator, tensor: Tensor, beside: Tensor): Tensor {
  const { algebra } = here;
  if (here.reading.besideSquare !== "identity" || !algebra.isScalar(tensor) || algebra.isScalar(beside) || !algebra.isSquare(beside)) return tensor;
  return algebra.fill(beside.rows, beside.columns, (row, column) => (row === column ? (tensor.entries?.[0] ?? here.zero) : here.zero));
}

/** An evaluation; with `instance` null it finds out shapes. */
export function createEvaluation(setting: TensorSetting, reading: TensorReading, sizes: Sizes, names: NameShapes, instance: Instance | null): Evaluation {
  const topFrames = new Map<string, Frame>();
  let depth = 0;

  function topOf(atomic: ReadonlySet<string>): Frame {
    const key = [...atomic].sort().join("\u0000");
    const known = topFrames.get(key);
    if (known !== undefined) return known;
    const made = frameAround(atomic);
    topFrames.set(key, made);
    return made;
  }

  function evaluate(node: Node, frame: Frame): Tensor {
    const known = frame.memo.get(node);
    if (known !== undefined) return known;
    depth += 1;
    if (depth > DEEPEST) throw unknown("the expression is nested too deeply");
    let made: Tensor;
    try {
      made = evaluateNew(here, node, frame);
    } catch (error) {
      if (error instanceof TensorProblem) error.at ??= node;
      throw error;
    }
    depth -= 1;
    frame.memo.set(node, made);
    return made;
  }

  const { arena, definitions } = setting;
  const here: Evaluator = {
    arena, definitions, setting, reading, sizes, names, instance, evaluate, topOf, algebra: createAlgebra(arena, sizes, instance === null ? null : instance.count), zero: arena.integer(0),
    requirements: new Set(), freeLetters: new Set(), opened: new Set(), notes: new Set(),
  };
  return {
    algebra: here.algebra, requirements: here.requirements, freeLetters: here.freeLetters, notes: here.notes,
    evaluate: (node) => {
      depth = 0;
      here.opened.clear();
      return evaluate(node, topOf(new Set()));
    },
  };
}

function evaluateNew(here: Evaluator, node: Node, frame: Frame): Tensor {
  switch (node.kind) {
    case "number":
      return here.algebra.scalar(node);
    case "symbol":
      return symbol(here, node, frame);
    case "index":
      return indexed(here, node, frame);
    case "add": {
      const [first, ...rest] = node.terms;
      if (first === undefined) return here.algebra.scalar(here.zero);
      let whole = here.evaluate(first, frame);
      let so: Node = first;
      for (const term of rest) {
        const next = here.evaluate(term, frame);
        if (here.algebra.isScalar(whole) !== here.algebra.isScalar(next)) here.notes.add(here.reading.besideSquare === "identity" ? IDENTITY_LEFT_OUT : ADDED_TO_ENTRIES);
        const joined = here.algebra.zip(asIdentity(here, whole, next), asIdentity(here, next, whole), (a, b) => (a === here.zero ? b : b === here.zero ? a : here.arena.add([a, b])));
        if (joined === null) throw clash(here, so, whole, term, next);
        if (here.algebra.isScalar(whole)) so = term;
        whole = joined;
      }
      return whole;
    }
    case "negate":
      return here.algebra.map(here.evaluate(node.operand, frame), (each) => here.arena.negate(each));
    case "multiply": {
      const [first, ...rest] = node.factors;
      if (first === undefined) return here.algebra.scalar(here.arena.integer(1));
      let whole = here.evaluate(first, frame);
      const taken: Node[] = [first];
      for (const factor of rest) {
        const next = here.evaluate(factor, frame);
        // Of which shape the zero is, and so the product, is not said, unless it stands before a vector that is written out.
        const isWrittenOut = factor.kind === "apply" && factor.function === "matrix" && taken.every((each) => here.algebra.isScalar(here.evaluate(each, frame)));
        if (!isWrittenOut && (factor === here.zero || taken.includes(here.zero)) && !(here.algebra.isScalar(whole) && here.algebra.isScalar(next))) throw unknown("a zero vector or matrix of unknown shape");
        const joined = here.algebra.product(whole, next);
        if (joined === null) throw mismatch(`${describe(here, here.arena.multiply(taken), whole)} and is multiplied by ${show(factor)}, which is ${here.algebra.shapeText(next)}`, true);
        whole = joined;
        taken.push(factor);
      }
      return whole;
    }
    case "divide": {
      const [above, below] = [here.evaluate(node.numerator, frame), here.evaluate(node.denominator, frame)];
      if (!here.algebra.isScalar(below) && here.algebra.isSquare(below) && !here.setting.elementwise) throw unknown("a matrix in a denominator");
      if (!here.algebra.isScalar(below)) here.notes.add("a fraction of vectors is taken entry by entry");
      const made = here.algebra.zip(above, below, (a, b) => here.arena.divide(a, b));
      if (made === null) throw clash(here, node.numerator, above, node.denominator, below);
      return made;
    }
    case "power":
      return power(here, node.base, node.exponent, frame);
    case "apply":
      if (probabilityKernels.has(node.function)) return kernelOf(here, node, frame);
      return isTensorOperation(node) ? operation(here, node.function, node.arguments, frame) : applied(here, node, frame);
    case "call":
      return called(here, node, frame);
    case "sum":
    case "product":
      return summed(here, node, frame);
    case "derivative":
      return derivative(here, node.body, node.variable, node.order, here.reading.layout, frame);
    case "relation":
    case "opaque":
      throw unknown(node.kind === "opaque" ? node.what : "a statement where an expression was expected");
    case "limit":
    case "integral": {
      const kind = here.reading.kinds.get(node.variable.name)?.kind;
      if (kind !== undefined && kind !== "scalar") throw unknown(`${node.variable.name} is a vector or a matrix elsewhere`);
      return here.definitions.has(node.variable.name) && !frame.atomic.has(node.variable.name) ? here.evaluate(underOwnName(here, node), frame) : ofEntries(here, node, frame);
    }
    case "piecewise":
      return mapped(here, node, frame);
  }
}

/** A limit or a definite integral by a letter that stands for something outside: bound, it is another one. */
function underOwnName({ arena, definitions }: Evaluator, node: LimitNode | IntegralNode): Node {
  if (node.kind === "integral" && node.lower === null) throw unknown(`the integral by ${node.variable.name}: it is not known by what ${node.variable.name} varies`);
  const fresh = freshName(arena, node.variable, new Set([...freeSymbols(node.body), node.variable.name, ...definitions.keys()]));
  const body = substitute(arena, node.body, new Map<Node, Node>([[node.variable, fresh]]));
  return node.kind === "limit" ? arena.limit(fresh, node.point, node.side, body) : arena.integral(fresh, node.lower, node.upper, body);
}
