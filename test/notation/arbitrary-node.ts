// Random expressions for property tests, over any arena. Names are chosen so that by the rules of reading each has the role that its node says: x is multiplied, f is
// applied, y_i is indexed, x_max is one name.

import fc from "fast-check";
import { rational } from "../../src/arithmetic/rational.js";
import type { Arena } from "../../src/expression/arena.js";
import type { Node, Variable } from "../../src/expression/node.js";

/** A node yet to be made; the same build in two arenas gives the same structure. */
export type Build = (arena: Arena) => Node;
type BuildVariable = (arena: Arena) => Variable;

export interface NodeShape {
  /** How deep it may nest; 3 or 4 gives expressions of the size people write. */
  readonly depth: number;
  readonly numbers: boolean;
  /** `x_max`, `W^(2)`, `𝐱`, MSE beside x, y, α, ŷ. */
  readonly decoratedNames: boolean;
  readonly indices: boolean;
  readonly functions: boolean;
  readonly calls: boolean;
  readonly bigOperators: boolean;
  readonly derivatives: boolean;
}

/** Everything that notation can say. */
export const EVERYTHING: NodeShape = {
  depth: 4, numbers: true, decoratedNames: true, indices: true, functions: true, calls: true, bigOperators: true, derivatives: true,
};
/** Arithmetic on plain letters. */
export const ARITHMETIC_ONLY: NodeShape = {
  depth: 4, numbers: true, decoratedNames: false, indices: false, functions: false, calls: false, bigOperators: false, derivatives: false,
};

const PLAIN_NAMES = ["x", "y", "z", "a", "b", "α", "ŷ", "π"];
const DECORATED_NAMES = ["x_0", "x_max", "W^(2)", "𝐱", "MSE", "θ_1", "e"];
const UNARY = ["sin", "cos", "tan", "exp", "log", "sqrt", "abs", "arctan", "sinh", "tanh", "sign"];

const symbol = (name: string): BuildVariable => (arena) => arena.symbol(name);
const index = (base: string, ...indices: readonly Build[]): BuildVariable => (arena) => arena.index(arena.symbol(base), indices.map((each) => each(arena)));

/** Random builds of the given shape. */
export function arbitraryBuild(shape: NodeShape): fc.Arbitrary<Build> {
  const number = fc.oneof(
    fc.integer({ min: 0, max: 12 }).map((n): Build => (arena) => arena.integer(n)),
    fc.integer({ min: -9, max: -1 }).map((n): Build => (arena) => arena.integer(n)),
    fc.tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 2, max: 7 })).map(([n, d]): Build => (arena) => arena.number(rational(n, d))),
  );
  const name = fc.constantFrom(...PLAIN_NAMES, ...(shape.decoratedNames ? DECORATED_NAMES : [])).map(symbol);
  const i = symbol("i");
  const indexed = fc.constantFrom(
    index("v", i), index("q̂", i), index("w", symbol("j")), index("A", i, symbol("j")), index("u", (arena) => arena.add([arena.symbol("n"), arena.integer(1)])),
    index("u", (arena) => arena.multiply([arena.integer(2), arena.symbol("n")])),
  );
  const variable: fc.Arbitrary<BuildVariable> = shape.indices ? fc.oneof(fc.constantFrom("x", "y", "α", "ŷ").map(symbol), indexed) : fc.constantFrom("x", "y", "α", "ŷ").map(symbol);
  const leaf: fc.Arbitrary<Build> = fc.oneof(...(shape.numbers ? [number] : []), name, ...(shape.indices ? [indexed] : []));

  const grow = (depth: number): fc.Arbitrary<Build> => {
    if (depth <= 0) return leaf;
    const inner = fc.oneof({ weight: 2, arbitrary: leaf }, { weight: 3, arbitrary: fc.constant(null).chain(() => grow(depth - 1)) });
    const several = fc.array(inner, { minLength: 2, maxLength: 4 });
    const pair = fc.tuple(inner, inner);
    const kinds: fc.Arbitrary<Build>[] = [
      several.map((parts): Build => (arena) => arena.add(parts.map((part) => part(arena)))),
      several.map((parts): Build => (arena) => arena.multiply(parts.map((part) => part(arena)))),
      pair.map(([a, b]): Build => (arena) => arena.subtract(a(arena), b(arena))),
      inner.map((a): Build => (arena) => arena.negate(a(arena))),
      pair.map(([a, b]): Build => (arena) => arena.divide(a(arena), b(arena))),
      pair.map(([a, b]): Build => (arena) => arena.power(a(arena), b(arena))),
    ];
    if (shape.functions) {
      kinds.push(
        fc.tuple(fc.constantFrom(...UNARY), inner).map(([f, a]): Build => (arena) => arena.apply(f, [a(arena)])),
        fc.tuple(fc.constantFrom("max", "min"), inner, inner).map(([f, a, b]): Build => (arena) => arena.apply(f, [a(arena), b(arena)])),
        fc.tuple(fc.integer({ min: 3, max: 5 }), inner).map(([n, a]): Build => (arena) => arena.apply("root", [a(arena), arena.integer(n)])),
        fc.tuple(fc.integer({ min: 2, max: 3 }), inner).map(([n, a]): Build => (arena) => arena.apply("logbase", [a(arena), arena.integer(n)])),
      );
    }
    if (shape.calls) {
      kinds.push(
        fc.tuple(fc.constantFrom("f", "g"), fc.integer({ min: 0, max: 3 }), inner).map(([f, order, a]): Build => (arena) => arena.call(arena.symbol(f), [order], [a(arena)])),
        pair.map(([a, b]): Build => (arena) => arena.call(arena.symbol("h"), [0, 0], [a(arena), b(arena)])),
      );
    }
    if (shape.bigOperators) {
      kinds.push(
        fc.tuple(fc.constantFrom<"sum" | "product">("sum", "product"), inner, fc.boolean()).map(
          ([kind, body, bounded]): Build => (arena) => {
            const bound = arena.symbol("k");
            const term = arena.multiply([arena.index(arena.symbol("c"), [bound]), body(arena)]);
            return arena.bigOperator(kind, bound, bounded ? arena.integer(1) : null, bounded ? arena.symbol("n") : null, term);
          },
        ),
      );
    }
    if (shape.derivatives) {
      kinds.push(
        fc.tuple(inner, variable, fc.integer({ min: 1, max: 3 }), fc.boolean()).map(
          ([body, by, order, partial]): Build => (arena) => {
            const v = by(arena);
            return arena.derivative(arena.multiply([v, body(arena)]), v, order, partial);
          },
        ),
      );
    }
    return fc.oneof(...kinds);
  };
  return grow(shape.depth);
}

/** Random nodes of one arena. Nodes of different draws share structure, so they can be compared with `===`. */
export function arbitraryNode(arena: Arena, shape: NodeShape = EVERYTHING): fc.Arbitrary<Node> {
  return arbitraryBuild(shape).map((build) => build(arena));
}
