import { expect, test } from "vitest";
import { newAnalyzed, newFailed, newPrepared, newSubject, newUploaded } from "../../test/factories.ts";
import type { BusEvent } from "../events/index.ts";
import { foldEvents } from "./fold-events.ts";

const imageId = "0190a5a0-0000-7000-8000-0000000000aa";
const at = (second: number) => `2026-01-02T03:04:0${second}.000Z`;
const subject = (second: number) => newSubject(imageId, { at: at(second) });

/** What is told of the stages of the one image, whichever of two events comes first. */
function stagesOf(...events: [BusEvent, BusEvent]) {
  const [one, other] = [events, [...events].reverse()].map((batch) => foldEvents(batch)[0]?.stages);
  expect(other).toEqual(one);
  return one;
}

test("a stage that came to a good end after all did, and its failure is not told", () => {
  const analyzed = newAnalyzed(subject(5));

  expect(stagesOf(newFailed(subject(1)), analyzed)).toEqual([
    { attempt: 1, stage: "analyze", startedAt: analyzed.detail.startedAt, endedAt: at(5), failure: null },
  ]);
});

test("of two ends alike the first counts", () => {
  const [first, second] = [newFailed(subject(1)), newFailed(subject(2))];

  expect(stagesOf(first, second)).toEqual([
    { attempt: 1, stage: "analyze", endedAt: at(1), failure: first.detail.failure },
  ]);
});

test("a stage began when it was first begun", () => {
  expect(stagesOf(newUploaded(subject(1)), newUploaded(subject(2)))).toEqual([
    { attempt: 1, stage: "prepare", startedAt: at(1) },
  ]);
});

test("of two preparations the newer attempt's counts, and its standing", () => {
  const [old, young] = [newPrepared(subject(1)), newPrepared({ ...subject(2), attempt: 2 })];

  for (const batch of [
    [old, young],
    [young, old],
  ]) {
    const [news] = foldEvents(batch);
    expect(news?.prepared?.attempt).toBe(2);
    expect(news?.standing).toMatchObject({ attempt: 2, status: "analyzing" });
  }
});
