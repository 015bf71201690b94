import { type ContentType, detectorLimits, limits } from "@image-content-search/core/upload";
import sharp, { type Metadata } from "sharp";
import { PermanentError } from "./permanent-error.ts";

/** What a file is, by its content. Sizes are of the upright image in pixels. */
export interface Inspection {
  contentType: ContentType;
  width: number;
  height: number;
  exif: Buffer | undefined;
}

/** sharp's names for the formats that can be uploaded. */
const formats: Partial<Record<string, ContentType>> = {
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  heif: "image/avif",
  gif: "image/gif",
  tiff: "image/tiff",
};

/** The most that a side may be longer than the other: beyond it no rendition fits the detector's limits. */
const maxAspect = detectorLimits.maxSide / detectorLimits.minSide;

/** Reads a picture's header. @throws PermanentError for what is not a picture or breaks the limits */
export async function inspectImage(bytes: Buffer): Promise<Inspection> {
  const metadata = await readMetadata(bytes);
  const contentType = formats[metadata.format ?? ""];
  if (!contentType || (metadata.format === "heif" && metadata.compression !== "av1")) {
    throw new PermanentError(
      "unsupported-format",
      `Pictures of the format ${metadata.format} are not supported.`,
    );
  }
  const { width, height } = metadata.autoOrient;
  checkSize(width, height);
  return { contentType, width, height, exif: metadata.exif };
}

async function readMetadata(bytes: Buffer): Promise<Metadata> {
  try {
    // Every limit is checked by hand, with words for the owner.
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw new PermanentError("not-an-image", "This file is not a picture, or it is damaged.", { cause });
  }
}

function checkSize(width: number, height: number): void {
  const size = `${width} × ${height} pixels`;
  if (Math.min(width, height) < limits.minSide) {
    throw new PermanentError(
      "too-small",
      `The picture is ${size}; each side needs at least ${limits.minSide}.`,
    );
  }
  if (Math.max(width, height) > limits.maxSide) {
    throw new PermanentError(
      "too-large",
      `The picture is ${size}; a side may have at most ${limits.maxSide}.`,
    );
  }
  if (width * height > limits.maxMegapixels * 1e6) {
    throw new PermanentError(
      "too-large",
      `The picture is ${size}; at most ${limits.maxMegapixels} megapixels.`,
    );
  }
  if (Math.max(width, height) / Math.min(width, height) > maxAspect) {
    throw new PermanentError("too-narrow", `The picture is ${size}: too narrow to be analyzed.`);
  }
}
