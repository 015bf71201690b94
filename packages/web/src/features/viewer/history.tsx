import type { ImageDetail } from "@image-content-search/core/contract";
import { formatSince } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import { stageWords } from "./history-words.ts";

/** What the pipeline did with an image, attempt by attempt, and which model found what. */
export function History({ image: { history, models } }: { image: ImageDetail }) {
  const words = texts().viewer;
  return (
    <details className="history">
      <summary>{words.history}</summary>
      <ol className="timeline">
        {history.map((stage, index) => {
          const at = stage.startedAt ?? stage.endedAt;
          const begins = stage.attempt > 1 && history[index - 1]?.attempt !== stage.attempt;
          return (
            <li
              key={`${stage.attempt} ${stage.stage}`}
              data-failed={stage.failure !== null}
              data-ended={stage.endedAt !== null}
            >
              <span>
                {begins && <span className="timeline-attempt">{words.attempt(stage.attempt)} · </span>}
                {stageWords(stage)}
              </span>
              {at && <time dateTime={at}>{formatSince(at)}</time>}
            </li>
          );
        })}
      </ol>
      <dl className="facts">
        {models.map(({ detector, model }) => (
          <div key={detector}>
            <dt>{words.detectedBy[detector]}</dt>
            <dd>{model}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
