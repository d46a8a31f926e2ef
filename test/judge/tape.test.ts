import { describe, expect, it } from "vitest";
import { intervalArithmetic } from "../../src/arithmetic/interval.js";
import { rational } from "../../src/arithmetic/rational.js";
import { createArena } from "../../src/expression/arena.js";
import type { Node } from "../../src/expression/node.js";
import { exactArithmetic } from "../../src/judge/exact.js";
import { compileTape, runTape } from "../../src/judge/tape.js";
import { readInfix } from "./infix.js";

const integers = new Set(["n"]);

describe("a tape", () => {
  it("computes what several expressions share once", () => {
    const arena = createArena();
    const tape = compileTape([readInfix(arena, "sin(x+y)*2"), readInfix(arena, "sin(x+y)^2")], integers, 1000);
    if ("reason" in tape) throw new Error(tape.reason);
    // x, y, x + y, sin, 2, product, power
    expect(tape.length).toBe(7);
    expect(tape.inputs.map((input) => input.name)).toEqual(["x", "y"]);
  });
  it("is linear in distinct nodes", () => {
    const arena = createArena();
    let doubled: Node = arena.symbol("x");
    for (let level = 0; level < 1000; level += 1) doubled = arena.add([doubled, doubled]);
    const tape = compileTape([doubled], integers, 10_000);
    expect("reason" in tape ? 0 : tape.length).toBe(1001);
  });
  it.each<[string, string]>([["(x+1)^2/4", "4"], ["x^-2", "1/9"], ["2^n", "32"], ["(-1)^n*x", "-3"], ["x^0", "1"], ["27^(2/3)", "9"], ["(1-x)^(1/3)*0+abs(1-x)", "undefined"], ["max(x,n)", "5"], ["root(8,3)+x", "5"], ["1/(x-3)", "undefined"]])(
    "evaluates %s exactly at x = 3, n = 5", (text, expected) => {
      const arena = createArena();
      const tape = compileTape([readInfix(arena, text)], integers, 1000);
      if ("reason" in tape) throw new Error(tape.reason);
      const inputs = tape.inputs.map((input) => rational(input.name === "x" ? 3 : 5));
      const registers = runTape(tape, exactArithmetic, { inputs, kernels: [], exponents: tape.exponents.map(() => rational(5)) });
      const value = registers[tape.outputs[0] ?? 0];
      const shown = value === null || value === undefined || value === "undefined" ? "undefined" : value.denominator === 1n ? String(value.numerator) : `${value.numerator}/${value.denominator}`;
      expect(shown).toBe(expected);
    },
  );
  it("knows functions by their elementary operations", () => {
    const arena = createArena();
    const tape = compileTape([readInfix(arena, "tanh(x)-(exp(x)-exp(-x))/(exp(x)+exp(-x))")], integers, 1000);
    if ("reason" in tape) throw new Error(tape.reason);
    const value = runTape(tape, intervalArithmetic, { inputs: [intervalArithmetic.fromRational(rational(1, 3))], kernels: [], exponents: [] })[tape.outputs[0] ?? 0];
    expect(value?.defined).toBe("always");
    expect(Math.abs(value?.lower ?? 1)).toBeLessThan(1e-14);
  });
  it("says in words what it cannot compile", () => {
    const arena = createArena();
    const reason = (node: Node): string | null => {
      const tape = compileTape([node], integers, 1000);
      return "reason" in tape ? tape.reason : null;
    };
    expect(reason(arena.derivative(arena.symbol("x"), arena.symbol("x"), 1, false))).toBe("a derivative that was not carried out");
    expect(reason(arena.opaque("an integral", "∫ x dx", []))).toBe("an integral");
    expect(reason(arena.apply("mystery", [arena.symbol("x")]))).toBe("the function mystery is not known");
    expect(reason(arena.add(Array.from({ length: 2000 }, (_, k) => arena.symbol(`x${k}`))))).toBe("the expressions are too large for the budget");
  });
});
