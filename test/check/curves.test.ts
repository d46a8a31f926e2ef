// Several curves of one coordinate, each of which says what its function is.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdict = (text: string) => check(text, { path: "a.md" }).derivations.at(-1)?.steps.at(-1)?.verdict;

const between = (curves: string, value: string): string => `${curves} So the area is\n\n$$ A = \\int_0^1 \\big(T(x) - B(x)\\big)\\,dx = ${value} $$`;

it.each([
  ["The top of the region is $y = T(x) = x$, its bottom $y = B(x) = x^3$.", "\\int_0^1 (x - x^3)\\,dx"],
  ["The curves are\n\n$$ y = T(x) = x \\qquad\\text{and}\\qquad y = B(x) = x^3. $$\n\n", "\\int_0^1 (x - x^3)\\,dx"],
  ["The line $y = x$ meets $y = x^3$ there. The top has the equation $y = T(x) = x$, the bottom $y = B(x) = x^3$.", "\\int_0^1 (x - x^3)\\,dx"],
  ["The top is $y = T(x) = e^x$, and the bottom is $y = B(x) = 1$.", "\\int_0^1 (e^x - 1)\\,dx"],
  ["The top is $y = T(x) = 1$, and the bottom is $y = B(x) = -e^x$.", "\\int_0^1 (1 + e^x)\\,dx"],
])("takes each of two curves as what it is: %s", (curves, value) => {
  expect(verdict(between(curves, value))).toBe("equal");
  expect(verdict(between(curves, value.replace(/[-+](?=[^-+]*$)/, (sign) => (sign === "-" ? "+" : "-"))))).toBe("unequal");
});

it("takes a curve over the other coordinate, too", () => {
  const text = "The top is $y = T(x) = 8/x^3$, so the right side is $x = R(y) = 2/y^{1/3}$ and the left side $x = L(y) = 1$.\n\n$$ \\int_1^8 \\big(R(y) - L(y)\\big)\\,dy = \\int_1^8 (2y^{-1/3} - 1)\\,dy $$";
  expect(verdict(text)).toBe("equal");
  expect(verdict(text.replace("- 1)", "+ 1)"))).toBe("unequal");
});

it("does not say which curve the coordinate is on", () => {
  expect(verdict("The top is $y = T(x) = x$ and the bottom $y = B(x) = x^2$.\n\n$$ \\frac{dy}{dx} = 2x $$")).toBe("undecided");
});

it("takes no place where a function vanishes for its height", () => {
  const verdicts = ["We look for where $y = W(x) = 0$.", "The graph is $y = H(x) = x^3$.\n\nNow $y = W(x) = 0$."].map((words) => verdict(`${words}\n\n$$ \\int_0^1 (W(x) + x)\\,dx = \\int_0^1 x\\,dx $$`));
  expect(verdicts).toEqual(["undecided", "undecided"]);
});
