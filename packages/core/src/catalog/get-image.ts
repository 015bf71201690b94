import { sql } from "kysely";
import type {
  Detector,
  Exif,
  Failure,
  ModerationLabel,
  Properties,
  Rendition,
  TextLine,
} from "../events/index.ts";
import type { OwnedImage } from "../owned-image.ts";
import type { Database } from "./database.ts";
import { ImageNotFoundError } from "./errors.ts";
import { type Instance, type PackedInstance, unpackInstances } from "./instances.ts";
import { ownerKey } from "./owner.ts";
import { isoText, uuid } from "./sql.ts";
import type { ImageStatus } from "./status.ts";

/** Everything the catalog knows of one image; renditions are null until they stand. */
export interface ImageRecord extends ImageRow {
  labels: ImageLabel[];
  /** Detectors that have answered, with the model that did. */
  models: { detector: Detector; model: string }[];
  properties: Properties | null;
  text: TextLine[];
  moderation: ModerationLabel[];
}

interface ImageRow {
  imageId: string;
  filename: string;
  contentType: string;
  byteSize: number;
  width: number | null;
  height: number | null;
  uploadedAt: Date;
  takenAt: Date | null;
  /** Minutes east of UTC; null where the camera did not say. */
  takenAtOffset: number | null;
  trashedAt: Date | null;
  status: ImageStatus;
  attempt: number;
  failure: Failure | null;
  description: string | null;
  exif: Exif | null;
  thumbnail: Rendition | null;
  preview: Rendition | null;
  thumbhash: string | null;
  history: StageRecord[];
}

/** When a stage of an attempt began and ended, and how; times as UTC ISO 8601. */
export interface StageRecord {
  stage: Failure["stage"];
  attempt: number;
  startedAt: string | null;
  endedAt: string | null;
  failure: Failure | null;
}

/** A label of an image, or one that the owner removed; confidence 0–100. */
export interface ImageLabel {
  name: string;
  confidence: number;
  parents: string[];
  aliases: string[];
  categories: string[];
  instances: Instance[];
  /** Whether the detector finds it, whatever the owner says. */
  detected: boolean;
  /** What the owner did to it; null for one that stands as it was detected. */
  correction: "added" | "removed" | null;
}

/** @throws ImageNotFoundError when the owner has no such image */
export async function getImage(db: Database, image: OwnedImage): Promise<ImageRecord> {
  const [row, labels, analyses] = await Promise.all([
    findRow(db, image),
    listLabels(db, image),
    listAnalyses(db, image),
  ]);
  if (!row) throw new ImageNotFoundError(image.imageId);
  const foundBy = <Found>(detector: Detector) =>
    analyses.find((analysis) => analysis.detector === detector)?.found as Found | undefined;
  return {
    ...row,
    labels,
    models: analyses.map(({ detector, model }) => ({ detector, model })),
    properties: foundBy<Properties>("properties") ?? null,
    text: foundBy<{ lines: TextLine[] }>("text")?.lines ?? [],
    moderation: foundBy<{ labels: ModerationLabel[] }>("moderation")?.labels ?? [],
  };
}

/** A row of the Data API holds 64 KB: the history is that of the last attempts. */
const stagesShown = 30;

const stageOrder = sql`array_position(array['upload', 'prepare', 'analyze'], stage)`;

async function findRow(db: Database, image: OwnedImage): Promise<ImageRow | undefined> {
  const { rows } = await sql<ImageRow>`
    select image_id as "imageId", filename, content_type as "contentType", byte_size as "byteSize", width, height,
      uploaded_at as "uploadedAt", taken_at as "takenAt", taken_at_offset as "takenAtOffset",
      trashed_at as "trashedAt", status, attempt, failure, description, exif, thumbnail, preview, thumbhash,
      (select coalesce(jsonb_agg(jsonb_build_object('stage', stage, 'attempt', attempt,
          'startedAt', ${isoText("started_at")}, 'endedAt', ${isoText("ended_at")}, 'failure', failure)
          order by attempt, ${stageOrder}), '[]')
        from (select * from image_stage where image_stage.image_key = image.image_key
          order by attempt desc, ${stageOrder} desc limit ${stagesShown}) stages) as history
    from ${owned(image)}
  `.execute(db);
  return rows[0];
}

/** One row a label, because boxes are many. */
async function listLabels(db: Database, image: OwnedImage): Promise<ImageLabel[]> {
  const { rows } = await sql<Omit<ImageLabel, "instances"> & { instances: PackedInstance[] }>`
    select label.name, image_label.confidence, label.parents, label.aliases, label.categories,
      coalesce(to_jsonb(image_label.instances), '[]') as instances, image_label.detected,
      case when removed then 'removed' when added then 'added' end as correction
    from ${owned(image)}
      join image_label on image_label.image_key = image.image_key
      join label on label.label_key = image_label.label_key
    order by image_label.confidence desc, label.name
  `.execute(db);
  return rows.map(({ instances, ...label }) => ({ ...label, instances: unpackInstances(instances) }));
}

async function listAnalyses(db: Database, image: OwnedImage) {
  const { rows } = await sql<{ detector: Detector; model: string; found: unknown }>`
    select detector, image_analysis.model, found
    from ${owned(image)} join image_analysis on image_analysis.image_key = image.image_key
    order by detector
  `.execute(db);
  return rows;
}

/** The image as a table of one row, or none when it is another owner's. */
function owned({ ownerId, imageId }: OwnedImage) {
  return sql`(select * from image where image_id = ${uuid(imageId)}
    and owner_key = ${ownerKey(ownerId)}) image`;
}
