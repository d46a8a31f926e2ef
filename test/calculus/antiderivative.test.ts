// What the search for antiderivatives finds is differentiated again.

import { describe, expect, it } from "vitest";
import { antiderivative } from "../../src/calculus/antiderivative.js";
import { differentiate } from "../../src/calculus/differentiate.js";
import { groupExpressions, readExpression } from "../../src/check/single.js";
import { createArena } from "../../src/expression/arena.js";
import { judge } from "../../src/judge/judge.js";

const arena = createArena();
const x = arena.symbol("x");

describe("an antiderivative", () => {
  it.each([
    "3x^2 + 2x", "1/x", "exp(a*x)", "x*exp(x)", "x^3*sin(2x)", "x^2*log(x)", "log(x)", "sin(x)^2", "tan(x)", "1/(1 + x^2)", "1/(x^2 - 1)", "1/(x^2 + 2x + 5)", "(2x + 3)/(x^2 + 3x + 2)",
    "x/(x^2 + 1)", "x*sqrt(1 + x^2)", "1/sqrt(1 - x^2)", "exp(x)*sin(3x)", "2x*exp(x^2)", "sin(x)*cos(x)", "log(x)/x", "1/(x*log(x))", "arctan(x)", "x*sqrt(x + 1)", "(x^3 + 1)/(x - 2)",
    "abs(x - 1)", "2^x", "cos(x)/(1 + sin(x)^2)", "1/cos(x)", "x/(x + 1)^3",
    "sin(x)^3", "a^4*cos(2x)^5", "sin(x)^3*cos(x)^4", "sin(x)^4*cos(x)^2", "cos(3x)^6", "tan(x)^3", "tan(x)^2/cos(x)^4", "sin(x)^5/cos(x)^2",
    "1/cos(x)^3", "1/sin(x)^5", "tan(x)^2/cos(x)", "x/cos(x)^2",
    "sqrt(9 - x^2)", "x^2*sqrt(4 - x^2)", "(x + 1)/sqrt(x^2 + 2x + 5)", "x^3/(x^2 + 1)^(3/2)", "1/(x^2 + 4)^(5/2)", "1/(x*sqrt(x^2 + 1))", "1/(x^2*sqrt(4 - x^2))", "sqrt(x^2 - 1)/x", "1/sqrt(x*(1 - x))", "1/((x + 1)*sqrt(x^2 + 2x + 3))",
    "log(x)/x^2", "sqrt(x)*log(x)", "arctan(x)/x^2", "arctan(x)/(1 + x^2)",
    "(17x - 12)/((3x + 4)(x^2 + 4))", "1/(x^3 - x)", "1/(1 + x^3)", "x^2/(x^2 + 1)^2", "(x^2 + 3)/((x - 1)^2(x + 2))", "1/((x - a)(x - b)(x - c))", "1/((x^2 + 1)(x^2 + 4))",
    "sin(sqrt(x))", "sqrt(4 - sqrt(x))", "1/(1 + sqrt(x))", "exp(sqrt(2x + 1))", "1/(exp(x) + 1)", "exp(3x)/(exp(2x) + 1)",
  ])("of %s is found", (text) => {
    const read = readExpression(arena, text, groupExpressions([text], []));
    if (read.kind === "failure") throw new Error(read.reason);
    const found = antiderivative(arena, read.node, x);
    expect(found).not.toBeNull();
    if (found === null) return;
    const derivative = differentiate(arena, found, x);
    if (derivative.kind === "failure") throw new Error(derivative.reason);
    expect(judge(derivative.node, read.node, { arena, assumptions: [], integers: new Set(), budget: 2_000_000 }).verdict).toBe("equal");
  });
  it.each(["exp(-x^2)", "sin(x)/x", "sqrt(1 + x^4)"])("of %s is not, for there is no elementary one", (text) => {
    const read = readExpression(arena, text, groupExpressions([text], []));
    expect(read.kind === "expression" ? antiderivative(arena, read.node, x) : "unread").toBeNull();
  });
});
