import { expect, test } from "vitest";
import { hostedUi } from "./hosted-ui.ts";
import { readable } from "./testing/readable.ts";
import { names, synthesize } from "./testing/synthesize.ts";

const { developer } = await synthesize();

test.each([
  ["storage", { BucketName: "Images" }],
  [
    "database",
    {
      DatabaseArn: "arn:AWS::Partition:rds:eu-west-1:123456789012:cluster:Cluster",
      DatabaseSecretArn: "ClusterSecretAttachment",
    },
  ],
  ["edge", { SiteUrl: "https://Distribution.DomainName", ApiUrl: "https://Distribution.DomainName/api" }],
  [
    "auth",
    {
      HostedUiUrl: `https://${hostedUi({ ...names, stage: "developer" }).domain}`,
      UserPoolId: "Users",
      UserPoolClientId: "UsersBrowser",
    },
  ],
  [
    "ingest",
    {
      AnalysisQueueUrl: "AnalysisQueue",
      AnalysisDeadLettersUrl: "AnalysisDeadLetters",
      IndexQueueUrl: "IndexQueue",
      IndexDeadLettersUrl: "IndexDeadLetters",
      EventBusName: "Bus",
    },
  ],
])("tells people and scripts where the parts of %s are", (stack, expected) => {
  const printed = Object.entries(developer.outputs(stack)).map(([name, { Value }]) => [
    name,
    readable(Value),
  ]);

  expect(Object.fromEntries(printed)).toMatchObject(expected);
});
