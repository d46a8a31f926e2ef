// Rows that are set in reckon something aside; the row behind them goes on with what stood before. Letters with primes that have differentials are the parts of a second integration by parts.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const steps = (rows: string) => check(`$$\n\\begin{array}{rl}\n${rows}\n\\end{array}\n$$\n`, { path: "a.md" }).derivations.flatMap((derivation) => derivation.steps.map(({ text, verdict, reason }) => ({ text: text.replace(/\s+/g, ""), verdict, reason })));
const verdictOf = (rows: string, text: string): readonly string[] => steps(rows).filter((step) => step.text === text.replace(/\s+/g, "")).map(({ verdict }) => verdict);

const ASIDE = "& \\quad 2\\int x\\sin x\\ dx \\\\ & \\quad \\ = -2x\\cos x + 2\\sin x";

it("goes on with the row before rows that are set in", () => {
  const rows = `& x^3 + 2\\int x\\sin x\\ dx \\\\ ${ASIDE} \\\\ = & x^3 - 2x\\cos x + 2\\sin x \\\\ = & x^3 + 2(\\sin x - x\\cos x)`;
  expect(steps(rows).filter(({ verdict }) => verdict !== "given").map(({ verdict }) => verdict)).toEqual(["equal", "equal", "equal"]);
});

it("doubts a row that follows from neither, and finds slips before and behind it", () => {
  expect(verdictOf(`& x^3 + 2\\int x\\sin x\\ dx \\\\ ${ASIDE} \\\\ = & x^3 - 2x\\cos x - 2\\sin x`, "x^3-2x\\cos x-2\\sin x")).toEqual(["undecided"]);
  expect(verdictOf(`& x^3 + 2\\int x\\sin x\\ dx \\\\ ${ASIDE.replace("+ 2\\sin", "- 2\\sin")} \\\\ = & x^3`, "-2x\\cos x-2\\sin x")).toEqual(["unequal"]);
  expect(verdictOf(`& x^3 + 2\\int x\\sin x\\ dx \\\\ ${ASIDE} \\\\ = & x^3 - 2x\\cos x + 2\\sin x \\\\ = & x^3 + 2(\\sin x + x\\cos x)`, "x^3+2(\\sin x+x\\cos x)")).toEqual(["unequal"]);
});

it("goes on with the rows set in where the row follows from those, and as ever where none are", () => {
  expect(verdictOf("& x^2 + 2x \\\\ & \\quad (x+1)^2 \\\\ = & x^2 + 2x + 1", "x^2+2x+1")).toEqual(["equal"]);
  expect(verdictOf("& x^2 + 2x \\\\ & \\quad (x+1)^2 \\\\ = & x^2 + 2x + 2", "x^2+2x+2")).toEqual(["undecided"]);
  expect(verdictOf("& x^2 + 2x \\\\ & (x+1)^2 \\\\ = & x^2 + 2x + 2", "x^2+2x+2")).toEqual(["unequal"]);
  expect(verdictOf("& x^2 + 2x \\\\ & \\quad + (x+1)^2 \\\\ = & 2x^2 + 4x + 2", "2x^2+4x+2")).toEqual(["unequal"]);
  expect(verdictOf("& (x+1)^2 \\\\ & \\quad = x^2 + 2x + 1 \\\\ = & x^2 + 2x + 2", "x^2+2x+2")).toEqual(["unequal"]);
});

const PARTS = "& \\int x e^x \\ dx \\\\ & \\quad u' = x, \\ du' = dx \\\\ & \\quad dv' = e^x\\ dx, \\ v' = e^x \\\\ = & u'v' - \\int v' \\ du' \\\\ = & x e^x - \\int e^x \\ dx \\\\ = & x e^x - e^x + C";

it.each([PARTS, PARTS.replaceAll("'", "")])("takes the letters that rows set in list as what is put in: %s", (rows) => {
  expect(steps(rows).map(({ verdict }) => verdict).filter((verdict) => verdict !== "given" && verdict !== "equal")).toEqual([]);
  expect(verdictOf(rows.replace("u'v' -", "u'v' +").replace("uv -", "uv +"), rows.includes("'") ? "u'v'+\\int v'\\ du'" : "uv+\\int v\\ du")).not.toContain("equal");
  expect(verdictOf(rows.replace("- e^x + C", "+ e^x + C"), "xe^x+e^x+C")).toEqual(["unequal"]);
});

it("takes letters with primes and differentials for no derivatives", () => {
  const listed = "u' = \\ln(x), \\ du' = \\frac1x \\\\ dv' = 4x, \\ v' = 2x^2";
  expect(steps(listed).map(({ verdict }) => verdict)).not.toContain("unequal");
  expect(steps("u = x^3, \\ u' = 2x^2 \\\\ v = x^2, \\ v' = 2x").map(({ verdict }) => verdict)).toContain("unequal");
  expect(steps("u = x^3, \\ u' = 2x^2 \\\\ v = x^2, \\ dv = 2x").map(({ verdict }) => verdict)).toContain("unequal");
});
