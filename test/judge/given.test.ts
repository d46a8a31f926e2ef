import { describe, expect, it } from "vitest";
import { ask } from "./ask.js";

describe("given equations", () => {
  it.each<[string, string, readonly string[]]>([
    ["x", "y", ["x = y"]],
    ["y_1^2-y_2^2", "y_1-y_2", ["y_1+y_2 = 1"]],
    ["x^2+y^2", "25", ["x^2+y^2 = 25"]],
    ["x^4-y^4", "25*(x^2-y^2)", ["x^2+y^2 = 25"]],
    ["x", "3", ["x^2 = 9", "x > 0"]],
    ["a*x+b", "0", ["x = -b/a"]],
    ["exp(t)+t", "0", ["exp(t) = -t"]],
    ["x*y*z", "6", ["x = 1", "y = 2*x", "z = y+x"]],
    ["x+y*f'(x)", "0", ["2*x+2*y*f'(x) = 0"]],
  ])("makes %s = %s right by %j", (old, now, assume) => {
    expect(ask(old, now).verdict).toBe("unequal");
    expect(ask(old, now, { assume }).verdict).toBe("equal");
  });
  it("isolates a root as a coordinate of the witness", () => {
    const judgement = ask("x^2+y^2", "26", { assume: ["x^2+y^2 = 25"] });
    expect(judgement.verdict).toBe("unequal");
    expect(judgement.witness?.left).toBe("25");
    const y = judgement.witness?.at["y"];
    expect(y).toHaveProperty("enclosure");
  });
  it("shows the quantity that an equation expresses by others", () => {
    const { witness } = ask("x", "2*y", { assume: ["x+y = 1"] });
    expect(Object.keys(witness?.at ?? {}).sort()).toEqual(["x", "y"]);
  });
  it("does not make a step right at one of several points where equations hold", () => {
    // They hold at (1, π/4), too, which no interval shows: the domain of arcsin ends there.
    const assume = ["arcsin(x) = 2*y", "arctan(x) = y"];
    expect(ask("x", "sin(y)", { assume }).verdict).toBe("undecided");
  });
  it("does not refute under a contradiction", () => {
    expect(ask("x", "x+1", { assume: ["x^2 = -1"] }).verdict).toBe("undecided");
  });
});

describe("unknown functions", () => {
  it.each([["f(x)*g(x)", "g(x)*f(x)"], ["f(x+1)", "f(1+x)"], ["f(sin(2*x))", "f(2*sin(x)*cos(x))"], ["f(x)+f(2*x)", "f(x+x)+f(x)"], ["f'(g(x))*g'(x)", "g'(x)*f'(g(x))"]])(
    "accepts %s = %s", (old, now) => {
      expect(ask(old, now).verdict).toBe("equal");
    },
  );
  it.each([
    ["f'(x)*g(x)+f(x)*g'(x)", "f'(x)*g'(x)"], ["f(x^2)", "f(x)^2"], ["f'(g(x))*g'(x)", "f'(x)*g'(x)"], ["f(x+y)", "f(x)+f(y)"],
    ["f(sin(x)+10^-20)", "f(sin(x))"], ["f''(x)", "f'(x)"], ["f(f(x))", "f(x)"],
  ])("refutes %s = %s", (old, now) => {
    expect(ask(old, now).verdict).toBe("unequal");
  });
  it("shows the values of functions in the witness", () => {
    const { witness } = ask("f(x^2)", "f(x)^2");
    expect(Object.keys(witness?.at ?? {})).toEqual(["x", "f(1/4)", "f(1/2)"]);
  });
  it("never gives a function two values at one argument", () => {
    expect(ask("f(2)", "f(x)", { assume: ["x = 2"] }).verdict).toBe("equal");
    expect(ask("f(x^2)", "f(4)", { assume: ["x^2 = 4"] }).verdict).not.toBe("unequal");
  });
});
