// Repairs that put two things in each other's place: the numerator and the denominator of the line, the two terms of a difference. They are tried where the step shows
// that exactly this was meant, before the smallest change of a sign is believed.

import { replaceAt, occurrences, type Located } from "../elaborate/located.js";
import type { Arena } from "../expression/arena.js";
import type { Node } from "../expression/node.js";
import { baseCost, type Edit } from "./edit.js";
import { isEnclosed, textOf, wholeRange, type SourceLine } from "./splice.js";

/** b - a for each a - b in the line. */
export function exchangedDifferences(arena: Arena, line: SourceLine): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { located, path } of occurrences(line.root)) {
    const text = exchangedDifference(line, located);
    if (text === null || located.form.kind !== "add") continue;
    const [first, second] = located.children;
    if (first === undefined || second === undefined) continue;
    const node = arena.add([second.node, arena.negate(first.node)]);
    edits.push(editAt(arena, line, { located, path }, node, text));
  }
  return edits;
}

/** The text of b - a for an a - b. */
export function exchangedDifference(line: SourceLine, located: Located): string | null {
  if (located.form.kind !== "add" || located.children.length !== 2) return null;
  const [first, second] = located.children;
  const [plus, minus] = located.form.signs;
  if (first === undefined || second === undefined || plus?.range !== null || minus === undefined || !minus.negative || minus.range === null) return null;
  const { start, end } = { start: first.outer.start, end: second.outer.end };
  if (start < located.range.start || end > located.range.end) return null;
  return textOf(line, second.outer) + line.text.slice(first.outer.end, second.outer.start) + textOf(line, first.outer);
}

/** v/u where the line is u/v; null where it is no fraction or its text can't be turned. */
export function invertedQuotient(arena: Arena, line: SourceLine): Edit | null {
  const { root } = line;
  const [numerator, denominator] = root.children;
  if (root.form.kind !== "divide" || numerator === undefined || denominator === undefined) return null;
  const [above, below] = isEnclosed(line, numerator) && isEnclosed(line, denominator) ? [numerator.range, denominator.range] : [numerator.outer, denominator.outer];
  const node = arena.divide(denominator.node, numerator.node);
  const text = line.text.slice(root.range.start, above.start) + textOf(line, below) + line.text.slice(above.end, below.start) + textOf(line, above) + line.text.slice(below.end, root.range.end);
  return editAt(arena, line, { located: root, path: [] }, node, text);
}

function editAt(arena: Arena, line: SourceLine, { located, path }: { readonly located: Located; readonly path: readonly number[] }, node: Node, text: string): Edit {
  const range = path.length === 0 && located.form.kind === "divide" ? located.range : { start: located.children[0]?.outer.start ?? located.range.start, end: located.children.at(-1)?.outer.end ?? located.range.end };
  const whole = path.length === 0 ? node : replaceAt(arena, line.root, path, node);
  return {
    kind: "quotient", cost: baseCost("quotient"), line: whole, path, node, piece: node, action: "replace", range, found: textOf(line, range), expected: text, splice: { range, text },
  };
}

/** The whole line in one edit, for a right line that can't be reached by changing the text. */
export function wholeLineEdit(line: SourceLine, like: Edit, text: string): Edit {
  const range = wholeRange(line.root);
  return { ...like, path: [], node: like.line, range, found: textOf(line, range), expected: text, splice: { range, text } };
}
