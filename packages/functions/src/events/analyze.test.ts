import type { BusEvent, Detector } from "@image-content-search/core/events";
import type { SQSEvent } from "aws-lambda";
import { beforeEach, expect, test, vi } from "vitest";
import { publish } from "../lib/bus.ts";
import { requestAnalysis } from "../lib/queues.ts";
import { detect } from "../lib/rekognition.ts";

vi.stubEnv("DETECTORS", "labels,properties,text,moderation");
vi.stubEnv("ANALYSIS_QUEUE_URL", "http://localhost/analysis");
vi.mock("../lib/rekognition.ts", () => ({ detect: vi.fn() }));
vi.mock("../lib/bucket.ts", () => ({ writeJson: vi.fn() }));
vi.mock("../lib/bus.ts", () => ({ publish: vi.fn() }));
vi.mock("../lib/queues.ts", () => ({ requestAnalysis: vi.fn() }));
vi.mock("@aws-sdk/client-sqs", () => ({
  ChangeMessageVisibilityCommand: vi.fn(),
  SQSClient: class {
    send = async () => ({});
  },
}));
const { handler } = await import("./analyze.ts");

const subject = {
  imageId: "0190a5a0-0000-7000-8000-000000000002",
  ownerId: "0190a5a0-0000-7000-8000-000000000001",
  attempt: 1,
};
const message = { ...subject, key: "media/x/preview.jpg", skip: [] as Detector[] };
const Labels = [{ Name: "Cat", Confidence: 90 }];

/** An error as the SDK names it. */
const named = (name: string) => Object.assign(new Error("Told by Rekognition."), { name });

/** Has the detectors answer: one that is not named finds nothing. */
function answer(answers: Partial<Record<string, () => Promise<object>>>) {
  vi.mocked(detect).mockImplementation(async (operation) => (await answers[operation]?.()) ?? {});
}

function analyze(receives = 1, body: object = message) {
  const attributes = { ApproximateReceiveCount: String(receives) };
  const record = { messageId: "1", receiptHandle: "r", body: JSON.stringify(body), attributes };
  return handler({ Records: [record] } as unknown as SQSEvent);
}

/** What was announced: detectors and whether that was all, or the code of the failure. */
function announced() {
  return vi.mocked(publish).mock.calls.map(([event]: BusEvent[]) => {
    if (event?.["detail-type"] === "image.failed") return event.detail.failure.code;
    if (event?.["detail-type"] !== "image.analyzed") return event?.["detail-type"];
    return [event.detail.findings.map(({ detector }) => detector).join(), event.detail.complete];
  });
}

const well = { batchItemFailures: [] };
const again = { batchItemFailures: [{ itemIdentifier: "1" }] };

beforeEach(() => vi.clearAllMocks());

test("announces labels while text is still being read, and the end when all have answered", async () => {
  let finish = (_: object) => {};
  const text = new Promise<object>((resolve) => {
    finish = resolve;
  });
  answer({ "detect-labels": async () => ({ Labels }), "detect-text": () => text });

  const analysis = analyze();
  await vi.waitFor(() => expect(announced()).toContainEqual(["labels,properties", false]));
  expect(announced()).not.toContainEqual(["", true]);
  finish({});

  expect(await analysis).toEqual(well);
  expect(announced().at(-1)).toEqual(["", true]);
  expect(announced()).toContainEqual(["text", false]);
});

test("a single operation completes the analysis by what it finds", async () => {
  answer({ "detect-labels": async () => ({ Labels }) });

  expect(await analyze(1, { ...message, skip: ["text", "moderation"] })).toEqual(well);
  expect(announced()).toEqual([["labels,properties", true]]);
});

test("asks the one detector again that failed and may succeed, and loses nothing of the others", async () => {
  answer({ "detect-text": () => Promise.reject(named("ThrottlingException")) });

  expect(await analyze(3)).toEqual(well);
  expect(announced()).toEqual([
    ["labels,properties", false],
    ["moderation", false],
  ]);
  const followUp = { ...message, skip: ["labels", "properties", "moderation"] };
  expect(requestAnalysis).toHaveBeenCalledExactlyOnceWith(followUp, expect.any(Number));
});

test("tells the owner at once of what cannot succeed, and keeps what the others found", async () => {
  answer({ "detect-moderation-labels": () => Promise.reject(named("ImageTooLargeException")) });

  expect(await analyze()).toEqual(well);
  expect(announced()).toEqual([["labels,properties", false], ["text", false], "ImageTooLargeException"]);
  expect(requestAnalysis).not.toHaveBeenCalled();
});

test("leaves it to the queue when none answers, and tells the owner the last time", async () => {
  vi.mocked(detect).mockRejectedValue(named("InternalServerError"));

  expect(await analyze(2)).toEqual(again);
  expect(announced()).toEqual([]);
  expect(await analyze(3)).toEqual(again);
  expect(announced()).toEqual(["InternalServerError"]);
});

test("does not take for told what the bus did not take", async () => {
  answer({ "detect-labels": async () => ({ Labels }) });
  vi.mocked(publish).mockRejectedValueOnce(named("InternalFailure"));

  expect(await analyze()).toEqual(well);
  const [[followUp] = []] = vi.mocked(requestAnalysis).mock.calls;
  expect(followUp?.skip).not.toContain("labels");
  expect(announced()).not.toContainEqual(["", true]);
});

test("ends an analysis of which nothing is left to ask", async () => {
  const skip = ["labels", "properties", "text", "moderation"];

  expect(await analyze(1, { ...message, skip })).toEqual(well);
  expect(announced()).toEqual([["", true]]);
});
