import {
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from "@aws-sdk/client-sqs";
import { describe, expect, test } from "vitest";
import { newFolder, newStore } from "../../test/aws.ts";
import { Store } from "../lib/store.ts";
import { baseUrl, jobsUrl, newJobs, startMs } from "./jobs.testing.ts";
import { Queues } from "./queues.ts";

describe("a batch", () => {
  test("reports the entries that are refused and takes the others", async () => {
    const { client, receive } = await newJobs();
    const sent = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: jobsUrl,
        Entries: [
          { Id: "ok", MessageBody: "a" },
          { Id: "bad", MessageBody: "\u0001" },
        ],
      }),
    );
    const [message] = await receive();
    const deleted = await client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: jobsUrl,
        Entries: [
          { Id: "ok", ReceiptHandle: message?.ReceiptHandle },
          { Id: "bad", ReceiptHandle: "nonsense" },
        ],
      }),
    );

    expect(sent.Successful?.map(({ Id }) => Id)).toEqual(["ok"]);
    expect(sent.Failed).toMatchObject([{ Id: "bad", Code: "InvalidMessageContents", SenderFault: true }]);
    expect(deleted.Successful).toEqual([{ Id: "ok" }]);
    expect(deleted.Failed).toMatchObject([{ Id: "bad", Code: "ReceiptHandleIsInvalid" }]);
  });

  test.each([
    ["EmptyBatchRequest", []],
    [
      "TooManyEntriesInBatchRequest",
      Array.from({ length: 11 }, (_, i) => ({ Id: `${i}`, MessageBody: "a" })),
    ],
    ["BatchEntryIdsNotDistinct", [1, 2].map(() => ({ Id: "same", MessageBody: "a" }))],
    ["InvalidBatchEntryId", [{ Id: "a b", MessageBody: "a" }]],
    ["BatchRequestTooLong", [1, 2].map((i) => ({ Id: `${i}`, MessageBody: "x".repeat(140_000) }))],
  ])("is refused whole with %s", async (name, Entries) => {
    const { client, counts } = await newJobs();

    const sending = client.send(new SendMessageBatchCommand({ QueueUrl: jobsUrl, Entries }));

    await expect(sending).rejects.toMatchObject({ name });
    expect(await counts()).toEqual([0, 0, 0]);
  });
});

describe("a queue", () => {
  test("is made once, found by name and listed by prefix", async () => {
    const { client } = await newJobs();
    const create = (VisibilityTimeout: string) =>
      client.send(new CreateQueueCommand({ QueueName: "extra", Attributes: { VisibilityTimeout } }));

    const { QueueUrl } = await create("7");
    await create("7");

    await expect(create("8")).rejects.toMatchObject({ name: "QueueNameExists" });
    expect((await client.send(new GetQueueUrlCommand({ QueueName: "extra" }))).QueueUrl).toBe(QueueUrl);
    expect((await client.send(new ListQueuesCommand({ QueueNamePrefix: "ex" }))).QueueUrls).toEqual([
      QueueUrl,
    ]);
  });

  test("that does not exist is an error with the codes of both protocols", async () => {
    const { client } = await newJobs();

    const sending = client.send(
      new SendMessageCommand({ QueueUrl: `${baseUrl}/000000000000/none`, MessageBody: "a" }),
    );

    await expect(sending).rejects.toMatchObject({
      name: "QueueDoesNotExist",
      Code: "AWS.SimpleQueueService.NonExistentQueue",
    });
  });

  test("says its ARN and redrive policy, and is emptied by a purge", async () => {
    const { client, send, counts } = await newJobs();
    await send("a");

    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({ QueueUrl: jobsUrl, AttributeNames: ["QueueArn", "RedrivePolicy"] }),
    );
    await client.send(new PurgeQueueCommand({ QueueUrl: jobsUrl }));

    expect(Attributes).toEqual({
      QueueArn: "arn:aws:sqs:us-east-1:000000000000:jobs",
      RedrivePolicy: `{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:jobs-dead","maxReceiveCount":3}`,
    });
    expect(await counts()).toEqual([0, 0, 0]);
  });
});

describe("durability", () => {
  test("a send that joins a transaction which fails is not sent", async () => {
    const store = newStore();
    const { queues } = await newJobs(store);

    const act = () =>
      store.transaction(() => {
        queues.send("jobs", "never");
        throw new Error("stop");
      });

    expect(act).toThrow("stop");
    expect(queues.attributes("jobs").available).toBe(0);
  });

  test("after a restart what was in flight is visible, and that receive does not count", async () => {
    const folder = newFolder();
    const before = new Store(folder);
    const first = new Queues(before, baseUrl, () => startMs);
    first.declare("jobs", { visibilityTimeout: 300 });
    for (const body of ["a", "b"]) first.send("jobs", body);
    first.send("jobs", "later", { delaySeconds: 300 });
    await first.receive("jobs", { max: 1, waitMs: 0 });
    await before.close();

    const { queues, receive } = await newJobs(newStore(folder));
    queues.recover();
    const messages = await receive({ MessageSystemAttributeNames: ["ApproximateReceiveCount"] });

    expect(queues.attributes("jobs").delayed).toBe(1);
    expect(messages.map(({ Body, Attributes }) => [Body, Attributes?.ApproximateReceiveCount])).toEqual([
      ["a", "1"],
      ["b", "1"],
    ]);
  });
});
