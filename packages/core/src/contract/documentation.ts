import type * as z from "zod/mini";
import type { RouteName, Routes } from "./routes.ts";

/** What a route does, and a body that it takes. */
type Documentation<Name extends RouteName> = { summary: string } & (Routes[Name] extends {
  body: infer Body extends z.ZodMiniType;
}
  ? { example: z.input<Body> }
  : unknown);

/**
 * What OpenAPI says of each route beside its schemas: no function but that one and no browser carries these words.
 * Tests and benches send the examples, so every route answers its own with success.
 */
export const documentation: { readonly [Name in RouteName]: Documentation<Name> } = {
  createUpload: {
    summary: "Announce a picture and get a presigned URL to upload it to",
    example: { filename: "cat.jpg", contentType: "image/jpeg", byteSize: 1_000, sha256: "0".repeat(64) },
  },
  createSession: { summary: "Set the signed cookies for the caller's renditions under /media" },
  listImages: { summary: "Search the library, newest first unless another order is asked for" },
  getTimeline: { summary: "How a query's result is spread over the months" },
  listFacets: { summary: "How many images of a query's result have each of the commonest values" },
  listSuggestions: { summary: "Completions of a word of a query, with how many images each finds" },
  getImage: { summary: "Everything known of one image" },
  listSimilar: { summary: "Images with much the same content as one, and near-duplicates of it" },
  correctImage: {
    summary: "Add and remove labels, describe an image; analysis never undoes it",
    example: { labels: { add: ["Kitten"] }, description: "By the lake" },
  },
  trashImage: { summary: "Move an image to the trash" },
  restoreImage: { summary: "Take an image out of the trash" },
  retryImage: { summary: "Put an image through the pipeline again, from where it failed" },
  retryFailed: { summary: "Put everything through the pipeline again that failed and may succeed now" },
  createJob: {
    summary: "Do one thing to many images: some, or all that a query finds",
    example: { action: "trash", selection: { q: "blurred" } },
  },
  getJob: { summary: "How far a job is" },
  deleteAccount: { summary: "Delete the caller's account with everything in it" },
  getPreferences: { summary: "What the caller wants to see" },
  changePreferences: {
    summary: "Change what the caller wants to see",
    example: { showModerated: false },
  },
  getActivity: { summary: "What is in flight and what failed" },
  getStats: { summary: "The library at a glance" },
  listSavedSearches: { summary: "The caller's saved searches by name" },
  saveSearch: {
    summary: "Save a query under a name; one of the same name is replaced",
    example: { name: "Cats at sea", q: "cat sea" },
  },
  deleteSavedSearch: { summary: "Forget a saved search" },
  getHealth: { summary: "Whether the API answers; never touches the database" },
  getConfig: { summary: "Public settings for the browser" },
  getOpenApi: { summary: "This contract as OpenAPI 3.1" },
};
