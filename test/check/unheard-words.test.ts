// Texts in languages whose words are not read: a difference that words may mend is a doubt there, a slip in a formula that says all stays wrong.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdicts = (text: string): readonly string[] => check(text, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.filter(({ number }) => number > 0).map(({ verdict }) => verdict));

const GERMAN = "Die Gerade und die Parabel schneiden sich in zwei Punkten, wie man leicht sieht. Man rechnet nun";
const FRENCH = "La droite et la parabole se coupent en deux points, comme on le voit facilement. On calcule";
const CHINESE = "考虑粒子径向运动的等效势能，其中系数满足给定的条件，由此计算得到";
const POLISH = "Prosta oraz parabola przecinają się w dwóch punktach, co łatwo widać na rysunku. Obliczamy";
const ENGLISH = "The line and the parabola meet in two points, as one sees from the picture. We work out";

describe.each([["German", GERMAN], ["French", FRENCH], ["Chinese", CHINESE], ["Polish", POLISH], ["English", ENGLISH]])("slips in %s", (_, words) => {
  it.each([
    ["a binomial", "$$(a + b)^2 = a^2 + b^2 = b^2 + a^2$$"],
    ["a product rule", "$$f(x) = x^2 \\sin x$$\n\n$$f'(x) = 2x \\sin x - x^2 \\cos x = x (2 \\sin x - x \\cos x)$$"],
    ["an integral", "$$\\int x e^{x^2}\\,dx = e^{x^2} + C = C + e^{x^2}$$"],
    ["numbers", "$$3 \\cdot 17 + 4 = 56 = 7 \\cdot 8$$"],
  ])("are wrong in %s", (__, formula) => {
    expect(verdicts(`${words}\n\n${formula}`)).toContain("unequal");
  });
});

describe("what words may say", () => {
  it("is a doubt where they are not read", () => {
    const text = (words: string): string => `${words}\n\n$$(I - H)(Xb + \\varepsilon) = (I - H)\\varepsilon$$\n\n$$p q r + s q = q + s q = q (1 + s)$$`;
    for (const words of [GERMAN, CHINESE]) expect(verdicts(text(words))).not.toContain("unequal");
    expect(verdicts(text(ENGLISH))).toContain("unequal");
  });
  it("makes no step right", () => {
    expect(verdicts(`${GERMAN}\n\n$$p q r + s q = q + s q = q (1 + s)$$`)[0]).toBe("undecided");
  });
});

describe("acute angles", () => {
  const cosine = (words: string, right: string): string => `${words}\n\n$$\\cos\\theta = ${right} = ${right} + 0$$`;
  it("are meant in triangles", () => {
    expect(verdicts(cosine("In the right triangle let $\\theta$ be the angle at the base.", "\\sqrt{1 - \\sin^2\\theta}"))[0]).toBe("undecided");
    expect(verdicts(cosine("In the right triangle let $\\theta$ be the angle at the base.", "1 - \\sin\\theta"))[0]).toBe("unequal");
  });
  it("are not said elsewhere", () => {
    expect(verdicts(cosine("For all $\\theta$ we have", "\\sqrt{1 - \\sin^2\\theta}"))[0]).toBe("unequal");
  });
});

describe("projections by their letters", () => {
  const squared = (left: string, right: string): string => `The residuals of the fit are a vector. With the design matrix $X \\in \\mathbb{R}^{n\\times p}$\n\n$$${left} = ${right}$$\n\n$$\\|\\varepsilon\\|^2 = \\varepsilon^\\top\\varepsilon$$`;
  it("may have the laws of projections", () => {
    expect(verdicts(squared("\\varepsilon^\\top (I - H) \\varepsilon", "\\|(I - H)\\varepsilon\\|^2 = \\|\\varepsilon - H\\varepsilon\\|^2"))[0]).toBe("undecided");
  });
  it("are any matrices by other letters", () => {
    expect(verdicts(squared("\\varepsilon^\\top (I - A) \\varepsilon", "\\|(I - A)\\varepsilon\\|^2 = \\|\\varepsilon - A\\varepsilon\\|^2"))[0]).not.toBe("equal");
  });
});

describe("what is taken back", () => {
  it("is no step", () => {
    expect(verdicts("We can not say that the derivative of $y = x^x$ is $y' = x \\cdot x^{x - 1} = x^x$ because this would be incorrect.")).not.toContain("unequal");
  });
});

describe("statements and bounds in a language that is not read", () => {
  it("are doubts where more may be said", () => {
    expect(verdicts("On suppose que l'application est injective, ce qui veut dire pour tous les éléments de son domaine que\n\n$$\\phi(a) = \\phi(b) \\iff a = b$$")).not.toContain("unequal");
    expect(verdicts("On suppose le contraire pour arriver à une contradiction, donc il existe un indice tel que le rang soit grand\n\n$$n = a + 1 - 1 > a = a + 0$$")).not.toContain("unequal");
  });
  it("are wrong where the formulas say all", () => {
    expect(verdicts("On résout cette équation simple pour trouver la valeur cherchée du nombre inconnu\n\n$$\\begin{aligned} 2x + 3 &= 7 \\\\ 2x &= 4 \\\\ x &= 3 \\end{aligned}$$")).toContain("unequal");
    expect(verdicts("On calcule facilement la somme de tous ces nombres et on trouve le résultat suivant\n\n$$1 + 6 + 6 = 13 > 14$$")).toContain("unequal");
  });
});
