// The page as a reader gets it: written by the built command, opened in Chromium without a network. It asks for nothing, runs nothing of what its documents
// hold, shows the spot inside of the formula, and has no fault that axe can find, in light, in the dark, with hints, and on paper.
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hostileTexts } from "../report/surfaces.js";

const command = resolve("dist/cli.js");
const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let folder = "";
let browser: Browser | undefined;

function page(name: string, args: readonly string[]): string {
  const file = join(folder, `${name}.html`);
  const run = spawnSync(process.execPath, [command, "check", "--no-cache", "--format", "html", "--output", file, ...args], { encoding: "utf8" });
  expect(run.stderr).toBe("");
  return pathToFileURL(file).href;
}

/** Opens a page and gathers what it asks for and complains of. */
async function visit(address: string, scheme: "light" | "dark" = "light"): Promise<{ readonly page: Page; readonly asked: readonly string[]; readonly said: readonly string[] }> {
  if (browser === undefined) throw new Error("there is no browser");
  const context = await browser.newContext({ colorScheme: scheme, offline: true, viewport: { width: 900, height: 900 } });
  const opened = await context.newPage();
  const asked: string[] = [];
  const said: string[] = [];
  opened.on("request", (request) => asked.push(request.url().slice(0, 30)));
  opened.on("console", (message) => said.push(message.text()));
  opened.on("pageerror", (problem) => said.push(String(problem)));
  opened.on("dialog", (dialog) => {
    said.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await opened.goto(address);
  return { page: opened, asked, said };
}

async function faults(opened: Page): Promise<readonly string[]> {
  await opened.evaluate(axe);
  const found: unknown = await opened.evaluate("axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ' ' + nodes.map((node) => node.html.slice(0, 120)).slice(0, 3).join(' | ')))");
  return Array.isArray(found) ? found.map(String) : ["axe gave no answer"];
}

describe.skipIf(browserPath === undefined)("the page in a browser", () => {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "misstep-page-"));
    browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("stands by itself, shows the spot inside of the typeset formula, and has no fault in light, dark, with hints or in print", async () => {
    const address = page("report", ["derivations", "-e", "d/dx x^2 = 3x", join(folder, "gone.md")]);
    for (const scheme of ["light", "dark"] as const) {
      const { page: opened, asked, said } = await visit(address, scheme);
      expect(asked.filter((url) => !url.startsWith("data:") && !url.startsWith("file:"))).toEqual([]);
      expect(said).toEqual([]);
      expect(await faults(opened)).toEqual([]);
      const spot = await opened.locator(".line .spot").first().boundingBox();
      const formula = await opened.locator(".line:has(.spot) .katex-html").first().boundingBox();
      if (spot === null || formula === null) throw new Error("no spot in a formula");
      expect(spot.width).toBeGreaterThan(4);
      expect([spot.x >= formula.x - 3, spot.x + spot.width <= formula.x + formula.width + 3, spot.y >= formula.y - 12, spot.y + spot.height <= formula.y + formula.height + 12]).toEqual([true, true, true, true]);
      const fonts: unknown = await opened.evaluate("document.fonts.ready.then(() => [...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family).includes('KaTeX_Main'))");
      expect(fonts).toBe(true);
      await opened.getByLabel("Show hints instead of answers").check();
      await opened.getByText("Which rule?").first().click();
      expect(await opened.locator(".answers").first().isVisible()).toBe(false);
      expect(await faults(opened)).toEqual([]);
      await opened.emulateMedia({ media: "print" });
      expect(await opened.locator("nav").first().isVisible()).toBe(false);
      await opened.context().close();
    }
  });

  it("has no fault as the marks of a class, on a telephone too", async () => {
    const homework = join(folder, "homework");
    await mkdir(homework);
    await writeFile(join(homework, "<img src=x onerror=alert(6)>.txt"), "d/dx x^2 sin x\n = 2x cos x\n");
    await writeFile(join(homework, "ada.txt"), "d/dx x^2 sin x\n = 2x sin x + x^2 cos x\n");
    const marks = join(folder, "marks.html");
    spawnSync(process.execPath, [command, "grade", homework, "--key", join(homework, "ada.txt"), "--html", marks]);
    const { page: opened, asked, said } = await visit(pathToFileURL(marks).href);
    await opened.setViewportSize({ width: 400, height: 800 });
    expect(await faults(opened)).toEqual([]);
    expect(await opened.evaluate("document.documentElement.scrollWidth")).toBe(400);
    expect([said, asked.filter((url) => !url.startsWith("data:") && !url.startsWith("file:"))]).toEqual([[], []]);
    await opened.context().close();
  });

  it("runs nothing of what a document holds", async () => {
    const text = ["---", "title: <script>alert(1)</script>", "---", "<script>alert(2)</script>", ...hostileTexts.map((hostile) => `${hostile.replaceAll("\u0000", "")}:\n\n$$ \\text{<img src=x onerror=alert(3)>} x^2 = \\href{javascript:alert(4)}{x} + 1 $$\n`)].join("\n");
    const name = join(folder, "<img src=x onerror=alert(5)>.md");
    await writeFile(name, text);
    const { page: opened, asked, said } = await visit(page("hostile", [name]));
    expect(said).toEqual([]);
    expect(asked.filter((url) => !url.startsWith("data:") && !url.startsWith("file:"))).toEqual([]);
    expect(await opened.locator("script, img, main a:not([href^='#'])").count()).toBe(0);
    expect(await faults(opened)).toEqual([]);
    await opened.context().close();
  });
});
