import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type RouteName, type Routes, routes } from "@image-content-search/core/contract";
import { AppError } from "@image-content-search/core/errors";
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import type * as z from "zod/mini";
import { errorAnswer } from "./error-answer.ts";
import { correlate, log } from "./log.ts";
import { parsePart } from "./parse-part.ts";

type Parsed<Name extends RouteName, Part extends "params" | "query" | "body"> =
  Routes[Name] extends Record<Part, infer Schema extends z.ZodMiniType> ? z.infer<Schema> : undefined;

/** What a route's function gets: the caller, and the request's parts as the contract types them. */
export interface Call<Name extends RouteName> {
  /** The token's `sub`; "" on an open route. */
  ownerId: string;
  params: Parsed<Name, "params">;
  query: Parsed<Name, "query">;
  body: Parsed<Name, "body">;
}

type Body<Schema> = Schema extends z.ZodMiniType ? z.input<Schema> : null;

/** One of the answers that the contract allows, with its body and perhaps cookies. */
export type Answer<Name extends RouteName> = {
  [Status in keyof Routes[Name]["answers"]]: {
    status: Status;
    body: Body<Routes[Name]["answers"][Status]>;
    cookies: string[];
  };
}[keyof Routes[Name]["answers"]];

/** Makes an answer; keeps its literal types, so that the contract can check them. */
export function answer<Status extends number, const Body>(
  status: Status,
  body: Body,
  cookies: string[] = [],
) {
  return { status, body, cookies };
}

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

/**
 * Makes the Lambda handler of a route: parses what the contract declares, calls `act`, and turns what it
 * throws into the contract's error answer (an unknown error is logged with its cause and says nothing).
 */
export function apiHandler<Name extends RouteName>(
  name: Name,
  act: (call: Call<Name>) => Promise<Answer<Name>>,
): (event: Event) => Promise<APIGatewayProxyStructuredResultV2> {
  const route: (typeof routes)[RouteName] = routes[name];
  const handle = async (event: Event) => {
    try {
      const call = readCall(route, event) as Call<Name>;
      const { status, body, cookies } = await act(call);
      return await respond(event, Number(status), body, { cookies });
    } catch (error) {
      if (!(error instanceof AppError))
        log.error("A request failed.", { route: name, ...event.pathParameters, error });
      const { status, body, headers } = errorAnswer(error);
      return respond(event, status, body, { headers });
    }
  };
  return (event) => correlate(event.requestContext.requestId, () => handle(event));
}

function readCall(route: (typeof routes)[RouteName], event: Event) {
  const claims = event.requestContext.authorizer?.jwt.claims;
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? "", "base64").toString() : event.body;
  return {
    ownerId: typeof claims?.sub === "string" ? claims.sub : "",
    params: "params" in route ? parsePart(route.params, event.pathParameters ?? {}) : undefined,
    query: "query" in route ? parsePart(route.query, event.queryStringParameters ?? {}) : undefined,
    body: "body" in route ? parsePart(route.body, readJson(text)) : undefined,
  };
}

function readJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch (cause) {
    throw new AppError("invalid-request", "The body must be JSON.", { cause });
  }
}

const compress = promisify(gzip);
const smallestToCompress = 1_024;

/** API Gateway does not compress, and CloudFront does not where it does not cache. */
async function respond(
  event: Event,
  status: number,
  body: unknown,
  { headers = {}, cookies = [] }: { headers?: Record<string, string>; cookies?: string[] },
): Promise<APIGatewayProxyStructuredResultV2> {
  const head = { statusCode: status, cookies };
  if (body === null) return { ...head, headers };
  const text = JSON.stringify(body);
  const allHeaders = { "content-type": "application/json", "cache-control": "no-store", ...headers };
  if (text.length < smallestToCompress || !/\bgzip\b/.test(event.headers["accept-encoding"] ?? "")) {
    return { ...head, headers: allHeaders, body: text };
  }
  return {
    ...head,
    headers: { ...allHeaders, "content-encoding": "gzip", vary: "accept-encoding" },
    body: (await compress(text)).toString("base64"),
    isBase64Encoded: true,
  };
}
