import { createJob } from "@image-content-search/core/jobs";
import { v7 as newId } from "uuid";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { presentJob } from "../lib/present-job.ts";
import { requestWork } from "../lib/queues.ts";

/** Puts everything through the pipeline again that failed and may succeed now. */
export const handler = apiHandler("retryFailed", async ({ ownerId }) => {
  const what = { action: "retry", selection: { failed: true } } as const;
  const job = await createJob(database, { jobId: newId(), ownerId, at: new Date().toISOString(), ...what });
  if (!job.endedAt) await requestWork({ jobId: job.jobId });
  return answer(202, presentJob(job));
});
