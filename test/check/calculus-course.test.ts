// Whole chains of a calculus course through the whole pipeline: no right one is called wrong, no wrong one right, and each wrong one at its own move.

import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";
import { rightIntegrals, rightLimits, wrongIntegrals, wrongLimits } from "./calculus-course.js";

function check(text: string) {
  const [derivation] = checkText(`${text}\n`, { path: "course.md" }).derivations;
  if (derivation === undefined) throw new Error("no derivation was read");
  return derivation;
}
const display = (chain: string): string => `$$${chain}$$`;

describe("the chains of a calculus course", () => {
  it.each(rightLimits)("finds nothing wrong with the limits of %s", (chain) => {
    expect(check(display(chain)).status).toBe("right");
  });
  it.each(rightIntegrals)("finds nothing wrong with the integrals of %s", (chain) => {
    expect(check(display(chain)).status).toBe("right");
  });
  it.each(wrongLimits)("finds the mistake in the limits of %s", (chain, step) => {
    expect(check(display(chain))).toMatchObject({ status: "wrong", firstWrongStep: step });
  });
  it.each(wrongIntegrals)("finds the mistake in the integrals of %s", (chain, step) => {
    expect(check(display(chain))).toMatchObject({ status: "wrong", firstWrongStep: step });
  });
});

describe("integration by substitution", () => {
  it.each([
    ["right", null, String.raw`Let $u = 3x+1$.

$$\int \cos(3x+1)\,dx = \frac13\int \cos u\,du = \frac13\sin u + C = \frac13\sin(3x+1) + C$$`],
    ["right", null, String.raw`$$\int 2x e^{x^2}\,dx = \int e^u\,du = e^u + C = e^{x^2} + C$$

where $u = x^2$.`],
    ["wrong", 1, String.raw`Let $u = x^2$.

$$\int x e^{x^2}\,dx = \int e^u\,du = e^u + C = e^{x^2} + C$$`],
    ["right", null, String.raw`Let $u = 1+x^2$.

$$\int_0^1 x\sqrt{1+x^2}\,dx = \frac12\int_1^2\sqrt{u}\,du = \frac12\left[\frac23u^{3/2}\right]_1^2 = \frac{2\sqrt2-1}{3}$$`],
    ["wrong", 1, String.raw`Let $u = 1+x^2$.

$$\int_0^1 x\sqrt{1+x^2}\,dx = \frac12\int_0^1\sqrt{u}\,du = \frac13$$`],
  ])("calls it %s (%s)", (status, step, text) => {
    expect(check(text)).toMatchObject({ status, firstWrongStep: step });
  });

  it("takes the angle of a trigonometric substitution on its principal branch, and says so", () => {
    const derivation = check(String.raw`Let $x = \sin\theta$.

$$\int \sqrt{1-x^2}\,dx = \int\cos^2\theta\,d\theta = \frac\theta2+\frac{\sin 2\theta}{4}+C$$`);
    expect(derivation.status).toBe("right");
    expect(derivation.steps[1]?.conditions.map((condition) => condition.text)).toEqual(["0 < θ < π/2"]);
  });
});

describe("what stays undecided", () => {
  it.each([
    ["an integrand with a singularity between the bounds", String.raw`$$\int_{-1}^1\frac{1}{x}\,dx = \left[\ln|x|\right]_{-1}^1 = 0$$`],
    ["a limit of what oscillates", String.raw`$$\lim_{x\to\infty}\sin x = 0$$`],
    ["the value of an unknown function", String.raw`$$\lim_{x\to 0} f(x) = 3$$`],
    ["the integral of an unknown function", String.raw`$$\int_0^1 f(x)\,dx = 2$$`],
    ["a variable of integration that nobody explains", String.raw`$$\int 2xe^{x^2}\,dx = \int e^u\,du$$`],
  ])("%s", (_, text) => {
    expect(check(text).status).toBe("undecided");
  });
});

describe("constants of integration", () => {
  it("notes a missing + C and does not call it wrong", () => {
    const derivation = check(String.raw`$$\int x^2\,dx = \frac{x^3}{3}$$`);
    expect(derivation.status).toBe("right");
    expect(derivation.notes.map((note) => note.message)).toContain("step 1: + C is missing");
  });
  it("lets the constant absorb a factor", () => {
    const derivation = check(String.raw`$$\int 2x\,dx = 2\left(\frac{x^2}{2}+C\right) = x^2+2C = x^2 + C$$`);
    expect(derivation.status).toBe("right");
    expect(derivation.notes).toEqual([]);
  });
  it("does not compare up to a constant once the integral is differentiated", () => {
    expect(check(String.raw`$$\frac{d}{dx}\int x^2\,dx = x^2 = x^2+3$$`)).toMatchObject({ status: "wrong", firstWrongStep: 2 });
  });
});

describe("readings", () => {
  it("reads a limit over the sum where its variable goes on, with a note", () => {
    const derivation = check(String.raw`$$\lim_{h\to 0} 2x + h = 2x$$`);
    expect(derivation.status).toBe("right");
    expect(derivation.notes.map((note) => note.message)).toContain("lim must be meant over the whole sum; write brackets");
  });
  it("reads an evaluation bar over the sum before it", () => {
    expect(check(String.raw`$$\int_0^2 (x^2+1)\,dx = \frac{x^3}{3}+x\Big|_0^2 = \frac{14}{3}$$`).status).toBe("right");
  });
  it("evaluates a derivative after it is taken", () => {
    expect(check(String.raw`Let $f(x) = x^3$.

$$\left.\frac{df}{dx}\right|_{x=2} = \left.3x^2\right|_{x=2} = 12$$`).status).toBe("right");
  });
  it("uses a definition inside of a difference quotient", () => {
    expect(check(String.raw`Let $f(x) = x^3$. Then

$$f'(x) = \lim_{h\to 0}\frac{f(x+h)-f(x)}{h} = \lim_{h\to 0}\frac{(x+h)^3-x^3}{h} = \lim_{h\to 0}(3x^2+3xh+h^2) = 3x$$`)).toMatchObject({ status: "wrong", firstWrongStep: 4 });
  });
});

describe("derivatives as fractions of LaTeX in plain text and YAML", () => {
  it.each([
    ["text", "\\frac{d}{dx} x^2 sin x\n = 2x sin x + x^2 cos x\n"],
    ["yaml", "steps:\n  - \\frac{d}{dx} x^2\n  - 2x\n"],
    ["yaml", "steps:\n  - \\frac{d}{d\\theta} \\theta^2\n  - 2\\theta\n"],
  ] as const)("are read in %s: %s", (notation, text) => {
    expect(checkText(text, { path: `fraction.${notation}`, notation }).summary).toMatchObject({ derivations: 1, right: 1 });
  });
});
