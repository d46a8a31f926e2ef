import { describe, expect, it } from "vitest";
import { pointText } from "../../src/check/witness-point.js";

describe("the point of a witness in a sentence", () => {
  it.each([
    [["2.9999999", "3.0000001"], "x ≈ 3"], [["-0.50000001", "-0.49999999"], "x ≈ -0.5"], [["0.33333333", "0.33333339"], "x ≈ 0.33333333"], [["4.9749371", "4.9749372"], "x ≈ 4.9749372"],
  ] as const)("has the shortest decimal between the bounds %j", (enclosure, expected) => {
    expect(pointText({ x: { enclosure: [...enclosure] } })).toBe(expected);
  });
});
