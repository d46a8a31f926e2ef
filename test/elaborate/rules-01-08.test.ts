// Rules 1 to 8 of the reading conventions, what a line is: definitions, chains, redefinitions, given equations, relations, claims, equations as steps, conditions.

import { describe, expect, it } from "vitest";
import { readDerivations, type Report } from "../../src/index.js";
import { definitionsOf, markdown, notesAreLocated, only, outline, reasonsOf, text, yaml } from "./outline.js";

describe("rule 1: names that are defined", () => {
  it("a chain from a new name judges from the second right side on", () => {
    const derivation = only(markdown("$$J = (x+1)^2 = x^2 + 2x + 1$$"));
    expect(derivation.steps.map((step) => step.verdict)).toEqual(["given", "given", "equal"]);
    expect(definitionsOf(derivation)).toEqual(["J := (x + 1)²"]);
  });

  it("the second right side is judged against the first", () => {
    expect(outline(markdown("$$J = (x+1)^2 = x^2 + 1$$"))).toEqual(["wrong: given given unequal"]);
    expect(only(markdown("$$J = (x+1)^2 = x^2 + 1$$")).firstWrongStep).toBe(2);
  });

  it.each([
    ["let in a sentence", markdown("Let $f(x) = x^3$.", "$$f'(x) = 3x^2$$")],
    [":=", markdown("$$f(x) := x^3$$", "$$f'(x) = 3x^2$$")],
    ["\\coloneqq", markdown("$$f(x) \\coloneqq x^3$$", "$$f'(x) = 3x^2$$")],
    ["\\triangleq", markdown("$$f(x) \\triangleq x^3$$", "$$f'(x) = 3x^2$$")],
    ["an equals sign with def above", markdown("$$f(x) \\overset{\\text{def}}{=} x^3$$", "$$f'(x) = 3x^2$$")],
    ["where, afterwards", markdown("$$f'(x) = 3x^2$$", "where $f(x) = x^3$.")],
    ["where, inside the formula", markdown("$$f'(x) = 3x^2 \\quad \\text{where } f(x) = x^3$$")],
    ["a line of text", text("f(x) = x^3", "f'(x) = 3x^2")],
    ["let at the start of a line of text", text("let f(x) = x^3", "f'(x) = 3x^2")],
    ["let: in text", text("let: f(x) = x^3", "f'(x) = 3x^2")],
    ["let: in YAML", yaml("let:", "  - f(x) = x^3", "steps:", "  - \"f'(x)\"", "  - 3x^2")],
  ])("%s defines", (_, report) => {
    const derivation = only(report);
    expect(definitionsOf(derivation)).toEqual(["f(x) := x³"]);
    expect(derivation.steps.map((step) => step.verdict)).toEqual(["given", "equal"]);
  });

  it("an index makes a family", () => {
    const derivation = only(markdown("$$p_i = \\frac{e^{z_i}}{\\sum_k e^{z_k}}$$", "$$\\frac{\\partial p_i}{\\partial z_j} = p_i(\\delta_{ij} - p_j)$$"));
    expect(derivation.definitions.map(({ name }) => name)).toEqual(["p_i"]);
    expect(derivation.status).toBe("right");
  });

  it.each([
    ["Markdown", markdown("Let $a = 2$.", "$$f(x) = x^2$$")],
    ["text", text("f(x) = x^2")],
  ])("a lone definition is no derivation (%s)", (_, report) => {
    expect(report.derivations).toEqual([]);
    expect(report.files[0]?.status).toBe("no-derivation");
  });

  it("a name that stands in its own value is not defined by it", () => {
    expect(markdown("$$w = w - \\eta \\frac{dJ}{dw}$$", "with $J = w^2$:", "$$\\frac{dJ}{dw} = 2w$$").derivations.map((d) => definitionsOf(d))).toEqual([["J := w²"]]);
    expect(text("x = cos x").derivations).toEqual([]);
  });

  it("solving for a name of a definition does not define that name in a circle", () => {
    expect(outline(text("F = m a", "a = F/m", "= m a/m"))).toEqual(["right: given equal equal"]);
  });

  it("a definition in the middle of a chain does not take the chain over", () => {
    expect(outline(text("d/dx sin(x^2)", "u = x^2", "= cos(u) * 2x", "= 2x cos(x^2)"))).toEqual(["right: given equal equal"]);
    expect(outline(yaml("steps:", "  - d/dx sin(x^2)", "  - u = x^2", "  - cos(u) * 2x"))).toEqual(["right: given equal"]);
    expect(outline(markdown("$$\\frac{d}{dx}\\sin(x^2)$$", "where", "$$u = x^2$$", "so", "$$= \\cos(u)\\cdot 2x$$"))).toEqual(["right: given equal"]);
  });

  it("where it is not clear which of the two goes on, a difference is undecided", () => {
    const derivation = only(text("d/dx sin(x^2)", "u = x^2", "= 2x cos(x^2)"));
    expect(derivation.steps.map((step) => step.verdict)).toEqual(["given", "given", "undecided"]);
    expect(reasonsOf(derivation)[0]).toContain("does this go on with u, or with line 1?");
  });
});

describe("rule 2: a left side that stands there again", () => {
  it("a defined name at the left is judged by its definition", () => {
    expect(outline(markdown("Let $J = (x+1)^2$. Show that", "$$J = x^2 + 2x + 1$$"))).toEqual(["right: given equal"]);
  });

  it.each([
    ["right", "2x + 2", "right: given equal equal"],
    ["wrong", "2x + 1", "wrong: given equal unequal"],
  ])("repeated on every row it goes on with the chain (%s)", (_, last, expected) => {
    expect(outline(markdown("Let $f(x) = (x+1)^2$.", "\\begin{align}", "f'(x) &= 2(x+1) \\\\", `f'(x) &= ${last}`, "\\end{align}"))).toEqual([expected]);
    expect(outline(text("f(x) = (x+1)^2", "f'(x) = 2(x+1)", `f'(x) = ${last}`))).toEqual([expected]);
  });

  it("it goes on although nothing determines the name", () => {
    const rows = (last: string): readonly string[] => ["\\begin{align}", "f'(x) &= \\frac{d}{dx}(x^2+1)^2\\\\", "f'(x) &= 2(x^2+1)\\cdot 2x\\\\", `f'(x) &= ${last}`, "\\end{align}"];
    expect(outline(markdown(...rows("4x(x^2+1)")))).toEqual(["right: given given equal equal"]);
    expect(outline(markdown(...rows("4x(x^2-1)")))).toEqual(["wrong: given given equal unequal"]);
  });

  it("spaces and sizes of brackets do not make another left side", () => {
    expect(outline(markdown("$$\\frac{d}{dx}\\left(x^2\\right) = 2x$$", "$$\\frac{d}{dx} (x^2)=x+x$$"))).toEqual(["right: given equal equal"]);
  });
});

describe("rule 3: a second right side", () => {
  it("a new let redefines, and what stood before keeps its meaning", () => {
    const report = markdown("Let $f(x) = x^2$.", "$$f'(x) = 2x$$", "Now let $f(x) = x^3$.", "$$f'(x) = 3x^2$$");
    expect(outline(report)).toEqual(["right: given equal", "right: given equal"]);
    expect(report.derivations.map((derivation) => definitionsOf(derivation))).toEqual([["f(x) := x²"], ["f(x) := x³"]]);
  });

  it("a new heading redefines", () => {
    expect(outline(markdown("# One", "$$f(x) = x^2$$", "$$f'(x) = 2x$$", "# Two", "$$f(x) = x^3$$", "$$f'(x) = 3x^2$$"))).toEqual(["right: given equal", "right: given equal"]);
  });

  it("without such words a difference is undecided, and so is what rests on the name", () => {
    const report = markdown("$$f(x) = x^2$$", "$$f(x) = x^3$$", "$$f'(x) = 3x^2$$");
    expect(outline(report)).toEqual(["undecided: given given undecided", "undecided: given undecided"]);
    expect(report.derivations.flatMap((derivation) => reasonsOf(derivation)).map((reason) => reason.replace(/ \(not equal.*/, ""))).toEqual([
      "differs from line 1; is it redefined?", "f has another right side in line 2; is it redefined?",
    ]);
  });

  it("a second right side that agrees leaves later mistakes wrong", () => {
    expect(outline(markdown("$$f(x) = x(x+1)$$", "$$f(x) = x^2 + x$$", "$$f'(x) = 2x + 2$$"))).toEqual(["right: given given equal", "wrong: given unequal"]);
  });

  it("a chain that goes on from the second right side is judged as usual", () => {
    expect(outline(markdown("$$f(x) = x^2$$", "Then", "$$f(x) = x^3$$", "$$= x \\cdot x$$"))).toEqual(["wrong: given given undecided unequal"]);
  });
});

describe("rule 3: several exercises in one section", () => {
  it("each has its own function, though no word says so", () => {
    const report = markdown("**Problem 1.** $f(x) = x^2$", "$$f'(x) = 2x$$", "", "**Problem 2.** $f(x) = x^3$", "$$f'(x) = 3x^2$$", "", "**Problem 3.** $y = \\ln x$", "$$\\frac{dy}{dx} = \\frac1x$$", "", "Lastly $y = e^{2x}$ gives", "$$\\frac{dy}{dx} = 2e^{2x}$$");
    expect(outline(report).slice(0, 3)).toEqual(["right: given equal", "right: given equal", "right: given equal"]);
    expect(report.summary.wrong).toBe(0);
  });

  it("a number alone begins the next one, behind one that was told by its words", () => {
    const report = markdown("**1.** Let $f(x) = x^2$. Find $f'(x)$.", "$$f'(x) = 2x$$", "", "**2.** $\\int_0^1 2x \\, dx$", "$$\\int_0^1 2x \\, dx = 1$$", "", "**3.** $f(x) = x^3$", "$$f'(x) = 3x^2$$");
    expect(outline(report)).toEqual(["right: given equal", "right: given equal", "right: given equal"]);
    expect(report.derivations.map(({ title }) => title)).toEqual(["1.", "2.", "3."]);
  });

  it("a number that follows none is no problem", () => {
    expect(markdown("$f(x) = x^2$", "$$f'(x) = 2x$$", "", "(2) $f(x) = x^3$", "$$f'(x) = 3x^2$$").derivations.map(({ title }) => title)).toEqual([null, null]);
  });

  it("a number takes the place of an earlier one", () => {
    expect(outline(markdown("With $n = 3$ we get $$\\frac{d}{dx}x^n = nx^{n-1} = 3x^2.$$", "With $n = 4$ we get $$\\frac{d}{dx}x^n = nx^{n-1} = 4x^3.$$"))).toEqual(["right: given equal equal", "right: given equal equal"]);
  });

  it("a second substitution", () => {
    expect(outline(markdown("Let $u = 3x+1$ and $y = u^5$.", "$$\\frac{dy}{dx} = 5u^4 \\cdot 3 = 15(3x+1)^4$$", "Now try $u = x^2$ and $y = \\sin u$:", "$$\\frac{dy}{dx} = \\cos u\\cdot 2x = 2x\\cos(x^2)$$"))).toEqual(["right: given equal equal", "right: given equal equal"]);
  });
});

describe("rule 4: lone equations", () => {
  it.each([
    ["an identity that is asked about", ["Is", "$$(x+1)^2 = x^2 + 1$$", "true?"]],
    ["a constraint", ["$$\\sum_i y_i = 1$$"]],
    ["a differential equation", ["$$y' = -2y$$"]],
    ["an implicit derivative", ["$$2x + 2y y' = 0$$"]],
    ["a derivative of a name that nothing determines", ["$$\\frac{dL}{dw} = \\frac{dL}{dp}\\frac{dp}{dw}$$"]],
    ["its solution afterwards", ["$$\\frac{dy}{dt} = ky$$", "The solution is", "$$y = C e^{kt}$$"]],
  ])("%s is given", (_, lines) => {
    expect(markdown(...lines).derivations).toEqual([]);
  });

  it.each([
    ["with a derivative", "$$\\frac{d}{dx} x^3 = 3x$$", "wrong: given unequal"],
    ["with a derivative of a name that is defined", "Let $y = f(g(x))$. $$\\frac{dy}{dx} = f'(g(x))\\, g'(x)$$", "right: given equal"],
    ["with a derivative of a product of unknown functions", "$$\\frac{d}{dx}(f(x)g(x)) = f'(x)g'(x)$$", "wrong: given unequal"],
    ["with a prime on a bracket", "$$(fg)' = f'g + fg'$$", "right: given equal"],
    ["in a chain of three", "$$(x+1)^2 = x^2 + x + x + 1 = x^2 + 2x$$", "wrong: given equal unequal"],
    ["after show that", "Show that $$(x+1)^2 = x^2 + 1$$", "wrong: given unequal"],
    ["after claim", "Claim: $$(x+1)^2 = x^2 + 2x + 1$$", "right: given equal"],
    ["inside a sentence, with a derivative", "So $\\frac{d}{dx} x^3 = 3x$ holds.", "wrong: given unequal"],
  ])("%s it is judged", (_, line, expected) => {
    expect(outline(markdown(line))).toEqual([expected]);
  });

  it("in text and YAML every equals sign between expressions is judged", () => {
    expect(outline(text("(x+1)^2 = x^2 + 1"))).toEqual(["wrong: given unequal"]);
    expect(outline(yaml("steps:", "  - (x+1)^2 = x^2 + 1"))).toEqual(["wrong: given unequal"]);
  });

  it("a derivative that an unknown function may satisfy is not called wrong", () => {
    expect(outline(markdown("$$y' + y = e^x$$", "$$\\frac{d}{dx}(e^x y) = e^{2x}$$"))).toEqual(["undecided: given undecided"]);
  });

  it("setting an expression to zero is no wrong step", () => {
    expect(outline(markdown("Let $f(x) = x^2 - 4x$.", "$$f'(x) = 2x - 4 = 0$$"))).toEqual(["undecided: given equal undecided"]);
    expect(outline(text("x^2 - 5x + 6", "= (x-2)(x-3)", "= 0"))).toEqual(["undecided: given equal undecided"]);
    expect(outline(markdown("Let $f(x) = x^2 - 4x$.", "$$f'(x) = 2x - 4$$", "Setting the derivative to zero:", "$$f'(x) = 0$$"))).toEqual(["right: given equal"]);
  });

  it("a derivative that is zero all the same is right, and one that isn't is wrong", () => {
    expect(outline(markdown("$$\\frac{d}{dx}(\\sin^2 x + \\cos^2 x) = 2\\sin x\\cos x - 2\\cos x\\sin x = 0$$"))).toEqual(["right: given equal equal"]);
    expect(outline(text("d/dx (x^2 + 1) = 0"))).toEqual(["wrong: given unequal"]);
  });

  it.each([
    ["a question", "Is $\\frac{d}{dx} e^{x^2} = e^{x^2}$?"],
    ["a warning", "A common mistake is to write $\\frac{d}{dx}(fg) = f'g'$."],
  ])("%s inside a sentence is not judged", (_, line) => {
    expect(markdown(line).derivations).toEqual([]);
  });

  it("a formula inside a sentence does not break the chain around it", () => {
    expect(outline(markdown("$$\\frac{d}{dx} x^3 = 3x^2$$", "(recall $\\frac{d}{dx} x^2 = 2x$)", "$$= 3x \\cdot x$$"))).toEqual(["right: given equal equal", "right: given equal"]);
  });
});

describe("rule 4: formulas among the words of a row", () => {
  it.each([
    ["an expression", "\\text{(derivative of } \\ln x\\text{)}"],
    ["an equation", "\\text{since } \\frac{d}{dx}\\ln x = \\frac1x"],
    ["an identity", "\\text{because } \\sin^2 x + \\cos^2 x = 1"],
    ["a definition", "\\text{where } u = x"],
  ])("%s beside a step does not take the chain over", (_, aside) => {
    const report = markdown("\\begin{aligned}", `\\frac{d}{dx}(x^2\\ln x) &= 2x\\ln x + x^2\\cdot\\frac1x && ${aside} \\\\`, "&= 2x\\ln x + x", "\\end{aligned}");
    expect(outline(report)[0]).toBe("right: given equal equal");
    expect(report.summary.wrong).toBe(0);
  });
});

describe("rule 5: other relations", () => {
  it.each(["\\approx", "\\to", "\\propto", "\\sim"])("%s ends a chain", (sign) => {
    const report = markdown(`$$(x+1)^2 = x^2 + 2x + 1 ${sign} 1 + 2x$$`, "$$= 2x$$");
    expect(outline(report)).toEqual(["right: given equal"]);
    expect(report.files[0]?.notes.map((note) => note.line)).toEqual([1, 2]);
  });

  it("what goes on after an approximation does not go on with an older chain", () => {
    expect(outline(markdown("$$(x+1)^2 = x^2 + 2x + 1$$", "$$e^x \\approx 1 + x$$", "$$= x + 1$$"))).toEqual([]);
    expect(outline(markdown("$$\\frac{d}{dx} x^2 = 2x$$", "$$e^x \\approx 1 + x$$", "$$= x + 1$$"))).toEqual(["right: given equal"]);
  });

  it("≤ inside a chain is never read as equality", () => {
    const derivation = only(text("x^2 + 1 <= x^2 + 2 = 2 + x^2"));
    expect(derivation.steps.map((step) => step.relation)).toEqual([null, "≤", "="]);
    expect(derivation.steps[1]?.verdict).not.toBe("unequal");
    expect(derivation.steps[2]?.verdict).toBe("equal");
  });
});

describe("rule 6: claims", () => {
  const chain = ["Let $f(x) = x^3$.", "$$f'(x) = 3x^2$$"];

  it.each(["The book says", "The expected result is", "but the solution is", "However, the correct answer is", "WolframAlpha gives"])("“%s” states the same line 0 once more", (words) => {
    expect(outline(markdown(...chain, words, "$$f'(x) = 3 x \\cdot x$$"))).toEqual(["right: given equal [equal]"]);
    const wrong = only(markdown(...chain, words, "$$f'(x) = 3x^3$$"));
    expect(wrong.status).toBe("wrong");
    expect(wrong.firstWrongStep).toBeNull();
    expect(wrong.claims[0]?.witness).not.toBeNull();
  });

  it("a wrong chain and a right claim", () => {
    const derivation = only(markdown("I tried", "$$\\frac{d}{dx}\\sin(x)^2 = 2\\cos(x)$$", "but the solution is", "$$\\frac{d}{dx}\\sin(x)^2 = 2\\sin(x)\\cos(x)$$"));
    expect(derivation.firstWrongStep).toBe(1);
    expect(derivation.claims.map((claim) => [claim.verdict, claim.line])).toEqual([["equal", 4]]);
  });

  it("with more than one equals sign it is a second derivation", () => {
    expect(outline(markdown(...chain, "The book says", "$$f'(x) = 3x \\cdot x = 3x^3$$"))).toEqual(["right: given equal", "wrong: given equal unequal"]);
  });

  it("a claim with a new letter is undecided", () => {
    expect(outline(markdown(...chain, "The book says", "$$f'(x) = 3u$$"))).toEqual(["undecided: given equal [undecided]"]);
  });

  it("a row with its own left side is a statement of its own, one with = in front goes on", () => {
    expect(outline(markdown("\\begin{align}", "\\frac{d}{dx} x^2 &= 2x \\\\", "&= x + x \\\\", "\\frac{d}{dx} x^3 &= 3x^3", "\\end{align}"))).toEqual(["right: given equal equal", "wrong: given unequal"]);
  });

  it("prose between two displays does not break a chain", () => {
    expect(outline(markdown("$$\\frac{d}{dx}(x^2 e^x)$$", "We use the product rule and get", "", "$$= 2x e^x + x^2 e^x$$", "", "and factoring gives", "$$= x(2+x)e^x$$"))).toEqual(["right: given equal equal"]);
  });
});

describe("rule 7: equations as steps", () => {
  const documents = (second: string, third: string): readonly (readonly [string, Report])[] => [
    ["rows of an alignment", markdown("\\begin{align}", "2x + 3 &= 7 \\\\", `${second.replace("=", "&=")} \\\\`, third.replace("=", "&="), "\\end{align}")],
    ["displays one after the other", markdown("Solve", "$$2x + 3 = 7$$", "so", `$$${second}$$`, `$$${third}$$`)],
    ["lines of text", text("2x + 3 = 7", second, third)],
    ["lines of text with arrows", text("2x + 3 = 7", `=> ${second}`, `=> ${third}`)],
    ["steps of YAML", yaml("steps:", "  - 2x + 3 = 7", `  - ${second}`, `  - ${third}`)],
  ];

  it.each(documents("2x = 4", "x = 2"))("%s are statements, not a chain and not definitions", (_, report) => {
    const derivation = only(report);
    expect(derivation.steps.length).toBe(3);
    expect(derivation.status).not.toBe("wrong");
    expect(derivation.definitions).toEqual([]);
  });

  it.each(documents("2x = 10", "x = 5"))("%s with a mistake are not right", (_, report) => {
    expect(only(report).status).not.toBe("right");
  });

  it("several in one line", () => {
    const derivation = only(markdown("$$2x = 4 \\iff x = 2$$"));
    expect(derivation.steps.map((step) => step.relation)).toEqual([null, "⇔"]);
    expect(derivation.status).not.toBe("wrong");
  });

  it("implicit differentiation is not judged as a chain", () => {
    for (const report of [
      markdown("$$x^2 + y^2 = 25$$", "Differentiating,", "$$2x + 2y y' = 0$$", "$$y' = -\\frac{x}{y}$$"),
      markdown("\\begin{align}", "x^2 + y^2 &= 25 \\\\", "\\frac{d}{dx}(x^2 + y^2) &= 0 \\\\", "y' &= -x/y", "\\end{align}"),
      text("x^2 + y^2 = 25", "2x + 2 y y' = 0", "y' = -x/y"),
    ]) {
      expect(only(report).steps.length).toBe(3);
      expect(report.summary.wrong).toBe(0);
    }
  });

  it("a solved equation does not make later mistakes right", () => {
    for (const report of [
      markdown("Solve $$2x = 4$$ so $$x = 2$$", "Now simplify", "$$(x+1)^2 = x^2 + 5 = 5 + x^2$$"),
      text("2x = 4", "x = 2", "", "(x+1)^2 = x^2 + 5", "= 5 + x^2"),
    ]) {
      expect(report.derivations.length).toBe(2);
      expect(report.derivations[1]?.status).not.toBe("right");
    }
  });

  it("alternatives and ± define nothing", () => {
    expect(markdown("$$x = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}$$").derivations).toEqual([]);
    expect(only(text("x^2 = 1", "x = 1 or x = -1")).definitions).toEqual([]);
  });
});

describe("rule 8: assumptions and conditions", () => {
  it.each([
    ["assume: in text", text("assume: x > 0", "sqrt(x^2)", "= x")],
    ["assume: all variables > 0", text("assume: all variables > 0", "sqrt(x^2)", "= x")],
    ["assume: in YAML", yaml("assume: x > 0", "steps:", "  - sqrt(x^2)", "  - x")],
    ["for … in the line", text("sqrt(x^2) = x   for x > 0")],
    ["for … in a sentence", markdown("For $x > 0$:", "$$\\sqrt{x^2} = |x| = x$$")],
    ["for … in the formula", markdown("$$\\sqrt{x^2} = |x| = x \\quad \\text{for } x > 0$$")],
    ["since …", markdown("Since $x > 0$ we have", "$$\\sqrt{x^2} = |x| = x$$")],
    ["a comment of Markdown", markdown("<!-- misstep: assume x > 0 -->", "$$\\sqrt{x^2} = |x| = x$$")],
  ])("%s holds for the derivation", (_, report) => {
    const derivation = only(report);
    expect(derivation.status).toBe("right");
    expect(derivation.assumptions.map(({ text: said }) => said.replace(/\s/g, ""))).toEqual(["x>0"]);
  });

  it("without the condition the step is wrong", () => {
    expect(outline(text("sqrt(x^2) = x"))).toEqual(["wrong: given unequal"]);
  });

  it("a case distinction begins a derivation for each case", () => {
    const report = markdown("For $x > 0$:", "$$\\frac{d}{dx}|x| + \\sqrt{x^2} = 1 + x$$", "", "For $x < 0$:", "$$\\frac{d}{dx}|x| + \\sqrt{x^2} = -1 - x$$");
    expect(outline(report)).toEqual(["right: given equal", "right: given equal"]);
    expect(report.derivations.map((derivation) => derivation.assumptions.map(({ text: said }) => said))).toEqual([["x > 0"], ["x < 0"]]);
  });

  it("a condition that is said later does not hold before it, and no step is wrong for want of it", () => {
    const derivation = only(markdown("$$\\frac{d}{dx}\\frac{x^2}{2} + \\sqrt{x^2} = x + x$$", "$$= 2x$$", "$$= 2|x| \\quad \\text{for } x > 0$$"));
    expect(derivation.steps.map((step) => step.verdict)).toEqual(["given", "undecided", "equal", "equal"]);
  });

  it("a condition that is taken back is none", () => {
    const report = markdown("This fails for $x < 0$.", "$$\\sqrt{x^2} = |x| = -x$$");
    expect(outline(report)).toEqual(["wrong: given equal unequal"]);
    expect(report.files[0]?.notes.map((note) => [note.line, note.message])).toEqual([[1, "`x < 0` is not taken as an assumption"]]);
  });

  it("a value to look at holds for that derivation, and is a hint for those after it", () => {
    const report = markdown("$$f(x) = x^3$$", "$$f'(x) = 3x^2$$", "At $x = 2$ we get", "$$f'(2) = 3\\cdot 4 = 12$$", "Also", "$$(x+1)^2 = x^2 + 5 = 5 + x^2$$");
    expect(outline(report)).toEqual(["right: given equal", "right: given equal equal", "undecided: given undecided equal"]);
  });

  it("a value that is put in as such makes a step right for that value, in the derivation after the next one too", () => {
    expect(outline(markdown("The area is $A = \\pi r^2$, with $r = 3$:", "$$A = \\pi\\cdot 3^2 = 9\\pi$$", "and", "$$\\frac{dA}{dr} = 2\\pi r = 6\\pi$$"))).toEqual(["right: given equal equal", "right: given equal equal"]);
  });

  it("a given equation is used where a step needs it, and said", () => {
    const derivation = only(markdown("We know $a + b = 1$.", "$$a^2 + 2ab + b^2 = (a+b)^2 = 1$$"));
    expect(derivation.status).toBe("right");
    expect(derivation.steps.map((step) => step.conditions.map((condition) => condition.text))).toEqual([[], [], ["a + b = 1"]]);
  });

  it("what is said of an unknown function holds at every argument", () => {
    expect(outline(markdown("$f$ is differentiable with $f'(x) = 2x$. Then", "$$\\frac{d}{dx} f(x^2) = f'(x^2)\\cdot 2x = 4x^3$$"))).toEqual(["right: given equal equal"]);
    expect(outline(markdown("$f$ is differentiable with $f'(x) = 2x$. Then", "$$\\frac{d}{dx} f(x^2) = f'(x^2)\\cdot 2x = 4x^2$$"))).toEqual(["undecided: given equal undecided"]);
  });

  it("an equation that is to be shown is not used to show it", () => {
    expect(outline(markdown("We want", "$$(a+b)^2 = a^2 + b^2$$", "Indeed", "$$(a+b)^2 = a^2 + ab + ba + b^2 = a^2 + b^2$$"))).not.toContain("right: given equal equal");
  });

  it("an equation between the variable and a letter makes that letter doubtful beside a derivative", () => {
    const report = markdown("On the circle we know $x^2 + y^2 = 25$.", "$$\\frac{d}{dx}(x^2 + y^2) = 2x = x + x$$");
    expect(outline(report)).toEqual(["undecided: given undecided equal"]);
    expect(report.derivations.flatMap((derivation) => reasonsOf(derivation))[0]).toContain("y may depend on x");
  });
});

describe("notes", () => {
  it("are located, whatever stands there", () => {
    const lines = ["The sum $\\sum_i a_i$ for $x \\ge 0$.", "$$J(\\hat y) = \\sum_{i=1}^m (y_i \\log(\\hat y)$$", "$$= x \\approx 3$$", "$$< 4$$", "Let $n = $ be odd.", "$$a \\le b$$"];
    expect(notesAreLocated(markdown(...lines), lines.length)).toBe(true);
    expect(markdown(...lines).files[0]?.notes.length).toBeGreaterThan(0);
  });

  it("a continuation without a line before it is said", () => {
    expect(markdown("Then", "$$= 2x$$").files[0]?.notes.map((note) => [note.kind, note.line])).toEqual([["unread", 2]]);
  });
});

describe("readDerivations", () => {
  it("tells what was understood without judging it", () => {
    const [derivation] = readDerivations("Let $f(x) = x^2$.\n\nSum rule:\n\n$$f'(x) = 3x$$\n", { notation: "markdown" });
    expect(derivation?.definitions).toEqual([{ name: "f(x)", value: "x²", line: 1 }]);
    expect(derivation?.lines.map((line) => [line.role, line.reading, line.label])).toEqual([["given", "f′(x)", null], ["step", "3x", "Sum rule"]]);
  });
});
