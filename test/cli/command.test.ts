// The commands with a library that answers by rote: what is found and read, what is asked of the library, what is written where, and the
// exit code. The real library behind the real process is in `misstep.process.test.ts`.
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../src/cli/command.js";
import type { CheckOptions, Environment, Library, Output } from "../../src/cli/environment.js";
import type { Report } from "../../src/model/report.js";
import { VERSION } from "../../src/model/version.js";
import { mergeReports } from "../../src/report/merge.js";
import { derivation, report, step } from "../report/fixtures.js";

const place = { line: 1, column: 1, endLine: 1, endColumn: 5 };

/** A report by the first word of a text: right, wrong, undecided, none; "crash" throws. */
function byRote(text: string, path: string): Report {
  const steps = [step(0, place), step(1, place)];
  switch (text.split(/\s/)[0]) {
    case "right":
      return report([derivation(path, 1, { steps })]);
    case "wrong":
      return report([derivation(path, 1, { status: "wrong", firstWrongStep: 1, steps: [step(0, place), step(1, place, { verdict: "unequal" })] })]);
    case "undecided":
      return report([derivation(path, 1, { status: "undecided", steps: [step(0, place), step(1, place, { verdict: "undecided", reason: "too hard" })] })]);
    case "crash":
      throw new RangeError("the judge fell over\nwith a second line");
    default:
      return report([], { files: [{ path, status: "no-derivation", notes: [] }] });
  }
}

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly asked: readonly (CheckOptions & { readonly text: string })[];
  readonly loaded: boolean;
}

async function misstep(args: readonly string[], fields: { readonly stdin?: readonly (string | Uint8Array)[]; readonly terminal?: boolean; readonly variables?: Environment["variables"] } = {}): Promise<Outcome> {
  let out = "";
  let err = "";
  let loaded = false;
  const asked: (CheckOptions & { readonly text: string })[] = [];
  const terminal: Partial<Output> = fields.terminal === true ? { isTTY: true, columns: 80 } : {};
  const library: Library = {
    describeMistakes: () => [
      {
        name: "lost-leg", title: "A leg is lost", rule: "table rule", example: { before: "4", wrong: "3", right: "4 + 0" }, looksLike: "Three legs.", why: "Haste.", howToCatch: "Count.",
        alsoSeen: "Chairs.", sources: ["A carpenter."],
      },
    ],
    grade: () => {
      throw new SyntaxError("the key holds no derivation");
    },
    gradingScheme: () => ({ kind: "problems", problems: ["1:1: not asked here"] }),
    checkAndSolve: (text, _solver, options = {}) => byRote(text, `${options.path ?? ""} solved`),
    loadSolver: async () => ({ factored: () => null, zeros: () => [] }),
    correct: (text) => ({ text, changes: [], left: [], report: byRote(text, "") }),
    derive: (expression, variable) => {
      if (expression === "?") throw new SyntaxError("column 1: found `?`");
      return `${expression} by ${variable ?? "x"}\n`;
    },
    check: (text, options = {}) => {
      asked.push({ text, ...options });
      return byRote(text, options.path ?? "");
    },
    checkAndDraw: (text, options) => {
      asked.push({ text, ...options });
      return { report: byRote(text, options.path ?? ""), drawings: [] };
    },
    read: (text, options = {}) => ({
      path: options.path ?? "", status: "read", notes: [],
      derivations: [{ title: null, line: 1, definitions: [], assumptions: [], names: [], lines: [{ number: 0, line: 1, column: 1, endLine: 1, endColumn: 2, role: "given", relation: null, label: null, text, reading: text === "unreadable" ? null : text }], claims: [], notes: [] }],
    }),
    equal: (a, b) =>
      a === b
        ? { verdict: "equal", certainty: { kind: "identity", errorLog2: -60, bound: "proven" }, conditions: [{ text: "x > 0", source: "domain" }], witness: null, reason: null, holdsWhen: null }
        : { verdict: "unequal", certainty: { kind: "witness" }, conditions: [], witness: { at: { x: "-1" }, left: "1", right: "-1" }, reason: null, holdsWhen: "x ≥ 0" },
  };
  const code = await run(args, {
    stdin: {
      ...terminal,
      async *[Symbol.asyncIterator]() {
        yield* fields.stdin ?? [];
      },
    },
    stdout: { ...terminal, write: (text) => (out += text) },
    stderr: { ...terminal, write: (text) => (err += text) },
    variables: fields.variables ?? {},
    loadLibrary: async () => {
      loaded = true;
      return library;
    },
    loadWalk: async () => async ({ sources, watched, ascii, hints }) => {
      if (sources.every(({ text }) => text === null)) return { kind: "nothing", report: mergeReports(sources.flatMap(({ report: why }) => why ?? [])) };
      out += `walk through ${sources.length}${watched === null ? "" : `, watching ${watched.join(" ")}`}${ascii ? ", in ASCII" : ""}${hints ? ", with hints" : ""}`;
      return { kind: "walked" };
    },
  });
  return { code, out, err, asked, loaded };
}

const home = process.cwd();
let folder = "";
const write = async (path: string, text: string | Uint8Array): Promise<void> => {
  await mkdir(join(folder, path, ".."), { recursive: true });
  await writeFile(join(folder, path), text);
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "misstep-cli-"));
  process.chdir(folder);
});
afterEach(async () => {
  process.chdir(home);
  await rm(folder, { recursive: true, force: true });
});

describe("check finds", () => {
  it("the files of a folder by their endings, in order of their names, outside of hidden folders and node_modules", async () => {
    for (const name of ["b.md", "a.TEX", "z.markdown", "q.qmd", "deep/er/c.txt", "d.yaml", "e.yml"]) await write(`notes/${name}`, "right");
    for (const name of ["image.png", "code.ts", ".hidden/x.md", "node_modules/p/README.md", "deep/node_modules/p/README.md"]) await write(`notes/${name}`, "wrong");
    const { asked, code, out } = await misstep(["check", "notes", "--format", "json"]);
    const inOrder = ["notes/a.TEX", "notes/b.md", "notes/d.yaml", "notes/deep/er/c.txt", "notes/e.yml", "notes/q.qmd", "notes/z.markdown"];
    // Several files are read at once, so they are asked about as they come; what is printed is in order.
    expect(asked.map(({ path }) => path).sort()).toEqual(inOrder);
    expect(out.match(/"notes\/[^"]+"(?=,\s*"status")/g)).toEqual(inOrder.map((path) => JSON.stringify(path)));
    expect(code).toBe(0);
  });

  it("the folder derivations when nothing is named, and says so when there is none", async () => {
    const none = await misstep(["check"]);
    expect(none).toMatchObject({ code: 2, out: "" });
    expect(none.err).toContain("no folder “derivations”");
    await write("derivations/a.md", "right");
    expect((await misstep(["check"])).asked.map(({ path }) => path)).toEqual(["derivations/a.md"]);
  });

  it("the files of a pattern, and a file whose name looks like one", async () => {
    await write("week1.md", "right");
    await write("week2.md", "right");
    await write("a[1].md", "right");
    expect((await misstep(["check", "week*.md"])).asked.map(({ path }) => path).sort()).toEqual(["week1.md", "week2.md"]);
    expect((await misstep(["check", "a[1].md"])).asked.map(({ path }) => path)).toEqual(["a[1].md"]);
    expect(await misstep(["check", "none*.md"])).toMatchObject({ code: 2, asked: [] });
  });

  it("a file once, though it is named twice and is in a folder that is named", async () => {
    await write("notes/a.md", "right");
    const { asked } = await misstep(["check", "notes/a.md", "./notes/a.md", "notes", "."]);
    expect(asked.map(({ path }) => path)).toEqual(["notes/a.md"]);
  });

  it("paths relative to here, without a leading ./ of a folder", async () => {
    await write("notes/a.md", "right");
    expect((await misstep(["check", "./notes/"])).asked[0]?.path).toBe("notes/a.md");
    expect((await misstep(["check", "."])).asked[0]?.path).toBe("notes/a.md");
    expect((await misstep(["check", folder])).asked[0]?.path).toBe(join(folder, "notes/a.md"));
  });

  it("its way out of a folder that contains itself", async () => {
    await write("notes/a.md", "right");
    await symlink(join(folder, "notes"), join(folder, "notes", "again"), "dir");
    expect((await misstep(["check", "notes"])).asked.map(({ path }) => path)).toEqual(["notes/a.md"]);
  });

  it("what is on standard input, whatever pieces it comes in", async () => {
    const bytes = new TextEncoder().encode("right ŷ");
    const { asked, out } = await misstep(["check", "-"], { stdin: [bytes.slice(0, 7), bytes.slice(7)] });
    expect(asked).toMatchObject([{ text: "right ŷ", path: "<stdin>" }]);
    expect(asked[0]?.notation).toBeUndefined();
    expect(out).toContain("✓ <stdin>:1  1 step, equal");
  });

  it("expressions, in plain text unless it is said otherwise", async () => {
    expect((await misstep(["check", "-e", "right a", "-e", "-x = right"])).asked).toMatchObject([
      { text: "right a", path: "<expression>", notation: "text" },
      { text: "-x = right", path: "<expression 2>", notation: "text" },
    ]);
    expect((await misstep(["check", "-e", "right", "--notation", "latex"])).asked[0]?.notation).toBe("latex");
  });

  it("strips a byte order mark", async () => {
    await write("a.md", "\ufeffright");
    expect((await misstep(["check", "a.md"])).asked[0]?.text).toBe("right");
  });
});

describe("check hands on", () => {
  it("notation, assumptions and variable", async () => {
    await write("a.md", "right");
    const { asked } = await misstep(["check", "a.md", "--notation", "latex", "--assume", "x > 0", "--assume", "n = 2", "--variable", "t"]);
    expect(asked).toMatchObject([{ notation: "latex", assume: ["x > 0", "n = 2"], variable: "t" }]);
  });

  it("the macros of the files that are named for it, in their order", async () => {
    await write("a.md", "right");
    await write("course.sty", "\\def\\R{\\mathbb R}");
    await write("more.tex", "\\def\\R{R}");
    const { asked } = await misstep(["check", "a.md", "--preamble", "course.sty", "--preamble", "more.tex"]);
    expect(asked.map(({ preamble }) => preamble)).toEqual(["\\def\\R{\\mathbb R}\n\\def\\R{R}"]);
  });

  it("the macros of local files that a LaTeX document takes in, and of those that these take in, but for what is in a comment or nowhere", async () => {
    await write("course/a.tex", "right \\usepackage{amsmath, style/own} \\input{macros} % \\input{old}");
    await write("course/style/own.sty", "OWN \\RequirePackage{deeper}");
    await write("course/style/deeper.sty", "DEEPER \\input{../a}");
    await write("course/macros.tex", "MACROS");
    await write("course/old.tex", "OLD");
    await write("course/a.md", "right \\input{macros}");
    const { asked } = await misstep(["check", "course/a.tex", "course/a.md"]);
    expect(asked.find(({ path }) => path === "course/a.tex")?.preamble?.match(/[A-Z]{3,}/g)).toEqual(["DEEPER", "OWN", "MACROS"]);
    expect(asked.find(({ path }) => path === "course/a.md")?.preamble).toBe("");
  });
});

describe("check says why a file could not be read, checks the others, and exits 2", () => {
  it.each<[string, string | Uint8Array | null, string, string]>([
    ["missing", null, "missing", "no such file or folder"],
    ["empty", "", "empty", "there is nothing in it"],
    ["blank", " \n\t\n", "empty", "there is nothing in it"],
    ["with a byte 0", new Uint8Array([114, 0, 105]), "binary", "is not a text: it has a byte 0"],
    ["in Latin-1", new Uint8Array([114, 0xe9, 105]), "binary", "is not a text in UTF-8"],
    ["without a derivation", "prose", "no-derivation", "holds no derivation that could be found"],
  ])("%s", async (_, content, status, message) => {
    await write("good.md", "right");
    if (content !== null) await write("bad.md", content);
    const { code, out, err } = await misstep(["check", "bad.md", "good.md"]);
    expect(code).toBe(2);
    expect(out).toContain(`! bad.md  ${message}\n✓ good.md:1  1 step, equal`);
    expect(err).toBe("");
    const machine: unknown = JSON.parse((await misstep(["check", "bad.md", "good.md", "--format", "json"])).out);
    expect(machine).toMatchObject({ files: [{ path: "bad.md", status }, { path: "good.md", status: "read" }], summary: { right: 1 } });
  });

  it("with more than 16 megabytes", async () => {
    await write("big.md", new Uint8Array(16 * 1024 * 1024 + 1).fill(40));
    const { code, out, asked } = await misstep(["check", "big.md"]);
    expect({ code, asked }).toEqual({ code: 2, asked: [] });
    expect(out).toContain("! big.md  has more than 16 MB");
  });

  it("a folder without documents", async () => {
    await write("notes/a.png", "x");
    const { code, out } = await misstep(["check", "notes"]);
    expect(code).toBe(2);
    expect(out).toContain("! notes:1:1  no file in this folder ends in .md, .markdown");
  });

  it("but not when nobody named the file without a derivation", async () => {
    await write("notes/README.md", "prose");
    await write("notes/a.md", "right");
    expect(await misstep(["check", "notes"])).toMatchObject({ code: 0, out: expect.not.stringContaining("README") });
    expect((await misstep(["check", "notes", "--verbose"])).out).toContain("· notes/README.md  holds no derivation");
  });
});

describe("the exit code of check", () => {
  it.each([
    ["right", [], 0],
    ["wrong", [], 1],
    ["undecided", [], 0],
    ["undecided", ["--strict"], 1],
  ])("%s %j → %i", async (text, flags, code) => {
    expect((await misstep(["check", "-e", text, ...flags])).code).toBe(code);
  });

  it("is 1 when something is wrong, though a file is missing", async () => {
    expect((await misstep(["check", "gone.md", "-e", "wrong"])).code).toBe(1);
  });
});

describe("an error in misstep itself", () => {
  it("costs one file, is told in a line without a stack, and exits 2", async () => {
    const { code, out, err } = await misstep(["check", "-e", "crash", "-e", "right"]);
    expect(code).toBe(2);
    expect(err).toBe("misstep: <expression>: this is an error in misstep, not in your file (the judge fell over); please report it with the file\n");
    expect(out).toContain("✓ <expression 2>:1  1 step, equal");
  });

  it("shows the stack under --verbose", async () => {
    expect((await misstep(["check", "-e", "crash", "--verbose"])).err).toContain("RangeError: the judge fell over");
  });
});

describe("the report goes", () => {
  it("to a file with --output, without colour", async () => {
    const { out, code } = await misstep(["check", "-e", "wrong", "--output", "report.txt"], { terminal: true });
    expect({ out, code }).toEqual({ out: "", code: 1 });
    expect(await readFile("report.txt", "utf8")).toMatch(/^<expression>:1:1 {2}step 1 is wrong\n/);
  });

  it("nowhere when the file cannot be written, and that is said", async () => {
    const { code, err } = await misstep(["check", "-e", "right", "--output", "no/such/folder/report.txt"]);
    expect(code).toBe(2);
    expect(err).toMatch(/^misstep: the report could not be written: .+\n$/);
  });

  const escape = String.fromCharCode(27);
  it.each<[string, boolean, Environment["variables"], boolean]>([
    ["a terminal", true, {}, true],
    ["a pipe", false, {}, false],
    ["a terminal with NO_COLOR", true, { NO_COLOR: "1" }, false],
    ["a terminal with an empty NO_COLOR", true, { NO_COLOR: "" }, true],
    ["a pipe with FORCE_COLOR", false, { FORCE_COLOR: "1" }, true],
    ["NO_COLOR against FORCE_COLOR", true, { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
    ["a dumb terminal", true, { TERM: "dumb" }, false],
  ])("to %s with the right colour", async (_, terminal, variables, coloured) => {
    expect((await misstep(["check", "-e", "right"], { terminal, variables })).out.includes(escape)).toBe(coloured);
  });
});

describe("bad usage exits 2 and says what is wrong", () => {
  it.each([
    [["check", "--frobnicate"], "unknown option '--frobnicate'"],
    [["check", "--format", "pdf"], "Allowed choices are pretty, json"],
    [["check", "--notation", "word"], "Allowed choices are markdown, latex, text, yaml"],
    [["check", "--variable", " "], "It is empty"],
    [["check", "-e"], "argument missing"],
    [["check", "--preamble", "none.sty", "a.md"], "--preamble none.sty: found no file that can be read"],
    [["check", "--quiet", "--verbose"], "cannot be used with"],
    [["chekc"], "Did you mean check?"],
    [["notes.md"], "Did you mean “misstep check notes.md”?"],
    [["equal", "x"], "missing required argument 'second'"],
    [[], "Usage: misstep"],
  ])("%j", async (args, message) => {
    const { code, err, out, loaded } = await misstep(args);
    expect({ code, out, loaded }).toEqual({ code: 2, out: "", loaded: false });
    expect(err).toContain(message);
  });
});

describe("help and version", () => {
  it("exit 0 without loading the library", async () => {
    expect(await misstep(["--version"])).toMatchObject({ code: 0, out: `${VERSION}\n`, loaded: false });
    expect(await misstep(["--help"])).toMatchObject({ code: 0, loaded: false, out: expect.stringContaining("Usage: misstep") });
  });

  it("say the exit codes", async () => {
    expect((await misstep(["check", "--help"])).out).toContain("1  something is wrong, or other than expected");
    expect((await misstep(["equal", "--help"])).out).toContain("0 equal, 1 unequal, 2 undecided");
  });
});

describe("equal", () => {
  it("says equal, how sure, and under which condition", async () => {
    expect(await misstep(["equal", "x", "x"])).toMatchObject({ code: 0, out: "equal (identity, error < 2⁻⁶⁰), right if x > 0\n" });
  });
  it("says unequal with a witness, and where it is true", async () => {
    expect(await misstep(["equal", "--", "-x", "x"])).toMatchObject({ code: 1, out: "unequal\nat x = −1 the first is 1, the second is −1\ntrue when x ≥ 0\n" });
    expect(await misstep(["equal", "-x", "x"])).toMatchObject({ code: 1, out: "unequal\nat x = −1 the first is 1, the second is −1\ntrue when x ≥ 0\n" });
  });
});

describe("walk", () => {
  it("says that it needs a terminal, and suggests check", async () => {
    const { code, err, loaded } = await misstep(["walk", "notes"]);
    expect({ code, loaded }).toEqual({ code: 2, loaded: false });
    expect(err).toContain("use “misstep check notes” here");
  });
  it("opens on the folder of derivations, also where nothing is said at all", async () => {
    await write("derivations/a.md", "right");
    expect(await misstep(["walk"], { terminal: true })).toMatchObject({ code: 0, out: "walk through 1" });
    expect(await misstep([], { terminal: true })).toMatchObject({ code: 0, out: "walk through 1" });
  });
  it("opens on the folder at hand where there is none of derivations", async () => {
    await write("a.md", "right");
    await write("b/c.md", "right");
    expect(await misstep([], { terminal: true })).toMatchObject({ code: 0, out: "walk through 2" });
  });
  it("takes several paths, watches them, and knows ASCII and hints", async () => {
    await write("a.md", "right");
    await write("b.md", "right");
    expect(await misstep(["walk", "a.md", "b.md", "--watch", "--ascii", "--hints"], { terminal: true })).toMatchObject({ code: 0, out: "walk through 2, watching a.md b.md, in ASCII, with hints" });
  });
  it("says what can be given where nothing is said and there is no terminal", async () => {
    const { code, out, err } = await misstep([]);
    expect(code).toBe(2);
    expect(out + err).toContain("Usage: misstep");
  });
  it("says why when there is nothing to walk through", async () => {
    const { code, err } = await misstep(["walk", "gone.md"], { terminal: true });
    expect(code).toBe(2);
    expect(err).toContain("gone.md");
  });
});

describe("misstep explain", () => {
  it("lists the mistakes", async () => {
    const { code, out } = await misstep(["explain"]);
    expect([code, out.trim()]).toEqual([0, "lost-leg  A leg is lost"]);
  });

  it("prints the page of one", async () => {
    const { code, out } = await misstep(["explain", "lost-leg"]);
    expect(code).toBe(0);
    for (const text of ["a mistake in the table rule", "✗ = 3", "✓ = 4 + 0", "Three legs.", "Haste.", "Count.", "Chairs.", "A carpenter."]) expect(out).toContain(text);
  });

  it("suggests a name where there is none like that", async () => {
    const { code, err } = await misstep(["explain", "wrong-leg-lost"]);
    expect(code).toBe(2);
    expect(err).toContain("no mistake is called “wrong-leg-lost”; did you mean lost-leg?");
  });
});

describe("misstep read", () => {
  it("prints what was read, and nothing of a verdict", async () => {
    await write("a.txt", "x + x");
    const { code, out } = await misstep(["read", "a.txt"]);
    expect([code, out]).toEqual([0, "a.txt:1\n╰  0 given x + x\n\n1 derivation, 1 line\n"]);
  });

  it("fails where a line or a file is not read", async () => {
    expect((await misstep(["read", "-e", "unreadable"])).code).toBe(2);
    const { code, out } = await misstep(["read", "gone.md"]);
    expect(code).toBe(2);
    expect(out).toContain("gone.md:1:1  not read: no such file or folder");
  });

  it("gives the same as JSON", async () => {
    const { out } = await misstep(["read", "-e", "x", "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({ schema: "misstep/reading@1", files: [{ path: "<expression>", derivations: [{ lines: [{ reading: "x" }] }] }] });
  });

  it("asks for something to read", async () => {
    const { code, err, loaded } = await misstep(["read"]);
    expect({ code, loaded }).toEqual({ code: 2, loaded: false });
    expect(err).toContain("name a file or a folder");
  });
});

describe("derive", () => {
  it("prints the solution and has it checked", async () => {
    expect(await misstep(["derive", "x^2"])).toMatchObject({ code: 0, out: "x^2 by x\n", err: "" });
    const { asked } = await misstep(["derive", "right", "t", "--format", "md"]);
    expect(asked).toEqual([{ text: "right by t\n", notation: "markdown" }]);
  });

  it("says on the error stream which step is not confirmed, and ends with 1", async () => {
    expect(await misstep(["derive", "wrong"])).toMatchObject({ code: 1, err: "misstep: step 1 is not confirmed: unequal\n" });
  });

  it("refuses what cannot be read, with the place", async () => {
    expect(await misstep(["derive", "?"])).toMatchObject({ code: 2, out: "", err: "misstep: column 1: found `?`\n" });
    expect((await misstep(["derive", "x", "x", "--order", "9"])).code).toBe(2);
  });
});
