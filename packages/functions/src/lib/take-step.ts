import {
  correctImages,
  type Database,
  ImageNotFoundError,
  restoreImages,
  trashImages,
} from "@image-content-search/core/catalog";
import { AppError } from "@image-content-search/core/errors";
import type { JobStep } from "@image-content-search/core/jobs";
import { retry } from "./retry.ts";

/**
 * Does what a step of a job is for; taken twice, it does no more than once. Answers to how many of its images.
 * @throws QuotaExceededError when a retry would be one too many
 */
export async function takeStep(database: Database, step: JobStep): Promise<number> {
  const { action, ownerId, imageIds, label } = step;
  if (imageIds.length === 0) return 0;
  switch (action) {
    case "trash":
      return trashImages(database, ownerId, imageIds, new Date().toISOString());
    case "restore":
      return restoreImages(database, ownerId, imageIds);
    case "add-label":
      return correctImages(database, ownerId, imageIds, { add: label ? [label] : [] });
    case "remove-label":
      return correctImages(database, ownerId, imageIds, { remove: label ? [label] : [] });
    case "retry":
      return retryEach(database, step);
  }
}

async function retryEach(database: Database, { ownerId, imageIds }: JobStep): Promise<number> {
  let done = 0;
  for (const imageId of imageIds) {
    try {
      await retry(database, { ownerId, imageId });
      done++;
    } catch (error) {
      const passesBy =
        error instanceof ImageNotFoundError || (error instanceof AppError && error.code === "conflict");
      if (!passesBy) throw error;
    }
  }
  return done;
}
