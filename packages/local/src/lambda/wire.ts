import type { ServerResponse } from "node:http";
import { AwsError } from "../lib/aws-error.ts";
import { header, readBody, requestUrl, sendJson } from "../lib/http.ts";
import { signer } from "../lib/json-service.ts";
import { type Authenticate, type Service, scopedService, toAwsError } from "../lib/service.ts";
import type { AsyncInvocations } from "./async-invocations.ts";
import { functionArn } from "./function-definition.ts";
import { FunctionError } from "./function-error.ts";
import type { Functions } from "./functions.ts";
import { lambdaOperations } from "./operations.ts";

const invokePath = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/** Lambda's Invoke (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html), by name or ARN. */
export function lambdaService(
  functions: Functions,
  asyncInvocations: AsyncInvocations,
  authenticate: Authenticate,
): Service {
  const operations = lambdaOperations(functions, asyncInvocations);
  return {
    name: "lambda",
    matches: (request) => scopedService(request) === "lambda",
    describe: (request) => `${request.method} ${requestUrl(request).pathname}`,
    handle: async (request, response) => {
      try {
        const body = await readBody(request);
        const principal = signer(request, body, authenticate);
        const encoded = invokePath.exec(requestUrl(request).pathname)?.[1];
        if (!encoded)
          throw new AwsError("UnknownOperationException", "Only Invoke is served on the laptop.", 404);
        const name = decodeURIComponent(encoded).split(":").at(-1) ?? "";
        principal.authorize("lambda:InvokeFunction", functionArn(name));
        const payload = body.length > 0 ? body.toString() : "{}";
        const invocationType = header(request, "x-amz-invocation-type");
        const answer = await operations.Invoke({ name, payload, invocationType });
        if (answer === undefined) response.writeHead(202).end();
        else response.writeHead(200, { "content-type": "application/json" }).end(answer);
      } catch (error) {
        if (error instanceof FunctionError) {
          return sendJson(response, 200, error, { "x-amz-function-error": "Unhandled" });
        }
        sendError(response, toAwsError("lambda", error));
      }
    },
    refuse: (_, response, error) => sendError(response, error),
  };
}

function sendError(response: ServerResponse, { code, message, status }: AwsError): void {
  sendJson(response, status, { Type: "User", message }, { "x-amzn-errortype": code });
}
