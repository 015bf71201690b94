import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** These replace modules, read what their process prints or deploy, so nobody else may be in it. */
const alone = [
  "packages/functions/src/events/analyze.test.ts",
  "packages/functions/src/jobs/reconcile.test.ts",
  "packages/local/src/lambda/function-logs.test.ts",
  "stacks/deploy.test.ts",
];

/** A database, a detector or the whole system starts within some tests, on machines of any speed. */
const patient = { testTimeout: 60_000, hookTimeout: 60_000, env: { TZ: "UTC" } };

export default defineConfig({
  test: {
    globalSetup: "./vitest.setup.ts",
    // What is printed by a test is of interest when it fails.
    silent: "passed-only",
    // Threads that collect garbage beside every process would take the cores from one another.
    execArgv: ["--single-threaded-gc"],
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        test: {
          name: "together",
          include: ["packages/{core,web,cli,local,bench}/src/**/*.test.ts"],
          exclude: alone,
          // Loading what these need takes longer than most of them: what one file has loaded serves the next.
          isolate: false,
          setupFiles: ["./vitest.quiet.ts"],
          ...patient,
        },
      },
      {
        test: {
          name: "functions",
          include: ["packages/functions/src/**/*.test.ts"],
          exclude: alone,
          // They forbid what reads pictures to read anything but those, in their whole process.
          isolate: false,
          setupFiles: ["./vitest.quiet.ts"],
          ...patient,
        },
      },
      {
        test: {
          name: "systems",
          include: ["packages/local/test/**/*.test.ts"],
          // The embedded database and the models are compiled once a process, not for each system.
          isolate: false,
          setupFiles: ["./vitest.quiet.ts", "./packages/local/test/end-systems.ts"],
          ...patient,
        },
      },
      {
        test: {
          name: "alone",
          include: alone,
          setupFiles: ["./vitest.quiet.ts"],
          ...patient,
        },
      },
      {
        test: {
          name: "browser",
          include: ["packages/web/e2e/**/*.test.ts"],
          // A project's own setup comes before that of all, and starts what that one builds.
          globalSetup: ["./vitest.setup.ts", "./packages/web/e2e/shared-system.ts"],
          setupFiles: ["./packages/web/e2e/show-log.ts"],
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
          exclude: alone,
          // Each synthesis bundles every function, and SST has one project a process: all files share two.
          fileParallelism: false,
          isolate: false,
          sequence: { groupOrder: 1 },
          ...patient,
        },
      },
    ],
  },
});
