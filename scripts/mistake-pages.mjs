// Writes docs/mistakes/: a page for each mistake of the catalogue, as `misstep explain` prints it, and a list of them all. With --check nothing is written, and it fails where a page is not
// what it would write. Needs a build.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const folder = join(root, "docs", "mistakes");
const { describeMistakes } = await import("../dist/index.js");

const code = (text) => `\`${text.replaceAll("|", "\\|")}\``;

/** What one does when the mistake happens. */
const activity = (rule) => (rule.startsWith("solving ") ? rule : rule === "the same on both sides" ? `doing ${rule}` : `the ${rule}`);

function pageOf({ name, title, rule, example, looksLike, why, howToCatch, alsoSeen, sources }) {
  return `${[
    `# ${title}`,
    `${code(name)}${rule === null ? "" : `, a mistake in ${activity(rule)}`}`,
    ["| | |", "| --- | --- |", `| the line before | ${code(example.before)} |`, `| ✗ wrong | ${code(example.wrong)} |`, `| ✓ right | ${code(example.right)} |`].join("\n"),
    "## What it looks like", looksLike, "## Why it happens", why, "## How to catch it", howToCatch, "## Where else", alsoSeen,
    "## Sources", sources.map((source) => `- ${source}`).join("\n"),
  ].join("\n\n")}\n`;
}

function listOf(mistakes) {
  const rows = mistakes.map(({ name, title, rule }) => `| [${name}](${name}.md) | ${title} | ${rule ?? "depends on the step"} |`);
  return `${["# Mistakes that misstep knows by name", `${mistakes.length} of them; \`misstep explain NAME\` prints a page. Written by \`node scripts/mistake-pages.mjs\`.`, ["| name | | rule |", "| --- | --- | --- |", ...rows].join("\n")].join("\n\n")}\n`;
}

const mistakes = describeMistakes();
const wanted = new Map([["README.md", listOf(mistakes)], ...mistakes.map((mistake) => [`${mistake.name}.md`, pageOf(mistake)])]);
const present = await readdir(folder).catch(() => []);

if (process.argv.includes("--check")) {
  const stale = [];
  for (const [name, text] of wanted) if ((await readFile(join(folder, name), "utf8").catch(() => null)) !== text) stale.push(name);
  for (const name of present) if (!wanted.has(name)) stale.push(name);
  if (stale.length > 0) {
    console.error(`docs/mistakes is not fresh: ${stale.join(", ")}; run node scripts/mistake-pages.mjs`);
    process.exitCode = 1;
  }
} else {
  await mkdir(folder, { recursive: true });
  for (const name of present) if (!wanted.has(name)) await rm(join(folder, name));
  for (const [name, text] of wanted) await writeFile(join(folder, name), text);
  console.log(`docs/mistakes: ${mistakes.length} pages`);
}
