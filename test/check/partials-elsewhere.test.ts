// `F_x(x, y(x))` is the partial derivative of F, also where another section has an equation for the bare `F_y`.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const RULE = "# The rule\n\nLet $G(x,y)$ have continuous partial derivatives, and let $y = y(x)$ be differentiable. Then\n\n";
const EXAMPLE = "\n\n# An example\n\nMatch $G_y$ against $N$:\n\n$$G_y = x^3 + h'(y)$$\n\nSo $G(x,y) = x^3 y - 2y$.";
const total = (right: string): string => `${RULE}$$\\frac{d}{dx}G(x, y(x)) = ${right}$$${EXAMPLE}`;
const verdict = (text: string): string | undefined => check(text, { path: "a.md" }).derivations[0]?.steps[1]?.verdict;

it("takes a subscript with a bracket of two arguments for a partial derivative", () => {
  expect(verdict(total("G_x(x, y(x)) + G_y(x, y(x))\\,y'(x)"))).toBe("equal");
});

it.each(["G_x(x, y(x)) + G_y(x, y(x))", "G_x(x, y(x)) - G_y(x, y(x))\\,y'(x)", "G_y(x, y(x)) + G_x(x, y(x))\\,y'(x)", "G_x(x, y(x)) + G_y(x, x)\\,y'(x)", "G_x(x, y(x)) + 2G_y(x, y(x))\\,y'(x)"])("finds the slip: %s", (right) => {
  expect(verdict(total(right))).toBe("unequal");
});

it("leaves a bare name of another section that is used with arguments", () => {
  expect(verdict("# The field\n\nThe components are $F_x = 2y$ and $F_y = 3x$.\n\n# Its work\n\n$$\\int_0^1 F_x(t, t^2) + 2t F_y(t, t^2)\\,dt = \\int_0^1 2t^2 + 5t^2\\,dt$$")).toBe("undecided");
});
