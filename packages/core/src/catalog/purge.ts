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

/** Deletes an image and its labels unless it was restored meanwhile; answers whether it did. */
export async function purgeImage(db: Database, { imageId }: OwnedImage, before: string): Promise<boolean> {
  const result = await sql`
    delete from image where image_id = ${uuid(imageId)} and ${isPurgeable(before)}
  `.execute(db);
  return (result.numAffectedRows ?? 0n) > 0n;
}

function isPurgeable(before: string) {
  return sql`(image.trashed_at < ${instant(before)}
    or (image.failure ->> 'code' = ${neverUploaded} and image.status_at < ${instant(before)}))`;
}
