// Checks that the folders of src/ import each other only in the order of `.dependency-cruiser.cjs`, and proves that the check works: a module
// that breaks a rule, planted beside the real ones in a copy, must be found, and fewer modules than there are files means that it looked away.
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { spawnSync } from "node:child_process";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const cruiser = join(root, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");

/** Violations and modules that dependency-cruiser sees in the `src` of a folder. */
function cruise(folder) {
  const run = spawnSync(process.execPath, [cruiser, "--config", ".dependency-cruiser.cjs", "--output-type", "json", "src"], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
  try {
    const { summary, modules } = JSON.parse(run.stdout);
    return { violations: summary.violations, modules: modules.map((m) => m.source).filter((source) => source.startsWith("src/")) };
  } catch {
    console.error(`check-imports: dependency-cruiser gave no result\n${run.stderr || run.stdout}`);
    process.exit(1);
  }
}

/** Modules that break one rule each, and the rule that must catch them. */
const planted = [
  { path: "src/arithmetic/planted.ts", text: 'import { REPORT_SCHEMA } from "../model/report.js";\nexport const planted = REPORT_SCHEMA;\n', rule: "arithmetic-imports-only-what-is-above-it" },
  { path: "src/model/planted.ts", text: 'import type { SourceDocument } from "../syntax/document.js";\nexport type Planted = SourceDocument;\n', rule: "model-imports-only-what-is-above-it" },
  { path: "src/report/planted.ts", text: 'import { readFileSync } from "node:fs";\nexport const planted = readFileSync;\n', rule: "no-node-below-the-surfaces" },
  { path: "src/report/planted-surface.ts", text: 'export const planted = import("../cli/planted-surface.js");\n', rule: "nothing-imports-a-surface" },
  { path: "src/cli/planted-surface.ts", text: "export const planted = 1;\n", rule: null },
  { path: "src/notation/planted-one.ts", text: 'import { two } from "./planted-two.js";\nexport const one = (): unknown => two;\n', rule: "no-cycle" },
  { path: "src/notation/planted-two.ts", text: 'import { one } from "./planted-one.js";\nexport const two = (): unknown => one;\n', rule: null },
  { path: "src/elsewhere/planted.ts", text: 'import { REPORT_SCHEMA } from "../model/report.js";\nexport const planted = REPORT_SCHEMA;\n', rule: "every-folder-has-its-place" },
];

const here = cruise(root);
const files = (await readdir(join(root, "src"), { recursive: true })).filter((name) => /\.tsx?$/.test(name));
if (here.modules.length < files.length) {
  console.error(`check-imports: src has ${files.length} files, but only ${here.modules.length} modules were seen`);
  process.exit(1);
}
for (const violation of here.violations) console.error(`${violation.rule.name}: ${violation.from} → ${violation.to}`);
if (here.violations.length > 0) process.exit(1);

const copy = await mkdtemp(join(tmpdir(), "misstep-imports-"));
try {
  await cp(join(root, "src"), join(copy, "src"), { recursive: true });
  for (const name of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"]) await cp(join(root, name), join(copy, name));
  await symlink(join(root, "node_modules"), join(copy, "node_modules"), "dir");
  for (const { path, text } of planted) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    await writeFile(join(copy, path), text);
  }
  const found = new Set(cruise(copy).violations.map((violation) => `${violation.rule.name} ${violation.from}`));
  for (const { path, rule } of planted) {
    if (rule === null || found.has(`${rule} ${path}`)) continue;
    console.error(`check-imports: ${path} breaks ${rule}, and it was not found`);
    process.exitCode = 1;
  }
} finally {
  await rm(copy, { recursive: true, force: true });
}
if (process.exitCode !== 1) console.log(`${here.modules.length} modules, every import goes the right way; planted violations are found`);
