import { sql } from "kysely";
import { AppError } from "../errors.ts";
import { fold } from "../search/query/index.ts";
import type { Database } from "./database.ts";
import { ImageNotFoundError } from "./errors.ts";
import type { OwnedImage } from "./get-image.ts";
import { isSeenImage, json, uuid } from "./sql.ts";

/** What an owner says of an image; analysis never undoes it. Label names count whatever their case. */
export interface Corrections {
  /** Labels that it has. */
  add?: readonly string[] | undefined;
  /** Labels that it has not, though the detector may say so. */
  remove?: readonly string[] | undefined;
  /** Labels that stand as detected again: undoes `add` and `remove`. */
  reset?: readonly string[] | undefined;
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
  corrections: Corrections,
): Promise<number> {
  const wishes = toWishes(corrections);
  const { description } = corrections;
  const described =
    description === undefined
      ? sql``
      : sql`, description = ${description},
    description_folded = ${description === null ? null : fold(description)}`;
  const { rows } = await sql<{ imageId: string; isWritten: boolean }>`
    with locked as materialized (
      select image_key, image_id, owner_key, ${isSeenImage} as seen from image
      where image_id in (select cast(id as uuid) from jsonb_array_elements_text(${json(imageIds)}) as i(id))
        and owner_key = (select owner_key from owner where owner_id = ${uuid(ownerId)} for key share)
      order by image_key for update of image
    ),
    target as materialized (
      update image set image_id = image.image_id ${described} from locked
      where image.image_key = locked.image_key and locked.seen
      returning image.image_key, image.owner_key
    ),
    said as materialized (
      select owner.owner_key, w.* from owner,
        jsonb_to_recordset(${json(wishes)}) as w(name text, term text, action text)
      where owner.owner_key in (select owner_key from target)
    ),
    wish as materialized (select target.image_key, said.* from target join said using (owner_key)),
    -- Everybody's label goes before the owner's own.
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
    ),
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
    )
    select image_id as "imageId", seen as "isWritten" from locked
  `.execute(db);
  const overtaken = rows.filter(({ isWritten }) => !isWritten).map(({ imageId }) => imageId);
  const written = rows.length - overtaken.length;
  return overtaken.length === 0
    ? written
    : written + (await correctImages(db, ownerId, overtaken, corrections));
}

type Action = "add" | "remove" | "reset";

function toWishes({ add = [], remove = [], reset = [] }: Corrections) {
  const wishes = new Map<string, { name: string; term: string; action: Action }>();
  const wish = (action: Action) => (raw: string) => {
    const name = raw.normalize("NFC").replace(/\s+/g, " ").trim();
    const term = fold(name);
    const other = wishes.get(term);
    if (other && other.action !== action) throw contradiction(name, [other.action, action]);
    wishes.set(term, { name, term, action });
  };
  add.forEach(wish("add"));
  remove.forEach(wish("remove"));
  reset.forEach(wish("reset"));
  return [...wishes.values()];
}

function contradiction(name: string, actions: readonly Action[]): AppError {
  const issues = actions.map((action) => ({ path: `labels.${action}`, message: `names ${name}` }));
  return new AppError("invalid-request", `The label ${name} cannot be in two of the lists.`, { issues });
}
