import type { ComponentType } from "react";
import { lazyComponent } from "../lib/lazy-component.ts";
import { loadRest } from "../messages/index.ts";

/** A screen whose code and texts are loaded when somebody first goes there. */
export function lazyScreen<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazyComponent(async () => {
    const [component] = await Promise.all([load(), loadRest()]);
    return component;
  });
}
