import {
  closeUpload,
  findProgress,
  type Progress,
  type WatchDecision,
  watchImage,
} from "@image-content-search/core/catalog";
import { WatchdogMessage } from "@image-content-search/core/events";
import { originalKey } from "@image-content-search/core/upload";
import type { SQSEvent } from "aws-lambda";
import { forEachMessage } from "../lib/batch.ts";
import { objectExists } from "../lib/bucket.ts";
import { publish } from "../lib/bus.ts";
import { environment } from "../lib/environment.ts";
import { stoodStill } from "../lib/faults.ts";
import { imageFailed } from "../lib/image-failed.ts";
import { correlate, log } from "../lib/log.ts";
import { openCatalog } from "../lib/open-catalog.ts";
import { prepareAgain } from "../lib/prepare-again.ts";
import { areQueuesEmpty, requestAnalysis, watchLater } from "../lib/queues.ts";

const database = openCatalog(0);

/** Looks at images that should have ended by now: sets going what stands still, and closes what cannot go on. */
export async function handler(event: SQSEvent) {
  const queuesEmpty = await areQueuesEmpty();
  return forEachMessage(event, environment("WATCHDOG_QUEUE_URL"), (record) => {
    const message = WatchdogMessage.parse(JSON.parse(record.body));
    return correlate(message.imageId, () => look(message, queuesEmpty));
  });
}

async function look(message: WatchdogMessage, queuesEmpty: boolean): Promise<void> {
  const { round } = message;
  const progress = await findProgress(database, message);
  const decision = watchImage(progress, { now: new Date(), round, queuesEmpty });
  if (!progress || decision === "leave") return;
  if (decision !== "wait") {
    const { imageId } = message;
    log.warn("An image stands still.", { imageId, status: progress.status, round, decision });
  }
  const goesOn = await help(message, progress, decision);
  if (goesOn) await watchLater({ ...message, round: round + 1 });
}

/** Does what was decided; answers whether the image is to be looked at again. */
async function help(
  image: WatchdogMessage,
  progress: Progress,
  decision: Exclude<WatchDecision, "leave">,
): Promise<boolean> {
  const { imageId, ownerId } = image;
  const attempt = { imageId, ownerId, attempt: progress.attempt };
  switch (decision) {
    case "wait":
      return true;
    case "find-original":
      if (await objectExists(originalKey(image))) {
        await prepareAgain(attempt);
        return true;
      }
      await closeUpload(database, image, progress, new Date().toISOString());
      return false;
    case "prepare-again":
      await prepareAgain(attempt);
      return true;
    case "analyze-again": {
      const { previewKey: key, answered: skip } = progress;
      if (key) await requestAnalysis({ ...attempt, key, skip });
      return true;
    }
    case "give-up":
      await publish(
        imageFailed(attempt, stoodStill(progress.status === "analyzing" ? "analyze" : "prepare")),
      );
      return false;
  }
}
