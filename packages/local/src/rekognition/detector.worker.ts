import { readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import sharp from "sharp";
import { AwsError } from "../lib/aws-error.ts";
import { type Detection, suppress } from "./boxes.ts";
import { type ColorShare, dominantColors } from "./colors.ts";
import { fitLetterbox, inputSide } from "./letterbox.ts";
import { Model } from "./model.ts";
import { readPicture } from "./picture.ts";

/** One picture to look at; `colors` asks for its dominant colours too. */
export interface DetectorJob {
  bytes: Uint8Array;
  colors: boolean;
}

/** What was found in a picture. */
export interface Findings {
  detections: Detection[];
  colors: ColorShare[];
}

/** The answer to a job; `cpuMs` is what this thread computed for it. */
export type DetectorReply =
  | { cpuMs: number; findings: Findings }
  | { cpuMs: number; refused: { code: string; message: string } };

// One thread a worker: the pool decides how many cores are used.
sharp.concurrency(1);
sharp.cache(false);
const model = await Model.load();
await warm();

parentPort?.on("message", async (job: DetectorJob) => {
  const begun = threadMs();
  try {
    const findings = await look(job);
    reply({ cpuMs: threadMs() - begun, findings });
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    reply({ cpuMs: threadMs() - begun, refused: { code: error.code, message: error.message } });
  }
});

async function look({ bytes, colors }: DetectorJob): Promise<Findings> {
  const picture = await readPicture(bytes);
  const detections = suppress(await model.detect(picture));
  return { detections, colors: colors ? dominantColors(picture.pixels) : [] };
}

/** The first run compiles kernels and takes twice as long. */
async function warm(): Promise<void> {
  const fitted = fitLetterbox(inputSide, inputSide);
  await model.detect({ pixels: new Uint8Array(inputSide * inputSide * 3), fitted });
}

function reply(message: DetectorReply): void {
  parentPort?.postMessage(message);
}

/** CPU time of this thread in ms where the system tells (Linux), else wall time. */
function threadMs(): number {
  try {
    return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
  } catch {
    return performance.now();
  }
}
