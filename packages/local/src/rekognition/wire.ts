import * as z from "zod/mini";
import { AwsError } from "../lib/aws-error.ts";
import { type Permission, targetService } from "../lib/json-service.ts";
import { parseInput } from "../lib/parse.ts";
import type { Authenticate, Service } from "../lib/service.ts";
import { objectArn } from "../s3/operation.ts";
import type { ColorShare } from "./colors.ts";
import { toLabels } from "./detect-labels.ts";
import type { Detector } from "./detector.ts";

/** Reads an object's bytes; throws when it is not there. */
export type ReadObject = (bucket: string, key: string) => Promise<Buffer>;

/** Names the local detector in answers. */
const labelModelVersion = "local-centernet-1";

const Percent = z.number().check(z.minimum(0), z.maximum(100));
const Names = z.optional(z.array(z.string()).check(z.maxLength(100)));

const DetectLabels = z.object({
  Image: z.object({
    Bytes: z.optional(z.string()),
    S3Object: z.optional(z.object({ Bucket: z.string(), Name: z.string(), Version: z.optional(z.string()) })),
  }),
  MaxLabels: z.optional(z.int().check(z.minimum(0))),
  MinConfidence: z._default(Percent, 55),
  Features: z._default(z.array(z.enum(["GENERAL_LABELS", "IMAGE_PROPERTIES"])), ["GENERAL_LABELS"]),
  Settings: z.optional(
    z.object({
      GeneralLabels: z.optional(
        z.object({
          LabelInclusionFilters: Names,
          LabelExclusionFilters: Names,
          LabelCategoryInclusionFilters: Names,
          LabelCategoryExclusionFilters: Names,
        }),
      ),
      ImageProperties: z.optional(z.object({ MaxDominantColors: z._default(z.int(), 10) })),
    }),
  ),
});

/** Sizes that Rekognition accepts, in bytes (https://docs.aws.amazon.com/rekognition/latest/dg/limits.html). */
const maxObjectBytes = 15 * 1024 * 1024;
const maxInlineBytes = 5 * 1024 * 1024;

/**
 * Rekognition's DetectLabels (https://docs.aws.amazon.com/rekognition/latest/APIReference/API_DetectLabels.html) on
 * the local detector. Of IMAGE_PROPERTIES it answers the dominant colours of the whole image.
 */
export function rekognitionService(
  detector: Detector,
  readObject: ReadObject,
  authenticate: Authenticate,
): Service {
  const operations = {
    DetectLabels: async (input: unknown) => {
      const request = parseInput(DetectLabels, input, "InvalidParameterException");
      const bytes = await readImage(request.Image, readObject);
      const colors = request.Features.includes("IMAGE_PROPERTIES");
      const findings = await detector.detect({ bytes, colors });
      const { GeneralLabels = {}, ImageProperties } = request.Settings ?? {};
      const labels = request.Features.includes("GENERAL_LABELS")
        ? toLabels(findings, request.MinConfidence, GeneralLabels).slice(0, request.MaxLabels)
        : [];
      const shares = findings.colors.slice(0, ImageProperties?.MaxDominantColors ?? 10);
      return {
        Labels: labels,
        LabelModelVersion: labelModelVersion,
        ...(colors && { ImageProperties: { DominantColors: shares.map(toDominantColor) } }),
      };
    },
  };
  // A body holds the bytes as base64.
  const maxBytes = 16 * 1024 * 1024;
  const spec = { name: "rekognition", operations, permissions, maxBytes };
  return targetService("RekognitionService", spec, authenticate);
}

/** It reads the object in its caller's name. */
function permissions(operation: string, input: unknown): Permission[] {
  const { S3Object } = parseInput(DetectLabels, input, "InvalidParameterException").Image;
  const action: Permission = [`rekognition:${operation}`, "*"];
  return S3Object ? [action, ["s3:GetObject", objectArn(S3Object.Bucket, S3Object.Name)]] : [action];
}

async function readImage(
  image: z.infer<typeof DetectLabels>["Image"],
  readObject: ReadObject,
): Promise<Buffer> {
  const { Bytes, S3Object } = image;
  if ((Bytes === undefined) === (S3Object === undefined)) {
    throw new AwsError("InvalidParameterException", "Image takes either Bytes or S3Object.");
  }
  if (S3Object) {
    const object = await readObject(S3Object.Bucket, S3Object.Name).catch((cause: unknown) => {
      const message = `Unable to get object metadata from S3. Check object key, region and/or access permissions.`;
      throw Object.assign(new AwsError("InvalidS3ObjectException", message), { cause });
    });
    return checkSize(object, maxObjectBytes);
  }
  return checkSize(Buffer.from(Bytes ?? "", "base64"), maxInlineBytes);
}

function checkSize(bytes: Buffer, maxBytes: number): Buffer {
  if (bytes.length <= maxBytes) return bytes;
  throw new AwsError("ImageTooLargeException", `The image has ${bytes.length} bytes, more than ${maxBytes}.`);
}

function toDominantColor({ name, percent, red, green, blue }: ColorShare) {
  const hex = [red, green, blue].map((value) => value.toString(16).padStart(2, "0")).join("");
  return {
    Red: red,
    Green: green,
    Blue: blue,
    HexCode: `#${hex}`,
    SimplifiedColor: name,
    PixelPercent: percent,
  };
}
