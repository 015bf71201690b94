import { type RawBuilder, sql } from "kysely";
import type { Detector } from "../events/index.ts";
import type { Database } from "./database.ts";
import { isoText } from "./sql.ts";

/** Which detectors answered of one image, and in which attempt; the raw answer of each model stands in the bucket. */
export interface AnalyzedImage {
  imageKey: number;
  imageId: string;
  ownerId: string;
  analyses: { detector: Detector; attempt: number; model: string; at: string }[];
}

/** At most `limit` analyzed images of all owners after the one with the key `after`, in order of their keys. */
export async function listAnalyzed(db: Database, after: number, limit: number): Promise<AnalyzedImage[]> {
  const { rows } = await sql<AnalyzedImage>`
    select image.image_key as "imageKey", image.image_id as "imageId", owner.owner_id as "ownerId",
      jsonb_agg(jsonb_build_object('detector', detector, 'attempt', image_analysis.attempt,
        'model', image_analysis.model, 'at', ${isoText("analyzed_at")}) order by detector) as analyses
    from image join owner using (owner_key) join image_analysis using (image_key)
    where image.image_key > ${after}
    group by image.image_key, image.image_id, owner.owner_id
    order by image.image_key limit ${limit}
  `.execute(db);
  return rows;
}

/**
 * One value, a JSON list: the detectors that have answered in the analysis that an image is in; asking them again would
 * cost again. `image` names a row with the image's `image_key` and `analyze_since`.
 */
export function answeredDetectors(image: string): RawBuilder<Detector[]> {
  const column = (name: string) => sql.ref(`${image}.${name}`);
  return sql`(select coalesce(jsonb_agg(detector), '[]') from image_analysis
    where image_analysis.image_key = ${column("image_key")} and image_analysis.attempt >= ${column("analyze_since")})`;
}
