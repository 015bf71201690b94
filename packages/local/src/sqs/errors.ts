import { AwsError } from "../lib/aws-error.ts";

/** Error shapes of SQS and the codes that its older query protocol has for them, where the two differ. */
const queryCodes: Readonly<Record<string, string>> = {
  BatchEntryIdsNotDistinct: "AWS.SimpleQueueService.BatchEntryIdsNotDistinct",
  BatchRequestTooLong: "AWS.SimpleQueueService.BatchRequestTooLong",
  EmptyBatchRequest: "AWS.SimpleQueueService.EmptyBatchRequest",
  InvalidBatchEntryId: "AWS.SimpleQueueService.InvalidBatchEntryId",
  InvalidParameterValueException: "InvalidParameterValue",
  MessageNotInflight: "AWS.SimpleQueueService.MessageNotInflight",
  MissingRequiredParameterException: "MissingParameter",
  QueueDoesNotExist: "AWS.SimpleQueueService.NonExistentQueue",
  QueueNameExists: "QueueAlreadyExists",
  TooManyEntriesInBatchRequest: "AWS.SimpleQueueService.TooManyEntriesInBatchRequest",
  UnknownOperationException: "InvalidAction",
};

/** The code of an error in the query protocol, and in the JSON protocol's `x-amzn-query-error`. */
export function queryCode(code: string): string {
  return queryCodes[code] ?? code;
}

/** The refusal of a value: `InvalidParameterValueException`. */
export function invalidValue(message: string): AwsError {
  return new AwsError("InvalidParameterValueException", message);
}
