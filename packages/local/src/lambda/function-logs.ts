import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { logError, logLine } from "../lib/log.ts";

/** Writes what a function prints into the terminal: structured entries as readable lines, anything else as it is. */
export function printLogs(functionName: string, { stdout, stderr }: ChildProcess): void {
  forEachLine(stdout, (line) => printEntry(functionName, line));
  forEachLine(stderr, (line) => printEntry(functionName, line));
}

function forEachLine(stream: Readable | null, print: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on("line", print);
}

function printEntry(functionName: string, line: string): void {
  const { level, message, error, ...fields } = parse(line) ?? { message: line };
  const details = Object.entries(fields).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const text = [`${functionName}:`, message, ...details].join(" ");
  if (level === "error") logError("lambda", text, describe(error));
  else logLine("lambda", error ? `${text} ${describe(error)}` : text);
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
