import { useMemo } from "react";
import { useConfig } from "../../lib/config.ts";
import type { Dropped } from "./dropped.ts";
import type { OpenQueue } from "./open-queue.ts";
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
    const open = async (add: (open: OpenQueue) => void | Promise<void>) => {
      const opened = await openUploads(userId, limits);
      if (opened) await add(opened);
    };
    return {
      files: (files) => {
        if (files.length > 0) void open(({ queue }) => queue.add(files));
      },
      folder: (files) => {
        if (files.length > 0) void open(({ queue }) => queue.add(files, { fromFolder: true }));
      },
      dropped: (dropped) => void open(({ addDropped }) => addDropped(dropped)),
    };
  }, [userId, limits]);
}
