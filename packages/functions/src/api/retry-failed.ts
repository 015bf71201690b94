import { answer, apiHandler } from "../lib/api-handler.ts";
import { startJob } from "../lib/start-job.ts";

/** Puts everything through the pipeline again that failed and may succeed now. */
export const handler = apiHandler("retryFailed", async ({ ownerId }) =>
  answer(202, await startJob({ ownerId, action: "retry", selection: { failed: true } })),
);
