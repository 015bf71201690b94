import type { IncomingMessage, ServerResponse } from "node:http";
import { header, readBody, requestUrl, sendJson } from "../lib/http.ts";
import type { Service } from "../lib/service.ts";
import { FunctionError } from "./function-error.ts";
import type { Functions } from "./functions.ts";
import type { Instance } from "./instance.ts";

const pathPattern = /^\/_runtime\/([0-9a-f-]{36})\/2018-06-01\/runtime\/(.+)$/;

/** The Lambda Runtime API (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html), for our processes alone. */
export function runtimeApiService(functions: Functions): Service {
  return {
    name: "lambda",
    matches: (request) => request.url?.startsWith("/_runtime/") === true,
    describe: () => undefined,
    handle: async (request, response) => {
      const [, id = "", action = ""] = pathPattern.exec(requestUrl(request).pathname) ?? [];
      const instance = functions.findInstance(id);
      if (!instance) return sendJson(response, 403, { errorType: "UnknownInstance" });
      readUsage(request, instance);
      await act(instance, action, request, response);
    },
  };
}

async function act(instance: Instance, action: string, request: IncomingMessage, response: ServerResponse) {
  if (action === "invocation/next") return instance.next(response);
  const body = (await readBody(request, 64 * 1024 * 1024)).toString();
  const [, requestId = "", outcome] = /^invocation\/([^/]+)\/(response|error)$/.exec(action) ?? [];
  if (outcome === "response") instance.answer(requestId, body);
  else if (outcome === "error") instance.fail(requestId, toFunctionError(body));
  else if (action === "init/error") instance.failInit(toFunctionError(body));
  sendJson(response, 202, { status: "OK" });
}

function readUsage(request: IncomingMessage, instance: Instance): void {
  const cpuMicros = Number(header(request, "x-local-cpu-micros"));
  const rss = Number(header(request, "x-local-rss"));
  if (Number.isFinite(cpuMicros) && Number.isFinite(rss)) instance.usage = { cpuMicros, rss };
}

function toFunctionError(body: string): FunctionError {
  const { errorType, errorMessage, trace } = JSON.parse(body);
  return new FunctionError(
    String(errorType),
    String(errorMessage),
    Array.isArray(trace) ? trace.map(String) : [],
  );
}
