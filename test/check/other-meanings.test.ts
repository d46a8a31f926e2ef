// Letters and signs that mean something else where they stand than before: what looks like a wrong step need not be one there; the same text with a slip in plain reading stays wrong.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

/** The verdicts of all steps of a text, in their order. */
const verdicts = (text: string): readonly string[] => check(text, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.filter(({ number }) => number > 0).map(({ verdict }) => verdict));

describe("another y behind letters that change places", () => {
  const swapped = (last: string): string => `Let $y = x^2$ for $x > 0$. For the inverse we interchange the letters.\n\n$$\\begin{aligned} x &= y^2 \\\\ \\implies 1 &= 2y y' \\\\ \\implies y' &= ${last} \\end{aligned}$$`;
  it("is what the swapped equation makes it", () => {
    expect(verdicts(swapped("\\frac{1}{2y}"))).toEqual(["equal", "equal"]);
    expect(verdicts(swapped("\\frac{1}{y}"))).toEqual(["equal", "unequal"]);
  });
  it("says nothing of a value of its own behind it", () => {
    expect(verdicts(`${swapped("\\frac{1}{2y}")}\n\nSo we have\n\n$$y'(2) = \\frac14$$`)).not.toContain("unequal");
  });
  it("stays the same y without a swapped equation", () => {
    expect(verdicts("Let $y = x^2$. Then\n\n$$y'(2) = \\frac14$$")).toContain("unequal");
    expect(verdicts("Let $y = x^2$. On the curve $x = y^3$ lie more points. But\n\n$$y'(2) = \\frac14$$")).not.toContain("equal");
  });
});

describe("an equation for a trial solution", () => {
  it("may determine the parameter of the trial", () => {
    expect(verdicts("**Method.** Try $y = x^r$.\n\n**Example.**\n\n$$x^2 y'' - 3xy' + 4y = x^2$$")).not.toContain("unequal");
  });
  it.each([
    ["the parameter stays", "Let $y = x^r$.\n\n$$x^2 y'' - 3xy' = x^r (r^2 - 3r)$$"],
    ["the trial has none", "Let $y = x^3$.\n\n$$x^2 y'' - 3xy' + 4y = x^2$$"],
    ["the parameter is kept", "Let $y = A e^{3x}$.\n\n$$y' - 2y = A e^{2x}$$"],
  ])("is wrong where %s", (_, text) => {
    expect(verdicts(text)).toContain("unequal");
  });
});

describe("a constant of motion by the letter of something else", () => {
  const motion = (end: string): string => `The Lagrangian is\n\n$$L = \\frac12 m \\dot r^2 + \\frac12 m r^2\\dot\\theta^2 - m g r$$\n\nThe angle is cyclic, so\n\n$$p_\\theta = \\frac{\\partial L}{\\partial \\dot\\theta} = ${end}$$`;
  it("is in doubt where it is called constant", () => {
    expect(verdicts(motion("m r^2 \\dot\\theta = L \\text{ (constant)}"))).toEqual(["given", "equal", "undecided"]);
  });
  it("is wrong elsewhere", () => {
    expect(verdicts(motion("m r^2 \\dot\\theta = L")).at(-1)).toBe("unequal");
    expect(verdicts(motion("2 m r^2 \\dot\\theta = L \\text{ (constant)}"))[1]).toBe("unequal");
  });
});

describe("a letter of matrices that nothing announces", () => {
  it("may make I the identity", () => {
    expect(verdicts("The values are $v = (I - cP)^{-1} r$. Then\n\n$$v - r = cPv + r - r = cP(v + r)$$")).not.toContain("equal");
  });
  it("is a number in plain algebra", () => {
    expect(verdicts("$$\\frac{1}{I + R} \\cdot (I + R)^2 = I + R = I + 2R$$")).toContain("unequal");
    expect(verdicts("$$(I + R)^2 = I^2 + R^2 = R^2 + I^2$$")).toContain("unequal");
  });
});

describe("a limit of a name that is a number", () => {
  const hole = (value: string): string => `# Example\n\n$$y = \\frac{(x+5)(x-4)}{(x+5)(x-3)}$$\n\n# Continued\n\nFor the other intercept let $y = 0$. For the hole\n\n$$\\lim_{x \\to -5} y = ${value}$$`;
  it("is that of another one", () => {
    expect(verdicts(hole("\\frac98"))).not.toContain("unequal");
    expect(verdicts("# Example\n\n$$y = \\frac{(x+5)(x-4)}{(x+5)(x-3)}$$\n\nFor the hole\n\n$$\\lim_{x \\to -5} y = \\frac97$$")).toContain("unequal");
  });
});

describe("numbers in another base", () => {
  it("are in doubt where the text speaks of it", () => {
    expect(verdicts("# Binary numbers\n\n$$1011 = 1 \\cdot 2^3 + 0 \\cdot 2^2 + 1 \\cdot 2 + 1 = 11$$")).toEqual(["undecided", "equal"]);
    expect(verdicts("In binary notation $$0.0011 = 2^{-3} + 2^{-4} = 0.1875$$")).toEqual(["undecided", "equal"]);
    expect(verdicts("Written to base 8 the number is\n\n$$17 = 8 + 7 = 15$$")).toEqual(["undecided", "equal"]);
  });
  it.each([
    ["they are wrong in that base too", "# Binary numbers\n\n$$1011 = 1 \\cdot 2^3 + 1 \\cdot 2^2 + 1 \\cdot 2 + 1 = 15$$"],
    ["a later step is", "# Binary numbers\n\n$$1011 = 1 \\cdot 2^3 + 0 \\cdot 2^2 + 1 \\cdot 2 + 1 = 12$$"],
    ["nothing speaks of it", "A binary operation.\n\n$$1011 = 1 \\cdot 2^3 + 0 \\cdot 2^2 + 1 \\cdot 2 + 1 = 11$$"],
    ["they have other digits", "# Binary numbers\n\n$$12 = 1 \\cdot 2 + 2 = 4$$"],
  ])("are wrong where %s", (_, text) => {
    expect(verdicts(text)).toContain("unequal");
  });
});

describe("numbers in groups of three", () => {
  it("may be a list where nothing else is written so", () => {
    expect(verdicts("$$f = 3 \\cdot 2 = 1,200,300$$").at(-1)).toBe("undecided");
  });
  it("are one number where others are", () => {
    expect(verdicts("The town has 2,300,000 people.\n\n$$n = 3 \\cdot 2,300,000 = 6,800,000$$").at(-1)).toBe("unequal");
  });
});

describe("vectors side by side", () => {
  const squared = (words: string, of: (name: string) => string): string => `${words}\n\n$$|${of("u")} + ${of("v")}|^2 = (${of("u")} + ${of("v")})(${of("u")} + ${of("v")}) = (${of("v")} + ${of("u")})(${of("u")} + ${of("v")})$$`;
  it("may be a scalar product where they have arrows", () => {
    expect(verdicts(squared("Let $\\vec u, \\vec v$ be vectors in $\\mathbb{R}^3$.", (name) => `\\vec ${name}`))).not.toContain("unequal");
  });
  it("have no product elsewhere", () => {
    expect(verdicts(squared("Let $u, v \\in \\mathbb{R}^3$ be column vectors, and $u^\\top v$ their product.", (name) => name))[0]).toBe("unequal");
  });
});

describe("the vector of ones", () => {
  const total = (right: string): string => `For a sample $x \\in \\mathbb{R}^n$ and the vector $\\mathbf{1}$ we have\n\n$$(\\mathbf{1}^\\top x)^2 = x^\\top \\mathbf 1 \\mathbf 1^\\top x = ${right}$$`;
  it("is one, whatever else is said of it", () => {
    expect(verdicts(total("\\left(\\sum_{i=1}^n x_i\\right)^2"))).toEqual(["equal", "equal"]);
    expect(verdicts(total("\\sum_{i=1}^n x_i^2"))).toEqual(["equal", "unequal"]);
  });
});

describe("lengths that the text calls so", () => {
  const ellipse = (words: string): string => `# Ellipse\n\n${words} With $c = \\sqrt{a^2 - b^2}$ we have\n\n$$e = \\frac ca = \\sqrt{1 - \\left(\\frac ba\\right)^2}$$`;
  it("are positive", () => {
    expect(verdicts(ellipse("The **semi-major axis** (denoted as $a$) is half of the longest diameter.")).at(-1)).toBe("equal");
    expect(verdicts(ellipse("The semi-major axis is $a$ and the semi-minor axis is $b$.")).at(-1)).toBe("equal");
    expect(verdicts(ellipse("The semi-major axis is $a$.").replace("- \\left", "+ \\left")).at(-1)).toBe("unequal");
  });
});

describe("signs above a letter that count", () => {
  it.each([
    ["numbers that are no exponents", "The currents of the pure state vanish, $J^1 = J^2 = 0$ and\n\n$$J^2 = J^3 = 0$$"],
    ["numbers of three digits", "The structure constants are\n\n$$f^{147} = f^{246} = f^{257}$$"],
    ["pairs of Greek letters", "$$g^{\\mu\\nu} = 0 = -\\frac12(q^\\mu r^\\nu + q^\\nu r^\\mu)$$"],
  ])("are in doubt: %s", (_, text) => {
    expect(verdicts(text)).not.toContain("unequal");
  });
  it("are exponents beside other factors", () => {
    expect(verdicts("$$x \\cdot x^2 = x^2 = x^{1+1}$$")[0]).toBe("unequal");
    expect(verdicts("$$(x^2)^3 = x^5 = x^2 x^3$$")[0]).toBe("unequal");
  });
});

describe("derivatives by a conjugate", () => {
  it("are not known to be zero", () => {
    expect(verdicts("The function is not holomorphic, as\n\n$$\\frac{\\partial}{\\partial \\bar z}(x - iy) = 1 = 2 - 1$$")[0]).toBe("undecided");
    expect(verdicts("$$\\frac{d}{dx}(x - y) = 2 = 3 - 1$$")[0]).toBe("unequal");
  });
});

describe("a product of letters that is zero", () => {
  it("is given", () => {
    expect(verdicts("If a vector $v$ is in the nullspace of the matrix $A$, then $Av = 0 = (0)v$.")).not.toContain("unequal");
  });
  it("is none that comes from something else", () => {
    expect(verdicts("$$ab + ac - a(b + c) = ab = 0$$")[0]).toBe("unequal");
  });
});

describe("units in words", () => {
  it("may be converted", () => {
    expect(verdicts("$$M = 80\\text{ GeV} = 1.43 \\times 10^{-25}\\text{ kg}$$").at(-1)).toBe("undecided");
    expect(verdicts("$$M = 2 \\cdot 40\\text{ GeV} = 90\\text{ GeV}$$").at(-1)).toBe("unequal");
    expect(verdicts("$$M = 2 \\cdot 40\\text{ kg} = 90\\text{ kg}$$").at(-1)).toBe("unequal");
  });
});

describe("functions by words", () => {
  const loss = (right: string): string => `For wrong points the loss is $\\text{Loss} = 1 - z$. Then\n\n$$\\text{Loss}(z) + z = ${right} = ${right} + 0$$`;
  it("are no factors before their brackets", () => {
    expect(verdicts(loss("1"))[0]).not.toBe("unequal");
  });
  it("have the values that they are defined by", () => {
    expect(verdicts("The loss is $\\text{Loss}(z) = 1 - z$. Then\n\n$$\\text{Loss}(z) + z = 1 + z = z + 1$$")[0]).toBe("unequal");
  });
});

describe("what a gradient is taken by", () => {
  const gradient = (sign: string): string => `Let $J(\\theta) = \\frac12\\|X\\theta - y\\|^2$ with $X \\in \\mathbb{R}^{n\\times d}$, $y \\in \\mathbb{R}^n$. The solution is\n\n$$\\theta = (X^\\top X)^{-1} X^\\top y$$\n\nThe gradient is\n\n$$\\nabla_\\theta J = X^\\top (X\\theta ${sign} y) = X^\\top X \\theta ${sign} X^\\top y$$`;
  it("is no solution that stands before", () => {
    expect(verdicts(gradient("-"))).toEqual(["equal", "equal"]);
    expect(verdicts(gradient("+"))).toEqual(["unequal", "equal"]);
  });
});

describe("products in a group", () => {
  const words = (text: string): string => `${text}\n\n$$ab = aababb = ba$$`;
  it("have laws of their own", () => {
    expect(verdicts(words("There are only two groups of order 4. If all elements have order 2, then"))).not.toContain("unequal");
    expect(verdicts(words("Il existe un groupe d'ordre 4 dont les éléments ont l'ordre 2. Alors on a pour tout"))).not.toContain("unequal");
    expect(verdicts(words("For all numbers"))[0]).toBe("unequal");
  });
});

describe("entries of a diagonal", () => {
  it("may be zero", () => {
    expect(verdicts("All entries of the diagonal vanish, so\n\n$$2b_{ij} + b_{jj} = 2b_{ij} = b_{ij} + b_{ij}$$")[0]).toBe("undecided");
    expect(verdicts("$$2b_{ij} + b_{jk} = 2b_{ij} = b_{ij} + b_{ij}$$")[0]).not.toBe("equal");
  });
});

describe("an i that counts and one that does not", () => {
  it("is a doubt where the text speaks of complex numbers", () => {
    const sum = (words: string): string => `${words}\n\n$$\\sum_{i=1}^n (a_i^2 + b_i^2) = \\sum_{i=1}^n (a_i + i b_i)(a_i - i b_i) = \\sum_{i=1}^n (a_i - i b_i)(a_i + i b_i)$$`;
    expect(verdicts(sum("The length of a vector $v \\in \\mathbb{C}^n$ of complex entries is"))[0]).toBe("undecided");
    expect(verdicts(sum("For numbers"))[0]).toBe("unequal");
  });
});

describe("an arrow with a brace", () => {
  it("is no factor", () => {
    expect(verdicts("A function goes over to its derivative\n\n$$F(x) \\underbrace{\\longrightarrow}_{\\text{derivative}} F'(x) = \\frac{dF}{dx}(x) = 2\\frac{dF}{dx}(x)$$")).toEqual(["equal", "unequal"]);
  });
});

describe("letters that count", () => {
  const orthogonal = (right: string): string => `$$\\int_{-L}^{L} \\cos\\left(\\frac{m\\pi x}{L}\\right) \\cos\\left(\\frac{n\\pi x}{L}\\right) dx = \\begin{cases} 0 & m \\neq n \\\\ ${right} & m = n \\neq 0 \\\\ 2L & m = n = 0 \\end{cases}$$\n\n# Two\n\nThe values: $n = 1, 2, 3, \\ldots$`;
  it("do so where another section lists their numbers", () => {
    expect(verdicts(orthogonal("L"))).toEqual(["equal"]);
    expect(verdicts(orthogonal("2L"))).toEqual(["unequal"]);
  });
});

describe("a table of cases", () => {
  it("gives a function for its own row", () => {
    expect(verdicts("| Case | Formula |\n|---|---|\n| $p$ is prime | $\\phi(p) = p - 1$ |\n| power of a prime | $\\phi(p^k) = p^k - p^{k-1} = p^{k-1}(p - 1)$ |\n| no common factor | $\\phi(12) = \\phi(4)\\phi(3) = 2 \\cdot 2 = 4$ |\n")).not.toContain("unequal");
    expect(verdicts("| Name | Formula |\n|---|---|\n| square | $f(x) = x^2$ |\n\nSo\n\n$$f(3) = 6 = 2 \\cdot 3$$")).toContain("unequal");
  });
});

describe("words of formal languages", () => {
  it("have an empty one", () => {
    expect(verdicts("The empty word is the identity of concatenation:\n\n$$\\epsilon r = r\\epsilon = r$$")).not.toContain("unequal");
    expect(verdicts("For all numbers\n\n$$\\epsilon r = r\\epsilon = r$$")).toContain("unequal");
  });
});

describe("the angle of a substitution", () => {
  const substituted = (root: string): string => `Let $x = 2\\sin\\theta$, $dx = 2\\cos\\theta \\, d\\theta$:\n\n$$\\int \\frac{2\\cos\\theta \\, d\\theta}{\\sqrt{4 - 4\\sin^2\\theta}} = \\int \\frac{2\\cos\\theta \\, d\\theta}{${root}} = \\int d\\theta$$`;
  it("is taken where it can be undone", () => {
    expect(verdicts(substituted("2\\cos\\theta")).filter((verdict) => verdict === "unequal")).toEqual([]);
    expect(verdicts(substituted("4\\cos\\theta"))).toContain("unequal");
  });
});

describe("systems of differential equations", () => {
  it("are given", () => {
    expect(verdicts("The system is\n\n$$\\frac{d}{dt}\\begin{pmatrix} x_1 \\\\ x_2 \\end{pmatrix} = \\begin{pmatrix} 0 & 1 \\\\ -2 & -3 \\end{pmatrix} \\begin{pmatrix} x_1 \\\\ x_2 \\end{pmatrix}$$\n\nwith the vector $\\mathbf{x}$.")).not.toContain("unequal");
    expect(verdicts("$$\\frac{d}{dt}\\begin{pmatrix} t^2 \\\\ t \\end{pmatrix} = \\begin{pmatrix} 2t \\\\ 2 \\end{pmatrix} = 2\\begin{pmatrix} t \\\\ 1 \\end{pmatrix}$$")[0]).toBe("unequal");
  });
});

describe("indices that a derivative is summed over", () => {
  it("are no exponents", () => {
    expect(verdicts("The current is conserved:\n\n$$\\partial_\\nu J^\\nu = 0 = 0 \\cdot J$$")).not.toContain("unequal");
    expect(verdicts("$$\\frac{\\partial}{\\partial a} x^a = a x^{a-1} = x^{a-1} a$$")[0]).toBe("unequal");
  });
});

describe("decibels", () => {
  it("are another scale", () => {
    expect(verdicts("$$D = \\frac{8.2}{5} = 1.64 = 2.15 \\, \\text{dBi}$$").at(-1)).toBe("undecided");
    expect(verdicts("$$D = \\frac{8.2}{5} = 1.74 = 2.4 \\, \\text{dBi}$$")).toContain("unequal");
  });
});

describe("a name with and without its argument", () => {
  const solved = (right: string): string => `Substituting:\n\n$$s(s-2)Y + Y = 1 \\quad \\Rightarrow \\quad Y(s) = ${right}$$`;
  it("may be the same", () => {
    expect(verdicts(solved("\\frac{1}{(s-1)^2} = \\frac{1}{s^2 - 2s + 1}"))).not.toContain("unequal");
    expect(verdicts(solved("\\frac{1}{s^2 + 2s + 1}"))).not.toContain("equal");
  });
});
