import {
  type ContentType,
  contentTypes,
  detectorLimits,
  limits,
  pictureHeadBytes,
  pictureType,
} from "@image-content-search/core/upload";
import sharp, { type Metadata } from "sharp";
import { PermanentError, refuseUnlessPassing } from "./permanent-error.ts";

/** What a file is, by its content. */
export interface Inspection {
  contentType: ContentType;
  /** Size of the upright image in pixels. */
  width: number;
  height: number;
  /** EXIF's orientation, 1–8, that is still to be applied to the decoded pixels. */
  orientation: number;
  exif: Buffer | undefined;
  /** The colour profile of RGB pixels of 8 bits; of others libvips takes care when it decodes them. */
  icc: Buffer | undefined;
}

/** sharp's name of the format behind each content type. */
const formats: Record<ContentType, string> = {
  "image/jpeg": "jpeg",
  "image/png": "png",
  "image/webp": "webp",
  "image/avif": "heif",
  "image/heic": "heif",
  "image/gif": "gif",
  "image/tiff": "tiff",
};

/** The most that a side may be longer than the other: beyond it no rendition fits the detector's limits. */
const maxAspect = detectorLimits.maxSide / detectorLimits.minSide;

/**
 * The most bytes that decoded pixels may have, so that `prepare` keeps within its 2,048 MiB. Most decoders need room for
 * the pixels once at worst (interlaced, or in one strip): 945 MiB were measured for 100 megapixels of 8 bytes. AVIF's
 * needs it more than four times over: 1,818 MiB for 100 megapixels of 4 bytes.
 */
const maxDecodedBytes = (contentType: ContentType) => (contentType === "image/avif" ? 250e6 : 800e6);

/** Bytes of one sample. */
const sampleBytes: Readonly<Record<string, number>> = {
  short: 2,
  ushort: 2,
  int: 4,
  uint: 4,
  float: 4,
  double: 8,
  complex: 8,
  dpcomplex: 16,
};

/**
 * Reads a picture's header, and nothing but the header. What does not begin like a supported format never reaches
 * libvips, which would render SVG too. @throws PermanentError for what is not a picture or breaks the limits
 */
export async function inspectImage(bytes: Buffer): Promise<Inspection> {
  const contentType = pictureType(bytes.subarray(0, pictureHeadBytes));
  if (!isContentType(contentType)) {
    throw new PermanentError(
      "not-an-image",
      `This file is not a picture of a supported format: ${Object.values(contentTypes).join(", ")}.`,
    );
  }
  const metadata = await readMetadata(bytes, formats[contentType]);
  const { autoOrient, orientation = 1, exif, space, depth } = metadata;
  const icc = space === "srgb" && depth === "uchar" ? metadata.icc : undefined;
  checkSize(autoOrient);
  checkDecodedBytes(metadata, maxDecodedBytes(contentType));
  return { contentType, ...autoOrient, orientation, exif, icc };
}

function isContentType(type: string | undefined): type is ContentType {
  return type !== undefined && Object.hasOwn(contentTypes, type);
}

async function readMetadata(bytes: Buffer, format: string): Promise<Metadata> {
  try {
    // Every limit is checked by hand, with words for the owner.
    const metadata = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (metadata.format === format) return metadata;
    throw new Error(`It begins like ${format} and reads as ${metadata.format}.`);
  } catch (cause) {
    throw refuseUnlessPassing(cause, "damaged", "The picture is damaged: its header cannot be read.");
  }
}

function checkSize({ width, height }: { width: number; height: number }): void {
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

function checkDecodedBytes({ width, height, channels, depth }: Metadata, most: number): void {
  const bytes = sampleBytes[depth] ?? 1;
  if (width * height * channels * bytes > most) {
    throw new PermanentError(
      "too-large",
      `The picture is ${width} × ${height} pixels in ${channels} channels of ${8 * bytes} bits: more than can be decoded in this format.`,
    );
  }
}
