import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import { newAnnouncement, newFailed, newImage, newLabel, newSubject, owner } from "../../test/factories.ts";
import { announceUpload, applyEvents, correctImages, type Database, trashImages } from "../catalog/index.ts";
import { createJob, endStep, failJob, getJob, type JobAction, nextStep, type Selection } from "./index.ts";

const at = "2026-03-01T00:00:00.000Z";
const own = (jobId: string) => ({ ownerId: owner, jobId });

async function newJob(db: Database, selection: Selection, action: JobAction = "trash") {
  const { jobId } = await createJob(db, { jobId: randomUUID(), ownerId: owner, action, selection, at });
  return jobId;
}

/** Works a job off by steps of two, each taken twice, and answers the images of every step. */
async function workOff(db: Database, jobId: string, act = async (_: string[]) => {}): Promise<string[][]> {
  const steps: string[][] = [];
  for (let step = await nextStep(db, jobId, 2); step; step = await nextStep(db, jobId, 2)) {
    steps.push(step.imageIds);
    await act(step.imageIds);
    for (let n = 0; n < 2; n++) await endStep(db, step, step.imageIds.length, at);
  }
  return steps;
}

test("works a query off in steps, though its own actions change what the query finds", async () => {
  const db = await newDatabase();
  const cats = [await newImage(db), await newImage(db), await newImage(db)];
  await newImage(db, { labels: [newLabel({ name: "Dog", parents: [], aliases: [] })] });
  const jobId = await newJob(db, { q: "cat" }, "remove-label");

  const steps = await workOff(db, jobId, async (imageIds) => {
    await correctImages(db, owner, imageIds, { remove: ["Cat"] });
  });

  expect(steps).toEqual([cats.slice(0, 2), cats.slice(2), []]);
  expect(await getJob(db, own(jobId))).toMatchObject({ total: 3, done: 3, skipped: 0, failure: null });
  expect((await getJob(db, own(jobId))).endedAt).not.toBeNull();
});

test("leaves out what came later, what is another owner's and what was asked for twice", async () => {
  const db = await newDatabase();
  const one = await newImage(db);
  const theirs = await newImage(db, { ownerId: randomUUID() });
  const jobId = await newJob(db, { imageIds: [one, theirs, one] });
  const all = await newJob(db, { q: "" });
  await newImage(db);

  expect((await workOff(db, jobId)).flat()).toEqual([one]);
  expect((await workOff(db, all)).flat()).toEqual([one]);
});

test("selects what failed and can be tried again, outside the trash", async () => {
  const db = await newDatabase();
  const failed = await Promise.all(
    [true, true, false].map(async (retryable) => {
      const { imageId } = await announceUpload(db, newAnnouncement());
      await applyEvents(db, [newFailed(newSubject(imageId), retryable)]);
      return imageId;
    }),
  );
  await trashImages(db, owner, failed.slice(1, 2), at);

  expect((await workOff(db, await newJob(db, { failed: true }, "retry"))).flat()).toEqual(failed.slice(0, 1));
});

test("a job on nothing has ended, and one that ended is not worked on", async () => {
  const db = await newDatabase();
  const nothing = await newJob(db, { q: "" });
  await newImage(db);
  const jobId = await newJob(db, { q: "" });
  await failJob(db, jobId, { code: "quota-exceeded", message: "Enough." }, at);

  expect(await nextStep(db, nothing, 2)).toBeUndefined();
  expect(await nextStep(db, jobId, 2)).toBeUndefined();
  expect(await getJob(db, own(jobId))).toMatchObject({ done: 0, failure: { message: "Enough." } });
  await expect(getJob(db, { ownerId: randomUUID(), jobId })).rejects.toThrow("no job");
});
