import { type ComponentType, lazy } from "react";

/** A component whose code is loaded when it is first drawn. */
export function lazyComponent<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await load() }));
}
