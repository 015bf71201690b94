import {
  DescribeEventBusCommand,
  EventBridgeClient,
  ListRulesCommand,
  PutEventsCommand,
  type PutEventsRequestEntry,
} from "@aws-sdk/client-eventbridge";
import { describe, expect, onTestFinished, test } from "vitest";
import { newFolder, newStore, serveAws } from "../../test/aws.ts";
import { aws as awsCommand, runAws } from "../../test/aws-command.ts";
import { Store } from "../lib/store.ts";
import { EventBuses, type Target } from "./buses.ts";
import type { BusEvent } from "./event.ts";
import { eventsService } from "./wire.ts";

const entry: PutEventsRequestEntry = {
  EventBusName: "images",
  Source: "image-content-search",
  DetailType: "image.analyzed",
  Detail: JSON.stringify({ imageId: "i-1" }),
};

/** A bus `images` whose one rule wants analyzed images, with a clock to move. */
async function newBus(target: Partial<Target> = {}, store = newStore()) {
  const clock = { ms: Date.parse("2024-05-06T07:08:09.500Z") };
  const received: BusEvent[] = [];
  const buses = new EventBuses(store, () => clock.ms);
  onTestFinished(() => buses.close());
  const targets = [{ id: "queue", deliver: (event: BusEvent) => void received.push(event), ...target }];
  buses.declare("images", [{ name: "index", pattern: { "detail-type": ["image.analyzed"] }, targets }]);
  const aws = await serveAws((authenticate) => [eventsService(buses, authenticate)]);
  const client = new EventBridgeClient(aws);
  const put = (...Entries: PutEventsRequestEntry[]) => client.send(new PutEventsCommand({ Entries }));
  return { aws, store, buses, clock, received, client, put };
}

describe("PutEvents", () => {
  test("hands an event to the rule's target in AWS's envelope", async () => {
    const { put, received } = await newBus();

    const { FailedEntryCount, Entries } = await put({ ...entry, Resources: ["arn:x"] });

    expect(FailedEntryCount).toBe(0);
    expect(received).toEqual([
      {
        version: "0",
        id: Entries?.[0]?.EventId,
        "detail-type": "image.analyzed",
        source: "image-content-search",
        account: "000000000000",
        time: "2024-05-06T07:08:09Z",
        region: "us-east-1",
        resources: ["arn:x"],
        detail: { imageId: "i-1" },
      },
    ]);
  });

  test("accepts an event that no rule wants, and keeps the time that it is given", async () => {
    const { put, received } = await newBus();

    const answer = await put({ ...entry, DetailType: "image.failed" }, { ...entry, Time: new Date(0) });

    expect(answer.FailedEntryCount).toBe(0);
    expect(received.map(({ time }) => time)).toEqual(["1970-01-01T00:00:00Z"]);
  });

  test.each<[string, PutEventsRequestEntry, string]>([
    ["no detail type", { ...entry, DetailType: undefined }, "InvalidArgument"],
    ["no source", { ...entry, Source: "" }, "InvalidArgument"],
    ["AWS's own source", { ...entry, Source: "aws.s3" }, "NotAuthorizedForSourceException"],
    ["detail that is no JSON", { ...entry, Detail: "{" }, "MalformedDetail"],
    ["detail that is no object", { ...entry, Detail: "[1]" }, "MalformedDetail"],
    ["an unknown bus", { ...entry, EventBusName: "none" }, "ResourceNotFoundException"],
  ])("refuses an entry with %s and takes the others", async (_, bad, code) => {
    const { put, received } = await newBus();

    const { FailedEntryCount, Entries } = await put(bad, entry);

    expect(FailedEntryCount).toBe(1);
    expect(Entries).toMatchObject([{ ErrorCode: code, ErrorMessage: expect.any(String) }, {}]);
    expect(received.map(({ id }) => id)).toEqual([Entries?.[1]?.EventId]);
  });

  test.each<[string, PutEventsRequestEntry[]]>([
    ["no entries", []],
    ["eleven entries", Array.from({ length: 11 }, () => entry)],
    ["256 KiB and more", [{ ...entry, Detail: JSON.stringify({ x: "x".repeat(262_144) }) }]],
  ])("refuses a request of %s", async (_, entries) => {
    const { put, received } = await newBus();

    await expect(put(...entries)).rejects.toMatchObject({ name: "ValidationException" });
    expect(received).toEqual([]);
  });
});

describe("a target that cannot take an event", () => {
  /** A target that fails so many times and writes to the store each time before it does. */
  function failing(times: number, store = newStore()) {
    const table = store.table<number>("test.attempts");
    let attempts = 0;
    const deliver = () => {
      table.putSync(`attempt ${attempts}`, attempts);
      attempts += 1;
      if (attempts <= times) throw new Error("busy");
    };
    return { store, table, deliver, attempts: () => attempts };
  }

  test("leaves no trace of its attempt and gets the event again, later each time", async () => {
    const { store, table, deliver, attempts } = failing(2);
    const { put, buses, clock } = await newBus({ deliver }, store);

    await put(entry);
    const waits = [999, 1, 1999, 1].map((ms) => {
      clock.ms += ms;
      buses.recover();
      return attempts();
    });

    expect(waits).toEqual([1, 2, 2, 3]);
    expect([...table.getKeys()]).toEqual(["attempt 2"]);
  });

  test("gets it after a restart too", async () => {
    const folder = newFolder();
    const before = new Store(folder);
    const { deliver } = failing(1, before);
    const first = await newBus({ deliver }, before);
    await first.put(entry);
    first.buses.close();
    await before.close();

    const { buses, received, clock } = await newBus({}, newStore(folder));
    clock.ms += 1000;
    buses.recover();

    expect(received).toMatchObject([{ detail: { imageId: "i-1" } }]);
  });

  test.each<[string, Partial<Target>, number]>([
    ["attempts", { maxRetries: 2 }, 3],
    ["age", { maxAgeSeconds: 3 }, 3],
  ])("is given up after its %s, and the event goes to the dead letters", async (_, limit, expected) => {
    const { store, deliver, attempts } = failing(100);
    const dead: unknown[] = [];
    const deadLetter = (event: BusEvent, reason: string) => void dead.push([event.detail, reason]);
    const { put, buses, clock } = await newBus({ deliver, deadLetter, ...limit }, store);

    await put(entry);
    for (let i = 0; i < 20; i++) {
      clock.ms += 1000;
      buses.recover();
    }

    expect(attempts()).toBe(expected);
    expect(dead).toEqual([[{ imageId: "i-1" }, "busy"]]);
  });
});

test("a bus describes itself and its rules", async () => {
  const { client } = await newBus();

  const bus = await client.send(new DescribeEventBusCommand({ Name: "images" }));
  const { Rules } = await client.send(new ListRulesCommand({ EventBusName: "images" }));

  expect(bus).toMatchObject({ Arn: "arn:aws:events:us-east-1:000000000000:event-bus/images" });
  expect(Rules).toMatchObject([{ Name: "index", EventPattern: '{"detail-type":["image.analyzed"]}' }]);
  const none = client.send(new DescribeEventBusCommand({ Name: "none" }));
  await expect(none).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});

test.skipIf(!awsCommand)(
  "the aws command puts events",
  async () => {
    const { aws, received } = await newBus();

    const entries = JSON.stringify([entry]);
    await runAws(["--endpoint-url", aws.endpoint, "events", "put-events", "--entries", entries]);

    expect(received).toMatchObject([{ detail: { imageId: "i-1" } }]);
  },
  60_000,
);
