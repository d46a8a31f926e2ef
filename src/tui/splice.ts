// Places of the report (lines and columns) as offsets in a text, and texts put there.
import type { Place } from "../model/report.js";
import { createPositions } from "../syntax/positions.js";

/** Where a place begins and ends in the text, in UTF-16 units; null where the text has no such place. */
export function offsetsOf(text: string, place: Place): { readonly start: number; readonly end: number } | null {
  const positions = createPositions(text);
  const [first, last] = [positions.line(place.line), positions.line(place.endLine)];
  if (first === null || last === null) return null;
  const start = first.start + place.column - 1;
  const end = last.start + place.endColumn - 1;
  return start <= end && end <= text.length ? { start, end } : null;
}

/** The text with one stretch of it replaced. */
export function spliced(text: string, start: number, end: number, replacement: string): string {
  return text.slice(0, start) + replacement + text.slice(end);
}

/** The corrected line as it would stand in place of a step's text: without its relation where the text has none. */
export function fixAsText(fix: string, text: string): string {
  const bare = text.trimStart().startsWith("=") ? fix : fix.replace(/^\s*(?:&\s*)?=\s*/u, "");
  return bare.trim();
}
