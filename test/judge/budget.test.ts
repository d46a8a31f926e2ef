import { describe, expect, it } from "vitest";
import { rational } from "../../src/arithmetic/rational.js";
import { createArena } from "../../src/expression/arena.js";
import type { Node } from "../../src/expression/node.js";
import { judge } from "../../src/judge/judge.js";
import { ask } from "./ask.js";

const context = (arena: ReturnType<typeof createArena>, budget: number): Parameters<typeof judge>[2] => ({ arena, assumptions: [], integers: new Set<string>(), budget });

describe("hard inputs end", () => {
  it.each([
    ["x^x^x^x^x^x", "x^x^x^x^x^x*1"], ["exp(exp(exp(exp(x))))", "exp(exp(exp(exp(x))))*1"], ["(x+1)^(10^9)", "(1+x)^(10^9)"], ["sin(10^100)", "sin(10^100)*1"],
    ["exp(x)^(10^6)", "exp(10^6*x)"], ["sum(k,1,20000,1/k)", "sum(k,1,20000,1/k)+0"],
  ])("%s = %s is not called unequal", (old, now) => {
    expect(ask(old, now).verdict).not.toBe("unequal");
  });
  it.each([["exp(exp(exp(exp(x))))", "exp(exp(exp(exp(x))))+1"], ["(x+1)^(10^9)", "(x+1)^(10^9+1)"], ["sin(10^100)", "sin(10^100+1)"], ["10^30*x", "10^30*x+1/10^30"]])("%s = %s is not called equal", (old, now) => {
    expect(ask(old, now).verdict).toBe("unequal");
  });
  it("says so when a sum has too many terms", () => {
    expect(ask("sum(k,1,10^7,k)", "1")).toMatchObject({ verdict: "undecided", reason: "more than 100000 terms" });
  });
  it("is undecided when the budget ends, never wrong", () => {
    for (const budget of [0, 10, 100, 1000]) {
      expect(ask("sqrt(3+2*sqrt(2))*x", "(1+sqrt(2))*x", { budget }).verdict).not.toBe("unequal");
      expect(ask("sin(x)", "sin(x+10^-11)", { budget }).verdict).not.toBe("equal");
    }
  });
});

describe("large graphs", () => {
  it("judges a shared graph of 2^60 tree nodes in one pass over its distinct nodes", () => {
    const arena = createArena();
    let doubled: Node = arena.symbol("x");
    for (let level = 0; level < 60; level += 1) doubled = arena.add([doubled, doubled]);
    const product = arena.multiply([arena.integer(2n ** 60n), arena.symbol("x")]);
    expect(judge(doubled, product, context(arena, 1_000_000)).verdict).toBe("equal");
    expect(judge(doubled, arena.multiply([arena.integer(2n ** 60n - 1n), arena.symbol("x")]), context(arena, 1_000_000)).verdict).toBe("unequal");
  });
  it("does not overflow the stack on a hundred thousand levels", () => {
    const arena = createArena();
    let nested: Node = arena.symbol("x");
    for (let level = 0; level < 100_000; level += 1) nested = arena.apply("sin", [nested]);
    const judgement = judge(nested, arena.add([nested, arena.number(rational(1, 2))]), context(arena, 3_000_000));
    expect(judgement.verdict).not.toBe("equal");
  });
});
