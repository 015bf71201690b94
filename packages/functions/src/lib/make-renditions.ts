import { detectorLimits } from "@image-content-search/core/upload";
import sharp, { type Sharp } from "sharp";
import { rgbaToThumbHash } from "thumbhash";
import { PermanentError } from "./permanent-error.ts";

/** A JPEG made of the original: upright, sRGB, without metadata. */
export interface RenditionFile {
  bytes: Buffer;
  width: number;
  height: number;
}

export interface Renditions {
  thumbnail: RenditionFile;
  /** For the viewer and the detector alike. */
  preview: RenditionFile;
  /** ThumbHash, base64. */
  thumbhash: string;
}

/** Longest sides in pixels. */
const longest = { thumbnail: 640, preview: 2_048, thumbhash: 100 } as const;

/**
 * Makes the renditions of a picture that was inspected: the preview from the original, the small ones from
 * the preview. @throws PermanentError when the pixels cannot be decoded
 */
export async function makeRenditions(
  original: Buffer,
  size: { width: number; height: number },
): Promise<Renditions> {
  const preview = await makePreview(original, size);
  const [thumbnail, thumbhash] = await Promise.all([
    makeThumbnail(preview.bytes),
    makeThumbHash(preview.bytes),
  ]);
  return { preview, thumbnail, thumbhash };
}

async function makePreview(
  original: Buffer,
  size: { width: number; height: number },
): Promise<RenditionFile> {
  try {
    // Warnings are no reason to refuse: many a camera writes files that a strict reader warns of.
    const image = sharp(original, { failOn: "error", limitInputPixels: false }).autoOrient();
    return await toJpeg(image.resize(previewSize(size)), 82);
  } catch (cause) {
    throw new PermanentError("damaged", "The picture is damaged: its pixels cannot be read to the end.", {
      cause,
    });
  }
}

/** At most 2,048 pixels a side, but never so narrow that the detector refuses it. */
export function previewSize({ width, height }: { width: number; height: number }) {
  const shrink = Math.min(1, longest.preview / Math.max(width, height));
  const scale = Math.max(shrink, Math.min(1, detectorLimits.minSide / Math.min(width, height)));
  return { width: Math.round(width * scale), height: Math.round(height * scale), fit: "fill" as const };
}

function makeThumbnail(preview: Buffer): Promise<RenditionFile> {
  const side = longest.thumbnail;
  return toJpeg(sharp(preview).resize(side, side, { fit: "inside", withoutEnlargement: true }), 76);
}

async function toJpeg(image: Sharp, quality: number): Promise<RenditionFile> {
  const { data, info } = await image
    .flatten({ background: "#ffffff" })
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

async function makeThumbHash(preview: Buffer): Promise<string> {
  const side = longest.thumbhash;
  const { data, info } = await sharp(preview)
    .resize(side, side, { fit: "inside" })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString("base64");
}
