import { sql } from "kysely";
import type { BusEvent } from "../events/index.ts";
import type { Database } from "./database.ts";
import { foldEvents } from "./fold-events.ts";
import { toRow } from "./news-row.ts";
import { json } from "./sql.ts";
import { type WrittenImage, writeImages } from "./write-images.ts";

/**
 * Writes what the stages report into the catalog, in one statement for all events, and in another for images that
 * others wrote to at the same moment. Events may come twice, late or out of order: findings of an attempt are stored
 * once it is not older than the stored ones, and the status never moves backwards. Answers the ids of those images
 * that the catalog has; others were deleted meanwhile.
 */
export function applyEvents(db: Database, events: readonly BusEvent[]): Promise<Set<string>> {
  return writeImages(
    events,
    ({ detail }) => detail.imageId,
    async (rest) => {
      const news = foldEvents(rest).map(toRow);
      const { rows } = await sql<WrittenImage>`
        select image_id as "imageId", is_written as "isWritten" from apply_news(${json(news)})`.execute(db);
      return rows;
    },
  );
}
