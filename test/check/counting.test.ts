// Factorials, binomial coefficients and Γ at integers through the whole pipeline, and the arithmetic under them.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBallArithmetic } from "../../src/arithmetic/ball.js";
import { exactBinomial, exactDoubleFactorial, exactFactorial } from "../../src/arithmetic/counting.js";
import { intervalArithmetic } from "../../src/arithmetic/interval.js";
import { rational, rationalToNumber } from "../../src/arithmetic/rational.js";
import { check, equal } from "../../src/index.js";

const verdicts = (text: string): string =>
  check(`Show that\n$$${text}$$\n`, { notation: "markdown" }).derivations.flatMap(({ steps }) => steps.slice(1).map(({ verdict }) => verdict)).join(" ");

describe("factorials and binomial coefficients", () => {
  it.each([
    [String.raw`\frac{(n+1)!}{(n-1)!} = (n+1) n = n^2 + n`, "equal equal"],
    [String.raw`\frac{(n+1)!}{(n-1)!} = n^2 - n`, "unequal"],
    [String.raw`\binom nk = \frac{n!}{k!(n-k)!} = \frac nk \binom{n-1}{k-1}`, "equal equal"],
    [String.raw`\binom nk = \binom{n-1}{k-1} + \binom{n-1}k`, "equal"],
    [String.raw`\binom nk = \binom{n-1}{k} + \binom{n-1}{k+1}`, "unequal"],
    [String.raw`(x+y)^n = \sum_{k=0}^n \binom nk x^k y^{n-k}`, "equal"],
    [String.raw`(x+y)^n = \sum_{k=0}^n \binom nk x^k y^{k}`, "unequal"],
    [String.raw`\sum_{k=0}^n k\binom nk = n\sum_{k=1}^n \binom{n-1}{k-1} = n 2^{n-1}`, "equal equal"],
    [String.raw`(2n)!! = 2^n n! = 2^n n (n-1)!`, "equal equal"],
    [String.raw`\Gamma(n+1) = n! = n\,\Gamma(n)`, "equal equal"],
    [String.raw`\frac{10!}{8!} = 10 \cdot 9 = 90 = \binom{10}{2} \cdot 2!`, "equal equal equal"],
    [String.raw`\frac{d}{dx}\sum_{k=0}^n \frac{x^k}{k!} = \sum_{k=1}^n \frac{x^{k-1}}{(k-1)!} = \sum_{k=0}^{n-1} \frac{x^k}{k!}`, "equal equal"],
  ])("judges %s: %s", (text, expected) => {
    expect(verdicts(text)).toBe(expected);
  });

  it("is an identity where the recurrence says so", () => {
    expect(equal("(n+2)!/n!", "n^2 + 3n + 2")).toMatchObject({ verdict: "equal", certainty: { kind: "identity" } });
  });

  it("says where the new side has no factorial", () => {
    expect(equal("n!", "n (n-1)!")).toMatchObject({ verdict: "equal", conditions: [{ text: "n ≥ 1" }] });
  });

  it("says nothing of factorials between the integers", () => {
    expect(equal("(1/2)!", "2").verdict).toBe("undecided");
    expect(equal("binom(5, 1/2)", "0").verdict).toBe("undecided");
    expect(equal("Γ(x+1)", "x Γ(x) + sin(π x)").verdict).toBe("undecided");
  });

  it("reads n! = as a factorial and n != as ≠ in plain text", () => {
    expect(equal("[n!=2]", "1 - [n = 2]").verdict).toBe("equal");
    expect(check("n! = n (n-1)!", { notation: "text" }).derivations[0]?.steps[1]?.verdict).toBe("equal");
  });
});

describe("the arithmetic of counting", () => {
  const balls = createBallArithmetic(64);
  const small = fc.bigInt({ min: -6n, max: 40n });

  it("encloses the exact value in doubles and in balls", () => {
    fc.assert(fc.property(small, small, (a, k) => {
      const exact = [exactFactorial(rational(a)), exactDoubleFactorial(rational(a)), exactBinomial(rational(a), rational(k))];
      for (const arithmetic of [intervalArithmetic, balls] as const) {
        const check = <T>(own: typeof intervalArithmetic | typeof balls, values: readonly T[], bounds: (value: T) => { lower: { numerator: bigint; denominator: bigint }; upper: { numerator: bigint; denominator: bigint } } | null): void => {
          for (const [number, value] of values.entries()) {
            const found = bounds(value);
            const expected = exact[number];
            if (expected === "undefined" || expected === null || expected === undefined) expect([own.name, found]).toEqual([own.name, null]);
            else {
              expect(found).not.toBeNull();
              expect(rationalToNumber(found?.lower ?? rational(0n))).toBeLessThanOrEqual(rationalToNumber(expected));
              expect(rationalToNumber(found?.upper ?? rational(0n))).toBeGreaterThanOrEqual(rationalToNumber(expected));
            }
          }
        };
        if (arithmetic === intervalArithmetic) {
          const at = intervalArithmetic.fromRational;
          check(intervalArithmetic, [intervalArithmetic.factorial(at(rational(a))), intervalArithmetic.doubleFactorial(at(rational(a))), intervalArithmetic.binomial(at(rational(a)), at(rational(k)))], intervalArithmetic.bounds);
        } else {
          const at = balls.fromRational;
          check(balls, [balls.factorial(at(rational(a))), balls.doubleFactorial(at(rational(a))), balls.binomial(at(rational(a)), at(rational(k)))], balls.bounds);
        }
      }
    }), { numRuns: 60, seed: 7 });
  });

  it("follows the recurrences", () => {
    fc.assert(fc.property(fc.bigInt({ min: 1n, max: 60n }), fc.bigInt({ min: -3n, max: 60n }), (n, k) => {
      const value = (of: ReturnType<typeof exactFactorial>): bigint => (of === null || of === "undefined" ? -1n : of.numerator);
      expect(value(exactFactorial(rational(n)))).toBe(n * value(exactFactorial(rational(n - 1n))));
      expect(value(exactDoubleFactorial(rational(n)))).toBe(n * value(exactDoubleFactorial(rational(n - 2n))));
      expect(value(exactBinomial(rational(n), rational(k)))).toBe(value(exactBinomial(rational(n - 1n), rational(k))) + value(exactBinomial(rational(n - 1n), rational(k - 1n))));
    }), { numRuns: 60, seed: 8 });
  });

  it("leaves open what an enclosure does not decide", () => {
    const wide = intervalArithmetic.hull(rational(-1n), rational(1n));
    const [one, two] = [intervalArithmetic.fromRational(rational(1n)), intervalArithmetic.fromRational(rational(2n))];
    expect(intervalArithmetic.bySign(wide, one, one, two)).toEqual({ lower: 1, upper: 2, defined: "always" });
    expect(intervalArithmetic.bySign(wide, one, intervalArithmetic.divide(one, intervalArithmetic.fromRational(rational(0n))), two).defined).toBe("maybe");
    expect(balls.bounds(balls.bySign(balls.fromRational(rational(-1n)), balls.fromRational(rational(5n)), balls.fromRational(rational(6n)), balls.fromRational(rational(7n))))?.lower).toEqual(rational(5n));
  });
});
