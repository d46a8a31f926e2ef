// Numbers that stand in the places of letters or of data of which the text says nothing are taken as said; what is reckoned with them is judged.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";

const verdictsOf = (text: string): readonly string[] => check(text, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.slice(1).map(({ verdict }) => verdict));

describe("numbers in the places of letters", () => {
  const score = "The score is\n\n$$ q = \\frac{r - m}{d} $$\n\nand here\n\n";
  it.each([
    ["behind the formula of the name", `${score}$$ q = \\frac{84 - 70}{8} = \\frac{14}{8} = 1.75 $$`, ["given", "equal", "equal"]],
    ["with a slip in what they come to", `${score}$$ q = \\frac{84 - 70}{8} = \\frac{24}{8} = 3 $$`, ["given", "unequal", "equal"]],
    ["in another formula", `${score}$$ q = \\frac{84 + 70}{8} = \\frac{154}{8} $$`, ["undecided", "equal"]],
    ["one of which the text says otherwise", `Let $d = 5$. ${score}$$ q = \\frac{84 - 70}{8} = \\frac{14}{8} $$`, ["undecided", "equal"]],
    ["in the side before, twice for one letter", "$$ w = \\frac{t}{1 + t^2} = \\frac{3}{1 + 3^2} = \\frac{3}{10} $$", ["given", "given", "equal"]],
    ["with two numbers for one letter", "Let $t > 0$.\n\n$$ w = \\frac{t}{1 + t^2} = \\frac{3}{1 + 2^2} = \\frac{3}{5} $$", ["given", "undecided", "equal"]],
    ["with its sign in brackets", `${score}$$ q = \\frac{84 - (-6)}{8} = \\frac{90}{8} $$`, ["given", "equal"]],
    ["for members of a family", "$$ g = y_2 - z_2 = 7 - 4.5 = 2.5 $$", ["given", "given", "equal"]],
  ])("%s", (_name, text, expected) => {
    expect(verdictsOf(text)).toEqual(expected);
  });
});

describe("data of which the text says nothing", () => {
  it.each([
    ["a mean", "$$ m = \\frac1n \\sum_{i=1}^n x_i = \\frac{4 + 5 + 9}{3} = 6 $$", ["given", "given", "equal"]],
    ["a sum of squares, with a slip behind it", "$$ s = \\sum_{i=1}^n (x_i - m)^2 = 4 + 1 + 9 = 13 $$", ["given", "given", "unequal"]],
    ["with an entry that is said", "Let $x_1 = 4$.\n\n$$ m = \\frac13 \\sum_{i=1}^3 x_i = \\frac{3 + 5 + 9}{3} = \\frac{17}{3} $$", ["given", "undecided", "equal"]],
    ["that is said in full", "Let $x = (4, 5, 9)$.\n\n$$ m = \\frac13 \\sum_{i=1}^3 x_i = \\frac{4 + 5 + 8}{3} = \\frac{17}{3} $$", ["given", "unequal", "equal"]],
    ["a sum that is a bare number", "$$ s = \\sum_{i=1}^n (x_i - m) = 0 $$", ["given", "undecided"]],
  ])("%s", (_name, text, expected) => {
    expect(verdictsOf(text)).toEqual(expected);
  });
});

describe("the power of a name", () => {
  it.each([
    ["alone", "The statistic is\n\n$$ \\chi^2 = \\frac{(7-9)^2}{9} + \\frac{(11-9)^2}{9} = \\frac89 $$", ["given", "equal"]],
    ["with a slip behind it", "The statistic is\n\n$$ \\chi^2 = \\frac{(7-9)^2}{9} + \\frac{(11-9)^2}{9} = \\frac49 $$", ["given", "unequal"]],
    ["with its formula", "We use\n\n$$ \\chi^2 = \\sum \\frac{(O_i - E)^2}{E} $$\n\nand find\n\n$$ \\chi^2 = \\frac{(7-9)^2}{9} + \\frac{(11-9)^2}{9} = \\frac49 $$", ["given", "unequal"]],
    ["of which the text says something", "Let $\\chi = 3$.\n\n$$ \\chi^2 = \\frac{(7-9)^2}{9} + \\frac{(11-9)^2}{9} = \\frac89 $$", ["undecided", "equal"]],
  ])("%s", (_name, text, expected) => {
    expect(verdictsOf(text)).toEqual(expected);
  });
});

describe("an equation with numbers for one letter", () => {
  const row = "For the third row\n\n$$ 3 = 1 + 0.5 \\cdot 2.5 + v $$\n\n";
  it.each([
    ["is solved by the display behind it", `${row}$$ v = 3 - 2.25 = 0.75 $$`, ["equal", "equal"]],
    ["is not, by another number", `${row}$$ v = 3 - 2.35 = 0.65 $$`, ["undecided", "equal"]],
    ["is not, where another equation says otherwise", `We have $v + 1 = 4$. ${row}$$ v = 3 - 2.25 = 0.75 $$`, ["undecided", "equal"]],
    ["has two solutions", "We need\n\n$$ v^2 - 4 = 5 $$\n\n$$ v = 9 - 6 = 3 $$", ["given", "equal"]],
  ])("%s", (_name, text, expected) => {
    expect(verdictsOf(text)).toEqual(expected);
  });
});
