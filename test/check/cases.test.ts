// Values by cases and indicators through the whole pipeline: read, printed, differentiated, judged region by region.

import { describe, expect, it } from "vitest";
import { check, equal } from "../../src/index.js";

function derivation(text: string, notation: "markdown" | "text" = "markdown") {
  const found = check(notation === "markdown" ? `Show that\n$$${text}$$\n` : text, { notation }).derivations[0];
  if (found === undefined) throw new Error("no derivation was read");
  return found;
}
const verdicts = (text: string, notation: "markdown" | "text" = "markdown"): string => derivation(text, notation).steps.slice(1).map(({ verdict }) => verdict).join(" ");

describe("values by cases", () => {
  it.each([
    [String.raw`|x| = \begin{cases} x & \text{if } x \ge 0 \\ -x & \text{otherwise} \end{cases} = \max(x, -x)`, "equal equal"],
    [String.raw`|x| = \begin{cases} x & \text{if } x \ge 0 \\ x & \text{otherwise} \end{cases}`, "unequal"],
    [String.raw`|x| = \left\{\begin{array}{ll} x, & x \ge 0 \\ -x, & x < 0 \end{array}\right. = \max(x, -x)`, "equal equal"],
    [String.raw`|x| = \left\{\begin{array}{ccc} x &,& x \ge 0 \\ -x &,& x < 0 \end{array}\right. = \max(x, -x)`, "equal equal"],
    [String.raw`|x| = \left\{\begin{array}{ccc} x &,& x \ge 0 \\ x &,& x < 0 \end{array}\right.`, "unequal"],
    [String.raw`\operatorname{sgn}(x) = \begin{cases} 1, & \text{if $x > 0$} \\ 0, & \text{if $x = 0$} \\ -1, & \text{if $x < 0$} \end{cases} = \mathbb{1}_{x > 0} - \mathbb{1}_{x < 0}`, "equal equal"],
    [String.raw`\operatorname{sgn}(x) = \begin{cases} 1, & x > 0 \\ -1, & x \le 0 \end{cases}`, "unequal"],
    [String.raw`\begin{dcases} x & x \in [0, 1) \\ 1 & x \in [1, \infty) \\ 0 & x < 0 \end{dcases} = \min(\max(x, 0), 1)`, "equal"],
    [String.raw`\begin{cases} a & a > b \\ b & a \le b \end{cases} = \max(a, b) = \begin{cases} a & a < b \\ b & \text{else} \end{cases}`, "equal unequal"],
    [String.raw`(-1)^n + 1 = \begin{cases} 2 & n \text{ even} \\ 0 & n \text{ odd} \end{cases} = 2\,[n \text{ is even}]`, "equal equal"],
    [String.raw`x^2 \begin{cases} 1 & |x| < 1 \\ 0 & \text{otherwise} \end{cases} = \begin{cases} x^2 & -1 < x < 1 \\ 0 & x \ge 1 \text{ or } x \le -1 \end{cases}`, "equal"],
    [String.raw`(-1)^n + 1 = \begin{cases} 2 & \text{if $n$ is even} \\ 0 & \mbox{$n$ is odd} \end{cases}`, "equal"],
    [String.raw`(-1)^n + 1 = \begin{cases} 2 & \text{if $n$ is odd} \\ 0 & \mbox{$n$ is even} \end{cases}`, "unequal"],
  ])("judges %s: %s", (text, expected) => {
    expect(verdicts(text)).toBe(expected);
  });

  it.each([
    ["{x^2 if x > 0; 0 otherwise} = x max(x, 0) = x^2 [x > 0]", "equal equal"],
    ["{x if x > 0, 0 else} = (x + |x|)/2", "equal"],
    ["{x if x > 0 and y > 0; 0 otherwise} = x [x > 0] [y > 0]", "equal"],
    ["{x if x > 0 or y > 0; 0 otherwise} = x [x > 0] [y > 0]", "unequal"],
    ["sum(x_i [x_i > 0], i, 1, n) = sum(max(x_i, 0), i, 1, n)", "equal"],
  ])("judges %s in plain text: %s", (text, expected) => {
    expect(verdicts(text, "text")).toBe(expected);
  });

  it("has a condition where the new side has no value", () => {
    const [, step] = derivation(String.raw`\begin{cases} \frac{\sin x}{x} & \text{if $x \ne 0$} \\ 1 & \text{if } x = 0 \end{cases} = \frac{\sin x}{x}`).steps;
    expect(step).toMatchObject({ verdict: "equal", conditions: [{ text: "x ≠ 0", source: "domain" }] });
  });

  it("calls no witness what lies where no case holds", () => {
    expect(verdicts(String.raw`\begin{cases} x & x > 0 \end{cases} = |x|`)).toBe("equal");
  });

  it("chooses the branch that an assumption leaves", () => {
    expect(verdicts("assume: x < 0\n{x if x > 0; -x otherwise} = -x", "text")).toBe("equal");
    expect(verdicts("assume: x < 0\n{x if x > 0; -x otherwise} = x", "text")).toBe("unequal");
  });

  it("says that a condition was not understood", () => {
    const [, step] = derivation(String.raw`\begin{cases} x & \text{if the moon is full} \\ 0 & \text{otherwise} \end{cases} = x`).steps;
    expect(step).toMatchObject({ verdict: "undecided" });
    expect(step?.reason).toContain("a condition of these cases was not understood");
  });

  it("points into the branch that is wrong", () => {
    const [, , step] = derivation(String.raw`\frac{d}{dx}\max(0, x)^2 = \begin{cases} 2x & x > 0 \\ 0 & x < 0 \end{cases} = \begin{cases} 3x & x > 0 \\ 0 & x < 0 \end{cases}`).steps;
    expect(step?.diagnosis).toMatchObject({ mistake: "wrong-number", found: "3", expected: "2" });
  });
});

describe("derivatives of cases", () => {
  it.each([
    [String.raw`\frac{d}{dx}\begin{cases} x^2 & x > 1 \\ 2x - 1 & x \le 1 \end{cases} = \begin{cases} 2x & x > 1 \\ 2 & x \le 1 \end{cases}`, "equal"],
    [String.raw`\frac{d}{dx}\begin{cases} x^2 & x > 1 \\ 2x - 1 & x \le 1 \end{cases} = \begin{cases} 2x & x > 1 \\ 1 & x \le 1 \end{cases}`, "unequal"],
    [String.raw`\frac{d}{dx}\max(0, x) = \mathbb{1}[x > 0] = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}`, "equal equal"],
    [String.raw`\frac{d}{dx}\max(0, x) = \mathbb{1}[x < 0]`, "unequal"],
    [String.raw`\frac{d}{dx}|x| = \operatorname{sgn}(x) = \begin{cases} 1 & x > 0 \\ -1 & x < 0 \end{cases}`, "equal equal"],
    [String.raw`\frac{d}{dx}\begin{cases} \log x & x > 1 \\ 0 & \text{otherwise} \end{cases} = \begin{cases} \frac1x & x > 1 \\ 0 & x < 1 \end{cases}`, "equal"],
  ])("%s: %s", (text, expected) => {
    expect(verdicts(text)).toBe(expected);
  });

  it("asks for no value at the joint, where there may be none", () => {
    const [, step] = derivation(String.raw`\frac{d}{dx}\begin{cases} x^2 & x > 0 \\ -x & x \le 0 \end{cases} = \begin{cases} 2x & x > 0 \\ -1 & x < 0 \end{cases}`).steps;
    expect(step).toMatchObject({ verdict: "equal", conditions: [] });
  });

  it("uses a function that is defined by cases", () => {
    const text = String.raw`Define
$$ f(x) = \begin{cases} x^2 & \text{if } x \ge 0 \\ -x & \text{otherwise} \end{cases} $$
Then
$$ f(3) + f(-2) = 9 + 2 = 11 $$
and
$$ f(-x^2) = x^2 = f(x) $$
`;
    expect(check(text).derivations.map(({ steps }) => steps.slice(1).map(({ verdict }) => verdict))).toEqual([["equal", "equal"], ["equal", "unequal"]]);
  });
});

describe("cases against other expressions", () => {
  it.each([
    ["{1 if x > 0; 0 otherwise}", "[x > 0]", "equal"], ["[x > 0]", "1 - [x <= 0]", "equal"], ["[x > 0]", "1 - [x < 0]", "unequal"], ["[x >= 0] [x <= 0]", "[x = 0]", "equal"],
    ["[x != y]", "1 - [x = y]", "equal"], ["{x if x > 0; -x if x < 0}", "sign(x) x", "equal"], ["floor(x) + [x > floor(x)]", "ceil(x)", "equal"],
    ["{log x if x > 0; 0 otherwise}", "{log x if x > 0; 1 otherwise}", "unequal"], ["{1/x if x != 0; 0 if x = 0} x", "[x != 0]", "equal"],
  ])("%s and %s are %s", (a, b, verdict) => {
    expect(equal(a, b).verdict).toBe(verdict);
  });
});

describe("the printed forms of cases", () => {
  const reading = (text: string): string | null | undefined => derivation(text).steps[0]?.reading;
  it("shows cases and indicators in one line", () => {
    expect(reading(String.raw`\begin{cases} x^2 & x > 0 \\ 0 & \text{otherwise} \end{cases} + \mathbf 1_{\{x > 0, y > 0\}} = x`)).toBe("{x² if x > 0; 0 otherwise} + 𝟙[x > 0 and y > 0]");
  });
});
