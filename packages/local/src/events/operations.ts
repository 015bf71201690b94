import { AwsError } from "../lib/aws-error.ts";
import type { Operation } from "../lib/json-service.ts";
import { parseInput } from "../lib/parse.ts";
import { busArn, type EventBuses, ruleArn } from "./buses.ts";
import { sizeOfEntry } from "./event.ts";
import { DescribeEventBus, ListRules, PutEvents } from "./inputs.ts";

const maxRequestBytes = 262_144;

/** The operations of EventBridge by AWS's names. */
export function eventOperations(buses: EventBuses): Record<string, Operation> {
  return {
    PutEvents: (input) => putEvents(buses, input),
    DescribeEventBus(input) {
      const { bus } = buses.rules(parseInput(DescribeEventBus, input).Name);
      return { Name: bus, Arn: busArn(bus) };
    },
    ListRules: (input) => listRules(buses, input),
  };
}

function putEvents(buses: EventBuses, input: unknown) {
  const { Entries } = parseInput(PutEvents, input);
  if (Entries.reduce((size, entry) => size + sizeOfEntry(entry), 0) > maxRequestBytes) {
    throw new AwsError(
      "ValidationException",
      "Total size of the entries in the request is over the limit of 262144 bytes.",
    );
  }
  const results = buses.put(Entries);
  return { FailedEntryCount: results.filter((result) => "ErrorCode" in result).length, Entries: results };
}

function listRules(buses: EventBuses, input: unknown) {
  const { bus, rules } = buses.rules(parseInput(ListRules, input).EventBusName);
  const Rules = rules.map(({ name, pattern }) => ({
    Name: name,
    Arn: ruleArn(bus, name),
    EventPattern: JSON.stringify(pattern),
    State: "ENABLED",
    EventBusName: bus,
  }));
  return { Rules };
}
