import { type RawBuilder, sql } from "kysely";
import type { BusEvent } from "../events/index.ts";
import type { Database } from "./database.ts";
import { foldEvents } from "./fold-events.ts";
import { foundStatements, moderated } from "./found-statements.ts";
import { toRow } from "./news-row.ts";
import { json } from "./sql.ts";
import { movesImage } from "./transition.ts";
import { isSeenImage, type WrittenImage, writeImages } from "./write-images.ts";

/**
 * Writes what the stages report into the catalog, in one statement for all events, and in another for images that
 * others wrote to at the same moment. Events may come twice, late or out of order: findings of an attempt are stored
 * once it is not older than the stored ones, and the status never moves backwards. Answers the ids of those images
 * that the catalog has; others were deleted meanwhile.
 */
export function applyEvents(db: Database, events: readonly BusEvent[]): Promise<Set<string>> {
  return writeImages(
    events,
    ({ detail }) => detail.imageId,
    async (rest) => (await applyStatement(rest).execute(db)).rows,
  );
}

function applyStatement(events: readonly BusEvent[]): RawBuilder<WrittenImage> {
  const news = foldEvents(events);
  return sql<WrittenImage>`
    with news as (
      select * from jsonb_to_recordset(${json(news.map(toRow))}) as n(
        id uuid, attempt integer, status text, rank integer, at timestamptz, failure jsonb,
        prepared_attempt integer, prepared jsonb, findings jsonb, labels jsonb, words jsonb, moderated boolean,
        stages jsonb)
    ),
    -- Locked in order, so that batches that share images cannot deadlock.
    locked as materialized (
      select image.image_key, image.owner_key, news.*, ${isSeenImage} as seen,
        ${movesImage(sql`news.attempt`, sql`news.rank`)} as moves,
        coalesce(news.prepared_attempt >= image.prepared_attempt, false) as prepares
      from news join image on image.image_id = news.id
      order by image.image_key for update of image
    ),
    target as materialized (select * from locked where seen),
    ${foundStatements(news)}
    moved as (
      update image set
        status = case when moves then target.status else image.status end,
        status_at = case when moves then target.at else image.status_at end,
        failure = case when moves then target.failure else image.failure end,
        attempt = greatest(image.attempt, target.attempt),
        moderated = ${moderated(news)},
        ${sql.join(preparedColumns())}
      from target where image.image_key = target.image_key
    ),
    ${historyStatement}
    select id as "imageId", seen as "isWritten" from locked
  `;
}

/** Whether the told end of a stage counts and not the stored one: as in `foldEvents`. */
const endsBetter = sql`(excluded.ended_at is not null and (image_stage.ended_at is null
  or (excluded.failure is not null, excluded.ended_at) < (image_stage.failure is not null, image_stage.ended_at)))`;

/** When the stages of the images of `target` began and ended. */
const historyStatement = sql`
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
  )`;

/** Columns of `image` that a preparation fills, each with its value from `target.prepared`. */
const prepared = {
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
};

function preparedColumns() {
  return Object.entries(prepared).map(
    ([column, value]) =>
      sql`${sql.raw(column)} = case when prepares then ${sql.raw(value)} else ${sql.ref(`image.${column}`)} end`,
  );
}
