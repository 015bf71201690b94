import type { Stats, Timeline } from "@image-content-search/core/contract";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { libraryHref } from "../../lib/addresses.ts";
import { call } from "../../lib/api.ts";
import { useDocumentTitle } from "../../lib/document-title.ts";
import { formatBytes, formatNumber } from "../../lib/format.ts";
import { imageKeys } from "../../lib/image-cache.ts";
import { termText } from "../../lib/term-text.ts";
import { texts } from "../../messages/index.ts";
import { ListFailed } from "../library/empty-states.tsx";
import { plainName, typeName } from "../search/value-names.ts";
import { ColorStrip } from "./color-strip.tsx";
import { Growth } from "./growth.tsx";
import { barsOf, isMonth } from "./growth-bars.ts";
import "./overview.css";
import { ValueBars, type ValueBarsProps } from "./value-bars.tsx";

/** What the library holds, drawn. */
export default function OverviewScreen() {
  const words = texts().overview;
  useDocumentTitle(words.title);
  const stats = useQuery({
    queryKey: imageKeys.stats,
    queryFn: ({ signal }) => call("getStats", { signal }),
  });
  const timeline = useQuery({
    queryKey: imageKeys.timeline(""),
    queryFn: ({ signal }) => call("getTimeline", { query: { q: "" }, signal }),
  });
  const error = stats.error ?? timeline.error;
  const retry = () => void Promise.all([stats.refetch(), timeline.refetch()]);
  return (
    <main className="screen overview" aria-busy={stats.isPending || timeline.isPending}>
      <h1>{words.title}</h1>
      {stats.data && timeline.data && <Drawn stats={stats.data} timeline={timeline.data} />}
      {error && !stats.data && <ListFailed error={error} onRetry={retry} />}
    </main>
  );
}

function Drawn({ stats, timeline }: { stats: Stats; timeline: Timeline }) {
  const words = texts().overview;
  const bars = barsOf(timeline.months);
  return (
    <>
      <Totals stats={stats} />
      {stats.images === 0 && <p className="hint">{words.empty}</p>}
      {bars.length > 0 && (
        <Part title={bars.some(isMonth) ? words.byMonth : words.byYear} wide>
          <Growth bars={bars} />
        </Part>
      )}
      <ValuePart title={words.labels} field="label" values={stats.labels} nameOf={plainName} />
      <div className="overview-column">
        {stats.colors.length > 0 && (
          <Part title={words.colors}>
            <ColorStrip colors={stats.colors} hrefOf={hrefOfValue("color")} />
          </Part>
        )}
        <ValuePart
          title={words.cameras}
          field="camera"
          values={stats.cameras.slice(0, 8)}
          nameOf={plainName}
        />
        <ValuePart title={words.types} field="type" values={stats.byType} nameOf={typeName} />
        <Part title={words.storage}>
          <Meters quota={stats.quota} />
        </Part>
      </div>
    </>
  );
}

interface ValuePartProps extends Pick<ValueBarsProps, "values" | "nameOf"> {
  title: string;
  /** The field of the query that the values belong to. */
  field: string;
}

/** How many images have each value of a field; nothing where none has one. */
function ValuePart({ title, field, ...bars }: ValuePartProps) {
  if (bars.values.length === 0) return null;
  return (
    <Part title={title}>
      <ValueBars {...bars} hrefOf={hrefOfValue(field)} />
    </Part>
  );
}

function hrefOfValue(field: string) {
  return (value: string) => libraryHref(`${field}:${termText(value)}`);
}

function Totals({ stats: { images, trashed, byStatus } }: { stats: Stats }) {
  const words = texts().overview;
  const unfinished = byStatus.awaitingUpload + byStatus.preparing + byStatus.analyzing;
  return (
    <p className="overview-totals">
      <strong>{words.photos(images)}</strong>
      {unfinished > 0 && <Link href="/activity">{words.unfinished(unfinished)}</Link>}
      {byStatus.failed > 0 && <Link href="/activity">{words.failed(byStatus.failed)}</Link>}
      {trashed > 0 && <Link href="/trash">{words.inTrash(trashed)}</Link>}
    </p>
  );
}

function Meters({ quota }: { quota: Stats["quota"] }) {
  const words = texts().overview;
  const meters = [
    { ...quota.bytes, text: words.ofBytes(formatBytes(quota.bytes.used), formatBytes(quota.bytes.limit)) },
    {
      ...quota.images,
      text: words.ofImages(formatNumber(quota.images.used), formatNumber(quota.images.limit)),
    },
    {
      ...quota.analysesToday,
      text: words.ofAnalyses(formatNumber(quota.analysesToday.used), formatNumber(quota.analysesToday.limit)),
    },
  ];
  return (
    <ul className="meters">
      {meters.map(({ used, limit, text }) => (
        <li key={text}>
          <span>{text}</span>
          <meter aria-label={text} min={0} max={limit} high={limit * 0.9} value={used} />
        </li>
      ))}
    </ul>
  );
}

function Part({ title, wide = false, children }: { title: string; wide?: boolean; children: ReactNode }) {
  return (
    <section className="overview-part" data-wide={wide} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
