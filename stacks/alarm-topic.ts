import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type { Stack } from "sst/constructs";
import { settingsOf } from "./settings-of.ts";

/** Where alarms go, and from there to the stage's `alarmEmail` once that address has confirmed. */
export function newAlarmTopic(stack: Stack): Topic {
  const topic = new Topic(stack, "Alarms", { enforceSSL: true });
  // A policy of its own takes the place of the one that lets the whole account publish.
  const alarms = new ServicePrincipal("cloudwatch.amazonaws.com", {
    conditions: { StringEquals: { "aws:SourceAccount": stack.account } },
  });
  topic.grantPublish(alarms);
  const { alarmEmail } = settingsOf(stack);
  if (alarmEmail) topic.addSubscription(new EmailSubscription(alarmEmail));
  return topic;
}
