import { modelOf, planOperations, readDetectors, toFindings } from "@image-content-search/core/analysis";
import { AnalysisMessage, type Detector, type Finding } from "@image-content-search/core/events";
import { queues } from "@image-content-search/core/pipeline";
import { analysisKey } from "@image-content-search/core/upload";
import type { SQSEvent, SQSRecord } from "aws-lambda";
import { forEachMessage, isLastReceive, pauseAfter } from "../lib/batch.ts";
import { writeJson } from "../lib/bucket.ts";
import { publish } from "../lib/bus.ts";
import { environment } from "../lib/environment.ts";
import { judge } from "../lib/faults.ts";
import { imageFailed } from "../lib/image-failed.ts";
import { log } from "../lib/log.ts";
import { metricFields } from "../lib/metric-fields.ts";
import { requestAnalysis } from "../lib/queues.ts";
import { detect } from "../lib/rekognition.ts";
import { runStage } from "../lib/stage.ts";

/** The detectors that this stage has switched on. */
const enabled = readDetectors(environment("DETECTORS"));

/** Has each picture of the batch analyzed, keeps the raw answers and announces what was found. */
export function handler(event: SQSEvent) {
  return forEachMessage(event, environment("ANALYSIS_QUEUE_URL"), async (record) => {
    const message = AnalysisMessage.parse(JSON.parse(record.body));
    const { imageId } = message;
    await runStage({ name: "analyze", imageId, done: "A picture is analyzed." }, () =>
      analyze(message, record),
    );
  });
}

type Plan = ReturnType<typeof planOperations>;

/** What became of the detectors that were asked. */
interface Analysis {
  /** Those whose findings are announced. */
  answered: Detector[];
  errors: unknown[];
}

async function analyze(message: AnalysisMessage, record: SQSRecord): Promise<object | undefined> {
  const startedAt = new Date().toISOString();
  const plan = planOperations(enabled.filter((detector) => !message.skip.includes(detector)));
  const { answered, errors } = await askAll(message, startedAt, plan);
  if (errors.length > 0) await goOn(message, record, { answered, errors });
  else if (plan.length !== 1) await announce(message, startedAt, [], true);
  const counts = {
    AnalysisCalls: plan.flatMap(({ asked }) => asked).length,
    ImagesAnalyzed: errors.length === 0 ? 1 : 0,
  };
  return { detectors: answered.join(","), ...metricFields(counts) };
}

/**
 * Asks for all at once, and announces what one finds while others are at work: labels need not wait for text. One
 * operation alone completes the analysis by what it finds.
 */
async function askAll(message: AnalysisMessage, startedAt: string, plan: Plan): Promise<Analysis> {
  const outcomes = await Promise.allSettled(
    plan.map(async (step) => {
      await announce(message, startedAt, await askOperation(message, step), plan.length === 1);
      return step.asked;
    }),
  );
  return {
    answered: outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? outcome.value : [])),
    errors: outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : [])),
  };
}

async function askOperation(
  { imageId, ownerId, key }: AnalysisMessage,
  { operation, asked }: Plan[number],
): Promise<Finding[]> {
  const answer = await detect(operation, asked, key);
  const model = modelOf(operation, answer);
  const rawKey = analysisKey({ ownerId, imageId }, model);
  await writeJson(rawKey, answer);
  return toFindings(answer, asked, { model, rawKey });
}

/**
 * What becomes of an image some of whose detectors failed: those alone are asked again, by a message of their own.
 * Where none answered, the queue brings the message again. The owner hears of what cannot pass, and of what has
 * not passed on the last receive.
 */
async function goOn(
  message: AnalysisMessage,
  record: SQSRecord,
  { answered, errors }: Analysis,
): Promise<void> {
  const judged = errors.map((error) => ({ error, ...judge(error, "analyze") }));
  const { error, failure, passes } = judged.find((one) => one.passes) ?? judged[0] ?? {};
  if (passes && answered.length > 0) {
    return requestAnalysis({ ...message, skip: [...message.skip, ...answered] }, pauseAfter(1));
  }
  if (passes && !isLastReceive(record, queues.analysis.maxReceiveCount)) throw error;
  if (failure) {
    const { imageId, ownerId, attempt } = message;
    log.error("A picture could not be analyzed.", { imageId, ownerId, attempt, failure, error });
    await publish(imageFailed(message, failure));
  }
  if (passes) throw error;
}

function announce(
  { imageId, ownerId, attempt }: AnalysisMessage,
  startedAt: string,
  findings: Finding[],
  complete: boolean,
): Promise<void> {
  const at = new Date().toISOString();
  const detail = { imageId, ownerId, attempt, at, startedAt, findings, complete };
  return publish({ "detail-type": "image.analyzed", detail });
}
