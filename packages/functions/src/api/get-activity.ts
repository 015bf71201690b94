import { type ActivityReport, getActivity } from "@image-content-search/core/catalog";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { byStatus } from "../lib/present.ts";

/** What is in flight and what failed. */
export const handler = apiHandler("getActivity", async ({ ownerId }) => {
  const { inFlight, failed, counts, throughput } = await getActivity(database, ownerId);
  return answer(200, {
    inFlight: inFlight.map(toItem),
    failed: failed.map(toItem),
    counts: byStatus(counts),
    throughput,
  });
});

function toItem({ statusAt, ...image }: ActivityReport["failed"][number]) {
  return { ...image, statusAt: statusAt.toISOString() };
}
