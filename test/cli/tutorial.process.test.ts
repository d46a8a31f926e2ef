// The tutorial is done as it says, in an empty folder: documents are saved, commands are run, and what it shows is in what they print.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";

const command = resolve("dist/cli.js");

/** The words of a command line without expansions: bare ones, and ones in double quotes. */
function wordsOf(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
}

it("the tutorial does what it says", () => {
  const text = readFileSync("docs/tutorial.md", "utf8");
  const folder = mkdtempSync(join(tmpdir(), "misstep-tutorial-"));
  const codes: (number | null)[] = [];
  let saved = "";
  let printed = "";
  let compared = 0;
  try {
    for (const [block, name, language, content = ""] of text.matchAll(/Save this as `([^`]+)`|```(\w+)\n([\s\S]*?)```/g)) {
      if (name !== undefined) saved = name;
      else if (language === "markdown") writeFileSync(join(folder, saved), content);
      else if (language === "sh") {
        const [npx, misstep, ...args] = wordsOf(content.trim());
        expect([npx, misstep]).toEqual(["npx", "misstep"]);
        const run = spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
        codes.push(run.status);
        printed = run.stdout + run.stderr;
      } else if (language === "text") {
        expect(printed, block).toContain(content.trim());
        compared += 1;
      }
    }
    expect(codes).toEqual([1, 0, 0, 1, 1, 0, 0, 0, 1]);
    expect(compared).toBe(6);
    expect(readFileSync(join(folder, "report.html"), "utf8")).toContain("<!doctype html>");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
