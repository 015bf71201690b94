import { Duration } from "aws-cdk-lib";
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type Metric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Topic } from "aws-cdk-lib/aws-sns";
import { type Stack, type StackContext, use } from "sst/constructs";
import { ingest } from "./ingest.ts";
import type { QueuePair } from "./queues.ts";

/** Minutes that a message may wait before someone should look. */
const tolerableWait = 15;

/** Alarms on what the pipeline could not do or does too late; whoever subscribes to the topic hears of them. */
export function monitoring({ stack }: StackContext) {
  const { queues } = use(ingest);
  const topic = new Topic(stack, "Alarms", { enforceSSL: true });
  const action = new SnsAction(topic);
  for (const [name, pair] of Object.entries(queues)) {
    for (const alarm of queueAlarms(stack, name, pair)) {
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
    }
  }
  stack.addOutputs({ AlarmTopicArn: topic.topicArn });
}

function queueAlarms(stack: Stack, name: string, { queue, deadLetters }: QueuePair): Alarm[] {
  const period = Duration.minutes(1);
  return [
    newAlarm(
      stack,
      `${name}DeadLettersAlarm`,
      deadLetters.metricApproximateNumberOfMessagesVisible({ period }),
      {
        alarmDescription: `Messages of the ${name} queue could not be worked off. Redrive them once the cause is gone.`,
        threshold: 0,
        evaluationPeriods: 1,
      },
    ),
    newAlarm(stack, `${name}AgeAlarm`, queue.metricApproximateAgeOfOldestMessage({ period }), {
      alarmDescription: `A message of the ${name} queue has waited for more than ${tolerableWait} minutes.`,
      threshold: tolerableWait * 60,
      evaluationPeriods: 3,
    }),
  ];
}

function newAlarm(stack: Stack, id: string, metric: Metric, props: Omit<AlarmProps, "metric">): Alarm {
  return new Alarm(stack, id, {
    metric,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    ...props,
  });
}
