// The catalogue of mistakes as plain values, for those who show it.

import { allMistakes } from "../diagnosis/mistakes/index.js";

/** The page of one mistake. The example is a step in plain text: the line before, the wrong line, the right one. */
export interface MistakeDescription {
  readonly name: string;
  readonly title: string;
  /** The rule that it is a mistake in; null where that depends on the step. */
  readonly rule: string | null;
  readonly example: { readonly before: string; readonly wrong: string; readonly right: string };
  readonly looksLike: string;
  readonly why: string;
  readonly howToCatch: string;
  readonly alsoSeen: string;
  readonly sources: readonly string[];
}

/** Every mistake that a diagnosis can name, by name. */
export function describeMistakes(): readonly MistakeDescription[] {
  return allMistakes
    .map(({ name, title, rule, example, page }) => ({ name, title, rule, example, looksLike: page.looksLike, why: page.why, howToCatch: page.howToCatch, alsoSeen: page.alsoSeen, sources: page.sources }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
