import { sql } from "kysely";
import type { Failure } from "../events/index.ts";
import type { Database } from "./database.ts";
import { uuid } from "./sql.ts";
import type { ImageStatus } from "./status.ts";

/** An image that has not ended well, or not yet. */
export interface ActiveImage {
  imageId: string;
  filename: string;
  status: ImageStatus;
  statusAt: Date;
  attempt: number;
  failure: Failure | null;
}

export interface ActivityReport {
  /** Newest first, at most 200. */
  inFlight: ActiveImage[];
  /** Newest first, at most 200. */
  failed: ActiveImage[];
  /** Of all images outside the trash, by status. */
  counts: Record<ImageStatus, number>;
}

/** The most images that each list of a report holds. */
const activityLimit = 200;

/** What is in flight and what failed in an owner's library. */
export async function getActivity(db: Database, ownerId: string): Promise<ActivityReport> {
  const [images, counted] = await Promise.all([listUnfinished(db, ownerId), countByStatus(db, ownerId)]);
  const counts = { "awaiting-upload": 0, preparing: 0, analyzing: 0, failed: 0, indexed: 0 };
  for (const { status, count } of counted) counts[status] = count;
  return {
    inFlight: images.filter(({ status }) => status !== "failed"),
    failed: images.filter(({ status }) => status === "failed"),
    counts,
  };
}

async function listUnfinished(db: Database, ownerId: string): Promise<ActiveImage[]> {
  const { rows } = await sql<ActiveImage>`
    select "imageId", filename, status, "statusAt", attempt, failure from (
      select image_id as "imageId", filename, status, status_at as "statusAt", attempt, failure,
        row_number() over (partition by status = 'failed' order by status_at desc, image_key desc) as place
      from image
      where owner_key = (select owner_key from owner where owner_id = ${uuid(ownerId)})
        and trashed_at is null and status <> 'indexed'
    ) unfinished
    where place <= ${activityLimit} order by place
  `.execute(db);
  return rows;
}

async function countByStatus(db: Database, ownerId: string) {
  const { rows } = await sql<{ status: ImageStatus; count: number }>`
    select status, count(*) as count from image
    where owner_key = (select owner_key from owner where owner_id = ${uuid(ownerId)}) and trashed_at is null
    group by status
  `.execute(db);
  return rows;
}
