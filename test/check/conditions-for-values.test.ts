// What stands behind ⇔ or ∴ and speaks of another letter than the line before need not follow from that: it says when there is such a value, or rests on what is not written.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const last = (rows: string): string | undefined => check(`$$\n\\begin{array}{l}\n${rows}\n\\end{array}\n$$\n`, { path: "a.md" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict)).at(-1);

it.each([
  "t_{1,2} = \\frac{-q \\pm \\sqrt{D}}{2p} \\iff D \\ge 0",
  "t = \\frac{-q \\pm \\sqrt{D}}{2p} \\quad \\iff D \\ge 0",
  "s = \\pm\\sqrt{k} \\iff k \\ge 0",
])("takes what says when there is a value for no claim: %s", (rows) => {
  expect(last(rows)).toBe("undecided");
});

it.each(["2s + 1 = 7 \\iff s > 4", "s = \\pm\\sqrt{s+2} \\iff s > 4"])("still finds what is no equivalence: %s", (rows) => {
  expect(last(rows)).toBe("unequal");
});

it("does not refute what is concluded of a letter from a line that does not hold it", () => {
  const roots = "x_{1,2} = \\frac{8k \\pm 4k}{24} \\\\";
  expect(last(`${roots} \\because k - \\left(\\frac12 k + \\frac12 k\\right) & = 0 \\\\ \\therefore x \\neq \\frac12 k`)).toBe("undecided");
  expect(last("2x = 6 \\\\ \\therefore x \\neq 3")).toBe("unequal");
  expect(last("2x + 1 = 7 \\\\ \\therefore x > 4")).toBe("unequal");
  expect(last(`${roots} \\therefore x > k`)).toBe("unequal");
});
