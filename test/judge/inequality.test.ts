import { describe, expect, it } from "vitest";
import { rational } from "../../src/arithmetic/rational.js";
import { createArena } from "../../src/expression/arena.js";
import { judgeInequality } from "../../src/judge/inequality.js";

const arena = createArena();
const number = (n: number, d = 1) => arena.number(rational(n, d));
const root2 = arena.apply("sqrt", [number(2)]);

describe("inequalities", () => {
  it.each([
    ["6 > 0", number(6), ">", number(0), "equal"],
    ["6 < 0", number(6), "<", number(0), "unequal"],
    ["√2 < 99/70", root2, "<", number(99, 70), "equal"],
    ["√2 > 99/70", root2, ">", number(99, 70), "unequal"],
    ["e^π ≠ π^e", arena.power(arena.symbol("e"), arena.symbol("π")), "≠", arena.power(arena.symbol("π"), arena.symbol("e")), "equal"],
    ["3 ≥ 3", number(3), "≥", number(3), "equal"],
    ["3 > 3", number(3), ">", number(3), "unequal"],
    ["√2·√2 > 2, which no enclosure settles", arena.multiply([root2, root2]), ">", number(2), "undecided"],
    ["x > 0", arena.symbol("x"), ">", number(0), "undecided"],
    ["x² + 1 > 0", arena.add([arena.power(arena.symbol("x"), number(2)), number(1)]), ">", number(0), "equal"],
    ["x² + 1 < 0", arena.add([arena.power(arena.symbol("x"), number(2)), number(1)]), "<", number(0), "unequal"],
    ["x² + 1 > 2, at some points only", arena.add([arena.power(arena.symbol("x"), number(2)), number(1)]), ">", number(2), "undecided"],
    ["y − (x − y)² ≤ y", arena.subtract(arena.symbol("y"), arena.power(arena.subtract(arena.symbol("x"), arena.symbol("y")), number(2))), "≤", arena.symbol("y"), "equal"],
    ["log(-1) > 0", arena.apply("log", [number(-1)]), ">", number(0), "undecided"],
  ] as const)("%s", (_, left, relation, right, verdict) => {
    expect(judgeInequality(left, relation, right, { arena, assumptions: [], integers: new Set(), budget: 100_000 }).verdict).toBe(verdict);
  });
});

it("under an assumption, with a size", () => {
  const [n, x] = [arena.symbol("n"), arena.symbol("x")];
  const positive = arena.relation(">", x, number(0));
  const value = arena.negate(arena.divide(n, arena.power(x, number(2))));
  const found = judgeInequality(value, "<", number(0), { arena, assumptions: [positive], integers: new Set(["n"]), budget: 100_000 });
  expect([found.verdict, found.conditions.map(({ text }) => text)]).toEqual(["equal", ["n ≥ 1"]]);
});
