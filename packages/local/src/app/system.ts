import { join } from "node:path";
import type { Detector } from "@image-content-search/core/events";
import type { Mail } from "../cognito/outbox.ts";
import { watchFunctions } from "../lambda/bundle.ts";
import { Functions } from "../lambda/functions.ts";
import { startQueueMapping } from "../lambda/queue-mapping.ts";
import { startSchedule } from "../lambda/schedule.ts";
import { logLine } from "../lib/log.ts";
import { createEndpoint, listen, type Service } from "../lib/service.ts";
import { Store } from "../lib/store.ts";
import { type Behavior, createAppServer } from "./app-server.ts";
import { appBehaviors } from "./behaviors.ts";
import { functionDefinitions } from "./function-definitions.ts";
import { infoOf, settingsOf } from "./info.ts";
import type { LocalInfo } from "./local-pages.ts";
import { closeParts, openParts } from "./parts.ts";
import { queueMappings, schedules } from "./resources.ts";
import { awsServices } from "./services.ts";

/** Where and how the whole system is to run. Ports of 0 are chosen by the machine. */
export interface SystemOptions {
  port: number;
  awsPort: number;
  host: string;
  dataFolder: string;
  databaseUrl?: string | undefined;
  /** Those that are switched on; all unless told otherwise. */
  detectors?: readonly Detector[] | undefined;
  /** Rebuild the functions on save. */
  watch?: boolean;
  onMail?: (mail: Mail) => void;
}

/** The running system. */
export interface System {
  info: LocalInfo;
  close(): Promise<void>;
}

const idleMs = 60_000;
const maxInstances = 2;

/** Starts every service on one folder and the functions that are built, migrates the database and begins to work off what waits. */
export async function startSystem(options: SystemOptions): Promise<System> {
  const services: Service[] = [];
  const behaviors: Behavior[] = [];
  const [awsServer, appServer] = [createEndpoint(services), createAppServer(behaviors)];
  const host = options.host === "0.0.0.0" || options.host === "::" ? "127.0.0.1" : options.host;
  const awsEndpoint = origin(host, await listen(awsServer, options.awsPort, options.host));
  const appUrl = origin(
    host === "127.0.0.1" ? "localhost" : host,
    await listen(appServer, options.port, options.host),
  );

  const store = new Store(join(options.dataFolder, "state"));
  const functions = new Functions({ runtimeAddress: () => new URL(awsEndpoint).host, maxInstances, idleMs });
  const parts = await openParts(options, store, functions, awsEndpoint);
  const settings = settingsOf(parts, appUrl, awsEndpoint, options.detectors);
  const define = () => {
    for (const definition of functionDefinitions(settings, awsEndpoint)) functions.define(definition);
  };
  define();
  const stopWatching = options.watch ? await watch(define) : undefined;
  const info = infoOf(parts, appUrl, awsEndpoint);
  services.push(...awsServices(parts));
  await functions.invoke("migrate", "{}");
  behaviors.push(...appBehaviors(parts, info));

  const end = new AbortController();
  parts.asyncInvocations.start();
  for (const mapping of queueMappings()) startQueueMapping(parts.queues, functions, mapping, end.signal);
  for (const schedule of schedules()) startSchedule(parts.asyncInvocations, schedule, end.signal);
  return {
    info,
    close: async () => {
      end.abort();
      for (const server of [appServer, awsServer]) server.close().closeAllConnections();
      await stopWatching?.();
      await closeParts(parts);
      await store.close();
    },
  };
}

/** Rebuilds functions on save and takes the new ones; answers how to end it. */
function watch(define: () => void): Promise<() => Promise<void>> {
  return watchFunctions(() => {
    define();
    logLine("lambda", "The functions were rebuilt.");
  });
}

function origin(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
