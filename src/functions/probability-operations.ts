// Expectations, variances, covariances and probabilities as names of apply nodes, and the events inside them. They are no functions of real numbers, so the registry does not hold
// them: elaboration makes them, `calculus/probability/` works them out on finite distributions.

import type { ApplyNode, Node } from "../expression/node.js";

/**
 * A kernel and the number of its subjects. After them comes its law, then what is given: `expectation(X², law, Y)` is E(X² | Y). Of a `probability` the first argument says
 * how many events follow the law; what stands after those is given.
 */
export const probabilityKernels: ReadonlyMap<string, number> = new Map([
  ["expectation", 1],
  ["variance", 1],
  ["standardDeviation", 1],
  ["covariance", 2],
  ["correlation", 2],
  ["probability", 1],
]);

/** `law(distribution, …names)`: 0 where no distribution is written, and the names that vary where they are (`E_{x ∼ q}`). */
export const LAW = "law";

/** Events made of events. An event is a relation, a name that stands for one (or for "the quantity has this value"), or one of these. */
export const eventOperations: ReadonlySet<string> = new Set(["bothEvents", "eitherEvent", "complementEvent"]);

/** Is the node an expectation, a variance, a covariance, a probability? */
export function isProbabilityKernel(node: Node): node is ApplyNode {
  return node.kind === "apply" && probabilityKernels.has(node.function);
}

/** The parts of a kernel as they are written. */
export interface KernelParts {
  readonly subjects: readonly Node[];
  readonly distribution: Node | null;
  readonly names: readonly Node[];
  readonly given: readonly Node[];
}

/** Takes a kernel apart. */
export function kernelParts(kernel: ApplyNode): KernelParts {
  const isProbability = kernel.function === "probability";
  const [first] = kernel.arguments;
  const count = isProbability ? (first?.kind === "number" ? Number(first.value.numerator) : 0) : (probabilityKernels.get(kernel.function) ?? 1);
  const at = isProbability ? 1 : count;
  const law = kernel.arguments[at];
  const [distribution, ...names] = law?.kind === "apply" && law.function === LAW ? law.arguments : [];
  const after = kernel.arguments.slice(at + 1);
  return {
    subjects: isProbability ? after.slice(0, count) : kernel.arguments.slice(0, count),
    distribution: distribution === undefined || distribution.kind === "number" ? null : distribution,
    names,
    given: isProbability ? after.slice(count) : after,
  };
}
