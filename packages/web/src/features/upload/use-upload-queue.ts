import { useEffect, useState } from "react";
import { call } from "../../lib/api.ts";
import { useConfig } from "../../lib/config.ts";
import { useStore } from "../../lib/store.ts";
import { inspectFile } from "./inspect-file.ts";
import { transferFile } from "./transfer.ts";
import { createUploadQueue, type UploadQueue } from "./upload-queue.ts";
import { isTransferring } from "./upload-state.ts";

/** The queue of this page; asks before the page is closed while files are being sent. */
export function useUploadQueue(): UploadQueue {
  const { limits } = useConfig();
  const [queue] = useState(() =>
    createUploadQueue({
      limits,
      inspect: inspectFile,
      announce: (body) => call("createUpload", { body }),
      transfer: transferFile,
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    }),
  );
  const transferring = useStore(queue.uploads).some(isTransferring);
  useEffect(() => {
    if (!transferring) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [transferring]);
  return queue;
}
