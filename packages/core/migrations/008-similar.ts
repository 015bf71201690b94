import { type Kysely, sql } from "kysely";

/** What finds images that are like one: by an index over looks, and by a function over the postings of labels. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  /*
   * The perceptual hash in four bands of 16 bits, each with its place and its owner, so that owners do not meet. Two
   * hashes that differ in at most three bits have a band in common.
   */
  `create function hash_bands(keeper integer, hash bit) returns bigint[] language sql immutable parallel safe
    return array[
      keeper::bigint << 18 | substring(hash from 1 for 16)::bit(16)::integer,
      keeper::bigint << 18 | 1 << 16 | substring(hash from 17 for 16)::bit(16)::integer,
      keeper::bigint << 18 | 2 << 16 | substring(hash from 33 for 16)::bit(16)::integer,
      keeper::bigint << 18 | 3 << 16 | substring(hash from 49 for 16)::bit(16)::integer]`,
  // All zeros are the hash of a picture without structure: such look like nothing.
  `create index image_look on image using gin (hash_bands(owner_key, perceptual_hash))
    where perceptual_hash <> 0::bit(64)`,
  `create function either_result(one bit[], other bit[]) returns bit[] language sql immutable parallel safe
    return array(select coalesce(a, 0::bit(16384)) | coalesce(b, 0::bit(16384))
      from unnest(one, other) with ordinality as chunks(a, b, n) order by n)`,
  /*
   * Which of the images in shown are worth comparing with one whose labels have these terms, the rarest first:
   * label by label, until some enough are together. Of a label that brings too many come those that have the
   * commoner labels as well, as long as that leaves few.
   */
  `create function similar_candidates(shown bit[], keys integer[], enough integer, few integer)
    returns bit[] language plpgsql stable as $$
    declare
      together bit(16384)[] := '{}';
      layer bit(16384)[];
      more bit(16384)[];
      key integer;
    begin
      foreach key in array keys loop
        if layer is null then
          more := either_result(together, result_under(shown, key));
          if result_size(more) <= enough then
            together := more;
          else
            layer := result_under(shown, key);
          end if;
        else
          more := result_under(layer, key);
          continue when result_size(more) < few;
          layer := more;
        end if;
        exit when layer is not null and result_size(layer) <= enough;
      end loop;
      return either_result(together, layer);
    end
  $$`,
];
