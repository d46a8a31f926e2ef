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

/** Binary cross-entropy for one example, differentiated with the inner derivative of log(1 − ŷ) lost, as it may be written. */
const entropies = [
  { as: "displays", notation: "markdown", text: "$$ \\frac{d}{d\\hat y_i}\\left(-1(y_i\\log(\\hat y_i)+(1-y_i)\\log(1-\\hat y_i))\\right) $$\nSum rule: $$ = -1(\\frac{d}{d\\hat y_i}y_i\\log(\\hat y_i)+\\frac{d}{d\\hat y_i}(1-y_i)(\\log(1-\\hat y_i))) $$\n$$ = -1(\\frac{y_i}{\\hat y_i} + \\frac{1-y_i}{1 - \\hat y_i}) $$\n", term: "+ \\frac{1-y_i}{1 - \\hat y_i}" },
  { as: "an align", notation: "markdown", text: "\\begin{align}\n\\frac{d}{d\\hat y_i}\\left(-1(y_i\\log(\\hat y_i)+(1-y_i)\\log(1-\\hat y_i))\\right) &= -1\\left(\\frac{d}{d\\hat y_i}(y_i\\log(\\hat y_i))+\\frac{d}{d\\hat y_i}((1-y_i)\\log(1-\\hat y_i))\\right) \\\\\n&= -1\\left(\\frac{y_i}{\\hat y_i} + \\frac{1-y_i}{1 - \\hat y_i}\\right)\n\\end{align}\n", term: "+ \\frac{1-y_i}{1 - \\hat y_i}" },
  { as: "plain text", notation: "text", text: "d/dŷ_i (-1(y_i log(ŷ_i) + (1-y_i) log(1-ŷ_i)))\n  = -1(d/dŷ_i (y_i log(ŷ_i)) + d/dŷ_i ((1-y_i) log(1-ŷ_i)))   # sum rule\n  = -1(y_i/ŷ_i + (1-y_i)/(1-ŷ_i))\n", term: "+ (1-y_i)/(1-ŷ_i)" },
  { as: "YAML", notation: "yaml", text: "steps:\n  - d/dŷ_i (-1(y_i log(ŷ_i) + (1-y_i) log(1-ŷ_i)))\n  - by: sum rule\n    is: -1(d/dŷ_i (y_i log(ŷ_i)) + d/dŷ_i ((1-y_i) log(1-ŷ_i)))\n  - -1(y_i/ŷ_i + (1-y_i)/(1-ŷ_i))\n", term: "+ (1-y_i)/(1-ŷ_i)" },
] as const;

describe("the lost minus of the binary cross-entropy", () => {
  it.each(entropies)("is found and explained the same way in $as", ({ text, notation, term }) => {
    const [derivation] = checkText(text, { notation }).derivations;
    const step = derivation?.steps[2];
    expect(derivation?.firstWrongStep).toBe(2);
    expect(step?.witness).toEqual({ at: { "y_i": "1/2", "ŷ_i": "1/3" }, left: "-3/4", right: "-9/4" });
    expect(step?.diagnosis).toMatchObject({
      mistake: "missing-inner-derivative", rule: "chain rule", found: "+", expected: "-", term: { found: term, expected: term.replace("+", "-") }, fix: step?.text.replace(" + ", " - "), alternatives: [],
      message: "The derivative of log(1 − ŷᵢ) is 1/(1 − ŷᵢ) times the derivative of what is inside, and the derivative of 1 − ŷᵢ is −1. That factor is missing, so the second fraction has the wrong sign.",
    });
    const { line = 0, column = 0 } = step?.diagnosis ?? {};
    expect(text.split("\n")[line - 1]?.slice(column - 1)).toMatch(/^\+ (?:\\frac\{1-y_i\}|\(1-y_i\))/);
  });
});

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

it("corrects a display without a command in LaTeX, and what is written with a slash with a slash", () => {
  expect(wrongStep("$$\\sqrt{x^2 + 16}$$\n\n$$= x + 4$$\n").diagnosis?.fix).toBe("\\sqrt{x^2 + 16}");
  expect(wrongStep("$$2^x \\cdot 3$$\n\n$$= 2^x$$\n").diagnosis?.fix).toBe("3 \\cdot 2^x");
});

it("writes the solution of an equation as one number", () => {
  expect(wrongStep("$$\\frac{2}{x} = 4$$\n\n$$x = 2$$\n").diagnosis).toMatchObject({ mistake: "wrong-inverse-operation", found: "2", expected: "\\frac{1}{2}", fix: "x = \\frac{1}{2}" });
});

it.each([
  { before: "3/x = 12", wrong: "x = 4", mistake: "wrong-inverse-operation", fix: "x = 1/4" },
  { before: "x + 6 = 4", wrong: "x = 10", mistake: "sign-lost-moving-across", fix: "x = -2" },
  { before: "-3x + 5 = 20", wrong: "x = 5", mistake: "sign-flip", fix: "x = -5" },
  { before: "5 - (x - 6) = 9", wrong: "5 - x - 6 = 9", mistake: "distributed-minus-first-term-only", fix: "5 - x + 6 = 9" },
  { before: "2(x-1) - (x - 6) = 10", wrong: "2x - 2 - x - 6 = 10", mistake: "distributed-minus-first-term-only", fix: "2x - 2 - x + 6 = 10" },
  { before: "3(x + 4) = 21", wrong: "3x + 4 = 21", mistake: "factor-first-term-only", fix: "3x + 12 = 21" },
  { before: "e^(2x) = 5", wrong: "2x = 5", mistake: "part-of-equation-only", fix: "2x = log(5)" },
  { before: "2^x = 8", wrong: "x = 8", mistake: "part-of-equation-only", fix: "x = 3" },
  { before: "sqrt(2x+1) = x", wrong: "2x + 1 = x", mistake: "part-of-equation-only", fix: "2x + 1 = x^2" },
  { before: "x^2 >= 4", wrong: "x >= 2", mistake: "second-root-lost", fix: "x <= -2 or x >= 2" },
])("mends $wrong after $before", ({ before, wrong, mistake, fix }) => {
  const [derivation] = checkText(`${before}\n${wrong}\n`, { notation: "text" }).derivations;
  expect(derivation?.steps[1]?.diagnosis).toMatchObject({ mistake, fix });
});

it("says what a limit comes to, where a wrong number stands for it", () => {
  const { diagnosis } = wrongStep(String.raw`$$\lim_{x\to\infty} \frac{x}{\sqrt{x^2+x}+x} = \lim_{x\to\infty}\frac{1}{\sqrt{1+1/x}+1} = 1$$`);
  expect([diagnosis?.found, diagnosis?.expected, diagnosis?.fix, diagnosis?.message]).toEqual(["1", String.raw`\frac{1}{2}`, String.raw`\frac{1}{2}`, "The line before comes to 1/2."]);
});
