import { type Permission, targetService } from "../lib/json-service.ts";
import { parseInput } from "../lib/parse.ts";
import type { Authenticate, Service } from "../lib/service.ts";
import { busArn, type EventBuses } from "./buses.ts";
import { PutEvents } from "./inputs.ts";
import { eventOperations } from "./operations.ts";

/** EventBridge, over JSON 1.1. */
export function eventsService(buses: EventBuses, authenticate: Authenticate): Service {
  const operations = eventOperations(buses);
  return targetService("AWSEvents", { name: "events", operations, permissions }, authenticate);
}

function permissions(operation: string, input: unknown): Permission[] {
  const action = `events:${operation}`;
  if (operation !== "PutEvents") return [[action, "*"]];
  const { Entries } = parseInput(PutEvents, input);
  return Entries.map(({ EventBusName }) => [action, busArn(EventBusName)]);
}
