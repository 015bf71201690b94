import { IconButton, type IconButtonProps } from "../../components/icon-button.tsx";
import { createStore, useStore } from "../../lib/store.ts";
import { showToast } from "../../lib/toasts.ts";
import { texts } from "../../messages/index.ts";
import "./upload-card.css";
import { QuotaNotice } from "./quota-notice.tsx";
import type { UploadQueue } from "./upload-queue.ts";
import { UploadRow } from "./upload-row.tsx";
import { progressWords, summaryWords } from "./upload-words.ts";
import type { UploadsView } from "./uploads-view.ts";
import { useFollowPipeline } from "./use-follow-pipeline.ts";
import { useRetryUploads } from "./use-retry-uploads.ts";

interface UploadCardProps {
  queue: UploadQueue;
  hrefOf: (imageId: string) => string;
}

/** Whether the lines of single files are shown; on a phone they would cover half of the page. */
const open = createStore(matchMedia("(min-width: 561px)").matches);

/** What is being uploaded and what came of it. */
export default function UploadCard({ queue, hrefOf }: UploadCardProps) {
  const view = useStore(queue.view);
  const isOpen = useStore(open);
  useFollowPipeline(queue);
  if (view.total === 0 && view.reading === undefined && view.passedOver === 0) return null;
  const settled = view.unsettled === 0;
  const percent = Math.round(view.share * 100);

  return (
    <section className="upload-card" aria-label={texts().upload.uploads}>
      <CardHead view={view} queue={queue} isOpen={isOpen} />
      {!settled && (
        <progress
          className="upload-progress"
          aria-label={texts().upload.progress}
          data-still={view.paused || view.hold !== undefined}
          max={100}
          value={percent}
        >
          {percent}%
        </progress>
      )}
      {view.hold?.kind === "quota" && <QuotaNotice waiting={view.unsent} onTryAgain={() => queue.resume()} />}
      {isOpen && <Rows view={view} queue={queue} hrefOf={hrefOf} />}
      {isOpen && <CardFoot view={view} queue={queue} />}
    </section>
  );
}

function CardHead({ view, queue, isOpen }: { view: UploadsView; queue: UploadQueue; isOpen: boolean }) {
  const words = texts().upload;
  const progress = progressWords(view);
  return (
    <header className="upload-head">
      <div className="upload-words">
        {view.total > 0 && <p className="upload-summary">{summaryWords(view)}</p>}
        {progress && (
          <p className="upload-progress-words">
            {progress}{" "}
            {view.hold?.kind === "connection" && !view.paused && (
              <button type="button" className="text-button" onClick={() => queue.resume()}>
                {words.tryNow}
              </button>
            )}
          </p>
        )}
      </div>
      {view.unsent > 0 && (
        <HeadButton
          icon={view.paused ? "play" : "pause"}
          label={view.paused ? words.resume : words.pause}
          onClick={() => (view.paused ? queue.resume() : queue.pause())}
        />
      )}
      <HeadButton
        icon={isOpen ? "down" : "up"}
        label={isOpen ? words.minimise : words.show}
        aria-expanded={isOpen}
        onClick={() => open.set(!isOpen)}
      />
      {view.unsettled === 0 && view.reading === undefined && (
        <HeadButton icon="close" label={words.dismiss} onClick={() => queue.clear()} />
      )}
    </header>
  );
}

function HeadButton(props: IconButtonProps) {
  return <IconButton size={18} title={props.label} {...props} />;
}

function Rows({ view, queue, hrefOf }: UploadCardProps & { view: UploadsView }) {
  const more = view.total - view.shown.length;
  return (
    <div className="upload-list">
      <ul>
        {view.shown.map((upload) => (
          <UploadRow key={upload.id} upload={upload} queue={queue} hrefOf={hrefOf} />
        ))}
      </ul>
      {more > 0 && <p className="hint upload-more-words">{texts().upload.more(more)}</p>}
      {view.passedOver > 0 && (
        <p className="hint upload-more-words">{texts().upload.passedOver(view.passedOver)}</p>
      )}
    </div>
  );
}

function CardFoot({ view, queue }: { view: UploadsView; queue: UploadQueue }) {
  const words = texts().upload;
  const { all } = useRetryUploads(queue);
  const cancelAll = () => {
    const files = queue.cancelAll();
    showToast({
      text: words.cancelled(files.length),
      action: { label: texts().common.undo, run: () => queue.add(files) },
    });
  };
  if (view.unsent === 0 && view.retriable === 0) return null;
  return (
    <footer className="upload-foot">
      {view.unsent > 0 && (
        <button type="button" className="text-button" onClick={cancelAll}>
          {words.cancelAll}
        </button>
      )}
      {view.retriable > 0 && (
        <button type="button" className="text-button" onClick={all}>
          {words.retryFailed}
        </button>
      )}
    </footer>
  );
}
