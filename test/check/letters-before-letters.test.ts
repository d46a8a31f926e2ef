// A letter that stands nowhere but before round brackets with one other letter: a function, perhaps, and no factor.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const step = (chain: string, before = ""): { readonly verdict: string; readonly reason: string | null } | undefined =>
  check(`${before}$$L = ${chain}$$`, { path: "a.md" }).derivations.flatMap((each) => each.steps)[2];

it.each(["4a\\,Q(k) = 4a(k^2 + 1)", "2\\rho(T) = T^2", "2Q(k) + 2Q(m) = 4Q(m)"])("asks whether it is a function: %s", (chain) => {
  expect(step(chain)?.verdict).toBe("undecided");
  expect(step(chain)?.reason).toMatch(/^is [Qρ] a function here, or a factor\?/u);
});

it("asks in the section of the letter alone", () => {
  expect(step("4a\\,Q(k) = 4a(k^2 + 1)", "# A sum\n\n$$s = Q + Q = 2Q$$\n\n# A length\n\n")?.verdict).not.toBe("unequal");
});

it.each(["4a\\,Q(k) = 5a\\,Q(k)", "2m(v) + 3m(v) = 6m(v)", "3 + a(b) + c = 3 + 2ab + c", "x(y) + 2 = xy + 3", "2a(b + 1) = 2ab + a"])("finds the slip: %s", (chain) => {
  expect(step(chain)?.verdict).toBe("unequal");
});

it.each(["Here $Q$ is a constant.\n\n", "Let $Q > 0$.\n\n"])("takes a letter that the text speaks of for what it is: %s", (before) => {
  expect(step("4a\\,Q(k) = 4a(k^2 + 1)", before)?.verdict).toBe("unequal");
});

it("multiplies where that is right", () => {
  expect(step("x(y) + 2 = 2 + xy")?.verdict).toBe("equal");
});
