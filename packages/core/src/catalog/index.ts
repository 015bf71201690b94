export { type ActivityReport, getActivity } from "./activity.ts";
export { type AnnouncedImage, type Announcement, announceUpload } from "./announce-upload.ts";
export { applyEvent, withoutSuperseded } from "./apply-event.ts";
export { type Database, type DatabaseAddress, openDatabase } from "./database.ts";
export { DatabaseResumingError, ImageNotFoundError } from "./errors.ts";
export { getImage, type ImageRecord, type OwnedImage, restoreImage, trashImage } from "./images.ts";
export { migrate } from "./migrate.ts";
export { listPurgeable, purgeImage, trashDays } from "./purge.ts";
export { closeUpload, findProgress, type Progress, type WatchDecision, watchImage } from "./watch.ts";
