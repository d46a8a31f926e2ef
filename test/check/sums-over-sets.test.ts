import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const last = (text: string) => check(text, { notation: "markdown" }).derivations.at(-1)?.steps.at(-1);
const shown = (formula: string, before = ""): ReturnType<typeof last> => last(`${before}We show that\n$$ ${formula} $$`);

describe("sums over sets", () => {
  it.each([
    ["a set that the text lists", "\\sum_{x \\in S} x^2 = 1 + 4 + 9 = 14", "Let $S = \\{1, 2, 3\\}$. "],
    ["its number of members", "\\sum_{x \\in S} (x + c) = 6 + 3c = 6 + |S| c", "Let $S = \\{1, 2, 3\\}$. "],
    ["a set in place", "\\sum_{y \\in \\{0, 1\\}} p^y (1-p)^{1-y} = 1", ""],
    ["numbers up to n", "\\sum_{k \\in \\{1, \\dots, n\\}} k = \\frac{n(n+1)}{2}", ""],
    ["members that nothing is known of", "\\sum_{x \\in S} (a f(x) + b) = a \\sum_{x \\in S} f(x) + b |S|", ""],
    ["a member under another letter", "\\sum_{x \\in \\mathcal{X}} p(x) q(x) = \\sum_{y \\in \\mathcal X} q(y) p(y)", ""],
    ["pairs, differentiated", "\\frac{\\partial}{\\partial w} \\sum_{(x, y) \\in D} (w x - y)^2 = \\sum_{(x,y)\\in D} 2(wx - y) x", ""],
  ])("right: %s", (_, formula, before) => {
    expect(shown(formula, before)?.verdict).toBe("equal");
  });

  it.each([
    ["\\sum_{y \\in \\{0, 1\\}} y p^y (1-p)^{1-y} = 1 - p", { p: "2" }],
    ["\\sum_{k \\in \\{1, \\dots, n\\}} k = \\frac{n(n-1)}{2}", { n: "1" }],
  ])("wrong: %s", (formula, at) => {
    expect(shown(formula)).toMatchObject({ verdict: "unequal", witness: { at } });
  });

  it("what fails for some list of members is a doubt, because the set may be a special one", () => {
    expect(shown("\\sum_{x \\in \\mathcal{X}} p(x) = 1")).toMatchObject({ verdict: "undecided", reason: expect.stringContaining("what 𝒳 holds is not said in full") });
    expect(shown("\\sum_{i \\in A} x_i = \\sum_{i \\in B} x_i")).toMatchObject({ verdict: "undecided" });
  });
});
