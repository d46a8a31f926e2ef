// Builds dist/: the library and the command line as ES modules that share chunks (so that a command loads what it needs and no more), the type
// declarations, the JSON Schema of the report, and the licences of the code that is bundled. `--bundle-only` leaves the declarations out;
// `--if-stale` does nothing when dist/ is newer than all that it is made of (npx prepares a package again when it first runs it in place).
import { build } from "esbuild";
import { chmod, copyFile, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createHash } from "node:crypto";
import { builtinModules, createRequire } from "node:module";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const dist = join(root, "dist");

/** Modules of dist/ and their sources. `browser` marks those that must not reach a module of Node. */
const entries = [
  { name: "index", source: "src/index.ts", browser: true },
  { name: "cli", source: "src/cli/main.ts", browser: false },
  { name: "worker", source: "src/cli/worker.ts", browser: false },
  { name: "vitest", source: "src/vitest/index.ts", browser: false },
];

/** Loaded from node_modules when a command asks for them, never at the start. */
const external = ["piscina", "vitest", "ink", "react", "react/*", "node:*"];

/** Lets bundled CommonJS packages `require` what Node brings; in an ES module there is no `require`. */
const nodeModulesForCommonJs = {
  name: "node-modules-for-common-js",
  setup(setup) {
    const names = new Set(builtinModules);
    setup.onResolve({ filter: /^[a-z_:/]+$/ }, ({ path, kind }) => {
      const bare = path.replace(/^node:/, "");
      if (!names.has(bare)) return undefined;
      return kind === "require-call" ? { path: bare, namespace: "node-builtin" } : { path: `node:${bare}`, external: true };
    });
    setup.onLoad({ filter: /.*/, namespace: "node-builtin" }, ({ path }) => ({
      contents: `export * from "node:${path}";`,
      loader: "js",
    }));
  },
};

/** A name for exactly this build, for what is kept between runs: a hash of all that it is made of. */
async function nameOfBuild() {
  const hash = createHash("sha256");
  const files = (await readdir(join(root, "src"), { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  for (const file of [...files.sort(), join(root, "package-lock.json"), join(root, "scripts", "build.mjs")]) hash.update(await readFile(file)).update("\0");
  return hash.digest("hex").slice(0, 32);
}

/** The style sheet of KaTeX with its fonts inside, so that a page needs no other file. Every browser that is in use knows WOFF2. */
async function typesetting() {
  const result = await build({
    absWorkingDir: root,
    entryPoints: ["katex/dist/katex.css"],
    outfile: "dist/typesetting.css",
    bundle: true,
    minify: true,
    legalComments: "none",
    loader: { ".woff2": "dataurl", ".woff": "empty", ".ttf": "empty" },
    metafile: true,
    logLevel: "warning",
  });
  return result.metafile;
}

/** Packages of which only the command line has a part, and that have a variant for Node: that one. */
const variantForNode = {
  name: "variant-for-node",
  setup(setup) {
    setup.onResolve({ filter: /^supports-color$/ }, ({ path, importer }) => ({ path: createRequire(importer).resolve(path) }));
  },
};

/** The library once more, as one script, which the command line keeps in compiled form between runs. */
async function libraryScript() {
  await build({
    absWorkingDir: root,
    entryPoints: { library: "src/cli/library.ts" },
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    bundle: true,
    format: "cjs",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["import", "default"],
    target: "es2022",
    minify: true,
    legalComments: "none",
    external,
    logLevel: "warning",
  });
}

async function bundle(name) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(entries.map(({ name, source }) => [name, source])),
    outdir: "dist",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["import", "default"],
    target: "es2022",
    jsx: "automatic",
    minify: true,
    define: { MISSTEP_BUILD: JSON.stringify(name) },
    legalComments: "none",
    chunkNames: "chunks/[name]-[hash]",
    external,
    plugins: [nodeModulesForCommonJs, variantForNode],
    metafile: true,
    logLevel: "warning",
  });
  return result.metafile;
}

/** The outputs that loading `output` can load, statically or later. */
function reachable(outputs, output, seen = new Set()) {
  if (seen.has(output)) return seen;
  seen.add(output);
  for (const imported of outputs[output].imports) if (!imported.external) reachable(outputs, imported.path, seen);
  return seen;
}

/** A library entry that reaches a module of Node would not run in a browser: that is an error of the build. */
function refuseNodeInBrowser({ outputs }) {
  for (const { name } of entries.filter(({ browser }) => browser)) {
    for (const output of reachable(outputs, `dist/${name}.js`)) {
      for (const { path, external: outside } of outputs[output].imports) {
        if (outside && path.startsWith("node:")) throw new Error(`dist/${name}.js reaches ${path} through ${output}`);
      }
    }
  }
}

/** Names, versions and licences of the packages whose code is in the bundles. */
async function thirdPartyNotices({ outputs }) {
  const folders = new Set();
  for (const output of Object.values(outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(input)?.[0];
      if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
    }
  }
  const notices = [];
  for (const folder of [...folders].sort()) {
    const manifest = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
    const files = (await readdir(join(root, folder))).filter((name) => /^(licen[cs]e|notice|copying)/i.test(name)).sort();
    const texts = await Promise.all(files.map((name) => readFile(join(root, folder, name), "utf8")));
    const title = `${manifest.name} ${manifest.version} (${manifest.license ?? "see below"})`;
    notices.push([title, "-".repeat(title.length), ...texts.map((text) => text.trim())].join("\n\n"));
  }
  return `The bundles of misstep contain code of these packages, under their own licences.\n\n${notices.join("\n\n\n")}\n`;
}

/** TypeScript's own compiler writes the declarations; esbuild does not know types. */
function declarations() {
  const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
  const run = spawnSync(process.execPath, [compiler, "-p", join(root, "scripts", "tsconfig.declarations.json")], { stdio: "inherit" });
  if (run.status !== 0) throw new Error("the declarations were not written");
}

/** When the newest of the files and folders was changed, in milliseconds. */
async function newest(paths) {
  const times = await Promise.all(
    paths.map(async (path) => {
      const entry = await stat(path);
      const inside = entry.isDirectory() ? (await readdir(path)).map((name) => join(path, name)) : [];
      return Math.max(entry.mtimeMs, inside.length === 0 ? 0 : await newest(inside));
    }),
  );
  return Math.max(...times);
}

/** What the dependencies were at the last build. `npm install` writes the lock file anew even where it changes nothing, so its time says nothing. */
const lockStamp = join(root, "node_modules", ".cache", "misstep", "package-lock");
const lockHash = async () => createHash("sha256").update(await readFile(join(root, "package-lock.json")).catch(() => "")).digest("hex");

async function isFresh(outputs) {
  if ((await readFile(lockStamp, "utf8").catch(() => null)) !== (await lockHash())) return false;
  const times = await Promise.all(outputs.map((name) => stat(join(dist, name)).then((entry) => entry.mtimeMs, () => 0)));
  const made = ["src", "scripts", "package.json", "tsconfig.json"].map((name) => join(root, name));
  return Math.min(...times) > (await newest(made));
}

const bundleOnly = process.argv.includes("--bundle-only");
const outputs = [...entries.map(({ name }) => `${name}.js`), "library.cjs", "report.schema.json", "typesetting.css", "THIRD-PARTY-NOTICES.txt", ...(bundleOnly ? [] : ["types/index.d.ts"])];
if (process.argv.includes("--if-stale") && (await isFresh(outputs))) process.exit(0);

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const name = await nameOfBuild();
const metafile = await bundle(name);
await libraryScript();
const styles = await typesetting();
refuseNodeInBrowser(metafile);
await writeFile(join(dist, "THIRD-PARTY-NOTICES.txt"), await thirdPartyNotices({ outputs: { ...metafile.outputs, ...styles.outputs } }));
await copyFile(join(root, "src", "report", "report.schema.json"), join(dist, "report.schema.json"));
await chmod(join(dist, "cli.js"), 0o755);
if (!bundleOnly) declarations();
await mkdir(dirname(lockStamp), { recursive: true });
await writeFile(lockStamp, await lockHash());
for (const { name } of entries) {
  const { size } = await stat(join(dist, `${name}.js`));
  console.log(`dist/${name}.js  ${size} bytes`);
}
