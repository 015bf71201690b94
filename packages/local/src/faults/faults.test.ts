import { expect, test } from "vitest";
import { newStore } from "../../test/aws.ts";
import { Queues } from "../sqs/queues.ts";
import { Faults } from "./faults.ts";
import { FaultSettings } from "./settings.ts";

test("delivers messages up to ten times and out of order", async () => {
  const faults = new Faults();
  const clock = { ms: 0 };
  const queues = new Queues(
    newStore(),
    "http://x",
    () => clock.ms,
    () => faults.deliveries("message"),
  );
  queues.declare("q", { visibilityTimeout: 30 });
  faults.set(FaultSettings.parse({ seed: 1, duplicates: { probability: 1, withinSeconds: 60 } }));

  const sent = Array.from({ length: 20 }, (_, n) => String(n));
  for (const body of sent) queues.send("q", body);
  clock.ms += 61_000;
  const bodies: string[] = [];
  for (;;) {
    const messages = await queues.receive("q", { max: 10, waitMs: 0 });
    if (messages.length === 0) break;
    bodies.push(...messages.map(({ body }) => body));
  }

  const times = sent.map((body) => bodies.filter((other) => other === body).length);
  expect(Math.min(...times)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...times)).toBeLessThanOrEqual(10);
  expect(Math.max(...times)).toBeGreaterThan(5);
  expect([...new Set(bodies)]).not.toEqual(sent);
});
