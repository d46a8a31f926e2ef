import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

  it("shows commands, flags and keys of a package that are there", () => {
    const help = new Map<string, string>();
    const helpOf = (...words: readonly string[]): string => {
      const key = words.join(" ");
      const known = help.get(key) ?? spawnSync(process.execPath, [join(root, "dist/cli.js"), ...words, "--help"], { encoding: "utf8" }).stdout;
      help.set(key, known);
      return known;
    };
    const calls = ["README.md", "docs/tutorial.md", "examples/vitest/package.json"].flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(/(?:^|[^.])npx misstep ([a-z]+)([^`\n]*)/gm)].map((match) => ({ verb: match[1] ?? "", rest: match[2] ?? "" })));
    expect(calls.length).toBeGreaterThan(15);
    for (const { verb, rest } of calls) {
      expect(helpOf(), verb).toMatch(new RegExp(`^ {2}${verb}\\b`, "m"));
      for (const [flag] of rest.replace(/#.*/, "").matchAll(/(?<=\s)--?[a-z][a-z-]*/g)) expect(helpOf(verb), `${verb} ${flag}`).toMatch(new RegExp(`(?:^|[\\s,])${flag}(?![a-z-])`, "m"));
    }
  });

  it("tells the truth in its examples of tests", () => {
    // A project of its own, inside this one so that it finds its vitest, with the package as it is built.
    const project = mkdtempSync(join(root, "node_modules", ".misstep-readme-"));
    try {
      const block = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
      expect(block).toContain('import "misstep/vitest";');
      const body = block.replace('import "misstep/vitest";', "");
      const test = `import { expect, it } from "vitest";\nimport ${JSON.stringify(join(root, "dist/vitest.js"))};\nconst lossGradient = (p, y) => (1 - y) / (1 - p) - y / p;\nit("holds", () => {${body}});\n`;
      writeFileSync(join(project, "readme.test.mjs"), test);
      writeFileSync(join(project, "vitest.config.mjs"), 'export default { test: { include: ["*.test.mjs"], exclude: [] } };\n');
      const run = spawnSync(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", "--root", project, "--reporter", "json"], { cwd: project, encoding: "utf8", env: { ...process.env, CI: "true" } });
      expect(run.stdout, run.stderr).toContain('"numPassedTests":1');
      expect(run.stdout).toContain('"numFailedTests":0');
    } finally {
      rmSync(project, { recursive: true, force: true });
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
