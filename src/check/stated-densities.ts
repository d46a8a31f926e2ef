// Where a chain begins with a density or a likelihood, `p(x | μ, σ) = …`, or with its logarithm, what stands behind the sign says what it is: there is nothing that it could follow from.

import { childrenOf, type Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";
import { isProbabilityKernel } from "../functions/probability-operations.js";
import { CONDITION_NOT_JUDGED } from "../syntax/math-sequence.js";

/** Letters and words before a bracket with a bar that name a law: `\mathcal{N}(x | μ, Σ)`. */
const NAMED_LAW = /^(?:𝒩|𝒯|𝒰|N|Cat|Ber|Bern|Bernoulli|Bin|Binomial|Beta|Dir|Dirichlet|Ga|Gam|Gamma|IG|IW|NIW|Poi|Poisson|Mu|Mult|Multinomial|Unif|Uniform|Normal|Exp)(?:_|$)/u;
const DENSITY = /^[pqfgPQL](?:_|$)|^(?:Pr|ℙ|ℒ)$/u;

/** The letter before a bracket with a bar, `p(x | y)` with nothing around it; null for anything else. */
function headOfKernel(node: Node): string | null {
  if (node.kind !== "multiply" || node.factors.length !== 2) return null;
  const [head, bracket] = node.factors;
  if (bracket?.kind !== "opaque" || bracket.what !== CONDITION_NOT_JUDGED) return null;
  return head?.kind === "symbol" ? head.name : head?.kind === "index" ? head.base.name : null;
}

/** The name of a function whose value it is, N of `N(x | μ, Σ)` too, where the bar stands between arguments; null for anything else. */
const calleeOf = (node: Node): string | null => (node.kind !== "call" ? null : node.callee.kind === "symbol" ? node.callee.name : node.callee.base.name);

const isBracket = (node: Node): boolean => node.kind === "opaque" && node.what === CONDITION_NOT_JUDGED;

/** Is it a density, a mass or a likelihood, or the logarithm of one, with a sign at most? */
export function isDensityOrLogarithm(node: Node): boolean {
  if (node.kind === "negate") return isDensityOrLogarithm(node.operand);
  if (node.kind === "apply" && /^(?:log|ln|log2|log10)$/.test(node.function) && node.arguments.length === 1) return node.arguments[0] !== undefined && isDensityOrLogarithm(node.arguments[0]);
  return (isProbabilityKernel(node) && node.function === "probability") || DENSITY.test(headOfKernel(node) ?? "");
}

/** Does this line say what the density is that the chain begins with: a formula without any, or one named law? */
export function statesDensity(before: Node, after: Node): boolean {
  const isLaw = NAMED_LAW.test(headOfKernel(after) ?? (someNode(after, isBracket) ? calleeOf(after) : null) ?? "");
  if (isLaw && DENSITY.test(calleeOf(before) ?? "")) return true;
  if (!isDensityOrLogarithm(before)) return false;
  if (isLaw) return true;
  return !someNode(after, (node) => isProbabilityKernel(node) || isBracket(node)) && childrenOf(after).length > 0;
}
