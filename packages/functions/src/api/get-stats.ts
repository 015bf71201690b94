import { getStats } from "@image-content-search/core/search";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { byStatus } from "../lib/present.ts";
import { quota } from "../lib/quota.ts";

/** The library at a glance. */
export const handler = apiHandler("getStats", async ({ ownerId }) => {
  const { used, byStatus: counts, ...stats } = await getStats(database, ownerId);
  const { images, bytes, analysesPerDay } = quota();
  return answer(200, {
    ...stats,
    bytes: used.bytes,
    byStatus: byStatus(counts),
    quota: {
      images: { used: used.images, limit: images },
      bytes: { used: used.bytes, limit: bytes },
      analysesToday: { used: used.analysesToday, limit: analysesPerDay },
    },
  });
});
