import { describe, expect, it } from "vitest";
import { rational } from "../../src/arithmetic/rational.js";
import { createArena } from "../../src/expression/arena.js";
import { judgeInequality } from "../../src/judge/inequality.js";

const arena = createArena();
const number = (n: number, d = 1) => arena.number(rational(n, d));
const root2 = arena.apply("sqrt", [number(2)]);

describe("inequalities between numbers", () => {
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
    ["log(-1) > 0", arena.apply("log", [number(-1)]), ">", number(0), "undecided"],
  ] as const)("%s", (_, left, relation, right, verdict) => {
    expect(judgeInequality(arena, left, relation, right).verdict).toBe(verdict);
  });
});
