import { describe, expect, it } from "vitest";
import { createTensorJudge } from "../../src/check/tensors/judge-tensors.js";
import { createArena } from "../../src/expression/arena.js";
import type { Definition } from "../../src/expression/definition.js";
import type { Node } from "../../src/expression/node.js";
import { plainKind, type NameKind, type TensorNames } from "../../src/expression/tensor-kind.js";

const arena = createArena();
const s = (name: string) => arena.symbol(name);
const n = (value: number): Node => arena.integer(value);
const mul = (...factors: Node[]): Node => arena.multiply(factors);
const add = (...terms: Node[]): Node => arena.add(terms);
const sub = (a: Node, b: Node): Node => arena.subtract(a, b);
const op = (name: string, ...args: Node[]): Node => arena.apply(name, args);
const T = (node: Node): Node => op("transpose", node);
const tr = (node: Node): Node => op("trace", node);
const d = (node: Node): Node => op("differential", node);
const sq = (node: Node): Node => arena.power(op("norm", node), n(2));
const inv = (node: Node): Node => arena.power(node, n(-1));
const grad = (body: Node, by: string): Node => op("gradient", body, s(by));

const vector = (rows: string | null): NameKind => ({ ...plainKind("column"), rows });
const matrix = (rows: string | null, columns: string | null): NameKind => ({ ...plainKind("matrix"), rows, columns });
const square: NameKind = { ...plainKind("matrix"), square: true };

const regression: Record<string, NameKind> = { X: matrix("n", "d"), w: vector("d"), y: vector("n") };

function names(kinds: Record<string, NameKind>): TensorNames {
  return { candidates: new Map(Object.entries(kinds).map(([name, kind]) => [name, [kind]])), declared: new Set(Object.keys(kinds)), wholes: new Set(), elementwise: false, unusedProperties: [], bothLayouts: false };
}

function chain(kinds: Record<string, NameKind>, lines: readonly Node[], definitions: readonly Definition[] = []): readonly string[] {
  const judge = createTensorJudge({
    isDefinedElsewhere: () => false, integers: new Set(), judgeKernels: null,
    arena, definitions: new Map(definitions.map((definition) => [definition.name, definition])), names: names(kinds), undetermined: new Set(), nodes: lines,
  });
  const context = { arena, assumptions: [], integers: new Set<string>(), budget: 4_000_000 };
  if (judge === null) throw new Error("no vectors here");
  return lines.slice(1).map((line, k) => {
    const judgement = judge.judge(lines[k] ?? line, line, context);
    if (judgement.verdict === "equal") judge.keep(lines[k] ?? line, line);
    return judgement.verdict === "undecided" ? `undecided: ${judgement.reason ?? ""}` : judgement.verdict;
  });
}

const [X, w, y, A, B, x] = [s("X"), s("w"), s("y"), s("A"), s("B"), s("x")];
const define = (name: string, body: Node): Definition => ({ name, parameters: [], indexParameters: [], body });

describe("moves that are right", () => {
  const right: readonly (readonly [string, Record<string, NameKind>, readonly Node[]])[] = [
    ["the gradient of least squares", regression, [
      grad(sq(sub(mul(X, w), y)), "w"),
      grad(add(mul(T(w), T(X), X, w), arena.negate(mul(n(2), T(y), X, w)), mul(T(y), y)), "w"),
      sub(mul(n(2), T(X), X, w), mul(n(2), T(X), y)),
      mul(n(2), T(X), sub(mul(X, w), y)),
    ]],
    ["ridge regression", regression, [
      grad(add(sq(sub(mul(X, w), y)), mul(s("λ"), sq(w))), "w"), add(mul(n(2), T(X), sub(mul(X, w), y)), mul(n(2), s("λ"), w)),
    ]],
    ["a transposed product", { A: matrix(null, null), B: matrix(null, null) }, [T(mul(A, B)), mul(T(B), T(A))]],
    ["a trace of a cyclic product", { A: matrix(null, null), B: matrix(null, null) }, [tr(mul(A, B)), tr(mul(B, A))]],
    ["the differential of a trace", { A: square, X: square }, [
      d(tr(mul(T(X), A, X))), add(tr(mul(d(T(X)), A, X)), tr(mul(T(X), A, d(X)))), tr(mul(T(add(mul(A, X), mul(T(A), X))), d(X))),
    ]],
    ["the differential of an inverse", { A: square }, [d(inv(A)), arena.negate(mul(inv(A), d(A), inv(A)))]],
    ["the differential of a log determinant", { A: square }, [d(op("log", op("determinant", A))), tr(mul(inv(A), d(A)))]],
    ["the square of a distance", { x: vector(null), y: vector(null) }, [sq(sub(x, y)), add(sq(x), arena.negate(mul(n(2), op("dot", x, y))), sq(y))]],
    ["the gradient of a quadratic form", { A: square, w: vector(null) }, [grad(mul(T(w), A, w), "w"), mul(add(A, T(A)), w)]],
    ["the gradient of a symmetric quadratic form", { A: { ...square, symmetric: true }, w: vector(null) }, [grad(mul(T(w), A, w), "w"), mul(n(2), A, w)]],
    ["the Hessian of least squares", regression, [op("hessian", mul(arena.divide(n(1), n(2)), sq(sub(mul(X, w), y))), w), mul(T(X), X)]],
    ["normal equations", regression, [mul(inv(mul(T(X), X)), T(X), mul(X, w)), w]],
    ["logistic regression", regression, [
      grad(arena.negate(add(mul(T(y), op("log", arena.divide(n(1), add(n(1), op("exp", arena.negate(mul(X, w))))))), mul(T(sub(op("ones", n(-1)), y)), op("log", sub(n(1), arena.divide(n(1), add(n(1), op("exp", arena.negate(mul(X, w)))))))))), "w"),
      mul(T(X), sub(arena.divide(n(1), add(n(1), op("exp", arena.negate(mul(X, w))))), y)),
    ]],
  ];
  for (const [name, kinds, lines] of right) {
    it(`accepts ${name}`, () => {
      expect(chain(kinds, lines)).toEqual(lines.slice(1).map(() => "equal"));
    });
  }
});

describe("moves that are wrong", () => {
  const wrong: readonly (readonly [string, Record<string, NameKind>, readonly Node[]])[] = [
    ["a forgotten 2", regression, [grad(sq(sub(mul(X, w), y)), "w"), mul(T(X), sub(mul(X, w), y))]],
    ["a transposed product in the old order", { A: square, B: square }, [T(mul(A, B)), mul(T(A), T(B))]],
    ["a product that is swapped", { A: square, B: square }, [mul(A, B), mul(B, A)]],
    ["a quadratic form that is not symmetric", { A: square, w: vector(null) }, [grad(mul(T(w), A, w), "w"), mul(n(2), A, w)]],
    ["an inverse of a product in the old order", { A: square, B: square }, [inv(mul(A, B)), mul(inv(A), inv(B))]],
  ];
  for (const [name, kinds, lines] of wrong) {
    it(`refutes ${name}`, () => {
      expect(chain(kinds, lines)).toEqual(["unequal"]);
    });
  }

  it("refutes shapes that do not fit where they are declared, and doubts them where they are guessed", () => {
    const lines = [mul(T(X), sub(mul(X, w), y)), mul(X, sub(mul(X, w), y))];
    expect(chain(regression, lines)).toEqual(["unequal"]);
    const guessed = { ...names(regression), declared: new Set<string>() };
    const judge = createTensorJudge({ isDefinedElsewhere: () => false, integers: new Set(), judgeKernels: null, arena, definitions: new Map(), names: guessed, undetermined: new Set(), nodes: lines });
    const judgement = judge?.judge(lines[0] ?? X, lines[1] ?? X, { arena, assumptions: [], integers: new Set<string>(), budget: 4_000_000 });
    expect(judgement?.verdict).toBe("undecided");
    expect(judgement?.reason).toMatch(/the shapes do not fit: X is n×d/);
  });

  it("keeps one layout throughout", () => {
    const by = arena.derivative(mul(T(w), A, w), w, 1, true);
    const kinds = { A: square, w: vector(null) };
    expect(chain(kinds, [by, mul(T(w), add(A, T(A)))])).toEqual(["equal"]);
    expect(chain(kinds, [by, mul(add(A, T(A)), w)])).toEqual(["equal"]);
  });
});

describe("definitions", () => {
  const yHat = s("ŷ");
  const array = { y: vector(null), ŷ: vector(null) };
  const i = s("i");
  const entry = (base: string): Node => arena.index(s(base), [i]);
  const J = define("J", mul(arena.divide(n(-1), s("m")), arena.bigOperator("sum", i, n(1), s("m"), add(mul(entry("y"), op("log", entry("ŷ"))), mul(sub(n(1), entry("y")), op("log", sub(n(1), entry("ŷ"))))))));
  const L = define("L", arena.negate(mul(s("m"), s("J"))));
  const fraction = arena.divide(sub(y, yHat), sub(yHat, op("hadamard", yHat, yHat)));
  it("accepts the differential and the gradient of cross entropy", () => {
    const lines = [
      d(s("L")),
      add(op("frobenius", y, d(op("log", yHat))), op("frobenius", sub(n(1), y), d(op("log", sub(n(1), yHat))))),
      add(op("frobenius", arena.divide(y, yHat), d(yHat)), op("frobenius", arena.divide(sub(n(1), y), sub(n(1), yHat)), d(sub(n(1), yHat)))),
      op("frobenius", sub(arena.divide(y, yHat), arena.divide(sub(n(1), y), sub(n(1), yHat))), d(yHat)),
      op("frobenius", fraction, d(yHat)),
    ];
    expect(chain(array, lines, [J, L])).toEqual(["equal", "equal", "equal", "equal"]);
    expect(chain(array, [arena.derivative(s("L"), yHat, 1, true), fraction], [J, L])).toEqual(["equal"]);
    expect(chain(array, [s("L"), add(op("frobenius", y, op("log", yHat)), op("frobenius", sub(n(1), y), op("log", sub(n(1), yHat))))], [J, L])).toEqual(["equal"]);
    const last = arena.divide(sub(yHat, y), mul(s("m"), sub(yHat, op("hadamard", yHat, yHat))));
    expect(chain(array, [arena.derivative(s("J"), yHat, 1, true), arena.negate(mul(arena.divide(n(1), s("m")), arena.derivative(s("L"), yHat, 1, true))), last], [J, L])).toEqual(["equal", "equal"]);
  });

  it("refutes a lost minus in the inner derivative", () => {
    expect(chain(array, [d(s("L")), op("frobenius", add(arena.divide(y, yHat), arena.divide(sub(n(1), y), sub(n(1), yHat))), d(yHat))], [J, L])).toEqual(["unequal"]);
  });

  it("accepts the Jacobian of softmax", () => {
    const [j, z] = [s("j"), s("z")];
    const p: Definition = { name: "p", parameters: [], indexParameters: [i], body: arena.divide(op("exp", entry("z")), arena.bigOperator("sum", j, null, null, op("exp", arena.index(z, [j])))) };
    expect(chain({ z: vector(null) }, [arena.derivative(s("p"), z, 1, true), sub(op("diag", s("p")), mul(s("p"), T(s("p"))))], [p])).toEqual(["equal"]);
  });
});
