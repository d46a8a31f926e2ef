// Steps that the whole of a text leaves open, and the text shortly before them decides.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdictsOf = (text: string): readonly string[] => check(text, { notation: "latex" }).derivations.at(-1)?.steps.map(({ verdict }) => verdict) ?? [];

const VALUE_AT = String.raw`
Suppose that $u = x^2 + yz$ with $x = r s$, $y = s$, $z = r$.

The function
\begin{align*}
u(r, s) &= (r s)^2 + s r
\end{align*}
So
\begin{align*}
\frac{\partial u}{\partial r}(r, s) &= 2 r s^2 + s
\end{align*}
and
\begin{align*}
\frac{\partial u}{\partial r}(2, 3) &= 2 (2)(3^2) + 3 = 39
\end{align*}
`;

describe("a text that begins shortly before a step", () => {
  it("decides it where a name is used otherwise farther back", () => {
    expect(verdictsOf(VALUE_AT)).toEqual(["given", "equal", "equal"]);
  });

  it("makes no slip right", () => {
    expect(verdictsOf(VALUE_AT.replace("+ 3 = 39", "+ 2 = 38"))).toEqual(["given", "undecided", "equal"]);
    expect(verdictsOf(VALUE_AT.replace("= 39", "= 38"))).toEqual(["given", "equal", "undecided"]);
  });

  it("takes no definition from farther on", () => {
    const speed = (quotient: string): string => String.raw`The road is long: $f(0) = 0$ and $f(2) = 100$. At some time $c$
\[ f'(c) = \frac{f(2) - f(0)}{2 - 0} = ${quotient} \]

Other words.

Now consider $f(x) = x^3 - 5x^2$.`;
    expect(verdictsOf(speed("50"))).toEqual(["given", "given", "equal"]);
    expect(verdictsOf(speed("40"))).not.toContain("equal");
  });

  it("does not make a constant of what varies", () => {
    expect(verdictsOf(String.raw`On the circle we know $x^2 + y^2 = 25$.

Other words.

\[ \frac{d}{dx}(x^2 + y^2) = 2x \]`)).toEqual(["given", "undecided"]);
  });

  it("does not take a function by cases for a smooth one", () => {
    expect(verdictsOf(String.raw`Let $f(x) = \begin{cases} x + 1 & \text{if } x \ne 2 \\ C & \text{if } x = 2 \end{cases}$.

In order for $f$ to be continuous at $2$, we must have
\[ \lim_{x\to 2} f(x) = f(2) \]`)).toEqual(["given", "undecided"]);
  });
});

describe("what the text says not to happen", () => {
  const solved = (words: string): readonly string[] => verdictsOf(String.raw`${words}
\begin{align*} 6x^2 - 200x &= 0 \\ \implies x &= \frac{100}{3} \end{align*}`);

  it("is no solution", () => {
    expect(solved("The fence cannot have $x = 0$, because the area would be zero then.")).toEqual(["given", "equal"]);
    expect(solved(String.raw`We cannot have $\sin\theta = 0$ or $x = 0$.`)).toEqual(["given", "equal"]);
  });

  it("excludes nothing else", () => {
    expect(solved("The fence cannot have $x = 3$.")).toEqual(["given", "unequal"]);
    expect(solved("If the fence is long, it cannot have $x = 0$.")).toEqual(["given", "unequal"]);
  });
});
