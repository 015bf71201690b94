import { closeAccount } from "@image-content-search/core/catalog";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { database } from "../lib/database.ts";
import { requestWork } from "../lib/queues.ts";

/** Deletes the caller's account: nothing comes into it any more, and everything in it goes within minutes. */
export const handler = apiHandler("deleteAccount", async ({ ownerId }) => {
  await closeAccount(database, ownerId, new Date().toISOString());
  await requestWork({ deletedOwnerId: ownerId });
  return answer(202, null);
});
