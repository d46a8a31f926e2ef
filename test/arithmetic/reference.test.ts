// Every elementary function of the double intervals and of the balls at several precisions against values to 200 digits.

import { describe, expect, it } from "vitest";
import type { EnclosureArithmetic } from "../../src/arithmetic/arithmetic.js";
import { createBallArithmetic } from "../../src/arithmetic/ball.js";
import { intervalArithmetic } from "../../src/arithmetic/interval.js";
import { type Rational, rational } from "../../src/arithmetic/rational.js";
import { referenceValues } from "./reference-values.js";

function apply<T>(arithmetic: EnclosureArithmetic<T>, name: string, argument: T): T {
  const parametrised = /^(root|power)(-?\d+)$/.exec(name);
  if (parametrised !== null) {
    return parametrised[1] === "root"
      ? arithmetic.root(argument, Number(parametrised[2]))
      : arithmetic.powerInteger(argument, BigInt(parametrised[2] ?? "0"));
  }
  switch (name) {
    case "exp": return arithmetic.exp(argument);
    case "log": return arithmetic.log(argument);
    case "sin": return arithmetic.sin(argument);
    case "cos": return arithmetic.cos(argument);
    case "atan": return arithmetic.atan(argument);
    case "asin": return arithmetic.asin(argument);
    case "acos": return arithmetic.acos(argument);
    case "pi": return arithmetic.pi();
    default: throw new Error(`no function ${name}`);
  }
}

function fraction(text: string): Rational {
  const [numerator, denominator] = text.split("/");
  return rational(BigInt(numerator ?? "0"), BigInt(denominator ?? "1"));
}

// digits·10^exponent; the true value is within one unit of the last of the 200 digits.
function decimal(text: string): { readonly digits: bigint; readonly exponent: number; readonly slack: bigint } {
  const [mantissa = "0", exponent = "0"] = text.split("e");
  const places = mantissa.split(".")[1]?.length ?? 0;
  const padding = 201 - places;
  return { digits: BigInt(mantissa.replace(".", "")) * 10n ** BigInt(padding), exponent: Number(exponent) - places - padding, slack: 100n };
}

// The sign of bound - digits·10^exponent.
function compare(bound: Rational, digits: bigint, exponent: number): number {
  const power = 10n ** BigInt(Math.abs(exponent));
  const left = exponent < 0 ? bound.numerator * power : bound.numerator;
  const right = (exponent < 0 ? digits : digits * power) * bound.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

function bitLength(x: bigint): number {
  return x === 0n ? 0 : x.toString(2).replace("-", "").length;
}

function isExactAt(value: Rational, precision: number): boolean {
  const odd = value.numerator === 0n ? 0n : value.numerator / (value.numerator & -value.numerator);
  return (value.denominator & (value.denominator - 1n)) === 0n && bitLength(odd) <= precision;
}

const arithmetics = [64, 128, 512, 800].map((precision) => ({ precision, arithmetic: createBallArithmetic(precision) }));
const names = [...new Set(referenceValues.map(([name]) => name))];

describe("reference values to 200 digits", () => {
  it("has at least eight points for every function but power1000000000 and the constant", () => {
    for (const name of names) {
      const count = referenceValues.filter(([other]) => other === name).length;
      if (name !== "pi" && name !== "power1000000000") expect(count, name).toBeGreaterThanOrEqual(8);
    }
  });

  for (const name of names) {
    it(`encloses ${name} in balls, tightly at exact arguments`, () => {
      for (const [, argument, value] of referenceValues.filter(([other]) => other === name)) {
        const x = fraction(argument);
        const { digits, exponent, slack } = decimal(value);
        for (const { precision, arithmetic } of arithmetics) {
          const where = `${name}(${argument}) at ${precision} bits`;
          const result = apply(arithmetic, name, arithmetic.fromRational(x));
          const bounds = arithmetic.bounds(result);
          if (bounds === null) {
            // Only a value beyond what a rational is written out for, or an argument rounded across the border of the domain.
            expect(Math.abs(exponent) > 19000 || (/a(sin|cos)|log/.test(name) && !isExactAt(x, precision)), where).toBe(true);
            continue;
          }
          expect(compare(bounds.lower, digits + slack, exponent), where).toBeLessThanOrEqual(0);
          expect(compare(bounds.upper, digits - slack, exponent), where).toBeGreaterThanOrEqual(0);
          if (isExactAt(x, precision)) {
            const agreement = arithmetic.agreementBits(result, result);
            expect(agreement, where).toBeGreaterThan(name === "power1000000000" ? precision - 4 : precision - 5);
          }
        }
      }
    });

    it(`encloses ${name} in double intervals`, () => {
      for (const [, argument, value] of referenceValues.filter(([other]) => other === name)) {
        const result = apply(intervalArithmetic, name, intervalArithmetic.fromRational(fraction(argument)));
        const bounds = intervalArithmetic.bounds(result);
        if (bounds === null) {
          expect(result.defined, `${name}(${argument})`).not.toBe("never");
          continue;
        }
        const { digits, exponent, slack } = decimal(value);
        expect(compare(bounds.lower, digits + slack, exponent), `${name}(${argument})`).toBeLessThanOrEqual(0);
        expect(compare(bounds.upper, digits - slack, exponent), `${name}(${argument})`).toBeGreaterThanOrEqual(0);
      }
    });
  }
});
