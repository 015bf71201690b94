import type { Activity, Job } from "@image-content-search/core/contract";
import { formatNumber } from "../../lib/format.ts";
import { useRetryImage } from "../../lib/retry-image.ts";
import { texts } from "../../messages/index.ts";
import { type ActiveImage, jobWords } from "./activity-words.ts";
import { ImageRow } from "./image-row.tsx";
import { useRetryAll } from "./use-retry-all.ts";

/** What failed and why; one or all can be tried again. */
export function FailedImages({ activity: { failed, counts } }: { activity: Activity }) {
  const retry = useRetryImage();
  const { job, running, start } = useRetryAll();
  const hopeful = failed.some(({ failure }) => failure?.retryable);
  const words = texts().activity;
  if (failed.length === 0 && !job) return null;
  return (
    <section className="activity-part" aria-label={words.failed}>
      <div className="activity-part-head">
        <h2>
          {words.failed} <span className="activity-count">{formatNumber(counts.failed)}</span>
        </h2>
        <button
          type="button"
          className="button small"
          aria-busy={running}
          disabled={running || !hopeful}
          title={hopeful ? undefined : words.hopeless}
          onClick={start}
        >
          {words.retryAll}
        </button>
      </div>
      {job && <RetryProgress job={job} />}
      <ul className="activity-rows" aria-label={words.failedPhotos}>
        {failed.map((image) => (
          <ImageRow key={image.imageId} image={image}>
            {image.failure?.retryable && <RetryButton image={image} onRetry={retry} />}
          </ImageRow>
        ))}
      </ul>
      {counts.failed > failed.length && <p className="hint">{words.newest(failed.length)}</p>}
    </section>
  );
}

/** How far the job is that tries everything again. */
function RetryProgress({ job }: { job: Job }) {
  const { total, done, skipped, endedAt } = job;
  return (
    <div className="activity-job">
      <p role="status">{jobWords(job)}</p>
      {!endedAt && (
        <progress
          aria-label={texts().activity.retryProgress}
          max={Math.max(1, total)}
          value={done + skipped}
        />
      )}
    </div>
  );
}

interface RetryButtonProps {
  image: ActiveImage;
  onRetry: (imageId: string) => void;
}

function RetryButton({ image: { imageId, filename }, onRetry }: RetryButtonProps) {
  const { retry, retryOne } = texts().activity;
  return (
    <button
      type="button"
      className="text-button activity-action"
      aria-label={retryOne(filename)}
      onClick={() => onRetry(imageId)}
    >
      {retry}
    </button>
  );
}
