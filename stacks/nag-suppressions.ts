/** Findings of cdk-nag that are meant to stay. */
export interface NagSuppression {
  /** Of the AwsSolutions pack (https://github.com/cdklabs/cdk-nag/blob/main/RULES.md), such as `IAM5`. */
  rule: string;
  /** The resources' paths from their stack's name on; `*` stands for any part of one name. */
  at: readonly string[];
  /** What of the resource is meant, for rules that find several things in one. */
  detail?: string;
  /** On this stage alone. */
  stage?: "developer" | "production";
  reason: string;
}

const ownRoles = [
  "database/MigrateRole/DefaultPolicy/Resource",
  "edge/MakeMediaKeyRole/DefaultPolicy/Resource",
  "auth/PreSignUpRole/DefaultPolicy/Resource",
  "ingest/prepareRole/DefaultPolicy/Resource",
  "ingest/analyzeRole/DefaultPolicy/Resource",
  "ingest/indexRole/DefaultPolicy/Resource",
  "ingest/watchRole/DefaultPolicy/Resource",
  "ingest/keepHouseRole/DefaultPolicy/Resource",
  "ingest/runJobsRole/DefaultPolicy/Resource",
  "ingest/reindexRole/DefaultPolicy/Resource",
  "ingest/reconcileRole/DefaultPolicy/Resource",
  "ingest/verifyCountsRole/DefaultPolicy/Resource",
  "api/*Role/DefaultPolicy/Resource",
];

const pictures = "Browsers come only by presigned URLs and signed cookies, whose granting the API's log has;";

/** Every one is used, on the stages that it names; a test says so. */
export const nagSuppressions: readonly NagSuppression[] = [
  {
    rule: "IAM5",
    at: ownRoles,
    detail: "Resource::*",
    reason: "X-Ray's actions and Rekognition's know no resources; permissions.test.ts refuses any other.",
  },
  {
    rule: "IAM5",
    at: [
      "ingest/prepareRole/DefaultPolicy/Resource",
      "ingest/watchRole/DefaultPolicy/Resource",
      "ingest/keepHouseRole/DefaultPolicy/Resource",
      "ingest/runJobsRole/DefaultPolicy/Resource",
      "api/createUploadRole/DefaultPolicy/Resource",
      "api/getImageRole/DefaultPolicy/Resource",
    ],
    detail: "Resource::<Images.Arn>/originals/*",
    reason: "An original's key is made at its upload; the prefix is as narrow as a policy can say.",
  },
  {
    rule: "IAM5",
    at: [
      "ingest/prepareRole/DefaultPolicy/Resource",
      "ingest/analyzeRole/DefaultPolicy/Resource",
      "ingest/keepHouseRole/DefaultPolicy/Resource",
      "ingest/runJobsRole/DefaultPolicy/Resource",
    ],
    detail: "Resource::<Images.Arn>/media/*",
    reason: "A rendition's key is made of its original's; the prefix is as narrow as a policy can say.",
  },
  {
    rule: "IAM5",
    at: [
      "ingest/analyzeRole/DefaultPolicy/Resource",
      "ingest/keepHouseRole/DefaultPolicy/Resource",
      "ingest/runJobsRole/DefaultPolicy/Resource",
      "ingest/reindexRole/DefaultPolicy/Resource",
    ],
    detail: "Resource::<Images.Arn>/analysis/*",
    reason: "An analysis' key is made of its original's; the prefix is as narrow as a policy can say.",
  },
  {
    rule: "IAM5",
    at: ["database/Migrations/ScriptHandler/ServiceRole/DefaultPolicy/Resource"],
    detail: "Resource::<Migrate.Arn>:*",
    reason: "SST's Script may call the migrator, in any of its versions.",
  },
  {
    rule: "IAM5",
    at: ["edge/MediaKeyProvider/framework-onEvent/ServiceRole/DefaultPolicy/Resource"],
    detail: "Resource::<MakeMediaKey.Arn>:*",
    reason: "CDK's Provider may call the function that makes the key pair, in any of its versions.",
  },
  {
    rule: "IAM5",
    at: ["edge/Site/S3UploaderPolicy/Resource"],
    detail: "Resource::<SiteFiles.Arn>/*",
    reason: "SST's StaticSite writes the site's files, whose names change with their content.",
  },
  {
    rule: "IAM5",
    at: ["edge/Site/S3UploaderPolicy/Resource"],
    detail: "Resource::arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-123456789012-eu-west-1/*",
    reason: "SST's StaticSite reads the site's files from among CDK's assets, each named by its content.",
  },
  {
    rule: "IAM4",
    at: [
      "*/CustomResourceHandler/ServiceRole/Resource",
      "database/Migrations/ScriptHandler/ServiceRole/Resource",
      "edge/MediaKeyProvider/framework-onEvent/ServiceRole/Resource",
      "ingest/BucketNotificationsHandler*/Role/Resource",
    ],
    detail: "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole",
    reason:
      "Functions of SST and CDK bring their roles; the managed policy lets them write logs and nothing else.",
  },
  {
    rule: "L1",
    at: [
      "*/CustomResourceHandler/Resource",
      "database/Migrate/Resource",
      "database/Migrations/ScriptHandler/Resource",
      "edge/MakeMediaKey/Resource",
      "edge/MediaKeyProvider/framework-onEvent/Resource",
      "auth/PreSignUp/Resource",
      "ingest/prepare/Resource",
      "ingest/analyze/Resource",
      "ingest/index/Resource",
      "ingest/watch/Resource",
      "ingest/keepHouse/Resource",
      "ingest/runJobs/Resource",
      "ingest/reindex/Resource",
      "ingest/reconcile/Resource",
      "ingest/verifyCounts/Resource",
      "api/*/Resource",
    ],
    reason: "Node 22 has long-term support, and is what SST and CDK run their own functions on too.",
  },
  {
    rule: "S1",
    at: ["storage/Images/Resource"],
    reason: `${pictures} another log would keep who looked at which picture.`,
  },
  {
    rule: "S1",
    at: ["edge/SiteFiles/Resource"],
    reason: "Only the distribution reads it, and what it holds is public.",
  },
  {
    rule: "CFR1",
    at: ["edge/Distribution/Resource"],
    reason: "People may look for their pictures wherever they are.",
  },
  {
    rule: "CFR2",
    at: ["edge/Distribution/Resource"],
    reason:
      "A WAF costs from 5 dollars a month and can only be made in us-east-1; the API is throttled, and asks for a token.",
  },
  {
    rule: "CFR3",
    at: ["edge/Distribution/Resource"],
    reason: `${pictures} the API logs its requests itself.`,
  },
  {
    rule: "CFR4",
    at: ["edge/Distribution/Resource"],
    reason:
      "CloudFront's own certificate fixes the policy; with a domain it is TLSv1.2_2021, as custom-domain.test.ts says.",
  },
  {
    rule: "COG2",
    at: ["auth/Users/Resource"],
    reason: "The site's own form has no second step to sign in; who may make an account is a stage's to say.",
  },
  {
    rule: "COG3",
    at: ["auth/Users/Resource"],
    reason: "Threat protection comes with Cognito's Plus plan alone, which is paid for by the user.",
  },
  {
    rule: "SMG4",
    at: ["database/Cluster/Secret/Resource"],
    reason:
      "A rotating function would need a way out of a network that has none; only the Data API takes the password, and only with IAM's leave.",
  },
  {
    rule: "SMG4",
    at: ["edge/MediaKeySecret"],
    reason:
      "It is one half of a pair whose other half CloudFront has; both are changed together, by a deployment.",
  },
  {
    rule: "RDS6",
    at: ["database/Cluster/Resource"],
    reason: "Nobody connects to it; the Data API asks IAM before every statement.",
  },
  {
    rule: "RDS10",
    at: ["database/Cluster/Resource"],
    stage: "developer",
    reason: "A developer's stage goes with all it has.",
  },
  {
    rule: "VPC7",
    at: ["database/Network/Resource"],
    reason: "Nothing is in it but the database, whose security group lets nobody in.",
  },
  {
    rule: "APIG4",
    at: ["api/getHealthRoute/Resource", "api/getConfigRoute/Resource", "api/getOpenApiRoute/Resource"],
    reason:
      "The contract has them open: browsers ask before anyone signs in, and they tell nothing of anyone.",
  },
];
