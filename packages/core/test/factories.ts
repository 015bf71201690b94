import { randomUUID } from "node:crypto";
import { announceUpload, applyEvents, type Database } from "../src/catalog/index.ts";
import type { DetectedLabel, EventDetail } from "../src/events/index.ts";

export const owner = "0190a5a0-0000-7000-8000-000000000001";

export function newLabel(change: Partial<DetectedLabel> = {}): DetectedLabel {
  return {
    name: "Cat",
    confidence: 90,
    parents: ["Animal"],
    aliases: ["Kitty"],
    categories: ["Animals and Pets"],
    instances: [],
    ...change,
  };
}

export function newAnnouncement(change: Partial<Parameters<typeof announceUpload>[1]> = {}) {
  return {
    ownerId: owner,
    imageId: randomUUID(),
    filename: "picture.jpg",
    contentType: "image/jpeg",
    byteSize: 1000,
    sha256: randomUUID().replaceAll("-", "").repeat(2),
    at: "2026-01-02T03:04:05.000Z",
    ...change,
  };
}

type Subject = Pick<EventDetail<"image.uploaded">, "imageId" | "ownerId" | "at" | "attempt">;

export function newSubject(imageId: string, change: Partial<Subject> = {}): Subject {
  return { imageId, ownerId: owner, at: "2026-01-02T03:04:06.000Z", attempt: 1, ...change };
}

export function newUploaded(subject: Subject) {
  return { "detail-type": "image.uploaded" as const, detail: { ...subject, byteSize: 1 } };
}

export function newPrepared(subject: Subject, change: Partial<EventDetail<"image.prepared">> = {}) {
  const rendition = (name: string) => ({ key: `media/x/${name}.jpg`, width: 400, height: 300 });
  return {
    "detail-type": "image.prepared" as const,
    detail: {
      ...subject,
      startedAt: subject.at,
      contentType: "image/jpeg",
      width: 4000,
      height: 3000,
      takenAt: null,
      exif: {},
      renditionVersion: "v1",
      thumbnail: rendition("thumbnail"),
      preview: rendition("preview"),
      thumbhash: "1QcSHQRnh493V4dIh4eXh1h4kJUI",
      ...change,
    },
  };
}

export function newFinding(labels: DetectedLabel[] = [newLabel()]) {
  return { detector: "labels" as const, model: "m1", rawKey: "analysis/x/m1.json", labels };
}

export function newAnalyzed(subject: Subject, labels: DetectedLabel[] = [newLabel()]) {
  return {
    "detail-type": "image.analyzed" as const,
    detail: { ...subject, startedAt: subject.at, findings: [newFinding(labels)], complete: true },
  };
}

export function newFailed(subject: Subject, retryable = false) {
  const failure = { stage: "analyze" as const, code: "broken", message: "It is broken.", retryable };
  return { "detail-type": "image.failed" as const, detail: { ...subject, failure } };
}

export interface IndexedImage {
  ownerId?: string;
  filename?: string;
  takenAt?: string | null;
  labels?: DetectedLabel[];
}

/** An image that has gone the whole way; answers its id. */
export async function newImage(
  db: Database,
  { ownerId = owner, labels, takenAt = null, ...change }: IndexedImage = {},
) {
  const { imageId } = await announceUpload(db, newAnnouncement({ ownerId, ...change }));
  const subject = newSubject(imageId, { ownerId });
  await applyEvents(db, [newPrepared(subject, { takenAt }), newAnalyzed(subject, labels)]);
  return imageId;
}
