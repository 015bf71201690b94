import type { AsyncInvocations } from "./async-invocations.ts";

const hourMs = 3_600_000;
/** The first run waits until whoever has just started the laptop has seen the page. */
const firstMs = 60_000;

/**
 * Calls a function a minute after the start and then every so many hours, with the event of a scheduled rule
 * (https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html), until `signal` aborts.
 */
export function startSchedule(
  invocations: Pick<AsyncInvocations, "accept">,
  { functionName, everyHours }: { functionName: string; everyHours: number },
  signal: AbortSignal,
): void {
  const run = () => {
    const time = new Date().toISOString();
    invocations.accept(functionName, {
      source: "aws.events",
      "detail-type": "Scheduled Event",
      time,
      detail: {},
    });
  };
  const first = setTimeout(run, firstMs);
  const others = setInterval(run, everyHours * hourMs);
  signal.addEventListener("abort", () => {
    clearTimeout(first);
    clearInterval(others);
  });
}
