// Numbers the sections of a document: a heading begins one, an example or exercise is one of its own, and after it the section around goes on. Whoever walks the parts
// counts with it, so that all have the same numbers.

import type { BreakPart } from "../syntax/document.js";

export interface SectionCounter {
  /** The number of the section at hand. */
  readonly current: number;
  /** The section that an example or exercise stands in; null outside of one. */
  readonly around: number | null;
  /** Takes in a break; true where a section begins or goes on after an example. */
  take(part: BreakPart): boolean;
  /** Begins a section without a break. */
  begin(): void;
}

export function createSectionCounter(): SectionCounter {
  let last = 0;
  let current = 0;
  let around: number | null = null;
  return {
    get current() {
      return current;
    },
    get around() {
      return around;
    },
    take(part) {
      switch (part.reason) {
        case "heading":
          around = null;
          current = ++last;
          return true;
        case "unit":
          around ??= current;
          current = ++last;
          return true;
        case "unit-end":
          current = around ?? current;
          around = null;
          return true;
        case "paragraph":
      case "part":
        case "derivation":
          return false;
      }
    },
    begin() {
      around = null;
      current = ++last;
    },
  };
}
