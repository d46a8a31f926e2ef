// The action and the hook as their hosts run them: what the files promise is there (every input, variable, command and flag), and what they start does what it
// should: the action's script under Bash, the hook's entry with the names of the files that changed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import * as v from "valibot";
import { parse } from "yaml";

const command = resolve("dist/cli.js");
const script = resolve("scripts/action.sh");
const right = "$$ \\frac{d}{dx} x^2 = 2x $$\n";
const wrong = "$$ \\frac{d}{dx} \\log(1 - x) = \\frac{1}{1 - x} $$\n";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "misstep-hosts-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(program: string, args: readonly string[], variables: NodeJS.ProcessEnv = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: folder, encoding: "utf8", env: { ...process.env, XDG_CACHE_HOME: folder, CACHE_DIR: join(folder, ".cache"), ...variables } });
  return { code: status, out: stdout, err: stderr };
}

function save(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** The flags in a text that calls misstep. */
const flagsIn = (text: string): readonly string[] => [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]+/g) ?? [])];

/** The flags that `misstep check` knows. */
function knownFlags(): readonly string[] {
  return flagsIn(run(process.execPath, [command, "check", "--help"]).out);
}

describe("the hook of pre-commit", () => {
  const hook = v.strictObject({ id: v.string(), name: v.string(), description: v.string(), entry: v.string(), language: v.literal("node"), files: v.string() });
  const [first] = v.parse(v.tuple([hook]), parse(readFileSync(".pre-commit-hooks.yaml", "utf8")));
  const [bin = "", ...words] = first.entry.split(" ");
  const commit = (...files: readonly string[]): Outcome => run(process.execPath, [command, ...words, ...files]);

  it("names the command of the package, flags that it knows, and the documents that it is for", () => {
    const manifest = v.parse(v.object({ bin: v.record(v.string(), v.string()) }), JSON.parse(readFileSync("package.json", "utf8")));
    expect(Object.keys(manifest.bin)).toContain(bin);
    expect(knownFlags()).toEqual(expect.arrayContaining([...flagsIn(first.entry)]));
    const chosen = ["a.md", "notes/b.qmd", "c.tex", "d.ipynb", "e.mdx", "f.txt", "md"].filter((name) => new RegExp(first.files).test(name));
    expect(chosen).toEqual(["a.md", "notes/b.qmd", "c.tex", "d.ipynb"]);
  });

  it("lets a commit through that holds nothing wrong, though some of it holds nothing to check", () => {
    save("right one.md", right);
    save("prose.md", "# Only words\n");
    save("empty.md", "");
    expect(commit("right one.md", "prose.md", "empty.md")).toMatchObject({ code: 0, out: "", err: "" });
    expect(commit("prose.md")).toMatchObject({ code: 0 });
  });

  it("stops one that holds a mistake, and says nothing but that", () => {
    save("right.md", right);
    save("wrong.qmd", wrong);
    const { code, out } = commit("right.md", "wrong.qmd");
    expect(code).toBe(1);
    expect(out).toContain("wrong.qmd:1:31  step 1 is wrong");
    expect(out).not.toContain("right.md");
  });

  it("is packed under a name that npm prints alone", () => {
    // pre-commit takes all that `npm pack` prints for the name of the package.
    expect(readFileSync(".npmrc", "utf8")).toMatch(/^foreground-scripts=false$/m);
  });
});

describe("the action of GitHub", () => {
  const action = v.parse(
    v.strictObject({
      name: v.string(), description: v.string(), author: v.string(),
      branding: v.strictObject({ icon: v.string(), color: v.picklist(["white", "yellow", "blue", "green", "orange", "red", "purple", "gray-dark"]) }),
      inputs: v.record(v.pipe(v.string(), v.regex(/^[a-z_][a-z0-9_-]*$/)), v.strictObject({ description: v.string(), default: v.string() })),
      runs: v.strictObject({ using: v.literal("composite"), steps: v.tuple([v.strictObject({ shell: v.literal("bash"), env: v.record(v.string(), v.string()), run: v.string() })]) }),
    }),
    parse(readFileSync("action.yml", "utf8")),
  );
  const [step] = action.runs.steps;
  const text = readFileSync("scripts/action.sh", "utf8");

  /** Runs the step with inputs, as the runner does: defaults put in, expressions replaced in the variables only. */
  function act(inputs: Readonly<Record<string, string>>, variables: NodeJS.ProcessEnv = {}): Outcome {
    const given = Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input: string) => inputs[input] ?? action.inputs[input]?.default ?? "")]));
    return run("bash", ["-e", "-c", step.run], { ...given, MISSTEP: command, GITHUB_ACTION_PATH: resolve("."), ...variables });
  }

  it("hands each input to the script in a variable that the script reads, and to nothing that is read as code", () => {
    const handed = Object.values(step.env).map((value) => /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1]);
    expect([...handed].sort()).toEqual(Object.keys(action.inputs).sort());
    for (const name of Object.keys(step.env)) expect(text).toContain(`\${${name}:-`);
    expect(step.run).toBe('bash "${GITHUB_ACTION_PATH}/scripts/action.sh"');
    expect(existsSync(script)).toBe(true);
    expect(knownFlags()).toEqual(expect.arrayContaining(flagsIn(text).filter((flag) => flag !== "--yes")));
  });

  it("annotates what is wrong, writes the files and the summary that were asked for, and fails", () => {
    save("right.md", right);
    save("wrong one.md", wrong);
    const { code, out } = act({ paths: "right.md\nwrong one.md", sarif: "out.sarif", html: "out.html" }, { GITHUB_STEP_SUMMARY: join(folder, "summary.md") });
    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=wrong one\.md,line=1,endLine=1,col=31,/);
    expect(out.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(readFileSync(join(folder, "out.sarif"), "utf8"))).toMatchObject({ version: "2.1.0", runs: [{ results: [{ ruleId: "missing-inner-derivative" }] }] });
    expect(readFileSync(join(folder, "out.html"), "utf8")).toContain("<!doctype html>");
    expect(readFileSync(join(folder, "summary.md"), "utf8")).toMatch(/^```text\nwrong one\.md:1:31 {2}step 1 is wrong[^]*\n```\n$/);
  });

  it("passes where all is right, in the folder at hand where no paths are named", () => {
    save("right.md", right);
    expect(act({})).toEqual({ code: 0, out: "", err: "" });
  });

  it("fails on what is new beside a baseline only, and on what is undecided where it is strict", () => {
    save("wrong.md", wrong);
    run(process.execPath, [command, "check", "wrong.md", "--baseline", "known.json", "--update-baseline"]);
    expect(act({ baseline: "known.json" })).toMatchObject({ code: 0, out: "" });
    rmSync(join(folder, "wrong.md"));
    save("open.md", "$$ \\frac{d}{dx} x^2 = 2u $$\n");
    expect([act({ paths: "open.md" }).code, act({ paths: "open.md", strict: "true" }).code]).toEqual([0, 1]);
  });

  it("checks what changed since a commit, and passes where nothing did", () => {
    const git = (...args: readonly string[]): void => void run("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args]);
    save("wrong.md", wrong);
    git("init", "--quiet");
    git("add", "wrong.md");
    git("commit", "--quiet", "--message", "first");
    expect(act({ since: "HEAD" })).toMatchObject({ code: 0, out: "" });
    save("prose.md", "# Only words\n");
    expect(act({ since: "HEAD" }).code).toBe(0);
    save("new.md", wrong);
    expect(act({ since: "HEAD" })).toMatchObject({ code: 1, out: expect.stringContaining("file=new.md") });
  });

  it("runs nothing of what an input holds", () => {
    save("right.md", right);
    const evil = '$(touch pwned)\n`touch pwned`\n"; touch pwned; "\nright.md';
    act({ paths: evil, sarif: "$(touch pwned)", baseline: "; touch pwned", "max-findings": "$(touch pwned)" });
    expect(existsSync(join(folder, "pwned"))).toBe(false);
  });
});
