// The expressions of the generator: plain immutable trees of numbers, symbols and applications, and how they are printed. They have nothing
// in common with the expression graph of the library, which sees the printed text only.

export const number = (numerator, denominator = 1) => {
  const divisor = greatestCommonDivisor(Math.abs(numerator), Math.abs(denominator)) * Math.sign(denominator);
  return { kind: "number", numerator: numerator / divisor, denominator: denominator / divisor };
};
export const symbol = (name) => ({ kind: "symbol", name });
export const apply = (name, ...args) => ({ kind: "apply", name, args });

export const add = (...terms) => (terms.length === 1 ? terms[0] : apply("add", ...terms));
export const multiply = (...factors) => (factors.length === 1 ? factors[0] : apply("multiply", ...factors));
export const subtract = (a, b) => apply("subtract", a, b);
export const divide = (a, b) => apply("divide", a, b);
export const negate = (a) => apply("negate", a);
export const power = (base, exponent) => apply("power", base, exponent);
export const square = (a) => power(a, number(2));
export const pi = symbol("pi");

export const is = (node, name) => node.kind === "apply" && node.name === name;
/** Is it this number? */
export const isNumber = (node, numerator, denominator = 1) =>
  node.kind === "number" && node.numerator === numerator && node.denominator === denominator;

export function greatestCommonDivisor(a, b) {
  while (b !== 0) [a, b] = [b, a % b];
  return a === 0 ? 1 : a;
}

export function depthOf(node) {
  return node.kind === "apply" ? 1 + Math.max(...node.args.map(depthOf)) : 1;
}

export function sizeOf(node) {
  return node.kind === "apply" ? node.args.reduce((total, argument) => total + sizeOf(argument), 1) : 1;
}

/** Every place in the tree, as a path of argument numbers with the node that stands there. */
export function places(node, path = [], found = []) {
  found.push({ node, path });
  if (node.kind === "apply") {
    node.args.forEach((argument, k) => {
      // A literal exponent is part of the power: what holds for x^(1/3) does not hold for another way to write it.
      if (node.name === "power" && k === 1 && argument.kind === "number") return;
      if (node.name === "root" && k === 1) return;
      if (node.name === "sum" && k !== 3) return;
      places(argument, [...path, k], found);
    });
  }
  return found;
}

/** The tree with another node at a place. Everything beside the path stays the same object. */
export function replaceAt(node, path, replacement) {
  if (path.length === 0) return replacement;
  const [first, ...rest] = path;
  return { ...node, args: node.args.map((argument, k) => (k === first ? replaceAt(argument, rest, replacement) : argument)) };
}

/** The names of the symbols in it, without constants. */
export function symbolsOf(node, found = new Set()) {
  if (node.kind === "symbol" && node.name !== "pi" && node.name !== "e") found.add(node.name);
  if (node.kind === "apply") node.args.forEach((argument) => symbolsOf(argument, found));
  return found;
}

/** A sum over an index reaches on over what follows. */
const OPEN = 0;
const ADD = 1;
const MULTIPLY = 2;
const POWER = 3;
const ATOM = 4;

/** The text of the expression, with a sign for every product and brackets wherever they could be missed. */
export function toText(node) {
  return print(node).text;
}

function print(node) {
  if (node.kind === "symbol") return { text: node.name, level: ATOM };
  if (node.kind === "number") {
    if (node.denominator !== 1) return { text: `${node.numerator}/${node.denominator}`, level: node.numerator < 0 ? ADD : MULTIPLY };
    return { text: String(node.numerator), level: node.numerator < 0 ? ADD : ATOM };
  }
  const within = (argument, level) => {
    const printed = print(argument);
    return printed.level >= level ? printed.text : `(${printed.text})`;
  };
  const [first, second] = node.args;
  switch (node.name) {
    case "add":
      return { text: node.args.map((term, k) => within(term, k === 0 ? ADD : MULTIPLY)).join(" + "), level: ADD };
    case "subtract":
      return { text: `${within(first, ADD)} - ${within(second, MULTIPLY)}`, level: ADD };
    case "negate":
      return { text: `-${within(first, POWER)}`, level: ADD };
    case "multiply":
      return { text: node.args.map((factor, k) => within(factor, k === 0 ? MULTIPLY : POWER)).join("*"), level: MULTIPLY };
    case "divide":
      return { text: `${within(first, MULTIPLY)}/${within(second, POWER)}`, level: MULTIPLY };
    case "power":
      return { text: `${within(first, ATOM)}^${within(second, ATOM)}`, level: POWER };
    case "sum":
      return { text: `sum_(${toText(first)}=${toText(second)})^(${toText(node.args[2])}) (${toText(node.args[3])})`, level: OPEN };
    case "log2":
      return { text: `log_2(${toText(first)})`, level: ATOM };
    default:
      return { text: `${node.name}(${node.args.map(toText).join(", ")})`, level: ATOM };
  }
}
