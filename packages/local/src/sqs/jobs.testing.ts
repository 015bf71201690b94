import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { newStore, serveAws } from "../../test/aws.ts";
import { Queues } from "./queues.ts";
import { sqsService } from "./wire.ts";

export const baseUrl = "http://127.0.0.1:4566";
export const startMs = 1_700_000_000_000;
export const jobsUrl = `${baseUrl}/000000000000/jobs`;

/** For tests: a queue `jobs` (30 s, three receives, then `jobs-dead`) behind a client, with a clock to move. */
export async function newJobs(store = newStore()) {
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
