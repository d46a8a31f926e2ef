// The angle of a substitution is meant where the functions it stands in can be inverted.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const steps = (text: string) => check(text, { path: "a.tex" }).derivations.flatMap((derivation) => derivation.steps);

it("takes the root of a square with the sign it has there, and says so", () => {
  const made = steps("With $x + 1 = 3\\sin\\theta$:\n\\begin{align*} \\int \\frac{dx}{\\sqrt{9 - (x + 1)^2}} &= \\int \\frac{3\\cos\\theta\\,d\\theta}{\\sqrt{9\\cos^2\\theta}} \\\\ &= \\int d\\theta \\end{align*}");
  expect(made.at(-1)).toMatchObject({ verdict: "equal", conditions: [{ text: "0 < θ < π/2" }] });
});

it("does so where the substitution is for more than a letter", () => {
  const made = steps("We set $e^{x/2} = \\tan\\theta$.\n\\begin{align*} \\int \\sqrt{1 + e^x}\\,dx &= \\int \\frac{2\\sqrt{1 + \\tan^2\\theta}}{\\tan\\theta} \\sec^2\\theta\\,d\\theta \\\\ &= 2\\int \\frac{\\sec^3\\theta}{\\tan\\theta}\\,d\\theta \\end{align*}");
  expect(made.at(-1)?.verdict).toBe("equal");
});

it.each(["2\\int \\frac{\\sec^2\\theta}{\\tan\\theta}\\,d\\theta", "-2\\int \\frac{\\sec^3\\theta}{\\tan\\theta}\\,d\\theta"])("still finds the slip: %s", (last) => {
  const made = steps(`We set $e^{x/2} = \\tan\\theta$.\n\\begin{align*} \\int \\sqrt{1 + e^x}\\,dx &= \\int \\frac{2\\sqrt{1 + \\tan^2\\theta}}{\\tan\\theta} \\sec^2\\theta\\,d\\theta \\\\ &= ${last} \\end{align*}`);
  expect(made.at(-1)?.verdict).toBe("unequal");
});

it("takes no branch where nothing is substituted", () => {
  expect(steps("$$I = \\int \\sqrt{\\cos^2 t}\\,dt = \\int \\cos t\\,dt$$").at(-1)?.verdict).toBe("unequal");
});
