// The page of a mistake beside the step it was made in: what it looks like, why it happens, how to catch it oneself, where else it shows up.
import { describeMistakes, type MistakeDescription } from "../check/mistakes.js";
import type { Look } from "./look.js";
import { emptyRow, fitRow, paragraph, span, type Row } from "./rows.js";
import { wrap } from "./text.js";

let pages: ReadonlyMap<string, MistakeDescription> | null = null;

function pageOf(name: string): MistakeDescription | null {
  pages ??= new Map(describeMistakes().map((page) => [page.name, page]));
  return pages.get(name) ?? null;
}

/** Does the catalogue have a page of this name? */
export function hasPage(mistake: string | null): mistake is string {
  return mistake !== null && pageOf(mistake) !== null;
}

/** The page; a sentence where there is none. */
export function pageRows(mistake: string | null, look: Look, width: number): readonly Row[] {
  const page = mistake === null ? null : pageOf(mistake);
  if (page === null) return paragraph("plain", "No mistake of the catalogue explains this line, so there is no page.", width, 1);
  const prose = Math.min(width, 90);
  const text = (heading: string, words: string): readonly Row[] => [[span("heading", ` ${heading}`)], ...wrap(look.glyphs.text(words), prose - 3).map((line): Row => [span("plain", `   ${line}`)]), emptyRow];
  const line = (label: string, tone: "plain" | "wrong" | "right", formula: string): Row => [span("quiet", `   ${label.padEnd(7)}`), span(tone, look.glyphs.text(formula))];
  return [
    [span("title", ` ${look.glyphs.text(page.title)}`), span("quiet", `  ${page.name}`)],
    emptyRow,
    line("from", "plain", page.example.before),
    line("wrong", "wrong", page.example.wrong),
    line("right", "right", page.example.right),
    emptyRow,
    ...text("What it looks like", page.looksLike),
    ...text("Why it happens", page.why),
    ...text("How to catch it", page.howToCatch),
    ...text("Where else", page.alsoSeen),
    ...(page.sources.length === 0 ? [] : text("Sources", page.sources.join("; "))),
  ].map((row) => fitRow(row, width));
}
