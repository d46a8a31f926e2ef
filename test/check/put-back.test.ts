// What was found before and is put in, substitutions whose letter is gone, numbers that count on, and tables of cases.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const steps = (text: string) => check(text, { path: "notes.md" }).derivations.map((derivation) => derivation.steps);
const verdicts = (text: string): readonly (readonly string[])[] => steps(text).map((each) => each.map(({ verdict }) => verdict));
const last = (text: string): readonly string[] => verdicts(text).at(-1) ?? [];

describe("conditions that are substituted back", () => {
  const dual = (words: string, middle: string, end: string): string => String.raw`The Lagrangian is
$$L(w, b, \alpha) = \frac12 \|w\|^2 - \sum_{i=1}^n \alpha_i \left( y_i (w^\top x_i + b) - 1 \right)$$
Setting the derivatives to zero,
$$\frac{\partial L}{\partial w} = w - \sum_{i=1}^n \alpha_i y_i x_i = 0 \implies w = \sum_{i=1}^n \alpha_i y_i x_i$$
$$\frac{\partial L}{\partial b} = -\sum_{i=1}^n \alpha_i y_i = 0$$
${words}
$$\begin{aligned}
L &= \frac12 \|w\|^2 - \sum_{i=1}^n \alpha_i y_i w^\top x_i - b \sum_{i=1}^n \alpha_i y_i + \sum_{i=1}^n \alpha_i \\
&= ${middle} + \sum_{i=1}^n \alpha_i \\
&= \sum_{i=1}^n \alpha_i ${end} \sum_{i=1}^n \sum_{j=1}^n \alpha_i \alpha_j y_i y_j x_i^\top x_j
\end{aligned}$$`;
  it("make the dual of a support vector machine right, and are named", () => {
    const made = steps(dual("Substituting back, we obtain", String.raw`\frac12 w^\top w - w^\top w`, String.raw`- \frac12`)).at(-1) ?? [];
    expect(made.map(({ verdict }) => verdict)).toEqual(["given", "equal", "equal", "equal"]);
    expect(made[2]?.conditions.map(({ source }) => source)).toContain("prose");
  });
  it.each([
    [String.raw`\frac12 w^\top w + w^\top w`, String.raw`- \frac12`],
    [String.raw`\frac12 w^\top w - w^\top w`, String.raw`+ \frac12`],
  ])("make no slip right: %s, %s", (middle, end) => {
    expect(last(dual("Substituting back, we obtain", middle, end)).filter((verdict) => verdict === "equal").length).toBeLessThan(3);
  });
  it("are asked for where no words put them in", () => {
    expect(last(dual("The Lagrangian again:", String.raw`\frac12 w^\top w - w^\top w`, String.raw`- \frac12`))).toContain("undecided");
  });
});

describe("a substitution whose letter the chain no longer has", () => {
  const chain = (sign: string): string => String.raw`Let $x = 2\sin\theta$, $dx = 2\cos\theta \, d\theta$:

$$\int \frac{2\cos\theta \, d\theta}{\sqrt{4 - 4\sin^2\theta}} = ${sign}\int \frac{2\cos\theta \, d\theta}{2\cos\theta} = ${sign}\int d\theta$$`;
  it("keeps its principal branch", () => {
    const made = steps(chain("")).at(-1) ?? [];
    expect(made.map(({ verdict }) => verdict)).toEqual(["given", "equal", "equal"]);
    expect(made[1]?.conditions).toMatchObject([{ text: "0 < θ < π/2" }]);
    expect(last(chain("-"))).toContain("unequal");
  });
  it("is none of those that a table offers", () => {
    const table = String.raw`| form | substitution |
|--|--|
| $\sqrt{a^2 - x^2}$ | $x = a\sin\theta$ |
| $\sqrt{a^2 + x^2}$ | $x = a\tan\theta$ |

`;
    const made = (end: string): readonly string[] => last(`${table}${String.raw`Let $x = \tan\theta$. Then $$\int \frac{\sec^2\theta \, d\theta}{(1+\tan^2\theta)^{3/2}} = \int \cos\theta \, d\theta = \sin\theta + C = ${end} + C$$`}`);
    expect(made(String.raw`\frac{x}{\sqrt{1+x^2}}`)).toEqual(["given", "equal", "equal", "equal"]);
    expect(made(String.raw`\frac{1}{\sqrt{1+x^2}}`)).not.toEqual(["given", "equal", "equal", "equal"]);
  });
});

describe("numbers that count on", () => {
  const modes = (list: string): readonly string[] => last(String.raw`The modes have ${list}, and

$$\int_{-L}^{L} \sin\left(\frac{m\pi x}{L}\right) \sin\left(\frac{n\pi x}{L}\right) dx = \begin{cases} 0 & m \neq n \\ L & m = n \neq 0 \\ 0 & m = n = 0 \end{cases}$$`);
  it.each(["$n = 1, 2, 3, \\ldots$", "$n = 0, 1, 2, \\dots$", "$n = 1, 2, \\cdots, N$", "$n = 1, 2, 3$"])("give a letter no value: %s", (list) => {
    expect(modes(list)).toEqual(["given", "equal"]);
  });
  it("are no single number", () => {
    expect(last("Here $n = 4$. Then $$ n^2 + 1 = 17 = 16 + 1 $$")).toEqual(["given", "equal", "equal"]);
  });
});
