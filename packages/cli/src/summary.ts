import { columnsOf, formatBytes, formatCount, formatDuration, printable } from "./format.ts";
import { typeName } from "./send-file.ts";
import { allFailures, type Tally } from "./tally.ts";

/** What a run has come to. */
export interface Outcome {
  site: string;
  account: string;
  dryRun: boolean;
  /** Whether it was waited for that images are indexed. */
  waited: boolean;
  seconds: number;
  tally: Tally;
  /** Why it ended early, in words; null if it did not. */
  stopped: string | null;
}

const mostNamed = 10;

/** The summary for people: a table of counts, then the names that they may want to look at. */
export function summaryText(outcome: Outcome): string {
  const { tally, seconds, stopped, dryRun } = outcome;
  const head = `${formatCount(tally.found)} files, ${formatBytes(tally.foundBytes)}, in ${formatDuration(seconds)}`;
  const rows = (dryRun ? dryRows(tally) : []).concat(countRows(outcome));
  const parts = [
    head,
    table(rows),
    named("Already in your library", tally.duplicates),
    named("In the trash; restore them there", tally.inTrash),
    named("Reached twice", tally.repeated),
    named(
      "Failed",
      allFailures(tally).map(({ path, reason }) => `${path}: ${reason}`),
    ),
    stopped === null ? "" : `Ended early. ${stopped}`,
    dryRun ? "Nothing was sent: it was a dry run." : "",
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

type Row = readonly [what: string, count: number, more?: string];

function dryRows({ wouldSend }: Tally): Row[] {
  const types = [...wouldSend].sort(([, a], [, b]) => b.files - a.files);
  const total = types.reduce(
    (sum, [, { files, bytes }]) => ({ files: sum.files + files, bytes: sum.bytes + bytes }),
    { files: 0, bytes: 0 },
  );
  return [
    ["would be sent", total.files, formatBytes(total.bytes)],
    ...types.map(([type, { files, bytes }]): Row => [`  ${typeName(type)}`, files, formatBytes(bytes)]),
  ];
}

function countRows({ tally, dryRun, waited, seconds }: Outcome): Row[] {
  const { sent, sentBytes, duplicates, inTrash, skipped, notPictures } = tally;
  const pace = sent > 0 && seconds >= 1 ? `, ${formatBytes(sentBytes / seconds)}/s` : "";
  const rows: Row[] = [
    ["already in your library", duplicates.length],
    ["in the trash", inTrash.length],
    ["done by an earlier run", skipped],
    ["not pictures", notPictures],
    ["hidden, or of the system", tally.hidden],
    ["reached twice", tally.repeated.length],
    ["not taken", tally.refused.length],
    ["unreadable", tally.unreadable.length],
    ["failed", tally.failed.length],
    ["not tried", tally.notTried],
    ["not indexed", tally.notIndexed.length],
    ["still being indexed", tally.pending],
  ];
  const some = rows.filter(([, count]) => count > 0);
  const indexed: Row[] = waited ? [["indexed", tally.indexed]] : [];
  return dryRun ? some : [["sent", sent, `${formatBytes(sentBytes)}${pace}`], ...indexed, ...some];
}

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([what]) => columnsOf(what)));
  const digits = Math.max(...rows.map(([, count]) => formatCount(count).length));
  return rows
    .map(([what, count, more]) =>
      `  ${what.padEnd(width)}  ${formatCount(count).padStart(digits)}  ${more ?? ""}`.trimEnd(),
    )
    .join("\n");
}

function named(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return "";
  const rest = lines.length - mostNamed;
  const shown = [...lines]
    .sort()
    .slice(0, mostNamed)
    .map((line) => `  ${printable(line)}`);
  if (rest > 0) shown.push(`  and ${formatCount(rest)} more; --json names all`);
  return [`${title}:`, ...shown].join("\n");
}

/** The summary for programs: one object, whose names stay. Bytes and seconds. */
export function summaryJson(outcome: Outcome): object {
  const { site, account, dryRun, seconds, tally, stopped, waited } = outcome;
  return {
    site,
    account,
    dryRun,
    seconds: Number(seconds.toFixed(3)),
    stopped,
    counts: {
      found: tally.found,
      sent: tally.sent,
      duplicates: tally.duplicates.length,
      inTrash: tally.inTrash.length,
      skipped: tally.skipped,
      notPictures: tally.notPictures,
      hidden: tally.hidden,
      repeated: tally.repeated.length,
      refused: tally.refused.length,
      unreadable: tally.unreadable.length,
      failed: tally.failed.length,
      notTried: tally.notTried,
    },
    bytes: { found: tally.foundBytes, sent: tally.sentBytes },
    ...(dryRun && { wouldSend: Object.fromEntries(tally.wouldSend) }),
    ...(waited && {
      waited: { indexed: tally.indexed, notIndexed: tally.notIndexed.length, pending: tally.pending },
    }),
    duplicates: tally.duplicates,
    inTrash: tally.inTrash,
    repeated: tally.repeated,
    failures: allFailures(tally),
  };
}
