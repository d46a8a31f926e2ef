// Definitions and derivatives inside lines, by the rules of reading.

import { describe, expect, it } from "vitest";
import { resolve, type ResolveContext } from "../../src/calculus/resolve.js";
import type { Definition } from "../../src/expression/definition.js";
import { createArena } from "../../src/expression/arena.js";
import type { Node, SymbolNode } from "../../src/expression/node.js";
import { someNode } from "../../src/expression/traverse.js";
import { builder, close, noNames, slope, valueOf, type Environment } from "../functions/doubles.js";

const b = builder(createArena());
const { arena } = b;
const [x, y, t, w, p, z, u] = [b.s("x"), b.s("y"), b.s("t"), b.s("w"), b.s("p"), b.s("z"), b.s("u")];
const [i, j, k, m] = [b.s("i"), b.s("j"), b.s("k"), b.s("m")];
const one = b.n(1);
const two = b.n(2);

interface Setting {
  readonly definitions?: readonly Definition[];
  readonly dependence?: Readonly<Record<string, SymbolNode>>;
  readonly partial?: "total" | "explicit";
}

function define(name: string, body: Node, parameters: readonly SymbolNode[] = [], indexParameters: readonly SymbolNode[] = []): Definition {
  return { name, body, parameters, indexParameters };
}

function contextOf(setting: Setting): ResolveContext {
  return {
    definitions: new Map((setting.definitions ?? []).map((definition) => [definition.name, definition])),
    dependence: new Map(Object.entries(setting.dependence ?? {})),
    partial: setting.partial ?? "total",
  };
}

function resolved(node: Node, setting: Setting = {}): Node {
  const result = resolve(arena, node, contextOf(setting));
  if (result.kind === "failure") throw new Error(result.reason);
  expect(someNode(result.node, (each) => each.kind === "derivative" || (each.kind === "apply" && each.function === "guard"))).toBe(false);
  return result.node;
}

function reasonOf(node: Node, setting: Setting = {}): string | null {
  const result = resolve(arena, node, contextOf(setting));
  return result.kind === "failure" ? result.reason : null;
}

const names: Environment = {
  symbols: { x: 0.6, y: 1.4, t: 0.8, w: 0.3, b: -0.2, z: 1.1, i: 2, j: 3, m: 3, λ: 0.7 },
  arrays: { z: [0.3, -0.2, 0.7], y: [1, 0, 2], ŷ: [0.2, 0.6, 0.9] },
  functions: { y: (order, at) => Math.sin(at + (order * Math.PI) / 2), f: (order, at) => Math.exp(2 * at) * 2 ** order },
};

function expectSameValue(a: Node, c: Node): void {
  const [first, second] = [valueOf(a, names), valueOf(c, names)];
  expect(Number.isNaN(first)).toBe(false);
  expect(close(first, second), `${first} against ${second}`).toBe(true);
}

const sigmoid = (argument: Node): Node => b.over(one, b.plus(one, b.pow(b.s("e"), b.neg(argument))));
const wx = b.plus(b.times(w, x), b.s("b"));

describe("derivatives in a line", () => {
  const table: readonly (readonly [string, Node, Node, Setting])[] = [
    ["one", b.d(b.pow(x, two), x), b.times(two, x), {}],
    ["a second one", arena.derivative(b.f("sin", x), x, 2, false), b.neg(b.f("sin", x)), {}],
    ["nested ones", b.d(b.times(x, b.d(b.pow(x, b.n(3)), x)), x), b.times(b.n(9), b.pow(x, two)), {}],
    ["mixed partial ones", arena.derivative(arena.derivative(b.f("sin", b.times(x, t)), t, 1, true), x, 1, true), b.minus(b.f("cos", b.times(x, t)), b.times(x, t, b.f("sin", b.times(x, t)))), {}],
    ["one beside other terms", b.times(b.d(b.pow(x, two), x), b.f("log", x)), b.times(two, x, b.f("log", x)), {}],
    ["one inside a sum over k", b.sum("k", m, b.d(b.pow(x, k), x)), b.sum("k", m, b.times(k, b.pow(x, b.minus(k, one)))), {}],
    ["another letter is constant", b.d(b.times(y, x), x), y, {}],
    ["an unknown function of x is not constant", b.d(b.pow(y, two), x), b.times(two, b.call("y", 0, x), b.call("y", 1, x)), { dependence: { y: x } }],
    ["a bare unknown function is the function of its variable", b.plus(y, b.call("y", 1, x)), b.plus(b.call("y", 0, x), b.call("y", 1, x)), { dependence: { y: x } }],
    ["by an unknown function itself", b.d(b.pow(y, two), y), b.times(two, b.call("y", 0, x)), { dependence: { y: x } }],
    ["an unknown function of an unknown function", b.d(y, t), b.times(b.call("y", 1, b.call("f", 0, t)), b.call("f", 1, t)), { dependence: { y: b.s("f"), f: t } }],
  ];
  it.each(table)("%s", (_name, node, expected, setting) => expectSameValue(resolved(node, setting), expected));

  it("of the second order of an implicit function: (y²)'' = 2y'² + 2yy''", () => {
    const node = arena.derivative(b.pow(y, two), x, 2, false);
    const at = (order: number): Node => b.call("y", order, x);
    expectSameValue(resolved(node, { dependence: { y: x } }), b.plus(b.times(two, at(1), at(1)), b.times(two, at(0), at(2))));
  });
});

describe("definitions", () => {
  const f = define("f", b.times(b.pow(x, b.n(3)), t), [x]);
  const table: readonly (readonly [string, Node, Node, Setting])[] = [
    ["a bare name is its body", b.plus(b.s("J"), one), b.plus(b.pow(x, two), one), { definitions: [define("J", b.pow(x, two), [x])] }],
    ["an application puts the argument in", b.call("f", 0, b.plus(x, one)), b.times(b.pow(b.plus(x, one), b.n(3)), t), { definitions: [f] }],
    ["f'(2x) is the derivative at 2x, not of f(2x)", b.call("f", 1, b.times(two, x)), b.times(b.n(12), x, x, t), { definitions: [f] }],
    ["f'(2) is the derivative, then 2", b.call("f", 1, two), b.times(b.n(12), t), { definitions: [f] }],
    ["f'' and d/dx of an application", b.d(b.call("f", 1, b.times(two, x)), x), b.times(b.n(24), x, t), { definitions: [f] }],
    ["d/dx of f(u) with u defined by x", b.d(b.call("f", 0, u), x), b.times(b.n(6), b.pow(x, b.n(5)), t), { definitions: [f, define("u", b.pow(x, two))] }],
    ["a name that rests on the parameter changes with the argument", b.call("f", 0, b.n(3)), b.n(12), { definitions: [define("f", b.plus(u, x), [x]), define("u", b.pow(x, two))] }],
    ["names rest on names", b.s("L"), b.f("log", sigmoid(wx)), { definitions: [define("L", b.f("log", p)), define("p", sigmoid(z)), define("z", wx)] }],
    ["y' of a defined y is the derivative of its body", b.call("y", 1, x), b.times(two, x), { definitions: [define("y", b.pow(x, two))] }],
    ["a definition that holds a derivative", b.s("v"), b.times(two, x), { definitions: [define("v", b.d(b.pow(x, two), x))] }],
    ["parameters in an argument are not confused", b.call("f", 0, b.times(t, x)), b.times(b.pow(b.times(t, x), b.n(3)), t), { definitions: [f] }],
  ];
  it.each(table)("%s", (_name, node, expected, setting) => expectSameValue(resolved(node, setting), expected));

  const failures: readonly (readonly [string, Node, RegExp, Setting])[] = [
    ["a definition by itself", u, /itself/, { definitions: [define("u", b.plus(u, one))] }],
    ["definitions in a circle", u, /itself/, { definitions: [define("u", b.plus(z, one)), define("z", b.f("sin", u))] }],
    ["a circle inside a derivative", u, /itself/, { definitions: [define("u", b.d(b.times(u, x), x))] }],
    ["unknown functions in a circle", y, /itself/, { dependence: { y: t, t: y } }],
    ["the wrong number of arguments", arena.call(b.s("f"), [0, 0], [x, t]), /defined with 1 arguments and used with 2/, { definitions: [f] }],
    ["the wrong number of indices", b.at("q", i, j), /defined with 1 indices and used with 2/, { definitions: [define("q", b.pow(i, two), [], [i])] }],
    ["an order beyond the budget", arena.derivative(arena.divide(arena.integer(1), x), x, 1000, false), /order 1000/, {}],
  ];
  it.each(failures)("fail with the reason: %s", (_name, node, reason, setting) => expect(reasonOf(node, setting)).toMatch(reason));
});

describe("dX/dv", () => {
  const network: Setting = { definitions: [define("L", b.neg(b.f("log", p))), define("p", sigmoid(z)), define("z", wx)] };
  const L = b.s("L");
  it("keeps a defined v atomic: ∂L/∂w = ∂L/∂p · ∂p/∂z · ∂z/∂w", () => {
    const d = (of: Node, by: SymbolNode): Node => arena.derivative(of, by, 1, true);
    expectSameValue(resolved(d(L, w), network), resolved(b.times(d(L, p), d(p, z), d(z, w)), network));
  });
  it("puts the value of v in afterwards", () => {
    expectSameValue(resolved(b.d(L, p), network), b.neg(b.over(one, sigmoid(wx))));
  });
  it("holds for p(x) as for p", () => {
    const setting: Setting = { definitions: [define("p", b.pow(x, two), [x])] };
    expectSameValue(resolved(b.d(b.f("sin", b.call("p", 0, x)), p), setting), b.f("cos", b.pow(x, two)));
  });
  it("is no silent zero for a name that depends on the same letters as v", () => {
    expect(reasonOf(b.d(z, p), network)).toMatch(/both depend on/);
  });
  it("is one over the derivative where the two are exchanged, and a quotient along a curve", () => {
    expectSameValue(resolved(b.d(x, y), { dependence: { y: x } }), b.over(one, b.call("y", 1, x)));
    const curve: Setting = { definitions: [define("x", b.pow(t, two)), define("y", b.f("sin", t))] };
    expectSameValue(resolved(b.d(y, x), curve), b.over(b.f("cos", t), b.times(two, t)));
  });
  it("differentiates ∂ through definitions, or holds them where v is explicit, as asked", () => {
    const definitions = [define("L", b.plus(b.pow(p, two), b.times(b.s("λ"), w))), define("p", b.f("sin", w))];
    const node = arena.derivative(L, w, 1, true);
    expectSameValue(resolved(node, { definitions, partial: "total" }), b.plus(b.times(two, b.f("sin", w), b.f("cos", w)), b.s("λ")));
    expectSameValue(resolved(node, { definitions, partial: "explicit" }), b.s("λ"));
  });
  it("differentiates through definitions under both readings where v is not explicit", () => {
    const node = arena.derivative(L, w, 1, true);
    expectSameValue(resolved(node, { ...network, partial: "explicit" }), resolved(node, { ...network, partial: "total" }));
  });
});

describe("indexed names", () => {
  const zk = (index: Node): ReturnType<typeof b.at> => b.at("z", index);
  const e = (argument: Node): Node => b.pow(b.s("e"), argument);
  const softmax = define("p", b.over(e(zk(i)), b.sum("k", m, e(zk(k)))), [], [i]);
  const pAt = (index: Node): Node => b.over(e(zk(index)), b.sum("k", m, e(zk(k))));

  it("put an index in for the parameter", () => expectSameValue(resolved(b.at("p", j), { definitions: [softmax] }), pAt(j)));
  it("are not captured by the sum inside", () => expectSameValue(resolved(b.sum("k", m, b.times(k, b.at("p", k))), { definitions: [softmax] }), b.sum("j", m, b.times(j, pAt(j)))));
  it("give the softmax derivative p_j (δ_ji − p_i)", () => {
    const node = resolved(b.d(b.at("p", j), zk(i)), { definitions: [softmax] });
    expectSameValue(node, b.times(pAt(j), b.minus(b.f("kronecker", j, i), pAt(i))));
    expectSameValue(resolved(b.d(b.at("p", i), zk(i)), { definitions: [softmax] }), b.times(pAt(i), b.minus(one, pAt(i))));
  });
  it("stay atomic where one differentiates by them", () => {
    const J = define("J", b.neg(b.sum("k", m, b.times(b.at("y", k), b.f("log", b.at("p", k))))), [b.s("p")]);
    expectSameValue(resolved(b.d(b.s("J"), b.at("p", i)), { definitions: [J, softmax] }), b.neg(b.over(b.at("y", i), pAt(i))));
  });
  it("give p − y for cross-entropy after softmax", () => {
    const J = define("J", b.neg(b.sum("k", m, b.times(b.at("y", k), b.f("log", b.at("p", k))))));
    const total = b.sum("k", m, b.at("y", k));
    expectSameValue(resolved(b.d(b.s("J"), zk(i)), { definitions: [J, softmax] }), b.minus(b.times(total, pAt(i)), b.at("y", i)));
  });

  const yhat = b.s("ŷ");
  const entry = b.at("ŷ", i);
  const bce = (a: Node, c: Node): Node => b.plus(b.times(a, b.f("log", c)), b.times(b.minus(one, a), b.f("log", b.minus(one, c))));
  const J = define("J", b.neg(b.times(b.over(one, m), b.sum("i", m, bce(b.at("y", i), entry)))), [yhat]);
  const gradient = b.neg(b.times(b.over(one, m), b.minus(b.over(b.at("y", i), entry), b.over(b.minus(one, b.at("y", i)), b.minus(one, entry)))));
  it("pick the i-th term of J(ŷ) although its sum runs over i too", () => {
    expectSameValue(resolved(b.d(b.s("J"), entry), { definitions: [J] }), gradient);
    expectSameValue(resolved(b.d(b.call("J", 0, yhat), entry), { definitions: [J] }), gradient);
  });
  it("go along when a function of a vector is given another vector", () => {
    const given = resolved(b.call("J", 0, b.s("a")), { definitions: [J] });
    const values = { ...names, arrays: { ...names.arrays, a: [0.5, 0.1, 0.3], y: [1, 0, 1] } };
    const expected = valueOf(J.body, { ...values, arrays: { ...values.arrays, ŷ: [0.5, 0.1, 0.3] } });
    expect(close(valueOf(given, values), expected)).toBe(true);
  });
  it("of a defined family are differentiated through when the family is the argument", () => {
    const family = define("a", b.over(one, b.plus(one, e(b.neg(b.times(w, b.at("x", i)))))), [], [i]);
    const environment = (value: number): Environment => ({ ...names, symbols: { ...names.symbols, w: value }, arrays: { x: [0.2, -0.5, 1.1], y: [1, 0, 1] } });
    const value = resolved(b.call("J", 0, b.s("a")), { definitions: [J, family] });
    const derivative = resolved(b.d(b.call("J", 0, b.s("a")), w), { definitions: [J, family] });
    expect(Math.abs(valueOf(derivative, environment(0.3)) - slope((at) => valueOf(value, environment(at)), 0.3))).toBeLessThan(1e-8);
  });
  it("are not constants when they stand bare in what is differentiated", () => {
    expect(reasonOf(b.d(b.f("sin", b.s("p")), zk(i)), { definitions: [softmax] })).toMatch(/without its index/);
  });
  it("are not confused with a sum whose index has the name of a definition", () => {
    expectSameValue(resolved(b.sum("k", m, b.pow(k, two)), { definitions: [define("k", b.n(5))] }), b.n(14));
  });
});

describe("requirements", () => {
  it("make the guarded node undefined where the derivative does not exist", () => {
    const result = resolve(arena, b.d(b.f("log", x), x), contextOf({}));
    if (result.kind === "failure") throw new Error(result.reason);
    expect(result.node).toBe(b.over(one, x));
    expect(result.requirements).toEqual([b.f("log", x)]);
    expect(valueOf(result.node, { ...noNames, symbols: { x: -1 } })).toBe(-1);
    expect(valueOf(result.guarded, { ...noNames, symbols: { x: -1 } })).toBeNaN();
    expect(valueOf(result.guarded, { ...noNames, symbols: { x: 2 } })).toBe(0.5);
  });
  it("follow a substitution: log'(x − 3) asks for x > 3", () => {
    const result = resolve(arena, b.call("f", 1, b.minus(x, b.n(3))), contextOf({ definitions: [define("f", b.f("log", t), [t])] }));
    if (result.kind === "failure") throw new Error(result.reason);
    expect(result.requirements).toEqual([b.f("log", b.minus(x, b.n(3)))]);
  });
  it("survive a second derivative and stand under the sum they came from", () => {
    const second = resolve(arena, arena.derivative(b.f("log", x), x, 2, false), contextOf({}));
    expect(second.kind === "resolved" ? second.requirements : second.reason).toEqual([b.f("log", x)]);
    const inSum = resolve(arena, b.sum("k", m, b.d(b.f("log", b.times(k, x)), x)), contextOf({}));
    expect(inSum.kind === "resolved" ? inSum.requirements : inSum.reason).toEqual([b.sum("k", m, b.f("log", b.times(k, x)))]);
  });
  it("are none where no derivative was carried out", () => {
    const result = resolve(arena, b.f("log", x), contextOf({}));
    expect(result.kind === "resolved" ? result.guarded : result.reason).toBe(b.f("log", x));
  });
});

it("works in linear time through long chains of definitions", () => {
  const definitions = [define("u_0", x)];
  for (let n = 1; n <= 400; n++) definitions.push(define(`u_${n}`, b.plus(b.f("sin", b.s(`u_${n - 1}`)), b.times(b.s(`u_${n - 1}`), b.s(`u_${n - 1}`)))));
  expect(reasonOf(b.d(b.s("u_400"), x), { definitions })).toBeNull();
});
