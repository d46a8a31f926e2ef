// Tests of a project's mathematics: formulas, hand-written gradients, and the derivations of its pages.
import { describe, expect, it } from "vitest";
import { describeDerivations } from "misstep/vitest";
import { lossGradient, squaredErrorGradient } from "./src/loss.js";

describe("formulas", () => {
  it("has the right identity", () => {
    expect("sin(2x)").toEqualExpression("2 sin x cos x");
    expect("log(x^2)").toEqualExpression("2 log x", { assume: ["x > 0"] });
  });

  it("has the right derivative", () => {
    expect("2x sin x + x^2 cos x").toBeDerivativeOf("x^2 sin x", "x");
  });

  it("knows a right derivation from a wrong one", () => {
    expect("d/dx x^3 = 3x^2").toBeARightDerivation();
    expect("d/dx 5^x\n = x * 5^(x - 1)").toGoWrongAt(1);
  });
});

describe("gradients written by hand", () => {
  it("the cross-entropy", () => {
    expect(lossGradient).toBeGradientOf("-(y*log(p)+(1-y)*log(1-p))", { variables: ["p", "y"], by: ["p"], assume: ["0 < p < 1"] });
  });

  it("the squared error", () => {
    expect(squaredErrorGradient).toBeGradientOf("(w x + b - t)^2", { variables: ["w", "b", "x", "t"], by: ["w", "b"] });
  });
});

describeDerivations("content/**/*.md");
