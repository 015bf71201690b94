import { sql } from "kysely";
import { originalGone } from "../events/failure-codes.ts";
import type { OwnedImage } from "../owned-image.ts";
import type { Database } from "./database.ts";
import { uuid } from "./sql.ts";

/** An image of the catalog and which objects it must have. */
export interface StoredImage extends OwnedImage {
  uploaded: boolean;
  prepared: boolean;
  analyzed: boolean;
}

/** The nil UUIDs, before every image. */
export const firstImage: OwnedImage = {
  ownerId: "00000000-0000-0000-0000-000000000000",
  imageId: "00000000-0000-0000-0000-000000000000",
};

/**
 * The images of all owners after one and up to another, in order of owner and image, as object keys are ordered;
 * at most `limit`. Without an end, all that follow.
 */
export async function listStored(
  db: Database,
  after: OwnedImage,
  upTo: OwnedImage | undefined,
  limit: number,
): Promise<StoredImage[]> {
  const end = upTo ? sql`and (owner_id, image_id) <= (${uuid(upTo.ownerId)}, ${uuid(upTo.imageId)})` : sql``;
  const { rows } = await sql<StoredImage>`
    select owner_id as "ownerId", image_id as "imageId", status <> 'awaiting-upload'
        and coalesce(failure ->> 'stage', '') <> 'upload' and coalesce(failure ->> 'code', '') <> ${originalGone} as uploaded,
      prepared_attempt > 0 as prepared,
      exists (select from image_analysis where image_analysis.image_key = image.image_key) as analyzed
    from image join owner using (owner_key)
    where (owner_id, image_id) > (${uuid(after.ownerId)}, ${uuid(after.imageId)}) ${end}
    order by owner_id, image_id limit ${limit}
  `.execute(db);
  return rows;
}
