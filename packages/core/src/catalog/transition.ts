import { type RawBuilder, sql } from "kysely";
import { instant } from "./sql.ts";
import { type ImageStatus, imageStatuses } from "./status.ts";

/** The assignments that move an image to a status unless it is further already. */
export function moveTo(
  status: ImageStatus,
  { attempt, at }: { attempt: number; at: string },
  failure: RawBuilder<unknown> = sql`null`,
): RawBuilder<unknown>[] {
  const applies = notBehind(attempt, status);
  return [
    sql`status = case when ${applies} then ${status} else status end`,
    sql`status_at = case when ${applies} then ${instant(at)} else status_at end`,
    sql`failure = case when ${applies} then ${failure} else failure end`,
    sql`attempt = greatest(attempt, cast(${attempt} as integer))`,
  ];
}

/** Where a status stands in the order of {@link imageStatuses}, from 1. */
function statusRank(status: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`array_position(${statusArray}, ${status})`;
}

/** Whether an event of this attempt and status is not behind what the `image` row stores. */
function notBehind(attempt: number, status: ImageStatus): RawBuilder<boolean> {
  const rank = imageStatuses.indexOf(status) + 1;
  return sql<boolean>`(cast(${attempt} as integer), cast(${rank} as integer)) >=
    (image.attempt, ${statusRank(sql`image.status`)})`;
}

const statusArray = sql`array[${sql.join(imageStatuses.map((status) => sql.lit(status)))}]`;
