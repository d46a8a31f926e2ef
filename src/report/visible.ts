// Author's text in one line and cut to a length, each character of it visible.
import { visible } from "../notation/visible.js";

export { visible };

/** A text of several lines as one, its blanks closed up. */
export function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, " ").trim());
}

/** At most `longest` characters of a text, with a sign where more was. */
export function clip(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest)} …`;
}
