// Reports of documents that have not changed. The key is everything that a report depends on: the text, its path, how it is read, and the build of misstep;
// so an entry never has to be thrown away for being wrong, only for being old. Each entry is a file of its own, put in place whole, so that any number of
// processes may share the folder. A cache that cannot be read or written is no cache, never an error.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { REPORT_SCHEMA } from "../model/report.js";
import type { Report } from "../model/report.js";
import { VERSION } from "../model/version.js";
import type { Cache, Checked, Task } from "./task.js";

const day = 24 * 60 * 60 * 1000;
const longestLife = 30 * day;

/** The folder for the caches of a project, or of the user where there is none. */
export async function cacheFolder(): Promise<string> {
  const { default: findCacheDirectory } = await import("find-cache-directory");
  const ofProject = findCacheDirectory({ name: "misstep" });
  if (ofProject !== undefined) return ofProject;
  const { default: envPaths } = await import("env-paths");
  return envPaths("misstep", { suffix: "" }).cache;
}

/** Whether a value of a file is a report of this version. Entries are written by misstep alone; this guards against files that are cut off. */
function isReport(value: unknown): value is Report {
  return (
    typeof value === "object" && value !== null && "schema" in value && value.schema === REPORT_SCHEMA && "version" in value && value.version === VERSION &&
    "derivations" in value && Array.isArray(value.derivations) && "files" in value && Array.isArray(value.files) && "summary" in value
  );
}

function isChecked(value: unknown): value is Checked {
  return typeof value === "object" && value !== null && "report" in value && isReport(value.report) && "drawings" in value && Array.isArray(value.drawings);
}

/** The cache in a folder for one build of misstep. */
export function openCache(folder: string, build: string): Cache {
  const fileOf = ({ path, text, flags, draw }: Task): string => {
    const key = createHash("sha256").update(JSON.stringify([build, process.versions.v8, path, flags.notation ?? null, flags.assume, flags.variable ?? null, flags.preamble, draw])).update("\0").update(text).digest("hex");
    return join(folder, key.slice(0, 2), `${key.slice(2)}.json`);
  };
  let number = 0;
  let broken = false;

  return {
    get: async (task) => {
      try {
        const value: unknown = JSON.parse(await readFile(fileOf(task), "utf8"));
        return isChecked(value) ? value : null;
      } catch {
        return null;
      }
    },
    set: async (task, checked) => {
      if (broken) return;
      const file = fileOf(task);
      const draft = `${file}.${process.pid}-${number++}.tmp`;
      try {
        await mkdir(dirname(file), { recursive: true });
        await writeFile(draft, JSON.stringify(checked));
        await rename(draft, file);
      } catch {
        broken = true;
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
    tidy: async () => {
      const mark = join(folder, "tidied");
      try {
        const last = await stat(mark).then(({ mtimeMs }) => mtimeMs, () => null);
        if (last !== null && Date.now() - last < day) return;
        await writeFile(mark, "");
        await utimes(mark, new Date(), new Date());
        if (last === null) return;
        for (const name of await readdir(folder, { recursive: true })) {
          const file = join(folder, name);
          const entry = await stat(file);
          if (entry.isFile() && Date.now() - entry.mtimeMs > longestLife) await rm(file, { force: true });
        }
      } catch {
        // A folder that cannot be tidied is left as it is.
      }
    },
  };
}
