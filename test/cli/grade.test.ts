// `misstep grade` with the real library on real folders: who is a student, the three outputs, and what is refused.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { run } from "../../src/cli/command.js";
import * as library from "../../src/cli/library.js";

let folder = "";
const home = process.cwd();
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "misstep-grade-"));
  process.chdir(folder);
  await mkdir("class/carl", { recursive: true });
  await writeFile("class/key.txt", "title: <b>Product</b>\nd/dx (x^2 sin x)\n = 2x sin x + x^2 cos x\n");
  await writeFile("class/ada.txt", "d/dx (x^2 sin x)\n = x (2 sin x + x cos x)\n");
  await writeFile("class/=cmd.md", "# <img src=x onerror=alert(1)>\n\n$$\\frac{d}{dx}(x^2 \\sin x) = 2x\\cos x$$\n");
  await writeFile("class/carl/1.txt", "d/dx (x^2 sin x)\n = (d/dx x^2) sin x + x^2 * d/dx sin x\n");
  await writeFile("class/photo.png", "");
});
afterEach(async () => {
  process.chdir(home);
  await rm(folder, { recursive: true, force: true });
});

async function misstep(args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = "";
  let err = "";
  const code = await run(["grade", ...args], {
    stdin: { async *[Symbol.asyncIterator]() { yield ""; } },
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    variables: {},
    loadLibrary: async () => library,
    loadWalk: async () => async () => ({ kind: "walked" }),
  });
  return { code, out, err };
}

describe("misstep grade", () => {
  it("marks each file and subfolder as a student's, but not the key", async () => {
    const { code, out, err } = await misstep(["class", "--key", "class/key.txt"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out.split("\n").slice(0, 4)).toEqual(["student      1  total", "=cmd      0/10   0/10", "ada      10/10  10/10", "carl      6/10   6/10"]);
    expect(out).toContain("first error in step 1 (=cmd.md:3), product-of-derivatives: ");
    expect(out).toContain("it stops before the answer");
    expect(out).toContain("1 of 3  product-of-derivatives");
  });

  it("writes a CSV in which no cell is a formula", async () => {
    await misstep(["class", "--key", "class/key.txt", "--csv", "marks.csv"]);
    const [head, first] = (await readFile("marks.csv", "utf8")).split("\r\n");
    expect(head).toBe("student,exercise,handed in,points,out of,steps right,steps carried,steps wrong,steps undecided,first wrong step,place,mistake,answer,remarks");
    expect(first).toBe("'=cmd,<b>Product</b>,yes,0,10,0,0,1,0,1,'=cmd.md:3,product-of-derivatives,unequal,");
  });

  it("writes a page that stands by itself, in which no text of a student is markup", async () => {
    await misstep(["class", "--key", "class/key.txt", "--html", "marks.html"]);
    const page = await readFile("marks.html", "utf8");
    expect(page).toContain("default-src 'none'");
    expect(page).toContain("&lt;b&gt;Product&lt;/b&gt;");
    expect(page).not.toMatch(/<b>|<img|<script|src=|https?:/);
    expect(page).toContain("<td class=\"points full\">✓ 10/10</td>");
    const table = page.slice(page.indexOf("<table>"), page.indexOf("</table>")).replace(/<\/t[dh]>/g, " | ").replace(/<[^>]*>/g, "");
    expect(table.split("\n")[0]).toMatch(/student \| .* \| steps right \| first error \| final answer \| total \| $/);
    expect(table).toMatch(/^ada \| .* \| – \| ✓ right \| 10\/10 \| $/m);
    expect(table).toMatch(/^=cmd \| .* \| 0 of 1 \| step 1: product of derivatives \| ✗ wrong \| 0\/10 \| $/m);
    expect(table).toMatch(/^carl \| .* \| 1 of 1 \| – \| \? unfinished \| 6\/10 \| $/m);
  });

  it("prints JSON for programs", async () => {
    const { out } = await misstep(["class", "--key", "class/key.txt", "--format", "json"]);
    expect(JSON.parse(out)).toMatchObject({ schema: "misstep/grade@1", key: "class/key.txt", students: [{ name: "=cmd", points: 0 }, { name: "ada", points: 10 }, { name: "carl", points: 6 }] });
  });

  it("ends with 1 where something must be looked at", async () => {
    await writeFile("class/dora.txt", "");
    const { code, out, err } = await misstep(["class", "--key", "class/key.txt"]);
    expect([code, err]).toEqual([1, "misstep: class/dora.txt: there is nothing in it\n"]);
    expect(out).toContain("nothing was handed in");
  });

  it("refuses a scheme with the place of what is wrong in it, and a key or folder that cannot be used", async () => {
    await writeFile("scheme.yaml", "points: many\n");
    expect(await misstep(["class", "--scheme", "scheme.yaml"])).toEqual({ code: 2, out: "", err: "misstep: scheme.yaml:1:9: points: found \"many\", expected a number, 0 or more\n" });
    expect((await misstep(["class", "--scheme", "gone.yaml"])).err).toContain("the scheme gone.yaml could not be read");
    expect((await misstep(["class", "--key", "gone.md"])).err).toContain("the key gone.md: no such file");
    expect((await misstep(["gone"])).code).toBe(2);
    await mkdir("none");
    expect((await misstep(["none"])).err).toContain("there is no homework in none");
  });
});
