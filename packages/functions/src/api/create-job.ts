import { createJob } from "@image-content-search/core/jobs";
import { v7 as newId } from "uuid";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { presentJob } from "../lib/present-job.ts";
import { requestWork } from "../lib/queues.ts";

/** Has one action done to many images. */
export const handler = apiHandler("createJob", async ({ ownerId, body }) => {
  const { action, selection } = body;
  const label = "label" in body ? body.label : undefined;
  const at = new Date().toISOString();
  const job = await createJob(database, { jobId: newId(), ownerId, action, label, selection, at });
  if (!job.endedAt) await requestWork({ jobId: job.jobId });
  return answer(202, presentJob(job));
});
