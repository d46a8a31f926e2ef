// Random expressions over all families of functions, as deep as asked: a spine of the depth wanted with small branches beside it.

import { add, apply, divide, multiply, negate, number, pi, power, square, subtract, symbol } from "./tree.mjs";

const one = number(1);

/** For each family, ways to put an expression into a larger one. */
const FAMILIES = {
  powers: [
    (u, random) => power(u, number(random.integer(2, 4))),
    (u, random) => power(u, number(-random.integer(1, 3))),
    (u) => apply("sqrt", u),
    (u) => apply("sqrt", add(square(u), one)),
    (u) => apply("cbrt", u),
    (u, random) => power(u, number(random.pick([1, 2, 3, -1, 5]), random.pick([2, 3, 4, 5]))),
    (u, random) => apply("root", u, number(random.integer(3, 5))),
  ],
  exponentials: [
    (u) => apply("exp", u),
    (u) => apply("exp", negate(u)),
    (u) => apply("log", u),
    (u) => apply("log", add(one, square(u))),
    (u) => divide(one, add(one, apply("exp", negate(u)))),
    (u, random) => power(number(random.integer(2, 7)), u),
    (u) => power(symbol("e"), u),
    (u) => apply("log10", u),
    (u) => apply("log2", u),
  ],
  trigonometric: [
    ...["sin", "cos", "tan", "cot", "sec", "csc", "sin", "cos"].map((name) => (u) => apply(name, u)),
    (u, random) => apply(random.pick(["sin", "cos"]), multiply(number(random.integer(2, 4)), u)),
    (u, random) => apply(random.pick(["sin", "cos"]), add(u, divide(pi, number(random.pick([2, 3, 4, 6]))))),
  ],
  hyperbolic: ["sinh", "cosh", "tanh", "coth", "sech", "csch"].map((name) => (u) => apply(name, u)),
  inverseTrigonometric: ["asin", "acos", "atan", "acot", "asec", "acsc", "atan"].map((name) => (u) => apply(name, u)),
  inverseHyperbolic: ["asinh", "acosh", "atanh", "acoth", "asech", "acsch", "asinh"].map((name) => (u) => apply(name, u)),
  piecewise: [
    (u) => apply("abs", u),
    (u) => apply("abs", u),
    (u) => apply("sign", u),
    (u, random, leaf) => apply("max", u, leaf()),
    (u, random, leaf) => apply("min", leaf(), u),
    (u, random) => apply(random.pick(["floor", "ceil"]), u),
  ],
  unknown: [(u) => apply("f", u), (u) => apply("g", u)],
  integers: [
    (u) => multiply(power(number(-1), symbol("n")), u),
    (u) => power(u, symbol("n")),
    (u) => add(u, symbol("n")),
    (u, random) => multiply(u, apply(random.pick(["cos", "sin"]), multiply(symbol("n"), pi))),
  ],
  sums: [
    (u, random) => add(u, sumOver(random, multiply(symbol("i"), u))),
    (u, random) => multiply(u, sumOver(random, power(symbol("i"), number(random.integer(1, 3))))),
    (u, random) => sumOver(random, divide(u, symbol("i"))),
    (u, random) => sumOver(random, add(symbol("i"), u)),
  ],
};

function sumOver(random, body) {
  return apply("sum", symbol("i"), number(1), number(random.integer(2, 4)), body);
}

/** Names with how often a pair draws from the family. */
const WEIGHTED = Object.entries({
  powers: 8, exponentials: 8, trigonometric: 8, hyperbolic: 5, inverseTrigonometric: 5, inverseHyperbolic: 4, piecewise: 4, unknown: 2, integers: 2, sums: 1,
}).flatMap(([name, weight]) => Array.from({ length: weight }, () => name));

const LETTERS = ["x", "y", "z", "a", "b", "t", "u", "v", "w", "p", "q", "s"];

/** What the expressions of one pair have in common: their symbols, what is assumed of each, and their families. */
export function drawSetting(random) {
  const names = random.shuffle(LETTERS).slice(0, random.pick([1, 1, 1, 2, 2, 3]));
  if (random.chance(0.6) && !names.includes("x")) names[0] = "x";
  const kinds = new Map(names.map((name) => [name, random.pick(["real", "real", "real", "real", "positive", "positive", "unit", "aboveOne"])]));
  const families = [...new Set(Array.from({ length: random.integer(1, 3) }, () => random.pick(WEIGHTED)))];
  if (families.includes("integers")) kinds.set("n", "integer");
  return { names, kinds, families };
}

/** What is assumed of the symbols, in the words of the library. */
export function assumptionsOf(kinds, names) {
  return [...kinds].flatMap(([name, kind]) => {
    if (!names.has(name)) return [];
    return { real: [], integer: [], positive: [`${name} > 0`], unit: [`0 < ${name} < 1`], aboveOne: [`${name} > 1`] }[kind];
  });
}

export function drawNumber(random) {
  const numerator = random.integer(1, 9);
  return random.chance(0.75) ? number(numerator) : number(random.chance(0.3) ? -numerator : numerator, random.integer(2, 7));
}

/** A random expression of this depth (a little more where a family brings its own). */
export function grow(depth, setting, random) {
  const leaf = () => {
    const dice = random.next();
    if (dice < 0.7) return symbol(random.pick(setting.names));
    if (dice < 0.96) return drawNumber(random);
    return random.pick([pi, symbol("e")]);
  };
  const build = (levels) => {
    if (levels <= 1) return leaf();
    const spine = build(levels - 1);
    if (random.chance(0.4)) return random.pick(FAMILIES[random.pick(setting.families)])(spine, random, leaf);
    const branch = random.chance(0.5) ? leaf() : build(random.integer(1, Math.min(3, levels - 1)));
    const [a, b] = random.chance(0.5) ? [spine, branch] : [branch, spine];
    const dice = random.next();
    if (dice < 0.35) return add(a, b);
    if (dice < 0.5) return subtract(a, b);
    if (dice < 0.8) return multiply(a, b);
    if (dice < 0.92) return divide(a, b);
    return dice < 0.96 ? square(spine) : negate(spine);
  };
  return build(depth);
}
