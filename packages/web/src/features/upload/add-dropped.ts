import type { Dropped } from "./dropped.ts";
import { readFolder } from "./read-folder.ts";
import type { UploadQueue } from "./upload-queue.ts";

/** Takes what was dropped into the line. Files go out while folders are still being read. */
export async function addDropped(queue: UploadQueue, { files, folders }: Dropped): Promise<void> {
  if (files.length > 0) queue.add(files);
  if (folders.length === 0) return;
  let found = 0;
  for (const folder of folders) {
    for await (const part of readFolder(folder)) {
      found += part.files.length;
      queue.reading(found);
      queue.add(part.files, { fromFolder: true });
      for (const name of part.unreadable) queue.addUnreadable(name);
    }
  }
  queue.reading(undefined);
}
