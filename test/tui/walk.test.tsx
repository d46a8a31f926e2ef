import { afterEach, describe, expect, it, vi } from "vitest";
import { createFullScreen } from "../../src/tui/full-screen.js";
import { runWalk } from "../../src/tui/walk.js";
import { all, crossEntropy, report, sources } from "./fixtures.js";
import { fakeTerminal, screenAfter, settled } from "./terminal.js";

const enter = "\u001B[?1049h";
const leave = "\u001B[?1049l";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const countOf = (writes: readonly string[], sequence: string): number => writes.join("").split(sequence).length - 1;

describe("misstep walk", () => {
  it("says that it needs a terminal, names the other way, and writes nothing else", async () => {
    const told: string[] = [];
    vi.spyOn(process.stderr, "write").mockImplementation((text) => {
      told.push(String(text));
      return true;
    });
    const { stdout, stdin, writes } = fakeTerminal(80, 24, false);
    expect(await runWalk({ report: all, sources, stdout, stdin })).toBe(2);
    expect(told.join("")).toMatch(/needs a terminal.*misstep check/u);
    expect(writes).toEqual([]);
  });

  it("draws on the alternate screen, follows the size of the terminal, and gives the terminal back", async () => {
    vi.stubEnv("TERM", "xterm-256color");
    const terminal = fakeTerminal(80, 24, true);
    const code = runWalk({ report: report([crossEntropy], []), sources, stdout: terminal.stdout, stdin: terminal.stdin });
    await settled();
    expect(terminal.writes[0]).toContain(enter);
    const before = screenAfter(terminal.writes);
    expect(before.split("\n")).toHaveLength(24);
    expect(before).toContain("Step 3 is wrong: the + should be −.                   missing-inner-derivative");

    await terminal.resize(50, 14);
    const small = screenAfter(terminal.writes).split("\n");
    expect(small).toHaveLength(14);
    expect(Math.max(...small.map((line) => line.length))).toBeLessThanOrEqual(50);
    await terminal.resize(120, 40);
    expect(screenAfter(terminal.writes).split("\n")).toHaveLength(40);
    expect(screenAfter(terminal.writes)).toContain("reading   = −1 · (yᵢ/ŷᵢ + (1 − yᵢ)/(1 − ŷᵢ))");

    await terminal.press("q");
    expect(await code).toBe(0);
    expect(countOf(terminal.writes, leave)).toBe(1);
    expect(terminal.writes.filter((write) => write !== "").at(-1)).toContain(leave);
    expect(terminal.isRaw()).toBe(false);
  });

  it("gives the terminal back when drawing fails, and tells the error", async () => {
    vi.stubEnv("TERM", "xterm-256color");
    vi.spyOn(console, "error").mockReturnValue(undefined);
    const terminal = fakeTerminal(80, 24, true);
    const broken = new Map<string, string>();
    broken.get = () => {
      throw new Error("the source is broken");
    };
    await expect(runWalk({ report: report([crossEntropy], []), sources: broken, stdout: terminal.stdout, stdin: terminal.stdin })).rejects.toThrow("the source is broken");
    expect(countOf(terminal.writes, enter)).toBe(1);
    expect(countOf(terminal.writes, leave)).toBe(1);
  });

  it("refuses a terminal that cannot move its cursor", async () => {
    vi.stubEnv("TERM", "dumb");
    vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const { stdout, stdin } = fakeTerminal(80, 24, true);
    expect(await runWalk({ report: all, sources, stdout, stdin })).toBe(2);
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
