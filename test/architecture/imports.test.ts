// The directions of imports are held by a tool, and the tool is held by planted violations: its own script does both, and must pass.
import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it("lets each folder import only those above it, and finds what breaks that", { timeout: 60_000 }, () => {
  const run = spawnSync(process.execPath, ["scripts/check-imports.mjs"], { encoding: "utf8" });
  expect(run.stderr).toBe("");
  expect(run.stdout).toMatch(/^\d+ modules, every import goes the right way; planted violations are found\n$/);
  expect(run.status).toBe(0);
});
