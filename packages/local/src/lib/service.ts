import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { AwsError } from "./aws-error.ts";
import { type Handler, sendJson } from "./http.ts";
import type { Principal } from "./keyring.ts";
import { logError, logLine } from "./log.ts";

/** Who signed the request, whose body has this SHA-256 (hex). @throws AwsError 403 when nobody did, or wrongly. */
export type Authenticate = (request: IncomingMessage, bodyHash?: string) => Principal;

/** One AWS service as the endpoint sees it: which requests are its own, and how it answers them. */
export interface Service {
  /** Short name for the terminal: `s3`, `sqs`, … */
  name: string;
  matches(request: IncomingMessage): boolean;
  /** Answers the request, refusals included, in the service's own error format. */
  handle: Handler;
  /** Answers an error in the service's own format. */
  refuse?(request: IncomingMessage, response: ServerResponse, error: AwsError): void;
  /** One line for the terminal; undefined keeps the request out of it. */
  describe(request: IncomingMessage): string | undefined;
}

/** Serves every service on one port; the first that claims a request gets it. */
export function createEndpoint(services: readonly Service[]): Server {
  const server = createServer(async (request, response) => {
    const begun = performance.now();
    const service = services.find((candidate) => candidate.matches(request));
    if (!service) {
      request.resume();
      sendJson(response, 404, { __type: "UnknownOperationException", message: "No such service here." });
      return;
    }
    try {
      await service.handle(request, response);
    } catch (error) {
      logError(service.name, `${request.method} ${request.url}`, error);
      if (!response.headersSent)
        sendJson(response, 500, { __type: "InternalFailure", message: "See the log." });
      else response.destroy();
    }
    const line = service.describe(request);
    if (line) logLine(service.name, `${line} ${response.statusCode}`, performance.now() - begun);
  });
  // Long polls and slow uploads are ordinary here; the clients have timeouts of their own.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 60_000;
  return server;
}

/** Starts listening; answers the port, which the system chooses for 0. @throws PortInUseError */
export async function listen(server: Server, port: number, host: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(taken ? new PortInUseError(port) : error);
    });
    server.listen(port, host, resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Another process listens on the port. */
export class PortInUseError extends Error {
  constructor(readonly port: number) {
    super(`Port ${port} is in use.`);
    this.name = "PortInUseError";
  }
}

/** The AWS error that a fault amounts to: itself, or an opaque internal failure that is logged with its cause. */
export function toAwsError(source: string, error: unknown): AwsError {
  if (error instanceof AwsError) return error;
  logError(source, "internal failure", error);
  return new AwsError("InternalFailure", "The local service failed; its log says why.", 500);
}

/** The service that a signed request names in its credential scope, in the header or presigned; "" if none. */
export function scopedService(request: IncomingMessage): string {
  const query = /[?&]X-Amz-Credential=([^&]+)/.exec(request.url ?? "")?.[1];
  const credential = query
    ? new URLSearchParams(`credential=${query}`).get("credential")
    : /Credential=([^, ]+)/.exec(request.headers.authorization ?? "")?.[1];
  return credential?.split("/")[3] ?? "";
}
