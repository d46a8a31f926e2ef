// How the rows of a terminal are shared out, and which part of a long list is seen: arithmetic on numbers, tested without a terminal.

/** The rows of the walk screen: one for the header, one for the footer, one ruler between the panes and two outer ones where there is room. */
export interface WalkLayout {
  readonly outerRulers: boolean;
  readonly divider: boolean;
  readonly upper: number;
  readonly lower: number;
}

const leastWithOuterRulers = 14;
const leastWithDivider = 7;
const leastUpper = 3;

/** Whether a screen of this height has rulers under its header and over its footer. */
export function hasOuterRulers(height: number): boolean {
  return height >= leastWithOuterRulers;
}

/** The heights for `needed` rows in the upper pane. They never change while one moves through a derivation, so nothing jumps. */
export function walkLayout(height: number, needed: number): WalkLayout {
  const outerRulers = hasOuterRulers(height);
  const divider = height >= leastWithDivider;
  const available = Math.max(0, height - 2 - (outerRulers ? 2 : 0) - (divider ? 1 : 0));
  const most = Math.max(leastUpper, Math.floor(available * 0.55));
  const upper = Math.min(Math.max(1, needed), most, available);
  return { outerRulers, divider, upper, lower: available - upper };
}

/** A stretch of a list: `start` and the index after its last element. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** The `size` elements out of `count` that are seen when one is selected: it stands in the middle, except near the ends. */
export function windowAround(selected: number, count: number, size: number): Window {
  const rows = Math.max(0, Math.min(size, count));
  const start = Math.max(0, Math.min(selected - Math.floor(rows / 2), count - rows));
  return { start, end: start + rows };
}

/** How far a pane of `height` rows can be scrolled over `count` rows. */
export function scrollLimit(count: number, height: number): number {
  return Math.max(0, count - height);
}
