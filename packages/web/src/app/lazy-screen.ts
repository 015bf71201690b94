import { type ComponentType, lazy } from "react";
import { loadRest } from "../messages/index.ts";

/** A screen whose code and texts are loaded when somebody first goes there. */
export function lazyScreen<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    const [component] = await Promise.all([load(), loadRest()]);
    return { default: component };
  });
}
