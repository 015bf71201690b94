import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import {
  newAnalyzed,
  newAnnouncement,
  newFailed,
  newFinding,
  newImage,
  newLabel,
  newPrepared,
  newSubject,
  newUploaded,
  owner,
} from "../../test/factories.ts";
import type { BusEvent } from "../events/index.ts";
import { announceUpload, applyEvents, type Database, getImage, type ImageRecord } from "./index.ts";

const read = (db: Database, imageId: string) => getImage(db, { ownerId: owner, imageId });
const newAnnounced = async (db: Database) => (await announceUpload(db, newAnnouncement())).imageId;
const summary = ({ labels }: ImageRecord) => labels.map(({ name, confidence }) => [name, confidence]);

test("stores labels with boxes, parents, aliases and categories", async () => {
  const db = await newDatabase();
  const instances = [{ box: { left: 0.1, top: 0.2, width: 0.3, height: 0.4 }, confidence: 88.5 }];
  const imageId = await newImage(db, { labels: [newLabel({ instances, confidence: 88.5 })] });

  const image = await read(db, imageId);

  expect(image).toMatchObject({ status: "indexed", width: 4000, attempt: 1 });
  expect(image.models).toEqual([{ detector: "labels", model: "m1" }]);
  expect(image.labels).toEqual([
    { ...newLabel({ instances, confidence: 88.5 }), detected: true, correction: null },
  ]);
});

test("replaces the labels when an analysis comes again", async () => {
  const db = await newDatabase();
  const imageId = await newImage(db, { labels: [newLabel(), newLabel({ name: "Cup" })] });

  const labels = [newLabel({ confidence: 55 }), newLabel({ name: "Dog" })];
  await applyEvents(db, [newAnalyzed(newSubject(imageId), labels)]);

  expect(summary(await read(db, imageId))).toEqual([
    ["Dog", 90],
    ["Cat", 55],
  ]);
});

test("keeps what each detector found, though they answer at different times", async () => {
  const db = await newDatabase();
  const subject = newSubject(await newAnnounced(db));
  const box = { left: 0, top: 0, width: 1, height: 0.1 };
  const found = [
    { detector: "properties", colors: [{ name: "red", hex: "#ff0000", percent: 80 }] },
    {
      detector: "text",
      lines: [{ text: "EXIT ONLY", confidence: 98, box }],
      words: [{ text: "EXIT", confidence: 98 }],
    },
    { detector: "moderation", labels: [{ name: "Alcohol", confidence: 70, parent: null }] },
  ] as const;
  const others = found.map((finding) => ({ ...finding, model: "m2", rawKey: "analysis/x/m2.json" }));
  const analyzed = newAnalyzed(subject);

  await applyEvents(db, [{ ...analyzed, detail: { ...analyzed.detail, complete: false } }]);
  const partial = await read(db, subject.imageId);
  await applyEvents(db, [{ ...analyzed, detail: { ...analyzed.detail, findings: others as never } }]);

  expect(partial).toMatchObject({ status: "awaiting-upload", labels: [{ name: "Cat" }], text: [] });
  expect(await read(db, subject.imageId)).toMatchObject({
    status: "indexed",
    labels: [{ name: "Cat" }],
    properties: { colors: [{ name: "red", percent: 80 }] },
    text: [{ text: "EXIT ONLY" }],
    moderation: [{ name: "Alcohol" }],
  });
});

test("a newer model's findings replace the older's, and an older's that come late change nothing", async () => {
  const db = await newDatabase();
  const imageId = await newImage(db);
  const second = newSubject(imageId, { attempt: 2 });
  await applyEvents(db, [newPrepared(second, { width: 20 })]);
  await applyEvents(db, [newAnalyzed(second, [newLabel({ name: "Dog" })])]);

  const first = newSubject(imageId);
  for (const late of [newPrepared(first), newAnalyzed(first), newFailed(first)])
    await applyEvents(db, [late]);

  const image = await read(db, imageId);
  expect(image).toMatchObject({ status: "indexed", attempt: 2, width: 20, labels: [{ name: "Dog" }] });
});

test("shows a failure with its reason until an analysis succeeds after all", async () => {
  const db = await newDatabase();
  const subject = newSubject(await newAnnounced(db));

  await applyEvents(db, [newFailed(subject, true)]);
  const failed = await read(db, subject.imageId);
  await applyEvents(db, [newAnalyzed(subject)]);

  expect(failed).toMatchObject({ status: "failed", failure: { code: "broken", retryable: true } });
  expect(failed.history).toMatchObject([{ stage: "analyze", attempt: 1, failure: { code: "broken" } }]);
  expect(await read(db, subject.imageId)).toMatchObject({ status: "indexed", failure: null });
});

test("keeps the history of every attempt", async () => {
  const db = await newDatabase();
  const imageId = await newAnnounced(db);
  const at = (second: number) => `2026-01-02T03:04:0${second}.000Z`;
  const first = newSubject(imageId);
  const second = newSubject(imageId, { attempt: 2, at: at(8) });

  await applyEvents(db, [newFailed({ ...first, at: at(6) })]);
  await applyEvents(db, [
    newUploaded({ ...first, at: at(1) }),
    newPrepared({ ...first, at: at(3) }, { startedAt: at(1) }),
  ]);
  await applyEvents(db, [newAnalyzed(second)]);

  expect((await read(db, imageId)).history).toEqual([
    { stage: "prepare", attempt: 1, startedAt: at(1), endedAt: at(3), failure: null },
    { stage: "analyze", attempt: 1, startedAt: null, endedAt: at(6), failure: expect.anything() },
    { stage: "analyze", attempt: 2, startedAt: at(8), endedAt: at(8), failure: null },
  ]);
});

test("answers which images of a batch the catalog has, and writes those", async () => {
  const db = await newDatabase();
  const [one, two] = [await newAnnounced(db), await newAnnounced(db)];
  const batch = [one, randomUUID(), two].map((imageId) => newAnalyzed(newSubject(imageId)));

  expect(await applyEvents(db, batch)).toEqual(new Set([one, two]));
  for (const imageId of [one, two]) expect(summary(await read(db, imageId))).toEqual([["Cat", 90]]);
  expect(await applyEvents(db, [])).toEqual(new Set());
});

test("leaves the same, in whatever order, batches and number the events come", async () => {
  const db = await newDatabase();
  const eventsOf = (imageId: string): BusEvent[] =>
    [1, 2].flatMap((attempt) => {
      const subject = newSubject(imageId, { attempt });
      const labels = [newLabel({ confidence: 50 + attempt }), newLabel({ name: `Label ${attempt}` })];
      return [
        newUploaded(subject),
        newPrepared(subject, { width: 100 * attempt }),
        newAnalyzed(subject, labels),
        ...(attempt === 1 ? [newFailed(subject)] : []),
      ];
    });
  const orders = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6], { minLength: 14 });
  const inOrder = await newAnnounced(db);
  for (const event of eventsOf(inOrder)) await applyEvents(db, [event]);
  const { imageId: _, filename: _f, ...expected } = await read(db, inOrder);

  await fc.assert(
    fc.asyncProperty(orders, fc.integer({ min: 1, max: 14 }), async (order, size) => {
      const imageId = await newAnnounced(db);
      const events = order.map((place) => eventsOf(imageId)[place] ?? newUploaded(newSubject(imageId)));
      for (let n = 0; n < events.length; n += size) await applyEvents(db, events.slice(n, n + size));

      const { imageId: _, filename: _f, history, ...image } = await read(db, imageId);
      expect({ ...image, history: history.map(({ failure, ...stage }) => stage) }).toEqual({
        ...expected,
        history: expected.history.map(({ failure, ...stage }) => stage),
      });
    }),
    { numRuns: 30 },
  );
});

test("knows no more findings than one a detector, whatever a batch says", async () => {
  const db = await newDatabase();
  const subject = newSubject(await newAnnounced(db));
  const analyzed = newAnalyzed(subject);
  const twice = { ...analyzed.detail, findings: [newFinding([newLabel({ name: "Cup" })]), newFinding()] };

  await applyEvents(db, [{ ...analyzed, detail: twice }]);

  expect(summary(await read(db, subject.imageId))).toEqual([["Cat", 90]]);
});
