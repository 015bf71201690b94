import { Duration } from "aws-cdk-lib";
import { Queue } from "aws-cdk-lib/aws-sqs";
import type { Stack } from "sst/constructs";
import { type QueueName, queues } from "../packages/core/src/contract/index.ts";

/** A queue and where its messages go that nobody could work off. */
export interface QueuePair {
  queue: Queue;
  deadLetters: Queue;
}

/** The name of every queue of the contract. */
export const queueNames = Object.keys(queues) as QueueName[];

/** Every queue of the contract. A dead letter keeps for two weeks, the longest that SQS has. */
export function newQueues(stack: Stack): Record<QueueName, QueuePair> {
  const newPair = (id: string, name: QueueName): QueuePair => {
    const { visibilityTimeout, maxReceiveCount, ...rest } = queues[name];
    const deadLetters = new Queue(stack, `${id}DeadLetters`, {
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const queue = new Queue(stack, `${id}Queue`, {
      enforceSSL: true,
      visibilityTimeout: Duration.seconds(visibilityTimeout),
      ...("delay" in rest && { deliveryDelay: Duration.seconds(rest.delay) }),
      deadLetterQueue: { queue: deadLetters, maxReceiveCount },
    });
    return { queue, deadLetters };
  };
  return {
    analysis: newPair("Analysis", "analysis"),
    index: newPair("Index", "index"),
    jobs: newPair("Jobs", "jobs"),
    watchdog: newPair("Watchdog", "watchdog"),
  };
}
