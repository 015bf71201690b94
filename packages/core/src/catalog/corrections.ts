import { type RawBuilder, sql } from "kysely";
import type { OwnedImage } from "../owned-image.ts";
import { fold } from "../search/query/index.ts";
import type { Database } from "./database.ts";
import { ImageNotFoundError } from "./errors.ts";
import { type LabelCorrections, type LabelWish, toWishes } from "./label-wishes.ts";
import { json, uuid, uuids } from "./sql.ts";
import { isSeenImage, type WrittenImage, writeImages } from "./write-images.ts";

/** What an owner says of an image. */
export interface Corrections extends LabelCorrections {
  /** Null for none; undefined leaves it. */
  description?: string | null | undefined;
}

/**
 * Writes an owner's corrections of an image.
 * @throws ImageNotFoundError
 * @throws AppError `invalid-request` for a label named in two of the lists
 */
export async function correctImage(db: Database, image: OwnedImage, corrections: Corrections): Promise<void> {
  const known = await correctImages(db, image.ownerId, [image.imageId], corrections);
  if (known === 0) throw new ImageNotFoundError(image.imageId);
}

/**
 * Writes an owner's corrections of images, in one statement, and in another for those that somebody wrote to at the
 * same moment; answers how many of them the owner has. A name that no label has becomes a label of this owner alone,
 * who is therefore locked before the images, as announcements and retries do.
 * @throws AppError `invalid-request` for a label named in two of the lists
 */
export async function correctImages(
  db: Database,
  ownerId: string,
  imageIds: readonly string[],
  { description, ...labels }: Corrections,
): Promise<number> {
  const wishes = toWishes(labels);
  const known = await writeImages(
    imageIds,
    (imageId) => imageId.toLowerCase(),
    async (rest) => (await correctStatement(ownerId, rest, wishes, description).execute(db)).rows,
  );
  return known.size;
}

function correctStatement(
  ownerId: string,
  imageIds: readonly string[],
  wishes: readonly LabelWish[],
  description: Corrections["description"],
): RawBuilder<WrittenImage> {
  return sql<WrittenImage>`
    with locked as materialized (
      select image_key, image_id, owner_key, ${isSeenImage} as seen from image
      where image_id in ${uuids(imageIds)}
        and owner_key = (select owner_key from owner where owner_id = ${uuid(ownerId)} for key share)
      order by image_key for update of image
    ),
    target as materialized (
      update image set image_id = image.image_id ${describedAs(description)} from locked
      where image.image_key = locked.image_key and locked.seen
      returning image.image_key, image.owner_key
    ),
    said as materialized (
      select owner.owner_key, w.* from owner,
        jsonb_to_recordset(${json(wishes)}) as w(name text, term text, action text)
      where owner.owner_key in (select owner_key from target)
    ),
    wish as materialized (select target.image_key, said.* from target join said using (owner_key)),
    ${knownLabels},
    ${changedLabels}
    select image_id as "imageId", seen as "isWritten" from locked
  `;
}

function describedAs(description: Corrections["description"]): RawBuilder<unknown> {
  if (description === undefined) return sql``;
  const folded = description === null ? null : fold(description);
  return sql`, description = ${description}, description_folded = ${folded}`;
}

/** `known`: the key of each label that `said` names; everybody's goes before the owner's own, and what has none is made. */
const knownLabels = sql`
  existing as materialized (
    select distinct on (said.term) said.term, label.label_key
    from said join label_term on label_term.term = said.term and label_term.kind = 'name'
      join label using (label_key)
    where label.owner_key is null or label.owner_key = said.owner_key
    order by said.term, label.owner_key nulls first
  ),
  created as (
    insert into label (name, parents, aliases, categories, owner_key)
    select name, '[]', '[]', '[]', owner_key from said
    where action = 'add' and term not in (select term from existing)
    order by name
    on conflict (owner_key, name) where owner_key is not null do update set name = excluded.name
    returning label_key, name
  ),
  named as (
    insert into label_term (term, label_key, kind)
    select said.term, created.label_key, 'name' from created join said using (name)
    on conflict do nothing
  ),
  known as materialized (
    select label_key, term from existing
    union all select created.label_key, said.term from created join said using (name)
  )`;

/** Each `wish` carried out. */
const changedLabels = sql`
  forgotten as (
    delete from image_label using wish join known using (term)
    where wish.action = 'reset' and image_label.image_key = wish.image_key
      and image_label.label_key = known.label_key and not image_label.detected
  ),
  reset as (
    update image_label set added = false, removed = false from wish join known using (term)
    where wish.action = 'reset' and image_label.image_key = wish.image_key
      and image_label.label_key = known.label_key and image_label.detected
  ),
  corrected as (
    insert into image_label (image_key, label_key, confidence, detected, added, removed)
    select wish.image_key, known.label_key, 100, false, action = 'add', action = 'remove'
    from wish join known using (term) where action <> 'reset'
    order by 1, 2
    on conflict (image_key, label_key) do update set added = excluded.added, removed = excluded.removed
  )`;
