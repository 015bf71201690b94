import { type Pixels, readPixels } from "../picture.ts";
import { serveJobs, stepBack } from "../thread.ts";
import { mergeReadings, type TextLine } from "./lines.ts";
import { Tesseract } from "./tesseract.ts";

/**
 * Longest side in pixels of the picture that is read; smaller ones are enlarged, for Tesseract wants letters some 30
 * pixels tall. In a trial 1,024 found as much in 86 % of the time, but half as many wrong words again.
 */
const longestSide = 1280;

stepBack(10);
const tesseract = await Tesseract.load();
serveJobs(look);

/** Bright letters on dark are read in the negative, for local thresholds do not see them. */
async function look(bytes: Uint8Array): Promise<TextLine[]> {
  const picture = await readPixels(bytes, (upright) =>
    upright.resize(longestSide, longestSide, { fit: "inside" }).toColourspace("b-w"),
  );
  const readings = [tesseract.read(picture), tesseract.read(negative(picture))];
  return mergeReadings(readings, picture.width, picture.height);
}

function negative(picture: Pixels): Pixels {
  return { ...picture, data: picture.data.map((value) => 255 - value) };
}
