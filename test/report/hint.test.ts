// Hints say more from level to level and never more than their level; the explanation of steps names each rule.

import { describe, expect, it } from "vitest";
import { check } from "../../src/index.js";
import { explainSteps } from "../../src/report/explain-steps.js";
import { hintLevels } from "../../src/report/hint-level.js";
import { hintFormat, hintSubject, hintText } from "../../src/report/hint.js";
import { context, derivation, report, step } from "./fixtures.js";

const wrong = check("d/dx (x^2 ln(1 - x))\n = 2x ln(1 - x) + x^2 * 1/(1 - x)", { notation: "text", path: "a.txt" });
const [found] = wrong.derivations;
if (found === undefined) throw new Error("no derivation was read");

describe("a hint", () => {
  it("of level 1 says the step, and not the part, the rule or the line", () => {
    const text = hintFormat(1).render(wrong, context());
    expect(text).toContain("Step 1, in line 2, does not follow from the line before it.");
    expect(text).toContain("--hint 2 says more");
    for (const more of ["1/(1 - x)", "chain rule", "should be"]) expect(text).not.toContain(more);
  });

  it("of level 2 quotes the part with its place, and does not say what should be there", () => {
    const text = hintFormat(2).render(wrong, context());
    expect(text).toMatch(/hint 2 +Look at this part of it: `\+ x\^2 \* 1\/\(1 - x\)`, at column \d+ of line 2\./);
    for (const more of ["chain rule", "should be", "- x^2"]) expect(text).not.toContain(more);
  });

  it("of level 3 states the rule", () => {
    const text = hintFormat(3).render(wrong, context());
    expect(text).toContain("chain rule");
    expect(text).not.toContain("should be");
  });

  it("of level 4 gives the corrected line, and there is no more to say", () => {
    const text = hintFormat(4).render(wrong, context());
    expect(text).toContain("The line should be: = 2x ln(1 - x) - x^2 * 1/(1 - x)");
    expect(text).not.toContain("says more");
  });

  it("is the same sentence for every surface", () => {
    const subject = hintSubject(found);
    if (subject === null) throw new Error("nothing is wrong");
    const text = hintFormat(4).render(wrong, context({ width: 1000 })).replace(/\s+/g, " ");
    for (const level of hintLevels) expect(text).toContain(hintText(subject, level).replace(/\s+/g, " "));
  });

  it("is about the first wrong step, and says what is known where no place was found", () => {
    const derivations = [derivation("a.md", 3, { status: "wrong", steps: [step(0, found.steps[0] ?? fail()), step(1, found.steps[1] ?? fail(), { verdict: "unequal" })] })];
    const text = hintFormat(4).render(report(derivations), context());
    expect(text).toContain("compare the whole line");
    expect(text).toContain("No corrected line was found.");
  });

  it("says of a right derivation that there is nothing to hint at", () => {
    expect(hintFormat(2).render(check("d/dx x^2\n = 2x", { notation: "text", path: "b.txt" }), context())).toBe("✓ b.txt:1  every step is right\n");
  });
});

describe("the explanation of steps", () => {
  it("names the rule of each right step with what it says", () => {
    const text = explainSteps.render(check("d/dx (x^2 sin x)\n = 2x sin x + x^2 cos x\n = x (2 sin x + x cos x)", { notation: "text", path: "c.txt" }), context());
    expect(text.split("\n")).toEqual([
      "c.txt:1", "      0  d/dx ( x² sin x )", "         what is given", "  ✓   1  = 2x sin x + x² cos x", "         product rule: (u v)′ = u′ v + u v′",
      "  ✓   2  = x (2 sin x + x cos x)", "         algebra: the same expression, written otherwise", "",
    ]);
  });

  it("says of a wrong step only that it is wrong", () => {
    expect(explainSteps.render(wrong, context())).toContain("wrong: misstep check says where");
  });
});

function fail(): never {
  throw new Error("there is no such step");
}
