import { afterEach, expect, test, vi } from "vitest";
import { log } from "./log.ts";
import { metricFields } from "./metric-fields.ts";
import { runStage } from "./stage.ts";

const imageId = "0190a5a0-0000-7000-8000-000000000001";

/** What is logged from now on, line by line. */
function readLog() {
  const lines: Record<string, unknown>[] = [];
  const read = (chunk: string | Uint8Array) => lines.push(JSON.parse(String(chunk))) > 0;
  vi.spyOn(process.stdout, "write").mockImplementation(read);
  vi.spyOn(process.stderr, "write").mockImplementation(read);
  return lines;
}

afterEach(() => {
  vi.restoreAllMocks();
});

test("logs the end of a stage with the image, and what the work answered", async () => {
  const lines = readLog();

  await runStage({ name: "analyze", imageId, done: "Done." }, async () => ({ labels: 3 }));

  expect(lines).toEqual([
    expect.objectContaining({
      level: "INFO",
      message: "Done.",
      correlationId: imageId,
      imageId,
      stage: "analyze",
      labels: 3,
      ms: expect.any(Number),
    }),
  ]);
});

test("gives every line that is logged meanwhile the image's id, and none afterwards", async () => {
  const lines = readLog();

  await runStage({ name: "analyze", imageId, done: "Done." }, async () => {
    log.warn("Hm.");
    return undefined;
  });
  log.info("Later.");

  expect(lines.map(({ message, correlationId }) => [message, correlationId])).toEqual([
    ["Hm.", imageId],
    ["Later.", undefined],
  ]);
});

test("says which image a stage did not end for, and throws what stopped it", async () => {
  const lines = readLog();
  const stage = runStage({ name: "prepare", imageId, done: "Done." }, async () => {
    throw new Error("The bucket is away.");
  });

  await expect(stage).rejects.toThrow("The bucket is away.");
  expect(lines).toEqual([
    expect.objectContaining({ level: "WARN", imageId, reason: "Error: The bucket is away." }),
  ]);
});

test("logs an error with its causes", () => {
  const lines = readLog();

  log.error("No.", { error: new Error("outer", { cause: new Error("inner") }) });

  expect(lines[0]?.error).toMatchObject({ message: "outer", cause: { message: "inner" } });
});

test("counts on a log line what has a value, split as the contract says", () => {
  const { _aws, ...values } = metricFields({ ImagesFailed: 1, SecondsToIndexed: undefined });

  expect(values).toEqual({ ImagesFailed: 1, SecondsToIndexed: undefined });
  expect(_aws.CloudWatchMetrics).toEqual([
    {
      Namespace: "ImageContentSearch",
      Dimensions: [["service", "failedStage"]],
      Metrics: [{ Name: "ImagesFailed", Unit: "Count" }],
    },
  ]);
});
