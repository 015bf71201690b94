import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { DeleteObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SQS } from "@aws-sdk/client-sqs";
import { drawScene } from "@image-content-search/drawings";
import { beforeAll, expect, test } from "vitest";
import { type ApiUser, clientOptions, listKeys, newSystem, queryColumn, send, signIn } from "./system.ts";

const info = await newSystem();
const sqs = new SQS(clientOptions(info));
const QueueUrl = new URL("watchdog-queue", info.queueUrl).href;
let user: ApiUser;
let drawn = 0;

beforeAll(async () => {
  user = await signIn(info);
});

/** A picture that no other test has. */
function newPicture(): Promise<Buffer> {
  drawn++;
  return drawScene([{ icon: "airplane", left: 20 * drawn, top: 60, size: 340 }], { width: 800, height: 600 });
}

/** Puts an image back to a status that it has had for an hour. */
async function stall(imageId: string, status: string): Promise<void> {
  await queryColumn(
    info,
    "update image set status = :status, failure = null, status_at = now() - interval '1 hour' where image_id = cast(:id as uuid)",
    [
      { name: "status", value: { stringValue: status } },
      { name: "id", value: { stringValue: imageId } },
    ],
  );
}

/** Has the watchdog look at an image, as its queue would; answers what Lambda says of the function. */
async function look(imageId: string, round = 1): Promise<unknown> {
  const [ownerId] = await queryColumn(
    info,
    "select cast(owner_id as text) from owner join image on image.owner_key = owner.owner_key where image_id = cast(:id as uuid)",
    [{ name: "id", value: { stringValue: imageId } }],
  );
  const body = JSON.stringify({ imageId, ownerId, round });
  const event = { Records: [{ messageId: "1", body, attributes: { ApproximateReceiveCount: "1" } }] };
  const command = new InvokeCommand({ FunctionName: "watch", Payload: JSON.stringify(event) });
  const { Payload } = await new LambdaClient(clientOptions(info)).send(command);
  return JSON.parse(Buffer.from(Payload ?? "").toString());
}

const well = { batchItemFailures: [] };

async function delayed(): Promise<number> {
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ["All"] });
  expect(Attributes?.DelaySeconds).toBe("900");
  return Number(Attributes?.ApproximateNumberOfMessagesDelayed);
}

test("has each announced upload looked at later, and again while it may be under way", async () => {
  const before = await delayed();

  const { body } = await user.announce(await newPicture());
  expect(await delayed()).toBe(before + 1);
  expect(await look(body.imageId)).toEqual(well);
  expect(await delayed()).toBe(before + 2);
  expect((await user.image(body.imageId)).status).toBe("awaiting-upload");
});

test("closes an upload that was never made, and takes it when it is announced again", async () => {
  const bytes = await newPicture();
  const { imageId } = (await user.announce(bytes)).body;
  await stall(imageId, "awaiting-upload");
  const before = await delayed();

  expect(await look(imageId)).toEqual(well);
  expect(await user.image(imageId)).toMatchObject({
    status: "failed",
    failure: { stage: "upload", code: "never-uploaded", retryable: false },
  });
  expect(await delayed()).toBe(before);

  const again = await user.announce(bytes);
  expect([again.status, again.body.imageId]).toEqual([201, imageId]);
  expect((await send(again.body.upload, bytes)).status).toBe(200);
  expect((await user.untilEnded(imageId)).status).toBe("indexed");
});

test.each([
  ["whose arrival nobody was told of", "awaiting-upload"],
  ["whose preparation died", "preparing"],
])("prepares a picture again %s", async (_, status) => {
  const imageId = await user.upload(await newPicture());
  await user.untilEnded(imageId);
  const renditions = (await listKeys(info, "media/")).filter((key) => key.includes(imageId));
  const s3 = new S3Client(clientOptions(info));
  for (const Key of renditions) await s3.send(new DeleteObjectCommand({ Bucket: info.bucket, Key }));
  await stall(imageId, status);

  expect(await look(imageId)).toEqual(well);
  const { status: ended, labels } = await user.untilEnded(imageId);
  expect([ended, labels.some(({ name }) => name === "Airplane")]).toEqual(["indexed", true]);
  expect((await listKeys(info, "media/")).filter((key) => key.includes(imageId))).toEqual(renditions);
});

test("goes on with a picture that was put into the trash while it stood still", async () => {
  const imageId = await user.upload(await newPicture());
  await user.untilEnded(imageId);
  await stall(imageId, "analyzing");
  await user.call("DELETE", `/images/${imageId}`);

  expect(await look(imageId)).toEqual(well);
  await user.call("POST", `/images/${imageId}/restore`);
  expect((await user.untilEnded(imageId)).status).toBe("indexed");
});

test("has a picture analyzed again whose message was lost", async () => {
  const imageId = await user.upload(await newPicture());
  await user.untilEnded(imageId);
  await stall(imageId, "analyzing");

  expect(await look(imageId)).toEqual(well);
  expect((await user.untilEnded(imageId)).status).toBe("indexed");
});

test("tells the owner when nothing has helped", async () => {
  const imageId = await user.upload(await newPicture());
  await user.untilEnded(imageId);
  await stall(imageId, "analyzing");
  const before = await delayed();

  expect(await look(imageId, 16)).toEqual(well);
  expect(await user.untilEnded(imageId)).toMatchObject({
    status: "failed",
    failure: { stage: "analyze", code: "stood-still", retryable: true },
  });
  expect(await delayed()).toBe(before);
});

test("brings a message again that it cannot read", async () => {
  const event = { Records: [{ messageId: "7", body: "?", attributes: { ApproximateReceiveCount: "1" } }] };
  const command = new InvokeCommand({ FunctionName: "watch", Payload: JSON.stringify(event) });

  const { Payload } = await new LambdaClient(clientOptions(info)).send(command);

  expect(JSON.parse(Buffer.from(Payload ?? "").toString())).toEqual({
    batchItemFailures: [{ itemIdentifier: "7" }],
  });
});
