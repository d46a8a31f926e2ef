// Two groups of tests: those that import the sources, and those that drive the built command as a process, which are built first.
import { defineConfig } from "vitest/config";

const processes = ["test/cli/**/*.process.test.ts"];

export default defineConfig({
  // Without `maxWorkers`, one core of two stays idle. The files of one worker share the sources they import (`isolate: false`): loaded anew for each file, these take more than
  // half as long as the tests themselves.
  test: {
    maxWorkers: "100%",
    projects: [
      { test: { name: "sources", isolate: false, include: ["test/**/*.test.ts", "test/**/*.test.tsx"], exclude: processes, testTimeout: 30_000 } },
      { test: { name: "command", include: processes, globalSetup: ["test/cli/build-once.ts"], testTimeout: 30_000 } },
    ],
  },
});
