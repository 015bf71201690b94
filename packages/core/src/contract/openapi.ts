import { toJSONSchema, type z } from "zod/mini";
import { documentation } from "./documentation.ts";
import { type Route, type RouteName, routes } from "./routes.ts";
import { ErrorAnswer } from "./schemas.ts";

type Json = Record<string, unknown>;

/** The HTTP contract as an OpenAPI 3.1 document (https://spec.openapis.org/oas/v3.1.0), made from the routes. */
export function openApiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: Route = routes[name];
    const path = `/api${route.path}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Image Content Search", version: "1" },
    paths,
    components: {
      securitySchemes: { accessToken: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
    },
  };
}

function operation(name: RouteName, route: Route): Json {
  return {
    operationId: name,
    summary: documentation[name].summary,
    security: route.access === "owner" ? [{ accessToken: [] }] : [],
    parameters: [...parameters("path", route.params), ...parameters("query", route.query)],
    ...(route.body && {
      requestBody: { required: true, content: content(route.body, "input", exampleBody(name)) },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, schema]) => [status, answer(schema)]),
      ),
      default: { description: "An error", content: content(ErrorAnswer, "output") },
    },
  };
}

function answer(schema: z.ZodMiniType | null): Json {
  return schema
    ? { description: "Success", content: content(schema, "output") }
    : { description: "Success, no body" };
}

/** A body that the route takes; undefined where it takes none. */
export function exampleBody(name: RouteName): unknown {
  const documented = documentation[name];
  return "example" in documented ? documented.example : undefined;
}

function content(schema: z.ZodMiniType, io: "input" | "output", example?: unknown): Json {
  const json = toJSONSchema(schema, { io, target: "draft-2020-12" });
  return { "application/json": { schema: json, ...(example !== undefined && { example }) } };
}

function parameters(place: "path" | "query", schema: z.ZodMiniType | undefined): Json[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = toJSONSchema(schema, { io: "input" });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}
