// The forms of which the pretty report is made: a labelled sentence, a paragraph, a finding on one line. All fit the width of the terminal.
import type { RenderContext } from "./format.js";
import { linked, plain, span, wrap } from "./rows.js";
import type { Row, Span, Style } from "./rows.js";
import { clip, oneLine } from "./visible.js";

/** Columns of the names of labelled sentences. */
export const labelWidth = 10;
/** Characters of one sentence; a document may have made it longer than anyone reads. */
export const longestSentence = 1000;

export interface Layout {
  readonly context: RenderContext;
  readonly width: number;
}

/** A labelled sentence: `  proof     at x = 1 …`, continued under itself. */
export function field(label: string, text: string, { width }: Layout): readonly Row[] {
  const indent = 2 + labelWidth;
  return wrap(clip(text, longestSentence), width - indent).map((line, index) => [span("heading", index === 0 ? `  ${label.padEnd(labelWidth)}` : " ".repeat(indent)), plain(line)]);
}

export function fields(label: string, texts: readonly string[], layout: Layout): readonly Row[] {
  return texts.flatMap((text) => field(label, text, layout));
}

export function paragraph(text: string, { width }: Layout): readonly Row[] {
  return wrap(clip(text, longestSentence), width - 2).map((line) => [plain(`  ${line}`)]);
}

/** A place of a document, `path:line:column` as far as it is known, which opens there where the terminal has links. */
export function placeSpan({ context }: Layout, path: string, line?: number, column?: number): Span {
  const text = [path, line, column].filter((part) => part !== undefined).join(":");
  return linked("place", text, context.link?.(path, line ?? 1) ?? null);
}

/** `✓ path:line  text`. */
export function oneLiner(mark: string, style: Style, place: Span, text: string): Row {
  return [span(style, `${mark} `), place, plain(`  ${oneLine(clip(text, longestSentence))}`)];
}
