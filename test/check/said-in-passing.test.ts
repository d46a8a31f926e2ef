// What a text says in passing of functions, sets and units, and what it only asks of them, is no step that could be wrong.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdicts = (text: string): readonly string[] => check(text, { path: "a.tex" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict));

it.each([
  ["values beside a formula", "Let $g$ be described by $$g(t) = \\frac{\\pi - t}{2}$$ and $g(0) = g(2\\pi) = 0$."],
  ["a letter that there is", "We know that\n$$y(t) = A\\cos(\\omega t) + B\\sin(\\omega t).$$\n\nBy the mean value theorem $y'$ is constant. So $y' = B$ for a constant $B$."],
  ["points that are meant", "If $y'(x) = 0$, then $y = \\frac{x}{2}$. These are the points one above those with $y' = 0$."],
  ["values at both ends", "The ends are held, $$w(0) = 0, \\quad w(L) = 0.$$ Then $$w'' = -6x + 2L.$$"],
  ["another set", "If $B$ is a basis and $x \\in B \\setminus A$, then $B \\setminus x$ lies in some basis $B'$. All have one size, so $|B'| = |B|$."],
  ["a unit impulse", "A load is at $x = 1$: $$\\frac{d^4 y}{dx^4} = -\\delta(x - 1), \\qquad y(0) = 0, \\quad y(L) = 0.$$ We find $$y = \\frac{-(x - 1)^3}{6} u(x - 1) + \\frac{x^3}{12} - \\frac{x}{4}.$$"],
  ["a convolution", "The convolution of two functions is one again. \\begin{align*} h(t) &= t * t \\\\ &= \\frac{t^3}{6} \\end{align*}"],
  ["units in italics", "$$E = 5\\ \\frac{kJ}{mol} + 2\\ \\frac{J}{mol} = 5002\\ \\frac{J}{mol}$$"],
])("calls nothing wrong: %s", (_, text) => {
  expect(verdicts(text)).not.toContain("unequal");
});

it.each([
  ["values that follow", "Let $$g(t) = \\frac{4 - t}{2}.$$ Then $$g(0) = \\frac{4 - 0}{2} = 4.$$"],
  ["a derivative", "Let $y = Ax + B x^2$. Then $$y' = A + 2Bx = B.$$"],
  ["a derivative by a prime", "Let $B = x^2$. Then $$B' = 2x = x.$$"],
  ["a product", "\\begin{align*} h(t) &= t * t \\\\ &= \\frac{t^3}{6} \\end{align*}"],
])("still finds the slip: %s", (_, text) => {
  expect(verdicts(text)).toContain("unequal");
});

it.each([
  "2\\,\\mathrm{h} + 30\\,\\text{min} = 150\\,\\text{min}", "3\\,\\mathrm{kJ} + 2\\,\\mathrm{J} = 3002\\,\\mathrm{J}", "5\\,\\mathrm{N} \\cdot 2\\,\\mathrm{m} = 10\\,\\mathrm{J}",
  "12\\,\\mathrm{in} = 1\\,\\mathrm{ft}", "1.5\\,\\mathrm{m} = 150\\,\\mathrm{cm}",
])("takes units by what they are of each other: %s", (chain) => {
  expect(verdicts(`$$q = ${chain}$$`).slice(2)).toEqual(chain.split("=").slice(1).map(() => "equal"));
});

it.each(["2\\,\\mathrm{h} + 30\\,\\text{min} = 151\\,\\text{min}", "3\\,\\mathrm{kJ} + 2\\,\\mathrm{J} = 302\\,\\mathrm{J}", "1.5\\,\\mathrm{m} + 2\\,\\mathrm{cm} = 15\\,\\mathrm{cm}"])("finds the wrong factor: %s", (chain) => {
  expect(verdicts(`$$q = ${chain}$$`)).toContain("unequal");
});

it("asks what rows go on with where a sentence between has come to its end", () => {
  const text = (last: string): string => `Find\n\n\\[ \\frac{d}{dx} \\arctan(3x) \\]\n\nThe square is of the whole, so that we have $9x^2$ and not $3x^2$.\n\n\\begin{align} = &\\frac{1}{1 + 9x^2} \\cdot 3 \\\\ = &${last} \\end{align}`;
  expect(verdicts(text("\\frac{3}{1 + 9x^2}"))).toEqual(["given", "undecided", "equal"]);
  expect(verdicts(text("\\frac{3}{1 + 3x^2}"))).toEqual(["given", "undecided", "unequal"]);
});

it("asks whether angles are degrees where the text speaks of them", () => {
  const text = (words: string, value: string): string => `${words}\n\n$$60 \\cos(30) + 1 = 60 \\cdot ${value} + 1$$`;
  const isOpen = (made: string) => check(made, { path: "a.md" }).derivations.flatMap(({ steps }) => steps.map(({ verdict, reason }) => [verdict, reason?.startsWith("30 may be degrees") ?? false] as const)).at(-1);
  expect(isOpen(text("The angle is 30 degrees.", "\\frac{\\sqrt3}{2}"))).toEqual(["undecided", true]);
  expect(isOpen(text("The angle is 30 degrees.", "\\frac{1}{2}"))).toEqual(["unequal", false]);
  expect(isOpen(text("The angle is known.", "\\frac{\\sqrt3}{2}"))).toEqual(["unequal", false]);
});
