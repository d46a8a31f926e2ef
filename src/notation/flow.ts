// A formula as a flow: boxes with the places between them where a line may break, and brackets that open and close round stretches of it. On one line a flow is
// one box; where that is too wide it is broken as mathematicians break displays: before a relation, a plus or a minus, at the outermost bracket first.
import { beside, emptyBox, padColumns, textBox, type Box } from "./box.js";
import { fenced } from "./fence.js";
import type { FenceName, Glyphs } from "./glyphs.js";

/** How willingly a line is broken at a place; the lower, the more. */
export const BreakCost = { relation: 0, term: 1, factor: 2 } as const;

export type FlowItem =
  | { readonly kind: "box"; readonly box: Box }
  /** A blank that is dropped where a line begins or ends. */
  | { readonly kind: "space" }
  | { readonly kind: "break"; readonly cost: number }
  | { readonly kind: "open"; readonly fence: FenceName; readonly marked: boolean }
  | { readonly kind: "close"; readonly fence: FenceName; readonly marked: boolean };

export type Flow = readonly FlowItem[];

const space: Box = textBox(" ", false);
/** A bracket inside another costs more than any place outside of it. */
const depthCost = 3;
/** A line is not broken in its first part, where a later place will do: the share of the width. */
const earliest = 0.4;
const leastIndent = 2;

/** A stretch of a flow as one box. Brackets that are not closed in it stay open. */
export function boxOfFlow(glyphs: Glyphs, flow: Flow): Box {
  const trimmed = trim(flow);
  const outer: { boxes: Box[]; fence: FenceName | null; marked: boolean }[] = [{ boxes: [], fence: null, marked: false }];
  const put = (box: Box): void => {
    outer.at(-1)?.boxes.push(box);
  };
  for (const item of trimmed) {
    switch (item.kind) {
      case "box":
        put(item.box);
        break;
      case "space":
        put(space);
        break;
      case "break":
        break;
      case "open":
        outer.push({ boxes: [], fence: item.fence, marked: item.marked });
        break;
      case "close": {
        const group = outer.length > 1 ? outer.pop() : outer[0];
        if (group === undefined) break;
        const made = fenced(glyphs, beside(group.boxes), group.fence, item.fence, item.marked);
        if (group === outer[0]) group.boxes = [made];
        else put(made);
        break;
      }
    }
  }
  while (outer.length > 1) {
    const group = outer.pop();
    if (group !== undefined) put(fenced(glyphs, beside(group.boxes), group.fence, null, group.marked));
  }
  const [whole] = outer;
  return whole === undefined || whole.boxes.length === 0 ? emptyBox : beside(whole.boxes);
}

function trim(flow: Flow): Flow {
  const isGap = (item: FlowItem | undefined): boolean => item?.kind === "space" || item?.kind === "break";
  let start = 0;
  let end = flow.length;
  while (start < end && isGap(flow[start])) start += 1;
  while (end > start && isGap(flow[end - 1])) end -= 1;
  return flow.slice(start, end);
}

function itemWidth(glyphs: Glyphs, item: FlowItem): number {
  switch (item.kind) {
    case "box":
      return item.box.width;
    case "space":
      return 1;
    case "break":
      return 0;
    case "open":
    case "close": {
      const { single, top } = glyphs.fences[item.fence];
      return Math.max(textBox(single, false).width, textBox(top, false).width);
    }
  }
}

/** A flow in lines of at most `width` columns where it can be broken so; the boxes after the first one are indented. */
export function brokenFlow(glyphs: Glyphs, flow: Flow, width: number): readonly Box[] {
  const lines: Box[] = [];
  /** The columns after the brackets that are open at the start of the line. */
  let open: number[] = [];
  let start = 0;
  while (start < flow.length) {
    const indent = lines.length === 0 ? 0 : indentOf(open, width);
    const { end, open: after } = lineEnd(glyphs, flow, start, width - indent, open, indent);
    const box = boxOfFlow(glyphs, flow.slice(start, end));
    if (box.width > 0) lines.push(padColumns(box, indent, 0));
    open = [...after];
    start = end;
  }
  return lines.length === 0 ? [emptyBox] : lines;
}

/** A line goes on under what its bracket holds, unless that stands far to the right. */
function indentOf(open: readonly number[], width: number): number {
  const inner = open.at(-1) ?? 0;
  return Math.max(leastIndent, Math.min(inner, Math.floor(width / 2)));
}

/** Where a line that begins at `start` ends, and the columns of the brackets that are open there. */
function lineEnd(glyphs: Glyphs, flow: Flow, start: number, width: number, openBefore: readonly number[], indent: number): { readonly end: number; readonly open: readonly number[] } {
  const open = [...openBefore];
  const places: { at: number; cost: number; column: number; open: readonly number[] }[] = [];
  let column = 0;
  let isBlank = true;
  for (let at = start; at < flow.length; at++) {
    const item = flow[at];
    if (item === undefined) break;
    if (item.kind === "break") {
      if (!isBlank) places.push({ at, cost: item.cost + depthCost * open.length, column, open: [...open] });
      continue;
    }
    if (item.kind === "space" && isBlank) continue;
    isBlank = false;
    column += itemWidth(glyphs, item);
    if (item.kind === "open") open.push(indent + column);
    if (item.kind === "close") open.pop();
    if (column > width && item.kind !== "space") {
      const fitting = places.filter((place) => place.column <= width);
      const late = fitting.filter((place) => place.column >= width * earliest);
      const candidates = late.length > 0 ? late : fitting;
      const [first, ...rest] = candidates;
      if (first !== undefined) {
        const best = rest.reduce((chosen, place) => (place.cost <= chosen.cost ? place : chosen), first);
        return { end: best.at + 1, open: best.open };
      }
      // Nothing fits: the line goes on to the next place, and is wider than it should be.
      const next = flow.findIndex((each, k) => k > at && each.kind === "break");
      if (next < 0) return { end: flow.length, open: [] };
      for (const each of flow.slice(at + 1, next)) {
        column += itemWidth(glyphs, each);
        if (each.kind === "open") open.push(indent + column);
        if (each.kind === "close") open.pop();
      }
      return { end: next + 1, open };
    }
  }
  return { end: flow.length, open: [] };
}
