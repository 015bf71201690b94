import { sql } from "kysely";
import type { Failure } from "../events/index.ts";
import type { Database } from "./database.ts";
import { ownerKey } from "./owner.ts";
import { uuid } from "./sql.ts";
import type { ImageStatus } from "./status.ts";
import { allStatuses, type StatusCounts, statusCounts } from "./status-counts.ts";

/** An image that has not ended well, or not yet. */
export interface ActiveImage {
  imageId: string;
  filename: string;
  status: ImageStatus;
  statusAt: Date;
  attempt: number;
  failure: Failure | null;
}

/** What is going on in a library; images in the trash are left out. */
export interface ActivityReport {
  /** Newest first, at most 200. */
  inFlight: ActiveImage[];
  /** Newest first, at most 200. */
  failed: ActiveImage[];
  /** Of all images outside the trash, by status. */
  counts: Record<ImageStatus, number>;
  /** Images indexed in the last minutes. */
  throughput: { images: number; minutes: number };
}

/** The most images that each list of a report holds. */
const activityLimit = 200;
/** What throughput is told of: the last minutes, among the newest uploads. */
const recent = { minutes: 5, uploads: 5_000 } as const;

/** What is in flight and what failed in an owner's library. */
export async function getActivity(db: Database, ownerId: string): Promise<ActivityReport> {
  const [images, counted] = await Promise.all([listUnfinished(db, ownerId), countImages(db, ownerId)]);
  return {
    inFlight: images.filter(({ status }) => status !== "failed"),
    failed: images.filter(({ status }) => status === "failed"),
    counts: allStatuses(counted.byStatus),
    throughput: { images: counted.recent, minutes: recent.minutes },
  };
}

async function listUnfinished(db: Database, ownerId: string): Promise<ActiveImage[]> {
  const { rows } = await sql<ActiveImage>`
    select "imageId", filename, status, "statusAt", attempt, failure from (
      select image_id as "imageId", filename, status, status_at as "statusAt", attempt, failure,
        row_number() over (partition by status = 'failed' order by status_at desc, image_key desc) as place
      from image
      where owner_key = ${ownerKey(ownerId)}
        and trashed_at is null and status <> 'indexed'
    ) unfinished
    where place <= ${activityLimit} order by place
  `.execute(db);
  return rows;
}

interface Counted {
  byStatus: StatusCounts;
  recent: number;
}

async function countImages(db: Database, ownerId: string): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select ${statusCounts(sql`owner.owner_key`)} as "byStatus",
      (select count(*) from image where image.owner_key = owner.owner_key
        and ordinal > next_ordinal - ${recent.uploads} and status = 'indexed'
        and status_at > now() - ${sql.lit(`${recent.minutes} minutes`)}::interval) as recent
    from owner where owner_id = ${uuid(ownerId)}
  `.execute(db);
  return rows[0] ?? { byStatus: {}, recent: 0 };
}
