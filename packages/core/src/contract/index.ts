export * from "./job-schemas.ts";
export * from "./library-schemas.ts";
export { ImageStatus } from "./parts.ts";
export { passwordPolicy } from "./password-policy.ts";
export type { EventFunctionSpec, FunctionSpec, QueueName, Trigger } from "./pipeline.ts";
export {
  bundling,
  functionSettings,
  migrator,
  operations,
  pipeline,
  preSignUp,
  queues,
  rules,
} from "./pipeline.ts";
export type { Method, Route, RouteName, Routes } from "./routes.ts";
export { routeFunction, routes } from "./routes.ts";
export * from "./schemas.ts";
export * from "./search-schemas.ts";
export type { Setting } from "./settings.ts";
export type { Grant, ResourceName, Touch } from "./touches.ts";
export { grantsFor } from "./touches.ts";
