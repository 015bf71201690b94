import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import type { DrawnPicture } from "./pictures.ts";

const program = join(import.meta.dirname, "../../local/dist/detector.program.js");

/** What the detector does in a process of its own; CPU ms a picture. */
export interface DetectorAlone {
  perSecond: number;
  /** What the process spends outside of the model's threads: decoding, and compiling what the model makes anew. */
  besideMs: number;
}

/** Has the detector look at these pictures' previews and nothing else, on all cores. */
export async function measureDetectorAlone(pictures: readonly DrawnPicture[]): Promise<DetectorAlone> {
  const folder = await mkdtemp(join(tmpdir(), "bench-detector-"));
  try {
    for (const { filename, bytes } of pictures) {
      await writeFile(join(folder, `${filename}.jpg`), await toPreview(bytes));
    }
    const { stdout } = await promisify(execFile)(process.execPath, ["--single-threaded-gc", program, folder]);
    return JSON.parse(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As `prepare` makes them, which the detector gets. */
function toPreview(bytes: Buffer): Promise<Buffer> {
  return sharp(bytes).resize(2_048, 2_048, { fit: "inside", withoutEnlargement: true }).jpeg().toBuffer();
}
