// Directional derivatives, `D_v f`: whether the direction is of length one decides what the notation means, and a value of one of an unknown function is given, not worked out.

import { addRational, divideRational, equalRational, multiplyRational, rational, type Rational } from "../arithmetic/rational.js";
import type { ElaboratedLine } from "../elaborate/derivation.js";
import type { Definitions } from "../expression/definition.js";
import type { Node } from "../expression/node.js";
import { someNode } from "../expression/traverse.js";

const ONE = rational(1, 1);

/** `D_v f(p)` with a v that is not seen to be of length one: some divide by its length, some do not. */
export function directionDoubt(lines: readonly ElaboratedLine[], definitions: Definitions): string | null {
  const isOpen = ({ draft, located }: ElaboratedLine): boolean =>
    located !== null && /(?<![a-zA-Z\\])D_/.test(draft.source.text.slice(draft.range.start, draft.range.end)) && someNode(located.node, (node) => node.kind === "apply" && node.function === "dot" && node.arguments[1] !== undefined && !isUnit(writtenOut(node.arguments[1], definitions)));
  return lines.some(isOpen) ? "is the direction of this derivative of length one?" : null;
}

/** Is it the product of the partial derivatives of a function without a definition with a direction? */
export function isUnknownSlope(node: Node, isDefined: (name: string) => boolean): boolean {
  const [slopes] = node.kind === "apply" && node.function === "dot" ? node.arguments : [];
  return slopes?.kind === "apply" && slopes.function === "matrix" && slopes.arguments.slice(1).every((each) => each.kind === "call" && each.callee.kind === "symbol" && !isDefined(each.callee.name));
}

/** What a name stands for that is given as a vector. */
function writtenOut(vector: Node, definitions: Definitions): Node {
  const definition = vector.kind === "symbol" ? definitions.get(vector.name) : undefined;
  return definition === undefined || definition.parameters.length + definition.indexParameters.length > 0 ? vector : definition.body;
}

function isUnit(vector: Node): boolean {
  const length = squareOfLength(vector);
  return length !== null && equalRational(length, ONE);
}

/** The square of the length of a vector that is written out in numbers; null where it is not. */
function squareOfLength(vector: Node): Rational | null {
  switch (vector.kind) {
    case "apply":
      if (vector.function !== "matrix") return null;
      return vector.arguments.slice(1).map(squareOf).reduce<Rational | null>((sum, each) => (sum === null || each === null ? null : addRational(sum, each)), rational(0, 1));
    case "negate":
      return squareOfLength(vector.operand);
    case "divide": {
      const [above, below] = [squareOfLength(vector.numerator), squareOf(vector.denominator)];
      return above === null || below === null || below.numerator === 0n ? null : divideRational(above, below);
    }
    case "multiply": {
      const vectors = vector.factors.filter((factor) => squareOfLength(factor) !== null);
      const [only, ...others] = vectors;
      if (only === undefined || others.length > 0) return null;
      return vector.factors.reduce<Rational | null>((product, factor) => {
        const square = factor === only ? squareOfLength(factor) : squareOf(factor);
        return product === null || square === null ? null : multiplyRational(product, square);
      }, ONE);
    }
    default:
      return null;
  }
}

/** The square of a number, which may be a root or a length; null for anything else. */
function squareOf(node: Node): Rational | null {
  switch (node.kind) {
    case "number":
      return multiplyRational(node.value, node.value);
    case "negate":
      return squareOf(node.operand);
    case "divide": {
      const [above, below] = [squareOf(node.numerator), squareOf(node.denominator)];
      return above === null || below === null || below.numerator === 0n ? null : divideRational(above, below);
    }
    case "apply": {
      const [of] = node.arguments;
      if (of === undefined) return null;
      if (node.function === "sqrt") return of.kind === "number" && of.value.numerator > 0n ? of.value : null;
      return ["abs", "norm", "euclideanNorm"].includes(node.function) ? squareOfLength(of) : null;
    }
    default:
      return null;
  }
}
