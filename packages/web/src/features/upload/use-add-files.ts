import { useMemo } from "react";
import { useConfig } from "../../lib/config.ts";
import { type Dropped, readFolder } from "./read-folder.ts";
import type { UploadQueue } from "./upload-queue.ts";
import { openUploads } from "./uploads.ts";

/** Ways into the library for files. */
export interface AddFiles {
  files: (files: readonly File[]) => void;
  /** Of one folder that was chosen whole. */
  folder: (files: readonly File[]) => void;
  dropped: (dropped: Dropped) => void;
}

/** Ways to take files into the uploads of a person; the first loads what sends them. */
export function useAddFiles(userId: string): AddFiles {
  const { limits } = useConfig();
  return useMemo(() => {
    const open = async (add: (queue: UploadQueue) => void | Promise<void>) => {
      const opened = await openUploads(userId, limits);
      if (opened) await add(opened.queue);
    };
    return {
      files: (files) => {
        if (files.length > 0) void open((queue) => queue.add(files));
      },
      folder: (files) => {
        if (files.length > 0) void open((queue) => queue.add(files, { fromFolder: true }));
      },
      dropped: (dropped) => void open((queue) => addDropped(queue, dropped)),
    };
  }, [userId, limits]);
}

/** Files go out while folders are still being read. */
async function addDropped(queue: UploadQueue, { files, folders }: Dropped): Promise<void> {
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
