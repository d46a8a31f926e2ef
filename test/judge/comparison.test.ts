import { describe, expect, it } from "vitest";
import { createArena } from "../../src/expression/arena.js";
import { prepareComparison } from "../../src/judge/judge.js";
import { readInfix } from "./infix.js";

describe("a prepared comparison", () => {
  it.each<[string, string, boolean, readonly string[]]>([
    ["y/p-(1-y)/(1-p)", "(y-p)/(p*(1-p))", true, []],
    ["y/p-(1-y)/(1-p)", "(y+p)/(p*(1-p))", false, []],
    ["x^2", "sqrt(x)", false, []],
    ["x", "log(-1-x^2)", false, []],
    ["-1/m*sum(i,1,m,y_i*log(p_i))", "-sum(i,1,m,y_i*log(p_i))/m", true, []],
    ["-1/m*sum(i,1,m,y_i*log(p_i))", "-sum(i,1,m,y_i*log(p_i))", false, []],
    ["-1/m*sum(i,1,m,y_i*log(p_i))", "-sum(i,1,m,y_i*log(p_i))", true, ["m = 1"]],
    ["x^2+y^2", "25", true, ["x^2+y^2 = 25"]],
    ["x^2+y^2", "26", false, ["x^2+y^2 = 25"]],
    ["x+y", "1", true, ["x+y = 1"]],
    ["f(x)*g(x)", "g(x)*f(x)", true, []],
    ["f(x)*g(x)", "f(x)+g(x)", false, []],
    ["f(x)", "f(2*x)", false, []],
    ["x", "sum(k,1,3,x)/3", true, []],
  ])("%s agrees with %s: %s under %j", (reference, candidate, agrees, assume) => {
    const arena = createArena();
    const read = (text: string) => readInfix(arena, text, ["f", "g"]);
    const prepared = prepareComparison(read(reference), { arena, assumptions: assume.map(read), integers: new Set<string>(), budget: 5_000_000 });
    expect(prepared.agrees(read(candidate))).toBe(agrees);
  });
});
