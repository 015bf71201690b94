import { sql } from "kysely";
import { fold } from "../search/query/index.ts";
import { cleanFilename } from "../upload/index.ts";
import { AccountDeletedError } from "./account.ts";
import type { Database } from "./database.ts";
import { QuotaExceededError } from "./errors.ts";
import { analysesToday, type Quota, unlimited } from "./quota.ts";
import { instant, uuid } from "./sql.ts";
import type { ImageStatus } from "./status.ts";
import { neverUploaded } from "./watch.ts";

/** Nothing has arrived yet, or it was given up waiting for it. */
const isToCome = sql`(image.status = 'awaiting-upload' or image.failure ->> 'code' = ${sql.lit(neverUploaded)})`;

export interface Announcement {
  ownerId: string;
  /** The id that the image gets unless this content is in the library already. */
  imageId: string;
  filename: string;
  contentType: string;
  byteSize: number;
  /** SHA-256 of the content, hex. */
  sha256: string;
  at: string;
}

/** The image that stands for the content: the announced one, or the one that was there. */
export interface AnnouncedImage {
  imageId: string;
  contentType: string;
  status: ImageStatus;
  trashed: boolean;
}

/**
 * Makes the row of an upload to come, once for each owner and content: a second announcement, also one at
 * the same moment, answers the first one's image. Uploads count as made when they were last announced, so
 * that they keep the order in which they were chosen, whichever is prepared first.
 * @throws QuotaExceededError for new content that the library has no room for
 * @throws AccountDeletedError
 */
export async function announceUpload(
  db: Database,
  upload: Announcement,
  quota: Quota = unlimited,
): Promise<AnnouncedImage> {
  const filename = cleanFilename(upload.filename);
  const { rows } = await sql<AnnouncedImage>`
    with caller as (
      insert into owner (owner_id) values (${uuid(upload.ownerId)})
      on conflict (owner_id) do update set owner_id = excluded.owner_id
      returning owner_key, image_count, byte_count, deleted_at, ${analysesToday} as used
    )
    insert into image (owner_key, image_id, filename, filename_folded, content_type, byte_size, sha256,
      uploaded_at, status, status_at)
    select owner_key, ${uuid(upload.imageId)}, ${filename}, ${fold(filename)}, ${upload.contentType},
      ${upload.byteSize}, decode(${upload.sha256}, 'hex'), ${instant(upload.at)}, 'awaiting-upload', ${instant(upload.at)}
    from caller
    where deleted_at is null and (
      (${hasRoom(upload, quota)} and used < cast(${quota.analysesPerDay} as bigint))
      or exists (select 1 from image known where known.owner_key = caller.owner_key
        and known.sha256 = decode(${upload.sha256}, 'hex')))
    on conflict (owner_key, sha256) do update set
      uploaded_at = case when ${isToCome} then excluded.uploaded_at else image.uploaded_at end,
      status_at = case when ${isToCome} then excluded.status_at else image.status_at end,
      failure = case when ${isToCome} then null else image.failure end,
      status = case when ${isToCome} then excluded.status else image.status end
    returning image_id as "imageId", content_type as "contentType", status, trashed_at is not null as trashed
  `.execute(db);
  const [image] = rows;
  if (image) return image;
  throw await findRefusal(db, upload, quota);
}

async function findRefusal(db: Database, upload: Announcement, quota: Quota): Promise<Error> {
  const { rows } = await sql<{ hasRoom: boolean; deleted: boolean }>`
    select ${hasRoom(upload, quota)} as "hasRoom", deleted_at is not null as deleted
    from owner where owner_id = ${uuid(upload.ownerId)}
  `.execute(db);
  if (rows[0]?.deleted) return new AccountDeletedError();
  return new QuotaExceededError(quota, rows[0]?.hasRoom ? "analyses" : "room");
}

function hasRoom({ byteSize }: Announcement, quota: Quota) {
  return sql<boolean>`(image_count < cast(${quota.images} as bigint)
    and byte_count + ${byteSize} <= cast(${quota.bytes} as bigint))`;
}
