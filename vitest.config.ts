import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "./vitest.setup.ts",
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        test: {
          name: "together",
          include: ["packages/{core,web,cli}/src/**/*.test.ts"],
          // Loading what these need takes longer than most of them: what one file has loaded serves the next.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          env: { TZ: "UTC" },
        },
      },
      {
        test: {
          name: "alone",
          include: ["packages/{functions,local,bench}/{src,test}/**/*.test.ts"],
          // These replace modules, start threads and bend clocks, so each file has a process of its own. A database, a
          // detector or the whole system starts within some tests, on machines of any speed.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          env: { TZ: "UTC" },
        },
      },
      {
        test: {
          name: "browser",
          include: ["packages/web/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
          env: { TZ: "UTC" },
        },
      },
      {
        test: {
          name: "stacks",
          include: ["stacks/**/*.test.ts"],
          // Each synthesis bundles every function, and SST has one project a process: all files share two.
          fileParallelism: false,
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          env: { TZ: "UTC" },
        },
      },
    ],
  },
});
