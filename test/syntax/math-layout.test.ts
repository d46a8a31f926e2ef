// Formulas that go on over several rows, statements that a wide space parts, numbers beside formulas, overlays of slides: what they are read as.

import { describe, expect, it } from "vitest";
import { read } from "../../src/index.js";

/** The lines of every derivation of a display, each with its relation. */
function linesOf(formula: string): string[][] {
  return read(`$$${formula}$$\n`, { notation: "markdown" }).derivations.map(({ lines }) => lines.map(({ relation, reading }) => (relation === null ? (reading ?? "not read") : `${relation} ${reading ?? "not read"}`)));
}

const aligned = (rows: string, environment = "aligned"): string => `\\begin{${environment}}${rows}\\end{${environment}}`;
/** The chain f = (x + 1)² + 3 = x² + 2x + 4 = 4 + x² + 2x. */
const CHAIN = [["(x + 1)² + 3", "= x² + 2x + 4", "= 4 + x² + 2x"]];

describe("a formula on several rows", () => {
  it.each([
    ["a sign at the beginning of the next row", "(x+1)^2 + 3 &= x^2 + 2x \\\\ &\\quad + 4 \\\\ &= 4 + x^2 + 2x"],
    ["a sign at the end of the row", "(x+1)^2 + 3 &= x^2 + 2x + \\\\ & 4 \\\\ &= 4 + x^2 + 2x"],
    ["the relation at the end of the row", "(x+1)^2 + 3 =\\\\ x^2 + 2x + 4 =\\\\ 4 + x^2 + 2x"],
    ["a label before the row break", "(x+1)^2 + 3 &= x^2 + 2x + \\label{eq:one} \\nonumber \\\\ & 4 \\\\ &= 4 + x^2 + 2x"],
    ["cells that only align", "(x+1)^2 + 3 &= x^2 &+ 2x &+ 4 \\\\ &= 4 &+ x^2 &+ 2x"],
  ])("goes on by %s", (_, rows) => expect(linesOf(aligned(rows))).toEqual(CHAIN));

  it("goes on with a minus under the right side, and begins anew with one at the left", () => {
    expect(linesOf(aligned("(x-1)^2 + 3 &= x^2 + 4 \\\\ &\\quad - 2x \\\\ &= 4 + x^2 - 2x"))).toEqual([["(x − 1)² + 3", "= x² + 4 − 2x", "= 4 + x² − 2x"]]);
    expect(linesOf(aligned("x + y &= 2 \\\\ -x + 2y &= 1"))).toEqual([["x + y = 2", "−x + 2y = 1"]]);
    expect(linesOf(aligned("&x + y = 2 \\\\ &-x + 2y = 1"))).toEqual([["x + y = 2", "−x + 2y = 1"]]);
  });

  it("goes on while a bracket is open that a later row closes", () => {
    expect(linesOf(aligned("2(x + y + z) &= 2 \\left( x \\right. \\\\ &\\quad \\left. + y + z \\right) \\\\ &= 2x + 2y + 2z"))).toEqual([["2 (x + y + z)", "= 2 (x + y + z)", "= 2x + 2y + 2z"]]);
  });

  it("does not take in the next row for a bracket that is never closed", () => {
    expect(linesOf(aligned("2(x + y) &= 2(x + y \\\\ &= 2x + 2y"))).toEqual([["2 (x + y)", "= 2 (x + y)", "= 2x + 2y"]]);
  });

  it("is one formula in multline, wherever it is broken", () => {
    expect(linesOf(aligned("(x+1)^2 + 3 = x^2 \\\\ + 2x + 4 = 4 \\\\ + x^2 + 2x", "multline*"))).toEqual(CHAIN);
  });

  it("stays a matrix inside of one", () => {
    expect(linesOf("A = \\begin{pmatrix} 1 & +2 \\\\ +3 & 4 \\end{pmatrix} = B")[0]?.[1]).toContain("1");
    expect(linesOf("A = \\begin{pmatrix} 1 & +2 \\\\ +3 & 4 \\end{pmatrix} = B")[0]?.[1]).toContain("4");
  });

  it("may be an array whose rows are equations", () => {
    expect(linesOf("\\begin{array}{rcl} (x+1)^2 + 3 = x^2 + 2x + 4 &=& 4 + x^2 \\\\ && + 2x \\end{array}")).toEqual(CHAIN);
  });
});

describe("a wide space", () => {
  it("parts two statements", () => {
    expect(linesOf("(x+1)^2 = x^2 + 2x + 1 = 1 + 2x + x^2 \\qquad y(0) = 1")).toEqual([["(x + 1)²", "= x² + 2x + 1", "= 1 + 2x + x²"]]);
  });

  it.each([["beside a relation", "(x+1)^2 + 3 \\quad = \\quad x^2 + 2x + 4 \\quad=\\quad 4 + x^2 + 2x"], ["before a plus", "(x+1)^2 + 3 = x^2 + 2x \\quad + 4 = 4 + x^2 + 2x"]])("joins %s", (_, formula) => expect(linesOf(formula)).toEqual(CHAIN));

  it("stands before the number of the formula, which is no factor and is told of", () => {
    const [derivation] = read("$$(x+1)^2 + 3 = x^2 + 2x + 4 = 4 + x^2 + 2x \\qquad (7)$$\n", { notation: "markdown" }).derivations;
    expect(derivation?.lines.map(({ reading }) => reading)).toEqual(["(x + 1)² + 3", "x² + 2x + 4", "4 + x² + 2x"]);
  });
});

describe("overlays of slides", () => {
  it("are laid flat, with the rows in them", () => {
    expect(linesOf(aligned("\\uncover<2->{(x+1)^2 + 3 &= x^2 + 2x + 4 \\\\} \\uncover<3->{&= 4 + x^2 + 2x}"))).toEqual(CHAIN);
  });
});

describe("after an approximation", () => {
  it("a chain of its own begins with its right side", () => {
    expect(linesOf("e^x \\approx (x+1)^2 + 3 = x^2 + 2x + 4 = 4 + x^2 + 2x")).toEqual(CHAIN);
    expect(linesOf(aligned("e^x &\\approx (x+1)^2 + 3 \\\\ &= x^2 + 2x + 4 \\\\ &= 4 + x^2 + 2x"))).toEqual(CHAIN);
  });
});
