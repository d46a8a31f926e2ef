// A letter without an index beside a sequence of its name, in a text that speaks of no vectors.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdict = (text: string) => check(text, { path: "a.md" }).derivations.at(-1)?.steps.at(-1)?.verdict;

const limit = (words: string, value: string): string => `${words} Let $d_n = e^{-2/n}$ and $e_n = 1/n$.\n\n$$ \\lim_{n\\to\\infty} e_n = 0 $$\n\n$$ \\lim_{n\\to\\infty} d_n = \\lim_{n\\to\\infty} \\frac{1}{e^{2/n}} = ${value} $$`;

it("takes the base of a power for Euler's number beside a sequence e_n", () => {
  expect(verdict(limit("", "\\frac{1}{e^0}"))).toBe("equal");
  expect(verdict(limit("", "\\frac{1}{e}"))).toBe("unequal");
});

it("takes bold heads of a table for no vectors", () => {
  const table = "$$\\begin{array}{l|l} \\mathbf{x} & \\mathbf{a_n} \\\\ 1 & 2 \\end{array}$$\n\n";
  expect(verdict(limit(table, "\\frac{1}{e^0}"))).toBe("equal");
});

const numeric = (step: string): string => `The values $y_n$ at the times $t_n$ are near those of $y' = f(t, y)$, for each $n$, and $y(t_0) = y_0$.\n\n$$ f(t, y) = -2t + y $$\n\n$$ f(0, 3) = ${step} $$`;

it("takes y for a number beside values y_n", () => {
  expect(verdict(numeric("-2 \\cdot 0 + 3 = 3"))).toBe("equal");
  expect(verdict(numeric("-2 \\cdot 0 + 3 = 2"))).toBe("unequal");
  expect(verdict(numeric("-2 \\cdot 0 - 3"))).not.toBe("equal");
});

it("does not take a whole for a number where it would be a slip", () => {
  expect(verdict("Let $e_i = y_i - z_i$ for each $i$.\n\n$$ S = \\sum_i e_i^2 = e^2 $$")).toBe("undecided");
  expect(verdict("$$ \\frac{d}{dw} \\sum_{i=1}^n w_i x_i = 0 $$")).not.toBe("equal");
});

it("declares no matrix by an interval that is symmetric", () => {
  const text = (last: string): string => `The interval $[-\\pi, \\pi]$ is symmetric, and so is $(-\\pi, \\pi)$.\n\n\\[ V = \\pi[f(x) + 1]^2 - \\pi f(x)^2 = ${last} \\]`;
  const steps = (last: string) => check(text(last), { path: "a.tex" }).derivations.flatMap((derivation) => derivation.steps);
  expect(steps("2\\pi f(x) + \\pi").at(-1)?.verdict).toBe("equal");
  expect(steps("2\\pi f(x) - \\pi").at(-1)).toMatchObject({ verdict: "unequal" });
  expect(JSON.stringify(steps("2\\pi f(x) - \\pi").at(-1)?.witness)).not.toContain("rows");
});
