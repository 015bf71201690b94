import type { Activity } from "@image-content-search/core/contract";
import { useQuery } from "@tanstack/react-query";
import { ErrorNotice } from "../../components/notice.tsx";
import { errorWords } from "../../lib/api-error.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { formatNumber } from "../../lib/format.ts";
import { activityQuery } from "../../lib/image-cache.ts";
import { texts } from "../../messages/index.ts";
import "./activity.css";
import { countWords, stagesInFlight } from "./activity-words.ts";
import { FailedImages } from "./failed-images.tsx";
import { FindField } from "./find-field.tsx";
import { ImageRow } from "./image-row.tsx";
import { ThroughputChart } from "./throughput-chart.tsx";

/** What is in flight, what failed and why. Whoever shows it keeps asking while something is in flight. */
export default function ActivityScreen() {
  const { data, error, refetch } = useQuery(activityQuery);
  useDocumentTitle(texts().activity.title);
  return (
    <main className="screen activity">
      <header>
        <h1>{texts().activity.title}</h1>
        <p className="activity-counts" role="status">
          {data ? countWords(data) : " "}
        </p>
      </header>
      <FindField activity={data} />
      {error && !data && (
        <>
          <ErrorNotice>{errorWords(error)}</ErrorNotice>
          <button type="button" className="button" onClick={() => void refetch()}>
            {texts().common.tryAgain}
          </button>
        </>
      )}
      {data && (
        <>
          <ThroughputChart minutes={data.throughput.minutes} />
          <FailedImages activity={data} />
          <InFlight activity={data} />
        </>
      )}
    </main>
  );
}

function InFlight({ activity }: { activity: Activity }) {
  const stages = stagesInFlight(activity);
  const words = texts().activity;
  return (
    <section className="activity-part" aria-label={words.inProgress}>
      <h2>{words.inProgress}</h2>
      {stages.length === 0 && <p className="hint">{words.nothingMoving}</p>}
      {stages.map(({ name, count, images }) => (
        <div key={name} className="activity-stage">
          <h3>
            {name} <span className="activity-count">{formatNumber(count)}</span>
          </h3>
          <ul className="activity-rows" aria-label={name}>
            {images.map((image) => (
              <ImageRow key={image.imageId} image={image} />
            ))}
          </ul>
          {count > images.length && <p className="hint">{words.newest(images.length)}</p>}
        </div>
      ))}
    </section>
  );
}
