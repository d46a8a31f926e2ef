import { mkdtemp, readFile, rm, writeFile, chmod } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { render } from "ink";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeBack } from "../../src/cli/write-back.js";
import { App } from "../../src/tui/components/app.js";
import { unicodeLook } from "../../src/tui/look.js";
import { createWorkspace, type WalkSource, type Workspace } from "../../src/tui/workspace.js";
import { fakeTerminal, settled, type FakeTerminal } from "./terminal.js";

let folder = "";
const close: (() => void)[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "misstep-walk-"));
});
afterEach(async () => {
  for (const each of close.splice(0)) each();
  await rm(folder, { recursive: true, force: true });
});

const before = "\r\nassume: x > 0\r\n\r\nd/dx x^3\r\n";
const document = `${before}  = 3x^3\r\n  = x^2 + 2x^2\r\n# ŷ 中 the end`;

interface Open extends FakeTerminal {
  readonly path: string;
  readonly frame: () => string;
  readonly workspace: Workspace;
  /** Presses one key after the other, then waits until the screen shows the text. */
  readonly keys: (...keys: readonly string[]) => Promise<void>;
  readonly until: (text: string) => Promise<void>;
}

async function open(text: string | Buffer): Promise<Open> {
  const path = join(folder, "work.txt");
  await writeFile(path, text);
  const read = async (): Promise<readonly WalkSource[]> => [{ path, text: new TextDecoder().decode(await readFile(path)), report: null, isFile: true }];
  const workspace = createWorkspace(await read(), {});
  workspace.checkNext();
  const terminal = fakeTerminal(90, 30, true);
  const app = <App workspace={workspace} width={90} height={30} colour={false} look={unicodeLook} write={writeBack} readAgain={async () => workspace.update(await read())} activity={null} typingPause={0} spoken={false} student={false} />;
  const instance = render(app, { stdout: terminal.stdout, stdin: terminal.stdin, debug: true, exitOnCtrlC: true, patchConsole: false });
  close.push(instance.unmount);
  await settled();
  const frame = (): string => terminal.writes.findLast((write) => write.includes("\n")) ?? "";
  return {
    ...terminal,
    path,
    frame,
    workspace,
    keys: async (...keys) => {
      for (const key of keys) await terminal.press(key);
    },
    until: async (text_) => {
      for (let turn = 0; turn < 100 && !frame().includes(text_); turn += 1) await settled();
      expect(frame()).toContain(text_);
    },
  };
}

const bytes = async (path: string): Promise<string> => (await readFile(path)).toString("utf8");
const backspace = "\u007F";

describe("a step edited in place", () => {
  it("is judged as one types, and saved at its place with every other byte as it was, once one says yes", async () => {
    const app = await open(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(document)]));
    await app.until("Step 1 is wrong");
    await app.keys("e");
    await app.until("Editing step 1");
    await app.keys(backspace, "2");
    await app.until("✓ right");
    expect(app.frame()).toContain("▸✓ 1  = 3x²");
    expect(await bytes(app.path)).toBe(`\uFEFF${document}`);
    await app.keys("\r");
    await app.until("Save this into");
    await app.keys("y");
    await app.until("saved");
    expect(await bytes(app.path)).toBe(`\uFEFF${before}  = 3x^2\r\n  = x^2 + 2x^2\r\n# ŷ 中 the end`);
    expect(app.frame()).toContain("✓ right");
    expect(app.frame()).toContain("Step 1 is right.");
  });

  it("takes the correction with one key", async () => {
    const app = await open(document);
    await app.keys("e", "\t");
    await app.until("3x^2");
    await app.until("✓ right");
    await app.keys("\r", "y");
    await app.until("saved");
    expect(await bytes(app.path)).toBe(document.replace("3x^3", "3x^2"));
  });

  it("is not saved over what another program wrote meanwhile, and what was typed is kept", async () => {
    const app = await open(document);
    await app.keys("e", backspace, "2");
    const theirs = `${document} and more`;
    await writeFile(app.path, theirs);
    await app.keys("\r", "y");
    await app.until("the file has changed since it was read; nothing was written");
    expect(await bytes(app.path)).toBe(theirs);
    expect(app.frame()).toContain("Editing step 1");
    expect(app.frame()).toContain("3x^2");
  });

  it("is not saved into a read-only file, with a message", async () => {
    const app = await open(document);
    await chmod(app.path, 0o444);
    await app.keys("e", backspace, "2", "\r", "y");
    await app.until("the file is read-only; nothing was written");
    expect(await bytes(app.path)).toBe(document);
  });

  it("is dropped only after a question, and not at all by n", async () => {
    const app = await open(document);
    await app.keys("e", "7", "\u001B");
    await app.until("Drop what you typed?");
    await app.keys("n");
    await app.until("3x^37");
    await app.keys("\u001B");
    await app.until("Drop what you typed?");
    await app.keys("y");
    await app.until("Step 1 is wrong");
    expect(app.frame()).not.toContain("Editing");
    expect(await bytes(app.path)).toBe(document);
  });

  it("may stop being a step, and the rest stays on the screen", async () => {
    const app = await open(document);
    await app.keys("e", "\u0015", "(((");
    await app.until("Editing step 1");
    await app.until("? undecided");
    expect(app.frame()).toContain("d");
  });
});

describe("files that change beside the walk", () => {
  it("are checked again when they are read again, the same step selected, and what is as it was is not", async () => {
    const app = await open(document);
    const documents = app.workspace.documents();
    await app.keys("r");
    await app.until("nothing changed");
    expect(app.workspace.documents()).toBe(documents);
    await writeFile(app.path, document.replace("3x^3", "3x^2"));
    await app.keys("j", "r");
    await app.until("1 file changed and checked again");
    expect(app.frame()).toContain("▸✓ 2");
    expect(app.frame()).toContain("✓ 1  = 3x²");
  });
});

describe("the mouse", () => {
  it("chooses a line by a click, moves over the lines and scrolls what is said of them by its wheel", async () => {
    const app = await open(document);
    await app.until("▸✗ 1");
    await app.keys("\u001B[<0;10;4M");
    await app.until("▸  0");
    await app.keys("\u001B[<65;10;4M");
    await app.until("▸✗ 1");
  });
});

describe("searching", () => {
  it("takes letters for letters, finds, and gives everything back", async () => {
    const app = await open(`${document}\n\nd/dy y^2\n = 2y\n`);
    await app.keys("/", "q", "q");
    await app.until("/qq");
    await app.until("0 found");
    await app.keys("\u001B");
    await app.until("2 derivations");
    expect(app.frame()).toContain("/ search");
  });
});
