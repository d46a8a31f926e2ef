// A script with what V8 made of it last time: compiling it anew is most of the time of a short run. The compiled form is the user's own, never a project's: V8
// runs what it is given there, so it must not come out of a folder that was cloned. Without it, or where it does not fit, everything is as it is without.
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Script } from "node:vm";

/** A folder of the user for what can be made again. */
function userCache(): string {
  const named = process.env["XDG_CACHE_HOME"];
  if (named !== undefined && isAbsolute(named)) return join(named, "misstep");
  return process.platform === "win32" && process.env["LOCALAPPDATA"] !== undefined ? join(process.env["LOCALAPPDATA"], "misstep", "Cache") : join(homedir(), ".cache", "misstep");
}

export interface Compiled {
  /** What the script exports. */
  readonly exports: unknown;
  /** Keeps what is compiled by now for the next run, if nothing was kept for it yet. */
  readonly remember: () => Promise<void>;
}

/** Runs a file in the form of CommonJS. `build` names exactly this file; the Node and the machine are named beside it. */
export async function runCompiled(file: URL, build: string): Promise<Compiled> {
  const folder = userCache();
  const kept = join(folder, `compiled-${build}-${process.versions.v8}-${process.arch}.bin`);
  const path = fileURLToPath(file);
  const [source, cachedData] = await Promise.all([readFile(path, "utf8"), readFile(kept).catch(() => undefined)]);
  const script = new Script(`(function (exports, require, module) {${source}\n})`, { filename: path, cachedData, importModuleDynamically: (name) => import(name) });
  const isKept = cachedData !== undefined && script.cachedDataRejected !== true;
  const module: { exports: unknown } = { exports: {} };
  const run: unknown = script.runInThisContext();
  if (typeof run !== "function") throw new TypeError(`${path} is no script`);
  Reflect.apply(run, undefined, [module.exports, createRequire(file), module]);
  return {
    exports: module.exports,
    remember: async () => {
      if (isKept) return;
      const draft = `${kept}.${process.pid}.tmp`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(draft, script.createCachedData(), { mode: 0o600 });
        await rename(draft, kept);
      } catch {
        // The next run compiles again.
      }
    },
  };
}
