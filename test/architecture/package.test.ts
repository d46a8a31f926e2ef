// What package.json promises about versions, engines and the published files.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { VERSION } from "../../src/model/version.js";

const manifest: unknown = JSON.parse(readFileSync("package.json", "utf8"));

it("has one version, in the package and in the reports", () => {
  expect(manifest).toMatchObject({ version: VERSION });
});

it("offers the library, the schema and the command where the build puts them", () => {
  expect(manifest).toMatchObject({
    bin: { misstep: "dist/cli.js" },
    exports: { ".": { types: "./dist/types/index.d.ts", default: "./dist/index.js" }, "./schema": "./dist/report.schema.json" },
    scripts: { prepare: "node scripts/build.mjs --if-stale", test: "vitest run" },
  });
});
