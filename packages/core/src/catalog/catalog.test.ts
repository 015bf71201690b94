import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { newDatabase, newEmptyDatabase } from "../../test/database.ts";
import {
  newAnalyzed,
  newAnnouncement,
  newFailed,
  newImage,
  newLabel,
  newPrepared,
  newSubject,
  owner,
} from "../../test/factories.ts";
import {
  announceUpload,
  applyEvent,
  type Database,
  getActivity,
  getImage,
  ImageNotFoundError,
  migrate,
  purgeImage,
  restoreImage,
  trashImage,
  withoutSuperseded,
} from "./index.ts";

const later = "2026-02-01T00:00:00.000Z";
const newAnnounced = async (db: Database) => (await announceUpload(db, newAnnouncement())).imageId;

describe("migrate", () => {
  test("runs every migration on an empty database and none the second time", async () => {
    const db = await newEmptyDatabase();

    expect(await migrate(db)).toEqual(["001-catalog", "002-quota"]);
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
    const { imageId } = await announceUpload(db, one, { images: 1, bytes: 600 });

    for (const quota of [
      { images: 1, bytes: 2_000 },
      { images: 9, bytes: 1_099 },
    ]) {
      await expect(announceUpload(db, two, quota)).rejects.toMatchObject({
        code: "quota-exceeded",
        message: expect.stringContaining(`may hold ${quota.images} pictures`),
      });
      expect(await announceUpload(db, one, quota)).toMatchObject({ imageId });
    }
    expect((await announceUpload(db, two, { images: 2, bytes: 1_100 })).imageId).toBe(two.imageId);
  });

  test("has room again once an image is deleted for good", async () => {
    const db = await newDatabase();
    const one = newAnnouncement();
    const quota = { images: 1, bytes: 1e9 };
    const image = { ownerId: one.ownerId, imageId: (await announceUpload(db, one, quota)).imageId };
    await trashImage(db, image, "2026-01-01T00:00:00.000Z");
    await expect(announceUpload(db, newAnnouncement(), quota)).rejects.toThrow("the trash included");

    await purgeImage(db, image, "2026-02-01T00:00:00.000Z");
    await expect(announceUpload(db, newAnnouncement(), quota)).resolves.toMatchObject({ trashed: false });
  });

  test("stores a cleaned file name", async () => {
    const db = await newDatabase();

    const { imageId } = await announceUpload(db, newAnnouncement({ filename: "../../a\u0000b🐈.jpg" }));

    expect((await getImage(db, { ownerId: owner, imageId })).filename).toBe("ab🐈.jpg");
  });
});

describe("applyEvent", () => {
  test("stores labels with boxes, parents, aliases and categories", async () => {
    const db = await newDatabase();
    const instances = [{ box: { left: 0.1, top: 0.2, width: 0.3, height: 0.4 }, confidence: 88.5 }];
    const imageId = await newImage(db, { labels: [newLabel({ instances, confidence: 88.5 })] });

    const image = await getImage(db, { ownerId: owner, imageId });

    expect(image).toMatchObject({ status: "indexed", model: "m1", width: 4000, attempt: 1 });
    expect(image.labels).toEqual([newLabel({ instances, confidence: 88.5 })]);
  });

  test("replaces the labels when an analysis comes again", async () => {
    const db = await newDatabase();
    const imageId = await newImage(db, { labels: [newLabel(), newLabel({ name: "Cup" })] });

    await applyEvent(
      db,
      newAnalyzed(newSubject(imageId), [newLabel({ confidence: 55 }), newLabel({ name: "Dog" })]),
    );

    const { labels } = await getImage(db, { ownerId: owner, imageId });
    expect(labels.map(({ name, confidence }) => [name, confidence])).toEqual([
      ["Dog", 90],
      ["Cat", 55],
    ]);
  });

  test("ends indexed with everything stored, whatever the order of the events", async () => {
    const db = await newDatabase();
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    for (const order of orders) {
      const subject = newSubject(await newAnnounced(db));
      const uploaded = { "detail-type": "image.uploaded" as const, detail: { ...subject, byteSize: 1 } };
      const events = [uploaded, newPrepared(subject), newAnalyzed(subject)];

      for (const index of [...order, ...order]) await applyEvent(db, events[index] ?? uploaded);

      const image = await getImage(db, { ownerId: owner, imageId: subject.imageId });
      expect(image).toMatchObject({ status: "indexed", width: 4000, labels: [{ name: "Cat" }] });
    }
  });

  test("lets no event of an older attempt change findings or status", async () => {
    const db = await newDatabase();
    const imageId = await newImage(db);
    const second = newSubject(imageId, { attempt: 2 });
    await applyEvent(db, newPrepared(second, { width: 20 }));
    await applyEvent(db, newAnalyzed(second, [newLabel({ name: "Dog" })]));

    await applyEvent(db, newPrepared(newSubject(imageId)));
    await applyEvent(db, newAnalyzed(newSubject(imageId)));
    await applyEvent(db, newFailed(newSubject(imageId)));

    const image = await getImage(db, { ownerId: owner, imageId });
    expect(image).toMatchObject({ status: "indexed", attempt: 2, width: 20, labels: [{ name: "Dog" }] });
  });

  test("shows a failure with its reason until an analysis succeeds after all", async () => {
    const db = await newDatabase();
    const subject = newSubject(await newAnnounced(db));
    const read = () => getImage(db, { ownerId: owner, imageId: subject.imageId });

    await applyEvent(db, newFailed(subject, true));
    const failed = await read();
    await applyEvent(db, newAnalyzed(subject));

    expect(failed).toMatchObject({ status: "failed", failure: { code: "broken", retryable: true } });
    expect(await read()).toMatchObject({ status: "indexed", failure: null });
  });

  test("answers false for an image that the catalog does not have", async () => {
    const db = await newDatabase();
    const subject = newSubject(randomUUID());

    const answers = [newPrepared(subject), newAnalyzed(subject), newFailed(subject)].map((event) =>
      applyEvent(db, event),
    );

    expect(await Promise.all(answers)).toEqual([false, false, false]);
  });
});

test("of a batch, an upload's arrival is left out when its outcome is there too", () => {
  const [one, two] = [newSubject(randomUUID()), newSubject(randomUUID())];
  const uploaded = (subject: typeof one) => ({
    "detail-type": "image.uploaded" as const,
    detail: { ...subject, byteSize: 1 },
  });
  const retried = uploaded({ ...one, attempt: 2 });

  const kept = withoutSuperseded([uploaded(one), newPrepared(one), uploaded(two), retried]);

  expect(kept).toEqual([newPrepared(one), uploaded(two), retried]);
});

test("an upload counts as made when it was last announced, whatever is prepared first", async () => {
  const db = await newDatabase();
  const upload = newAnnouncement();
  const uploadedAt = async () => (await getImage(db, upload)).uploadedAt.toISOString();
  await announceUpload(db, upload);

  await announceUpload(db, { ...upload, at: later });
  await applyEvent(db, newPrepared(newSubject(upload.imageId, { at: "2026-03-01T00:00:00.000Z" })));
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
  await applyEvent(db, newFailed(newSubject(failed)));
  const preparing = await newAnnounced(db);
  await applyEvent(db, newPrepared(newSubject(preparing)));
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
});
