import { type RawBuilder, sql } from "kysely";
import type { ImageStatus } from "./status.ts";

/** What {@link statusCounts} reads; a status that no image has may be missing. */
export type StatusCounts = { [Status in ImageStatus]?: number };

/**
 * One value: how many images of an owner, outside the trash, have each status, `{"indexed": 12, "failed": 1}`. Indexed
 * ones are many, so their postings are counted; the others are looked at.
 */
export function statusCounts(ownerKey: RawBuilder<unknown>): RawBuilder<StatusCounts> {
  return sql`(select jsonb_object_agg(status, count) from (
    select status, count(*) from image
      where image.owner_key = ${ownerKey} and trashed_at is null and status <> 'indexed' group by status
    union all
    select 'indexed', coalesce(sum(bit_count(live.bits & indexed.bits)), 0)
      from term l join term i on i.owner_key = l.owner_key and i.term = 'status:indexed'
        join posting live on live.term_key = l.term_key
        join posting indexed on indexed.term_key = i.term_key and indexed.chunk = live.chunk
      where l.owner_key = ${ownerKey} and l.term = 'live'
  ) counted)`;
}

/** The same with every status. */
export function allStatuses(counts: StatusCounts): Record<ImageStatus, number> {
  return { "awaiting-upload": 0, preparing: 0, analyzing: 0, failed: 0, indexed: 0, ...counts };
}
