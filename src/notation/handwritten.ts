// Plain text and LaTeX as a person writes them: `2x sin x + x^2 cos x`, `\\frac{d}{dx} x^2`. They leave out signs and brackets that text.ts and latex.ts write to be safe, so
// whoever prints a document with them reads each line back, and takes the safe notation where another node comes out.

import type { Node } from "../expression/node.js";
import { isPlainPower, takesPowerOnName, textFunctionName } from "./function-names.js";
import { Binding, piece, type Notation, type Piece } from "./piece.js";
import { printWith } from "./printer.js";
import { LATEX } from "./latex.js";
import { TEXT } from "./text.js";

const isSimple = (argument: Piece): boolean => argument.binding === Binding.atom && (argument.last === "name" || argument.last === "digit");
/** Letters that a bracket would make functions of. */
const functionLetter = /(?:^|[^\p{L}])[fghFGHφψσ]$/u;
/** An application whose brackets are always written, so that a power after them is its own. */
const closedCall = /^(?:sqrt|root|abs|[fghFGH]'*)\(.*\)$/u;

function typed(logarithm: "ln" | "log"): Notation {
  const notation: Notation = {
    ...TEXT,
    opensAtLastFactor: true,
    opensWithQuotient: true,
    bracketed: (inner) => piece(`(${inner.text})`, Binding.atom, "bracket", "bracket"),
    between(left, right) {
      if (left.binding === Binding.quotient || /^\(-/.test(right.text)) return " * ";
      if (right.first === "digit" || right.first === "operator" || left.last === "operator" || /^\(\d+\/\d+\)/.test(right.text)) return " * ";
      // sin x (x + 1) and sin x e^x would be read by other rules.
      if (left.last === "function") return right.first === "function" ? " " : " * ";
      if (left.last === "name" && right.first === "bracket") return functionLetter.test(left.text) ? " * " : " ";
      return left.last === "digit" && right.first === "name" && !/^[edED]/.test(right.text) ? "" : " ";
    },
    quotient(numerator, denominator) {
      const isOpen = numerator.binding === Binding.product && numerator.last === "function" && !numerator.text.endsWith(")");
      return TEXT.quotient(isOpen ? TEXT.bracketed(numerator) : numerator, denominator);
    },
    power(base, exponent) {
      if (base.powerPlace !== null && isPlainPower(exponent.text)) return piece(`${base.powerPlace.before}^${exponent.text}${base.powerPlace.after}`, Binding.application, "function", "function");
      const isClosed = base.binding === Binding.application && closedCall.test(base.text);
      return TEXT.power(isClosed ? { ...base, binding: Binding.atom } : base, exponent);
    },
    apply(functionName, args) {
      const [only] = args;
      if (only === undefined || args.length !== 1) return TEXT.apply(functionName, args);
      const isRoot = functionName === "sqrt" || functionName === "abs";
      const name = functionName === "log" ? logarithm : textFunctionName(functionName);
      if (!/^[a-z]+$/.test(name) || isRoot) return TEXT.apply(functionName, args);
      const after = isSimple(only) ? ` ${only.text}` : `(${only.text})`;
      return { ...piece(name + after, Binding.application, "function", "function"), powerPlace: takesPowerOnName(functionName) ? { before: name, after } : null };
    },
    derivative(body, variable, order, partial) {
      const isTight = body.binding === Binding.product && !/[ *]/.test(body.text);
      if (body.binding < Binding.application && !isTight) return TEXT.derivative(body, variable, order, partial);
      const made = TEXT.derivative(body, variable, order, partial);
      const operator = made.text.slice(0, made.text.length - body.text.length - 2);
      return { ...piece(operator + body.text, Binding.reaching, "operator", "operator"), openIndices: body.openIndices };
    },
  };
  return notation;
}

/** The expression as a person types it; `logarithm` is what the natural one is called. */
export function printTyped(node: Node, logarithm: "ln" | "log"): string {
  return printWith(typed(logarithm), node);
}

function written(logarithm: "ln" | "log"): Notation {
  return {
    ...LATEX,
    between: (left, right) => (right.text.startsWith("\\frac") && left.last !== "bracket" ? " \\cdot " : LATEX.between(left, right)),
    apply(functionName, args) {
      const made = LATEX.apply(functionName, args);
      const inOwn = (text: string): string => (functionName === "log" && logarithm === "ln" ? text.replace(/^\\log(?![a-zA-Z])/, "\\ln") : text);
      return { ...made, text: inOwn(made.text), powerPlace: made.powerPlace === null ? null : { ...made.powerPlace, before: inOwn(made.powerPlace.before) } };
    },
    derivative(body, variable, order, partial) {
      const made = LATEX.derivative(body, variable, order, partial);
      if (body.binding < Binding.application) return made;
      const brackets = "\\left(\\right)".length;
      return piece(`${made.text.slice(0, made.text.length - body.text.length - brackets)} ${body.text}`, Binding.reaching, "operator", "operator");
    },
  };
}

/** The expression in LaTeX as a person writes it. */
export function printWritten(node: Node, logarithm: "ln" | "log"): string {
  return printWith(written(logarithm), node);
}
