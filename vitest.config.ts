// Two groups of tests: those that import the sources, and those that drive the built command as a process, which are built first.
import { defineConfig } from "vitest/config";

const processes = ["test/cli/**/*.process.test.ts"];

export default defineConfig({
  // Without this, one core of two stays idle.
  test: {
    maxWorkers: "100%",
    projects: [
      { test: { name: "sources", include: ["test/**/*.test.ts", "test/**/*.test.tsx"], exclude: processes, testTimeout: 30_000 } },
      { test: { name: "command", include: processes, globalSetup: ["test/cli/build-once.ts"], testTimeout: 30_000 } },
    ],
  },
});
