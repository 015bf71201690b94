import { ArnFormat, Duration } from "aws-cdk-lib";
import { EventBus, Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction, SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { Bucket, EventType } from "aws-cdk-lib/aws-s3";
import { LambdaDestination } from "aws-cdk-lib/aws-s3-notifications";
import { type Function as SstFunction, type Stack, type StackContext, use } from "sst/constructs";
import {
  type EventFunctionSpec,
  operations,
  pipeline,
  type QueueName,
  rules,
  type Trigger,
} from "../packages/core/src/contract/index.ts";
import { eventSource } from "../packages/core/src/events/index.ts";
import { applicationFunction, functionName } from "./application-function.ts";
import { auth } from "./auth.ts";
import { database } from "./database.ts";
import { newQueues, type QueuePair } from "./queues.ts";
import { quotaOf } from "./quota-of.ts";
import { settingsOf } from "./settings-of.ts";
import { storage } from "./storage.ts";
import { join, type Surroundings } from "./surroundings.ts";

type Queues = Record<QueueName, QueuePair>;

/** The pipeline from an uploaded object to the catalog: its functions, the queues between them and the bus. */
export function ingest({ stack }: StackContext) {
  const queues = newQueues(stack);
  const eventBus = newBus(stack, queues);
  const surroundings = surroundingsOf(stack, queues, eventBus);
  const made = join(
    use(storage).surroundings,
    use(database).surroundings,
    use(auth).surroundings,
    quotaOf(stack),
    surroundings,
  );
  const specs: [string, EventFunctionSpec][] = Object.entries(pipeline);
  for (const [name, spec] of specs) {
    const fn = applicationFunction(stack, name, spec, made, failureHandling(spec, queues));
    connect(stack, fn, spec.trigger, queues);
  }
  for (const [name, spec] of Object.entries(operations)) applicationFunction(stack, name, spec, made);
  stack.addOutputs({
    ...queueOutputs(queues),
    EventBusName: eventBus.eventBusName,
    ReindexFunctionName: functionName(stack.stage, "reindex"),
    ReconcileFunctionName: functionName(stack.stage, "reconcile"),
    VerifyCountsFunctionName: functionName(stack.stage, "verifyCounts"),
  });
  return { queues, surroundings };
}

/** The bus, with the rules by which its events reach queues. */
function newBus(stack: Stack, queues: Queues): EventBus {
  const eventBus = new EventBus(stack, "Bus");
  for (const [name, { detailTypes, queue }] of Object.entries(rules)) {
    new Rule(stack, `${name}Rule`, {
      eventBus,
      eventPattern: { source: [eventSource], detailType: [...detailTypes] },
      targets: [new SqsQueue(queues[queue].queue, { deadLetterQueue: queues[queue].deadLetters })],
    });
  }
  return eventBus;
}

/** What functions are told of the pipeline; `prepare` by its name, for it is one of those who are told. */
function surroundingsOf(stack: Stack, queues: Queues, eventBus: EventBus): Surroundings {
  const prepareName = functionName(stack.stage, "prepare");
  return {
    arns: {
      analysisQueue: queues.analysis.queue.queueArn,
      eventBus: eventBus.eventBusArn,
      indexQueue: queues.index.queue.queueArn,
      jobsQueue: queues.jobs.queue.queueArn,
      prepareFunction: stack.formatArn({
        service: "lambda",
        resource: "function",
        resourceName: prepareName,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
      watchdogQueue: queues.watchdog.queue.queueArn,
    },
    settings: {
      ANALYSIS_QUEUE_URL: queues.analysis.queue.queueUrl,
      DETECTORS: settingsOf(stack).detectors.join(","),
      EVENT_BUS_NAME: eventBus.eventBusName,
      INDEX_QUEUE_URL: queues.index.queue.queueUrl,
      JOBS_QUEUE_URL: queues.jobs.queue.queueUrl,
      PREPARE_FUNCTION_NAME: prepareName,
      WATCHDOG_QUEUE_URL: queues.watchdog.queue.queueUrl,
    },
  };
}

/** Where each queue and its dead letters are. */
function queueOutputs({ analysis, index, jobs, watchdog }: Queues): Record<string, string> {
  return {
    AnalysisQueueUrl: analysis.queue.queueUrl,
    AnalysisDeadLettersUrl: analysis.deadLetters.queueUrl,
    IndexQueueUrl: index.queue.queueUrl,
    IndexDeadLettersUrl: index.deadLetters.queueUrl,
    JobsQueueUrl: jobs.queue.queueUrl,
    JobsDeadLettersUrl: jobs.deadLetters.queueUrl,
    WatchdogQueueUrl: watchdog.queue.queueUrl,
    WatchdogDeadLettersUrl: watchdog.deadLetters.queueUrl,
  };
}

/** Lambda tries an asynchronous invocation three times, then hands on what it knows of it. */
function failureHandling({ onFailure }: EventFunctionSpec, queues: Queues) {
  return onFailure ? { retryAttempts: 2, onFailure: new SqsDestination(queues[onFailure.queue].queue) } : {};
}

function connect(stack: Stack, fn: SstFunction, trigger: Trigger, queues: Queues): void {
  if ("objectCreated" in trigger) {
    const { bucketArn } = use(storage).bucket;
    // By reference, so that what notifies is made here: the bucket's own stack comes before the function.
    Bucket.fromBucketArn(stack, "Images", bucketArn).addEventNotification(
      EventType.OBJECT_CREATED,
      new LambdaDestination(fn),
      { prefix: trigger.objectCreated },
    );
    return;
  }
  if ("everyHours" in trigger) {
    const schedule = Schedule.rate(Duration.hours(trigger.everyHours));
    new Rule(stack, `${fn.node.id}Schedule`, { schedule, targets: [new LambdaFunction(fn)] });
    return;
  }
  fn.addEventSource(
    new SqsEventSource(queues[trigger.queue].queue, {
      batchSize: trigger.batchSize,
      maxConcurrency: settingsOf(stack).maxConcurrency[trigger.queue] ?? trigger.maxConcurrency,
      reportBatchItemFailures: true,
    }),
  );
}
