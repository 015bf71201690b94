import { sql } from "kysely";
import { neverUploaded } from "../events/failure-codes.ts";
import { fold } from "../search/query/index.ts";
import { cleanFilename } from "../upload/index.ts";
import { AccountDeletedError } from "./account.ts";
import type { Database } from "./database.ts";
import { QuotaExceededError } from "./errors.ts";
import { keepOwner } from "./owner.ts";
import { analysesToday, type Quota, unlimited } from "./quota.ts";
import { instant, uuid } from "./sql.ts";
import type { ImageStatus } from "./status.ts";

/** Nothing has arrived yet, or it was given up waiting for it. */
const isToCome = sql`(image.status = 'awaiting-upload' or image.failure ->> 'code' = ${sql.lit(neverUploaded)})`;

/** An upload to come, as its owner announces it; `at` is UTC ISO 8601. */
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
      ${keepOwner(upload.ownerId)}
      returning owner_key, image_count, byte_count, deleted_at, ${analysesToday} as used
    )
    insert into image (owner_key, image_id, filename, filename_folded, content_type, byte_size, sha256,
      uploaded_at, status, status_at)
    select owner_key, ${uuid(upload.imageId)}, ${filename}, ${fold(filename)}, ${upload.contentType},
      ${upload.byteSize}, decode(${upload.sha256}, 'hex'), ${instant(upload.at)}, 'awaiting-upload', ${instant(upload.at)}
    from caller owner
    where deleted_at is null
      and ((${hasRoom(upload, quota)} and used < cast(${quota.analysesPerDay} as bigint)) or ${hasContent(upload)})
    on conflict (owner_key, sha256) do update set
      uploaded_at = case when ${isToCome} then excluded.uploaded_at else image.uploaded_at end,
      status_at = case when ${isToCome} then excluded.status_at else image.status_at end,
      failure = case when ${isToCome} then null else image.failure end,
      status = case when ${isToCome} then excluded.status else image.status end
    returning image_id as "imageId", content_type as "contentType", status, trashed_at is not null as trashed
  `.execute(db);
  const [image] = rows;
  if (image) return image;
  const library = await findLibrary(db, upload, quota);
  if (library?.isDeleted) throw new AccountDeletedError();
  // The content came while this announcement waited for its owner's row: it saw that row, but not the image.
  if (library?.hasContent) return announceUpload(db, upload, quota);
  throw new QuotaExceededError(quota, library?.hasRoom ? "analyses" : "room");
}

/** What an announcement that made no row finds. */
async function findLibrary(db: Database, upload: Announcement, quota: Quota) {
  const { rows } = await sql<{ isDeleted: boolean; hasContent: boolean; hasRoom: boolean }>`
    select deleted_at is not null as "isDeleted", ${hasContent(upload)} as "hasContent",
      ${hasRoom(upload, quota)} as "hasRoom"
    from owner where owner_id = ${uuid(upload.ownerId)}
  `.execute(db);
  return rows[0];
}

/** Whether the library of the `owner` row has the content. */
function hasContent({ sha256 }: Announcement) {
  return sql<boolean>`exists (select from image known
    where known.owner_key = owner.owner_key and known.sha256 = decode(${sha256}, 'hex'))`;
}

function hasRoom({ byteSize }: Announcement, quota: Quota) {
  return sql<boolean>`(image_count < cast(${quota.images} as bigint)
    and byte_count + ${byteSize} <= cast(${quota.bytes} as bigint))`;
}
