import type { IncomingMessage, ServerResponse } from "node:http";
import type { Mail } from "../cognito/outbox.ts";
import { requestUrl, sendJson } from "../lib/http.ts";
import { outboxPage } from "./outbox-page.ts";

/** What scripts and SDKs need to drive the running system; answered at `/_local/info`. */
export interface LocalInfo {
  appUrl: string;
  apiUrl: string;
  awsEndpoint: string;
  region: string;
  userPoolId: string;
  userPoolClientId: string;
  bucket: string;
  queueUrl: string;
  deadLetterQueueUrl: string;
  eventBusName: string;
  databaseArn: string;
  databaseSecretArn: string;
  databaseName: string;
  demoUser: { email: string; password: string };
  credentials: { accessKeyId: string; secretAccessKey: string };
}

/** What the pages show. */
export interface LocalPagesOptions {
  info: LocalInfo;
  listMails: () => Mail[];
  /** What the system holds and has cost; for benches. */
  status: () => unknown;
}

/** The pages below `/_local`, which exist on the laptop alone. */
export function createLocalPages({ info, listMails, status }: LocalPagesOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    request.resume();
    switch (requestUrl(request).pathname) {
      case "/_local/info":
        return sendJson(response, 200, info);
      case "/_local/status":
        return sendJson(response, 200, status());
      case "/_local/outbox.json":
        return sendJson(response, 200, listMails());
      case "/_local/outbox":
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(outboxPage(listMails()));
        return;
      default:
        sendJson(response, 404, { message: "Not Found" });
    }
  };
}
