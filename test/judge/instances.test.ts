import { describe, expect, it } from "vitest";
import { ask, conditionTexts } from "./ask.js";

describe("sums with symbolic bounds", () => {
  it.each([
    ["sum(i,1,m,y_i)", "sum(k,1,m,y_k)"],
    ["sum(i,1,m,y_i+z_i)", "sum(i,1,m,y_i)+sum(i,1,m,z_i)"],
    ["-1/m*sum(i,1,m,y_i/p_i-(1-y_i)/(1-p_i))", "-1/m*sum(i,1,m,(y_i-p_i)/(p_i*(1-p_i)))"],
    ["sum(i,1,m,log(y_i))", "log(product(i,1,m,y_i))"],
    ["sum(k,1,n,k)", "n*(n+1)/2"],
    ["sum(i,none,none,y_i*kronecker(i,j))", "y_j"],
    ["sum(i,1,m,sum(j,1,i,y_j))", "sum(j,1,m,(m-j+1)*y_j)"],
    ["sum(i,1,m,exp(z_i))/exp(z_j)", "sum(i,1,m,exp(z_i-z_j))"],
    ["sum(i,1,m,sum(j,1,n,a_i*b_j))", "sum(i,1,m,a_i)*sum(j,1,n,b_j)"],
    ["y_(i+1)", "y_(1+i)"],
    ["product(k,1,n,k)", "product(k,1,n,n+1-k)"],
    ["sum(i,1,0,y_i)", "0"],
    ["product(i,1,0,y_i)", "1"],
    ["sum(i,1,m,y_i-sum(k,1,m,y_k)/m)", "0"],
  ])("accepts %s = %s", (old, now) => {
    expect(ask(old, now).verdict).toBe("equal");
  });

  it.each<[string, string, string | null]>([
    ["sum(i,1,m,y_i)", "m*y_j", "m = 1"],
    ["sum(i,1,m,y_i*z_i)", "sum(i,1,m,y_i)*sum(i,1,m,z_i)", "m = 1"],
    ["-(1/m)*sum(i,1,m,y_i*log(p_i))", "-sum(i,1,m,y_i*log(p_i))", "m = 1"],
    ["-(1/m)*sum(i,1,m,y_i)", "-y_i", "m = 1"],
    ["y_(i+1)", "y_i", null],
    ["sum(i,1,m,y_i)", "sum(i,1,m,2*y_i)", null],
  ])("refutes %s = %s, which holds when %s", (old, now, words) => {
    const judgement = ask(old, now);
    expect(judgement.verdict).toBe("unequal");
    expect(judgement.holdsWhen).toBe(words);
  });

  it("lists the instances it tested", () => {
    const { certainty } = ask("sum(i,1,m,2*y_i)", "2*sum(i,1,m,y_i)");
    expect(certainty?.kind === "tested" ? certainty.instances?.slice(0, 4) : []).toEqual(["m = 1", "m = 2", "m = 3", "m = 5"]);
  });
  it("shows sizes, free subscripts and arrays in the witness", () => {
    expect(ask("sum(i,1,m,y_i)", "m*y_j").witness).toEqual({ at: { m: "2", j: "1", y: ["1/2", "1/3"] }, left: "5/6", right: "1" });
  });
  it("lets an assumption fix the size", () => {
    const judgement = ask("-(1/m)*sum(i,1,m,y_i*log(p_i))", "-sum(i,1,m,y_i*log(p_i))", { assume: ["m = 1"] });
    expect(judgement.verdict).toBe("equal");
    expect(judgement.certainty).toMatchObject({ kind: "tested", instances: ["m = 1"] });
  });
  it("says a condition on entries for all of them", () => {
    expect(conditionTexts(ask("log(product(i,1,m,y_i))", "sum(i,1,m,log(y_i))"))).toEqual(["y_i > 0"]);
    expect(conditionTexts(ask("log(product(i,1,m,y_i))", "sum(i,1,m,log(y_i))", { assume: ["y_i > 0"] }))).toEqual([]);
  });
  it("applies an assumption on a bare array name to its entries", () => {
    expect(ask("sum(i,1,m,sqrt(p_i^2))", "sum(i,1,m,p_i)").verdict).toBe("unequal");
    expect(ask("sum(i,1,m,sqrt(p_i^2))", "sum(i,1,m,p_i)", { assume: ["p > 0"] }).verdict).toBe("equal");
  });
  it("uses a given equation between sums", () => {
    expect(ask("sum(i,1,m,a*y_i)", "a", { assume: ["sum(i,1,m,y_i) = 1"] }).verdict).toBe("equal");
    expect(ask("sum(i,1,m,a*y_i)", "a").verdict).toBe("unequal");
  });
  it("judges sums with numbers as bounds by algebra", () => {
    expect(ask("sum(k,1,3,k^2*x)", "14*x").certainty?.kind).toBe("identity");
  });
  it("keeps a free subscript that no sum ranges over as one quantity", () => {
    expect(ask("y_i/p_i-(1-y_i)/(1-p_i)", "(y_i-p_i)/(p_i*(1-p_i))").certainty?.kind).toBe("identity");
    expect(Object.keys(ask("y_i", "2*y_i").witness?.at ?? {})).toEqual(["y_i"]);
  });
});
