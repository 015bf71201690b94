import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from "jose";

/** Whose access tokens are taken: the user pool's issuer URL, its client, its public keys. */
export interface AuthorizerOptions {
  issuer: string;
  clientId: string;
  jwks: JSONWebKeySet;
}

/** Answers the claims of an access token, or undefined for anything else. */
export type Authorizer = (authorizationHeader: string | undefined) => Promise<JWTPayload | undefined>;

/**
 * The HTTP API's JWT authorizer
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html): checks
 * signature, issuer, client and time, but does not ask the pool, so a token outlives a global sign-out.
 */
export function createAuthorizer({ issuer, clientId, jwks }: AuthorizerOptions): Authorizer {
  const keys = createLocalJWKSet(jwks);
  return async (authorizationHeader) => {
    const token = /^Bearer (.+)$/i.exec(authorizationHeader ?? "")?.[1];
    if (!token) return undefined;
    try {
      const { payload } = await jwtVerify(token, keys, { issuer, algorithms: ["RS256"] });
      return payload.client_id === clientId && payload.token_use === "access" ? payload : undefined;
    } catch {
      return undefined;
    }
  };
}
