import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { pipeline, type Touch } from "../packages/core/src/contract/index.ts";
import { arnOf, type Surroundings } from "./surroundings.ts";

interface Grant {
  actions: string[];
  resource: (made: Surroundings) => string;
}

const objects = (prefix: string) => (made: Surroundings) => `${arnOf(made, "bucket")}/${prefix}*`;
const originals = objects(pipeline.prepare.trigger.objectCreated);
const media = objects("media/");
const analyses = objects("analysis/");

/** What each touch may do, and to what. */
const grants: Record<Touch, Grant[]> = {
  database: [
    {
      actions: [
        "rds-data:BeginTransaction",
        "rds-data:CommitTransaction",
        "rds-data:ExecuteStatement",
        "rds-data:RollbackTransaction",
      ],
      resource: (made) => arnOf(made, "database"),
    },
    { actions: ["secretsmanager:GetSecretValue"], resource: (made) => arnOf(made, "databaseSecret") },
  ],
  "originals:read": [{ actions: ["s3:GetObject"], resource: originals }],
  "originals:write": [{ actions: ["s3:PutObject"], resource: originals }],
  "media:read": [{ actions: ["s3:GetObject"], resource: media }],
  "media:write": [{ actions: ["s3:PutObject"], resource: media }],
  "analysis:write": [{ actions: ["s3:PutObject"], resource: analyses }],
  "analysis-queue:send": [{ actions: ["sqs:SendMessage"], resource: (made) => arnOf(made, "analysisQueue") }],
  "bus:put": [{ actions: ["events:PutEvents"], resource: (made) => arnOf(made, "eventBus") }],
  // DetectLabels has no resource to name: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrekognition.html
  "detect-labels": [{ actions: ["rekognition:DetectLabels"], resource: () => "*" }],
  "media-key:read": [
    { actions: ["secretsmanager:GetSecretValue"], resource: (made) => arnOf(made, "mediaKeySecret") },
  ],
};

/** The least that a function needs for what it touches. */
export function statementsFor(touches: readonly Touch[], made: Surroundings): PolicyStatement[] {
  return touches.flatMap((touch) =>
    grants[touch].map(
      ({ actions, resource }) => new PolicyStatement({ actions, resources: [resource(made)] }),
    ),
  );
}
