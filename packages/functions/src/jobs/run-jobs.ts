import { emptyAccount, purgeOwner } from "@image-content-search/core/catalog";
import { AppError } from "@image-content-search/core/errors";
import { JobMessage } from "@image-content-search/core/events";
import { endStep, failJob, nextStep } from "@image-content-search/core/jobs";
import { queues } from "@image-content-search/core/pipeline";
import type { Context, SQSEvent, SQSRecord } from "aws-lambda";
import { forEachMessage, isLastReceive } from "../lib/batch.ts";
import { environment } from "../lib/environment.ts";
import { correlate, log } from "../lib/log.ts";
import { openCatalog } from "../lib/open-catalog.ts";
import { requestWork } from "../lib/queues.ts";
import { sweep } from "../lib/sweep.ts";
import { takeStep } from "../lib/take-step.ts";
import { timeLeft } from "../lib/time-left.ts";
import { deleteUser } from "../lib/users.ts";

const database = openCatalog(0);
const stepSize = 100;

/** Works off what is done to many images: steps of jobs, and accounts that are deleted. Goes on by a new message. */
export function handler(event: SQSEvent, context: Pick<Context, "getRemainingTimeInMillis">) {
  const hasTime = timeLeft(context);
  return forEachMessage(event, environment("JOBS_QUEUE_URL"), async (record) => {
    const message = JobMessage.parse(JSON.parse(record.body));
    const ended = await ("jobId" in message
      ? correlate(message.jobId, () => workOff(message.jobId, record, hasTime))
      : correlate(message.deletedOwnerId, () => deleteAccount(message.deletedOwnerId, hasTime)));
    if (!ended) await requestWork(message);
  });
}

/** Takes steps while there is time; answers whether the job has ended. */
async function workOff(jobId: string, record: SQSRecord, hasTime: () => boolean): Promise<boolean> {
  try {
    for (;;) {
      const step = await nextStep(database, jobId, stepSize);
      if (!step) return true;
      const done = await takeStep(database, step);
      await endStep(database, step, done, new Date().toISOString());
      log.info("A step of a job is done.", {
        jobId,
        action: step.action,
        images: step.imageIds.length,
        done,
      });
      if (!hasTime()) return false;
    }
  } catch (error) {
    const told = error instanceof AppError && error.code === "quota-exceeded";
    if (!told && !isLastReceive(record, queues.jobs.maxReceiveCount)) throw error;
    const failure = told
      ? { code: error.code, message: error.message }
      : { code: "internal", message: "The work did not get on, though it was tried several times." };
    await failJob(database, jobId, failure, new Date().toISOString());
    if (told) return true;
    throw error;
  }
}

/** Deletes what an account holds, while there is time; answers whether nothing is left. */
async function deleteAccount(ownerId: string, hasTime: () => boolean): Promise<boolean> {
  for (;;) {
    const purged = await purgeOwner(database, ownerId, 1_000);
    await sweep(database, hasTime, ownerId);
    if (!hasTime()) return false;
    if (purged === 0) break;
  }
  await emptyAccount(database, ownerId);
  await deleteUser(ownerId);
  log.info("An account is deleted.", { ownerId });
  return true;
}
