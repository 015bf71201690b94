import { existsSync, readFileSync } from "node:fs";
import { afterEach } from "vitest";
import { systemLogs } from "./app.ts";

const lines = 100;

// Where a test fails, what the system has printed last may say why.
afterEach(({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const log of systemLogs) {
    if (existsSync(log)) console.log(readFileSync(log, "utf8").split("\n").slice(-lines).join("\n"));
  }
});
