// The built command as users run it: a process with arguments, streams and an exit code, and the real library behind it.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { VERSION } from "../../src/model/version.js";

const command = resolve("dist/cli.js");
const right = "$$\\frac{d}{dx}\\left(x^2 \\sin x\\right) = 2x\\sin x + x^2\\cos x$$\n";
const wrong = "$$\\frac{d}{dx}\\left(x^2 \\sin x\\right) = 2x\\sin x - x^2\\cos x$$\n";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "misstep-process-"));
  await writeFile(join(folder, "right.md"), right);
  await writeFile(join(folder, "wrong.md"), wrong);
  await writeFile(join(folder, "empty.md"), "");
  await writeFile(join(folder, "binary.md"), new Uint8Array([0, 1, 2, 255]));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function misstep(args: readonly string[], options: { readonly input?: string; readonly variables?: NodeJS.ProcessEnv } = {}): Promise<Outcome> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [command, ...args], { cwd: folder, env: { ...process.env, ...options.variables } });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.on("error", fail);
    child.on("close", (code) => {
      done({ code, out, err });
    });
    child.stdin.end(options.input ?? "");
  });
}

describe("the process", () => {
  it("says its version", async () => {
    expect(await misstep(["--version"])).toEqual({ code: 0, out: `${VERSION}\n`, err: "" });
  });

  it.each([
    ["a right derivation", ["right.md"], 0, "✓ right.md:1  1 step, equal"],
    ["a wrong one", ["wrong.md"], 1, "wrong.md:1:50  step 1 is wrong: the - should be +"],
    ["both", ["right.md", "wrong.md"], 1, "1 wrong, 1 right"],
    ["a missing file", ["gone.md", "right.md"], 2, "! gone.md  no such file or folder"],
    ["an empty file", ["empty.md", "right.md"], 2, "! empty.md  there is nothing in it"],
    ["a binary file", ["binary.md", "right.md"], 2, "! binary.md  is not a text"],
    ["a wrong expression and where both sides agree", ["-e", "d/dx (x^2 sin x) = 2x sin x - x^2 cos x", "--solve"], 1, "differ by 2x² cos x;"],
    ["a hint", ["wrong.md", "--hint", "1"], 1, "Step 1, in line 1, does not follow from the line before it."],
    ["a diff of the correction", ["wrong.md", "--fix"], 0, "+$$\\frac{d}{dx}\\left(x^2 \\sin x\\right) = 2x\\sin x + x^2\\cos x$$"],
    ["a right expression", ["-e", "d/dx x^2 sin x = 2x sin x + x^2 cos x"], 0, "✓ <expression>:1  1 step, equal"],
    ["a wrong expression", ["-e", "d/dx x^2 sin x = 2x cos x"], 1, "step 1 is wrong"],
  ])("%s", async (_, args, code, text) => {
    const outcome = await misstep(["check", ...args]);
    expect(outcome.out.replaceAll("−", "-")).toContain(text);
    expect(outcome).toMatchObject({ code, err: "" });
  });

  it("reads standard input", async () => {
    expect(await misstep(["check", "-", "--notation", "markdown"], { input: wrong })).toMatchObject({ code: 1, out: expect.stringContaining("<stdin>:1:50") });
  });

  it("writes JSON that says the same, byte for byte the same each time", async () => {
    const first = await misstep(["check", "wrong.md", "--format", "json"]);
    const report: unknown = JSON.parse(first.out);
    expect(report).toMatchObject({ schema: "misstep/report@1", summary: { wrong: 1 }, derivations: [{ path: "wrong.md", status: "wrong", firstWrongStep: 1 }] });
    expect((await misstep(["check", "wrong.md", "--format", "json"])).out).toBe(first.out);
  });

  it("keeps colour for terminals, and honours NO_COLOR even against FORCE_COLOR", async () => {
    const escape = String.fromCharCode(27);
    const plain = await misstep(["check", "wrong.md"], { variables: { FORCE_COLOR: "", NO_COLOR: "" } });
    expect(plain.out).not.toContain(escape);
    expect((await misstep(["check", "wrong.md"], { variables: { FORCE_COLOR: "1", NO_COLOR: "" } })).out).toContain(escape);
    expect((await misstep(["check", "wrong.md"], { variables: { FORCE_COLOR: "1", NO_COLOR: "1" } })).out).toBe(plain.out);
  });

  it("exits 2 on bad usage", async () => {
    expect(await misstep(["check", "--format", "pdf"])).toMatchObject({ code: 2, out: "" });
  });

  it("says that walk needs a terminal", async () => {
    expect(await misstep(["walk", "right.md"])).toMatchObject({ code: 2, out: "", err: expect.stringContaining("misstep check right.md") });
  });

  it("judges two expressions", async () => {
    expect((await misstep(["equal", "sin(x)^2 + cos(x)^2", "1"])).code).toBe(0);
    expect(await misstep(["equal", "(x + 1)^2", "x^2 + 1"])).toMatchObject({ code: 1, out: expect.stringContaining("unequal\nat x = ") });
  });

  it("is silent when the reader of a long report goes away", async () => {
    const many = Array.from({ length: 300 }, () => ["-e", "x + x = 2x"]).flat();
    const outcome = await new Promise<{ readonly err: string; readonly code: number | null }>((done, fail) => {
      const child = spawn(process.execPath, [command, "check", "--format", "json", ...many], { cwd: folder });
      let err = "";
      child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
      child.stdout.once("data", () => child.stdout.destroy());
      child.on("error", fail);
      child.on("close", (code) => {
        done({ err, code });
      });
    });
    expect(outcome.err).toBe("");
  });
});
