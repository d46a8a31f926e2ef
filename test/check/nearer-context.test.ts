// A long text uses a letter for many things: what is meant near a line counts, and what is left out of the context never makes a wrong step right.

import { describe, expect, it } from "vitest";
import { reportOf } from "../elaborate/outline.js";

const verdicts = (lines: readonly string[]): readonly string[] => reportOf("latex", lines).derivations.map(({ steps }) => steps.map((step) => step.verdict).join(" "));
const last = (lines: readonly string[]): string => verdicts(lines).at(-1) ?? "none";

describe("a derivation among others", () => {
  it.each([
    ["a letter that elsewhere is defined by itself", ["\\section{A}", "We put $x = g(u)$ and $u = h(x)$.", "\\section{B}", "\\[ (x+1)^2 = x^2 + 2x + 1 = 1 + x(x+2) \\]"]],
    ["a letter that elsewhere is a function", ["\\section{A}", "The place is $x(t) = t^2$, so $x(3) = 9$.", "\\section{B}", "\\[ (x+1)^2 = x^2 + 2x + 1 = 1 + 2x + x^2 \\]"]],
    ["members of its letter, where nothing is a vector", ["\\[ \\sum_{k=0}^n c_k (t-a)^k = \\sum_{k=0}^n a_k t^k \\]", "\\[ f(x) = f(a) + (f(x)-f(a))\\frac{x-a}{x-a} = f(a) + f(x) - f(a) \\]"]],
    ["conditions that contradict each other", ["\\section{A}", "If $x > 0$ this is so, and for $x < -1$ and $x > 2$ too.", "\\[ 2x + x = 3x = x + 2x \\]"]],
  ])("is right by itself beside %s", (_, lines) => {
    expect(last(lines)).toBe("given equal equal");
  });

  it("does not take a name for a constant that varies with what is differentiated by", () => {
    expect(last(["\\section{A}", "We put $y = x^2$ and $x = \\sqrt{y}$.", "\\section{B}", "\\[ \\frac{d}{dx}(x + y) = 1 = 1 + 0 \\]"])).not.toBe("given equal equal");
  });

  it("does not make a product of a function and its argument", () => {
    expect(last(["\\section{A}", "Let $J(w) = w^2$. Then $J = q$ for $q = J(J)$.", "\\section{B}", "\\[ J(a + b) = J(a) + J(b) = J(b) + J(a) \\]"])).not.toMatch(/^given equal/);
  });

  it("does not make numbers of matrices", () => {
    expect(last(["\\section{A}", "For matrices $A$ and $B$ and $x = g(x)$", "\\[ A B = B A = x^{0} B A \\]"])).not.toMatch(/^given equal/);
  });
});

describe("functions that are numbered", () => {
  const factors = ["Let $f(x) = f_1(x) f_2(x)$ with $f_1(x) = \\sqrt{x} - 1$ and $f_2(x) = 2 - x$, where the $f_j$ are easy."];
  const waves = ["Let $u_1(x,t)$ and $u_2(x,t)$ obey $u(x,t) = a u_1(x,t) + b u_2(x,t)$."];

  it.each([
    ["are functions of their own beside f", [...factors, "\\[ f'(x) = f_1'(x) f_2(x) + f_1(x) f_2'(x) = \\frac{2-x}{2\\sqrt{x}} - \\sqrt{x} + 1 \\]"], "given equal equal"],
    ["are judged by what they are", [...factors, "\\[ f'(x) = f_1'(x) f_2(x) + f_1(x) f_2'(x) = \\frac{2-x}{2\\sqrt{x}} + \\sqrt{x} + 1 \\]"], "given equal unequal"],
    ["may be parts of a function of several letters", [...waves, "\\[ u_{tt}(x,t) = \\frac{\\partial^2}{\\partial t^2}[a u_1(x,t) + b u_2(x,t)] = a\\frac{\\partial^2}{\\partial t^2} u_1(x,t) + b\\frac{\\partial^2}{\\partial t^2} u_2(x,t) \\]"], "given equal equal"],
    ["and not for one another", [...waves, "\\[ u_{tt}(x,t) = \\frac{\\partial^2}{\\partial t^2}[a u_1(x,t) + b u_2(x,t)] = a\\frac{\\partial^2}{\\partial t^2} u_1(x,t) + b\\frac{\\partial^2}{\\partial t^2} u_1(x,t) \\]"], "given equal undecided"],
  ])("%s", (_, lines, expected) => {
    expect(last(lines)).toBe(expected);
  });
});

describe("examples and exercises", () => {
  const exercise = (f: string, derivative: string): readonly string[] => ["\\begin{exercise}", `Differentiate $f(x) = ${f}$.`, "\\end{exercise}", "\\begin{solution}", `\\[ f'(x) = ${derivative} \\]`, "\\end{solution}"];

  it("have definitions of their own", () => {
    expect(verdicts([...exercise("x^2", "2x = x + x"), ...exercise("\\sin x", "\\cos x = \\cos(-x)")])).toEqual(["given equal equal", "given equal equal"]);
  });

  it("are still judged by them", () => {
    expect(verdicts([...exercise("x^2", "2x = x + x"), ...exercise("\\sin x", "-\\cos x = -\\cos(-x)")])[1]).toMatch(/^given unequal/);
  });

  it("leave the text around as it was", () => {
    expect(last(["Let $f(x) = x^3$.", ...exercise("x^2", "2x = x + x"), "But above,", "\\[ f'(x) = 3x^2 = 3 x \\cdot x \\]"])).toBe("given equal equal");
  });

  it("keep the conditions of the text around", () => {
    expect(last(["Throughout we assume $x > 0$.", "\\begin{example}", "\\[ \\sqrt{x^2} = x = 2x - x \\]", "\\end{example}"])).toBe("given equal equal");
  });
});

describe("rows of an alignment", () => {
  const align = (...rows: readonly string[]): readonly string[] => ["\\begin{align*}", ...rows, "\\end{align*}"];

  it("begin anew after words between them, whether or not the row before is ended", () => {
    const rows = align("f(x) &= \\log_{10} x = \\frac{\\log x}{\\log 10}", "\\intertext{Since $\\log 10$ is constant:}", "f'(x) &= \\frac{1}{x \\log 10}");
    expect(verdicts(rows)).toEqual(["given given equal", "given equal"]);
    expect(verdicts(rows.map((row) => row.replace("\\frac{1}{x \\log 10}", "\\frac{10}{x}")))).not.toContain("given equal");
  });

  it("use what the words between them define", () => {
    const rows = align("\\int \\cos^2 x \\sin x\\,dx &= \\int \\sin x \\cos^2 x\\,dx", "\\intertext{Using $u = \\cos x$:}", "&= -\\int u^2\\,du \\\\", "&= -\\frac{u^3}{3} + C");
    expect(verdicts(rows)).toEqual(["given equal equal equal"]);
    expect(last(rows.map((row) => row.replace("-\\frac", "\\frac")))).not.toBe("given equal equal equal");
  });

  it("go on with the term of the row before where they begin with a sign", () => {
    expect(verdicts(align("(a+b)^3 &= a^3 + 3a^2 b \\\\", "&\\quad + 3ab^2 + b^3 \\\\", "&= b^3 + 3ab^2 + 3a^2b + a^3"))).toEqual(["given equal equal"]);
    expect(verdicts(align("(a+b)^3 &= a^3 + 3a^2 b \\\\", "&\\quad - 3ab^2 + b^3 \\\\", "&= b^3 - 3ab^2 + 3a^2b + a^3"))).toEqual(["given unequal equal"]);
  });

  it("that go on among equations are judged by their two sides", () => {
    expect(verdicts(align("a + b &= c + d \\\\", "\\cos(2x) + c &= e + f \\\\", "\\cos^2 x - \\sin^2 x &= (1 - \\sin^2 x) - \\sin^2 x \\\\", "&= 1 - 2 \\sin^2 x")).at(-1)).toMatch(/equal$/);
  });
});

describe("equations side by side", () => {
  it("are two where a wide space is between them", () => {
    expect(verdicts(["\\[ (a+b)^2 = a^2 + 2ab + b^2 \\qquad (a-b)^2 = a^2 - 2ab + b^2 = b^2 - 2ab + a^2 \\]"])).toContain("given equal equal");
  });

  it("are one where the space only spaces", () => {
    expect(verdicts(["\\[ (a+b)^2 = a^2 + 2ab \\quad + b^2 = b^2 + 2ab \\quad + a^2 \\]"])).toEqual(["given equal equal"]);
  });
});

describe("letters", () => {
  it("e is Euler's number beside a definition of it, and in examples other than the one that calls something else e", () => {
    const lines = ["\\begin{exercise} Let $e = a + b$. \\end{exercise}", "\\begin{exercise}", "\\[ \\frac{d}{dx} (x e^x) = e^x + x e^x = (1 + x) e^x \\]", "\\end{exercise}"];
    expect(last(lines)).toBe("given equal equal");
  });

  it("π is π though a bracket follows it somewhere", () => {
    expect(last(["The area is $\\pi (r)^2$.", "\\[ \\sin(x + \\pi) = -\\sin x = \\sin(-x) \\]", "and $2\\pi$"])).toBe("given equal equal");
  });

  it("the angle of a substitution is on its principal branch, which is said", () => {
    const [derivation] = reportOf("latex", ["With $x = 2\\sin \\theta$ we have", "\\[ \\cos \\theta = \\sqrt{1 - \\frac{x^2}{4}} = \\frac{\\sqrt{4 - x^2}}{2} \\]"]).derivations;
    expect(derivation?.steps[1]?.verdict).toBe("equal");
    expect(derivation?.steps[1]?.conditions.map(({ text }) => text)).toContain("0 < θ < π/2");
  });
});
