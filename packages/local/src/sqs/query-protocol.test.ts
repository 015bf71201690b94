import { expect, test } from "vitest";
import { newStore, serveAws } from "../../test/aws.ts";
import { aws, runAws } from "../../test/aws-command.ts";
import { parseForm } from "./query-protocol.ts";
import { Queues } from "./queues.ts";
import { sqsService } from "./wire.ts";

async function newCli() {
  const store = newStore();
  const { endpoint } = await serveAws((authenticate) => {
    const queues = new Queues(store, "http://127.0.0.1:4566");
    queues.declare("jobs", { visibilityTimeout: 30 });
    return [sqsService(queues, authenticate)];
  });
  return async (...words: string[]): Promise<Record<string, unknown>> => {
    const printed = await runAws(["--endpoint-url", endpoint, "--output", "json", "sqs", ...words]);
    return printed ? JSON.parse(printed) : {};
  };
}

test.skipIf(!aws)(
  "the aws command sends, receives and deletes, and verifies checksums",
  async () => {
    const cli = await newCli();
    const url = String((await cli("get-queue-url", "--queue-name", "jobs")).QueueUrl);
    const queue = ["--queue-url", url];
    const attributes = '{"kind":{"DataType":"String","StringValue":"a&b"}}';
    await cli("send-message", ...queue, "--message-body", "<hi> & ü", "--message-attributes", attributes);
    const batch = ["Id=one,MessageBody=1", "Id=two,MessageBody=2,DelaySeconds=60"];
    const sent = await cli("send-message-batch", ...queue, "--entries", ...batch);
    const wanted = ["--attribute-names", "All", "--message-attribute-names", "All"];
    const received = await cli("receive-message", ...queue, ...wanted);
    const [message] = received.Messages as { ReceiptHandle: string }[];
    await cli("delete-message", ...queue, "--receipt-handle", String(message?.ReceiptHandle));
    const left = await cli("get-queue-attributes", ...queue, "--attribute-names", "All");

    expect(sent.Successful).toMatchObject([{ Id: "one" }, { Id: "two" }]);
    expect(message).toMatchObject({
      Body: "<hi> & ü",
      Attributes: { ApproximateReceiveCount: "1" },
      MessageAttributes: { kind: { StringValue: "a&b", DataType: "String" } },
    });
    expect(left.Attributes).toMatchObject({
      ApproximateNumberOfMessages: "1",
      ApproximateNumberOfMessagesNotVisible: "0",
      ApproximateNumberOfMessagesDelayed: "1",
    });
    await expect(cli("get-queue-url", "--queue-name", "none")).rejects.toThrow(
      "AWS.SimpleQueueService.NonExistentQueue",
    );
  },
  60_000,
);

test("a form becomes the members that the JSON protocol has", () => {
  const form = new URLSearchParams({
    Action: "SendMessageBatch",
    QueueUrl: "u",
    "SendMessageBatchRequestEntry.2.Id": "b",
    "SendMessageBatchRequestEntry.1.Id": "a",
    "SendMessageBatchRequestEntry.1.MessageAttribute.1.Name": "kind",
    "SendMessageBatchRequestEntry.1.MessageAttribute.1.Value.DataType": "String",
  });

  expect(parseForm(form)).toEqual({
    action: "SendMessageBatch",
    input: {
      Action: "SendMessageBatch",
      QueueUrl: "u",
      Entries: [{ Id: "a", MessageAttributes: { kind: { DataType: "String" } } }, { Id: "b" }],
    },
  });
});

test("a form that nobody signed is refused in XML", async () => {
  const { endpoint } = await serveAws((authenticate) => [
    sqsService(new Queues(newStore(), "http://127.0.0.1:4566"), authenticate),
  ]);

  const answer = await fetch(`${endpoint}/000000000000/jobs`, {
    method: "POST",
    body: new URLSearchParams({ Action: "PurgeQueue" }),
  });

  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain("<Code>AccessDenied</Code>");
});
