import { sql } from "kysely";
import type { Database } from "./database.ts";
import type { OwnedImage } from "./get-image.ts";
import { instant, uuid } from "./sql.ts";
import { neverUploaded } from "./watch.ts";

/** Days that an image stays in the trash, and that an upload which never arrived is remembered. */
export const trashDays = 30;

/** At most `limit` images that have been in the trash, or never arrived, since before the moment. */
export async function listPurgeable(db: Database, before: string, limit: number): Promise<OwnedImage[]> {
  const { rows } = await sql<OwnedImage>`
    select owner.owner_id as "ownerId", image.image_id as "imageId"
    from image join owner on owner.owner_key = image.owner_key
    where ${isPurgeable(before)}
    limit ${limit}
  `.execute(db);
  return rows;
}

/**
 * Deletes an image and its labels unless it was restored meanwhile; answers whether it did. Locks the owner before
 * the image, as announcements and retries do: the trigger that counts wants the owner after it.
 */
export async function purgeImage(db: Database, image: OwnedImage, before: string): Promise<boolean> {
  const { rows } = await sql`
    with keeper as materialized (
      select owner_key from owner where owner_id = ${uuid(image.ownerId)} for update
    )
    delete from image using keeper
    where image.owner_key = keeper.owner_key and image_id = ${uuid(image.imageId)} and ${isPurgeable(before)}
    returning image_key
  `.execute(db);
  return rows.length > 0;
}

function isPurgeable(before: string) {
  return sql`(image.trashed_at < ${instant(before)}
    or (image.failure ->> 'code' = ${neverUploaded} and image.status_at < ${instant(before)}))`;
}
