// The rules of reading on how far an operator reaches and on what equal means, each by right and wrong steps in the notations it touches.

import { describe, expect, it } from "vitest";
import { check, equal } from "../../src/index.js";

type Notation = "latex" | "text" | "yaml";
type Verdict = "equal" | "unequal" | "undecided" | "unreadable";

function report(notation: Notation, text: string) {
  return notation === "latex" ? check(`$$${text}$$\n`, { notation: "markdown" }) : check(text, { notation });
}

/** The verdicts of every move of every derivation; a move that defines or begins is left out. */
function verdictsOf(notation: Notation, text: string): string {
  return report(notation, text).derivations.flatMap(({ steps }) => steps.filter(({ verdict }) => verdict !== "given").map(({ verdict }) => verdict)).join(" ");
}

function readingNotes(notation: Notation, text: string): string {
  return report(notation, text).derivations.flatMap(({ notes }) => notes.filter(({ kind }) => kind === "reading").map(({ message }) => message)).join("\n");
}

type Case = readonly [Notation, string, string];
function expectVerdicts(cases: readonly Case[]): void {
  it.each(cases)("%s: %s is %s", (notation, text, expected) => expect(verdictsOf(notation, text)).toBe(expected));
}

function expectEqual(cases: readonly (readonly [string, string, Verdict])[]): void {
  it.each(cases)("%s against %s is %s", (a, b, verdict) => expect(equal(a, b).verdict).toBe(verdict));
}

describe("rule 19: a function name takes the simple factors beside it", () => {
  expectEqual([
    ["\\sin 2x", "\\sin(2x)", "equal"], ["\\sin 2x", "x\\sin(2)", "unequal"], ["\\sin x \\cos x", "\\sin(x)\\cos(x)", "equal"], ["\\sin x \\cos x", "\\sin(x\\cos x)", "unequal"],
    ["\\sin 2x y", "\\sin(2xy)", "equal"], ["\\sin x (1+x)", "(1+x)\\sin(x)", "equal"], ["\\sin x (1+x)", "\\sin(x(1+x))", "unequal"], ["\\sin(x)y", "y\\sin(x)", "equal"],
    ["\\sin(x)y", "\\sin(xy)", "unequal"], ["\\sin^2 x", "(\\sin x)^2", "equal"], ["\\sin^2 x", "\\sin(\\sin x)", "unequal"], ["\\sin^{-1} x", "\\arcsin x", "equal"],
    ["\\sin^{-1} x", "\\frac{1}{\\sin x}", "unequal"], ["\\sin x^2", "\\sin(x^2)", "equal"], ["\\sin x^2", "(\\sin x)^2", "unequal"], ["\\cos(x)^2", "(\\cos x)^2", "equal"],
    ["\\cos(x)^2", "\\cos(x^2)", "unequal"], ["\\ln x^2", "\\ln(x^2)", "equal"], ["\\log 2x", "\\log(2x)", "equal"], ["\\ln x + 1", "1 + \\ln(x)", "equal"],
    ["\\sin x/2", "\\frac{\\sin x}{2}", "equal"], ["\\sin\\frac{x}{2}\\cos x", "\\cos(x)\\sin(x/2)", "equal"], ["\\sin x\\sqrt{x}", "\\sqrt{x}\\sin(x)", "equal"],
    ["\\tan^{-1}(x/2)", "\\arctan\\frac{x}{2}", "equal"], ["\\exp\\{-x\\}", "e^{-x}", "equal"], ["\\log p(1-p)", "(1-p)\\log(p)", "equal"], ["\\sin -x", "-\\sin x", "equal"],
    ["sin x cos x", "cos(x)*sin(x)", "equal"], ["sin 2x", "2 sin x cos x", "equal"], ["sin² x", "1 − cos² x", "equal"], ["sin⁻¹ x", "arcsin(x)", "equal"], ["ln|x|", "log(abs(x))", "equal"],
    ["\\log_2 8", "3", "equal"], ["\\log_2 x", "\\frac{\\ln x}{\\ln 2}", "equal"], ["log_2(x)", "ln x/ln 3", "unequal"], ["2 \\sin\\theta\\cos\\theta", "\\sin 2\\theta", "equal"],
  ]);
  expectVerdicts([
    ["yaml", "steps:\n  - d/dx sin 2x\n  - 2 cos 2x\n  - 2 cos(x)\n", "equal unequal"],
    ["latex", "\\frac{d}{dx} \\sin x \\cos x = \\cos^2 x - \\sin^2 x", "equal"],
  ]);
});

describe("rule 20: how far a derivative and a sum reach", () => {
  expectVerdicts([
    ["latex", "\\frac{d}{dx}(x^2)\\cdot\\sin x = 2x\\sin x", "equal"],
    ["latex", "\\frac{d}{dx}(x^2)\\sin x = 2x\\sin x", "equal"],
    ["latex", "\\frac{d}{dx}(x^2)\\sin x = 2x\\cos x", "unequal"],
    ["latex", "\\frac{d}{dx} x^2\\sin x = 2x\\sin x + x^2\\cos x", "equal"],
    ["latex", "\\frac{d}{dx} x^2\\sin x = 2x\\cos x", "unequal"],
    ["latex", "\\frac{d}{dx}[x^2+1]^3 = 6x(x^2+1)^2", "equal"],
    ["latex", "\\frac{d}{dx}[x^2+1]^3 = 3(x^2+1)^2", "unequal"],
    ["latex", "\\frac{d}{dx} 3(x+1) = 3", "equal"],
    ["latex", "\\frac{d}{d\\hat y_i}(1-y_i)(\\log(1-\\hat y_i)) = -\\frac{1-y_i}{1-\\hat y_i}", "equal"],
    ["latex", "\\left(\\frac{d}{dx}\\right) x^2 = 2x = x", "equal unequal"],
    ["text", "d/dx (x^2) * sin(x) = 2x sin x", "equal"],
    ["text", "(d/dx) x^3 = 3x^2", "equal"],
    ["text", "d/dx x^2/2 = x", "equal"],
    ["text", "d/dx (x^2 + 3x) + 1 = 2x + 4", "equal"],
    ["latex", "\\sum_{i=1}^n x_i + 1 = 1 + \\sum_{i=1}^n x_i = x_1 + n", "equal unequal"],
    ["text", "sum_(i=1)^n i + 1 = n(n+1)/2 + 1", "equal"],
    ["yaml", "steps:\n  - d/dx (x²)·sin x\n  - 2x·sin x\n", "equal"],
  ]);
  it("the sum goes on while its index occurs, and says so", () => {
    expect(verdictsOf("text", "sum_(i=1)^n i + i^2 = n(n+1)/2 + n(n+1)(2n+1)/6")).toBe("equal");
    expect(readingNotes("text", "sum_(i=1)^n i + i^2 = n(n+1)/2 + n(n+1)(2n+1)/6")).toMatch(/Σ extends over/);
  });
});

describe("rule 20: every notation of a derivative", () => {
  expectVerdicts([
    ["latex", "\\frac{d^2}{dx^2} x^3 = 6x = 3x^2", "equal unequal"],
    ["latex", "\\frac{\\partial}{\\partial x} x^2y = 2xy = x^2", "equal unequal"],
    ["latex", "\\frac{\\partial^2}{\\partial x\\,\\partial y} x^2y^3 = 6xy^2", "equal"],
    ["latex", "\\partial_x (x^2y) = 2xy = x^2", "equal unequal"],
    ["latex", "\\frac{\\mathrm d}{\\mathrm dx} x^2 = 2x", "equal"],
    ["latex", "\\mathrm{d}/\\mathrm{d}x\\, x^2 = 2x = 3x", "equal unequal"],
    ["latex", "D_x x^3 = 3x^2 = x^2", "equal unequal"],
    ["latex", "\\left(x^2\\sin x\\right)' = 2x\\sin x + x^2\\cos x = 2x\\cos x", "equal unequal"],
    ["text", "(x^3)' = 3x^2 = x^2", "equal unequal"],
    ["text", "d(x^2)/dx = 2x = x", "equal unequal"],
    ["text", "d²/dx² sin x = −sin x = sin x", "equal unequal"],
    ["text", "∂/∂y (x²y) = x² = 2x", "equal unequal"],
    ["text", "f(x) = x^3\nf'(x) = 3x^2\nf''(x) = 6x\nf'(2) = 12\nf''(2) = 13", "equal equal equal unequal"],
    ["text", "f(x) = x^3\nf^{(3)}(x) + 1 = 7 = 8", "equal unequal"],
    ["latex", "f(x) = x^3 \\\\ \\frac{df}{dx}(2) = 12 = 13", "equal unequal"],
    ["latex", "\\frac{d}{dt} y^2 = 2y\\dot y = \\dot y", "equal unequal"],
    ["yaml", "steps:\n  - d/dθ sin θ\n  - cos θ\n  - sin θ\n", "equal unequal"],
  ]);
  it.each([
    ["latex", "f(x) = x^2 \\\\ \\left.\\frac{df}{dx}\\right|_{x=1} = 2"],
    ["latex", "\\frac{dg}{dx}(x^2) = 7x"],
    ["latex", "(fg)'(x) = 2"],
    ["latex", "f^{(n)}(x) = 3x"],
    ["latex", "\\nabla x^2 = 3x"],
    ["latex", "x\\,\\mathrm{d}x = 3x"],
    ["latex", "\\lim_{x\\to 0} \\frac{\\sin x}{x} = 1 = 1"],
  ] as const)("%s: %s is never called wrong", (notation, text) => {
    const found = report(notation, text);
    expect(found.derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict))).not.toContain("unequal");
  });
});

describe("rule 21: where usage is divided, every admissible reading is tried", () => {
  expectVerdicts([
    ["text", "d/dx x^2 + 3x = 2x + 3x", "equal"],
    ["text", "d/dx x^2 + 3x = 2x + 3", "equal"],
    ["text", "d/dx x^2 + 3x = 2x + 4", "unequal"],
    ["latex", "\\frac{d}{dx} x^2 + 3x = 2x + 3", "equal"],
    ["text", "1/2x = x/2", "equal"],
    ["text", "1/2x = 1/(2x)", "equal"],
    ["text", "1/2x = 2x", "unequal"],
    ["latex", "\\frac{d}{dx}\\log x = \\frac{1}{x\\ln 10}", "equal"],
    ["latex", "\\frac{d}{dx}\\log x = \\frac{2}{x\\ln 10}", "unequal"],
  ]);
  it.each([
    ["text", "d/dx x^2 + 3x = 2x + 3x", ""],
    ["text", "d/dx x^2 + 3x = 2x + 3", "d/dx must be meant over the whole sum"],
    ["text", "1/2x = 1/(2x)", "the slash must be meant over the whole product"],
    ["latex", "\\frac{d}{dx}\\log x = \\frac{1}{x\\ln 10}", "base 10"],
  ] as const)("%s: %s is noted as %j", (notation, text, note) => {
    if (note === "") expect(readingNotes(notation, text)).toBe("");
    else expect(readingNotes(notation, text)).toContain(note);
  });
});

describe("rule 22: plain text", () => {
  expectEqual([
    ["-x^2", "0 - x*x", "equal"], ["-x^2", "(-x)^2", "unequal"], ["a^b^c", "a^(b^c)", "equal"], ["2^3^2", "512", "equal"], ["2^3^2", "64", "unequal"], ["a/b/c", "a/(b*c)", "equal"],
    ["a/b/c", "a/(b/c)", "unequal"], ["2^-x", "1/2^x", "equal"], ["x**2", "x*x", "equal"], ["sqrt x", "x^(1/2)", "equal"], ["x2 + x_2", "2x₂", "equal"], ["x2", "2x", "unequal"],
    ["x^(2)", "x*x", "equal"], ["x^(n-1)*x", "x^n", "equal"], ["xe^x", "x*exp(x)", "equal"], ["x^2y", "x*x*y", "equal"], ["2x(x^2+1)", "2x^3 + 2x", "equal"], ["x(x+1)", "x^2 + x", "equal"],
    ["(x+1)(x-1)", "x² − 1", "equal"], ["x^1/2", "x/2", "equal"], ["x^1/2", "sqrt(x)", "unequal"], ["e^(-x^2/2)", "1/sqrt(exp(x^2))", "equal"], ["xⁿ·x", "x^(n+1)", "equal"],
    ["x·y×2÷z − 1", "2xy/z - 1", "equal"], ["√(x²+1)", "sqrt(x^2 + 1)", "equal"], ["√2x", "x*sqrt(2)", "equal"], ["∛x³", "x", "equal"], ["π r²", "pi*r^2", "equal"], ["1e-3", "1/1000", "equal"],
    ["½", "1/2", "undecided"], ["x ? y", "x", "undecided"],
  ]);
});

describe("rule 23: bars and brackets", () => {
  it.each([["[x^2]_0^1", "1"], ["x^2\\big|_{x=3}", "9"], ["\\left.x^2\\right|_{x=3}", "9"]])("%s against %s is never called unequal", (a, b) => {
    expect(equal(a, b).verdict).not.toBe("unequal");
  });
  expectEqual([
    ["||x|-1|", "abs(abs(x) - 1)", "equal"], ["|x||y|", "|x*y|", "equal"], ["|x|y", "abs(x*y)", "unequal"], ["|x+1|/2", "abs(x + 1)/2", "equal"], ["|x-|y||", "abs(x - abs(y))", "equal"],
    ["\\left|x\\left|y\\right|z\\right|", "|x y z|", "equal"], ["\\{x+1\\}(x-1)", "x^2-1", "equal"], ["[x+1](x-1)", "x^2 - 1", "equal"], ["|x|^2", "x^2", "equal"], ["|x|", "x", "unequal"],
    ["\\|x\\|", "|x|", "undecided"], ["|x + 1", "x", "undecided"],
  ]);
});

describe("rule 24: what a letter does before a bracket", () => {
  expectEqual([
    ["p(1-p)", "p - p^2", "equal"], ["y(1-y)", "y - y^2", "equal"], ["a(b+c)", "ab + ac", "equal"], ["f(x+1)", "f*x + f", "unequal"], ["f(g(x))", "f(g(x))", "equal"],
    ["\\sigma(1-\\sigma)", "\\sigma - \\sigma^2", "equal"], ["\\sigma(x)(1-\\sigma(x))", "\\sigma(x) - \\sigma(x)^2", "equal"],
    ["\\Gamma(x+1)", "x\\Gamma(x)", "undecided"], ["erf(x)", "2x", "undecided"], ["relu(x)", "max(0, x)", "undecided"], ["\\mathbb{E}[X+Y]", "X", "undecided"],
    ["\\operatorname{Var}(2X)", "4\\operatorname{Var}(X)", "undecided"], ["x^\\top y", "y^\\top x", "undecided"], ["x^{(t)}", "x", "undecided"],
    ["\\frac{\\Delta y}{\\Delta x}", "\\frac{y}{x}", "unequal"], ["2\\Delta x", "\\Delta x + \\Delta x", "equal"],
  ]);
  expectVerdicts([
    ["text", "f(x) = x^2\nf(x + 1) = x^2 + 2x + 1 = x^2 + 1", "equal unequal"],
    ["latex", "\\sigma(z) = \\frac{1}{1+e^{-z}} \\\\ \\sigma'(z) = \\sigma(1-\\sigma)", "equal"],
    ["text", "σ(x) = 1/(1 + e^(-x))\nσ'(x) = σ(x)(1 - σ(x)) = σ(x)", "equal unequal"],
    ["text", "σ(x) = 1/(1 + e^(-x))\nd/dx σ(w x + b) = w σ(1 - σ)", "undecided"],
  ]);
});

describe("rule 25: equal where the side before is defined", () => {
  const conditions = (a: string, b: string) => equal(a, b).conditions.map(({ text }) => text);
  expectEqual([
    ["(x^2-1)/(x-1)", "x + 1", "equal"], ["log(1-x)", "log(x-1)", "unequal"], ["ln(x^2)", "2 ln|x|", "equal"], ["\\sqrt{x^2}", "x", "unequal"], ["\\frac{x}{x}", "1", "equal"],
  ]);
  it("says where the new side is undefined", () => {
    expect(conditions("x + 1", "(x^2-1)/(x-1)")).toEqual(["x ≠ 1"]);
    expect(conditions("ln(x^2)", "2 ln x")).toEqual(["x > 0"]);
    expect(conditions("x + 1", "1 + x")).toEqual([]);
  });
});

describe("rule 26: literal fraction exponents, x^0, division by a written zero", () => {
  expectEqual([
    ["x^{1/3}", "\\sqrt[3]{x}", "equal"], ["(x^3)^{1/3}", "x", "equal"], ["x^0", "1", "equal"], ["(x^2)^{1/2}", "|x|", "equal"], ["(x^2)^{1/2}", "x", "unequal"],
  ]);
  it.each([["text", "1/0 = 3"], ["latex", "\\frac{x}{0} = 3 = 3"]] as const)("%s: %s has a message and no verdict", (notation, text) => {
    expect(report(notation, text).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict))).not.toContain("unequal");
    expect(JSON.stringify(report(notation, text))).toMatch(/divides by a written zero/);
  });
});

describe("rule 27: derivatives where there is none", () => {
  expectVerdicts([
    ["text", "d/dx |x| = x/|x|", "equal"],
    ["latex", "\\frac{d}{dx}|x| = \\operatorname{sgn} x", "equal"],
    ["text", "d/dx |x| = 1", "unequal"],
    ["latex", "\\frac{d}{dx}\\ln|x| = \\frac1x", "equal"],
  ]);
});

describe("rule 28: sums with symbolic bounds", () => {
  expectVerdicts([
    ["latex", "\\sum_{i=1}^n i = \\frac{n(n+1)}{2} = \\frac{n(n-1)}{2}", "equal unequal"],
    ["text", "sum(i^2, i, 1, n) = n(n+1)(2n+1)/6", "equal"],
    ["text", "Σ_(i=1)^n 2i = n(n+1)", "equal"],
    ["text", "∑_{i=1}^m c = m c = c", "equal unequal"],
    ["yaml", "steps:\n  - sum(i, i, 1, n)\n  - n(n + 1)/2\n", "equal"],
  ]);
});

describe("rule 30: decimals are exact, or rounded as shown", () => {
  const certainty = (a: string) => report("text", a).derivations[0]?.steps[1]?.certainty;
  it.each([
    ["2/3 = 0.667", 3], ["2/3 = 0.67", 2], ["0.667 = 2/3", 3], ["-2/3 = -0.667", 3], ["sqrt(2) = 1.414", 3], ["e^2 = 7.389", 3], ["4 pi = 4*3.14", 2], ["x/3 = 0.333x", 3], ["sqrt(2)/x = 1.41/x", 2],
    ["100/3 = 33.3", 1],
  ])("%s is right as rounded to %d digits", (text, digits) => {
    expect(verdictsOf("text", text)).toBe("equal");
    expect(certainty(text)).toEqual({ kind: "rounded", digits });
  });
  expectVerdicts([
    ["text", "2/3 = 0.666", "unequal"], ["text", "sqrt(2) = 1.42", "unequal"], ["text", "1/2 = 0.51", "unequal"], ["text", "0.5*3 = 1.4", "unequal"], ["text", "x/3 = 0.34x", "unequal"],
    ["text", "1.4 = 0.5*3", "undecided"], ["text", "2/3 = 0.667 = 0.67", "equal equal"], ["text", "4 pi = 4*3.14 = 12.56", "equal equal"],
    ["yaml", "steps:\n  - 2/3\n  - 0.667\n  - 0.6\n", "equal unequal"], ["latex", "\\sqrt{2} = \\frac{2}{\\sqrt 2} = 1{,}41 = 1{,}42", "equal equal unequal"],
  ]);
  it("a decimal that is exact is an identity", () => {
    expect(certainty("1/2 = 0.5")?.kind).toBe("identity");
    expect(certainty("1/2 = 0.50")?.kind).toBe("identity");
  });
});

describe("rule 31: a reason in the prose that cannot be used leaves a failing step undecided", () => {
  const document = (words: string) => `$$\\frac{d}{dx} x^2 = 2x$$\n\n${words}\n\n$$= 3x$$\n`;
  it.each([["Using Theorem 4 we get", "undecided"], ["And so", "unequal"]])("%s: %s", (words, expected) => {
    const [derivation] = check(document(words), { notation: "markdown" }).derivations;
    expect(derivation?.steps.map(({ verdict }) => verdict)).toEqual(["given", "equal", expected]);
  });
});

describe("rule 32: comments are labels, assume lines are assumptions", () => {
  expectVerdicts([
    ["text", "sqrt(x^2)  # x > 0\n= x", "unequal"],
    ["text", "assume: x > 0\nsqrt(x^2)\n= x", "equal"],
    ["text", "let: u = x^2\nd/dx sin(u)\n= 2x cos(u)", "equal"],
    ["yaml", "assume: x > 0\nsteps:\n  - sqrt(x^2)\n  - x\n", "equal"],
  ]);
  it("reads assumptions in HTML comments of Markdown", () => {
    const text = (comment: string) => `${comment}\n\n$$\\sqrt{x^2} = \\sqrt{x\\cdot x} = x$$\n`;
    const verdicts = (comment: string) => check(text(comment), { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.map(({ verdict }) => verdict));
    expect(verdicts("<!-- misstep: assume x > 0 -->")).toEqual(["given", "equal", "equal"]);
    expect(verdicts("<!-- just a remark about x > 0 -->")).toEqual(["given", "equal", "unequal"]);
  });
});

describe("rule 33: units, currency and the decimal comma", () => {
  expectEqual([
    ["5\\,\\text{cm} + 3\\,\\text{cm}", "8\\,\\text{cm}", "equal"], ["5\\,\\text{cm} + 3\\,\\text{cm}", "8", "unequal"], ["3{,}14\\cdot 2", "6{,}28", "equal"], ["3{,}14", "314", "unequal"],
    ["50\\% x", "x/2", "equal"], ["\\sin 90^\\circ", "1", "equal"], ["\\sin 90^\\circ", "0", "unequal"], ["12{,}345{,}678", "12345678", "equal"], ["1{,}000", "1000", "undecided"], ["1,5", "15", "undecided"],
  ]);
});
