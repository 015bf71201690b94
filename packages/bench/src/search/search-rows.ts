import { atLeast, atMost, exactly, percentiles, quantile, type Row, told } from "../report.ts";
import { comparedOperations, ours, shapeNames } from "./compare-shapes.ts";
import type { Samples } from "./samples.ts";

/** The most ms of database time at the 95th percentile. */
const pageMs = 10;
const mostMs: Readonly<Record<string, number>> = {
  "total, exact": 20,
  "facet panel, exact": 100,
  timeline: 50,
  suggestions: 5,
  similar: 50,
  "indexing one image": 5,
};
/** How many times the time of a library a tenth as large a page may take. */
const mostGrowth = 2;
/** How many times as fast as the better of the shapes that others use. */
const leastTimes = 20;
const mostBytes = 4_000;

/** Median and 95th percentile of everything that was measured, against what is asked of database time. */
export function measuredRows(samples: Samples): Row[] {
  return pagesFirst(samples).map((what) =>
    percentiles(what, "ms", samples.of(what), isPage(what) ? pageMs : mostMs[what]),
  );
}

/** The same without targets: what was measured through the Data API. */
export function dataApiRows(samples: Samples): Row[] {
  return pagesFirst(samples).map((what) => percentiles(`${what} (Data API)`, "ms", samples.of(what)));
}

/** Everything in smaller libraries, by their size, and how many times as long as in the last of them each page takes. */
export function growthRows(samples: Samples, smaller: ReadonlyMap<number, Samples>): Row[] {
  const sizes = [...smaller].flatMap(([size, there]) =>
    pagesFirst(there).map((what) => percentiles(`${what} (${size} images)`, "ms", there.of(what))),
  );
  const last = [...smaller.values()].at(-1);
  const growing = last ? samples.names.filter((what) => isPage(what) && last.of(what).length > 0) : [];
  const growth = growing.map((what) => {
    const ratio = quantile(samples.of(what), 0.95) / quantile(last?.of(what) ?? [], 0.95);
    return atMost(`growth of ${what}`, "× p95", ratio, mostGrowth);
  });
  return [...sizes, ...growth];
}

const isPage = (what: string) => what.startsWith("page: ");

function pagesFirst({ names }: Samples): string[] {
  return [...names.filter(isPage), ...names.filter((what) => !isPage(what))];
}

/** Each operation beside the shapes that others use, and how many times as fast as the better of them it is. */
export function comparisonRows({ samples, differing }: { samples: Samples; differing: number }): Row[] {
  const timesOf = (name: string) => comparedOperations.flatMap((what) => samples.of(`${what}: ${name}`));
  const ratios = comparedOperations.flatMap((what) => [
    ...[ours, ...shapeNames].map((name) =>
      percentiles(`${what}: ${name}`, "ms", samples.of(`${what}: ${name}`)),
    ),
    told(
      `${what}: the better shape`,
      "× p95",
      timesAsFast((name) => samples.of(`${what}: ${name}`)),
    ),
  ]);
  return [
    ...ratios,
    atLeast("all of these: the better shape", "× p95", timesAsFast(timesOf), leastTimes),
    exactly("totals that differ between shapes", "queries", differing, 0),
  ];
}

function timesAsFast(timesOf: (name: string) => number[]): number {
  const p95 = (name: string) => quantile(timesOf(name), 0.95);
  return Math.min(...shapeNames.map(p95)) / p95(ours);
}

/** Bytes on disk an image: all tables and indexes of the product. */
export function sizeRows(bytes: number, images: number): Row[] {
  return [atMost("on disk an image, tables and indexes", "bytes", bytes / images, mostBytes)];
}
