// Soundness as properties: what is rewritten by laws is never unequal, and what provably differs somewhere is never equal.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBallArithmetic, type Ball } from "../../src/arithmetic/ball.js";
import { rational, type Rational } from "../../src/arithmetic/rational.js";
import { createArena, type Arena } from "../../src/expression/arena.js";
import { childrenOf, type Node } from "../../src/expression/node.js";
import { mapChildren } from "../../src/expression/traverse.js";
import { evaluateApply } from "../../src/functions/registry.js";
import { judge } from "../../src/judge/judge.js";
import { printUnicode } from "../../src/notation/unicode.js";

type Shape =
  | { readonly kind: "number"; readonly numerator: number; readonly denominator: number }
  | { readonly kind: "symbol"; readonly name: string }
  | { readonly kind: "unary"; readonly name: string; readonly of: Shape }
  | { readonly kind: "power"; readonly base: Shape; readonly numerator: number; readonly denominator: number }
  | { readonly kind: "binary"; readonly operator: "+" | "-" | "*" | "/" | "^"; readonly left: Shape; readonly right: Shape };

const shapes = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 5, depthSize: "medium" },
    fc.record({ kind: fc.constant("symbol" as const), name: fc.constantFrom("x", "y", "z") }),
    fc.record({ kind: fc.constant("number" as const), numerator: fc.integer({ min: -5, max: 5 }), denominator: fc.constantFrom(1, 1, 2, 3) }),
    fc.record({ kind: fc.constant("binary" as const), operator: fc.constantFrom("+" as const, "-" as const, "*" as const, "*" as const, "/" as const), left: tie("shape"), right: tie("shape") }),
    fc.record({ kind: fc.constant("power" as const), base: tie("shape"), numerator: fc.constantFrom(2, 3, -1, 1), denominator: fc.constantFrom(1, 1, 2, 3) }),
    fc.record({
      kind: fc.constant("unary" as const),
      name: fc.constantFrom("sin", "cos", "exp", "log", "sqrt", "abs", "sign", "arctan", "tan", "tanh", "negate", "arcsin", "sinh"), of: tie("shape"),
    }),
  ),
})).shape;

function build(arena: Arena, shape: Shape): Node {
  switch (shape.kind) {
    case "number":
      return arena.number(rational(shape.numerator, shape.denominator));
    case "symbol":
      return arena.symbol(shape.name);
    case "unary":
      return shape.name === "negate" ? arena.negate(build(arena, shape.of)) : arena.apply(shape.name, [build(arena, shape.of)]);
    case "power":
      return arena.power(build(arena, shape.base), arena.number(rational(shape.numerator, shape.denominator)));
    case "binary": {
      const [left, right] = [build(arena, shape.left), build(arena, shape.right)];
      if (shape.operator === "+") return arena.add([left, right]);
      if (shape.operator === "-") return arena.subtract(left, right);
      if (shape.operator === "*") return arena.multiply([left, right]);
      return shape.operator === "/" ? arena.divide(left, right) : arena.power(left, right);
    }
  }
}

/** Rewrites that keep the value wherever the old node has one; `pick` chooses among them. */
function rewrite(arena: Arena, node: Node, pick: () => number): Node {
  const inner = mapChildren(arena, node, (child) => rewrite(arena, child, pick));
  const one = arena.integer(1);
  const choice = pick() % 4;
  if (choice === 0) return inner;
  switch (inner.kind) {
    case "add":
      return choice === 1 ? arena.add([...inner.terms].reverse()) : arena.negate(arena.add(inner.terms.map((term) => arena.negate(term))));
    case "multiply": {
      const [first, second] = inner.factors;
      if (choice === 2 && first?.kind === "add" && second !== undefined && inner.factors.length === 2) return arena.add(first.terms.map((term) => arena.multiply([term, second])));
      return choice === 1 ? arena.multiply([...inner.factors].reverse()) : arena.negate(arena.multiply([arena.integer(-1), ...inner.factors]));
    }
    case "divide":
      return choice === 1 ? arena.multiply([inner.numerator, arena.power(inner.denominator, arena.integer(-1))]) : arena.divide(arena.multiply([inner.numerator, arena.integer(3)]), arena.multiply([arena.integer(3), inner.denominator]));
    case "negate":
      return arena.multiply([arena.integer(-1), inner.operand]);
    case "power":
      return choice === 1 && inner.exponent.kind === "number" && inner.exponent.value.numerator === 2n && inner.exponent.value.denominator === 1n ? arena.multiply([inner.base, inner.base]) : inner;
    case "apply": {
      const [argument] = inner.arguments;
      if (argument === undefined) return inner;
      if (inner.function === "tan") return arena.divide(arena.apply("sin", [argument]), arena.apply("cos", [argument]));
      if (inner.function === "sin" && choice === 1) return arena.negate(arena.apply("sin", [arena.negate(argument)]));
      if (inner.function === "cos") return choice === 1 ? arena.apply("cos", [arena.negate(argument)]) : arena.subtract(one, arena.multiply([arena.integer(2), arena.power(arena.apply("sin", [arena.divide(argument, arena.integer(2))]), arena.integer(2))]));
      if (inner.function === "exp") return choice === 1 ? arena.divide(one, arena.apply("exp", [arena.negate(argument)])) : arena.power(arena.symbol("e"), argument);
      if (inner.function === "sqrt") return arena.power(argument, arena.number(rational(1, 2)));
      if (inner.function === "abs") return choice === 1 ? arena.apply("sqrt", [arena.power(argument, arena.integer(2))]) : arena.apply("abs", [arena.negate(argument)]);
      if (inner.function === "log" && choice === 1) return arena.negate(arena.apply("log", [arena.divide(one, argument)]));
      return inner;
    }
    default:
      return choice === 1 ? arena.multiply([inner, one]) : inner;
  }
}

/** One edit that usually changes the value. */
function perturb(arena: Arena, node: Node, path: () => number): Node {
  const children = childrenOf(node).length;
  const go = path();
  if (children > 0 && go % 4 !== 0) {
    const target = go % children;
    let position = -1;
    return mapChildren(arena, node, (child) => {
      position += 1;
      return position === target ? perturb(arena, child, path) : child;
    });
  }
  if (go % 3 === 0) return arena.negate(node);
  return go % 3 === 1 ? arena.add([node, arena.integer(1)]) : arena.multiply([arena.integer(2), node]);
}

const stats: Record<string, number> = {}; const stats2: Record<string, number> = {};
const balls = createBallArithmetic(700);

/** An evaluation of its own: by recursion on the tree. */
function evaluate(node: Node, values: ReadonlyMap<string, Rational>): Ball {
  const at = (child: Node): Ball => evaluate(child, values);
  switch (node.kind) {
    case "number":
      return balls.fromRational(node.value);
    case "symbol":
      return node.name === "e" ? balls.exp(balls.fromRational(rational(1))) : balls.fromRational(values.get(node.name) ?? rational(0));
    case "add":
      return node.terms.map(at).reduce((sum, term) => balls.add(sum, term));
    case "multiply":
      return node.factors.map(at).reduce((product, factor) => balls.multiply(product, factor));
    case "negate":
      return balls.negate(at(node.operand));
    case "divide":
      return balls.divide(at(node.numerator), at(node.denominator));
    case "power": {
      const exponent = node.exponent;
      if (exponent.kind !== "number") return balls.exp(balls.multiply(at(exponent), balls.log(at(node.base))));
      const { numerator, denominator } = exponent.value;
      return balls.powerInteger(denominator === 1n ? at(node.base) : balls.root(at(node.base), Number(denominator)), numerator);
    }
    case "apply": {
      const value = evaluateApply(balls, node, node.arguments.map(at));
      if (value === null) throw new Error(`no value of ${node.function}`);
      return value;
    }
    default:
      throw new Error(`no value of a ${node.kind}`);
  }
}

const context = (arena: Arena): Parameters<typeof judge>[2] => ({ arena, assumptions: [], integers: new Set<string>(), budget: 3_000_000 });
const chooser = (numbers: readonly number[]) => {
  let next = 0;
  return (): number => numbers[next++ % numbers.length] ?? 0;
};
const choices = fc.array(fc.nat(11), { minLength: 8, maxLength: 8 });
const runs = Number(process.env["SOUNDNESS_RUNS"] ?? 400);
const points: readonly ReadonlyMap<string, Rational>[] = [
  ["2/3", "3/5", "1/7"], ["-2/3", "3/5", "5/3"], ["7/3", "-11/5", "1/3"], ["1/9", "1/4", "-1/2"], ["13/3", "5/2", "8/3"], ["-5/7", "-1/3", "-3/2"],
].map((row) => new Map(["x", "y", "z"].map((name, position) => {
  const [numerator, denominator] = (row[position] ?? "1/1").split("/");
  return [name, rational(BigInt(numerator ?? 1), BigInt(denominator ?? 1))];
})));

describe("the judge is sound", () => {
  it("never calls an expression that was rewritten by laws unequal", () => {
    fc.assert(
      fc.property(shapes, choices, (shape, picks) => {
        const arena = createArena();
        const old = build(arena, shape);
        const now = rewrite(arena, old, chooser(picks));
        const judgement = judge(old, now, context(arena));
        stats[judgement.verdict+(judgement.certainty?.kind??"")+(judgement.reason??"")] = (stats[judgement.verdict+(judgement.certainty?.kind??"")+(judgement.reason??"")] ?? 0) + 1;
        if (judgement.verdict === "undecided" && !judgement.reason?.includes("no point")) console.log(judgement.reason, printUnicode(old), "→", printUnicode(now));
        if (judgement.verdict === "undecided" && judgement.reason?.includes("no point") && points.some((v) => balls.definedness(evaluate(old, v)) === "always" && balls.definedness(evaluate(now,v)) === "always")) console.log("MISSED", printUnicode(old), "→", printUnicode(now));
        expect(judgement.verdict, `${printUnicode(old)} → ${printUnicode(now)}: ${JSON.stringify(judgement)}`).not.toBe("unequal");
      }),
      { numRuns: runs, seed: Number(process.env["SEED"] ?? 1) },
    );
  }, 900_000);

  it("never calls expressions equal whose values are proven to differ where both exist", () => {
    let differing = 0;
    fc.assert(
      fc.property(shapes, choices, choices, (shape, path, picks) => {
        const arena = createArena();
        const old = build(arena, shape);
        const now = rewrite(arena, perturb(arena, old, chooser(path)), chooser(picks));
        const differs = points.some((values) => balls.disjoint(evaluate(old, values), evaluate(now, values)));
        if (!differs) return;
        differing += 1;
        const judgement = judge(old, now, context(arena));
        stats2[judgement.verdict+(judgement.reason??"")] = (stats2[judgement.verdict+(judgement.reason??"")] ?? 0) + 1;
        if (judgement.verdict === "undecided") console.log(judgement.reason, printUnicode(old), "→", printUnicode(now));
        expect(judgement.verdict, `${printUnicode(old)} → ${printUnicode(now)}: ${JSON.stringify(judgement)}`).not.toBe("equal");
      }),
      { numRuns: runs, seed: Number(process.env["SEED"] ?? 1) },
    );
    expect(differing).toBeGreaterThan(runs / 4);
  }, 900_000);
  it("stats", () => { console.log(stats, stats2); });
});
