import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");

function run(args: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout } = spawnSync(process.execPath, [join(root, "dist/cli.js"), ...args], { cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "1", COLUMNS: "100" } });
  return { status, output: stdout };
}

describe("the README", () => {
  it("shows what the program prints", () => {
    const shown = /<!-- picture:start -->\n```text\n\$ npx misstep ([^\n]*)\n([\s\S]*?)\n```\n<!-- picture:end -->/.exec(readme);
    expect(shown).not.toBeNull();
    expect(run((shown?.[1] ?? "").split(" ")).output.trimEnd()).toBe(shown?.[2]);
  });

  it("shows what its other commands print", () => {
    const shown = [...readme.replace(/<!-- picture:start -->[\s\S]*?<!-- picture:end -->/, "").matchAll(/```text\n\$ npx misstep ([^\n]*)\n([\s\S]*?)\n```/g)];
    expect(shown.length).toBeGreaterThan(0);
    for (const [, command = "", output] of shown) {
      const args = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
      expect(run(args).output.trimEnd()).toBe(output);
    }
  });

  it("tells the truth in its examples of derivations", () => {
    for (const [notation, wanted] of [["markdown", 0], ["text", 0], ["yaml", 0]] as const) {
      // The picture is a block of text too; it begins with a prompt.
      const example = [...readme.matchAll(new RegExp(`\`\`\`${notation}\\n([\\s\\S]*?)\`\`\``, "g"))].map((match) => match[1] ?? "").find((block) => !block.startsWith("$ "));
      if (example === undefined) throw new Error(`no example in ${notation}`);
      const { status, stdout } = spawnSync(process.execPath, [join(root, "dist/cli.js"), "check", "--notation", notation, "-"], { cwd: root, encoding: "utf8", input: example });
      expect([notation, status, stdout.trim() !== ""]).toEqual([notation, wanted, true]);
    }
  });

  it("tells the truth in its examples of the library", async () => {
    const block = /```js\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
    const library: Record<string, unknown> = await import(join(root, "dist/index.js"));
    const lines = block.split("\n").filter((line) => line.includes("; //"));
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) {
      const [code = "", comment = ""] = line.split("; //");
      const value: unknown = structuredClone(runInNewContext(code, { ...library }));
      const wanted = comment.trim();
      if (/^\d+$/.test(wanted)) expect(value).toBe(Number(wanted));
      else if (wanted.startsWith("{ kind")) expect(value).toMatchObject({ kind: "identity" });
      else if (wanted.startsWith("{ at")) expect(value).toEqual({ at: { x: "-2" }, left: "2", right: "-2" });
      else if (wanted.startsWith("[")) expect(value).toEqual([{ text: "x > 0", source: "domain" }]);
      else expect(typeof value).toBe("string");
    }
  });
});
