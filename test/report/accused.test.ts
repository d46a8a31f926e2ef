// A line that comes back from a mistake is not accused of one.
import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";
import { isAccused } from "../../src/report/accused.js";

describe("a line that is right again", () => {
  const report = check("d/dx (x^3 + x)\n= 3x^2 - 1\n= 3x^2 + 1\n= 3x^2 + 2\n", { path: "a.txt" });
  const steps = report.derivations[0]?.steps ?? [];

  it("differs from the wrong line before it", () => {
    expect(steps.map(({ verdict, afterError }) => `${verdict} ${afterError ?? "-"}`)).toEqual(["given -", "unequal -", "unequal recovers", "unequal new-mistake"]);
  });
  it("is not accused, and what is wrong around it is", () => {
    expect(steps.map(isAccused)).toEqual([false, true, false, true]);
  });
  it("has no repair, which would repeat the mistake", () => {
    expect(steps.map(({ diagnosis }) => diagnosis?.fix ?? null)).toEqual([null, "3x^2 + 1", null, "3x^2 + 1"]);
  });
});
