// LaTeX as people write it: \frac, \sqrt, `\sin x` against `\sin\left(…\right)`, `\sin^2 x`, juxtaposition, and \cdot only where it would be misread. Reading what is
// printed here gives the same node.

import type { Node, RelationOperator } from "../expression/node.js";
import { LANDAU } from "../functions/landau.js";
import { isPlainPower, latexFunctionCommand, takesPowerOnName } from "./function-names.js";
import { Binding, fit, piece, type Notation, type Piece } from "./piece.js";
import { layOutCounting } from "./counting-layout.js";
import { printWith } from "./printer.js";
import { layOutProbability, LATEX_PROBABILITY } from "./probability-layout.js";
import { layOutTensor, LATEX_MARKS } from "./tensor-layout.js";
import { isIndexLetter, nameParts, symbolToLatex } from "./symbol-name.js";

const RELATIONS: Readonly<Record<RelationOperator, string>> = { "=": "=", "≠": "\\ne", "<": "<", "≤": "\\le", ">": ">", "≥": "\\ge" };
/** With a letter after it, such a name makes a differential or another name. */
const PREFIX_NAMES: ReadonlySet<string> = new Set(["d", "Δ", "δ", "∂", "∇"]);

const list = (pieces: readonly Piece[]): string => pieces.map((each) => each.text).join(", ");
const parenthesised = (text: string): string => `\\left(${text}\\right)`;
const tight = (text: string): string => text.replaceAll(" + ", "+").replaceAll(" - ", "-");
/** The argument of ^ or _: braces unless it is one character. */
const braced = (text: string): string => (/^[a-zA-Z0-9]$/.test(text) ? text : `{${text}}`);
const isSimple = (argument: Piece): boolean => argument.binding === Binding.atom && (argument.last === "name" || argument.last === "digit" || argument.last === "prefix");

/** A named function on its arguments: `\sin x` on one simple argument, else in brackets. */
function functionApplied(command: string, args: readonly Piece[], powers: boolean): Piece {
  const [only] = args;
  const after = args.length === 1 && only !== undefined && isSimple(only) ? ` ${only.text}` : parenthesised(list(args));
  return { ...piece(command + after, Binding.application, "function", "function"), powerPlace: powers ? { before: command, after } : null };
}

export const LATEX: Notation = {
  plus: " + ",
  minus: " - ",
  leadingMinus: "-",
  opensAtLastFactor: true,
  opensWithNegativeFactor: false,
  opensWithQuotient: false,
  ellipsis: "\\dots",
  relation: (operator) => ` ${RELATIONS[operator]} `,
  bracketed: (inner) => piece(parenthesised(inner.text), Binding.atom, "bracket", "bracket"),
  number: (numerator, denominator) =>
    denominator === null ? piece(numerator, Binding.atom, "digit", "digit") : piece(`\\frac{${numerator}}{${denominator}}`, Binding.application, "digit", "closed"),
  symbol(name) {
    const { primes, suffixes } = nameParts(name);
    const plain = primes === 0 && suffixes.every((suffix) => suffix.sign === "_");
    return piece(symbolToLatex(name), plain ? Binding.atom : Binding.application, "name", PREFIX_NAMES.has(name) ? "prefix" : "name");
  },
  index(base, indices, indexLetters) {
    const single = indices.length === 1;
    // A product of letters would look like several indices.
    const inner = indices.map((each) => (single && each.binding === Binding.product && each.first !== "digit" ? parenthesised(each.text) : tight(each.text)));
    const written = indexLetters ? inner.join("") : inner.join(",");
    const head = base.text.includes("_") ? `{${base.text}}` : base.text;
    return piece(`${head}_${indexLetters && single ? written : `{${written}}`}`, Binding.atom, "name", "name");
  },
  between(left, right) {
    const dot = " \\cdot ";
    if (left.last === "prefix" || right.first === "digit") return dot;
    switch (left.last) {
      case "function":
        return right.first === "function" ? " " : dot;
      case "digit":
        if (right.first === "operator") return dot;
        return right.first === "function" || /^e\b|^E\b/i.test(right.text) ? " " : "";
      case "name":
        return right.first === "bracket" ? dot : " ";
      case "bracket":
      case "operator":
      case "closed":
        return " ";
    }
  },
  quotient: (numerator, denominator) => piece(`\\frac{${numerator.text}}{${denominator.text}}`, Binding.application, "closed", "closed"),
  power(base, exponent) {
    if (base.powerPlace !== null && isPlainPower(exponent.text)) {
      return piece(`${base.powerPlace.before}^${braced(exponent.text)}${base.powerPlace.after}`, Binding.application, "function", "function");
    }
    const below = fit(LATEX, base, Binding.atom);
    // f^2(x) would be a power of f: a name keeps its edge, so that a bracket after it gets its sign.
    return piece(`${below.text}^${braced(exponent.text)}`, Binding.application, below.first, below.last === "name" || below.last === "prefix" ? "name" : "closed");
  },
  apply(functionName, args) {
    const probability = layOutProbability(LATEX, LATEX_PROBABILITY, functionName, args);
    if (probability !== null) return probability;
    const tensor = layOutTensor(LATEX, LATEX_MARKS, functionName, args);
    if (tensor !== null) return tensor;
    const counted = layOutCounting(LATEX, functionName, args, "\\Gamma");
    if (counted !== null) return counted;
    const [first, second] = args;
    if (first !== undefined && args.length === 1) {
      if (functionName === "sqrt") return piece(`\\sqrt{${first.text}}`, Binding.atom, "closed", "closed");
      if (functionName === "abs") return piece(`\\left|${first.text}\\right|`, Binding.atom, "closed", "closed");
      if (functionName === "floor") return piece(`\\left\\lfloor ${first.text} \\right\\rfloor`, Binding.atom, "closed", "closed");
      if (functionName === "ceil") return piece(`\\left\\lceil ${first.text} \\right\\rceil`, Binding.atom, "closed", "closed");
      if (functionName === LANDAU) return piece(`${LANDAU}${parenthesised(first.text)}`, Binding.application, "name", "name");
    }
    if (first !== undefined && second !== undefined && args.length === 2) {
      if (functionName === "root") return piece(`\\sqrt[${second.text.includes("]") ? `{${second.text}}` : second.text}]{${first.text}}`, Binding.atom, "closed", "closed");
      if (functionName === "binomial") return piece(`\\binom{${first.text}}{${second.text}}`, Binding.atom, "closed", "closed");
      if (functionName === "logbase") return functionApplied(`\\log_${braced(tight(second.text))}`, [first], false);
      if (functionName === "kronecker") return piece(`\\delta_{${isIndexLetter(first.text) && isIndexLetter(second.text) ? first.text + second.text : `${first.text},${second.text}`}}`, Binding.atom, "name", "name");
    }
    return functionApplied(latexFunctionCommand(functionName), args, takesPowerOnName(functionName));
  },
  call(callee, orders, args) {
    const [order = 0] = orders;
    const total = orders.reduce((sum, each) => sum + each, 0);
    const mark = total === 0 ? "" : orders.length === 1 && order <= 3 ? "'".repeat(order) : `^{(${orders.join(",")})}`;
    const plain = callee.text.replace(/^\\mathrm\{/, "\\operatorname{");
    const name = mark !== "" && plain.includes("^") ? `{${plain}}` : plain;
    return piece(`${name}${mark}${parenthesised(list(args))}`, Binding.application, "name", "name");
  },
  bigOperator(kind, { index, lower, upper }, body) {
    const below = lower === null ? index.text : `${index.text}=${tight(lower.text)}`;
    const above = upper === null ? "" : `^{${tight(upper.text)}}`;
    const inner = fit(LATEX, body, Binding.reaching);
    const made = piece(`\\${kind === "sum" ? "sum" : "prod"}_{${below}}${above} ${inner.text}`, Binding.reaching, "operator", inner.last);
    return { ...made, openIndices: inner.openIndices };
  },
  derivative(body, variable, order, partial) {
    const sign = partial ? "\\partial" : "d";
    const power = order === 1 ? "" : `^${braced(String(order))}`;
    const below = order === 1 ? variable.text : fit(LATEX, variable, Binding.atom).text;
    return piece(`\\frac{${sign}${power}}{${sign}${partial ? " " : ""}${below}${power}}${parenthesised(body.text)}`, Binding.reaching, "operator", "bracket");
  },
  limit(body, variable, point, side) {
    const inner = fit(LATEX, body, Binding.reaching);
    const mark = side === "both" ? "" : side === "above" ? "^+" : "^-";
    const at = mark === "" ? point.text : `${fit(LATEX, point, Binding.atom).text}${mark}`;
    return { ...piece(`\\lim_{${variable.text} \\to ${at}} ${inner.text}`, Binding.reaching, "operator", inner.last), openIndices: inner.openIndices };
  },
  integral(body, variable, bounds) {
    const sign = bounds === null ? "\\int" : `\\int_{${tight(bounds.lower.text)}}^{${tight(bounds.upper.text)}}`;
    return piece(`${sign} ${fit(LATEX, body, Binding.reaching).text}\\,d${variable.text}`, Binding.reaching, "operator", "name");
  },
  piecewise(branches, otherwise) {
    const rows = branches.map(({ value, conditions }) => `${value.text} & \\text{if } ${conditions.map((each) => each.text).join(" \\text{ and } ")}`);
    return piece(`\\begin{cases} ${[...rows, ...(otherwise === null ? [] : [`${otherwise.text} & \\text{otherwise}`])].join(" \\\\ ")} \\end{cases}`, Binding.atom, "bracket", "bracket");
  },
  indicator: (conditions) => piece(`\\mathbf{1}[${conditions.map((each) => each.text).join(" \\text{ and } ")}]`, Binding.atom, "name", "bracket"),
  opaque: (text) => piece(text, Binding.relation, "name", "name"),
};

/**
 * The expression in LaTeX, at most about 20,000 characters and 500 levels deep; what is past that is `\dots`. Reading it gives the node again, opaque
 * nodes apart.
 */
export function printLatex(node: Node): string {
  return printWith(LATEX, node);
}
