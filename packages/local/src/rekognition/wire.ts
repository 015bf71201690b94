import { type Permission, targetService } from "../lib/json-service.ts";
import type { Authenticate, Service } from "../lib/service.ts";
import type { Detectors } from "./detectors.ts";
import { imagePermissions, type ReadObject } from "./image.ts";
import { OfImage, parseRekognition } from "./inputs.ts";
import { rekognitionOperations } from "./operations.ts";

/** A body holds the bytes as base64. */
const maxBytes = 16 * 1024 * 1024;

/** Rekognition (https://docs.aws.amazon.com/rekognition/latest/APIReference) on the local models, over JSON 1.1. */
export function rekognitionService(
  detectors: Detectors,
  readObject: ReadObject,
  authenticate: Authenticate,
): Service {
  const operations = rekognitionOperations(detectors, readObject);
  const spec = { name: "rekognition", operations, permissions, maxBytes };
  return targetService("RekognitionService", spec, authenticate);
}

function permissions(operation: string, input: unknown): Permission[] {
  const { Image } = parseRekognition(OfImage, input);
  return [[`rekognition:${operation}`, "*"], ...imagePermissions(Image)];
}
