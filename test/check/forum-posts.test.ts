// Mathematics as forums and answers have it: formulas in lines of their own between single dollar signs, signs of equality outside of them, plain text with sentences around the
// formulas and names written side by side. Each way of writing stands beside a slip that it must not hide.

import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";

/** The verdicts of a document, lines that are given left out. */
function verdicts(text: string, path: string): readonly string[] {
  return checkText(text, { path }).derivations.flatMap(({ steps }) => steps.filter((step) => step.verdict !== "given").map((step) => step.verdict));
}

interface Case {
  readonly what: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const STANDING: readonly Case[] = [
  { what: "equations in paragraphs of their own", text: "Differentiate implicitly:\n\n$2x + xy' + y + 2yy' = 0$\n\nsolving for $y'$:\n\n$y'(x + 2y) = -2x - y$\n\n$y' = -\\frac{2x + y}{x + 2y}$", expected: ["equal", "equal"] },
  { what: "a slip in one of them", text: "My workings, where is my mistake?\n\n$2x + xy' + y + 2yy' = 0$\n\n$y'(x + 2y) = -2x - y$\n\n$y' = -\\frac{2x - y}{x + 2y}$", expected: ["equal", "unequal"] },
  { what: "the sign of equality outside", text: "We have\n$\\int 2x(x^2+1)\\,dx$ = $\\int (2x^3+2x)\\,dx$\n= $\\frac{x^4}{2}+x^2+C$", expected: ["equal", "equal"] },
  { what: "the sign outside, and a slip", text: "We have\n$\\int 2x(x^2+1)\\,dx$ = $\\int (2x^3+2x)\\,dx$\n= $\\frac{x^4}{2}+2x^2+C$", expected: ["equal", "unequal"] },
  { what: "equations side by side in a line", text: "Solve: $3x + 6 = 12$ $3x = 6$ $x = 2$ and done. Another: $3y + 6 = 12$ $3y = 6$ $y = 3$", expected: ["equal", "equal", "equal", "unequal"] },
  { what: "numbers before the formulas", text: "$(1)\\,\\,\\,2x+3y^2\\,\\frac{dy}{dx}=0$\n\n$(2)\\,\\,\\,\\frac{dy}{dx}=-\\frac{2x}{3y^2}$", expected: ["equal"] },
  { what: "a name and a product of letters beside a number", text: "Then $1 = A(s+1)^2 + Bs(s+1) + Cs = (A+B)s^2 + (2A+B+C)s + A$ and $1 = A(s+1)^2 + Bs(s+1) + Cs = (A+B)s^2 + (A+B+C)s + A$.", expected: ["equal", "unequal"] },
  { what: "marks at the end, upright figures and braces around an integrand", text: "$$\\mathrm{2}x + \\mathrm{3}x = 4x + x = \\mathrm{5}x \\checkmark$$ $$\\int{x\\,d x} = \\frac{x^2}{2} + C = \\frac{x^2}{3} + C$$", expected: ["equal", "equal", "equal", "unequal"] },
  { what: "wrapped prose breaks a line before a formula", text: "Somebody may well believe, as many do in their first course, that the function\n$f(x) = x^2$ at the point in question has the derivative of a line through\nit.", expected: [] },
];

const PLAIN: readonly Case[] = [
  { what: "words before and behind", text: "so we get x^2 = 3 + 1\nx^2 = 4\ntherefore x = 2 or x = -2 since the square root has two values", expected: ["equal", "equal"] },
  { what: "a slip between words", text: "so we get x + 2 = 3\nthus x = 5", expected: ["unequal"] },
  { what: "a sentence with formulas among its words", text: "We want to find what dV/dt is when h = 13 ft, and we have that dh/dt = -5\nV = 3*h\ndV/dt = 3*dh/dt", expected: ["equal"] },
  { what: "a letter and its differential", text: "u = x^2\ndu = 2x dx\n\nint 2x cos(x^2) dx = int cos(u) du\n= sin(u) + C\n= cos(x^2) + C", expected: ["equal", "equal", "equal", "unequal"] },
  { what: "names side by side", text: "costhetasintheta = sinthetacostheta\n= 2sinthetacostheta", expected: ["unequal"] },
  { what: "an integral sign joined to what it integrates", text: "intsqrt(x)dx + 1\n= intxsqrt(x)/x dx + 1\n= 2/3x^(3/2) + C", expected: ["equal", "equal"] },
];

describe("formulas in lines of their own", () => {
  it.each(STANDING)("$what", ({ text, expected }) => {
    expect(verdicts(text, "post.md")).toEqual(expected);
  });
});

describe("plain text with words", () => {
  it.each(PLAIN)("$what", ({ text, expected }) => {
    expect(verdicts(text, "post.txt")).toEqual(expected);
  });
});
