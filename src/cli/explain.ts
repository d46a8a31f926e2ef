// `misstep explain`: the page of a mistake, or the list of them all.
import { emptyRow, paint, plain, span, wrap } from "../report/rows.js";
import type { Row } from "../report/rows.js";
import { columnsOf, exitCodes, wantsColour } from "./environment.js";
import type { Environment, ExitCode, Library } from "./environment.js";

type Description = ReturnType<Library["describeMistakes"]>[number];

const indent = "  ";

function paragraph(text: string, width: number): readonly Row[] {
  return wrap(text, width - indent.length).map((line) => [plain(indent + line)]);
}

/** What one does when the mistake happens. */
function activity(rule: string): string {
  return rule.startsWith("solving ") ? rule : rule === "the same on both sides" ? `doing ${rule}` : `the ${rule}`;
}

function pageOf(mistake: Description, width: number): readonly Row[] {
  const { before, wrong, right } = mistake.example;
  // Of an equation the next line is one too, and no further side of it.
  const sign = /[=<]/.test(wrong.replace(/\([^()]*\)/g, "")) ? "" : "= ";
  const section = (title: string, text: string): readonly Row[] => [emptyRow, [span("heading", title)], ...paragraph(text, width)];
  return [
    [span("heading", mistake.name), plain(`  ${mistake.title}`)],
    ...(mistake.rule === null ? [] : [[span("quiet", `a mistake in ${activity(mistake.rule)}`)]]),
    emptyRow,
    [plain(`${indent}  ${before}`)],
    [span("wrong", `${indent}✗ ${sign}${wrong}`)],
    [span("right", `${indent}✓ ${sign}${right}`)],
    ...section("What it looks like", mistake.looksLike),
    ...section("Why it happens", mistake.why),
    ...section("How to catch it", mistake.howToCatch),
    ...section("Where else", mistake.alsoSeen),
    ...(mistake.sources.length === 0 ? [] : [emptyRow, [span("heading", "Sources")], ...mistake.sources.flatMap((source) => paragraph(source, width))]),
  ];
}

/** Runs `misstep explain` and resolves to its exit code: 0, or 2 for a name that is not in the catalogue. */
export async function runExplain(name: string | undefined, environment: Environment): Promise<ExitCode> {
  const mistakes = (await environment.loadLibrary()).describeMistakes();
  const show = (rows: readonly Row[]): void => void environment.stdout.write(paint(rows, wantsColour(environment.stdout, environment.variables)));
  if (name === undefined) {
    const widest = Math.max(...mistakes.map((mistake) => mistake.name.length));
    show(mistakes.map((mistake) => [span("heading", mistake.name.padEnd(widest)), plain(`  ${mistake.title}`)]));
    return exitCodes.fine;
  }
  const found = mistakes.find((mistake) => mistake.name === name);
  if (found === undefined) {
    const near = mistakes.filter((mistake) => mistake.name.includes(name) || name.split("-").some((word) => word.length > 3 && mistake.name.includes(word))).map((mistake) => mistake.name);
    environment.stderr.write(`misstep: no mistake is called “${name}”${near.length === 0 ? "" : `; did you mean ${near.slice(0, 3).join(", ")}?`} (misstep explain lists them)\n`);
    return exitCodes.unusable;
  }
  show(pageOf(found, Math.min(columnsOf(environment.stdout), 100)));
  return exitCodes.fine;
}
