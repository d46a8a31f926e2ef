// `B^{-1} = \frac{1}{\det B} \overline B`: what a capital letter is of which nothing speaks is open, where it does not fit as a number.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const steps = (right: string): readonly { readonly verdict: string; readonly reason: string | null }[] =>
  check(`Let $B$ be an invertible matrix and $N$ a number.\n\n$$C = B^{-1} = ${right}$$`, { path: "a.md" }).derivations.flatMap((each) => each.steps);

it.each(["\\frac{1}{\\det B}\\,\\overline{B}", "\\frac{1}{\\det B}\\,\\hat{B}", "\\frac{1}{\\det B} D", "\\frac{1}{\\det B} B_c"])("asks what it is: %s", (right) => {
  const step = steps(right)[2];
  expect(step?.verdict).toBe("undecided");
  expect(step?.reason).toMatch(/what is .+\?$/u);
});

it.each(["\\frac{1}{\\det B}", "\\det B", "\\det\\overline{B}", "\\frac{1}{\\det B} c", "\\frac{1}{\\det B} N"])("finds the shapes that do not fit whatever it is: %s", (right) => {
  expect(steps(right)[2]?.verdict).toBe("unequal");
});

it("is not sure of a matrix that is right only for one of them", () => {
  expect(steps("B\\,\\overline{B}").map(({ verdict }) => verdict)).not.toContain("equal");
});
