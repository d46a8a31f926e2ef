// Perturbations: one edit, of the kind that people make by mistake or that a careless judge does not see. The result is usually not equal
// to what it was; whether it is not, a computation with 200 digits says.

import { add, apply, divide, is, isNumber, multiply, negate, number, places, power, replaceAt, square, subtract, symbol } from "./tree.mjs";

const CONFUSED = [
  ["sin", "cos"], ["tan", "cot"], ["sec", "csc"], ["sinh", "cosh"], ["tanh", "coth"], ["sin", "sinh"], ["cos", "cosh"], ["tan", "tanh"], ["asin", "acos"],
  ["atan", "acot"], ["asinh", "acosh"], ["atan", "tan"], ["exp", "log"], ["sqrt", "abs"], ["sqrt", "cbrt"], ["max", "min"], ["floor", "ceil"], ["log", "log10"],
  ["log2", "log10"], ["asin", "asinh"], ["atan", "atanh"], ["sign", "abs"], ["f", "g"], ["asec", "acsc"], ["sech", "csch"], ["asech", "acsch"], ["acoth", "atanh"],
];

const pi = symbol("pi");

/** Each takes a node and gives another, or null where the edit is not possible there. */
const EDITS = {
  signFlipped: (node) => (is(node, "add") && node.args.length === 2 ? subtract(...node.args) : is(node, "subtract") ? add(...node.args) : is(node, "negate") ? node.args[0] : null),
  negated: (node) => negate(node),
  numberChanged: (node, { random }) => (node.kind === "number" ? number(node.numerator + random.pick([-1, 1]) * node.denominator, node.denominator) : null),
  numberInverted: (node) => (node.kind === "number" && node.numerator > 1 ? number(node.denominator, node.numerator) : null),
  exponentChanged: (node, { random }) => {
    if (!is(node, "power") || node.args[1].kind !== "number") return null;
    const { numerator, denominator } = node.args[1];
    return power(node.args[0], random.chance(0.7) ? number(numerator + random.pick([-1, 1]) * denominator, denominator) : number(-numerator, denominator));
  },
  argumentDropped: (node, { random }) => {
    if ((!is(node, "add") && !is(node, "multiply")) || node.args.length < 2) return null;
    const dropped = random.integer(0, node.args.length - 1);
    const rest = node.args.filter((_argument, k) => k !== dropped);
    return node.name === "add" ? add(...rest) : multiply(...rest);
  },
  factorRepeated: (node, { random }) => (is(node, "multiply") ? multiply(random.pick(node.args), ...node.args) : null),
  argumentsSwapped: (node) =>
    is(node, "subtract") || is(node, "divide") || (is(node, "power") && node.args[0].kind === "symbol" && node.args[1].kind === "symbol") ? apply(node.name, node.args[1], node.args[0]) : null,
  functionConfused: (node, { random }) => {
    if (node.kind !== "apply") return null;
    const pairs = CONFUSED.filter((pair) => pair.includes(node.name));
    if (pairs.length === 0) return null;
    const [a, b] = random.pick(pairs);
    return apply(node.name === a ? b : a, ...node.args);
  },
  functionDropped: (node) => (node.kind === "apply" && node.args.length === 1 && node.name !== "negate" ? node.args[0] : null),
  symbolChanged: (node, { random, names }) => {
    if (node.kind !== "symbol" || !names.includes(node.name) || names.length < 2) return null;
    return symbol(random.pick(names.filter((name) => name !== node.name)));
  },
  productForSum: (node) => (is(node, "add") && node.args.length === 2 ? multiply(...node.args) : is(node, "multiply") && node.args.length === 2 ? add(...node.args) : null),
  functionOfSumSplit: (node) =>
    node.kind === "apply" && node.args.length === 1 && is(node.args[0], "add") && node.name !== "negate" ? add(...node.args[0].args.map((term) => apply(node.name, term))) : null,
  squareOfSumSplit: (node) => (is(node, "power") && is(node.args[0], "add") ? add(...node.args[0].args.map((term) => power(term, node.args[1]))) : null),
  innerFactorMoved: (node) =>
    node.kind === "apply" && node.args.length === 1 && node.name !== "negate" && is(node.args[0], "multiply") && node.args[0].args.length === 2
      ? multiply(node.args[0].args[0], apply(node.name, node.args[0].args[1])) : null,
  // What differs too little for a few floating-point samples.
  scaledByNearlyOne: (node, { random }) => multiply(node, add(number(1), power(number(10), number(-random.integer(8, 20))))),
  littleAdded: (node, { random, names }) => add(node, multiply(power(number(10), number(-random.integer(8, 20))), symbol(random.pick(names)))),
  tinyExponentialAdded: (node) => add(node, apply("exp", number(-50))),
  // What differs on a part of the domain only.
  absoluteDropped: (node) => (is(node, "abs") ? node.args[0] : null),
  rootOfSquareForgotten: (node) => apply("sqrt", square(node)),
  absoluteInserted: (node) => apply("abs", node),
  arcsineOfSine: (node) => apply("asin", apply("sin", node)),
  arctangentOfTangent: (node) => apply("atan", apply("tan", node)),
  farAwayRoot: (node) => subtract(apply("sqrt", square(add(node, number(1000)))), number(1000)),
  maximumWithConstant: (node, { random }) => apply("max", node, number(-random.integer(1, 30))),
  arctangentsAdded: (node) => add(node, subtract(add(apply("atan", node), apply("atan", divide(number(1), node))), divide(pi, number(2)))),
};

/** Edits that make little sense everywhere come seldom. */
const ANYWHERE = new Set([
  "negated", "scaledByNearlyOne", "littleAdded", "tinyExponentialAdded", "rootOfSquareForgotten", "absoluteInserted", "arcsineOfSine", "arctangentOfTangent", "farAwayRoot",
  "maximumWithConstant", "arctangentsAdded",
]);
const NAMES = Object.keys(EDITS);
const WEIGHTED = NAMES.flatMap((name) => (ANYWHERE.has(name) ? [name] : [name, name, name]));

/** The tree with one edit at a random place, and the name of the edit; null where none was found. */
export function perturb(tree, { random, names }) {
  const everywhere = places(tree);
  for (let attempt = 0; attempt < 12; attempt++) {
    const name = random.pick(WEIGHTED);
    for (const { node, path } of random.shuffle(everywhere)) {
      if (isNumber(node, -1) && name === "numberInverted") continue;
      const edited = EDITS[name](node, { random, names });
      if (edited !== null) return { tree: replaceAt(tree, path, edited), edit: name };
    }
  }
  return null;
}
