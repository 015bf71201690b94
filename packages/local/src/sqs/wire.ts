import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AwsError } from "../lib/aws-error.ts";
import { header, readBody, requestUrl, sendJson } from "../lib/http.ts";
import { findOperation, parseJson, signer } from "../lib/json-service.ts";
import { type Authenticate, type Service, scopedService, toAwsError } from "../lib/service.ts";
import { queryCode } from "./errors.ts";
import { QueueUrl, queueNameOf } from "./inputs.ts";
import { messageOperations } from "./message-operations.ts";
import { formatAnswer, formatError, parseForm } from "./query-protocol.ts";
import { queueOperations } from "./queue-operations.ts";
import type { Queues } from "./queues.ts";

interface Call {
  action: string;
  input: unknown;
}

const targetPrefix = "AmazonSQS.";

/** SQS in both its protocols: JSON 1.0 of today's SDKs, and the form-encoded one of older ones. */
export function sqsService(queues: Queues, authenticate: Authenticate): Service {
  const spec = { name: "sqs", operations: { ...messageOperations(queues), ...queueOperations(queues) } };
  const actions = new WeakMap<IncomingMessage, string>();
  const serve = async (request: IncomingMessage, response: ServerResponse, parse: (body: Buffer) => Call) => {
    const body = await readBody(request);
    const principal = signer(request, body, authenticate);
    const { action, input } = parse(body);
    actions.set(request, action);
    principal.authorize(`sqs:${action.replace(/Batch$/, "")}`, resourceOf(queues, input));
    return { action, answer: (await findOperation(spec, action)(input, whileOpen(response))) ?? {} };
  };
  return {
    name: "sqs",
    matches: (request) => isJson(request) || isQuery(request),
    async handle(request, response) {
      if (!isJson(request))
        return answerXml(
          response,
          serve(request, response, (body) => parseQuery(request, body)),
        );
      const action = header(request, "x-amz-target")?.slice(targetPrefix.length) ?? "";
      return answerJson(
        response,
        serve(request, response, (body) => ({ action, input: parseJson(body) })),
      );
    },
    refuse: (request, response, error) => (isJson(request) ? sendJsonError : sendXmlError)(response, error),
    describe(request) {
      const action = actions.get(request);
      return action === "ReceiveMessage" ? undefined : action;
    },
  };
}

/** A queue that a request names by its URL; everything where it names none. */
function resourceOf(queues: Queues, input: unknown): string {
  const { success, data } = QueueUrl.safeParse(input);
  return success ? queues.arn(queueNameOf(data.QueueUrl)) : "*";
}

function isJson(request: IncomingMessage): boolean {
  return header(request, "x-amz-target")?.startsWith(targetPrefix) === true;
}

function isQuery(request: IncomingMessage): boolean {
  if (header(request, "x-amz-target")) return false;
  return scopedService(request) === "sqs" || request.url?.startsWith("/000000000000/") === true;
}

async function answerJson(response: ServerResponse, served: Promise<{ answer: object }>): Promise<void> {
  try {
    sendJson(response, 200, (await served).answer, jsonHeaders());
  } catch (error) {
    sendJsonError(response, toAwsError("sqs", error));
  }
}

function sendJsonError(response: ServerResponse, { code, message, status }: AwsError): void {
  const queryError = { "x-amzn-query-error": `${queryCode(code)};${status < 500 ? "Sender" : "Receiver"}` };
  const body = { __type: `com.amazonaws.sqs#${code}`, message };
  sendJson(response, status, body, { ...jsonHeaders(), ...queryError });
}

function jsonHeaders(): Record<string, string> {
  return { "content-type": "application/x-amz-json-1.0", "x-amzn-requestid": randomUUID() };
}

async function answerXml(
  response: ServerResponse,
  served: Promise<{ action: string; answer: object }>,
): Promise<void> {
  try {
    const { action, answer } = await served;
    sendXml(response, 200, formatAnswer(action, answer));
  } catch (error) {
    sendXmlError(response, toAwsError("sqs", error));
  }
}

function sendXmlError(response: ServerResponse, { code, message, status }: AwsError): void {
  sendXml(response, status, formatError(code, message, status));
}

function sendXml(response: ServerResponse, status: number, xml: string): void {
  response.writeHead(status, { "content-type": "text/xml", "content-length": Buffer.byteLength(xml) });
  response.end(xml);
}

function parseQuery(request: IncomingMessage, body: Buffer): Call {
  const form = new URLSearchParams(body.toString());
  const { pathname } = requestUrl(request);
  if (!form.has("QueueUrl") && pathname.length > 1) form.set("QueueUrl", pathname);
  return parseForm(form);
}

/** A signal that aborts when the client goes away, so that nothing is received for nobody. */
function whileOpen(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => controller.abort());
  return controller.signal;
}
