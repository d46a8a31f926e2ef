// Products of matrices and vectors multiplied out in their order, with what the text says of neighbouring factors put in: `(I - P)^\top (I - P)` is `I - P - P^\top + P^\top P`, and with P² = P and
// P symmetric `I - P`. Every step holds of any matrices whose shapes fit, so that what is made may take the place of what was.

import { rationalValue } from "../functions/powers.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { substitute } from "../expression/traverse.js";
import { putFor } from "./put-for.js";

/** More terms are not written out. */
const MOST_TERMS = 64;
const MOST_ROUNDS = 4;

export interface ProductKinds {
  /** May the expression be a vector or a matrix? */
  readonly isTensor: (node: Node) => boolean;
  readonly isSymmetric: (name: string) => boolean;
}

type Term = readonly Node[];

/** The expression as a sum of products, with what the equations put for products in place; null where it is too long. */
export function expandedUnder(arena: Arena, root: Node, equations: readonly Node[], kinds: ProductKinds): Node | null {
  const rules = equations.flatMap((equation) => {
    if (equation.kind !== "relation" || equation.operator !== "=") return [];
    const from = expanded(arena, equation.left, kinds);
    return from?.length === 1 && (from[0]?.length ?? 0) > 1 ? [{ from: arena.multiply(from[0] ?? []), to: equation.right }] : [];
  });
  let node = equations.reduce((each, equation) => withoutInverse(arena, each, equation), root);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const terms = expanded(arena, node, kinds);
    if (terms === null) return null;
    const made = rules.reduce((each, { from, to }) => putFor(arena, each, from, to), arena.add(terms.map((factors) => arena.multiply(factors))));
    if (made === node) break;
    node = made;
  }
  return node;
}

/** With `Q^\top Q = I`, Q⁻¹ is Q^⊤ where there is an inverse at all. */
function withoutInverse(arena: Arena, root: Node, equation: Node): Node {
  if (equation.kind !== "relation" || equation.operator !== "=" || !isIdentity(equation.right) || equation.left.kind !== "multiply" || equation.left.factors.length !== 2) return root;
  const [first, second] = equation.left.factors;
  const own = [[first, second], [second, first]].find(([whole, other]) => whole !== undefined && other === arena.apply("transpose", [whole]))?.[0];
  if (own === undefined) return root;
  const lying = arena.apply("transpose", [own]);
  return substitute(arena, root, new Map<Node, Node>([[arena.power(own, arena.integer(-1)), lying], [arena.apply("inverse", [own]), lying]]));
}

function expanded(arena: Arena, node: Node, kinds: ProductKinds): readonly Term[] | null {
  const inner = (each: Node): readonly Term[] | null => expanded(arena, each, kinds);
  switch (node.kind) {
    case "add": {
      const all = node.terms.map(inner);
      return limited(all.every((terms) => terms !== null) ? all.flat() : null);
    }
    case "negate":
      return inner(node.operand)?.map((factors) => [arena.integer(-1), ...factors]) ?? null;
    case "multiply":
      return product(node.factors.map(inner), kinds);
    case "divide":
      return inner(node.numerator)?.map((factors) => [arena.divide(arena.integer(1), node.denominator), ...factors]) ?? null;
    case "power": {
      const exponent = rationalValue(node.exponent);
      const times = exponent === null || exponent.denominator !== 1n ? 0 : Number(exponent.numerator);
      if (times < 2 || times > 4) return [[node]];
      const { base } = node;
      if (base.kind === "apply" && (base.function === "norm" || base.function === "euclideanNorm") && times === 2) {
        const [vector] = base.arguments;
        return vector === undefined ? null : inner(arena.multiply([arena.apply("transpose", [vector]), vector]));
      }
      return kinds.isTensor(base) ? product(Array.from({ length: times }, () => inner(base)), kinds) : [[node]];
    }
    case "apply": {
      const [operand] = node.arguments;
      if (node.function === "dot" && node.arguments.length === 2) return [[node]];
      if (node.function !== "transpose" || operand === undefined) return [[node]];
      return inner(operand)?.map((factors) => [...factors].reverse().map((factor) => transposed(arena, factor, kinds))) ?? null;
    }
    default:
      return [[node]];
  }
}

/** Each term of each factor with each of the others, in their order. */
function product(factors: readonly (readonly Term[] | null)[], kinds: ProductKinds): readonly Term[] | null {
  let made: readonly Term[] = [[]];
  for (const terms of factors) {
    const next = terms === null ? null : limited(made.flatMap((term) => terms.map((other) => [...term, ...other])));
    if (next === null) return null;
    made = next;
  }
  return made.map((term) => numbersFirst(withoutIdentity(term, kinds), kinds));
}

/** Numbers change places with everything. */
const numbersFirst = (term: Term, kinds: ProductKinds): Term => [...term.filter((factor) => !kinds.isTensor(factor) && !isIdentity(factor)), ...term.filter((factor) => kinds.isTensor(factor) || isIdentity(factor))];

const limited = (terms: readonly Term[] | null): readonly Term[] | null => (terms !== null && terms.length <= MOST_TERMS ? terms : null);

const isIdentity = (node: Node): boolean => node.kind === "apply" && node.function === "identity";

/** Beside another matrix or vector an identity matrix changes nothing. */
function withoutIdentity(term: Term, kinds: ProductKinds): Term {
  const others = term.filter((factor) => !isIdentity(factor));
  return others.length < term.length && others.some(kinds.isTensor) ? others : term;
}

function transposed(arena: Arena, factor: Node, kinds: ProductKinds): Node {
  if (factor.kind === "apply" && factor.function === "transpose") return factor.arguments[0] ?? factor;
  if (isIdentity(factor) || !kinds.isTensor(factor) || (factor.kind === "symbol" && kinds.isSymmetric(factor.name))) return factor;
  return arena.apply("transpose", [factor]);
}
