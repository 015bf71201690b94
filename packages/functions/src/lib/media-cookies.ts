import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { getSignedCookies } from "@aws-sdk/cloudfront-signer";
import { limits } from "@image-content-search/core/upload";
import { environment } from "./environment.ts";

const secrets = new SecretsManagerClient();
let privateKey: Promise<string> | undefined;

/** `Set-Cookie` values of CloudFront's signed cookies for everything below `/media/{ownerId}/`. */
export async function mediaCookies(ownerId: string): Promise<string[]> {
  privateKey ??= readPrivateKey();
  const appUrl = environment("APP_URL");
  const expires = Math.floor(Date.now() / 1000) + limits.mediaCookieSeconds;
  const statement = {
    Resource: `${appUrl}/media/${ownerId}/*`,
    Condition: { DateLessThan: { "AWS:EpochTime": expires } },
  };
  const cookies = getSignedCookies({
    keyPairId: environment("MEDIA_KEY_PAIR_ID"),
    privateKey: await privateKey,
    policy: JSON.stringify({ Statement: [statement] }),
  });
  const secure = appUrl.startsWith("https:") ? "; Secure" : "";
  const attributes = `Path=/media; Max-Age=${limits.mediaCookieSeconds}; HttpOnly; SameSite=Strict${secure}`;
  return Object.entries(cookies).map(([name, value]) => `${name}=${value}; ${attributes}`);
}

async function readPrivateKey(): Promise<string> {
  try {
    const { SecretString } = await secrets.send(
      new GetSecretValueCommand({ SecretId: environment("MEDIA_KEY_SECRET_ARN") }),
    );
    if (!SecretString) throw new Error("The media key's secret is empty.");
    return SecretString;
  } catch (error) {
    privateKey = undefined;
    throw error;
  }
}
