export type { FunctionSpec, QueueName, Touch } from "./pipeline.ts";
export { migrator, pipeline, queues, rules } from "./pipeline.ts";
export type { Method, Route, RouteName, Routes } from "./routes.ts";
export { routeFunction, routes } from "./routes.ts";
export * from "./schemas.ts";
