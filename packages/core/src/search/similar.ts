import { type RawBuilder, sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { ImageNotFoundError } from "../catalog/errors.ts";
import { uuid } from "../catalog/sql.ts";
import type { OwnedImage } from "../owned-image.ts";
import { hasBit } from "./chunks.ts";
import { foundBits } from "./found-bits.ts";
import { type FoundImage, type ItemRow, itemColumns, itemTables, toItem } from "./item.ts";
import { type Understood, understand } from "./understand.ts";

/** Images that are like one, at most 30 of each kind. */
export interface SimilarImages {
  /** By the labels that they share; `score` is the share of the image's own that they have, 0–1. Best first. */
  similar: (FoundImage & { score: number })[];
  /** That look nearly the same; `distance` is in how many of 64 bits their looks differ. Nearest first. */
  duplicates: (FoundImage & { distance: number })[];
}

/** How many are compared by their labels; when more are worth it, those that were uploaded nearest to the image. */
const candidates = 1_000;
/** The most of each list; fewer than so many are not worth narrowing candidates down to. */
const most = 30;
/** Copies of a picture, recompressed, resized or slightly cropped, stay within so many bits. */
const farthest = 6;

/** An image that is alike: by its labels, or by its looks. */
interface Row extends ItemRow {
  score: number | null;
  distance: number | null;
}

/**
 * Images that can be seen and are like one, at most 30 of each kind, never itself. Shared labels count by confidence
 * and by how few images of the library have them; near-duplicates are found by perceptual hash, all those within three
 * bits and most within six. Two statements.
 * @throws ImageNotFoundError
 */
export async function findSimilar(db: Database, image: OwnedImage): Promise<SimilarImages> {
  const everything = await understand(db, image.ownerId, { where: undefined, sort: undefined });
  if (!everything) throw new ImageNotFoundError(image.imageId);
  const { rows } = await similarStatement(everything, image.imageId).execute(db);
  if (rows.length === 0) throw new ImageNotFoundError(image.imageId);
  return {
    similar: rows.flatMap(({ score, distance: _, ...row }) =>
      score === null ? [] : [{ ...toItem(row), score }],
    ),
    duplicates: rows.flatMap(({ distance, score: _, ...row }) =>
      distance === null ? [] : [{ ...toItem(row), distance }],
    ),
  };
}

/** The statement of {@link findSimilar}; one row without an image tells that the image is like no other. */
function similarStatement({ ownerKey, visible }: Understood, imageId: string): RawBuilder<Row> {
  const keeper = sql.lit(ownerKey);
  return sql<Row>`
    with subject as materialized (
        select image_key, ordinal, perceptual_hash from image
        where owner_key = ${keeper} and image_id = ${uuid(imageId)}
      ),
      visible as materialized (select ${foundBits({ ownerKey, plan: visible })} as bits),
      ${alikeByLabels(keeper)},
      ${alikeByLooks(keeper)},
      alike as materialized (
        select image_key, score, null::integer as distance from by_labels
        union all select image_key, null, distance from by_looks
      ),
      ${itemTables(sql`select distinct image_key from alike`)}
    select score, distance, ${itemColumns([])}
    from subject
      left join alike on true
      left join image on image.image_key = alike.image_key
      left join labelled on labelled.image_key = alike.image_key
    order by score desc, distance, image.image_key desc
  `;
}

/** `by_labels`: the candidates that share most, by what their labels have in common with the subject's. */
function alikeByLabels(keeper: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    own as materialized (
      select label_key, confidence, term_key, term.image_count,
        ln(1 + owner.image_count::float8 / term.image_count) as weight
      from subject join image_label using (image_key) join label_term using (label_key)
        join owner on owner.owner_key = ${keeper}
        join term on term.owner_key = ${keeper} and term.term = 'label:' || label_term.term
      where shown and kind = 'name' and term.image_count > 0
    ),
    candidate as materialized (
      select image_key from (
        select place from subject, visible, unnest(result_ordinals(similar_candidates(visible.bits,
          array(select term_key from own order by image_count, term_key), ${sql.lit(candidates)}, ${sql.lit(most)}))) place
        where place <> subject.ordinal
        order by abs(place - subject.ordinal), place limit ${sql.lit(candidates)}
      ) nearest join image on image.owner_key = ${keeper} and image.ordinal = nearest.place
    ),
    by_labels as (
      select image_key, round((sum(weight * least(own.confidence, image_label.confidence))
        / (select sum(weight * confidence) from own))::numeric, 3)::float8 as score
      from candidate join image_label using (image_key) join own using (label_key)
      where shown
      group by 1 order by score desc, image_key desc limit ${sql.lit(most)}
    )`;
}

/** `by_looks`: those whose perceptual hash has a band in common with the subject's. */
function alikeByLooks(keeper: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    by_looks as (
      select image_key, distance from (
        select image.image_key, image.ordinal,
          bit_count(image.perceptual_hash # subject.perceptual_hash)::integer as distance
        from subject join image on image.owner_key = ${keeper} and image.perceptual_hash <> 0::bit(64)
          and hash_bands(image.owner_key, image.perceptual_hash) && hash_bands(${keeper}, subject.perceptual_hash)
        where image.image_key <> subject.image_key
      ) near cross join visible
      where distance <= ${sql.lit(farthest)}
        and ${hasBit(sql`visible.bits`, sql`ordinal`)}
      order by distance, image_key desc limit ${sql.lit(most)}
    )`;
}
