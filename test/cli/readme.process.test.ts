import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");

describe("the README", () => {
  it("shows what the program prints, as a picture and as text", async () => {
    const { picture, pictureFile, withPicture }: { readonly picture: () => string; readonly pictureFile: string; readonly withPicture: (text: string) => string } = await import(join(root, "scripts/readme-picture.mjs"));
    expect(readme).toContain("misstep check derivations/binary-cross-entropy.md\n");
    expect(withPicture(readme)).toBe(readme);
    expect(readFileSync(pictureFile, "utf8")).toBe(picture());
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
