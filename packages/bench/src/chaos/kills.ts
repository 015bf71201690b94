import { Chance } from "../chance.ts";
import { Library } from "../library.ts";
import { type DrawnPicture, drawPictures } from "../pictures.ts";
import { exactly, printReport, progress, type Row, told, waitFor } from "../report.ts";
import { withSystem } from "../with-system.ts";

export interface KillsOptions {
  images: number;
  kills: number;
  seed: number;
}

/** Kills everything at random moments while pictures are ingested, then counts what was lost. */
export async function runKills({ images, kills, seed }: KillsOptions): Promise<void> {
  process.stdout.write(`${kills} kills during the ingest of ${images} images, --seed=${seed}\n`);
  const chance = new Chance(seed);
  const pictures = await drawPictures(images, (done) => progress(`Drawing picture ${done} …`));
  await withSystem(async (system) => {
    const starts: number[] = [];
    const uploads = uploadAll(system.appUrl, pictures, chance);
    for (let n = 1; n <= kills; n++) {
      const moment = chance.between(200, 3_700);
      await new Promise((resolve) => setTimeout(resolve, moment));
      await system.kill();
      starts.push(await system.start());
      const status = await (await Library.open(system.appUrl)).status();
      const left = status.asyncInvocations + sum(status.queues, (queue) => queue.available + queue.inFlight);
      process.stdout.write(
        `kill ${String(n).padStart(2)} after ${Math.round(moment)} ms, back in ${Math.round(starts.at(-1) ?? 0)} ms, ${left} tasks found\n`,
      );
    }
    const imageIds = await uploads;
    const rows = await inspect(await Library.open(system.appUrl), imageIds);
    const slowest = told("slowest restart", "s", Math.max(...starts) / 1000);
    printReport({ name: "chaos", params: { images, kills, seed }, rows: [...rows, slowest] });
    process.exitCode = rows.every(({ met }) => met !== false) ? 0 : 1;
  });
}

/** Sends each picture until it is there, as the browser's retry does; spread over the kills. */
async function uploadAll(
  appUrl: string,
  pictures: readonly DrawnPicture[],
  chance: Chance,
): Promise<string[]> {
  const imageIds: string[] = [];
  for (const { bytes, filename } of pictures) {
    imageIds.push(
      await waitFor(`${filename} is uploaded`, 300_000, async () => {
        try {
          return await (await Library.open(appUrl)).upload(bytes, filename);
        } catch {
          // The system was killed; it is tried again when it is back.
          return undefined;
        }
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, chance.between(0, 400)));
  }
  return imageIds;
}

async function inspect(library: Library, imageIds: readonly string[]): Promise<Row[]> {
  await waitFor("all tasks are done", 600_000, async () => {
    const { queues, asyncInvocations } = await library.status();
    const { watchdog: _, ...pipeline } = queues;
    const left =
      asyncInvocations + sum(pipeline, (queue) => queue.available + queue.delayed + queue.inFlight);
    progress(`${left} tasks left …`);
    return left === 0 ? true : undefined;
  });
  progress("");
  const details = await Promise.all(imageIds.map((imageId) => library.image(imageId)));
  const found = await library.search("");
  const { queues } = await library.status();
  const indexed = details.filter(({ status }) => status === "indexed");
  const labelled = indexed.filter(({ labels }) => labels.length > 0);
  return [
    exactly("indexed", "images", indexed.length, imageIds.length),
    exactly("with labels", "images", labelled.length, imageIds.length),
    exactly("different images", "ids", new Set(imageIds).size, imageIds.length),
    exactly("rows in the library", "rows", found.total ?? -1, imageIds.length),
    exactly(
      "dead letters",
      "messages",
      sum(queues, ({ dead }) => dead.available + dead.inFlight),
      0,
    ),
  ];
}

function sum<Value>(values: Record<string, Value>, of: (value: Value) => number): number {
  return Object.values(values).reduce((total, value) => total + of(value), 0);
}
