import { createJob } from "@image-content-search/core/jobs";
import { v7 as newId } from "uuid";
import { database } from "./database.ts";
import { presentJob } from "./present-job.ts";
import { requestWork } from "./queues.ts";

type NewJob = Parameters<typeof createJob>[1];

/** Makes a job and has it worked off; answers it as the API says it. */
export async function startJob(job: Omit<NewJob, "jobId" | "at">) {
  const made = await createJob(database, { ...job, jobId: newId(), at: new Date().toISOString() });
  if (!made.endedAt) await requestWork({ jobId: made.jobId });
  return presentJob(made);
}
