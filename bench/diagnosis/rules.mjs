// Differentiation on the trees of the bench, one rule at a time, so that derivations can be made and values of derivatives computed without the library.

import { add, apply, divide, is, isNumber, multiply, negate, number, power, subtract, symbolsOf } from "../generate/tree.mjs";

const ONE = number(1);
const ZERO = number(0);
const square = (u) => power(u, number(2));

/** f'(u) by the name of f. */
const OUTER = {
  sin: (u) => apply("cos", u),
  cos: (u) => negate(apply("sin", u)),
  tan: (u) => square(apply("sec", u)),
  cot: (u) => negate(square(apply("csc", u))),
  sec: (u) => multiply(apply("sec", u), apply("tan", u)),
  csc: (u) => negate(multiply(apply("csc", u), apply("cot", u))),
  exp: (u) => apply("exp", u),
  log: (u) => divide(ONE, u),
  sqrt: (u) => divide(ONE, multiply(number(2), apply("sqrt", u))),
  sinh: (u) => apply("cosh", u),
  cosh: (u) => apply("sinh", u),
  tanh: (u) => subtract(ONE, square(apply("tanh", u))),
  asin: (u) => divide(ONE, apply("sqrt", subtract(ONE, square(u)))),
  acos: (u) => negate(divide(ONE, apply("sqrt", subtract(ONE, square(u))))),
  atan: (u) => divide(ONE, add(ONE, square(u))),
};

const isZero = (node) => isNumber(node, 0);
const isOne = (node) => isNumber(node, 1);

/** A sum without zeros. */
function sum(terms) {
  const kept = terms.filter((term) => !isZero(term));
  return kept.length === 0 ? ZERO : kept.reduce((left, term) => (is(term, "negate") ? subtract(left, term.args[0]) : add(...(is(left, "add") ? left.args : [left]), term)));
}

/** A product without factors 1 and with its sign in front. */
function product(factors) {
  const flat = factors.flatMap((factor) => (is(factor, "multiply") ? factor.args : [factor]));
  if (flat.some(isZero)) return ZERO;
  const minus = flat.filter((factor) => is(factor, "negate")).length % 2 === 1;
  const kept = flat.map((factor) => (is(factor, "negate") ? factor.args[0] : factor)).filter((factor) => !isOne(factor));
  const value = kept.length === 0 ? ONE : multiply(...kept);
  return minus ? negate(value) : value;
}

/** d/dx of a tree where one rule is used and the derivatives of the parts are left to be done (`derivative` makes them). */
function byOneRule(tree, variable, derivative) {
  if (tree.kind === "number") return ZERO;
  if (tree.kind === "symbol") return tree.name === variable.name ? ONE : ZERO;
  if (!symbolsOf(tree).has(variable.name)) return ZERO;
  const [u, v] = tree.args;
  switch (tree.name) {
    case "add":
      return sum(tree.args.map(derivative));
    case "subtract":
      return sum([derivative(u), negated(derivative(v))]);
    case "negate":
      return negated(derivative(u));
    case "multiply": {
      const constants = tree.args.filter((factor) => !symbolsOf(factor).has(variable.name));
      const moving = tree.args.filter((factor) => symbolsOf(factor).has(variable.name));
      if (constants.length > 0) return product([...constants, derivative(multiply(...moving))]);
      const [first, ...rest] = moving;
      return rest.length === 0 ? derivative(first) : sum([product([derivative(first), ...rest]), product([first, derivative(multiply(...rest))])]);
    }
    case "divide":
      if (!symbolsOf(v).has(variable.name)) return divide(derivative(u), v);
      return divide(sum([product([derivative(u), v]), negated(product([u, derivative(v)]))]), square(v));
    case "power": {
      if (v.kind === "number") {
        const lowered = number(v.numerator - v.denominator, v.denominator);
        const outer = product([v, isOne(lowered) ? u : power(u, lowered)]);
        return product([outer, derivative(u)]);
      }
      if (symbolsOf(u).has(variable.name)) return null;
      return product([tree, u.kind === "symbol" && u.name === "e" ? ONE : apply("log", u), derivative(v)]);
    }
    default:
      return OUTER[tree.name] === undefined ? null : product([OUTER[tree.name](u), derivative(u)]);
  }
}

const negated = (node) => (isZero(node) ? node : is(node, "negate") ? node.args[0] : negate(node));

/** What is known at once: derivatives of constants and of the variable. */
function later(variable) {
  return (part) => {
    if (part.kind === "symbol" && part.name === variable.name) return ONE;
    return symbolsOf(part).has(variable.name) ? apply("diff", part, variable) : ZERO;
  };
}

/** The tree with the outermost derivatives in it carried out by one rule each; null where one has none. */
export function stepOnce(tree) {
  if (tree.kind !== "apply") return tree;
  if (tree.name === "diff") return byOneRule(tree.args[0], tree.args[1], later(tree.args[1]));
  const args = tree.args.map(stepOnce);
  if (args.includes(null)) return null;
  if (args.every((argument, k) => argument === tree.args[k])) return tree;
  switch (tree.name) {
    case "add":
      return sum(args);
    case "subtract":
      return sum([args[0], negated(args[1])]);
    case "multiply":
      return product(args);
    case "negate":
      return negated(args[0]);
    default:
      return { ...tree, args };
  }
}

/** The tree without derivatives in it; null where one has no rule. */
export function carriedOut(tree) {
  if (tree.kind !== "apply") return tree;
  const args = tree.args.map(carriedOut);
  if (args.includes(null)) return null;
  if (tree.name !== "diff") return { ...tree, args };
  const differentiate = (body) => {
    const made = byOneRule(body, args[1], differentiate);
    if (made === null) throw new RangeError("no rule");
    return made;
  };
  try {
    return differentiate(args[0]);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
