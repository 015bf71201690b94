import { Rekognition } from "@aws-sdk/client-rekognition";
import sharp from "sharp";
import { onTestFinished } from "vitest";
import { Detectors } from "../src/rekognition/detectors.ts";
import { rekognitionService } from "../src/rekognition/wire.ts";
import { serveAws } from "./aws.ts";

/** A client of the service, whose one bucket holds these objects. Without `detectors` it has its own for the test. */
export async function serveRekognition(
  objects: Record<string, Buffer> = {},
  detectors = newDetectors(),
): Promise<Rekognition> {
  const readObject = async (_: string, key: string) => {
    const bytes = objects[key];
    if (!bytes) throw new Error("no such key");
    return bytes;
  };
  const config = await serveAws((authenticate) => [rekognitionService(detectors, readObject, authenticate)]);
  return new Rekognition(config);
}

function newDetectors(): Detectors {
  const detectors = new Detectors();
  onTestFinished(() => detectors.close());
  return detectors;
}

/** A white PNG. */
export function drawBlank(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: "white" } })
    .png()
    .toBuffer();
}

/** The picture as a camera held upside down stores it: turned, and EXIF says so. */
export function upsideDown(picture: Buffer): Promise<Buffer> {
  return sharp(picture).rotate(180).withMetadata({ orientation: 3 }).jpeg({ quality: 92 }).toBuffer();
}
