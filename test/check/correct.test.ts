// Documents put right: the smallest change that the judge confirms, the rest to the character, in every notation; what is not certain is left.

import { describe, expect, it } from "vitest";
import { check, correct } from "../../src/index.js";
import type { CheckOptions } from "../../src/check/check.js";

describe("a wrong step is put right", () => {
  const table: readonly (readonly [string, CheckOptions["notation"], string, string])[] = [
    ["in plain text", "text", "d/dx (x^2 sin x)\n  = 2x sin x - x^2 cos x   # product rule\n", "d/dx (x^2 sin x)\n  = 2x sin x + x^2 cos x   # product rule\n"],
    ["with its line ends", "text", "d/dx (x^2 sin x)\r\n  = 2x sin x - x^2 cos x\r\n\r\n", "d/dx (x^2 sin x)\r\n  = 2x sin x + x^2 cos x\r\n\r\n"],
    ["after a byte order mark", "text", "\uFEFFd/dx (x^2 sin x)\n = 2x sin x - x^2 cos x", "\uFEFFd/dx (x^2 sin x)\n = 2x sin x + x^2 cos x"],
    ["after letters of two units", "markdown", "𝒳 and 😀: $$\\frac{d}{dx} \\ln(1 - x) = \\frac{1}{1 - x}$$ 😀\n", "𝒳 and 😀: $$\\frac{d}{dx} \\ln(1 - x) = -\\frac{1}{1 - x}$$ 😀\n"],
    ["in a block quote", "markdown", "> $$\\begin{aligned}\n> \\frac{d}{dx} x^3 &= 3x^3 \\\\\n> \\end{aligned}$$\n", "> $$\\begin{aligned}\n> \\frac{d}{dx} x^3 &= 3x^2 \\\\\n> \\end{aligned}$$\n"],
    ["in YAML", "yaml", "steps:\n  - d/dx x^3  # given\n  - by: power rule\n    is: 2x^2\n", "steps:\n  - d/dx x^3  # given\n  - by: power rule\n    is: 3x^2\n"],
    ["in a quoted scalar of YAML, with its escapes", "yaml", 'steps:\n  - "d/dx (\\\\sin x)"\n  - "\\\\sin x"\n', 'steps:\n  - "d/dx (\\\\sin x)"\n  - "\\\\cos x"\n'],
    [
      "in a notebook, which stays one", "notebook",
      '{"cells": [{"cell_type": "markdown", "source": ["$$\\\\frac{d}{dx} \\\\sin x = \\\\sin x$$"]}], "nbformat": 4}', '{"cells": [{"cell_type": "markdown", "source": ["$$\\\\frac{d}{dx} \\\\sin x = \\\\cos x$$"]}], "nbformat": 4}',
    ],
    [
      "and the steps that followed from it are redone", "text",
      "d/dx (x^2 sin x)\n = 2x sin x - x^2 cos x\n = x (2 sin x - x cos x)\n", "d/dx (x^2 sin x)\n = 2x sin x + x^2 cos x\n = x (2 sin x + x cos x)\n",
    ],
  ];
  it.each(table)("%s", (_name, notation, text, wanted) => {
    const { text: made, changes, left, report } = correct(text, { notation });
    expect([made, left]).toEqual([wanted, []]);
    expect(changes.length).toBeGreaterThan(0);
    expect(report).toEqual(check(wanted, { notation }));
    expect(report.summary.wrong).toBe(0);
  });
});

describe("nothing is changed", () => {
  it("where nothing is wrong", () => {
    const text = "d/dx x^2\n = 2x\n";
    expect(correct(text, { notation: "text" })).toMatchObject({ text, changes: [], left: [] });
  });

  it("where no repair is certain, and it is said", () => {
    const text = "sin x + ln x\n = e^(cos x) - 17 x^5\n";
    const { text: made, changes, left } = correct(text, { notation: "text" });
    expect([made, changes]).toEqual([text, []]);
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({ step: 1, line: 2 });
  });

  it("in a stated result, which is the author's claim", () => {
    const text = "# A\n\n$$\\frac{d}{dx} x^2 = 2x$$\n\nThe expected result is\n\n$$\\frac{d}{dx} x^2 = 3x$$\n";
    const { text: made, left } = correct(text, { notation: "markdown" });
    expect(made).toBe(text);
    expect(left.length).toBe(check(text, { notation: "markdown" }).summary.wrong);
  });

  it("of a text that is no document", () => {
    expect(correct("", {}).changes).toEqual([]);
    expect(correct("\u0000$$", {}).changes).toEqual([]);
  });
});
