// Marks: which exercise a derivation belongs to, what its steps and its answer are worth, and what a person must look at.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createArena } from "../../src/expression/arena.js";
import { transplant } from "../../src/expression/transplant.js";
import { printText } from "../../src/notation/text.js";
import { grade, gradingScheme } from "../../src/index.js";
import { defaultScheme, type GradedExercise, type Scheme } from "../../src/model/grade.js";
import { arbitraryNode, EVERYTHING } from "../notation/arbitrary-node.js";

const key = { path: "key.txt", text: "d/dx (x^2 sin x)\n  = 2x sin x + x^2 cos x\n\nd/dx ln(1 - x)\n  = -1/(1 - x)\n" };

function gradeOne(text: string, fields: { readonly scheme?: Partial<Scheme>; readonly key?: typeof key | null } = {}): readonly GradedExercise[] {
  const report = grade([{ name: "ada", documents: [{ path: text.startsWith("#") ? "ada.md" : "ada.txt", text }] }], fields.key === undefined ? key : fields.key, { ...defaultScheme, ...fields.scheme });
  return report.students[0]?.exercises ?? [];
}

describe("a derivation belongs to the exercise", () => {
  it("that starts from the same line, in any order and any form", () => {
    const [product, logarithm] = gradeOne("d/dx log(1 - x)\n = 1/(x - 1)\n\nd/dx (sin(x) x x)\n = x (2 sin x + x cos x)\n");
    expect([product?.answer, logarithm?.answer]).toEqual(["equal", "equal"]);
    expect([product?.points, logarithm?.points]).toEqual([10, 10]);
  });

  it("of the same title, though it was copied wrongly, and that is said", () => {
    const titled = { path: "key.md", text: "# Product rule\n\n$$\\frac{d}{dx}(x \\sin x) = \\sin x + x\\cos x$$\n\n# Other\n\n$$\\frac{d}{dx} x^3 = 3x^2$$\n" };
    const [product, other] = gradeOne("# PRODUCT-RULE\n\n$$\\frac{d}{dx}(x \\cos x) = \\cos x - x\\sin x$$\n", { key: titled });
    expect(product).toMatchObject({ handedIn: true, answer: "unequal", steps: { right: 1, wrong: 0 }, remarks: ["it does not start from the line that the key starts from"] });
    expect(other).toMatchObject({ handedIn: false, points: 0 });
  });

  it("that has its title, of several under one title the one that starts as the key does, and no other", () => {
    const numbered = { path: "key.md", text: "# Problem 1\n\n$$\\frac{d}{dx} x^3 = 3x^2$$\n\n# Problem 2\n\n$$\\frac{d}{dx}\\left(\\frac{1}{x}\\right) = -\\frac{1}{x^2}$$\n" };
    const [first, second] = gradeOne("# Problem 2\n\n$g(x) = \\frac{1}{x} = x^{-1}$\n\n$$ g'(x) = -x^{-2} $$\n", { key: numbered });
    expect(second).toMatchObject({ answer: "equal", points: 10, remarks: [] });
    expect(first).toMatchObject({ handedIn: false, points: 0 });
  });

  it("that starts from what the key gives a name to", () => {
    const named = { path: "key.md", text: "$$ f'(x) = \\frac{d}{dx} x^3 = 3x^2 $$\n" };
    expect(gradeOne("# A\n\n$$\\frac{d}{dx} x^3 = 3x^2$$\n", { key: named })[0]?.remarks).toEqual([]);
    expect(gradeOne("# A\n\n$$\\frac{d}{dx} x^2 = 2x$$\n", { key: named })[0]?.remarks).toEqual(["it does not start from the line that the key starts from"]);
  });

  it("at its place where as many were handed in as were asked", () => {
    const [first, second] = gradeOne("d/dx (x^2 cos x)\n = 2x cos x - x^2 sin x\n\nd/dx ln(1 - x)\n = -1/(1 - x)\n");
    expect([first?.handedIn, first?.answer, second?.answer]).toEqual([true, "unequal", "equal"]);
  });

  it("or to none, and that is said", () => {
    const report = grade([{ name: "ada", documents: [{ path: "a.txt", text: "d/dx x^7\n = 7x^6\n" }] }], key);
    expect(report.students[0]?.remarks).toEqual(["1 derivation belongs to no exercise of the key"]);
  });
});

describe("the marks", () => {
  it("give method marks for what follows from an error, and none for the answer", () => {
    const [product] = gradeOne("d/dx (x^2 sin x)\n = 2x sin x - x^2 cos x\n = x (2 sin x - x cos x)\n", { scheme: { rounding: 0.1 } });
    expect(product).toMatchObject({ steps: { right: 0, carried: 1, wrong: 1, undecided: 0 }, answer: "unequal", points: 3, firstError: { path: "ada.txt", line: 2, step: 1 } });
    expect(gradeOne("d/dx (x^2 sin x)\n = 2x sin x - x^2 cos x\n = x (2 sin x - x cos x)\n", { scheme: { carried: 0 } })[0]?.points).toBe(0);
  });

  it("do not take an unfinished derivation for the answer, though it is equal to it", () => {
    const [product] = gradeOne("d/dx (x^2 sin x)\n = (d/dx x^2) sin x + x^2 * d/dx sin x\n");
    expect(product).toMatchObject({ answer: "unfinished", points: 6, steps: { right: 1 } });
  });

  it("compare the answer under the key's assumptions and through definitions", () => {
    const strict = { path: "key.txt", text: "assume: x > 0\nd/dx sqrt(x^4)\n = 2x\n" };
    expect(gradeOne("d/dx x^2\n = 2x\n", { key: strict })[0]?.answer).toBe("equal");
    const defined = { path: "key.md", text: "Let $u = 1 + x^2$.\n\n$$\\frac{d}{dx} u^3 = 3u^2 \\cdot 2x$$\n" };
    expect(grade([{ name: "a", documents: [{ path: "a.txt", text: "d/dx (1 + x^2)^3\n = 6x (1 + x^2)^2\n" }] }], defined).students[0]?.exercises[0]?.answer).toBe("equal");
  });

  it("leave out what could not be decided and say so", () => {
    const text = "Re(z) + 1\n = 1 + Re(z)\n";
    const [only] = gradeOne(text, { key: null });
    expect(only?.steps.undecided).toBe(1);
    expect(only?.remarks[0]).toContain("step 1 could not be decided");
    expect(gradeOne(text, { key: null, scheme: { undecided: "right" } })[0]?.points).toBe(10);
    expect(gradeOne(text, { key: null, scheme: { undecided: "wrong" } })[0]?.points).toBe(0);
  });

  it("count the mistakes over the class", () => {
    const wrong = "d/dx ln(1 - x)\n = 1/(1 - x)\n";
    const report = grade(["ada", "bob"].map((name) => ({ name, documents: [{ path: `${name}.txt`, text: wrong }, { path: `${name}-2.txt`, text: name === "bob" ? wrong.replaceAll("x", "t") : "" }] })), null);
    expect(report.mistakes).toEqual([{ mistake: "missing-inner-derivative", title: expect.any(String), students: 2, times: 3 }]);
    expect(report.students[0]?.remarks).toEqual(["ada-2.txt: no derivation was found"]);
  });

  it("say it when the key is wrong itself, and refuse a key without derivations", () => {
    expect(grade([], { path: "k.txt", text: "d/dx x^2\n = 3x\n" }).remarks).toEqual(["Exercise 1 of the key is wrong itself"]);
    expect(() => grade([], { path: "k.txt", text: "" })).toThrow(SyntaxError);
  });
});

describe("a scheme", () => {
  it("has the usual values for what it does not say", () => {
    expect(gradingScheme("points: 5\nexercises:\n  2: 7\n")).toEqual({ kind: "scheme", scheme: { ...defaultScheme, points: 5, exercises: new Map([["2", 7]]) } });
    expect(gradingScheme("")).toEqual({ kind: "scheme", scheme: defaultScheme });
  });

  it.each([
    ["points: five", ["1:9: points: found \"five\", expected a number, 0 or more"]],
    ["points: 3\nanswer: 2", ["2:9: answer: found 2, expected a number from 0 to 1"]],
    ["anser: 1", ["1:8: anser: found an unknown name, expected points, answer, carried, undecided, rounding, exercises"]],
    ["exercises:\n  A: -1", ["2:6: exercises → A: found -1, expected points by the title or the number of an exercise"]],
    ["rounding: 0", ["1:11: rounding: found 0, expected a number above 0"]],
    ["- 1", ["1:1: found a list, expected points, answer, carried, undecided, rounding, exercises"]],
    ["points: [1", ["1:11: "]],
  ])("%j is refused with the place", (text, problems) => {
    const result = gradingScheme(text);
    expect(result.kind).toBe("problems");
    if (result.kind === "problems") for (const [k, problem] of problems.entries()) expect(result.problems[k]).toContain(problem);
  });

  it("gives its points to titles and numbers", () => {
    const [product, logarithm] = gradeOne("d/dx ln(1 - x)\n = 1/(x - 1)\n", { scheme: { exercises: new Map([["2", 3]]), points: 4 } });
    expect([product?.outOf, logarithm?.outOf, logarithm?.points]).toEqual([4, 3, 3]);
  });
});

describe("the same expression in another arena", () => {
  it("is that arena's own node, printed alike", () => {
    const one = createArena();
    const other = createArena();
    fc.assert(
      fc.property(arbitraryNode(one, EVERYTHING), (node) => {
        const moved = transplant(other, node);
        expect(printText(moved)).toBe(printText(node));
        expect(transplant(other, node)).toBe(moved);
        expect(transplant(one, moved)).toBe(node);
      }),
      { numRuns: 100, seed: 5 },
    );
  });
});
