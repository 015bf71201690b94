import {
  announceUpload,
  applyEvents,
  beginRetry,
  correctImage,
  purgeTrash,
  trashImage,
} from "@image-content-search/core/catalog";
import { expect, test } from "vitest";
import {
  newAnalyzed,
  newAnnouncement,
  newFailed,
  newImage,
  newPrepared,
  newSubject,
} from "../../core/test/factories.ts";
import { answers, describeRaces, early, late, lockImage, lockOwner } from "./races.ts";

describeRaces((races) => {
  const newIndexed = () => newImage(races().db, { ownerId: races().ownerId });
  const newUnfinished = async () => {
    const { imageId } = await announceUpload(races().db, newAnnouncement({ ownerId: races().ownerId }));
    await applyEvents(races().db, [newPrepared(newSubject(imageId))]);
    return imageId;
  };
  const newFailure = async () => {
    const imageId = await newUnfinished();
    await applyEvents(races().db, [newFailed(newSubject(imageId), true)]);
    return imageId;
  };
  const retry = (imageId: string) => () => beginRetry(races().db, races().own(imageId), late);
  const finish = (imageId: string) => () => applyEvents(races().db, [newAnalyzed(newSubject(imageId))]);
  const analysesToday = () =>
    races().column("select analysis_count from owner where owner_id = $1", races().ownerId);

  test.each([
    ["failed", newFailure],
    ["is indexed", newIndexed],
  ])("an image that %s is retried twice, and begins once", async (_what, newOne) => {
    const imageId = await newOne();

    const ends = await races().meet(lockOwner(races().ownerId), retry(imageId), retry(imageId));

    expect(answers(ends)).toEqual([
      expect.objectContaining({ attempt: 2, analysis: { key: expect.any(String), skip: [] } }),
      undefined,
    ]);
    expect(await races().read(imageId)).toMatchObject({ status: "analyzing", attempt: 2 });
    expect(await analysesToday()).toEqual([2]);
  });

  test("an image is retried before its analysis ends: that goes on alone", async () => {
    const imageId = await newUnfinished();

    const [task] = answers(await races().meet(lockImage(imageId), retry(imageId), finish(imageId)));

    expect(task).toBeUndefined();
    expect(await races().read(imageId)).toMatchObject({ status: "indexed", attempt: 1 });
    expect(await analysesToday()).toEqual([1]);
  });

  test("an image is retried when its analysis has just ended: it is analyzed again", async () => {
    const imageId = await newUnfinished();

    const [, task] = answers(await races().meet(lockImage(imageId), finish(imageId), retry(imageId)));

    expect(task).toMatchObject({ attempt: 2, analysis: { key: expect.any(String), skip: [] } });
    expect(await races().read(imageId)).toMatchObject({
      status: "analyzing",
      attempt: 2,
      labels: [{ name: "Cat" }],
    });
  });

  test("a failed image is retried while its failure is told once more", async () => {
    const imageId = await newFailure();
    const failAgain = () => applyEvents(races().db, [newFailed(newSubject(imageId), true)]);

    answers(await races().meet(lockImage(imageId), failAgain, retry(imageId), failAgain));

    expect(await races().read(imageId)).toMatchObject({ status: "analyzing", attempt: 2, failure: null });
  });

  test("of two retries for the last analysis of the day one is refused", async () => {
    const [one, two] = [await newIndexed(), await newIndexed()];
    const quota = { images: 9, bytes: 1e9, analysesPerDay: 3 };

    const ends = await races().meet(
      lockOwner(races().ownerId),
      (db) => beginRetry(db, races().own(one), late, quota),
      (db) => beginRetry(db, races().own(two), late, quota),
    );

    expect(ends).toMatchObject([
      { status: "fulfilled", value: { imageId: one, attempt: 2 } },
      { status: "rejected", reason: { code: "quota-exceeded" } },
    ]);
    expect(await races().read(two)).toMatchObject({ status: "indexed", attempt: 1 });
    expect(await analysesToday()).toEqual([3]);
  });

  test("an image is retried while it is deleted for good", async () => {
    const imageId = await newFailure();
    await trashImage(races().db, races().own(imageId), early);

    const ends = await races().meet(lockImage(imageId), (db) => purgeTrash(db, late, 100), retry(imageId));

    expect(ends).toMatchObject([
      { status: "fulfilled", value: 1 },
      { status: "rejected", reason: { code: "not-found" } },
    ]);
    expect(await analysesToday()).toEqual([1]);
  });

  test("an image is corrected with a new label and retried", async () => {
    const imageId = await newIndexed();
    const sql =
      "select from image_label join image using (image_key) where image_id = $1 for update of image_label";

    answers(
      await races().meet(
        { sql, values: [imageId] },
        (db) => correctImage(db, races().own(imageId), { add: ["Grandma"], remove: ["Cat"] }),
        retry(imageId),
      ),
    );

    const { status, labels } = await races().read(imageId);
    expect(status).toBe("analyzing");
    expect(labels.map(({ name, correction }) => [name, correction])).toEqual([
      ["Grandma", "added"],
      ["Cat", "removed"],
    ]);
  });

  test("an image is corrected with a new label and its content announced again", async () => {
    const { imageId, ...announcement } = newAnnouncement({ ownerId: races().ownerId });
    await announceUpload(races().db, { imageId, ...announcement });
    await applyEvents(races().db, [newPrepared(newSubject(imageId)), newAnalyzed(newSubject(imageId))]);
    const sql =
      "select from image_label join image using (image_key) where image_id = $1 for update of image_label";

    const [, again] = answers(
      await races().meet(
        { sql, values: [imageId] },
        (db) => correctImage(db, races().own(imageId), { add: ["Grandma"], remove: ["Cat"] }),
        (db) => announceUpload(db, { ...announcement, imageId: races().ownerId }),
      ),
    );

    expect(again).toMatchObject({ imageId, status: "indexed" });
  });
});
