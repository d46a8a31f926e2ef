// Puts what the program really prints for a shipped derivation between the picture markers of the README. A test holds the README to it.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const readme = join(root, "README.md");

/** The README with the picture as the program draws it now. */
export function withPicture(text) {
  const run = spawnSync(process.execPath, [join(root, "dist/cli.js"), "check", "derivations/binary-cross-entropy.md"], {
    cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "1", COLUMNS: "100" },
  });
  if (run.status !== 0) throw new Error(`the program ended with ${run.status}: ${run.stderr}`);
  const picture = `\`\`\`text\n$ npx misstep check derivations/binary-cross-entropy.md\n${run.stdout.trimEnd()}\n\`\`\``;
  return text.replace(/(<!-- picture:start -->\n)[\s\S]*?(<!-- picture:end -->)/, (_, start, end) => `${start}${picture}\n${end}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(readme, withPicture(readFileSync(readme, "utf8")));
