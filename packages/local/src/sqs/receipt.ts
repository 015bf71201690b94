import { AwsError } from "../lib/aws-error.ts";

/** Names one receive of one message. */
export interface Receipt {
  queue: string;
  messageId: string;
  token: string;
}

/** The receipt handle that clients hand back. */
export function receiptHandle({ queue, messageId, token }: Receipt): string {
  return Buffer.from([queue, messageId, token].join("/")).toString("base64");
}

/** @throws AwsError `ReceiptHandleIsInvalid` for anything that this queue did not hand out. */
export function parseReceiptHandle(queue: string, handle: string): Receipt {
  const [named, messageId, token, ...rest] = Buffer.from(handle, "base64").toString().split("/");
  if (named !== queue || !messageId || !token || rest.length > 0) {
    throw new AwsError("ReceiptHandleIsInvalid", `The input receipt handle "${handle}" is not valid.`);
  }
  return { queue, messageId, token };
}
