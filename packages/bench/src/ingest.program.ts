import { availableParallelism } from "node:os";
import { cpuOf, type Spent } from "./cpu.ts";
import { type DetectorAlone, measureDetectorAlone } from "./detector-alone.ts";
import { Library } from "./library.ts";
import { numberOption } from "./options.ts";
import { type DrawnPicture, drawPictures, twelveMegapixels, twoMegapixels } from "./pictures.ts";
import { residentMemory } from "./process-memory.ts";
import {
  atLeast,
  atMost,
  exactly,
  percentiles,
  printReport,
  progress,
  type Row,
  told,
  waitFor,
} from "./report.ts";
import type { RunningSystem } from "./running-system.ts";
import { withSystem } from "./with-system.ts";

const count = numberOption("images", 500);
const singles = 5;
/** Sent and forgotten before the batch, so that it is not compilers that are measured. */
const warmUp = 40;
/** Looked at by the detector alone. */
const detected = 100;
/** Prepared one after the other, to see what a photograph of twelve megapixels costs. */
const large = 10;

/** CPU ms that each image's pixels have cost `prepare`, as it logs them. */
const pixelMs = new Map<string, number>();

async function main(): Promise<void> {
  // Text takes a second; what it costs is the detector's affair.
  process.env.DETECTORS ??= "labels,properties";
  const drawn = (done: number) => progress(`Drawing picture ${done} …`);
  const mixed = await drawPictures(count + warmUp, drawn);
  const single = await drawPictures(singles + 1, drawn, twoMegapixels);
  const big = await drawPictures(large + 3, drawn, twelveMegapixels);
  progress("The detector alone …");
  const detector = await measureDetectorAlone(mixed.slice(0, detected));
  const run = async (system: RunningSystem) => {
    const rows = await measure(system, await Library.open(system.appUrl), { mixed, single, big, detector });
    printReport({ name: "ingest", params: { images: count, detectors: process.env.DETECTORS }, rows });
  };
  await withSystem(run, { onLine: notePixels });
}

interface Given {
  mixed: DrawnPicture[];
  single: DrawnPicture[];
  big: DrawnPicture[];
  detector: DetectorAlone;
}

async function measure(system: RunningSystem, library: Library, given: Given): Promise<Row[]> {
  const [first, ...rest] = given.single;
  if (!first) throw new Error("No picture was drawn.");
  const cold = await timeUntilFound(library, first);
  const warm: number[] = [];
  for (const picture of rest) warm.push(await timeUntilFound(library, picture));
  await ingest(library, given.mixed.slice(0, warmUp));
  const batch = await measureBatch(library, given.mixed.slice(warmUp), given.detector);
  const bigMs: number[] = [];
  for (const picture of given.big) {
    const [imageId = ""] = await ingest(library, [picture]);
    bigMs.push(pixelMs.get(imageId) ?? 0);
  }
  progress("Waiting for idle processes to end …");
  await waitFor("functions' processes end", 120_000, async () => {
    const { functions } = await library.status();
    return Object.values(functions).every(({ rss }) => rss === 0) ? true : undefined;
  });
  const memory = residentMemory(system.pid ?? 0);
  progress("");
  return [
    atMost("2 MP found by label, first upload after start", "s after its end", cold, 3),
    percentiles("2 MP found by label, idle system", "s after its end", warm, 1.5),
    percentiles("pixels of a 12 MP JPEG", "CPU ms", bigMs.slice(-large), 220),
    ...batch,
    ...(memory === undefined ? [] : [atMost("resident memory, idle", "MB", memory / 1e6, 1_000)]),
  ];
}

async function timeUntilFound(
  library: Library,
  { bytes, filename, contentType, word }: DrawnPicture,
): Promise<number> {
  const imageId = await library.upload(bytes, filename, contentType);
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
      if (picture) imageIds.push(await library.upload(picture.bytes, picture.filename, picture.contentType));
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

async function measureBatch(
  library: Library,
  pictures: DrawnPicture[],
  detector: DetectorAlone,
): Promise<Row[]> {
  const before = await library.status();
  const own = process.cpuUsage();
  const begun = performance.now();
  const imageIds = await ingest(library, pictures);
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(own);
  const after = await library.status();
  const statuses = await Promise.all(imageIds.map(async (imageId) => (await library.image(imageId)).status));
  const indexed = statuses.filter((status) => status === "indexed").length;
  const pixels = imageIds.reduce((sum, imageId) => sum + (pixelMs.get(imageId) ?? 0), 0);
  const besideModels = detector.besideMs * pictures.length;
  const spent = cpuOf(before, after, { pixels, besideModels });
  const total = spent.all + (user + system) / 1000;
  const possible = (availableParallelism() * 1000 * pictures.length) / total;
  return [
    exactly("indexed", "images", indexed, pictures.length),
    ...cpuRows(spent, pictures.length),
    told("sending (this program)", "CPU ms/image", (user + system) / 1000 / pictures.length),
    told("throughput", "images/s", pictures.length / seconds),
    told("throughput of the detector alone", "images/s", detector.perSecond),
    atLeast("share of what all these costs allow", "×", pictures.length / seconds / possible, 0.9),
  ];
}

function cpuRows(spent: Spent, images: number): Row[] {
  const each = (ms: number) => ms / images;
  const { prepare, analyze, index, services } = spent;
  return [
    told("detector: models", "CPU ms/image", each(spent.detector)),
    told("detector: decoding and compiling", "CPU ms/image", each(spent.besideModels)),
    told("prepare: pixels", "CPU ms/image", each(spent.pixels)),
    told("prepare: the rest", "CPU ms/image", each(prepare)),
    told("analyze without the detector", "CPU ms/image", each(analyze)),
    told("index", "CPU ms/image", each(index)),
    told("local services", "CPU ms/image", each(services)),
    atMost("all but pixels and detector", "CPU ms/image", each(prepare + analyze + index + services), 60),
    atMost("all but prepare and detector", "CPU ms/image", each(analyze + index + services), 40),
    told("announcing (createUpload)", "CPU ms/image", each(spent.announcing)),
  ];
}

function notePixels(line: string): void {
  if (!line.includes("Renditions are made.")) return;
  const imageId = /imageId="([^"]+)"/.exec(line)?.[1];
  if (imageId) pixelMs.set(imageId, Number(/cpuMs=([\d.]+)/.exec(line)?.[1] ?? 0));
}

await main();
