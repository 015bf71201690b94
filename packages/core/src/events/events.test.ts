import { expect, test } from "vitest";
import { BusEvent, type DetectedLabel, eventDetails, maxDetailBytes } from "./index.ts";

const subject = {
  imageId: "0190a5a0-0000-7000-8000-000000000002",
  ownerId: "0190a5a0-0000-7000-8000-000000000001",
  at: "2026-01-02T03:04:05.000Z",
  attempt: 1,
};

function newLabel(change: Partial<DetectedLabel> = {}): DetectedLabel {
  return {
    name: "Cat",
    confidence: 90,
    parents: ["Animal"],
    aliases: [],
    categories: [],
    instances: [],
    ...change,
  };
}

function newDetail(labels: DetectedLabel[]) {
  const finding = { detector: "labels", model: "m", rawKey: "analysis/x", labels };
  return { ...subject, startedAt: subject.at, findings: [finding], complete: true };
}

test("an analyzed event with a label reads back whole", () => {
  const detail = newDetail([newLabel()]);

  expect(eventDetails["image.analyzed"].parse(detail)).toEqual(detail);
});

test("an analyzed event over the bus's limit is refused", () => {
  const box = { left: 0.123456789, top: 0.123456789, width: 0.123456789, height: 0.123456789 };
  const instances = Array.from({ length: 50 }, () => ({ box, confidence: 99.123456 }));
  const labels = Array.from({ length: 200 }, () => newLabel({ instances }));
  const detail = newDetail(labels);

  expect(JSON.stringify(detail).length).toBeGreaterThan(maxDetailBytes);
  expect(eventDetails["image.analyzed"].safeParse(detail).success).toBe(false);
});

test("an event of an unknown type is refused", () => {
  expect(BusEvent.safeParse({ "detail-type": "image.eaten", detail: subject }).success).toBe(false);
});

test("a confidence over 100 is refused", () => {
  const detail = newDetail([newLabel({ confidence: 101 })]);

  expect(eventDetails["image.analyzed"].safeParse(detail).success).toBe(false);
});
