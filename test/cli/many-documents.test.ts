// What `check` does with many documents: the order kept whoever finishes first, records a line each, the baseline, what changed since a commit, the cache, and
// workers that die.
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openCache } from "../../src/cli/cache.js";
import { checkHere } from "../../src/cli/checker.js";
import { run } from "../../src/cli/command.js";
import type { Environment } from "../../src/cli/environment.js";
import { mapInOrder, peek } from "../../src/cli/in-order.js";
import { showProgress } from "../../src/cli/progress.js";
import { openSpool } from "../../src/cli/spool.js";
import { checkInWorkers } from "../../src/cli/worker-pool.js";
import * as library from "../../src/cli/library.js";

const home = process.cwd();
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "misstep-many-"));
  process.chdir(folder);
});
afterEach(async () => {
  process.chdir(home);
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly checked: number;
}

async function misstep(args: readonly string[], fields: Partial<Environment> & { readonly input?: string } = {}): Promise<Outcome> {
  let out = "";
  let err = "";
  let checked = 0;
  const code = await run(args, {
    stdin: {
      async *[Symbol.asyncIterator]() {
        yield fields.input ?? "";
      },
    },
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    variables: {},
    loadLibrary: async () => ({
      ...library,
      checkAndDraw: (text, options, which) => {
        checked += 1;
        return library.checkAndDraw(text, options, which);
      },
    }),
    loadWalk: async () => async () => ({ kind: "walked" }),
    ...fields,
  });
  return { code, out, err, checked };
}

const right = "d/dx x^2\n = 2x\n";
const wrong = "d/dx x^2\n = 3x\n";

describe("in order", () => {
  it("gives results in the order of the things, with no more than so many under way", async () => {
    let underway = 0;
    let most = 0;
    const results: number[] = [];
    for await (const result of mapInOrder([5, 1, 4, 2, 3, 0], 3, async (thing) => {
      most = Math.max(most, ++underway);
      for (let turn = 0; turn < 3 * thing; turn++) await Promise.resolve();
      underway -= 1;
      return thing;
    })) results.push(result);
    expect(results).toEqual([5, 1, 4, 2, 3, 0]);
    expect(most).toBe(3);
  });

  it("looks at the first things without losing them", async () => {
    async function* things(): AsyncGenerator<number> {
      yield* [1, 2, 3];
    }
    const { first, all } = await peek(things(), 2);
    const seen: number[] = [];
    for await (const thing of all) seen.push(thing);
    expect([first, seen]).toEqual([[1, 2], [1, 2, 3]]);
  });
});

describe("what is put aside", () => {
  it("comes back in order, out of memory or out of a file that is gone afterwards", async () => {
    const texts = ["ä\ud83d\ude00", "", "x".repeat(70_000), "\n", "end"];
    for (const most of [1, 100, 1_000_000]) {
      const spool = openSpool(most);
      for (const text of texts) await spool.add(text);
      for (const time of ["once", "twice"]) {
        let all = "";
        for await (const text of spool.texts()) all += text;
        expect(all === texts.join(""), `${time}, ${most} held`).toBe(true);
      }
      await spool.close();
    }
    expect((await readdir(tmpdir())).filter((name) => /^misstep-.*\.tmp$/.test(name))).toEqual([]);
  });
});

describe("records, one document a line", () => {
  it("are checked under their paths, whatever pieces they come in, and a bad one costs itself only", async () => {
    const input = [JSON.stringify({ path: "a.txt", text: right }), '{"path": "b.txt", "text": }', "", "[1]", '{"path": 3, "text": "x"}', '{"path": "c.txt"}', JSON.stringify({ path: "d.txt", text: wrong })].join("\r\n");
    const bytes = new TextEncoder().encode(input);
    const stdin = {
      async *[Symbol.asyncIterator]() {
        for (let at = 0; at < bytes.length; at += 7) yield bytes.slice(at, at + 7);
      },
    };
    const { code, out } = await misstep(["check", "--from-jsonl", "-", "--format", "jsonl"], { stdin });
    expect(code).toBe(1);
    const lines: readonly unknown[] = out.trimEnd().split("\n").map((line): unknown => JSON.parse(line));
    const problem = (line: number, message: string): unknown => ({ type: "file", path: "<stdin>", status: "no-derivation", notes: [{ line, message: expect.stringContaining(message) }] });
    expect(lines).toMatchObject([
      { type: "derivation", path: "a.txt", status: "right" },
      problem(2, "line 2: is not JSON: Unexpected token"),
      problem(4, "line 4: found a list; expected a record"),
      problem(5, "line 5: found a number as path"),
      problem(6, "line 6: found no text"),
      { type: "derivation", path: "d.txt", status: "wrong" },
    ]);
    expect(lines[1]).toMatchObject({ notes: [{ column: 27 }] });
  });

  it("exit 2 where a line is no record and nothing is wrong", async () => {
    await writeFile("records.jsonl", `${JSON.stringify({ path: "a.txt", text: right })}\nnonsense\n`);
    const { code, out } = await misstep(["check", "--from-jsonl", "records.jsonl"]);
    expect(code).toBe(2);
    expect(out).toContain("! records.jsonl:2:2  line 2: is not JSON: Unexpected token 'o'; expected a record {\"path\": \"…\", \"text\": \"…\"}");
  });

  it("say so where the file cannot be read", async () => {
    expect(await misstep(["check", "--from-jsonl", "gone.jsonl"])).toMatchObject({ code: 2, out: expect.stringContaining("could not be read to its end") });
  });
});

describe("the baseline", () => {
  it("keeps old findings from failing a run, not new ones, and follows lines that move", async () => {
    await writeFile("a.txt", wrong);
    const missing = await misstep(["check", "a.txt", "--baseline", "known.json"]);
    expect(missing).toMatchObject({ code: 2, out: "", err: expect.stringContaining("--update-baseline writes it") });
    expect(await misstep(["check", "a.txt", "--baseline", "known.json", "--update-baseline"])).toMatchObject({ code: 0, err: "misstep: 1 finding recorded in known.json\n" });
    expect(await readFile("known.json", "utf8")).toContain('"says": "step 1 is wrong');
    await writeFile("a.txt", `\n\n${wrong}`);
    const known = await misstep(["check", "a.txt", "--baseline", "known.json"]);
    expect(known).toMatchObject({ code: 0, out: expect.stringContaining("1 finding in the baseline") });
    expect(known.out).not.toContain("step 1 is wrong");
    await writeFile("b.txt", "d/dx sin x\n = cos x + 1\n");
    expect(await misstep(["check", "a.txt", "b.txt", "--baseline", "known.json"])).toMatchObject({ code: 1, out: expect.stringContaining("b.txt:2:") });
  });

  it.each([["not json", "is no baseline"], ['{"schema": "other"}', "expected “schema”"], ['{"schema": "misstep/baseline@1", "findings": [{}]}', "finding 1 has no fingerprint"]])("is refused as %s", async (text, message) => {
    await writeFile("known.json", text);
    await writeFile("a.txt", right);
    expect(await misstep(["check", "a.txt", "--baseline", "known.json"])).toMatchObject({ code: 2, out: "", err: expect.stringContaining(message) });
  });
});

describe("since a commit", () => {
  const git = (...args: readonly string[]): string => execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { encoding: "utf8" });
  it("only what changed is checked: edited, staged and new files", async () => {
    git("init", "--quiet");
    await mkdir("notes");
    for (const name of ["old", "edited", "staged"]) await writeFile(`notes/${name}.txt`, wrong);
    git("add", ".");
    git("commit", "--quiet", "--message", "first");
    expect(await misstep(["check", "notes", "--since", "HEAD"])).toMatchObject({ code: 0, checked: 0, err: "misstep: no document changed since HEAD\n" });
    await writeFile("notes/edited.txt", right);
    await writeFile("notes/staged.txt", right);
    git("add", "notes/staged.txt");
    await writeFile("notes/new name.txt", right);
    const { out, code, checked } = await misstep(["check", "notes", "--since", "HEAD", "--format", "jsonl"]);
    expect({ code, checked }).toEqual({ code: 0, checked: 3 });
    expect([...out.matchAll(/"path":"([^"]*)"/g)].map((match) => match[1])).toEqual(["notes/edited.txt", "notes/new name.txt", "notes/staged.txt"]);
  });

  it("says what is wrong where there is no repository, or no such commit", async () => {
    await writeFile("a.txt", right);
    expect(await misstep(["check", "a.txt", "--since", "HEAD"])).toMatchObject({ code: 2, err: "misstep: --since needs a git repository, and here is none\n" });
    git("init", "--quiet");
    expect(await misstep(["check", "a.txt", "--since", "--all"])).toMatchObject({ code: 2, err: expect.stringContaining("git knows no commit “--all”") });
  });
});

describe("the cache", () => {
  it("gives the same bytes without checking, until the text, the way of reading or the build changes", async () => {
    const fields = (build: string): Partial<Environment> => ({ openCache: async () => openCache(join(folder, "cache"), build) });
    await writeFile("a.txt", right);
    await writeFile("b.txt", wrong);
    const first = await misstep(["check", "a.txt", "b.txt"], fields("1"));
    expect(first.checked).toBe(2);
    expect(await misstep(["check", "a.txt", "b.txt"], fields("1"))).toEqual({ ...first, checked: 0 });
    expect((await misstep(["check", "a.txt", "b.txt", "--no-cache"], fields("1"))).checked).toBe(2);
    expect((await misstep(["check", "a.txt", "b.txt"], fields("2"))).checked).toBe(2);
    expect((await misstep(["check", "a.txt", "b.txt", "--assume", "x > 0"], fields("1"))).checked).toBe(2);
    await writeFile("a.txt", `${right} = x + x\n`);
    expect((await misstep(["check", "a.txt", "b.txt"], fields("1"))).checked).toBe(1);
  });

  it("is no hindrance where it is broken or cannot be written", async () => {
    await writeFile("a.txt", right);
    await writeFile("occupied", "a file where the folder should be");
    const fields: Partial<Environment> = { openCache: async () => openCache(join(folder, "occupied"), "1") };
    expect(await misstep(["check", "a.txt"], fields)).toMatchObject({ code: 0, checked: 1, err: "" });
    const cached: Partial<Environment> = { openCache: async () => openCache(join(folder, "cache"), "1") };
    await misstep(["check", "a.txt"], cached);
    const entries = (await readdir(join(folder, "cache"), { recursive: true })).filter((name) => name.endsWith(".json"));
    expect(entries).toHaveLength(1);
    for (const name of entries) await writeFile(join(folder, "cache", name), '{"schema": "mis');
    expect(await misstep(["check", "a.txt"], cached)).toMatchObject({ code: 0, checked: 1 });
  });
});

describe("workers", () => {
  it("that die cost the document that kills them, and no other", async () => {
    await writeFile("worker.mjs", `
      export default ({ path }) => {
        if (path === "killer") process.exit(1);
        return { report: { path }, failure: null };
      };
    `);
    const checker = checkInWorkers(pathToFileURL(join(folder, "worker.mjs")), 2);
    const check = (path: string): ReturnType<typeof checker.check> => checker.check({ path, text: "", flags: { assume: [], preamble: "" }, draw: "wrong" });
    const outcomes = await Promise.all(["a", "killer", "b", "c"].map(check));
    await checker.close();
    expect(outcomes.map(({ failure }) => failure?.message.replace(/\(.*/, "") ?? null)).toEqual([null, "the worker that checked it ended twice ", null, null]);
    expect(outcomes[1]?.report.files).toMatchObject([{ path: "killer", notes: [{ message: expect.stringContaining("an error in misstep itself") }] }]);
  });

  it("are not there for a library that is at hand", async () => {
    const outcome = await checkHere(async () => library).check({ path: "a.txt", text: right, flags: { assume: [], preamble: "" }, draw: "wrong" });
    expect(outcome.report.summary.right).toBe(1);
  });
});

describe("progress", () => {
  it("is drawn on a terminal only, after a moment, and wiped away", () => {
    let drawn = "";
    let time = 0;
    const progress = showProgress({ isTTY: true, write: (text) => (drawn += text) }, 300, () => time);
    progress.step(0);
    expect(drawn).toBe("");
    time = 1000;
    progress.step(1);
    progress.clear();
    expect(drawn).toBe("\r\u001b[2K2 of 300 documents · 1 wrong\r\u001b[2K");
    const silent = showProgress({ write: () => expect.unreachable() }, 300, () => (time += 1000));
    silent.step(1);
    silent.clear();
  });
});
