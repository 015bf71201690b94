import * as z from "zod/mini";
import { AwsError } from "../lib/aws-error.ts";
import { type Permission, targetService } from "../lib/json-service.ts";
import { parseInput } from "../lib/parse.ts";
import type { Authenticate, Service } from "../lib/service.ts";
import type { EventBuses } from "./buses.ts";
import { Entry, sizeOfEntry } from "./event.ts";

const maxRequestBytes = 262_144;
const arnPrefix = "arn:aws:events:us-east-1:000000000000";
const PutEvents = z.object({ Entries: z.array(Entry).check(z.minLength(1), z.maxLength(10)) });
const DescribeEventBus = z.object({ Name: z._default(z.string(), "default") });
const ListRules = z.object({ EventBusName: z._default(z.string(), "default") });

/** EventBridge, over JSON 1.1. */
export function eventsService(buses: EventBuses, authenticate: Authenticate): Service {
  const operations = {
    PutEvents: (input: unknown) => putEvents(buses, input),
    DescribeEventBus(input: unknown) {
      const { bus } = buses.rules(parseInput(DescribeEventBus, input).Name);
      return { Name: bus, Arn: busArn(bus) };
    },
    ListRules: (input: unknown) => listRules(buses, input),
  };
  return targetService("AWSEvents", { name: "events", operations, permissions }, authenticate);
}

function permissions(operation: string, input: unknown): Permission[] {
  const action = `events:${operation}`;
  if (operation !== "PutEvents") return [[action, "*"]];
  const { Entries } = parseInput(PutEvents, input);
  return Entries.map(({ EventBusName }) => [action, busArn(EventBusName)]);
}

/** The ARN of a bus of this name or ARN. */
export function busArn(bus = "default"): string {
  return bus.startsWith("arn:") ? bus : `${arnPrefix}:event-bus/${bus}`;
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
    Arn: `${arnPrefix}:rule/${bus}/${name}`,
    EventPattern: JSON.stringify(pattern),
    State: "ENABLED",
    EventBusName: bus,
  }));
  return { Rules };
}
