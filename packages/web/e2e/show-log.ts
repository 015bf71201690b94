import { existsSync, readFileSync } from "node:fs";
import { afterAll, afterEach } from "vitest";
import { systemLogs } from "./app.ts";

const lines = 100;

// Where a test fails, or the hook that comes before all, what the system has printed last may say why.
afterEach(({ task }) => {
  if (task.result?.state === "fail") showLogs();
});
// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern that nothing is wanted of it.
afterAll(({}, file) => {
  if (file.result?.state === "fail") showLogs();
});

function showLogs(): void {
  for (const log of systemLogs) {
    if (existsSync(log)) console.log(readFileSync(log, "utf8").split("\n").slice(-lines).join("\n"));
  }
}
