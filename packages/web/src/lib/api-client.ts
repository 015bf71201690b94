import {
  ErrorAnswer,
  type Route,
  type RouteName,
  type Routes,
  routes,
} from "@image-content-search/core/contract";
import * as z from "zod/mini";
import { ApiError, failUnreachable } from "./api-error.ts";

// Compiled parsers need `new Function`, which the content security policy forbids.
z.config({ jitless: true });

interface Parts {
  params?: Record<string, string>;
  query?: Record<string, unknown>;
  body?: unknown;
  signal?: AbortSignal;
}

type Part<Name extends RouteName, Key extends "params" | "query" | "body"> =
  Routes[Name] extends Record<Key, infer Schema extends z.ZodMiniType>
    ? Record<Key, z.input<Schema>>
    : Partial<Record<Key, never>>;

type Input<Name extends RouteName> = Parts & Part<Name, "params"> & Part<Name, "query"> & Part<Name, "body">;

type Arguments<Name extends RouteName> =
  Record<never, never> extends Input<Name> ? [input?: Input<Name>] : [input: Input<Name>];

type Answers<Name extends RouteName> = Routes[Name]["answers"];

/** What a route answers when it succeeds; undefined where the answer has no body. */
type Answer<Name extends RouteName> = {
  [Status in keyof Answers<Name>]: Answers<Name>[Status] extends z.ZodMiniType
    ? z.output<Answers<Name>[Status]>
    : undefined;
}[keyof Answers<Name>];

export type Call = <Name extends RouteName>(name: Name, ...input: Arguments<Name>) => Promise<Answer<Name>>;

export interface ClientOptions {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** The access token; with `refresh` a new one. Undefined when nobody is signed in. */
  token: (options: { refresh: boolean }) => Promise<string | undefined>;
  /** Resolves once somebody has signed in again, rejects when they will not. */
  signInAgain: () => Promise<void>;
  wait: (milliseconds: number) => Promise<void>;
  /** Called with true when a request begins to wait for the database to wake, with false when it ends. */
  onWaking: (waking: boolean) => void;
}

const mostWakingTries = 20;
const longestWait = 15;

/**
 * A client typed by core's contract. It signs owner routes, refreshes the token once on 401 and then asks
 * to sign in again, waits out 503 as `Retry-After` says, and checks every answer against its schema.
 */
export function createClient(options: ClientOptions): Call {
  return async function call<Name extends RouteName>(name: Name, ...[input]: Arguments<Name>) {
    const response = await whenAwake(options, () => sendAuthorized(options, routes[name], input ?? {}));
    const body = await readBody(routes[name], response);
    if (isAnswer(name, response.status, body)) return body;
    throw new ApiError(
      response.status,
      "unexpected-answer",
      "The server gave an answer that this page does not understand. Reload the page.",
    );
  };
}

async function whenAwake(options: ClientOptions, send: () => Promise<Response>): Promise<Response> {
  let response = await send();
  if (wakingSeconds(response) === undefined) return response;
  options.onWaking(true);
  try {
    for (let tries = 1; tries < mostWakingTries; tries++) {
      const seconds = wakingSeconds(response);
      if (seconds === undefined) break;
      await options.wait(Math.min(Math.max(seconds, 1), longestWait) * 1000);
      response = await send();
    }
    return response;
  } finally {
    options.onWaking(false);
  }
}

function wakingSeconds(response: Response): number | undefined {
  const header = response.status === 503 ? response.headers.get("retry-after") : null;
  if (header === null) return undefined;
  const seconds = Number(header);
  return Number.isFinite(seconds) ? seconds : 1;
}

async function sendAuthorized(options: ClientOptions, route: Route, parts: Parts): Promise<Response> {
  if (route.access === "open") return send(options, route, parts, undefined);
  const token = await options.token({ refresh: false });
  if (token !== undefined) {
    const response = await send(options, route, parts, token);
    if (response.status !== 401) return response;
    const fresh = await options.token({ refresh: true });
    if (fresh !== undefined) {
      const second = await send(options, route, parts, fresh);
      if (second.status !== 401) return second;
    }
  }
  await options.signInAgain();
  return send(options, route, parts, await options.token({ refresh: false }));
}

async function send(
  options: ClientOptions,
  route: Route,
  { params = {}, query = {}, body, signal }: Parts,
  token: string | undefined,
): Promise<Response> {
  const headers: Record<string, string> = { accept: "application/json" };
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (body !== undefined) headers["content-type"] = "application/json";
  try {
    return await options.fetch(urlOf(route.path, params, query), {
      method: route.method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    return failUnreachable(cause);
  }
}

function urlOf(path: string, params: Record<string, string>, query: Record<string, unknown>): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") search.set(name, String(value));
  }
  return `/api${filled}${search.size === 0 ? "" : `?${search}`}`;
}

/** The body of a success; undefined where it has none. */
async function readBody(route: Route, response: Response): Promise<unknown> {
  if (route.answers[response.status] === null) return undefined;
  const body: unknown = await response.json().catch(() => undefined);
  if (response.status in route.answers) return body;
  throw errorOf(response, body);
}

function isAnswer<Name extends RouteName>(name: Name, status: number, body: unknown): body is Answer<Name> {
  const { answers }: Route = routes[name];
  const schema = answers[status];
  return schema === null || schema?.safeParse(body).success === true;
}

function errorOf(response: Response, body: unknown): ApiError {
  const requestId = response.headers.get("apigw-requestid") ?? undefined;
  const answer = ErrorAnswer.safeParse(body);
  if (!answer.success) {
    const message = `The server answered ${response.status}.`;
    return new ApiError(response.status, "unexpected-answer", message, { requestId });
  }
  const { code, message, ...why } = answer.data.error;
  return new ApiError(response.status, code, message, { requestId, ...why });
}
