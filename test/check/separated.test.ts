// Differential equations with separated variables: each row is judged by the slope that it gives its curves, through the integration, the constant and the solving.

import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";

/** The verdicts of a Markdown document, lines that are given left out. */
function verdicts(text: string): readonly string[] {
  return checkText(text, { path: "text.md" }).derivations.flatMap(({ steps }) => steps.filter((step) => step.verdict !== "given").map((step) => step.verdict));
}

const rows = (...lines: readonly string[]): string => `\\begin{align*}\n${lines.join("\\\\\n")}\n\\end{align*}`;

interface Case {
  readonly what: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const CASES: readonly Case[] = [
  { what: "rows from the equation to its solution", text: rows(String.raw`\frac{dT}{dt} &= -k(T-20)`, String.raw`\int\frac{dT}{T-20} &= -\int k\,dt`, String.raw`\ln(T-20) &= -kt + C`, String.raw`T - 20 &= e^{-kt+C}`, String.raw`T &= 20 + Ae^{-kt}`), expected: ["equal", "equal", "equal", "equal"] },
  { what: "a sign lost in separating", text: rows(String.raw`\frac{dT}{dt} &= -k(T-20)`, String.raw`\int\frac{dT}{T-20} &= \int k\,dt`, String.raw`\ln(T-20) &= kt + C`), expected: ["unequal", "equal"] },
  { what: "a sign lost in integrating", text: rows(String.raw`\frac{dT}{dt} &= -k(T-20)`, String.raw`\int\frac{dT}{T-20} &= -\int k\,dt`, String.raw`\ln(T-20) &= kt + C`), expected: ["equal", "unequal"] },
  { what: "the wrong factor on the other side", text: rows(String.raw`\frac{dy}{dx} &= \frac{x}{y}`, String.raw`y\,dx &= x\,dy`), expected: ["unequal"] },
  { what: "displays between words, the constant taken anew", text: String.raw`Solve $y' = xy$. $$\frac{dy}{y} = x\,dx$$ Integrating, $$\ln|y| = \frac{x^2}{2} + C$$ so $$y = Ce^{x^2/2}$$`, expected: ["equal", "equal"] },
  { what: "half of the exponent lost in integrating", text: String.raw`Solve $y' = xy$. $$\frac{dy}{y} = x\,dx$$ Integrating, $$\ln|y| = x^2 + C$$`, expected: ["unequal"] },
  { what: "integral signs in one display, the result in the next", text: String.raw`$$\int \frac{dy}{1+y} = \int \frac{dx}{1+x}$$ $$\ln|1+y| = \ln|1+x| + C$$ $$1+y = A(1+x)$$`, expected: ["undecided", "equal", "equal"] },
  { what: "a factor that does not belong there", text: String.raw`$$\int \frac{dy}{1+y} = \int \frac{dx}{1+x}$$ $$\ln|1+y| = 2\ln|1+x| + C$$`, expected: ["undecided", "unequal"] },
  { what: "the constant added after solving", text: rows(String.raw`\int \frac{dy}{(y-1)^2} &= \int dx`, String.raw`-(y-1)^{-1} &= x`, String.raw`y &= 1-\frac{1}{x}+C`), expected: ["undecided", "unequal"] },
  { what: "the constant added in time", text: rows(String.raw`\int \frac{dy}{(y-1)^2} &= \int dx`, String.raw`-(y-1)^{-1} &= x`, String.raw`-(y-1)^{-1} &= x+C`), expected: ["undecided", "equal"] },
  { what: "an integral of the rate", text: rows(String.raw`\frac{1}{y}\frac{dy}{dx} &= k`, String.raw`\int\frac{1}{y}\frac{dy}{dx}\,dx &= \int k\,dx`, String.raw`\ln|y| &= kx + C`, String.raw`y &= Ae^{kx}`), expected: ["equal", "equal", "equal"] },
  { what: "partial fractions", text: rows(String.raw`\frac{dP}{dt} &= P(1-P)`, String.raw`\int\frac{dP}{P(1-P)} &= \int dt`, String.raw`\ln\left|\frac{P}{1-P}\right| &= t + C`, String.raw`\frac{P}{1-P} &= Ae^{t}`, String.raw`P &= \frac{Ae^t}{1+Ae^t}`), expected: ["equal", "equal", "equal", "equal"] },
  { what: "partial fractions with the sign of one exchanged", text: rows(String.raw`\int\frac{dP}{P(1-P)} &= \int dt`, String.raw`\ln|P| + \ln|1-P| &= t + C`), expected: ["unequal"] },
];

describe("differential equations with separated variables", () => {
  it.each(CASES)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });
});
