// The parts of the library that the study needs and that its public door does not give: the catalogue with its transformations. Bundled from the sources once for a run.

import { build } from "esbuild";
import { mkdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${root}node_modules/.cache/misstep-bench`;

const ENTRY = `
export { allMistakes } from "./src/diagnosis/mistakes/index.ts";
`;

/** The module with the internals, bundled anew. */
export async function loadInternals() {
  mkdirSync(folder, { recursive: true });
  const outfile = `${folder}/internals.mjs`;
  await build({ stdin: { contents: ENTRY, resolveDir: root, loader: "ts" }, bundle: true, format: "esm", platform: "node", target: "es2022", outfile, logLevel: "error" });
  return import(`${pathToFileURL(outfile).href}?${process.pid}`);
}
