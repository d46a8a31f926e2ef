// The report as one page that stands by itself: typeset formulas with the spot boxed inside, the reason, the corrected line, the proof and a picture under each
// wrong step. It loads nothing and runs nothing: a policy on the page forbids both, whatever a document holds.
import type { DerivationReport, Summary } from "../model/report.js";
import { VERSION } from "../model/version.js";
import { notationOf } from "../syntax/read-document.js";
import { formatOf } from "./format.js";
import type { RenderContext, Writer } from "./format.js";
import { derivationHtml, isTitled, nameOf, statusMark } from "./html/derivation.js";
import { escapeHtml } from "./html/escape.js";
import type { Typesetter } from "./html/line.js";
import { htmlPage } from "./html/page.js";
import { pageStyle } from "./html/page-style.js";
import { macrosOf } from "./html/typeset.js";
import { isFileProblem } from "./merge.js";
import type { Contents } from "./merge.js";
import { count } from "./wording.js";

function summaryText(summary: Summary): string {
  const parts = [[summary.wrong, "wrong"], [summary.right, "right"], [summary.undecided, "undecided"], [summary.unreadable, "unreadable"]] as const;
  return parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`).join(", ") || "no derivation was checked";
}

/** Faces that few pages need, by what in a page needs them. */
const optionalFaces: readonly (readonly [string, RegExp])[] = [
  ["Caligraphic", /mathcal|katex-mathcal/], ["Fraktur", /mathfrak|textfrak/], ["SansSerif", /mathsf|textsf|mathboldsf|mathitsf/], ["Script", /mathscr|textscr/], ["Typewriter", /mathtt|texttt/],
];

/** The style of typeset formulas without the faces that are not used. */
function withoutUnused(typesetting: string, used: ReadonlySet<string>): string {
  return optionalFaces.reduce((style, [face]) => (used.has(face) ? style : style.replace(new RegExp(`@font-face\\{[^}]*?font-family:KaTeX_${face}\\b[^}]*\\}`, "g"), "")), typesetting);
}

function typesetterOf(derivations: readonly DerivationReport[], context: RenderContext): (derivation: DerivationReport) => Typesetter {
  const macros = new Map([...context.sources].map(([path, text]) => [path, macrosOf(text)]));
  return (derivation) => {
    const { path } = derivation;
    const notation = notationOf(path);
    const place = derivations.filter((each) => each.path === path).indexOf(derivation);
    const study = (): ReturnType<Typesetter["study"]> => context.study?.(path)?.derivations[place] ?? null;
    return { isLatex: notation === "markdown" || notation === "latex" || notation === "restructuredtext", macros: macros.get(path) ?? {}, study };
  };
}

function rowHtml(derivation: DerivationReport, id: string): string {
  const { sign, style } = statusMark(derivation);
  const first = derivation.firstWrongStep === null ? "" : `step ${derivation.firstWrongStep}`;
  const place = isTitled(derivation) ? ` <span class="quiet">${escapeHtml(`${derivation.path}:${derivation.line}`)}</span>` : "";
  return `<tr><td><span class="count ${style}">${sign}</span> <span class="unseen">${derivation.status}</span></td><td><a href="#${id}">${escapeHtml(nameOf(derivation))}</a>${place}</td><td>${first}</td></tr>\n`;
}

function problemsHtml(report: Contents, context: RenderContext): string {
  const problems = report.files.flatMap((file) => (isFileProblem(file, context.discovered) ? [{ place: file.path, message: file.notes[0]?.message ?? "holds no derivation that could be found" }] : file.notes.filter(({ kind }) => kind === "unread").map(({ line, message }) => ({ place: `${file.path}:${line}`, message }))));
  return problems.map(({ place, message }) => `<li><code>${escapeHtml(place)}</code> ${escapeHtml(message)}</li>`).join("");
}

/** The parts of the page that grow. */
const list = 0;
const sections = 1;
const problems = 2;

function begin({ typesetting }: RenderContext): Writer {
  const faces = new Set<string>();
  let shown = 0;
  let onlyName = "";
  let wrong = false;
  let unread = false;
  return {
    kind: "framed",
    document(report, context) {
      const { derivations } = report;
      const typesetter = typesetterOf(derivations, context);
      const parts = { rows: "", sections: "", problems: problemsHtml(report, context) };
      for (const derivation of derivations) {
        wrong ||= [...derivation.steps, ...derivation.claims].some(({ verdict }) => verdict === "unequal");
        if (context.detail === "quiet" && derivation.status === "right") continue;
        shown += 1;
        onlyName = nameOf(derivation);
        parts.rows += rowHtml(derivation, `d${shown}`);
        parts.sections += `${derivationHtml(derivation, `d${shown}`, typesetter(derivation))}\n`;
      }
      for (const [face, used] of optionalFaces) if (used.test(parts.sections)) faces.add(face);
      unread ||= parts.problems !== "";
      return [parts.rows, parts.sections, parts.problems];
    },
    end({ summary, documents }) {
      const page = htmlPage({ title: `misstep: ${summaryText(summary)}`, styles: [withoutUnused(typesetting, faces), pageStyle] });
      const title = shown === 1 ? onlyName : `${count(summary.derivations, "derivation")} in ${count(documents, "document")}`;
      return [
        page.before,
        "<main>\n<header>\n",
        `<h1>${escapeHtml(title)}</h1>\n<p class="summary">${escapeHtml(summaryText(summary))}</p>\n`,
        wrong ? '<label class="study"><input type="checkbox" id="study"> Show hints instead of answers</label>\n' : "",
        "</header>\n",
        ...(shown < 2 ? [] : ['<nav aria-label="Derivations"><table><thead><tr><th scope="col"><span class="unseen">status</span></th><th scope="col">derivation</th><th scope="col">first wrong</th></tr></thead><tbody>', { part: list }, "</tbody></table></nav>\n"]),
        { part: sections },
        ...(unread ? ['<section aria-labelledby="unread"><h2 id="unread">Not read</h2><ul class="where">', { part: problems }, "</ul></section>\n"] : []),
        `<footer>Checked by misstep ${escapeHtml(VERSION)}. ✓ right, ✗ wrong, ? undecided, ! could not be read.</footer>\n</main>`,
        page.after,
      ];
    },
  };
}

export const html = formatOf("html", begin);
