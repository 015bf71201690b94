import { AsyncLocalStorage } from "node:async_hooks";
import { Logger } from "@aws-lambda-powertools/logger";
import "./stack-traces.ts";

const logger = new Logger();
const correlation = new AsyncLocalStorage<{ correlationId: string | undefined }>();

/**
 * Structured log: one JSON line an entry, as CloudWatch Logs Insights reads it, with the `correlationId` of what
 * is being worked on. Errors carry their causes.
 */
export const log = {
  info: (message: string, fields: object = {}) => logger.info(message, withCorrelation(fields)),
  warn: (message: string, fields: object = {}) => logger.warn(message, withCorrelation(fields)),
  error: (message: string, fields: object = {}) => logger.error(message, withCorrelation(fields)),
};

/** Does work whose log lines belong together: a picture's id in the pipeline, a request's id in the API. */
export function correlate<Result>(
  correlationId: string | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  return correlation.run({ correlationId }, work);
}

function withCorrelation(fields: object) {
  return { ...correlation.getStore(), ...fields };
}
