import { type RawBuilder, sql } from "kysely";
import { neverUploaded } from "../events/failure-codes.ts";
import type { OwnedImage } from "../owned-image.ts";
import type { Database } from "./database.ts";
import { instant, uuid, uuids } from "./sql.ts";

/**
 * Deletes at most `limit` images for good that have been in the trash, or never arrived, since before the moment,
 * and answers how many. Their rows go at once, so that nobody restores one whose objects are going; in the same
 * statement they are noted, so that their objects are swept: see {@link listPurged}.
 */
export function purgeTrash(db: Database, before: string, limit: number): Promise<number> {
  return purge(
    db,
    sql`(image.trashed_at < ${instant(before)}
      or (image.failure ->> 'code' = ${neverUploaded} and image.status_at < ${instant(before)}))`,
    limit,
  );
}

/** The same for all images of an owner whose account is deleted. */
export function purgeOwner(db: Database, ownerId: string, limit: number): Promise<number> {
  return purge(
    db,
    sql`image.owner_key = (select owner_key from owner where owner_id = ${uuid(ownerId)} and deleted_at is not null)`,
    limit,
  );
}

/**
 * At most `limit` images, of one owner or of all, whose rows are gone and whose objects are to be swept: at once,
 * and a day later again, for a stage that was at work on an image may have written after the first time.
 */
export async function listPurged(db: Database, limit: number, ownerId?: string): Promise<OwnedImage[]> {
  const { rows } = await sql<OwnedImage>`
    select owner_id as "ownerId", image_id as "imageId" from purge
    where (swept_at is null or ${isDayOld}) ${ownerId ? sql`and owner_id = ${uuid(ownerId)}` : sql``}
    limit ${limit}
  `.execute(db);
  return rows;
}

/** Notes that the objects of these images are deleted, and forgets those for which it was the second time. */
export async function noteSwept(db: Database, images: readonly OwnedImage[]): Promise<void> {
  const swept = sql`purge.image_id in ${uuids(images.map(({ imageId }) => imageId))}`;
  await sql`
    with forgotten as (delete from purge where ${swept} and ${isDayOld})
    update purge set swept_at = now() where ${swept} and not ${isDayOld}
  `.execute(db);
}

const isDayOld = sql`(purged_at < now() - interval '1 day')`;

/**
 * Locks owners before their images, and both in order, as everybody does: the trigger that counts wants the owner of
 * an image that is gone.
 */
async function purge(db: Database, condition: RawBuilder<unknown>, limit: number): Promise<number> {
  const { rows } = await sql<{ purged: number }>`
    with found as materialized (
      select image_key, owner_key as keeper_key from image where ${condition} order by image_key limit ${limit}
    ),
    keeper as materialized (
      select owner_key from owner where owner_key in (select keeper_key from found)
      order by owner_key for update
    ),
    doomed as materialized (
      select image.image_key from image join found using (image_key) join keeper using (owner_key)
      where ${condition} order by image.image_key for update of image
    ),
    gone as (
      delete from image using doomed where image.image_key = doomed.image_key
      returning image.image_id, image.owner_key
    ),
    noted as (
      insert into purge (image_id, owner_id)
      select image_id, owner_id from gone join owner using (owner_key)
      on conflict do nothing
    )
    select count(*) as purged from gone
  `.execute(db);
  return rows[0]?.purged ?? 0;
}
