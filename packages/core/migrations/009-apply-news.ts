import { type Kysely, sql } from "kysely";

/**
 * Writes what stages report. As a function, it is planned once a session and not at every call, which took longer than
 * its work.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

/** Of two ends of a stage that of a success counts, else the earlier; one that is not told counts for nothing. */
const endsBetter = `(excluded.ended_at is not null and (image_stage.ended_at is null
          or (excluded.failure is not null, excluded.ended_at) < (image_stage.failure is not null, image_stage.ended_at)))`;

/** Labels that nobody knew yet join everybody's vocabulary. */
const labels = `labelled as (
      select target.* from target join answered using (image_key) where answered.detector = 'labels'
    ),
    found as materialized (
      select labelled.image_key, f.* from labelled, jsonb_to_recordset(labelled.labels) as f(
        name text, confidence real, parents jsonb, aliases jsonb, categories jsonb, instances smallint[], terms jsonb)
    ),
    vocabulary as materialized (select distinct on (name) * from found order by name),
    created as (
      insert into label (name, parents, aliases, categories)
      select name, parents, aliases, categories from vocabulary
      where not exists (select from label where label.name = vocabulary.name and label.owner_key is null)
      order by name
      on conflict (name) where owner_key is null do update set name = excluded.name
      returning label_key, name
    ),
    known as materialized (
      select label_key, name from created
      union all
      select label_key, label.name from label join vocabulary on vocabulary.name = label.name
      where label.owner_key is null
    ),
    named as (
      insert into label_term (term, label_key, kind)
      select distinct t.term, known.label_key, t.kind
      from vocabulary join known on known.name = vocabulary.name,
        jsonb_to_recordset(vocabulary.terms) as t(term text, kind text)
      where not exists (select from label_term existing
        where existing.term = t.term and existing.label_key = known.label_key and existing.kind = t.kind)
      order by 1, 2, 3
      on conflict do nothing
    ),
    seen as materialized (
      select found.*, known.label_key from found join known on known.name = found.name
    ),
    gone as (
      delete from image_label using labelled
      where image_label.image_key = labelled.image_key and not added and not removed
        and (image_label.image_key, label_key) not in (select image_key, label_key from seen)
    ),
    unseen as (
      update image_label set detected = false, instances = null, confidence = 100 from labelled
      where image_label.image_key = labelled.image_key and (added or removed)
        and (image_label.image_key, label_key) not in (select image_key, label_key from seen)
    ),
    kept as (
      insert into image_label (image_key, label_key, confidence, instances)
      select image_key, label_key, confidence, instances from seen
      order by 1, 2
      on conflict (image_key, label_key)
        do update set confidence = excluded.confidence, instances = excluded.instances, detected = true
    )`;

/** Words that were read, folded. */
const words = `readable as (
      select target.* from target join answered using (image_key) where answered.detector = 'text'
    ),
    read as materialized (
      select image_key, word, max(w.confidence) as confidence
      from readable, jsonb_to_recordset(readable.words) as w(word text, confidence real)
      where word <> '' group by 1, 2
    ),
    wiped as (
      delete from image_word using readable
      where image_word.image_key = readable.image_key
        and (image_word.image_key, image_word.word) not in (select image_key, word from read)
    ),
    written as (
      insert into image_word (image_key, word, confidence)
      select image_key, word, confidence from read
      order by 1, 2
      on conflict (image_key, word) do update set confidence = excluded.confidence
    )`;

/** What a preparation fills, unless it is of an older attempt than the stored one. */
const prepared = Object.entries({
  content_type: "prepared ->> 'contentType'",
  width: "(prepared ->> 'width')::integer",
  height: "(prepared ->> 'height')::integer",
  taken_at: "(prepared ->> 'takenAt')::timestamptz",
  taken_at_offset: "(prepared ->> 'takenAtOffset')::smallint",
  exif: "prepared -> 'exif'",
  thumbnail: "prepared -> 'thumbnail'",
  preview: "prepared -> 'preview'",
  thumbhash: "prepared ->> 'thumbhash'",
  perceptual_hash: "('x' || (prepared ->> 'perceptualHash'))::bit(64)",
  prepared_attempt: "target.prepared_attempt",
}).map(([column, value]) => `${column} = case when prepares then ${value} else image.${column} end`);

const statements = [
  // Whether an event of this attempt and rank moves an image that stands so; ranks count from 1.
  `create function moves_image(next_attempt integer, next_rank integer, attempt integer, status text)
    returns boolean language sql immutable parallel safe
    return (next_attempt, next_rank) >= (attempt,
      array_position(array['awaiting-upload', 'preparing', 'analyzing', 'failed', 'indexed'], status))`,
  /*
   * Writes the news of images, one statement for all of them; answers their ids, and whether each was written. An image
   * that another statement wrote to meanwhile is not: what this one sees of it in other tables is older than its row.
   *
   * Rows are locked and written in order, so that statements that share images or labels cannot deadlock. What
   * detectors found replaces what an attempt that is not newer found; what the owner added or removed stays so.
   */
  `create function apply_news(news jsonb) returns table (image_id uuid, is_written boolean) language plpgsql
    set plan_cache_mode = force_generic_plan as $$
  #variable_conflict use_column
  begin
    return query
    with told as (
      select * from jsonb_to_recordset(apply_news.news) as n(
        id uuid, attempt integer, status text, rank integer, at timestamptz, failure jsonb,
        prepared_attempt integer, prepared jsonb, findings jsonb, labels jsonb, words jsonb, moderated boolean,
        stages jsonb)
    ),
    locked as materialized (
      select image.image_key, image.owner_key, told.*,
        image.xmin = (select seen.xmin from image seen where seen.image_key = image.image_key) as seen,
        moves_image(told.attempt, told.rank, image.attempt, image.status) as moves,
        coalesce(told.prepared_attempt >= image.prepared_attempt, false) as prepares
      from told join image on image.image_id = told.id
      order by image.image_key for update of image
    ),
    target as materialized (select * from locked where seen),
    answered as (
      insert into image_analysis (image_key, detector, attempt, model, analyzed_at, found)
      select target.image_key, f.detector, f.attempt, f.model, f.at, f.found
      from target, jsonb_to_recordset(target.findings) as f(
        detector text, attempt integer, model text, at timestamptz, found jsonb)
      order by 1, 2
      on conflict (image_key, detector) do update set attempt = excluded.attempt, model = excluded.model,
        analyzed_at = excluded.analyzed_at, found = excluded.found
      where excluded.attempt >= image_analysis.attempt
      returning image_key, detector
    ),
    ${labels},
    ${words},
    moved as (
      update image set
        status = case when moves then target.status else image.status end,
        status_at = case when moves then target.at else image.status_at end,
        failure = case when moves then target.failure else image.failure end,
        attempt = greatest(image.attempt, target.attempt),
        moderated = case when exists (select from answered
            where answered.image_key = target.image_key and answered.detector = 'moderation')
          then target.moderated else image.moderated end,
        ${prepared.join(",\n        ")}
      from target where image.image_key = target.image_key
    ),
    history as (
      insert into image_stage (image_key, attempt, stage, started_at, ended_at, failure)
      select target.image_key, s.attempt, s.stage, s."startedAt", s."endedAt", s.failure
      from target, jsonb_to_recordset(target.stages) as s(
        attempt integer, stage text, "startedAt" timestamptz, "endedAt" timestamptz, failure jsonb)
      order by 1, 2, 3
      on conflict (image_key, attempt, stage) do update set
        started_at = least(image_stage.started_at, excluded.started_at),
        ended_at = case when ${endsBetter} then excluded.ended_at else image_stage.ended_at end,
        failure = case when ${endsBetter} then excluded.failure else image_stage.failure end
    )
    select locked.id, locked.seen from locked;
  end $$`,
];
