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
 * Numbers of the key pairs, oldest first: the newest signs, cookies of the others stay good. docs/operations.md,
 * "Secrets", says how to change them.
 */
const generations = [1];

/**
 * RSA pairs made at deploy, so that their private halves are in no template and on no disk. A secret is made
 * empty, not with a generated value that a later update could put in the key's place.
 */
export function newMediaKey(stack: Stack, numbers: readonly number[] = generations): MediaKey {
  const secretArns = numbers.map((number) => newSecret(stack, number));
  const serviceToken = newMaker(stack, secretArns);
  const pairs = secretArns.map((secretArn, index) => {
    const publicKey = newPublicKey(stack, Number(numbers[index]), { serviceToken, secretArn });
    return { publicKey, secretArn };
  });
  const newest = pairs.pop();
  if (!newest) throw new Error("The media need a key pair.");
  for (const { publicKey, secretArn } of pairs) {
    // The stack that signs still imports them when this one is deployed.
    stack.exportValue(publicKey.publicKeyId);
    stack.exportValue(secretArn);
  }
  const items = [...pairs, newest].map(({ publicKey }) => publicKey);
  const keyGroup = new KeyGroup(stack, "MediaKeyGroup", { items });
  return { keyGroup, keyPairId: newest.publicKey.publicKeyId, secretArn: newest.secretArn };
}

function newSecret(stack: Stack, number: number): string {
  const description = "The private key that signs cookies for renditions.";
  return new CfnSecret(stack, numbered("MediaKeySecret", number), { description }).ref;
}

/** Answers the service token of the custom resource that makes a pair. */
function newMaker(stack: Stack, secretArns: string[]): string {
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
          resources: secretArns,
        }),
      ],
    },
  );
  return new Provider(stack, "MediaKeyProvider", { onEventHandler }).serviceToken;
}

function newPublicKey(
  stack: Stack,
  number: number,
  { serviceToken, secretArn }: { serviceToken: string; secretArn: string },
): PublicKey {
  const pair = new CustomResource(stack, numbered("MediaKeyPair", number), {
    serviceToken,
    resourceType: "Custom::MediaKeyPair",
    properties: { secretArn },
  });
  return new PublicKey(stack, numbered("MediaPublicKey", number), {
    encodedKey: pair.getAttString("publicKey"),
  });
}

function numbered(id: string, number: number): string {
  return number === 1 ? id : `${id}${number}`;
}
