// However large a wrong step is, its diagnosis ends within its budget, counted in work units, and says something.

import { describe, expect, it } from "vitest";
import { createPurse, DIAGNOSIS_BUDGET } from "../../src/diagnosis/budget.js";
import { check } from "../../src/index.js";
import { createWork } from "../../src/judge/work.js";
import { diagnoseCase } from "./line.js";

const terms = (count: number, term: (k: number) => string): string => Array.from({ length: count }, (_, k) => term(k + 1)).join(" + ");

/** x within so many fractions, with one of their numbers wrong. */
const fraction = (depth: number, wrong: number | null): string => Array.from({ length: depth }).reduce<string>((inside, _, k) => `1/(${k + 1 === wrong ? k + 2 : k + 1} + ${inside})`, "x");

/** What is begun is ended, and what was found is said: that never takes more than a tenth of the budget. */
const LAST = DIAGNOSIS_BUDGET / 10;

describe("the diagnosis of", () => {
  it.each([
    { name: "a line of 240 terms with a wrong coefficient", before: terms(240, (k) => `(x + ${k})^2`), wrong: terms(240, (k) => `x^2 + ${k === 100 ? k : 2 * k}x + ${k * k}`) },
    { name: "a line of 240 terms that is wrong everywhere", before: terms(240, (k) => `x^${k}`), wrong: terms(240, (k) => `${k}x^${k + 1}`) },
    { name: "the derivative of 120 products with two mistakes", before: `d/dx (${terms(120, (k) => `sin(${k}x)*exp(x/${k})`)})`, wrong: terms(120, (k) => `${k}cos(${k}x)*exp(x/${k}) ${k === 77 || k === 99 ? "-" : "+"} 1/${k}*sin(${k}x)*exp(x/${k})`) },
    { name: "fractions in fractions", before: `d/dx (${fraction(20, null)})`, wrong: `d/dx (${fraction(20, 11)})` },
  ])("$name ends within a twentieth of the budget, if that is all there is", ({ before, wrong }) => {
    const work = createWork(DIAGNOSIS_BUDGET / 20);
    expect(diagnoseCase({ before, wrong }, work).diagnosis).not.toBeNull();
    expect(work.left).toBeGreaterThan(-LAST);
  });

  it("an ordinary step takes a small part of it", () => {
    const work = createPurse();
    expect(diagnoseCase({ before: "d/dx (x^2 sin(3x))", wrong: "2x sin(3x) + x^2 cos(3x)" }, work).diagnosis?.mistake).toBe("missing-inner-derivative");
    expect(DIAGNOSIS_BUDGET - work.left).toBeLessThan(DIAGNOSIS_BUDGET / 200);
  });

  it("a step gives the same, or less, with less work", () => {
    const step = { before: "d/dx (x^2 sin(3x))", wrong: "2x sin(3x) - x^2 cos(3x)" };
    const whole = createPurse();
    const all = diagnoseCase(step, whole).diagnosis;
    const needed = DIAGNOSIS_BUDGET - whole.left;
    expect(diagnoseCase(step, createWork(needed + 1)).diagnosis).toEqual(all);
    for (const share of [0.01, 0.1, 0.3, 0.6]) {
      const work = createWork(Math.floor(share * needed));
      expect(diagnoseCase(step, work).diagnosis).not.toBeNull();
      expect(work.left).toBeGreaterThan(-LAST);
    }
  });
});

describe("a chain of 30 steps whose first is wrong", () => {
  it("is redone as far as the same purse reaches", () => {
    const wrong = ["2x*sin(x) - x^2*cos(x)", "sin(x)*2x - x^2*cos(x)"];
    const lines = ["d/dx (x^2*sin(x))", ...Array.from({ length: 30 }, (_, k) => wrong[k % 2] ?? "")];
    const [derivation] = check(lines.join("\n  = "), { notation: "text" }).derivations;
    expect(derivation?.firstWrongStep).toBe(1);
    expect(derivation?.steps[1]?.diagnosis?.mistake).toBe("product-rule-sign");
    expect(derivation?.steps.filter(({ diagnosis }) => diagnosis !== null)).toHaveLength(1);
  });
});
