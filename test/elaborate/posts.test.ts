// What people post: cases of an index, reasons said behind a display or above a sign, examples numbered above, and letters that are vectors elsewhere on the page.

import { describe, expect, it } from "vitest";
import { markdown, only, outline, reasonsOf, text as plainText } from "./outline.js";

const SOFTMAX = "$$p_i = \\frac{\\exp(o_i)}{\\sum_j \\exp(o_j)}$$";

describe("a derivative by cases of its index", () => {
  it.each([["If"], ["For"], ["When"]])("%s i = k, then i ≠ k: each display under its own case", (word) => {
    const cases = (equal: string, other: string): readonly string[] => outline(markdown(SOFTMAX, `${word} $i = k$,`, `$$\\frac{\\partial p_i}{\\partial o_k} = ${equal}$$`, `${word} $i \\neq k$,`, `$$\\frac{\\partial p_i}{\\partial o_k} = ${other}$$`));
    expect(cases("p_k (1 - p_k)", "-p_k p_i")).toEqual(["right: given equal", "right: given equal"]);
    expect(cases("p_k (1 + p_k)", "p_k p_i")).toEqual(["wrong: given unequal", "wrong: given unequal"]);
  });

  it("a case of an index that a later formula has not says nothing there", () => {
    const text = ["If $i \\neq k$,", "$$a_i a_k = a_k a_i = a_i a_k$$", "In consequence,"];
    expect(outline(markdown(...text, "$$2p_k \\sum_i y_i - y_k = p_k \\sum_i y_i + p_k\\sum_i y_i - y_k = p_k - y_k$$"))[1]).toBe("wrong: given equal unequal");
  });
});

describe("an equation said behind a display", () => {
  const derivation = "$$p_k \\sum_i y_i - y_k = p_k - y_k = -y_k + p_k$$";

  it.each([
    ["with its ground behind it", "$\\sum_i y_i = 1$ because $y$ is a one-hot vector."],
    ["as what was used", "Here we used that $\\sum_i y_i = 1$."],
  ])("%s is one that the steps may rest on", (_, words) => {
    expect(outline(markdown(derivation, words))).toEqual(["right: given equal equal"]);
  });

  it("as what follows it is none", () => {
    expect(outline(markdown(derivation, "So $\\sum_i y_i = 1$."))).toEqual(["wrong: given unequal equal"]);
  });
});

describe("both sides of an equation differentiated", () => {
  const rows = (second: string): string => `\\begin{align} x^2 + y^2 &= 25\\\\ ${second} &= 0\\\\ \\frac{dy}{dx} &= -\\frac{x}{y}\\end{align}`;

  it.each([["Differentiate both sides with respect to $x$:"], ["Differentiate both sides of $x^2 + y^2 = 25$ with respect to $x$:"]])("%s: the row after it is its derivative", (words) => {
    expect(outline(markdown(words, rows("2x + 2y\\frac{dy}{dx}")))[0]).toMatch(/^right: given( equal)+$/);
    expect(outline(markdown(words, rows("2x + 2y")))[0]).toMatch(/^wrong: given (?:equal )?unequal/);
  });

  it("a row that gives a letter its value is no derivative", () => {
    expect(outline(markdown("Differentiate both sides with respect to $t$:", "\\begin{align} V &= \\pi r^2 h + 0\\\\ r &= h/2 \\end{align}")).join()).not.toContain("wrong");
  });
});

describe("what stands under the same operation on both sides", () => {
  it.each([
    ["\\frac{d}{dx} f(x) = \\frac{d}{dx} x^2 = 2x", "given given equal"],
    ["\\frac{d}{dx}\\sigma(x) = \\frac{d}{dx}\\left(\\frac{1}{1+e^{-x}}\\right) = \\frac{e^{-x}}{(1+e^{-x})^2} = \\sigma(x)(1-\\sigma(x))", "given given equal equal"],
    ["\\log h = \\log\\frac{1}{1+e^{-x}} = -\\log(1+e^{-x})", "given given equal"],
  ])("%s says what the name is", (chain, verdicts) => {
    expect(outline(markdown(`$$${chain}$$`))).toEqual([`right: ${verdicts}`]);
  });

  it("what comes after it is judged", () => {
    expect(outline(markdown("$$\\frac{d}{dx} f(x) = \\frac{d}{dx} x^2 = 3x$$"))).toEqual(["wrong: given given unequal"]);
  });
});

describe("a letter that is a vector elsewhere on the page", () => {
  const model = "$$h = \\sigma(\\theta^\\top x^{(i)}) + \\theta_1 x_1^{(i)}$$";

  it("is a number where it is differentiated by as one", () => {
    const chain = (last: string): readonly string[] => outline(markdown(model, `$$\\frac{d}{dx}\\left(\\frac{1}{1+e^{-x}}\\right) = \\frac{-(1+e^{-x})'}{(1+e^{-x})^2} = ${last}$$`));
    expect(chain("\\frac{e^{-x}}{(1+e^{-x})^2}").at(-1)).toBe("right: given equal equal");
    expect(chain("\\frac{-e^{-x}}{(1+e^{-x})^2}").at(-1)).toBe("wrong: given equal unequal");
  });

  it("stays a vector where it is declared, and where it has entries or a transpose", () => {
    expect(outline(markdown("Let $w \\in \\mathbb{R}^n$.", "$$\\frac{d}{dw} (w^\\top w) = 2w = w + w$$"))[0]).toContain("right");
  });
});

describe("examples numbered above", () => {
  it("a forgotten bracket is no power, where the letter never stands without a number", () => {
    const report = markdown("$$\\sum_{i=1}^m (y^{(i)} - a) x^{(i)} = \\sum_{i=1}^m (y^{i}x^{(i)} - ax^{(i)}) = \\sum_{i=1}^m y^{(i)} x^{(i)} - a\\sum_{i=1}^m x^{(i)}$$");
    expect(outline(report)).toEqual(["right: given equal equal"]);
    expect(report.derivations[0]?.notes.map(({ message }) => message)).toContain("y^i is read as y^(i)");
    expect(outline(markdown("$$\\sum_{i=0}^2 y^{i} = 1 + y + y^2 = y^2 + y + 1$$"))).toEqual(["right: given equal equal"]);
  });

  it("they are written as the author writes them, also in a witness", () => {
    const [derivation] = markdown("$$\\sum_{i=1}^m 2(y^{(i)} - a^{(i)})x_j^{(i)} = \\sum_{i=1}^m (2y^{(i)} + 2a^{(i)})x_j^{(i)} = 0$$").derivations;
    expect(derivation?.steps[1]?.reading).toBe("Σ_{i=1}^{m} (2y⁽ⁱ⁾ + 2a⁽ⁱ⁾) x⁽ⁱ⁾ⱼ");
    expect(Object.keys(derivation?.steps[1]?.witness?.at ?? {})).toEqual(["m", "y^(1)", "a^(1)", "x^(1)_j"]);
  });

  it("a function with its parameters below it is one", () => {
    const gradient = (factor: string): ReturnType<typeof markdown> => markdown(`$$\\frac{\\partial}{\\partial \\theta_j} \\sum_{i=1}^m (h_\\theta(x^{(i)}) - y^{(i)})^2 = ${factor}\\sum_{i=1}^m (h_\\theta(x^{(i)}) - y^{(i)}) \\frac{\\partial}{\\partial \\theta_j} h_\\theta(x^{(i)})$$`);
    expect(outline(gradient("2"))).toEqual(["right: given equal"]);
    expect(reasonsOf(only(gradient(""))).join()).toContain("θ stands here with and without an index");
  });
});

describe("reasons above a sign of equality", () => {
  it.each([
    ["a substitution", "\\int 2x\\cos(x^2)\\,dx \\overset{u=x^2}{=} \\int \\cos u \\,du = \\sin u + C = \\sin(x^2) + C", "right: given equal equal equal"],
    ["a letter for a part", "\\frac{d}{dx} \\ln(x^2+1) \\stackrel{u=x^2+1}{=} \\frac{1}{u} \\cdot u' = \\frac{2x}{x^2+1}", "right: given equal equal"],
    ["a condition", "\\sqrt{x^2} + 1 \\underset{x>0}{=} x + 1 = 1 + x", "right: given equal equal"],
    ["a condition in brackets behind the row", "\\sqrt{x^2} + 1 = x + 1 = 1 + x \\quad (x>0)", "right: given equal equal"],
    ["a letter in brackets behind the row", "\\int 2x\\cos(x^2)\\,dx = \\int \\cos u \\,du = \\sin(x^2) + C \\quad (u=x^2)", "right: given equal equal"],
    ["a number of an equation", "x + x \\stackrel{(a)}{=} 2x \\overset{\\text{def}}{=} x \\cdot 2", "right: given equal equal"],
  ])("%s", (_, chain, verdicts) => {
    expect(outline(markdown(`$$${chain}$$`))).toEqual([verdicts]);
  });

  it("a step that fails all the same is wrong", () => {
    expect(outline(markdown("$$\\int 2x\\cos(x^2)\\,dx \\overset{u=x^2}{=} \\int 2\\cos u \\,du = 2\\sin(x^2) + C$$"))[0]).toContain("wrong: given unequal");
  });

  it("words are the label of the step", () => {
    const [derivation] = markdown("\\begin{align} f'(x) &= \\frac{d}{dx}(x\\sin x)\\\\ &\\overset{\\text{chain rule}}{=} \\sin x + x\\cos x\\end{align}").derivations;
    expect(derivation?.steps.at(-1)?.label).toBe("chain rule");
  });
});

describe("displays of one expression each, with words between them", () => {
  const start = "$$\\frac{x^2-1}{x-1} + \\frac{1}{x}$$";

  it("go on with the one before where the words say that its form is changed", () => {
    const chain = (last: string): readonly string[] => outline(markdown(start, "which can be written as", "$$\\frac{(x-1)(x+1)}{x-1} + \\frac1x$$", "Cancelling the common factor, we get", "$$x + 1 + \\frac1x$$", "which simplifies to", `$$${last}$$`));
    expect(chain("\\frac{x^2+x+1}{x}")).toEqual(["right: given equal equal equal"]);
    expect(chain("\\frac{x^2+x-1}{x}")).toEqual(["wrong: given equal equal unequal"]);
  });

  it.each([
    ["Thus we have", "undecided: given undecided"],
    ["Differentiating gives", undefined],
    ["We rewrite the second term as", undefined],
    ["Now consider another function,", undefined],
    ["which becomes, for small $x$,", undefined],
    ["This reduces the problem to", undefined],
  ])("%s: no mistake where it is another expression", (words, verdicts) => {
    expect(outline(markdown("$$x^3 + 2x$$", words, "$$3x^2 + 2$$"))).toEqual(verdicts === undefined ? [] : [verdicts]);
  });
});

describe("a step that the text itself calls wrong", () => {
  const step = "$$(a+b)^2 + 1 = a^2 + b^2 + 1 = 1 + a^2 + b^2$$";

  it("is an example of what to avoid, unless the author asks for his mistake", () => {
    expect(outline(markdown("Beware of this:", step, "This is wrong."))[0]).toContain("undecided");
    expect(outline(markdown("Where am I making a mistake?", step, "This is wrong, since it fails for $a = b$."))[0]).toContain("wrong: given unequal");
  });
});

describe("rows of a false proof", () => {
  const rows = "\\begin{align} a^2 &= ab\\\\ a^2 - b^2 &= ab - b^2\\\\ (a-b)(a+b) &= b(a-b)\\\\ a + b &= b\\end{align}";

  it("are a derivation where the author asks for the mistake; elsewhere they may be equations beside each other", () => {
    const [derivation] = markdown("Where is my mistake?", rows).derivations;
    expect(derivation?.steps.map(({ verdict }) => verdict)).toEqual(["given", "equal", "equal", "unequal"]);
    expect(derivation?.steps.at(-1)?.diagnosis?.mistake).toBe("divided-by-zero");
    expect(outline(markdown("Look at these:", rows))[0]).toContain("undecided");
  });
});

describe("an equation that names a quantity which a step has not", () => {
  it("says nothing about the step", () => {
    expect(outline(markdown("Thus", "$$\\langle x^2\\rangle = \\sigma^2 + \\mu^2$$", "and", "$$\\frac{\\sigma^2 + \\mu^2}{\\sigma^2} = 1 - \\frac{\\mu^2}{\\sigma^2} = \\frac{\\sigma^2 - \\mu^2}{\\sigma^2}$$"))).toEqual(["wrong: given unequal equal"]);
  });
});

describe("a separable equation with values put in", () => {
  const text = (value: string, k: string): readonly string[] => outline(markdown(
    "Let $T(t)$ be the temperature. Then", "$$\\frac{dT}{dt} = -k(T-20)$$", "Separating variables,", "$$\\int\\frac{dT}{T-20} = -\\int k\\,dt$$", "$$\\ln(T-20) = -kt + C$$", "$$T = 20 + Ae^{-kt}$$",
    "Since $T(0) = 90$, $A = 70$. If $T(10) = 60$ then", `$$60 = 20 + 70e^{${value}}$$`, "$$e^{-10k} = \\frac{4}{7}$$", `$$k = ${k} \\approx 0.056$$`));

  it("is right to its end, also where the last line is rounded", () => {
    expect(text("-10k", "\\frac{1}{10}\\ln\\frac{7}{4}")).toEqual(["right: given equal", "right: given equal equal equal equal equal"]);
  });

  it("another moment, and a rate with the wrong sign, are not called right", () => {
    expect(text("-20k", "\\frac{1}{10}\\ln\\frac{7}{4}")[1]).not.toContain("right");
    expect(text("-10k", "\\frac{1}{10}\\ln\\frac{4}{7}")[1]).not.toContain("right");
  });

  it("k is no whole number where it is a rate", () => {
    expect(outline(markdown("\\begin{align} e^{-10k} &= \\frac{4}{7}\\\\ k &= \\frac{1}{10}\\ln\\frac{4}{7} \\end{align}"))).toEqual(["wrong: given unequal"]);
    expect(outline(markdown("\\begin{align} e^{-10k} &= \\frac{4}{7}\\\\ k &= \\frac{1}{10}\\ln\\frac{7}{4} \\end{align}"))).toEqual(["right: given equal"]);
  });
});

describe("an equation whose left side is written anew in each line", () => {
  it("is solved where a line gives its letter a value, on either side", () => {
    expect(outline(plainText("2x - 7 = 3(x - 2)", "2x - 7 = 3x - 6", "-1 = x"))).toEqual(["right: given equal equal"]);
    const [derivation] = plainText("2x - 7 = 3(x - 2)", "2x - 7 = 3x - 2", "x = -5").derivations;
    expect(derivation?.steps[1]?.diagnosis).toMatchObject({ mistake: "factor-first-term-only", fix: "2x - 7 = 3x - 6" });
  });

  it("may be that, or a chain, where nothing says so: no mistake", () => {
    expect(outline(plainText("2x - 7 = 3(x - 2)", "2x - 7 = 3x - 6"))).toEqual(["undecided: given undecided equal"]);
    expect(outline(plainText("(a+b)^2 = a^2 + b^2", "(a+b)^2 = b^2 + a^2"))[0]).toContain("wrong: given unequal");
  });
});

describe("what may be another thing than it seems", () => {
  it.each([
    ["a letter beside its own entries, of which it may be the sum", ["Let $X$ be the number of ones.", "$$\\hat p = \\frac{X}{n} = \\frac1n\\sum_{i=1}^n X_i$$"]],
    ["an expression that follows in another way", ["The series is", "$$\\sum_{k=0}^\\infty (-2x)^k$$", "and is therefore equal to", "$$\\sum_{k=0}^\\infty k(-2x)^{k-1}$$"]],
    ["a left side that another display has anew", ["For this sequence,", "$$Lik(p) = ppp(1-p) = p^3(1-p)$$", "The likelihood function is", "$$Lik(p) = p^X(1-p)^{n-X}$$"]],
  ])("%s, is no mistake", (_, words) => {
    expect(outline(markdown(...words)).join()).not.toContain("wrong");
  });

  it("N = N(t) says what N is a function of", () => {
    expect(outline(markdown("$$N = N(t) = \\frac{200}{1+100e^{-t/10}} = \\frac{200e^{t/10}}{e^{t/10}+100}$$", "$$N'(t) = \\frac{2000e^{-t/10}}{(1+100e^{-t/10})^2}$$"))).toEqual(["right: given given equal", "right: given equal"]);
  });
});

describe("a case in which two whole numbers are the same", () => {
  it.each([
    ["x^n x^m + 1", "x^{2n} + 1", "x^{3n} + 1"],
    ["\\int_0^1 e^{nx}e^{mx}\\,dx", "\\int_0^1 e^{2nx}\\,dx", "\\int_0^1 e^{3nx}\\,dx"],
  ])("puts one for the other: %s", (start, right, wrong) => {
    const chain = (next: string): string => outline(markdown("If $n = m$, then", `$$${start} = ${next} = ${next}$$`)).join();
    expect(chain(right)).toBe("right: given equal equal");
    expect(chain(wrong)).toContain("wrong: given unequal");
  });
});
