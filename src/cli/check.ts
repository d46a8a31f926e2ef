// `misstep check`: finds the inputs, checks each by itself, and writes one report. Documents stream through: what is checked is written as soon as the
// format allows, in the order of the inputs, however many workers there are; an error in misstep itself costs one document, not the run.
import { realpath } from "node:fs/promises";
import { resolve } from "node:path";
import type { Report } from "../model/report.js";
import { findingsOf } from "../report/findings.js";
import { drawingsOf } from "../report/drawing.js";
import { plainContext } from "../report/format.js";
import type { Detail, Format, RenderContext } from "../report/format.js";
import { loadFormat } from "../report/formats.js";
import type { HintLevel } from "../report/hint-level.js";
import { addTallies, emptyTally, exitCode, tallyOf } from "../report/tally.js";
import type { Tally } from "../report/tally.js";
import { checkHere, worthWorkers } from "./checker.js";
import type { KnownFinding } from "./baseline.js";
import type { Checker } from "./checker.js";
import { optionsOf, unreadReport } from "./document.js";
import type { Cache, Outcome, ReadingFlags, Task } from "./task.js";
import { columnsOf, exitCodes, problemText, wantsColour } from "./environment.js";
import type { Environment, ExitCode } from "./environment.js";
import { mapInOrder, peek } from "./in-order.js";
import { findSources, readSource } from "./inputs.js";
import type { Input, Source } from "./inputs.js";
import { toFile, toStream } from "./output.js";
import type { Destination } from "./output.js";
import { preambleOf } from "./preamble.js";
import { showProgress } from "./progress.js";
import { writeReports } from "./report-writer.js";
import type { Solving } from "./solving.js";

export type { ReadingFlags } from "./task.js";

export interface CheckFlags extends ReadingFlags {
  readonly expression: readonly string[];
  /** A file of records, one document a line, or `-`. */
  readonly fromJsonl?: string;
  readonly format: string;
  readonly output?: string;
  readonly strict: boolean;
  readonly detail: Detail;
  readonly maxFindings?: number;
  readonly since?: string;
  readonly baseline?: string;
  readonly updateBaseline: boolean;
  /** Workers at most; without it, as many as there are cores. */
  readonly jobs?: number;
  readonly cache: boolean;
  /** Says of wrong steps where both sides agree. */
  readonly solve: boolean;
  /** Named files without a derivation, and none at all, are no problem: for tools that name files by their endings. */
  readonly allowEmpty: boolean;
  /** Hints up to this level instead of the report. */
  readonly hint?: HintLevel;
  /** The rule of each step instead of the report. */
  readonly explainSteps: boolean;
}

async function formatOf({ hint, explainSteps, format }: CheckFlags): Promise<Format | undefined> {
  if (hint !== undefined) return (await import("../report/hint.js")).hintFormat(hint);
  return explainSteps ? (await import("../report/explain-steps.js")).explainSteps : loadFormat(format);
}

type Failure = NonNullable<Outcome["failure"]>;

function taskOf(input: Extract<Input, { kind: "text" }>, flags: CheckFlags, preamble: string): Task {
  const notation = flags.notation ?? (input.origin === "expression" ? "text" : undefined);
  return { path: input.path, text: input.text, flags: { notation, assume: flags.assume, variable: flags.variable, preamble }, draw: flags.detail === "verbose" && flags.format === "pretty" ? "all" : "wrong" };
}

/** Says on the error stream that misstep failed, without a stack unless everything is wanted. */
export function tellFailures(failures: ReadonlyMap<string, Failure>, detail: Detail, { stderr }: Environment): void {
  for (const [path, { message, stack }] of failures) {
    stderr.write(`misstep: ${path}: this is an error in misstep, not in your file (${message}); please report it with the file\n`);
    if (detail === "verbose") stderr.write(`${stack}\n`);
  }
}

/** A document on its way through: what was read, and what came of it. */
interface Done extends Outcome {
  readonly input: Input;
  /** What was checked; null where there was no text. */
  readonly task: Task | null;
}

/** Everything that a run needs to know before its first document. */
interface Plan {
  readonly sources: readonly Source[];
  readonly known: ReadonlySet<string>;
  readonly format: Format;
}

/** The sources that changed since a commit; what is no file has always changed. */
async function changedSources(sources: readonly Source[], reference: string): Promise<{ readonly sources: readonly Source[] } | { readonly problem: string }> {
  const { changedSince } = await import("./since.js");
  const changed = await changedSince(reference);
  if ("problem" in changed) return changed;
  const kept: Source[] = [];
  for (const source of sources) {
    const file = source.kind === "file" ? await realpath(source.path).catch(() => resolve(source.path)) : null;
    if (file === null || changed.files.has(file)) kept.push(source);
  }
  return { sources: kept };
}

/** Finds out what to check and where to write, or says what is wrong with the flags. */
async function plan(paths: readonly string[], flags: CheckFlags): Promise<Plan | { readonly problem: string }> {
  const format = await formatOf(flags);
  if (format === undefined) return { problem: `there is no format “${flags.format}”` };
  if (flags.updateBaseline && flags.baseline === undefined) return { problem: "--update-baseline needs --baseline FILE, the file to write" };
  const nothingNamed = paths.length === 0 && flags.expression.length === 0 && flags.fromJsonl === undefined;
  if (flags.fromJsonl === "-" && paths.includes("-")) return { problem: "standard input can be read once: as a document (-) or as records (--from-jsonl -)" };
  let sources = await findSources(nothingNamed ? ["derivations"] : paths, flags.expression);
  if (nothingNamed && sources.every((source) => source.kind === "at-hand")) {
    return { problem: "there is no folder “derivations” with documents here; name a file or a folder, or give an expression with -e" };
  }
  if (flags.since !== undefined) {
    const changed = await changedSources(sources, flags.since);
    if ("problem" in changed) return changed;
    sources = changed.sources;
  }
  let known: ReadonlySet<string> = new Set();
  if (flags.baseline !== undefined && !flags.updateBaseline) {
    const { readBaseline } = await import("./baseline.js");
    const baseline = await readBaseline(flags.baseline);
    if ("problem" in baseline) return baseline;
    known = baseline.known;
  }
  return { sources, known, format };
}

async function* streamOf(sources: readonly Source[], flags: CheckFlags, { stdin }: Environment): AsyncGenerator<Source> {
  yield* sources;
  if (flags.fromJsonl === undefined) return;
  const { readRecords } = await import("./records.js");
  for await (const input of readRecords(flags.fromJsonl, stdin)) yield { kind: "at-hand", input };
}

/** Reads and checks one source, out of the cache where nothing has changed. */
function doing(flags: CheckFlags, checker: Checker, cache: (() => Promise<Cache>) | null, solving: Solving | null, environment: Environment): (source: Source) => Promise<Done> {
  const solved = async (task: Task, report: Report): Promise<Report> => (solving === null ? report : solving.solve(task, report));
  return async (source) => {
    const input = await readSource(source, environment.stdin);
    if (input.kind === "none") return { input, task: null, report: unreadReport(input), drawings: [], failure: null };
    const task = taskOf(input, flags, await preambleOf(input, flags));
    const opened = input.origin === "expression" || cache === null ? null : await cache();
    const remembered = opened === null ? null : await opened.get(task);
    if (remembered !== null) return { input, task, report: await solved(task, remembered.report), drawings: remembered.drawings, failure: null };
    const outcome = await checker.check(task);
    if (outcome.failure === null) await opened?.set(task, { report: outcome.report, drawings: outcome.drawings });
    return { input, task, ...outcome, report: await solved(task, outcome.report) };
  };
}

/** How the mathematics behind a document is asked for, by a format that draws it: computed when it is, one document at a time. */
async function studying(flags: CheckFlags): Promise<(task: Task) => RenderContext["study"]> {
  if (flags.format !== "html") return () => null;
  const { studyText } = await import("../check/study.js");
  return (task) => {
    let made: ReturnType<typeof studyText> | null = null;
    return (path) => {
      if (path !== task.path) return null;
      try {
        return (made ??= studyText(task.text, optionsOf(task)));
      } catch {
        // The report is there; without the mathematics behind it the page has fewer pictures.
        return null;
      }
    };
  };
}

/** In this process, or with workers where there are many documents and workers at all. */
async function chooseChecker(many: boolean, flags: CheckFlags, { loadLibrary, worker }: Environment): Promise<Checker> {
  if (!many || worker === undefined || flags.jobs === 1) return checkHere(loadLibrary);
  const { checkInWorkers, workersFor } = await import("./worker-pool.js");
  const workers = workersFor(flags.jobs);
  return workers === 1 ? checkHere(loadLibrary) : checkInWorkers(worker, workers);
}

/** Runs `misstep check` and resolves to its exit code. */
export async function runCheck(paths: readonly string[], flags: CheckFlags, environment: Environment): Promise<ExitCode> {
  const { stdout, stderr, variables } = environment;
  const planned = await plan(paths, flags);
  if ("problem" in planned) {
    stderr.write(`misstep: ${planned.problem}\n`);
    return exitCodes.unusable;
  }
  const { sources, known, format } = planned;
  let destination: Destination;
  try {
    destination = flags.output === undefined ? toStream(stdout) : await toFile(flags.output);
  } catch (problem) {
    stderr.write(`misstep: the report could not be written: ${problemText(problem)}\n`);
    return exitCodes.unusable;
  }

  const toScreen = flags.output === undefined;
  const discovered = new Set<string>();
  const context: RenderContext = {
    ...plainContext,
    discovered,
    colour: toScreen && wantsColour(stdout, variables),
    width: toScreen ? columnsOf(stdout) : plainContext.width,
    detail: flags.detail,
    strict: flags.strict,
    known,
    mostFindings: flags.maxFindings ?? Infinity,
    link: toScreen && flags.format === "pretty" && environment.loadLinks !== undefined ? await environment.loadLinks() : null,
    typesetting: flags.format === "html" && environment.loadTypesetting !== undefined ? await environment.loadTypesetting() : "",
  };
  const findings: KnownFinding[] = [];
  const { first, all } = await peek(streamOf(sources, flags, environment), worthWorkers);
  const checker = await chooseChecker(first.length === worthWorkers, flags, environment);
  const progress = showProgress(stderr, flags.fromJsonl === undefined ? sources.length : null);
  const writer = writeReports(format, context, {
    write: async (text) => {
      if (text !== "") progress.clear();
      await destination.write(text);
    },
  });
  const studyOf = await studying(flags);
  const { openCache } = environment;
  let opened: Promise<Cache> | null = null;
  const cache = flags.cache && openCache !== undefined ? (): Promise<Cache> => (opened ??= openCache()) : null;
  const solving = flags.solve ? (await import("./solving.js")).openSolving(environment) : null;
  let tally = emptyTally;
  let failures = 0;

  /** Takes in what came of one document. */
  async function take({ input, task, report, drawings, failure }: Done): Promise<void> {
    if (input.discovered || (flags.allowEmpty && (input.kind === "text" || input.status === "empty"))) discovered.add(input.path);
    tally = addTallies(tally, tallyOf(report, context));
    progress.step(report.summary.wrong);
    if (failure !== null) {
      failures += 1;
      progress.clear();
      tellFailures(new Map([[input.path, failure]]), flags.detail, environment);
    }
    if (flags.updateBaseline) {
      const { knownFinding } = await import("./baseline.js");
      findings.push(...findingsOf(report, context).filter(({ weight }) => weight !== "none").map(knownFinding));
    }
    const own = task === null ? context : { ...context, sources: new Map([[task.path, task.text]]), drawings: drawingsOf(report, drawings), study: studyOf(task) };
    await writer.document(report, own);
  }

  try {
    for await (const done of mapInOrder(all, checker.width, doing(flags, checker, cache, solving, environment))) {
      await take(done);
      if (toScreen && stdout.gone?.() === true) break;
    }
    progress.clear();
    await writer.end(tally);
    await destination.close();
    if (opened !== null) await (await cache?.())?.tidy();
  } catch (problem) {
    progress.clear();
    stderr.write(`misstep: the report could not be written: ${problemText(problem)}\n`);
    return exitCodes.unusable;
  } finally {
    await checker.close();
    await solving?.close();
    await writer.close();
  }
  return finish(tally, failures, sources.length, findings, flags, environment);
}

/** What is left to do after the report: the baseline, and the exit code, which is never 0 where misstep itself failed. */
async function finish(tally: Tally, failures: number, sources: number, findings: readonly KnownFinding[], flags: CheckFlags, { stderr }: Environment): Promise<ExitCode> {
  const ended = failures > 0 ? exitCodes.unusable : exitCodes.fine;
  if (flags.updateBaseline && flags.baseline !== undefined) {
    const { writeBaseline } = await import("./baseline.js");
    const problem = await writeBaseline(flags.baseline, findings);
    stderr.write(problem === null ? `misstep: ${findings.length} finding${findings.length === 1 ? "" : "s"} recorded in ${flags.baseline}\n` : `misstep: ${problem}\n`);
    return problem === null ? ended : exitCodes.unusable;
  }
  if (flags.since !== undefined && sources === 0 && tally.documents === 0) {
    stderr.write(`misstep: no document changed since ${flags.since}\n`);
    return exitCodes.fine;
  }
  if (flags.allowEmpty && tally.summary.derivations === 0 && tally.unexpected + tally.unusable === 0) return ended;
  const code = exitCode(tally);
  return code === exitCodes.fine ? ended : code;
}
