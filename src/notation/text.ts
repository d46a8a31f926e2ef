// Plain text: `-(y_i/ŷ_i + (1 - y_i)/(1 - ŷ_i))`, `d/dx (x^2*sin(x))`, `sum(y_i, i, 1, m)`. Reading what is printed here gives the same node, so every product has its
// sign and every function its brackets.

import type { Node, RelationOperator } from "../expression/node.js";
import { textFunctionName } from "./function-names.js";
import { Binding, fit, piece, type Notation, type Piece } from "./piece.js";
import { layOutCounting } from "./counting-layout.js";
import { printWith } from "./printer.js";
import { layOutProbability, TEXT_PROBABILITY } from "./probability-layout.js";
import { layOutTensor, TEXT_MARKS } from "./tensor-layout.js";
import { isIndexLetter, nameParts, symbolToText } from "./symbol-name.js";

/** Derivatives of a call up to this order are written with primes. */
const MAXIMUM_PRIMES = 9;

const list = (pieces: readonly Piece[]): string => pieces.map((each) => each.text).join(", ");
/** A sum in an index is written without spaces. */
const tight = (text: string): string => text.replaceAll(" + ", "+").replaceAll(" - ", "-");
const applied = (text: string): Piece => piece(text, Binding.application, "function", "function");

export const TEXT: Notation = {
  plus: " + ",
  minus: " - ",
  leadingMinus: "-",
  opensAtLastFactor: false,
  opensWithNegativeFactor: false,
  opensWithQuotient: false,
  ellipsis: "…",
  relation: (operator: RelationOperator) => ` ${operator} `,
  bracketed: (inner) => piece(`(${inner.text})`, Binding.atom, "bracket", "bracket"),
  number: (numerator, denominator) =>
    denominator === null ? piece(numerator, Binding.atom, "digit", "digit") : piece(`${numerator}/${denominator}`, Binding.quotient, "digit", "digit"),
  symbol(name) {
    const { primes, suffixes } = nameParts(name);
    const plain = primes === 0 && suffixes.every((suffix) => suffix.sign === "_");
    return piece(symbolToText(name), plain ? Binding.atom : Binding.application, "name", "name");
  },
  index(base, indices, indexLetters) {
    const inner = indices.map((each) => tight(each.text)).join(",");
    const head = /_/.test(base.text) ? `(${base.text})` : base.text;
    return piece(indexLetters && indices.length === 1 ? `${head}_${inner}` : `${head}_{${inner}}`, Binding.atom, "name", "name");
  },
  between: () => "*",
  quotient(numerator, denominator) {
    // 2/3 is a number, so as a numerator it gets brackets that (a/b)/c does not need.
    const above = /^\d+\/\d+$/.test(numerator.text) ? TEXT.bracketed(numerator) : fit(TEXT, numerator, Binding.product);
    // d/dose with a quantity d would be the start of a derivative.
    const looksLikeDerivative = /^[d∂][\p{L}]/u.test(denominator.text) && /(?:^|[^\p{L}\p{M}])[d∂][^+*/]*$/u.test(above.text);
    const below = looksLikeDerivative ? TEXT.bracketed(denominator) : fit(TEXT, denominator, Binding.application);
    return piece(`${above.text}/${below.text}`, Binding.quotient, above.first, below.last);
  },
  power(base, exponent) {
    const below = fit(TEXT, base, Binding.atom);
    return piece(`${below.text}^${fit(TEXT, exponent, Binding.atom).text}`, Binding.application, below.first, "closed");
  },
  apply(functionName, args) {
    const probability = layOutProbability(TEXT, TEXT_PROBABILITY, functionName, args);
    if (probability !== null) return probability;
    const tensor = layOutTensor(TEXT, TEXT_MARKS, functionName, args);
    if (tensor !== null) return tensor;
    const counted = layOutCounting(TEXT, functionName, args, "Γ");
    if (counted !== null) return counted;
    const [argument, base] = args;
    if (functionName === "logbase" && args.length === 2 && argument !== undefined && base !== undefined) {
      const bare = /^\d+$/.test(base.text) || isIndexLetter(base.text) || /^[a-z]$/.test(base.text);
      return applied(`log_${bare ? base.text : `{${tight(base.text)}}`}(${argument.text})`);
    }
    return applied(`${textFunctionName(functionName)}(${list(args)})`);
  },
  call(callee, orders, args) {
    const [order = 0] = orders;
    const total = orders.reduce((sum, each) => sum + each, 0);
    const mark = total === 0 ? "" : orders.length === 1 && order <= MAXIMUM_PRIMES ? "'".repeat(order) : `^{(${orders.join(",")})}`;
    return applied(`${callee.text}${mark}(${list(args)})`);
  },
  bigOperator(kind, { index, lower, upper }, body) {
    const bounds = lower === null && upper === null ? [] : [lower?.text ?? "?", ...(upper === null ? [] : [upper.text])];
    return applied(`${kind === "sum" ? "sum" : "prod"}(${[body.text, index.text, ...bounds].join(", ")})`);
  },
  derivative(body, variable, order, partial) {
    const sign = partial ? "∂" : "d";
    const power = order === 1 ? "" : `^${order}`;
    // x′^2 and W^{(2)}^2 would not be read.
    const below = order === 1 ? variable : fit(TEXT, variable, Binding.atom);
    return piece(`${sign}${power}/${sign}${below.text}${power} (${body.text})`, Binding.reaching, "operator", "bracket");
  },
  limit(body, variable, point, side) {
    return applied(`lim(${[body.text, variable.text, point.text, ...(side === "both" ? [] : [side === "above" ? "right" : "left"])].join(", ")})`);
  },
  integral: (body, variable, bounds) => applied(`int(${[body.text, variable.text, ...(bounds === null ? [] : [bounds.lower.text, bounds.upper.text])].join(", ")})`),
  piecewise: (branches, otherwise) =>
    piece(`{${[...branches.map(({ value, conditions }) => `${value.text} if ${conditions.map((each) => each.text).join(" and ")}`), ...(otherwise === null ? [] : [`${otherwise.text} otherwise`])].join("; ")}}`, Binding.atom, "bracket", "bracket"),
  indicator: (conditions) => piece(`[${conditions.map((each) => each.text).join(" and ")}]`, Binding.atom, "bracket", "bracket"),
  opaque: (text) => piece(text, Binding.relation, "name", "name"),
};

/**
 * The expression in plain text, at most about 20,000 characters and 500 levels deep; what is past that is `…`. Within that, two different nodes never print the same, and reading
 * the text gives the node again, opaque nodes apart.
 */
export function printText(node: Node): string {
  return printWith(TEXT, node);
}
