#!/usr/bin/env node
// The entry of the `misstep` command: hands the process over to `run`. The exit code is set, not forced, so that everything written is
// written out; a reader that closes the pipe early ends the run in silence.
import { exitCodes } from "./environment.js";
import { run } from "./command.js";

function closeQuietly(problem: Error): void {
  if ("code" in problem && problem.code === "EPIPE") process.exit(process.exitCode ?? exitCodes.fine);
  throw problem;
}

process.stdout.on("error", closeQuietly);
process.stderr.on("error", closeQuietly);

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  variables: process.env,
  loadLibrary: () => import("../index.js"),
  loadWalk: async () => {
    const { runWalk } = await import("../tui/walk.js");
    return ({ report, sources }) => runWalk({ report, sources, stdout: process.stdout, stdin: process.stdin });
  },
});
