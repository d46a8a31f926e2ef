// What is said of wrong steps in whole documents: fixes are read again in the scope of their derivation, and rules are seen through definitions.

import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";
import type { StepReport } from "../../src/model/report.js";

function wrongStep(text: string): StepReport {
  for (const { steps } of checkText(text, { notation: "markdown" }).derivations) for (const step of steps) if (step.verdict === "unequal") return step;
  throw new Error(`no wrong step in ${text}`);
}

const entropy = "For $0<\\theta<1$ let $H(\\theta) = -\\theta\\log_2\\theta - (1-\\theta)\\log_2(1-\\theta)$, hence\n$$H'(\\theta) = -\\log_2\\theta - \\frac{1}{\\ln2} + \\log_2(1-\\theta) + \\frac1{\\ln 2} = \\log_2\\frac{\\theta}{1-\\theta}$$\n";
const energy = "Kinetic energy: $K = \\frac12 m v^2$ where $v = v(t)$ depends on time.\n\n$$\\frac{dK}{dt} = \\frac12 m \\cdot 2v$$\n";

describe("a wrong step of a document", () => {
  it("has a fix that keeps the whole argument of a logarithm", () => {
    const { diagnosis } = wrongStep(entropy);
    expect(diagnosis?.fix).toMatch(/^-\\log_2.*\\theta.*1\s*-\s*\\theta/);
    const mended = entropy.replace("= \\log_2\\frac{\\theta}{1-\\theta}", `= ${diagnosis?.fix ?? ""}`);
    expect(checkText(mended, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict))).not.toContain("unequal");
  });

  it("is called by the chain rule where a letter depends on the variable, and mended with its derivative", () => {
    const { rule, diagnosis } = wrongStep(energy);
    expect(rule).toBe("chain rule");
    expect(diagnosis).toMatchObject({ mistake: "missing-inner-derivative", rule: "chain rule" });
    expect(diagnosis?.fix).toContain("\\frac{dv}{dt}");
    expect(diagnosis?.fix).not.toContain("\\left");
  });

  it("is mended with primes where its author writes them", () => {
    const { rule, diagnosis } = wrongStep("$$(uv)' = u'v'$$\n");
    expect(rule).toBe("product rule");
    expect(diagnosis).toMatchObject({ mistake: "product-of-derivatives" });
    expect(diagnosis?.expected).toMatch(/^u' v \+ u v'$/);
  });
});
