import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { type StackContext, use } from "sst/constructs";
import { newAlarmTopic } from "./alarm-topic.ts";
import { apiAlarm, databaseAlarm, pipelineAlarms, queueAlarms } from "./alarms.ts";
import { newBudget } from "./budget.ts";
import { newDashboard } from "./dashboard.ts";
import { database } from "./database.ts";
import { edge } from "./edge.ts";
import { ingest } from "./ingest.ts";
import { queueNames } from "./queues.ts";

/** Alarms on what someone should look at, where they are sent, what is spent, and a page that shows it all. */
export function monitoring({ stack }: StackContext) {
  const { queues } = use(ingest);
  const { httpApi } = use(edge);
  const { clusterIdentifier } = use(database);
  const topic = newAlarmTopic(stack);
  const alarms = [
    ...queueNames.flatMap((name) => queueAlarms(stack, name, queues[name])),
    ...pipelineAlarms(stack),
    apiAlarm(stack, httpApi),
    databaseAlarm(stack, clusterIdentifier),
  ];
  const action = new SnsAction(topic);
  for (const alarm of alarms) {
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
  }
  const dashboardUrl = newDashboard(stack, { alarms, queues, httpApi, clusterIdentifier });
  newBudget(stack);
  stack.addOutputs({ AlarmTopicArn: topic.topicArn, DashboardUrl: dashboardUrl });
}
