import { createHash } from "node:crypto";
import type { Queues } from "./queues.ts";
import type { ReceivedMessage } from "./take.ts";

/** One attribute of a message; binary values are base64, as JSON carries them. */
interface MessageAttribute {
  DataType: string;
  StringValue?: string | undefined;
  BinaryValue?: string | undefined;
}

/** Attributes by name. */
export type MessageAttributes = Readonly<Record<string, MessageAttribute>>;

/** MD5 of a text, in hex. */
export function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}

/**
 * The MD5 that clients check: attributes sorted by name, each part preceded by its length
 * (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html).
 */
export function md5OfAttributes(attributes: MessageAttributes): string {
  const hash = createHash("md5");
  const part = (data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    hash.update(length).update(data);
  };
  for (const name of Object.keys(attributes).sort()) {
    const { DataType, StringValue, BinaryValue } = attributes[name] as MessageAttribute;
    const binary = DataType.startsWith("Binary");
    part(Buffer.from(name));
    part(Buffer.from(DataType));
    hash.update(Buffer.from([binary ? 2 : 1]));
    part(binary ? Buffer.from(BinaryValue ?? "", "base64") : Buffer.from(StringValue ?? ""));
  }
  return hash.digest("hex");
}

/** Bytes that the attributes take of a message's limit: names, types and values. */
export function sizeOfAttributes(attributes: MessageAttributes): number {
  let size = 0;
  for (const [name, { DataType, StringValue, BinaryValue }] of Object.entries(attributes)) {
    size += Buffer.byteLength(name) + Buffer.byteLength(DataType);
    size += Buffer.byteLength(StringValue ?? "") + Buffer.byteLength(BinaryValue ?? "", "base64");
  }
  return size;
}

/** Those that a receiver asked for: by name, by `prefix.*`, or `All`. */
export function selectAttributes(
  attributes: MessageAttributes,
  wanted: readonly string[],
): MessageAttributes | undefined {
  const chosen = Object.entries(attributes).filter(([name]) =>
    wanted.some(
      (want) =>
        want === "All" ||
        want === name ||
        (want.endsWith(".*") && name.startsWith(want.slice(0, -2).replace(/^\.$/, ""))),
    ),
  );
  return chosen.length > 0 ? Object.fromEntries(chosen) : undefined;
}

/** What SQS itself knows of a received message, by the names that `AttributeNames` may ask for. */
export function systemAttributes(queues: Queues, message: ReceivedMessage): Record<string, string> {
  const source = message.deadLetterSource;
  return {
    SenderId: "000000000000",
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
    ...(source && { DeadLetterQueueSourceArn: queues.arn(source) }),
  };
}

/** Those values that are asked for, by name or by `All`; undefined for none. */
export function chooseAttributes(
  values: Record<string, string>,
  names: readonly string[],
): Record<string, string> | undefined {
  if (names.includes("All")) return values;
  const chosen = Object.entries(values).filter(([name]) => names.includes(name));
  return chosen.length > 0 ? Object.fromEntries(chosen) : undefined;
}
