import { describe, expect, it } from "vitest";
import { createBallArithmetic } from "../../src/arithmetic/ball.js";
import { certainDigits } from "../../src/arithmetic/certain-digits.js";
import { parseDecimal, type Rational, rational, negateRational } from "../../src/arithmetic/rational.js";

function decimal(text: string): Rational {
  const negative = text.startsWith("-");
  const value = parseDecimal(negative ? text.slice(1) : text);
  if (value === null) throw new Error(`no decimal: ${text}`);
  return negative ? negateRational(value) : value;
}

describe("certain digits", () => {
  it.each([
    ["0.18232155679", "0.18232155680", 12, "0.1823215568"],
    ["-0.182321556794", "-0.182321556793", 11, "-0.18232155679"],
    ["0.99999999", "1.00000001", 10, "1.0000000"],
    ["3.14159", "3.14160", 12, "3.1416"],
    ["3", "3", 12, "3"],
    ["-0.5", "-0.5", 12, "-0.5"],
    ["0.05", "0.05", 12, "0.05"],
    ["0", "0", 12, "0"],
    ["100", "100", 12, "100"],
    ["123456", "123456", 3, "1.23e5"],
    ["99999", "99999", 2, "1e5"],
    ["12340", "12390", 12, "1.2e4"],
    ["1e30", "1e30", 5, "1e30"],
    ["1.23456e-20", "1.23457e-20", 12, "1.2346e-20"],
    ["-1.5e-9", "0.5e-9", 12, "between -2e-9 and 5e-10"],
    ["0", "0.95", 12, "between 0 and 1"],
    ["1", "100", 12, "between 1 and 100"],
  ])("writes [%s, %s] to at most %i digits", (lower, upper, digits, expected) => {
    expect(certainDigits({ lower: decimal(lower), upper: decimal(upper) }, digits)).toBe(expected);
  });

  it("writes what a ball knows, and no more", () => {
    const arithmetic = createBallArithmetic(64);
    const bounds = arithmetic.bounds(arithmetic.log(arithmetic.fromRational(rational(5, 6))));
    expect(bounds).not.toBe(null);
    if (bounds === null) return;
    expect(certainDigits(bounds, 11)).toBe("-0.18232155679");
    const all = certainDigits(bounds, 50);
    // log(5/6) = -0.18232155679395462621171802515451463…
    expect(all.length).toBeLessThan(24);
    expect(Math.abs(Number(all) + 0.1823215567939546)).toBeLessThan(1e-16);
    expect(all.startsWith("-0.182321556793954626")).toBe(true);
  });
});
