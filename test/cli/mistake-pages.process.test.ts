// docs/mistakes is what its generator writes.

import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it("the pages of the mistakes in docs/ are fresh", () => {
  const run = spawnSync(process.execPath, ["scripts/mistake-pages.mjs", "--check"], { encoding: "utf8" });
  expect([run.status, run.stderr]).toEqual([0, ""]);
});
