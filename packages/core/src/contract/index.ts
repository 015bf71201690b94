export type { EventFunctionSpec, FunctionSpec, QueueName, Touch, Trigger } from "./pipeline.ts";
export { bundling, migrator, pipeline, queues, rules } from "./pipeline.ts";
export type { Method, Route, RouteName, Routes } from "./routes.ts";
export { routeFunction, routes } from "./routes.ts";
export * from "./schemas.ts";
