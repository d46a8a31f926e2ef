// What every document reader (markdown, text, yaml, tex) yields: prose and mathematics in the order of the document, each with its place
// in the original text. Nothing here knows what the mathematics means.

/** A text taken out of the document, with the offset in the original of each of its characters. */
export interface SourceText {
  readonly text: string;
  /** `offsets[i]` is where character i stands in the original; it has length text.length + 1, the last is the end (exclusive). */
  readonly offsets: Int32Array;
}

/** A place in the original text by offsets, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export type DocumentNotation = "markdown" | "latex" | "text" | "yaml" | "notebook" | "restructuredtext";

/** A stretch of mathematics. `environment` is the name of the outermost environment, or null for `$$`, `\[`, `$` and text lines. */
export interface MathPart {
  readonly kind: "math";
  readonly notation: "latex" | "text";
  readonly display: boolean;
  readonly environment: string | null;
  readonly source: SourceText;
  /** The whole part with its delimiters. */
  readonly range: Range;
  /** A label given with it by the format (`# sum rule` in text, `by:` in YAML); null in Markdown, where the prose before says it. */
  readonly label: string | null;
  /** Is its equality said by the words of a sentence, as a claim? */
  readonly isClaimed?: true;
}

/** Prose, in reading order; inline mathematics inside a paragraph comes as math parts between its pieces. */
export interface ProsePart {
  readonly kind: "prose";
  /** The words without markup (emphasis marks and links removed), spaces kept. */
  readonly text: string;
  readonly range: Range;
}

/** The start of a paragraph, list item, heading …: prose facts reach no further than the rules of reading say. */
export interface BreakPart {
  readonly kind: "break";
  /**
   * A heading begins a section; `title` is its text. An example, an exercise, a problem or a theorem is a "unit", whose names are its own; one inside of it is a "part", which
   * may give its names another meaning; after "unit-end" the text around goes on. A "derivation"
   * break separates derivations in text and YAML.
   */
  readonly reason: "paragraph" | "heading" | "unit" | "part" | "unit-end" | "derivation";
  readonly title: string | null;
  readonly range: Range;
}

/** An instruction of the document to misstep, `key: value`: front matter, leading lines of a text, YAML keys, `<!-- misstep: assume x > 0 -->`. */
export interface SettingPart {
  readonly kind: "setting";
  /** assume | let | variable | expect | title | ignore; others are reported as notes by the reader. */
  readonly key: string;
  readonly value: SourceText;
  readonly range: Range;
}

export type DocumentPart = MathPart | ProsePart | BreakPart | SettingPart;

/** Something the reader could not take in, or that is worth saying. `severity` "error" makes the file unread. */
export interface DocumentNote {
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  readonly range: Range;
}

export interface SourceDocument {
  readonly notation: DocumentNotation;
  readonly parts: readonly DocumentPart[];
  readonly notes: readonly DocumentNote[];
}

/** The part of a source text between two of its own offsets. */
export function sliceSource(source: SourceText, start: number, end: number): SourceText {
  return { text: source.text.slice(start, end), offsets: source.offsets.slice(start, end + 1) };
}

/** Two source texts as one, with words of ours between them, which stand where the first ends. */
export function joinSources(first: SourceText, glue: string, second: SourceText): SourceText {
  const text = `${first.text}${glue}${second.text}`;
  const offsets = new Int32Array(text.length + 1);
  offsets.set(first.offsets);
  offsets.fill(first.offsets[first.text.length] ?? 0, first.text.length, first.text.length + glue.length);
  offsets.set(second.offsets, first.text.length + glue.length);
  return { text, offsets };
}

/** A text that stands in the original unchanged from `start` on. */
export function plainSource(text: string, start: number): SourceText {
  const offsets = new Int32Array(text.length + 1);
  for (let i = 0; i <= text.length; i++) offsets[i] = start + i;
  return { text, offsets };
}

/** The notation of a line of plain text: with a derivative as a fraction, `\frac{d}{dx}`, it is LaTeX, where `dx` is no name. */
export function notationOfLine(text: string): "latex" | "text" {
  return /\\[dtc]?frac\s*\{\s*(?:d|∂|\\partial)[^{}]*\}\s*\{\s*(?:d|∂|\\partial)\s*(?:\\[a-zA-Z]+|[\p{L}](?!\p{L}))/u.test(text) ? "latex" : "text";
}
