// Derivatives in numbers, held against those that the rules give.

import { describe, expect, it } from "vitest";
import { createArena, type Arena } from "../../src/expression/arena.js";
import { differentiateWith } from "../../src/calculus/rules.js";
import { createPointValues } from "../../src/diagnosis/point-values.js";
import { createSlopeValues } from "../../src/diagnosis/slope-values.js";
import type { DerivativeNode, Node } from "../../src/expression/node.js";
import { readLine } from "./line.js";

function derivativeOf(arena: Arena, body: Node): DerivativeNode {
  const node = arena.derivative(body, arena.symbol("x"), 1, false);
  if (node.kind !== "derivative") throw new Error("the derivative was folded");
  return node;
}

describe("the values of a derivative", () => {
  it.each(["x^3 - 4x*y", "sin(x^2)*exp(-x)", "log(1 + x^2)/x", "sqrt(x)*arctan(3x)", "x^x", "2^(x*y)", "abs(x - 1/2)", "tan(x) + sec(x)"])("of %s are those of the rules", (body) => {
    const arena = createArena();
    const { node } = readLine(arena, body, "text");
    const [x, y] = [arena.symbol("x"), arena.symbol("y")];
    const points = [new Map([[x, 0.7], [y, 1.3]]), new Map([[x, 1.9], [y, -0.4]]), new Map([[x, 0.2], [y, 2.1]])];
    const rules = differentiateWith(arena, node, x, () => null);
    if (rules.kind === "failure") throw new Error(rules.reason);
    const expected = createPointValues(points, () => null)?.of(rules);
    const found = createSlopeValues(points).of(derivativeOf(arena, node));
    expect(found).not.toBeNull();
    found?.forEach((value, k) => expect(value).toBeCloseTo(expected?.[k] ?? NaN, 9));
  });

  it("are not known where there is something that jets can't do", () => {
    const arena = createArena();
    const x = arena.symbol("x");
    const points = [new Map([[x, 0.7]])];
    expect(createSlopeValues(points).of(derivativeOf(arena, arena.call(arena.symbol("f"), [0], [x])))).toBeNull();
  });
});
