// Conditions of several names at once, and conditions that stand beside the formula they belong to: what is assumed for which step, and what is not.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const ROOT = "$$\\sqrt{x^2 y^2} = |xy| = xy$$";

/** The verdicts of all steps, and the assumptions of the first derivation. */
function judged(text: string): { readonly verdicts: readonly (readonly string[])[]; readonly assumed: readonly string[] } {
  const { derivations } = check(text, { notation: "markdown" });
  return {
    verdicts: derivations.map(({ steps }) => steps.filter(({ verdict }) => verdict !== "given").map(({ verdict }) => verdict)),
    assumed: (derivations[0]?.assumptions ?? []).map(({ text: said }) => said),
  };
}

describe("a condition of several names", () => {
  it.each([
    ["For $x, y > 0$ we have", ["x, y > 0"]],
    ["Let $x,y>0$. Then", ["x,y>0"]],
    ["Assume $0 \\le x, y$.", ["0 \\le x, y"]],
    ["With $0 < x, y < 1$:", ["0 < x, y < 1"]],
    ["Let $z, x, y \\ge 1$.", ["z, x, y \\ge 1"]],
    ["where $x>0$, $y>0$", ["x>0", "y>0"]],
  ])("%s: holds for each of them, and is said once", (words, assumed) => {
    expect(judged(`${words}\n\n${ROOT}\n`)).toEqual({ verdicts: [["equal", "equal"]], assumed });
  });

  it.each([
    "Let $x, y$ be positive real numbers. Then", "Suppose $x$ and $y$ are positive. Then", "Let $x$ and $y$ be positive.", "Let $x$, $z$ and $y$ be two positive numbers.",
  ])("%s: holds for each of them", (words) => {
    const { verdicts, assumed } = judged(`${words}\n\n${ROOT}\n`);
    expect(verdicts).toEqual([["equal", "equal"]]);
    expect(assumed.join("; ")).toMatch(/x.*y > 0/);
  });

  it.each(["Let $x, z$ be positive.", "Let $x, y$ be positive definite.", "Let $X, Y$ be positive functions."])("%s: holds for no other", (words) => {
    const { verdicts, assumed } = judged(`${words}\n\n${ROOT}\n`);
    expect(verdicts[0]?.[1]).toBe("unequal");
    expect(assumed).not.toContain("y > 0");
  });

  it("of some names says nothing of another", () => {
    expect(judged(`For $x, z > 0$ we have\n\n${ROOT}\n`).verdicts).toEqual([["equal", "unequal"]]);
    expect(judged(`For $z < x, y < 1$ we have\n\n${ROOT}\n`).verdicts).toEqual([["equal", "unequal"]]);
  });

  it("in words makes a doubt of what would be wrong without it", () => {
    expect(judged(`for all positive $x$ and $y$\n\n${ROOT}\n`).verdicts).toEqual([["equal", "undecided"]]);
  });
});

describe("a condition beside a formula", () => {
  it.each([
    ["(x \\ge 0)", ["x \\ge 0"]],
    ["(\\text{for } x \\ge 0)", ["x \\ge 0"]],
    ["\\left(x > 0\\right).", ["x > 0"]],
    ["(x \\ge 0,\\ t \\ne 0)", ["x \\ge 0", "t \\ne 0"]],
    ["x, t \\ge 0", ["x, t \\ge 0"]],
    ["(t, x \\ge 0)", ["t, x \\ge 0"]],
  ])("\\quad %s belongs to it", (condition, assumed) => {
    expect(judged(`$$\\sqrt{x^2} = |x| = x \\quad ${condition}$$\n`)).toEqual({ verdicts: [["equal", "equal"]], assumed });
  });

  it("takes the place of another one from the beginning of its formula on", () => {
    expect(judged("$$\\sqrt{x^2} = |x| = x \\quad (x \\ge 0)$$\n\n$$\\sqrt{x^2} = |x| = -x \\quad (x < 0)$$\n").verdicts).toEqual([["equal", "equal"], ["equal", "equal"]]);
    expect(judged("$$\\sqrt{x^2} = |x| = x \\quad (x \\ge 0)$$\n\n$$\\sqrt{x^2} = |x| = x \\quad (x < 0)$$\n").verdicts).toEqual([["equal", "equal"], ["equal", "unequal"]]);
  });

  it("does not make the next row a statement of its own", () => {
    expect(judged("$$\\ln(xy) = \\ln x + \\ln y \\quad (x, y > 0)$$\n\n$$\\begin{aligned}\\ln(x^2 y) &= \\ln(x^2) + \\ln y \\quad (x, y > 0)\\\\ &= 2\\ln x + \\ln y\\end{aligned}$$\n").verdicts).toEqual([["equal", "equal"]]);
  });
});

describe("what is stated beside a chain", () => {
  it("ties no letter to another where it holds for all of them", () => {
    expect(judged("We know $$\\ln(xy) = \\ln x + \\ln y$$ so that\n\n$$\\frac{d}{dx}\\ln(xy) = \\frac{y}{xy} = \\frac1x$$\n").verdicts).toEqual([["equal", "equal"]]);
    expect(judged("We know $$\\ln(xy) = x + y$$ so that\n\n$$\\frac{d}{dx}\\ln(xy) = \\frac{y}{xy} = \\frac1x$$\n").verdicts).toEqual([["undecided", "equal"]]);
  });

  it("is no value where it is one of several solutions", () => {
    const found = judged("\\[\\begin{aligned} y &= x^2 - 2x \\\\ &= x(x-2) \\\\ &= 0 \\implies x = 0 \\text{ or } x = 2 \\end{aligned}\\]\n\nThen $$x + 1 = 2x + 1 = 1 + 2x$$\n");
    expect(found.assumed).toEqual([]);
    expect(found.verdicts.at(-1)).toEqual(["unequal", "equal"]);
  });
});

describe("an equation that stands alone", () => {
  const notesOf = (text: string): readonly unknown[] => check(text, { notation: "markdown" }).files.flatMap(({ notes }) => notes);

  it("is told of, since it is not judged", () => {
    expect(notesOf("We have $$(x+2)^2 = x^2 + 4x + 5$$ and\n\n$$\\frac{d}{dx} x^2 = 2x$$\n")).toEqual([
      expect.objectContaining({ kind: "info", line: 1, message: "this equation stands alone: it is taken as given, not judged" }),
    ]);
  });

  it("is not told of where the next one goes on with it", () => {
    expect(notesOf("$$2x + 3 = 7$$\n\n$$2x = 4$$\n")).toEqual([]);
  });
});

describe("what words say to vary with time", () => {
  it("is no constant where something is differentiated by t", () => {
    const cylinder = (words: string): string => `The radius $r$ ${words}, and $V = \\pi r^2 h$ with a height $h$ that changes too.\n\n$$\\frac{dV}{dt} = \\pi r^2 \\frac{dh}{dt}$$\n`;
    expect(judged(cylinder("grows with time")).verdicts).toEqual([["unequal"]]);
    expect(judged(cylinder("is decreasing over time")).verdicts).toEqual([["unequal"]]);
    expect(judged(cylinder("is fixed")).verdicts).toEqual([["equal"]]);
    expect(judged("The radius $r$ grows with time, and $V = \\pi r^2 h$ where $h = 3$.\n\n$$\\frac{dV}{dt} = 6 \\pi r \\frac{dr}{dt}$$\n").verdicts).toEqual([["equal"]]);
  });
});

describe("a condition that a sentence speaks of", () => {
  const root = "\n\n$$\n\\begin{aligned}\n\\sqrt{x^2 + 0} &= \\sqrt{x^2} \\\\\n &= x\n\\end{aligned}\n$$\n";

  it.each([
    "In the half-plane $x > 0$ we have", "The domain is $x > 0$.", "Case 1: $x \\ge 0$.", "Without loss of generality $x \\ge 0$.", "For $x \\ge 0$:", "Suppose first that $x > 0$.", "For $x > 0$ we find the following.", "Let $x > 0$ be a real number.",
  ])("holds for what follows: %s", (words) => {
    expect(judged(`${words}${root}`).verdicts).toEqual([["equal", "equal"]]);
  });

  it.each([
    "For $x > 0$ the graph rises.", "The case $x > 0$ was done in class.", "If $x > 0$, the claim is trivial. Otherwise:", "When $x>0$ this is easy; in general,", "The region $x > 0$ is shaded.", "The solution set is $x \\ge 0$.", "We want $x > 0$.",
  ])("may be meant or not: %s", (words) => {
    expect(judged(`${words}${root}`).verdicts).toEqual([["equal", "undecided"]]);
  });

  it.each(["Case 2: $x < 0$.", "This fails for $x > 0$.", "Not only for $x > 0$:", "We do not assume $x > 0$."])("makes nothing right: %s", (words) => {
    expect(judged(`${words}${root}`).verdicts).toEqual([["equal", "unequal"]]);
  });

  const square = "\n\n$$\n\\begin{aligned}\n(x+y)^2 &= x^2 + 2xy + y^2 \\\\\n &= x^2 + y^2\n\\end{aligned}\n$$\n";
  it.each(["For the base case $x = 0$ there is nothing to show.", "The graph crosses the axis where $x = 0$.", "Consider the interval from $x = 0$ up.", "Its zeros are $x = 0$ and $x = 1$."])("gives no letter a value: %s", (words) => {
    expect(judged(`${words}${square}`).verdicts).toEqual([["equal", "undecided"]]);
  });

  it("gives one where it is put in", () => {
    expect(judged(`Put $x = 0$. Then${square}`).verdicts).toEqual([["equal", "equal"]]);
  });
});

it("reads words in braces of their own, `{\\text{for }} a \\gt 0`, as words", () => {
  const verdicts = (condition: string): readonly string[] => check(`$$ r = \\frac{\\sqrt{a^2-b^2}}{a} = \\sqrt{1-\\left(\\frac{b}{a}\\right)^2}, ${condition} $$`, { path: "a.md" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict));
  expect(verdicts("{\\text{for }} a \\gt 0").at(-1)).toBe("equal");
  expect(verdicts("{\\text{for }} a \\lt 0").at(-1)).toBe("unequal");
});
