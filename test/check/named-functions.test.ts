// A function that a text names by a word is what the word means; letters that are vectors elsewhere are numbers where vectors do not fit.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const reports = (text: string, path: string) => check(text, { path }).derivations;
const verdicts = (text: string, path = "a.md"): readonly string[] => reports(text, path).flatMap(({ steps }) => steps.map(({ verdict }) => verdict));

it.each([
  ["Let $p = \\sigma(z)$, where $\\sigma$ is the sigmoid function.", "\\frac{dp}{dz} = \\sigma(z)(1 - \\sigma(z)) = p(1 - p)"],
  ["With the logistic function $\\sigma(z)$ we have", "\\sigma'(z) = \\sigma(z) - \\sigma(z)^2"],
  ["Here $g$ denotes the sigmoid.", "g'(z) = g(z)(1 - g(z))"],
  ["Here $f$ is the softplus function.", "f'(x) = \\frac{e^x}{1 + e^x}"],
  ["The activation is a rectified linear unit $\\phi(x)$.", "\\phi(3) + \\phi(-3) = 3 + 0 = 3"],
])("reads %s", (words, display) => {
  expect(verdicts(`${words}\n\n$$${display}$$`)).toEqual(["given", ...display.split("=").slice(1).map(() => "equal")]);
});

it.each([
  ["Let $p = \\sigma(z)$, where $\\sigma$ is the sigmoid function.", "\\frac{dp}{dz} = \\sigma(z)(1 + \\sigma(z))"],
  ["Here $g$ denotes the sigmoid.", "g'(z) = g(z)(g(z) - 1)"],
])("finds the slip: %s", (words, display) => {
  expect(verdicts(`${words}\n\n$$${display}$$`)).toContain("unequal");
});

it.each([
  "We fit a logistic regression $\\sigma(z)$.", "The logistic loss is used, with $\\sigma(z)$.", "Let $\\sigma$ be the standard deviation, so that $\\sigma^2$ is the variance of a logistic $\\sigma$.", "Let $\\sigma$ be an activation.", "Let $\\sigma$ be a sigmoid function.", "We use a sigmoid $\\sigma$.",
])("asks what the letter is: %s", (words) => {
  expect(verdicts(`${words}\n\n$$\\sigma'(z) = \\sigma(z)(1 + \\sigma(z)) + \\sigma(0)$$`)).not.toContain("unequal");
});

it("takes the formula that the text itself gives", () => {
  const text = (last: string): string => `The sigmoid $\\sigma(z) = \\frac{2}{1 + e^{-z}}$ is twice as high.\n\n$$\\sigma(0) + 1 = ${last}$$`;
  expect(verdicts(text("2")).at(-1)).toBe("equal");
  expect(verdicts(text("\\frac32")).at(-1)).toBe("unequal");
});

const items = (last: string): string => `5. One loss is $L = -y\\log p - (1-y)\\log(1-p)$ with $p = \\frac{1}{1 + e^{-z}}$:

   $$\\frac{\\partial L}{\\partial z} = \\left(-\\frac{y}{p} + \\frac{1-y}{1-p}\\right) p(1-p) = ${last}$$

6. The squares: $J(w) = \\frac1n\\sum_{i=1}^n (w x_i - y_i)^2$ and $q_i = e^{z_i}$.`;

it("reads numbers where vectors do not fit, and says so", () => {
  const [right] = reports(items("p - y"), "a.md");
  expect(right?.steps.map(({ verdict }) => verdict)).toEqual(["given", "equal", "equal"]);
  expect(right?.notes.map(({ message }) => message)).toContain("L, z, y, p are read as numbers here, since vectors do not fit");
  expect(reports(items("y - p"), "a.md")[0]?.steps.map(({ verdict }) => verdict)).toEqual(["given", "equal", "unequal"]);
});

it("leaves vectors that the text declares as they are", () => {
  expect(verdicts(`Let $y \\in \\mathbb{R}^n$ and $z \\in \\mathbb{R}^n$.\n\n${items("p - y")}`).slice(0, 3)).not.toEqual(["given", "equal", "equal"]);
});

it("does so where vectors cannot be read at all", () => {
  const text = (last: string): string => `A network has $h = \\tanh(W_1 x + b_1)$ and $\\hat y = W_2 h + b_2$.\n\nFor one hidden unit let $a = w x + b$ and $s = \\tanh(a)$.\n\n$$\\frac{ds}{dw} = \\frac{ds}{da} \\cdot \\frac{da}{dw} = ${last}$$`;
  expect(verdicts(text("(1 - s^2) x"))).toEqual(["given", "equal", "equal"]);
  expect(verdicts(text("(1 + s^2) x"))).not.toContain("undecided");
});
