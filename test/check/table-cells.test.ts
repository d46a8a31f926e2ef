// A chain does not run from one cell of a Markdown table to the next in the row; it may go on in the cell below.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdicts = (text: string): readonly string[] => check(text, { path: "a.md" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict));
const table = (...rows: readonly string[]): string => `| A | B |\n|--|--|\n${rows.map((row) => `| ${row} |`).join("\n")}\n`;

it("goes on in no cell beside", () => {
  expect(verdicts(table("$$s = (n+1)^2$$ | $$= 5$$"))).not.toContain("unequal");
  expect(verdicts(table("$w = (m+3)^2 = m^2+6m+9$ | $= 4m$", "$= 2m$ | $= m^2 + 9$"))).not.toContain("unequal");
  expect(verdicts(table("put in | $dt = k\\,dx = 2\\,dx$", "| $= \\int t\\,dt$"))).not.toContain("unequal");
});

it("goes on in the cell below, and in displays", () => {
  expect(verdicts(table("$$s = (n+1)^2$$ | words", "$$= n^2+2n+1$$ | words"))).toContain("equal");
  expect(verdicts(table("$$s = (n+1)^2$$ | words", "$$= n^2+2n+2$$ | words"))).toContain("unequal");
  expect(verdicts("$$w = |m|^2 + 1$$\n\nso\n\n$$= m^2 + 2$$\n")).toContain("unequal");
});

it("begins with a piece of the line before that is to be simplified in rows of its own", () => {
  const text = (words: string, first: string, second = "r^2 + 3r + 2"): string => `$$I = \\int (r + 1)(r + 2) r \\, dr$$\n\n${words}\n\n$$\n\\begin{aligned}\n& ${first} \\\\\n= & ${second}\n\\end{aligned}\n$$\n`;
  expect(verdicts(text("3. Simplify expression:", "(r + 1)(r + 2)"))).not.toContain("unequal");
  expect(verdicts(text("3. Simplify expression:", "(r + 1)(r + 2)"))).toContain("equal");
  expect(verdicts(text("3. Simplify expression:", "(r + 1)(r + 2)", "r^2 + 2r + 2"))).toContain("unequal");
  expect(verdicts(text("It simplifies to", "(r + 1)(r + 2)"))).toContain("unequal");
  expect(verdicts("$$y = (r + 1)(r + 2) r + 1$$\n\nSimplify expression:\n\n$$\n\\begin{aligned}\n& (r^2 + 2r + 2) r + 1 \\\\\n= & r^3 + 2r^2 + 2r + 1\n\\end{aligned}\n$$\n")).toContain("unequal");
});
