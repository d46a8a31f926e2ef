// Edits that exchange one thing for another of its kind: functions, names, numerator and denominator, a quantity and its absolute value.

import { allFunctions } from "../../functions/registry.js";
import { latexFunctionCommand, textFunctionName } from "../../notation/function-names.js";
import { type CandidateInput, type Draft, nameIsPlain, type Place, standIn } from "./place.js";
import { isOne } from "../../calculus/tidy.js";
import { asFactor, inOwnSpelling, isEnclosed, print, textOf } from "../splice.js";

const FAMILIES: readonly (readonly string[])[] = [
  ["sin", "cos"], ["sinh", "cosh"], ["arcsin", "arccos", "arctan"], ["sin", "sinh"], ["cos", "cosh"], ["tan", "sec", "cot", "csc"], ["tan", "tanh"], ["sec", "csc"], ["sec", "cos"], ["csc", "sin"], ["tan", "sin"], ["tan", "cos"], ["exp", "log"], ["tanh", "sinh", "cosh"],
  ["log", "sqrt"], ["arsinh", "arcosh", "artanh"],
];

/** A function exchanged for one of its family. */
export function* functionEdits({ arena, line, fits }: CandidateInput, { located, path }: Place): Generator<Draft> {
  if (located.form.kind !== "apply" || located.operatorRange === null || !nameIsPlain(line, located)) return;
  const own = located.form.function;
  const others = new Set(FAMILIES.filter((family) => family.includes(own)).flat());
  // Any function of the expected forms, where it is one with the same argument.
  for (const fitting of fits?.of(located)?.replacements ?? []) {
    if (fitting.kind === "apply" && fitting.arguments.length === located.children.length && fitting.arguments.every((each, k) => each === located.children[k]?.node)) others.add(fitting.function);
  }
  if (fits !== null && fits.of(located) !== null && located.children.length === 1) for (const { name, arity } of allFunctions) if (arity === 1) others.add(name);
  others.delete(own);
  for (const other of others) {
    if (other === "sqrt" && line.notation === "latex") continue;
    if (other === "abs") continue;
    const node = arena.apply(other, located.children.map((child) => child.node));
    if (fits?.isRightAt(located, node) === false) continue;
    const text = inOwnSpelling(line.logarithm, line.notation === "latex" ? latexFunctionCommand(other) : textFunctionName(other));
    yield { kind: "swapped-function", node, path, piece: node, action: "replace", range: located.operatorRange, text };
  }
}

/** u for f(u): a function that should not be there. */
export function* unwrappedEdits({ line }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  const [argument] = located.children;
  if (located.form.kind !== "apply" || located.operatorRange === null || argument === undefined || located.children.length !== 1) return;
  if (parent?.form.kind !== "multiply" && parent?.form.kind !== "divide") return;
  const stand = standIn(line, place, argument.node, textOf(line, argument.range));
  yield { kind: "swapped-function", extra: 7, node: argument.node, path, piece: argument.node, action: "replace", range: stand.range, text: stand.text };
}

/** 1/u for u and u for 1/u. */
export function* reciprocalEdits({ arena, line, material }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  const own = { kind: "factor" as const, path, action: "replace" as const };
  const [numerator, denominator] = located.children;
  if (located.form.kind === "divide" && numerator !== undefined && denominator !== undefined && isOne(numerator.node)) {
    const stand = standIn(line, place, denominator.node, textOf(line, denominator.range));
    yield { ...own, extra: 3, node: denominator.node, piece: denominator.node, range: stand.range, text: stand.text };
    return;
  }
  if (parent?.form.kind !== "multiply" || located.node.kind === "number" || located.form.kind === "divide") return;
  const node = arena.divide(arena.integer(1), located.node);
  const inner = textOf(line, located.range);
  const text = line.notation === "latex" ? `\\frac{1}{${inner}}` : `1/${asFactor(line, located.node, inner)}`;
  const stand = standIn(line, place, node, text);
  // A derivative that was meant: log x gives 1/x.
  const isMeant = [...material.derivatives.values()].includes(node);
  yield { ...own, extra: isMeant ? -15 : 3, node, piece: node, range: stand.range, text: stand.text };
}

/** Numerator and denominator exchanged. */
export function* quotientEdits({ arena, line }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path } = place;
  if (located.form.kind !== "divide") return;
  const [numerator, denominator] = located.children;
  if (numerator === undefined || denominator === undefined) return;
  const node = arena.divide(denominator.node, numerator.node);
  const both = isEnclosed(line, numerator) && isEnclosed(line, denominator);
  const between = line.text.slice(numerator.range.end, denominator.range.start);
  const text = both
    ? line.text.slice(located.range.start, numerator.range.start) + textOf(line, denominator.range) + between + textOf(line, numerator.range) + line.text.slice(denominator.range.end, located.range.end)
    : print(line, node);
  yield { kind: "quotient", node, path, piece: node, action: "replace", range: located.range, text };
}

/** |u| in the place of u, where the line before has a square under a root or an absolute value. */
export function* absoluteEdits({ arena, line, material }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path, parent } = place;
  if (!material.hasAbsolute || (parent?.form.kind === "apply" && parent.form.function === "abs") || located.node.kind === "number") return;
  if (parent !== null && parent.form.kind !== "add" && parent.form.kind !== "negate" && parent.form.kind !== "multiply" && parent.form.kind !== "divide" && parent.form.kind !== "apply") return;
  const node = arena.apply("abs", [located.node]);
  const inner = textOf(line, located.range);
  const text = line.notation === "latex" ? `\\left|${inner}\\right|` : `|${inner}|`;
  yield { kind: "quotient", node, path, piece: null, action: "insert", range: located.outer, text };
}

/** A name exchanged for another of the two lines. */
export function* symbolEdits({ line, material, fits }: CandidateInput, place: Place): Generator<Draft> {
  const { located, path } = place;
  if ((located.node.kind !== "symbol" && located.node.kind !== "index") || located.form.kind !== "leaf") return;
  for (const { node, text } of material.names) {
    if (node === located.node || fits?.isRightAt(located, node) === false) continue;
    const written = text === "" ? print(line, node) : text;
    const stand = standIn(line, place, node, written);
    yield { kind: "symbol", extra: text === "" ? 2 : 0, node, path, piece: node, action: "replace", range: stand.range, text: stand.text, shown: { range: stand.range, expected: written } };
  }
}
