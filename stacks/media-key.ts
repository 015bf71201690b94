import { CustomResource } from "aws-cdk-lib";
import { KeyGroup, PublicKey } from "aws-cdk-lib/aws-cloudfront";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { CfnSecret } from "aws-cdk-lib/aws-secretsmanager";
import { Provider } from "aws-cdk-lib/custom-resources";
import type { Stack } from "sst/constructs";
import { applicationFunction } from "./application-function.ts";

const maker = {
  handler: "packages/functions/src/jobs/make-media-key.handler",
  timeout: 30,
  memory: 256,
  touches: [],
};

/** What signs and what checks the cookies for `/media`. */
export interface MediaKey {
  keyGroup: KeyGroup;
  keyPairId: string;
  /** Its value is the private key as PEM. */
  secretArn: string;
}

/**
 * An RSA pair made at deploy, so that its private half is in no template and on no disk. The secret is made
 * empty, not with a generated value that a later update could put in the key's place.
 */
export function newMediaKey(stack: Stack): MediaKey {
  const { ref: secretArn } = new CfnSecret(stack, "MediaKeySecret", {
    description: "The private key that signs cookies for renditions.",
  });
  const onEventHandler = applicationFunction(
    stack,
    "MakeMediaKey",
    maker,
    { arns: {}, settings: {} },
    {
      enableLiveDev: false,
      permissions: [
        new PolicyStatement({
          actions: ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"],
          resources: [secretArn],
        }),
      ],
    },
  );
  const { serviceToken } = new Provider(stack, "MediaKeyProvider", { onEventHandler });
  const pair = new CustomResource(stack, "MediaKeyPair", {
    serviceToken,
    resourceType: "Custom::MediaKeyPair",
    properties: { secretArn },
  });
  const publicKey = new PublicKey(stack, "MediaPublicKey", { encodedKey: pair.getAttString("publicKey") });
  const keyGroup = new KeyGroup(stack, "MediaKeyGroup", { items: [publicKey] });
  return { keyGroup, keyPairId: publicKey.publicKeyId, secretArn };
}
