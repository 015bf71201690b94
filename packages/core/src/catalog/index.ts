export type { OwnedImage } from "../owned-image.ts";
export {
  closeAccount,
  emptyAccount,
  forgetOwner,
  listDeletedOwners,
} from "./account.ts";
export { type ActivityReport, getActivity } from "./activity.ts";
export { type AnalyzedImage, listAnalyzed } from "./analyses.ts";
export { type AnnouncedImage, type Announcement, announceUpload } from "./announce-upload.ts";
export { applyEvents } from "./apply-events.ts";
export { type Corrections, correctImage, correctImages } from "./corrections.ts";
export { type Database, type DatabaseAddress, openDatabase } from "./database.ts";
export { DatabaseResumingError, ImageNotFoundError } from "./errors.ts";
export { getImage, type ImageRecord } from "./get-image.ts";
export { packInstances } from "./instances.ts";
export { migrate } from "./migrate.ts";
export { changePreferences, getPreferences, type Preferences } from "./preferences.ts";
export { listPurged, noteSwept, purgeOwner, purgeTrash } from "./purge.ts";
export type { Quota } from "./quota.ts";
export { beginRetry, type RetryTask } from "./retry.ts";
export {
  completeSavedSearches,
  deleteSavedSearch,
  listSavedSearches,
  type SavedSearch,
  saveSearch,
} from "./saved-searches.ts";
export { firstImage, listStored, type StoredImage } from "./stored-images.ts";
export { restoreImage, restoreImages, trashImage, trashImages } from "./trash.ts";
export { closeUpload, findProgress, type Progress, type WatchDecision, watchImage } from "./watch.ts";
