import sharp, { type Sharp } from "sharp";
import { AwsError } from "../lib/aws-error.ts";

/** Sides that Rekognition accepts, in pixels (https://docs.aws.amazon.com/rekognition/latest/dg/limits.html). */
const minSide = 80;
const maxSide = 10_000;

/** Pixels that a model sees: interleaved bytes, three a pixel in sRGB or one in grey. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

/**
 * The pixels of a PNG or JPEG, upright by its EXIF orientation and on white where it is transparent.
 * @param shape sizes and colours it; it is told the upright size in pixels
 * @throws AwsError `InvalidImageFormatException`, `InvalidParameterException` or `ImageTooLargeException`
 */
export async function readPixels(
  bytes: Uint8Array,
  shape: (upright: Sharp, width: number, height: number) => Sharp,
): Promise<Pixels> {
  if (!isPngOrJpeg(bytes)) throw invalidFormat();
  const image = sharp(bytes, { failOn: "truncated" });
  try {
    const { autoOrient } = await image.metadata();
    checkSides(autoOrient.width, autoOrient.height);
    const upright = image.autoOrient().flatten({ background: "white" }).toColourspace("srgb");
    const { data, info } = await shape(upright, autoOrient.width, autoOrient.height)
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (error) {
    if (error instanceof AwsError) throw error;
    throw Object.assign(invalidFormat(), { cause: error });
  }
}

function isPngOrJpeg(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 8)).toString("hex");
  return start.startsWith("ffd8ff") || start === "89504e470d0a1a0a";
}

function checkSides(width: number, height: number): void {
  if (Math.min(width, height) < minSide) {
    const message = `The image is ${width} × ${height} pixels; a side must have at least ${minSide}.`;
    throw new AwsError("InvalidParameterException", message);
  }
  if (Math.max(width, height) > maxSide) {
    const message = `The image is ${width} × ${height} pixels; a side may have at most ${maxSide}.`;
    throw new AwsError("ImageTooLargeException", message);
  }
}

function invalidFormat(): AwsError {
  return new AwsError("InvalidImageFormatException", "Request has invalid image format");
}
