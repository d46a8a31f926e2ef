import { describe, expect, it } from "vitest";
import { check, type DerivationReport } from "../../src/index.js";
import { RIGHT, WRONG } from "./statement-chains.js";

function derivationOf(lines: readonly string[], notation: "text" | "markdown" = "text"): DerivationReport {
  const { derivations } = check(lines.join("\n"), { notation });
  const [derivation] = derivations;
  if (derivation === undefined || derivations.length !== 1) throw new Error(`expected one derivation, found ${derivations.length}`);
  return derivation;
}

const align = (...rows: readonly string[]): DerivationReport => derivationOf(["\\begin{align}", rows.join(" \\\\\n"), "\\end{align}"], "markdown");
const verdicts = (derivation: DerivationReport): readonly string[] => derivation.steps.map((step) => step.verdict);
const conditions = (derivation: DerivationReport): readonly string[] => derivation.steps.flatMap((step) => step.conditions.map((condition) => condition.text));

describe("chains of statements", () => {
  it("has at least 60 right and 60 wrong ones", () => {
    expect(RIGHT.length).toBeGreaterThanOrEqual(60);
    expect(WRONG.length).toBeGreaterThanOrEqual(60);
  });

  it.each(RIGHT.map((lines) => [lines.join(" → "), lines] as const))("right: %s", (_, lines) => {
    const derivation = derivationOf(lines);
    expect(derivation.status).toBe("right");
    expect(derivation.steps).toHaveLength(lines.length);
  });

  it.each(WRONG.map(([step, lines]) => [lines.join(" → "), step, lines] as const))("wrong: %s, first at step %i", (_, step, lines) => {
    const derivation = derivationOf(lines);
    expect(derivation.firstWrongStep).toBe(step);
    expect(derivation.steps[step]?.witness).not.toBeNull();
    expect(derivation.steps[step]?.diagnosis?.message).toMatch(/satisfies|holds/);
  });
});

describe("what is said of a statement", () => {
  it("a lost solution is the witness", () => {
    const [, step] = derivationOf(["x^2 = x", "x = 1"]).steps;
    expect(step?.witness).toEqual({ at: { x: "0" }, left: "holds", right: "does not hold" });
    expect(step?.diagnosis?.message).toBe("A solution is lost: x = 0 satisfies the line before and not this one.");
  });

  it("a lost root that is not rational is enclosed", () => {
    const [, step] = derivationOf(["x^2 = 2", "x = sqrt(2)"]).steps;
    const value = step?.witness?.at["x"];
    const bounds = typeof value === "object" && "enclosure" in value ? value.enclosure.map(Number) : [];
    expect(bounds[0]).toBeLessThan(-Math.SQRT2);
    expect(bounds[1]).toBeGreaterThan(-Math.SQRT2);
  });

  it.each([
    [["y^3 = 5", "y = 5^3"], "y = 5^(1/3)"],
    [["y^(3/2) = 5", "y = 5^(3/2)"], "y = 5^(2/3)"],
    [["y^(3/2) = 125/pi", "y = (125/pi)^(3/2)"], "y = (125/pi)^(2/3)"],
  ])("an exponent in the place of its reciprocal: %j", (lines, fix) => {
    const [, step] = derivationOf(lines).steps;
    expect(step?.verdict).toBe("unequal");
    expect(step?.diagnosis?.mistake).toBe("wrong-exponent");
    expect(step?.diagnosis?.fix).toBe(fix);
    expect(step?.diagnosis?.message).toMatch(/y ≈ \d+\.\d+ satisfies the line before/);
  });

  it("an extra solution contradicts ⇔ and not ⇒", () => {
    expect(verdicts(derivationOf(["2x = 6", "<=> x^2 = 9"]))).toEqual(["given", "unequal"]);
    const forward = derivationOf(["2x = 6", "=> x^2 = 9"]);
    expect(forward.status).toBe("right");
    expect(conditions(forward)).toEqual(["one way only: x = -3 satisfies this line and not the line before"]);
  });

  it("squaring may add a solution, which a later line may drop", () => {
    const derivation = derivationOf(["sqrt(x + 5) = x - 1", "x + 5 = (x-1)^2", "x = 4 or x = -1", "x = 4"]);
    expect(derivation.status).toBe("right");
    expect(conditions(derivation)).toEqual(["one way only: x = -1 satisfies this line and not the line before"]);
  });

  it("dividing by another quantity is a condition", () => {
    expect(conditions(derivationOf(["P V = n R T", "P = n R T/V"]))).toEqual(["V ≠ 0"]);
    expect(conditions(derivationOf(["m g h = m v^2/2", "g h = v^2/2"]))).toEqual(["m ≠ 0"]);
    expect(conditions(derivationOf(["x z = y z", "x = y"]))).toEqual(["z ≠ 0"]);
  });

  it("a root of several quantities holds for one sign", () => {
    expect(conditions(derivationOf(["v^2 = 2 g h", "v = sqrt(2 g h)"]))).toContain("v ≥ 0");
  });

  it("a stated condition keeps a solution out", () => {
    expect(derivationOf(["assume: x > 0", "x^2 = 9", "x = 3"]).status).toBe("right");
    expect(derivationOf(["assume: x != 0", "x^2 = x", "x = 1"]).status).toBe("right");
    expect(derivationOf(["Let $x > 0$.", "$$x^2 = 9 \\implies x = 3$$"], "markdown").status).toBe("right");
  });

  it("prints the statement", () => {
    expect(derivationOf(["x^2 = 9", "x = ±3"]).steps.map((step) => step.reading)).toEqual(["x² = 9", "x = 3 or x = −3"]);
  });

  it("after a wrong line the later ones are judged against it", () => {
    const derivation = derivationOf(["2x + 3 = 7", "2x = 10", "x = 5"]);
    expect(derivation.steps.map((step) => step.afterError)).toEqual([null, null, "consistent"]);
  });
});

describe("notations", () => {
  it.each([
    ["rows with arrows", ["\\begin{align*}", "2x + 3 &= 7 \\\\", "\\implies 2x &= 4 \\\\", "\\implies x &= 2", "\\end{align*}"]],
    ["one line", ["$$x^2 - 5x + 6 = 0 \\implies (x-2)(x-3) = 0 \\implies x = 2 \\text{ or } x = 3$$"]],
    ["a set", ["$$x^2 = 9 \\iff x \\in \\{3, -3\\}$$"]],
    ["values side by side", ["\\begin{align}", "x^2 &= 9 \\\\", "x &= 3, -3", "\\end{align}"]],
    ["an interval", ["\\begin{align}", "x^2 - 4x &\\le 0 \\\\", "x &\\in [0, 4]", "\\end{align}"]],
    ["no solution", ["\\begin{align}", "x^2 + 1 &= 0 \\\\", "x^2 &= -1 \\\\", "&\\text{no real solutions}", "\\end{align}"]],
    ["inequalities", ["\\begin{align}", "x^2 - x - 6 &> 0\\\\", "(x-3)(x+2) &> 0 \\\\", "x > 3 &\\text{ or } x < -2", "\\end{align}"]],
    ["systems", ["$$\\begin{cases} 2x + y = 3 \\\\ x - y = 3 \\end{cases} \\iff \\begin{cases} x = 2 \\\\ y = -1 \\end{cases}$$"]],
    ["a substitution", ["\\begin{align}", "x^4 - 5x^2 + 4 &= 0 \\\\", "u &= x^2 \\\\", "u^2 - 5u + 4 &= 0 \\\\", "u &= 1, 4", "\\end{align}"]],
    ["implicit differentiation", ["Let $y$ be a function of $x$ with", "\\begin{align*}", "x^2 + y^2 &= 25 \\\\", "2x + 2y\\frac{dy}{dx} &= 0 \\\\", "\\frac{dy}{dx} &= -\\frac{x}{y}", "\\end{align*}"]],
  ])("%s", (_, lines) => {
    expect(derivationOf(lines, "markdown").status).toBe("right");
  });

  it("a wrong system and a wrong interval", () => {
    expect(verdicts(derivationOf(["$$\\begin{cases} 2x + y = 3 \\\\ x - y = 3 \\end{cases} \\iff \\begin{cases} x = 2 \\\\ y = 1 \\end{cases}$$"], "markdown"))).toEqual(["given", "unequal"]);
    expect(verdicts(align("x^2 - 4x &\\le 0", "x &\\in (0, 4)"))).toEqual(["given", "unequal"]);
  });
});

describe("what is no mistake for certain stays undecided", () => {
  it.each([
    ["one of many solutions of a sine", ["\\sin x &= \\frac12", "x &= \\frac{\\pi}{6}"]],
    ["equations below each other", ["x^2 &= 9", "2x + 1 &= 5"]],
    ["a rounded value", ["3x &= 2", "x &= 0.667"]],
    ["a constant of integration", ["y' &= -2y", "\\ln|y| &= -2x + C"]],
    ["values put in", ["x^2 + y^2 &= 25", "2x + 2yy' &= 0", "y' &= -\\frac{x}{y}", "y' &= -\\frac{3}{4}"]],
    ["a reason in words", ["x^2 &= 9", "x &= 3 \\text{ since only positive lengths count}"]],
  ])("%s", (_, rows) => {
    expect(align(...rows).status).toBe("undecided");
  });

  it("a reason in the prose", () => {
    expect(derivationOf(["We have", "$$x^2 = 9.$$", "Since $x$ is a length, we get", "$$x = 3.$$"], "markdown").status).not.toBe("wrong");
  });
});
