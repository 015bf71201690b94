import { openApiDocument } from "@image-content-search/core/openapi";
import { answer, apiHandler } from "../lib/api-handler.ts";

/** The contract as OpenAPI. */
export const handler = apiHandler("getOpenApi", async () => answer(200, openApiDocument()));
