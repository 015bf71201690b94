import { createHash } from "node:crypto";
import { drawScene } from "@image-content-search/drawings";
import sharp from "sharp";
import type { Chance } from "../chance.ts";

/** A file to upload, and what is known of it afterwards. */
export interface Upload {
  filename: string;
  contentType: string;
  bytes: Buffer;
  /** False for what is no picture, or a damaged one. */
  sound: boolean;
  /** What its announcements were answered; must be one. */
  imageIds: Set<string>;
  /** Where the last change that was acknowledged left it. */
  trashed: boolean;
  /** Labels whose addition was acknowledged. */
  added: string[];
}

const formats = ["jpeg", "png", "webp", "gif", "tiff", "avif"] as const;
const icons = ["airplane", "laptop", "bus", "bicycle", "zebra", "kite"];
const corruptShare = 0.05;

/** Draws so many different files of every format and size; some are cut off, or nothing but noise. */
export async function drawUploads(
  count: number,
  chance: Chance,
  onDrawn: (done: number) => void,
): Promise<Upload[]> {
  const uploads = new Map<string, Upload>();
  while (uploads.size < count) {
    const n = uploads.size;
    // One at least, however few there are.
    const corrupt = n === 3 || chance.takes(corruptShare);
    const upload = await drawUpload(n, corrupt, chance);
    uploads.set(createHash("sha256").update(upload.bytes).digest("hex"), upload);
    onDrawn(uploads.size);
  }
  return [...uploads.values()];
}

async function drawUpload(n: number, corrupt: boolean, chance: Chance): Promise<Upload> {
  const format = formats[n % formats.length] ?? "jpeg";
  const size = chance.integer(150, 500);
  const [width, height] = [size + chance.integer(50, 900), size + chance.integer(50, 500)];
  const place = { left: chance.integer(0, width - size), top: chance.integer(0, height - size), size };
  const scene = await drawScene([{ icon: chance.pick(icons), ...place }], { width, height, format: "png" });
  const whole = await sharp(scene)
    .removeAlpha()
    .toFormat(format, format === "avif" ? { effort: 0 } : {})
    .toBuffer();
  return {
    filename: `${String(n).padStart(4, "0")}.${format}`,
    contentType: `image/${format}`,
    bytes: corrupt ? spoil(whole, chance) : whole,
    sound: !corrupt,
    imageIds: new Set(),
    trashed: false,
    added: [],
  };
}

/** Cut off somewhere, or noise of the same length. */
function spoil(whole: Buffer, chance: Chance): Buffer {
  if (chance.takes(0.5)) return whole.subarray(0, Math.floor(whole.length * chance.between(0.1, 0.8)));
  return Buffer.from(Array.from({ length: 4_000 }, () => chance.integer(0, 255)));
}
