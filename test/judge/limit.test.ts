// Limits by expansion, one by one, against their known values.

import { describe, expect, it } from "vitest";
import { groupExpressions, readExpression } from "../../src/check/single.js";
import { createArena } from "../../src/expression/arena.js";
import type { Node } from "../../src/expression/node.js";
import { judge } from "../../src/judge/judge.js";
import { limitOf } from "../../src/judge/limit.js";

const arena = createArena();
function read(text: string): Node {
  const result = readExpression(arena, text, groupExpressions([text], []));
  if (result.kind === "failure") throw new Error(result.reason);
  return result.node;
}
const context = { arena, assumptions: [], integers: new Set<string>(), budget: 2_000_000 };
function limit(text: string) {
  const node = read(text);
  if (node.kind !== "limit") throw new Error("no limit");
  return limitOf(node, context);
}

describe("a limit with a value", () => {
  it.each([
    ["lim(sin(x)/x, x, 0)", "1"],
    ["lim((1 - cos(x))/x^2, x, 0)", "1/2"],
    ["lim((tan(x) - x)/x^3, x, 0)", "1/3"],
    ["lim((x^2 - 4)/(x - 2), x, 2)", "4"],
    ["lim(((x + h)^3 - x^3)/h, h, 0)", "3x^2"],
    ["lim((sqrt(x + h) - sqrt(x))/h, h, 0)", "1/(2*sqrt(x))"],
    ["lim((f(x + h) - f(x))/h, h, 0)", "f'(x)"],
    ["lim((f(x + h) - 2f(x) + f(x - h))/h^2, h, 0)", "f''(x)"],
    ["lim((1 + a/n)^n, n, ∞)", "exp(a)"],
    ["lim(x^x, x, 0, right)", "1"],
    ["lim(x*log(x), x, 0, right)", "0"],
    ["lim(log(x)^2/sqrt(x), x, ∞)", "0"],
    ["lim(x^5*exp(-x), x, ∞)", "0"],
    ["lim(sqrt(x^2 + x) - x, x, ∞)", "1/2"],
    ["lim(log(x + 1)/log(x), x, ∞)", "1"],
    ["lim(x*sin(1/x), x, 0)", "0"],
    ["lim(sin(x)/(x - pi), x, pi)", "-1"],
    ["lim((x^(1/3) - 2)/(x - 8), x, 8)", "1/12"],
    ["lim(sin(a*x)/sin(b*x), x, 0)", "a/b"],
    ["lim(arctan(x), x, -∞)", "-pi/2"],
    ["lim(cos(x)^(1/x^2), x, 0)", "exp(-1/2)"],
    ["lim(n*(2^(1/n) - 1), n, ∞)", "log(2)"],
    ["lim(tanh(x), x, -∞)", "-1"],
  ])("%s is %s", (text, value) => {
    const found = limit(text);
    expect(found.kind).toBe("finite");
    if (found.kind === "finite") expect(judge(found.node, read(value), context).verdict).toBe("equal");
  });
});

describe("a limit without a real value", () => {
  it.each([["lim(1/x^2, x, 0)", 1], ["lim(1/x, x, 0, left)", -1], ["lim(log(x), x, 0, right)", -1], ["lim(x - log(x), x, ∞)", 1], ["lim(exp(x)/x^9, x, ∞)", 1]])("%s is infinite with sign %d", (text, sign) => {
    expect(limit(text)).toMatchObject({ kind: "infinite", sign });
  });
  it.each(["lim(abs(x)/x, x, 0)", "lim(1/x, x, 0)", "lim(exp(-1/x), x, 0)"])("%s does not exist", (text) => {
    expect(limit(text).kind).toBe("none");
  });
  it.each(["lim(sin(x), x, ∞)", "lim(sin(1/x), x, 0)", "lim(floor(x), x, 1)", "lim(exp(a*x), x, ∞)"])("%s is not known", (text) => {
    expect(limit(text).kind).toBe("unknown");
  });
});

describe("a limit with powers of an exponent whose sign is known", () => {
  const relationOf = (text: string): Node => {
    const [, name = "", sign, bound = ""] = /^(.+) ([<>]) (.+)$/.exec(text) ?? [];
    return arena.relation(sign === "<" ? "<" : ">", read(name), read(bound));
  };
  const valueUnder = (text: string, ...given: readonly string[]): string => {
    const node = read(text);
    if (node.kind !== "limit") throw new Error("no limit");
    const value = limitOf(node, { ...context, assumptions: given.map(relationOf) });
    return value.kind === "finite" ? (["0", "1", "1/3", "1/(p - 1)", "1/(1 - q)", "1/(1 - r)"].find((each) => judge(value.node, read(each), { ...context, assumptions: given.map(relationOf) }).verdict === "equal") ?? "another") : value.kind === "infinite" ? `${value.sign === 1 ? "" : "-"}∞` : value.kind;
  };
  it.each([
    ["lim(1/x^n, x, ∞)", "n > 0", "0"],
    ["lim((x^n + 1)/x^n, x, -∞)", "n > 0", "1"],
    ["lim((b^(1-p) - 1)/(1 - p), b, ∞)", "p > 1", "1/(p - 1)"],
    ["lim((1 - a^(1-q))/(1 - q), a, 0, right)", "q < 1", "1/(1 - q)"],
    ["lim((x^(2k) + x^k)/(3x^(2k) - 1), x, ∞)", "k > 0", "1/3"],
    ["lim(x^n, x, ∞)", "n > 0", "∞"],
    ["lim(x^n, x, 0, right)", "n < 0", "∞"],
    ["lim(1/x^n, x, ∞)", "n > -1", "unknown"],
    ["lim(x^n, x, -∞)", "n > 0", "unknown"],
    ["lim(abs(x^n)/x^n, x, 0)", "n > 0", "unknown"],
    ["lim(x^n/x, x, ∞)", "n > 0", "unknown"],
    ["lim((1 - r^(n+1))/(1 - r), n, ∞)", "abs(r) < 1", "1/(1 - r)"],
    ["lim((1 + r^(2n+1))/(3 - r^n), n, ∞)", "abs(r) < 1", "1/3"],
    ["lim(r^n, n, ∞)", "r > 1", "∞"],
    ["lim(r^n, n, ∞)", "r < 1", "unknown"],
    ["lim((-1/2)^n, n, ∞)", "r < 1", "0"],
  ])("%s under %s is %s", (text, given, expected) => {
    expect(valueUnder(text, given)).toBe(expected);
  });
});
