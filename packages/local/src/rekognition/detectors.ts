import { availableParallelism } from "node:os";
import type { LabelFindings, LabelJob } from "./labels/labels.worker.ts";
import type { ClassScores } from "./moderation/model.ts";
import type { TextLine } from "./text/lines.ts";
import { ThreadPool, type Usage } from "./thread-pool.ts";

/** A model that few calls need has its memory back after a minute without any. */
const idleMs = 60_000;

/** The local models, each on threads of its own. */
export class Detectors {
  /** Always loaded; one thread a core less one, which stays for everything else. Each takes some 150 MB. */
  readonly labels = new ThreadPool<LabelJob, LabelFindings>({
    file: "labels.worker.js",
    size: Math.max(1, availableParallelism() - 1),
  });
  /** Loaded by the first call, one picture at a time. */
  readonly text = new ThreadPool<Uint8Array, TextLine[]>({ file: "text.worker.js", size: 1, idleMs });
  /** Loaded by the first call, one picture at a time. */
  readonly moderation = new ThreadPool<Uint8Array, ClassScores>({
    file: "moderation.worker.js",
    size: 1,
    idleMs,
  });

  /** What each has done since the start. */
  usage(): Record<"labels" | "text" | "moderation", Usage> {
    const { labels, text, moderation } = this;
    return { labels: labels.usage(), text: text.usage(), moderation: moderation.usage() };
  }

  async close(): Promise<void> {
    await Promise.all([this.labels, this.text, this.moderation].map((pool) => pool.close()));
  }
}
