import { sql } from "kysely";
import type { Box, Exif, Failure, Rendition } from "../events/index.ts";
import type { Database } from "./database.ts";
import { ImageNotFoundError } from "./errors.ts";
import { instant, uuid } from "./sql.ts";
import type { ImageStatus } from "./status.ts";

/** One image and who asks for it. */
export interface OwnedImage {
  ownerId: string;
  imageId: string;
}

/** Everything the catalog knows of one image; renditions are null until they stand. */
export interface ImageRecord {
  imageId: string;
  filename: string;
  contentType: string;
  byteSize: number;
  width: number | null;
  height: number | null;
  uploadedAt: Date;
  takenAt: Date | null;
  trashedAt: Date | null;
  status: ImageStatus;
  attempt: number;
  failure: Failure | null;
  model: string | null;
  exif: Exif | null;
  thumbnail: Rendition | null;
  preview: Rendition | null;
  thumbhash: string | null;
  labels: ImageLabel[];
}

/** A label found in an image; confidence 0–100. */
export interface ImageLabel {
  name: string;
  confidence: number;
  parents: string[];
  aliases: string[];
  categories: string[];
  instances: { box: Box; confidence: number }[];
}

/** @throws ImageNotFoundError when the owner has no such image */
export async function getImage(db: Database, image: OwnedImage): Promise<ImageRecord> {
  const [record, labels] = await Promise.all([findRecord(db, image), listLabels(db, image)]);
  if (!record) throw new ImageNotFoundError(image.imageId);
  return { ...record, labels };
}

/** Moves an image to the trash; one that lies there stays as it is. @throws ImageNotFoundError */
export function trashImage(db: Database, image: OwnedImage, at: string): Promise<void> {
  return setTrashed(db, image, sql`coalesce(trashed_at, ${instant(at)})`);
}

/** Takes an image out of the trash; one that is not there stays as it is. @throws ImageNotFoundError */
export function restoreImage(db: Database, image: OwnedImage): Promise<void> {
  return setTrashed(db, image, sql`null`);
}

async function setTrashed(db: Database, image: OwnedImage, value: ReturnType<typeof sql>): Promise<void> {
  const result = await sql`
    update image set trashed_at = ${value} from owner
    where owner.owner_key = image.owner_key
      and owner.owner_id = ${uuid(image.ownerId)} and image.image_id = ${uuid(image.imageId)}
  `.execute(db);
  if (!result.numAffectedRows) throw new ImageNotFoundError(image.imageId);
}

function findRecord(db: Database, { ownerId, imageId }: OwnedImage) {
  return db
    .selectFrom("image")
    .innerJoin("owner", "owner.owner_key", "image.owner_key")
    .where("owner.owner_id", "=", uuid(ownerId))
    .where("image.image_id", "=", uuid(imageId))
    .select([
      "image.image_id as imageId",
      "filename",
      "content_type as contentType",
      "byte_size as byteSize",
      "width",
      "height",
      "uploaded_at as uploadedAt",
      "taken_at as takenAt",
      "trashed_at as trashedAt",
      "status",
      "attempt",
      "failure",
      "model",
      "exif",
      "thumbnail",
      "preview",
      "thumbhash",
    ])
    .executeTakeFirst();
}

/** One row a label, because a row of the Data API holds 64 KB and boxes are many. */
async function listLabels(db: Database, { ownerId, imageId }: OwnedImage): Promise<ImageLabel[]> {
  const { rows } = await sql<ImageLabel>`
    select label.name, image_label.confidence, label.parents, label.aliases, label.categories,
      coalesce(image_label.instances, '[]') as instances
    from image
      join owner on owner.owner_key = image.owner_key
      join image_label on image_label.image_key = image.image_key
      join label on label.label_key = image_label.label_key
    where owner.owner_id = ${uuid(ownerId)} and image.image_id = ${uuid(imageId)}
    order by image_label.confidence desc, label.name
  `.execute(db);
  return rows;
}
