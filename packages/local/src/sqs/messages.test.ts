import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { describe, expect, test } from "vitest";
import { newStore } from "../../test/aws.ts";
import { baseUrl, jobsUrl, newJobs } from "./jobs.testing.ts";
import { Queues } from "./queues.ts";

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

  test("is hidden for as long as its receiver asks, in place of the queue's own time", async () => {
    const { clock, send, receive } = await newJobs();
    await send("a");

    expect(bodies(await receive({ VisibilityTimeout: 5 }))).toEqual(["a"]);
    clock.ms += 4_999;
    expect(await receive()).toEqual([]);
    clock.ms += 1;
    expect(bodies(await receive())).toEqual(["a"]);
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
