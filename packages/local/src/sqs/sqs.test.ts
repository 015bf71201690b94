import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { describe, expect, test } from "vitest";
import { newFolder, newStore, serveAws } from "../../test/aws.ts";
import { Store } from "../lib/store.ts";
import { Queues } from "./queues.ts";
import { sqsService } from "./wire.ts";

const baseUrl = "http://127.0.0.1:4566";
const startMs = 1_700_000_000_000;
const jobsUrl = `${baseUrl}/000000000000/jobs`;

/** A queue `jobs` (30 s, three receives, then `jobs-dead`) behind a client, with a clock to move. */
async function newJobs(store = newStore()) {
  const clock = { ms: startMs };
  const queues = new Queues(store, baseUrl, () => clock.ms);
  queues.declare("jobs-dead", { visibilityTimeout: 30 });
  queues.declare("jobs", {
    visibilityTimeout: 30,
    redrive: { deadLetterQueue: "jobs-dead", maxReceiveCount: 3 },
  });
  const client = new SQSClient(await serveAws((authenticate) => [sqsService(queues, authenticate)]));
  const send = (body: string, more: Partial<SendMessageCommandInput> = {}) =>
    client.send(new SendMessageCommand({ QueueUrl: jobsUrl, MessageBody: body, ...more }));
  const receive = async (more: Partial<ReceiveMessageCommandInput> = {}) => {
    const command = new ReceiveMessageCommand({ QueueUrl: jobsUrl, MaxNumberOfMessages: 10, ...more });
    return (await client.send(command)).Messages ?? [];
  };
  const counts = async (url = jobsUrl) => {
    const command = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["All"] });
    const attributes: Record<string, string> = (await client.send(command)).Attributes ?? {};
    return ["", "NotVisible", "Delayed"].map((kind) =>
      Number(attributes[`ApproximateNumberOfMessages${kind}`]),
    );
  };
  return { clock, queues, client, send, receive, counts };
}

const bodies = (messages: { Body?: string | undefined }[]) => messages.map(({ Body }) => Body);

describe("a message", () => {
  test("arrives with its body, attributes and the checksums that the client verifies", async () => {
    const { clock, send, receive } = await newJobs();
    await send("grüße 🐈", {
      MessageAttributes: {
        kind: { DataType: "String", StringValue: "photo" },
        bytes: { DataType: "Binary", BinaryValue: new Uint8Array([0, 255]) },
      },
    });

    const [message] = await receive({
      MessageSystemAttributeNames: ["All"],
      MessageAttributeNames: ["All"],
    });

    expect(message?.Body).toBe("grüße 🐈");
    expect(message?.MessageAttributes?.kind?.StringValue).toBe("photo");
    expect(message?.MessageAttributes?.bytes?.BinaryValue).toEqual(new Uint8Array([0, 255]));
    expect(message?.Attributes).toMatchObject({
      ApproximateReceiveCount: "1",
      SentTimestamp: String(clock.ms),
      ApproximateFirstReceiveTimestamp: String(clock.ms),
    });
  });

  test("is hidden while in flight and comes again when its visibility runs out", async () => {
    const { clock, send, receive, counts } = await newJobs();
    await send("a");
    await receive();

    expect(await receive()).toEqual([]);
    expect(await counts()).toEqual([0, 1, 0]);
    clock.ms += 30_000;
    const [again] = await receive({ MessageSystemAttributeNames: ["ApproximateReceiveCount"] });

    expect(again?.Attributes).toEqual({ ApproximateReceiveCount: "2" });
  });

  test("is gone for good once deleted, and deleting twice succeeds", async () => {
    const { clock, client, send, receive, counts } = await newJobs();
    await send("a");
    const [message] = await receive();
    const deletion = new DeleteMessageCommand({ QueueUrl: jobsUrl, ReceiptHandle: message?.ReceiptHandle });

    await client.send(deletion);
    await client.send(deletion);
    clock.ms += 60_000;

    expect(await receive()).toEqual([]);
    expect(await counts()).toEqual([0, 0, 0]);
  });

  test("outlives a deletion by the handle of an earlier receive", async () => {
    const { clock, client, send, receive } = await newJobs();
    await send("a");
    const [first] = await receive();
    clock.ms += 30_000;
    await receive();

    await client.send(new DeleteMessageCommand({ QueueUrl: jobsUrl, ReceiptHandle: first?.ReceiptHandle }));
    clock.ms += 30_000;

    expect(bodies(await receive())).toEqual(["a"]);
  });

  test("is delayed by so many seconds", async () => {
    const { clock, send, receive, counts } = await newJobs();
    await send("later", { DelaySeconds: 5 });

    expect(await receive()).toEqual([]);
    expect(await counts()).toEqual([0, 0, 1]);
    clock.ms += 5000;

    expect(bodies(await receive())).toEqual(["later"]);
  });

  test("is visible at once or longer hidden as its receiver says, and only while in flight", async () => {
    const { clock, client, send, receive } = await newJobs();
    await send("a");
    const change = async (seconds: number, handle: string | undefined) =>
      client.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: jobsUrl,
          ReceiptHandle: handle,
          VisibilityTimeout: seconds,
        }),
      );
    const [first] = await receive();
    await change(0, first?.ReceiptHandle);
    const [second] = await receive();
    await change(100, second?.ReceiptHandle);
    clock.ms += 99_000;

    expect(await receive()).toEqual([]);
    await expect(change(1, first?.ReceiptHandle)).rejects.toMatchObject({ name: "MessageNotInflight" });
  });

  test("moves to the dead-letter queue instead of a fourth receive, and back by a redrive", async () => {
    const { clock, client, queues, send, receive, counts } = await newJobs();
    await send("poison");
    for (let i = 0; i < 3; i++) {
      expect(bodies(await receive())).toEqual(["poison"]);
      clock.ms += 30_000;
    }
    await send("good");

    expect(bodies(await receive())).toEqual(["good"]);
    expect(await counts(queues.url("jobs-dead"))).toEqual([1, 0, 0]);
    await client.send(new StartMessageMoveTaskCommand({ SourceArn: queues.arn("jobs-dead") }));
    const [back] = await receive({ AttributeNames: ["All"] });

    expect(back).toMatchObject({ Body: "poison", Attributes: { ApproximateReceiveCount: "1" } });
    expect(await counts(queues.url("jobs-dead"))).toEqual([0, 0, 0]);
  });

  test("of more than 256 KiB, without a body or with characters that XML lacks is refused", async () => {
    const { send, counts } = await newJobs();

    await expect(send("x".repeat(262_145))).rejects.toMatchObject({ name: "InvalidParameterValue" });
    await expect(send("")).rejects.toMatchObject({ name: "InvalidParameterValue" });
    await expect(send("\u0001")).rejects.toMatchObject({ name: "InvalidMessageContents" });
    expect(await counts()).toEqual([0, 0, 0]);
  });
});

describe("a long poll", () => {
  test("wakes at once when a message arrives", async () => {
    const { queues, receive } = await newJobs();

    const polling = receive({ WaitTimeSeconds: 20 });
    queues.send("jobs", "now");

    expect(bodies(await polling)).toEqual(["now"]);
  });

  test("wakes when a delayed message becomes visible", async () => {
    const queues = new Queues(newStore(), baseUrl);
    queues.declare("jobs", { visibilityTimeout: 30 });
    queues.send("jobs", "soon", { delaySeconds: 0.05 });

    const received = await queues.receive("jobs", { max: 1, waitMs: 20_000 });

    expect(received.map(({ body }) => body)).toEqual(["soon"]);
  });

  test("gives each of many messages to one receiver only", async () => {
    const { queues } = await newJobs();
    const polls = [1, 2, 3].map(() => queues.receive("jobs", { max: 2, waitMs: 200 }));
    for (const body of ["a", "b", "c"]) queues.send("jobs", body);

    const received = (await Promise.all(polls)).flat().map(({ body }) => body);

    expect(received.sort()).toEqual(["a", "b", "c"]);
  });

  test("receives nothing for a client that has gone", async () => {
    const { queues } = await newJobs();
    const controller = new AbortController();
    const polling = queues.receive("jobs", { max: 1, waitMs: 20_000, signal: controller.signal });

    controller.abort();
    queues.send("jobs", "a");

    expect(await polling).toEqual([]);
    expect(queues.attributes("jobs")).toEqual({ available: 1, inFlight: 0, delayed: 0 });
  });
});

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
