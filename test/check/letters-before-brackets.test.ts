// H of `H(3w)` beside `H'(3w)`, and y of `y'(x + 1)`: a function or a factor, as no other word says.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdicts = (text: string): readonly string[] => check(text, { path: "a.md" }).derivations.flatMap(({ steps }) => steps.filter(({ relation }) => relation !== null || steps.length > 1).map(({ verdict }) => verdict));

it.each([
  ["Let $w$ be a function of $t$. Differentiating, $$\\frac{d}{dt} H(3w) = H'(3w)\\cdot 3 \\frac{dw}{dt}$$", "equal"],
  ["The area $A$ depends on the width $w = t^2$. $$\\frac{d}{dt} A(3w) = A'(3w)\\cdot 3 \\frac{dw}{dt} = 6t A'(3t^2)$$", "equal"],
  ["Suppose $w$ depends on time $t$. Then $$\\frac{d}{dt} Q(5w) = Q'(5w)\\cdot 5 w'$$", "equal"],
])("takes a letter for a function where it is one behind its prime: %s", (text, verdict) => {
  expect(new Set(verdicts(text).filter((each) => each !== "given"))).toEqual(new Set([verdict]));
});

it.each([
  "Let $w$ be a function of $t$. Differentiating, $$\\frac{d}{dt} H(3w) = H'(3w)\\cdot 2 \\frac{dw}{dt}$$",
  "Suppose $w$ depends on time $t$. Then $$\\frac{d}{dt} Q(5w) = Q'(5w)\\cdot w'$$",
  "Suppose $w$ depends on time $t$. Then $$\\frac{d}{dt} Q(w^2) = Q'(w)\\cdot 2w w'$$",
])("holds no reading for right in which the line is none: %s", (text) => {
  expect(verdicts(text)).not.toContain("equal");
});

it("takes y' before a bracket for a factor where the equation solved for it says so", () => {
  const solved = (end: string): string => `Differentiate $xy + y = x^2$ and solve. $$\\begin{aligned} y + xy' + y' &= 2x \\\\ y'(x + 1) &= 2x - y \\\\ y' &= ${end} \\end{aligned}$$`;
  expect(verdicts(solved("\\frac{2x - y}{x+1}"))).toEqual(["given", "equal", "equal", "equal"]);
  expect(verdicts(solved("\\frac{2x - y}{x-1}")).at(-1)).not.toBe("equal");
});
