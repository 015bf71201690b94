import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Row } from "../report.ts";
import { type Chapter, chapters } from "./chapters.ts";
import { peers } from "./peers.data.ts";
import { documents, findReport, type SavedReport } from "./saved-reports.ts";

/** The document's files by their path below `docs`: the page and its plots, made of the reports that are kept. */
export async function composeDocument(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const parts: string[] = [];
  for (const chapter of chapters) {
    const report = findReport(chapter.name);
    if (!report) continue;
    for (const [file, draw] of Object.entries(chapter.plots ?? {})) {
      files.set(`measurements/${file}`, await draw(report));
    }
    parts.push(chapterText(chapter, report));
  }
  files.set("measurements.md", [introduction(), ...parts, peersText(), ""].join("\n\n"));
  return files;
}

/** Writes it. */
export async function writeDocument(): Promise<void> {
  for (const [path, content] of await composeDocument()) writeFileSync(join(documents, path), content);
}

function introduction(): string {
  const rows = chapters.flatMap(({ name, title }) => {
    const report = findReport(name);
    if (!report) return [];
    const goals = report.rows.filter(({ met }) => met !== null);
    const met = goals.filter((row) => row.met).length;
    return [
      `| [${title}](#${anchor(title)}) | ${met} of ${goals.length} | ${report.day} | ${report.machine} |`,
    ];
  });
  return `# Measurements

\`npm run measure\` runs every bench one after the other, in about an hour, and writes this page; \`npm run measure -- NAME …\`
runs those that are named, \`--keep FOLDER\` leaves the library of search for the next time. Do nothing else on the machine
meanwhile. Goals stand beside the figures, ✗ where one is missed.
Two figures with a stroke between are the median and the 95th percentile.

| | goals met | measured | on |
| --- | --- | --- | --- |
${rows.join("\n")}`;
}

function chapterText(
  { name, title, about, limits, options, plots = {} }: Chapter,
  report: SavedReport,
): string {
  const command = ["npm run bench --", name, ...options].join(" ");
  const goals = report.rows.filter(({ target }) => target !== null);
  const others = report.rows.filter(({ target }) => target === null);
  const pictures = Object.keys(plots).map(
    (file) => `![${title}: ${file.replace(/-|\.svg/g, " ").trim()}](measurements/${file})`,
  );
  const missed = goals.some(({ met }) => met === false);
  return [
    `## ${title}`,
    `\`${command}\``,
    about,
    ...(missed && limits ? [limits] : []),
    ...pictures,
    ...(goals.length > 0 ? [table(goals)] : []),
    ...(others.length > 0
      ? [`<details><summary>Figures without a goal</summary>\n\n${table(others)}\n\n</details>`]
      : []),
  ].join("\n\n");
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(({ what, unit, target, met, ...figures }) => {
    const mark = met === false ? "✗" : "";
    return `| ${mark} | ${what} | ${figureOf(figures)} ${unit} | ${target ?? ""} |`;
  });
  return ["| | | measured | goal |", "| --- | --- | --- | --- |", ...lines].join("\n");
}

function figureOf({ value, p50, p95 }: Pick<Row, "value" | "p50" | "p95">): string {
  return value === undefined ? `${p50} / ${p95}` : String(value);
}

function peersText(): string {
  const lines = peers.map(({ subject, peer, figure, when, source, ours }) => {
    const row = ours && findReport(ours.bench)?.rows.find(({ what }) => what === ours.what);
    return `| ${subject} | ${row ? `${figureOf(row)} ${row.unit}` : ""} | ${peer} | ${figure} | [${when}](${source}) |`;
  });
  return `## Beside others

What others publish, or what their users have reported to them, on other machines and other libraries: orders of
magnitude, not a race. Ours is the nearest figure from above.

| | ours | who | theirs | source |
| --- | --- | --- | --- | --- |
${lines.join("\n")}`;
}

function anchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w ]/g, "")
    .replaceAll(" ", "-");
}
