// Exercises stand one below the other: a new task begins anew, whatever stands above it.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdicts = (text: string): readonly string[] => check(text, { path: "a.tex" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict));
const display = (...rows: readonly string[]): string => `\\begin{align} ${rows.join(" \\\\ ")} \\end{align}`;

const first = display("x^2 - x - 6 &= 0", "(x - 3)(x + 2) &= 0", "x &= 3 \\text{ or } x = -2");

it.each(["Solve\n", "Solve the equation\n", "(b) Solve\n", "Now solve\n", "Next:\n", "We now solve the second one.\n", ""])("begins with an equation of its own: %s", (words) => {
  expect(verdicts(`Solve\n${first}\n\n${words}${display("x^2 &= 9", "x &= 3 \\text{ or } x = -3")}`)).toEqual(["given", "equal", "equal", "given", "equal"]);
  expect(verdicts(`Solve\n${first}\n\n${words}${display("x^2 &= 9", "x &= 3")}`)).toEqual(["given", "equal", "equal", "given", "unequal"]);
});

it("goes on where the words say that it follows", () => {
  expect(verdicts(`${display("2x + 2 &= 8")}\nDividing by 2 gives\n${display("x + 1 &= 4", "x &= 2")}`)).toEqual(["given", "equal", "unequal"]);
  expect(verdicts(`${display("2(x + 1) &= 8")}\nSolving for $x$ we get\n${display("x &= 4")}`)).toEqual(["given", "unequal"]);
});

it("judges a chain by its own display", () => {
  const chain = (last: string): string => `${display("F &= \\frac{(n + 1)!}{n!}", "&= n + 1")}\n\n${display("G &= x(x + 1)", `&= ${last}`)}`;
  expect(verdicts(chain("x^2 + x")).at(-1)).toBe("equal");
  expect(verdicts(chain("x^2 + 1")).at(-1)).toBe("unequal");
});

it.each(["Factor", "(c) Simplify:", "Now expand."])("begins anew with a derivation of its own: %s", (words) => {
  const text = (last: string): string => `Expand\n${display("x(x + 2) + 1", "= x^2 + 2x + 1")}\n\n${words}\n${display("x^2 - 4", `= ${last}`)}`;
  expect(verdicts(text("(x - 2)(x + 2)"))).toEqual(["given", "equal", "given", "equal"]);
  expect(verdicts(text("(x - 2)(x - 2)"))).toEqual(["given", "equal", "given", "unequal"]);
});

it("goes on with the line above where the task is done to it", () => {
  expect(verdicts(`${display("x^2 - 4")}\n\nFactor:\n${display("(x - 2)(x + 2)")}`)).toEqual(["given", "equal"]);
});
