import { describe, expect, it } from "vitest";
import { createBallArithmetic } from "../../src/arithmetic/ball.js";
import { intervalArithmetic } from "../../src/arithmetic/interval.js";
import { rational, type Rational } from "../../src/arithmetic/rational.js";
import { differentiateByMathjs, functionsOfMathjs } from "../../src/calculus/mathjs-adapter.js";
import { differentiateByRules } from "../../src/calculus/rules.js";
import { createArena } from "../../src/expression/arena.js";
import type { Node } from "../../src/expression/node.js";
import { allFunctions } from "../../src/functions/registry.js";
import { derivativesAt } from "../../src/judge/jets.js";

const balls = createBallArithmetic(200);
const arena = createArena();
const x = arena.symbol("x");
const points: readonly Rational[] = [rational(1, 3), rational(3, 7), rational(5, 4), rational(7, 2), rational(-2, 5), rational(-9, 4)];

function valueAt(node: Node, at: Rational) {
  const values = derivativesAt(node, "x", 0, new Map([["x", at]]), balls);
  return "reason" in values ? null : (values[0] ?? null);
}

/** Compares the derivative by jets with a symbolic one at every point where both exist; the number of such points. */
function agreement(node: Node, symbolic: Node, order: number): number {
  let compared = 0;
  for (const at of points) {
    const jets = derivativesAt(node, "x", order, new Map([["x", at]]), balls);
    const value = valueAt(symbolic, at);
    const jet = "reason" in jets ? undefined : jets[order];
    if (jet === undefined || value === null || balls.definedness(jet) !== "always" || balls.definedness(value) !== "always") continue;
    expect(balls.disjoint(jet, value)).toBe(false);
    expect(balls.agreementBits(jet, value)).toBeGreaterThan(100);
    compared += 1;
  }
  return compared;
}

describe("jets on the tape", () => {
  // Steps have no derivative of interest, and of what counts none is known here.
  const without = ["floor", "ceil", "sign", "factorial", "doubleFactorial", "gamma"];
  const unary = allFunctions.filter((definition) => definition.arity === 1 && !without.includes(definition.name));

  it.each(unary.map((definition) => definition.name))("differentiate %s as our rules do, inside a composition", (name) => {
    const total = [x, arena.divide(x, arena.integer(5)), arena.add([x, arena.integer(3)])].reduce((sum, inner) => {
      const node = arena.apply(name, [inner]);
      const derived = differentiateByRules(arena, node, x);
      return derived.kind === "failure" ? sum : sum + agreement(node, derived, 1);
    }, 0);
    expect(total).toBeGreaterThan(0);
  });

  it.each(functionsOfMathjs.filter((name) => unary.some((definition) => definition.name === name)))("agree with mathjs on %s", (name) => {
    let compared = 0;
    for (const inner of [x, arena.divide(x, arena.integer(5)), arena.add([x, arena.integer(3)])]) {
      const node = arena.multiply([x, arena.apply(name, [inner])]);
      const derived = differentiateByMathjs(arena, node, x, 2000);
      if (derived !== null) compared += agreement(node, derived, 1);
    }
    expect(compared).toBeGreaterThan(0);
  });

  it("give higher derivatives: the tenth of x e^x is (x + 10) e^x", () => {
    const node = arena.multiply([x, arena.power(arena.symbol("e"), x)]);
    const tenth = arena.multiply([arena.add([x, arena.integer(10)]), arena.power(arena.symbol("e"), x)]);
    expect(agreement(node, tenth, 10)).toBe(points.length);
  });

  it("have no derivative of |x| at 0", () => {
    const values = derivativesAt(arena.apply("abs", [x]), "x", 1, new Map([["x", rational(0)]]), intervalArithmetic);
    if ("reason" in values) throw new Error(values.reason);
    expect(values.map((value) => intervalArithmetic.definedness(value))).toEqual(["always", "never"]);
  });

  it("say which symbol has no value", () => {
    expect(derivativesAt(arena.multiply([x, arena.symbol("y")]), "x", 1, new Map([["x", rational(1)]]), intervalArithmetic)).toEqual({ reason: "y has no value" });
  });
});
