// Hands the process over to `run`. The exit code is set, not forced, so that everything written is written out; a reader that closes the pipe early ends the
// run in silence.
import { readFile } from "node:fs/promises";
import { exitCodes } from "./environment.js";
import type { Library, Output } from "./environment.js";
import { run } from "./command.js";

declare const MISSTEP_BUILD: string;

/** Whether the reader of standard output has gone away, as `head` does; then there is nobody to write for, and nothing to complain of. */
let closed = false;

function onError(problem: Error): void {
  if ("code" in problem && problem.code === "EPIPE") {
    closed = true;
    return;
  }
  process.stderr.write(`misstep: the report could not be written: ${problem.message}\n`);
  process.exit(exitCodes.unusable);
}

process.stdout.on("error", onError);
process.stderr.on("error", (problem: Error) => {
  if (!("code" in problem && problem.code === "EPIPE")) throw problem;
});

const stdout: Output = {
  write: (text) => closed || process.stdout.write(text),
  isTTY: process.stdout.isTTY,
  get columns() {
    return process.stdout.columns;
  },
  drained: () =>
    new Promise((done) => {
      const proceed = (): void => {
        process.stdout.off("drain", proceed).off("close", proceed).off("error", proceed);
        done();
      };
      process.stdout.on("drain", proceed).on("close", proceed).on("error", proceed);
    }),
  gone: () => closed,
};

function isLibrary(value: unknown): value is Library {
  return typeof value === "object" && value !== null && "checkAndDraw" in value && typeof value.checkAndDraw === "function" && "equal" in value && "describeMistakes" in value;
}

/** Runs the command with what stands in the folder of the built files, and sets the exit code of the process. */
export async function start(args: readonly string[], folder: URL): Promise<void> {
  let remember = async (): Promise<void> => undefined;
  /** The library as a script that is kept in compiled form, or, where that does not go, as the modules that it was made of. */
  async function loadLibrary(): Promise<Library> {
    try {
      const { runCompiled } = await import("./compiled.js");
      const compiled = await runCompiled(new URL("library.cjs", folder), MISSTEP_BUILD);
      remember = compiled.remember;
      if (isLibrary(compiled.exports)) return compiled.exports;
    } catch {
      // Then as modules.
    }
    return import("./library.js");
  }
  process.exitCode = await run(args, {
    stdin: process.stdin,
    stdout,
    stderr: process.stderr,
    variables: process.env,
    loadLibrary,
    loadWalk: async () => {
      const { runWalk } = await import("../tui/walk.js");
      return (request) => runWalk({ ...request, stdout: process.stdout, stdin: process.stdin });
    },
    worker: new URL("worker.js", folder),
    openCache: async () => {
      const { cacheFolder, openCache } = await import("./cache.js");
      return openCache(await cacheFolder(), MISSTEP_BUILD);
    },
    loadTypesetting: () => readFile(new URL("typesetting.css", folder), "utf8"),
    loadLinks: async () => {
      const { linksFor } = await import("./hyperlinks.js");
      return linksFor({ stdout, variables: process.env });
    },
  });
  // A check has compiled most of what the next one needs.
  if (args[0] === "check") await remember();
}
