import { devNull } from "node:os";

/**
 * An environment without what names an account or another stage, with credentials that open nothing; what is asked of
 * AWS goes to `endpoint`.
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} endpoint
 */
export function offlineEnvironment(environment, endpoint) {
  const own = Object.entries(environment).filter(([name]) => !/^(AWS|SST)_/.test(name));
  return {
    ...Object.fromEntries(own),
    AWS_ACCESS_KEY_ID: "nobody",
    AWS_SECRET_ACCESS_KEY: "nobody",
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ENDPOINT_URL: endpoint,
    SST_TELEMETRY_DISABLED: "1",
    NO_COLOR: "1",
  };
}
