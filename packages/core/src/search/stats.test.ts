import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import { newAnnouncement, newFailed, newImage, newLabel, newSubject, owner } from "../../test/factories.ts";
import { announceUpload, applyEvents, trashImage } from "../catalog/index.ts";
import { getStats } from "./index.ts";

const dog = newLabel({ name: "Dog", parents: [], aliases: [], categories: [] });

test("counts what can be seen by value, all outside the trash by status, and everything as used", async () => {
  const db = await newDatabase();
  await newImage(db, { takenAt: "2024-05-01T00:00:00.000Z" });
  await newImage(db, { takenAt: "2025-05-01T00:00:00.000Z", labels: [dog] });
  await newImage(db, { takenAt: "2025-06-01T00:00:00.000Z", labels: [newLabel(), dog] });
  const trashed = await newImage(db);
  await trashImage(db, { ownerId: owner, imageId: trashed }, "2026-02-01T00:00:00.000Z");
  await announceUpload(db, newAnnouncement());
  const { imageId } = await announceUpload(db, newAnnouncement());
  await applyEvents(db, [newFailed(newSubject(imageId))]);
  await newImage(db, { ownerId: randomUUID() });

  const stats = await getStats(db, owner);

  expect(stats).toMatchObject({
    images: 3,
    trashed: 1,
    byStatus: { "awaiting-upload": 1, preparing: 0, analyzing: 0, indexed: 3, failed: 1 },
    byType: [{ value: "jpeg", count: 3 }],
    byYear: [
      { value: "2025", count: 2 },
      { value: "2024", count: 1 },
    ],
    cameras: [],
    colors: [],
    used: { images: 6, bytes: 6_000, analysesToday: 6 },
  });
  expect(stats.labels).toEqual(
    expect.arrayContaining([
      { value: "Dog", count: 2 },
      { value: "Cat", count: 2 },
    ]),
  );
});

test("a library that is none is empty", async () => {
  const stats = await getStats(await newDatabase(), owner);

  expect(stats).toMatchObject({ images: 0, trashed: 0, byType: [], used: { images: 0, bytes: 0 } });
});
