// mathjs and our own rules against each other on random expressions, and what must not go over to mathjs.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { differentiate } from "../../src/calculus/differentiate.js";
import { differentiateByMathjs, functionsOfMathjs, treeMeasure } from "../../src/calculus/mathjs-adapter.js";
import { withRequirements } from "../../src/calculus/requirements.js";
import { differentiateByRules } from "../../src/calculus/rules.js";
import { createArena } from "../../src/expression/arena.js";
import type { Node } from "../../src/expression/node.js";
import { someNode } from "../../src/expression/traverse.js";
import { lookupFunction } from "../../src/functions/registry.js";
import { builder, noNames, valueOf } from "../functions/doubles.js";

const b = builder(createArena());
const x = b.s("x");
const a = b.s("a");

/** Random expressions in x, a and small numbers, over everything that mathjs takes. */
const expressions: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Node>(x, x, a, b.n(2), b.n(1, 3), b.n(-3), b.s("e"), b.s("π")),
    fc.tuple(tie("node"), tie("node")).map(([p, q]) => b.plus(p, q)),
    fc.tuple(tie("node"), tie("node")).map(([p, q]) => b.minus(p, q)),
    fc.tuple(tie("node"), tie("node"), tie("node")).map(([p, q, r]) => b.times(p, q, r)),
    tie("node").map((p) => b.times(p, p)),
    fc.tuple(tie("node"), tie("node")).map(([p, q]) => b.over(p, q)),
    fc.tuple(tie("node"), fc.constantFrom(b.n(2), b.n(3), b.n(-1), b.n(1, 3), b.n(2, 3), b.n(-1, 2), b.n(1), a)).map(([p, q]) => b.pow(p, q)),
    tie("node").map((p) => b.pow(b.s("e"), p)),
    tie("node").map((p) => b.pow(a, p)),
    fc.tuple(tie("node"), tie("node")).map(([p, q]) => b.pow(p, q)),
    fc.tuple(fc.constantFrom(...functionsOfMathjs), tie("node")).map(([name, p]) =>
      name === "logbase" ? b.f(name, p, a) : name === "root" ? b.f(name, p, b.n(3)) : b.f(name, p),
    ),
  ),
})).node;

function agree(p: number, q: number): boolean {
  return Math.abs(p - q) <= 1e-6 * (1 + Math.abs(p) + Math.abs(q));
}

describe("mathjs and our own rules", () => {
  it.each(functionsOfMathjs)("agree on %s", (name) => {
    const inner = b.plus(b.times(b.n(2), x), a);
    const node = name === "logbase" ? b.f(name, inner, b.n(3)) : name === "root" ? b.f(name, inner, b.n(5)) : b.f(name, inner);
    const byMathjs = differentiateByMathjs(b.arena, node, x, 2000);
    const byRules = differentiateByRules(b.arena, node, x);
    expect(byMathjs).not.toBeNull();
    if (byMathjs === null || byRules.kind === "failure") return;
    let seen = 0;
    for (const value of [-2.3, -1.7, -0.9, -0.45, -0.35, -0.27, -0.13, 0.21, 0.33, 0.9, 2.6]) {
      const names = { ...noNames, symbols: { x: value, a: 0.5 } };
      if (Number.isNaN(valueOf(node, names))) continue;
      seen += 1;
      expect(agree(valueOf(byMathjs, names), valueOf(byRules, names))).toBe(true);
    }
    expect(seen).toBeGreaterThan(1);
  });

  it("agree on random expressions wherever those have a value", () => {
    let compared = 0;
    fc.assert(
      fc.property(expressions, fc.integer({ min: -30, max: 30 }), (node, tenth) => {
        const byMathjs = differentiateByMathjs(b.arena, node, x, 2000);
        const byRules = differentiateByRules(b.arena, node, x);
        expect(byRules.kind).not.toBe("failure");
        if (byMathjs === null || byRules.kind === "failure") return;
        const names = { ...noNames, symbols: { x: tenth / 10 + 0.037, a: 1.3 } };
        const value = valueOf(node, names);
        if (Number.isNaN(value) || Math.abs(value) > 1e4) return;
        const [first, second] = [valueOf(byMathjs, names), valueOf(byRules, names)];
        if (Number.isNaN(first) || Number.isNaN(second) || Math.abs(first) > 1e6) return;
        compared += 1;
        expect(agree(first, second)).toBe(true);
      }),
      { seed: 20, numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(500);
  });
});

describe("a derivative with its requirements", () => {
  it("has no value where the function has none", () => {
    let undefinedPoints = 0;
    fc.assert(
      fc.property(expressions, fc.integer({ min: -30, max: 30 }), (node, tenth) => {
        const result = differentiate(b.arena, node, x);
        if (result.kind === "failure") throw new Error(result.reason);
        const names = { ...noNames, symbols: { x: tenth / 10, a: 1.3 } };
        // A double that overflows is no undefined value.
        if (!Number.isNaN(valueOf(node, names)) || someNode(node, (part) => Math.abs(valueOf(part, names)) > 20)) return;
        undefinedPoints += 1;
        expect(valueOf(withRequirements(b.arena, result.node, result.requirements), names)).toBeNaN();
      }),
      { seed: 21, numRuns: 3000 },
    );
    expect(undefinedPoints).toBeGreaterThan(300);
  });
});

describe("what crosses to mathjs", () => {
  it("comes back exactly, whatever the constants", () => {
    const third = b.n(1, 3);
    const huge = b.arena.integer(10n ** 40n + 1n);
    expect(differentiateByMathjs(b.arena, b.times(huge, b.f("sin", b.times(third, x))), x, 2000)).toBe(b.times(b.arena.divide(huge, b.n(3)), b.f("cos", b.times(third, x))));
  });

  it("keeps e^x a power of e and literal exponents literal", () => {
    expect(differentiateByMathjs(b.arena, b.pow(b.s("e"), x), x, 2000)).toBe(b.pow(b.s("e"), x));
    expect(differentiateByMathjs(b.arena, b.pow(x, b.n(1, 3)), x, 2000)).toBe(b.times(b.n(1, 3), b.pow(x, b.n(-2, 3))));
    expect(differentiateByMathjs(b.arena, b.pow(x, b.n(2)), x, 2000)).toBe(b.times(b.n(2), x));
  });

  it("treats a product of one node with itself as a product", () => {
    const sine = b.f("sin", x);
    const derivative = differentiateByMathjs(b.arena, b.times(sine, sine), x, 2000);
    expect(derivative).not.toBeNull();
    if (derivative !== null) expect(valueOf(derivative, { ...noNames, symbols: { x: 0.4 } })).toBeCloseTo(Math.sin(0.8), 12);
  });

  it("differentiates by an entry ŷ_i, other arrays and unknown functions of other names being constants", () => {
    const entry = b.at("ŷ", b.s("i"));
    const node = b.times(b.at("y", b.s("i")), b.call("f", 1, a), b.f("log", entry));
    expect(differentiateByMathjs(b.arena, node, entry, 2000)).toBe(b.over(b.times(b.at("y", b.s("i")), b.call("f", 1, a)), entry));
  });

  it("cannot be confused by names that mathjs knows or uses", () => {
    for (const name of ["c0", "i", "end", "pi", "Infinity", "__proto__", "tau"]) {
      expect(differentiateByMathjs(b.arena, b.times(b.s(name), x), x, 2000)).toBe(b.s(name));
      expect(differentiateByMathjs(b.arena, b.pow(b.s(name), b.n(3)), b.s(name), 2000)).toBe(b.times(b.n(3), b.pow(b.s(name), b.n(2))));
    }
  });
});

describe("differentiate", () => {
  const left: readonly (readonly [string, Node])[] = [
    ["arcoth, whose sign mathjs gets wrong", b.f("arcoth", x)],
    ["u^0", b.pow(x, b.n(0))],
    ["sign", b.f("sign", x)],
    ["max", b.f("max", x, a)],
    ["an unknown function", b.call("f", 0, x)],
    ["a sum over an index", b.sum("k", b.n(3), b.times(b.s("k"), x))],
  ];
  it.each(left)("leaves %s to our own rules", (_name, node) => {
    const result = differentiate(b.arena, node, x);
    expect(result.kind === "derivative" ? result.by : result.reason).toBe("rules");
  });

  it("gives scalar expressions to mathjs", () => {
    const result = differentiate(b.arena, b.times(x, b.f("log", x)), x);
    expect(result.kind === "derivative" ? result.by : result.reason).toBe("mathjs");
  });

  it("leaves trees larger than the budget to our own rules, shared graphs too", () => {
    let node: Node = x;
    for (let depth = 0; depth < 60; depth++) node = b.plus(node, b.f("sin", node));
    expect(treeMeasure(node, 2001).size).toBe(2001);
    const result = differentiate(b.arena, node, x);
    expect(result.kind === "derivative" ? result.by : result.reason).toBe("rules");
  });

  it("has never a derivative node in its result, and says what must be defined besides", () => {
    for (const definition of ["log", "abs", "sqrt", "artanh"].map(lookupFunction)) {
      if (definition === null) throw new Error("a function is missing");
      const result = differentiate(b.arena, b.f(definition.name, x), x);
      if (result.kind === "failure") throw new Error(result.reason);
      expect(someNode(result.node, (node) => node.kind === "derivative")).toBe(false);
      expect(result.requirements.length).toBe(["log", "artanh"].includes(definition.name) ? 1 : 0);
    }
  });

  it("gives the reason where there is no rule", () => {
    const result = differentiate(b.arena, b.at("y", x), x);
    expect(result).toEqual({ kind: "failure", reason: "an index is an integer; nothing is differentiated by it" });
  });
});
