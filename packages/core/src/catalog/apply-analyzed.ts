import { sql } from "kysely";
import type { DetectedLabel, EventDetail } from "../events/index.ts";
import { fold } from "../search/query/index.ts";
import type { Database } from "./database.ts";
import { json, uuid } from "./sql.ts";
import { moveTo } from "./transition.ts";

/**
 * Replaces what was detected in an image, in one statement: unknown labels join the vocabulary (in order
 * of name, so that concurrent statements cannot deadlock), rows of labels not found any more go.
 */
export async function applyAnalyzed(db: Database, detail: EventDetail<"image.analyzed">): Promise<boolean> {
  const { rows } = await sql<{ applied: number }>`
    with target as (
      update image set ${sql.join(moveTo("indexed", detail))},
        analyzed_attempt = cast(${detail.attempt} as integer), model = ${detail.model}, raw_key = ${detail.rawKey}
      where image_id = ${uuid(detail.imageId)} and ${detail.attempt} >= image.analyzed_attempt
      returning image_key, owner_key
    ),
    found as (
      select f.* from target, jsonb_to_recordset(${json(detail.labels.map(foundLabel))}) as f(
        name text, confidence real, parents jsonb, aliases jsonb, categories jsonb, instances jsonb, terms jsonb)
    ),
    created as (
      insert into label (name, parents, aliases, categories)
      select name, parents, aliases, categories from found
      where not exists (select from label where label.name = found.name)
      order by name
      on conflict (name) do update set name = excluded.name
      returning label_key, name
    ),
    known as (
      select label_key, name from created
      union all
      select label_key, label.name from label join found on found.name = label.name
    ),
    named as (
      insert into label_term (term, label_key, kind)
      select distinct t.term, known.label_key, t.kind
      from found join known on known.name = found.name,
        jsonb_to_recordset(found.terms) as t(term text, kind text)
      where not exists (select from label_term existing
        where existing.term = t.term and existing.label_key = known.label_key and existing.kind = t.kind)
      order by 1, 2, 3
      on conflict do nothing
    ),
    gone as (
      delete from image_label using target
      where image_label.image_key = target.image_key
        and image_label.label_key not in (select label_key from known)
    ),
    kept as (
      insert into image_label (image_key, label_key, owner_key, confidence, instances)
      select target.image_key, known.label_key, target.owner_key, found.confidence, found.instances
      from target, found join known on known.name = found.name
      order by 1, 2
      on conflict (image_key, label_key)
        do update set confidence = excluded.confidence, instances = excluded.instances
    )
    select (select count(*) from target) as applied
  `.execute(db);
  if (rows[0]?.applied) return true;
  return imageExists(db, detail.imageId);
}

async function imageExists(db: Database, imageId: string): Promise<boolean> {
  const image = await db
    .selectFrom("image")
    .select("image_key")
    .where("image_id", "=", uuid(imageId))
    .executeTakeFirst();
  return image !== undefined;
}

function foundLabel(label: DetectedLabel) {
  const { instances, ...rest } = label;
  return { ...rest, instances: instances.length > 0 ? instances : null, terms: labelTerms(label) };
}

/** Every folded word that a label answers to, with what makes it one. */
function labelTerms({ name, aliases, parents, categories }: DetectedLabel) {
  const terms = (kind: string, names: readonly string[]) => names.map((text) => ({ term: fold(text), kind }));
  return [
    ...terms("name", [name]),
    ...terms("alias", aliases),
    ...terms("ancestor", parents),
    ...terms("category", categories),
  ];
}
