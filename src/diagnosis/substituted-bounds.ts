// The repair of an integral in a new variable that still has the bounds of the old one: what the new variable is at those bounds, for each inner function that it may stand for.

import { occurrences, replaceAt } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import type { IntegralNode, Node } from "../expression/node.js";
import { freeSymbols, nodesIn, substitute } from "../expression/traverse.js";
import { baseCost, type Edit } from "./edit.js";
import { asRational } from "./fitting.js";
import { createPointValues } from "./point-values.js";
import { simplified } from "./simplified.js";
import { print, textOf, type SourceLine } from "./splice.js";

/** So many expressions in the old variable are taken for the new one. */
const MOST_INNER = 20;

/** The integrals of the line before that a new integral, in another variable between the same bounds, may have been made of. */
export function oldIntegrals(before: Node, made: Node): readonly IntegralNode[] {
  if (made.kind !== "integral" || made.lower === null || made.upper === null) return [];
  return nodesIn(before).flatMap((node) => (node.kind === "integral" && node.lower === made.lower && node.upper === made.upper && node.variable !== made.variable ? [node] : []));
}

/** The line with the bounds of such an integral put right, one edit for each inner function. */
export function* substitutedBounds(arena: Arena, line: SourceLine, before: Node): Generator<Edit> {
  for (const { located, path } of occurrences(line.root)) {
    const { node } = located;
    const [, lower, upper] = located.children;
    if (node.kind !== "integral" || lower === undefined || upper === undefined) continue;
    for (const old of oldIntegrals(before, node)) {
      const inner = [...new Set(nodesIn(old.body))].filter((each) => each !== old.variable && each.kind !== "number" && freeSymbols(each).has(old.variable.name));
      for (const each of inner.slice(0, MOST_INNER)) {
        const at = (end: Node): Node => asNumber(arena, simplified(arena, substitute(arena, each, new Map<Node, Node>([[old.variable, end]]))));
        const [from, to] = [at(lower.node), at(upper.node)];
        const isSame = { from: from === lower.node, to: to === upper.node };
        if (isSame.from && isSame.to) continue;
        const text = bound(line, from) + line.text.slice(lower.outer.end, upper.outer.start) + bound(line, to);
        const range = { start: lower.outer.start, end: upper.outer.end };
        if (range.end <= range.start) continue;
        const piece = arena.integral(node.variable, from, to, node.body);
        yield { kind: "piece", cost: baseCost("piece"), line: path.length === 0 ? piece : replaceAt(arena, line.root, path, piece), path, node: piece, piece, action: "replace", range, found: textOf(line, range), expected: text, splice: { range, text } };
      }
    }
  }
}

/** `ln e` as 1: what has no letters in it and is a simple number as that number, which the judge confirms with the line. */
function asNumber(arena: Arena, node: Node): Node {
  if (node.kind === "number") return node;
  const values = createPointValues([new Map(), new Map(), new Map()], (each) => each)?.of(node) ?? [];
  if (values.length > 0 && values.every((value) => Math.abs(value) < 1e-12)) return arena.integer(0);
  const value = asRational(values);
  return value === null ? node : arena.number(value);
}

/** A bound as it stands after `_` or `^`. */
function bound(line: SourceLine, node: Node): string {
  const text = print(line, node);
  if ([...text].length === 1) return text;
  return line.notation === "latex" ? `{${text}}` : /^(?:\d+|\p{L}+)$/u.test(text) ? text : `(${text})`;
}
