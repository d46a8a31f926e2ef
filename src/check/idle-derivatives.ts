// Derivatives of what does not speak of their variable, as far as the text says: `\nabla_\theta \log\pi(a)` where nothing tells that π depends on θ. They are all 0, so that any two
// of them agree, whatever the step does.

import type { ElaboratedDerivation } from "../elaborate/derivation.js";
import { namesReached } from "../elaborate/unknown-losses.js";
import { childrenOf, type Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";
import { isProbabilityKernel } from "../functions/probability-operations.js";

/** Operations that differentiate by what stands behind what they are of. */
export const GRADIENTS: ReadonlySet<string> = new Set(["gradient", "hessian", "jacobian", "nablaSquared"]);

/** Why agreement of two sides says nothing: all derivatives in both are 0 for want of a word on what they are of; null where it says something. */
export function idleDoubt(sides: readonly Node[], elaborated: ElaboratedDerivation): string | null {
  if (sides.some(isZero) && sides.some((side) => derivativesIn(side).some(({ of }) => someNode(of, (node) => node.kind === "opaque" || isProbabilityKernel(node))))) return "what a probability here depends on is not said";
  const found = sides.map((side) => derivativesIn(side).map((each) => idleName(each, elaborated)));
  const all = found.some((names) => names.length === 0 || names.includes(null)) ? null : (found.flat()[0] ?? null);
  const vanishing = sides.map((side) => idleFactor(side, elaborated));
  const name = all ?? (vanishing.includes(null) ? null : (vanishing[0] ?? null));
  return name === null ? null : `what ${name} depends on is not said`;
}

const isZero = (side: Node): boolean => side.kind === "number" && side.value.numerator === 0n;

/** A letter of such a derivative where the whole is 0 with it, as `\frac{\partial E}{\partial u} f'(x)` is; null where it is not. */
function idleFactor(node: Node, elaborated: ElaboratedDerivation): string | null {
  const within = (inner: Node): string | null => idleFactor(inner, elaborated);
  switch (node.kind) {
    case "derivative":
      return idleName({ of: node.body, by: node.variable }, elaborated);
    case "multiply":
      return node.factors.map(within).find((name) => name !== null) ?? null;
    case "divide":
      return within(node.numerator);
    case "negate":
      return within(node.operand);
    case "sum":
      return within(node.body);
    case "add": {
      const names = node.terms.map(within);
      return names.includes(null) ? null : (names[0] ?? null);
    }
    case "apply": {
      const [of, by] = node.arguments;
      if (GRADIENTS.has(node.function)) return of === undefined || by === undefined ? null : idleName({ of, by }, elaborated);
      return node.function === "dot" ? (node.arguments.map(within).find((name) => name !== null) ?? null) : node.function === "transpose" && of !== undefined ? within(of) : null;
    }
    default:
      return null;
  }
}

function derivativesIn(root: Node): readonly { readonly of: Node; readonly by: Node }[] {
  const found: { readonly of: Node; readonly by: Node }[] = [];
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const [of, by] = node.kind === "derivative" ? [node.body, node.variable] : node.kind === "apply" && GRADIENTS.has(node.function) ? node.arguments : [];
    if (of !== undefined && by !== undefined) found.push({ of, by });
    childrenOf(node).forEach(visit);
  };
  visit(root);
  return found;
}

/** A letter in what is differentiated, where nothing in it rests on the variable; null where something does, or may. */
function idleName({ of, by }: { readonly of: Node; readonly by: Node }, { definitions, dependence }: ElaboratedDerivation): string | null {
  if (someNode(of, (node) => node.kind === "opaque" || node.kind === "derivative")) return null;
  const variables = namesReached([by], new Map());
  const letters = [...namesReached([of], definitions)].filter((name) => name !== "e" && name !== "π");
  // J of `J(y) = …` rests on y wherever it stands.
  const own = letters.flatMap((name) => definitions.get(name)?.parameters.map((parameter) => parameter.name) ?? []);
  const rests = [...letters, ...own].some((name) => variables.has(name) || variables.has(dependence.get(name)?.name ?? ""));
  return rests ? null : (letters[0] ?? null);
}
