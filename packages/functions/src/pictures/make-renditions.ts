import { detectorLimits } from "@image-content-search/core/upload";
import sharp, { type JpegOptions, type Sharp } from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { decodeHeic, type Pixels } from "./decode-heic.ts";
import type { Inspection } from "./inspect-image.ts";
import { hashSide, perceptualHash } from "./perceptual-hash.ts";
import { refuseUnlessPassing } from "./permanent-error.ts";
import { wrapInTiff } from "./wrap-in-tiff.ts";

/** A JPEG made of the original: upright, sRGB, without metadata. */
export interface RenditionFile {
  bytes: Buffer;
  width: number;
  height: number;
}

/** What is made of an original. */
export interface Renditions {
  thumbnail: RenditionFile;
  /** For the viewer and the detector alike. */
  preview: RenditionFile;
  /** ThumbHash, base64. */
  thumbhash: string;
  /** What {@link perceptualHash} says. */
  perceptualHash: string;
}

/** Pixels, 8 bits a channel. */
interface Bitmap {
  data: Buffer;
  info: { width: number; height: number; channels: 1 | 2 | 3 | 4 };
}

/** Warnings are no reason to refuse: many a camera writes files that a strict reader warns of. */
const reading = { failOn: "error", limitInputPixels: false, sequentialRead: true } as const;

/** Longest sides in pixels. */
const longest = { thumbnail: 640, preview: 2_048, small: 100 } as const;

/** Coding tables made to measure would spare a tenth of the preview's bytes and cost a tenth of all the time. */
const quality = {
  preview: { quality: 80, optimiseCoding: false },
  thumbnail: { quality: 76 },
} as const satisfies Record<string, JpegOptions>;

/**
 * Makes the renditions of a picture that was inspected. The original is decoded once, to the preview's size; what is
 * smaller is made of those pixels. @throws PermanentError when the pixels cannot be decoded
 */
export async function makeRenditions(original: Buffer, inspection: Inspection): Promise<Renditions> {
  const preview = await finish(await decode(original, inspection), inspection);
  const side = longest.thumbnail;
  const thumbnail = await toBitmap(
    open(preview).resize(side, side, { fit: "inside", withoutEnlargement: true }),
  );
  const small = await toBitmap(open(thumbnail).resize(longest.small, longest.small, { fit: "inside" }));
  return {
    preview: await toJpeg(preview, quality.preview),
    thumbnail: await toJpeg(thumbnail, quality.thumbnail),
    thumbhash: await makeThumbHash(small),
    perceptualHash: await makePerceptualHash(small),
  };
}

/**
 * The preview's pixels as they lie in the file, not turned, and in its colours where {@link Inspection} has a profile:
 * turning the original would need it in memory whole, and converting it takes longer than decoding it.
 */
async function decode(original: Buffer, inspection: Inspection): Promise<Bitmap> {
  const { contentType, width, height, orientation, icc } = inspection;
  const upright = previewSize({ width, height });
  const lying = orientation >= 5;
  const size = lying ? { width: upright.height, height: upright.width } : upright;
  try {
    const image =
      contentType === "image/heic"
        ? open(await decodeHeic(original))
        : sharp(original, { ...reading, ignoreIcc: icc !== undefined });
    return await toBitmap(
      image.resize({ ...size, fit: "fill", kernel: "cubic" }).flatten({ background: "#ffffff" }),
    );
  } catch (cause) {
    throw refuseUnlessPassing(
      cause,
      "damaged",
      "The picture is damaged: its pixels cannot be read to the end.",
    );
  }
}

/** At most 2,048 pixels a side, but never so narrow that the detector refuses it. */
export function previewSize({ width, height }: { width: number; height: number }) {
  const shrink = Math.min(1, longest.preview / Math.max(width, height));
  const scale = Math.max(shrink, Math.min(1, detectorLimits.minSide / Math.min(width, height)));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** What makes each orientation upright (EXIF 2.32, 4.6.4, tag 0x0112); sharp mirrors before it rotates. */
const turns: Readonly<Record<number, (image: Sharp) => Sharp>> = {
  2: (image) => image.flop(),
  3: (image) => image.rotate(180),
  4: (image) => image.flip(),
  5: (image) => image.flop().rotate(270),
  6: (image) => image.rotate(90),
  7: (image) => image.flop().rotate(90),
  8: (image) => image.rotate(270),
};

/** Turns the preview's pixels upright and their colours into sRGB. */
async function finish(bitmap: Bitmap, { orientation, icc }: Inspection): Promise<Bitmap> {
  const turn = turns[orientation];
  if (!turn && !icc) return bitmap;
  const image = icc ? sharp(wrapInTiff({ ...bitmap.info, data: bitmap.data }, icc)) : open(bitmap);
  return await toBitmap(turn ? turn(image) : image);
}

function open({ data, info: { width, height, channels } }: Bitmap | Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: false });
}

function toBitmap(image: Sharp): Promise<Bitmap> {
  return image.raw().toBuffer({ resolveWithObject: true });
}

async function toJpeg(bitmap: Bitmap, options: JpegOptions): Promise<RenditionFile> {
  const { data, info } = await open(bitmap).jpeg(options).toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

async function makeThumbHash(small: Bitmap): Promise<string> {
  const { data, info } = await toBitmap(open(small).ensureAlpha());
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}

async function makePerceptualHash(small: Bitmap): Promise<string> {
  const { data } = await toBitmap(open(small).resize(hashSide, hashSide, { fit: "fill" }).greyscale());
  return perceptualHash(data);
}
