import * as z from "zod/mini";
import { Job, JobParams, JobRequest } from "./job-schemas.ts";
import {
  SavedSearch,
  SavedSearches,
  SavedSearchParams,
  SavedSearchRequest,
  Stats,
} from "./library-schemas.ts";
import { type FunctionSpec, quotaSettings } from "./pipeline.ts";
import {
  Activity,
  Config,
  CorrectionRequest,
  ImageDetail,
  ImageParams,
  Preferences,
  UploadAnswer,
  UploadRequest,
} from "./schemas.ts";
import {
  Facets,
  ImagePage,
  QueryParams,
  SearchParams,
  Similar,
  SuggestionParams,
  Suggestions,
  Timeline,
} from "./search-schemas.ts";
import type { Setting } from "./settings.ts";
import type { Touch } from "./touches.ts";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** One route of the HTTP API. Paths are below `/api`; `{name}` is a path parameter. */
export interface Route {
  method: Method;
  path: string;
  /** `open` needs no token; `owner` needs an access token and sees the caller's own library alone. */
  access: "open" | "owner";
  params?: z.ZodMiniType;
  query?: z.ZodMiniType;
  body?: z.ZodMiniType;
  /** What success answers, by status; null is an answer without a body. */
  answers: Readonly<Record<number, z.ZodMiniType | null>>;
  touches: readonly Touch[];
  settings?: readonly Setting[];
}

const Document = z.record(z.string(), z.unknown());

/** The whole HTTP contract: stacks, the laptop, the browser's client and OpenAPI read this one table. */
export const routes = {
  createUpload: {
    method: "POST",
    path: "/uploads",
    access: "owner",
    body: UploadRequest,
    answers: { 200: UploadAnswer, 201: UploadAnswer },
    touches: ["database", "originals:write", "watchdog-queue:send"],
    settings: quotaSettings,
  },
  createSession: {
    method: "POST",
    path: "/session",
    access: "owner",
    answers: { 204: null },
    touches: ["media-key:read"],
  },
  listImages: {
    method: "GET",
    path: "/images",
    access: "owner",
    query: SearchParams,
    answers: { 200: ImagePage },
    touches: ["database"],
  },
  getTimeline: {
    method: "GET",
    path: "/timeline",
    access: "owner",
    query: QueryParams,
    answers: { 200: Timeline },
    touches: ["database"],
  },
  listFacets: {
    method: "GET",
    path: "/facets",
    access: "owner",
    query: QueryParams,
    answers: { 200: Facets },
    touches: ["database"],
  },
  listSuggestions: {
    method: "GET",
    path: "/suggestions",
    access: "owner",
    query: SuggestionParams,
    answers: { 200: Suggestions },
    touches: ["database"],
  },
  getImage: {
    method: "GET",
    path: "/images/{imageId}",
    access: "owner",
    params: ImageParams,
    answers: { 200: ImageDetail },
    touches: ["database", "originals:read"],
  },
  listSimilar: {
    method: "GET",
    path: "/images/{imageId}/similar",
    access: "owner",
    params: ImageParams,
    answers: { 200: Similar },
    touches: ["database"],
  },
  correctImage: {
    method: "PATCH",
    path: "/images/{imageId}",
    access: "owner",
    params: ImageParams,
    body: CorrectionRequest,
    answers: { 204: null },
    touches: ["database"],
  },
  trashImage: {
    method: "DELETE",
    path: "/images/{imageId}",
    access: "owner",
    params: ImageParams,
    answers: { 204: null },
    touches: ["database"],
  },
  restoreImage: {
    method: "POST",
    path: "/images/{imageId}/restore",
    access: "owner",
    params: ImageParams,
    answers: { 204: null },
    touches: ["database"],
  },
  retryImage: {
    method: "POST",
    path: "/images/{imageId}/retry",
    access: "owner",
    params: ImageParams,
    answers: { 202: null },
    touches: ["database", "watchdog-queue:send", "analysis-queue:send", "prepare:invoke"],
    settings: quotaSettings,
  },
  retryFailed: {
    method: "POST",
    path: "/activity/retry",
    access: "owner",
    answers: { 202: Job },
    touches: ["database", "jobs-queue:send"],
  },
  createJob: {
    method: "POST",
    path: "/jobs",
    access: "owner",
    body: JobRequest,
    answers: { 202: Job },
    touches: ["database", "jobs-queue:send"],
  },
  getJob: {
    method: "GET",
    path: "/jobs/{jobId}",
    access: "owner",
    params: JobParams,
    answers: { 200: Job },
    touches: ["database"],
  },
  deleteAccount: {
    method: "DELETE",
    path: "/account",
    access: "owner",
    answers: { 202: null },
    touches: ["database", "jobs-queue:send"],
  },
  getPreferences: {
    method: "GET",
    path: "/preferences",
    access: "owner",
    answers: { 200: Preferences },
    touches: ["database"],
  },
  changePreferences: {
    method: "PATCH",
    path: "/preferences",
    access: "owner",
    body: z.partial(Preferences),
    answers: { 200: Preferences },
    touches: ["database"],
  },
  getActivity: {
    method: "GET",
    path: "/activity",
    access: "owner",
    answers: { 200: Activity },
    touches: ["database"],
  },
  getStats: {
    method: "GET",
    path: "/stats",
    access: "owner",
    answers: { 200: Stats },
    touches: ["database"],
    settings: quotaSettings,
  },
  listSavedSearches: {
    method: "GET",
    path: "/saved-searches",
    access: "owner",
    answers: { 200: SavedSearches },
    touches: ["database"],
  },
  saveSearch: {
    method: "POST",
    path: "/saved-searches",
    access: "owner",
    body: SavedSearchRequest,
    answers: { 200: SavedSearch },
    touches: ["database"],
  },
  deleteSavedSearch: {
    method: "DELETE",
    path: "/saved-searches/{savedSearchId}",
    access: "owner",
    params: SavedSearchParams,
    answers: { 204: null },
    touches: ["database"],
  },
  getHealth: {
    method: "GET",
    path: "/health",
    access: "open",
    answers: { 200: z.object({ status: z.literal("ok") }) },
    touches: [],
  },
  getConfig: {
    method: "GET",
    path: "/config",
    access: "open",
    answers: { 200: Config },
    touches: [],
    settings: [
      "USER_POOL_ID",
      "USER_POOL_CLIENT_ID",
      "USER_POOL_ENDPOINT",
      "HOSTED_UI_DOMAIN",
      "SIGN_UP",
      "DEMO_USER_EMAIL",
      "DEMO_USER_PASSWORD",
    ],
  },
  getOpenApi: {
    method: "GET",
    path: "/openapi.json",
    access: "open",
    answers: { 200: Document },
    touches: [],
  },
} as const satisfies Record<string, Route>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;

/** The function behind a route: one bundle a route, so each has its own permissions. */
export function routeFunction(name: RouteName): FunctionSpec {
  const route: Route = routes[name];
  const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return {
    handler: `packages/functions/src/api/${file}.handler`,
    timeout: 29,
    memory: 512,
    touches: route.touches,
    settings: route.settings ?? [],
  };
}
