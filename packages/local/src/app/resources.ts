import { generateKeyPairSync } from "node:crypto";
import { join } from "node:path";
import {
  type EventFunctionSpec,
  pipeline,
  type QueueName,
  queues as queueSettings,
  rules,
} from "@image-content-search/core/contract";
import { eventSource } from "@image-content-search/core/events";
import { EventBuses } from "../events/buses.ts";
import type { Faults } from "../faults/faults.ts";
import { AsyncInvocations, type FailureDestination } from "../lambda/async-invocations.ts";
import type { Functions } from "../lambda/functions.ts";
import type { QueueMapping } from "../lambda/queue-mapping.ts";
import type { Clock } from "../lib/clock.ts";
import type { Store } from "../lib/store.ts";
import { Buckets } from "../s3/buckets.ts";
import { Secrets } from "../secrets-manager/secrets.ts";
import { Queues } from "../sqs/queues.ts";
import { deadLetterQueueOf, names } from "./settings.ts";

/** The application's queues, bucket, bus and secrets, wired as `stacks` wires them on AWS. */
export interface Resources {
  queues: Queues;
  asyncInvocations: AsyncInvocations;
  buckets: Buckets;
  buses: EventBuses;
  secrets: Secrets;
}

const eventFunctions: [string, EventFunctionSpec][] = Object.entries(pipeline);

/** What resources go by, and what goes wrong with them. */
export interface Surroundings {
  clock: Clock;
  faults: Faults;
}

/** Opens what the store and the folder hold, making it the first time; goes on where an end cut it short. */
export async function openResources(
  store: Store,
  folder: string,
  awsEndpoint: string,
  functions: Functions,
  { clock, faults }: Surroundings,
): Promise<Resources> {
  const queues = openQueues(store, awsEndpoint, { clock, faults });
  const asyncInvocations = new AsyncInvocations(store, functions, {
    destinations: failureDestinations(queues),
    now: clock.now,
  });
  const buckets = new Buckets(store, join(folder, "objects"));
  await buckets.recover();
  buckets.declare(names.bucket, {
    cors: [bucketCors],
    notifications: notifications(asyncInvocations, faults),
  });
  const buses = new EventBuses(store, clock.now);
  buses.declare(names.eventBus, busRules(queues));
  buses.recover();
  for (const waiting of [queues, asyncInvocations]) clock.onMove(() => waiting.lookAgain());
  clock.onMove(() => buses.recover());
  const secrets = new Secrets(store);
  secrets.declare(names.mediaKeySecret, newPrivateKey);
  secrets.declare(names.databaseSecret, () => JSON.stringify({ username: "postgres", password: "" }));
  return { queues, asyncInvocations, buckets, buses, secrets };
}

/** So that what is said of several images is written at once; a picture is found so much later. */
const gatherMs: Partial<Record<QueueName, number>> = { index: 500 };

/** Which queue feeds which function. */
export function queueMappings(): QueueMapping[] {
  return eventFunctions.flatMap(([functionName, { trigger }]) => {
    if (!("queue" in trigger)) return [];
    const { queue } = trigger;
    return [{ ...trigger, functionName, queue: names.queues[queue], gatherMs: gatherMs[queue] ?? 0 }];
  });
}

/** Which function is called by time. */
export function schedules(): { functionName: string; everyHours: number }[] {
  return eventFunctions.flatMap(([functionName, { trigger }]) =>
    "everyHours" in trigger ? [{ functionName, ...trigger }] : [],
  );
}

/** The presigned URL is the authority; the browser's preflight asks before every PUT. */
const bucketCors = {
  allowedOrigins: ["*"],
  allowedMethods: ["GET", "HEAD", "PUT"],
  allowedHeaders: ["content-type", "if-none-match", "x-amz-checksum-sha256"],
  exposeHeaders: ["ETag"],
  maxAgeSeconds: 3_600,
};

function openQueues(store: Store, awsEndpoint: string, { clock, faults }: Surroundings): Queues {
  const queues = new Queues(store, awsEndpoint, clock.now, () => faults.deliveries("message"));
  for (const [key, { visibilityTimeout, maxReceiveCount, ...rest }] of Object.entries(queueSettings)) {
    const delaySeconds = "delay" in rest ? rest.delay : 0;
    const name = names.queues[key as QueueName];
    const deadLetterQueue = deadLetterQueueOf(name);
    queues.declare(deadLetterQueue, { visibilityTimeout });
    queues.declare(name, { visibilityTimeout, delaySeconds, redrive: { deadLetterQueue, maxReceiveCount } });
  }
  queues.recover();
  return queues;
}

function failureDestinations(queues: Queues): Record<string, FailureDestination> {
  return Object.fromEntries(
    eventFunctions.flatMap(([name, { onFailure }]) => {
      if (!onFailure) return [];
      const queue = names.queues[onFailure.queue];
      return [[name, (record: object) => queues.send(queue, JSON.stringify(record))]];
    }),
  );
}

function notifications(asyncInvocations: AsyncInvocations, faults: Faults) {
  return eventFunctions.flatMap(([name, { trigger }]) => {
    if (!("objectCreated" in trigger)) return [];
    const deliver = (event: object) => {
      for (const ms of faults.deliveries("notification")) asyncInvocations.accept(name, event, ms);
    };
    return [{ prefix: trigger.objectCreated, deliver }];
  });
}

function busRules(queues: Queues) {
  return Object.entries(rules).map(([name, { detailTypes, queue }]) => ({
    name,
    pattern: { source: [eventSource], "detail-type": [...detailTypes] },
    targets: [
      { id: queue, deliver: (event: object) => queues.send(names.queues[queue], JSON.stringify(event)) },
    ],
  }));
}

function newPrivateKey(): string {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}
