import type { Activity } from "@image-content-search/core/contract";
import { expect, test } from "vitest";
import { isImageId, pickByName } from "./find-image.ts";

const named = (imageId: string, filename: string) => ({ imageId, filename });

function newActivity(failed: { imageId: string; filename: string }[]): Activity {
  const rest = { status: "failed" as const, statusAt: "2026-01-02T03:04:05.000Z", attempt: 1, failure: null };
  return {
    inFlight: [],
    failed: failed.map((image) => ({ ...image, ...rest })),
    counts: { awaitingUpload: 0, preparing: 0, analyzing: 0, indexed: 0, failed: failed.length },
    throughput: { images: 0, minutes: 5 },
  };
}

test("an id is told from a name", () => {
  expect(isImageId("0190A5A0-0000-7000-8000-000000000002")).toBe(true);
  expect(isImageId("0190a5a0.jpg")).toBe(false);
});

test("the very name goes before names that contain it", () => {
  const found = pickByName("CAT.jpg", undefined, [named("1", "my cat.jpg"), named("2", "cat.jpg")]);

  expect(found).toEqual({ kind: "one", imageId: "2" });
});

test("a picture that failed is found though the search does not show it", () => {
  const found = pickByName("broken", newActivity([named("3", "broken.jpg")]), []);

  expect(found).toEqual({ kind: "one", imageId: "3" });
});

test("a picture that both lists name is one", () => {
  const found = pickByName("cat.jpg", newActivity([named("1", "cat.jpg")]), [named("1", "cat.jpg")]);

  expect(found).toEqual({ kind: "one", imageId: "1" });
});

test("several of a name are several, and none is none", () => {
  const two = [named("1", "cat.jpg"), named("2", "cat.jpg")];

  expect(pickByName("cat.jpg", undefined, two)).toEqual({ kind: "several" });
  expect(pickByName("dog.jpg", undefined, two)).toEqual({ kind: "none" });
});
