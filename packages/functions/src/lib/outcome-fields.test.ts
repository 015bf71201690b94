import type { BusEvent } from "@image-content-search/core/events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { outcomeFields } from "./outcome-fields.ts";

/** Announced 2022-02-22T19:22:22.000Z. */
const imageId = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
const subject = { imageId, ownerId: "0190a5a0-0000-7000-8000-000000000001", at: "2022-02-22T19:22:25.500Z" };

beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2022-02-22T19:22:25.500Z") });
});

afterEach(() => {
  vi.useRealTimers();
});

function newAnalyzed(attempt: number): BusEvent {
  const detail = { ...subject, attempt, startedAt: subject.at, findings: [], complete: true };
  return { "detail-type": "image.analyzed", detail };
}

test("counts an analyzed image as indexed, with the seconds since it was announced", () => {
  expect(outcomeFields(newAnalyzed(1))).toMatchObject({ ImagesIndexed: 1, SecondsToIndexed: 3.5 });
});

test("knows no seconds of a retry", () => {
  expect(outcomeFields(newAnalyzed(2))).toMatchObject({ ImagesIndexed: 1, SecondsToIndexed: undefined });
});

test("counts a failure by its stage and says its code", () => {
  const failure = { stage: "prepare" as const, code: "damaged", message: "It is damaged.", retryable: false };
  const event: BusEvent = { "detail-type": "image.failed", detail: { ...subject, attempt: 1, failure } };

  expect(outcomeFields(event)).toMatchObject({ ImagesFailed: 1, failedStage: "prepare", code: "damaged" });
});

test("counts nothing of what is on its way", () => {
  const detail = { ...subject, attempt: 1, byteSize: 1 };

  expect(outcomeFields({ "detail-type": "image.uploaded", detail })).toEqual({});
});
