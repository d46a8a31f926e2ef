import { afterEach, describe, expect, it, vi } from "vitest";
import { createFullScreen } from "../../src/tui/full-screen.js";
import { runWalk, type WalkRequest, type WalkSource } from "../../src/tui/walk.js";
import { fakeTerminal, screenAfter, settled, type FakeTerminal } from "./terminal.js";

const enter = "\u001B[?1049h";
const leave = "\u001B[?1049l";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const countOf = (writes: readonly string[], sequence: string): number => writes.join("").split(sequence).length - 1;

const wrong = "d/dx x^3\n = 3x^3\n";
const right = "d/dx x^2\n = 2x\n";
const file = (path: string, text: string): WalkSource => ({ path, text, report: null, isFile: true });

function requestOn({ stdout, stdin }: FakeTerminal, sources: readonly WalkSource[]): WalkRequest {
  return { sources, options: { notation: "text" }, readAgain: async () => sources, write: async () => "there is no file", watched: null, ascii: false, hints: false, stdout, stdin };
}

describe("misstep walk", () => {
  it("writes nothing where there is no terminal", async () => {
    const terminal = fakeTerminal(80, 24, false);
    expect(await runWalk(requestOn(terminal, [file("a.txt", wrong)]))).toEqual({ kind: "no-terminal" });
    expect(terminal.writes).toEqual([]);
  });

  it("gives the report where there is nothing to walk through", async () => {
    vi.stubEnv("TERM", "xterm-256color");
    const terminal = fakeTerminal(80, 24, true);
    const outcome = await runWalk(requestOn(terminal, [file("a.txt", "nothing here\n")]));
    expect(outcome.kind === "nothing" && outcome.report.files.map(({ path, status }) => [path, status])).toEqual([["a.txt", "no-derivation"]]);
    expect(terminal.writes).toEqual([]);
  });

  it("draws on the alternate screen, follows the size of the terminal, and gives the terminal back", async () => {
    vi.stubEnv("TERM", "xterm-256color");
    const terminal = fakeTerminal(80, 24, true);
    const outcome = runWalk(requestOn(terminal, [file("a.txt", wrong)]));
    await settled();
    expect(terminal.writes[0]).toContain(enter);
    const before = screenAfter(terminal.writes);
    expect(before.split("\n")).toHaveLength(24);
    expect(before).toContain("Step 1 is wrong: the 3 should be 2.");

    await terminal.resize(50, 14);
    const small = screenAfter(terminal.writes).split("\n");
    expect(small).toHaveLength(14);
    expect(Math.max(...small.map((line) => line.length))).toBeLessThanOrEqual(50);
    await terminal.resize(120, 40);
    expect(screenAfter(terminal.writes).split("\n")).toHaveLength(40);
    expect(screenAfter(terminal.writes)).toContain("⠒⠒⠒ line 0");

    await terminal.press("q");
    expect(await outcome).toEqual({ kind: "walked" });
    expect(countOf(terminal.writes, leave)).toBe(1);
    expect(terminal.writes.filter((write) => write !== "").at(-1)).toContain(leave);
    expect(terminal.isRaw()).toBe(false);
  });

  it("opens at the first derivation and checks the other documents while one reads", async () => {
    vi.stubEnv("TERM", "xterm-256color");
    const terminal = fakeTerminal(80, 24, true);
    const outcome = runWalk(requestOn(terminal, [file("a.txt", right), file("b.txt", wrong), file("c.txt", right)]));
    for (let k = 0; k < 6; k += 1) await settled();
    expect(screenAfter(terminal.writes)).toContain(" 3 derivations   ✓ 2 right   ✗ 1 wrong");
    await terminal.press("q");
    expect(await outcome).toEqual({ kind: "walked" });
  });

  it.each(["end", "close", "error"])("ends when the terminal goes away (%s)", async (event) => {
    vi.stubEnv("TERM", "xterm-256color");
    const terminal = fakeTerminal(80, 24, true);
    const outcome = runWalk(requestOn(terminal, [file("a.txt", wrong)]));
    await settled();
    terminal.stdin.emit(event, new Error("EIO"));
    expect(await outcome).toEqual({ kind: "walked" });
    expect(countOf(terminal.writes, leave)).toBe(1);
  });

  it("tells a screen reader sentences, on the ordinary screen", async () => {
    vi.stubEnv("TERM", "xterm-256color");
    vi.stubEnv("INK_SCREEN_READER", "true");
    const terminal = fakeTerminal(80, 24, true);
    const outcome = runWalk(requestOn(terminal, [file("a.txt", wrong)]));
    await settled();
    expect(terminal.writes.join("")).not.toContain(enter);
    await terminal.press("q");
    expect(await outcome).toEqual({ kind: "walked" });
  });

  it("gives the terminal back when drawing fails, and tells the error", async () => {
    vi.stubEnv("TERM", "xterm-256color");
    vi.spyOn(console, "error").mockReturnValue(undefined);
    const terminal = fakeTerminal(80, 24, true);
    const stdout = new Proxy(terminal.stdout, {
      get(target, property): unknown {
        if (property === "columns") throw new Error("the size is broken");
        return Reflect.get(target, property, target);
      },
    });
    await expect(runWalk({ ...requestOn(terminal, [file("a.txt", wrong)]), stdout })).rejects.toThrow("the size is broken");
    expect(countOf(terminal.writes, enter)).toBe(1);
    expect(countOf(terminal.writes, leave)).toBe(1);
  });

  it("refuses a terminal that cannot move its cursor", async () => {
    vi.stubEnv("TERM", "dumb");
    expect(await runWalk(requestOn(fakeTerminal(80, 24, true), [file("a.txt", wrong)]))).toEqual({ kind: "no-terminal" });
  });
});

describe("the full screen", () => {
  it("writes only the lines that changed", () => {
    const { stdout, writes } = fakeTerminal(20, 5, true);
    const screen = createFullScreen(stdout);
    screen.enter();
    screen.stream.write("a\nb\nc");
    writes.length = 0;
    screen.stream.write("a\nB\nc");
    expect(writes.join("")).toContain("\u001B[2;1H\u001B[2KB");
    expect(writes.join("")).not.toContain("1;1H");
    writes.length = 0;
    screen.stream.write("a\nB\nc");
    expect(writes).toEqual([]);
  });

  it("writes everything anew after a resize, and clears lines that are gone", async () => {
    const { stdout, writes, resize } = fakeTerminal(20, 5, true);
    const screen = createFullScreen(stdout);
    screen.enter();
    screen.stream.write("a\nb\nc");
    await resize(20, 2);
    screen.stream.write("a\nb\nc");
    expect(screenAfter(writes)).toBe("a\nb");
    screen.stream.write("a");
    expect(screenAfter(writes)).toBe("a\n");
  });

  it("is silent before it is entered and after it is left, and can be left twice", () => {
    const { stdout, writes } = fakeTerminal(20, 5, true);
    const screen = createFullScreen(stdout);
    screen.stream.write("early");
    screen.leave();
    expect(writes).toEqual([]);
    screen.enter();
    screen.leave();
    screen.leave();
    screen.stream.write("late");
    expect(countOf(writes, leave)).toBe(1);
    expect(writes.join("")).not.toContain("late");
  });

  it("tells when all is written", async () => {
    const { stdout } = fakeTerminal(20, 5, true);
    const screen = createFullScreen(stdout);
    await new Promise<void>((resolve) => {
      screen.stream.write("", () => {
        resolve();
      });
    });
  });
});
