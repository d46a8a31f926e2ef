// Occurrences whose ranges hold a bracket whole: `\left(` belongs to its bracket, so that cutting out or replacing the bracket leaves no half of it behind.

import type { Located } from "../elaborate/located.js";
import type { Range } from "../syntax/document.js";

const SIZE_BEFORE = /\\(?:left|[bB]igg?l?)\s*$/;

/** The tree with the size commands of brackets counted to them. */
export function withWholeBrackets(text: string, located: Located): Located {
  const children = located.children.map((child) => withWholeBrackets(text, child));
  const moved = located.children.findIndex((child, k) => children[k]?.outer.start !== child.outer.start && child.outer.start <= located.range.start);
  const range = moved < 0 ? located.range : { start: Math.min(located.range.start, children[moved]?.outer.start ?? located.range.start), end: located.range.end };
  const isBracketed = located.outer.start !== located.range.start || located.outer.end !== located.range.end;
  const outer = isBracketed ? widened(text, located.outer) : range;
  return { ...located, range, outer, children };
}

/** The range with the size command before its first bracket. */
export function widened(text: string, outer: Range): Range {
  const size = SIZE_BEFORE.exec(text.slice(Math.max(0, outer.start - 12), outer.start));
  return size === null ? outer : { start: outer.start - size[0].length, end: outer.end };
}
