import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import {
  newAnalyzed,
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
  beginRetry,
  type Database,
  getImage,
  ImageNotFoundError,
  restoreImage,
  trashImage,
} from "./index.ts";

const at = "2026-05-01T00:00:00.000Z";
const own = (imageId: string) => ({ ownerId: owner, imageId });
const newAnnounced = async (db: Database) => (await announceUpload(db, newAnnouncement())).imageId;

test("tries the analysis of an image again that failed there, once, however often it is asked for", async () => {
  const db = await newDatabase();
  const imageId = await newAnnounced(db);
  await applyEvents(db, [newPrepared(newSubject(imageId)), newFailed(newSubject(imageId), true)]);

  expect(await beginRetry(db, own(imageId), at)).toEqual({
    ...own(imageId),
    attempt: 2,
    analysis: { key: "media/x/preview.jpg", skip: [] },
  });
  expect(await beginRetry(db, own(imageId), at)).toBeUndefined();
  expect(await getImage(db, own(imageId))).toMatchObject({ status: "analyzing", attempt: 2, failure: null });
});

test("begins with the preparation where that failed", async () => {
  const db = await newDatabase();
  const imageId = await newAnnounced(db);
  const failed = newFailed(newSubject(imageId));
  const failure = { ...failed.detail.failure, stage: "prepare" as const };
  await applyEvents(db, [{ ...failed, detail: { ...failed.detail, failure } }]);

  expect(await beginRetry(db, own(imageId), at)).toMatchObject({ attempt: 2, analysis: undefined });
});

test("does not ask again for what detectors have answered, until the whole is analyzed again", async () => {
  const db = await newDatabase();
  const imageId = await newAnnounced(db);
  const first = newAnalyzed(newSubject(imageId));
  await applyEvents(db, [newPrepared(newSubject(imageId))]);
  await applyEvents(db, [
    { ...first, detail: { ...first.detail, complete: false } },
    newFailed(newSubject(imageId)),
  ]);

  expect(await beginRetry(db, own(imageId), at)).toMatchObject({
    attempt: 2,
    analysis: { skip: ["labels"] },
  });
  await applyEvents(db, [newFailed(newSubject(imageId, { attempt: 2 }))]);
  expect(await beginRetry(db, own(imageId), at)).toMatchObject({
    attempt: 3,
    analysis: { skip: ["labels"] },
  });
  await applyEvents(db, [newAnalyzed(newSubject(imageId, { attempt: 3 }))]);
  expect(await beginRetry(db, own(imageId), at)).toMatchObject({ attempt: 4, analysis: { skip: [] } });
});

test("a late event of the attempt that failed does not end the new one", async () => {
  const db = await newDatabase();
  const imageId = await newAnnounced(db);
  await applyEvents(db, [newPrepared(newSubject(imageId)), newFailed(newSubject(imageId))]);
  await beginRetry(db, own(imageId), at);

  await applyEvents(db, [newFailed(newSubject(imageId))]);

  expect(await getImage(db, own(imageId))).toMatchObject({ status: "analyzing", attempt: 2 });
});

test("analyzes the rendition that stands, of whatever version, and nothing in the trash", async () => {
  const db = await newDatabase();
  const imageId = await newAnnounced(db);
  const preview = { key: "media/x/v0/preview.jpg", width: 400, height: 300 };
  await applyEvents(db, [
    newPrepared(newSubject(imageId), { preview }),
    newFailed(newSubject(imageId), true),
  ]);
  await trashImage(db, own(imageId), at);

  await expect(beginRetry(db, own(imageId), at)).rejects.toMatchObject({
    code: "conflict",
    reason: { code: "in-trash" },
  });
  expect(await getImage(db, own(imageId))).toMatchObject({ status: "failed", attempt: 1 });
  await restoreImage(db, own(imageId));
  expect(await beginRetry(db, own(imageId), at)).toMatchObject({ analysis: { key: preview.key } });
});

test("refuses what never arrived, what is another owner's, and more than a day's analyses", async () => {
  const db = await newDatabase();
  const announced = await newAnnounced(db);
  const indexed = await newImage(db);
  const quota = { images: 9, bytes: 1e9, analysesPerDay: 2 };

  await expect(beginRetry(db, own(announced), at)).rejects.toThrow("Upload it again");
  await expect(beginRetry(db, { ownerId: randomUUID(), imageId: indexed }, at)).rejects.toThrow(
    ImageNotFoundError,
  );
  await expect(beginRetry(db, own(indexed), at, quota)).rejects.toThrow("2 pictures analyzed a day");
  expect(await getImage(db, own(indexed))).toMatchObject({ status: "indexed", attempt: 1 });
  expect(await beginRetry(db, own(indexed), at, { ...quota, analysesPerDay: 3 })).toMatchObject({
    attempt: 2,
  });
});
