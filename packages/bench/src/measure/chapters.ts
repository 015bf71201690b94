import { drawBars, drawLines, type Point } from "./plots.ts";
import type { SavedReport } from "./saved-reports.ts";

/** One bench: how it is run, what is said of it, and the plots that its report gives, by file name. */
export interface Chapter {
  /** The bench's name. */
  name: string;
  title: string;
  options: readonly string[];
  about: string;
  /** What the goals that are missed are made of. */
  limits?: string;
  plots?: Readonly<Record<string, (report: SavedReport) => Promise<string>>>;
}

const largest = 1_000_000;

export const chapters: readonly Chapter[] = [
  {
    name: "search",
    title: "Search in a million images",
    options: ["--images", String(largest), "--compare-with", "10000,100000"],
    about: `One library of a million made-up pictures with fifteen million labels, in PostgreSQL 16 on the same two cores, warm;
at least two hundred different queries of every class. Times are the database's as its client sees them; those with “(Data
API)” have gone through the laptop's Data API as well. The other shapes are a table of string tags and an array of tags
with a GIN index, asked the same in the same run.`,
    limits: `Whatever is asked, a page of sixty images takes about 4 ms to put together, with the labels of each and why it was found,
and its two statements 2 ms to plan; the rest is the query's. Names of files are looked at one by one. Of indexing an
image about half is writing its rows, and half its bits in the bitmaps of its terms.`,
    plots: {
      "search-by-size.svg": (report) =>
        drawLines(searchBySize(report), "images in the library", "ms, 95th percentile"),
      "search-shapes.svg": (report) => drawBars(shapes(report), "ms, 95th percentile", true),
    },
  },
  {
    name: "ingest",
    title: "From upload to found",
    options: [],
    about: `Drawn pictures of many sizes and formats, uploaded four at a time to the laptop's system with all its services and the
functions in processes of their own. CPU is that of the processes, by stage.`,
    limits: `Each image makes about 25 HTTP calls among functions and services that AWS would serve elsewhere; on the laptop
both ends are paid here.`,
    plots: { "cpu-by-stage.svg": (report) => drawBars(cpuByStage(report), "CPU ms an image", true) },
  },
  {
    name: "cold-start",
    title: "First answer of a new process",
    options: [],
    about:
      "Each handler of the API in a new process until its first answer, beside an empty handler in the same run.",
    limits: `Loading the AWS SDK's client of the Data API takes two thirds of what is added to an empty handler; only a client of
our own would take less.`,
  },
  {
    name: "web",
    title: "The app in the browser",
    options: [],
    about: "A library of 100,000 photos in Chromium's headless shell, without a graphics card.",
    limits: `The largest paint waits for one file of JavaScript to be evaluated by a processor that is made four times slower. The
slowest frames are those in which a page of photos arrives while the wheel turns.`,
  },
  {
    name: "bundles",
    title: "What is sent and deployed",
    options: [],
    about: "The browser's code by the package it comes from, and each function as it is deployed.",
    plots: { "first-load.svg": (report) => drawBars(firstLoad(report), "kB by gzip") },
  },
  {
    name: "chaos",
    title: "When everything fails",
    options: ["--minutes", "5"],
    about: `Five minutes in which services refuse, functions and the whole system are killed and messages come twice, during an ingest;
then what became of each picture.`,
  },
];

/** Of a class or an order of ours, in the database itself. */
const isPage = (what: string) =>
  /^page: (?!this product|tags |the better)/.test(what) && !what.includes("(Data API)");

/** The slowest class of pages and everything else that is asked of search, by size of the library. */
function searchBySize({ rows }: SavedReport): Point[] {
  const points: Point[] = [];
  const others = ["total, exact", "facet panel, exact", "timeline", "suggestions"];
  for (const size of [10_000, 100_000, largest]) {
    const suffix = size === largest ? "" : ` (${size} images)`;
    const of = (what: string) => rows.find((row) => row.what === what + suffix)?.p95;
    const pages = rows
      .filter(
        ({ what }) => isPage(what) && (size === largest ? !what.endsWith(" images)") : what.endsWith(suffix)),
      )
      .flatMap(({ p95 = 0 }) => p95);
    if (pages.length > 0) points.push({ part: "page, slowest class", at: size, value: Math.max(...pages) });
    for (const part of others) {
      const value = of(part);
      if (value !== undefined) points.push({ part, at: size, value });
    }
  }
  return points;
}

function shapes({ rows }: SavedReport): Point[] {
  const compared = /^(page|total|facets): (this product|tags .*)$/;
  return rows.flatMap(({ what, p95 }) =>
    compared.test(what) && p95 !== undefined ? [{ part: what, value: p95 }] : [],
  );
}

function cpuByStage({ rows }: SavedReport): Point[] {
  return rows.flatMap(({ what, unit, value, target }) =>
    unit === "CPU ms/image" && target === null && value !== undefined ? [{ part: what, value }] : [],
  );
}

function firstLoad({ rows }: SavedReport): Point[] {
  const prefix = "first load: ";
  return rows.flatMap(({ what, value = 0 }) =>
    what.startsWith(prefix) && value >= 0.5 ? [{ part: what.slice(prefix.length), value }] : [],
  );
}
