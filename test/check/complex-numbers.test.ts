// Complex numbers: arithmetic with i² = −1, conjugates and moduli, Euler's formula, whole powers; where i counts or z may be real, nothing is called wrong for being complex.

import { describe, expect, it } from "vitest";
import { checkText } from "../../src/check/check.js";

/** The verdicts of a Markdown document, lines that are given left out. */
function verdicts(text: string): readonly string[] {
  return checkText(text, { path: "text.md" }).derivations.flatMap(({ steps }) => steps.filter((step) => step.verdict !== "given").map((step) => step.verdict));
}

interface Case {
  readonly what: string;
  readonly text: string;
  readonly expected: readonly string[];
}

const CASES: readonly Case[] = [
  { what: "a product, and its sign", text: String.raw`Multiply the complex numbers: $$(2+3i)(1-4i) = 2 - 8i + 3i - 12i^2 = 14 - 5i$$ $$(2+3i)(1-4i) = 2 - 8i + 3i - 12i^2 = -10 - 5i$$`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "a quotient by the conjugate", text: String.raw`Since $i^2=-1$, $$\frac{1+2i}{3-i} = \frac{(1+2i)(3+i)}{(3-i)(3+i)} = \frac{1+7i}{10}$$ $$\frac{1+2i}{3-i} = \frac{(1+2i)(3+i)}{(3-i)(3+i)} = \frac{1+7i}{8}$$`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "moduli and conjugates", text: String.raw`For complex numbers $z$ and $w$, $$|z + w|^2 = (z+w)(\bar z + \bar w) = |z|^2 + z\bar w + \overline{z\bar w} + |w|^2 = |z|^2 + 2\operatorname{Re}(z\bar w) + |w|^2$$ $$|z + w|^2 = (z+w)\overline{(z+w)} = |z|^2 + |w|^2 + 1 - 1$$`, expected: ["equal", "equal", "equal", "equal", "unequal"] },
  { what: "real and imaginary part", text: String.raw`Let $z = x + iy$. $$\operatorname{Im}(z^2) = \operatorname{Im}(x^2 - y^2 + 2ixy) = 2xy$$ $$\Re(z^2) = \Re(x^2 + y^2 + 2ixy) = x^2+y^2$$ $$\operatorname{Re}(z^2) = \operatorname{Re}(x^2 - y^2 + 2ixy) = x^2+y^2$$`, expected: ["equal", "equal", "undecided", "equal", "equal", "unequal"] },
  { what: "Euler's formula", text: String.raw`$$e^{i\theta} + e^{-i\theta} = \cos\theta + i\sin\theta + \cos\theta - i\sin\theta = 2\cos\theta$$ $$\frac{e^{i\theta} - e^{-i\theta}}{2} = i\sin\theta = \sin\theta$$`, expected: ["equal", "equal", "equal", "unequal"] },
  { what: "powers by the angle", text: String.raw`By De Moivre, $$(\cos\theta + i\sin\theta)^n = \cos(n\theta) + i\sin(n\theta) = e^{in\theta}$$ $$(1+i)^8 = \left(\sqrt2e^{i\pi/4}\right)^8 = 16e^{2\pi i} = 16$$ $$(1+i)^8 = \left(\sqrt2e^{i\pi/4}\right)^8 = 16e^{\pi i}$$`, expected: ["equal", "equal", "equal", "equal", "equal", "equal", "unequal"] },
  { what: "roots of negative numbers", text: String.raw`With the imaginary unit, $$\sqrt{-4}\sqrt{-9} = 2i\cdot 3i = -6$$ $$\sqrt{-4}\sqrt{-9} = \sqrt{36} = 6$$`, expected: ["equal", "equal", "unequal", "equal"] },
  { what: "an integral by a complex exponential", text: String.raw`$$\int e^{ix}\,dx = \frac{e^{ix}}{i} + C = -ie^{ix} + C = ie^{ix} + C$$`, expected: ["equal", "equal", "unequal"] },
  { what: "a letter that may be real", text: String.raw`A wave travels along $z$: $$|e^{ikz}| + 1 = 1 + 1 = 2$$ $$e^{ikz}e^{-ikz} + 1 = 1 + 1 = 3$$`, expected: ["undecided", "equal", "equal", "unequal"] },
  { what: "real z in a text that speaks of complex numbers elsewhere", text: String.raw`Complex numbers come later. $$z^2 + 1 = |z|^2 + 1 = |z^2| + 1$$`, expected: ["equal", "equal"] },
  { what: "what counts is no imaginary unit", text: String.raw`Later we use complex numbers. $$\sum_{i=1}^n i^2 + i - i = \frac{n(n+1)(2n+1)}{6} = \frac{n(n+1)(2n+1)}{6} + 1$$`, expected: ["equal", "unequal"] },
  { what: "a mean is no conjugate", text: String.raw`The characteristic function is a complex function. $$n\bar x^2 + 1 = |n|\,|\bar x|^2 + 1$$ $$3\bar x^2 - 2 = 3\,|\bar x|^2 - 2 = 3\bar x\bar x - 2$$`, expected: ["equal", "equal"] },
  { what: "an overline where nothing is complex", text: String.raw`$$\overline{A + B} + 1 = \overline{A}\,\overline{B} + 1 = 1 + \overline{A}\,\overline{B}$$`, expected: ["undecided", "equal"] },
];

describe("complex numbers", () => {
  it.each(CASES)("$what", ({ text, expected }) => {
    expect(verdicts(text)).toEqual(expected);
  });

  it("says how the letters are read", () => {
    const [derivation] = checkText("Let $z = x+iy$. $$z\\bar z = (x+iy)(x-iy) = x^2+y^2$$", { path: "text.md" }).derivations;
    expect(derivation?.notes.map(({ message }) => message)).toContain("i is the imaginary unit, z is complex; the other letters are real");
  });
});
