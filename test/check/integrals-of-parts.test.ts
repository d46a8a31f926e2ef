// `\int_a^b u\,dv`: the bounds are values of what u and v depend on, and u is no number.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdicts = (text: string): readonly string[] => check(text, { path: "a.md" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict));
const SET = "Let $u = \\ln x$ and $v = x$, so that $du = \\frac1x\\,dx$ and $dv = dx$. Then\n\n";

it.each([
  `${SET}$$\\int_1^3 \\ln x\\,dx = \\int_1^3 u\\,dv = [uv]_1^3 - \\int_1^3 v\\,du = 3\\ln 3 - 2$$`,
  "Let $u$ and $v$ be differentiable functions of $x$.\n\n$$\\int_a^b u\\,dv = [uv]_a^b - \\int_a^b v\\,du = \\int_a^b u v'\\,dx$$",
  "$$\\int_0^1\\int_0^2 u\\,dv\\,du = \\int_0^1 2u\\,du = 1$$",
])("reads it as the integral by that letter: %s", (text) => {
  expect(verdicts(text)).not.toContain("unequal");
  expect(verdicts(text)).not.toContain("undecided");
});

it.each([
  `${SET}$$\\int_1^3 \\ln x\\,dx = \\int_1^3 u\\,dv = [uv]_1^3 + \\int_1^3 v\\,du = 3\\ln 3 + 2$$`,
  `${SET}$$\\int_1^3 u\\,dv = u(3 - 1)$$`,
  "The functions $u(x)$ and $v(x)$ are differentiable.\n\n$$\\int_a^b u\\,dv = u(b - a)$$",
  "$$\\int_a^b u\\,dv = u(b - a)$$",
])("does not hold u for a number: %s", (text) => {
  expect(verdicts(text).slice(1).some((verdict) => verdict === "unequal" || verdict === "undecided")).toBe(true);
});
