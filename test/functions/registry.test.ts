// Every function against itself: its value by more elementary functions, its derivative by differences, its domain by where it has a value.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rational, rationalToNumber } from "../../src/arithmetic/rational.js";
import { createArena } from "../../src/expression/arena.js";
import type { Node } from "../../src/expression/node.js";
import { counting } from "../../src/functions/counting.js";
import { breaks } from "../../src/functions/piecewise.js";
import { allFunctions, evaluateApply, functionByLatex, functionByText, lookupFunction } from "../../src/functions/registry.js";
import { builder, close, doubles, noNames, slope, valueOf } from "./doubles.js";

/** These have values at integers only, and no derivatives; their own tests are elsewhere. */
const ofIntegers = new Set(counting.map(({ name }) => name));

const simple = fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 12 })).map(([n, d]) => rational(n, BigInt(d)));

function argumentsOf(name: string, x: Node, y: Node): readonly Node[] {
  return lookupFunction(name)?.arity === 2 ? [x, y] : [x];
}

describe("functions", () => {
  it.each([
    ["asin", "arcsin"], ["ln", "log"], ["lg", "log10"], ["sgn", "sign"], ["cosec", "csc"], ["tg", "tan"], ["ctg", "cot"], ["arctg", "arctan"],
    ["asinh", "arsinh"], ["arcsinh", "arsinh"], ["arsinh", "arsinh"], ["atanh", "artanh"], ["acosh", "arcosh"], ["acoth", "arcoth"], ["log2", "log2"],
  ])("reads %s as %s", (spelling, name) => expect(functionByText(spelling)?.name).toBe(name));

  it.each([["sin", "sin"], ["lg", "log10"], ["sgn", "sign"], ["operatorname", null], ["arcsinh", "arsinh"], ["asin", "arcsin"]])("reads the LaTeX name %s as %s", (command, name) =>
    expect(functionByLatex(command)?.name ?? null).toBe(name),
  );

  it("leaves unknown names unknown", () => {
    expect(lookupFunction("sigmoid")).toBeNull();
    expect(functionByText("constructor")).toBeNull();
  });

  it.each(["exp", "log", "sin", "cos", "arctan", "arcsin", "arccos", "abs", "sign", "max", "min", "floor", "sqrt", "root", "kronecker"])("takes %s as elementary", (name) =>
    expect(lookupFunction(name)?.inTermsOf).toBeNull(),
  );

  const derived = allFunctions.filter((definition) => definition.inTermsOf !== null).map((definition) => definition.name);
  it.each(derived)("%s has the same value, and the same domain, by more elementary functions", (name) => {
    const definition = lookupFunction(name);
    fc.assert(
      fc.property(simple, simple, (x, y) => {
        const arena = createArena();
        const args = argumentsOf(name, arena.number(x), arena.number(y));
        const node = definition?.inTermsOf?.(arena, args);
        expect(node).toBeDefined();
        if (node === undefined) return;
        const direct = definition?.evaluate(doubles, [rationalToNumber(x), rationalToNumber(y)].slice(0, args.length));
        const byForm = valueOf(node, noNames);
        // Where the argument is large the logarithmic forms lose digits, never definedness.
        expect(Number.isNaN(direct ?? 0)).toBe(Number.isNaN(byForm));
        if (Math.abs(rationalToNumber(x)) < 5) expect(close(direct ?? 0, byForm)).toBe(true);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it.each(allFunctions.map((definition) => definition.name).filter((name) => name !== "root" && !ofIntegers.has(name)))("%s has a value exactly where its domain says", (name) => {
    const definition = lookupFunction(name);
    fc.assert(
      fc.property(simple, simple, (x, y) => {
        const arena = createArena();
        const args = argumentsOf(name, arena.number(x), arena.number(y));
        const holds = (definition?.domain(arena, args) ?? []).every(({ argument, relation }) => {
          const value = valueOf(argument, noNames);
          return relation === ">" ? value > 0 : relation === "≥" ? value >= 0 : value !== 0;
        });
        const value = definition?.evaluate(doubles, [rationalToNumber(x), rationalToNumber(y)].slice(0, args.length));
        expect(Number.isNaN(value ?? NaN)).toBe(!holds);
      }),
      { seed: 2, numRuns: 300, examples: [[rational(0), rational(1)], [rational(1), rational(1)], [rational(-1), rational(2)]] },
    );
  });

  it.each(allFunctions.map((definition) => definition.name).filter((name) => name !== "kronecker" && !ofIntegers.has(name)))("%s has the derivative that differences show", (name) => {
    const definition = lookupFunction(name);
    let seen = 0;
    fc.assert(
      fc.property(simple, simple, (x, y) => {
        const arena = createArena();
        const second = name === "root" ? arena.integer(3) : arena.number(y);
        const args = argumentsOf(name, arena.number(x), second);
        const partials = definition?.derivative(arena, args) ?? [];
        for (const [k, partial] of partials.entries()) {
          if (partial === null) continue;
          const at = args.map((argument) => valueOf(argument, noNames));
          const moved = (value: number): number => {
            const values = at.map((old, j) => (j === k ? value : old));
            const node = arena.apply(name, args);
            return node.kind === "apply" ? (evaluateApply(doubles, node, values) ?? NaN) : NaN;
          };
          const centre = at[k] ?? NaN;
          // Keep clear of the ends of the domain and of corners, where differences say nothing.
          if ([-1, 0, 1].some((end) => Math.abs(centre - end) < 0.06)) continue;
          const near = [-0.05, 0.05].map((step) => moved(centre + step));
          const atCorner = breaks(arena, name, args).some((corner) => Math.abs(valueOf(corner, noNames)) < 0.05);
          if (near.some(Number.isNaN) || atCorner || Math.abs((near[1] ?? 0) - (near[0] ?? 0)) > 3 || Math.abs(moved(centre)) > 1e3) continue;
          const expected = slope(moved, centre);
          expect(Math.abs(valueOf(partial, noNames) - expected)).toBeLessThan(1e-4 * (1 + Math.abs(expected)));
          seen += 1;
        }
      }),
      { seed: 3, numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(5);
  });

  it("takes the odd root of a negative number and no even one", () => {
    const b = builder(createArena());
    expect(valueOf(b.f("root", b.n(-8), b.n(3)), noNames)).toBeCloseTo(-2, 12);
    expect(valueOf(b.f("root", b.n(-8), b.n(4)), noNames)).toBeNaN();
  });

  it("gives 1 for equal indices and 0 for different ones", () => {
    const b = builder(createArena());
    expect(valueOf(b.f("kronecker", b.n(2), b.n(2)), noNames)).toBe(1);
    expect(valueOf(b.f("kronecker", b.n(2), b.n(5)), noNames)).toBe(0);
  });
});
