// Prints the trees of the bench as LaTeX and as plain text the way people write them: fractions, juxtaposed factors, brackets only where they are needed.

import { is, toText } from "../generate/tree.mjs";

const ADD = 1;
const MULTIPLY = 2;
const POWER = 3;
const ATOM = 4;
const NAMES = { asin: "\\arcsin", acos: "\\arccos", atan: "\\arctan", log: "\\ln" };

/** LaTeX with `\frac`, `\cdot` only before digits and derivatives. */
export function toLatex(node) {
  return print(node).text;
}

function print(node) {
  if (node.kind === "symbol") return { text: node.name === "pi" ? "\\pi" : node.name, level: ATOM };
  if (node.kind === "number") {
    const size = node.denominator === 1 ? String(Math.abs(node.numerator)) : `\\frac{${Math.abs(node.numerator)}}{${node.denominator}}`;
    return { text: node.numerator < 0 ? `-${size}` : size, level: node.numerator < 0 ? ADD : node.denominator === 1 ? ATOM : MULTIPLY };
  }
  const within = (argument, level) => {
    const printed = print(argument);
    return printed.level >= level ? printed.text : `\\left(${printed.text}\\right)`;
  };
  const [first, second] = node.args;
  switch (node.name) {
    case "add":
      return { text: node.args.map((term, k) => within(term, k === 0 ? ADD : MULTIPLY)).join(" + "), level: ADD };
    case "subtract":
      return { text: `${within(first, ADD)} - ${within(second, MULTIPLY)}`, level: ADD };
    case "negate":
      return { text: `-${within(first, MULTIPLY)}`, level: ADD };
    case "multiply":
      return { text: node.args.map((factor) => within(factor, MULTIPLY)).reduce((left, right) => `${left}${glue(left, right)}${right}`), level: MULTIPLY };
    case "divide":
      return { text: `\\frac{${toLatex(first)}}{${toLatex(second)}}`, level: MULTIPLY };
    case "power":
      if (is(first, "sin") || is(first, "cos") || is(first, "tan") || is(first, "sec") || is(first, "csc")) return { text: `${nameOf(first)}^{${toLatex(second)}}${argument(first.args[0])}`, level: POWER };
      return { text: `${within(first, ATOM)}^{${toLatex(second)}}`, level: POWER };
    case "sqrt":
      return { text: `\\sqrt{${toLatex(first)}}`, level: ATOM };
    case "diff":
      return { text: `\\frac{d}{d${second.name}}\\left(${toLatex(first)}\\right)`, level: MULTIPLY };
    default:
      return { text: `${nameOf(node)}${argument(first)}`, level: POWER };
  }
}

const nameOf = (node) => NAMES[node.name] ?? `\\${node.name}`;
const argument = (node) => (node.kind === "symbol" ? ` ${toLatex(node)} ` : `\\left(${toLatex(node)}\\right)`);
const glue = (left, right) => (/^(?:\d|\\frac|-)/.test(right) || /\\frac\{d\}\{d.\}\\left\([^]*\\right\)$/.test(left) ? " \\cdot " : " ");

/** Plain text: `*` between factors everywhere, or where `juxtaposed` only where it is needed. */
export function toPlain(node, juxtaposed) {
  const text = toText(withDerivatives(node)).replaceAll(/diff\(/g, "d/dx (");
  return juxtaposed ? text.replace(/(?<![\w.^/])(\d+)\*(?=[a-z](?!\w*\())/g, "$1") : text;
}

/** The variable of a derivative is x in all that is generated, and is not printed as an argument. */
function withDerivatives(node) {
  if (node.kind !== "apply") return node;
  const args = node.args.map(withDerivatives);
  const names = { asin: "arcsin", acos: "arccos", atan: "arctan" };
  return node.name === "diff" ? { ...node, args: [args[0]] } : { ...node, name: names[node.name] ?? node.name, args };
}
