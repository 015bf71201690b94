import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { migrations } from "../../migrations/index.ts";
import { newDatabase, newEmptyDatabase } from "../../test/database.ts";
import {
  newAnnouncement,
  newFailed,
  newImage,
  newPrepared,
  newSubject,
  owner,
} from "../../test/factories.ts";
import {
  announceUpload,
  applyEvents,
  type Database,
  getActivity,
  getImage,
  ImageNotFoundError,
  migrate,
  purgeTrash,
  restoreImage,
  trashImage,
} from "./index.ts";

const later = "2026-02-01T00:00:00.000Z";
const newAnnounced = async (db: Database) => (await announceUpload(db, newAnnouncement())).imageId;

describe("migrate", () => {
  test("runs every migration on an empty database and none the second time", async () => {
    const db = await newEmptyDatabase();

    expect(await migrate(db)).toEqual(Object.keys(migrations));
    expect(await migrate(db)).toEqual([]);
  });
});

describe("announceUpload", () => {
  test("answers the first image for the same owner and content, also when both come at once", async () => {
    const db = await newDatabase();
    const [one, two] = [newAnnouncement(), newAnnouncement()].map((a) => ({ ...a, sha256: "ab".repeat(32) }));

    const answers = await Promise.all(
      [one, two].map((upload) => announceUpload(db, upload ?? newAnnouncement())),
    );

    expect(answers[0]).toEqual({ ...answers[1] });
    expect(answers[0]).toMatchObject({ status: "awaiting-upload", trashed: false });
  });

  test("gives two owners of the same content an image each", async () => {
    const db = await newDatabase();
    const upload = newAnnouncement();
    const other = { ...upload, ownerId: randomUUID(), imageId: randomUUID() };

    const answers = [await announceUpload(db, upload), await announceUpload(db, other)];

    expect(answers.map(({ imageId }) => imageId)).toEqual([upload.imageId, other.imageId]);
  });

  test("refuses new content that the library has no room for, and takes what it has", async () => {
    const db = await newDatabase();
    const [one, two] = [newAnnouncement({ byteSize: 600 }), newAnnouncement({ byteSize: 500 })];
    const { imageId } = await announceUpload(db, one, { images: 1, bytes: 600, analysesPerDay: 9 });

    for (const quota of [
      { images: 1, bytes: 2_000, analysesPerDay: 9 },
      { images: 9, bytes: 1_099, analysesPerDay: 9 },
    ]) {
      await expect(announceUpload(db, two, quota)).rejects.toMatchObject({
        code: "quota-exceeded",
        message: expect.stringContaining(`may hold ${quota.images} pictures`),
        reason: { code: "room-exceeded", values: { images: quota.images, bytes: quota.bytes } },
      });
      expect(await announceUpload(db, one, quota)).toMatchObject({ imageId });
    }
    const enough = { images: 2, bytes: 1_100, analysesPerDay: 9 };
    expect((await announceUpload(db, two, enough)).imageId).toBe(two.imageId);
  });

  test("refuses new content when the day's analyses are used up, and takes it when there are more", async () => {
    const db = await newDatabase();
    const quota = { images: 9, bytes: 1e9, analysesPerDay: 1 };
    const [one, two] = [newAnnouncement(), newAnnouncement()];
    await announceUpload(db, one, quota);

    await expect(announceUpload(db, two, quota)).rejects.toMatchObject({
      message: expect.stringContaining("1 pictures analyzed a day"),
      reason: { code: "analyses-exceeded", values: { analysesPerDay: 1 } },
    });
    expect(await announceUpload(db, one, quota)).toMatchObject({ imageId: one.imageId });
    expect(await announceUpload(db, two, { ...quota, analysesPerDay: 2 })).toMatchObject({ trashed: false });
  });

  test("has room again once an image is deleted for good", async () => {
    const db = await newDatabase();
    const one = newAnnouncement();
    const quota = { images: 1, bytes: 1e9, analysesPerDay: 9 };
    const image = { ownerId: one.ownerId, imageId: (await announceUpload(db, one, quota)).imageId };
    await trashImage(db, image, "2026-01-01T00:00:00.000Z");
    await expect(announceUpload(db, newAnnouncement(), quota)).rejects.toThrow("the trash included");

    expect(await purgeTrash(db, "2026-02-01T00:00:00.000Z", 10)).toBe(1);
    await expect(announceUpload(db, newAnnouncement(), quota)).resolves.toMatchObject({ trashed: false });
  });

  test("stores a cleaned file name", async () => {
    const db = await newDatabase();

    const { imageId } = await announceUpload(db, newAnnouncement({ filename: "../../a\u0000b🐈.jpg" }));

    expect((await getImage(db, { ownerId: owner, imageId })).filename).toBe("ab🐈.jpg");
  });
});

test("an upload counts as made when it was last announced, whatever is prepared first", async () => {
  const db = await newDatabase();
  const upload = newAnnouncement();
  const uploadedAt = async () => (await getImage(db, upload)).uploadedAt.toISOString();
  await announceUpload(db, upload);

  await announceUpload(db, { ...upload, at: later });
  await applyEvents(db, [newPrepared(newSubject(upload.imageId, { at: "2026-03-01T00:00:00.000Z" }))]);
  const prepared = await uploadedAt();
  await announceUpload(db, { ...upload, at: "2026-04-01T00:00:00.000Z" });

  expect([prepared, await uploadedAt()]).toEqual([later, later]);
});

describe("trash", () => {
  test("keeps the moment of the first time and gives the image back", async () => {
    const db = await newDatabase();
    const image = { ownerId: owner, imageId: await newImage(db) };
    const trashedAt = async () => (await getImage(db, image)).trashedAt?.toISOString();

    await trashImage(db, image, later);
    await trashImage(db, image, "2026-03-01T00:00:00.000Z");
    const first = await trashedAt();
    await restoreImage(db, image);

    expect(first).toBe(later);
    expect(await trashedAt()).toBeUndefined();
  });

  test("does not know another owner's image", async () => {
    const db = await newDatabase();
    const image = { ownerId: randomUUID(), imageId: await newImage(db) };

    await expect(trashImage(db, image, later)).rejects.toThrow(ImageNotFoundError);
    await expect(getImage(db, image)).rejects.toThrow(ImageNotFoundError);
    expect((await getImage(db, { ...image, ownerId: owner })).trashedAt).toBeNull();
  });
});

test("activity lists what is in flight and what failed, and counts all outside the trash", async () => {
  const db = await newDatabase();
  await newImage(db);
  const failed = await newAnnounced(db);
  await applyEvents(db, [newFailed(newSubject(failed))]);
  const preparing = await newAnnounced(db);
  await applyEvents(db, [newPrepared(newSubject(preparing))]);
  await trashImage(db, { ownerId: owner, imageId: await newAnnounced(db) }, later);
  await newImage(db, { ownerId: randomUUID() });

  const activity = await getActivity(db, owner);

  expect(activity.inFlight.map(({ imageId }) => imageId)).toEqual([preparing]);
  expect(activity.failed).toMatchObject([{ imageId: failed, failure: { code: "broken" } }]);
  expect(activity.counts).toEqual({
    "awaiting-upload": 0,
    preparing: 0,
    analyzing: 1,
    failed: 1,
    indexed: 1,
  });
  // The image was indexed on a day long past.
  expect(activity.throughput).toEqual({ images: 0, minutes: 5 });
});
