import { sql } from "kysely";
import type { Database } from "../catalog/database.ts";
import { analysesToday } from "../catalog/quota.ts";
import { uuid } from "../catalog/sql.ts";
import type { ImageStatus } from "../catalog/status.ts";
import { allStatuses, type StatusCounts, statusCounts } from "../catalog/status-counts.ts";
import { type FacetValue, listFacets } from "./facets.ts";

/** A library at a glance; all counts are exact. */
export interface LibraryStats {
  /** That an empty query finds. */
  images: number;
  /** In the trash. */
  trashed: number;
  /** Of all outside the trash. */
  byStatus: Record<ImageStatus, number>;
  /** The commonest values among those that an empty query finds, at most 20 each but for years. */
  byType: FacetValue[];
  byYear: FacetValue[];
  labels: FacetValue[];
  cameras: FacetValue[];
  colors: FacetValue[];
  /** What counts towards the quota: all images and bytes of originals, the trash included, and today's analyses. */
  used: { images: number; bytes: number; analysesToday: number };
}

/** The most of each value. */
const most = 20;

/** How an owner's library is made up. Three statements. */
export async function getStats(db: Database, ownerId: string): Promise<LibraryStats> {
  const [facets, { trashed, used, byStatus }] = await Promise.all([
    listFacets(db, ownerId, { where: undefined, sort: undefined }),
    countAll(db, ownerId),
  ]);
  return {
    // Every image is of one type, and there are few types.
    images: facets.type.reduce((sum, { count }) => sum + count, 0),
    trashed,
    byStatus,
    byType: facets.type,
    byYear: facets.year,
    labels: facets.label.slice(0, most),
    cameras: facets.camera.slice(0, most),
    colors: facets.color.slice(0, most),
    used,
  };
}

interface Counted {
  images: number;
  bytes: number;
  analyses: number;
  trashed: number;
  byStatus: StatusCounts;
}

/** What is known of all images of an owner, those included that no query finds. */
async function countAll(
  db: Database,
  ownerId: string,
): Promise<Pick<LibraryStats, "trashed" | "used" | "byStatus">> {
  const { rows } = await sql<Counted>`
    select owner.image_count as images, byte_count as bytes, ${analysesToday} as analyses,
      coalesce((select image_count from term where term.owner_key = owner.owner_key and term = 'trashed'), 0) as trashed,
      ${statusCounts(sql`owner.owner_key`)} as "byStatus"
    from owner where owner_id = ${uuid(ownerId)}
  `.execute(db);
  const { images = 0, bytes = 0, analyses = 0, trashed = 0, byStatus = {} } = rows[0] ?? {};
  return {
    trashed,
    byStatus: allStatuses(byStatus),
    used: { images, bytes, analysesToday: analyses },
  };
}
