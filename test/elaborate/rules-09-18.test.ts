// Rules 9 to 18 of the reading conventions, what a symbol is: dependence, definitions under derivatives, primes, integers, arrays, constants, application, logarithms, new
// letters, constants of integration.

import { describe, expect, it } from "vitest";
import { definitionsOf, markdown, only, outline, reasonsOf, text, yaml } from "./outline.js";

describe("rule 9: what depends on what", () => {
  it("other letters are constants in d/dx", () => {
    expect(outline(text("d/dx (x^2 y) = 2x y"))).toEqual(["right: given equal"]);
    expect(outline(text("d/dx (a x^2 + b x + c) = 2a x + b"))).toEqual(["right: given equal"]);
  });

  it.each([
    ["y'", "y'"],
    ["dy/dx", "dy/dx"],
  ])("%s in the derivation makes y a function of x", (_, derivative) => {
    expect(outline(text(`d/dx (x^2 y) = 2x y + x^2 ${derivative}`))).toEqual(["right: given equal"]);
    expect(outline(text("d/dx (x^2 y)", "= 2x y", `= 2x y + 0 ${derivative}`))).toEqual(["wrong: given unequal equal"]);
  });

  it("the dot is a derivative as well", () => {
    expect(outline(markdown("$$\\frac{d}{dt} x^2 = 2x\\dot x$$"))).toEqual(["right: given equal"]);
  });

  it.each([
    ["declared in words", "Suppose $y$ is a function of $x$."],
    ["written as y = y(x)", "Here $y = y(x)$."],
    ["declared with others", "Let $u$ and $y$ be functions of $x$."],
  ])("%s it is no constant", (_, words) => {
    expect(outline(markdown(words, "$$\\frac{d}{dx} y^2 = 2y\\frac{dy}{dx}$$"))).toEqual(["right: given equal"]);
    expect(outline(markdown(words, "$$\\frac{d}{dx} y^2 = 2y = y + y$$"))).toEqual(["wrong: given unequal equal"]);
  });

  it("a derivative in another section makes no function of it here", () => {
    expect(outline(markdown("# One", "$$\\frac{d}{dx}(x^2 y) = 2xy$$", "# Two", "$$\\frac{d}{dx} y^2 = 2y y'$$"))).toEqual(["right: given equal", "right: given equal"]);
  });

  it("∂ holds independent letters constant and goes through definitions", () => {
    const lines = ["Let $L = (p - y)^2$ and $p = wx + b$.", "$$\\frac{\\partial L}{\\partial w} = 2(p - y)x$$"];
    expect(outline(markdown(...lines))).toEqual(["right: given equal"]);
    expect(outline(markdown(...lines.slice(0, 1), "$$\\frac{\\partial L}{\\partial w} = 2(p - y)$$"))).toEqual(["wrong: given unequal"]);
  });

  it("y' of a defined y goes by what y is a function of, whatever else is differentiated by", () => {
    const report = markdown("Let $y = x^2$.", "$$y' = 2x$$", "# Other", "$$\\frac{d}{dw} w^2 = 2w$$");
    expect(outline(report)).toEqual(["right: given equal", "right: given equal"]);
  });

  it("where it is not clear what a prime goes by, it is said", () => {
    expect(reasonsOf(only(markdown("Let $y = a b$.", "$$y' = a$$")))[0]).toBeDefined();
    expect(outline(markdown("Let $y = a b$.", "$$y' = a$$"))).toEqual(["undecided: given undecided"]);
  });
});

describe("rule 10: derivatives by a defined name", () => {
  const lines = ["Let $L = (p - y)^2$, $p = wx + b$."];

  it("v stays atomic, and its value is put in afterwards", () => {
    expect(outline(markdown(...lines, "$$\\frac{\\partial L}{\\partial w} = \\frac{\\partial L}{\\partial p}\\frac{\\partial p}{\\partial w} = 2(p-y)x = 2(wx + b - y)x$$"))).toEqual(["right: given equal equal equal"]);
  });

  it("a chain over a substitution", () => {
    expect(outline(markdown("Let $u = x^2$ and $y = \\sin u$.", "$$\\frac{dy}{dx} = \\frac{dy}{du}\\frac{du}{dx} = \\cos u\\cdot 2x = 2x\\cos(x^2)$$"))).toEqual(["right: given equal equal equal"]);
    expect(outline(markdown("Let $u = x^2$ and $y = \\sin u$.", "$$\\frac{dy}{dx} = \\frac{dy}{du}\\frac{du}{dx} = \\cos u = \\cos(x^2)$$"))).toEqual(["wrong: given equal unequal equal"]);
  });

  it("a name that is never defined leaves the derivative by it undecided", () => {
    expect(markdown("$$\\frac{dL}{dw} = \\frac{dL}{dp}\\frac{dp}{dw} = 2p$$").derivations.map((derivation) => derivation.status)).not.toContain("wrong");
  });
});

describe("rule 11: primes", () => {
  it("f'(g(x)) is the derivative of f, at g(x)", () => {
    expect(outline(markdown("$$\\frac{d}{dx} f(g(x)) = f'(g(x)) g'(x)$$"))).toEqual(["right: given equal"]);
    expect(outline(markdown("$$\\frac{d}{dx} f(g(x)) = f'(g(x)) = f'(g(x)) \\cdot 1$$"))).toEqual(["wrong: given unequal equal"]);
    expect(outline(markdown("Let $f(x) = x^2$. Then", "$$f'(x^3) = 2x^3$$"))).toEqual(["right: given equal"]);
    expect(outline(markdown("Let $f(x) = x^2$. Then", "$$f'(x^3) = 6x^5$$"))).toEqual(["wrong: given unequal"]);
  });

  it("f'(2) is the derivative, then 2", () => {
    expect(outline(text("f(x) = x^3", "f'(2) = 12"))).toEqual(["right: given equal"]);
    expect(outline(text("f(x) = x^3", "f'(2) = 0 + 0"))).toEqual(["wrong: given unequal"]);
  });

  it("two primes and a number in brackets are orders", () => {
    expect(outline(markdown("Let $f(x) = e^{2x}$.", "$$f''(x) = 4e^{2x}$$", "$$f^{(3)}(x) = 8e^{2x}$$"))).toEqual(["right: given equal", "right: given equal"]);
  });
});

describe("rule 12: integers and indices", () => {
  it("n is an integer where nothing speaks against it", () => {
    expect(outline(text("cos(n pi) = (-1)^n"))).toEqual(["right: given equal"]);
    expect(outline(text("cos(x pi) = 1 - 2 sin(x)^2")).some((line) => line.startsWith("right"))).toBe(false);
  });

  it("what one differentiates by is no integer", () => {
    expect(outline(text("d/dn (sin(n pi)) = 0 * n")).some((line) => line.startsWith("right"))).toBe(false);
  });

  it("x_0 and x_max are names", () => {
    expect(outline(markdown("$$\\frac{d}{dx}(x - x_0)^2 = 2(x - x_0)$$"))).toEqual(["right: given equal"]);
    expect(outline(markdown("$$\\frac{d}{dx}(x - x_{\\max})^2 = 2(x - x_{\\max})$$"))).toEqual(["right: given equal"]);
  });

  it("x_i is an entry where i is bound, and the derivative by it picks that one", () => {
    expect(outline(markdown("$$\\frac{\\partial}{\\partial x_i} \\sum_{i=1}^n x_i^2 = 2x_i$$"))).toEqual(["right: given equal"]);
    expect(outline(markdown("$$\\frac{\\partial}{\\partial x_j} \\sum_{i=1}^n x_i^2 = 2\\sum_{i=1}^n x_i$$"))).toEqual(["wrong: given unequal"]);
  });
});

describe("rule 12: equal and different indices", () => {
  it("i = j is a case and no definition", () => {
    const report = markdown("For the softmax $p_i = \\frac{e^{z_i}}{\\sum_j e^{z_j}}$ and $i = j$:", "$$\\frac{\\partial p_i}{\\partial z_i} = p_i(1-p_i)$$", "For $i \\ne j$:", "$$\\frac{\\partial p_i}{\\partial z_j} = -p_i p_j$$");
    expect(report.summary.wrong).toBe(0);
    expect(outline(report)[0]).toBe("right: given equal");
    expect(report.derivations.flatMap((derivation) => definitionsOf(derivation)).some((definition) => definition.startsWith("i "))).toBe(false);
  });
});

describe("rule 13: a bare name beside its entries", () => {
  it("is read with the index, and said", () => {
    const derivation = only(markdown("$$J = \\sum_i y_i \\log(\\hat y_i) = \\sum_i y_i \\log(\\hat y)$$"));
    expect(derivation.status).toBe("right");
    expect(derivation.notes.filter((note) => note.kind === "reading").map((note) => note.message)).toEqual(["ŷ is read as ŷ_i"]);
  });
});

describe("rule 14: letters with a meaning of their own", () => {
  it("e is Euler's number unless it is defined", () => {
    expect(outline(text("d/dx e^x = e^x"))).toEqual(["right: given equal"]);
    expect(outline(text("e = y - x", "d/dx e^2 = -2e"))).toEqual(["right: given equal"]);
    expect(outline(markdown("Let $e = y - wx$ be the error.", "$$\\frac{d}{dw} e^2 = -2ex$$"))).toEqual(["right: given equal"]);
  });

  it("i is an index where it is bound", () => {
    expect(outline(markdown("$$\\sum_{i=1}^{3} i = 6$$ Show that $$\\sum_{i=1}^{3} i^2 = 14$$"))).toEqual(["right: given equal"]);
  });
});

describe("rule 15: application or product", () => {
  it("f(x+1) is an application, a(b+c) and x(x+1) are products", () => {
    expect(outline(text("f(x+1)", "= f(x) + f(1)"))).toEqual(["wrong: given unequal"]);
    expect(outline(text("a(b+c) = a b + a c"))).toEqual(["right: given equal"]);
    expect(outline(text("x(x+1) = x^2 + x"))).toEqual(["right: given equal"]);
    expect(outline(text("p(1-p) = p - p^2"))).toEqual(["right: given equal"]);
  });

  it("a name that is defined with arguments applies", () => {
    expect(outline(text("q(x) = x^2", "q(x+1) = x^2 + 2x + 1"))).toEqual(["right: given equal"]);
  });

  it("a name that is declared a function applies", () => {
    expect(outline(markdown("Let $q$ be a differentiable function.", "$$\\frac{d}{dx} q(x^2) = 2x q'(x^2)$$"))).toEqual(["right: given equal"]);
  });
});

describe("rule 16: logarithms", () => {
  it.each([
    ["log is natural", "d/dx log(x) = 1/x", "right: given equal"],
    ["ln is natural", "d/dx ln(x) = 1/x", "right: given equal"],
    ["lg is base 10", "lg(100) = 2", "right: given equal"],
    ["a base that is given counts", "log_2(8) = 3", "right: given equal"],
  ])("%s", (_, line, expected) => {
    expect(outline(text(line))).toEqual([expected]);
  });
});

describe("rule 17: new letters", () => {
  it("a letter that nobody gave is undecided, and asked for", () => {
    const derivation = only(markdown("$$\\frac{d}{dx}\\sin(x^2) = \\cos(u)\\cdot 2x$$"));
    expect(derivation.status).toBe("undecided");
    expect(reasonsOf(derivation)[0]).toMatch(/^u is new here; what is it\?/);
  });

  it.each([
    ["before, in a sentence", markdown("Let $u = x^2$.", "$$\\frac{d}{dx}\\sin(x^2) = \\cos(u)\\cdot 2x$$")],
    ["after, in a sentence", markdown("$$\\frac{d}{dx}\\sin(x^2) = \\cos(u)\\cdot 2x$$", "where $u = x^2$.")],
    ["before, with let:", text("let: u = x^2", "d/dx sin(x^2)", "= cos(u) * 2x")],
    ["before, with let: in YAML", yaml("let: u = x^2", "steps:", "  - d/dx sin(x^2)", "  - cos(u) * 2x")],
  ])("unless it is defined %s", (_, report) => {
    const derivation = only(report);
    expect(derivation.steps.map((step) => step.verdict)).toEqual(["given", "equal"]);
    expect(definitionsOf(derivation)).toEqual(["u := x²"]);
  });

  it("a wrong step with a letter that is defined is wrong", () => {
    expect(outline(markdown("$$\\frac{d}{dx}\\sin(x^2) = \\cos(u)$$", "where $u = x^2$."))).toEqual(["wrong: given unequal"]);
  });

  it("each chain has its own “where”", () => {
    const report = markdown("$$\\frac{d}{dx}\\sin(x^2) = 2x\\cos u$$", "where $u = x^2$.", "$$\\frac{d}{dx}\\sin(x^3) = 3x^2\\cos u$$", "where $u = x^3$.");
    expect(outline(report)).toEqual(["right: given equal", "right: given equal"]);
  });

  it("a definition far below is not enough to call a step wrong", () => {
    const report = markdown("$$\\frac{d}{dx}(a x^2) = 2 a x$$", "$$\\frac{d}{dx} x^3 = 3x^2$$", "Let $a = x^2$.", "$$\\frac{d}{dx} a^2 = 4x^3$$");
    expect(outline(report)[0]).toMatch(/^(right|undecided)/);
    expect(outline(report).slice(1)).toEqual(["right: given equal", "right: given equal"]);
  });

  it("a number that is given later, or in another section, makes nothing right before it", () => {
    expect(outline(markdown("$$(x+1)^2 = x^2 + 5 = 5 + x^2$$", "Now let $x = 2$."))).toEqual(["wrong: given unequal equal"]);
    expect(outline(markdown("# One", "Let $x = 2$.", "# Two", "$$(x+1)^2 = x^2 + 5 = 5 + x^2$$"))).toEqual(["undecided: given undecided equal"]);
  });

  it("names of bound variables never matter", () => {
    expect(outline(markdown("Show that $$\\sum_{i=1}^n a_i^2 = \\sum_{k=1}^n a_k^2$$"))).toEqual(["right: given equal"]);
  });

  it("a letter that cancels from its own line is no question", () => {
    expect(outline(text("x + 1", "= x + 1 + u - u"))).toEqual(["right: given equal"]);
  });

  it("a reason in the prose that could not be used leaves a difference undecided", () => {
    expect(outline(markdown("$$(a+b)^2$$", "Since the vectors are orthogonal", "$$= a^2 + b^2$$"))).toEqual(["undecided: given undecided"]);
    expect(outline(markdown("$$(a+b)^2$$", "Power rule:", "$$= a^2 + b^2$$"))).toEqual(["wrong: given unequal"]);
  });
});

describe("rule 18: indefinite integrals", () => {
  it("are never called wrong for a constant", () => {
    for (const last of ["x^2 + C", "x^2", "x^2 + 1 + C"]) expect(outline(markdown(`$$\\int 2x\\,dx = ${last}$$`)).join()).not.toContain("wrong");
  });
});
