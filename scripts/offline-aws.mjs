// Preloaded into `sst build`: answers all that it asks AWS before it can synthesize, so that no account is needed.
import { createRequire } from "node:module";

const requireOfSst = createRequire(import.meta.resolve("sst/package.json"));
const { STSClient } = requireOfSst("@aws-sdk/client-sts");
const { CloudFormationClient } = requireOfSst("@aws-sdk/client-cloudformation");

/** What the two stacks of a bootstrapped account say of themselves. */
const bootstrapped = {
  CDKToolkit: { BootstrapVersion: "30", BucketName: "cdk-assets" },
  SSTBootstrap: { Version: "7.4", BucketName: "sst-bootstrap" },
};

STSClient.prototype.send = async () => ({
  Account: "123456789012",
  Arn: "arn:aws:iam::123456789012:user/nobody",
  UserId: "nobody",
});

CloudFormationClient.prototype.send = async ({ input }) => {
  const outputs = bootstrapped[input.StackName];
  if (!outputs) throw new Error(`Synthesis asks AWS for the stack ${input.StackName}, which nobody answers.`);
  return {
    Stacks: [
      {
        StackName: input.StackName,
        StackStatus: "CREATE_COMPLETE",
        Outputs: Object.entries(outputs).map(([OutputKey, OutputValue]) => ({ OutputKey, OutputValue })),
      },
    ],
  };
};
