import { answer, apiHandler } from "../lib/api-handler.ts";
import { startJob } from "../lib/start-job.ts";

/** Has one action done to many images. */
export const handler = apiHandler("createJob", async ({ ownerId, body }) =>
  answer(202, await startJob({ ownerId, ...body })),
);
