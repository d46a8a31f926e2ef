import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const derivation = (formula: string) => check(`We show that\n$$ ${formula} $$`, { notation: "markdown" }).derivations[0];

describe("three dots", () => {
  it.each([
    ["1 + 2 + \\dots + n", "Σ_{k=1}^{n} k"],
    ["1 + 3 + 5 + \\cdots + (2n-1)", "Σ_{k=1}^{n} (2k − 1)"],
    ["2 + 4 + \\cdots + 2n", "Σ_{k=1}^{n} 2k"],
    ["1^2 + 2^2 + \\cdots + n^2", "Σ_{k=1}^{n} k²"],
    ["1 + r + r^2 + \\cdots + r^{n-1}", "Σ_{k=1}^{n} r^(k − 1)"],
    ["1 + \\frac12 + \\frac13 + \\cdots + \\frac1n", "Σ_{k=1}^{n} 1/k"],
    ["a_1 + \\cdots + a_n", "Σ_{k=1}^{n} aₖ"],
    ["a_0 + a_1 x + a_2 x^2 + \\cdots + a_n x^n", "Σ_{k=1}^{n+1} aₖ₋₁ x^(k − 1)"],
    ["(a_2 - a_1) + (a_3 - a_2) + \\cdots + (a_{n+1} - a_n)", "Σ_{k=1}^{n} (aₖ₊₁ − aₖ)"],
    ["x_1 x_2 \\cdots x_n", "Π_{k=1}^{n} xₖ"],
    ["n(n-1)\\cdots 2 \\cdot 1", "Π_{k=1}^{n} (n − k + 1)"],
    ["n(n-1)\\cdots(n-k+1)", "Π_{j=1}^{k} (n − j + 1)"],
    ["1 + 2 + \\cdots + 50", "Σ_{k=1}^{50} k"],
    ["5^3 + 6^3 + 7^3 + \\cdots + 95^3", "Σ_{k=1}^{91} (k + 4)³"],
    ["1 + r + r^2 + \\cdots + r^{95}", "Σ_{k=1}^{96} r^(k − 1)"],
    ["1 \\cdot 2 \\cdot 3 \\cdots 10", "Π_{k=1}^{10} k"],
    ["1 + \\frac12 + \\frac14 + \\cdots", "Σ_{k=0}^{∞} (1/2)ᵏ"],
  ])("%s is read as %s, and that is said", (dots, reading) => {
    const found = derivation(`${dots} = 0`);
    expect(found?.steps[0]?.reading).toBe(reading);
    expect(found?.notes.filter(({ kind }) => kind === "reading").map(({ message }) => message)).toContain(`\`${dots}\` is read as ${reading}`);
  });

  it.each(["1 + 2 + \\cdots + 64", "2 + 3 + \\cdots + 97", "3 + 5 + 7 + \\cdots + 97", "1 + 2 + 4 + \\cdots + 64", "1 + 2 + 3 + 4 + \\cdots + 3", "1 + 3 + \\cdots + 81", "1 + 2 + 4 + \\cdots + n", "1 + \\cdots + n", "1 + \\frac12 + \\frac17 + \\cdots", "1 + 2 + 5 + \\cdots + n", "a_1 + b_2 + \\cdots + a_n", "1 - x + x^2 - \\cdots + x^{2n}"])("%s stays three dots", (dots) => {
    const found = derivation(`${dots} = n`);
    expect(found?.steps[1]).toMatchObject({ verdict: "undecided", reason: expect.stringContaining("… stands for something that is not written out") });
  });

  it.each([
    ["1 + 2 + \\dots + n = \\frac{n(n+1)}{2}", "equal"],
    ["1 + 2 + \\dots + n = \\frac{n(n-1)}{2}", "unequal"],
    ["1 + 2 + \\dots + 50 = 1275", "equal"],
    ["2 + \\frac{65}{100} + \\frac{65}{100^2} + \\frac{65}{100^3} + \\cdots = 2 + \\frac{65}{99}", "equal"],
    ["2 + \\frac{65}{100} + \\frac{65}{100^2} + \\frac{65}{100^3} + \\cdots = 2 + \\frac{65}{98}", "undecided"],
    ["1 + 1 + 2 + 3 + 5 + \\cdots = 7", "undecided"],
    ["4560^2 - 100 = 20,793,500", "equal"],
    ["4560^2 - 100 = 20,793,501", "unequal"],
    ["4560^2 - 100 = 20,793", "undecided"],
    ["1 + 2 + \\dots + 50 = 1225", "unequal"],
    ["r^5 + r^6 + r^7 + \\cdots + r^{100} = r^5 (1 + r + r^2 + \\cdots + r^{95})", "equal"],
    ["r^5 + r^6 + r^7 + \\cdots + r^{100} = r^5 (1 + r + r^2 + \\cdots + r^{94})", "unequal"],
    ["\\left(\\frac12{\\color{red}{-\\frac13}}\\right) + \\left({\\color{red}{\\frac13}}{\\color{blue}{-\\frac14}}\\right) = \\frac14", "equal"],
    ["\\left(\\frac12{\\color{red}{-\\frac13}}\\right) + \\left({\\color{red}{\\frac13}}{\\color{blue}{-\\frac14}}\\right) = -\\frac14", "unequal"],
    ["1 + r + r^2 + \\cdots + r^n = \\frac{1 - r^{n+1}}{1 - r}", "equal"],
    ["1 + r + r^2 + \\cdots + r^n = \\frac{1 - r^{n}}{1 - r}", "unequal"],
    ["c a_1 + \\cdots + c a_n = c(a_1 + \\cdots + a_n)", "equal"],
    ["\\log(x_1 x_2 \\cdots x_n) = \\log x_1 + \\log x_2 + \\cdots + \\log x_n", "equal"],
    ["n(n-1)\\cdots(n-k+1) = \\frac{n!}{(n-k)!}", "equal"],
    ["a_1 + a_2 + \\cdots + a_n = a_1 + \\sum_{i=1}^n a_i", "unequal"],
  ])("%s is %s", (formula, verdict) => {
    expect(derivation(formula)?.steps[1]?.verdict).toBe(verdict);
  });

  it("events that are joined are not multiplied", () => {
    const found = derivation("P(A_1 \\cap A_2 \\cap \\cdots \\cap A_n) = n");
    expect(found?.notes.some(({ message }) => message.includes("is read as"))).toBe(false);
    expect(found?.steps[1]?.verdict).not.toBe("unequal");
  });

  it("what fails only for fewer terms than are written out is right under that condition, or a doubt", () => {
    expect(derivation("a_1 + a_2 + \\cdots + a_n = a_1 + a_2 + \\sum_{i=3}^n a_i")?.steps[1]).toMatchObject({ verdict: "equal", conditions: [{ text: "n ≥ 2", source: "domain" }] });
    expect(derivation("a_1 + a_2 + a_3 + \\cdots + a_n = a_1 + a_2 + a_3 + (n - 3) \\cdot 0 + \\sum_{i=4}^n a_i")?.steps[1]).toMatchObject({ verdict: "equal", conditions: [{ text: "n ≥ 3", source: "domain" }] });
  });
});
