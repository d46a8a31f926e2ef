// Our own rules of differentiation: exact results, indices, sums and products, hooks, and that the work stays small.

import { describe, expect, it } from "vitest";
import { differentiate } from "../../src/calculus/differentiate.js";
import { collapseDeltas, kroneckerDelta } from "../../src/calculus/indices.js";
import { requirementsOf, withRequirements } from "../../src/calculus/requirements.js";
import { differentiateByRules, differentiateWith, listRuleSites } from "../../src/calculus/rules.js";
import { createArena } from "../../src/expression/arena.js";
import type { Node, Variable } from "../../src/expression/node.js";
import { countNodes } from "../../src/expression/traverse.js";
import { builder, noNames, slope, valueOf } from "../functions/doubles.js";

const b = builder(createArena());
const { arena } = b;
const x = b.s("x");
const [i, j, k, m] = [b.s("i"), b.s("j"), b.s("k"), b.s("m")];

function derived(node: Node, variable: Variable): Node {
  const result = differentiateByRules(arena, node, variable);
  if (result.kind === "failure") throw new Error(result.reason);
  return result;
}

function reasonOf(node: Node, variable: Variable): string | null {
  const result = differentiateByRules(arena, node, variable);
  return result.kind === "failure" ? result.reason : null;
}

describe("the rules give", () => {
  const one = b.n(1);
  const table: readonly (readonly [string, Node, Node])[] = [
    ["0 for a constant", b.times(b.s("a"), b.f("log", b.s("c"))), b.n(0)],
    ["1 for the variable", x, one],
    ["2x for x²", b.pow(x, b.n(2)), b.times(b.n(2), x)],
    ["0 for x^0, also at 0", b.pow(x, b.n(0)), b.n(0)],
    ["a power lowered by one", b.pow(x, b.n(1, 3)), b.times(b.n(1, 3), b.pow(x, b.n(-2, 3)))],
    ["n x^(n−1)", b.pow(x, b.s("n")), b.times(b.s("n"), b.pow(x, b.minus(b.s("n"), one)))],
    ["e^x for e^x", b.pow(b.s("e"), x), b.pow(b.s("e"), x)],
    ["2^x log 2", b.pow(b.n(2), x), b.times(b.pow(b.n(2), x), b.f("log", b.n(2)))],
    ["the product rule in the author's order", b.times(b.pow(x, b.n(2)), b.f("sin", x)), b.plus(b.times(b.n(2), x, b.f("sin", x)), b.times(b.pow(x, b.n(2)), b.f("cos", x)))],
    ["u'/u for log u", b.f("log", b.minus(one, x)), b.neg(b.over(one, b.minus(one, x)))],
    ["the quotient rule", b.over(x, b.plus(x, one)), b.over(b.minus(b.plus(x, one), x), b.pow(b.plus(x, one), b.n(2)))],
    ["−c v'/v² for c/v", b.over(b.s("c"), x), b.neg(b.over(b.s("c"), b.pow(x, b.n(2))))],
    ["u'/c for u/c", b.over(b.f("sin", x), b.s("c")), b.over(b.f("cos", x), b.s("c"))],
    ["sign for abs", b.f("abs", x), b.f("sign", x)],
    ["0 for sign", b.f("sign", x), b.n(0)],
    ["f'(x)", b.call("f", 0, x), b.call("f", 1, x)],
    ["f''(x²)·2x for f'(x²)", b.call("f", 1, b.pow(x, b.n(2))), b.times(b.n(2), b.call("f", 2, b.pow(x, b.n(2))), x)],
  ];
  it.each(table)("%s", (_name, node, expected) => {
    const result = derived(node, x);
    expect(result).toBe(expected);
  });

  it("u^v (v' log u + v u'/u) for u^v", () => {
    const f = (value: number): number => valueOf(b.pow(x, b.f("sin", x)), { ...noNames, symbols: { x: value } });
    expect(Math.abs(valueOf(derived(b.pow(x, b.f("sin", x)), x), { ...noNames, symbols: { x: 1.3 } }) - slope(f, 1.3))).toBeLessThan(1e-7);
  });

  it("partial derivatives of a function of several arguments", () => {
    const f = b.s("f");
    const square = b.pow(x, b.n(2));
    const result = derived(arena.call(f, [0, 1], [x, square]), x);
    expect(result).toBe(b.plus(arena.call(f, [1, 1], [x, square]), b.times(b.n(2), arena.call(f, [0, 2], [x, square]), x)));
  });
});

describe("indices", () => {
  it("says that equal indices are equal, that indices a number apart differ, and leaves the rest open", () => {
    expect(kroneckerDelta(arena, i, i)).toBe(b.n(1));
    expect(kroneckerDelta(arena, b.plus(k, b.n(1)), b.plus(b.n(1), k))).toBe(b.n(1));
    expect(kroneckerDelta(arena, k, b.plus(k, b.n(1)))).toBe(b.n(0));
    expect(kroneckerDelta(arena, b.n(1), b.n(2))).toBe(b.n(0));
    expect(kroneckerDelta(arena, b.n(1), k)).toBe(b.f("kronecker", b.n(1), k));
    expect(kroneckerDelta(arena, i, b.neg(i))).toBe(b.f("kronecker", i, b.neg(i)));
  });

  const y = (index: Node): Node => b.at("y", index);
  const z = (index: Node): ReturnType<typeof b.at> => b.at("z", index);

  it("gives δ for entries of one array, 0 for entries of another, 1 for the entry itself", () => {
    expect(derived(z(i), z(i))).toBe(b.n(1));
    expect(derived(z(k), z(i))).toBe(b.f("kronecker", k, i));
    expect(derived(y(k), z(i))).toBe(b.n(0));
  });

  it("multiplies the deltas of two indices", () => {
    expect(derived(b.at("W", i, j), b.at("W", k, m))).toBe(b.times(b.f("kronecker", i, k), b.f("kronecker", j, m)));
    expect(derived(b.at("W", i, j), b.at("W", i, m))).toBe(b.f("kronecker", j, m));
  });

  it("picks the i-th term of a sum over k, and of a sum whose own index is called i too", () => {
    const body = (index: Node): Node => b.times(y(index), b.f("log", z(index)));
    const expected = b.over(y(i), z(i));
    for (const index of [k, i]) {
      const result = collapseDeltas(arena, derived(b.sum(index.name, m, body(index)), z(i)));
      expect(valueOf(result, { symbols: { i: 2 }, arrays: { y: [3, 5, 7], z: [2, 4, 8] }, functions: {} })).toBe(5 / 4);
      expect(countNodes(result)).toBeLessThanOrEqual(countNodes(expected) + 2);
    }
  });

  it("collapses a sum of several terms with one delta, and keeps what has none", () => {
    const delta = b.f("kronecker", k, i);
    const node = b.sum("k", m, b.plus(b.times(delta, z(k)), b.over(delta, y(k))));
    expect(collapseDeltas(arena, node)).toBe(b.plus(z(i), b.over(b.n(1), y(i))));
    const mixed = b.sum("k", m, b.plus(b.times(delta, z(k)), y(k)));
    expect(collapseDeltas(arena, mixed)).toBe(b.plus(z(i), b.sum("k", m, y(k))));
    expect(collapseDeltas(arena, b.sum("k", m, y(k)))).toBe(b.sum("k", m, y(k)));
  });

  it("does not collapse δ_{kk+i} or a delta inside a function", () => {
    const inside = b.sum("k", m, b.f("sin", b.f("kronecker", k, i)));
    expect(collapseDeltas(arena, inside)).toBe(inside);
    const moving = b.sum("k", m, b.f("kronecker", k, b.times(k, i)));
    expect(collapseDeltas(arena, moving)).toBe(moving);
  });

  it("agrees with differences for softmax, a product over k, and double sums", () => {
    const exp = (index: Node): Node => b.f("exp", z(index));
    const cases = [
      b.over(exp(b.n(2)), b.sum("k", b.n(3), exp(k))),
      arena.bigOperator("product", k, b.n(1), b.n(3), b.plus(z(k), k)),
      arena.bigOperator("product", k, b.n(1), b.n(3), z(k)),
      b.sum("i", b.n(3), b.sum("j", b.n(3), b.times(z(i), z(j), b.plus(i, j)))),
    ];
    for (const node of cases) {
      for (const entry of [1, 2, 3]) {
        for (const values of [[0.3, -0.4, 0.9], [0.5, 0, 1]]) {
          const f = (value: number): number => valueOf(node, { ...noNames, arrays: { z: values.map((old, position) => (position === entry - 1 ? value : old)) } });
          const byNumber = valueOf(derived(node, z(b.n(entry))), { ...noNames, arrays: { z: values } });
          const byName = valueOf(derived(node, z(i)), { ...noNames, symbols: { i: entry }, arrays: { z: values } });
          const expected = slope(f, values[entry - 1] ?? 0);
          expect(Math.abs(byNumber - expected)).toBeLessThan(1e-7);
          expect(Math.abs(byName - expected)).toBeLessThan(1e-7);
        }
      }
    }
  });
});

describe("no derivative is invented", () => {
  const table: readonly (readonly [string, Node, Variable, RegExp])[] = [
    ["opaque mathematics that holds the variable", arena.opaque("an integral", "∫x", [x]), x, /integral/],
    ["the variable in a bound", arena.bigOperator("sum", k, b.n(1), x, k), x, /bound/],
    ["the variable as an index", b.at("y", x), x, /integer/],
    ["a name with and without an index", b.f("sin", b.s("z")), b.at("z", i), /without an index/],
    ["an array by its bare name", b.at("z", i), b.s("z"), /with and without/],
    ["y_1 beside y_k, which may be the same thing", b.sum("k", m, b.at("y", k)), b.s("y_1"), /entry/],
    ["y_k beside y_1", b.f("sin", b.s("y_1")), b.at("y", k), /entry/],
    ["different numbers of indices", b.at("z", i, j), b.at("z", i), /numbers of indices/],
    ["a derivative not yet carried out", b.d(b.pow(x, b.n(2)), x), x, /carried out/],
    ["a function that is the variable", b.call("y", 1, x), b.s("y"), /cannot be the variable/],
    ["an unknown function name", b.f("frobnicate", x), x, /frobnicate/],
    ["a statement", arena.relation("=", x, b.n(1)), x, /statement/],
  ];
  it.each(table)("for %s", (_name, node, variable, reason) => {
    expect(reasonOf(node, variable)).toMatch(reason);
    const result = differentiate(arena, node, variable);
    expect(result.kind === "failure" ? result.reason : "a derivative").toMatch(reason);
  });

  it("but opaque mathematics without the variable is a constant", () => expect(derived(b.plus(arena.opaque("an integral", "∫t", [b.s("t")]), x), x)).toBe(b.n(1)));

  it("and a bound name that is spelled like the variable is another one", () => {
    expect(derived(b.sum("x", b.n(3), b.pow(x, b.n(2))), x)).toBe(b.n(0));
  });
});

describe("requirements", () => {
  const requirements = (node: Node): readonly Node[] => requirementsOf(arena, node, derived(node, x), x);
  it("keep log x to positive x although 1/x has more", () => expect(requirements(b.f("log", x))).toEqual([b.f("log", x)]));
  it("keep |x|, sign x and floor x from their corners", () => {
    expect(requirements(b.f("abs", x))).toEqual([b.over(b.n(1), x)]);
    expect(requirements(b.f("sign", x))).toEqual([b.over(b.n(1), x)]);
    expect(valueOf(withRequirements(arena, derived(b.f("abs", x), x), requirements(b.f("abs", x))), { ...noNames, symbols: { x: 0 } })).toBeNaN();
    expect(requirements(b.f("floor", x))).toHaveLength(1);
  });
  it("keep x/x from 0 by the form alone", () => expect(requirements(b.over(x, x))).toEqual([]));
  it("are not needed where the formula says as much", () => {
    for (const node of [b.pow(x, b.n(5)), b.f("sqrt", x), b.over(b.n(1), b.plus(x, b.n(1))), b.pow(x, b.n(-2)), b.f("sin", x), b.pow(x, b.n(-1, 2))]) expect(requirements(node)).toEqual([]);
  });
  it("stay when a term is dropped as constant", () => {
    const constant = b.f("sqrt", b.s("c"));
    expect(requirements(b.plus(x, constant))).toEqual([constant]);
  });
  it("are summed over the index of the sum that they stand in", () => {
    const node = b.sum("k", m, b.f("log", b.plus(x, k)));
    expect(requirements(node)).toEqual([b.sum("k", m, b.f("log", b.plus(x, k)))]);
  });
  it("speak of the i-th term only where a sum is differentiated by its i-th entry", () => {
    const entry = b.at("z", i);
    for (const index of [k, i]) {
      const node = b.sum(index.name, m, b.times(b.at("y", index), b.f("log", b.at("z", index))));
      expect(requirementsOf(arena, node, derived(node, entry), entry)).toEqual([b.f("log", entry)]);
    }
    const shifted = b.sum("k", m, b.f("log", b.times(b.at("z", k), b.at("z", b.plus(k, b.n(1))))));
    expect(requirementsOf(arena, shifted, derived(shifted, entry), entry)).toEqual([shifted]);
  });
});

describe("hooks and sites", () => {
  const node = b.times(b.n(3), b.f("sin", b.minus(b.n(1), x)));
  it("lists the rules a derivative rests on", () => {
    const rules = listRuleSites(arena, node, x).map((site) => site.rule);
    for (const rule of ["constant multiple rule", "chain rule", "sin rule", "sum rule", "constant rule"]) expect(rules).toContain(rule);
    expect(rules).not.toContain("product rule");
  });
  it("lets an inner derivative be dropped", () => {
    const sine = b.f("sin", b.minus(b.n(1), x));
    const result = differentiateWith(arena, node, x, (context) => (context.rule === "chain rule" && context.node === sine ? (context.links[0]?.outer ?? null) : null));
    expect(result).toBe(b.times(b.n(3), b.f("cos", b.minus(b.n(1), x))));
    expect(derived(node, x)).toBe(b.neg(b.times(b.n(3), b.f("cos", b.minus(b.n(1), x)))));
  });
  it("names the rules of powers, exponentials, logarithms and quotients", () => {
    const rulesOf = (each: Node): readonly string[] => listRuleSites(arena, each, x).map((site) => site.rule);
    expect(rulesOf(b.pow(x, b.n(2)))).toContain("power rule");
    expect(rulesOf(b.pow(x, b.n(2)))).not.toContain("chain rule");
    expect(rulesOf(b.pow(b.plus(x, b.n(1)), b.n(2)))).toContain("chain rule");
    expect(rulesOf(b.pow(b.s("e"), x))).toContain("exponential rule");
    expect(rulesOf(b.f("log", x))).toContain("logarithm rule");
    expect(rulesOf(b.over(x, b.plus(x, b.n(1))))).toContain("quotient rule");
    expect(rulesOf(b.times(x, x))).toContain("product rule");
  });
  it("lists the sites of a sum once although its index clashes with the variable", () => {
    const z = b.at("z", i);
    const sites = listRuleSites(arena, b.sum("i", m, b.f("log", z)), z);
    expect(sites.filter((site) => site.rule === "logarithm rule")).toHaveLength(1);
  });
});

describe("the work stays small", () => {
  it("for a graph that stands for a tree of 2^60 nodes", () => {
    let node: Node = x;
    for (let depth = 0; depth < 60; depth++) node = b.f("sin", b.plus(node, node));
    const result = derived(node, x);
    expect(countNodes(result)).toBeLessThan(2000);
  });
  it("for a product of a thousand factors", () => {
    const factors = Array.from({ length: 1000 }, (_, position) => b.plus(x, b.n(position + 1)));
    expect(countNodes(derived(arena.multiply(factors), x))).toBeLessThan(20_000);
  });
  it("for a nesting of 5,000 levels", () => {
    let node: Node = x;
    for (let depth = 0; depth < 5000; depth++) node = b.f("sin", node);
    expect(derived(node, x).kind).toBe("multiply");
  });
});
