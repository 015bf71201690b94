import { verify } from "node:crypto";
import * as z from "zod/mini";

/** The key that cookies are signed with. */
export interface KeyPair {
  id: string;
  /** PEM. */
  publicKey: string;
}

const Policy = z.object({
  Statement: z.tuple([
    z.object({
      Resource: z.string(),
      Condition: z.object({ DateLessThan: z.object({ "AWS:EpochTime": z.number() }) }),
    }),
  ]),
});

/**
 * Whether a request's signed cookies open a URL
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-signed-cookies.html):
 * custom policy, RSA-SHA1, `*` for any characters in the resource.
 */
export function opens(
  cookieHeader: string | undefined,
  url: string,
  keyPair: KeyPair,
  now = Date.now(),
): boolean {
  const cookies = parseCookies(cookieHeader);
  const policyText = decode(cookies.get("CloudFront-Policy"));
  const signature = decode(cookies.get("CloudFront-Signature"));
  if (!policyText || !signature || cookies.get("CloudFront-Key-Pair-Id") !== keyPair.id) return false;
  if (!verify("RSA-SHA1", policyText, keyPair.publicKey, signature)) return false;
  const policy = Policy.safeParse(parseJson(policyText));
  if (!policy.success) return false;
  const [{ Resource, Condition }] = policy.data.Statement;
  return matches(Resource, url) && now < Condition.DateLessThan["AWS:EpochTime"] * 1000;
}

function parseCookies(text = ""): Map<string, string> {
  return new Map(
    text.split(/; */).map((pair) => {
      const equals = pair.indexOf("=");
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}

/** CloudFront's base64 with `-`, `_` and `~` for `+`, `=` and `/`. */
function decode(text: string | undefined): Buffer | undefined {
  return text
    ? Buffer.from(text.replace(/-/g, "+").replace(/_/g, "=").replace(/~/g, "/"), "base64")
    : undefined;
}

function parseJson(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString());
  } catch {
    return undefined;
  }
}

function matches(resource: string, url: string): boolean {
  const pattern = resource
    .split("*")
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"))
    .join(".*");
  return new RegExp(`^${pattern}$`).test(url);
}
