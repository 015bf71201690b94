import { expect, test } from "vitest";
import { readable } from "./testing/readable.ts";
import { synthesize } from "./testing/synthesize.ts";

const { developer } = await synthesize();

test("tells the topic's subscribers of dead letters and of messages that wait too long", () => {
  const alarms = developer.resources("monitoring", "AWS::CloudWatch::Alarm").map(({ Properties }) => ({
    metric: Properties.MetricName,
    above: Properties.Threshold,
    operator: Properties.ComparisonOperator,
    queue: readable(Properties.Dimensions[0].Value),
    actions: Properties.AlarmActions.map(readable),
  }));

  const common = { operator: "GreaterThanThreshold", actions: ["Alarms"] };
  const deadLetters = { ...common, metric: "ApproximateNumberOfMessagesVisible", above: 0 };
  const age = { ...common, metric: "ApproximateAgeOfOldestMessage", above: 900 };
  expect(alarms).toEqual([
    { ...deadLetters, queue: "AnalysisDeadLetters.QueueName" },
    { ...age, queue: "AnalysisQueue.QueueName" },
    { ...deadLetters, queue: "IndexDeadLetters.QueueName" },
    { ...age, queue: "IndexQueue.QueueName" },
  ]);
});
