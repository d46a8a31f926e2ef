import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const stepsOf = (text: string) => check(text, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps);
const verdictsOf = (text: string): readonly string[] => stepsOf(text).map(({ verdict }) => verdict);

describe("sums that do not say how far they run", () => {
  const means = "Write $\\bar x = \\frac1n \\sum_i x_i$.\n\n";

  it("run to the n beside them, where they must, and the condition says so", () => {
    const steps = stepsOf(`${means}$$\\sum_i (x_i - \\bar x)^2 = \\sum_i x_i^2 - 2\\bar x\\sum_i x_i + n \\bar x^2 = \\sum_i x_i^2 - n\\bar x^2$$`);
    expect(steps.map(({ verdict }) => verdict)).toEqual(["given", "equal", "equal"]);
    expect(steps[1]?.conditions).toContainEqual({ text: "all sums up to n", source: "prose" });
  });

  it("are wrong where that does not help", () => {
    expect(verdictsOf(`${means}$$\\sum_i (x_i - \\bar x)^2 = \\sum_i x_i^2 - 2\\bar x\\sum_i x_i + n \\bar x^2 = \\sum_i x_i^2 - n^2\\bar x^2$$`).at(-1)).toBe("unequal");
  });

  it("take their letter from their term where nothing stands below the sign", () => {
    expect(verdictsOf("Write $\\bar x = \\frac1n\\sum x_i$.\n\n$$\\sum (x_i - \\bar x)^2 = \\sum (x_i^2 - 2 x_i \\bar x + \\bar x^2) = \\sum x_i^2 - 2 \\bar x \\sum x_i + n \\bar x^2 = \\sum x_i^2 - n\\bar x^2$$")).toEqual(["given", "equal", "equal", "equal"]);
    expect(verdictsOf("$$\\sum (a x_i + b y_i) = a\\sum x_i + b\\sum y_i = a\\sum x_i - b\\sum y_i$$").at(-1)).toBe("unequal");
  });
});

describe("sums over the entries that a set names", () => {
  it.each([
    ["numbers", "$$\\sum_{i \\in A} (a_i - c)^2 = \\sum_{i \\in A} a_i^2 - 2c\\sum_{i \\in A} a_i + |A| c^2 = \\sum_{i \\in A} (a_i^2 + c^2) - 2c \\sum_{i\\in A} a_i$$"],
    ["the gradient over a batch", "With $w, x_i \\in \\mathbb{R}^d$, $\\ell(w) = \\frac{1}{2|\\mathcal B|}\\sum_{i\\in\\mathcal B} (w^\\top x_i - y_i)^2$.\n\n$$\\nabla \\ell(w) = \\frac{1}{|\\mathcal B|} \\sum_{i\\in\\mathcal B} (w^\\top x_i - y_i) x_i = \\frac{1}{|\\mathcal B|} \\sum_{i\\in\\mathcal B} (x_i x_i^\\top w - y_i x_i)$$"],
    ["two sets", "$$\\sum_{n \\in S_1} (x_n - a)^2 + \\sum_{n\\in S_2} (x_n - b)^2 = \\sum_{n\\in S_1} x_n^2 - 2a\\sum_{n\\in S_1} x_n + |S_1| a^2 + \\sum_{n\\in S_2} (x_n - b)^2 = \\sum_{n\\in S_2} (b - x_n)^2 + \\sum_{n\\in S_1} (a - x_n)^2$$"],
  ])("right: %s", (_, text) => {
    expect(verdictsOf(text)).toEqual(["given", "equal", "equal"]);
  });

  it("a failure is a doubt, because the set may be a special one", () => {
    expect(verdictsOf("$$\\sum_{i \\in A} (a_i + c) = |A| c + \\sum_{i\\in A} a_i = c + \\sum_{i \\in A} a_i$$")).toEqual(["given", "equal", "undecided"]);
  });
});

describe("p and q over all values", () => {
  const kl = (last: string): string => `For distributions $p$ and $q$ over a finite set,\n\n$$\\sum_x p(x) \\log\\frac{p(x)}{q(x)} = \\sum_x p(x) \\log p(x) - \\sum_x p(x) \\log q(x) = ${last}$$`;
  it("are read as distributions, not as factors", () => {
    expect(verdictsOf(kl("\\sum_x p(x) \\left(\\log p(x) - \\log q(x)\\right) + \\sum_x q(x) - 1"))).toEqual(["given", "equal", "equal"]);
    expect(verdictsOf(kl("\\sum_x q(x) \\left(\\log p(x) - \\log q(x)\\right)")).at(-1)).toBe("unequal");
  });

  it("a function whose name has the parameter below it depends on it", () => {
    const reinforce = (last: string): string => `The gradient of $J(\\theta) = \\sum_a \\pi_\\theta(a) r(a)$ is\n\n$$\\nabla_\\theta J = \\sum_a \\nabla_\\theta \\pi_\\theta(a) r(a) = \\sum_a \\pi_\\theta(a) \\nabla_\\theta \\log ${last} r(a)$$`;
    expect(verdictsOf(reinforce("\\pi_\\theta(a)"))).toEqual(["given", "equal", "equal"]);
    expect(verdictsOf(reinforce("r(a)")).at(-1)).toBe("unequal");
  });
});
