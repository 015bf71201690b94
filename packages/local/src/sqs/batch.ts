import { AwsError } from "../lib/aws-error.ts";
import { queryCode } from "./errors.ts";
import * as inputs from "./inputs.ts";
import { parseSqs } from "./inputs.ts";
import { sizeOfAttributes } from "./message-attributes.ts";
import { maxMessageBytes, type Queues } from "./queues.ts";

/** Does what one message asks for, alone or as an entry of a batch; answers its result. */
export type Act = (queues: Queues, queueName: string, input: unknown) => object;

/**
 * Acts on each entry of a batch, in one transaction; entries that are refused are reported one by one.
 * @throws AwsError for a batch that is empty, too long, too large or has ids that repeat
 */
export function runBatch(queues: Queues, name: string, input: unknown, act: Act): object {
  const { Entries } = parseSqs(inputs.Batch, input);
  checkBatch(Entries);
  const Successful: object[] = [];
  const Failed: object[] = [];
  queues.together(() => {
    for (const entry of Entries) {
      try {
        Successful.push({ Id: entry.Id, ...act(queues, name, entry) });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        const { code, message } = error;
        Failed.push({ Id: entry.Id, SenderFault: true, Code: queryCode(code), Message: message });
      }
    }
  });
  return { Successful, Failed };
}

function checkBatch(entries: readonly { Id: string }[]): void {
  if (entries.length === 0) throw new AwsError("EmptyBatchRequest", "The batch has no entries.");
  if (entries.length > 10) {
    throw new AwsError(
      "TooManyEntriesInBatchRequest",
      `The batch has ${entries.length} entries; 10 is the most.`,
    );
  }
  if (entries.some(({ Id }) => !/^[\w-]{1,80}$/.test(Id))) {
    throw new AwsError("InvalidBatchEntryId", "Ids are 1 to 80 letters, digits, hyphens and underscores.");
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw new AwsError("BatchEntryIdsNotDistinct", "Two entries of the batch have the same id.");
  }
  const sizes = entries.map((entry) => {
    const message = inputs.SendMessage.safeParse(entry).data;
    return message
      ? Buffer.byteLength(message.MessageBody) + sizeOfAttributes(message.MessageAttributes ?? {})
      : 0;
  });
  if (sizes.reduce((sum, size) => sum + size, 0) > maxMessageBytes) {
    throw new AwsError("BatchRequestTooLong", "The batch is longer than 262144 bytes.");
  }
}
