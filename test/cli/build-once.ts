// Builds dist/ before the tests that drive the command, if a source is newer than what stands there.
import { spawnSync } from "node:child_process";

export default function buildOnce(): void {
  const run = spawnSync(process.execPath, ["scripts/build.mjs", "--bundle-only", "--if-stale"], { encoding: "utf8" });
  if (run.status !== 0) throw new Error(`the build failed\n${run.stdout}${run.stderr}`);
}
