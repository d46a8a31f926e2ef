// The built program in a real pseudo-terminal.
import { spawn } from "node:child_process";
import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

type Step = { readonly wait: string } | { readonly send: string } | { readonly resize: readonly [number, number] } | { readonly hangup: true } | { readonly write: string; readonly text: string; readonly until: string };

interface Outcome {
  /** The exit status; negative for a signal, null where it had to be killed. */
  readonly status: number | null;
  /** For each wait, whether the text came. */
  readonly met: readonly boolean[];
  readonly raw: string;
}

const program = resolve("dist/cli.js");
let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "misstep-terminal-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function drive(args: readonly string[], steps: readonly Step[], environment: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const request = { command: [process.execPath, program, ...args], folder, size: [80, 24], patience: 25, environment: { TERM: "xterm-256color", ...environment }, without: ["CI", "CONTINUOUS_INTEGRATION", "GITHUB_ACTIONS", "NO_COLOR", "FORCE_COLOR"], steps };
  const child = spawn("python3", [resolve("test/cli/pseudo-terminal.py")], { stdio: ["pipe", "pipe", "inherit"] });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stdin.end(JSON.stringify(request));
  await new Promise((done) => child.on("close", done));
  const answer: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  if (typeof answer !== "object" || answer === null || !("status" in answer) || !("met" in answer) || !("raw" in answer)) throw new Error("the terminal gave no answer");
  const { status, met, raw } = answer;
  return { status: typeof status === "number" ? status : null, met: Array.isArray(met) ? met.map(Boolean) : [], raw: String(raw) };
}

const enter = "\u001B[?1049h";
const leave = "\u001B[?1049l";
const wrong = "d/dx x^3\n  = 3x^3\n  = x^2 + 2x^2\n";

describe("misstep in a terminal", { timeout: 90_000 }, () => {
  it("opens on the derivations of the folder without arguments, edits a step and saves it, follows the size, and gives the terminal back", async () => {
    await mkdir(join(folder, "derivations"));
    await writeFile(join(folder, "derivations", "a.txt"), wrong);
    const { status, met, raw } = await drive([], [
      { wait: "Step 1 is wrong" }, { resize: [120, 40] }, { wait: "line 0" }, { send: "e" }, { wait: "Editing step 1" }, { send: "\u007F2" }, { wait: "✓ right" }, { send: "\r" }, { wait: "Save this" },
      { send: "y" }, { wait: "saved" }, { send: "q" },
    ]);
    expect({ status, met }).toEqual({ status: 0, met: [true, true, true, true, true, true] });
    expect(await readFile(join(folder, "derivations", "a.txt"), "utf8")).toBe(wrong.replace("3x^3", "3x^2"));
    expect(raw.indexOf(enter)).toBeGreaterThanOrEqual(0);
    expect(raw.lastIndexOf(leave)).toBeGreaterThan(raw.lastIndexOf("\u001B[?2026h"));
    expect(raw).toContain("\u001B[?1006l");
  });

  it("checks again what another program changes, with --watch", async () => {
    await writeFile(join(folder, "a.txt"), wrong);
    const { status, met } = await drive(["walk", "a.txt", "--watch"], [{ wait: "Step 1 is wrong" }, { write: "a.txt", text: wrong.replace("3x^3", "3x^2"), until: "Step 1 is right" }, { send: "q" }]);
    expect({ status, met }).toEqual({ status: 0, met: [true, true] });
  });

  it("ends when the terminal goes away, and leaves nothing behind", async () => {
    await writeFile(join(folder, "a.txt"), wrong);
    const { status, met } = await drive(["walk", "a.txt"], [{ wait: "Step 1 is wrong" }, { hangup: true }]);
    expect(met).toEqual([true]);
    expect(status).not.toBeNull();
  });

  it("draws with ASCII alone and without colour where that is wanted", async () => {
    await writeFile(join(folder, "a.txt"), wrong);
    const { status, raw } = await drive(["walk", "a.txt", "--ascii"], [{ wait: "Step 1 is wrong" }, { send: "p" }, { wait: "line 1" }, { send: "q" }], { NO_COLOR: "1" });
    expect(status).toBe(0);
    // eslint-disable-next-line no-control-regex -- escape sequences are ASCII too
    expect(raw).toMatch(/^[\u0000-\u007F]*$/u);
    // eslint-disable-next-line no-control-regex -- these would be colours
    expect(raw).not.toMatch(/\u001B\[[0-9;]*3[1-6]m/u);
  });

  it("tells a screen reader sentences", async () => {
    await writeFile(join(folder, "a.txt"), wrong);
    const { status, met, raw } = await drive(["walk", "a.txt"], [{ wait: "Step 1 of 2, wrong." }, { send: "q" }], { INK_SCREEN_READER: "true" });
    expect({ status, met }).toEqual({ status: 0, met: [true] });
    expect(raw).not.toContain(enter);
  });
});
