// The lines after a wrong one are redone as they read once that one is mended.

import { expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";

function corrected(lines: readonly string[]): readonly (string | null)[] {
  const [derivation] = checkText(lines.join("\n = "), { notation: "text" }).derivations;
  return derivation?.steps.map((step) => step.corrected) ?? [];
}

it("a lost inner derivative is carried through the lines that follow from it", () => {
  expect(corrected(["d/dx (x^2 sin(3x))", "2x sin(3x) + x^2 cos(3x)", "x (2sin(3x) + x cos(3x))"])).toEqual([null, null, "x (2sin(3x) + 3x cos(3x))"]);
});

it("a wrong sign is turned in every line after it", () => {
  expect(corrected(["d/dx (log(x) + log(1 - x))", "1/x + 1/(1 - x)", "((1 - x) + x)/(x(1 - x))"])[2]).toBe("((1 - x) - x)/(x(1 - x))");
});

it("nothing is redone where the move can't be made again, before a mistake, or in a right derivation", () => {
  expect(corrected(["(x + 1)^2", "x^2 + 2x + 1", "x (x + 2) + 1"])).toEqual([null, null, null]);
  // The wrong line is mended to 3x² + 6x + 3; no single change of the next makes it that.
  expect(corrected(["3(x + 1)^2", "x^2 + 1", "(x - 1)^2 + 2x"]).at(-1)).toBeNull();
});
