import sharp from "sharp";
import { AwsError } from "../lib/aws-error.ts";
import { fitLetterbox, inputSide, type Letterbox } from "./letterbox.ts";

/** Sides that Rekognition accepts, in pixels (https://docs.aws.amazon.com/rekognition/latest/dg/limits.html). */
const minSide = 80;
const maxSide = 10_000;

/** An upright picture as RGB bytes, fitted into the detector's square. */
export interface Picture {
  /** The picture alone, `fitted.width` × `fitted.height` pixels. */
  pixels: Uint8Array;
  fitted: Letterbox;
}

/**
 * Decodes a PNG or JPEG with its EXIF orientation applied.
 * @throws AwsError `InvalidImageFormatException`, `InvalidParameterException` or `ImageTooLargeException`
 */
export async function readPicture(bytes: Uint8Array): Promise<Picture> {
  if (!isPngOrJpeg(bytes)) throw invalidFormat();
  const image = sharp(bytes, { failOn: "truncated" });
  try {
    const { autoOrient } = await image.metadata();
    checkSides(autoOrient.width, autoOrient.height);
    const fitted = fitLetterbox(autoOrient.width, autoOrient.height);
    const pixels = await image
      .autoOrient()
      .resize(fitted.width, fitted.height, { fit: "fill" })
      .flatten({ background: "white" })
      .toColourspace("srgb")
      .raw()
      .toBuffer();
    return { pixels, fitted };
  } catch (error) {
    if (error instanceof AwsError) throw error;
    throw Object.assign(invalidFormat(), { cause: error });
  }
}

/** The detector's input: the picture in the middle of a grey square, RGB as floats 0–255. */
export function toInput({ pixels, fitted }: Picture): Float32Array {
  const input = new Float32Array(inputSide * inputSide * 3).fill(128);
  for (let y = 0; y < fitted.height; y++) {
    const row = pixels.subarray(y * fitted.width * 3, (y + 1) * fitted.width * 3);
    input.set(row, ((y + fitted.top) * inputSide + fitted.left) * 3);
  }
  return input;
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
