import { type IncomingMessage, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { AwsError } from "../lib/aws-error.ts";
import { header } from "../lib/http.ts";
import { functionKeyPrefix } from "../lib/keyring.ts";
import { logLine } from "../lib/log.ts";
import { type Service, scopedService } from "../lib/service.ts";
import type { Failure } from "./failure.ts";
import type { FailingCall, Faults } from "./faults.ts";
import { FailingService } from "./settings.ts";

/** The service, but that some calls fail as `faults` has them fail. */
export function failingService(service: Service, faults: Faults): Service {
  return {
    ...service,
    async handle(request, response) {
      const call = callOf(request);
      const failure = call && faults.failureOf(call);
      if (!failure) return service.handle(request, response);
      logLine("faults", `${service.name} ${describe(failure)}`);
      // An answer without a connection goes nowhere.
      if (failure.carriedOut) await service.handle(request, new ServerResponse(request));
      else request.resume();
      await fail(service, request, response, failure, faults.settings.silenceSeconds);
    },
  };
}

async function fail(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
  { as }: Failure,
  silenceSeconds: number,
): Promise<void> {
  if (as instanceof AwsError && service.refuse) return service.refuse(request, response, as);
  if (as === "silent") await setTimeout(silenceSeconds * 1000, undefined, { ref: false });
  response.destroy();
}

/** What a request is that a function signed; undefined for anybody else's. */
function callOf(request: IncomingMessage): FailingCall | undefined {
  const { success, data: service } = FailingService.safeParse(scopedService(request));
  if (!success) return undefined;
  const changes = request.method !== "GET" && request.method !== "HEAD";
  const signed = header(request, "authorization")?.includes(`Credential=${functionKeyPrefix}`);
  if (signed) return { service, caller: "function", changes };
  const presigned = request.url?.includes(`X-Amz-Credential=${functionKeyPrefix}`);
  return presigned ? { service, caller: "browser", changes } : undefined;
}

function describe({ as, carriedOut }: Failure): string {
  const words = as instanceof AwsError ? as.code : as;
  return carriedOut ? `${words}, though carried out` : words;
}
