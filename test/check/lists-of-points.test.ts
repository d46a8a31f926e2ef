// Lists of points, and products of vectors of numbers beside an inequality.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdicts = (text: string): readonly string[] => check(text, { path: "a.md" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict));
const ROWS = "\\begin{align*} (x_1,y_1) &= (3,0) & (x_2,y_2) &= (1,1) \\\\ (x_3,y_3) &= (-1,1) & (x_4,y_4) &= (-2,0) \\end{align*}";

it("takes the rows of a list of points as given", () => {
  expect(verdicts(`Consider the points\n\n${ROWS}\n\nFor each $1\\le i\\le 4$, sketch the point $(x_i,y_i)$.`)).toEqual(["given", "given"]);
});

it("takes no such row as given where a member has a value already", () => {
  expect(verdicts(`Consider the points\n\n${ROWS.replace("(x_4,y_4)", "(x_1,y_1)")}\n\nSketch the point $(x_i,y_i)$.`)).not.toEqual(["given", "given"]);
});

it.each([["> 0", "equal"], ["\\ge 57", "equal"], ["> 57", "unequal"], ["< 0", "unequal"]])("compares a product of vectors of numbers with a number: %s", (rest, verdict) => {
  expect(verdicts(`$$A = \\langle 3,0,12 \\rangle \\cdot \\langle 3,-1,4\\rangle ${rest}$$`).at(-1)).toBe(verdict);
});
