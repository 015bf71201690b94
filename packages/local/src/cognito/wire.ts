import type { IncomingMessage, ServerResponse } from "node:http";
import { header, requestUrl, sendJson } from "../lib/http.ts";
import { targetService } from "../lib/json-service.ts";
import type { Authenticate, Service } from "../lib/service.ts";
import { accountOperations } from "./account-operations.ts";
import { adminOperations } from "./admin-operations.ts";
import type { UserPool } from "./pool.ts";
import { signInOperations } from "./sign-in-operations.ts";

/**
 * Cognito user pools
 * (https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html): the public operations
 * unsigned, the administrator's signed. Answers browsers' preflights of the endpoint's root.
 */
export function cognitoService(pool: UserPool, authenticate: Authenticate): Service {
  const open = { ...signInOperations(pool), ...accountOperations(pool) };
  const operations = { ...open, ...adminOperations(pool) };
  const service = targetService(
    "AWSCognitoIdentityProviderService",
    {
      name: "cognito",
      operations,
      unsigned: new Set(Object.keys(open)),
      permissions: (operation) => [[`cognito-idp:${operation}`, pool.arn]],
      maxBytes: 64 * 1024,
    },
    authenticate,
  );
  return {
    ...service,
    matches: (request) => isPreflight(request) || service.matches(request),
    handle: async (request, response) => {
      if (isPreflight(request)) answerPreflight(request, response);
      else await service.handle(request, response);
    },
    describe: (request) => (isPreflight(request) ? undefined : service.describe(request)),
  };
}

/** What anybody may know of the pool: its public keys and its OpenID configuration. */
export function cognitoKeysService(pool: UserPool): Service {
  const documents: Record<string, () => unknown> = {
    [`/${pool.id}/.well-known/jwks.json`]: () => pool.tokens.jwks(),
    [`/${pool.id}/.well-known/openid-configuration`]: () => ({
      issuer: pool.url,
      jwks_uri: `${pool.url}/.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ["RS256"],
      response_types_supported: ["code", "token"],
      scopes_supported: ["openid", "email", "phone", "profile"],
      subject_types_supported: ["public"],
    }),
  };
  const document = (request: IncomingMessage) =>
    request.method === "GET" ? documents[requestUrl(request).pathname] : undefined;
  return {
    name: "cognito",
    matches: (request) => document(request) !== undefined,
    handle: async (request, response) => {
      const headers = { "access-control-allow-origin": "*", "cache-control": "public, max-age=86400" };
      sendJson(response, 200, document(request)?.(), headers);
    },
    describe: () => undefined,
  };
}

function isPreflight(request: IncomingMessage): boolean {
  const asked = header(request, "access-control-request-headers") ?? "";
  return request.method === "OPTIONS" && requestUrl(request).pathname === "/" && /x-amz-target/i.test(asked);
}

function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(204, {
    "access-control-allow-origin": "*",
    "access-control-allow-headers": header(request, "access-control-request-headers"),
    "access-control-allow-methods": "POST",
    "access-control-max-age": "7200",
  });
  response.end();
}
