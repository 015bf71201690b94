import { readdirSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { expect, onTestFinished, test } from "vitest";
import { drawBlank } from "../../test/rekognition.ts";
import { Detectors } from "./detectors.ts";

function newDetectors(): Detectors {
  const detectors = new Detectors();
  onTestFinished(() => detectors.close());
  return detectors;
}

const threads = () => readdirSync("/proc/self/task");

/** How much nicer than the process each of its threads is but those that were there before, the nicest first. */
function niceness(before: readonly string[]): number[] {
  const own = getPriority();
  return threads()
    .filter((id) => !before.includes(id))
    .map((id) => readFileSync(`/proc/self/task/${id}/stat`, "utf8"))
    .map((stat) => Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16]) - own)
    .sort((a, b) => b - a);
}

test("counts each model's calls apart", async () => {
  const detectors = newDetectors();
  const bytes = await drawBlank(100, 100);

  await Promise.all([detectors.labels.run({ bytes, properties: true }), detectors.moderation.run(bytes)]);
  await detectors.moderation.run(bytes);

  const { labels, text, moderation } = detectors.usage();
  expect([labels.calls, text.calls, moderation.calls]).toEqual([1, 0, 2]);
  expect(text).toEqual({ calls: 0, cpuMs: 0, wallMs: 0 });
  expect(moderation.cpuMs).toBeGreaterThan(0);
});

test.runIf(process.platform === "linux")(
  "labels make way for everything else, text and moderation for labels too",
  async () => {
    const before = threads();
    const detectors = newDetectors();
    const bytes = await drawBlank(100, 100);

    await detectors.labels.run({ bytes, properties: false });
    expect(niceness(before).filter((nice) => nice > 0)).toEqual([5]);
    await Promise.all([detectors.text.run(bytes), detectors.moderation.run(bytes)]);

    expect(niceness(before).filter((nice) => nice > 0)).toEqual([10, 10, 5]);
  },
);
