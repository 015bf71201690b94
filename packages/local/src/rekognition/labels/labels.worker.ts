import { serveJobs, stepBack } from "../thread.ts";
import { type ColorShare, dominantColors } from "./colors.ts";
import { type Detection, suppress } from "./detections.ts";
import { fitLetterbox, inputSide } from "./letterbox.ts";
import { Model } from "./model.ts";
import { readPicture } from "./picture.ts";
import { measureQuality, type Quality } from "./quality.ts";

/** One picture to look at; `properties` asks for its colours and quality too. */
export interface LabelJob {
  bytes: Uint8Array;
  properties: boolean;
}

/** What was found in a picture. */
export interface LabelFindings {
  detections: Detection[];
  properties?: { colors: ColorShare[]; quality: Quality };
}

stepBack(5);
const model = await Model.load();
await warm();
serveJobs(look);

async function look({ bytes, properties }: LabelJob): Promise<LabelFindings> {
  const picture = await readPicture(bytes);
  const detections = suppress(await model.detect(picture));
  if (!properties) return { detections };
  const { pixels, fitted } = picture;
  const quality = measureQuality(pixels, fitted.width, fitted.height);
  return { detections, properties: { colors: dominantColors(pixels), quality } };
}

/** The first run compiles kernels and takes twice as long. */
async function warm(): Promise<void> {
  const fitted = fitLetterbox(inputSide, inputSide);
  await model.detect({ pixels: new Uint8Array(inputSide * inputSide * 3), fitted });
}
