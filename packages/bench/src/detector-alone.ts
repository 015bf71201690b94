import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import sharp from "sharp";
import type { DrawnPicture } from "./pictures.ts";

const program = join(import.meta.dirname, "../../local/dist/detector.program.js");

/** What the detector does in a process of its own; CPU ms a picture. */
export interface DetectorAlone {
  perSecond: number;
  /** What the process spends outside of the model's threads: decoding, and compiling what the model makes anew. */
  besideMs: number;
}

/**
 * Has the detector look at these pictures' previews and nothing else, on all cores. They go without a file: a file
 * system may look for minutes at those that were deleted whenever another is made, and that would be measured next.
 */
export async function measureDetectorAlone(pictures: readonly DrawnPicture[]): Promise<DetectorAlone> {
  const previews = await Promise.all(pictures.map(({ bytes }) => toPreview(bytes)));
  const child = fork(program, { execArgv: ["--single-threaded-gc"], serialization: "advanced" });
  const ended = once(child, "exit").then(([code]) => {
    throw new Error(`The detector ended with ${code}.`);
  });
  child.send(previews);
  const [answer] = await Promise.race([once(child, "message"), ended]);
  return answer;
}

/** As `prepare` makes them, which the detector gets. */
function toPreview(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes).resize(2_048, 2_048, { fit: "inside", withoutEnlargement: true }).jpeg().toBuffer();
}
