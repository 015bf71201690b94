import { AwsError } from "../lib/aws-error.ts";
import type { Random } from "./random.ts";
import type { FailingService } from "./settings.ts";

/** How a call fails, and whether it was carried out before its answer was lost. */
export interface Failure {
  carriedOut: boolean;
  /** The error that is answered; `dropped` ends the connection at once, `silent` after a while. */
  as: AwsError | "dropped" | "silent";
}

type Refusal = readonly [code: string, status: number];

/**
 * What each service answers when it is asked too often, and when something is wrong with itself. Sources: the lists of
 * common errors and of each operation's own at https://docs.aws.amazon.com.
 */
const refusals: Readonly<Record<FailingService, { throttled: Refusal; broken: readonly Refusal[] }>> = {
  s3: {
    throttled: ["SlowDown", 503],
    broken: [
      ["InternalError", 500],
      ["ServiceUnavailable", 503],
    ],
  },
  sqs: {
    throttled: ["ThrottlingException", 400],
    broken: [
      ["InternalFailure", 500],
      ["ServiceUnavailable", 503],
    ],
  },
  events: { throttled: ["ThrottlingException", 400], broken: [["InternalException", 500]] },
  rekognition: {
    throttled: ["ProvisionedThroughputExceededException", 400],
    broken: [
      ["InternalServerError", 500],
      ["ThrottlingException", 500],
    ],
  },
  "rds-data": {
    throttled: ["ThrottlingException", 400],
    broken: [
      ["InternalServerErrorException", 500],
      ["ServiceUnavailableError", 503],
    ],
  },
  lambda: { throttled: ["TooManyRequestsException", 429], broken: [["ServiceException", 500]] },
};

/** The next failure of a service. Of calls that change something, half are carried out; no throttled call is. */
export function nextFailure(service: FailingService, changes: boolean, random: Random): Failure {
  const carriedOut = random() < 0.5 && changes;
  const [kind, which] = [random(), random()];
  const { throttled, broken } = refusals[service];
  if (kind < 0.2) return { carriedOut, as: "dropped" };
  if (kind < 0.3) return { carriedOut, as: "silent" };
  if (kind < 0.6 && !carriedOut) return { carriedOut, as: toError(throttled) };
  return { carriedOut, as: toError(broken[Math.floor(which * broken.length)] ?? throttled) };
}

function toError([code, status]: Refusal): AwsError {
  return new AwsError(code, "The laptop was asked to let this call fail.", status);
}
