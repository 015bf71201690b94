import type { IncomingMessage, ServerResponse } from "node:http";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type { JWTPayload } from "jose";
import { AwsError } from "../lib/aws-error.ts";
import { type Handler, header, readBody, requestUrl, sendJson } from "../lib/http.ts";
import type { Authorizer } from "./authorizer.ts";
import { toProxyEvent } from "./proxy-event.ts";
import { matchRoute } from "./route-match.ts";

/** Runs a function by its route's name: JSON of the event in, JSON of the result out. @throws when it failed */
export type InvokeRoute = (name: string, payload: string) => Promise<string>;

const maxBytes = 10 * 1024 * 1024;

/**
 * API Gateway's HTTP API (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api.html): routes of
 * the contract, JWT authorizer, Lambda proxy integration with payload 2.0; its own refusals in its own words.
 */
export function httpApi(invoke: InvokeRoute, authorize: Authorizer): Handler {
  return async (request, response) => {
    const match = matchRoute(request.method ?? "", requestUrl(request).pathname);
    if (!match) return refuse(request, response, 404, "Not Found");
    let claims: JWTPayload | undefined;
    if (match.route.access === "owner") {
      claims = await authorize(header(request, "authorization"));
      if (!claims) return refuse(request, response, 401, "Unauthorized");
    }
    const body = await readBody(request, maxBytes).catch((error: unknown) => {
      if (error instanceof AwsError && error.status === 413) return undefined;
      throw error;
    });
    if (!body) return refuse(request, response, 413, "Request Too Long");
    const event = toProxyEvent(request, body, match, claims);
    response.setHeader("apigw-requestid", event.requestContext.requestId);
    try {
      send(response, JSON.parse(await invoke(match.name, JSON.stringify(event))));
    } catch {
      // The function's own log says what happened; a caller learns no more on AWS either.
      sendJson(response, 500, { message: "Internal Server Error" });
    }
  };
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number, message: string): void {
  request.resume();
  sendJson(response, status, { message });
}

function send(response: ServerResponse, result: APIGatewayProxyStructuredResultV2): void {
  const { statusCode = 200, headers = {}, cookies = [], body = "", isBase64Encoded } = result;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, String(value));
  if (cookies.length > 0) response.setHeader("set-cookie", cookies);
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  if (statusCode !== 204) response.setHeader("content-length", bytes.length);
  response.writeHead(statusCode).end(statusCode === 204 ? undefined : bytes);
}
