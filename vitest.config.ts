import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** Reads what its process prints, so nobody else may print. */
const takesTheOutput = "packages/local/src/lambda/function-logs.test.ts";

export default defineConfig({
  test: {
    globalSetup: "./vitest.setup.ts",
    // Threads that collect garbage beside every process would take the cores from one another.
    execArgv: ["--single-threaded-gc"],
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        test: {
          name: "together",
          include: ["packages/{core,web,cli,local,bench}/src/**/*.test.ts"],
          exclude: [takesTheOutput],
          // Loading what these need takes longer than most of them: what one file has loaded serves the next.
          isolate: false,
          // A database, a detector or the whole system starts within some tests, on machines of any speed.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          env: { TZ: "UTC" },
        },
      },
      {
        test: {
          name: "alone",
          include: [
            "packages/functions/src/**/*.test.ts",
            "packages/local/test/**/*.test.ts",
            takesTheOutput,
          ],
          // These replace modules or start whole systems, whose memory goes with their process.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          env: { TZ: "UTC" },
        },
      },
      {
        test: {
          name: "browser",
          include: ["packages/web/e2e/**/*.test.ts"],
          // A project's own setup comes before that of all, and starts what that one builds.
          globalSetup: ["./vitest.setup.ts", "./packages/web/e2e/shared-system.ts"],
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
