import { sql } from "kysely";
import type { Database } from "./database.ts";
import { ImageNotFoundError } from "./errors.ts";
import type { OwnedImage } from "./get-image.ts";
import { instant, uuid } from "./sql.ts";

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
