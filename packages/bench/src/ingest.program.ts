import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { Library, type SystemStatus } from "./library.ts";
import { numberOption } from "./options.ts";
import { type DrawnPicture, drawPictures } from "./pictures.ts";
import { residentMemory } from "./process-memory.ts";
import { atMost, percentiles, printReport, progress, type Row, told, waitFor } from "./report.ts";
import { RunningSystem } from "./running-system.ts";

const count = numberOption("images", 100);
const singles = 5;
/** Sent and forgotten before the batch, so that it is not compilers that are measured. */
const warmUp = 30;

/** CPU ms that pixels have cost, as `prepare` logs them. */
let pixelMs = 0;

async function main(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), "bench-ingest-"));
  const pictures = await drawPictures(count + warmUp + singles + 1, (done) =>
    progress(`Drawing picture ${done} …`),
  );
  const system = await RunningSystem.start({ dataFolder, onLine: countPixels });
  try {
    const rows = await measure(system, await Library.open(system.appUrl), pictures);
    printReport({ name: "ingest", params: { images: count, megapixels: 1 }, rows });
  } finally {
    await system.stop();
    await rm(dataFolder, { recursive: true });
  }
}

async function measure(system: RunningSystem, library: Library, pictures: DrawnPicture[]): Promise<Row[]> {
  const [first, ...rest] = pictures;
  if (!first) throw new Error("No picture was drawn.");
  const cold = await timeUntilFound(library, first);
  const warm: number[] = [];
  for (const picture of rest.slice(0, singles)) warm.push(await timeUntilFound(library, picture));
  await ingest(library, rest.slice(singles, singles + warmUp));
  const batch = await measureBatch(library, rest.slice(singles + warmUp));
  progress("Waiting for idle processes to end …");
  await waitFor("functions' processes end", 120_000, async () => {
    const { functions } = await library.status();
    return Object.values(functions).every(({ rss }) => rss === 0) ? true : undefined;
  });
  const memory = residentMemory(system.pid ?? 0);
  progress("");
  return [
    atMost("found by label, first upload after start", "s after its end", cold, 3),
    percentiles("found by label, idle system", "s after its end", warm, 3),
    ...batch,
    ...(memory === undefined ? [] : [atMost("resident memory, idle", "MB", memory / 1e6, 1_000)]),
  ];
}

async function timeUntilFound(library: Library, { bytes, filename, word }: DrawnPicture): Promise<number> {
  const imageId = await library.upload(bytes, filename);
  const uploaded = performance.now();
  await waitFor(`${filename} is found by "${word}"`, 60_000, async () => {
    const { items } = await library.search(word);
    return items.some((item) => item.imageId === imageId && item.matches[0]?.tier === "label") || undefined;
  });
  return (performance.now() - uploaded) / 1000;
}

/** Sends all, four at once, and waits until all have ended; answers their ids. */
async function ingest(library: Library, pictures: readonly DrawnPicture[]): Promise<string[]> {
  const imageIds: string[] = [];
  const lane = async (first: number) => {
    for (let n = first; n < pictures.length; n += 4) {
      const picture = pictures[n];
      if (picture) imageIds.push(await library.upload(picture.bytes, picture.filename));
    }
  };
  await Promise.all([lane(0), lane(1), lane(2), lane(3)]);
  // Asked seldom and without a function, so that asking is hardly measured.
  const ended = async () => {
    const { queues, asyncInvocations } = await library.status();
    const tasks =
      asyncInvocations + Object.values(queues).reduce((sum, q) => sum + q.available + q.inFlight, 0);
    progress(`${tasks} tasks left …`);
    return tasks === 0 ? true : undefined;
  };
  await waitFor("all end", 600_000, ended, 1_000);
  return imageIds;
}

async function measureBatch(library: Library, pictures: readonly DrawnPicture[]): Promise<Row[]> {
  const before = await library.status();
  const pixelsBefore = pixelMs;
  const begun = performance.now();
  const imageIds = await ingest(library, pictures);
  const seconds = (performance.now() - begun) / 1000;
  const after = await library.status();
  const statuses = await Promise.all(imageIds.map(async (imageId) => (await library.image(imageId)).status));
  const indexed = statuses.filter((status) => status === "indexed").length;
  return [
    {
      what: "indexed",
      unit: "images",
      value: indexed,
      target: `= ${pictures.length}`,
      met: indexed === pictures.length,
    },
    told("throughput", "images/s", pictures.length / seconds),
    ...cpuRows(
      before,
      after,
      { pixels: pixelMs - pixelsBefore, decoding: await decodingMs(pictures) },
      pictures.length,
    ),
  ];
}

/**
 * CPU ms of decoding these pictures to the detector's size as it does. Its own count leaves them out: they
 * are decoded on the process's pool of threads, so they are measured here, apart.
 */
async function decodingMs(pictures: readonly DrawnPicture[]): Promise<number> {
  const decode = (bytes: Buffer) => sharp(bytes).resize(512, 384, { fit: "fill" }).raw().toBuffer();
  for (const { bytes } of pictures.slice(0, 5)) await decode(bytes);
  const begun = process.cpuUsage();
  for (const { bytes } of pictures) await decode(bytes);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

function cpuRows(
  before: SystemStatus,
  after: SystemStatus,
  { pixels, decoding }: { pixels: number; decoding: number },
  images: number,
): Row[] {
  const each = (ms: number) => ms / images;
  const spent = (name: string) => (after.functions[name]?.cpuMs ?? 0) - (before.functions[name]?.cpuMs ?? 0);
  const detector = after.detector.cpuMs - before.detector.cpuMs;
  const services = after.main.cpuMs - before.main.cpuMs - detector - decoding;
  const prepare = spent("prepare") - pixels;
  const all = prepare + spent("analyze") + spent("index") + services;
  return [
    told("detector: model", "CPU ms/image", each(detector)),
    told("detector: decoding", "CPU ms/image", each(decoding)),
    told("prepare: pixels", "CPU ms/image", each(pixels)),
    told("prepare: the rest", "CPU ms/image", each(prepare)),
    told("analyze without the detector", "CPU ms/image", each(spent("analyze"))),
    told("index", "CPU ms/image", each(spent("index"))),
    told("local services", "CPU ms/image", each(services)),
    atMost("all but pixels and detector", "CPU ms/image", each(all), 60),
    told("announcing (createUpload)", "CPU ms/image", each(spent("createUpload"))),
  ];
}

function countPixels(line: string): void {
  if (line.includes("Renditions are made.")) pixelMs += Number(/cpuMs=([\d.]+)/.exec(line)?.[1] ?? 0);
}

await main();
