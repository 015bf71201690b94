import { AwsError } from "./aws-error.ts";

/** What a JSON service knows of its caller: the access key that signed, if any, and the request's headers. */
export interface Caller {
  accessKeyId: string | undefined;
}

/** One operation of a JSON service: parsed request in, answer out (undefined is an empty body). */
export type Operation = (input: unknown, caller: Caller) => unknown;

/**
 * A service that speaks an AWS JSON protocol: operations by name, as in `X-Amz-Target: Prefix.Name`
 * (https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html).
 */
export interface JsonService {
  /** What stands before the dot of `X-Amz-Target`. */
  targetPrefix: string;
  /** Operations that need no signature (Cognito's public ones); all others do. */
  unsigned?: ReadonlySet<string>;
  operations: Readonly<Record<string, Operation>>;
}

/** @throws AwsError `UnknownOperationException` for a name that the service does not serve. */
export function findOperation(service: JsonService, name: string): Operation {
  const operation = Object.hasOwn(service.operations, name) ? service.operations[name] : undefined;
  if (!operation) {
    throw new AwsError(
      "UnknownOperationException",
      `The laptop's ${service.targetPrefix} does not serve ${name}.`,
    );
  }
  return operation;
}
