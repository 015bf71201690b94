import { type Kysely, sql } from "kysely";

/**
 * Functions that read a page out of a result. A result is an array of bitmaps, one a chunk of the library from its
 * first on: `result[chunk + 1]` has a 1 for each image found, at its ordinal within the chunk.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // Where a bitmap has ones. Splitting its text at each is many times faster than asking bit by bit.
  `create function posting_places(bits bit) returns setof integer language sql immutable parallel safe rows 100 as $$
    select place::integer from (
      select sum(length(zeros) + 1) over (order by n) - 1 as place
      from string_to_table(bits::text, '1') with ordinality as parts(zeros, n)
    ) ones where place < 16384
  $$`,
  `create function result_size(result bit[]) returns integer language sql immutable parallel safe
    return (select coalesce(sum(bit_count(bits)), 0)::integer from unnest(result) as chunks(bits))`,
  `create function result_ordinals(result bit[]) returns integer[] language sql immutable parallel safe
    return array(select ((n - 1) * 16384 + place)::integer
      from unnest(result) with ordinality as chunks(bits, n) cross join posting_places(bits) as places(place)
      where bit_count(bits) > 0)`,
  `create function result_under(result bit[], key integer) returns bit[] language plpgsql stable as $$
    begin
      return array(select coalesce(result[n] & posting.bits, 0::bit(16384))
        from generate_series(1, cardinality(result)) n
          left join posting on posting.term_key = key and posting.chunk = n - 1
        order by n);
    end
  $$`,
  // A page of a result by expanding and sorting it.
  `create function page_by_sorting(
      keeper integer, result bit[], newest boolean, after_at timestamptz, after_ordinal integer, size integer)
    returns table (ordinal integer, sort_at timestamptz) language plpgsql stable rows 60 as $$
    declare
      ordinals integer[] := result_ordinals(result);
    begin
      return query
        select image.ordinal, image.sort_at
        from unnest(ordinals) as found(place)
          join image on image.owner_key = keeper and image.ordinal = found.place
        where case when newest then (image.sort_at, image.ordinal) < (after_at, after_ordinal)
          else (image.sort_at, image.ordinal) > (after_at, after_ordinal) end
        order by case when newest then image.sort_at end desc, case when newest then image.ordinal end desc,
          image.sort_at, image.ordinal
        limit size;
    end
  $$`,
  // A page of a result by walking the time index and probing the bits; for one that is dense in the span. One bound at
  // either end: an index is entered at the first that it is given, and reads past the other.
  `create function page_by_walking(keeper integer, result bit[], newest boolean, since timestamptz,
      until timestamptz, after_at timestamptz, after_ordinal integer, size integer)
    returns table (ordinal integer, sort_at timestamptz) language plpgsql stable rows 60 as $$
    begin
      if newest then
        if after_at >= until then
          after_at := until;
          after_ordinal := -1;
        end if;
        return query
          select image.ordinal, image.sort_at from image
          where owner_key = keeper and prepared_attempt > 0
            and image.sort_at >= since and (image.sort_at, image.ordinal) < (after_at, after_ordinal)
            and get_bit(result[(image.ordinal >> 14) + 1], image.ordinal & 16383) = 1
          order by image.sort_at desc, image.ordinal desc limit size;
      else
        if after_at < since then
          after_at := since;
          after_ordinal := -1;
        end if;
        return query
          select image.ordinal, image.sort_at from image
          where owner_key = keeper and prepared_attempt > 0
            and image.sort_at < until and (image.sort_at, image.ordinal) > (after_at, after_ordinal)
            and get_bit(result[(image.ordinal >> 14) + 1], image.ordinal & 16383) = 1
          order by image.sort_at, image.ordinal limit size;
      end if;
    end
  $$`,
  /*
   * The next `size` images of a result after a place, by time. A small result is sorted. A large one is taken year by
   * year and, where a year is large, month by month, so that what is far off in time is not looked at; a month that
   * is large even so is dense enough to be walked. Plans are made once: one for each call would have the whole result
   * in it as a constant.
   */
  `create function result_page(
      keeper integer, result bit[], newest boolean, after_at timestamptz, after_ordinal integer, size integer)
    returns table (ordinal integer, sort_at timestamptz) language plpgsql stable rows 60
      set plan_cache_mode = force_generic_plan as $$
    declare
      small constant integer := 500;
      edge constant text := to_char(after_at at time zone 'UTC', 'YYYY-MM');
      year record;
      month record;
      in_year bit(16384)[];
      in_month bit(16384)[];
      started timestamptz;
      found_so_far integer := 0;
      found_now integer;
    begin
      if result_size(result) <= small then
        return query select * from page_by_sorting(keeper, result, newest, after_at, after_ordinal, size);
        return;
      end if;
      for year in
        select term_key, substr(term, 6) as name from term
        where owner_key = keeper and term >= 'year:' and term < 'year;' and image_count > 0
          and case when not isfinite(after_at) then true
            when newest then substr(term, 6) <= left(edge, 4) else substr(term, 6) >= left(edge, 4) end
        order by case when newest then term end desc, term
      loop
        continue when not exists (select from posting
          where term_key = year.term_key and bit_count(bits & result[chunk + 1]) > 0);
        in_year := result_under(result, year.term_key);
        if result_size(in_year) <= small then
          return query select * from page_by_sorting(keeper, in_year, newest, after_at, after_ordinal, size - found_so_far);
          get diagnostics found_now = row_count;
          found_so_far := found_so_far + found_now;
          exit when found_so_far >= size;
          continue;
        end if;
        for month in
          select term_key, substr(term, 7) as name from term
          where owner_key = keeper and term >= 'month:' || year.name || '-' and term < 'month:' || year.name || '.'
            and image_count > 0
            and case when not isfinite(after_at) then true
              when newest then substr(term, 7) <= edge else substr(term, 7) >= edge end
          order by case when newest then term end desc, term
        loop
          in_month := result_under(in_year, month.term_key);
          if result_size(in_month) <= small then
            return query select * from page_by_sorting(keeper, in_month, newest, after_at, after_ordinal, size - found_so_far);
          else
            started := (month.name || '-01')::timestamp at time zone 'UTC';
            return query select * from page_by_walking(keeper, in_month, newest, started, started + interval '1 month',
              after_at, after_ordinal, size - found_so_far);
          end if;
          get diagnostics found_now = row_count;
          found_so_far := found_so_far + found_now;
          exit when found_so_far >= size;
        end loop;
        exit when found_so_far >= size;
      end loop;
    end
  $$`,
  // Those posted under any of the terms with a number in one of these fives.
  `create function result_between(result bit[], keys integer[], lowest integer, highest integer)
    returns bit[] language plpgsql stable as $$
    begin
      return array(select result[n] & coalesce(posted.bits, 0::bit(16384))
        from generate_series(1, cardinality(result)) n left join (
          select chunk, bit_or(bits) as bits from posting_by_level
          where term_key = any(keys) and level between greatest(lowest, 5) and highest group by chunk
        ) posted on posted.chunk = n - 1
        order by n);
    end
  $$`,
  `create function result_without(result bit[], other bit[]) returns bit[] language sql immutable parallel safe
    return array(select bits & ~gone from unnest(result, other) with ordinality as chunks(bits, gone, n) order by n)`,
  /*
   * The same with the strongest first: by the confidence of labels, their terms' keys, in bands of five; what is in no
   * band comes last, as band 0. Within a band the newest come first. An image is in the band of its surest label: from
   * above down that is the first that has it.
   */
  `create function result_page_by_strength(keeper integer, result bit[], labels integer[], strongest boolean,
      after_band integer, after_at timestamptz, after_ordinal integer, size integer)
    returns table (band integer, ordinal integer, sort_at timestamptz) language plpgsql stable rows 60
      set plan_cache_mode = force_generic_plan as $$
    declare
      five integer;
      rest bit(16384)[] := result_without(result, result_between(result, labels, after_band + 1, 100));
      in_band bit(16384)[];
      found_so_far integer := 0;
      found_now integer;
      far constant timestamptz := case when strongest then 'infinity' else '-infinity' end;
    begin
      for five in
        select b from generate_series(0, 100, 5) b
        where case when strongest then b <= after_band else b >= after_band end
          and (b = 0 or exists (select from posting_by_level where term_key = any(labels) and level = b))
        order by case when strongest then b end desc, b
      loop
        if not strongest then
          rest := result_without(result, result_between(result, labels, five + 1, 100));
        end if;
        in_band := case five when 0 then rest else result_between(rest, labels, five, five) end;
        rest := result_without(rest, in_band);
        return query select five, page.ordinal, page.sort_at
          from result_page(keeper, in_band, strongest, case when five = after_band then after_at else far end,
            case when five = after_band then after_ordinal else 0 end, size - found_so_far) page;
        get diagnostics found_now = row_count;
        found_so_far := found_so_far + found_now;
        exit when found_so_far >= size;
      end loop;
    end
  $$`,
];
