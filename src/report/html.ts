// The report as one page that stands by itself: typeset formulas with the spot boxed inside, the reason, the corrected line, the proof and a picture under each
// wrong step. It loads nothing and runs nothing: a policy on the page forbids both, whatever a document holds.
import type { DerivationReport, Report } from "../model/report.js";
import { notationOf } from "../syntax/read-document.js";
import type { Format, RenderContext } from "./format.js";
import { derivationHtml, nameOf, statusMark } from "./html/derivation.js";
import { escapeHtml } from "./html/escape.js";
import type { Typesetter } from "./html/line.js";
import { htmlPage } from "./html/page.js";
import { pageStyle } from "./html/page-style.js";
import { macrosOf } from "./html/typeset.js";
import { isFileProblem } from "./merge.js";
import { count } from "./wording.js";

function summaryText({ summary }: Report): string {
  const parts = [[summary.wrong, "wrong"], [summary.right, "right"], [summary.undecided, "undecided"], [summary.unreadable, "unreadable"]] as const;
  return parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`).join(", ") || "no derivation was checked";
}

/** The fonts that a page needs: those of the letters that occur in it. Other faces stay out of the file. */
function fontsFor(typesetting: string, body: string): string {
  const optional: readonly (readonly [string, RegExp])[] = [
    ["Caligraphic", /mathcal|katex-mathcal/], ["Fraktur", /mathfrak|textfrak/], ["SansSerif", /mathsf|textsf|mathboldsf|mathitsf/], ["Script", /mathscr|textscr/], ["Typewriter", /mathtt|texttt/],
  ];
  return optional.reduce((style, [family, used]) => (used.test(body) ? style : style.replace(new RegExp(`@font-face\\{[^}]*?font-family:KaTeX_${family}\\b[^}]*\\}`, "g"), "")), typesetting);
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

function listHtml(derivations: readonly DerivationReport[]): string {
  if (derivations.length < 2) return "";
  const rows = derivations.map((derivation, index) => {
    const { sign, style } = statusMark(derivation);
    const first = derivation.firstWrongStep === null ? "" : `step ${derivation.firstWrongStep}`;
    return `<tr><td><span class="count ${style}">${sign}</span> <span class="unseen">${derivation.status}</span></td><td><a href="#d${index + 1}">${escapeHtml(nameOf(derivation))}</a></td><td>${first}</td></tr>`;
  });
  return `<nav aria-label="Derivations"><table><thead><tr><th scope="col"><span class="unseen">status</span></th><th scope="col">derivation</th><th scope="col">first wrong</th></tr></thead><tbody>${rows.join("\n")}</tbody></table></nav>`;
}

function problemsHtml(report: Report, context: RenderContext): string {
  const problems = report.files.flatMap((file) => (isFileProblem(file, context.discovered) ? [{ place: file.path, message: file.notes[0]?.message ?? "holds no derivation that could be found" }] : file.notes.filter(({ kind }) => kind === "unread").map(({ line, message }) => ({ place: `${file.path}:${line}`, message }))));
  if (problems.length === 0) return "";
  return `<section aria-labelledby="unread"><h2 id="unread">Not read</h2><ul class="where">${problems.map(({ place, message }) => `<li><code>${escapeHtml(place)}</code> ${escapeHtml(message)}</li>`).join("")}</ul></section>`;
}

function render(report: Report, context: RenderContext): string {
  const { derivations } = report;
  const shown = derivations.filter((derivation) => context.detail !== "quiet" || derivation.status !== "right");
  const typesetter = typesetterOf(derivations, context);
  const sections = shown.map((derivation, index) => derivationHtml(derivation, `d${index + 1}`, typesetter(derivation)));
  const wrong = report.derivations.some(({ steps, claims }) => [...steps, ...claims].some(({ verdict }) => verdict === "unequal"));
  const body = [
    "<main>",
    "<header>",
    `<h1>${escapeHtml(shown.length === 1 && shown[0] !== undefined ? nameOf(shown[0]) : `${count(derivations.length, "derivation")} in ${count(report.files.length, "document")}`)}</h1>`,
    `<p class="summary">${escapeHtml(summaryText(report))}</p>`,
    wrong ? '<label class="study"><input type="checkbox" id="study"> Show hints instead of answers</label>' : "",
    "</header>",
    listHtml(shown),
    ...sections,
    problemsHtml(report, context),
    `<footer>Checked by misstep ${escapeHtml(report.version)}. ✓ right, ✗ wrong, ? undecided, ! could not be read.</footer>`,
    "</main>",
  ].join("\n");
  return htmlPage({ title: `misstep: ${summaryText(report)}`, styles: [fontsFor(context.typesetting, body), pageStyle], body });
}

export const html: Format = { name: "html", render };
