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
  summary: string;
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
    summary: "Announce a picture and get a presigned URL to upload it to",
    access: "owner",
    body: UploadRequest,
    answers: { 200: UploadAnswer, 201: UploadAnswer },
    touches: ["database", "originals:write", "watchdog-queue:send"],
    settings: quotaSettings,
  },
  createSession: {
    method: "POST",
    path: "/session",
    summary: "Set the signed cookies for the caller's renditions under /media",
    access: "owner",
    answers: { 204: null },
    touches: ["media-key:read"],
  },
  listImages: {
    method: "GET",
    path: "/images",
    summary: "Search the library, newest first unless another order is asked for",
    access: "owner",
    query: SearchParams,
    answers: { 200: ImagePage },
    touches: ["database"],
  },
  getTimeline: {
    method: "GET",
    path: "/timeline",
    summary: "How a query's result is spread over the months",
    access: "owner",
    query: QueryParams,
    answers: { 200: Timeline },
    touches: ["database"],
  },
  listFacets: {
    method: "GET",
    path: "/facets",
    summary: "How many images of a query's result have each of the commonest values",
    access: "owner",
    query: QueryParams,
    answers: { 200: Facets },
    touches: ["database"],
  },
  listSuggestions: {
    method: "GET",
    path: "/suggestions",
    summary: "Completions of a word of a query, with how many images each finds",
    access: "owner",
    query: SuggestionParams,
    answers: { 200: Suggestions },
    touches: ["database"],
  },
  getImage: {
    method: "GET",
    path: "/images/{imageId}",
    summary: "Everything known of one image",
    access: "owner",
    params: ImageParams,
    answers: { 200: ImageDetail },
    touches: ["database", "originals:read"],
  },
  listSimilar: {
    method: "GET",
    path: "/images/{imageId}/similar",
    summary: "Images with much the same content as one, and near-duplicates of it",
    access: "owner",
    params: ImageParams,
    answers: { 200: Similar },
    touches: ["database"],
  },
  correctImage: {
    method: "PATCH",
    path: "/images/{imageId}",
    summary: "Add and remove labels, describe an image; analysis never undoes it",
    access: "owner",
    params: ImageParams,
    body: CorrectionRequest,
    answers: { 204: null },
    touches: ["database"],
  },
  trashImage: {
    method: "DELETE",
    path: "/images/{imageId}",
    summary: "Move an image to the trash",
    access: "owner",
    params: ImageParams,
    answers: { 204: null },
    touches: ["database"],
  },
  restoreImage: {
    method: "POST",
    path: "/images/{imageId}/restore",
    summary: "Take an image out of the trash",
    access: "owner",
    params: ImageParams,
    answers: { 204: null },
    touches: ["database"],
  },
  retryImage: {
    method: "POST",
    path: "/images/{imageId}/retry",
    summary: "Put an image through the pipeline again, from where it failed",
    access: "owner",
    params: ImageParams,
    answers: { 202: null },
    touches: ["database", "watchdog-queue:send", "analysis-queue:send", "prepare:invoke"],
    settings: quotaSettings,
  },
  retryFailed: {
    method: "POST",
    path: "/activity/retry",
    summary: "Put everything through the pipeline again that failed and may succeed now",
    access: "owner",
    answers: { 202: Job },
    touches: ["database", "jobs-queue:send"],
  },
  createJob: {
    method: "POST",
    path: "/jobs",
    summary: "Do one thing to many images: some, or all that a query finds",
    access: "owner",
    body: JobRequest,
    answers: { 202: Job },
    touches: ["database", "jobs-queue:send"],
  },
  getJob: {
    method: "GET",
    path: "/jobs/{jobId}",
    summary: "How far a job is",
    access: "owner",
    params: JobParams,
    answers: { 200: Job },
    touches: ["database"],
  },
  deleteAccount: {
    method: "DELETE",
    path: "/account",
    summary: "Delete the caller's account with everything in it",
    access: "owner",
    answers: { 202: null },
    touches: ["database", "jobs-queue:send"],
  },
  getPreferences: {
    method: "GET",
    path: "/preferences",
    summary: "What the caller wants to see",
    access: "owner",
    answers: { 200: Preferences },
    touches: ["database"],
  },
  changePreferences: {
    method: "PATCH",
    path: "/preferences",
    summary: "Change what the caller wants to see",
    access: "owner",
    body: z.partial(Preferences),
    answers: { 200: Preferences },
    touches: ["database"],
  },
  getActivity: {
    method: "GET",
    path: "/activity",
    summary: "What is in flight and what failed",
    access: "owner",
    answers: { 200: Activity },
    touches: ["database"],
  },
  getStats: {
    method: "GET",
    path: "/stats",
    summary: "The library at a glance",
    access: "owner",
    answers: { 200: Stats },
    touches: ["database"],
    settings: quotaSettings,
  },
  listSavedSearches: {
    method: "GET",
    path: "/saved-searches",
    summary: "The caller's saved searches by name",
    access: "owner",
    answers: { 200: SavedSearches },
    touches: ["database"],
  },
  saveSearch: {
    method: "POST",
    path: "/saved-searches",
    summary: "Save a query under a name; one of the same name is replaced",
    access: "owner",
    body: SavedSearchRequest,
    answers: { 200: SavedSearch },
    touches: ["database"],
  },
  deleteSavedSearch: {
    method: "DELETE",
    path: "/saved-searches/{savedSearchId}",
    summary: "Forget a saved search",
    access: "owner",
    params: SavedSearchParams,
    answers: { 204: null },
    touches: ["database"],
  },
  getHealth: {
    method: "GET",
    path: "/health",
    summary: "Whether the API answers; never touches the database",
    access: "open",
    answers: { 200: z.object({ status: z.literal("ok") }) },
    touches: [],
  },
  getConfig: {
    method: "GET",
    path: "/config",
    summary: "Public settings for the browser",
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
    summary: "This contract as OpenAPI 3.1",
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
