import { type Kysely, sql } from "kysely";
import { createImageTerms } from "./image-terms.ts";

/**
 * What every image can be found by, as bitmaps: `term` names it for an owner, `posting` has a bit for each image in
 * chunks of 16,384, at the image's ordinal within its library. One trigger on `image` keeps them, for whoever writes
 * what belongs to an image writes its row too. Below are also the functions that read pages out of bitmaps.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await postStoredImages(db);
}

/** In steps: a statement of the Data API has 45 seconds. */
async function postStoredImages(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ last: number }>`select coalesce(max(image_key), 0) as last from image`.execute(
    db,
  );
  const last = rows[0]?.last ?? 0;
  // Without statistics the first step of a large library takes minutes.
  await sql`analyze`.execute(db);
  for (let from = 0; from <= last; from += stepSize) {
    await sql`select post_images(array(
      select image_key from image where image_key between ${from} and ${from + stepSize - 1}))`.execute(db);
  }
}

const stepSize = 2_000;

const statements = [
  `create extension if not exists pg_trgm`,
  // Everything hot is in memory, and a plan that reads a whole table is never the better one; compiling takes longer
  // than any query. Sessions to come have it so, where this role may say so.
  `do $$ begin
    execute format('alter database %I set random_page_cost = 1.1', current_database());
    execute format('alter database %I set jit = off', current_database());
  exception when insufficient_privilege then null;
  end $$`,
  // The ordinal: dense within a library, never used again.
  `alter table owner add column next_ordinal integer not null default 0`,
  `alter table image add column ordinal integer`,
  `update image set ordinal = numbered.place from (
      select image_key, row_number() over (partition by owner_key order by image_key) - 1 as place from image
    ) numbered where numbered.image_key = image.image_key`,
  `update owner set next_ordinal = (select count(*) from image where image.owner_key = owner.owner_key)`,
  `alter table image alter column ordinal set not null`,
  `create function number_image() returns trigger language plpgsql as $$
    begin
      -- Whoever inserts an image holds its owner's row.
      select next_ordinal into new.ordinal from owner where owner_key = new.owner_key;
      return new;
    end
  $$`,
  `create trigger image_numbered before insert on image for each row when (new.ordinal is null)
    execute function number_image()`,
  `create or replace function count_image() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        update owner set image_count = image_count + 1, byte_count = byte_count + new.byte_size,
            next_ordinal = greatest(next_ordinal, new.ordinal + 1),
            analysis_count = case when analysis_day = (now() at time zone 'UTC')::date then analysis_count else 0 end + 1,
            analysis_day = (now() at time zone 'UTC')::date
          where owner_key = new.owner_key;
      else
        update owner set image_count = image_count - 1, byte_count = byte_count - old.byte_size
          where owner_key = old.owner_key;
      end if;
      return null;
    end
  $$`,
  `create unique index image_ordinal on image (owner_key, ordinal) include (sort_at)`,
  `drop index image_newest`,
  `create index image_newest on image (owner_key, sort_at, ordinal) where prepared_attempt > 0`,
  `create index image_filename on image using gin (filename_folded gin_trgm_ops)`,
  `create index image_description on image using gin (description_folded gin_trgm_ops)
    where description_folded is not null`,
  `create index label_term_by_label on label_term (label_key)`,
  // `core/search/terms.ts` says how terms are written; in the order of their bytes, so that a range is a range.
  // No reference to the owner: it would lock the owner behind the images.
  `create table term (
    owner_key integer not null,
    term text collate "C" not null,
    term_key integer generated always as identity unique,
    image_count integer not null,
    primary key (owner_key, term)
  )`,
  /*
   * Under level 0 stand all images that have a term. Of one that goes with a number, the percent of a label or how many
   * objects it has, they stand also under the five below the number and under what is left of it: 87 under 0, 85 and 2.
   * `core/search/found-bits.ts` reads from that which images have at least so much.
   *
   * Bitmaps with few ones are compressed in their rows, which makes them small. Decompressing takes longer than
   * everything else that is done with a bitmap, so those with many ones are left as they are: two kilobytes.
   */
  `create table stored_posting (
    term_key integer not null references term (term_key) on delete cascade,
    level smallint not null,
    chunk smallint not null,
    sparse bit(16384),
    dense bit(16384),
    primary key (term_key, level, chunk),
    check (num_nonnulls(sparse, dense) = 1)
  )`,
  `alter table stored_posting alter column sparse set storage main, alter column dense set storage plain`,
  `create view posting_by_level as
    select term_key, level, chunk, coalesce(dense, sparse) as bits from stored_posting`,
  `create view posting as select term_key, chunk, bits from posting_by_level where level = 0`,
  `create function posted_levels(number integer) returns integer[] language sql immutable strict parallel safe
    return array_remove(array[number / 5 * 5, number % 5], 0) || 0`,
  // What each image is posted under now: the other side of every bit. Terms with numbers come first, so that
  // `unnest(term_keys, numbers)` pairs them.
  `create table posted_image (
    image_key integer primary key,
    owner_key integer not null,
    ordinal integer not null,
    term_keys integer[] not null,
    numbers smallint[]
  )`,
  // As `fold` does it; cameras and lenses have no accents.
  `create function folded_name(name text) returns text language sql immutable parallel safe
    return lower(trim(regexp_replace(name, '\\s+', ' ', 'g')))`,
  `create function sparse_bits(bits bit) returns bit language sql immutable parallel safe
    return case when bit_count(bits) < 128 then bits end`,
  `create function dense_bits(bits bit) returns bit language sql immutable parallel safe
    return case when bit_count(bits) >= 128 then bits end`,
  `create function posting_bit(place integer) returns bit language sql immutable parallel safe
    return set_bit(0::bit(16384), place, 1)`,
  createImageTerms,
  /*
   * Brings the postings of images up to what stands in their rows, or takes those out that are gone. A bit is flipped
   * where what is posted and what stands differ. Terms and postings are locked in order, after the images.
   */
  `create function post_images(keys integer[]) returns void language plpgsql
      set plan_cache_mode = force_generic_plan set random_page_cost = 1.1 as $$
    begin
      with standing as (
        select image_key, owner_key, ordinal, terms.term, terms.number
        from image cross join lateral image_terms(image.image_key) terms
        where image_key = any(keys) and prepared_attempt > 0
      ),
      posted as (
        select image_key, p.owner_key, ordinal, term_key, term.term, coalesce(k.number, 0) as number
        from posted_image p cross join unnest(term_keys, numbers) as k(term_key, number) join term using (term_key)
        where image_key = any(keys)
      ),
      compared as materialized (
        select image_key, owner_key, ordinal, term, term_key, posted.number as before, standing.number as now
        from standing full join posted using (image_key, owner_key, ordinal, term)
      ),
      changed as materialized (
        select * from compared where before is distinct from now
      ),
      counted as (
        insert into term (owner_key, term, image_count)
        select owner_key, term, sum(case when before is null then 1 else -1 end) from changed
        where before is null or now is null
        group by 1, 2 order by 1, 2
        on conflict (owner_key, term) do update set image_count = term.image_count + excluded.image_count
        returning owner_key, term, term_key
      ),
      flip as (
        select owner_key, term, term_key, ordinal, level
        from changed cross join unnest(posted_levels(before) || posted_levels(now)) as level
        group by 1, 2, 3, 4, 5 having count(*) = 1
      ),
      flipped as (
        insert into stored_posting as stored (term_key, level, chunk, sparse, dense)
        select term_key, level, chunk, sparse_bits(bits), dense_bits(bits) from (
          select coalesce(flip.term_key, counted.term_key) as term_key, level, ordinal >> 14 as chunk,
            bit_or(posting_bit(ordinal & 16383)) as bits
          from flip left join counted using (owner_key, term) group by 1, 2, 3 order by 1, 2, 3
        ) flips
        -- Without the offset both would put the bits together again, more than once.
        on conflict (term_key, level, chunk) do update set (sparse, dense) = (
          select sparse_bits(bits), dense_bits(bits) from (
            select coalesce(stored.dense, stored.sparse) # coalesce(excluded.dense, excluded.sparse) as bits offset 0
          ) flipped)
      ),
      noted as (
        insert into posted_image (image_key, owner_key, ordinal, term_keys, numbers)
        select image_key, owner_key, ordinal, array_agg(term_key order by now desc),
          array_agg(now order by now desc) filter (where now > 0)
        from (
          select image_key, owner_key, ordinal, coalesce(compared.term_key, counted.term_key) as term_key, now
          from compared left join counted using (owner_key, term)
          where now is not null and image_key in (select image_key from changed)
        ) standing
        group by 1, 2, 3
        on conflict (image_key) do update set term_keys = excluded.term_keys, numbers = excluded.numbers
      )
      delete from posted_image where image_key = any(keys)
        and image_key not in (select image_key from compared where now is not null);
    end
  $$`,
  `create function post_changed_images() returns trigger language plpgsql as $$
    begin
      perform post_images(array(select image_key from changed));
      return null;
    end
  $$`,
  `create trigger image_posted after update on image referencing new table as changed
    for each statement execute function post_changed_images()`,
  `create trigger image_unposted after delete on image referencing old table as changed
    for each statement execute function post_changed_images()`,
];
