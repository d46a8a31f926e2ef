// `check --fix` and `--write` with the real library on real files: the diff, the written bytes, and what keeps a file from being written.
import { chmod, mkdtemp, readFile, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../src/cli/command.js";
import * as library from "../../src/cli/library.js";

const wrong = "d/dx (x^2 sin x)\r\n  = 2x sin x - x^2 cos x  # product rule\r\n";
const right = wrong.replace("x - x", "x + x");

let folder = "";
const home = process.cwd();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "misstep-fix-"));
  process.chdir(folder);
});
afterEach(async () => {
  process.chdir(home);
  await rm(folder, { recursive: true, force: true });
});

async function misstep(args: readonly string[], fields: { readonly stdin?: string; readonly terminal?: boolean; readonly meanwhile?: () => Promise<void> } = {}): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = "";
  let err = "";
  const terminal = fields.terminal === true ? { isTTY: true, columns: 80 } : {};
  const code = await run(args, {
    stdin: { async *[Symbol.asyncIterator]() { yield fields.stdin ?? ""; } },
    stdout: { ...terminal, write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    variables: { NO_COLOR: "1" },
    loadLibrary: async () => {
      await fields.meanwhile?.();
      return library;
    },
    loadWalk: async () => async () => ({ kind: "walked" }),
  });
  return { code, out, err };
}

describe("check --fix", () => {
  it("prints a diff with the line ends of the file and changes nothing", async () => {
    await writeFile("a.txt", wrong);
    expect(await misstep(["check", "a.txt", "--fix"])).toEqual({
      code: 0, err: "",
      out: "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n d/dx (x^2 sin x)\r\n-  = 2x sin x - x^2 cos x  # product rule\r\n+  = 2x sin x + x^2 cos x  # product rule\r\n",
    });
    expect(await readFile("a.txt", "utf8")).toBe(wrong);
  });

  it("shows control characters of the document on a terminal, and sends none", async () => {
    await writeFile("a.txt", `# \u001b[31mred\n${wrong}`);
    const { out } = await misstep(["check", "a.txt", "--fix"], { terminal: true });
    expect(out).toContain("␛[31mred");
    expect(out).not.toContain("\u001b");
  });

  it("works on standard input, and prints nothing where nothing is wrong", async () => {
    expect((await misstep(["check", "-", "--notation", "text", "--fix"], { stdin: wrong })).out).toContain("+  = 2x sin x + x^2 cos x");
    expect(await misstep(["check", "-e", "d/dx x^2 = 2x", "--fix"])).toEqual({ code: 0, out: "", err: "" });
  });

  it("says what was left, and ends with 1", async () => {
    await writeFile("a.txt", "sin x + ln x\n = e^(cos x) - 17 x^5\n");
    const { code, out, err } = await misstep(["check", "a.txt", "--fix"]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^misstep: a\.txt:2: step 1 is wrong and was left: /);
  });
});

describe("check --write", () => {
  it("writes the file byte for byte but for the repair: mark, line ends, mode", async () => {
    await writeFile("a.txt", `\uFEFF${wrong}`, { mode: 0o640 });
    expect(await misstep(["check", "a.txt", "--write"])).toEqual({ code: 0, out: "a.txt  1 step put right: step 1 (line 2)\n", err: "" });
    expect(await readFile("a.txt")).toEqual(Buffer.from(`\uFEFF${right}`));
    expect((await stat("a.txt")).mode & 0o777).toBe(0o640);
    expect(await readdir(".")).toEqual(["a.txt"]);
  });

  it("writes through a link", async () => {
    await writeFile("a.txt", wrong);
    await symlink("a.txt", "b.txt");
    expect((await misstep(["check", "b.txt", "--write"])).code).toBe(0);
    expect(await readFile("a.txt", "utf8")).toBe(right);
  });

  it("refuses a read-only file and goes on with the others", async () => {
    await writeFile("a.txt", wrong);
    await writeFile("b.txt", wrong);
    await chmod("a.txt", 0o444);
    expect(await misstep(["check", "a.txt", "b.txt", "--write"])).toEqual({ code: 2, out: "b.txt  1 step put right: step 1 (line 2)\n", err: "misstep: a.txt: the file is read-only; nothing was written\n" });
    expect(await readFile("a.txt", "utf8")).toBe(wrong);
  });

  it("refuses a file that has changed meanwhile", async () => {
    await writeFile("a.txt", wrong);
    const { code, err } = await misstep(["check", "a.txt", "--write"], { meanwhile: async () => writeFile("a.txt", `${wrong}# more\n`) });
    expect([code, err]).toEqual([2, "misstep: a.txt: the file has changed since it was read; nothing was written\n"]);
    expect(await readFile("a.txt", "utf8")).toBe(`${wrong}# more\n`);
  });

  it("refuses what is no file", async () => {
    expect(await misstep(["check", "-", "--notation", "text", "--write"], { stdin: wrong })).toEqual({ code: 2, out: "", err: "misstep: <stdin>: it is no file, so nothing can be written back\n" });
  });

  it("says that an expectation to be wrong no longer holds", async () => {
    await writeFile("a.txt", `expect: wrong at 1\n${wrong}`);
    const { code, err } = await misstep(["check", "a.txt", "--write"]);
    expect([code, err]).toEqual([0, "misstep: a.txt: the document says “expect: wrong at 1”, which no longer holds\n"]);
  });
});
