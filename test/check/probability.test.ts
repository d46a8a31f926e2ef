import { describe, expect, it } from "vitest";
import { check, read } from "../../src/index.js";

/** A formula that is claimed, so that one with a single `=` is judged too. */
const shown = (formula: string): string => `Show that\n\n$$ ${formula} $$\n`;
const verdictsOf = (text: string, notation: "markdown" | "text" = "markdown"): readonly string[] =>
  check(text, { notation }).derivations.flatMap(({ steps }) => steps.slice(1).map(({ verdict }) => verdict));
const reasonsOf = (text: string): readonly (string | null)[] => check(text, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.map(({ reason }) => reason));

describe("laws of expectations and probabilities", () => {
  it.each([
    ["linearity", "E[aX + bY + c] = aE[X] + bE[Y] + c"],
    ["a constant", "E[c] + E[X] = c + E[X]"],
    ["the variance", "\\mathrm{Var}(X) = E[(X - E[X])^2] = E[X^2 - 2 X E[X] + E[X]^2] = E[X^2] - E[X]^2"],
    ["a scaled variance", "\\operatorname{Var}(aX + b) = E[(aX + b)^2] - E[aX+b]^2 = a^2 \\operatorname{Var}(X)"],
    ["the variance of a sum", "\\mathbb{V}(X + Y) + 1 = \\mathbb{V}(X) + \\mathbb{V}(Y) + 2\\,\\mathrm{Cov}(X, Y) + 1"],
    ["the covariance", "\\mathrm{Cov}(aX + Z, Y) = a\\,\\mathrm{Cov}(X, Y) + \\mathrm{Cov}(Y, Z)"],
    ["words without a command", "Cov(X, Y) = E(XY) - E(X)E(Y)"],
    ["the tower", "\\mathbb{E}[\\mathbb{E}[X \\mid Y]] + 1 = \\mathbb{E}[X] + 1"],
    ["the variance by conditioning", "\\mathbb{E}[\\mathrm{Var}(X \\mid Y)] + \\mathrm{Var}(\\mathbb{E}[X \\mid Y]) = \\mathrm{Var}(X)"],
    ["what is given is known", "E[X g(Y) \\mid Y] = g(Y) E[X \\mid Y]"],
    ["the complement", "P(A) + 1 = 2 - P(A^c)"],
    ["a union", "P(A \\cup B) = P(A) + P(B) - P(A \\cap B) = 1 - P(A^c \\cap B^c)"],
    ["Bayes", "P(A \\mid B) = \\frac{P(A \\cap B)}{P(B)} = \\frac{P(B \\mid A) P(A)}{P(B \\mid A) P(A) + P(B \\mid A^c) P(A^c)}"],
    ["events of values", "\\Pr(X > 2) = 1 - \\Pr(X \\le 2) = 1 - \\Pr(X < 2) - \\Pr(X = 2)"],
    ["the mean by values", "\\sum_x x P(X = x) + 1 = E[X] + 1"],
    ["all values", "\\sum_{\\text{all } x} P(X = x \\mid Y = y) = \\sum_x \\frac{P(X = x, Y = y)}{P(Y = y)} = 1"],
    ["densities", "p(x, z) = p(x \\mid z) p(z) = p(z \\mid x) p(x)"],
    ["marginals", "\\sum_z p(x, z \\mid y) = p(x \\mid y)"],
    ["an integral of a density", "\\int p(x \\mid z) p(z) \\, dz = p(x)"],
    ["marginal densities by subscript", "f_{X,Y}(x, y) + 0 = f_{X \\mid Y}(x \\mid y) f_Y(y)"],
    ["a bound below the evidence", "\\mathbb{E}_{z \\sim q}[\\log p(x, z) - \\log q(z)] = \\log p(x) - \\mathbb{E}_{z \\sim q}\\left[\\log \\frac{q(z)}{p(z \\mid x)}\\right]"],
    ["another law", "\\mathbb{E}_{x \\sim p}[f(x)] = \\sum_x f(x) p(x) = \\mathbb{E}_{x \\sim q}\\left[f(x) \\frac{p(x)}{q(x)}\\right]"],
    ["a sum of many", "E\\left[\\sum_{i=1}^n X_i\\right] = \\sum_{i=1}^n E[X_i]"],
    ["a derivative under it", "\\frac{d}{dt} E[e^{tX}] = E[X e^{tX}]"],
    ["without brackets", "\\mathbb{E}_{x \\sim q} x^2 = \\sum_x x^2 q(x)"],
    ["a square in brackets of another size", "E\\Big( \\big( (Y - E(Y)) - a\\big)^2 \\Big) = E\\big( (Y - E(Y))^2 \\big) + a^2"],
    ["the tower in round brackets", "E(E(T \\mid S)) + 1 = E(T) + 1"],
    ["a divergence", "\\mathrm{KL}(q(z) \\,\\|\\, p(z \\mid x)) = \\mathbb{E}_{q(z)}[\\log q(z)] - \\mathbb{E}_{q(z)}[\\log p(x, z)] + \\log p(x)"],
    ["a divergence by values", "D_{KL}(\\tilde p(x) || p(x \\mid w)) = \\sum_x \\tilde p(x) \\log \\tilde p(x) - \\sum_x \\tilde p(x) \\log p(x \\mid w)"],
    ["a law with a parameter behind a semicolon", "p(z \\mid x; \\theta) = \\frac{p(z, x; \\theta)}{p(x; \\theta)} = \\frac{p(x \\mid z; \\theta) p(z; \\theta)}{\\sum_z p(x, z; \\theta)}"],
    ["a list with dots", "p(y \\mid x_1, \\ldots, x_n) = \\frac{p(y) p(x_1, \\ldots, x_n \\mid y)}{p(x_1, \\ldots, x_n)} = \\frac{p(y) p(x_1, \\ldots, x_n \\mid y)}{\\sum_y p(y) p(x_1, \\ldots, x_n \\mid y)}"],
    ["a sample", "f(a \\mid x^n) = \\frac{f(x^n \\mid a) f(a)}{\\int f(x^n \\mid a) f(a) \\, da}"],
    ["integrals by the distribution function", "\\operatorname{Var}(X) = \\int (x - E[X])^2 \\, dF_X(x) = \\int_{-\\infty}^\\infty x^2 \\, dF_X(x) - \\left(\\int x \\, dF_X(x)\\right)^2"],
    ["moments named in text", "\\textsf{sd}[X] = \\sqrt{\\text{Var}[X]} = \\sqrt{E[X^2] - E[X]^2}"],
    ["an integral over all values", "\\int_y (y - a)^2 p(y \\mid x) \\, dy = \\int_y y^2 p(y \\mid x) \\, dy - 2a \\int_y y p(y \\mid x) \\, dy + a^2"],
  ])("%s holds", (_name, formula) => {
    const steps = check(shown(formula), { notation: "markdown" }).derivations.flatMap((derivation) => derivation.steps.slice(1));
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.map(({ verdict, reason }) => [verdict, reason])).toEqual(steps.map(() => ["equal", null]));
    expect(steps.every(({ certainty }) => certainty?.kind === "tested")).toBe(true);
  });

  it.each([
    ["a factor that is not squared", "\\mathrm{Var}(aX + b) = E[(aX+b)^2] - E[aX+b]^2 = a \\mathrm{Var}(X)", "a^2 \\mathrm{Var}(X)"],
    ["a sign in a difference", "\\mathrm{Var}(X - Y) = \\mathrm{Var}(X) - \\mathrm{Var}(Y) - 2\\mathrm{Cov}(X, Y)", "\\mathrm{Var}(X) + \\mathrm{Var}(Y) - 2\\mathrm{Cov}(X, Y)"],
    ["a constant that is lost", "E[2X + 3] = 2E[X] + 2", "2E[X] + 3"],
    ["a union without what is common", "P(A \\cup B) = P(A) + P(B) + P(A \\cap B)", "P(A) + P(B) - P(A \\cap B)"],
    ["a divergence that is added", "\\mathbb{E}_{q(z)}\\left[\\log \\frac{p(x, z)}{q(z)}\\right] = \\log p(x) + \\mathrm{KL}(q(z) \\| p(z \\mid x))", "\\log p(x) - \\mathrm{KL}(q(z) \\| p(z \\mid x))"],
    ["the wrong law at the end", "p(x \\mid z) p(z) = p(x, z) = p(z \\mid x) p(z)", "p(z \\mid x) p(x)"],
  ])("%s is wrong, and is mended", (_name, formula, fix) => {
    const [step] = check(shown(formula), { notation: "markdown" }).derivations[0]?.steps.slice(-1) ?? [];
    expect(step?.verdict).toBe("unequal");
    expect(step?.witness).not.toBeNull();
    expect(step?.diagnosis?.fix).toBe(fix);
  });

  it("shows a distribution as the witness", () => {
    const witness = check(shown("E[X^2] + 1 = E[X] + 1"), { notation: "markdown" }).derivations[0]?.steps[1]?.witness;
    expect(Object.keys(witness?.at ?? {})).toEqual(["X", "P(X)"]);
  });
});

describe("what is left open", () => {
  it.each([
    ["an integral by the distribution function without its factor", "E[2X + 3] = \\int (x + 3) \\, dF_X(x)", /in general not/],
    ["a product of means", "E[XY] = E[X] E[Y]", /independent/],
    ["a sum of variances", "\\mathrm{Var}(X + Y) = \\mathrm{Var}(X) + \\mathrm{Var}(Y)", /independent/],
    ["a product of densities", "p(x \\mid y) p(y) = p(x) p(y)", /independent/],
    ["a mean of squares as a variance", "\\mathrm{Var}(X) = E[X^2]", /mean 0/],
    ["a mean of a distribution that is not said", "E[X] + 1 = \\lambda + 1", /distribution is/],
    ["events in words", "P(\\text{rain and wind}) = P(\\text{rain}) P(\\text{wind})", /events in words/],
  ])("is %s", (_name, formula, reason) => {
    expect(verdictsOf(shown(formula))).toEqual(["undecided"]);
    expect(reasonsOf(shown(formula)).join()).toMatch(reason);
  });

  it.each([
    ["a probability that the text gives", "Suppose that $P(A \\cap B) = 0$. Show that\n\n$$ P(A \\cup B) = P(A) + P(B) $$"],
    ["one that a display gives", "They never meet:\n\n$$ P(A \\cap B) = 0 $$\n\nso that\n\n$$ P(A \\cup B) + 1 = P(A) + P(B) + 1 $$"],
    ["an indicator", "Show that\n\n$$ E[I_A^2] - E[I_A]^2 = E[I_A] - E[I_A]^2 $$"],
    ["a coin", "X is 1 where the coin shows heads. Show that\n\n$$ E[X^2] + 1 = E[X] + 1 $$"],
    ["a subset", "Let $A \\subset B$. Show that\n\n$$ P(A \\cap B) + 1 = P(A) + 1 $$"],
  ])("is what rests on %s", (_name, text) => {
    expect(verdictsOf(text)).not.toContain("unequal");
  });

  it("is decided where the text says that the quantities are independent", () => {
    const [derivation] = check("Let X and Y be independent. Show that\n\n$$ \\mathrm{Var}(X + Y) = \\mathrm{Var}(X) + \\mathrm{Var}(Y) $$", { notation: "markdown" }).derivations;
    expect(derivation?.steps[1]?.verdict).toBe("equal");
    expect(derivation?.steps[1]?.conditions).toEqual([{ text: "X and Y are independent", source: "prose" }]);
  });

  it("is decided in plain text by an assumption", () => {
    expect(verdictsOf("assume: X and Y are independent\nE[XY]\n  = E[X]*E[Y]\n", "text")).toEqual(["equal"]);
    expect(verdictsOf("E[XY]\n  = E[X]*E[Y]\n", "text")).toEqual(["undecided"]);
  });

  it("is not decided where the text speaks of a distribution", () => {
    expect(verdictsOf("Let X be standard normal. Show that\n\n$$ E[X^2] + E[X] = 2 E[X^2] $$")).toEqual(["undecided"]);
  });

  it("is no step where a probability gets its value", () => {
    expect(verdictsOf("$$ P(X = k) = \\binom{n}{k} p^k (1 - p)^{n - k} = \\frac{n!}{k!(n - k)!} p^k (1 - p)^{n - k} $$")).toEqual(["given", "equal"]);
  });

  it("reads how a test came out, and takes a probability that has a number for no function", () => {
    expect(verdictsOf("A test has $P(D) = 0.01$. Then\n\n$$ P(D \\mid +) = \\frac{P(+\\mid D)P(D)}{P(+)} = \\frac{P(+\\mid D)P(D)}{P(+\\mid D)P(D)+P(+\\mid D^c)P(D^c)} $$\n\nand\n\n$$ P(A \\cap B) = P(A \\mid B) P(B) = P(B \\mid A) P(A) $$")).toEqual(["equal", "equal", "equal", "equal"]);
  });

  it("takes a bar for the mean of what is summed where that makes it right, and says so", () => {
    const [derivation] = check("$$ \\mathrm{Var}(\\bar X) = \\mathrm{Var}\\left(\\frac1n\\sum_{i=1}^n X_i\\right) = \\frac1{n^2}\\mathrm{Var}\\left(\\sum_{i=1}^n X_i\\right) $$", { notation: "markdown" }).derivations;
    expect(derivation?.steps.slice(1).map(({ verdict }) => verdict)).toEqual(["equal", "equal"]);
    expect(derivation?.steps[1]?.conditions.map(({ text }) => text)).toEqual(["X̄ = (Σ_{i=1}^{n} Xᵢ)/n"]);
  });

  it("takes μ for the mean where that makes it right, and says so", () => {
    const [derivation] = check("$$ \\mathrm{Cov}(X, Y) = E[(X - \\mu_X)(Y - \\mu_Y)] = E[XY] - \\mu_X \\mu_Y $$", { notation: "markdown" }).derivations;
    expect(derivation?.steps.slice(1).map(({ verdict, conditions }) => [verdict, conditions.map(({ text }) => text)])).toEqual([["equal", ["μ_X = E(X), μ_Y = E(Y)"]], ["equal", ["μ_X = E(X), μ_Y = E(Y)"]]]);
  });

  it("takes what is independent under a condition for no more than that", () => {
    const naive = "The features are independent given the class.\n\n";
    const whole = "p(y \\mid x_1, \\ldots, x_n)";
    expect(verdictsOf(`${naive}$$ ${whole} + 1 = \\frac{p(y) \\prod_{i=1}^n p(x_i \\mid y)}{p(x_1, \\ldots, x_n)} + 1 = 1 + \\frac{p(y) \\prod_{i=1}^n p(x_i \\mid y)}{p(x_1, \\ldots, x_n)} $$`)).toEqual(["equal", "equal"]);
    expect(verdictsOf(`${naive}$$ ${whole} + 1 = \\frac{p(y) \\prod_{i=1}^n p(x_i)}{p(x_1, \\ldots, x_n)} + 1 = 1 + \\frac{p(y) \\prod_{i=1}^n p(x_i)}{p(x_1, \\ldots, x_n)} $$`)).toEqual(["undecided", "equal"]);
    const sample = "Let $x_1, \\ldots, x_n$ be i.i.d.\n\n$$ 1 + p(x_1, \\ldots, x_n \\mid a) =";
    expect(verdictsOf(`${sample} 1 + \\prod_{i=1}^n p(x_i \\mid a) = 1 + \\prod_{k=1}^n p(x_k \\mid a) $$`)).toEqual(["equal", "equal"]);
    expect(verdictsOf(`${sample} 1 + \\prod_{i=1}^n p(x_i) = 1 + \\prod_{k=1}^n p(x_k) $$`)).toEqual(["undecided", "equal"]);
  });

  it("takes μ with an index for the mean of what has the same one", () => {
    expect(verdictsOf("$$ Q = E((x_s - \\mu_s)(x_t - \\mu_t)) = E(x_s x_t) - \\mu_s \\mu_t $$\n\n$$ R = E((x_s - \\mu_s)(x_t - \\mu_t)) = E(x_s x_t) + \\mu_s \\mu_t $$")).toEqual(["given", "equal", "given", "undecided"]);
  });

  it("puts in the numbers that the text gives to probabilities, and says so", () => {
    const given = "A test has $P(D) = 0.01$, $P(+ \\mid D) = 0.95$ and $P(+ \\mid D^c) = 0.1$. Then\n\n";
    const whole = "P(+ \\mid D)P(D) + P(+ \\mid D^c)P(D^c)";
    const [derivation] = check(`${given}$$ P(+) = ${whole} = 0.95 \\cdot 0.01 + 0.1 \\cdot 0.99 = 0.1085 $$`, { notation: "markdown" }).derivations;
    expect(derivation?.steps.slice(1).map(({ verdict }) => verdict)).toEqual(["equal", "equal", "equal"]);
    expect(derivation?.steps[2]?.conditions.map(({ text }) => text)).toHaveLength(3);
    expect(verdictsOf(`${given}$$ P(+) = ${whole} = 0.95 \\cdot 0.01 + 0.1 \\cdot 0.9 = 0.0995 $$`)).toEqual(["equal", "undecided", "equal"]);
    expect(verdictsOf("Is it true that $P(A) = 0.2$?\n\n$$ P(A)P(B) = 0.2 P(B) = P(B) / 5 $$")).toEqual(["undecided", "equal"]);
    // A value for each index holds for all of them; a number that something is compared with is only that one.
    expect(verdictsOf("Suppose $P(I_j = 1) = p$ and $P(X > m) = r$.\n\n$$ \\sum_{k=1}^n P(I_k = 1) = np = pn $$\n\n$$ n P(X > s) = n r = r n $$")).toEqual(["equal", "equal", "undecided", "equal"]);
  });

  it("puts in what a quantity with an index is defined by", () => {
    const sums = "Let $X_1, \\ldots, X_n$ be i.i.d. with mean $\\mu$ and SD $\\sigma$. Let $T_n = X_1 + X_2 + \\cdots + X_n$ and $A_n = \\frac{T_n}{n}$.\n\n";
    expect(verdictsOf(`${sums}$$ E(A_n) = \\frac{E(T_n)}{n} = \\frac{n\\mu}{n} = \\mu $$\n\n$$ SD(A_n) = \\frac{SD(T_n)}{n} = \\frac{\\sqrt{n}\\sigma}{n} = \\frac{\\sigma}{\\sqrt n} $$\n`)).toEqual(Array(6).fill("equal"));
    expect(verdictsOf(`${sums}$$ SD(A_n) = \\frac{SD(T_n)}{n} = \\frac{\\sigma}{n} = \\frac{\\sigma}{n} $$\n`)).toEqual(["equal", "undecided", "equal"]);
    // With n = 1 these would be right.
    expect(verdictsOf(`${sums}$$ E(A_n) = \\frac{E(T_n)}{n} = \\frac{n^2\\mu}{n} = n\\mu $$\n\n$$ SD(A_n) = SD(T_n) = n\\sigma $$\n`).filter((verdict) => verdict === "equal")).toHaveLength(2);
    expect(verdictsOf("Let $W_n$ be a sum of i.i.d. variables with mean $\\mu$.\n\n$$ \\frac{E(W_n)}{n} = \\frac{n^2\\mu}{n} = n\\mu $$\n")).toEqual(["undecided", "equal"]);
  });
});

describe("expectations and probabilities as they are read", () => {
  it.each([
    ["\\mathbb{E}_{x \\sim p}[f(x)]", "E_x(f(x))"], ["E[X \\mid Y = y]", "E(X | Y = y)"], ["\\operatorname{Cov}(X, Y)", "Cov(X, Y)"], ["P(A^c \\cap B)", "P(Aᶜ ∩ B)"], ["\\Pr(0 \\le X \\le 1)", "P(0 ≤ X ∩ X ≤ 1)"],
    ["\\mathbb{E}_{z \\sim q_\\phi(z \\mid x)}[g(z)]", "E_{z∼q_ϕ}(g(z) | x)"], ["P(X = x, Y = y)", "P(X = x, Y = y)"],
  ])("%s is %s", (formula, reading) => {
    const [derivation] = read(`$$ ${formula} + p(x | z) = 1 = 1 $$`, { notation: "markdown" }).derivations;
    expect(derivation?.lines[0]?.reading).toBe(`${reading} + P(x | z)`);
  });

  it.each(["V(r) = \\frac43 \\pi r^3 = \\frac{4\\pi r^3}{3}", "P(t) = P_0 e^{kt} = e^{kt} P_0", "E(v) = \\frac12 m v^2 = \\frac{m v^2}{2}"])("%s defines a function", (formula) => {
    expect(verdictsOf(shown(formula))).toEqual(["given", "equal"]);
  });
});

describe("notation around chance that was misread", () => {
  it.each([
    ["a factor in words", "P(S = 3) = \\text{(number of sequences)} \\cdot (1/6)^3 = \\binom{7}{3} (1/6)^3"],
    ["a generating function of a sum", "M_{aZ + b}(t) = e^{bt} M_Z(at) = e^{bt + a^2 t^2/2}"],
    ["a condition after ties", "G(r) = \\frac{a^r}{b^r} = (a/b)^r ~~~~ t < b"],
    ["a radius", "\\sqrt{r^2\\cos^2\\theta + r^2 \\sin^2\\theta} = \\sqrt{r^2} = r"],
    ["a derivative of a square bracket", "2\\frac{d}{dx}[x^2] + \\frac{d}{dx}[2]\\,x^2 = 2 \\cdot 2x + 0 \\cdot x^2 = 4x"],
  ])("is not called wrong: %s", (_name, formula) => {
    expect(verdictsOf(`$$ ${formula} $$`)).not.toContain("unequal");
  });

  it("does not go on with a formula of the prose where a display begins with words", () => {
    expect(verdictsOf("The deviation is $\\sqrt{n} \\sigma$ there.\n\n$$ \\text{correction} = \\sqrt{\\frac{N - n}{N - 1}} $$\n")).not.toContain("unequal");
  });
});

/** A display whose last step is what stands at the end; what is right must be so whatever the functions are, and a slip is never right. */
const LINEAR_FORMS: readonly { readonly what: string; readonly text: string; readonly isRight: boolean }[] = [
  { what: "sums over unknown sets change places", text: "\\sum_f \\sum_{u \\in U - T} P(u) \\mathbb{I}(h(u) \\ne f(u)) = \\sum_{u \\in U - T} P(u) \\sum_f \\mathbb{I}(h(u) \\ne f(u))", isRight: true },
  { what: "but not their letters", text: "\\sum_f \\sum_{u \\in U - T} P(u) \\mathbb{I}(h(u) \\ne f(u)) = \\sum_{u \\in U - T} P(u) \\sum_h \\mathbb{I}(h(u) \\ne f(u))", isRight: false },
  { what: "nor leaves a function the sum over it", text: "\\sum_f \\sum_h R(h) \\mathbb{I}(h(u) \\ne f(u)) = \\sum_h R(h) \\mathbb{I}(h(u) \\ne f(u)) \\sum_f 1", isRight: false },
  { what: "a sum where a condition holds", text: "\\sum_{i: y_i = c} (a u_i + 1) = a \\sum_{i: y_i = c} u_i + \\sum_{i: y_i = c} 1", isRight: true },
  { what: "counts what it sums", text: "\\sum_{i: y_i = c} (a u_i + 1) = a \\sum_{i: y_i = c} u_i + 1", isRight: false },
  { what: "over another condition", text: "\\sum_{i: y_i = c} (a u_i + 1) = a \\sum_{i: y_i = d} u_i + \\sum_{i: y_i = c} 1", isRight: false },
  { what: "an integral over a named region", text: "\\int_\\Omega (y - m)^2 k(y) \\, dy = \\int_\\Omega y^2 k(y) \\, dy - 2m \\int_\\Omega y k(y) \\, dy + m^2 \\int_\\Omega k(y) \\, dy", isRight: true },
  { what: "with a factor lost", text: "\\int_\\Omega (y - m)^2 k(y) \\, dy = \\int_\\Omega y^2 k(y) \\, dy - 2m \\int_\\Omega y k(y) \\, dy + m \\int_\\Omega k(y) \\, dy", isRight: false },
  { what: "over another region", text: "\\int_\\Omega (y - m) k(y) \\, dy = \\int_\\Omega y k(y) \\, dy - m \\int_\\Lambda k(y) \\, dy", isRight: false },
  { what: "unknown functions below an integral", text: "\\int_0^1 \\left(\\frac{f(w)}{g(w)}\\right)^2 g(w) \\, dw = \\int_0^1 \\frac{f(w)^2}{g(w)} \\, dw", isRight: true },
  { what: "with a power lost", text: "\\int_0^1 \\left(\\frac{f(w)}{g(w)}\\right)^2 g(w) \\, dw = \\int_0^1 \\frac{f(w)}{g(w)} \\, dw", isRight: false },
  { what: "values of several quantities", text: "\\sum_{x_1} \\sum_{x_2} p(x_1) p(x_2 \\mid x_1) h(x_1) = \\sum_{x_1} p(x_1) h(x_1) \\sum_{x_2} p(x_2 \\mid x_1)", isRight: true },
  { what: "in the wrong order", text: "\\sum_{x_1} \\sum_{x_2} p(x_1) p(x_2 \\mid x_1) h(x_1) = \\sum_{x_2} p(x_1) h(x_1) \\sum_{x_1} p(x_2 \\mid x_1)", isRight: false },
  { what: "a gradient under a law that is free of its letter", text: "\\nabla_\\phi E_{\\epsilon \\sim r(\\epsilon)}[ f(x, g_\\phi(\\epsilon)) ] = E_{\\epsilon \\sim r(\\epsilon)}[ \\nabla_\\phi f(x, g_\\phi(\\epsilon)) ]", isRight: true },
  { what: "but not under one that is not", text: "\\nabla_\\phi E_{z \\sim q_\\phi(z)}[ f(x, g_\\phi(z)) ] = E_{z \\sim q_\\phi(z)}[ \\nabla_\\phi f(x, g_\\phi(z)) ]", isRight: false },
  { what: "two quantities of one law are not independent", text: "E_{x, y \\sim p(x, y)}[f(x) g(y)] = E_{x \\sim p(x)}[f(x)] E_{y \\sim p(y)}[g(y)]", isRight: false },
  { what: "a law for each index", text: "\\sum_i E_{x \\sim q_i}[f(x) + 1] = \\sum_i E_{x \\sim q_i}[f(x)] + \\sum_i 1", isRight: true },
  { what: "which stays inside", text: "\\sum_i E_{x \\sim q_i}[f(x) + 1] = E_{x \\sim q_i}[f(x)] \\sum_i 1 + \\sum_i 1", isRight: false },
  { what: "a series keeps its order", text: "\\sum_{i=0}^\\infty \\sum_{j=0}^\\infty h(a_i, b_j) = \\sum_{j=0}^\\infty \\sum_{i=0}^\\infty h(a_i, b_j)", isRight: false },
  { what: "the value of a state stays below the sum over states", text: "\\sum_a \\pi(a|s) \\sum_{s'} p(s'|s,a) V(s') = V(s') \\sum_a \\pi(a|s) \\sum_{s'} p(s'|s,a)", isRight: false },
];

describe("sums, integrals and expectations as linear operators", () => {
  it.each(LINEAR_FORMS)("$what", ({ text, isRight }) => {
    const verdicts = verdictsOf(shown(text));
    if (isRight) expect(verdicts).toEqual(["equal"]);
    else expect(verdicts).not.toContain("equal");
  });
});

describe("what a chain says of the density that it begins with", () => {
  it.each([
    ["is given, and the next line is judged", String.raw`$$ f(x \mid a, s) = \frac{1}{s} e^{-(x - a)^2/s} = \frac1s e^{-x^2/s} e^{2ax/s - a^2/s} $$`, ["given", "equal"]],
    ["a slip behind it is found", String.raw`$$ f(x \mid a, s) = \frac{1}{s} e^{-(x - a)^2/s} = \frac1s e^{-x^2/s} e^{ax/s - a^2/s} $$`, ["given", "unequal"]],
    ["its logarithm", String.raw`$$ -\log P(X \mid \theta) = -\log(\theta^a (1 - \theta)^b) = -a \log\theta - b \log(1 - \theta) $$`, ["given", "equal"]],
    ["but not what follows from others", String.raw`$$ p(z \mid x) = \frac{p(x)}{p(x, z)} = \frac{p(x)}{p(x \mid z) p(z)} $$`, ["unequal", "equal"]],
    ["a measure that is introduced as a function", String.raw`Let $P : \mathcal{F} \to \mathbb{R}$ be a measure. $$ P(A \cap B \cap C) = P(A) P(B \mid A) P(C \mid A \cap B) = P(A) P(B \mid A) P(C \mid B) $$`, ["equal", "unequal"]],
  ])("%s", (_name, text, expected) => {
    expect(verdictsOf(text)).toEqual(expected);
  });
});

describe("deviations from the mean", () => {
  it.each([
    ["their squares", "\\mathrm{Var}(X) = E(D_X^2)", true],
    ["their products", "\\mathrm{Cov}(X, Y) = E(D_X D_Y)", true],
    ["one without its square", "\\mathrm{Var}(X) = E(D_X)", false],
    ["one of another quantity", "\\mathrm{Cov}(X, Y) + E(Y) = E(D_X D_X) + E(Y)", false],
  ])("%s", (_name, formula, isRight) => {
    const [derivation] = check(shown(formula), { notation: "markdown" }).derivations;
    expect(derivation?.steps[1]?.verdict === "equal").toBe(isRight);
    if (isRight) expect(derivation?.steps[1]?.conditions.map(({ text }) => text).join()).toContain("D_X = X − E(X)");
  });
});

describe("places of extrema over letters", () => {
  it.each([
    ["a posterior, its numerator and their logarithm", "\\arg\\max_\\theta p(\\theta \\mid D) = \\arg\\max_\\theta p(D \\mid \\theta) p(\\theta) = \\arg\\max_\\theta [\\log p(D \\mid \\theta) + \\log p(\\theta)]", ["equal", "equal"]],
    ["the prior is not free of the letter", "\\arg\\max_c p(x \\mid c) p(c) = \\arg\\max_c p(x \\mid c)", ["undecided"]],
    ["nor may the sign turn", "\\arg\\max_\\theta p(D \\mid \\theta) p(\\theta) = \\arg\\min_\\theta [\\log p(D \\mid \\theta) + \\log p(\\theta)]", ["undecided"]],
    ["squares below a logarithm", "\\arg\\max_w \\sum_{i=1}^n \\log \\left(\\frac{1}{\\sigma} e^{-(y_i - w a_i)^2/(2\\sigma^2)}\\right) = \\arg\\min_w \\sum_{i=1}^n (y_i - w a_i)^2 = \\arg\\min_w \\sum_{i=1}^n (y_i + w a_i)^2", ["equal", "undecided"]],
    ["what is free of the letter in a sum", "\\arg\\max_\\theta \\sum_z q(z) \\log \\frac{p(x, z \\mid \\theta)}{q(z)} = \\arg\\max_\\theta \\sum_z q(z) \\log p(x, z \\mid \\theta) = \\arg\\max_\\theta \\sum_z \\log p(x, z \\mid \\theta)", ["equal", "undecided"]],
    ["a law that bears the letter is not free of it", "\\arg\\max_\\theta \\sum_z q_\\theta(z) \\log \\frac{p(x, z \\mid \\theta)}{q_\\theta(z)} = \\arg\\max_\\theta \\sum_z q_\\theta(z) \\log p(x, z \\mid \\theta)", ["undecided"]],
    ["a factor of unknown sign", "\\arg\\min_\\theta s \\sum_y k(y, \\theta) p(y) = \\arg\\min_\\theta \\sum_y k(y, \\theta) p(y)", ["undecided"]],
  ])("%s", (_name, formula, expected) => {
    expect(verdictsOf(shown(formula))).toEqual(expected);
  });
});

describe("derivatives of probabilities of which no law is given", () => {
  it.each([
    ["are not 0", "\\nabla_\\theta p(x|\\theta) = 0 = 1 - 1", ["undecided", "equal"]],
    ["nor below accents and Greek letters", "\\frac{\\partial P(\\hat\\epsilon\\mid\\epsilon)}{\\partial\\epsilon} = 0 = 1 - 1", ["undecided", "equal"]],
    ["nor are expectations of what may depend on the letter", "\\frac{\\partial}{\\partial w} E[L] = 0 = 1 - 1", ["undecided", "equal"]],
    ["nor do they agree with each other", "\\nabla_w p(x|w) = \\nabla_w p(y|w) = 2 \\nabla_w p(y|w)", ["undecided", "undecided"]],
    ["but of a sum they are taken term by term", "\\frac{\\partial}{\\partial\\theta} \\sum_i \\log p(x_i|\\theta) = \\sum_i \\frac{\\partial}{\\partial\\theta} \\log p(x_i|\\theta)", ["equal"]],
  ])("%s", (_name, formula, expected) => {
    expect(verdictsOf(shown(formula))).toEqual(expected);
  });
});

describe("the method of indicators", () => {
  const given = "Let $X = I_1 + I_2 + \\cdots + I_n$, where $E(I_A) = P(A)$ for an event $A$.\n\n";
  const chain = (sum: string, end: string, aside = "E(I_j) = p"): string => `${given}$$ \\begin{align*} E(X) &= ${sum} ~~~~ \\text{(additivity)} \\\\ &= ${end} ~~~~ \\text{(}${aside} \\text{ for all } j\\text{)} \\end{align*} $$`;
  it("sums the means of indicators, which are no values of a function E, and takes what a row says of each", () => {
    expect(verdictsOf(chain("E(I_1) + E(I_2) + \\cdots + E(I_n)", "np"))).toEqual(["equal", "equal"]);
    expect(verdictsOf(chain("E(I_1) + E(I_2) + \\cdots + E(I_n)", "n\\frac GN", "E(I_j) = \\frac GN"))).toEqual(["equal", "equal"]);
    expect(verdictsOf(`${given}$$ E(X) = E(I_1) + E(I_2) + \\cdots + E(I_n) = \\sum_{i=1}^n E(I_i) $$`)).toEqual(["equal", "equal"]);
  });
  it("and no slip is right", () => {
    expect(verdictsOf(chain("E(I_1) + E(I_2) + \\cdots + E(I_n)", "np^2"))[1]).not.toBe("equal");
    expect(verdictsOf(chain("E(I_1) + E(I_2) + \\cdots + E(I_n)", "(n - 1)p"))[1]).not.toBe("equal");
    expect(verdictsOf(chain("E(I_1) + E(I_2) + \\cdots + E(I_{n-1})", "np"))).not.toContain("equal");
    expect(verdictsOf(`${given}$$ E(X) = E(I_1) + E(I_2) + \\cdots + E(I_n) = np $$ Elsewhere $E(I_j) = p$ for all $j$.`)[1]).not.toBe("equal");
  });
});

describe("equations in expectations and probabilities", () => {
  it.each([
    ["solved for one", "E[T] = 1 + (1 - p) E[T] \\implies p E[T] = 1 \\implies E[T] = \\frac1p", ["equal", "equal"]],
    ["with a slip in its numerator", "E[T] = 1 + (1 - p) E[T] \\implies p E[T] = 1 \\implies E[T] = \\frac2p", ["equal", "undecided"]],
    ["of two states", "\\begin{aligned} E[T_0] &= 1 + \\frac12 E[T_0] + \\frac12 E[T_1] \\\\ E[T_1] &= 1 + \\frac12 E[T_0] \\\\ E[T_0] &= 6 \\end{aligned}", ["given", "equal"]],
    ["of two states with a slip in the value", "\\begin{aligned} E[T_0] &= 1 + \\frac12 E[T_0] + \\frac12 E[T_1] \\\\ E[T_1] &= 1 + \\frac12 E[T_0] \\\\ E[T_0] &= 5 \\end{aligned}", ["given", "given"]],
    ["that contradict each other", "\\begin{aligned} p E[T] &= 1 \\\\ p E[T] &= 2 \\\\ E[T] &= \\frac3p \\end{aligned}", ["given", "given"]],
    ["a sign that is lost", "3 P(A) + 2 P(B) = 2 \\implies P(A) = \\frac{2 - 2 P(B)}{3} \\implies P(A) = \\frac{2 + 2 P(B)}{3}", ["equal", "undecided"]],
    ["by the laws of chance", "\\mathrm{Corr}(X, Y) = 0 \\iff \\mathrm{Cov}(X, Y) = 0 \\iff E[XY] = E[X] E[Y] \\iff E[XY] = E[X] - E[Y]", ["equal", "equal", "undecided"]],
    ["a complement", "P(A^c) = \\frac13 \\implies 1 - P(A) = \\frac13 \\implies P(A) = \\frac23", ["equal", "equal"]],
    ["a complement that is added", "P(A^c) = \\frac14 \\implies 1 + P(A) = \\frac14", ["undecided"]],
    ["a square with two roots", "E[X]^2 = 4 \\implies E[X] = 2", ["undecided"]],
  ])("%s", (_name, formula, expected) => {
    expect(verdictsOf(`$$ ${formula} $$\n`)).toEqual(expected);
  });
});

describe("what is named after the letter of its extremum", () => {
  it.each([
    ["a class", "y = \\arg\\max_y p(y \\mid x) = \\arg\\max_y p(x \\mid y) p(y)", ["given", "equal"]],
    ["a class whose events name it", "y = \\arg\\max_c p(y = c \\mid x) = \\arg\\max_c \\log p(y = c \\mid x)", ["given", "equal"]],
    ["a number, and a slip in the sign behind it", "k = \\arg\\min_k (x - m_k)^2 = \\arg\\min_k (m_k^2 - 2 x m_k) = \\arg\\min_k (m_k^2 + 2 x m_k)", ["given", "equal", "undecided"]],
    ["what depends on its own value", "y = \\arg\\max_c (c - y)^2 = c", ["given", "undecided"]],
    ["an extremum, which is another thing than its place", "y = \\max_y p(y \\mid x) = 1", ["given", "undecided"]],
  ])("%s", (_name, formula, expected) => {
    expect(verdictsOf(`We choose\n\n$$ ${formula} $$\n`)).toEqual(expected);
  });
});

describe("the mean of a quantity that the text names", () => {
  const given = "The expectation of a random variable is linear. Let $E(D) = m$ and $E(D^2) = m^2 + m$.\n\n";
  it.each([
    ["is no function of it", `${given}$$ E(2D + 3) = 2E(D) + 3 = 2m + 3 $$`, ["equal", "equal"]],
    ["with a slip behind it", `${given}$$ E(2D + 3) = 2E(D) + 3 = 2m + 6 $$`, ["equal", "undecided"]],
    ["with a constant lost", `${given}$$ E(2D + 3) = 2E(D) = 2m $$`, ["undecided", "equal"]],
    ["is given by the display", "The expected value of the gap of a random sample is what we want.\n\n$$ E(G) = N - \\frac{N-n}{n+1} = \\frac{n(N+1)}{n+1} $$", ["given", "equal"]],
    ["is given by the display, with a slip in it", "The expected value of the gap of a random sample is what we want.\n\n$$ E(G) = N - \\frac{N-n}{n+1} = \\frac{n(N-1)}{n+1} $$", ["given", "unequal"]],
    ["in brackets beside a row", "The expectation of a random sum $T_n$ is $nm$.\n\n$$ \\begin{aligned} E(3 T_n) &= 3E(T_n) \\\\ &= 3 n m ~~~ \\text{(} E(T_n) = nm \\text{)} \\\\ &= 3mn \\end{aligned} $$", ["equal", "undecided", "equal"]],
    ["is another thing than an energy", "We expect the energy $E(T) = a T^4$ of random radiation. The expected value is\n\n$$ E(2T) = 16 a T^4 = 16 E(T) $$", ["equal", "equal"]],
  ])("%s", (_name, text, expected) => {
    expect(verdictsOf(text)).toEqual(expected);
  });
});

describe("events in words", () => {
  it.each([
    ["what a condition is", "P(\\text{tall} \\mid \\text{left handed}) = \\frac{P(\\text{tall and left handed})}{P(\\text{left handed})}", "", ["equal"]],
    ["divided by the other", "P(\\text{tall} \\mid \\text{left handed}) = \\frac{P(\\text{tall and left handed})}{P(\\text{tall})}", "", ["undecided"]],
    ["an outcome beside words", "P(5 \\mid \\text{odd}) = \\frac{P(5 \\cap \\text{odd})}{P(\\text{odd})} = \\frac{1/6}{1/2} = \\frac13", "", ["equal", "given", "equal"]],
    ["a slip behind the values", "P(5 \\mid \\text{odd}) = \\frac{P(5 \\cap \\text{odd})}{P(\\text{odd})} = \\frac{1/6}{1/2} = \\frac23", "", ["equal", "given", "unequal"]],
    ["a denied event", "P(\\text{not late}) = 1 - P(\\text{late}) = 1 - 0.2 = 0.8", "", ["equal", "given", "equal"]],
    ["a denied event without its complement", "P(\\text{not late}) = P(\\text{late}) = 0.2", "", ["undecided", "given"]],
    ["independent ones", "P(\\text{tail and 5}) = P(\\text{tail}) \\cdot P(5) = \\frac12 \\cdot \\frac16", "The coin and the die are independent.\n\n", ["equal", "given"]],
    ["of which nothing says that they are", "P(\\text{tail and 5}) = P(\\text{tail}) \\cdot P(5) = \\frac12 \\cdot \\frac16", "", ["undecided", "given"]],
    ["that are not", "P(\\text{tail and 5}) = P(\\text{tail}) \\cdot P(5)", "The two are not independent.\n\n", ["undecided"]],
    ["a denial before a list", "P(\\text{not a or b}) = P(\\text{not a}) + P(\\text{b}) - P(\\text{not a and b})", "", ["undecided"]],
    ["with both words", "P(\\text{a and b or c}) = P(\\text{a and b}) + P(\\text{c}) - P(\\text{a and b and c})", "", ["undecided"]],
  ])("%s", (_name, formula, before, expected) => {
    expect(verdictsOf(`${before}${expected.length > 1 ? `$$ ${formula} $$\n` : shown(formula)}`)).toEqual(expected);
  });
});

describe("values that nothing gives", () => {
  it.each([
    ["of probabilities", "q = P(A) \\cdot P(B) = \\frac34 \\cdot \\frac15 = \\frac3{20}", ["given", "given", "equal"]],
    ["with a slip behind them", "q = P(A) \\cdot P(B) = \\frac34 \\cdot \\frac15 = \\frac35", ["given", "given", "unequal"]],
    ["two for one probability", "q = P(A)^2 + P(A) = 0.2^2 + 0.3 = 0.34", ["given", "undecided", "equal"]],
    ["that are none of a probability", "q = P(A) P(B) = 1.2 \\cdot 0.3 = 0.36", ["given", "undecided", "equal"]],
    ["of moments beside letters", "r = \\frac{\\operatorname{Cov}(X, Y)}{\\sigma_X \\sigma_Y} = \\frac{6}{3 \\cdot 4} = \\frac12", ["given", "given", "equal"]],
    ["with another sign", "E(X - Y) = E(X) - E(Y) = 5 + 3 = 8", ["equal", "undecided", "equal"]],
    ["an expectation that is dropped", "E(3X + 2) = 3E(X) + 2 = 3X + 2", ["equal", "undecided"]],
    ["a covariance of a chain", "\\operatorname{Cov}(X + c, Y) = \\operatorname{Cov}(X, Y) = 0", ["equal", "undecided"]],
  ])("%s", (_name, formula, expected) => {
    expect(verdictsOf(`Here\n\n$$ ${formula} $$\n`)).toEqual(expected);
  });
});
