import { getJob } from "@image-content-search/core/jobs";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { presentJob } from "../lib/present-job.ts";

/** How far a job is. */
export const handler = apiHandler("getJob", async ({ ownerId, params: { jobId } }) =>
  answer(200, presentJob(await getJob(database, { ownerId, jobId }))),
);
