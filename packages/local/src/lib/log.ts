const colours: Record<string, number> = {
  s3: 32,
  sqs: 33,
  events: 35,
  lambda: 36,
  api: 34,
  cognito: 95,
  rds: 94,
  rekognition: 92,
  faults: 31,
  app: 37,
};
const colourful = process.stdout.isTTY === true && !process.env.NO_COLOR;

function paint(code: number, text: string): string {
  return colourful ? `\u001b[${code}m${text}\u001b[0m` : text;
}

/** ms that a line may wait for others. */
const gathering = 50;
let pending = "";

/** Lines leave together, in one write: waking the reader for each would cost more than the line is worth. */
function writeSoon(line: string): void {
  if (pending === "") setTimeout(flush, gathering);
  pending += line;
}

function flush(): void {
  const lines = pending;
  pending = "";
  process.stdout.write(lines);
}

process.once("exit", flush);

/** Writes one readable line: time, source, what happened, and how long it took in ms where that is known. */
export function logLine(source: string, text: string, ms?: number): void {
  const time = new Date().toISOString().slice(11, 23);
  const took = ms === undefined ? "" : paint(90, ` ${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`);
  writeSoon(`${paint(90, time)} ${paint(colours[source] ?? 37, source.padEnd(11))} ${text}${took}\n`);
}

/** Writes text of several lines after all lines that were written before. */
export function logText(text: string): void {
  writeSoon(`${text}\n`);
}

/** A line about something that went wrong, with the stack of its cause when there is one. */
export function logError(source: string, text: string, cause?: unknown): void {
  const detail =
    cause instanceof Error
      ? `\n${cause.stack ?? cause.message}`
      : cause === undefined
        ? ""
        : `\n${String(cause)}`;
  flush();
  process.stderr.write(
    `${new Date().toISOString().slice(11, 23)} ${paint(31, source.padEnd(11))} ${text}${detail}\n`,
  );
}
