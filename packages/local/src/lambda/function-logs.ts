import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import * as z from "zod/mini";
import { logError, logLine } from "../lib/log.ts";

/** Writes what a function prints into the terminal: structured entries as readable lines, anything else as it is. */
export function printLogs(functionName: string, { stdout, stderr }: ChildProcess): void {
  forEachLine(stdout, (line) => printEntry(functionName, line));
  forEachLine(stderr, (line) => printEntry(functionName, line));
}

function forEachLine(stream: Readable | null, print: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on("line", print);
}

/** Fields that say in CloudWatch which of many functions and requests a line belongs to. */
const hidden = new Set(["timestamp", "service", "correlationId", "xray_trace_id", "sampling_rate", "_aws"]);

function printEntry(functionName: string, line: string): void {
  const { level, message, error, ...fields } = parse(line) ?? { message: line };
  const counted = new Set(metricsOf(fields._aws));
  const details = Object.entries(fields)
    .filter(([name]) => !hidden.has(name) && !counted.has(name))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const text = [`${functionName}:`, message, ...details].join(" ");
  if (level === "ERROR") logError("lambda", text, describe(error));
  else logLine("lambda", error ? `${text} ${describe(error)}` : text);
}

/** What a line in the embedded metric format counts for CloudWatch. */
const MetricDirectives = z.object({
  CloudWatchMetrics: z.array(z.object({ Metrics: z.array(z.object({ Name: z.string() })) })),
});

function metricsOf(directives: unknown): string[] {
  const { data } = MetricDirectives.safeParse(directives);
  return data?.CloudWatchMetrics.flatMap(({ Metrics }) => Metrics.map(({ Name }) => Name)) ?? [];
}

function parse(line: string): Partial<Record<string, unknown>> | undefined {
  try {
    const entry: unknown = line.startsWith("{") ? JSON.parse(line) : undefined;
    return typeof entry === "object" && entry !== null && "message" in entry ? { ...entry } : undefined;
  } catch {
    return undefined;
  }
}

function describe(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  if ("stack" in error) return String(error.stack);
  return JSON.stringify(error);
}
