// One line of Unicode for people: `−1 · d/dŷᵢ ( yᵢ log ŷᵢ + (1 − yᵢ) log(1 − ŷᵢ) )`. Nothing reads it back, so it may leave out a bracket where no person would misread it,
// but never one that the structure needs.

import type { Node } from "../expression/node.js";
import { LANDAU } from "../functions/landau.js";
import { isPlainPower, takesPowerOnName, textFunctionName } from "./function-names.js";
import { toSubscript, toSuperscript } from "./letters.js";
import { Binding, fit, piece, type Notation, type Piece } from "./piece.js";
import { layOutCounting } from "./counting-layout.js";
import { printWith } from "./printer.js";
import { layOutProbability, UNICODE_PROBABILITY } from "./probability-layout.js";
import { layOutTensor, UNICODE_MARKS } from "./tensor-layout.js";
import { nameParts, symbolToUnicode } from "./symbol-name.js";

/** An exponent longer than this stays on the line. */
const MAXIMUM_RAISED = 4;
const ROOT_SIGNS: ReadonlyMap<string, string> = new Map([["3", "∛"], ["4", "∜"]]);

const list = (pieces: readonly Piece[]): string => pieces.map((each) => each.text).join(", ");
const tight = (text: string): string => text.replaceAll(" + ", "+").replaceAll(" − ", "−");
const raised = (text: string): string | null => (text.length <= MAXIMUM_RAISED ? toSuperscript(text) : null);
const lowered = (text: string): string => toSubscript(text) ?? (/^[\p{L}\p{N}]$/u.test(text) ? `_${text}` : `_{${text}}`);
const isSimple = (argument: Piece): boolean => argument.binding === Binding.atom && (argument.last === "name" || argument.last === "digit");

function functionApplied(name: string, args: readonly Piece[], powers: boolean): Piece {
  const [only] = args;
  const after = args.length === 1 && only !== undefined && isSimple(only) ? ` ${only.text}` : `(${list(args)})`;
  return { ...piece(name + after, Binding.application, "function", "function"), powerPlace: powers ? { before: name, after } : null };
}

const UNICODE: Notation = {
  plus: " + ",
  minus: " − ",
  leadingMinus: "−",
  opensAtLastFactor: true,
  opensWithNegativeFactor: true,
  opensWithQuotient: false,
  ellipsis: "…",
  relation: (operator) => ` ${operator} `,
  bracketed: (inner) => piece(`(${inner.text})`, Binding.atom, "bracket", "bracket"),
  number: (numerator, denominator) =>
    denominator === null ? piece(numerator, Binding.atom, "digit", "digit") : piece(`${numerator}/${denominator}`, Binding.quotient, "digit", "digit"),
  symbol(name) {
    const { primes, suffixes } = nameParts(name);
    const plain = primes === 0 && suffixes.every((suffix) => suffix.sign === "_");
    return piece(symbolToUnicode(name), plain ? Binding.atom : Binding.application, "name", "name");
  },
  index(base, indices) {
    const inner = indices.map((each) => tight(each.text));
    const joined = inner.every((text) => [...text].length === 1) ? inner.join("") : inner.join(",");
    return piece(base.text + (inner.length > 1 && toSubscript(joined) === null ? `_{${inner.join(",")}}` : lowered(joined)), Binding.atom, "name", "name");
  },
  between(left, right) {
    const dot = " · ";
    // 2 (1/2) would look like a mixed number.
    if (right.first === "digit" || /^\(\d+\/\d+\)/.test(right.text) || (left.last === "digit" && right.first === "operator")) return dot;
    if (left.last === "function") return right.first === "function" ? " " : dot;
    return left.last === "digit" && right.first === "name" ? "" : " ";
  },
  quotient(numerator, denominator) {
    const above = fit(UNICODE, numerator, Binding.application);
    const below = fit(UNICODE, denominator, Binding.application);
    return piece(`${above.text}/${below.text}`, Binding.quotient, above.first, below.last);
  },
  power(base, exponent) {
    const high = raised(exponent.text);
    if (base.powerPlace !== null && isPlainPower(exponent.text) && high !== null) {
      return piece(base.powerPlace.before + high + base.powerPlace.after, Binding.application, "function", "function");
    }
    const below = fit(UNICODE, base, Binding.atom);
    return piece(below.text + (high ?? `^${fit(UNICODE, exponent, Binding.atom).text}`), Binding.application, below.first, "closed");
  },
  apply(functionName, args) {
    const probability = layOutProbability(UNICODE, UNICODE_PROBABILITY, functionName, args);
    if (probability !== null) return probability;
    const tensor = layOutTensor(UNICODE, UNICODE_MARKS, functionName, args);
    if (tensor !== null) return tensor;
    const counted = layOutCounting(UNICODE, functionName, args, "Γ");
    if (counted !== null) return counted;
    const [first, second] = args;
    if (first !== undefined && args.length === 1) {
      if (functionName === "sqrt") return root("√", first);
      if (functionName === "abs") return piece(`|${first.text}|`, Binding.atom, "bracket", "bracket");
      if (functionName === "floor") return piece(`⌊${first.text}⌋`, Binding.atom, "bracket", "bracket");
      if (functionName === "ceil") return piece(`⌈${first.text}⌉`, Binding.atom, "bracket", "bracket");
      if (functionName === LANDAU) return piece(`${LANDAU}(${first.text})`, Binding.application, "name", "function");
    }
    if (first !== undefined && second !== undefined && args.length === 2) {
      const degree = toSuperscript(second.text);
      if (functionName === "root" && degree !== null) return root(ROOT_SIGNS.get(second.text) ?? `${degree}√`, first);
      if (functionName === "logbase") return functionApplied(`log${lowered(tight(second.text))}`, [first], false);
      if (functionName === "kronecker") return UNICODE.index(piece("δ", Binding.atom, "name", "name"), args, false);
    }
    return functionApplied(textFunctionName(functionName), args, takesPowerOnName(functionName));
  },
  call(callee, orders, args) {
    const [order = 0] = orders;
    const total = orders.reduce((sum, each) => sum + each, 0);
    const mark = total === 0 ? "" : orders.length === 1 && order <= 3 ? "′".repeat(order) : (toSuperscript(`(${orders.join("")})`) ?? "");
    return piece(`${callee.text}${mark}(${list(args)})`, Binding.application, "name", "function");
  },
  bigOperator(kind, { index, lower, upper }, body) {
    const below = lower === null ? lowered(index.text) : `_{${index.text}=${tight(lower.text)}}`;
    const above = upper === null ? "" : `^{${tight(upper.text)}}`;
    const inner = fit(UNICODE, body, Binding.reaching);
    const made = piece(`${kind === "sum" ? "Σ" : "Π"}${below}${above} ${inner.text}`, Binding.reaching, "operator", inner.last);
    return { ...made, openIndices: inner.openIndices };
  },
  derivative(body, variable, order, partial) {
    const sign = partial ? "∂" : "d";
    const power = order === 1 ? "" : (toSuperscript(String(order)) ?? "");
    const below = order === 1 ? variable : fit(UNICODE, variable, Binding.atom);
    const inner = isSimple(body) ? body.text : `( ${body.text} )`;
    return piece(`${sign}${power}/${sign}${below.text}${power} ${inner}`, Binding.reaching, "operator", "bracket");
  },
  limit(body, variable, point, side) {
    const inner = fit(UNICODE, body, Binding.reaching);
    return piece(`lim_{${variable.text}→${tight(point.text)}${side === "both" ? "" : side === "above" ? "⁺" : "⁻"}} ${inner.text}`, Binding.reaching, "operator", inner.last);
  },
  integral(body, variable, bounds) {
    const short = (text: string): string => (/^[\p{L}\p{N}∞]$/u.test(text) ? text : `{${tight(text)}}`);
    const sign = bounds === null ? "∫" : `∫_${short(bounds.lower.text)}^${short(bounds.upper.text)}`;
    return piece(`${sign} ${fit(UNICODE, body, Binding.reaching).text} d${variable.text}`, Binding.reaching, "operator", "name");
  },
  piecewise: (branches, otherwise) =>
    piece(`{${[...branches.map(({ value, conditions }) => `${value.text} if ${conditions.map((each) => each.text).join(" and ")}`), ...(otherwise === null ? [] : [`${otherwise.text} otherwise`])].join("; ")}}`, Binding.atom, "bracket", "bracket"),
  indicator: (conditions) => piece(`𝟙[${conditions.map((each) => each.text).join(" and ")}]`, Binding.atom, "name", "bracket"),
  opaque: (text) => piece(text, Binding.relation, "name", "name"),
};

function root(sign: string, radicand: Piece): Piece {
  return piece(sign + (isSimple(radicand) ? radicand.text : `(${radicand.text})`), Binding.application, "closed", "closed");
}

/** The expression in one line of Unicode, at most about 20,000 characters and 500 levels deep; what is past that is `…`. For people: it is not read back. */
export function printUnicode(node: Node): string {
  return printWith(UNICODE, node);
}
