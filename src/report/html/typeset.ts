// Formulas as HTML by KaTeX: the author's own LaTeX with the spot in a box, or, where that is not LaTeX or cannot be typeset, what misstep took it for, or at
// last the text itself. Nothing of an author is trusted: KaTeX may load nothing, link nothing, and give no other class than that of the spot.
import katex from "katex";
import { collectMacros } from "../../syntax/macro-definitions.js";
import { escapeHtml } from "./escape.js";
import { inSpot, shapeToLatex, spotClass } from "./shape-latex.js";
import type { Shape } from "../../notation/shape.js";

/** A stretch of a text by UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Formula {
  /** The author's text, without the relation before it. */
  readonly text: string;
  /** Whether that text is LaTeX as it stands. */
  readonly isLatex: boolean;
  readonly relation: string | null;
  /** The places in the text that may be boxed, the best first. */
  readonly spots: readonly Stretch[];
  /** What misstep took it for, with the spot marked. Asked for where the text cannot be typeset. */
  readonly shape: () => Shape | null;
}

export type Macros = Readonly<Record<string, string>>;

const longest = 20_000;

/** The macros of a document in the form that KaTeX takes. Those with an optional argument have no such form. */
export function macrosOf(source: string): Macros {
  const macros = collectMacros(source).filter(({ optional, starred }) => optional === null && !starred);
  return Object.fromEntries(macros.map(({ name, body }) => [`\\${name}`, body]));
}

/** HTML of LaTeX, or null where KaTeX cannot typeset it. */
export function typeset(latex: string, macros: Macros, display: boolean): string | null {
  if (latex.length > longest) return null;
  try {
    return katex.renderToString(latex, {
      displayMode: display,
      fleqn: true,
      throwOnError: true,
      strict: "ignore",
      maxSize: 20,
      maxExpand: 1000,
      macros: { ...macros },
      trust: (context) => context.command === "\\htmlClass" && "class" in context && context.class === spotClass,
    });
  } catch {
    return null;
  }
}

const relations: ReadonlyMap<string, string> = new Map([["=", "="], ["⇔", "\\Leftrightarrow"], ["⇒", "\\Rightarrow"], ["≈", "\\approx"], ["≤", "\\le"], ["≥", "\\ge"], ["<", "<"], [">", ">"], ["≠", "\\ne"], [":=", ":="]]);

function withRelation(relation: string | null, latex: string): string {
  const sign = relation === null ? undefined : relations.get(relation);
  return sign === undefined ? latex : `{}${sign} ${latex}`;
}

const operators: ReadonlySet<string> = new Set(["+", "-", "−", "*", "\\cdot", "\\times", "/", "\\pm", "\\mp"]);

/** The author's LaTeX with a stretch of it in a box. */
function boxed(text: string, { start, end }: Stretch): string | null {
  const inside = text.slice(start, end);
  const trimmed = inside.trim();
  if (trimmed === "") return null;
  const before = text.slice(0, start);
  // An operator keeps its room on both sides, unless it is a sign before the first term.
  const isBinary = operators.has(trimmed) && /[^\s({[=+\-&]\s*$/.test(before);
  const blank = /^\s*/.exec(inside)?.[0] ?? "";
  return `${before}${blank}${isBinary ? "\\mathbin" : ""}${inSpot(trimmed)} ${text.slice(end)}`;
}

const hasSpot = (html: string): boolean => html.includes(`class="enclosing ${spotClass}`);

/** The formula as HTML, and whether the spot is boxed in it. */
export function typesetFormula(formula: Formula, macros: Macros): { readonly html: string; readonly boxed: boolean } {
  const { text, isLatex, relation, spots } = formula;
  const attempt = (latex: string | null): string | null => (latex === null ? null : typeset(withRelation(relation, latex), macros, true));
  if (isLatex && !text.includes("\\htmlClass")) {
    for (const spot of spots) {
      const html = attempt(boxed(text, spot));
      if (html !== null && hasSpot(html)) return { html, boxed: true };
    }
    if (spots.length === 0) {
      const html = attempt(text);
      if (html !== null) return { html, boxed: false };
    }
  }
  const shape = formula.shape();
  if (shape !== null) {
    const html = attempt(shapeToLatex(shape));
    if (html !== null) return { html, boxed: hasSpot(html) };
  }
  const html = isLatex && !text.includes("\\htmlClass") ? attempt(text) : null;
  return html === null ? { html: sourceHtml(formula), boxed: spots.length > 0 } : { html, boxed: false };
}

/** The text itself, with the spot marked. */
function sourceHtml({ text, relation, spots }: Formula): string {
  const [spot] = spots;
  const inner = spot === undefined ? escapeHtml(text) : `${escapeHtml(text.slice(0, spot.start))}<mark class="${spotClass}">${escapeHtml(text.slice(spot.start, spot.end))}</mark>${escapeHtml(text.slice(spot.end))}`;
  return `<code class="source">${relation === null ? "" : `${escapeHtml(relation)} `}${inner}</code>`;
}
