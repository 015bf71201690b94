import { createPublicKey, generateKeyPairSync } from "node:crypto";
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";

interface CustomResourceEvent {
  RequestType: "Create" | "Update" | "Delete";
  ResourceProperties: { secretArn: string };
}

const secrets = new SecretsManagerClient();

/**
 * Answers the public key (SPKI PEM) of the RSA pair whose private key is in a secret, making the pair when the
 * secret is still empty; so every later call answers the same. Deleting leaves it to the secret.
 */
export async function handler({ RequestType, ResourceProperties: { secretArn } }: CustomResourceEvent) {
  if (RequestType === "Delete") return { PhysicalResourceId: secretArn };
  const privateKey = (await findPrivateKey(secretArn)) ?? (await makePrivateKey(secretArn));
  const publicKey = createPublicKey(privateKey).export({ type: "spki", format: "pem" }).toString();
  return { PhysicalResourceId: secretArn, Data: { publicKey } };
}

async function findPrivateKey(secretArn: string): Promise<string | undefined> {
  try {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId: secretArn }));
    return SecretString;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

async function makePrivateKey(secretArn: string): Promise<string> {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2_048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  await secrets.send(new PutSecretValueCommand({ SecretId: secretArn, SecretString: privateKey }));
  return privateKey;
}
