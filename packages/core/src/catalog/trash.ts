import { type RawBuilder, sql } from "kysely";
import type { OwnedImage } from "../owned-image.ts";
import type { Database } from "./database.ts";
import { ImageNotFoundError } from "./errors.ts";
import { instant, uuid, uuids } from "./sql.ts";

/** Moves an image to the trash; one that lies there stays as it is. @throws ImageNotFoundError */
export async function trashImage(db: Database, image: OwnedImage, at: string): Promise<void> {
  const known = await trashImages(db, image.ownerId, [image.imageId], at);
  if (known === 0) throw new ImageNotFoundError(image.imageId);
}

/** Takes an image out of the trash; one that is not there stays as it is. @throws ImageNotFoundError */
export async function restoreImage(db: Database, image: OwnedImage): Promise<void> {
  const known = await restoreImages(db, image.ownerId, [image.imageId]);
  if (known === 0) throw new ImageNotFoundError(image.imageId);
}

/** Moves images to the trash; answers how many of them the owner has. */
export function trashImages(
  db: Database,
  ownerId: string,
  imageIds: readonly string[],
  at: string,
): Promise<number> {
  return setTrashed(db, ownerId, imageIds, sql`coalesce(trashed_at, ${instant(at)})`);
}

/** Takes images out of the trash; answers how many of them the owner has. */
export function restoreImages(db: Database, ownerId: string, imageIds: readonly string[]): Promise<number> {
  return setTrashed(db, ownerId, imageIds, sql`null`);
}

async function setTrashed(
  db: Database,
  ownerId: string,
  imageIds: readonly string[],
  value: RawBuilder<unknown>,
): Promise<number> {
  // Locked in order, so that batches that share images cannot deadlock.
  const { rows } = await sql`
    with target as materialized (
      select image_key from image join owner using (owner_key)
      where owner_id = ${uuid(ownerId)}
        and image_id in ${uuids(imageIds)}
      order by image_key for update of image
    )
    update image set trashed_at = ${value} from target where image.image_key = target.image_key
    returning image.image_key
  `.execute(db);
  return rows.length;
}
