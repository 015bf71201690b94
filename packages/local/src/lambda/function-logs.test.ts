import { ChildProcess } from "node:child_process";
import { PassThrough } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { printLogs } from "./function-logs.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

/** What the terminal shows of a line that a function writes; without the time. */
async function shown(entry: object | string): Promise<string> {
  let text = "";
  const read = (chunk: string | Uint8Array) => {
    text += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(read);
  vi.spyOn(process.stderr, "write").mockImplementation(read);
  const stdout = new PassThrough();
  printLogs("prepare", Object.assign(new ChildProcess(), { stdout, stderr: null }));
  stdout.end(`${typeof entry === "string" ? entry : JSON.stringify(entry)}\n`);
  await vi.waitFor(() => expect(text).not.toBe(""));
  return text.slice("00:00:00.000 ".length).replaceAll(/ {2,}/g, " ");
}

const common = { timestamp: "2026-01-02T03:04:05.678Z", service: "image-content-search", correlationId: "i" };

test("shows an entry's message and fields, without what only CloudWatch needs", async () => {
  const entry = { level: "INFO", message: "Renditions are made.", ...common, imageId: "i", cpuMs: 12.5 };

  expect(await shown(entry)).toBe('lambda prepare: Renditions are made. imageId="i" cpuMs=12.5\n');
});

test("shows nothing of what a line counts for CloudWatch", async () => {
  const directive = { Namespace: "N", Dimensions: [["service"]], Metrics: [{ Name: "ImagesPrepared" }] };
  const _aws = { Timestamp: 1, CloudWatchMetrics: [directive] };
  const entry = { level: "INFO", message: "Done.", ...common, ms: 3, ImagesPrepared: 1, _aws };

  expect(await shown(entry)).toBe("lambda prepare: Done. ms=3\n");
});

test("shows an error with its stack", async () => {
  const error = { name: "Error", message: "no", stack: "Error: no\n    at here" };

  expect(await shown({ level: "ERROR", message: "It failed.", ...common, error })).toBe(
    "lambda prepare: It failed.\nError: no\n at here\n",
  );
});

test("shows as it is what is not an entry", async () => {
  expect(await shown("{ plain text")).toBe("lambda prepare: { plain text\n");
});
