// The command line as commander knows it: commands, options, help. Each action loads its own module, so that `--version` and `--help` load
// little more than this file.
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { VERSION } from "../model/version.js";
import { formatNames } from "../report/formats.js";
import type { Detail } from "../report/format.js";
import { hintLevels } from "../report/hint-level.js";
import type { HintLevel } from "../report/hint-level.js";
import type { DocumentNotation } from "../syntax/document.js";
import type { CheckFlags } from "./check.js";
import { exitCodes, problemText } from "./environment.js";
import type { Environment } from "./environment.js";
import type { GradeFlags } from "./grade.js";
import type { ReadFlags } from "./read.js";
import type { ReadingFlags } from "./task.js";
import type { WalkFlags } from "./walk.js";

const notations: readonly DocumentNotation[] = ["markdown", "latex", "text", "yaml", "notebook", "restructuredtext"];

const exitHelp = `
Exit codes:
  0  all is as expected: nothing wrong, or what the document's “expect:” says
  1  something is wrong, or other than expected (or undecided, under --strict)
  2  bad usage, or a file or a line could not be read, and nothing is unexpected
`;

const examples = `
Examples:
  misstep check                            the folder derivations
  misstep check notes.md homework/         files and folders
  misstep check -e "d/dx x^2 sin x = 2x cos x"
  pbpaste | misstep check -                what is on standard input
  misstep check notes.md --format json
`;

/** What commander makes of the flags of a command: files of definitions are named, not read yet. */
type Given<Flags extends ReadingFlags> = Omit<Flags, "preamble"> & { readonly preamble: readonly string[] };

/** Those of `check`, with what chooses between them. */
interface CheckOptions extends Given<Omit<CheckFlags, "detail">> {
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly fix: boolean;
  readonly write: boolean;
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function filled(value: string): string {
  if (value.trim() === "") throw new InvalidArgumentError("It is empty.");
  return value;
}

function hintLevel(value: string): HintLevel {
  const level = hintLevels.find((each) => String(each) === value);
  if (level === undefined) throw new InvalidArgumentError(`It is one of ${hintLevels.join(", ")}.`);
  return level;
}

function positive(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError("It is not a positive whole number.");
  return Number(value);
}

/** An option that may be given several times. */
function repeatable(flags: string, description: string): Option {
  const none: readonly string[] = [];
  return new Option(flags, description).argParser(collect).default(none, "none");
}

function withReadingOptions(command: Command): Command {
  return command
    .addOption(new Option("--notation <name>", "how the input is written (default: by the ending of the file)").choices(notations))
    .addOption(repeatable("--assume <relation>", "something that holds throughout, such as \"x > 0\"; may be repeated"))
    .addOption(repeatable("--preamble <file>", "definitions of macros for all documents, a style file or a preamble; may be repeated"))
    .addOption(new Option("--variable <name>", "the variable of differentiation where the notation does not say it (f', y')").argParser(filled));
}

/** The options with the definitions that their files hold; null, and a message, where one of them can't be read. */
async function withPreamble<T extends { readonly preamble: readonly string[] }>(options: T, { stderr }: Environment): Promise<(Omit<T, "preamble"> & { readonly preamble: string }) | null> {
  const { readPreambles } = await import("./preamble.js");
  const found = await readPreambles(options.preamble);
  if ("text" in found) return { ...options, preamble: found.text };
  stderr.write(`misstep: ${found.problem}\n`);
  return null;
}

/** A file or folder given where a command should be was most likely to be checked. */
function pathHint(error: string): string {
  const path = /unknown command '(.*[./].*)'/.exec(error)?.[1];
  return path === undefined ? "" : `Did you mean “misstep check ${path}”?\n`;
}

/** The `misstep` command; what an action's run means is told to `finish`. */
function program(environment: Environment, finish: (code: number) => void): Command {
  const main = new Command("misstep")
    .description("Checks every step of a mathematical derivation and points at the exact place where it goes wrong.")
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void environment.stdout.write(text),
      writeErr: (text) => void environment.stderr.write(text),
      outputError: (text, write) => {
        write(text.replace(/^error: /, "misstep: ") + pathHint(text));
      },
    })
    .showHelpAfterError("(misstep --help, or misstep help check, says what can be given)");

  withReadingOptions(main.command("check"))
    .description("Check the derivations in files, folders and patterns; “-” is standard input. Without any: the folder derivations.")
    .argument("[paths...]", "files, folders, patterns, or -")
    .addOption(repeatable("-e, --expression <text>", "check this text; may be repeated"))
    .addOption(new Option("--format <name>", "how the report is written").choices(formatNames).default("pretty"))
    .option("-o, --output <file>", "write the report to a file")
    .option("--strict", "what is undecided fails as well", false)
    .addOption(new Option("-v, --verbose", "show every step and note").default(false).conflicts("quiet"))
    .addOption(new Option("-q, --quiet", "show only what is not as expected").default(false).conflicts("verbose"))
    .addOption(new Option("--max-findings <n>", "show this many findings and count the rest").argParser(positive))
    .addOption(new Option("--since <commit>", "check only the files that changed since a commit, as git says").argParser(filled))
    .addOption(new Option("--baseline <file>", "findings that are listed in this file do not fail the run").argParser(filled))
    .option("--update-baseline", "write the findings of this run to the baseline", false)
    .addOption(new Option("--from-jsonl <file>", "read one document a line, {\"path\", \"text\"}, from a file or “-”").argParser(filled))
    .addOption(new Option("--jobs <n>", "workers for many documents (default: one a core)").argParser(positive))
    .option("--allow-empty", "files without a derivation are no problem, though they are named", false)
    .option("--no-cache", "check everything anew, and remember nothing")
    .addOption(new Option("--hint <level>", "a hint instead of the report: 1 the step, 2 the part of it, 3 the rule, 4 the corrected line").argParser(hintLevel).conflicts(["explainSteps", "fix", "write"]))
    .addOption(new Option("--explain-steps", "name the rule of each step instead of the report").default(false).conflicts(["fix", "write"]))
    .option("--solve", "say of each wrong step by how much it is off, and where both sides do agree", false)
    .option("--fix", "print a diff that puts right the steps with one certain repair", false)
    .option("--write", "put them right in the files themselves", false)
    .addHelpText("after", exitHelp + examples)
    .action(async (paths: readonly string[], given: CheckOptions) => {
      const options = await withPreamble(given, environment);
      if (options === null) {
        finish(exitCodes.unusable);
        return;
      }
      if (options.fix || options.write) {
        const { runFix } = await import("./fix.js");
        finish(await runFix(paths, options, environment));
        return;
      }
      const { runCheck } = await import("./check.js");
      const detail: Detail = options.verbose ? "verbose" : options.quiet ? "quiet" : "normal";
      finish(await runCheck(paths, { ...options, detail }, environment));
    });

  withReadingOptions(main.command("walk"))
    .description("Walk through derivations step by step in the terminal: hints, pictures, and each step edited with its verdict as you type.")
    .argument("[paths...]", "files, folders or patterns (default: the folder derivations, or the one at hand)")
    .option("-w, --watch", "check again what changes while you look at it", false)
    .option("--hints", "tell nothing of a wrong step before it is asked for: h opens one hint after the other", false)
    .option("--ascii", "draw with ASCII characters only", false)
    .addHelpText("after", "\n“misstep” alone does the same in a terminal. NO_COLOR=1 leaves colours out; INK_SCREEN_READER=true gives sentences for a screen reader.\n")
    .action(async (paths: readonly string[], given: Given<WalkFlags>) => {
      const options = await withPreamble(given, environment);
      if (options === null) {
        finish(exitCodes.unusable);
        return;
      }
      const { runWalkCommand } = await import("./walk.js");
      finish(await runWalkCommand(paths, options, environment));
    });

  withReadingOptions(main.command("read"))
    .description("Print what is understood of files, folders and patterns, line by line, without judging it.")
    .argument("[paths...]", "files, folders, patterns, or -")
    .addOption(repeatable("-e, --expression <text>", "read this text; may be repeated"))
    .addOption(new Option("--format <name>", "how it is written").choices(["pretty", "json"]).default("pretty"))
    .addHelpText("after", "\nExit codes: 0 all lines are read, 2 a file or a line is not.\n")
    .action(async (paths: readonly string[], given: Given<ReadFlags>) => {
      const options = await withPreamble(given, environment);
      if (options === null) {
        finish(exitCodes.unusable);
        return;
      }
      const { runRead } = await import("./read.js");
      finish(await runRead(paths, options, environment));
    });

  main
    .command("equal")
    .description("Say whether two expressions, in plain text or LaTeX, are equal.")
    .argument("<first>", "an expression")
    .argument("<second>", "another")
    .addOption(repeatable("--assume <relation>", "something that holds, such as \"x > 0\"; may be repeated"))
    .addHelpText("after", "\nExit codes: 0 equal, 1 unequal, 2 undecided or not readable.\n\nExample:\n  misstep equal \"d/dx cos x\" \"-sin x\"\n")
    .action(async (first: string, second: string, options: { readonly assume: readonly string[] }) => {
      const { runEqual } = await import("./equal.js");
      finish(await runEqual(first, second, options.assume, environment));
    });
  main
    .command("explain")
    .description("Print the page of a mistake, or without a name the list of them.")
    .argument("[name]", "the name of a mistake, such as missing-inner-derivative")
    .action(async (name: string | undefined) => {
      const { runExplain } = await import("./explain.js");
      finish(await runExplain(name, environment));
    });
  withReadingOptions(main.command("grade"))
    .description("Mark a folder of homework, a file or a subfolder for each student: steps, first error, what follows from it, the final answer, points.")
    .argument("<folder>", "the folder of homework")
    .addOption(new Option("--key <file>", "a document with the exercises done right; answers are compared with its last lines").argParser(filled))
    .addOption(new Option("--scheme <file>", "how points are given, in YAML").argParser(filled))
    .addOption(new Option("--csv <file>", "write a row for each student and exercise").argParser(filled))
    .addOption(new Option("--html <file>", "write an overview as a page").argParser(filled))
    .addOption(new Option("--format <name>", "how the marks are printed").choices(["pretty", "json"]).default("pretty"))
    .addHelpText("after", "\nA scheme, with the values it has without being said:\n  points: 10         for each exercise\n  answer: 0.4        the share of them for the final answer\n  carried: 1         what a step is worth that follows from a wrong line, of a right one\n  undecided: skip    or right, or wrong\n  rounding: 0.5\n  exercises: {}      points by the title or the number of an exercise\n\nExit codes: 0 marked, 1 marked but something must be looked at, 2 the folder, the key or the scheme cannot be used.\n")
    .action(async (folder: string, given: Given<GradeFlags>) => {
      const options = await withPreamble(given, environment);
      if (options === null) {
        finish(exitCodes.unusable);
        return;
      }
      const { runGrade } = await import("./grade.js");
      finish(await runGrade(folder, options, environment));
    });
  main
    .command("derive")
    .description("Print a worked solution: the derivative of an expression, one rule a step, as a derivation that misstep check reads.")
    .argument("<expression>", "in plain text or LaTeX")
    .argument("[variable]", "what to differentiate by; may be left out where there is one letter only")
    .addOption(new Option("--format <name>", "how it is written").choices(["text", "md", "yaml"]).default("text"))
    .addOption(new Option("--order <number>", "which derivative; those below it come first").choices(["1", "2", "3", "4", "5", "6"]).default("1"))
    .option("--partial", "write ∂ instead of d")
    .addHelpText("after", "\nExit codes: 0 every step is confirmed, 1 one is not, 2 there is no solution.\n\nExamples:\n  misstep derive \"x^2 sin x\" x\n  misstep derive --order 2 --format md \"x^2 sin x\" x\n  misstep derive \"-cos(3x)\" x\n")
    .action(async (expression: string, variable: string | undefined, options: { readonly format: "text" | "md" | "yaml"; readonly order: string; readonly partial?: boolean }) => {
      const { runDerive } = await import("./derive.js");
      finish(await runDerive(expression, variable, { ...options, order: Number(options.order) }, environment));
    });
  return main;
}

/** The commands whose arguments are expressions; their options are written out, but for `-h`. */
const ofExpressions: ReadonlySet<string> = new Set(["equal", "derive"]);

/** The arguments with the minus sign of mathematics where an expression begins with a hyphen, which would be taken for an option. */
function withMinusSigns(args: readonly string[]): string[] {
  return args.map((each, place) => (place > 0 && ofExpressions.has(args[0] ?? "") && each !== "-h" ? each.replace(/^-(?=[^-])/, "−") : each));
}

/** Runs misstep with the arguments of a user (without node and script) and resolves to the exit code. */
export async function run(args: readonly string[], environment: Environment): Promise<number> {
  let code: number = exitCodes.fine;
  // Alone in a terminal it opens on the derivations at hand; elsewhere it says what can be given.
  const alone = args.length === 0 && environment.stdin.isTTY === true && environment.stdout.isTTY === true;
  try {
    await program(environment, (told) => {
      code = told;
    }).parseAsync(alone ? ["walk"] : withMinusSigns(args), { from: "user" });
    return code;
  } catch (problem) {
    if (problem instanceof CommanderError) return problem.exitCode === 0 ? exitCodes.fine : exitCodes.unusable;
    environment.stderr.write(`misstep: this is an error in misstep (${problemText(problem)}); please report it with what you gave it\n`);
    return exitCodes.unusable;
  }
}
