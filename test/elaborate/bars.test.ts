// Evaluation bars: what they reach over, and that the tree of occurrences stays a tree.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

describe("an evaluation bar after a sum", () => {
  it("leaves the sum a part of the evaluation, so that a step after it can be diagnosed", () => {
    const report = check("$$ \\int_0^1 (2x + 3x^2)\\,dx = x^2 + x^3 \\Big|_0^1 = 3 $$\n", { notation: "markdown" });
    expect(report.derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict))).toEqual(["given", "equal", "undecided"]);
  });
});
