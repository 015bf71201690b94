import { sql } from "kysely";
import type { Detector } from "../events/index.ts";
import type { Database } from "./database.ts";

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
        'model', image_analysis.model, 'at',
        to_char(analyzed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by detector) as analyses
    from image join owner using (owner_key) join image_analysis using (image_key)
    where image.image_key > ${after}
    group by image.image_key, image.image_id, owner.owner_id
    order by image.image_key limit ${limit}
  `.execute(db);
  return rows;
}
