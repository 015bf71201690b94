/** One measured figure against its target; `met` is null where there is none. */
export interface Row {
  what: string;
  unit: string;
  p50?: number;
  p95?: number;
  value?: number;
  target: string | null;
  met: boolean | null;
}

export interface Report {
  name: string;
  params: Record<string, unknown>;
  rows: Row[];
}

/** A figure that must not be over `most`. */
export function atMost(what: string, unit: string, value: number, most: number): Row {
  return { what, unit, value: round(value), target: `≤ ${most}`, met: value <= most };
}

/** A figure that must not be under `least`. */
export function atLeast(what: string, unit: string, value: number, least: number): Row {
  return { what, unit, value: round(value), target: `≥ ${least}`, met: value >= least };
}

/** A figure that must be this one. */
export function exactly(what: string, unit: string, value: number, target: number): Row {
  return { what, unit, value, target: `= ${target}`, met: value === target };
}

/** A figure that is only told. */
export function told(what: string, unit: string, value: number): Row {
  return { what, unit, value: round(value), target: null, met: null };
}

/** Median and 95th percentile of samples; the latter must not be over `most`, if there is such. */
export function percentiles(what: string, unit: string, samples: readonly number[], most?: number): Row {
  const p50 = round(quantile(samples, 0.5));
  const p95 = round(quantile(samples, 0.95));
  if (most === undefined) return { what, unit, p50, p95, target: null, met: null };
  return { what, unit, p50, p95, target: `p95 ≤ ${most}`, met: p95 <= most };
}

/** The sample that this share of all is not over. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

/** Prints the table; with `--json` the last line of stdout is the report as one object. */
export function printReport(report: Report): void {
  const cells = report.rows.map(({ what, unit, p50, p95, value, target, met }) => [
    met === null ? " " : met ? "✓" : "✗",
    what,
    value === undefined ? `${p50} / ${p95}` : String(value),
    unit,
    target ?? "",
  ]);
  const header = ["", report.name, "value or p50 / p95", "unit", "target"];
  const widths = header.map((_, column) =>
    Math.max(...[header, ...cells].map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: string[]) =>
    row
      .map((cell, column) =>
        column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ");
  const output = [
    "",
    line(header),
    widths.map((width) => "─".repeat(width)).join("  "),
    ...cells.map(line),
    "",
  ];
  process.stdout.write(`${output.join("\n")}\n`);
  if (process.argv.includes("--json")) process.stdout.write(`${JSON.stringify(report)}\n`);
}

/** One line that overwrites itself in a terminal and stays silent elsewhere. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
}

/** Waits until `ready` answers a value; asks every `intervalMs`. @throws Error naming `what` after the deadline */
export async function waitFor<Value>(
  what: string,
  deadlineMs: number,
  ready: () => Promise<Value | undefined>,
  intervalMs = 100,
): Promise<Value> {
  const until = performance.now() + deadlineMs;
  for (;;) {
    const value = await ready();
    if (value !== undefined) return value;
    if (performance.now() > until) throw new Error(`Waited ${deadlineMs / 1000} s in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toFixed(1));
}
