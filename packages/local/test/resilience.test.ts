import { EventBridge } from "@aws-sdk/client-eventbridge";
import { SQS } from "@aws-sdk/client-sqs";
import type { ImageDetail } from "@image-content-search/core/contract";
import { drawScene } from "@image-content-search/drawings";
import { decodeJwt } from "jose";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { LocalInfo } from "../src/app/local-pages.ts";
import { startWithClock } from "./clock.ts";
import { type ApiUser, clientOptions, listKeys, newSystem, queryColumn, signIn } from "./system.ts";

const clock = { offset: 0 };
const airplane = { icon: "airplane", left: 300, top: 200, size: 340 };
let info: LocalInfo;
let demo: ApiUser;
let ownerId: string;
let sqs: SQS;
let bus: EventBridge;
/** An image that went all the way, and the messages and events that it caused. */
let imageId: string;
let caused: Awaited<ReturnType<typeof retell>>;

beforeAll(async () => {
  info = await startWithClock(clock, newSystem);
  demo = await signIn(info);
  ownerId = String(decodeJwt(demo.token).sub);
  [sqs, bus] = [new SQS(clientOptions(info)), new EventBridge(clientOptions(info))];
  imageId = await demo.upload(await drawScene([airplane], { width: 1_152, height: 864 }));
  await demo.untilEnded(imageId);
  caused = await retell(imageId);
}, 120_000);
afterEach(() => {
  clock.offset = 0;
});

const queueUrl = (name: string) => info.queueUrl.replace("analysis-queue", name);

async function counts(name: string) {
  const { Attributes = {} } = await sqs.getQueueAttributes({
    QueueUrl: queueUrl(name),
    AttributeNames: ["All"],
  });
  return [Attributes.ApproximateNumberOfMessages, Attributes.ApproximateNumberOfMessagesNotVisible].map(
    Number,
  );
}

const until = (name: string, expected: [available: number, inFlight: number]) =>
  vi.waitFor(async () => expect([name, ...(await counts(name))]).toEqual([name, ...expected]), {
    timeout: 30_000,
    interval: 50,
  });

/** What the stages said of an image that is indexed, told again from what is stored. */
async function retell(id: string, from = imageId) {
  const image = await demo.image(from);
  const [rawKey = ""] = await listKeys(info, `analysis/${ownerId}/${from}/`);
  const startedAt = new Date().toISOString();
  const subject = { imageId: id, ownerId, attempt: 1, at: new Date().toISOString() };
  const rendition = ({ url, width, height }: { url: string; width: number; height: number }) => ({
    key: url.slice(1),
    width,
    height,
  });
  if (!image.thumbnail || !image.preview) throw new Error("The image has no renditions.");
  const { contentType, width, height, takenAt, models, properties } = image;
  const [{ model } = { model: "" }] = models;
  const origin = { model, rawKey };
  const labels = image.labels.map(({ correction: _, ...label }) => label);
  const findings = [
    { detector: "labels", ...origin, labels },
    { detector: "properties", ...origin, ...properties },
  ];
  return {
    uploaded: { type: "image.uploaded", detail: { ...subject, byteSize: image.byteSize } },
    prepared: {
      type: "image.prepared",
      detail: {
        ...subject,
        startedAt,
        ...{ contentType, width, height, takenAt, exif: {}, renditionVersion: "v1" },
        thumbhash: image.thumbnail.thumbhash,
        thumbnail: rendition(image.thumbnail),
        preview: rendition(image.preview),
      },
    },
    analyzed: { type: "image.analyzed", detail: { ...subject, startedAt, findings, complete: true } },
    failed: { type: "image.failed", detail: { ...subject, failure: givenUp } },
    analysis: { imageId: id, ownerId, attempt: 1, key: image.preview.url.slice(1), skip: [] },
  };
}

const givenUp = { stage: "analyze", code: "Throttled", message: "Try it again later.", retryable: true };

/** Puts the events on the bus, one request each so that they arrive in this order, and waits for `index`. */
async function tell(...events: { type: string; detail: object }[]) {
  for (const { type, detail } of events) {
    const entry = { EventBusName: info.eventBusName, Source: "image-content-search", DetailType: type };
    const { FailedEntryCount } = await bus.putEvents({
      Entries: [{ ...entry, Detail: JSON.stringify(detail) }],
    });
    expect(FailedEntryCount).toBe(0);
  }
  await until("index-queue", [0, 0]);
}

/** Everything of an image but the URL that is made anew for each answer. */
const lasting = ({ originalUrl: _, ...image }: ImageDetail) => image;

const announceNew = async (width: number) =>
  (await demo.announce(await drawScene([], { width, height: 100 }))).body.imageId as string;

describe("events on the bus", () => {
  test("that come again, late and in any order leave an indexed image as it was", async () => {
    const before = lasting(await demo.image(imageId));
    const rows = await queryColumn(info, "select count(*) from image_label");
    const { uploaded, prepared, analyzed, failed } = caused;

    await tell(failed, analyzed, prepared, uploaded, analyzed, uploaded, failed, prepared, uploaded);

    expect(lasting(await demo.image(imageId))).toEqual(before);
    expect(await queryColumn(info, "select count(*) from image_label")).toEqual(rows);
    expect((await demo.search("airplane")).total).toBe(1);
  });

  test("that come in the opposite order bring an image all the way", async () => {
    const newId = await announceNew(201);
    const { uploaded, prepared, analyzed } = await retell(newId);

    await tell(analyzed);
    expect(await demo.image(newId)).toMatchObject({ status: "indexed", thumbnail: null });
    await tell(prepared, uploaded);

    const [image, model] = [await demo.image(newId), await demo.image(imageId)];
    expect(image).toMatchObject({ status: "indexed", thumbnail: model.thumbnail, labels: model.labels });
    expect((await demo.search("airplane")).items.map((item) => item.imageId)).toContain(newId);
    await demo.call("DELETE", `/images/${newId}`);
  });

  test("let an analysis that succeeds after all outrank a failure", async () => {
    const newId = await announceNew(202);
    const { prepared, analyzed, failed } = await retell(newId);

    await tell(prepared, failed);
    expect(await demo.image(newId)).toMatchObject({ status: "failed", failure: givenUp });
    await tell(analyzed);

    expect(await demo.image(newId)).toMatchObject({ status: "indexed", failure: null });
    await demo.call("DELETE", `/images/${newId}`);
  });

  test("of an image that nobody knows, and of strangers, are dropped", async () => {
    const images = await queryColumn(info, "select count(*) from image");
    const { prepared, analyzed } = await retell("0190a5a0-0000-7000-8000-000000000001");

    await tell(prepared, analyzed, { type: "image.deleted", detail: { imageId } });

    expect(await queryColumn(info, "select count(*) from image")).toEqual(images);
    expect(await counts("index-queue-dead-letters")).toEqual([0, 0]);
  });
});

test("an analysis that was asked for twice leaves the image as it was", async () => {
  const before = lasting(await demo.image(imageId));

  await sqs.sendMessage({ QueueUrl: info.queueUrl, MessageBody: JSON.stringify(caused.analysis) });
  await until("analysis-queue", [0, 0]);
  await until("index-queue", [0, 0]);

  expect(lasting(await demo.image(imageId))).toEqual(before);
});

test("an analysis that fails three times ends as a dead letter and as failed, others go on", async () => {
  const newId = await announceNew(203);
  const MessageBody = JSON.stringify({ ...caused.analysis, imageId: newId, key: "media/nothing.jpg" });
  const another = { QueueUrl: info.queueUrl, MessageBody: JSON.stringify(caused.analysis) };
  await sqs.sendMessage({ QueueUrl: info.queueUrl, MessageBody });
  await until("analysis-queue", [0, 1]);

  clock.offset += 361_000;
  await sqs.sendMessage(another);
  await until("analysis-queue", [0, 1]);
  expect((await demo.image(newId)).status).toBe("awaiting-upload");
  clock.offset += 361_000;
  await sqs.sendMessage(another);

  expect(await demo.untilEnded(newId)).toMatchObject({
    status: "failed",
    failure: { stage: "analyze", code: "InvalidS3ObjectException", retryable: true },
  });
  await until("analysis-queue", [0, 1]);
  expect(await counts("analysis-queue-dead-letters")).toEqual([0, 0]);
  clock.offset += 361_000;
  await sqs.sendMessage(another);
  await until("analysis-queue-dead-letters", [1, 0]);
  const { Messages = [] } = await sqs.receiveMessage({ QueueUrl: info.deadLetterQueueUrl });
  expect(Messages.map(({ Body }) => Body)).toEqual([MessageBody]);
  expect((await demo.image(imageId)).status).toBe("indexed");
});

test("a message that nobody understands ends as a dead letter of the index queue, others go on", async () => {
  const newId = await announceNew(204);
  const events = await retell(newId);
  const QueueUrl = queueUrl("index-queue");
  await sqs.sendMessage({ QueueUrl, MessageBody: "poison" });
  await until("index-queue", [0, 1]);

  for (const [event, status] of [
    [events.uploaded, "preparing"],
    [events.prepared, "analyzing"],
    [events.analyzed, "indexed"],
  ] as const) {
    clock.offset += 361_000;
    const MessageBody = JSON.stringify({ "detail-type": event.type, detail: event.detail });
    await sqs.sendMessage({ QueueUrl, MessageBody });
    await until("index-queue", [0, status === "indexed" ? 0 : 1]);
    expect((await demo.image(newId)).status).toBe(status);
  }

  const dead = await sqs.receiveMessage({ QueueUrl: queueUrl("index-queue-dead-letters") });
  expect(dead.Messages?.map(({ Body }) => Body)).toEqual(["poison"]);
});

test("a preparation that Lambda gave up ends as failed, and can be tried again", async () => {
  const newId = await announceNew(205);
  const record = {
    version: "1.0",
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: "1",
      functionArn: "arn:aws:lambda:::function:prepare",
      condition: "RetriesExhausted",
    },
    requestPayload: { Records: [{ s3: { object: { key: `originals/${ownerId}/${newId}` } } }] },
    responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
    responsePayload: { errorType: "Error", errorMessage: "No memory" },
  };

  await sqs.sendMessage({ QueueUrl: queueUrl("index-queue"), MessageBody: JSON.stringify(record) });

  const { status, failure } = await demo.untilEnded(newId);
  expect(status).toBe("failed");
  expect(failure).toMatchObject({ stage: "prepare", code: "preparation-failed", retryable: true });
});
