import type { Config } from "@image-content-search/core/contract";
import { createContext, useContext } from "react";

/** Undefined above the start screen. */
export const ConfigContext = createContext<Config | undefined>(undefined);

/** What the server says of where it runs; only below the start screen. */
export function useConfig(): Config {
  const config = useContext(ConfigContext);
  if (config === undefined) throw new Error("The configuration is not loaded yet.");
  return config;
}
