// Differential equations beside the values of their solution say what is sought; what a solution is called in one section says nothing of the letters of another.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const steps = (text: string) => check(text, { path: "a.tex" }).derivations.flatMap((derivation) => derivation.steps);
const verdicts = (text: string): readonly string[] => steps(text).map(({ verdict }) => verdict);

it.each([
  "Solve \\[ y' + y = e^{x^2 - x}, \\qquad y(0) = 10. \\]",
  "\\begin{align*} y'(t) &= f(t, y(t)) \\\\ y(t_0) &= y_0 \\end{align*}",
  "\\[ y'' + \\lambda y = 0, \\quad y'(0) = 0, \\quad y'(1) = 0. \\]",
  "Consider \\[ u_t = k u_{xx}, \\qquad u(0, t) = 0, \\quad u(L, t) = 0, \\quad u(x, 0) = f(x). \\]",
  "\\begin{align*} & y_t + y_x + y = 0, \\qquad \\text{for } x > 0, \\enspace t > 0, \\\\ & y(0, t) = \\sin(t), \\qquad y(x, 0) = 0. \\end{align*}",
  "The exact solution is $y = e^{1 - \\cos t}$. For the problem $y' = -y + \\sin(t)$, $y(0) = 0$ use Euler's method.",
  "We know $y = e^{-t}$. Test on $y' = -50(y - \\cos t)$, $y(0) = 0$ with $h = 10^{-4}$.",
  "We found $y = \\frac{1}{1 - x}$. Now we consider another problem, \\[ y' = 2y, \\qquad y(0) = 1. \\]",
])("has nothing to judge in a problem: %s", (text) => {
  expect(verdicts(text)).toEqual([]);
});

it.each([
  ["Let $g(x) = x^3$. Then \\[ g'(x) = 2x^2, \\quad g'(2) = 8. \\]"],
  ["Let $y = x^2 + 1$. We check that \\[ y' = 3x, \\qquad y(0) = 1. \\]"],
  ["Let $f(x) = x^3$. Then \\begin{align*} f'(x) &= 3x \\\\ f'(2) &= 12 \\end{align*}"],
])("judges what is said of a known function: %s", (text) => {
  expect(verdicts(text)).toContain("unequal");
});

it("judges what is said of a solution in a sentence", () => {
  const said = (slope: string): readonly string[] => verdicts(`Verify that $y = e^{-t}$ satisfies $y' = ${slope}$, $y(0) = 1$.`);
  expect(said("-y")).toEqual(["given", "equal"]);
  expect(said("-2y")).toEqual(["given", "unequal"]);
});

it("takes no vector for what only another section numbers", () => {
  const text = (last: string): string => `\\section{Growth}\nLet $x > 0$. \\[ x + 3x = e^{\\ln 4 + \\ln x} = ${last} \\]\n\\section{Steps}\n\\[ x_{i+1} = x_i + h, \\qquad y_{i+1} = y_i + h f(x_i, y_i) \\]`;
  expect(verdicts(text("4 x")).slice(0, 3)).toEqual(["given", "equal", "equal"]);
  expect(verdicts(text("4 + x")).slice(0, 3)).toContain("unequal");
});

it("makes no function of the variable of other sections by a solution the other way round", () => {
  const text = (last: string): string => `\\section{One}\nHere $y' = f(y)$, so that \\[ x(y) = \\int \\frac{1}{f(y)}\\,dy + C. \\]\n\\section{Two}\nWe have $\\frac{dy}{dx} = 2x$. \\[ x^2 - 1 = x^2 - 2 + 1 = ${last} \\]`;
  expect(verdicts(text("(x - 1)(x + 1)")).at(-1)).toBe("equal");
  expect(verdicts(text("(x - 1)(x + 2)")).at(-1)).toBe("unequal");
});
