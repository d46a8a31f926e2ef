// The knowledge about powers: constant exponents, domains, derivatives.

import { describe, expect, it } from "vitest";
import { formatRational } from "../../src/arithmetic/rational.js";
import { createArena } from "../../src/expression/arena.js";
import type { Node } from "../../src/expression/node.js";
import { powerBranches, powerDerivativeByBase, powerDerivativeByExponent, powerDomain, rationalValue } from "../../src/functions/powers.js";
import { builder, noNames, valueOf } from "./doubles.js";

const b = builder(createArena());
const x = b.s("x");

describe("powers", () => {
  const values: readonly (readonly [string, Node, string | null])[] = [
    ["2·3", b.times(b.n(2), b.n(3)), "6"],
    ["1 − 1/3", b.minus(b.n(1), b.n(1, 3)), "2/3"],
    ["2^(−3)", b.pow(b.n(2), b.n(-3)), "1/8"],
    ["0^(−1)", b.pow(b.n(0), b.n(-1)), null],
    ["1/(1 − 1)", b.over(b.n(1), b.minus(b.n(1), b.n(1))), null],
    ["4^(1/2)", b.pow(b.n(4), b.n(1, 2)), null],
    ["10^(10^9)", b.pow(b.n(10), b.n(1e9)), null],
    ["x", x, null],
  ];
  it.each(values)("knows the exact value of %s", (_text, node, expected) => {
    const value = rationalValue(node);
    expect(value === null ? null : formatRational(value)).toBe(expected);
  });

  const domains: readonly (readonly [string, Node, readonly string[]])[] = [
    ["2", b.n(2), []], ["0", b.n(0), []], ["−1", b.n(-1), ["≠"]], ["1/3", b.n(1, 3), []], ["−1/3", b.n(-1, 3), ["≠"]],
    ["1/2", b.n(1, 2), ["≥"]], ["−1/2", b.n(-1, 2), [">"]], ["n", b.s("n"), [">"]], ["√2", b.f("sqrt", b.n(2)), [">"]],
  ];
  it.each(domains)("knows the domain of x^(%s)", (_text, exponent, relations) => {
    expect(powerDomain(b.arena, x, exponent).map((condition) => condition.relation)).toEqual(relations);
  });

  it("asks nothing of e^x and 2^x", () => {
    expect(powerDomain(b.arena, b.s("e"), x)).toEqual([]);
    expect(powerDomain(b.arena, b.n(2), x)).toEqual([]);
    expect(powerBranches(b.s("e"), x)).toEqual([]);
    expect(powerBranches(x, b.n(1, 2))).toEqual([x]);
    expect(powerBranches(x, b.n(3))).toEqual([]);
  });

  it("lowers a literal exponent, also to 1 and 0", () => {
    expect(powerDerivativeByBase(b.arena, x, b.n(3))).toBe(b.times(b.n(3), b.pow(x, b.n(2))));
    expect(powerDerivativeByBase(b.arena, x, b.n(2))).toBe(b.times(b.n(2), x));
    expect(powerDerivativeByBase(b.arena, x, b.n(1))).toBe(b.n(1));
    expect(powerDerivativeByBase(b.arena, x, b.n(0))).toBe(b.n(0));
    expect(powerDerivativeByBase(b.arena, x, b.n(1, 3))).toBe(b.times(b.n(1, 3), b.pow(x, b.n(-2, 3))));
  });

  it("differentiates by the exponent, with no logarithm for the base e", () => {
    expect(powerDerivativeByExponent(b.arena, b.s("e"), x)).toBe(b.pow(b.s("e"), x));
    expect(powerDerivativeByExponent(b.arena, b.s("a"), x)).toBe(b.times(b.pow(b.s("a"), x), b.f("log", b.s("a"))));
  });

  it("takes real roots of negative bases and 0^0 as 1", () => {
    expect(valueOf(b.pow(b.n(-8), b.n(2, 3)), noNames)).toBeCloseTo(4, 12);
    expect(valueOf(b.pow(b.n(0), b.n(0)), noNames)).toBe(1);
    expect(valueOf(b.pow(b.n(-8), b.n(1, 2)), noNames)).toBeNaN();
  });
});
