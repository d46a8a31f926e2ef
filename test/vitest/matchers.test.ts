// The matchers as a test of somebody else uses them: when they pass, when they fail and what they say then, and that a doubt never passes.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import "../../src/vitest/index.js";
import { describeDerivations } from "../../src/vitest/index.js";

/** The message of what an assertion throws; a test that passes where it should fail has none. */
function messageOf(assertion: () => void): string {
  try {
    assertion();
  } catch (problem) {
    return problem instanceof Error ? problem.message : String(problem);
  }
  return "it passed";
}

describe("toEqualExpression", () => {
  it("passes on equal expressions, in plain text or LaTeX, under assumptions", () => {
    expect("sin(2x)").toEqualExpression("2 sin x cos x");
    expect("\\frac{x^2 - 1}{x - 1}").toEqualExpression("x + 1");
    expect("sqrt(x^2)").toEqualExpression("x", { assume: ["x > 0"] });
    expect("(x + 1)^2").not.toEqualExpression("x^2 + 1");
  });
  it("says both sides and the witness", () => {
    expect(messageOf(() => expect("(x + 1)^2").toEqualExpression("x^2 + 1"))).toMatch(/^expected this to be equal to the expected expression\n\n {2}found {5}\(x \+ 1\)\^2\n {2}expected {2}x\^2 \+ 1\n {2}proof {5}at x = .+ what was found is .+, what was expected is /);
    expect(messageOf(() => expect("x + x").not.toEqualExpression("2x"))).toContain("expected this not to be equal to the expected expression, and it is (identity");
  });
  it("does not pass under a condition that nobody assumed, and says which", () => {
    expect(messageOf(() => expect("log(x^2)").toEqualExpression("2 log x"))).toContain('it is so only if x > 0');
    expect("log(x^2)").toEqualExpression("2 log x", { assume: ["x > 0"] });
  });
  it("fails both ways where it cannot be decided or read", () => {
    for (const text of ["x + ", "E[x]"]) {
      expect(messageOf(() => expect(text).toEqualExpression("2x"))).toContain("could not be decided");
      expect(messageOf(() => expect(text).not.toEqualExpression("2x"))).toContain("could not be decided");
    }
    expect(messageOf(() => expect(3).toEqualExpression("3"))).toContain("found a number, expected an expression");
  });
});

describe("toBeDerivativeOf", () => {
  it("knows the derivative", () => {
    expect("2x sin x + x^2 cos x").toBeDerivativeOf("x^2 sin x", "x");
    expect("-\\sin(t) e^{\\cos t}").toBeDerivativeOf("e^{\\cos t}", "t");
    expect("1/(1 - x)").not.toBeDerivativeOf("log(1 - x)", "x");
  });
  it("says what it is instead", () => {
    expect(messageOf(() => expect("x * 5^(x - 1)").toBeDerivativeOf("5^x", "x"))).toMatch(/expected this to be the derivative of 5\^x by x\n\n[\s\S]*which is {2}the derivative of 5\^x by x\n {2}proof/);
  });
});

const right = "d/dx x^2 sin x\n = 2x sin x + x^2 cos x\n";
const wrong = "d/dx x^2 sin x\n = 2x sin x - x^2 cos x\n";

describe("toBeARightDerivation and toGoWrongAt", () => {
  it("pass on what is so", () => {
    expect(right).toBeARightDerivation();
    expect(wrong).not.toBeARightDerivation();
    expect(wrong).toGoWrongAt(1);
    expect(wrong).not.toGoWrongAt(2);
    expect(right).not.toGoWrongAt(1);
    expect("$$ \\frac{d}{dx} x^3 = 3x^2 $$").toBeARightDerivation();
  });
  it("show the account of the command line", () => {
    const message = messageOf(() => expect(wrong).toBeARightDerivation());
    for (const part of ["step 1 is wrong: the − should be +", "^", "instead   = 2x sin x + x^2 cos x", "proof     at x ="]) expect(message).toContain(part);
    expect(messageOf(() => expect(wrong).toGoWrongAt(2))).toContain("expected the derivation to go wrong at step 2, and it goes wrong at step 1");
    expect(messageOf(() => expect(right).toGoWrongAt(1))).toContain("and nothing in it is wrong");
  });
  it("fail both ways where nothing is found or decided", () => {
    for (const text of ["no mathematics here", "d/dx x^2\n = E[x]\n"]) {
      expect(messageOf(() => expect(text).toBeARightDerivation())).toMatch(/no derivation was found|could not be decided/);
      expect(messageOf(() => expect(text).not.toBeARightDerivation())).toMatch(/no derivation was found|could not be decided/);
    }
    expect(messageOf(() => expect("d/dx x^2\n = E[x]\n").not.toGoWrongAt(1))).toContain("could not be decided");
  });
});

describe("toBeGradientOf", () => {
  const loss = "-(y*log(p)+(1-y)*log(1-p))";
  const question = { variables: ["p", "y"], by: ["p"], assume: ["0 < p < 1"] };
  it("holds a function against the derived gradient", () => {
    expect((p: number, y: number) => -(y / p - (1 - y) / (1 - p))).toBeGradientOf(loss, question);
    expect((w: number, b: number) => [2 * w * b + 1, w * w]).toBeGradientOf("w^2 b + w", { variables: ["w", "b"] });
    expect((w: number, b: number) => Float64Array.of(2 * w * b + 1, w * w)).toBeGradientOf("w^2 b + w", { variables: ["w", "b"] });
    expect((x: number) => 1 / x).toBeGradientOf("log x", { variables: ["x"] });
  });
  it("says where it is wrong, what is right, and what kind of wrong it is", () => {
    const message = messageOf(() => expect((p: number, y: number) => -(y / p + (1 - y) / (1 - p))).toBeGradientOf(loss, question));
    expect(message).toMatch(/expected this to be the gradient of -\(y\*log\(p\)\+\(1-y\)\*log\(1-p\)\)\n\n {2}at {8}p = 0\.\d+, y = [\d.−]+\n {2}found {5}d\/dp = −?[\d.]+\n {2}expected {2}d\/dp = /);
    expect(messageOf(() => expect((p: number, y: number) => y / p - (1 - y) / (1 - p)).toBeGradientOf(loss, question))).toContain("this is the negative of the gradient");
    expect(messageOf(() => expect((w: number, b: number) => [2 * w * b + 1, w]).toBeGradientOf("w^2 b + w", { variables: ["w", "b"] }))).toContain("only the derivative by b is wrong");
  });
  it("is not fooled by a function that is right at simple numbers only", () => {
    expect((x: number) => (Number.isInteger(2 * x) ? 2 * x : 2 * x + 1e-6)).not.toBeGradientOf("x^2", { variables: ["x"] });
  });
  it("refuses what is no gradient", () => {
    expect(messageOf(() => expect(() => NaN).toBeGradientOf("x^2", { variables: ["x"] }))).toContain("found     d/dx = NaN");
    expect(messageOf(() => expect(() => [1, 2]).toBeGradientOf("x^2", { variables: ["x"] }))).toContain("found a list of 2, expected 1 number");
    expect(messageOf(() => expect(() => { throw new RangeError("no"); }).toBeGradientOf("x^2", { variables: ["x"] }))).toContain("RangeError: no");
    expect(messageOf(() => expect(5).toBeGradientOf("x^2", { variables: ["x"] }))).toContain("expected a function of x");
  });
  it("fails both ways where there is no gradient to hold against", () => {
    const nowhere = () => expect((x: number) => x).not.toBeGradientOf("log(x)", { variables: ["x"], assume: ["x < 0"] });
    expect(messageOf(nowhere)).toContain("no point was found");
    expect(messageOf(() => expect((x: number) => x).not.toBeGradientOf("x y", { variables: ["x"] }))).toContain("holds y, which the variables do not name");
    expect(messageOf(() => expect((x: number) => x).not.toBeGradientOf("x +", { variables: ["x"] }))).toContain("the expression, column");
  });
});

describe("describeDerivations", () => {
  const folder = mkdtempSync(join(tmpdir(), "misstep-describe-"));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  writeFileSync(join(folder, "a.txt"), right);
  writeFileSync(join(folder, "b.md"), "---\nexpect: wrong at 1\n---\n\n$$ \\frac{d}{dx} e^{2x} = e^{2x} $$\n");
  writeFileSync(join(folder, "prose.md"), "Nothing to check.\n");
  describeDerivations("*.{txt,md}", { cwd: folder });
});
