import { createHash } from "node:crypto";
import type { App } from "sst/constructs";

/** Where the hosted sign-in page is. */
export interface HostedUi {
  /** Nobody else's in the region: Cognito has one of each name, whatever the account. */
  prefix: string;
  /** Host name of the page and of what gives tokens for a code. */
  domain: string;
}

/** Known from names alone, so that the edge may allow it before the pool is made. */
export function hostedUi({
  name,
  stage,
  account,
  region,
}: Pick<App, "name" | "stage" | "account" | "region">) {
  const hash = createHash("sha256").update(`${name}/${stage}/${account}`).digest("hex").slice(0, 8);
  const prefix = `${name}-${stage}-${hash}`;
  return { prefix, domain: `${prefix}.auth.${region}.amazoncognito.com` } satisfies HostedUi;
}
