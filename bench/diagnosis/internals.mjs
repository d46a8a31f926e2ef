// The parts of the library that the study needs and that its public door does not give (internals-entry.ts), bundled from the sources once for a run.

import { build } from "esbuild";
import { mkdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The module with the internals, bundled anew. */
export async function loadInternals() {
  const folder = here("../../node_modules/.cache/misstep-bench");
  mkdirSync(folder, { recursive: true });
  const outfile = `${folder}/internals.mjs`;
  await build({ entryPoints: [here("internals-entry.ts")], bundle: true, format: "esm", platform: "node", target: "es2022", outfile, logLevel: "error", banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" } });
  return import(`${pathToFileURL(outfile).href}?${process.pid}`);
}
