import { type FunctionSpec, functionSettings } from "@image-content-search/core/contract";
import { bundleOf, functionSpecs } from "../lambda/bundle.ts";
import type { FunctionDefinition } from "../lambda/function-definition.ts";
import { functionCredentials } from "../lib/keyring.ts";
import { names, type Settings } from "./settings.ts";

/** Every function of the application with the credentials of its own and the settings it reads. */
export function functionDefinitions(settings: Settings, awsEndpoint: string): FunctionDefinition[] {
  return Object.entries(functionSpecs()).map(([name, spec]) => ({
    name,
    timeout: spec.timeout,
    memory: spec.memory,
    ...bundleOf(spec),
    environment: { ...awsEnvironment(name, awsEndpoint), ...ownSettings(spec, settings) },
  }));
}

function awsEnvironment(functionName: string, endpoint: string): Record<string, string> {
  const { accessKeyId, secretAccessKey } = functionCredentials(functionName);
  return {
    AWS_REGION: names.region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_ENDPOINT_URL: endpoint,
    // Deployed functions run on a newer Node than some laptops.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}

function ownSettings(spec: FunctionSpec, settings: Settings): Record<string, string> {
  return Object.fromEntries(functionSettings(spec).map((setting) => [setting, settings[setting]]));
}
