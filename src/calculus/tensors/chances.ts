// Expectations and covariances of vectors and matrices, entry by entry: E(M) has the expectations of the entries, Var(x) of a vector the covariances of each with each.
// What is left are kernels over numbers, which are judged on finite probability spaces.

import type { ApplyNode, Node } from "../../expression/node.js";
import { kernelParts, LAW } from "../../functions/probability-operations.js";
import { entry, show, type Evaluator, type Frame } from "./evaluator.js";
import { unknown, type Tensor } from "./tensor.js";

/** The value of an expectation, variance, covariance or probability. Throws TensorProblem where its shape is not clear. */
export function kernelOf(here: Evaluator, node: ApplyNode, frame: Frame): Tensor {
  const { arena, algebra } = here;
  const { subjects, distribution, names, given } = kernelParts(node);
  const [first, second] = subjects;
  if (node.function === "probability" || first === undefined) {
    if (subjects.some((subject) => subject.kind !== "relation" && !algebra.isScalar(here.evaluate(subject, frame)))) throw unknown(`what is the probability ${show(node)} of a vector?`);
    return algebra.scalar(node);
  }
  const entriesOf = (nodes: readonly Node[]): readonly Node[] => nodes.flatMap((each): readonly Node[] => {
    if (each.kind === "relation") return [each];
    const value = here.evaluate(each, frame);
    return value.entries ?? [each];
  });
  const value = here.evaluate(first, frame);
  const law = arena.apply(LAW, [distribution ?? arena.integer(0), ...entriesOf(names)]);
  const known = entriesOf(given);
  const kernel = (name: string, parts: readonly Node[]): Node => arena.apply(name, [...parts, law, ...known]);
  switch (node.function) {
    case "expectation":
      return algebra.map(value, (each) => kernel("expectation", [each]));
    case "variance":
      if (algebra.isScalar(value)) return algebra.map(value, (each) => kernel("variance", [each]));
      return covariances(here, value, value, kernel);
    case "covariance": {
      const other = second === undefined ? value : here.evaluate(second, frame);
      if (algebra.isScalar(value) && algebra.isScalar(other)) return algebra.map(value, (each) => kernel("covariance", [each, entry(here, other, 0)]));
      return covariances(here, value, other, kernel);
    }
    default:
      if (!algebra.isScalar(value)) throw unknown(`what is the ${node.function} of a vector?`);
      return algebra.map(value, (each) => kernel(node.function, [each, ...(second === undefined ? [] : [entry(here, here.evaluate(second, frame), 0)])]));
  }
}

/** The covariances of the entries of one column with those of another, a row for each of the first. */
function covariances(here: Evaluator, left: Tensor, right: Tensor, kernel: (name: string, parts: readonly Node[]) => Node): Tensor {
  const { algebra } = here;
  const isUpright = (tensor: Tensor): boolean => algebra.isColumn(tensor) || algebra.isScalar(tensor);
  if (!isUpright(left) || !isUpright(right)) throw unknown("the covariance of rows or matrices");
  return algebra.fill(left.rows, right.rows, (row, column) => kernel("covariance", [entry(here, left, row), entry(here, right, column)]));
}
