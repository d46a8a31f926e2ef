// Draws the README's picture of the terminal from what the program really prints for a shipped derivation: docs/terminal.svg, and the same as text between the
// picture markers of the README. A test holds both to the program.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { terminalSvg } from "./terminal-svg.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const readme = join(root, "README.md");
export const pictureFile = join(root, "docs", "terminal.svg");
const document = "derivations/binary-cross-entropy.md";

function printed(variables) {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== "NO_COLOR" && name !== "FORCE_COLOR"));
  const run = spawnSync(process.execPath, [join(root, "dist/cli.js"), "check", document], { cwd: root, encoding: "utf8", env: { ...inherited, ...variables } });
  if (run.status !== 0) throw new Error(`the program ended with ${run.status}: ${run.stderr}`);
  return run.stdout;
}

/** The README with the picture as the program draws it now. */
export function withPicture(text) {
  const picture = `![What misstep prints: step 3 is wrong, the + should be −, with the reason, the corrected line and the proof](docs/terminal.svg)\n\n<details><summary>The same as text</summary>\n\n\`\`\`text\n$ npx misstep check ${document}\n${printed({ NO_COLOR: "1" }).trimEnd()}\n\`\`\`\n\n</details>`;
  return text.replace(/(<!-- picture:start -->\n)[\s\S]*?(<!-- picture:end -->)/, (_, start, end) => `${start}${picture}\n${end}`);
}

/** The picture as the program draws it now. */
export function picture() {
  return terminalSvg({ command: `npx misstep check ${document}`, output: printed({ FORCE_COLOR: "1" }), width: 100, label: `What misstep check prints for ${document}` });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(pictureFile, picture());
  writeFileSync(readme, withPicture(readFileSync(readme, "utf8")));
}
