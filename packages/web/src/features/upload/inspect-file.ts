import type { ImageSize } from "./image-size.ts";

/** SHA-256 of the content in hex, and the measures if the header tells them. */
export interface Inspected {
  sha256: string;
  size: ImageSize | undefined;
}

/** What the worker is asked; the answer has the same id. */
export interface InspectRequest {
  id: number;
  file: File;
}

export type InspectAnswer = { id: number; found: Inspected } | { id: number; problem: string };

interface Waiting {
  resolve: (found: Inspected) => void;
  reject: (reason: Error) => void;
}

let nextId = 1;
const waiting = new Map<number, Waiting>();
/** Started with the code that needs it: when there are files, its own may be out of reach. */
let worker: Worker | undefined = startWorker();

function startWorker(): Worker {
  const started = new Worker(new URL("./inspect-worker.ts", import.meta.url), { type: "module" });
  started.addEventListener("message", ({ data }: MessageEvent<InspectAnswer>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if ("found" in data) one?.resolve(data.found);
    else one?.reject(new Error(data.problem));
  });
  started.addEventListener("error", () => {
    for (const one of waiting.values()) one.reject(new Error("The file could not be checked."));
    waiting.clear();
    worker = undefined;
  });
  return started;
}

/** Reads a file off the main thread. */
export function inspectFile(file: File): Promise<Inspected> {
  worker ??= startWorker();
  const id = nextId++;
  const answer = new Promise<Inspected>((resolve, reject) => waiting.set(id, { resolve, reject }));
  worker.postMessage({ id, file } satisfies InspectRequest);
  return answer;
}
