export { passwordPolicy } from "./password-policy.ts";
export type { EventFunctionSpec, FunctionSpec, QueueName, Setting, Touch, Trigger } from "./pipeline.ts";
export { bundling, functionSettings, migrator, pipeline, queues, rules, touchSettings } from "./pipeline.ts";
export type { Method, Route, RouteName, Routes } from "./routes.ts";
export { routeFunction, routes } from "./routes.ts";
export * from "./schemas.ts";
