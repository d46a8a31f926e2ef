// One line of a derivation on the page: typeset, with the spot of its diagnosis in a box.
import type { DerivationStudy, LineName } from "../../check/study.js";
import type { ClaimReport, Place, StepReport } from "../../model/report.js";
import { escapeHtml } from "./escape.js";
import { typeset, typesetFormula } from "./typeset.js";
import type { Macros, Stretch } from "./typeset.js";
import { shapeToLatex } from "./shape-latex.js";

/** What lines of one derivation are typeset with. */
export interface Typesetter {
  /** Whether authors of such documents write LaTeX as it stands. */
  readonly isLatex: boolean;
  readonly macros: Macros;
  readonly study: () => DerivationStudy | null;
}

/** Formulas that may be wider than the column can be scrolled, also by keyboard. */
const wide = 110;

/** Where a place stands in the text of a line, or null where it is not in it. */
export function stretchIn(line: Place & { readonly text: string }, place: Place): Stretch | null {
  const rows = line.text.split("\n");
  const offset = (row: number, column: number): number | null => {
    const number = row - line.line;
    const length = rows[number]?.length;
    if (length === undefined) return null;
    const within = column - (number === 0 ? line.column : 1);
    if (within < 0 || within > length) return null;
    return rows.slice(0, number).reduce((sum, each) => sum + each.length + 1, 0) + within;
  };
  const start = offset(place.line, place.column);
  const end = offset(place.endLine, place.endColumn);
  return start === null || end === null || end < start ? null : { start, end };
}

/** Whether a text is LaTeX as it stands: a line that goes on in a quotation has its marks between. */
function isPlainLatex(text: string, { isLatex }: Typesetter): boolean {
  return isLatex && !/\n\s*>/.test(text);
}

/** The line as HTML. */
export function lineHtml(name: LineName, line: StepReport | ClaimReport, typesetter: Typesetter): string {
  const { diagnosis } = line;
  const places = diagnosis === null ? [] : [diagnosis, ...(diagnosis.term === null ? [] : [diagnosis.term])];
  const spots = places.map((place) => stretchIn(line, place)).filter((stretch) => stretch !== null);
  const { html } = typesetFormula(
    {
      text: line.text,
      isLatex: isPlainLatex(line.text, typesetter),
      relation: "relation" in line ? line.relation : "=",
      spots,
      shape: () => typesetter.study()?.lineShape(name, diagnosis) ?? null,
    },
    typesetter.macros,
  );
  const scrolls = line.text.length > wide ? ` tabindex="0" role="group" aria-label="${name.kind === "step" ? `line ${name.number}` : "the stated result"}"` : "";
  return `<div class="formula line"${scrolls}>${html}</div>`;
}

/** A corrected line or a part of one, as it would stand in that line. */
export function textHtml(name: LineName, text: string, typesetter: Typesetter): string {
  const latex = isPlainLatex(text, typesetter) ? typeset(text, typesetter.macros, true) : null;
  if (latex !== null) return `<div class="formula">${latex}</div>`;
  const shape = typesetter.study()?.textShape(name, text) ?? null;
  const drawn = shape === null ? null : typeset(shapeToLatex(shape), {}, true);
  return drawn === null ? `<code class="source">${escapeHtml(text)}</code>` : `<div class="formula">${drawn}</div>`;
}
