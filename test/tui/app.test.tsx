import { render } from "ink";
import { afterEach, describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.js";
import { App } from "../../src/tui/components/app.js";
import { unicodeLook } from "../../src/tui/look.js";
import { all, crossEntropy, documentsOf, fixedWorkspace, report, sources } from "./fixtures.js";
import { fakeTerminal, settled, type FakeTerminal } from "./terminal.js";

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

interface Drawn extends FakeTerminal {
  readonly frame: () => string;
  readonly exited: () => boolean;
}

async function draw(of: Report, width: number, height: number): Promise<Drawn> {
  const terminal = fakeTerminal(width, height, true);
  const instance = render(<App workspace={fixedWorkspace(documentsOf(of, sources))} width={width} height={height} colour={false} look={unicodeLook} write={async () => "there is no file"} readAgain={async () => 0} activity={null} typingPause={0} spoken={false} student={false} />, { stdout: terminal.stdout, stdin: terminal.stdin, debug: true, exitOnCtrlC: true });
  open.push(instance.unmount);
  let exited = false;
  void instance.waitUntilExit().then(() => {
    exited = true;
  });
  await settled();
  return { ...terminal, frame: () => terminal.writes.findLast((write) => write.includes("\n")) ?? "", exited: () => exited };
}

describe("the keys", () => {
  it("walk from the list to a step and on to the next wrong one in another derivation", async () => {
    const app = await draw(all, 80, 24);
    expect(app.frame()).toContain("4 derivations   ✓ 1 right   ✗ 2 wrong");
    await app.press("\r");
    expect(app.frame()).toContain("▸✗ 3  = −1 · (yᵢ/ŷᵢ + (1 − yᵢ)/(1 − ŷᵢ))");
    await app.press("k");
    expect(app.frame()).toContain("Step 2 is right.");
    await app.press("\u001B[A");
    expect(app.frame()).toContain("Step 1 is right.");
    await app.press("n");
    expect(app.frame()).toContain("Step 3 is wrong");
    await app.press("n");
    expect(app.frame()).toContain("4/5");
    await app.press("N");
    expect(app.frame()).toContain("2/5");
    await app.press("G");
    expect(app.frame()).toContain("The claim is right.");
    await app.press("g");
    expect(app.frame()).toContain("Line 0 is given.");
    await app.press("\u001B[C");
    expect(app.frame()).toContain("Heat equation");
    await app.press("\t");
    expect(app.frame()).toContain("▸! Heat equation");
    await app.press("\t");
    expect(app.frame()).toContain("Step 1 is undecided.");
    await app.press("\u001B");
    expect(app.frame()).toContain("4 derivations");
  });

  it("scroll the lower pane and stop at its ends", async () => {
    const app = await draw(report([crossEntropy], []), 40, 12);
    expect(app.frame()).toContain("Step 3 is wrong: the + should be −.");
    await app.press("\u001B[6~");
    expect(app.frame()).not.toContain("Step 3 is wrong: the + should be −.");
    await app.press("\u001B[6~".repeat(9));
    expect(app.frame()).toContain("reading");
    expect(app.frame()).not.toMatch(/↓ \d/u);
    await app.press("\u001B[5~".repeat(9));
    expect(app.frame()).toContain("Step 3 is wrong: the + should be −.");
  });

  it("open the help and close it", async () => {
    const app = await draw(all, 80, 24);
    await app.press("?");
    expect(app.frame()).toContain("next, previous wrong step, in any derivation");
    await app.press("?");
    expect(app.frame()).toContain("4 derivations");
  });

  it("that came in one piece are all obeyed", async () => {
    const app = await draw(report([crossEntropy], []), 80, 24);
    await app.press("gjj");
    expect(app.frame()).toContain("Step 2 is right.");
  });

  it.each(["q", "\u0003"])("%j ends it", async (key) => {
    const app = await draw(all, 80, 24);
    expect(app.isRaw()).toBe(true);
    await app.press(key);
    expect(app.exited()).toBe(true);
    expect(app.isRaw()).toBe(false);
  });
});

describe("what Ink draws", () => {
  it.each([
    [80, 24],
    [200, 50],
    [40, 12],
  ])("is the frame row for row at %i × %i, combining and wide characters and all", async (width, height) => {
    const app = await draw(all, width, height);
    await app.press("\r");
    await app.press("n");
    const lines = app.frame().split("\n");
    expect(lines).toHaveLength(height);
    expect(lines[0]).toMatch(/^ 中文␛\]/u);
    expect(app.frame()).toContain("Step 1 is wrong");
  });
});
