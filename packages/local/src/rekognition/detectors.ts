import { availableParallelism, platform } from "node:os";
import type { LabelFindings, LabelJob } from "./labels/labels.worker.ts";
import type { ClassScores } from "./moderation/model.ts";
import type { TextLine } from "./text/lines.ts";
import { ThreadPool, type Usage } from "./thread-pool.ts";

/** The local models, each on threads of its own. */
export class Detectors {
  /**
   * Loaded on one thread, and while much is to be done on every core, at a priority below everything else's; where
   * threads have no priorities, a core is left free. Each takes some 150 MB.
   */
  readonly labels = new ThreadPool<LabelJob, LabelFindings>({
    file: "labels.worker.js",
    size: platform() === "linux" ? availableParallelism() : Math.max(1, availableParallelism() - 1),
    keep: 1,
  });
  /** Loaded by the first call, one picture at a time. */
  readonly text = new ThreadPool<Uint8Array, TextLine[]>({ file: "text.worker.js", size: 1, keep: 0 });
  /** Loaded by the first call, one picture at a time. */
  readonly moderation = new ThreadPool<Uint8Array, ClassScores>({
    file: "moderation.worker.js",
    size: 1,
    keep: 0,
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
