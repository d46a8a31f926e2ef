import { describe, expect, it } from "vitest";
import { ask, conditionTexts } from "./ask.js";
import { pairs } from "./pairs.js";

describe("the judge on pairs whose truth is known", () => {
  const disjoint = pairs.filter(([old]) => old === "log(1-x)");
  const others = pairs.filter(([old]) => old !== "log(1-x)");

  it.each(others)("%s against %s is %s", (old, now, truth) => {
    const judgement = ask(old, now);
    expect(judgement.verdict).toBe(truth === "ne" ? "unequal" : "equal");
    if (truth === "ne") {
      expect(judgement.certainty).toEqual({ kind: "witness" });
      expect(judgement.witness?.left).not.toBe(judgement.witness?.right);
    } else expect(judgement.witness).toBeNull();
  });
  it.each(disjoint)("%s against %s shares no point, so it is never equal", (old, now) => {
    const judgement = ask(old, now);
    expect(judgement.verdict).toBe("unequal");
    expect(judgement.witness).toBeNull();
    expect(judgement.reason).toBe("the right side is never defined where the left side is");
  });
  it("shows at least thirty of the equal ones as identities", () => {
    const identities = pairs.filter(([old, now, truth]) => truth !== "ne" && ask(old, now).certainty?.kind === "identity");
    expect(identities.length).toBeGreaterThanOrEqual(30);
  });
  it.each([["tanh(125)", "tanh(126)"], ["1+exp(-1000)", "1"], ["sin(x)*tanh(200)", "sin(x)*tanh(201)"]])("tells %s from %s although hundreds of bits agree", (old, now) => {
    expect(ask(old, now).verdict).toBe("unequal");
  });
  it("names the error bound of an identity and whether it is proven", () => {
    const { certainty } = ask("(x+1)^2", "x^2+2*x+1");
    expect(certainty).toMatchObject({ kind: "identity", bound: "proven" });
    expect(certainty?.kind === "identity" ? certainty.errorLog2 : 0).toBeLessThan(-60);
  });
});

describe("a witness", () => {
  it("holds exact values of both sides where they are rational", () => {
    expect(ask("2*x/(x^2+1)", "1/(x^2+1)").witness).toEqual({ at: { x: "2" }, left: "4/5", right: "1/5" });
  });
  it("shows as many digits as it takes to tell the sides apart", () => {
    const { witness } = ask("exp(x)", "exp(x)+exp(-60)");
    expect(witness?.left).not.toBe(witness?.right);
    expect(Number(witness?.left)).toBe(Number(witness?.right));
  });
  it("shows the decimals that are certain of an irrational value", () => {
    expect(ask("exp(1)", "0").witness?.left).toBe("2.71828182845905");
  });
});

describe("branches", () => {
  it.each([
    ["sqrt(x^2)", "x", "x ≥ 0"],
    ["abs(x)", "x", "x ≥ 0"],
    ["abs(x-3)", "3-x", "x ≤ 3"],
    ["sqrt((x+10^6)^2)", "x+10^6", "x ≥ -1000000"],
    ["sqrt((2*x-1)^2)", "2*x-1", "x ≥ 1/2"],
  ])("refutes %s = %s and says where it is true: %s", (old, now, words) => {
    const judgement = ask(old, now);
    expect(judgement.verdict).toBe("unequal");
    expect(judgement.holdsWhen).toBe(words);
  });
  it.each([
    ["sqrt(x^2+2*10^6*x+10^12)", "x+10^6"], ["1/x*sqrt(x^2)", "1"], ["arcsin(sin(x))", "x"], ["sqrt(x^2*y^2)", "x*y"], ["(x^2)^(1/2)", "x"], ["sqrt((x-y)^2)", "x-y"],
    ["log(exp(x))*sqrt(x^2)", "x^2"], ["arccos(cos(x))", "x"], ["floor(x)+floor(-x)", "-1"], ["max(x,1)", "x"], ["abs(sin(x))", "sin(x)"],
    ["sign(sign(x))", "sign(sign(x)+1)"], ["sign(x^3-sin(z))", "sign(x^6-sin(z))"], ["sign(x-1)", "sign(x-1.001)"],
  ])("refutes %s = %s on the other side of the branch", (old, now) => {
    expect(ask(old, now).verdict).toBe("unequal");
  });
  it.each([
    ["abs(x)*abs(y)", "abs(x*y)"], ["max(x,y)", "(x+y+abs(x-y))/2"], ["sqrt(x^2)", "abs(x)"], ["atan(x)+atan(1/x)", "pi/2*sign(x)"],
    ["sqrt(x+4*sqrt(x-4))", "sqrt(x-4)+2"], ["x^(2/3)", "(x^2)^(1/3)"], ["sqrt(x^4)", "x^2"],
  ])("accepts %s = %s on all sides", (old, now) => {
    expect(ask(old, now).verdict).toBe("equal");
  });
  it("takes the real root of a negative number for a literal exponent with odd denominator", () => {
    expect(ask("(-8)^(1/3)", "-2").verdict).toBe("equal");
    expect(ask("(-8)^(2/3)", "4").verdict).toBe("equal");
    expect(ask("0^0", "1").verdict).toBe("equal");
  });
});

describe("conditions", () => {
  it.each<[string, string, readonly string[]]>([
    ["log(x^2)", "2*log(x)", ["x > 0"]],
    ["log(x*y)", "log(x)+log(y)", ["x > 0", "y > 0"]],
    ["log(x^3)", "3*log(x)", []],
    ["x", "sqrt(x)^2", ["x ≥ 0"]],
    ["x+1", "(x^2-1)/(x-1)", ["x ≠ 1"]],
    ["(x^2-1)/(x-1)", "x+1", []],
    ["1", "x^2/x^2", ["x ≠ 0"]],
    ["x", "x*(x^2-2)/(x^2-2)", ["x² − 2 ≠ 0"]],
    ["1", "(x-y)/(x-y)", ["x ≠ y"]],
    ["sqrt((x-3)*(x-4))", "sqrt(x-3)*sqrt(x-4)", ["x ≥ 4"]],
    ["a/b", "1/(b/a)", ["a ≠ 0"]],
    ["y/p-(1-y)/(1-p)", "(y-p)/(p-p*p)", []],
    ["1/(2*sqrt(x))", "sqrt(x)/(2*x)", []],
    ["x^2", "exp(2*log(x))", ["x > 0"]],
    ["sign(x)^2", "1", ["x ≠ 0"]],
    ["(3*x-1)/(3*x-1)", "1", []],
    ["1", "(3*x-1)/(3*x-1)", ["x ≠ 1/3"]],
    ["1/sqrt(1-x)", "sqrt(1-x)/(1-x)", []],
  ])("%s → %s holds if %j", (old, now, conditions) => {
    const judgement = ask(old, now);
    expect(judgement.verdict).toBe("equal");
    expect(conditionTexts(judgement)).toEqual(conditions);
    expect(judgement.conditions.every((condition) => condition.source === "domain")).toBe(true);
  });
  it("has no condition where an assumption says it already", () => {
    expect(conditionTexts(ask("log(x^2)", "2*log(x)", { assume: ["x > 0"] }))).toEqual([]);
    expect(conditionTexts(ask("x+1", "(x^2-1)/(x-1)", { assume: ["x > 2"] }))).toEqual([]);
  });
});

describe("assumptions", () => {
  it.each<[string, string, readonly string[]]>([
    ["sqrt(x^2)", "x", ["x > 0"]],
    ["sqrt((a-b)^2)", "a-b", ["a > b"]],
    ["abs(p*(1-p))", "p-p^2", ["0 < p", "p < 1"]],
    ["sqrt(x^2)", "-x", ["x ≤ 0"]],
    ["abs(x+y)", "x+y", ["x ≥ 0", "y ≥ 0"]],
    ["sqrt(p_i^2)", "p_i", ["p_j > 0"]],
    ["sqrt(p_i^2)", "p_i", ["p > 0"]],
  ])("makes %s = %s right under %j", (old, now, assume) => {
    expect(ask(old, now).verdict).toBe("unequal");
    expect(ask(old, now, { assume }).verdict).toBe("equal");
  });
  it("never shows a witness that an assumption excludes", () => {
    const { witness } = ask("x^2", "x", { assume: ["x > 3", "x < 4"] });
    const [numerator, denominator] = JSON.stringify(witness?.at["x"]).replace(/"/g, "").split("/").map(Number);
    expect((numerator ?? 0) / (denominator ?? 1)).toBeGreaterThan(3);
    expect((numerator ?? 0) / (denominator ?? 1)).toBeLessThan(4);
  });
  it("is undecided where assumptions contradict each other", () => {
    expect(ask("x", "x+1", { assume: ["x > 3", "x < 2"] }).verdict).toBe("undecided");
  });
});

describe("thin domains", () => {
  it.each([
    ["sqrt(x-3)+sqrt(4-x)", "sqrt(4-x)+sqrt(x-3)"], ["log(log(x))", "log(log(x^2)/2)"], ["asin(x/10)", "pi/2-acos(x/10)"], ["acos(x-20)", "pi/2-asin(x-20)"],
    ["sqrt(x-1000)*sqrt(1001-x)", "sqrt((x-1000)*(1001-x))"], ["log(log(log(x)))*2", "log(log(log(x)))+log(log(log(x)))"],
    ["asin(x^2-50)*2", "asin(x^2-50)+asin(x^2-50)"],
  ])("finds points of %s = %s", (old, now) => {
    expect(ask(old, now).verdict).toBe("equal");
  });
  it.each([["sqrt(x-3)+sqrt(4-x)", "sqrt(x-3)-sqrt(4-x)"], ["acos(x-20)", "asin(x-20)"], ["log(log(log(x)))", "log(log(log(x)))+10^-20"]])("refutes %s = %s there", (old, now) => {
    expect(ask(old, now).verdict).toBe("unequal");
  });
  it.each([["sqrt(-1-x^2)", "1"], ["1/0", "1/0"], ["log(-x^2)", "log(-x^2)*1"]])("is undecided where %s = %s has no point", (old, now) => {
    const judgement = ask(old, now);
    expect(judgement.verdict).toBe("undecided");
    expect(judgement.reason).toBe("no point was found where both sides are defined");
  });
});

describe("integers", () => {
  const integers = ["n", "k"];
  it("takes integer values only", () => {
    expect(ask("cos(n*pi)", "(-1)^n", { integers }).verdict).toBe("equal");
    expect(ask("sin(n*pi)", "0", { integers }).verdict).toBe("equal");
    expect(ask("sin(n*pi)", "0").verdict).toBe("unequal");
  });
  it("raises negative bases to integer symbols", () => {
    expect(ask("(-x)^n", "(-1)^n*x^n", { integers }).verdict).toBe("equal");
    expect(ask("(-x)^n", "x^n", { integers }).verdict).toBe("unequal");
    expect(ask("x^(2*n)", "(x^n)^2", { integers }).verdict).toBe("equal");
  });
  it("says that a step holds for natural numbers where only negative ones refute it", () => {
    expect(conditionTexts(ask("sqrt(n^2)", "n", { integers }))).toEqual(["n ≥ 0"]);
  });
});

describe("what cannot be judged", () => {
  it("is undecided with the reason", () => {
    expect(ask("x < y", "x").reason).toBe("a statement stands where an expression is needed");
    expect(ask("sum(k, 1, ∞, 1/k^2)", "pi^2/6").reason).toBe("an infinite sum");
  });
  it("gives the same answer every time", () => {
    const once = JSON.stringify(ask("x/(1+x*10^-12)", "x"));
    expect(JSON.stringify(ask("x/(1+x*10^-12)", "x"))).toBe(once);
  });
});
