// Components of a position that the text gives as a list, and curves that are given anew.

import { describe, expect, it } from "vitest";

import { check } from "../../src/index.js";

const verdictsOf = (text: string): readonly string[] => check(`${text}\n`, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.filter(({ verdict }) => verdict !== "given").map(({ verdict }) => verdict));
const chain = (...sides: readonly string[]): string => `$$\n\\begin{aligned} ${sides.map((side, k) => (k === 0 ? side : `&= ${side}`)).join(" \\\\ ")} \\end{aligned}\n$$`;

describe("the components of a position", () => {
  const curve = "The curve is $\\vec{r}(t) = \\langle t + 2, t^2, 5t \\rangle$. With its components";
  it.each([
    [`${curve}\n\n${chain("[x(t)]^2 - [y(t)] + b[z(t)]", "[t+2]^2 - [t^2] + b[5t]", "(4 + 5b)t + 4")}`, ["equal", "equal"]],
    [`${curve}\n\n${chain("[x(t)]^2 - [y(t)] + b[z(t)]", "[t+2]^2 - [t^2] + b[4t]", "(4 + 4b)t + 4")}`, ["unequal", "equal"]],
    [`${curve}\n\n${chain("[x(t)]^2 + [y(t)] + b[z(t)]", "[t+2]^2 - [t^2] + b[5t]")}`, ["unequal"]],
    [`The curve is $\\vec{r}(t) = \\langle t + 2, t^2, 5t \\rangle$. Then\n\n${chain("z(t) + x(t) - y(t)", "5t + t + 2 - t^2", "2 + 6t - t^2")}`, ["equal", "equal"]],
  ])("%s", (text, verdicts) => {
    expect(verdictsOf(text)).toEqual(verdicts);
  });

  it.each([
    // What the text says of them itself is what they are.
    `The velocity is $\\vec{r}(t) = \\langle t + 2, t^2 \\rangle$ where $x(t) = \\cos t$ and $y(t) = \\sin t$.\n\n${chain("x(t) + y(t)", "t + 2 + t^2")}`,
    // A list of three has three components.
    `The curve is $\\vec{r}(t) = \\langle t + 2, t^2, 5t \\rangle$.\n\n${chain("x(t) + y(t)", "t + 2 + t^2")}`,
    // Another vector is no position.
    `The force is $\\vec{F}(t) = \\langle t + 2, t^2 \\rangle$.\n\n${chain("x(t) + y(t)", "t + 2 + t^2")}`,
    // Of another letter.
    `The curve is $\\vec{r}(s) = \\langle s + 2, s^2 \\rangle$.\n\n${chain("x(t) + y(t)", "t + 2 + t^2")}`,
  ])("are not taken from %s", (text) => {
    expect(verdictsOf(text)).not.toEqual(["equal"]);
  });
});

describe("a curve that is changed", () => {
  const text = (words: string): string => `Around the circle we go by\n\n$$\n\\begin{aligned} x(t) &= \\cos t \\\\ y(t) &= \\sin t \\end{aligned}\n$$\n\n${words}\n\n$$\n\\begin{aligned} x(t) &= 3\\cos t \\\\ y(t) &= 3\\sin t \\end{aligned}\n$$\n\nand\n\n${chain("[x(t)]^2 + [y(t)]^2", "9")}`;
  it("is another one", () => {
    expect(verdictsOf(text("So we change the parametrization to"))).toEqual(["equal"]);
  });

  it("is not, where it is said to follow", () => {
    expect(verdictsOf(text("So the parametrization is"))).not.toEqual(["equal"]);
  });
});
