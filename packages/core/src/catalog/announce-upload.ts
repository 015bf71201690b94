import { sql } from "kysely";
import { fold } from "../search/query/index.ts";
import { cleanFilename } from "../upload/index.ts";
import { AccountDeletedError } from "./account.ts";
import type { Database } from "./database.ts";
import { QuotaExceededError } from "./errors.ts";
import { type Quota, unlimited } from "./quota.ts";
import { json } from "./sql.ts";
import type { ImageStatus } from "./status.ts";

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
  const { rows } = await sql<AnnouncedImage & { refused: "account-deleted" | "room" | "analyses" | null }>`
    select refused, image_id as "imageId", content_type as "contentType", status, trashed
    from announce_upload(${json({ ...upload, filename, filenameFolded: fold(filename) })}, ${json(quota)})
  `.execute(db);
  const [answer] = rows;
  if (!answer) throw new Error("An announcement was not answered.");
  const { refused, ...image } = answer;
  if (refused === "account-deleted") throw new AccountDeletedError();
  if (refused) throw new QuotaExceededError(quota, refused);
  return image;
}
