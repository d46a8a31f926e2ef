// `15!^{(5)}` and `9!!!` are multifactorials.

import { expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdicts = (chain: string): readonly string[] => check(`$$c = ${chain}$$`, { path: "a.md" }).derivations.flatMap(({ steps }) => steps.slice(2).map(({ verdict }) => verdict));

it.each(["6!! = 6!^{(2)} = 6 \\cdot 4 \\cdot 2 = 48", "9!!! = 9!^{(3)} = 9 \\cdot 6 \\cdot 3", "15!^{(5)} = 15 \\cdot 10 \\cdot 5 = 750", "20!^{(8)} = 20 \\cdot 12 \\cdot 4", "n!^{(2)} = n!!", "3!^2 = 36"])("goes down by the number in brackets: %s", (chain) => {
  expect(new Set(verdicts(chain))).toEqual(new Set(["equal"]));
});

it.each(["15!^{(5)} = 15 \\cdot 10", "20!^{(8)} = 20 \\cdot 12 \\cdot 3", "9!!! = 9 \\cdot 7 \\cdot 5 \\cdot 3", "3!^{2} = 6", "n!^{(2)} = (n!)^2"])("finds the slip: %s", (chain) => {
  expect(verdicts(chain)).toContain("unequal");
});

it("leaves those of letters open", () => {
  expect(verdicts("n!^{(k)} = n(n - k)")).toEqual(["undecided"]);
});
